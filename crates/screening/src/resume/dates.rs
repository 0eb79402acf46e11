//! Dated intervals and stated totals of experience.

use chrono::{Datelike, NaiveDate};

use crate::fact::Span;
use crate::gazetteer::lexicon;
use crate::gazetteer::skills::Hit;
use crate::grades;
use crate::terms::{Indexed, Term};

use super::parts;

/// An interval in months counted from year 0, `from` inclusive, `to` exclusive, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) from: i32,
    pub(super) to: i32,
    pub(super) span: Span,
    /// Index of the term behind the interval.
    pub(super) next: usize,
}

/// A date as written: with or without its month.
#[derive(Debug, Clone, Copy)]
struct Date {
    year: i32,
    month: Option<i32>,
    /// Index behind its last term.
    end: usize,
}

/// The month whose name, Russian, Kazakh or English, begins with three letters.
fn month(beginning: [char; 3]) -> Option<i32> {
    Some(match beginning {
        ['я', 'н', 'в'] | ['қ', 'а', 'ң'] | ['j', 'a', 'n'] => 1,
        ['ф', 'е', 'в'] | ['а', 'қ', 'п'] | ['f', 'e', 'b'] => 2,
        ['м', 'а', 'р'] | ['н', 'а', 'у'] | ['m', 'a', 'r'] => 3,
        ['а', 'п', 'р'] | ['с', 'ә', 'у'] | ['a', 'p', 'r'] => 4,
        ['м', 'а', 'й' | 'я' | 'е' | 'м'] | ['m', 'a', 'y'] => 5,
        ['и', 'ю', 'н'] | ['м', 'а', 'у'] | ['j', 'u', 'n'] => 6,
        ['и', 'ю', 'л'] | ['ш', 'і', 'л'] | ['j', 'u', 'l'] => 7,
        ['а', 'в', 'г'] | ['т', 'а', 'м'] | ['a', 'u', 'g'] => 8,
        ['с', 'е', 'н'] | ['қ', 'ы', 'р'] | ['s', 'e', 'p'] => 9,
        ['о', 'к', 'т'] | ['қ', 'а', 'з'] | ['o', 'c', 't'] => 10,
        ['н', 'о', 'я'] | ['қ', 'а', 'р'] | ['n', 'o', 'v'] => 11,
        ['д', 'е', 'к'] | ['ж', 'е', 'л'] | ['d', 'e', 'c'] => 12,
        _ => return None,
    })
}

pub(super) fn month_word(word: &str) -> Option<i32> {
    /// More letters than the longest form of a month's name has.
    const LONG: usize = 12;
    let mut letters = word.chars();
    let month = month([letters.next()?, letters.next()?, letters.next()?])?;
    let long = letters.nth(LONG - 3).is_some();
    (!long && !matches!(word, "қазір" | "қазіргі")).then_some(month)
}

fn year(word: &str) -> Option<i32> {
    let ok = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let year: i32 = if ok { word.parse().ok()? } else { return None };
    (1950..=2099).contains(&year).then_some(year)
}

fn month_number(word: &str) -> Option<i32> {
    let n: i32 = if word.len() <= 2 { word.parse().ok()? } else { return None };
    (1..=12).contains(&n).then_some(n)
}

