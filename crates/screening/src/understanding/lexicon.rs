//! Phrases over a message's words: the tables of every slot are written in this little language.

use std::collections::HashMap;

use crate::fact::Span;
use crate::text::{Kind, Quick, Script, Token, from_latin, is_number_word, number_word_meant, skeleton, tokens};

use super::vocabulary;

/// A message split into tokens, each with the spellings it may be compared by.
pub(super) struct Message {
    pub(super) tokens: Vec<Token>,
    /// Per token a second spelling: Latin letters read as Cyrillic, or a typing error put right.
    alt: Vec<Option<Spelling>>,
    /// Per token the number of the clause it stands in.
    pub(super) clause: Vec<u16>,
    /// Length in Unicode scalar values.
    pub(super) length: usize,
}

/// How else a token may be read.
#[derive(Clone)]
struct Spelling {
    text: String,
    /// A typing error was put right on the way: no more than a guess.
    guess: bool,
}

/// Words behind which a dot does not end a clause.
const ABBREVIATIONS: &[&str] = &[
    "тыс", "т", "р", "руб", "тг", "мес", "г", "гор", "млн", "ул", "yrs", "yr", "st", "нед", "тнг", "пос", "обл", "д",
    "н", "др", "оч",
];
/// Words that begin a new clause and with it end the reach of a negation.
const TURNS: &[&str] =
    &["но", "but", "бирак", "зато", "хотя", "although", "however", "дегенмен", "однако", "though", "биракта"];

impl Message {
    pub(super) fn read(text: &str) -> Self {
        let mut all = words_of(text);
        let mut english = vocabulary::is_english(&all);
        if let Some(meant) = mistyped(text, &all) {
            all = meant;
            english = false;
        }
        for token in all.iter_mut().filter(|token| token.kind == Kind::Word && !vocabulary::knows(&token.key)) {
            if let Some(meant) = number_word_meant(&token.key) {
                meant.clone_into(&mut token.key);
            }
        }
        let alt = all.iter().map(|token| second_spelling(token, english)).collect();
        Self { clause: clauses(&all), length: text.chars().count(), tokens: all, alt }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The key of a token; empty behind the end.
    pub(super) fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.key.as_str())
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// Whether the token is, or was meant to be, one of `words`.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.key(at)) || self.alt_of(at).is_some_and(|alt| words.contains(&alt.text.as_str()))
    }

    fn alt_of(&self, at: usize) -> Option<&Spelling> {
        self.alt.get(at).and_then(Option::as_ref)
    }

    /// The place of tokens `start..end` in the text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.tokens.get(start).map_or(self.length, |token| token.span.start);
        let last = end.checked_sub(1).and_then(|at| self.tokens.get(at));
        Span { start: first, end: last.map_or(first, |token| token.span.end).max(first) }
    }

    /// How many words and numbers there are.
    pub(super) fn words(&self) -> usize {
        self.tokens.iter().filter(|token| token.kind != Kind::Sign).count()
    }

    /// The token before `at`, signs that join or quote skipped.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|&i| !is_joint(self.key(i)))
    }

    /// The first token at or behind `at` that is no joining or quoting sign.
    ///
    /// A comma before "что" joins as well: "отметь, что …" is one phrase.
    fn skip(&self, mut at: usize) -> usize {
        let that = |at: usize| matches!(self.key(at), "что" | "чтобы" | "that");
        while at < self.len() && (is_joint(self.key(at)) || (self.key(at) == "," && that(at + 1))) {
            at += 1;
        }
        at
    }

    /// The first letters of a token's spellings; none behind the end.
    fn initials(&self, at: usize) -> u64 {
        initial(self.key(at)) | self.alt_of(at).map_or(0, |alt| initial(&alt.text))
    }

    pub(super) fn same_clause(&self, a: usize, b: usize) -> bool {
        self.clause.get(a) == self.clause.get(b)
    }

    /// The tokens of the clause a token stands in, as a beginning and an end.
    pub(super) fn clause_of(&self, at: usize) -> (usize, usize) {
        let clause = self.clause.get(at);
        let start = self.clause.iter().position(|other| Some(other) == clause).unwrap_or(at);
        let end = self.clause.iter().rposition(|other| Some(other) == clause).map_or(at, |last| last + 1);
        (start, end)
    }

    /// Whether a token is no mere sign.
    pub(super) fn is_word_or_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind != Kind::Sign)
    }

    /// The message from a token on, its places in the text unchanged.
    pub(super) fn tail(&self, start: usize) -> Self {
        self.part(start, self.len())
    }

    /// The tokens `start..end` as a message of their own, their places in the text unchanged.
    pub(super) fn part(&self, start: usize, end: usize) -> Self {
        let end = end.min(self.len());
        let start = start.min(end);
        Self {
            tokens: self.tokens[start..end].to_vec(),
            alt: self.alt[start..end].to_vec(),
            clause: self.clause[start..end].to_vec(),
            length: self.length,
        }
    }

    pub(super) fn has_question_mark(&self) -> bool {
        self.tokens.iter().any(|token| token.key == "?")
    }
}

