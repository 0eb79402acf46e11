//! Readiness to move to another city.

use std::sync::LazyLock;

use crate::gazetteer::cities;

use super::lexicon::{Hit, Lexicon, Message};
use super::{Found, Readiness, Value, YesNo, city, yes_no};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Talks of moving.
    Move,
    /// Ready.
    Ready,
    /// Not ready.
    Settled,
    /// Sets a condition.
    Condition,
    /// Lives there already.
    Here,
}

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Mark::Move,
            "переезд*; переез*; перее*; переехат*; перебрат*; перебер*; релок*; сменить город; смена города; relocat*; reloc*; move; moving; көш*; қоныс*; көшу*; ауыс*; переезжа*; переежат*; релоцир*",
        ),
        (
            Mark::Ready,
            "рассматриваю; рассмотрю переезд; рассматриваю переезд; рассматриваю релокацию; открыт; открыта; хоть завтра; хоть сейчас; хоть в; хоть на; хоть куда; на край света; край света; куда угодно; в любой город; в любую точку; мобилен; мобильна; планирую переезд; планирую переехать; собираюсь; переезжаю; перееду; переедем; уже переезжаю; мечтаю; готов к переезду; готова к переезду; готов переехать; готова переехать; могу переехать; \
             согласен на переезд; не привязан; не привязана; ничего не держит; ничто не держит; open; willing; anywhere; ready; happy to; can relocate; can move; will move; will relocate; would relocate; would move; no problem; flexible; \
             көшемін; көшемiн; көше аламын; көшуге дайынмын; көшуге болады; көшуге қарсы емеспін; көшкім келеді; көшіп кетемін; көшіп барамын; көшеміз; көшіп келемін; барамын; бара аламын; дайынмын; көшуге бармын; кошемин; кез келген қалаға",
        ),
        (
            Mark::Settled,
            "не рассматриваю; не готов; не готова; не планирую; не хочу; не могу; не буду; не перееду; не поеду; не собираюсь; не интересует; без переезда; без релокации; только в своем городе; только свой город; в своем городе; не хотел бы; не хотела бы; никуда; остаюсь; останусь; привязан; привязана; семья здесь; дом здесь; по семейным обстоятельствам; нет возможности; только удаленно; только удаленка; только на удаленке; только дистанционно; only remote; only remotely; remote only; remotely only; тек қашықтан; не рассматриваем; не смогу; остаться; держит семья; ипотека; \
             can't; cannot; cant; can not; won't; not willing; not ready; not open; not able; unable; not looking; no relocation; don't want; do not want; not considering; stay; staying; not interested; rather not; prefer not; not relocating; not moving; no plans; i'd rather stay; never; \
             көшпеймін; көше алмаймын; көшкім келмейді; көшуге дайын емеспін; көшпейм; көшу жоспарымда жоқ; көшуді қарастырмаймын; қарастырмаймын; алмаймын; бармаймын; осында қаламын; қаламын; дайын емеспін; мүмкіндігім жоқ; мүмкіндік жоқ; көшуге мүмкіндігім жоқ; кошпеймин; кошуге болмайды",
        ),
        (
            Mark::Condition,
            "если; при условии; при наличии; в зависимости; зависит; возможен; возможна; возможны; смотря; смотря куда; смотря какие; возможно; может; может быть; наверное; подумаю; надо подумать; подумать; обсуждаемо; обсудим; можно обсудить; при хорош*; при достойн*; при предоставлен*; при оплате; с компенсацией; с предоставлением; рассмотрю; не исключаю; под вопросом; но только; не уверен; не уверена; не знаю; через год; позже; со временем; в перспективе; не сразу; временно; в крайнем случае; только если; только с; посмотрим; готов рассмотреть; готова рассмотреть; могу рассмотреть; \
             if; depends; depending; maybe; perhaps; possibly; provided; subject to; as long as; only if; unless; would consider; might; consider; considering; open to discuss*; under conditions; for the right offer; for the right; not sure; with the right; temporarily; when; with relocation package; with a relocation package; \
             егер; жағдайда; жағдайға; байланысты; мүмкін; бәлкім; ойланамын; ойланып; көрейік; шартымен; шарты; болса; қамтамасыз; қарастырамын; білмеймін; баспана берсе; пәтер берсе; берілсе; берсе; төленсе; етсе; ұсынса; жасаса; көмектессе; кейінірек; ақысын төлесе; төлесе",
        ),
        (
            Mark::Here,
            "уже живу; уже в; уже здесь; уже там; я в; нахожусь; already live; already in; already here; already living; based; осында тұрамын; осында; қазірдің өзінде",
        ),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// Reads readiness to move; `strict`: only where moving is spoken of.
