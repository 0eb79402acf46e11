//! Agreement and refusal.

use std::sync::LazyLock;

use super::atoms;
use super::lexicon::{Hit, Lexicon, Message};
use super::{Found, Value, YesNo, vocabulary};

/// What a phrase says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Agrees.
    Yes,
    /// Refuses.
    No,
    /// Neither.
    Unsure,
    /// Turns the agreement behind it round: "не", "not".
    Not,
    /// Sets a condition.
    If,
    /// Kazakh negation behind an agreement: "дайын емеспін".
    NotBehind,
    /// An exclamation: a refusal only where nothing else is said.
    Gasp,
}

use Word::{Gasp, If, No, Not, NotBehind, Unsure, Yes};

pub(super) static WORDS: LazyLock<Lexicon<Word>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Yes,
            "ыңғайлы; қолайлы; ынгайлы; колайлы; если надо; если нужно; если потребуется; если требуется; если необходимо; раз надо; if needed; if required; if necessary; if need be; қажет болса; керек болса; агась; агаа; угусь; дась; даап; оф корс; дэ; угум; какой разговор; какие разговоры; о чем разговор; какие проблемы; без базара; без базаров; базара нет; базару нет; согл; железно; стопудово; сто пудов; заметано; по рукам; ясен пень; ясное дело; ессно; ессесно; естессно; канеч; канешно; конечн*; изи; легко и просто; как штык; мгм; а как же иначе; в любом случае; куда деваться; ну а как; за; только за; я за; обеими руками за; обеими руками; двумя руками за; всеми руками за; 100 %; 100 процентов; сто процентов; стопроцентно; процентов сто; на все 100; на все сто; на 100 %; еще как; не то слово; как два пальца; а чего нет; а чего бы нет; чего бы нет; почему же нет; отчего бы нет; почему бы мне нет; да не нормально; да; ага; угу; ок; окей; оки; океюшки; конечно; канеш; канешна; конешно; разумеется; естественно; безусловно; определенно; \
             точно; обязательно; верно; правильно; согласен; согласна; согласны; соглас*; готов; готова; готовы; готовый; готовая; могу; сможем; смогу; \
             хочу; хотел бы; хотела бы; хотелось бы; буду; будем; есть; имеется; имеются; имею; умею; легко; запросто; с удовольствием; с радостью; \
             нет проблем; нет вопросов; не вопрос; без проблем; без вопросов; не проблема; не против; непротив; против ничего не имею; ничего не имею против; \
             нет возражений; не возражаю; не откажусь; не отказалась бы; не отказался бы; \
             почему нет; почему бы и нет; почему бы нет; почему б и нет; чего бы и нет; а почему нет; отчего же нет; не имею ничего против; да не вопрос; да нет проблем; да без проблем; \
             да нет не против; нет не против; не сомневайтесь; без сомнений; нет сомнений; скорее да; скорее всего да; наверное да; наверно да; думаю да; да наверное; да наверно; \
             да скорее всего; да думаю; пожалуй да; пожалуй; вполне; устраивает; устроит; подходит; подойдет; меня все устраивает; все устраивает; \
             хорошо; отлично; супер; договорились; идет; годится; давайте; давай; пойдет; сойдет; так точно; так и есть; именно; непременно; \
             работал; работала; работаю; приходилось; доводилось; делал; делала; занимался; занималась; был опыт; знаю; знаком; знакома; \
             положительно; однозначно; естесна; да да; ну да; ну конечно; да конечно; aга; йес; еп; ес; плюс; плюсую; + ; ++; ладно; абсолютно; ладн*; само собой; еще бы; а то; а как же; куда ж без этого; 👍; ✅; 👌; 🙌; 💯; ✔; ☑; 🙂👍; 🆗; 😀👍; \
             любой; в любое время; всегда; всегда готов; всегда готова; можно; рад; рада; буду рад; буду рада; на все согласен; да можете; присутствует; в наличии",
        ),
        (
            Yes,
            "im down; i'm down; down for it; down for that; count on me; deffo; defo; def; defs; fo sho; fosho; yessir; yas; yea; yeh; aye aye; you got it; you bet ya; bet; sure thing; sure do; sure can; sure am; hell yeah; heck yes; heck yeah; oh yes; oh yeah; 100 percent; hundred percent; a hundred percent; all for it; all in; yes; yess; yees; yesss; yeap; yeah; yep; yup; ye; yea; ya; yah; y; sure; surely; of course; ofc; absolutely; definitely; certainly; ok; okay; okey; k; kk; i do; i am; i can; i have; \
             i will; i would; i'd love to; love to; i could; i've; correct; right; fine; sounds good; sounds great; indeed; totally; ready; happy to; glad to; willing; agreed; agree; true; \
             no doubt; no problem; no problems; not a problem; no worries; no issue; no issues; no objection; no objections; why not; don't mind; do not mind; dont mind; wouldn't mind; \
             won't mind; i don't mind; can do; will do; affirmative; positive; naturally; by all means; works for me; that works; okay with me; fine with me; for sure; you bet; \
             with pleasure; probably yes; most likely yes; i think so; i guess so; guess so; likely; probably; yes please; without a doubt; perfectly; good; great; perfect; exactly; definately; \
             always; anytime; any time; i'm in; count me in; up for it; for it; comfortable; able to; open to; alright; all right; gladly; \
             got it; have it; sir yes sir; aye; i did; i was; suits me",
        ),
        (
            Yes,
            "иә; ия; иа; ие; ийа; йа; я я; ииа; иея; әрине; арине; эрине; бар; болады; болад*; болатын; жарайды; жарайд; дайынмын; шығамын; шығам; барамын; барам; келісіп отырмын; істей аламын; істей алам; істей берем; істей беремін; шыға аламын; шыға алам; шыға беремін; келе аламын; келе алам; дайынбыз; дайын; дайн*; мақұл; келісемін; келісем; келісемiн; дұрыс; солай; жақсы; \
             қарсы емеспін; қарсы емес; қарсы емеспиз; қарсылығым жоқ; қарсылық жоқ; мәселе жоқ; мәселе емес; проблема жоқ; проблема емес; еш проблема жоқ; кедергі жоқ; \
             міндетті түрде; міндетті; сөзсіз; оңай; қиын емес; әлбетте; рас; шын; аламын; ала аламын; істей аламын; бара аламын; жасай аламын; қуана; қуанамын; ризамын; ықыласты; \
             неге болмасқа; неге болмасын; неге жоқ; жүз пайыз; 100 пайыз; қолдаймын; болсын; ок болады; келеді; қалаймын; барамын; істеймін; жасаймын; білемін; иә әрине; иә бар; жақсы болады; әбден; толықтай; ұнайды",
        ),
        // Whoever does not mind agrees, and so does whoever is used to it.
        (
            Yes,
            "рассчитывайте на меня; расчитывайте на меня; можете рассчитывать|расчитывать; been doing it|that|this; done it|that for; норм; нормас; нормально; нормал*; мне удобно; удобно; комфортно; мне комфортно; привык; привыкла; привыкли; привычно; привычны; не привыкать; так и работаю; так и работал; так и работала; так сейчас и работаю; \
             без разницы; мне все равно|равн*; пофиг; пофигу; мне пофиг; по барабану; не принципиально; непринципиально; неважно; не важно; роли не играет; не играет роли; разницы нет; нет разницы; хоть каждый день; хоть когда; \
             all the same to me; makes no difference; no difference; doesn't|does|don't|dont not matter; doesn't|dont|don't matter; does not matter; either way works; either is fine; fine either way; i'm easy; used to it|that|this|such; i'm used to; that's how i work; already work|works like that|this; my current schedule; bring it on; no dealbreaker; not a dealbreaker; no biggie; \
             маған бәрібір; бәрібір; айырмашылығы жоқ; айырмашылық жоқ; маңызды емес; үйреніп қалған*; үйренгенмін; үйренгенбіз; дағдыланған*; дағдыланып қалдым; бойым үйренген",
        ),
        // A negation aimed at an objection agrees: "no complaints", "не пугает", "қорықпаймын".
        (
            Yes,
            "don't|dont|doesn't|not have any|an|a|some complaint|complaints|objection|objections|issue|issues|problem|problems|trouble|troubles|worry|worries|concern|concerns; have no complaint|complaints|objection|objections|issue|issues|problem|problems|worries|concerns; no complaint|complaints|objection|objections|issue|issues|problem|problems|trouble|troubles|qualms|worry|worries|concern|concerns|fear|fears|reservations|difficulty|difficulties|hesitation|obstacle|obstacles; no real|big|particular|special|major|serious|such complaint|complaints|objection|objections|issue|issues|problem|problems|trouble|troubles|qualms|worry|worries|concern|concerns|fear|fears|reservations|difficulty|difficulties|hesitation|obstacle|obstacles; not a|an|any|really issue|problem|obstacle|concern|trouble|bother|issues|problems; not a big|huge|real|major deal|issue|problem; isn't a|an issue|problem; no big deal; \
             don't|dont|doesn't|doesnt|didn't|won't|wouldn't|not|never mind|bother|bothers|object|scare|scares|frighten|frightens|worry|worries|trouble|troubles|disturb|disturbs|care; don't|dont|doesn't|doesnt|won't|wouldn't|not really|even|actually|ever mind|bother|bothers|object|scare|scares|frighten|frightens|worry|worries|trouble|troubles|disturb|disturbs|care; not afraid|scared|bothered|against|worried|opposed; not really|at ... afraid|scared|bothered|against|worried|opposed; \
             don't|dont|not see why not; see no reason why not; no reason not; no reason why not; nothing against; don't|dont|not have anything against; \
             не боюсь|боимся|пугает|пугают|смущает|смущают|возражаю|напрягает|напрягают|беспокоит|мешает|мешают|парит|парюсь|волнует|затруднит|отказываюсь|жалуюсь|против|страшно|страшит|тревожит|раздражает; не сильно|особо|очень|совсем|вообще|слишком боюсь|боимся|пугает|пугают|смущает|смущают|возражаю|напрягает|напрягают|беспокоит|мешает|мешают|парит|парюсь|волнует|затруднит|отказываюсь|жалуюсь|против|страшно|страшит|тревожит|раздражает; ничего ... против; против ... ничего; возражений|возражения|претензий|проблем|вопросов|сложностей|трудностей|препятствий|страха|страхов|боязни|сомнений|жалоб нет|нету|никаких|не; возражений|возражения|претензий|проблем|вопросов|сложностей|трудностей|препятствий|страха|страхов|боязни|сомнений|жалоб никаких|вообще|совсем нет|нету; нет|никаких|без возражений|возражения|претензий|проблем|вопросов|сложностей|трудностей|препятствий|страха|страхов|боязни|сомнений|жалоб; нет|без никаких|всяких возражений|возражения|претензий|проблем|вопросов|сложностей|трудностей|препятствий|страха|страхов|боязни|сомнений|жалоб; не имею|вижу возражений|возражения|претензий|проблем|вопросов|сложностей|трудностей|препятствий|страха|страхов|боязни|сомнений|жалоб; \
             еш|ешқандай|ешбір мәселе|мәселем|проблема|проблемам|қарсылық|қарсылығым|кедергі|қиындық|күмән жоқ; қорқыныш|қорқынышым|қарсылық|қарсылығым|шағым|шағымым|мәселе|мәселем|проблема|проблемам|кедергі|кедергім|күмән|күмәнім|қиындық|қиындығым|уайым|уайымым жоқ|емес; қорқыныш|қорқынышым|қарсылық|қарсылығым|шағым|шағымым|мәселе|мәселем|проблема|проблемам|кедергі|кедергім|күмән|күмәнім|қиындық|қиындығым|уайым|уайымым мүлдем|тіпті|еш|ешқандай жоқ; қорықпаймын|қорқпаймын|қорықпайм|қорықпаймыз|қорықпайды|қорқытпайды|қиналмаймын|ренжімеймін|мазаламайды|алаңдатпайды|алаңдамаймын|үркітпейді|үрейлендірмейді|жасқанбаймын; кедергі болмайды; қарсы болмаймын; бас тартпаймын; қорқатын ештеңе жоқ",
        ),
        (
            No,
            "ноу; ноуп; навряд; навряд ли; на вряд ли; куда там; какой там; где уж там; где там; ни в какую; ни за какие; ни под каким; нет; да ну нет; да ну; ну нет; net; неа; неет; нееа; не спасибо; не спс; нету; нетути; нетушки; нетуу; пас; нифига; ни фига; фиг; нихт; отнюдь; нема; ноуп; не вариант; не прокатит; не катит; не канает; не судьба; обойдусь; увольте; пожалуй откажусь; лучше не надо; никоим образом; ни под каким предлогом; не-а; нее; никак; никак нет; никогда; ни в коем случае; ни за что; невозможно; нереально; отсутствует; отсутствуют; против; вряд ли; врятли; вряд; врядли; \
             едва ли; маловероятно; ну такое ... скорее нет; не думаю; сомневаюсь; не получится; не выйдет; пока нет; пока что нет; к сожалению; увы; отказ; отказываюсь; откажусь; воздержусь; да нет; \
             скорее нет; скорее всего нет; наверное нет; наверно нет; думаю нет; пожалуй нет; конечно нет; точно нет; совсем нет; нет конечно; нет нет; не имею; не имеется; \
             не могу; не смогу; не готов; не готова; не готовы; не хочу; не буду; не умею; не хотел бы; не хотела бы; не хотелось бы; не согласен; не согласна; не устраивает; не подходит; не подойдет; не устроит; \
             не интересно; не интересует; не работал; не работала; не приходилось; не доводилось; не планирую; не рассматриваю; ноль; отрицательно; исключено; только не это; нетъ; ниет; нит; \
             без опыта; не знаком; не знакома; не знаю такого; не владею; минус; 👎; ❌; 🙅; 🚫; ➖; еще нет; уже нет; больше нет; не особо; не очень; неудобно; неохота; не надо; лишен; лишена",
        ),
        (
            No,
            "no; nope; nah; naw; na; never; n; nay; nuh uh; noway; no chance; hell no; heck no; no ways; no sir; not happening; no can do; don't; do not; dont; doesn't; can't; cannot; cant; can not; won't; wont; haven't; havent; unfortunately; sadly; negative; no way; not really; \
             i'm afraid; i'm afraid not; afraid not; not at all; not at the moment; not now; not yet; not currently; not right now; not ready; not able; unable; not possible; impossible; doubt it; i doubt it; doubtful; hardly; unlikely; \
             not interested; unwilling; not willing; no thanks; no thank you; refuse; decline; not for me; neither; none; isn't; i'm not; didn't; wouldn't; probably not; i don't think so; don't think so; \
             i think not; i guess not; not likely; not a chance; without; under no circumstances; out of the question; i'd rather not; rather not; would rather not; i would rather not; noo",
        ),
        (
            No,
            "екіталай; екі талай; жоқ; жок; жо; жоға; жоқпын; емес; болмайды; болмайд; мүмкін емес; келіспеймін; қарсымын; қарсы; өкінішке орай; өкінішке қарай; істемеймін; дайын емеспін; дайын емес; \
             ешқашан; мүлдем; қаламаймын; келмейді; алмаймын; бармаймын; жасамаймын; әзірге жоқ; қазірше жоқ; әлі жоқ; иә емес; әй жоқ; жоқ рахмет; еш; тіпті жоқ",
        ),
        (
            Unsure,
            "в процессе; скоро будет; скоро получу; скоро сделаю; оформляю; получаю; было но; просрочен*; ну такое; только по выходным|будням|вечерам|утрам; only on|at weekends|weekdays|evenings|mornings; in progress; almost; soon; getting it; expired; тек демалыс|сенбі|жексенбі ... күндері; тек кешке; тек таңертең; может и да; может и нет; как пойдет; как дело пойдет; сказать не могу; сказать пока не могу; не могу пока сказать; пока не могу сказать; сказать сложно; ответить не могу; не могу ответить; надо ... посоветоваться|обсудить|узнать|спросить|уточнить|поговорить; нужно ... посоветоваться|обсудить|узнать|спросить|уточнить; посоветуюсь; посоветоваться; спрошу; узнаю; уточню; возможно; может; может быть; мб; наверное; наверно; наверн; вероятно; не уверен; не уверена; не знаю; незнаю; хз; хзз; зависит; завист; смотря; посмотрим; посмотреть; поглядим; подумаю; подумать; надо подумать; нужно подумать; \
             фифти фифти; пятьдесят пятьдесят; 50 % на 50 %; то ли да то ли нет; не решил; не решила; еще не решил; еще не решила; не определился; не определилась; пятьдесят на пятьдесят; 50 50; 50 на 50; 50 / 50; пока не решил*; пока не знаю; пока не уверен*; еще не знаю; еще не уверен*; пока не определил*; еще не определил*; пока думаю; думаю пока; точно не знаю; точно не могу сказать; не могу сказать; не могу точно; как получится; как повезет; как сказать; как посмотреть; и да и нет; да нет наверное; да нет наверно; \
             да нет возможно; ну да нет наверное; ни да ни нет; затрудняюсь; сложно сказать; трудно сказать; скорее всего; по обстоятельствам; по ситуации; иногда; не всегда; частично; когда как; под вопросом; сомнева*; 🤷; 🤔; \
             обсуждаемо; обсудим; можно обсудить; при необходимости; ситуативно; не исключаю; не исключено; как карта ляжет; будет видно; теоретически; в принципе можно подумать",
        ),
        (
            Unsure,
            "have to check; need to check; let me check; i'll check; i would have to check; need to ask; have to ask; i'll ask; need to discuss; have to discuss; maybe; i'm not sure; i am not sure; im not sure; i'm not certain; i'm unsure; i don't know; i do not know; i dont know; i can't say; not quite sure; perhaps; possibly; depends; it depends; depending; not sure; unsure; don't know; dont know; do not know; idk; dunno; we'll see; let me think; i'll think; have to think; need to think; to be discussed; \
             might; could be; hard to say; not certain; undecided; sometimes; fifty fifty; tbd; negotiable; it varies; partly; can't say; cannot say; who knows; not decided; haven't decided; we will see; no idea; up in the air; yes and no; \
             on the fence; let's see; remains to be seen; mixed feelings",
        ),
        (
            Unsure,
            "жағдайға қарай; жағдайына қарай; қарай көрейік; көрейін; ойланып; ақылдасамын; ақылдасып; ақылдасу керек; сұрап көрейін; сұрап көремін; мүмкін; бәлкім; мумкин; көрейік; көре жатармыз; көрерміз; байқайық; байқаймыз; білмедім; білмеймін; сенімді емеспін; ойланамын; ойланып көрейін; ойлану керек; ойланайын; жағдайға байланысты; байланысты; шығар; болар; \
             айта алмаймын; әлі шешкен жоқпын; шешпедім; нақты білмеймін; қарайық; ойланып көремін; екіұшты; анық емес; болып қалар; мүмкін болар; нақты емес",
        ),
        (Not, "не; ни; not; никак не; совсем не; пока не; уже не; вообще не; isn't; aren't; ain't; нельзя; without"),
        (
            Gasp,
            "да вы что; да ты что; да что вы; да что ты; вы что; ты что; что вы; что ты; да бросьте; да брось; ну что вы; да ладно вам; come on; oh come on",
        ),
        (NotBehind, "емес; емеспін; емеспиз; жоқпын; емес едім; емеспиз; емесп*"),
        (
            If,
            "если; если только; при условии; только если; только при; if; only if; provided; as long as; unless; егер; жағдайда; егерде; при наличии; в случае; only when; при достойн*; при хорош*; при нормальн*; смотря; шартымен",
        ),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    WORDS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// A decision read from words, with the tokens that carry it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Decision {
    pub(super) value: YesNo,
    pub(super) start: usize,
    pub(super) end: usize,
    /// A condition was set anywhere behind it.
    pub(super) conditional: bool,
    /// Only a bare "не" or a negated Kazakh verb says so.
    pub(super) weak: bool,
}

