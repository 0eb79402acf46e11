//! Terms: the words of a vacancy or a résumé as they are matched, each with its place in the text.
//!
//! Dictionary aliases and texts go through the same function, so "CI/CD", "ci cd" and "CI-CD" are one thing, and so are
//! "1С" in Cyrillic and "1C" in Latin letters. Spans count Unicode scalar values of the text as given.
//!
//! Why this is not [`text::tokens`](crate::text::tokens): that one splits answers for a grammar ("350тыс" is a number
//! and a word, "C++" a word and two signs, a Cyrillic "В2" stays Cyrillic). Here names are matched: letters and digits
//! stay together, and what only looks Cyrillic beside a digit or a sign becomes Latin ("1С", "С++", "В2"). Kazakh
//! endings are cut less eagerly as well: a name that loses too much is taken for another one.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::Hasher;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use crate::fact::{Evidence, Source, Span};
use crate::text::{Quick, english, is_kazakh, russian};

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Normalised: lower case, `ё` as `е`, look-alike letters folded.
    pub word: String,
    /// The word's stem (Russian, Kazakh or English by its letters).
    pub stem: String,
    /// The stem as a number, for tables and vectors: see [`stem_id`].
    pub id: u64,
    /// Where it stands.
    pub span: Span,
    /// Whether the first letter is a capital in the text as given.
    pub capital: bool,
}

/// The scalar values of a text with their byte offsets. Texts of 4 GiB are cut long before ([`READ_LIMIT`]).
pub(crate) type Index = Vec<(u32, char)>;

/// A text with random access by scalar index.
pub struct Indexed<'a> {
    text: &'a str,
    chars: Cow<'a, [(u32, char)]>,
}

impl<'a> Indexed<'a> {
    /// Indexes a text once.
    pub fn new(text: &'a str) -> Self {
        let mut chars = Index::with_capacity(text.len());
        chars.extend(text.char_indices().map(|(at, c)| (u32::try_from(at).unwrap_or(u32::MAX), c)));
        Self { text, chars: Cow::Owned(chars) }
    }

    /// A text with the index made of it before.
    pub(crate) fn with(text: &'a str, index: &'a Index) -> Self {
        Self { text, chars: Cow::Borrowed(index) }
    }

    /// The index, to be used again with the same text.
    pub(crate) fn into_index(self) -> Index {
        self.chars.into_owned()
    }

    /// Number of scalar values.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The scalar value at `index`.
    #[inline]
    pub fn at(&self, index: usize) -> Option<char> {
        #[cfg(test)]
        work::add(1);
        self.chars.get(index).map(|(_, c)| *c)
    }

    /// The text between two scalar indices; indices behind the end mean the end.
    pub fn slice(&self, span: Span) -> &'a str {
        let byte = |i: usize| self.chars.get(i).map_or(self.text.len(), |(b, _)| *b as usize);
        let (start, end) = (byte(span.start), byte(span.end));
        #[cfg(test)]
        work::add(end.saturating_sub(start));
        if start <= end { self.text.get(start..end).unwrap_or_default() } else { "" }
    }

    /// Evidence for a span of this text, trimmed of surrounding space and cut to a readable length.
    pub fn evidence(&self, source: Source, seq: Option<u64>, span: Span) -> Evidence {
        let mut start = span.start.min(self.len());
        let mut end = span.end.min(self.len());
        while start < end && self.at(start).is_some_and(char::is_whitespace) {
            start += 1;
        }
        while end > start && self.at(end - 1).is_some_and(char::is_whitespace) {
            end -= 1;
        }
        if end - start > QUOTE_LIMIT {
            end = start + QUOTE_LIMIT;
            // Not in the middle of a word, when there is a space to stop at.
            let cut = (start..end).rev().find(|i| self.at(*i).is_some_and(char::is_whitespace));
            if let Some(cut) = cut.filter(|cut| *cut > start) {
                end = cut;
            }
        }
        let span = Span { start, end };
        Evidence { source, seq, span, quote: self.slice(span).to_owned() }
    }

    /// The line around a scalar index, without its line break.
    pub fn line_at(&self, index: usize) -> Span {
        let breaks = |(_, c): &(u32, char)| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{85}');
        let (before, behind) = self.chars.split_at(index.min(self.len()));
        let start = before.iter().rposition(breaks).map_or(0, |at| at + 1);
        let end = behind.iter().position(breaks).map_or(self.len(), |at| before.len() + at);
        #[cfg(test)]
        work::add(end - start);
        Span { start, end }
    }
}

