//! Grades and categories: "4-топ", "5 разряд", "категория C", "B, C, D санаттары".

use crate::fact::Span;
use crate::text::fold;

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

fn is_of(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.starts_with(&fold(stem)))
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
    let mut words: Vec<(String, Span)> = Vec::new();
    let mut open = None;
    for (at, letter) in text.chars().chain([' ']).enumerate() {
        if letter.is_alphanumeric() {
            open = open.or(Some(at));
        } else if let Some(start) = open.take() {
            words.push((fold(&text.chars().skip(start).take(at - start).collect::<String>()), Span { start, end: at }));
        }
    }
    let told = words.iter().any(|(word, _)| is_lettered(word));
    let capital = |span: &Span| text.chars().skip(span.start).take(span.end - span.start).all(char::is_uppercase);
    let is_step = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|(word, _)| is_of(word, STEPS));
    let beside = |at: usize| is_step(Some(at + 1)) || is_step(at.checked_sub(1));
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
            let grade = match (word.parse::<u32>(), letters.next(), letters.next()) {
                (Ok(step), ..) if beside(at) => Grade::Step(step),
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
        ] {
            assert_eq!(letters(text), expected, "{text}");
        }
        assert!(Grade::Step(5).serves(&Grade::Step(4)) && !Grade::Step(3).serves(&Grade::Step(4)));
        assert!(!Grade::Letter('b').serves(&Grade::Letter('c')));
    }
}