/// "Терапевт, 8 лет", "Rust (5 years)", "6 лет сварщиком": years beside a job title or a skill on their line, as the
/// indices of that name's terms. More than nobody's age, less than somebody's.
fn trade_beside(
    text: &Indexed<'_>,
    terms: &[Term],
    number: usize,
    line: Span,
    years: f64,
    skills: &[Hit],
) -> Option<(usize, usize)> {
    const YOUNGEST: f64 = 14.0;
    /// Words of a title, with what it is a title of, before the number …
    const BEFORE: usize = 5;
    /// … and behind its unit.
    const BEHIND: usize = 3;
    if years >= YOUNGEST {
        return None;
    }
    // A sentence or a list's entry of its own is about something else; so is what another number belongs to.
    let apart = |left: usize| gap(text, terms, left).contains(['.', ';', ':', '\n', ')']);
    let is_number = |t: &Term| t.word.starts_with(|c: char| c.is_ascii_digit());
    let on_line = |t: &Term| t.span.start >= line.start && t.span.end <= line.end;
    // "Сварщик 5 разряд 7 лет": a grade is part of the title.
    let scale_before = |i: usize| {
        let before = i.checked_sub(1).map_or("", |before| terms[before].word.as_str());
        matches!(before, "class" | "level" | "grade" | "класса" | "разряд" | "no")
    };
    let is_grade = |i: usize| terms.get(i + 1).is_some_and(|t| grades::names_a_scale(&t.word)) || scale_before(i);
    let from = (number.saturating_sub(BEFORE)..number)
        .rev()
        .take_while(|i| on_line(&terms[*i]) && (!is_number(&terms[*i]) || is_grade(*i)) && !apart(*i))
        .last();
    if let Some(from) = from {
        let title = lexicon::find_titles(&terms[from..number]).last().map(|t| (from + t.first, from + t.last));
        let behind = skills.partition_point(|h| h.first < from);
        let tool = skills[behind..].iter().take_while(|h| h.last <= number).filter(|h| !h.skill.is_general()).last();
        // A skill stands right before its years; what a title is of may come between.
        let tool = tool.filter(|h| h.last == number).map(|h| (h.first, h.last));
        if let Some(found) = tool.or(title) {
            return Some(found);
        }
    }
    let unit = number + 1;
    let to = (unit..(unit + BEHIND).min(terms.len().saturating_sub(1)))
        .take_while(|i| on_line(&terms[*i + 1]) && !apart(*i) && !gap(text, terms, *i).contains([',', '(']))
        .last()?;
    lexicon::find_titles(&terms[unit + 1..to + 2]).first().map(|t| (unit + 1 + t.first, unit + 1 + t.last))
}

/// "Админ в салоне красоты 2 года": years at the end of a short sentence, of which the vacancy has to tell whether it
/// speaks of work at all.
fn sentence_before(
    text: &Indexed<'_>,
    terms: &[Term],
    number: usize,
    line: Span,
    years: f64,
) -> Option<(usize, usize)> {
    const YOUNGEST: f64 = 14.0;
    /// Fewer words tell nothing, more tell a story.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=7;
    let (from, to) = sentence(text, terms, number, line);
    let number_in_it = terms[from..number].iter().any(|t| t.word.starts_with(|c: char| c.is_ascii_digit()));
    let ends = number + 2 >= to || gap(text, terms, number + 1).contains([',', '(', ')']);
    (years < YOUNGEST && ends && !number_in_it && WORDS.contains(&(number - from))).then_some((from, number))
}

/// The terms of the sentence a term stands in, as a beginning and an end.
fn sentence(text: &Indexed<'_>, terms: &[Term], at: usize, line: Span) -> (usize, usize) {
    /// Terms to either side: more make a list of everything.
    const FAR: usize = 12;
    let ends = |left: usize| gap(text, terms, left).contains(['.', ';', '\n', '|', '•']);
    let on_line = |i: usize| terms[i].span.start >= line.start && terms[i].span.end <= line.end;
    let first = at.saturating_sub(FAR);
    let from = (first..at).rev().take_while(|i| on_line(*i) && !ends(*i)).last().unwrap_or(at);
    let last = (at + FAR).min(terms.len().saturating_sub(1));
    let to = (at..last).take_while(|i| !ends(*i) && on_line(*i + 1)).last().map_or(at + 1, |i| i + 2);
    (from, to)
}

/// What stands between two neighbouring terms.
fn gap<'a>(text: &Indexed<'a>, terms: &[Term], left: usize) -> &'a str {
    match (terms.get(left), terms.get(left + 1)) {
        (Some(a), Some(b)) => text.slice(Span { start: a.span.end, end: b.span.start }),
        _ => "",
    }
}

/// "05.2018", "01.05.2018", "2018.05" in one term.
fn dotted(word: &str) -> Option<(i32, i32)> {
    if !word.contains('.') {
        return None;
    }
    let parts: Vec<&str> = word.split('.').collect();
    match parts.as_slice() {
        [y, month] if year(y).is_some() => Some((year(y)?, month_number(month)?)),
        [month, y] | [_, month, y] => Some((year(y)?, month_number(month)?)),
        _ => None,
    }
}

