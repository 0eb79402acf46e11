//! English stems by the rules of the Snowball project (<https://snowballstem.org/algorithms/english/stemmer.html>), as
//! far as words of three and more small letters need them.

/// Words that follow no rule.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("andes", "andes"),
    ("atlas", "atlas"),
    ("bias", "bias"),
    ("cosmos", "cosmos"),
    ("dying", "die"),
    ("early", "earli"),
    ("gently", "gentl"),
    ("howe", "howe"),
    ("idly", "idl"),
    ("lying", "lie"),
    ("news", "news"),
    ("only", "onli"),
    ("singly", "singl"),
    ("skies", "sky"),
    ("skis", "ski"),
    ("sky", "sky"),
    ("tying", "tie"),
    ("ugly", "ugli"),
];

/// Words that end in "ing" or "eed" and no ending.
const WHOLE: &[&str] = &["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

/// The stem of a word of three or more letters from a to z.
pub(crate) fn stem(word: &str) -> String {
    if let Some((_, stem)) = EXCEPTIONS.iter().find(|(exception, _)| *exception == word) {
        return (*stem).to_owned();
    }
    let mut word = Word::of(word);
    word.plural();
    if !WHOLE.iter().any(|whole| whole.as_bytes() == word.letters) {
        word.past();
        word.final_y();
        word.long_endings();
        word.endings();
        word.last_endings();
        word.final_letter();
    }
    word.finished()
}

struct Word {
    /// A "y" that is a consonant is a "Y" meanwhile.
    letters: Vec<u8>,
    /// Behind the first vowel and consonant.
    first: usize,
    /// Behind the second ones.
    second: usize,
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

impl Word {
    fn of(word: &str) -> Self {
        let mut letters = Vec::with_capacity(word.len() + 1);
        letters.extend_from_slice(word.as_bytes());
        for at in 0..letters.len() {
            if letters[at] == b'y' && (at == 0 || is_vowel(letters[at - 1])) {
                letters[at] = b'Y';
            }
        }
        let behind = |from: usize| {
            let vowel = from + letters[from..].iter().position(|c| is_vowel(*c))?;
            Some(vowel + letters[vowel..].iter().position(|c| !is_vowel(*c))? + 1)
        };
        let special = ["gener", "commun", "arsen"].iter().find(|s| word.starts_with(*s)).map(|s| s.len());
        let first = special.or_else(|| behind(0)).unwrap_or(letters.len());
        let second = behind(first).unwrap_or(letters.len());
        Self { letters, first, second }
    }

    fn finished(mut self) -> String {
        self.letters.make_ascii_lowercase();
        String::from_utf8(self.letters).unwrap_or_default()
    }

    fn ends(&self, ending: &str) -> bool {
        self.letters.ends_with(ending.as_bytes())
    }

    fn drop(&mut self, count: usize) {
        self.letters.truncate(self.letters.len() - count);
    }

    fn replace(&mut self, count: usize, by: &str) {
        self.drop(count);
        self.letters.extend_from_slice(by.as_bytes());
    }

    /// Whether an ending of so many letters stands behind the first vowel and consonant.
    fn in_first(&self, count: usize) -> bool {
        self.letters.len() - count >= self.first
    }

    fn in_second(&self, count: usize) -> bool {
        self.letters.len() - count >= self.second
    }

    /// Whether the first `length` letters end in a short syllable.
    fn is_short(&self, length: usize) -> bool {
        match self.letters[..length] {
            [.., a, b, c] if !is_vowel(a) && is_vowel(b) && !is_vowel(c) && !matches!(c, b'w' | b'x' | b'Y') => true,
            [b, c] => is_vowel(b) && !is_vowel(c),
            _ => false,
        }
    }

    /// The ending of a plural or of a verb's third person.
    fn plural(&mut self) {
        if self.letters.last() != Some(&b's') && !self.ends("ied") {
            return;
        }
        let length = self.letters.len();
        if self.ends("sses") {
            self.drop(2);
        } else if self.ends("ied") || self.ends("ies") {
            self.replace(3, if length > 4 { "i" } else { "ie" });
        } else if !self.ends("us")
            && !self.ends("ss")
            && self.letters[..length - 2].iter().any(|letter| is_vowel(*letter))
        {
            self.drop(1);
        }
    }

    /// "-ed", "-ing" and their adverbs.
    fn past(&mut self) {
        if let Some(count) = ["eedly", "eed"].iter().find(|e| self.ends(e)).map(|e| e.len()) {
            if self.in_first(count) {
                self.replace(count, "ee");
            }
            return;
        }
        let ending = ["ingly", "edly", "ing", "ed"].iter().find(|e| self.ends(e));
        let Some(count) = ending.map(|e| e.len()) else { return };
        let rest = self.letters.len() - count;
        if !self.letters[..rest].iter().any(|letter| is_vowel(*letter)) {
            return;
        }
        self.drop(count);
        match self.letters[..] {
            [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] => self.letters.push(b'e'),
            [.., a, b] if a == b && matches!(a, b'b' | b'd' | b'f' | b'g' | b'm' | b'n' | b'p' | b'r' | b't') => {
                self.drop(1);
            }
            _ if rest == self.first && self.is_short(rest) => self.letters.push(b'e'),
            _ => {}
        }
    }

    fn final_y(&mut self) {
        if let [_, .., before, last @ (b'y' | b'Y')] = &mut self.letters[..]
            && !is_vowel(*before)
        {
            *last = b'i';
        }
    }

    /// The first of the endings the word has: how long it is, and what stands for it.
    fn found(&self, endings: &[(&str, &'static str)]) -> Option<(usize, &'static str)> {
        endings.iter().find(|(ending, _)| self.ends(ending)).map(|(ending, by)| (ending.len(), *by))
    }

    fn long_endings(&mut self) {
        // By the last letter, the longest first.
        let endings: &[(&str, &str)] = match self.letters.last() {
            Some(b'i') => &[
                ("biliti", "ble"),
                ("fulli", "ful"),
                ("lessli", "less"),
                ("ousli", "ous"),
                ("entli", "ent"),
                ("aliti", "al"),
                ("iviti", "ive"),
                ("abli", "able"),
                ("alli", "al"),
                ("anci", "ance"),
                ("enci", "ence"),
                ("bli", "ble"),
                ("ogi", "og"),
                ("li", ""),
            ],
            Some(b'l') => &[("ational", "ate"), ("tional", "tion")],
            Some(b'm') => &[("alism", "al")],
            Some(b'n') => &[("ization", "ize"), ("ation", "ate")],
            Some(b'r') => &[("izer", "ize"), ("ator", "ate")],
            Some(b's') => &[("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous")],
            _ => return,
        };
        let Some((count, by)) = self.found(endings).filter(|(count, _)| self.in_first(*count)) else { return };
        let before = self.letters.len().checked_sub(count + 1).map(|at| self.letters[at]);
        let stands = match (count, by) {
            (3, "og") => before == Some(b'l'),
            (2, _) => before.is_some_and(|c| b"cdeghkmnrt".contains(&c)),
            _ => true,
        };
        if stands {
            self.replace(count, by);
        }
    }

    fn endings(&mut self) {
        let endings: &[(&str, &str)] = match self.letters.last() {
            Some(b'l') => &[("ational", "ate"), ("tional", "tion"), ("ical", "ic"), ("ful", "")],
            Some(b'e') => &[("alize", "al"), ("icate", "ic"), ("ative", "")],
            Some(b'i') => &[("iciti", "ic")],
            Some(b's') => &[("ness", "")],
            _ => return,
        };
        let Some((count, by)) = self.found(endings).filter(|(count, _)| self.in_first(*count)) else { return };
        if !self.ends("ative") || self.in_second(count) {
            self.replace(count, by);
        }
    }

    fn last_endings(&mut self) {
        let endings: &[(&str, &str)] = match self.letters.last() {
            Some(b'c') => &[("ic", "")],
            Some(b'e') => {
                &[("ance", ""), ("ence", ""), ("able", ""), ("ible", ""), ("ate", ""), ("ive", ""), ("ize", "")]
            }
            Some(b'i') => &[("iti", "")],
            Some(b'l') => &[("al", "")],
            Some(b'm') => &[("ism", "")],
            Some(b'n') => &[("ion", "")],
            Some(b'r') => &[("er", "")],
            Some(b's') => &[("ous", "")],
            Some(b't') => &[("ement", ""), ("ment", ""), ("ant", ""), ("ent", "")],
            _ => return,
        };
        let Some((count, _)) = self.found(endings).filter(|(count, _)| self.in_second(*count)) else { return };
        if !self.ends("ion") || self.ends("sion") || self.ends("tion") {
            self.drop(count);
        }
    }

    fn final_letter(&mut self) {
        let goes = match self.letters.last() {
            Some(b'e') => self.in_second(1) || self.in_first(1) && !self.is_short(self.letters.len() - 1),
            Some(b'l') => self.in_second(1) && self.ends("ll"),
            _ => false,
        };
        if goes {
            self.drop(1);
        }
    }
}
