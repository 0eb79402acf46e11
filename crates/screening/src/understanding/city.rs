//! Where somebody lives now.

use std::sync::LazyLock;

use crate::gazetteer::cities::{self, CityMention};

use super::experience::{denied, denied_behind};
use super::lexicon::{Hit, Lexicon, Message};
use super::{Found, Value, vocabulary};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Lives there.
    Home,
    /// Is there now.
    Now,
    /// Came from there or was there once.
    Past,
    /// Wants to go there.
    Plan,
    /// Has moved.
    Moved,
}

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Mark::Now,
            "щас; счас; ща; нынче; ныне; нахожусь; нахожус; сейчас; теперь; на данный момент; в данный момент; на текущий момент; уже; фактически; now; currently; located; at the moment; these days; қазір; казир; осы кезде; прописан сейчас; пока",
        ),
        (
            Mark::Home,
            "живу; проживаю; живем; проживаем; сейчас живу; сейчас проживаю; live; living; based; reside; residing; тұрамын; турамын; тұрам; тұрып жатырмын; мекендеймін; обитаю; переехал и живу; обосновался; обосновалась",
        ),
        (
            Mark::Past,
            "тұратын едім; тұрғанмын; тұрдым; тұрып едім; командировк*; в гостях; в гости; на каникулах; в отпуске; іссапар*; on vacation; business trip; visiting; раньше; раньше жил; раньше жила; жил; жила; родом; родил*; родилась; вырос; выросла; учил*; учился; училась; прописан*; прописка; бывш*; не живу; уехал*; уехал из; до этого; был; была; was; born; originally; grew up; used to; used to live; previously; before; formerly; hometown; from birth; left; туған; туғанмын; бұрын; тудым; өстім; оқыдым; тұрғанмын; кеттім; тұратынмын; раньше был*; корни",
        ),
        (
            Mark::Plan,
            "готов; готова; готов переехать; готова переехать; могу переехать; переезжаю; хочу; планирую; собираюсь; хотел* бы; рассматриваю; ready to; willing to; can move; can relocate; want to; planning; plan to; going to; looking to; open to; көшемін; көшуге; көшкім; барғым; жоспар*; скоро; soon; бара аламын; перееду; to relocate; to move; ищу; ищу работу; интересует; работать; рассмотрю",
        ),
        (
            Mark::Moved,
            "переехал; переехала; переехали; перебрался; перебралась; перебрались; moved; relocated; moved to; көшіп келдім; көштім; көшіп келген*; ауыстым; кошип келдим",
        ),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// A mention with its tokens.
struct Place {
    mention: CityMention,
    start: usize,
    end: usize,
}

/// Reads the present residence; `strict`: exact spellings only, in a clause that does not speak of moving.
pub(super) fn read(message: &Message, strict: bool) -> Option<Found> {
    let marks = MARKS.hits(message);
    let mut places = places(message, false);
    let kept =
        |place: &Place| !denied(message, preposition(message, place.start)) && !denied_behind(message, place.end);
    places.retain(kept);
    // "Каскелена нет, Алматы": only of two places one may be denied by a plain "нет".
    if places.len() > 1 {
        places.retain(|place| !message.is_any(place.end, &["нет", "жок", "no"]));
    }
    if places.is_empty() && !strict {
        if let Some(found) = inhabitant(message) {
            return Some(found);
        }
        places = misspelt(message);
        places.retain(kept);
    }
    // Nobody lives in the thirty-third place of a message.
    places.truncate(32);
    let moved = marks.iter().any(|hit| hit.class == Mark::Moved);
    let best = places
        .iter()
        .filter(|place| !strict || worth_taking(message, &marks, place))
        .max_by_key(|place| (rank(message, &marks, place, &places, moved), std::cmp::Reverse(place.start)))?;
    Some(Found {
        value: Value::City { city: best.mention.city.name.to_owned(), country: best.mention.city.country.to_owned() },
        span: best.mention.span,
    })
}

