//! A line as the parts between its commas, bars, tabs, brackets, spaced dashes and ends of sentences.

use super::super::lines::TextLine;
use crate::fact::Span;
use crate::terms::{Indexed, folded_line, is_letter_or_digit};

/// One part of a line, without the separators around it.
#[derive(Debug, Clone)]
pub(in crate::resume) struct Part {
    pub(in crate::resume) span: Span,
    pub(in crate::resume) folded: String,
    /// The separator behind it; `'\n'` at the end of the line.
    pub(in crate::resume) closed_by: char,
    /// It holds a telephone number.
    pub(in crate::resume) phone: bool,
}

impl Part {
    /// Words of the folded part.
    pub(in crate::resume) fn words(&self) -> Vec<&str> {
        words(&self.folded)
    }
}

/// Words of a folded text.
pub(in crate::resume) fn words(folded: &str) -> Vec<&str> {
    each_word(folded).collect()
}

/// The same, one after the other.
pub(in crate::resume) fn each_word(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !is_letter_or_digit(c)).filter(|w| !w.is_empty())
}

/// Abbreviations a full stop belongs to: it ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "г", "гг", "г-н", "г-жа", "гр", "ул", "д", "кв", "тел", "моб", "эл", "пр", "р", "им", "стр", "корп", "обл", "мкр",
    "муж", "жен", "св", "ст", "наст", "ж", "жж", "қ", "ш", "no", "st", "apt", "mr", "ms", "mrs", "dr", "байл", "ұялы",
    "раб", "конт",
];

/// All parts of a line that hold anything.
pub(in crate::resume) fn parts(text: &Indexed<'_>, line: &TextLine) -> Vec<Part> {
    let mut out = Vec::new();
    let mut start = line.span.start;
    let mut phone = false;
    let mut at = line.span.start;
    while at < line.span.end {
        if let Some(end) = phone_at(text, at, line.span) {
            phone = true;
            at = end;
            continue;
        }
        if let Some(separator) = separator_at(text, at, line.span, start) {
            push(text, Span { start, end: at }, separator, phone, &mut out);
            start = at + 1;
            phone = false;
        }
        at += 1;
    }
    push(text, Span { start, end: line.span.end }, '\n', phone, &mut out);
    out
}

fn push(text: &Indexed<'_>, mut span: Span, closed_by: char, phone: bool, out: &mut Vec<Part>) {
    let blank = |i: usize| text.at(i).is_some_and(char::is_whitespace);
    while span.start < span.end && blank(span.start) {
        span.start += 1;
    }
    while span.end > span.start && blank(span.end - 1) {
        span.end -= 1;
    }
    if span.start < span.end {
        out.push(Part { span, folded: folded_line(text.slice(span)), closed_by, phone });
    } else if let Some(last) = out.last_mut() {
        // "(1988), +7 …": of separators in a row the last one counts.
        last.closed_by = closed_by;
    }
}

/// The separator at `at`; `start` is where the part began.
fn separator_at(text: &Indexed<'_>, at: usize, line: Span, start: usize) -> Option<char> {
    let c = text.at(at)?;
    let before = if at > line.start { text.at(at - 1) } else { None };
    let after = if at + 1 < line.end { text.at(at + 1) } else { None };
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let parts = match c {
        ',' => !(digit(before) && digit(after)),
        ';' | '|' | '•' | '·' | '\t' | '(' | ')' => true,
        '/' | '-' | '–' | '—' | '−' => blank(before) && blank(after),
        '!' | '?' => blank(after),
        '.' => blank(after) && ends_sentence(text, at, start),
        _ => false,
    };
    parts.then_some(if matches!(c, '–' | '—' | '−') { '-' } else { c })
}

/// Whether the word before a full stop is one that can end a sentence.
fn ends_sentence(text: &Indexed<'_>, at: usize, start: usize) -> bool {
    /// Abbreviations are shorter.
    const LONG: usize = 5;
    let mut from = at;
    while from > start && at - from <= LONG && text.at(from - 1).is_some_and(|c| is_letter_or_digit(c) || c == '-') {
        from -= 1;
    }
    let word = folded_line(text.slice(Span { start: from, end: at }));
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    !single && !ABBREVIATIONS.contains(&word.as_str())
}

/// Characters a telephone number takes at most.
const PHONE_LENGTH: usize = 26;

/// The end of the telephone number that begins at `at`: a plus and ten digits or more, or eleven from 7 or 8 on.
fn phone_at(text: &Indexed<'_>, at: usize, line: Span) -> Option<usize> {
    let first = text.at(at)?;
    let joined = at > line.start && text.at(at - 1).is_some_and(|c| is_letter_or_digit(c) || matches!(c, '+' | '.'));
    if joined || !matches!(first, '+' | '7' | '8') {
        return None;
    }
    let mut digits = 0;
    let mut end = at;
    for i in at..line.end.min(at + PHONE_LENGTH) {
        let c = text.at(i)?;
        if c.is_ascii_digit() {
            digits += 1;
            end = i + 1;
        } else if !(matches!(c, ' ' | '\u{a0}' | '(' | ')' | '-') || (i == at && c == '+')) {
            break;
        }
        if digits == 11 && first != '+' {
            break;
        }
    }
    let more = end < line.end && text.at(end).is_some_and(|c| c.is_ascii_digit());
    let enough = if first == '+' { (10..=15).contains(&digits) } else { digits == 11 };
    (enough && !more).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::super::lines;
    use super::*;

    fn split(line: &str) -> Vec<String> {
        let text = Indexed::new(line);
        parts(&text, &lines::read(&text)[0]).into_iter().map(|p| text.slice(p.span).to_owned()).collect()
    }

    #[test]
    fn a_line_falls_into_its_parts() {
        for (line, expected) in [
            ("Мужчина, 34 года, родился 3 марта 1992", "Мужчина|34 года|родился 3 марта 1992"),
            ("Milana Kim / 21 / single", "Milana Kim|21|single"),
            ("Вера (22.08.1996), UX/UI", "Вера|22.08.1996|UX/UI"),
            ("г. Алматы, ул. Абая 5", "г. Алматы|ул. Абая 5"),
            ("Служил. Женат. Права B", "Служил|Женат|Права B"),
            ("Имя\tАнна\tПол\tж", "Имя|Анна|Пол|ж"),
            ("2019–2021 — отпуск по уходу", "2019–2021|отпуск по уходу"),
            ("400,000 тенге, 7,5 лет", "400,000 тенге|7,5 лет"),
            ("+7 (701) 555-01-17, a@b.kz", "+7 (701) 555-01-17|a@b.kz"),
            ("тел. 8 (702) 555 02 03 - дом", "тел. 8 (702) 555 02 03|дом"),
        ] {
            assert_eq!(split(line).join("|"), expected, "{line}");
        }
    }

    #[test]
    fn telephones_are_no_dates_and_no_sums() {
        let has = |line: &str| {
            let text = Indexed::new(line);
            parts(&text, &lines::read(&text)[0]).iter().any(|p| p.phone)
        };
        for line in ["+7 701 555 01 17", "87025553131", "8-705-555-29-29", "+44 20 0000 0000", "тел.: 8(702)5550203"]
        {
            assert!(has(line), "{line}");
        }
        for line in
            ["05.2018 – 02.2024", "01.03.2020 - 30.09.2026", "800 000 – 1 300 000", "2018 - 2019", "870255531311"]
        {
            assert!(!has(line), "{line}");
        }
    }
}