/// Whether a character is a letter or a digit. The standard library's own test walks a table for every Cyrillic letter,
/// which is most of what reading a résumé costs.
#[inline]
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Most characters of a résumé or of a vacancy's description that are read: ten long résumés. What stands behind them
/// is as if it were not there, so that no text, however long, keeps a server busy.
pub const READ_LIMIT: usize = 50_000;

/// The part of a text that is read.
pub(crate) fn readable(text: &str) -> &str {
    if text.len() <= READ_LIMIT {
        return text;
    }
    match text.char_indices().nth(READ_LIMIT) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Longest quote kept as evidence, in scalar values.
const QUOTE_LIMIT: usize = 160;

/// Characters that only hide or format, and marks that belong to the letter before.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

/// What makes an й of an и.
const BREVE: char = '\u{306}';

/// Lower case and the plain form of one character, for nearly all that people type; `None`: it takes more than a glance.
#[inline]
fn folded_at_a_glance(c: char) -> Option<char> {
    Some(match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        'а'..='я' | 'ә' | 'і' | 'ң' | 'ғ' | 'ү' | 'ұ' | 'қ' | 'ө' | 'һ' => c,
        'А'..='Я' => return char::from_u32(c as u32 + 0x20),
        'Ә' | 'І' | 'Ң' | 'Ғ' | 'Ү' | 'Ұ' | 'Қ' | 'Ө' | 'Һ' => return c.to_lowercase().next(),
        'ё' | 'Ё' => 'е',
        '’' | 'ʼ' => '\'',
        '–' | '—' | '−' | '‑' | '‒' => '-',
        _ => return None,
    })
}

/// Lower case and compatibility forms of one character; nothing for characters that only hide or format.
fn fold_char(c: char, out: &mut String) {
    if let Some(folded) = folded_at_a_glance(c) {
        out.push(folded);
        return;
    }
    if is_hidden(c) {
        // A short i written as two characters, as many PDF files have it.
        if c == BREVE && out.ends_with('и') {
            out.pop();
            out.push('й');
        }
        return;
    }
    for n in std::iter::once(c).nfkc() {
        for l in n.to_lowercase() {
            if !matches!(l, '\u{300}'..='\u{36f}') {
                out.push(if l == 'ё' { 'е' } else { l });
            }
        }
    }
}

/// The Latin letter that looks like this Cyrillic one.
fn latin_twin(c: char) -> Option<char> {
    Some(match c {
        'а' => 'a',
        'в' => 'b',
        'с' => 'c',
        'е' => 'e',
        'н' => 'h',
        'к' => 'k',
        'м' => 'm',
        'о' => 'o',
        'р' => 'p',
        'т' => 't',
        'х' => 'x',
        'у' => 'y',
        'і' => 'i',
        _ => return None,
    })
}

/// The Cyrillic letter that looks like this Latin one.
fn cyrillic_twin(c: char) -> Option<char> {
    Some(match c {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' => 'н',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        'i' => 'і',
        _ => return None,
    })
}

#[inline]
fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// Letters of two scripts in one word, or letters next to digits and signs that only look Cyrillic ("1С", "С++", "В2").
fn unmix(word: &mut [char]) {
    let (mut latin, mut cyrillic) = (0, 0);
    for c in word.iter() {
        latin += usize::from(c.is_ascii_alphabetic());
        cyrillic += usize::from(is_cyrillic(*c));
    }
    let signs = word.len() - latin - cyrillic;
    if cyrillic == 0 || latin + signs == 0 {
        return;
    }
    let all_twins = word.iter().filter(|c| is_cyrillic(**c)).all(|c| latin_twin(*c).is_some());
    if all_twins && (latin >= cyrillic || (latin == 0 && signs > 0)) {
        for c in word.iter_mut() {
            *c = latin_twin(*c).unwrap_or(*c);
        }
    } else if latin > 0 && word.iter().all(|c| !c.is_ascii_alphabetic() || cyrillic_twin(*c).is_some()) {
        for c in word.iter_mut() {
            *c = cyrillic_twin(*c).unwrap_or(*c);
        }
    }
}