/// Signs that do not part the words of a phrase.
fn is_joint(key: &str) -> bool {
    matches!(key, "-" | "\"" | "'" | "(" | ")" | "*" | "_")
}

/// "дааа" → "да", "yesss" → "yes": letters nobody doubles three times.
fn squeezed(key: &str) -> Option<String> {
    let two_on = key.chars().skip(1).zip(key.chars().skip(2));
    if !key.chars().zip(two_on).any(|(a, (b, c))| a == b && b == c) {
        return None;
    }
    let mut out = String::new();
    let mut run = 0;
    let mut long = false;
    for letter in key.chars() {
        run = if out.ends_with(letter) { run + 1 } else { 1 };
        if run == 1 || (run == 2 && !is_stretched(key, letter)) {
            out.push(letter);
        } else {
            long |= run >= 3;
        }
    }
    (long && !key.starts_with(|c: char| c.is_ascii_digit())).then_some(out)
}

fn is_stretched(key: &str, letter: char) -> bool {
    let triple: String = std::iter::repeat_n(letter, 3).collect();
    key.contains(&triple)
}

fn second_spelling(token: &Token, english: bool) -> Option<Spelling> {
    if token.kind != Kind::Word {
        return None;
    }
    let guessed = |text: String| Spelling { text, guess: true };
    if token.script == Script::Latin && !english && !vocabulary::knows(&token.key) {
        let cyrillic = from_latin(&token.text);
        let corrected = vocabulary::corrected(&token.key).or_else(|| vocabulary::corrected(&cyrillic)).map(guessed);
        return Some(corrected.unwrap_or(Spelling { text: cyrillic, guess: false }));
    }
    vocabulary::corrected(&token.key).map(guessed)
}

/// The tokens of a text, emphasis by repetition taken out of their keys.
fn words_of(text: &str) -> Vec<Token> {
    let mut all = tokens(text);
    for token in all.iter_mut().filter(|token| token.kind == Kind::Word) {
        if let Some(short) = squeezed(&token.key) {
            token.key = short;
        }
        if let Some(once) = repeated(&token.key) {
            token.key = once.to_owned();
        }
    }
    parted(all)
}

/// "төртжыл", "пятьлет", "fiveyears": a number in words and its unit written as one word are two.
fn parted(all: Vec<Token>) -> Vec<Token> {
    const UNITS: &[&str] = &["жыл", "лет", "года", "год", "years", "year", "мын", "тысяч", "месяцев", "месяца"];
    let cut = |token: &Token| {
        let unit = UNITS.iter().find(|unit| token.kind == Kind::Word && token.key.ends_with(**unit))?;
        let number = token.key.strip_suffix(unit).filter(|number| is_number_word(number))?;
        // The parts have places of their own only where the word is as long as its key.
        let letters = number.chars().count();
        (token.span.end - token.span.start == token.key.chars().count()).then_some((letters, number.len()))
    };
    if !all.iter().any(|token| cut(token).is_some()) {
        return all;
    }
    let mut out = Vec::with_capacity(all.len() + 1);
    for token in all {
        let Some((letters, bytes)) = cut(&token) else {
            out.push(token);
            continue;
        };
        let middle = token.span.start + letters;
        let (number, unit) = token.key.split_at(bytes);
        let part = |key: &str, span: Span, glued: bool| Token {
            text: key.to_owned(),
            key: key.to_owned(),
            span,
            glued,
            ..token.clone()
        };
        out.push(part(number, Span { end: middle, ..token.span }, token.glued));
        out.push(part(unit, Span { start: middle, ..token.span }, true));
    }
    out
}

/// "дада", "нетнетнет": a short answer said several times in one word.
fn repeated(key: &str) -> Option<&str> {
    const SHORT: &[&str] = &["да", "нет", "не", "угу", "неа", "ок", "ага", "иа", "ия", "жок", "yes", "no", "ok"];
    let several = |once: &&str| key.len() > once.len() && key.starts_with(once) && key.split(once).all(str::is_empty);
    // "ддаа", "ннет"
    let doubled = |once: &&str| {
        let mut letters: Vec<char> = key.chars().collect();
        letters.dedup();
        key.len() > once.len() && once.chars().eq(letters)
    };
    SHORT.iter().copied().find(|once| several(once) || doubled(once))
}