/// "За удалёнку платят меньше": a "за" with something behind it is no consent.
///
/// "I'm in Bishkek right now": that "right" agrees with nothing.
fn is_preposition<T>(message: &Message, hit: &Hit<T>) -> bool {
    if hit.end == hit.start + 1
        && message.is_any(hit.start, &["right"])
        && message.is_any(hit.end, &["now", "away", "after"])
    {
        return true;
    }
    hit.end == hit.start + 1
        && message.is_any(hit.start, &["за"])
        && hit.end < message.len()
        && message.same_clause(hit.start, hit.end)
}

/// Agreements and refusals of several words that fill their clause ("а почему бы и нет", "еще как").
pub(super) fn idioms(message: &Message) -> Vec<(usize, usize)> {
    const OPENINGS: &[&str] = &["а", "ну", "да", "и", "так", "ал", "well", "so", "конечно"];
    WORDS
        .hits(message)
        .into_iter()
        .filter(|hit| hit.end > hit.start + 1 && matches!(hit.class, Yes | No | Unsure))
        .filter(|hit| {
            (0..message.len()).filter(|&at| message.same_clause(at, hit.start)).all(|at| {
                let word = message.key(at).chars().any(char::is_alphanumeric);
                (hit.start..hit.end).contains(&at) || !word || message.is_any(at, OPENINGS)
            })
        })
        // "а как" asks, "а как же" answers: the opening belongs to the idiom.
        .map(|hit| {
            let before = (0..hit.start).rev().take_while(|&at| message.same_clause(at, hit.start)).last();
            (before.unwrap_or(hit.start), hit.end)
        })
        .collect()
}

