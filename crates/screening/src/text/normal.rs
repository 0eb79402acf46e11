//! Normalising, with the way back to the original text.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::token::is_letter;
use crate::fact::Span;

/// A folded text that remembers where each of its letters stood in the original.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Per scalar value of `text`: its first byte in `text` and its place in the original.
    places: Vec<(u32, Span)>,
}

impl Folded {
    /// Folds `text` as [`fold`] does.
    pub fn of(text: &str) -> Self {
        let letters = spelled(text);
        let mut folded = Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(letters.len()) };
        for (letter, span) in letters {
            if let Some(lower) = plain_lower(letter) {
                folded.push(lower, span);
                continue;
            }
            for lower in letter.to_lowercase().filter(|c| !is_combining_mark(*c)) {
                folded.push(if lower == 'ё' { 'е' } else { lower }, span);
            }
        }
        folded
    }

    fn push(&mut self, letter: char, span: Span) {
        // A chat message and a résumé are far below 4 GiB; a longer text saturates and only loses its spans.
        let byte = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push(letter);
        self.places.push((byte, span));
    }

    /// The original place of a byte range of [`Folded::text`]; an empty range gives an empty span.
    pub fn span(&self, bytes: Range<usize>) -> Span {
        let first = self.index(bytes.start);
        let start = self.places.get(first).map_or_else(|| self.end(), |(_, span)| span.start);
        if bytes.end <= bytes.start {
            return Span { start, end: start };
        }
        let behind = self.index(bytes.end);
        let end = self.places[..behind].last().map_or(start, |(_, span)| span.end);
        Span { start, end: end.max(start) }
    }

    /// The scalar values of the folded text with their places.
    pub(super) fn letters(&self) -> impl Iterator<Item = (char, Span)> + '_ {
        self.text.chars().zip(self.places.iter().map(|(_, span)| *span))
    }

    fn index(&self, byte: usize) -> usize {
        self.places.partition_point(|(at, _)| (*at as usize) < byte)
    }

    fn end(&self) -> usize {
        self.places.last().map_or(0, |(_, span)| span.end)
    }
}

/// Compatibility forms composed (NFKC), invisible characters removed, dashes, quotes and spaces unified, look-alike
/// letters inside mixed-script words folded to the word's own script. Case, ё and Kazakh letters are kept.
pub fn normalize(text: &str) -> String {
    spelled(text).into_iter().map(|(letter, _)| letter).collect()
}

/// Lower case of nearly all that people type, without walking tables; `None`: it takes those.
#[inline]
fn plain_lower(letter: char) -> Option<char> {
    match letter {
        '\0'..='\u{7f}' => Some(letter.to_ascii_lowercase()),
        'а'..='я' | 'ә' | 'і' | 'ң' | 'ғ' | 'ү' | 'ұ' | 'қ' | 'ө' | 'һ' => Some(letter),
        'А'..='Я' => char::from_u32(u32::from(letter) + 0x20),
        _ => None,
    }
}

/// [`normalize`] plus lower case and ё → е: for caseless search. Kazakh letters are kept.
pub fn fold(text: &str) -> String {
    at_a_glance(text).unwrap_or_else(|| Folded::of(text).text)
}

/// The folded text where every letter folds by itself, as in nearly all that people type; `None`: its neighbours
/// matter, or tables have to be walked.
fn at_a_glance(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    // Of the word so far.
    let (mut cyrillic, mut latin) = (false, false);
    let mut before = ' ';
    for letter in text.chars() {
        let lower = match letter {
            '`' | '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}' => return None,
            'a'..='z' | 'A'..='Z' => {
                latin = true;
                letter.to_ascii_lowercase()
            }
            ' '..='~' | '\n' => {
                (cyrillic, latin) = (false, false);
                letter
            }
            '\t' | '\u{a0}' => {
                (cyrillic, latin) = (false, false);
                ' '
            }
            '–' | '—' | '−' => {
                (cyrillic, latin) = (false, false);
                '-'
            }
            '«' | '»' | '“' | '”' => {
                (cyrillic, latin) = (false, false);
                '"'
            }
            'ё' | 'Ё' => {
                cyrillic = true;
                'е'
            }
            _ => {
                cyrillic = true;
                plain_lower(letter)?
            }
        };
        if cyrillic && latin || before.is_ascii_digit() && is_round(letter) {
            return None;
        }
        out.push(lower);
        before = letter;
    }
    Some(out)
}