/// Endings of Kazakh words, longest first; two of them may be cut.
const KK_ENDINGS: &[&str] = &[
    "лардың",
    "лердің",
    "дардың",
    "дердің",
    "тардың",
    "тердің",
    "ларды",
    "лерді",
    "дарды",
    "дерді",
    "тарды",
    "терді",
    "ларға",
    "лерге",
    "дарға",
    "дерге",
    "тарға",
    "терге",
    "ларда",
    "лерде",
    "дарда",
    "дерде",
    "тарда",
    "терде",
    "лардан",
    "лерден",
    "дардан",
    "дерден",
    "тардан",
    "терден",
    "лары",
    "лері",
    "дары",
    "дері",
    "тары",
    "тері",
    "ының",
    "інің",
    "сының",
    "сінің",
    "ына",
    "іне",
    "ында",
    "інде",
    "ынан",
    "інен",
    "нда",
    "нде",
    "лар",
    "лер",
    "дар",
    "дер",
    "тар",
    "тер",
    "ның",
    "нің",
    "дың",
    "дің",
    "тың",
    "тің",
    "нан",
    "нен",
    "дан",
    "ден",
    "тан",
    "тен",
    "мен",
    "бен",
    "пен",
    "мын",
    "мін",
    "бын",
    "бін",
    "пын",
    "пін",
    "сын",
    "сін",
    "ға",
    "ге",
    "қа",
    "ке",
    "на",
    "не",
    "ды",
    "ді",
    "ты",
    "ті",
    "ны",
    "ні",
    "да",
    "де",
    "та",
    "те",
    "сы",
    "сі",
    "ым",
    "ім",
    "ің",
    "ың",
    "ы",
    "і",
];

fn kazakh_stem(word: &str) -> &str {
    let mut rest = word;
    for _ in 0..2 {
        // All endings end in a letter of two bytes: comparing those first spares most of the rest.
        let last = rest.as_bytes().last_chunk::<2>();
        let cut = KK_ENDINGS
            .iter()
            .filter(|e| e.as_bytes().last_chunk::<2>() == last)
            .filter_map(|e| rest.strip_suffix(e))
            .filter(|r| r.chars().count() >= 3)
            .min_by_key(|r| r.len());
        match cut {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    rest
}

/// The stem of a normalised word.
pub fn stem_of(word: &str) -> String {
    if word.is_ascii() {
        let letters = word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase());
        return if letters { english::stem(word) } else { word.to_owned() };
    }
    if word.chars().any(is_kazakh) {
        kazakh_stem(word).to_owned()
    } else if word.starts_with(is_cyrillic) {
        russian::stem(word).to_owned()
    } else {
        word.to_owned()
    }
}

/// A stem as a number, the same in every process. Two stems with one number would count as one word; among a hundred
/// thousand stems that happens once in some thousand million dictionaries.
pub fn stem_id(stem: &str) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(stem.as_bytes());
    // FNV's high bits are the better mixed ones; tables look at the low ones.
    let hash = hasher.finish();
    hash ^ (hash >> 32)
}

/// FNV-1a, 64 bits: defined by its constants, so that numbers never depend on the platform.
struct FnvHasher(u64);

impl Default for FnvHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for FnvHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The number of a text's bytes by the same function, for fingerprints.
pub(crate) fn fingerprint(text: &str) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// A line in lower case without hidden characters and doubled spaces, for comparing whole phrases. Cheaper than a full
/// folding: letters of two scripts in one word are left as they are.
pub(crate) fn folded_line(text: &str) -> String {
    folded_plainly(text).0
}