/// Where agreements of several words stand: "no problem", "не пугает".
pub(super) fn idioms_of_consent(message: &Message) -> Vec<(usize, usize)> {
    let several = |hit: &Hit<Word>| hit.class == Yes && hit.end > hit.start + 1;
    WORDS.hits(message).into_iter().filter(several).map(|hit| (hit.start, hit.end)).collect()
}

/// The first decisive words of a message.
pub(super) fn decide(message: &Message) -> Option<Decision> {
    decide_from(message, 0)
}

/// The first decisive words at or behind a token.
pub(super) fn decide_from(message: &Message, from: usize) -> Option<Decision> {
    let hits: Vec<_> =
        WORDS.hits(message).into_iter().filter(|hit| hit.start >= from && !is_preposition(message, hit)).collect();
    let conditional =
        hits.iter().any(|hit| hit.class == If) || (from..message.len()).any(|at| kazakh_condition(message, at));
    let unsure = hits.iter().find(|hit| hit.class == Unsure);
    if let Some(last) = turned(message, &hits) {
        return Some(Decision { value: last.0, start: last.1.start, end: last.1.end, conditional, weak: false });
    }
    if let Some(both) = undecided(&hits) {
        return Some(Decision { value: YesNo::Unsure, start: both.0, end: both.1, conditional, weak: false });
    }
    for (index, hit) in hits.iter().enumerate() {
        let next = hits.get(index + 1).filter(|next| message.same_clause(hit.start, next.start));
        let (value, end, weak) = match hit.class {
            Yes => match next {
                Some(next) if next.class == NotBehind || negated_behind(message, hit.end, next.start, next.class) => {
                    (YesNo::No, next.end, false)
                }
                Some(next) if next.class == Unsure && next.start == hit.end && index == 0 => {
                    (YesNo::Yes, next.end, false)
                }
                Some(next) if overruled(message, hit, next) => (YesNo::No, next.end, false),
                // "мне всё равно не подойдёт": "all the same" of another meaning.
                Some(next) if matches!(next.class, No | Not) && message.is_any(hit.end - 1, &["равно", "same"]) => {
                    continue;
                }
                // "probably, not sure": a hedge with a doubt behind it.
                _ if message.is_any(hit.start, HEDGES) && hits[index + 1..].iter().any(|next| next.class == Unsure) => {
                    (YesNo::Unsure, hit.end, false)
                }
                _ if kazakh_negative(message, hit.end) => (YesNo::No, hit.end + 1, false),
                _ => (YesNo::Yes, hit.end, false),
            },
            Gasp if hits[index + 1..].iter().any(|next| matches!(next.class, Yes | No | Unsure)) => continue,
            Gasp => (YesNo::No, hit.end, false),
            No if after_all(message, hit, &hits[index + 1..]) => continue,
            // "мен 6 емес 4 жыл дедім. иә": a number put right, the answer follows.
            No | Not | NotBehind if of_a_number(message, hit) && hits[index + 1..].iter().any(is_plain) => continue,
            No => (refusal(message, *hit, hits.get(index + 1)), hit.end, false),
            Not => match next {
                Some(next) if next.class == Yes && next.start <= hit.end + 2 => (YesNo::No, next.end, false),
                // "не, ну давайте": a hesitation, the answer follows.
                None if alone(message, hit) && hits[index + 1..].first().is_some_and(|next| next.class == Yes) => {
                    continue;
                }
                _ => (YesNo::No, hit.end, true),
            },
            Unsure => match next {
                // "может, да", "наверное нет"
                Some(next) if next.class == Yes && next.start <= hit.end + 1 && !is_either(message, next) => {
                    (YesNo::Yes, next.end, false)
                }
                Some(next) if next.class == No && next.start <= hit.end + 1 => (YesNo::No, next.end, false),
                // "ну такое, скорее нет": a doubt that leans to one side in the end.
                _ => match hits[index + 1..].iter().rfind(|last| is_plain(last) && message.is_any(last.start, LEANING))
                {
                    Some(last) if last.class == Yes => (YesNo::Yes, last.end, false),
                    Some(last) => (YesNo::No, last.end, false),
                    None => (YesNo::Unsure, hit.end, false),
                },
            },
            NotBehind => (YesNo::No, hit.end, true),
            If => continue,
        };
        let value = if weak && unsure.is_some() { YesNo::Unsure } else { value };
        return Some(Decision { value, start: hit.start, end, conditional, weak });
    }
    if let Some(at) = (from..message.len()).find(|&at| kazakh_negative(message, at)) {
        return Some(Decision { value: YesNo::No, start: at, end: at + 1, conditional, weak: true });
    }
    conditional.then(|| {
        let (start, end) = hits.first().map_or((from, message.len()), |hit| (hit.start, hit.end));
        Decision { value: YesNo::Unsure, start, end, conditional, weak: true }
    })
}

