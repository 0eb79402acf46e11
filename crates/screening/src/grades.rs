//! Grades and categories: "4-топ", "5 разряд", "IV группа", "третий разряд", "категория C", "B, C, D санаттары".

use crate::fact::Span;
use crate::text::{fold, skeleton};

/// One grade or category.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Grade {
    /// A step of a scale: a higher one holds the lower ones.
    Step(u32),
    /// A category: each stands for itself. A capital is one with a trailer ("CE").
    Letter(char),
}

impl Grade {
    /// Whether who has it meets the wanted one.
    pub(crate) fn serves(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Step(has), Self::Step(wanted)) => has >= wanted,
            // Nobody gets a category with a trailer who has not the one without.
            (Self::Letter(has), Self::Letter(wanted)) if wanted.is_ascii_lowercase() => {
                has.to_ascii_lowercase() == *wanted
            }
            (has, wanted) => has == wanted,
        }
    }

    /// Whether it is a category.
    pub(crate) fn is_category(&self) -> bool {
        matches!(self, Self::Letter(_))
    }

    /// Whether both are of one kind.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// Beginnings of words that a number beside them is a step of …
const STEPS: &[&str] = &["топ", "тоб", "групп", "разряд", "дәреже", "group", "grade"];

/// … and of words that make letters on their line categories.
const LETTERS: &[&str] = &["категор", "санат", "categor", "кат"];

/// Words that begin like one of the letters' scales and are none ("каталог").
const NO_SCALE: &[&str] = &["ката", "като", "катк", "кате"];

/// The steps in Roman numerals, as they look in small Latin letters; a lone "I" is an English word.
const ROMAN: &[(&str, u32)] = &[("ii", 2), ("iii", 3), ("iv", 4), ("v", 5), ("vi", 6), ("vii", 7), ("viii", 8)];

/// The steps in words: a whole word, or with a hyphen behind it a stem that one of [`ENDINGS`] stands behind.
const ORDINALS: &[(&str, u32)] = &[
    ("втор-", 2),
    ("трет-", 3),
    ("четверт-", 4),
    ("пят-", 5),
    ("шест-", 6),
    ("седьм-", 7),
    ("восьм-", 8),
    ("екінші", 2),
    ("үшінші", 3),
    ("төртінші", 4),
    ("бесінші", 5),
    ("алтыншы", 6),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
];

/// Case endings of Russian ordinals, with the soft ones of "третий".
const ENDINGS: &[&str] = &[
    "ый", "ой", "ий", "ая", "ья", "ую", "ью", "ого", "ьего", "ому", "ьему", "ым", "ьим", "ом", "ьем", "ьей", "ое", "ье",
];

/// What stands behind a figure that is written as an ordinal: "3-я группа", "4-ші дәреже".
const SUFFIXES: &[&str] =
    &["я", "ю", "й", "ья", "ью", "ий", "ый", "ой", "ей", "го", "ая", "ую", "ші", "шы", "rd", "th"];

/// Words between a step and its scale, or beside a step that stands alone, that change nothing.
const FILLERS: &[&str] = &[
    "пока",
    "еще",
    "уже",
    "сейчас",
    "только",
    "лишь",
    "у",
    "меня",
    "есть",
    "имеется",
    "да",
    "это",
    "қазір",
    "менде",
    "әзірге",
    "тек",
    "бар",
    "иә",
    "still",
    "now",
    "only",
    "just",
    "is",
    "i",
    "have",
    "a",
    "the",
    "yes",
    "my",
    "so",
    "far",
];

/// The step that a word names, figures aside.
fn spelt(word: &str) -> Option<u32> {
    let roman: String = word.chars().map(|c| if matches!(c, 'і' | 'ӏ') { 'i' } else { c }).collect();
    let plain = skeleton(word);
    let ordinal = |(name, _): &&(&str, u32)| match name.strip_suffix('-') {
        Some(stem) => word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending)),
        None => skeleton(name) == plain,
    };
    let roman = ROMAN.iter().find(|(name, _)| *name == roman);
    roman.or_else(|| ORDINALS.iter().find(ordinal)).map(|(_, step)| *step)
}

fn is_filler(word: &str) -> bool {
    FILLERS.iter().any(|filler| skeleton(filler) == skeleton(word))
}

/// What a scale is of, between it and the step: "группа допуска 4", "группа по электробезопасности IV".
const QUALIFIERS: &[&str] = &["по", "допуск", "электробезопас", "квалификац", "қауіпсізд", "рұқсат", "safety"];

