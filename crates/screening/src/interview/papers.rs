//! Licences, grades and certificates that a candidate has not yet, or not any more.

use super::named::{Named, denies, other_grade, skills_named};
use crate::fact::Span;
use crate::grades;
use crate::text::fold;
use crate::understanding::{Standing, standings};

/// Words that name a paper; what else one "has" (a car, experience) has no term.
const PAPERS: &[&str] = &[
    "удостоверени",
    "лиценз",
    "сертификат",
    "допуск",
    "медкниж",
    "санкниж",
    "книжк",
    "категори",
    "аттестат",
    "аккредитац",
    "диплом",
    "licence",
    "license",
    "certificat",
    "permit",
    "registration",
    "регистраци",
    "hygiene",
    "nvq",
    "diploma",
    "куәлі",
    "рұқсат",
    "санат",
    "кітапша",
    "тахограф",
    "tachograph",
];

/// The same, of which the beginning alone would be another word ("правила", "cardiology").
const WHOLE: &[&str] = &[
    "права",
    "прав",
    "правами",
    "правах",
    "card",
    "cards",
    "ticket",
    "tickets",
    "накс",
    "naks",
    "допог",
    "adr",
    "cscs",
    "pin",
    "nmc",
    "qts",
];

/// What people call a paper whatever it is.
const ANY: &[&str] = &["корочк", "документ"];

/// Whether a requirement is a paper or a grade, which can be on its way or lapse.
pub(super) fn is_paper(label: &str) -> bool {
    grades::first(label).is_some() || names_a_paper(label, &[]) && !registers_others(label)
}

/// "Patient registration", "регистрация гостей": a deed, and no paper of one's own.
fn registers_others(label: &str) -> bool {
    const OTHERS: &[&str] =
        &["patient", "guest", "client", "customer", "visitor", "пациент", "гост", "клиент", "посетител", "документ"];
    let folded = fold(label);
    ["registration", "регистраци"].iter().any(|word| folded.contains(word))
        && folded.split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.iter().any(|other| word.starts_with(other)))
}

/// Whether a word names a paper, or begins like one of `more`.
pub(super) fn names_a_paper(text: &str, more: &[&str]) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WHOLE.contains(&word) || PAPERS.iter().chain(more).any(|paper| word.starts_with(paper)))
}

/// What else was asked about in the same question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing: a clause that names nothing speaks of the paper.
    Nothing,
    /// No other paper: a clause that names any paper speaks of this one.
    NoPaper,
    /// Another paper.
    Papers,
}

/// Whether a denial says itself that it is one for now: "пока нет", "expired in May".
pub(super) fn is_for_now(label: &str, quote: &str) -> bool {
    const YET: &[&str] = &["пока", "еще", "әлі", "әзірге", "yet", "far", "still"];
    let folded = fold(quote);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    is_paper(label)
        && (words.any(|word| YET.contains(&word))
            || told_of(label, quote, Beside::Nothing).is_some_and(|paper| !paper.held))
}

/// What an answer says of a paper beyond yes and no.
pub(super) struct Paper {
    /// It is valid again; else it is not had now.
    pub(super) held: bool,
    /// The clause that says so.
    pub(super) span: Span,
    /// Said so plainly that nothing is left to ask.
    pub(super) plain: bool,
}

/// Whether an answer to a question about a paper says that it lapsed, is on its way, or was renewed.
///
/// A clause about another grade ("C есть, а CE получаю") speaks of that one; whoever has the paper and is getting
/// another has it; what was renewed is valid.
pub(super) fn told_of(label: &str, text: &str, beside: Beside) -> Option<Paper> {
    if !is_paper(label) {
        return None;
    }
    let only = beside == Beside::Nothing;
    let (mut lapsed, mut coming, mut missing, mut other) = (None, None, None, None);
    let mut had = false;
    for (part, span) in parts(text) {
        let told = standings(part);
        let says = |standing: Standing| told.iter().any(|(said, _)| *said == standing);
        let ahead = says(Standing::Coming);
        if other_grade(label, part).is_some() {
            other = other.or((only && !ahead).then_some(span));
            continue;
        }
        let named = || matches!(skills_named(&[label], part).first(), Some(Named::Has(_) | Named::Denied(_)));
        // "NAKS was, expired in 2022": where there is one paper, nothing else expires.
        let any = || beside == Beside::NoPaper && (names_a_paper(part, ANY) || says(Standing::Lapsed));
        if !only && !named() && !any() {
            continue;
        }
        let denied = says(Standing::Missing) || denies(part);
        if says(Standing::Renewed) {
            return Some(Paper { held: true, span, plain: true });
        }
        if says(Standing::Lapsed) {
            lapsed = lapsed.or(Some(span));
        } else if ahead {
            coming = coming.or(Some(span));
        }
        missing = missing.or((denied && !ahead).then_some(span));
        had |= says(Standing::Had) && !ahead && !denied;
    }
    if lapsed.is_none() && had {
        return None;
    }
    let span = lapsed.or(coming)?;
    let plain = lapsed.is_some() || missing.is_some() || other.is_some();
    let first = other.filter(|other: &Span| other.start < span.start).unwrap_or(span);
    Some(Paper { held: false, span: missing.unwrap_or(first), plain })
}

/// Words that part what is said of one paper from what is said of the next.
const LINKS: &[&str] = &["но", "а", "и", "but", "and", "бірақ", "бирак", "ал", "және"];

/// Words that turn what was said so far round.
const TURNS: &[&str] = &["но", "а", "зато", "but", "бірақ", "бирак", "ал"];

/// The clauses of a text with their places, those joined by a word included.
pub(super) fn parts(text: &str) -> Vec<(&str, Span)> {
    parted(text, LINKS)
}

/// The clauses of a text with their places; a list joined by "and" stays whole.
pub(super) fn clauses_and_turns(text: &str) -> Vec<(&str, Span)> {
    parted(text, TURNS)
}

fn parted<'a>(text: &'a str, links: &[&str]) -> Vec<(&'a str, Span)> {
    let mut out: Vec<(&'a str, Span)> = Vec::new();
    let (mut bytes, mut at) = (0, 0);
    let mut close = |from: usize, to: usize, start: usize| {
        let part = &text[from..to];
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let start = start + part.chars().take_while(|c| c.is_whitespace()).count();
            out.push((trimmed, Span { start, end: start + trimmed.chars().count() }));
        }
    };
    let (mut from, mut start) = (0, 0);
    for piece in text.split_inclusive(|c: char| c.is_whitespace() || ",.;!?…".contains(c)) {
        let word = piece.trim_end_matches(|c: char| c.is_whitespace() || ",.;!?…".contains(c));
        let behind = bytes + piece.len();
        if links.contains(&word.to_lowercase().as_str()) {
            close(from, bytes, start);
            (from, start) = (behind, at + piece.chars().count());
        } else if piece.ends_with([',', '.', ';', '!', '?', '…', '\n']) {
            close(from, bytes + word.len(), start);
            (from, start) = (behind, at + piece.chars().count());
        }
        bytes = behind;
        at += piece.chars().count();
    }
    close(from, text.len(), start);
    out
}
