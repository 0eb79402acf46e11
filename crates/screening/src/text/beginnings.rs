//! Looking for many beginnings of words at once.

use crate::terms::is_letter_or_digit;

/// Groups of word beginnings ("удал" for "удалённо"), looked for in one walk over a text however many they are.
pub(crate) struct Beginnings {
    /// First letter, the whole, and the group's number; by first letter.
    all: Vec<(char, &'static str, usize)>,
    groups: usize,
}

impl Beginnings {
    /// A group for each list, numbered as they come. The beginnings are spelled as the texts they are looked for in.
    pub(crate) fn new(lists: impl IntoIterator<Item = &'static [&'static str]>) -> Self {
        let mut all = Vec::new();
        let mut groups = 0;
        for list in lists {
            all.extend(list.iter().filter_map(|whole| Some((whole.chars().next()?, *whole, groups))));
            groups += 1;
        }
        all.sort_by_key(|(first, _, _)| *first);
        Self { all, groups }
    }

    /// Number of the groups.
    pub(crate) fn groups(&self) -> usize {
        self.groups
    }

    /// Calls `found` with every place, in bytes, where a word of the text begins like one of a group, and with that
    /// group; in the text's order. What does not begin with a letter or a digit ("% ") needs no word to begin there
    /// if `inside` says so.
    pub(crate) fn each(&self, text: &str, inside: bool, mut found: impl FnMut(usize, usize)) {
        let mut in_word = false;
        for (at, letter) in text.char_indices() {
            let of_word = is_letter_or_digit(letter);
            if !in_word || inside && !of_word {
                let from = self.all.partition_point(|(first, _, _)| *first < letter);
                let same = self.all[from..].iter().take_while(|(first, _, _)| *first == letter);
                for (_, whole, group) in same {
                    if text[at..].starts_with(whole) {
                        found(at, *group);
                    }
                }
            }
            in_word = of_word;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_found_where_words_begin() {
        const LISTS: [&[&str]; 3] = [&["удал", "remote"], &["5/2", "% "], &["удалённый доступ"]];
        let beginnings = Beginnings::new(LISTS);
        assert_eq!(beginnings.groups(), 3);
        let found = |text: &str, inside| {
            let mut all = Vec::new();
            beginnings.each(text, inside, |at, group| all.push((at, group)));
            all
        };
        assert_eq!(found("саудалау, remote-удал", false), [(18, 0), (25, 0)]);
        assert_eq!(found("удалённый доступ", false), [(0, 0), (0, 2)]);
        assert_eq!(found("15/2 5/2 10% за", false), [(5, 1)]);
        assert_eq!(found("10% за", true), [(2, 1)]);
        assert_eq!(found("", true), []);
    }
}
