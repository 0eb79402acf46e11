//! Which part of the working time an answer takes and which it turns down: "evenings yes, sundays i cant".
//!
//! Days and parts of a day are a small set with names of their own; a clause that names one of them and refuses refuses
//! that part, whatever else the message agrees to.

use chrono::NaiveDate;

use super::papers::clauses_and_turns;
use crate::fact::Span;
use crate::text::{fold, skeleton};
use crate::understanding::{Asked, Slot, Value, YesNo, is_plain, understand};

/// Days and parts of a day, one bit each.
pub(super) type Times = u16;

const SATURDAY: Times = 1 << 5;
const SUNDAY: Times = 1 << 6;
const HOLIDAY: Times = 1 << 10;
/// The days nobody works who has five days a week.
const FREE: Times = SATURDAY | SUNDAY | HOLIDAY;

/// Beginnings of the words for them, without Kazakh letters; a space ends a whole word.
const NAMES: &[(Times, &[&str])] = &[
    (1, &["понедельник", "monday", "дуйсенб"]),
    (1 << 1, &["вторник", "tuesday", "сейсенб"]),
    (1 << 2, &["среда ", "среду ", "среды ", "средам ", "wednesday", "сарсенб"]),
    (1 << 3, &["четверг", "thursday", "бейсенб"]),
    (1 << 4, &["пятниц", "friday", "жума ", "жумада ", "жумага "]),
    (SATURDAY, &["суббот", "saturday", "сат ", "sat ", "сб ", "сенби"]),
    (SUNDAY, &["воскрес", "sunday", "sun ", "вс ", "жексенб"]),
    (SATURDAY | SUNDAY, &["выходн", "weekend", "демалыс"]),
    (1 << 7, &["вечер", "evening", "кешк", "кеште "]),
    (1 << 8, &["ноч", "night", "тунд", "тунг", "туни"]),
    (1 << 9, &["утро ", "утра ", "утрам ", "утром ", "утрен", "morning", "танерте", "тангы"]),
    (HOLIDAY, &["праздни", "holiday", "мереке", "мейрам"]),
    (1 << 11, &["переработ", "сверхуроч", "overtime", "устеме"]),
    (1 << 12, &["дневн", "днем ", "daytime", "кундиз"]),
];

/// Words beside a day off by which it is wished for or not needed, and not worked.
const DAYS_OFF: &[&str] = &["нуж", "надо", "need", "керек", "кажет"];

/// A word of a folded text as the names are compared with it.
fn named(word: &str) -> Times {
    let whole = skeleton(word) + " ";
    NAMES
        .iter()
        .filter(|(_, names)| names.iter().any(|name| whole.starts_with(name)))
        .fold(0, |all, (time, _)| all | time)
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty())
}

/// The times a text names.
pub(super) fn times(text: &str) -> Times {
    words(&fold(text)).fold(0, |all, word| all | named(word))
}

/// What an answer says of times.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Times turned down …
    pub(super) refused: Times,
    /// … and the clause that says so first.
    pub(super) refusal: Option<Span>,
    /// The first clause that agrees, to a time or to all.
    pub(super) agreement: Option<Span>,
}

/// Reads which times an answer turns down; `None` where it turns none down.
pub(super) fn told(text: &str, today: NaiveDate) -> Option<Told> {
    if times(text) == 0 {
        return None;
    }
    let mut told = Told::default();
    for (part, span) in clauses_and_turns(text) {
        for (part, span) in halves(part, span, today) {
            let times = times(part);
            match says(part, times, today) {
                Some(YesNo::No) if times != 0 => {
                    told.refused |= times;
                    told.refusal = told.refusal.or(Some(span));
                }
                Some(YesNo::Yes) => told.agreement = told.agreement.or(Some(span)),
                _ => {}
            }
        }
    }
    (told.refused != 0).then_some(told)
}

/// Words by which what stands beside them is left out.
const EXCEPT: &[&str] = &["кроме", "except", "баска"];

/// Words that lead to a time.
const PREPOSITIONS: &[&str] = &["в", "во", "по", "на", "on", "at", "in"];

/// "Not on mondays", "не по выходным": a negation of the time itself.
fn denies_a_time(folded: &str) -> bool {
    const NOT: &[&str] = &["не", "not", "no", "без"];
    let all: Vec<&str> = words(folded).collect();
    all.iter().enumerate().any(|(at, word)| {
        let next = at + 1 + usize::from(all.get(at + 1).is_some_and(|word| PREPOSITIONS.contains(word)));
        NOT.contains(word) && all.get(next).is_some_and(|word| named(word) != 0)
    })
}