/// Most words between a step and its scale.
const REACH: usize = 3;

/// Units that a figure counts rather than names a step.
const UNITS: &[&str] = &["год", "лет", "мес", "жыл", "ай", "year", "month", "человек", "адам", "people"];

/// The step a clause names that has no scale of its own: "пока третья", "III", "у меня 4".
///
/// Only for the answer to a question about a step: the clause says nothing else.
pub(crate) fn alone(clause: &str) -> Option<(Grade, Span)> {
    let words = words(clause);
    let step = |word: &str| word.parse().ok().filter(|step| (1..=8).contains(step)).or_else(|| spelt(word));
    let mut steps = words.iter().filter_map(|(word, span)| step(word).map(|step| (Grade::Step(step), *span)));
    let only = steps.next().filter(|_| steps.next().is_none())?;
    let rest = words.iter().filter(|(_, span)| *span != only.1);
    rest.into_iter().all(|(word, _)| is_filler(word) || SUFFIXES.contains(&word.as_str())).then_some(only)
}

fn is_of(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.starts_with(stem))
}

fn is_lettered(word: &str) -> bool {
    word == "cat" || (is_of(word, LETTERS) && (word.starts_with("категор") || !is_of(word, NO_SCALE)))
}

/// Whether a word says that grades or categories stand beside it.
pub(crate) fn names_a_scale(word: &str) -> bool {
    let folded = fold(word);
    is_of(&folded, STEPS) || is_lettered(&folded)
}

/// A letter as it looks: Cyrillic "В" and Latin "B" name one category.
pub(crate) fn latin(letter: char) -> char {
    const ALIKE: &[(char, char)] = &[('а', 'a'), ('в', 'b'), ('с', 'c'), ('д', 'd'), ('е', 'e')];
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    ALIKE.iter().find(|(cyrillic, _)| *cyrillic == lower).map_or(lower, |(_, latin)| *latin)
}

/// The first grade a text names.
pub(crate) fn first(text: &str) -> Option<Grade> {
    read(text).into_iter().next().map(|(grade, _)| grade)
}

/// The grades a text names, with their words.
pub(crate) fn read(text: &str) -> Vec<(Grade, Span)> {
    read_as(text, false)
}

/// The same; `categories`: capital letters are categories even where no word says so ("тек В мен С бар").
pub(crate) fn read_as(text: &str, categories: bool) -> Vec<(Grade, Span)> {
    let words = words(text);
    let told = words.iter().any(|(word, _)| is_lettered(word));
    // Most texts name neither: without a scale there is no step.
    if !told && !categories && !words.iter().any(|(word, _)| is_of(word, STEPS)) {
        return Vec::new();
    }
    let capital = |span: &Span| text.chars().skip(span.start).take(span.end - span.start).all(char::is_uppercase);
    let is_step = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|(word, _)| is_of(word, STEPS));
    let beside = |at: usize| is_step(Some(at + 1)) || is_step(at.checked_sub(1));
    let word = |at: usize| words.get(at).map_or("", |(word, _)| word.as_str());
    let between = |at: &usize| is_filler(word(*at)) || is_of(word(*at), QUALIFIERS);
    // "3-я группа", "группа пока третья"; "группа есть 4 года" counts something else.
    let apart = |at: usize| {
        let next = at + 1 + usize::from(SUFFIXES.contains(&word(at + 1)));
        let behind = (next..next + REACH).take_while(between).count();
        let before = (at.saturating_sub(REACH)..at).rev().take_while(between).count();
        let near = is_step(Some(next + behind)) || is_step((at - before).checked_sub(1));
        near && !(word(at).parse::<u32>().is_ok() && is_of(word(next), UNITS))
    };
    words
        .iter()
        .enumerate()
        .filter_map(|(at, (word, span))| {
            let mut letters = word.chars();
            let lettered = told || categories && capital(span);
            if lettered && trailer(word) && letters.clone().next().is_some_and(|c| "abcd".contains(latin(c))) {
                let first = letters.next().map_or('?', |c| latin(c).to_ascii_uppercase());
                return Some((Grade::Letter(first), *span));
            }
            let near = beside(at) || apart(at);
            if let Some(step) = near.then(|| spelt(word)).flatten() {
                return Some((Grade::Step(step), *span));
            }
            let grade = match (word.parse::<u32>(), letters.next(), letters.next()) {
                (Ok(step), ..) if near => Grade::Step(step),
                (Err(_), Some(letter), None)
                    if lettered && "abcde".contains(latin(letter)) && !is_preposition(text, *span) =>
                {
                    Grade::Letter(latin(letter))
                }
                _ => return None,
            };
            Some((grade, *span))
        })
        .collect()
}