/// The same, and whether the full folding of the text has the same words: no word is of two scripts, and no letter is
/// one that only that folding knows.
pub(crate) fn folded_plainly(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut letters = String::new();
    let mut space = false;
    let mut plain = true;
    let mut before = ' ';
    let (mut latin, mut cyrillic) = (false, false);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => latin = true,
            'Ѐ'..='ӿ' => cyrillic = true,
            ' '..='~' | '\t' | '«' | '»' | '•' | '·' | '–' | '—' | '\u{a0}' => {
                plain &= c != '`';
                (latin, cyrillic) = (false, false);
            }
            _ => plain = false,
        }
        plain &= !(latin && cyrillic || before.is_ascii_digit() && matches!(c, 'O' | 'o' | 'О' | 'о'));
        before = c;
        if matches!(c, ' ' | '\t'..='\r') {
            space = true;
            continue;
        }
        if let Some(letter) = folded_at_a_glance(c) {
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push(letter);
            continue;
        }
        if c == BREVE && !space && out.ends_with('и') {
            out.pop();
            out.push('й');
        }
        letters.clear();
        fold_char(c, &mut letters);
        for letter in letters.chars() {
            if letter.is_whitespace() {
                space = true;
                continue;
            }
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push(letter);
        }
    }
    (out, plain)
}

/// The stems of a text's words so far. A long text says a third of its words more than once, and stemming is most of
/// what splitting it costs. One place a hash and no chains: a text made to collide costs what it cost without.
struct Stems(Vec<u32>);

impl Stems {
    /// Texts shorter than this hardly repeat themselves.
    const WORTH_IT: usize = 400;
    const PLACES: usize = 1024;

    fn for_text(length: usize) -> Self {
        Self(if length < Self::WORTH_IT { Vec::new() } else { vec![u32::MAX; Self::PLACES] })
    }

    /// The stem of `word`, which comes next after `terms`, and its number.
    fn of(&mut self, word: &str, terms: &[Term]) -> (String, u64) {
        let place = usize::try_from(fingerprint(word)).unwrap_or_default() % Self::PLACES;
        let known = self.0.get_mut(place);
        if let Some(term) = known.as_ref().and_then(|i| terms.get(usize::try_from(**i).ok()?))
            && term.word == word
        {
            return (term.stem.clone(), term.id);
        }
        if let Some(known) = known {
            *known = u32::try_from(terms.len()).unwrap_or(u32::MAX);
        }
        let stem = stem_of(word);
        let id = stem_id(&stem);
        (stem, id)
    }
}

/// Splits a text into terms. "node.js" and "CI/CD" become two terms each, "2.5", "C++" and ".NET" stay whole.
pub fn terms(text: &str) -> Vec<Term> {
    Indexed::new(text).terms()
}

impl Indexed<'_> {
    /// The text's [`terms`].
    pub fn terms(&self) -> Vec<Term> {
        let chars = &self.chars[..];
        let mut out = Vec::with_capacity(chars.len() / 6);
        let mut stems = Stems::for_text(chars.len());
        let mut mixed = Vec::new();
        let mut i = 0;
        while i < chars.len() {
            let first = chars[i].1;
            if !is_letter_or_digit(first) {
                i += 1;
                continue;
            }
            let mut start = i;
            // Whether the word so far is digits and full stops.
            let mut number = true;
            let mut word = String::with_capacity(24);
            while i < chars.len() && continues_word(chars, start, i, number) {
                let c = chars[i].1;
                number = number && (c.is_ascii_digit() || c == '.');
                match folded_at_a_glance(c) {
                    Some(folded) => word.push(folded),
                    None => fold_char(c, &mut word),
                }
                i += 1;
            }
            if word == "net" && start > 0 && chars[start - 1].1 == '.' {
                word.insert(0, '.');
                start -= 1;
            }
            if may_be_mixed(&word) {
                mixed.clear();
                mixed.extend(word.chars());
                unmix(&mut mixed);
                word.clear();
                word.extend(&mixed);
            }
            if word.is_empty() {
                continue;
            }
            let (stem, id) = stems.of(&word, &out);
            out.push(Term { word, stem, id, span: Span { start, end: i }, capital: is_capital(first) });
        }
        out
    }
}

/// Whether a letter is a capital, without walking tables for nearly all that people type.
#[inline]
fn is_capital(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_uppercase(),
        'А'..='Я' => true,
        'а'..='я' => false,
        _ => c.is_uppercase(),
    }
}

