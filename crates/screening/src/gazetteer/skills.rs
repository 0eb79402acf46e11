//! The dictionary of skills: concepts with their names in three languages, found in texts by their stems.
//!
//! `data/skills.txt` has one concept a line: the name we show, then other names for the same thing. `^` before a name
//! means "an everyday word too": it counts only with a capital letter or inside a list. `!` means both are needed (the
//! languages C, R and Go). `data/skills_related.txt` says which concepts are close enough for partial credit, `data/skills_kinds.txt`
//! which are had by having a narrower one.

use super::phrasebook::Phrasebook;
use super::table::{Rows, sections, u16_at};
use crate::fact::Span;
use crate::terms::{Indexed, Term, terms};

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
    Free = 0,
    CapitalOrList = 1,
    CapitalAndList = 2,
}

impl Care {
    /// An entry of the phrasebook as a concept and how freely the name may be matched: the two high bits say that.
    fn unpack(entry: u16) -> (Skill, Self) {
        let care = match entry >> CARE_AT {
            0 => Self::Free,
            1 => Self::CapitalOrList,
            _ => Self::CapitalAndList,
        };
        (Skill(entry & CONCEPT), care)
    }
}

const CARE_AT: u32 = 14;
const CONCEPT: u16 = (1 << CARE_AT) - 1;

/// The dictionary: made of the data files by `made` among the tests.
struct Dictionary {
    /// Of each concept the name we show, then its id.
    names: Rows,
    book: Phrasebook,
    /// Concept → where its relatives begin, and the end of the last one's.
    relations: &'static [u8],
    related: &'static [u8],
    /// The same for the narrower ones.
    narrower: [&'static [u8]; 2],
    /// A byte a concept: whether it is of no trade.
    general: &'static [u8],
}

static DICTIONARY: Dictionary = {
    let [starts, keys, values, entries, names, relations, related, kinds, narrower, general] =
        sections(include_bytes!("../../data/tables/skills.bin"));
    Dictionary {
        names: Rows::new(include_str!("../../data/tables/skills.txt"), names),
        book: Phrasebook::new([starts, keys, values, entries]),
        relations,
        related,
        narrower: [kinds, narrower],
        general,
    }
};

/// The concept a whole phrase names, in any of its spellings.
pub fn by_name(phrase: &str) -> Option<Skill> {
    by_terms(&terms(phrase))
}

/// The same for a phrase that is split already.
pub(crate) fn by_terms(phrase: &[Term]) -> Option<Skill> {
    DICTIONARY.book.whole(phrase).map(|entry| Care::unpack(entry).0)
}

/// Number of concepts.
pub fn count() -> usize {
    DICTIONARY.names.count() / 2
}

impl Skill {
    fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The name we show.
    pub fn name(self) -> &'static str {
        DICTIONARY.names.get(2 * self.index())
    }

    /// The stable part of a criterion's id.
    pub fn id(self) -> &'static str {
        DICTIONARY.names.get(2 * self.index() + 1)
    }

    /// Whether it belongs to no trade: a quality of a person ("punctuality") or a condition of work ("night shifts").
    /// Everybody lists those, so nobody is asked about one because a description mentions it.
    pub fn is_general(self) -> bool {
        DICTIONARY.general.get(self.index()) == Some(&1)
    }

    /// Skills close to this one: knowing one of them is worth partial credit.
    pub fn related(self) -> impl Iterator<Item = Skill> {
        self.listed([DICTIONARY.relations, DICTIONARY.related])
    }

    /// Narrower skills: whoever has one of them has this one too (Django and Python).
    pub fn kinds(self) -> impl Iterator<Item = Skill> {
        self.listed(DICTIONARY.narrower)
    }

    fn listed(self, [starts, list]: [&'static [u8]; 2]) -> impl Iterator<Item = Skill> {
        let start = |index| usize::from(u16_at(starts, index));
        (start(self.index())..start(self.index() + 1)).map(|at| Skill(u16_at(list, at)))
    }
}

/// All skills named in a text, in order, longest names first where they overlap.
pub fn find(text: &Indexed<'_>, terms: &[Term]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut lines = Lines::default();
    for found in DICTIONARY.book.find(terms) {
        let (skill, care) = Care::unpack(found.entry);
        let (first, last) = (found.first, found.last);
        let span = Span { start: terms[first].span.start, end: terms[last - 1].span.end };
        if allowed(care, text, &terms[first], span, &mut lines) {
            hits.push(Hit { skill, first, last, span });
        }
    }
    hits
}