/// The normalised letters with their places in `text`.
fn spelled(text: &str) -> Vec<(char, Span)> {
    let mut out: Vec<(char, Span)> = Vec::with_capacity(text.len());
    let mut letters = text.chars().enumerate().peekable();
    let mut cluster = String::new();
    while let Some((start, first)) = letters.next() {
        let marked = letters.peek().is_some_and(|(_, next)| is_mark(*next));
        if !marked && is_plain(first) {
            out.push((first, Span { start, end: start + 1 }));
            continue;
        }
        cluster.clear();
        cluster.push(first);
        let mut end = start + 1;
        while let Some((at, mark)) = letters.next_if(|(_, next)| is_combining_mark(*next)) {
            cluster.push(mark);
            end = at + 1;
        }
        let span = Span { start, end };
        if first == '½' {
            push_half(&mut out, span);
            continue;
        }
        let unified = cluster.nfkc().filter_map(unify).filter(|c| !is_combining_mark(*c));
        out.extend(unified.map(|letter| (letter, span)));
    }
    fold_zeros(&mut out);
    fold_look_alikes(&mut out);
    out
}

/// "2½" is 2.5 and "½" is 0.5; NFKC alone would make "21⁄2" of it.
fn push_half(out: &mut Vec<(char, Span)>, span: Span) {
    if !out.last().is_some_and(|(before, _)| before.is_ascii_digit()) {
        out.push(('0', span));
    }
    out.push(('.', span));
    out.push(('5', span));
}

/// Whether a character belongs to the letter before it.
#[inline]
fn is_mark(letter: char) -> bool {
    // No mark stands before the first block of them, nor among Cyrillic letters.
    !matches!(letter, '\0'..='\u{2ff}' | 'Ѐ'..='҂' | 'Ҋ'..='ӿ') && is_combining_mark(letter)
}

/// Letters that no rule below changes: nearly everything people type.
#[inline]
fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='~' if letter != '`') || matches!(letter, '\n' | 'Ѐ'..='ӿ')
}

/// One spelling for signs with many; `None` for what nobody sees.
fn unify(letter: char) -> Option<char> {
    match letter {
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' => Some('-'),
        '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '‹' | '›' => Some('"'),
        '’' | '‘' | '‚' | '‛' | '′' | 'ʼ' | 'ʹ' | '`' | '´' => Some('\''),
        '⁄' | '∕' => Some('/'),
        other if other.is_whitespace() => Some(' '),
        other => (!other.is_control()).then_some(other),
    }
}

/// Latin letters and the Cyrillic ones that look like them.
const LOOK_ALIKES: &[(char, char)] = &[
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('t', 'т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'һ'),
    ('i', 'і'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('Ë', 'Ё'),
    ('ë', 'ё'),
];

fn to_cyrillic(letter: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(latin, _)| *latin == letter).map(|(_, cyrillic)| *cyrillic)
}

fn to_latin(letter: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin)
}

pub(super) fn is_cyrillic(letter: char) -> bool {
    matches!(letter, 'Ѐ'..='ԯ')
}

pub(super) fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'À'..='ɏ' | 'Ḁ'..='ỿ')
}

/// The letter O among digits is a zero: "5OO", "35О 000". A single one behind a single digit may be anything.
fn fold_zeros(letters: &mut [(char, Span)]) {
    let mut start = 0;
    while start < letters.len() {
        if !letters[start].0.is_ascii_digit() {
            start += 1;
            continue;
        }
        let run = letters[start..].iter().take_while(|(c, _)| c.is_ascii_digit() || is_round(*c)).count();
        let end = start + run;
        let round = letters[start..end].iter().filter(|(c, _)| is_round(*c)).count();
        let apart = !letters.get(end).is_some_and(|(c, _)| c.is_alphanumeric());
        let before = start.checked_sub(1).is_some_and(|at| letters[at].0.is_alphanumeric());
        if round > 0 && run >= 3 && apart && !before {
            letters[start..end].iter_mut().filter(|(c, _)| is_round(*c)).for_each(|(c, _)| *c = '0');
        }
        start = end;
    }
}