/// The keys of a Russian keyboard by the Latin letters printed on them.
const KEYBOARD: (&str, &str) = ("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё");

/// What was meant by a text typed with the keyboard left in Latin ("ytn" → "нет"): only where none of its words is a
/// word as it stands and all of them are words then.
fn mistyped(text: &str, all: &[Token]) -> Option<Vec<Token>> {
    let words = || all.iter().filter(|token| token.kind == Kind::Word);
    let strange = |token: &Token| token.script == Script::Latin && !vocabulary::knows(&token.key);
    if words().next().is_none() || !words().all(strange) {
        return None;
    }
    let letter = |c: char| KEYBOARD.0.chars().zip(KEYBOARD.1.chars()).find(|(latin, _)| *latin == c).map(|(_, c)| c);
    // One letter for one: the places in the text stay what they are.
    let meant: String = text.chars().map(|c| c.to_lowercase().next().and_then(letter).unwrap_or(c)).collect();
    let plain: String = text
        .chars()
        .map(|c| if c.is_alphabetic() { c.to_lowercase().next().and_then(letter).unwrap_or(c) } else { c })
        .collect();
    [plain, meant].iter().map(|text| words_of(text)).find(|meant| {
        let mut words = meant.iter().filter(|token| token.kind == Kind::Word).peekable();
        words.peek().is_some() && words.all(|token| vocabulary::knows(&token.key) && token.key.chars().count() > 1)
    })
}

fn clauses(all: &[Token]) -> Vec<u16> {
    let mut clause = 0_u16;
    let mut out = Vec::with_capacity(all.len());
    for (at, token) in all.iter().enumerate() {
        let ends = match token.key.as_str() {
            "!" | "?" | ";" | "…" => true,
            "," => !between_digits(all, at),
            "." => {
                let abbreviated = at > 0 && ABBREVIATIONS.contains(&all[at - 1].key.as_str());
                !abbreviated && !all.get(at + 1).is_some_and(|next| next.glued)
            }
            _ => false,
        };
        if TURNS.contains(&token.key.as_str()) {
            clause = clause.saturating_add(1);
        }
        out.push(clause);
        if ends {
            clause = clause.saturating_add(1);
        }
    }
    out
}

fn between_digits(all: &[Token], at: usize) -> bool {
    let digits = |i: usize| all.get(i).is_some_and(|token| token.kind == Kind::Number);
    at > 0 && digits(at - 1) && digits(at + 1) && all.get(at + 1).is_some_and(|next| next.glued)
}

/// A phrase found: tokens `start..end`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hit<T> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) class: T,
}

/// What a phrase is made of.
#[derive(Clone, Copy)]
enum Element {
    /// One of several literals: where they begin, and how many they are.
    Word(u32, u16),
    /// A number in digits.
    Number,
    /// Up to four words of the same clause.
    Gap,
}

/// A word of the table: its bytes in the table's text, and whether it is a beginning only.
#[derive(Clone, Copy)]
struct Literal {
    start: u32,
    length: u16,
    prefix: bool,
}

/// A phrase: where its elements begin, how many they are, how long it is written, and what it means.
struct Phrase<T> {
    /// The third letters of its first words, see [`third`].
    thirds: u64,
    /// The first letters of its second words, see [`initial`].
    seconds: u64,
    first: u32,
    count: u16,
    weight: u16,
    class: T,
}

/// A table of phrases with what they mean.
///
/// A phrase is words separated by spaces, phrases are separated by `;`. `word*` matches any word that begins so, `a|b`
/// either, `#` a number in digits, `...` up to four words within the clause. Words are compared by their keys, so the
/// tables may be written with Kazakh letters. The longest phrase wins.
///
/// The tables have some ten thousand words: they lie in a few arrays rather than in a piece of memory each.
pub(super) struct Lexicon<T> {
    text: String,
    literals: Vec<Literal>,
    elements: Vec<Element>,
    phrases: Vec<Phrase<T>>,
    /// First two letters → the phrases that begin so, as a range of `candidates`.
    by_letters: HashMap<(char, char), (u32, u32), Quick>,
    candidates: Vec<u16>,
    guesses: Guesses,
}

/// Which phrases may be recognised in words that had to be put right first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guesses {
    /// All.
    Any,
    /// Those of several words.
    Phrases,
    /// None: a mistake would do harm.
    Never,
}

