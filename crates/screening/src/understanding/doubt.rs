//! Whether a reading that speaks against the candidate can stand as it is.
//!
//! A yes that was misread costs a recruiter a minute, a no that was misread costs somebody the job. So whatever would
//! rule an application out has to be said plainly: short, or with a refusal of its own and nothing beside it that points
//! the other way. Anything else is worth asking once more.

use super::lexicon::{Hit, Message};
use super::yes_no::{self, WORDS, Word};
use super::{Slot, Value, atoms, skill, vocabulary};
use crate::terms::{one_root, terms};

/// Words of an answer that needs no second look: there is no room for a second meaning.
const FEW: usize = 2;

/// Words around a single figure or level that leave it the answer.
const AROUND: usize = 6;

/// Whether `text`, read as `value` in answer to the question `asked` of kind `slot`, says so plainly enough to rule an
/// application out.
pub fn is_plain(slot: Slot, asked: &str, value: &Value, text: &str) -> bool {
    let message = Message::read(text);
    if matches!(slot, Slot::YesNo | Slot::Skill | Slot::Relocation) && denies_a_stranger(&message, asked) {
        return false;
    }
    let measured = matches!(value, Value::Experience { min, .. } if *min > 0.0)
        || matches!(value, Value::Language { .. } | Value::Salary(_) | Value::Education { .. });
    if slot == Slot::Skill && !message.has_question_mark() && (skill::lacks(&message) || opens_with_no(&message)) {
        return true;
    }
    if matches!(value, Value::Experience { min, .. } if *min <= 0.0) && !message.has_question_mark() {
        // "Без опыта, но быстро учусь" has no experience all the same; "без опыта, но работал летом" may have some.
        return figures(&message) == 0
            && !agrees_beside(&message)
            && (message.words() <= AROUND || refuses(slot, &message));
    }
    if message.has_question_mark() || turns(&message) || !measured && agrees_beside(&message) {
        return false;
    }
    if message.words() <= FEW {
        return true;
    }
    match value {
        Value::Experience { min, .. } if *min > 0.0 => figures(&message) <= 1 && message.words() <= AROUND,
        Value::Salary(_) => figures(&message) <= 2,
        Value::Education { .. } => message.words() <= AROUND,
        Value::Language { level, .. } => message.words() <= AROUND && (level != "none" || figures(&message) == 0),
        _ => refuses(slot, &message),
    }
}

/// Something is said with a "but" or on a condition.
fn turns(message: &Message) -> bool {
    const TURNS: &[&str] = &[
        "но",
        "зато",
        "хотя",
        "однако",
        "кроме",
        "а",
        "but",
        "though",
        "although",
        "however",
        "except",
        "unless",
        "бирак",
        "алайда",
        "дегенмен",
        "ал",
    ];
    /// Who opens with one of these has agreed to the rest: "бірақ жұма күні кешке қалмаймын".
    const OPENINGS: &[&str] = &["но", "but", "бирак"];
    (0..message.len()).any(|at| message.is_any(at, if at > 0 { TURNS } else { OPENINGS }))
        || WORDS.hits(message).iter().any(|hit| hit.class == Word::If)
}

/// An agreement or a doubt stands beside the refusal, and is not what it refuses.
fn agrees_beside(message: &Message) -> bool {
    let hits = WORDS.hits(message);
    let denied = |at: usize| hits[..at].last().is_some_and(|before| is_no(before) && before.end == hits[at].start);
    (0..hits.len()).any(|at| match hits[at].class {
        Word::Yes => !denied(at) && !filler(message, &hits[at]),
        class => class == Word::Unsure,
    })
}

/// Agreements that stress a refusal or only open a sentence: "нет конечно", "да нет".
fn filler(message: &Message, hit: &Hit<Word>) -> bool {
    hit.end == hit.start + 1
        && message.is_any(
            hit.start,
            &[
                "да",
                "ну",
                "конечно",
                "точно",
                "абсолютно",
                "однозначно",
                "sure",
                "absolutely",
                "definitely",
                "certainly",
                "эрине",
            ],
        )
}

fn is_no(hit: &Hit<Word>) -> bool {
    matches!(hit.class, Word::No | Word::Not | Word::NotBehind)
}

/// A refusal in words that are nothing else: it opens the message, or is a phrase of its own ("не готов", "can't"), or
/// a Kazakh verb in the negative.
fn refuses(slot: Slot, message: &Message) -> bool {
    /// Single words that refuse wherever they stand; "don't" only before one of `WISHES`.
    const ALONE: &[&str] = &["can't", "cant", "cannot", "won't", "wont", "unable", "увы", "отказываюсь", "откажусь"];
    const WISHES: &[&str] = &["want", "wanna", "plan", "know", "speak", "drive", "wish", "intend"];
    let phrase = |hit: &Hit<Word>| hit.class == Word::No && hit.end > hit.start + 1;
    opens_with_no(message)
        || WORDS.hits(message).iter().any(phrase)
        || (0..message.len()).any(|at| {
            let wish = message.is_any(at, &["don't", "dont", "not"]) && message.is_any(at + 1, WISHES);
            wish || message.is_any(at, ALONE)
        })
        || (0..message.len()).any(|at| yes_no::kazakh_negative(message, at))
        || slot == Slot::Skill && message.words() <= AROUND
}