/// A clause's yes or no. "Кроме воскресений" turns Sundays down; "выходные не нужны" turns no work down.
fn says(clause: &str, times: Times, today: NaiveDate) -> Option<YesNo> {
    let folded = skeleton(&fold(clause));
    if times != 0 && (words(&folded).any(|word| EXCEPT.contains(&word)) || denies_a_time(&folded)) {
        return Some(YesNo::No);
    }
    let asked = Asked { slot: Some(Slot::YesNo), ..Asked::default() };
    let Value::YesNo { value: said } = understand(&asked, clause, today).value?.value else { return None };
    let off = || words(&folded).any(|word| DAYS_OFF.iter().any(|stem| word.starts_with(stem)));
    (said != YesNo::No || !off() && is_refusal(clause, &folded)).then_some(said)
}

/// Whether a no is the candidate's own and not of a word beside it: "no gripes with nights", "ночи не пугают".
fn is_refusal(clause: &str, folded: &str) -> bool {
    const LAST: &[&str] = &["нет", "неа", "no", "nope", "жок", "емес"];
    /// What "не" turns down besides a verb of one's own.
    const BEHIND: &[&str] = &["готов", "получ", "подход", "подойд", "устраива", "вариант", "хочется", "смог"];
    const OWN: &[&str] = &["у", "ю", "усь", "юсь"];
    /// "Never minded sundays" refuses nothing.
    const CONSENT: &[&str] = &["mind", "bother", "problem", "issue"];
    let all: Vec<&str> = words(folded).collect();
    if all.iter().any(|word| CONSENT.iter().any(|stem| word.starts_with(stem))) {
        return false;
    }
    let own = |word: &str| {
        OWN.iter().any(|ending| word.ends_with(ending)) || BEHIND.iter().any(|stem| word.starts_with(stem))
    };
    all.last().is_some_and(|word| LAST.contains(word))
        || all.windows(2).any(|pair| pair[0] == "не" && own(pair[1]))
        || is_plain(Slot::YesNo, "", &Value::YesNo { value: YesNo::No }, clause)
}

/// "Evenings ok sundays no": a clause with a yes or a no to each of its times is two.
fn halves(clause: &str, span: Span, today: NaiveDate) -> Vec<(&str, Span)> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    let mut before = 0;
    // "Works for me except fridays"
    let except = clause.split_inclusive(char::is_whitespace).scan(0, |end, piece| {
        *end += piece.len();
        Some((*end - piece.len(), piece))
    });
    let except = except.skip(1).find(|(_, piece)| EXCEPT[..2].contains(&fold(piece.trim()).as_str()));
    if let Some((at, _)) = except {
        let (left, right) = (clause[..at].trim_end(), &clause[at..]);
        let start = span.start + clause[..at].chars().count();
        let left_span = Span { start: span.start, end: span.start + left.chars().count() };
        return vec![(left, left_span), (right, Span { start, end: span.end })];
    }
    for piece in clause.split_inclusive(char::is_whitespace) {
        if times(piece) != 0 {
            // A preposition belongs to its time.
            let led = PREPOSITIONS.contains(&fold(clause[before..at].trim()).as_str());
            starts.push(if led { before } else { at });
        }
        before = at;
        at += piece.len();
    }
    let whole = || vec![(clause, span)];
    if starts.len() < 2 {
        return whole();
    }
    starts[0] = 0;
    let ends = starts.iter().skip(1).copied().chain([clause.len()]);
    let parts: Vec<(&str, Span)> = starts
        .iter()
        .zip(ends)
        .map(|(&from, to)| {
            let part = clause[from..to].trim_end();
            let start = span.start + clause[..from].chars().count();
            (part, Span { start, end: start + part.chars().count() })
        })
        .collect();
    let each = parts.iter().all(|(part, _)| says(part, times(part), today).is_some());
    if each { parts } else { whole() }
}

/// The clause behind an agreement that asks for something else without a question mark: "можно с 9", "can i start at 9",
/// "9-дан бастасам бола ма".
pub(super) fn request(text: &str, answered: Option<Span>) -> Option<&str> {
    /// What "можно" asks for; "можно хоть завтра" agrees.
    const BEHIND: &[&str] = &["ли", "с", "со", "до", "после", "без", "не", "раньше", "позже", "попозже", "чуть"];
    const ASKS: &[&str] =
        &["can i", "could i", "may i", "can we", "is it possible", "would it be possible", "is it ok"];
    const BEFORE: &[&str] = &["бола ма", "болады ма", "болмай ма", "мумкин бе"];
    let from = answered?.end;
    let asks = |part: &str| {
        let folded = skeleton(&fold(part));
        let all: Vec<&str> = words(&folded).collect();
        let begins = || all.iter().take(3).copied().collect::<Vec<_>>().join(" ");
        let may = all.iter().take(3).position(|word| *word == "можно");
        may.and_then(|at| all.get(at + 1)).is_some_and(|next| BEHIND.contains(next))
            || all.len() > 2 && BEFORE.iter().any(|asked| all.join(" ").ends_with(asked))
            || all.len() > 2 && ASKS.iter().any(|asked| begins().contains(asked) || all.join(" ").starts_with(asked))
    };
    clauses_and_turns(text).into_iter().find(|(part, span)| span.start >= from && asks(part)).map(|(part, _)| part)
}

