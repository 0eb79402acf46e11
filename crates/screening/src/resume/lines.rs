//! A résumé as lines under headings.

use super::marks::Marks;
use crate::fact::Span;
use crate::terms::{Indexed, folded_line};

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
}

impl TextLine {
    pub(super) fn new(span: Span, folded: String, section: Section) -> Self {
        Self { marks: Marks::read(&folded), span, folded, section }
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

/// The heading a line is, or begins with before a colon.
fn heading(folded: &str) -> Option<Section> {
    let head = folded.split_once(':').map_or(folded, |(head, _)| head);
    let head = head.trim_matches(|c: char| !c.is_alphanumeric());
    if head.split(' ').nth(5).is_some() {
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
        let folded = folded_line(text.slice(span));
        if !folded.is_empty() {
            // The first cell of a table's row is its label.
            let raw = text.slice(span);
            let cell = raw.trim_start().split_once('\t').map(|(cell, _)| folded_line(cell));
            if let Some(new) = heading(cell.as_ref().unwrap_or(&folded)) {
                section = new;
            }
            out.push(TextLine::new(span, folded, section));
        }
        at = span.end + 1;
    }
    out
}
