//! Which of several named skills an answer confirms or denies.

use crate::fact::Span;
use crate::gazetteer::skills;
use crate::relevance::is_common_word;
use crate::terms::{Indexed, Term, is_stop_word, terms};
use crate::text::{alike, fold};

/// What an answer says of one skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Not named.
    No,
    /// Named as known.
    Has(Span),
    /// Named as not known.
    Denied(Span),
}

const NEGATORS: &[&str] = &[
    "не",
    "нет",
    "ни",
    "без",
    "никогда",
    "кроме",
    "no",
    "not",
    "never",
    "without",
    "except",
    "don't",
    "haven't",
    "didn't",
    "isn't",
    "жоқ",
    "емес",
    "емеспін",
    "білмеймін",
    "істемедім",
    "істеген",
    "қолданбадым",
    "басқа",
];

/// Words behind a negation that take it back ("не только").
const EASING: &[&str] = &["только", "only", "just"];

/// Words that say a skill is there, next to it.
const THERE: &[&str] = &["есть", "бар"];

const ALL: &[&str] = &[
    "все",
    "всё",
    "всем",
    "всеми",
    "всего",
    "оба",
    "обе",
    "обоими",
    "всех",
    "all",
    "everything",
    "both",
    "барлығы",
    "барлығымен",
    "бәрі",
    "бәрімен",
    "екеуімен",
    "екеуі",
];

const NONE: &[&str] = &[
    "ничего",
    "никакой",
    "никаким",
    "ничем",
    "чем",
    "ни",
    "none",
    "nothing",
    "neither",
    "ешқайсысы",
    "ешқайсысымен",
    "ештеңе",
    "ештеңемен",
];

const YES: &[&str] = &["да", "ага", "угу", "конечно", "yes", "yeah", "yep", "sure", "иә", "иа", "ия", "әрине"];
const NOT: &[&str] = &["нет", "no", "nope", "жоқ", "не"];

fn is_one_of(term: &Term, list: &[&str]) -> bool {
    list.contains(&term.word.as_str())
}

/// Ends of what a negation reaches.
fn clause_ends(between: &str) -> bool {
    between.chars().any(|c| matches!(c, ',' | ';' | '.' | '!' | '?' | '\n' | '—' | '–'))
}

const BUT: &[&str] = &["но", "а", "зато", "but", "бірақ", "ал"];

/// Clause of each term, counted from 0.
fn clauses(text: &Indexed<'_>, all: &[Term]) -> Vec<usize> {
    let mut clause = 0;
    let mut out = Vec::with_capacity(all.len());
    for (i, term) in all.iter().enumerate() {
        if i > 0 {
            let gap = Span { start: all[i - 1].span.end, end: term.span.start };
            if clause_ends(text.slice(gap)) || is_one_of(term, BUT) {
                clause += 1;
            }
        }
        out.push(clause);
    }
    out
}

/// What a text says of each of the labels, in their order.
pub(super) fn skills_named(labels: &[&str], text: &str) -> Vec<Named> {
    let indexed = Indexed::new(text);
    let all = terms(text);
    let hits = skills::find(&indexed, &all);
    let clause = clauses(&indexed, &all);
    let words: Vec<Vec<Term>> = labels.iter().map(|l| terms(l)).collect();
    let places: Vec<Option<(usize, usize)>> =
        (0..words.len()).map(|i| place(&words[i], &all, &hits).or_else(|| part(i, &words, &all))).collect();
    places
        .iter()
        .map(|place| match place {
            None => Named::No,
            Some((first, last)) => {
                let span = |from: usize, to: usize| Span { start: all[from].span.start, end: all[to - 1].span.end };
                match denied(&all, &clause, *first, *last, &places) {
                    Some((from, to)) => Named::Denied(span(from, to)),
                    None => Named::Has(span(*first, *last)),
                }
            }
        })
        .collect()
}