/// All skills named in a short text.
pub fn find_in(text: &str) -> Vec<Hit> {
    let text = Indexed::new(text);
    find(&text, &text.terms())
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
    use std::collections::HashMap;

    use super::super::phrasebook::Builder;
    use super::super::table::make;
    use super::*;
    use crate::terms::key;

    const DATA: &str = include_str!("../../data/skills.txt");
    const RELATED: &str = include_str!("../../data/skills_related.txt");
    const KINDS: &str = include_str!("../../data/skills_kinds.txt");
    const GENERAL: &str = include_str!("../../data/skills_general.txt");

    /// Lines of a data file without comments and blank lines.
    fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
        data.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
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

    /// The dictionary's table and its text, of the data files.
    fn made() -> (Vec<u8>, String) {
        let mut names: Vec<String> = Vec::new();
        let mut builder = Builder::default();
        // The test below sees to it that a name belongs to one concept.
        let mut concepts: HashMap<String, u16> = HashMap::new();
        for (concept, line) in lines(DATA).enumerate() {
            let concept = u16::try_from(concept).unwrap();
            assert!(concept <= CONCEPT);
            for (i, marked) in line.split('|').map(str::trim).filter(|n| !n.is_empty()).enumerate() {
                let (care, name) = unmark(marked);
                if i == 0 {
                    names.extend([name.to_owned(), name.to_lowercase()]);
                }
                builder.add(name, concept | (care as u16) << CARE_AT);
                concepts.entry(key(name)).or_insert(concept);
            }
        }
        let concept = |name: &str| concepts.get(&key(name)).copied();
        let lists = |data: &'static str, both_ways: bool| {
            let mut lists: Vec<Vec<u16>> = vec![Vec::new(); names.len() / 2];
            for line in lines(data) {
                let mut members = line.split('|').filter_map(concept);
                let head = members.next().unwrap();
                for other in members {
                    lists[usize::from(head)].push(other);
                    if both_ways {
                        lists[usize::from(other)].push(head);
                    }
                }
            }
            let starts = lists.iter().scan(0, |at, list| Some(std::mem::replace(at, *at + list.len())));
            let ends = [lists.iter().map(Vec::len).sum()];
            [make::u16s(starts.chain(ends).map(|n| u16::try_from(n).unwrap())), make::u16s(lists.concat())]
        };
        let [relations, related] = lists(RELATED, true);
        let [kinds, narrower] = lists(KINDS, false);
        let mut general = vec![0_u8; names.len() / 2];
        for concept in lines(GENERAL).filter_map(concept) {
            general[usize::from(concept)] = 1;
        }
        let (text, lines) = make::lines(names.iter().map(String::as_str));
        let [beginnings, keys, values, entries] = builder.build();
        (make::file(&[beginnings, keys, values, entries, lines, relations, related, kinds, narrower, general]), text)
    }

    #[test]
    fn the_tables_are_made_of_the_data() {
        let (table, text) = made();
        make::check("skills.bin", &table, include_bytes!("../../data/tables/skills.bin"));
        make::check("skills.txt", text.as_bytes(), include_bytes!("../../data/tables/skills.txt"));
    }

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
        let missing: Vec<&str> = lines(RELATED)
            .chain(lines(KINDS))
            .flat_map(|l| l.split('|'))
            .map(str::trim)
            .filter(|n| by_name(n).is_none())
            .collect();
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
        assert!(by_name("Docker").unwrap().name() == "Docker" && by_name("нет такого").is_none());
    }

    #[test]
    fn a_narrower_skill_holds_the_wider_one_and_not_the_other_way() {
        let (python, django) = (by_name("Python").unwrap(), by_name("Django").unwrap());
        assert!(python.kinds().any(|s| s == django));
        assert!(!django.kinds().any(|s| s == python));
    }

    #[test]
    fn relations_go_both_ways() {
        let (sql, postgres) = (by_name("SQL").unwrap(), by_name("Postgres").unwrap());
        assert!(sql.related().any(|s| s == postgres));
        assert!(postgres.related().any(|s| s == sql));
    }
}