/// What the times turned down make of an agreement to `label`; `None`: nothing, the label does not need them.
///
/// A no to all the times it names is a no to it; "5/2" needs no weekends, and who asks for evenings needs no mornings.
pub(super) fn left_of(label: &str, five_days: bool, refused: Times) -> Option<YesNo> {
    const AMONG: &[&str] = &["включая", "incl", "в том числе", "соның ішінде", "оның ішінде"];
    let wanted = times(label);
    if wanted != 0 && wanted & !refused == 0 {
        // "Shifts incl. weekends" ask for more than the weekends.
        let folded = fold(label);
        let among = AMONG.iter().any(|word| folded.contains(word));
        return Some(if among { YesNo::Unsure } else { YesNo::No });
    }
    let spare = if five_days && wanted & refused == 0 { refused & !FREE == 0 } else { false };
    let apart = wanted != 0 && wanted & refused == 0 && !label.chars().any(|c| c.is_ascii_digit());
    (!spare && !apart).then_some(YesNo::Unsure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<(Times, String)> {
        let told = told(text, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())?;
        let span = told.refusal.unwrap();
        Some((told.refused, text.chars().skip(span.start).take(span.end - span.start).collect()))
    }

    #[test]
    fn names_stand_as_they_are_compared() {
        for name in NAMES.iter().flat_map(|(_, names)| *names).chain(DAYS_OFF) {
            assert_eq!(skeleton(&fold(name)), **name);
        }
    }

    #[test]
    fn the_times_turned_down_are_read_with_their_clause() {
        for (text, times, quote) in [
            ("evenings yes, sundays i cant", SUNDAY, "sundays i cant"),
            ("да вечером могу, по воскресеньям не могу", SUNDAY, "по воскресеньям не могу"),
            ("график ок, по воскресеньям не могу", SUNDAY, "по воскресеньям не могу"),
            ("evenings ok sundays no", SUNDAY, "sundays no"),
            ("вечером да по субботам нет", SATURDAY, "по субботам нет"),
            ("иә, бірақ жексенбіде шыға алмаймын", SUNDAY, "жексенбіде шыға алмаймын"),
            ("иа бирак сенбиде истемеймин", SATURDAY, "сенбиде истемеймин"),
            ("ok fine, i just cant do nights", 1 << 8, "i just cant do nights"),
            ("да, кроме воскресений", SUNDAY, "кроме воскресений"),
            ("works for me except sundays", SUNDAY, "except sundays"),
            ("yep, not on saturdays tho", SATURDAY, "not on saturdays tho"),
            ("подходит но в праздники не выхожу", HOLIDAY, "в праздники не выхожу"),
            ("сенбі болады, түнде жоқ", 1 << 8, "түнде жоқ"),
        ] {
            assert_eq!(refused(text), Some((times, quote.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_turns_no_time_down() {
        for text in [
            "да, не могу дождаться",
            "yes, no problem with sundays",
            "да, выходные мне не нужны",
            "по воскресеньям не против",
            "жексенбіде де шығамын, қиындық жоқ",
            "да, детей нет, вечера свободны",
            "no gripes with nights at all",
            "fine by me, never minded sundays",
            "ночи не пугают",
            "не могу",
        ] {
            assert_eq!(refused(text), None, "{text}");
        }
    }

    #[test]
    fn a_request_behind_an_agreement_is_one_without_a_question_mark_too() {
        for (text, from, expected) in [
            ("подходит, тока можно с 9", 8, Some("тока можно с 9")),
            ("ok, could i start at ten", 2, Some("could i start at ten")),
            ("болады, сағат 9-дан бастасам бола ма", 6, Some("сағат 9-дан бастасам бола ма")),
            ("да, можно хоть завтра", 2, None),
            ("да, можно", 2, None),
            ("yes i can", 3, None),
        ] {
            assert_eq!(request(text, Some(Span { start: 0, end: from })), expected, "{text}");
        }
    }

    #[test]
    fn a_label_needs_only_its_own_times() {
        for (label, five_days, refused, expected) in [
            ("вечерние и воскресные смены", false, SUNDAY, Some(YesNo::Unsure)),
            ("воскресные смены", false, SUNDAY, Some(YesNo::No)),
            ("Can you work Sundays?", false, SUNDAY, Some(YesNo::No)),
            ("Can you work evenings?", false, SUNDAY, None),
            ("2/2", false, SUNDAY, Some(YesNo::Unsure)),
            ("shifts incl. weekends", false, SATURDAY | SUNDAY, Some(YesNo::Unsure)),
            ("5/2", true, SUNDAY, None),
            ("5/2", true, 1 << 7, Some(YesNo::Unsure)),
        ] {
            assert_eq!(left_of(label, five_days, refused), expected, "{label}");
        }
    }
}