/// Where a label stands among the terms: by dictionary, by all its stems in a row, or with one typing error.
fn place(wanted: &[Term], all: &[Term], hits: &[skills::Hit]) -> Option<(usize, usize)> {
    if let Some(skill) = skills::by_terms(wanted)
        && let Some(hit) = hits.iter().find(|h| h.skill == skill)
    {
        return Some((hit.first, hit.last));
    }
    if wanted.is_empty() {
        return None;
    }
    all.windows(wanted.len())
        .position(|w| w.iter().zip(wanted).all(|(a, b)| a.stem == b.stem || alike(&a.word, &b.word)))
        .map(|at| (at, at + wanted.len()))
}

/// Where one telling word of a label stands that no other label has: "ходовку" for "ремонт ходовой", "complaints" for
/// "complaint handling".
fn part(label: usize, labels: &[Vec<Term>], all: &[Term]) -> Option<(usize, usize)> {
    let own = |word: &Term| {
        let telling = !is_common_word(&word.stem) && !is_stop_word(&word.word) && word.word.chars().count() > 2;
        let shared =
            labels.iter().enumerate().any(|(other, words)| other != label && words.iter().any(|w| one_root(w, word)));
        telling && !shared
    };
    let words: Vec<&Term> = labels.get(label)?.iter().filter(|w| own(w)).collect();
    all.iter().position(|t| words.iter().any(|w| one_root(w, t))).map(|at| (at, at + 1))
}

/// Whether two words begin alike for long enough to be of one root.
fn one_root(a: &Term, b: &Term) -> bool {
    const ROOT: usize = 5;
    if a.stem == b.stem {
        return true;
    }
    let (shorter, longer) =
        (a.stem.chars().count().min(b.stem.chars().count()), a.stem.chars().count().max(b.stem.chars().count()));
    let common = a.stem.chars().zip(b.stem.chars()).take_while(|(x, y)| x == y).count();
    common >= ROOT && common + 1 >= shorter && longer <= common + 4
}

/// The words that deny a skill, when there are any: a negation before it in its clause, one behind it with no other skill
/// after that, or one in the clause before that a list carries on ("не работал с Kafka, Redis").
fn denied(
    all: &[Term],
    clause: &[usize],
    first: usize,
    last: usize,
    places: &[Option<(usize, usize)>],
) -> Option<(usize, usize)> {
    let own = clause[first];
    let labelled = |i: usize| places.iter().flatten().any(|(a, b)| (*a..*b).contains(&i));
    let negates = |i: usize| {
        let eased = all.get(i + 1).is_some_and(|t| is_one_of(t, EASING));
        !labelled(i) && is_one_of(&all[i], NEGATORS) && !eased && !corrects(all, i)
    };
    let affirms = |i: usize| is_one_of(&all[i], YES) || is_one_of(&all[i], THERE);
    let start = clause.partition_point(|c| *c < own);
    let end = clause.partition_point(|c| *c <= own);
    if let Some(at) = (start..first).rev().take_while(|i| !affirms(*i)).find(|i| negates(*i)) {
        return Some((at, last));
    }
    let behind = (last..end).take_while(|i| !affirms(*i)).find(|i| negates(*i));
    if let Some(at) = behind.filter(|at| !(at + 1..end).any(labelled)) {
        return Some((first, (at + 2).min(end)));
    }
    let bare = (start..end).all(|i| labelled(i) || all[i].word.chars().count() <= 2);
    if !bare || own == 0 {
        return None;
    }
    // The clause before: its negation must stand before its own skill, or the list does not carry it on.
    let before = clause.partition_point(|c| *c + 1 < own);
    let skill = (before..start).find(|i| labelled(*i))?;
    let at = (before..skill).find(|i| negates(*i))?;
    Some((at, last))
}