/// Whether a word has Cyrillic letters and anything else.
fn may_be_mixed(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().map(is_cyrillic).is_some_and(|first| letters.any(|c| is_cyrillic(c) != first))
}

/// Whether the character at `i` belongs to the word begun at `start`; `number`: all of it so far is digits and full
/// stops.
#[inline]
fn continues_word(chars: &[(u32, char)], start: usize, i: usize, number: bool) -> bool {
    let c = chars[i].1;
    if is_letter_or_digit(c) {
        return true;
    }
    // Characters that only hide or format do not split a word; combining marks belong to their letter.
    if is_hidden(c) {
        return true;
    }
    let before_digit = i > start && chars[i - 1].1.is_ascii_digit();
    let after = chars.get(i + 1).map_or(' ', |(_, c)| *c);
    match c {
        '.' | ',' => before_digit && after.is_ascii_digit() && number,
        '+' | '#' => {
            i > start
                && !before_digit
                && !is_letter_or_digit(after)
                && (i - start <= 3 || c == '+' && chars[i - 1].1 == '+')
        }
        '\'' | '’' | 'ʼ' => i > start && chars[i - 1].1.is_alphabetic() && after.is_alphabetic(),
        _ => false,
    }
}

/// The stems of a phrase, joined by spaces: equal for two spellings of the same thing.
pub fn key(phrase: &str) -> String {
    let mut out = String::with_capacity(phrase.len());
    for term in terms(phrase) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&term.stem);
    }
    out
}

/// Words that carry no meaning of their own when texts are compared.
pub fn is_stop_word(word: &str) -> bool {
    static STOP: OnceLock<HashSet<&'static str, Quick>> = OnceLock::new();
    STOP.get_or_init(|| STOP_WORDS.split_ascii_whitespace().collect()).contains(word)
}

const STOP_WORDS: &str = "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот \
от меня еще о из ему для при до или наш ваш их это этот будет быть мы они том также без под над через после года лет год \
опыт работы работа работать требования обязанности условия знание знания умение навыки навык владение уверенное наличие \
the a an of and or to in for with on at by from as is are be was were will this that these those it its our your their \
you we they he she i not have has had can may must should etc years year experience work working job required \
мен және үшін бен пен да де та те бар жоқ осы сол бұл ол біз сіз білу жұмыс тәжірибе тәжірибесі жыл";

/// How much text the thread's readers have looked at: a measure of work that does not depend on the machine.
#[cfg(test)]
pub(crate) mod work {
    use std::cell::Cell;

    thread_local! {
        static LOOKED: Cell<usize> = const { Cell::new(0) };
    }

    pub(crate) fn add(n: usize) {
        LOOKED.with(|looked| looked.set(looked.get() + n));
    }

    /// What `run` looks at.
    pub(crate) fn of<T>(run: impl FnOnce() -> T) -> (T, usize) {
        let before = LOOKED.with(Cell::get);
        let out = run();
        (out, LOOKED.with(Cell::get) - before)
    }
}