/// "да… хотя нет", "сначала думал нет, но всё-таки да": a plain yes or no that ends its clause behind a word of second
/// thoughts, after another one before it.
fn turned(message: &Message, hits: &[Hit<Word>]) -> Option<(YesNo, Hit<Word>)> {
    const SECOND_THOUGHTS: &[&[&str]] = &[
        &["хотя"],
        &["хотя", "знаете"],
        &["все", "таки"],
        &["все", "же"],
        &["всетаки"],
        &["в", "итоге"],
        &["actually"],
        &["on", "second", "thought"],
        &["after", "all"],
        &["бирак"],
        &["дегенмен"],
        &["сонда", "да"],
    ];
    let plain = |hit: &Hit<Word>| match hit.class {
        Yes => Some(YesNo::Yes),
        No => Some(YesNo::No),
        _ => None,
    };
    let last = hits.iter().enumerate().rfind(|(_, hit)| {
        let end = message.clause_of(hit.start).1;
        let closes = (hit.end..end).all(|at| !message.is_word_or_number(at));
        let doubted = SECOND_THOUGHTS.iter().any(|words| {
            hit.start >= words.len() && (0..words.len()).all(|i| message.key(hit.start - words.len() + i) == words[i])
        });
        plain(hit).is_some() && closes && doubted
    })?;
    let value = plain(last.1)?;
    let before = hits[..last.0].iter().any(|hit| match plain(hit) {
        Some(first) => first != value,
        None => value == YesNo::Yes && hit.class == Not,
    });
    before.then_some((value, *last.1))
}

