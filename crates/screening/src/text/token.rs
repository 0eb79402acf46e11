//! Tokens with spans.

use crate::fact::Span;

use super::normal::{Folded, is_cyrillic, is_latin};
use super::translit;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with apostrophes inside (`don't`).
    Word,
    /// ASCII digits.
    Number,
    /// One sign: punctuation, currency, emoji.
    Sign,
}

/// The script of a token's letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Cyrillic, Kazakh letters included.
    Cyrillic,
    /// Latin.
    Latin,
    /// Any other, none, or a mixture that could not be folded.
    Other,
}

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded as by [`fold`](super::fold).
    pub text: String,
    /// `text` with Kazakh letters replaced by the Russian ones people type for them.
    pub key: String,
    /// Its place in the original text.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Its letters' script.
    pub script: Script,
    /// No space between this token and the one before.
    pub glued: bool,
}

/// Splits a text into words, numbers and signs. A word ends where digits begin (`350тыс` is two glued tokens) and at
/// a hyphen, which is a sign of its own.
pub fn tokens(text: &str) -> Vec<Token> {
    let folded = Folded::of(text);
    let letters: Vec<(char, Span)> = folded.letters().collect();
    let mut out = Vec::with_capacity(letters.len() / 4 + 1);
    let mut at = 0;
    let mut glued = false;
    while let Some(&(first, _)) = letters.get(at) {
        if first.is_whitespace() {
            at += 1;
            glued = false;
            continue;
        }
        let kind = kind_of(first);
        let length = match kind {
            Kind::Sign => 1,
            Kind::Number => letters[at..].iter().take_while(|(c, _)| c.is_ascii_digit()).count(),
            Kind::Word => word_length(&letters[at..]),
        };
        out.push(token(&letters[at..at + length], kind, glued));
        at += length;
        glued = true;
    }
    out
}

/// Whether a character is a letter; the standard library's test walks a table for every Cyrillic one.
#[inline]
pub(super) fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphabetic(),
        'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => true,
        _ => letter.is_alphabetic(),
    }
}

fn kind_of(letter: char) -> Kind {
    if letter.is_ascii_digit() {
        Kind::Number
    } else if is_letter(letter) {
        Kind::Word
    } else {
        Kind::Sign
    }
}

fn word_length(letters: &[(char, Span)]) -> usize {
    let mut length = 0;
    while let Some(&(letter, _)) = letters.get(length) {
        let inside =
            letter == '\'' && length > 0 && letters.get(length + 1).is_some_and(|(next, _)| next.is_alphabetic());
        if !is_letter(letter) && !inside {
            break;
        }
        length += 1;
    }
    length
}

fn token(letters: &[(char, Span)], kind: Kind, glued: bool) -> Token {
    let text: String = letters.iter().map(|(c, _)| *c).collect();
    let key = letters.iter().map(|(c, _)| translit::plain(*c)).collect();
    let start = letters.first().map_or(0, |(_, span)| span.start);
    let end = letters.last().map_or(start, |(_, span)| span.end);
    let script = script_of(&text);
    Token { text, key, span: Span { start, end }, kind, script, glued }
}

fn script_of(text: &str) -> Script {
    let all = |is: fn(char) -> bool| text.chars().filter(|c| *c != '\'').all(is);
    if all(is_cyrillic) {
        Script::Cyrillic
    } else if all(is_latin) {
        Script::Latin
    } else {
        Script::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        assert_eq!(texts("350тыс.тг."), ["350", "тыс", ".", "тг", "."]);
        assert_eq!(texts("Санкт-Петербург"), ["санкт", "-", "петербург"]);
        assert_eq!(texts("I don’t know 👍"), ["i", "don't", "know", "👍"]);
        assert_eq!(texts("'да'"), ["'", "да", "'"]);
        assert_eq!(texts(" \u{200b} "), Vec::<String>::new());
    }

    #[test]
    fn a_token_knows_its_place_script_and_key() {
        let all = tokens("у Қостанайда2 ok");
        assert_eq!(all[1].key, "костанайда");
        assert_eq!(all[1].text, "қостанайда");
        assert_eq!(all[1].span, Span { start: 2, end: 12 });
        assert_eq!(all[1].script, Script::Cyrillic);
        assert!(all[2].glued && !all[3].glued);
        assert_eq!(all[2].script, Script::Other);
        assert_eq!(all[3].script, Script::Latin);
        assert_eq!(tokens("javaшник")[0].script, Script::Other);
    }
}