/// The words of a text, folded, with their places.
fn words(text: &str) -> Vec<(String, Span)> {
    let mut words: Vec<(String, Span)> = Vec::new();
    let mut open = None;
    let letters = text.char_indices().chain([(text.len(), ' ')]);
    for (at, (byte, letter)) in letters.enumerate() {
        if letter.is_alphanumeric() {
            open = open.or(Some((at, byte)));
        } else if let Some((start, from)) = open.take() {
            words.push((fold(&text[from..byte]), Span { start, end: at }));
        }
    }
    words
}

/// "CE", "СЕ", "be": a category with a trailer.
fn trailer(word: &str) -> bool {
    let mut letters = word.chars().map(latin);
    letters.next().is_some() && letters.next() == Some('e') && letters.next().is_none()
}

/// "Категория B, с 2015 года": a small Cyrillic letter with a word behind it is no category.
fn is_preposition(text: &str, span: Span) -> bool {
    let mut from = text.chars().skip(span.start);
    let small = from.next().is_some_and(|c| c.is_lowercase() && !c.is_ascii());
    let mut behind = from.skip_while(|c| *c == ' ');
    let next = behind.next();
    let joined = next == Some('и') && behind.next() == Some(' ');
    small && !joined && next.is_some_and(char::is_alphanumeric) && {
        let word: String =
            text.chars().skip(span.end).skip_while(|c| *c == ' ').take_while(|c| c.is_alphabetic()).collect();
        !is_lettered(&fold(&word)) && !["есть", "бар", "имеется", "открыта"].contains(&word.to_lowercase().as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> String {
        let letter = |grade: Grade| match grade {
            Grade::Letter(letter) => letter,
            Grade::Step(step) => char::from_digit(step, 10).unwrap(),
        };
        read(text).into_iter().map(|(grade, _)| letter(grade)).collect()
    }

    #[test]
    fn capitals_are_categories_where_one_is_asked_for() {
        assert_eq!(read("СЕ жок маған тек В мен С бар"), []);
        let all: Vec<Grade> = read_as("СЕ жок маған тек В мен С бар", true).into_iter().map(|(g, _)| g).collect();
        assert_eq!(all, [Grade::Letter('C'), Grade::Letter('b'), Grade::Letter('c')]);
    }

    #[test]
    fn categories_and_steps_are_read() {
        for (text, expected) in [
            ("права категории B, C", "bc"),
            ("B, C, D санаттары", "bcd"),
            ("кат. В, С, Е", "bce"),
            ("4-топ рұқсат", "4"),
            ("сварщик 5 разряда", "5"),
            ("каталог C", ""),
            ("категория B, с 2015 года", "b"),
            ("категория b, c", "bc"),
            ("категория с есть", "c"),
            ("CE санатты куәлік", "C"),
            ("вышла в магазин", ""),
            ("IV группа", "4"),
            ("III разряд", "3"),
            ("разряд V", "5"),
            ("ІІІ топ", "3"),
            ("группа пока третья", "3"),
            ("четвёртую группу", "4"),
            ("3-я группа допуска", "3"),
            ("4-ші дәреже", "4"),
            ("төртінші топ", "4"),
            ("third group", "3"),
            ("группа допуска 4", "4"),
            ("группа по электробезопасности IV", "4"),
            ("группа по электробезопасности есть 5 лет", ""),
            ("группа есть 4 года", ""),
            ("my group i lead", ""),
            ("пять человек в группе", ""),
            ("в пятницу группа", ""),
        ] {
            assert_eq!(letters(text), expected, "{text}");
        }
        assert!(Grade::Step(5).serves(&Grade::Step(4)) && !Grade::Step(3).serves(&Grade::Step(4)));
        assert!(!Grade::Letter('b').serves(&Grade::Letter('c')));
        assert!(Grade::Letter('C').serves(&Grade::Letter('c')) && !Grade::Letter('c').serves(&Grade::Letter('C')));
        for (clause, expected) in [("пока третья", Some(3)), ("III", Some(3)), ("у меня 4", Some(4)), ("4 года", None)]
        {
            assert_eq!(alone(clause).map(|(grade, _)| grade), expected.map(Grade::Step), "{clause}");
        }
    }
}