/// The date that begins at term `i`.
fn date_at(text: &Indexed<'_>, terms: &[Term], i: usize) -> Option<Date> {
    let word = &terms.get(i)?.word;
    if let Some((year, month)) = dotted(word) {
        return Some(Date { year, month: Some(month), end: i + 1 });
    }
    let tight = |left: usize| matches!(gap(text, terms, left).trim(), "/" | "." | "-" | "–");
    if let Some(found) = year(word) {
        let months = terms
            .get(i + 1)
            .and_then(|t| month_number(&t.word))
            .filter(|_| tight(i) && gap(text, terms, i).chars().count() == 1);
        // "2018-05": but not the beginning of "2018-05.2020".
        if let Some(month) = months {
            return Some(Date { year: found, month: Some(month), end: i + 2 });
        }
        // Kazakh order: "2019 жылғы қаңтар".
        let kazakh = terms.get(i + 1).is_some_and(|t| t.word.starts_with("жылғы") || t.word.starts_with("жылдың"));
        if kazakh && let Some(month) = terms.get(i + 2).and_then(|t| month_word(&t.word)) {
            return Some(Date { year: found, month: Some(month), end: i + 3 });
        }
        return Some(Date { year: found, month: None, end: i + 1 });
    }
    if let Some(month) = month_word(word) {
        let mut at = i + 1;
        if terms.get(at).is_some_and(|t| t.word == "of") {
            at += 1;
        }
        // "14 марта 2018" begins at the day; here the month is enough.
        let found = terms.get(at).and_then(|t| year(&t.word))?;
        return Some(Date { year: found, month: Some(month), end: at + 1 });
    }
    if let Some(month) = month_number(word)
        && tight(i)
        && let Some(found) = terms.get(i + 1).and_then(|t| year(&t.word))
    {
        return Some(Date { year: found, month: Some(month), end: i + 2 });
    }
    None
}

const UNITS: &[&str] =
    &["г", "гг", "год", "года", "году", "годы", "ж", "жж", "жыл", "жылы", "жылға", "жылдан", "жылдар", "year", "y"];
const TO: &[&str] = &["по", "до", "to", "until", "till", "through", "дейін", "шейін", "бастап"];
const SINCE: &[&str] = &["с", "со", "since", "from", "c"];

/// The end "now" at term `i`: the index behind it.
fn now_at(terms: &[Term], i: usize) -> Option<usize> {
    let word = |k: usize| terms.get(i + k).map_or("", |t| t.word.as_str());
    match word(0) {
        "настоящее" | "настоящего" | "настоящий" | "текущее" | "текущий" => {
            Some(i + 1 + usize::from(["время", "времени", "момент"].contains(&word(1))))
        }
        "наст" if word(1).starts_with("вр") => Some(i + 2),
        "нв" | "сейчас" | "сегодня" | "present" | "now" | "current" | "currently" | "today" | "қазір" | "қазірге"
        | "бүгінге" => Some(i + 1),
        "н" if word(1) == "в" => Some(i + 2),
        "date" if i > 0 && ["to", "till", "until"].contains(&terms[i - 1].word.as_str()) => Some(i + 1),
        "қазіргі" | "осы" | "бүгінгі"
            if word(1).starts_with("уақыт") || word(1).starts_with("күн") || word(1).starts_with("кез") =>
        {
            Some(i + 2)
        }
        _ => None,
    }
}

/// Whether the gap behind term `left` stays inside one dated interval.
fn continues(text: &Indexed<'_>, terms: &[Term], left: usize) -> bool {
    let between = gap(text, terms, left);
    between.chars().count() <= 6 && !between.contains('\n')
}

/// Skips "г.", "жж." and the like.
fn skip_units(terms: &[Term], mut i: usize) -> usize {
    while terms.get(i).is_some_and(|t| UNITS.contains(&t.word.as_str())) {
        i += 1;
    }
    i
}

/// Kazakh endings of "from".
const FROM: &[&str] = &["дан", "ден", "тан", "тен", "нан", "нен"];