/// "Ой нет не 3 а 5" puts a number right.
fn corrects(all: &[Term], at: usize) -> bool {
    let behind = all[at + 1..].iter().find(|t| !is_one_of(t, NEGATORS));
    behind.is_some_and(|t| t.word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a text that names no skill says yes or no to all of them. Only a short one does: in a long one the word is
/// about something else ("ходовку 3 года, ой нет не 3 а 5").
pub(super) fn all_or_none(text: &str) -> Option<bool> {
    const SHORT: usize = 5;
    let all = terms(text);
    let has = |list: &[&str]| all.iter().any(|t| is_one_of(t, list));
    if has_both(text) {
        return Some(true);
    }
    if all.len() > SHORT {
        return None;
    }
    if has(NONE) || has(NOT) {
        Some(false)
    } else if has(ALL) || has(YES) {
        Some(true)
    } else {
        None
    }
}

/// "И то и другое", said of everything in the list.
fn has_both(text: &str) -> bool {
    let folded = fold(text);
    ["и то и другое", "и то и то", "и с тем и с другим", "both of them", "екеуі де", "бәрі де"]
        .iter()
        .any(|phrase| folded.contains(phrase))
}

/// Whether an answer is a list of names and little else: then what it leaves out is left out on purpose.
pub(super) fn is_a_list(text: &str, named: &[Named]) -> bool {
    const BESIDE: usize = 5;
    let inside = |term: &Term| {
        named.iter().any(|n| match n {
            Named::Has(span) | Named::Denied(span) => span.start <= term.span.start && term.span.end <= span.end,
            Named::No => false,
        })
    };
    terms(text).iter().filter(|t| !inside(t) && !is_stop_word(&t.word)).count() <= BESIDE
}

/// What is said of the skills not named: "everything but Kafka".
pub(super) fn rest(text: &str) -> Option<bool> {
    let all = terms(text);
    (has_both(text) || all.iter().any(|t| is_one_of(t, ALL))).then_some(true)
}

/// Whether a clause says no.
pub(super) fn denies(clause: &str) -> bool {
    terms(clause).iter().any(|t| is_one_of(t, NEGATORS))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `+` known, `-` denied, `.` not named.
    fn signs(text: &str) -> String {
        skills_named(&["Docker", "Kafka", "Redis"], text)
            .into_iter()
            .map(|n| match n {
                Named::Has(_) => '+',
                Named::Denied(_) => '-',
                Named::No => '.',
            })
            .collect()
    }

    #[test]
    fn lists_and_negations_are_read_skill_by_skill() {
        for (text, expected) in [
            ("Docker и Kafka", "++."),
            ("докер да, кафка нет", "+-."),
            ("с Docker работал, с Kafka не работал, Redis — да", "+-+"),
            ("не работал с Kafka, Redis", ".--"),
            ("только Redis", "..+"),
            ("Docker, но не Kafka", "+-."),
            ("Docker but not Redis", "+.-"),
            ("dokcer, redis", "+.+"),
            ("Docker бар, Kafka жоқ", "+-."),
            ("всё кроме Redis", "..-"),
            ("ничего", "..."),
            ("Docker да Kafka нет", "+-."),
            ("Docker без Kafka", "+-."),
            ("не только Docker но и Kafka", "++."),
            ("опыта с Docker и Kafka нет", "--."),
            ("Docker, Kafka; Redis жоқ", "++-"),
            ("I don't know Kafka", ".-."),
        ] {
            assert_eq!(signs(text), expected, "{text}");
        }
    }

    #[test]
    fn a_denial_is_quoted_with_its_negation() {
        for (text, expected) in [
            ("с Docker не работал", "Docker не работал"),
            ("нет опыта с Kafka", "нет опыта с Kafka"),
            ("не знаю Kafka, Redis", "не знаю Kafka, Redis"),
            ("Redis жоқ", "Redis жоқ"),
        ] {
            let quotes: Vec<&str> = skills_named(&["Docker", "Kafka", "Redis"], text)
                .into_iter()
                .filter_map(|n| match n {
                    Named::Denied(span) => Some(Indexed::new(text).slice(span)),
                    _ => None,
                })
                .collect();
            assert!(quotes.contains(&expected), "{text}: {quotes:?}");
        }
    }

    #[test]
    fn a_yes_or_a_no_goes_for_all() {
        for (text, expected) in [
            ("да, со всеми", Some(true)),
            ("ни с чем", Some(false)),
            ("нет", Some(false)),
            ("all of them", Some(true)),
            ("барлығымен", Some(true)),
            ("ешқайсысымен", Some(false)),
            ("хм", None),
        ] {
            assert_eq!(all_or_none(text), expected, "{text}");
        }
        assert_eq!(rest("всё кроме Redis"), Some(true));
        assert_eq!(rest("Redis"), None);
    }
}
