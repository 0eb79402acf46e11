//! Times of work at one employer after another, which add up: "озон 8 мес склад, магнит 5 мес", "3 years at X then 2 at Y".

use crate::criteria::language_of_word;
use crate::fact::Span;
use crate::gazetteer::lexicon;
use crate::gazetteer::skills::Hit;
use crate::terms::{Indexed, Term, is_stop_word};

use super::dates::{DRIVING, EXPERIENCE, MONTH_UNITS, YEAR_UNITS};

/// A length of time at one employer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) years: f64,
    pub(super) span: Span,
    /// Its own words, as a beginning and an end among the résumé's terms.
    pub(super) terms: (usize, usize),
}

/// Words that link one employer with the next.
const THEN: &[&str] = &["потом", "затем", "после", "then", "сосын", "кейін", "содан"];

/// Words of a length of time that is no work, or a total of others.
const NO_PART: &[&str] = &[
    "опыт",
    "стаж",
    "всего",
    "общий",
    "итого",
    "суммарн",
    "experience",
    "total",
    "overall",
    "exp",
    "тәжіриб",
    "өтіл",
    "жалпы",
    "барлығы",
    "жив",
    "прожив",
    "live",
    "living",
    "тұрамын",
    "тұрып",
    "учил",
    "учусь",
    "студент",
    "study",
    "studied",
    "student",
    "оқы",
    "женат",
    "замуж",
    "брак",
    "married",
    "декрет",
    "арми",
    "служ",
    "army",
    "maternity",
    "курю",
    "лет назад",
    "назад",
    "ago",
    "бұрын",
    "возраст",
    "стажиров",
    "курс",
    "гаранти",
    "перерыв",
    "прав",
    "категори",
    "licen",
    "куәлі",
    "санат",
    "break",
    "gap",
];

/// Forms of the verbs of working: they name no employer.
const WORK: &[&str] = &["раб", "работ", "отработ", "проработ", "work", "жұмыс", "істе", "был", "was", "been"];

/// The longest run of parts that stand side by side, where there are two at least and nothing states their total.
pub(super) fn read(text: &Indexed<'_>, terms: &[Term], skills: &[Hit]) -> Vec<Part> {
    /// More are no short résumé: dates are read there.
    const MOST: usize = 12;
    let mut parts: Vec<Part> = Vec::new();
    let mut run: Vec<Part> = Vec::new();
    let mut from = 0;
    while from < terms.len() && parts.len() < MOST {
        let to = segment_end(text, terms, from);
        match part(terms, skills, (from, to), !run.is_empty()) {
            Segment::Part(part) => run.push(part),
            // A total, or a time without an employer, which may be one: "повар 3 года, кафе 2 года".
            Segment::Other => return Vec::new(),
            Segment::None => {}
        }
        if run.len() > parts.len() {
            parts.clone_from(&run);
        }
        from = to;
    }
    if parts.len() < 2 { Vec::new() } else { parts }
}

/// What the words between two commas are.
enum Segment {
    /// A time at an employer.
    Part(Part),
    /// A time of something else, or of everything.
    Other,
    /// No time at all.
    None,
}

/// The end of the segment that begins at a term: at a stop, a comma or a word that links.
fn segment_end(text: &Indexed<'_>, terms: &[Term], from: usize) -> usize {
    let ends = |left: usize| {
        let gap = text.slice(Span { start: terms[left].span.end, end: terms[left + 1].span.start });
        gap.contains([',', ';', '\n', '|', '•', '+']) || gap.contains('.') && !is_unit(&terms[left].word)
    };
    (from..terms.len() - 1)
        .find(|left| ends(*left) || THEN.contains(&terms[left + 1].word.as_str()))
        .map_or(terms.len(), |left| left + 1)
}

/// A month as a word glued to its number is folded.
pub(super) const GLUED_MONTHS: &[&str] = &["mec", "мec", "mес", "m", "mo", "mos"];

fn is_unit(word: &str) -> bool {
    YEAR_UNITS.contains(&word) || MONTH_UNITS.contains(&word)
}

/// The length of time at a term: its years and the index behind it. `bare`: a number may stand without its unit.
fn length(terms: &[Term], at: usize, bare: bool) -> Option<(f64, usize)> {
    let word = terms[at].word.as_str();
    match word {
        "полгода" => return Some((0.5, at + 1)),
        "полтора" | "полторы" if terms.get(at + 1).is_some_and(|t| is_unit(&t.word)) => {
            return Some((1.5, at + 2));
        }
        _ => {}
    }
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let glued = &word[digits.len()..];
    let number = digits.trim_end_matches('+').replace(',', ".").parse::<f64>().ok();
    let number = number?;
    let (unit, behind) =
        if glued.is_empty() { (terms.get(at + 1).map_or("", |t| t.word.as_str()), at + 2) } else { (glued, at + 1) };
    let years = if YEAR_UNITS.contains(&unit) {
        number
    } else if MONTH_UNITS.contains(&unit) || !glued.is_empty() && GLUED_MONTHS.contains(&unit) {
        number / 12.0
    } else if bare && glued.is_empty() && ["at", "in", "with", "в", "во", "у"].contains(&unit) {
        return (number <= 30.0).then_some((number, at + 1));
    } else {
        return None;
    };
    (years > 0.0 && years <= 30.0).then_some((years, behind))
}

