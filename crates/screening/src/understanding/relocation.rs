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
            "рассматриваю; рассмотрю переезд; рассматриваю переезд; рассматриваю релокацию; открыт; открыта; хоть завтра; хоть сейчас; хоть в; хоть на; хоть куда; на край света; край света; куда угодно; в любой город; в любую точку; мобилен; мобильна; планирую переезд; планирую переехать; собираюсь; переезжаю; перееду; переедем; собираю чемоданы; собираю вещи; на чемоданах; вещи собраны; packing; packed; уже переезжаю; мечтаю; готов к переезду; готова к переезду; готов переехать; готова переехать; могу переехать; \
             согласен на переезд; не привязан; не привязана; ничего не держит; ничто не держит; open; willing; anywhere; ready; happy to; can relocate; can move; will move; will relocate; would relocate; would move; no problem; flexible; \
             көшемін; көшемiн; көше аламын; көшуге дайынмын; көшуге болады; көшуге қарсы емеспін; көшкім келеді; көшіп кетемін; көшіп барамын; көшеміз; көшіп келемін; барамын; бара аламын; дайынмын; көшуге бармын; кошемин; кез келген қалаға",
        ),
        (
            Mark::Settled,
            "и тут|здесь|там|дома ... хорошо|неплохо|нравится|норм|нормально|устраивает|удобно; мне тут|здесь ... хорошо|нравится|норм|нормально|удобно; у меня тут|здесь; тут|здесь у меня; тут|здесь семья|дети|дом|квартира|родители|муж|жена|ипотека; happy here; happy where i am; осы жер ұнайды|жақсы; осында жақсы; не рассматриваю; не готов; не готова; не планирую; не хочу; не могу; не буду; не перееду; не поеду; не собираюсь; не интересует; без переезда; без релокации; только в своем городе; только свой город; в своем городе; не хотел бы; не хотела бы; никуда; остаюсь; останусь; привязан; привязана; семья здесь; дом здесь; по семейным обстоятельствам; нет возможности; только удаленно; только удаленка; только на удаленке; только дистанционно; only remote; only remotely; remote only; remotely only; тек қашықтан; не рассматриваем; не смогу; остаться; держит семья; ипотека; \
             can't; cannot; cant; can not; won't; not willing; not ready; not open; not able; unable; not looking; no relocation; don't want; do not want; not considering; stay; staying; not interested; rather not; prefer not; not relocating; not moving; no plans; i'd rather stay; never; \
             көшпеймін; көше алмаймын; көшкім келмейді; көшуге дайын емеспін; көшпейм; көшу жоспарымда жоқ; көшуді қарастырмаймын; қарастырмаймын; алмаймын; бармаймын; осында қаламын; қаламын; дайын емеспін; мүмкіндігім жоқ; мүмкіндік жоқ; көшуге мүмкіндігім жоқ; кошпеймин; кошуге болмайды",
        ),
        (
            Mark::Condition,
            "если; при условии; при наличии; в зависимости; зависит; возможен; возможна; возможны; смотря; смотря куда; смотря какие; возможно; может; может быть; наверное; подумаю; надо подумать; подумать; обсуждаемо; обсудим; можно обсудить; при хорош*; при достойн*; при предоставлен*; при оплате; с компенсацией; с предоставлением; рассмотрю; не исключаю; под вопросом; но только; не уверен; не уверена; не знаю; через год; позже; со временем; в перспективе; не сразу; временно; в крайнем случае; только если; только с; посмотрим; готов рассмотреть; готова рассмотреть; могу рассмотреть; \
             if; thinking of|about; depends; depending; maybe; perhaps; possibly; provided; subject to; as long as; only if; unless; would consider; might; consider; considering; open to discuss*; under conditions; for the right offer; for the right; not sure; with the right; temporarily; when; with relocation package; with a relocation package; \
             егер; жағдайда; жағдайға; байланысты; мүмкін; бәлкім; ойланамын; ойланып; көрейік; шартымен; шарты; болса; қамтамасыз; пәтер керек; баспана керек; жатақхана керек; тұратын жер керек; нужно жилье; нужна квартира; нужно общежитие; нужна общага; нужна помощь; с жильем; need housing; need accommodation; need a flat; need help; қарастырамын; білмеймін; баспана берсе; пәтер берсе; берілсе; берсе; төленсе; етсе; ұсынса; жасаса; көмектессе; кейінірек; ақысын төлесе; төлесе",
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

/// Beginnings of words for working from somewhere else.
const REMOTE: &[&str] = &["удал", "дистан", "ремоут", "remot", "кашык", "wfh", "онлайн", "online"];

fn is_remote(message: &Message, at: usize) -> bool {
    REMOTE.iter().any(|stem| message.key(at).starts_with(stem))
}

/// Reads readiness to move; `strict`: only where moving is spoken of.
///
/// "Удалёнка нет, переехать да": of two wishes the one about moving is read, within its own part of the sentence.
pub(super) fn read(message: &Message, strict: bool) -> Option<Found> {
    if let Some(wishes) = two_wishes(message) {
        return Some(wishes.moving);
    }
    let found = read_one(message, strict)?;
    let moves = (0..message.len()).any(|at| is_move(message, at));
    let remote = || (0..message.len()).find(|&at| is_remote(message, at));
    if !moves && remote().is_some() && !(is(&found, Readiness::No) && rules_out_moving(message)) {
        // "Удалённо могу" says nothing about moving.
        return None;
    }
    Some(found)
}

fn is(found: &Found, readiness: Readiness) -> bool {
    matches!(found.value, Value::Relocation { value, .. } if value == readiness)
}

/// "Только удалённо", "нет, разве что удалённо": words about working from elsewhere that leave no place for moving.
fn rules_out_moving(message: &Message) -> bool {
    let only = (0..message.len()).any(|at| message.is_any(at, &["только", "лишь", "тек", "only", "исключительно"]));
    let begins = (0..message.len()).find(|&at| message.is_word_or_number(at));
    let refusal = begins.is_some_and(|at| {
        let (_, end) = message.clause_of(at);
        let alone = (at + 1..end).all(|next| !message.is_word_or_number(next));
        message.is_any(at, &["нет", "неа", "no", "nope", "жок"]) && alone
    });
    only || refusal
}

/// What is said of working from elsewhere beside moving, as a yes or a no.
pub(super) fn remote_beside(message: &Message) -> Option<Found> {
    two_wishes(message).map(|wishes| wishes.remote)
}

struct Wishes {
    moving: Found,
    remote: Found,
}

/// Two wishes in one message, each with the verb or the negation of its own part.
fn two_wishes(message: &Message) -> Option<Wishes> {
    const LINKS: &[&str] = &["а", "но", "и", "зато", "and", "but", "ал", "бирак", "однако", "or", "или"];
    let mut topics: Vec<(usize, bool)> = Vec::new();
    for at in 0..message.len() {
        let topic = if is_remote(message, at) { Some(true) } else { is_move(message, at).then_some(false) };
        if let Some(remote) = topic.filter(|remote| topics.last().is_none_or(|(_, last)| last != remote)) {
            topics.push((at, remote));
        }
    }
    let [(first, _), _, ..] = topics[..] else { return None };
    let decided_first = yes_no::decide(&message.part(0, first)).is_some();
    let mut bounds = vec![0];
    for pair in topics.windows(2) {
        let (one, other) = (pair[0].0, pair[1].0);
        let link = (one + 1..other).rev().find(|&at| message.is_any(at, LINKS));
        let clause = message.clause_of(other).0;
        let bound = if clause > one {
            clause
        } else if let Some(link) = link {
            link + 1
        } else if decided_first {
            one + 1
        } else {
            other
        };
        bounds.push(bound);
    }
    bounds.push(message.len());
    let part = |remote: bool| {
        let index = topics.iter().position(|(_, about)| *about == remote)?;
        Some(message.part(bounds[index], bounds[index + 1]))
    };
    let (moving, elsewhere) = (part(false)?, part(true)?);
    let moving = read_one(&moving, false)?;
    let topic = (0..elsewhere.len()).find(|&at| is_remote(&elsewhere, at))?;
    let only = (0..topic).any(|at| elsewhere.is_any(at, &["только", "лишь", "тек", "only"]));
    let remote = match yes_no::decide(&elsewhere) {
        _ if only => (YesNo::Yes, topic, topic + 1),
        Some(decision) => (decision.value, decision.start.min(topic), decision.end.max(topic + 1)),
        // "Переехать не могу, но удалённо": what is named instead is wanted.
        None if is(&moving, Readiness::No) => (YesNo::Yes, topic, topic + 1),
        None => return None,
    };
    let value = Value::YesNo { value: remote.0 };
    Some(Wishes { moving, remote: Found { value, span: elsewhere.span(remote.1, remote.2) } })
}

fn read_one(message: &Message, strict: bool) -> Option<Found> {
    let marks = MARKS.hits(message);
    let has = |mark: Mark| marks.iter().find(|hit| hit.class == mark);
    let moving = (0..message.len()).find(|&at| is_move(message, at));
    if strict && moving.is_none() {
        return None;
    }
    let decision = yes_no::decide(message);
    let place = destination(message, &marks, strict);
    let (value, at) = if let Some(hit) = has(Mark::Settled).filter(|hit| !softened(message, hit, decision.as_ref())) {
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
    } else if let Some(at) = (0..message.len()).find(|&at| message.is_any(at, MOVING)) {
        (Readiness::Yes, (at, at + 1))
    } else if let Some(found) = place.as_ref().filter(|_| !strict && !lives(message)) {
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

/// "Я в Шымкенте живу": a place somebody lives in is no readiness to move there.
fn lives(message: &Message) -> bool {
    const LIVES: &[&str] = &[
        "живу",
        "живем",
        "проживаю",
        "live",
        "lives",
        "living",
        "based",
        "турамын",
        "турам",
        "туратын",
        "жил",
        "жила",
        "жили",
        "живет",
        "lived",
        "турдым",
        "турганмын",
        "турады",
        "родился",
        "родилась",
        "born",
    ];
    (0..message.len()).any(|at| message.is_any(at, LIVES))
}

/// "да, не против": a "не" of the refusals inside an agreement does not count.
///
/// "I'm in Tbilisi, can't move": an agreement that fills no part of its clause is none of this.
fn softened(message: &Message, hit: &Hit<Mark>, decision: Option<&yes_no::Decision>) -> bool {
    decision.is_some_and(|decision| {
        let (_, end) = message.clause_of(decision.start);
        let alone = (decision.end..end).all(|at| !message.is_word_or_number(at));
        let one = message.same_clause(decision.start, hit.start);
        decision.value == YesNo::Yes && decision.start == 0 && (alone || one)
    })
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

/// "Так переезжаю же": who says so is ready.
const MOVING: &[&str] =
    &["переезжаю", "переезжаем", "перееду", "переедем", "перебираюсь", "кошемин", "кошемиз", "moving", "relocating"];

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