/// Whether two words begin alike for long enough to be of one root.
pub(crate) fn one_root(a: &Term, b: &Term) -> bool {
    const ROOT: usize = 5;
    if a.stem == b.stem {
        return true;
    }
    // A root has at least as many bytes as letters; most words differ in the first of them.
    let (Some(root), Some(other)) = (a.stem.as_bytes().get(..ROOT), b.stem.as_bytes().get(..ROOT)) else {
        return false;
    };
    if root != other {
        return false;
    }
    let (shorter, longer) =
        (a.stem.chars().count().min(b.stem.chars().count()), a.stem.chars().count().max(b.stem.chars().count()));
    let common = a.stem.chars().zip(b.stem.chars()).take_while(|(x, y)| x == y).count();
    // "Аргоном" for "аргонодуговая": a compound begins with it.
    let compound = common == shorter && common >= ROOT;
    compound || common >= ROOT && common + 1 >= shorter && longer <= common + 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        terms(text).into_iter().map(|t| t.word).collect()
    }

    #[test]
    fn splits_as_dictionaries_need() {
        for (text, expected) in [
            ("Node.js, C++ и C#; .NET", vec!["node", "js", "c++", "и", "c#", ".net"]),
            ("CI/CD", vec!["ci", "cd"]),
            ("1С:Предприятие 8.3", vec!["1c", "предприятие", "8.3"]),
            ("С++ and PostgreSQL", vec!["c++", "and", "postgresql"]),
            ("5+ years, net 400", vec!["5", "years", "net", "400"]),
            ("ASP.NET Core", vec!["asp", ".net", "core"]),
            ("Pуthоn", vec!["python"]),
            ("бyxгaлтep", vec!["бухгалтер"]),
            ("об’єкт", vec!["об'єкт"]),
            ("до\u{200b}кер ёлка", vec!["докер", "елка"]),
            ("driver's licence", vec!["driver's", "licence"]),
            ("и\u{306}од", vec!["йод"]),
            ("", vec![]),
            ("— … !!!", vec![]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn the_quick_letter_test_is_the_standard_one() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_capital(c), c.is_uppercase(), "{c:?}");
        }
        for c in 'А'..='Я' {
            let mut lower = String::new();
            fold_char(c, &mut lower);
            assert_eq!(lower, c.to_lowercase().collect::<String>());
        }
    }

    #[test]
    fn a_line_is_folded_for_phrases() {
        for (text, folded) in [
            ("  Опыт\u{a0} РАБОТЫ \t", "опыт работы"),
            ("и\u{306}од и \u{306}", "йод и"),
            ("до\u{200b}кер Ёж № ﬁne ¨", "докер еж no fine"),
            ("ӘЛЕМ — Қазақ’стан", "әлем - қазақ'стан"),
            ("", ""),
        ] {
            assert_eq!(folded_line(text), folded);
        }
    }

    #[test]
    fn a_plain_line_has_the_words_of_the_full_folding() {
        for (text, plain) in [
            ("Опыт\u{a0}РАБОТЫ: 5 лет — «1С», C++; полный  день\t2/2 · офис", true),
            ("удaлённо", false),
            ("35О 000", false),
            ("½ ставки", false),
            ("№ 5", false),
            ("тiл", false),
        ] {
            let (folded, is_plain) = folded_plainly(text);
            assert_eq!(is_plain, plain, "{text}");
            let words = |folded: &str| folded.split_whitespace().map(|w| w.replace('"', "")).collect::<Vec<_>>();
            if plain {
                let unquoted: Vec<String> = words(&folded).iter().map(|w| w.replace(['«', '»'], "")).collect();
                assert_eq!(unquoted, words(&crate::text::fold(text)));
            }
        }
    }

    #[test]
    fn a_text_is_read_up_to_the_limit() {
        assert_eq!(readable("абв"), "абв");
        let long = "я".repeat(READ_LIMIT + 7);
        assert_eq!(readable(&long).chars().count(), READ_LIMIT);
    }

    #[test]
    fn inflected_words_share_a_stem() {
        for (a, b) in [
            ("Ведение кассовой дисциплины", "ведение кассовая дисциплина"),
            ("деректер қоймасының", "деректер қоймасы"),
            ("testing", "tested"),
            ("Бизнес-анализ", "бизнес анализа"),
        ] {
            assert_eq!(key(a), key(b));
        }
    }

    #[test]
    fn spans_point_into_the_text_as_given() {
        let text = "Знаю «Питон» и\u{200b} С++.";
        let indexed = Indexed::new(text);
        for term in terms(text) {
            let quote = indexed.slice(term.span);
            assert_eq!(words(quote), vec![term.word]);
        }
    }

    #[test]
    fn evidence_is_trimmed_and_cut_at_a_word() {
        let text = format!("  {}", "слово ".repeat(60));
        let indexed = Indexed::new(&text);
        let e = indexed.evidence(Source::Resume, None, Span { start: 0, end: 4000 });
        assert!(e.quote.starts_with("слово") && e.quote.ends_with("слово"));
        assert_eq!(indexed.slice(e.span), e.quote);
        assert!(e.quote.chars().count() <= QUOTE_LIMIT);
        assert_eq!(indexed.slice(Span { start: 9, end: 3 }), "");
        assert_eq!(indexed.line_at(3), Span { start: 0, end: indexed.len() });
        assert!(!indexed.is_empty());
    }
}
