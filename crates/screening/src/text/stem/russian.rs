//! Russian stems by the rules of the Snowball project (<https://snowballstem.org/algorithms/russian/stemmer.html>).
//!
//! A stem is always a beginning of its word, so that nothing needs to be copied: a résumé has a thousand words.

/// The stem of a folded Russian word.
pub(crate) fn stem(word: &str) -> &str {
    /// Longer words than this are hardly words.
    const ROOM: usize = 40;
    let mut room = ['\0'; ROOM];
    let mut count = 0;
    for (place, letter) in room.iter_mut().zip(word.chars()) {
        *place = letter;
        count += 1;
    }
    // Bytes are never fewer than letters: a word that fills the room may be cut off in it.
    let long: Vec<char>;
    let letters = if count < ROOM {
        &room[..count]
    } else {
        long = word.chars().collect();
        &long
    };
    let cut = cut(letters);
    // What is taken off are Russian letters, of two bytes each.
    word.get(..word.len().saturating_sub(2 * cut)).unwrap_or(word)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я')
}

/// How many letters go from the word's end.
fn cut(letters: &[char]) -> usize {
    let vowel = |from: usize| letters[from..].iter().position(|c| is_vowel(*c)).map(|i| from + i + 1);
    let other = |from: usize| letters[from..].iter().position(|c| !is_vowel(*c)).map(|i| from + i + 1);
    // Endings are looked for behind the first vowel; one of them only behind the second "vowel, consonant".
    let Some(first) = vowel(0) else { return 0 };
    let second = other(first).and_then(vowel).and_then(other).unwrap_or(letters.len());
    let mut rest = &letters[first..];
    let take = |rest: &mut &[char], count: usize| *rest = &rest[..rest.len() - count];
    match gerund(rest) {
        0 => {
            if let [.., 'с', 'я' | 'ь'] = rest {
                take(&mut rest, 2);
            }
            inflection(&mut rest);
        }
        count => take(&mut rest, count),
    }
    if let [.., 'и'] = rest {
        take(&mut rest, 1);
    }
    let derived = match rest {
        [.., 'о', 'с', 'т', 'ь'] => 4,
        [.., 'о', 'с', 'т'] => 3,
        _ => 0,
    };
    if derived > 0 && first + rest.len() - derived >= second {
        take(&mut rest, derived);
    }
    match rest {
        [.., 'е', 'й', 'ш', 'е'] => {
            take(&mut rest, 4);
            double(&mut rest);
        }
        [.., 'е', 'й', 'ш'] => {
            take(&mut rest, 3);
            double(&mut rest);
        }
        [.., 'ь'] => take(&mut rest, 1),
        _ => double(&mut rest),
    }
    letters.len() - first - rest.len()
}

/// Of a double н one stays.
fn double(rest: &mut &[char]) {
    if let [shorter @ .., 'н'] = rest
        && shorter.ends_with(&['н'])
    {
        *rest = shorter;
    }
}

/// The length of the ending of a perfective gerund.
fn gerund(rest: &[char]) -> usize {
    match rest {
        [.., 'и' | 'ы', 'в', 'ш', 'и', 'с', 'ь'] => 6,
        [.., 'а' | 'я', 'в', 'ш', 'и', 'с', 'ь'] => 5,
        [.., 'и' | 'ы', 'в', 'ш', 'и'] => 4,
        [.., 'а' | 'я', 'в', 'ш', 'и'] => 3,
        [.., 'и' | 'ы', 'в'] => 2,
        [.., 'а' | 'я', 'в'] => 1,
        _ => 0,
    }
}

/// Takes the ending of an adjective or a participle away, else that of a verb, else that of a noun.
fn inflection(rest: &mut &[char]) {
    let count = match adjective(rest) {
        0 => match verb(rest) {
            0 => noun(rest),
            count => count,
        },
        count => count + participle(&rest[..rest.len() - count]),
    };
    *rest = &rest[..rest.len() - count];
}

fn adjective(rest: &[char]) -> usize {
    match rest {
        [.., 'е' | 'о', 'м', 'у'] | [.., 'ы' | 'и', 'м', 'и'] | [.., 'е' | 'о', 'г', 'о'] => 3,
        [.., 'ы' | 'и', 'х']
        | [.., 'у' | 'ю' | 'е' | 'о', 'ю']
        | [.., 'я' | 'а', 'я']
        | [.., 'ы' | 'е' | 'и' | 'о', 'е' | 'й' | 'м'] => 2,
        _ => 0,
    }
}

fn participle(rest: &[char]) -> usize {
    match rest {
        [.., 'и' | 'ы', 'в', 'ш'] | [.., 'у', 'ю', 'щ'] => 3,
        [.., 'а' | 'я', 'е', 'м']
        | [.., 'а' | 'я', 'н', 'н']
        | [.., 'а' | 'я', 'в', 'ш']
        | [.., 'а' | 'я', 'ю', 'щ'] => 2,
        [.., 'а' | 'я', 'щ'] => 1,
        _ => 0,
    }
}

/// Endings that count everywhere, then those that count behind а or я alone; none of these is the end of a longer one of
/// the others.
fn verb(rest: &[char]) -> usize {
    match rest {
        [.., 'у' | 'е', 'й', 'т', 'е'] => 4,
        [.., 'у', 'ю' | 'е', 'т']
        | [.., 'е', 'н', 'ы' | 'а' | 'о']
        | [.., 'ы' | 'и', 'т', 'ь']
        | [.., 'и', 'ш', 'ь']
        | [.., 'ы' | 'и', 'л', 'а' | 'и' | 'о']
        | [.., 'и', 'т', 'е'] => 3,
        [.., 'ы' | 'я' | 'и', 'т'] | [.., 'у', 'ю' | 'й'] | [.., 'е', 'й' | 'н'] | [.., 'ы' | 'и', 'л' | 'м'] => {
            2
        }
        [.., 'ю'] => 1,
        [before @ .., 'е', 'ш', 'ь'] | [before @ .., 'е' | 'й', 'т', 'е'] | [before @ .., 'н', 'н', 'о'] => {
            behind_a(before, 3)
        }
        [before @ .., 'ю' | 'е', 'т']
        | [before @ .., 'н' | 'л', 'а' | 'о']
        | [before @ .., 'н', 'ы']
        | [before @ .., 'л', 'и']
        | [before @ .., 'т', 'ь']
        | [before @ .., 'е', 'м'] => behind_a(before, 2),
        [before @ .., 'й' | 'л' | 'н'] => behind_a(before, 1),
        _ => 0,
    }
}

/// The length of an ending that counts behind а and я alone.
fn behind_a(before: &[char], length: usize) -> usize {
    if let [.., 'а' | 'я'] = before { length } else { 0 }
}

fn noun(rest: &[char]) -> usize {
    match rest {
        [.., 'и', 'я', 'м', 'и'] => 4,
        [.., 'и', 'я', 'х' | 'м'] | [.., 'я' | 'а', 'м', 'и'] | [.., 'и', 'е', 'й' | 'м'] => 3,
        [.., 'я' | 'а', 'х' | 'м']
        | [.., 'ь' | 'и', 'ю' | 'я' | 'е']
        | [.., 'е' | 'о', 'в' | 'й' | 'м']
        | [.., 'е' | 'и', 'и']
        | [.., 'и', 'й'] => 2,
        [.., 'у' | 'ы' | 'ь' | 'ю' | 'я' | 'а' | 'е' | 'и' | 'й' | 'о'] => 1,
        _ => 0,
    }
}
