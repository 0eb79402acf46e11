//! The dictionary of skills: concepts with their names in three languages, found in texts by their stems.
//!
//! `data/skills.txt` has one concept a line: the name we show, then other names for the same thing. `^` before a name
//! means "an everyday word too": it counts only with a capital letter or inside a list. `!` means both are needed (the
//! languages C, R and Go). `data/skills_related.txt` says which concepts are close enough for partial credit.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::phrasebook::{Builder, Phrasebook};
use crate::fact::Span;
use crate::terms::{Indexed, Term, terms};

const DATA: &str = include_str!("../../data/skills.txt");
const RELATED: &str = include_str!("../../data/skills_related.txt");
const GENERAL: &str = include_str!("../../data/skills_general.txt");

/// A concept of the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Skill(u16);

/// A skill named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub skill: Skill,
    /// Index of its first term.
    pub first: usize,
    /// Index behind its last term.
    pub last: usize,
    /// Where it stands in the text.
    pub span: Span,
}

/// How freely a name may be matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    Free,
    CapitalOrList,
    CapitalAndList,
}

struct Dictionary {
    names: Vec<&'static str>,
    ids: Vec<String>,
    /// Its entries are places in `patterns`.
    book: Phrasebook,
    patterns: Vec<(u16, Care)>,
    related: HashMap<u16, Vec<u16>>,
    /// Sorted.
    general: Vec<u16>,
}

fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(|| Dictionary::read(DATA, RELATED))
}

/// A name as the data file spells it: with its mark taken off.
fn unmark(name: &str) -> (Care, &str) {
    if let Some(rest) = name.strip_prefix('^') {
        (Care::CapitalOrList, rest.trim())
    } else if let Some(rest) = name.strip_prefix('!') {
        (Care::CapitalAndList, rest.trim())
    } else {
        (Care::Free, name)
    }
}

/// Lines of a data file without comments and blank lines.
fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

impl Dictionary {
    fn read(data: &'static str, related: &'static str) -> Self {
        let mut names = Vec::new();
        let mut ids = Vec::new();
        let mut builder = Builder::default();
        let mut patterns = Vec::new();
        for line in lines(data) {
            let concept = u16::try_from(names.len()).unwrap_or(u16::MAX);
            for (i, marked) in line.split('|').map(str::trim).filter(|n| !n.is_empty()).enumerate() {
                let (care, name) = unmark(marked);
                if i == 0 {
                    names.push(name);
                    ids.push(name.to_lowercase());
                }
                // A test keeps the data below the number, and each name at one concept.
                let Ok(entry) = u16::try_from(patterns.len()) else { break };
                if builder.add(name, entry) {
                    patterns.push((concept, care));
                }
            }
        }
        let book = builder.build();
        let concept = |name: &str| -> Option<u16> {
            let entry = book.whole(&terms(name))?;
            patterns.get(usize::from(entry)).map(|(concept, _)| *concept)
        };
        let mut relations: HashMap<u16, Vec<u16>> = HashMap::new();
        for line in lines(related) {
            let mut members = line.split('|').filter_map(concept);
            let Some(head) = members.next() else { continue };
            for other in members {
                relations.entry(head).or_default().push(other);
                relations.entry(other).or_default().push(head);
            }
        }
        let mut general: Vec<u16> = lines(GENERAL).filter_map(concept).collect();
        general.sort_unstable();
        Self { names, ids, book, patterns, related: relations, general }
    }
}

/// The concept a whole phrase names, in any of its spellings.
pub fn by_name(phrase: &str) -> Option<Skill> {
    let entry = dictionary().book.whole(&terms(phrase))?;
    dictionary().patterns.get(usize::from(entry)).map(|(concept, _)| Skill(*concept))
}

/// Number of concepts.
pub fn count() -> usize {
    dictionary().names.len()
}

