//! Facts a résumé states by a label or a set phrase: city, education, languages, expected pay, format, readiness to move.

use chrono::NaiveDate;

use super::lines::{Section, TextLine};
use crate::criteria::{cefr_rank, education_rank, formats_in, language_of_word, level_in};
use crate::fact::{Fact, Facts, Source, Span};
use crate::gazetteer::cities;
use crate::terms::{Indexed, Term, terms};
use crate::understanding::{Asked, Readiness, Slot, Value, understand};

/// What the readers below share.
struct Reader<'a, 'b> {
    text: &'a Indexed<'b>,
    today: NaiveDate,
    facts: &'a mut Facts,
}

impl Reader<'_, '_> {
    fn put(&mut self, key: &str, value: Value, span: Span) {
        let evidence = vec![self.text.evidence(Source::Resume, None, span)];
        if self.facts.get(key).is_none() {
            self.facts.put(Fact { key: key.to_owned(), value, evidence, implied: false });
        }
    }
}

/// Reads all labelled facts into `facts`; the first place that states one wins.
pub(super) fn read(text: &Indexed<'_>, lines: &[TextLine], cut: &[Span], today: NaiveDate, facts: &mut Facts) {
    let mut reader = Reader { text, today, facts };
    for (i, line) in lines.iter().enumerate() {
        let personal = cut.contains(&line.span);
        city(&mut reader, line, personal);
        if personal {
            continue;
        }
        relocation(&mut reader, line);
        salary(&mut reader, line);
        format(&mut reader, line);
        languages(&mut reader, line, lines.get(i.wrapping_sub(1)));
    }
    education(&mut reader, lines, cut);
}

const CITY_LABELS: &[&str] = &[
    "город",
    "проживает",
    "проживаю",
    "место жительства",
    "город проживания",
    "место проживания",
    "адрес",
    "живу",
    "локация",
    "city",
    "location",
    "based in",
    "lives in",
    "i live in",
    "living in",
    "residence",
    "address",
    "қала",
    "қаласы",
    "тұрғылықты жері",
    "мекенжайы",
    "мекенжай",
    "тұрамын",
    "тұрады",
];