/// "не 6", "6 емес", "6 жыл емес": what is denied is a number.
fn of_a_number(message: &Message, hit: &Hit<Word>) -> bool {
    let number = |at: usize| atoms::figure_at(message, at).is_some();
    match hit.class {
        Not => number(hit.end),
        _ => {
            message.is_any(hit.start, &["емес", "емеспин"])
                && (1..=2).filter_map(|back| hit.start.checked_sub(back)).any(number)
        }
    }
}

/// "yes or no", "да или нет"
fn is_either(message: &Message, hit: &Hit<Word>) -> bool {
    message.is_any(hit.end, &["or", "или"])
}

/// A yes or a no of its own.
fn is_plain(hit: &Hit<Word>) -> bool {
    matches!(hit.class, Yes | No)
}

/// Words that a decision after a doubt begins with.
const LEANING: &[&str] = &["скорее", "наверное", "наверно", "probably", "пожалуй", "думаю"];

/// Agreements that are half a doubt already.
const HEDGES: &[&str] = &["probably", "likely", "думаю", "пожалуй"];

/// "может да, может нет": both sides with a doubt on each.
fn undecided(hits: &[Hit<Word>]) -> Option<(usize, usize)> {
    let doubted = |class: Word| {
        hits.windows(2).find(|pair| {
            let plain = pair[1].class == class || class == No && pair[1].class == Not;
            pair[0].class == Unsure && plain && pair[1].start <= pair[0].end + 2
        })
    };
    let (yes, no) = (doubted(Yes)?, doubted(No)?);
    Some((yes[0].start.min(no[0].start), yes[1].end.max(no[1].end)))
}

