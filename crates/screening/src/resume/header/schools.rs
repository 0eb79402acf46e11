//! Names of schools: where somebody studied is not what somebody can.

use super::parts::{Part, parts, words};
use crate::fact::Span;
use crate::gazetteer::skills;
use crate::resume::lines::{Section, TextLine};
use crate::resume::marks::Group;
use crate::terms::{Indexed, is_letter_or_digit};

/// Beginnings of words for schools, folded.
const SCHOOLS: &[&str] = &[
    "университет",
    "институт",
    "академи",
    "колледж",
    "техникум",
    "училищ",
    "школ",
    "лице",
    "гимнази",
    "консерватори",
    "пту",
    "university",
    "institute",
    "college",
    "academy",
    "school",
    "lyceum",
    "gymnasium",
    "polytechnic",
    "conservatory",
    "мектеп",
    "мектебі",
    "оқу орны",
];

/// Words that say somebody finished one, outside the section about it.
const FINISHED: &[&str] = &["окончил", "закончил", "выпускни", "graduate", "бітірдім", "бітірген", "тәмамда"];

/// Parts of lines about studies that name a school, in order. Only the words that are compared leave them out: a level
/// of education is read from what kind of school it was.
pub(in crate::resume) fn schools(text: &Indexed<'_>, lines: &[TextLine]) -> Vec<Span> {
    let mut out = Vec::new();
    for line in lines {
        if line.section != Section::Education && !line.marks.any(Group::School) {
            continue;
        }
        let section = line.section == Section::Education;
        let line_studies = section || crate::resume::is_study(&line.folded);
        for part in parts(text, line) {
            let studies =
                section || line_studies && crate::resume::is_study(&crate::resume::sentence_of(text, line, part.span));
            let finished = FINISHED.iter().any(|w| part.folded.contains(w));
            if !studies && !finished {
                continue;
            }
            let span = behind_label(text, &part);
            if names_school(text, span, &part) {
                out.push(span);
            }
        }
    }
    out
}

/// What shows that a line outside the section about studies may name a school.
pub(super) fn triggers() -> impl Iterator<Item = ((Group, usize), String)> {
    let all = FINISHED.iter().chain(crate::resume::STUDY);
    all.enumerate().map(|(i, word)| ((Group::School, i), (*word).to_owned()))
}

/// The part without the label before its colon: "Высшее: КазНУ".
fn behind_label(text: &Indexed<'_>, part: &Part) -> Span {
    let colon = (part.span.start..part.span.end).find(|i| text.at(*i) == Some(':'));
    match colon {
        Some(colon) if colon + 1 < part.span.end => Span { start: colon + 1, end: part.span.end },
        _ => part.span,
    }
}

fn names_school(text: &Indexed<'_>, span: Span, part: &Part) -> bool {
    let folded = part.folded.split_once(':').map_or(part.folded.as_str(), |(_, value)| value);
    let known = words(folded).iter().any(|w| SCHOOLS.iter().any(|s| w.starts_with(s)));
    known || text.slice(span).split(|c: char| !is_letter_or_digit(c)).any(is_abbreviation)
}

/// "КазНУ", "КБТУ", "MIT": capitals within a word; a numeral of a class or a course is none.
fn is_abbreviation(word: &str) -> bool {
    /// What is studied or reached, not where.
    const NOT_SCHOOLS: &[&str] = &[
        "BSC", "MSC", "MBA", "PHD", "DBA", "LLB", "LLM", "IELTS", "TOEFL", "HSK", "ACCA", "GPA", "ТОО", "ООО", "ПАО",
        "ОАО", "ЗАО", "ЖШС", "LLP", "LLC",
    ];
    if !(3..=8).contains(&word.chars().count()) {
        return false;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    capitals >= 2
        && !roman
        && word.chars().all(char::is_alphabetic)
        && !NOT_SCHOOLS.contains(&word.to_uppercase().as_str())
        && skills::find_in(word).is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::super::lines;
    use super::*;

    fn found(raw: &str) -> String {
        let text = Indexed::new(raw);
        let spans = schools(&text, &lines::read(&text));
        spans.iter().map(|s| text.slice(*s).trim()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn schools_are_found_where_studies_are() {
        for (raw, expected) in [
            ("Образование\nВысшее: КазНУ им. аль-Фараби, учёт и аудит, 2010", "КазНУ им. аль-Фараби"),
            ("Образование: среднее, школа № 4, 1998 год", "школа № 4"),
            ("Education\nBSc Computer Science, University of Sands", "University of Sands"),
            ("Білімі: жоғары, «Дала» университеті, 2005", "«Дала» университеті"),
            ("2012–2016, Университет «Сарыарка», логистика", "Университет «Сарыарка»"),
            ("Окончила институт связи в Омске, затем работала сметчицей", "Окончила институт связи в Омске"),
            ("Курсы\nSQL и AutoCAD, IELTS 7.0", ""),
            ("Опыт\n2012 – 2016 школа № 5, учитель", ""),
            ("Учитель в школе № 5", ""),
        ] {
            assert_eq!(found(raw), expected, "{raw}");
        }
    }
}