/// "Город: Алматы", "живу в Астане", "Алматыда тұрамын". Citizenship and birthplace are not residence.
fn city(reader: &mut Reader<'_, '_>, line: &TextLine, personal: bool) {
    const NOT_RESIDENCE: &[&str] = &[
        "гражданств",
        "национальн",
        "citizenship",
        "nationality",
        "азаматт",
        "ұлты",
        "родил",
        "рождения",
        "born",
        "туған",
    ];
    if line.folded.chars().count() > 160 || NOT_RESIDENCE.iter().any(|w| line.folded.contains(w)) {
        return;
    }
    let label = CITY_LABELS.iter().find(|l| {
        line.folded.match_indices(*l).any(|(at, _)| {
            let before = line.folded[..at].chars().next_back();
            let after = line.folded[at + l.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    });
    let Some(label) = label else { return };
    // "Город" and "адрес" are labels only at the beginning of a line or with a colon; the verbs are phrases anywhere.
    let is_phrase =
        ["живу", "проживает", "проживаю", "based in", "lives in", "i live in", "living in", "тұрамын", "тұрады"]
            .contains(label);
    let labels_line = line.folded.starts_with(label) || line.folded.contains(&format!("{label}:"));
    if !labels_line && (personal || !is_phrase) {
        return;
    }
    let raw = reader.text.slice(line.span);
    let Some(mention) = cities::find(raw).into_iter().next() else { return };
    let span = shifted(line, mention.span);
    let value = Value::City { city: mention.city.name.to_owned(), country: mention.city.country.to_owned() };
    reader.put("city", value, span);
}

fn shifted(line: &TextLine, span: Span) -> Span {
    Span { start: line.span.start + span.start, end: line.span.start + span.end }
}

fn relocation(reader: &mut Reader<'_, '_>, line: &TextLine) {
    const NO: &[&str] = &[
        "не готов к переезду",
        "не готова к переезду",
        "переезд невозможен",
        "переезд не рассматрива",
        "not ready to relocate",
        "not willing to relocate",
        "no relocation",
        "көшуге дайын емес",
    ];
    const YES: &[&str] = &[
        "готов к переезду",
        "готова к переезду",
        "готов переехать",
        "готова переехать",
        "переезд возможен",
        "ready to relocate",
        "willing to relocate",
        "open to relocation",
        "көшуге дайын",
    ];
    let says = |list: &[&str]| list.iter().any(|w| line.folded.contains(w));
    let value = if says(NO) {
        Readiness::No
    } else if says(YES) {
        Readiness::Yes
    } else {
        return;
    };
    reader.put("relocation", Value::Relocation { value, city: None }, line.span);
}

/// The part of a line behind its label, when the line begins with one of them.
fn behind_label(line: &TextLine, text: &Indexed<'_>, labels: &[&str]) -> Option<Span> {
    if !labels.iter().any(|l| line.folded.starts_with(l)) {
        return None;
    }
    let colon = (line.span.start..line.span.end).find(|i| matches!(text.at(*i), Some(':' | '—' | '–' | '-')))?;
    Some(Span { start: colon + 1, end: line.span.end })
}

fn salary(reader: &mut Reader<'_, '_>, line: &TextLine) {
    const LABELS: &[&str] = &[
        "желаемая зарплата",
        "зарплата",
        "желаемая зп",
        "ожидания по зарплате",
        "зарплатные ожидания",
        "ожидаемая зарплата",
        "желаемый доход",
        "доход",
        "expected salary",
        "salary expectation",
        "desired salary",
        "salary",
        "күтетін жалақы",
        "жалақы",
        "қалаған жалақы",
    ];
    let Some(span) = behind_label(line, reader.text, LABELS) else { return };
    let asked = Asked { slot: Some(Slot::Salary), ..Asked::default() };
    let heard = understand(&asked, reader.text.slice(span), reader.today);
    if let Some(found) = heard.value.filter(|f| matches!(f.value, Value::Salary(_))) {
        reader.put("salary", found.value, span);
    }
}

fn format(reader: &mut Reader<'_, '_>, line: &TextLine) {
    const LABELS: &[&str] = &[
        "график работы",
        "график",
        "занятость",
        "формат работы",
        "формат",
        "желаемый формат",
        "work format",
        "employment",
        "schedule",
        "work schedule",
        "format",
        "жұмыс кестесі",
        "жұмыс форматы",
        "кесте",
        "удаленная работа",
        "готов работать удаленно",
    ];
    let Some(span) = behind_label(line, reader.text, LABELS) else { return };
    let (format, schedule) = formats_in(reader.text.slice(span));
    if !(format.is_empty() && schedule.is_empty()) {
        reader.put("format", Value::Format { format, schedule }, span);
    }
}

/// Words that make a language's name a claim of knowing it, beside a level or a heading.
fn languages(reader: &mut Reader<'_, '_>, line: &TextLine, before: Option<&TextLine>) {
    let names_one = |w: &str| w.len() > 2 && language_of_word(w).is_some();
    if line.folded.len() > 800 || !line.folded.split(|c: char| !c.is_alphanumeric()).any(names_one) {
        return;
    }
    let raw = reader.text.slice(line.span);
    let words = terms(raw);
    let named: Vec<(usize, &'static str)> = words
        .iter()
        .enumerate()
        .filter(|(_, t)| t.word.chars().count() > 2)
        .filter_map(|(i, t)| language_of_word(&t.word).map(|l| (i, l)))
        .collect();
    let under_heading = line.section == Section::Languages
        || before.is_some_and(|b| b.section == Section::Languages && line.section == b.section);
    for (n, (i, lang)) in named.iter().enumerate() {
        let segment = segment(reader.text, line, &words, *i, named.get(n + 1).map(|(j, _)| *j), n == 0);
        let part = reader.text.slice(segment);
        let language_word =
            words.get(i + 1).is_some_and(|t| ["язык", "языка", "language", "тілі"].contains(&t.word.as_str()));
        let level = level_of(part, lang, reader.today);
        let key = format!("language:{lang}");
        match level {
            Some(level) if known_level(&level) => {
                let value = Value::Language { lang: (*lang).to_owned(), level };
                reader.put(&key, value, segment);
            }
            _ if under_heading || (language_word && line.section == Section::Skills) => {
                let value = Value::Language { lang: (*lang).to_owned(), level: String::new() };
                reader.put(&key, value, segment);
            }
            _ => {}
        }
    }
}

fn known_level(level: &str) -> bool {
    cefr_rank(level).is_some()
}

fn level_of(part: &str, lang: &str, today: NaiveDate) -> Option<String> {
    // "Казахский язык: родной" and the like; scores of tests are the understanding's business.
    level_in(part).map(str::to_owned).or_else(|| {
        let tests = ["ielts", "toefl", "hsk", "cefr", "не владею", "со словар", "словарем"];
        let folded = crate::text::fold(part);
        if !tests.iter().any(|t| folded.contains(t)) {
            return None;
        }
        let asked = Asked { slot: Some(Slot::Language), language: Some(lang), ..Asked::default() };
        match understand(&asked, part, today).value?.value {
            Value::Language { level, .. } => Some(level),
            _ => None,
        }
    })
}

/// The words about one language: from its name (or the line's start, for "fluent English") to the next language's.
fn segment(text: &Indexed<'_>, line: &TextLine, words: &[Term], at: usize, next: Option<usize>, first: bool) -> Span {
    let stops = |i: usize| matches!(text.at(i), Some(',' | ';' | '.' | '|' | '•'));
    let name = shifted(line, words[at].span);
    let mut start = name.start;
    let floor = if first { line.span.start } else { name.start.saturating_sub(24).max(line.span.start) };
    while start > floor && !stops(start - 1) {
        start -= 1;
    }
    if !first {
        // What stands before a later language belongs to the one before it, unless a comma parts them.
        let parted = start > line.span.start && stops(start - 1);
        if !parted {
            start = name.start;
        }
    }
    let limit = next.map_or(line.span.end, |n| shifted(line, words[n].span).start);
    let mut end = name.end;
    while end < limit && !(stops(end) && text.at(end) != Some('.') && end > name.end + 1) {
        end += 1;
    }
    // "English, B2": the level may follow a comma at once.
    if end < limit && text.at(end) == Some(',') {
        let tail = Span { start: end + 1, end: (end + 5).min(limit) };
        if level_in(text.slice(tail)).is_some() {
            end = tail.end;
        }
    }
    Span { start, end }
}

/// Beginnings of words that state an education, best level last; what a school is called is never quoted.
const EDUCATION: &[(&str, &str, &[&str])] = &[
    (
        "secondary",
        "completed",
        &[
            "среднее общее",
            "полное среднее",
            "среднее образование",
            "secondary education",
            "high school",
            "жалпы орта",
            "орта білім",
        ],
    ),
    (
        "vocational",
        "completed",
        &[
            "среднее специальное",
            "среднее профессиональное",
            "среднее техническое",
            "колледж",
            "техникум",
            "училище",
            "vocational",
            "college diploma",
            "арнаулы орта",
            "орта арнаулы",
            "кәсіптік",
        ],
    ),
    (
        "incomplete_higher",
        "in_progress",
        &[
            "неоконченное высшее",
            "незаконченное высшее",
            "неполное высшее",
            "incomplete higher",
            "студент",
            "аяқталмаған жоғары",
        ],
    ),
    (
        "higher",
        "completed",
        &[
            "высшее",
            "университет",
            "институт",
            "академия",
            "university",
            "higher education",
            "жоғары",
            "специалитет",
            "degree",
        ],
    ),
    ("bachelor", "completed", &["бакалавр", "bachelor", "bsc", "b.sc", "ba in"]),
    ("master", "completed", &["магистр", "master of", "master's", "masters degree", "msc", "m.sc", "mba"]),
    ("phd", "completed", &["кандидат наук", "доктор наук", "phd", "ph.d", "аспирантура окончена", "ғылым кандидаты"]),
];

fn education(reader: &mut Reader<'_, '_>, lines: &[TextLine], cut: &[Span]) {
    let mut best: Option<(u8, Value, Span)> = None;
    for line in lines.iter().filter(|l| !cut.contains(&l.span)) {
        let labelled = line.section == Section::Education;
        for (level, status, words) in EDUCATION {
            for word in *words {
                // Outside the section only words that cannot mean an employer count.
                let sure = labelled
                    || [
                        "высшее",
                        "бакалавр",
                        "магистр",
                        "bsc",
                        "msc",
                        "mba",
                        "phd",
                        "bachelor",
                        "master of",
                        "master's",
                    ]
                    .contains(word);
                if !sure || !begins_word(&line.folded, word) {
                    continue;
                }
                let dulled = *level == "higher"
                    && ["неоконченное", "незаконченное", "неполное", "аяқталмаған"]
                        .iter()
                        .any(|w| line.folded.contains(w));
                let rank = education_rank(level).unwrap_or(0);
                if dulled || best.as_ref().is_some_and(|(r, ..)| *r >= rank) {
                    continue;
                }
                let Some(span) = place(reader.text, line, word) else { continue };
                let value = Value::Education { level: (*level).to_owned(), status: (*status).to_owned() };
                best = Some((rank, value, span));
            }
        }
    }
    if let Some((_, value, span)) = best {
        reader.put("education", value, span);
    }
}

fn begins_word(folded: &str, word: &str) -> bool {
    folded.match_indices(word).any(|(at, _)| !folded[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

/// The words of the text that a folded phrase stands for.
fn place(text: &Indexed<'_>, line: &TextLine, phrase: &str) -> Option<Span> {
    let raw = text.slice(line.span);
    let words = terms(raw);
    let wanted: Vec<String> = terms(phrase).into_iter().map(|t| t.word).collect();
    let first = wanted.first()?;
    let at = words.iter().position(|t| t.word.starts_with(first.as_str()))?;
    let last = (at + wanted.len() - 1).min(words.len() - 1);
    Some(shifted(line, Span { start: words[at].span.start, end: words[last].span.end }))
}