fn part(terms: &[Term], skills: &[Hit], (from, to): (usize, usize), another: bool) -> Segment {
    let words = &terms[from..to];
    let mut found: Option<(f64, usize, usize)> = None;
    let mut at = from;
    while at < to {
        match length(&terms[..to], at, another) {
            Some((years, behind)) => {
                let (so_far, first) = found.map_or((0.0, at), |(years, first, _)| (years, first));
                // "2 года 3 месяца" are one time.
                if found.is_some_and(|(_, _, end)| end != at) {
                    return Segment::Other;
                }
                found = Some((so_far + years, first, behind));
                at = behind;
            }
            None => at += 1,
        }
    }
    let Some((years, first, behind)) = found else { return Segment::None };
    let begins = |t: &Term, list: &[&str]| list.iter().any(|w| t.word.starts_with(w));
    if words.iter().any(|t| begins(t, NO_PART) || begins(t, DRIVING)) {
        return Segment::Other;
    }
    if !names_employer(terms, skills, (from, to), (first, behind), another) {
        return Segment::Other;
    }
    let span = Span { start: terms[from].span.start, end: terms[to - 1].span.end };
    Segment::Part(Part { years, span, terms: (from, to) })
}

/// Whether a segment has a word for where somebody worked: one that is no title, no skill and no word of a trade, or a
/// Kazakh one in the case of places. A name that is a word elsewhere ("озон") is told by the trade beside it, an everyday
/// one ("Small") by the employers before it.
fn names_employer(
    terms: &[Term],
    skills: &[Hit],
    (from, to): (usize, usize),
    length: (usize, usize),
    another: bool,
) -> bool {
    const AT: &[&str] = &["at", "в", "во", "у"];
    let titles = lexicon::find_titles(&terms[from..to]);
    let in_title = |i: usize| titles.iter().any(|t| (from + t.first..from + t.last).contains(&i));
    let in_skill = |i: usize| skills.iter().any(|h| (h.first..h.last).contains(&i));
    let in_length = |i: usize| (length.0..length.1).contains(&i);
    let of_trade = |i: usize| in_title(i) || in_skill(i);
    (from..to).any(|i| {
        let word = terms[i].word.as_str();
        let of_working = || WORK.iter().chain(EXPERIENCE).any(|w| word.starts_with(w));
        let letters = word.starts_with(char::is_alphabetic);
        let known = in_length(i) || in_title(i) || !letters || is_stop_word(word) || is_unit(word);
        if known || THEN.contains(&word) || of_working() || language_of_word(word).is_some() {
            return false;
        }
        if i > from && AT.contains(&terms[i - 1].word.as_str()) {
            return true;
        }
        let locative = ["да", "де", "та", "те"].iter().any(|e| word.ends_with(e)) && word.chars().count() > 4;
        let named = lexicon::find(&terms[i..=i]);
        let beside = || (from..to).any(|other| other != i && of_trade(other));
        let everyday = || named.iter().all(|n| n.domain == lexicon::Domain::GENERAL);
        !in_skill(i) && (locative || named.is_empty() || beside() || another && everyday())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::skills;

    fn years(text: &str) -> Vec<f64> {
        let indexed = Indexed::new(text);
        let terms = indexed.terms();
        let hits = skills::find(&indexed, &terms);
        read(&indexed, &terms, &hits).iter().map(|p| (p.years * 12.0).round()).collect()
    }

    #[test]
    fn employers_side_by_side_are_parts() {
        for (text, expected) in [
            ("лента 7 мес касса, спар 4 мес", vec![7.0, 4.0]),
            ("4 years at Lidl then 2 at Aldi", vec![48.0, 24.0]),
            ("2 года в Ашане, потом 1 год в Метро", vec![24.0, 12.0]),
            ("дүкенде сатушы 2 жыл, базарда 1 жыл", vec![24.0, 12.0]),
            ("кфс кассир 6мес, додо 3мес", vec![6.0, 3.0]),
            ("сварщик: Казмунайсервис 2 года 3 мес, Жолстрой полгода", vec![27.0, 6.0]),
        ] {
            assert_eq!(years(text), expected, "{text}");
        }
    }

    #[test]
    fn times_that_overlap_or_are_no_work_are_none() {
        for text in [
            "Java 3 года, Docker 2 года",
            "повар 4 года, официант 2 года",
            "повар 4 года, кафе Лоза 2 года",
            "общий стаж 6 лет, Лента 2 года, Спар 4 года",
            "живу в Алматы 5 лет, Магнум 2 года",
            "права B 10 лет, Яндекс 2 года, Глобус 1 год",
            "маникюр 2 года, педикюр 1 год",
            "английский 5 лет, немецкий 2 года",
            "учился в колледже 3 года, Лента 1 год",
            "водительский стаж 8 лет, Яндекс 2 года",
            "Магнум 2 года",
            "",
        ] {
            assert_eq!(years(text), Vec::<f64>::new(), "{text}");
        }
    }
}