impl Skill {
    /// The name we show.
    pub fn name(self) -> &'static str {
        dictionary().names.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The stable part of a criterion's id.
    pub fn id(self) -> &'static str {
        dictionary().ids.get(usize::from(self.0)).map_or("", String::as_str)
    }

    /// Whether it belongs to no trade: a quality of a person ("punctuality") or a condition of work ("night shifts").
    /// Everybody lists those, so nobody is asked about one because a description mentions it.
    pub fn is_general(self) -> bool {
        dictionary().general.binary_search(&self.0).is_ok()
    }

    /// Skills close to this one: knowing one of them is worth partial credit.
    pub fn related(self) -> impl Iterator<Item = Skill> {
        dictionary().related.get(&self.0).into_iter().flatten().map(|id| Skill(*id))
    }
}

/// All skills named in a text, in order, longest names first where they overlap.
pub fn find(text: &Indexed<'_>, terms: &[Term]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut lines = Lines::default();
    for found in dictionary().book.find(terms) {
        let Some((concept, care)) = dictionary().patterns.get(usize::from(found.entry)) else {
            continue;
        };
        let (first, last) = (found.first, found.last);
        let span = Span { start: terms[first].span.start, end: terms[last - 1].span.end };
        if allowed(*care, text, &terms[first], span, &mut lines) {
            hits.push(Hit { skill: Skill(*concept), first, last, span });
        }
    }
    hits
}

/// All skills named in a short text.
pub fn find_in(text: &str) -> Vec<Hit> {
    find(&Indexed::new(text), &terms(text))
}

/// The line looked at last, and whether it is about driving licences: a line may name a hundred letters.
#[derive(Default)]
struct Lines(Option<(Span, bool)>);

impl Lines {
    fn about_licences(&mut self, text: &Indexed<'_>, at: usize) -> bool {
        if let Some((line, licences)) = self.0
            && (line.start..line.end).contains(&at)
        {
            return licences;
        }
        let line = text.line_at(at);
        let lower = text.slice(line).to_lowercase();
        let licences = ["категор", "водител", "licen", "прав", "driver"].iter().any(|w| lower.contains(w));
        self.0 = Some((line, licences));
        licences
    }
}

fn allowed(care: Care, text: &Indexed<'_>, term: &Term, span: Span, lines: &mut Lines) -> bool {
    match care {
        Care::Free => true,
        Care::CapitalOrList => term.capital || in_list(text, span),
        Care::CapitalAndList => term.capital && in_list(text, span) && !text_is_label(text, span, lines),
    }
}

/// Whether list punctuation, a line's edge or "and" stands on both sides.
fn in_list(text: &Indexed<'_>, span: Span) -> bool {
    let mut before = span.start;
    while before > 0 && matches!(text.at(before - 1), Some(' ' | '\t' | '\u{a0}')) {
        before -= 1;
    }
    let mut after = span.end;
    while matches!(text.at(after), Some(' ' | '\t' | '\u{a0}')) {
        after += 1;
    }
    let edge = |c: Option<char>| match c {
        None => true,
        Some(c) => {
            matches!(c, ',' | ';' | '/' | '|' | '(' | ')' | '•' | '·' | ':' | '\n' | '\r' | '.' | '-' | '–' | '—' | '*')
        }
    };
    let joined_before =
        ["and", "и", "или", "or", "на", "в", "и/или", "және", "мен", "бен", "пен", "with", "in", "язык", "language"]
            .iter()
            .any(|w| ends_with_word(text, before, w));
    let joined_after =
        ["and", "и", "или", "or", "және", "мен", "бен", "пен", "developer", "разработчик", "программист", "engineer"]
            .iter()
            .any(|w| starts_with_word(text, after, w));
    let left = before == 0 || edge(text.at(before - 1)) || joined_before;
    left && (edge(text.at(after)) || joined_after)
}