/// "да никогда", "конечно же нет", "of course not": an agreeing particle in front of a refusal only stresses it.
fn overruled(message: &Message, hit: &Hit<Word>, next: &Hit<Word>) -> bool {
    const PARTICLES: &[&str] = &[
        "да",
        "ну",
        "конечно",
        "разумеется",
        "естественно",
        "точно",
        "of",
        "certainly",
        "definitely",
        "absolutely",
        "yeah",
        "эрине",
        "арине",
        "surely",
        "однозначно",
        "безусловно",
        "определенно",
    ];
    let end = hit.end + usize::from(message.is_any(hit.end, &["же", "уж", "ли"]));
    let particle = message.is_any(hit.start, PARTICLES);
    // "определенно" and "обязательно" stand before "не" of the verb behind as well.
    matches!(next.class, No | Not) && next.start == end && particle && !message.is_any(next.start, &["проблем"])
}

/// "да нет, конечно могу", "нет, почему же, готова": the refusal was only of a doubt.
fn after_all(message: &Message, hit: &Hit<Word>, rest: &[Hit<Word>]) -> bool {
    let Some(next) = rest.first().filter(|next| next.class == Yes) else {
        return false;
    };
    let stressed = message.is_any(next.start, &["конечно", "разумеется", "естественно"])
        && rest.get(1).is_some_and(|more| more.class == Yes && more.start == next.end);
    let why = (hit.end..next.start).any(|at| message.is_any(at, &["почему", "отчего", "чего"]));
    message.is_any(hit.end - 1, &["нет", "no", "неа", "не"]) && (stressed || why)
}