fn places(message: &Message, guess: bool) -> Vec<Place> {
    cities::find_in(&message.tokens, guess)
        .into_iter()
        .filter_map(|mention| {
            let start = message.tokens.iter().position(|token| token.span.start >= mention.span.start)?;
            let end = message.tokens.iter().position(|token| token.span.end >= mention.span.end)? + 1;
            Some(Place { mention, start, end })
        })
        .collect()
}

/// "я алматинец", "астанинка", "шымкенттікпін": who lives there says where.
fn inhabitant(message: &Message) -> Option<Found> {
    const RUSSIAN: &[(&str, &str)] = &[
        ("алматинец", "Алматы"),
        ("алматинк", "Алматы"),
        ("алмаатин", "Алматы"),
        ("астанинец", "Астана"),
        ("астанинк", "Астана"),
        ("астанчан", "Астана"),
        ("шымкентец", "Шымкент"),
        ("шымкентк", "Шымкент"),
        ("шымкентц", "Шымкент"),
        ("чимкентец", "Шымкент"),
        ("карагандинец", "Караганда"),
        ("карагандинк", "Караганда"),
        ("актюбинец", "Актобе"),
        ("актюбинк", "Актобе"),
        ("павлодарец", "Павлодар"),
        ("павлодарк", "Павлодар"),
        ("костанаец", "Костанай"),
        ("кустанаец", "Костанай"),
        ("атыраус", "Атырау"),
        ("уралец", "Уральск"),
        ("семипалатин", "Семей"),
        ("усткаменогор", "Усть-Каменогорск"),
        ("москвич", "Москва"),
        ("питерец", "Санкт-Петербург"),
        ("петербурж", "Санкт-Петербург"),
        ("новосибирец", "Новосибирск"),
        ("ташкентец", "Ташкент"),
        ("бишкекчан", "Бишкек"),
    ];
    const KAZAKH: &[&str] = &["лык", "лик", "дык", "дик", "тык", "тик"];
    const PERSON: &[&str] = &["", "пын", "пин", "пыз", "пиз"];
    (0..message.len()).find_map(|at| {
        let key = message.key(at);
        let russian = || RUSSIAN.iter().find(|(stem, _)| key.starts_with(stem)).map(|(_, city)| *city);
        let kazakh = || {
            let stem = PERSON.iter().rev().find_map(|person| key.strip_suffix(person))?;
            KAZAKH.iter().find_map(|ending| stem.strip_suffix(ending)).filter(|stem| stem.chars().count() >= 5)
        };
        let city = cities::find(russian().or_else(kazakh)?).first()?.city;
        let value = Value::City { city: city.name.to_owned(), country: city.country.to_owned() };
        Some(Found { value, span: message.span(at, at + 1) })
    })
}

/// Names with a typing error, where the word is none of ours.
fn misspelt(message: &Message) -> Vec<Place> {
    let mut all = places(message, true);
    all.retain(|place| {
        let known = MARKS.longest_at(message, place.start).is_some();
        !known && !vocabulary::knows(message.key(place.start))
    });
    all
}

/// Names with a typing error that a preposition or a Kazakh ending makes the end of a way: "перееду в Алмаиы".
pub(super) fn misspelt_goals(message: &Message) -> Vec<CityMention> {
    let goal = |start: usize| {
        let to = message.before(start).is_some_and(|at| message.is_any(at, &["в", "во", "to", "in"]));
        let kazakh = ["га", "ге", "ка", "ке"].iter().any(|ending| message.key(start).ends_with(ending));
        to || kazakh
    };
    // Comparing with every name in the gazetteer is dear: only where a word stands as a goal does.
    if !(0..message.len()).any(goal) {
        return Vec::new();
    }
    misspelt(message).into_iter().filter(|place| goal(place.start)).map(|place| place.mention).collect()
}

/// The token of the preposition before a place, or its own.
fn preposition(message: &Message, start: usize) -> usize {
    match message.before(start) {
        Some(at) if message.is_any(at, &["в", "во", "из", "с", "in", "from", "г"]) => at,
        _ => start,
    }
}

