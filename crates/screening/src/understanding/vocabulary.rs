//! The words the tables know: what a typing error may be put right to, and whether a message is English.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::text::{Kind, Quick, Script, Token};

use super::{
    atoms, city, correction, education, experience, format, intent, language, notice, relocation, salary, skill, yes_no,
};

struct Vocabulary {
    exact: HashSet<String, Quick>,
    /// First letter → beginnings of words that nothing is put right to.
    closed: HashMap<char, Vec<String>, Quick>,
    /// First letter → literals of at least five letters.
    by_letter: HashMap<char, Vec<Entry>, Quick>,
}

/// A word, or the beginning of one, that a typing error may be put right to.
struct Entry {
    letters: Vec<char>,
    prefix: bool,
    /// Which letters it has, see [`letters_of`].
    mask: u64,
}

/// One bit per letter: words one typing error apart differ in two bits at most. Letters may share a bit.
fn letters_of(word: &[char]) -> u64 {
    word.iter().fold(0, |mask, letter| mask | 1 << (u32::from(*letter) % 64))
}

/// Right words that look like misspelt words of the tables, and English ones that look like transliterated ones.
const RIGHT: &[&str] = &[
    "мундай",
    "бундай",
    "ондай",
    "сондай",
    "несколько",
    "живыми",
    "выбор",
    "выборе",
    "жарым",
    "половиной",
    "менде",
    "семья",
    "минут",
    "минута",
    "минуты",
    "автобус",
    "семьи",
    "семье",
    "семью",
    "десятый",
    "восьмой",
    "шестой",
    "седьмой",
    "девятый",
    "менин",
    "менен",
    "голова",
    "голову",
    "голос",
    "готика",
    "забота",
    "заботы",
    "забочусь",
    "короче",
    "хорошая",
    "родина",
    "школа",
    "колледж",
    "москве",
    "может",
    "средства",
    "средство",
    "города",
    "городе",
    "городом",
    "полно",
    "полное",
    "свобода",
    "учета",
    "учет",
    "пишет",
    "курса",
    "класс",
    "знамя",
    "продал",
    "продам",
    "прощай",
    "среда",
    "среду",
    "средой",
    "смены",
    "смена",
    "сменка",
    "офицер",
    "офицером",
];

/// English words too common or too short to be somebody's Kazakh in Latin letters.
const ENGLISH: &[&str] = &[
    "a",
    "an",
    "the",
    "i",
    "i'm",
    "i've",
    "i'd",
    "in",
    "on",
    "at",
    "of",
    "to",
    "is",
    "it",
    "it's",
    "my",
    "me",
    "we",
    "you",
    "your",
    "and",
    "or",
    "not",
    "no",
    "yes",
    "do",
    "don't",
    "for",
    "from",
    "with",
    "have",
    "has",
    "had",
    "am",
    "are",
    "was",
    "were",
    "be",
    "been",
    "can",
    "could",
    "will",
    "would",
    "this",
    "that",
    "there",
    "here",
    "what",
    "when",
    "how",
    "why",
    "who",
    "please",
    "thanks",
    "ok",
    "okay",
    "about",
    "some",
    "any",
    "all",
    "as",
    "so",
    "if",
    "but",
    "by",
    "up",
    "out",
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "live",
    "work",
    "job",
    "city",
    "level",
    "good",
    "well",
    "fine",
    "only",
    "just",
    "now",
    "then",
    "more",
    "less",
    "than",
    "over",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "half",
    "couple",
    "thousand",
    "million",
    "english",
    "remote",
    "office",
    "hybrid",
    "full",
    "part",
    "time",
    "degree",
    "university",
    "salary",
    "experience",
    "since",
    "bachelor",
];

fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let mut all =
            Vocabulary { exact: HashSet::default(), closed: HashMap::default(), by_letter: HashMap::default() };
        for word in RIGHT.iter().chain(ENGLISH) {
            all.exact.insert((*word).to_owned());
        }
        let mut add = |text: &str, prefix: bool| all.add(text, prefix);
        atoms::literals(&mut add);
        city::literals(&mut add);
        correction::literals(&mut add);
        education::literals(&mut add);
        experience::literals(&mut add);
        format::literals(&mut add);
        intent::literals(&mut add);
        language::literals(&mut add);
        notice::literals(&mut add);
        relocation::literals(&mut add);
        salary::literals(&mut add);
        skill::literals(&mut add);
        yes_no::literals(&mut add);
        intent::unsafe_literals(&mut |text, prefix| {
            if let Some(first) = text.chars().next().filter(|_| prefix) {
                all.closed.entry(first).or_default().push(text.to_owned());
            } else {
                all.exact.insert(text.to_owned());
            }
        });
        all
    })
}

impl Vocabulary {
    fn add(&mut self, text: &str, prefix: bool) {
        if !prefix {
            self.exact.insert(text.to_owned());
        }
        let letters: Vec<char> = text.chars().collect();
        if letters.len() >= 5 {
            let list = self.by_letter.entry(letters[0]).or_default();
            if !list.iter().any(|entry| entry.letters == letters && entry.prefix == prefix) {
                let mask = letters_of(&letters);
                list.push(Entry { letters, prefix, mask });
            }
        }
    }
}

/// Whether the tables have this very word.
pub(super) fn knows(key: &str) -> bool {
    vocabulary().exact.contains(key)
}

/// The table word a word of five letters and more misses by one typing error; `None` if it is right already or unlike
/// all of them.
pub(super) fn corrected(key: &str) -> Option<String> {
    let word: Vec<char> = key.chars().collect();
    if word.len() < 4 || knows(key) {
        return None;
    }
    let closed = vocabulary().closed.get(&word[0]);
    if closed.into_iter().flatten().any(|beginning| key.starts_with(beginning.as_str())) {
        return None;
    }
    let list = vocabulary().by_letter.get(&word[0])?;
    let mask = letters_of(&word);
    if list.iter().any(|entry| entry.prefix && entry.mask & !mask == 0 && word.starts_with(&entry.letters)) {
        return None;
    }
    // Of a short word only a letter lost inside a longer one: "срзу", "тене".
    let short = word.len() < 5;
    let near = |entry: &&Entry| {
        let literal = &entry.letters;
        if short && (literal.len() != 5 || literal.last() != word.last()) {
            return false;
        }
        let strange = if entry.prefix { entry.mask & !mask } else { entry.mask ^ mask };
        if strange.count_ones() > 1 + u32::from(!entry.prefix) {
            return false;
        }
        if entry.prefix && !short {
            let cuts = literal.len() - 1..=literal.len() + 1;
            cuts.filter(|cut| *cut <= word.len()).any(|cut| one_edit(literal, &word[..cut]))
        } else {
            one_edit(literal, &word)
        }
    };
    // A whole word is a surer guess than a beginning; then the longer one.
    let best = list.iter().filter(near).max_by_key(|entry| (!entry.prefix, entry.letters.len()))?;
    (best.letters.len() >= 6 || !best.prefix || short).then(|| best.letters.iter().collect())
}

/// [`within_one_edit`](crate::text::within_one_edit) over letters already split.
fn one_edit(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let tail = tail.min(a.len()).min(b.len());
    match (&a[..a.len() - tail], &b[..b.len() - tail]) {
        ([_] | [], [_] | []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// Whether the Latin words of a message are English rather than Russian or Kazakh without a Cyrillic keyboard.
pub(super) fn is_english(all: &[Token]) -> bool {
    let latin = all.iter().filter(|token| token.kind == Kind::Word && token.script == Script::Latin);
    let (mut known, mut count) = (0, 0);
    for token in latin {
        count += 1;
        known += usize::from(knows(&token.key));
    }
    known * 2 > count
}