impl<T: Copy> Lexicon<T> {
    pub(super) fn new(table: &[(T, &str)]) -> Self {
        Self::with_guesses(table, Guesses::Any)
    }

    pub(super) fn with_guesses(table: &[(T, &str)], guesses: Guesses) -> Self {
        let mut out = Self {
            text: String::new(),
            literals: Vec::new(),
            elements: Vec::new(),
            phrases: Vec::new(),
            by_letters: HashMap::default(),
            candidates: Vec::new(),
            guesses,
        };
        let mut beginnings: Vec<((char, char), u16)> = Vec::new();
        for (class, phrases) in table {
            for phrase in phrases.split(';').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                out.add(phrase, *class, &mut beginnings);
            }
        }
        beginnings.sort_unstable();
        beginnings.dedup();
        for same in beginnings.chunk_by(|a, b| a.0 == b.0) {
            let from = index_of(&out.candidates);
            out.candidates.extend(same.iter().map(|(_, phrase)| phrase));
            out.by_letters.insert(same[0].0, (from, index_of(&out.candidates)));
        }
        out.text.shrink_to_fit();
        out.literals.shrink_to_fit();
        out.elements.shrink_to_fit();
        out.phrases.shrink_to_fit();
        out
    }

    fn add(&mut self, phrase: &str, class: T, beginnings: &mut Vec<((char, char), u16)>) {
        // Tables have some hundred phrases.
        let index = u16::try_from(self.phrases.len()).unwrap_or(u16::MAX);
        let first = self.elements.len();
        for word in phrase.split_whitespace() {
            let element = self.element(word);
            self.elements.push(element);
        }
        match self.elements.get(first) {
            Some(element @ Element::Word(..)) => {
                beginnings.extend(self.words(*element).map(|(word, _)| (letters(word), index)));
            }
            Some(Element::Number) => beginnings.push((('#', '#'), index)),
            Some(Element::Gap) | None => {}
        }
        let count = self.elements.len() - first;
        let thirds = match self.elements.get(first) {
            Some(element @ Element::Word(..)) => {
                self.words(*element).map(|(word, _)| third(word)).fold(0, |all, letter| all | letter.unwrap_or(ANY))
            }
            _ => ANY,
        };
        let seconds = match self.elements.get(first + 1) {
            Some(element @ Element::Word(..)) => {
                self.words(*element).map(|(word, _)| initial(word)).fold(0, |all, letter| all | letter)
            }
            _ => ANY,
        };
        self.phrases.push(Phrase {
            thirds,
            seconds,
            first: u32::try_from(first).unwrap_or(u32::MAX),
            count: u16::try_from(count).unwrap_or(u16::MAX),
            weight: u16::try_from(phrase.chars().count()).unwrap_or(u16::MAX),
            class,
        });
    }

    fn element(&mut self, word: &str) -> Element {
        match word {
            "#" => return Element::Number,
            "..." => return Element::Gap,
            _ => {}
        }
        let first = index_of(&self.literals);
        for literal in word.split('|') {
            let prefix = literal.len() > 1 && literal.ends_with('*');
            let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
            let literal = skeleton(if prefix { &literal[..literal.len() - 1] } else { literal });
            self.text.push_str(&literal);
            self.literals.push(Literal { start, length: u16::try_from(literal.len()).unwrap_or(0), prefix });
        }
        let count = u16::try_from(index_of(&self.literals) - first).unwrap_or(u16::MAX);
        Element::Word(first, count)
    }

    /// The words an element stands for: text and whether it is a beginning only.
    fn words(&self, element: Element) -> impl Iterator<Item = (&str, bool)> {
        let range = match element {
            Element::Word(first, count) => first as usize..first as usize + usize::from(count),
            Element::Number | Element::Gap => 0..0,
        };
        self.literals.get(range).unwrap_or_default().iter().map(|literal| self.literal(*literal))
    }

    fn literal(&self, literal: Literal) -> (&str, bool) {
        let start = literal.start as usize;
        (self.text.get(start..start + usize::from(literal.length)).unwrap_or_default(), literal.prefix)
    }

    /// All literals of the table, for the vocabulary: text and whether it is a beginning only.
    pub(super) fn literals(&self) -> impl Iterator<Item = (&str, bool)> {
        self.literals.iter().map(|literal| self.literal(*literal))
    }

    /// The longest phrases from left to right, without overlaps.
    pub(super) fn hits(&self, message: &Message) -> Vec<Hit<T>> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < message.len() {
            match self.longest_at(message, at) {
                Some(hit) => {
                    at = hit.end;
                    out.push(hit);
                }
                None => at += 1,
            }
        }
        out
    }

    /// The longest phrase that begins at a token.
    pub(super) fn longest_at(&self, message: &Message, at: usize) -> Option<Hit<T>> {
        let mut best: Option<(Hit<T>, u16)> = None;
        let alt = message.alt_of(at).map(|alt| alt.text.as_str());
        let number = message.is_number(at).then_some(('#', '#'));
        let buckets = [Some(letters(message.key(at))), alt.map(letters), number];
        let thirds = third(message.key(at)).unwrap_or(0) | alt.and_then(third).unwrap_or(0);
        let mut seconds = None;
        for bucket in buckets.into_iter().flatten() {
            let Some((from, to)) = self.by_letters.get(&bucket) else { continue };
            for &index in self.candidates.get(*from as usize..*to as usize).unwrap_or_default() {
                let phrase = self.phrases.get(usize::from(index));
                let Some(phrase) = phrase.filter(|p| p.thirds & thirds != 0 || p.thirds == ANY) else { continue };
                // Hundreds of phrases begin with "не": those go on with another word than the message.
                if phrase.seconds != ANY
                    && phrase.seconds & *seconds.get_or_insert_with(|| message.initials(message.skip(at + 1))) == 0
                {
                    continue;
                }
                let first = phrase.first as usize;
                let elements = self.elements.get(first..first + usize::from(phrase.count)).unwrap_or_default();
                let guesses = match self.guesses {
                    Guesses::Any => true,
                    Guesses::Phrases => elements.len() > 1,
                    Guesses::Never => false,
                };
                let Some(end) = self.matched(message, elements, at, at, guesses) else {
                    continue;
                };
                let better = best.as_ref().is_none_or(|(hit, other)| (end, phrase.weight) > (hit.end, *other));
                if better {
                    let hit = Hit { start: at, end, class: phrase.class };
                    best = Some((hit, phrase.weight));
                }
            }
        }
        best.map(|(hit, _)| hit)
    }

    /// Whether what was said is one of `count` words from `first` on. In bytes: this is most of what reading costs.
    fn has(&self, (first, count): (usize, usize), said: &[u8]) -> bool {
        self.literals.get(first..first + count).unwrap_or_default().iter().any(|literal| {
            let length = usize::from(literal.length);
            let start = literal.start as usize;
            (said.len() == length || literal.prefix && said.len() > length)
                && self.text.as_bytes().get(start..start + length).is_some_and(|word| said.starts_with(word))
        })
    }

    /// Where the elements end if they match from token `at` on.
    fn matched(
        &self,
        message: &Message,
        elements: &[Element],
        at: usize,
        start: usize,
        guesses: bool,
    ) -> Option<usize> {
        let Some((first, rest)) = elements.split_first() else {
            return Some(at);
        };
        let here = if at == start { at } else { message.skip(at) };
        if let Element::Gap = first {
            return (0..=4).find_map(|gap| {
                let next = here + gap;
                (next < message.len() && message.same_clause(start, next)).then_some(())?;
                self.matched(message, rest, next, start, guesses)
            });
        }
        if here >= message.len() {
            return None;
        }
        let fits = match first {
            Element::Number => message.is_number(here),
            Element::Word(first, count) => {
                let words = (*first as usize, usize::from(*count));
                let alt = message.alt_of(here).filter(|alt| guesses || !alt.guess).map(|alt| alt.text.as_bytes());
                self.has(words, message.key(here).as_bytes()) || alt.is_some_and(|alt| self.has(words, alt))
            }
            Element::Gap => false,
        };
        if fits { self.matched(message, rest, here + 1, start, guesses) } else { None }
    }
}

/// How many things a table has so far, as the number of the next.
fn index_of<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

fn letters(word: &str) -> (char, char) {
    let mut letters = word.chars();
    (letters.next().unwrap_or('\0'), letters.next().unwrap_or('\0'))
}

/// The third letter of a word as a bit: most phrases that begin with the same two letters are told apart by it. Letters
/// may share a bit; a word without a third letter has none.
fn third(word: &str) -> Option<u64> {
    word.chars().nth(2).map(|letter| 1 << (u32::from(letter) % 64))
}

/// The first letter of a word as a bit.
fn initial(word: &str) -> u64 {
    word.chars().next().map_or(0, |letter| 1 << (u32::from(letter) % 64))
}

/// The bits of all letters: nothing is told apart.
const ANY: u64 = u64::MAX;