/// The mark that speaks of a place: Kazakh verbs stand behind it, other words before; no other place stands between.
fn label<'a>(message: &Message, marks: &'a [Hit<Mark>], place: &Place, places: &[Place]) -> Option<&'a Hit<Mark>> {
    let verb = |hit: &Hit<Mark>| {
        let key = message.key(hit.end - 1);
        KAZAKH_VERBS.iter().any(|ending| key.ends_with(ending))
    };
    let free = |from: usize, to: usize| !places.iter().any(|other| from <= other.start && other.end <= to);
    let here = |hit: &&Hit<Mark>| message.same_clause(hit.start, place.start);
    let behind = |verbs: bool| {
        marks
            .iter()
            .filter(here)
            .find(|hit| hit.start >= place.end && (!verbs || verb(hit)) && free(place.end, hit.start))
    };
    let before =
        marks.iter().filter(here).rfind(|hit| hit.end <= place.start && !verb(hit) && free(hit.end, place.start));
    behind(true).or(before).or_else(|| behind(false))
}

/// Endings of Kazakh verbs that close their clause.
const KAZAKH_VERBS: &[&str] = &["мын", "мин", "дым", "дим", "тым", "тим"];

/// How surely a place is the present residence.
fn rank(message: &Message, marks: &[Hit<Mark>], place: &Place, places: &[Place], moved: bool) -> i32 {
    let nearest = label(message, marks, place, places);
    let from = is_origin(message, place.start, place.end);
    if moved {
        return if from { -1 } else { 2 };
    }
    if beside(message, place) {
        return -1;
    }
    match nearest.map(|hit| hit.class) {
        // "Сам с Джамбула, живу в Астане"
        Some(Mark::Home) if from => 0,
        Some(Mark::Home) => 3,
        Some(Mark::Now) => 2,
        Some(Mark::Past) => -1,
        Some(Mark::Plan) => -2,
        Some(Mark::Moved) | None => 0,
    }
}

/// "под Москвой", "close to Almaty", "Алматының жанында": only where about.
fn beside(message: &Message, place: &Place) -> bool {
    const NEAR: &[&str] = &["под", "возле", "около", "near", "недалеко", "рядом", "close", "outside"];
    const LINKS: &[&str] = &["от", "с", "со", "to", "of"];
    let before = message.before(place.start);
    let linked = before.filter(|&at| message.is_any(at, LINKS)).and_then(|at| message.before(at));
    before.into_iter().chain(linked).any(|at| message.is_any(at, NEAR))
        || message.is_any(place.end, &["жанында", "манында", "касында"])
}

/// In passing: not a place somebody only speaks of ("готов переехать в Астану", "работал в Москве").
fn worth_taking(message: &Message, marks: &[Hit<Mark>], place: &Place) -> bool {
    let told = marks.iter().any(|hit| {
        message.same_clause(hit.start, place.start) && matches!(hit.class, Mark::Past | Mark::Plan | Mark::Moved)
    });
    let alone = message
        .clause
        .iter()
        .zip(&message.tokens)
        .filter(|(clause, token)| **clause == message.clause[place.start] && token.key.chars().any(char::is_alphabetic))
        .count()
        <= place.end - place.start + 2;
    let lives = marks
        .iter()
        .any(|hit| matches!(hit.class, Mark::Home | Mark::Now) && message.same_clause(hit.start, place.start));
    !told && (alone || lives)
}

/// "из Караганды", "from Almaty", "Алматыдан"
pub(super) fn is_origin(message: &Message, start: usize, end: usize) -> bool {
    const FROM: &[&str] = &["из", "from", "с", "со"];
    let before = message.before(start).is_some_and(|at| {
        message.is_any(at, FROM)
            || message.is_any(at, &["г", "города", "город"])
                && message.before(at).is_some_and(|at| message.is_any(at, FROM))
    });
    let last = message.key(end.saturating_sub(1));
    before
        || ["дан", "ден", "тан", "тен", "нан", "нен"]
            .iter()
            .any(|ending| last.ends_with(ending) && last.chars().count() > 6)
}