/// A no as the first word, for itself: before something else than a verb ("no gripes") it may deny anything.
fn opens_with_no(message: &Message) -> bool {
    const OPENINGS: &[&str] = &["нет", "неа", "нету", "no", "nope", "nah", "жок", "never", "никогда", "ни"];
    let first = (0..message.len()).find(|&at| message.is_word_or_number(at));
    first.is_some_and(|at| message.is_any(at, OPENINGS) && !denies_a_noun(message, at))
}

/// "No gripes with nights": the no belongs to the word behind it.
fn denies_a_noun(message: &Message, at: usize) -> bool {
    const NO_NOUN: &[&str] =
        &["to", "i", "just", "only", "i'm", "we", "sorry", "thanks", "thank", "not", "unfortunately", "that", "it"];
    message.is_any(at, &["no"])
        && !message.is_any(at + 1, NO_NOUN)
        && message.same_clause(at, at + 1)
        && message.is_word_or_number(at + 1)
}

/// "Нет загвоздок", "қиындық жоқ": what is denied is no word we know, and none of the question's.
fn denies_a_stranger(message: &Message, asked: &str) -> bool {
    const BEHIND: &[&str] = &["жок", "емес"];
    const BEFORE: &[&str] = &["нет", "нету", "без", "no", "without", "not"];
    let question = terms(asked);
    let strange = |at: usize| {
        message.is_word_or_number(at)
            && !message.is_number(at)
            && !vocabulary::knows(message.key(at))
            && !terms(message.key(at)).iter().any(|t| question.iter().any(|q| one_root(q, t)))
    };
    (0..message.len()).any(|at| {
        let before = message.is_any(at, BEFORE) && message.same_clause(at, at + 1) && strange(at + 1);
        let behind = at > 0 && message.is_any(at, BEHIND) && message.same_clause(at, at - 1) && strange(at - 1);
        before || behind
    })
}

/// How many numbers, or ranges of them, a message has.
fn figures(message: &Message) -> usize {
    let mut at = 0;
    let mut count = 0;
    while at < message.len() {
        match atoms::figure_at(message, at) {
            Some(figure) => {
                count += 1;
                at = figure.end.max(at + 1);
            }
            None => at += 1,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understanding::{Asked, understand};
    use chrono::NaiveDate;

    fn plain(slot: Slot, text: &str) -> bool {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let asked = Asked { slot: Some(slot), ..Asked::default() };
        let heard = understand(&asked, text, today);
        is_plain(slot, "Есть ли у вас лицензия охранника?", &heard.value.expect(text).value, text)
    }

    #[test]
    fn a_plain_no_needs_no_second_look() {
        for (slot, text) in [
            (Slot::YesNo, "нет"),
            (Slot::YesNo, "нет, не готов"),
            (Slot::Relocation, "Нет, не готов переезжать"),
            (Slot::Relocation, "переезжать не буду, тут семья"),
            (Slot::Relocation, "no, i'm staying in karaganda"),
            (Slot::Relocation, "жоқ, көшпеймін"),
            (Slot::YesNo, "нет конечно"),
            (Slot::YesNo, "I can't work nights"),
            (Slot::Experience, "1 год"),
            (Slot::Experience, "работаю продавцом полтора года"),
            (Slot::Experience, "нет опыта"),
            (Slot::Experience, "без опыта но быстро учусь"),
            (Slot::Language, "A2"),
            (Slot::Skill, "нет лицензии"),
            (Slot::Education, "среднее, 11 классов"),
        ] {
            assert!(plain(slot, text), "{text}");
        }
    }

    #[test]
    fn what_points_elsewhere_is_asked_again() {
        for (slot, text) in [
            (Slot::Relocation, "нет, но если дадите жильё то поеду"),
            (Slot::Relocation, "сейчас нет, весной перееду, уже согласен"),
            (Slot::Experience, "опыта нет, но летом работал у дяди"),
            (Slot::Experience, "с rust 1.5 года, всего 6 лет"),
            (Slot::Experience, "год в школе потом ещё в садике работала воспитателем"),
            (Slot::Skill, "нет загвоздок"),
            (Slot::YesNo, "no gripes"),
            (Slot::YesNo, "қиянат жоқ"),
            (Slot::YesNo, "no real hardship with the night ones for me"),
        ] {
            let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
            let asked = Asked { slot: Some(slot), ..Asked::default() };
            if let Some(found) = understand(&asked, text, today).value {
                assert!(!is_plain(slot, "", &found.value, text), "{text}");
            }
        }
    }
}