/// The interval that begins at term `i`.
fn interval_at(text: &Indexed<'_>, terms: &[Term], i: usize, today: NaiveDate) -> Option<Interval> {
    let first = date_at(text, terms, i)?;
    let mut at = skip_units(terms, first.end);
    // "2019 жылдан бері": since.
    let since_after = terms.get(at).is_some_and(|t| t.word == "бері" || t.word == "бастап")
        && at > 0
        && terms[at - 1].word.starts_with("жыл");
    let since_before = i > 0 && SINCE.contains(&terms[i - 1].word.as_str());
    let mut dash = false;
    if at > 0 && at < terms.len() {
        dash = continues(text, terms, at - 1)
            && gap(text, terms, at - 1).chars().any(|c| matches!(c, '-' | '–' | '—' | '−' | '‑'));
    }
    let mut linked = dash;
    while terms.get(at).is_some_and(|t| TO.contains(&t.word.as_str())) && continues(text, terms, at - 1) {
        at += 1;
        linked = true;
    }
    let close = at > 0 && continues(text, terms, at - 1);
    let now = today.year() * 12 + i32::try_from(today.month0()).unwrap_or(0);
    let start = Span { start: terms[i].span.start, end: terms[first.end - 1].span.end };
    if !linked && close && FROM.iter().any(|e| terms[at - 1].word.ends_with(e)) {
        // Kazakh "2019 жылдан 2021 жылға дейін": the word that links stands last.
        linked = date_at(text, terms, at).is_some_and(|second| {
            terms.get(skip_units(terms, second.end)).is_some_and(|t| TO.contains(&t.word.as_str()))
        });
    }
    if linked && close {
        if let Some(end) = now_at(terms, at) {
            return interval(first, now, start, terms, end);
        }
        if let Some(second) = date_at(text, terms, at) {
            let to = match second.month {
                // The last month counts in full.
                Some(month) => second.year * 12 + month,
                None if first.month.is_none() && first.year == second.year => second.year * 12 + 12,
                None => second.year * 12 + 6,
            };
            return interval(first, to.min(now), start, terms, skip_units(terms, second.end));
        }
    }
    if since_after || (since_before && !linked) {
        let end = if since_after { at + 1 } else { at };
        return interval(first, now, start, terms, end);
    }
    None
}

fn interval(first: Date, to: i32, start: Span, terms: &[Term], next: usize) -> Option<Interval> {
    // A year alone begins in its middle: on the average that is right.
    let from = match first.month {
        Some(month) => first.year * 12 + month - 1,
        None => first.year * 12 + 6,
    };
    let from = if from >= to && first.month.is_none() { from - 6 } else { from };
    let months = to - from;
    let end = terms.get(next.checked_sub(1)?)?.span.end;
    (months > 0 && months < 600).then_some(Interval { from, to, span: Span { start: start.start, end }, next })
}

/// All dated intervals, in order of the text.
pub(super) fn intervals(text: &Indexed<'_>, terms: &[Term], today: NaiveDate) -> Vec<Interval> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < terms.len() {
        match interval_at(text, terms, i, today) {
            Some(found) => {
                i = found.next.max(i + 1);
                out.push(found);
            }
            None => i += 1,
        }
    }
    out
}

/// Years covered by at least one interval.
pub(super) fn union_years<'a>(intervals: impl Iterator<Item = &'a Interval>) -> f64 {
    let mut list: Vec<(i32, i32)> = intervals.map(|i| (i.from, i.to)).collect();
    list.sort_unstable();
    let mut months = 0;
    let mut covered = i32::MIN;
    for (from, to) in list {
        let from = from.max(covered);
        if to > from {
            months += to - from;
            covered = to;
        }
    }
    f64::from(months) / 12.0
}

pub(super) const YEAR_UNITS: &[&str] = &[
    "год",
    "года",
    "лет",
    "годами",
    "years",
    "year",
    "yrs",
    "yr",
    "years'",
    "жыл",
    "жылдан",
    "жылдық",
    "летний",
    "летним",
    "летнии",
    "г",
    "л",
];
pub(super) const MONTH_UNITS: &[&str] = &["мес", "месяц", "месяца", "месяцев", "month", "months", "ай"];
pub(super) const EXPERIENCE: &[&str] = &[
    "опыт",
    "стаж",
    "experienc",
    "experience",
    "тәжірибе",
    "тәжіриб",
    "өтіл",
    "еңбек",
    "работал",
    "работаю",
    "проработ",
    "отработал",
    "worked",
    "working",
    "жұмыс",
];

/// Years of work as a résumé states them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated {
    pub(super) years: f64,
    pub(super) span: Span,
    /// The terms of the sentence it stands in, as a beginning and an end: they tell the trade, where it names one.
    pub(super) sentence: (usize, usize),
    /// Only where the sentence is of the vacancy's trade does it speak of work: "живу тут 10 лет" looks the same.
    pub(super) doubtful: bool,
}