pub(super) fn read(message: &Message, strict: bool) -> Option<Found> {
    let marks = MARKS.hits(message);
    let has = |mark: Mark| marks.iter().find(|hit| hit.class == mark);
    let moving = (0..message.len()).find(|&at| is_move(message, at));
    if strict && moving.is_none() {
        return None;
    }
    let decision = yes_no::decide(message);
    let place = destination(message, &marks, strict);
    let (value, at) = if let Some(hit) = has(Mark::Settled).filter(|_| !softened(decision.as_ref())) {
        (Readiness::No, (hit.start, hit.end))
    } else if let Some(decision) = decision.filter(|decision| decision.value == YesNo::No && !decision.weak) {
        (Readiness::No, (decision.start, decision.end))
    } else if let Some(hit) = has(Mark::Condition) {
        (Readiness::Conditional, (hit.start, hit.end))
    } else if let Some(at) = (0..message.len()).find(|&at| yes_no::kazakh_condition(message, at)) {
        (Readiness::Conditional, (at, at + 1))
    } else if let Some(hit) = has(Mark::Ready) {
        (Readiness::Yes, (hit.start, hit.end))
    } else if let Some(decision) = decision {
        let value = match decision.value {
            YesNo::Yes if decision.conditional => Readiness::Conditional,
            YesNo::Yes => Readiness::Yes,
            YesNo::No => Readiness::No,
            YesNo::Unsure => Readiness::Conditional,
        };
        (value, (decision.start, decision.end))
    } else if let Some(found) = place.as_ref().filter(|_| !strict) {
        (Readiness::Yes, (found.1, found.2))
    } else {
        return None;
    };
    let at = moving.map_or(at, |moving| (at.0.min(moving), at.1.max(moving + 1)));
    Some(Found {
        value: Value::Relocation { value, city: place.map(|(name, _, _)| name.to_owned()) },
        span: message.span(at.0, at.1),
    })
}

/// "да, не против": a "не" of the refusals inside an agreement does not count.
fn softened(decision: Option<&yes_no::Decision>) -> bool {
    decision.is_some_and(|decision| decision.value == YesNo::Yes && decision.start == 0)
}

fn is_move(message: &Message, at: usize) -> bool {
    // "Түнгі ауысым" is a shift, "ауысу" a move.
    if message.key(at).starts_with("ауысым") {
        return false;
    }
    MARKS.longest_at(message, at).is_some_and(|hit| {
        hit.class == Mark::Move
            || (hit.start..hit.end).any(|at| MOVES.iter().any(|stem| message.key(at).starts_with(stem)))
    })
}

const MOVES: &[&str] = &["перее", "переез", "релок", "relocat", "move", "moving", "кош"];

/// The city to move to: the last one named that is not where somebody comes from.
fn destination(message: &Message, marks: &[Hit<Mark>], strict: bool) -> Option<(&'static str, usize, usize)> {
    let mut all = cities::find_in(&message.tokens, false);
    if all.is_empty() && !strict {
        all = city::misspelt_goals(message);
    }
    let here = |at: usize| marks.iter().any(|hit| hit.class == Mark::Here && hit.end <= at && at <= hit.end + 1);
    all.iter()
        .filter_map(|mention| {
            let at = message.tokens.iter().position(|token| token.span.start >= mention.span.start)?;
            let end = message.tokens.iter().position(|token| token.span.end >= mention.span.end)? + 1;
            Some((mention.city.name, at, end))
        })
        .rfind(|(_, at, end)| {
            let home = here(*at) && all.len() > 1;
            !home && !city::is_origin(message, *at, *end)
        })
}