/// Whether nothing else stands in the clause of a word.
fn alone(message: &Message, hit: &Hit<Word>) -> bool {
    let word = |at: usize| message.key(at).chars().any(char::is_alphanumeric);
    (0..message.len()).all(|at| at == hit.start || !message.same_clause(at, hit.start) || !word(at))
}

/// "нет, не против" agrees after all, "да нет, наверное" is undecided.
fn refusal(message: &Message, hit: Hit<Word>, next: Option<&Hit<Word>>) -> YesNo {
    const DOUBLE: &[&str] =
        &["не", "ничего", "против", "проблем", "карсы", "карсылыгым", "don't", "doesn't", "no", "not", "без"];
    let Some(next) = next.filter(|next| next.start <= hit.end + 1) else {
        return YesNo::No;
    };
    let plain = hit.end == hit.start + 1 && message.is_any(hit.start, &["нет", "no", "жок", "неа"]);
    let double = message.is_any(next.start, DOUBLE);
    match next.class {
        Yes if plain && double && next.end > next.start + 1 => YesNo::Yes,
        Unsure if message.is_any(hit.start, &["да", "ну"]) => YesNo::Unsure,
        _ => YesNo::No,
    }
}

/// "тәжірибем бар емес", "машина бар жоқ"; but "бар, жоқ" is another clause.
fn negated_behind(message: &Message, end: usize, next: usize, class: Word) -> bool {
    class == No && next == end && message.is_any(next, &["емес", "емеспин", "жокпын", "емеспиз"])
}