fn is_round(letter: char) -> bool {
    matches!(letter, 'O' | 'o' | 'О' | 'о')
}

/// Puts each mixed-script word into one script, where every stranger in it has a twin there.
fn fold_look_alikes(letters: &mut [(char, Span)]) {
    let mut start = 0;
    while start < letters.len() {
        if !is_letter(letters[start].0) {
            start += 1;
            continue;
        }
        let length = letters[start..].iter().take_while(|(c, _)| is_letter(*c)).count();
        fold_word(&mut letters[start..start + length]);
        start += length;
    }
}

fn fold_word(word: &mut [(char, Span)]) {
    let cyrillic = word.iter().filter(|(c, _)| is_cyrillic(*c)).count();
    let latin = word.iter().filter(|(c, _)| is_latin(*c)).count();
    if cyrillic == 0 || latin == 0 {
        return;
    }
    let only_cyrillic = word.iter().any(|(c, _)| is_cyrillic(*c) && to_latin(*c).is_none());
    let only_latin = word.iter().any(|(c, _)| is_latin(*c) && to_cyrillic(*c).is_none());
    let twin = match (only_cyrillic, only_latin) {
        (true, true) => return,
        (true, false) => to_cyrillic,
        (false, false) if cyrillic >= latin => to_cyrillic,
        (false, _) => to_latin,
    };
    for (letter, _) in word {
        *letter = twin(*letter).unwrap_or(*letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_and_odd_forms_go() {
        assert_eq!(normalize("Доста\u{ad}точно\u{200b} «да» — ﬁne\u{a0}№ ２０"), "Достаточно \"да\" - fine No 20");
        assert_eq!(normalize("кафеи\u{306}"), "кафей");
        assert_eq!(normalize("2½ и ½"), "2.5 и 0.5");
        assert_eq!(normalize("a\u{7}b\tc"), "ab c");
    }

    #[test]
    fn mixed_script_words_get_one_script() {
        assert_eq!(normalize("Mоcква"), "Москва");
        assert_eq!(normalize("тiл бiлемiн"), "тіл білемін");
        assert_eq!(normalize("Руthоn"), "Python");
        // Neither script can hold the whole word: left alone.
        assert_eq!(normalize("javaшник"), "javaшник");
        // No mix: a Cyrillic "В" alone stays what it is.
        assert_eq!(normalize("В2"), "В2");
        assert_eq!(normalize("XОO"), "XOO");
    }

    #[test]
    fn folding_keeps_kazakh_letters_and_drops_case() {
        assert_eq!(fold("Ёлка ҚОСТАНАЙ İstanbul"), "елка қостанай istanbul");
    }

    #[test]
    fn a_glance_sees_what_the_tables_say() {
        let odd = [
            "5OO",
            "35О 000",
            "1О",
            "o5",
            "Mоcква",
            "тiл",
            "В2",
            "a`b",
            "и\u{306}",
            "«Ёж» – 2½\t—\u{a0}“x”",
            "ӏ",
            "x\rу",
        ];
        let around =
            |c: char| [format!("a{c}"), format!("я{c}"), format!("{c}"), format!("7{c}7 {c}"), format!("a{c}я")];
        let letters = ('\0'..='\u{2fff}').flat_map(around);
        let mut glances = 0;
        for text in odd.into_iter().map(str::to_owned).chain(letters) {
            if let Some(folded) = at_a_glance(&text) {
                glances += 1;
                assert_eq!(folded, Folded::of(&text).text, "{text:?}");
            }
        }
        assert!(glances > 100, "{glances}");
        assert!(at_a_glance("Опыт работы: 5 лет, C++ — «1С»").is_some());
    }

    #[test]
    fn spans_lead_back_to_the_original() {
        let original = "z\u{200b}Ели\u{306}  ﬁ";
        let folded = Folded::of(original);
        assert_eq!(folded.text, "zелй  fi");
        let at = folded.text.find("елй").unwrap_or_default();
        assert_eq!(folded.span(at..at + "елй".len()), Span { start: 2, end: 6 });
        assert_eq!(folded.span(folded.text.len() - 1..folded.text.len()), Span { start: 8, end: 9 });
        assert_eq!(folded.span(99..99), Span { start: 9, end: 9 });
        assert_eq!(Folded::of("").span(0..0), Span { start: 0, end: 0 });
    }
}
