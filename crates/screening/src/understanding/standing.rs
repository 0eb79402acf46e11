//! How a paper stands: had, on its way, lapsed. "CE i am getting now" and "my card expired" are no yes.

use std::sync::LazyLock;

use super::lexicon::{Lexicon, Message};
use crate::fact::Span;

/// What a clause says of a licence, a grade or a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Had now.
    Had,
    /// On its way: not had yet.
    Coming,
    /// Had once, not valid now.
    Lapsed,
    /// Lapsed or on its way once, and valid again.
    Renewed,
    /// Not had.
    Missing,
}

use Standing::{Coming, Had, Lapsed, Missing, Renewed};

static MARKS: LazyLock<Lexicon<Standing>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Had,
            "есть; имеется; имеются; имею; на руках; в наличии; действует; действующ*; действительн*; получил; получила; получен; получена; получено; получены; оформлен; оформлена; оформлено; открыта; открыт; \
             have; have got; i've; got it; hold; holding; valid; in date; up to date; on me; \
             бар; қолымда; жарамды; алдым; алғанмын",
        ),
        (
            Coming,
            "получаю; получим; получу; скоро получу; буду получать; буду делать; буду сдавать; оформляю; оформлю; оформляется; сейчас|еще|только|уже|раз делаю; забираю; заберу; делаю в|к|на|через; заказал нов*; заказала нов*; заказал|заказала дубликат|замену; делаю|сдаю|получаю сейчас; скоро сделаю; сделаю; сдаю на|экзамен*|в|через; в|через|скоро|весной|летом|осенью|зимой ... сдаю|получаю|делаю; сейчас|еще|скоро сдаю; сдам; сдать планирую; планирую|собираюсь|хочу получить|получать|сдать|сдавать|сделать|оформить; \
             учусь; доучиваюсь; обучаюсь; прохожу обучение|курс*|комиссию|медкомиссию|учебу; на обучении; на курсах; на оформлении; подал|подала|подали документы|заявление|заявку; в процессе; в процессе получения|оформления; жду корочк*|карт*|удостоверени*|документ*|прав*|выдач*|экзамен*; \
             скоро будет|будут; будет|будут скоро; к выходу|началу|работе ... будет|будут; до выхода|начала|работы ... будет|будут; записал* на; записан* на; экзамен через|в|на; \
             submitted; have submitted; in the post; waiting to hear; in process; am|still|it's|its|is processing; being processed; pending; awaiting; waiting on; application is|with|in; applied; have|has applied; not come|arrived|through yet; getting; am getting; i'm getting; studying for; training for; taking the test|exam|course; exam|test is|in|on|next; in progress; in the process; on its way; on the way; applying for; applied for; waiting for; booked for|on|in; will have|get|be; should have|get|be; going to get|have; scheduled; \
             әзір|дайын емес; әлі әзір|дайын емес; құжат тапсырдым|өткіздім; рәсімделуде; ресімделуде; процесте; процесінде; алып жатырмын; алып жатыр; алайын деп; жасатам; жасатамын; жасатып алам; жасатып аламын; алам енді; келесі|жақында|ертең|кейін ... аламын; енді аламын; алатын боламын; жасатып жатырмын; рәсімдеп жатырмын; ресімдеп жатырмын; тапсырып жатырмын; тапсырамын; оқып жатырмын; оқып жүрмін; дайындап жатырмын; дайын болады; болып қалады; күтіп жатырмын; күтіп жүрмін; жолда; шығарып жатырмын; шығарып жүрмін",
        ),
        (
            Lapsed,
            "истек; истекла; истекло; истекли; закончился срок; срок закончился|вышел|истек|прошел; закончился|закончилась|закончилось|закончились; кончился|кончилась|кончились; не продлил|продлила|продлили|продлен|продлена|продлевал|продлевала; не обновил|обновила|обновлял|обновляла; просрочен*; просрочил*; просрочка; недействительн*; не действует|действительн*; аннулирован*; лишили; лишен; лишена; лишен*; \
             потерял; потеряла; потеряли; утерян; утеряна; утеряно; утерял; утеряла; украли; надо|нужно|пора|осталось|буду|придется|требуется|собираюсь продл*|обнов*|поменять|переделать; старая|старый|старое|старые кончил*|закончил*; переобучаюсь; переоформляю; восстанавливаю; \
             expired; has lapsed; lapsed; ran out; run out; out of date; no longer valid; not valid; not|never renewed; didn't|did not|haven't|havent renew|renewed; not been renewed; invalid; revoked; suspended; lost it|mine|my; was|got lost|stolen; need|needs|needed renewing|renewal; need|needs|have|has to renew; due for renewal; to be renewed; up for renewal; retraining; taken off|away; banned; disqualified; \
             мерзімі өтті|өткен|бітті|біткен|өтіп; мерзімі өтіп кетті; бітіп қалған|қалды|кетті|кеткен; ескірді; ескірген; ескіріп қалды|қалған|кетті; жоғалтып алдым; жоғалттым; жоғалып кетті; ұзарту|жаңарту керек; жарамсыз; күші жойыл*; уақыты өтті|өткен|бітті|біткен; ұзартпадым; ұзартпаған*; ұзартқан|жаңартқан жоқпын|жоқ; жаңартпадым; жаңартпаған*",
        ),
        (
            Renewed,
            "новый|новая|новое|новую|новые получил|получила|сделал|сделала|оформил|оформила|есть; продлил; продлила; продлен; продлена; продлено; обновил; обновила; переоформил; переоформила; восстановил; восстановила; переобучился; переобучилась; уже получил|получила|сдал|сдала|сделал|сделала; получил|получила|сделал|сделала нов*; не просрочен*; не истек*; \
             renewed; renewed it; already got|have|passed|renewed; got a new one; hasn't|not|never expired; \
             жаңарттым; ұзарттым; жаңасын алдым; жаңасы бар; қайта алдым; өтпеген",
        ),
        (
            Missing,
            "нет; нету; неа; не готов*; еще не получил*|сдал*|оформил*|сделал*|пришл*; not yet; әлі алған|тапсырған жоқпын; не имею; пока нет; еще нет; без; no; nope; not; don't have; do not have; haven't; without; жоқ; әлі жоқ; емес; жоқпын",
        ),
    ])
});

/// What a clause says of how a paper stands, in its order.
pub fn standings(clause: &str) -> Vec<(Standing, Span)> {
    let message = Message::read(clause);
    MARKS.hits(&message).into_iter().map(|hit| (hit.class, message.span(hit.start, hit.end))).collect()
}
