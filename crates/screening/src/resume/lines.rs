//! A résumé as lines under headings.

use super::marks::Marks;
use crate::fact::Span;
use crate::terms::{Indexed, folded_line, folded_plainly};

/// What a part of a résumé is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Before the first heading, or under one we do not know.
    Other,
    Work,
    Education,
    Skills,
    Languages,
}

/// One line.
#[derive(Debug, Clone)]
pub(super) struct TextLine {
    pub(super) span: Span,
    pub(super) folded: String,
    pub(super) section: Section,
    /// The phrases it holds.
    pub(super) marks: Marks,
    /// Whether the full folding has the same words.
    pub(super) plain: bool,
}

impl TextLine {
    /// The line `raw`, which stands at `span`.
    pub(super) fn new(span: Span, raw: &str, section: Section) -> Self {
        let (folded, plain) = folded_plainly(raw);
        Self { marks: Marks::read(&folded), span, folded, section, plain }
    }
}

const HEADINGS: &[(Section, &[&str])] = &[
    (
        Section::Education,
        &[
            "образование",
            "обучение",
            "повышение квалификации",
            "курсы",
            "сертификаты",
            "education",
            "courses",
            "certificates",
            "certifications",
            "training",
            "білімі",
            "білім",
            "оқу",
            "курстар",
            "academic background",
        ],
    ),
    (
        Section::Work,
        &[
            "опыт работы",
            "опыт",
            "трудовая деятельность",
            "места работы",
            "карьера",
            "work experience",
            "experience",
            "employment",
            "work history",
            "professional experience",
            "career",
            "еңбек тәжірибесі",
            "жұмыс тәжірибесі",
            "тәжірибе",
            "тәжірибесі",
            "еңбек жолы",
            "проекты",
            "projects",
        ],
    ),
    (
        Section::Skills,
        &[
            "навыки",
            "ключевые навыки",
            "профессиональные навыки",
            "умения",
            "skills",
            "key skills",
            "technical skills",
            "tech stack",
            "технологии",
            "стек",
            "дағдылар",
            "дағдылары",
            "негізгі дағдылар",
            "technologies",
            "инструменты",
            "tools",
        ],
    ),
    (
        Section::Languages,
        &[
            "языки",
            "знание языков",
            "иностранные языки",
            "владение языками",
            "languages",
            "language skills",
            "тілдер",
            "тілдерді білуі",
            "тілдер білуі",
        ],
    ),
    (
        Section::Other,
        &[
            "о себе",
            "обо мне",
            "дополнительная информация",
            "дополнительно",
            "хобби",
            "рекомендации",
            "about",
            "about me",
            "summary",
            "profile",
            "objective",
            "hobbies",
            "interests",
            "references",
            "additional information",
            "өзім туралы",
            "қосымша ақпарат",
            "достижения",
            "achievements",
            "цель",
            "прочее",
            "other",
            "личные данные",
            "персональные данные",
            "личная информация",
            "контакты",
            "контактная информация",
            "personal details",
            "personal information",
            "contacts",
            "contact details",
            "жеке мәліметтер",
            "байланыс",
            "қосымша",
        ],
    ),
];

/// No heading has more bytes.
const LONGEST_HEADING: usize = 64;

/// The heading a line is, or begins with before a colon.
fn heading(folded: &str) -> Option<Section> {
    let head = folded.split_once(':').map_or(folded, |(head, _)| head);
    let head = head.trim_matches(|c: char| !c.is_alphanumeric());
    if head.split(' ').nth(5).is_some() {
        return None;
    }
    if head.len() > LONGEST_HEADING && !head.contains(['—', '-', '(']) {
        return None;
    }
    // "Опыт работы — 5 лет 10 месяцев" is a heading with a sum behind it.
    let bare = head.split(['—', '-', '(']).next().unwrap_or(head).trim();
    HEADINGS
        .iter()
        .find(|(_, names)| names.contains(&head) || (names.contains(&bare) && head != bare))
        .map(|(section, _)| *section)
}

/// All lines that hold anything, with their section. A label with its value in the same line heads that line only when
/// the value follows at once ("Образование: высшее"), and the lines below it when it stands alone.
pub(super) fn read(text: &Indexed<'_>) -> Vec<TextLine> {
    let mut out = Vec::new();
    let mut section = Section::Other;
    let mut at = 0;
    while at <= text.len() {
        let span = text.line_at(at);
        let raw = text.slice(span);
        let mut line = TextLine::new(span, raw, section);
        if !line.folded.is_empty() {
            // The first cell of a table's row is its label.
            let cell = raw.trim_start().split_once('\t').map(|(cell, _)| folded_line(cell));
            if let Some(new) = heading(cell.as_ref().unwrap_or(&line.folded)) {
                section = new;
                line.section = new;
            }
            out.push(line);
        }
        at = span.end + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_is_longer_than_the_longest() {
        assert!(HEADINGS.iter().flat_map(|(_, names)| *names).all(|name| name.len() <= LONGEST_HEADING));
    }
}