/// "Vitamin C", "категории C", "R&D", "C&A": a letter that is a label, not a language.
fn text_is_label(text: &Indexed<'_>, span: Span, lines: &mut Lines) -> bool {
    let mut before = span.start;
    while before > 0 && matches!(text.at(before - 1), Some(' ' | '\u{a0}')) {
        before -= 1;
    }
    let labels = [
        "категории",
        "категория",
        "категорий",
        "категориясы",
        "category",
        "vitamin",
        "витамин",
        "класс",
        "класса",
        "class",
        "группа",
        "hepatitis",
    ];
    let glued = text.at(span.end) == Some('&') || (span.start > 0 && text.at(span.start - 1) == Some('&'));
    // A row of single letters (B, C, D) is a row of licence categories.
    glued || lines.about_licences(text, span.start) || labels.iter().any(|w| ends_with_word(text, before, w))
}

fn ends_with_word(text: &Indexed<'_>, end: usize, word: &str) -> bool {
    let length = word.chars().count();
    end >= length
        && text.slice(Span { start: end - length, end }).to_lowercase() == word
        && (end == length || !text.at(end - length - 1).is_some_and(char::is_alphanumeric))
}

fn starts_with_word(text: &Indexed<'_>, start: usize, word: &str) -> bool {
    let end = start + word.chars().count();
    text.slice(Span { start, end }).to_lowercase() == word && !text.at(end).is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::key;

    fn found(text: &str) -> Vec<&'static str> {
        find_in(text).into_iter().map(|h| h.skill.id()).collect()
    }

    #[test]
    fn names_are_found_at_word_boundaries_only() {
        for (text, expected) in [
            ("Postgres, докер и 1С", vec!["postgresql", "docker", "1с"]),
            ("Опыт с PostgreSQL; C++, C#, C", vec!["postgresql", "c++", "c#", "c"]),
            ("Javascript разработчик", vec!["javascript"]),
            ("Java, JavaScript", vec!["java", "javascript"]),
            ("R, Python", vec!["r", "python"]),
            ("R&D department", vec![]),
            ("водительские права категории B, C", vec!["водительские права"]),
            ("Languages: Python, Go, C", vec!["python", "go", "c"]),
            ("I go to work", vec![]),
            ("работал с клиентами", vec![]),
            ("microservices in Go and Rust", vec!["микросервисы", "go", "rust"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn hits_carry_their_place() {
        let text = "Знаю Apache Kafka хорошо";
        let hits = find_in(text);
        assert_eq!(hits.len(), 1);
        assert_eq!(Indexed::new(text).slice(hits[0].span), "Apache Kafka");
    }

    #[test]
    fn the_data_has_no_duplicates_and_no_ambiguous_names() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        let mut problems = Vec::new();
        for line in lines(DATA) {
            let concept = unmark(line.split('|').next().unwrap_or("").trim()).1;
            for name in line.split('|').map(str::trim).filter(|n| !n.is_empty()) {
                let stems = key(unmark(name).1);
                if stems.is_empty() {
                    problems.push(format!("{concept}: {name:?} has no words"));
                } else if let Some(other) = seen.insert(stems, concept) {
                    problems.push(format!("{name:?} of {concept:?} is also a name of {other:?}"));
                }
            }
        }
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    #[test]
    fn every_related_name_is_in_the_dictionary() {
        let missing: Vec<&str> =
            lines(RELATED).flat_map(|l| l.split('|')).map(str::trim).filter(|n| by_name(n).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_general_name_is_in_the_dictionary() {
        let missing: Vec<&str> = lines(GENERAL).filter(|n| by_name(n).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert!(by_name("Пунктуальность").unwrap().is_general() && !by_name("Docker").unwrap().is_general());
    }

    #[test]
    fn there_are_enough_of_them() {
        assert!(count() >= 2_000, "{}", count());
        assert!(u16::try_from(dictionary().patterns.len()).is_ok());
        assert!(by_name("Docker").unwrap().name() == "Docker" && by_name("нет такого").is_none());
    }

    #[test]
    fn relations_go_both_ways() {
        let (sql, postgres) = (by_name("SQL").unwrap(), by_name("Postgres").unwrap());
        assert!(sql.related().any(|s| s == postgres));
        assert!(postgres.related().any(|s| s == sql));
    }
}
