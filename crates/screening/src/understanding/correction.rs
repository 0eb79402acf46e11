//! "3 года, ой нет, 4": what somebody puts right while writing.
//!
//! People on a phone correct themselves by going on, not by deleting. What stands behind the last such word replaces
//! what stood before it, slot by slot: only a value of the same kind does.

use std::sync::LazyLock;

use super::lexicon::{Guesses, Hit, Lexicon, Message};
use super::{Asked, Found, Slot, Value, atoms, language};

/// How surely a word puts right what was said before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Nothing else than that.
    Clear,
    /// That, where it opens a clause: "точнее" compares elsewhere, "sorry" is polite.
    Opening,
    /// That, where it closes a clause behind another one: "almaty, well kaskelen actually".
    Closing,
    /// A plain no between two values.
    No,
}

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::with_guesses(
        &[
            (
                Mark::Clear,
                "ой; упс; вру; соврал; соврала; ошибся; ошиблась; не туда нажал; не туда нажала; не то нажал; не то нажала; случайно нажал; случайно нажала; промахнулся; промахнулась; мисклик; опечатка; опечатался; опечаталась; перепутал; перепутала; попутал; попутала; хотел сказать; хотела сказать; имел в виду; имела в виду; имел ввиду; имела ввиду; не то написал; не то написала; не так написал; не так написала; поправка; исправлюсь; поправлюсь; я имею в виду; \
                 i mean; i meant; meant to say; oops; pressed|hit|clicked|tapped the wrong; pressed|hit|clicked|tapped wrong; wrong button; misclick; misclicked; scratch that; correction; my mistake; typo; no wait; wait no; wait i; or rather; \
                 дұрысы; дурысы; дәлірегі; дәлірек; қателестім; кателестим; қателесіппін; шатастырдым; шатасып; шатасыппын; қате басып; қате басып кеттім; қате бастым; қате басыппын; қате теріп; қате тердім; қате жазып; қате жаздым; қате жазыппын; өтірік айттым; айтайын дегенім",
            ),
            (
                Mark::Opening,
                "точнее; вернее; пардон; стоп; погодите; погоди; подождите; подожди; хотя нет; а нет; хотя; извините; простите; rather; sorry; wait; hold on; well no; no actually; no sorry; \
                 тоқта; тоқтай тұр; тоқтаңыз; кешіріңіз; кешіріңізші; жоға",
            ),
            (Mark::Closing, "actually; in fact; вообще то; вообщето; на самом деле; негізінде; негізі; шын мәнінде"),
            (Mark::No, "нет; не; no; nope; жоқ; жок"),
        ],
        Guesses::Never,
    )
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// The part of a message behind its last correction; `None` where nothing is put right.
///
/// `decides`: the answer wanted is a yes or a no, so that a plain "нет" is an answer and no correction.
pub(super) fn corrected(message: &Message, decides: bool) -> Option<(Message, usize)> {
    let hits = MARKS.hits(message);
    let last = hits.iter().enumerate().rfind(|(_, hit)| puts_right(message, hit, decides))?;
    let start = match last.1.class {
        Mark::Closing if closes(message, last.1) => message.clause_of(last.1.start).0,
        _ => behind(message, &hits, last.0, decides),
    };
    let before = (0..start.min(last.1.start)).any(|at| message.is_word_or_number(at));
    let after = (start..message.len()).any(|at| message.is_word_or_number(at));
    (before && after).then(|| (message.tail(start), start))
}

fn puts_right(message: &Message, hit: &Hit<Mark>, decides: bool) -> bool {
    let opens = hit.start > 0 && !message.same_clause(hit.start - 1, hit.start) || dash(message, hit.start);
    match hit.class {
        Mark::Clear => true,
        Mark::Opening => opens && !(decides && polite(message, hit)),
        Mark::Closing => !decides && (opens || closes(message, hit)),
        // "3 жыл, жоқ, 5", "свободно, нет, средне"; "да, нет проблем" and "нет, 5" correct nothing.
        Mark::No => opens && !decides && !message.is_any(hit.start, &["не"]) || no_alone(message, hit) && !decides,
    }
}

/// Whether a word ends a clause that is not the first.
fn closes(message: &Message, hit: &Hit<Mark>) -> bool {
    let (start, end) = message.clause_of(hit.start);
    start > 0 && start < hit.start && (hit.end..end).all(|at| !message.is_word_or_number(at))
}

/// "... нет ..." in a clause of its own.
fn no_alone(message: &Message, hit: &Hit<Mark>) -> bool {
    let (start, end) = message.clause_of(hit.start);
    start > 0 && (start..end).all(|at| (hit.start..hit.end).contains(&at) || !message.is_word_or_number(at))
}

fn polite(message: &Message, hit: &Hit<Mark>) -> bool {
    const POLITE: &[&str] = &["извините", "простите", "sorry", "кешириниз", "кеширинизши", "хотя"];
    message.is_any(hit.start, POLITE)
}

fn dash(message: &Message, at: usize) -> bool {
    at > 1 && matches!(message.key(at - 1), "-" | "—" | "–" | ")" | ".")
}

/// The token behind a correction and the words of the same kind that follow it: "ой нет, вру, средний".
fn behind(message: &Message, hits: &[Hit<Mark>], index: usize, decides: bool) -> usize {
    let mut end = hits[index].end;
    let skip = |mut at: usize| {
        while at < message.len() && !message.is_word_or_number(at) {
            at += 1;
        }
        at
    };
    for hit in &hits[index + 1..] {
        let next = skip(end);
        let another = hit.start == next && (hit.class != Mark::No || !decides && !message.is_any(hit.start, &["не"]));
        if !another {
            break;
        }
        end = hit.end;
    }
    end
}

/// Whether a slot's answer is a yes or a no.
pub(super) fn decides(slot: Slot) -> bool {
    matches!(slot, Slot::YesNo | Slot::Relocation | Slot::Skill | Slot::Format)
}

/// Puts what the correction did not repeat back in: the currency of the sum before it, the language of the level.
pub(super) fn completed(found: Found, before: &Found) -> Found {
    let value = match (found.value, &before.value) {
        (Value::Salary(mut pay), Value::Salary(first)) => {
            pay.currency = pay.currency.or_else(|| first.currency.clone());
            pay.net = pay.net.or(first.net);
            if pay.period.as_deref() == Some("month") {
                pay.period = first.period.clone().or(pay.period);
            }
            Value::Salary(pay)
        }
        (value, _) => value,
    };
    Found { value, span: found.span }
}

/// "Через неделю, ой, через две": a bare number behind a correction has the unit of the time before it.
pub(super) fn same_unit(part: &Message, before: &Found, tail: &Message) -> Option<Found> {
    let Value::Notice { min_days, .. } = before.value else { return None };
    let [figure] = atoms::figures(tail)[..] else { return None };
    let counted = atoms::figures(part).first().map_or(1.0, |figure| figure.low.max(1.0));
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "days until somebody can start")]
    let days = (min_days as f64 / counted * figure.low).round() as i64;
    (1..=MOST_DAYS).contains(&days).then(|| Found {
        value: Value::Notice { min_days: days, max_days: days },
        span: tail.span(figure.start, figure.end),
    })
}

/// Nobody is waited for longer than a year.
const MOST_DAYS: i64 = 366;

/// The question the part behind a correction answers: of a level alone, the language named before it.
pub(super) fn asked<'a>(asked: &Asked<'a>, message: &Message, start: usize) -> Asked<'a> {
    let named = (asked.slot == Some(Slot::Language)).then(|| language::last_named(message, start)).flatten();
    Asked { language: named.or(asked.language), ..*asked }
}