/// Times of work as they are stated: "5 лет опыта", "6+ years of experience", "тәжірибе 4 жыл", "повар 3 года".
pub(super) fn stated(text: &Indexed<'_>, terms: &[Term], skills: &[Hit]) -> Vec<Stated> {
    /// More are no résumé.
    const MOST: usize = 40;
    let mut out = Vec::new();
    let mut line = Span { start: 0, end: 0 };
    for (i, term) in terms.iter().enumerate() {
        if out.len() == MOST {
            break;
        }
        let digits = term.word.trim_end_matches(char::is_alphabetic);
        // "Кассир 2г", "cook 8yrs": the unit is glued to its number.
        let glued = Some(&term.word[digits.len()..]).filter(|unit| !unit.is_empty());
        let Ok(mut number) = digits.trim_end_matches('+').replace(',', ".").parse::<f64>() else { continue };
        let behind = || terms.get(i + 1).map_or("", |t| t.word.as_str());
        let unit = |units: &[&str]| units.contains(&glued.unwrap_or_else(behind));
        let only_months = unit(MONTH_UNITS) || glued.is_some() && unit(parts::GLUED_MONTHS);
        if number > 50.0 || !(unit(YEAR_UNITS) || only_months) {
            continue;
        }
        if only_months {
            // "2 года 3 месяца" are counted with their years.
            if i >= 2 && YEAR_UNITS.contains(&terms[i - 1].word.as_str()) {
                continue;
            }
            number /= 12.0;
        }
        if term.span.start >= line.end {
            line = text.line_at(term.span.start);
        }
        let on_line = |k: usize| terms[k].span.start >= line.start && terms[k].span.end <= line.end;
        let near = |k: usize| {
            let word = terms[k].word.as_str();
            on_line(k) && (word == "exp" || EXPERIENCE.iter().any(|e| word.starts_with(e)))
        };
        let window = i.saturating_sub(5)..(i + 6).min(terms.len());
        // "7 лет возил продукты"
        let done = i + if glued.is_some() { 1 } else { 2 };
        let works = || {
            let same =
                done < terms.len() && on_line(done) && !gap(text, terms, done - 1).contains(['.', ',', ';', '(', ')']);
            (same && is_work_done(&terms[done].word)).then_some((done, done + 1))
        };
        let word = window.clone().find(|k| near(*k)).map(|k| (k, k + 1));
        // "8 месяцев, рисую на молоке, работаю с кассой": a word of another clause tells less than the title beside.
        let apart = |(k, _): &(usize, usize)| {
            let (left, right) = (i.min(*k), i.max(*k));
            text.slice(Span { start: terms[left].span.end, end: terms[right].span.start }).contains([',', ';', '.'])
        };
        // "Водительский стаж" is one of driving.
        let driving = |k: usize| on_line(k) && DRIVING.iter().any(|d| terms[k].word.starts_with(d));
        let beside = || trade_beside(text, terms, i, line, number, skills);
        let sure = word.filter(|w| !apart(w)).or_else(beside).or(word).or_else(works);
        let Some((first, last)) = sure.or_else(|| sentence_before(text, terms, i, line, number)) else { continue };
        let mut end = i + if glued.is_some() { 1 } else { 2 };
        let mut years = number;
        if !only_months
            && let (Some(months), Some(unit)) =
                (terms.get(end).and_then(|t| t.word.parse::<f64>().ok()), terms.get(end + 1))
            && months < 12.0
            && MONTH_UNITS.contains(&unit.word.as_str())
        {
            years += months / 12.0;
            end += 2;
        }
        let span = Span { start: terms[i.min(first)].span.start, end: terms[end.max(last) - 1].span.end };
        let doubtful = sure.is_none() || window.clone().any(driving);
        out.push(Stated { years, span, sentence: sentence(text, terms, i, line), doubtful });
    }
    out
}

/// Whether a word is a Russian verb of what somebody did for a time, and that is no life or study.
fn is_work_done(word: &str) -> bool {
    const LIFE: &[&str] = &[
        "жил",
        "прожи",
        "учи",
        "изуча",
        "служи",
        "был",
        "кури",
        "жда",
        "спал",
        "боле",
        "иска",
        "сиде",
        "лечи",
        "дружи",
        "встреч",
        "пил",
        "меч",
        "хоте",
        "стал",
        "игра",
        "занима",
        "ходил",
        "копи",
        "строила планы",
        "воспитыва",
        "отдыха",
        "не",
    ];
    // Both sexes have the same ones: "пришел" has no "пришела".
    let ends = |list: &[&str]| list.iter().any(|e| word.ends_with(e));
    let past = ends(&["ал", "ил", "ел", "ял", "ыл", "ала", "ила", "ела", "яла", "ыла"]) && !ends(&["шел"]);
    past && word.chars().count() > 2 && !LIFE.iter().any(|life| word.starts_with(life))
}

/// Words that make a length of time one of holding a licence.
pub(super) const DRIVING: &[&str] = &["водительск", "вождения", "driving"];