/// Endings of Kazakh verbs in the negative: "бармаймын", "көшпеймін", "істемедім".
const NEGATIVE_ENDINGS: &[&str] = &[
    "маймын",
    "меймин",
    "баймын",
    "беймин",
    "паймын",
    "пеймин",
    "майды",
    "мейди",
    "байды",
    "бейди",
    "пайды",
    "пейди",
    "мадым",
    "медим",
    "бадым",
    "бедим",
    "падым",
    "педим",
    "маппын",
    "меппин",
    "магам",
    "мегем",
    "багам",
    "бегем",
    "пагам",
    "пегем",
    "маганмын",
    "мегенмин",
    "баганмын",
    "бегенмин",
    "паганмын",
    "пегенмин",
    "майм",
    "мейм",
    "маспын",
    "меспин",
    "маймыз",
    "меймиз",
];

/// Whether a token is a Kazakh verb that sets the employer a condition: "берсеңіз", "төлесеңіздер".
pub(super) fn kazakh_condition(message: &Message, at: usize) -> bool {
    const ENDINGS: &[&str] = &["саныз", "сениз", "саныздар", "сениздер"];
    let key = message.key(at);
    // "Жексенбі демалыс болса"; "керек болса" and "мен болса" set none.
    if key == "болса" {
        const NONE: &[&str] = &["керек", "кажет", "мен", "кандай", "калай", "не", "солай", "осылай", "мумкин"];
        return at > 0
            && message.same_clause(at - 1, at)
            && message.is_word_or_number(at - 1)
            && !message.is_any(at - 1, NONE)
            && !message.is_any(at + 1, &["болады", "болды", "да"]);
    }
    // "десеңіз", "қаласаңыз" leave it to the employer.
    let polite = ["десен", "каласан", "айтсан", "керек"].iter().any(|stem| key.starts_with(stem));
    key.chars().count() >= 8 && !polite && ENDINGS.iter().any(|ending| key.ends_with(ending))
}

/// Whether a token is a Kazakh verb in the negative.
pub(super) fn kazakh_negative(message: &Message, at: usize) -> bool {
    is_negative_verb(message.key(at))
}

/// Whether a word is a Kazakh verb in the negative; the word without Kazakh letters.
pub(crate) fn is_negative_verb(word: &str) -> bool {
    word.chars().count() >= 6 && NEGATIVE_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a negation is of something else than of what was asked, as far as words tell: "not awful", "no gripes",
/// "қауіп жоқ". Who asked must ask once more before taking that for a no.
fn is_astray(message: &Message, decision: &Decision) -> bool {
    /// Words that point at what was asked.
    const POINTING: &[&str] = &["ондай", "мундай", "бундай", "такого", "такой", "андай"];
    /// Endings of Russian verbs: "не поеду", "не работал".
    const VERBS: &[&str] =
        &["у", "ю", "ем", "им", "л", "ла", "ли", "ть", "ться", "усь", "юсь", "лся", "лась", "ет", "ит"];
    let (start, end) = (decision.start, decision.end);
    let strange = |at: usize| {
        !message.is_any(at, POINTING)
            && message.same_clause(at, start)
            && message.is_word_or_number(at)
            && !message.is_number(at)
            && !vocabulary::knows(message.key(at))
    };
    let verb = |at: usize| VERBS.iter().any(|ending| message.key(at).ends_with(ending));
    if decision.weak {
        return message.is_any(start, &["не", "ни", "not"]) && strange(end) && !verb(end);
    }
    let bare = end == start + 1;
    let noun_behind = bare && message.is_any(start, &["no"]) && strange(end) && message.words() <= 4;
    let noun_before =
        bare && message.is_any(start, &["жок"]) && start > 0 && strange(start - 1) && message.words() <= 3;
    noun_behind || noun_before
}

/// Reads agreement or refusal.
pub(super) fn read(message: &Message) -> Option<Found> {
    if message.words() == 0
        && let Some(at) = (0..message.len()).find(|&at| message.key(at) == "-")
    {
        return Some(Found { value: Value::YesNo { value: YesNo::No }, span: message.span(at, at + 1) });
    }
    let decision = decide(message).filter(|decision| decision.value != YesNo::No || !is_astray(message, decision))?;
    let value = match decision.value {
        YesNo::Yes if decision.conditional => YesNo::Unsure,
        other => other,
    };
    Some(Found { value: Value::YesNo { value }, span: message.span(decision.start, decision.end) })
}
