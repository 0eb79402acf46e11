//! Kazakh without Kazakh letters: typed with a Russian or a Latin keyboard.

/// Replaces Kazakh letters by the Russian ones people type for them (`тәжірибе` → `тажирибе`); the rest is kept.
///
/// Expects folded text.
pub fn skeleton(folded: &str) -> String {
    folded.chars().map(plain).collect()
}

/// The Russian letter nearest to a Kazakh one.
pub(super) fn plain(letter: char) -> char {
    match letter {
        'ә' => 'а',
        'і' => 'и',
        'ң' => 'н',
        'ғ' => 'г',
        'ү' | 'ұ' => 'у',
        'қ' => 'к',
        'ө' => 'о',
        'һ' => 'х',
        other => other,
    }
}

/// Latin letter groups and the Cyrillic ones they stand for, longest first.
const GROUPS: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("sch", "ш"),
    ("zh", "ж"),
    ("kh", "х"),
    ("gh", "г"),
    ("ng", "нг"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("ju", "жу"),
    ("ya", "я"),
    ("yo", "е"),
    ("ye", "е"),
];

/// Spells a folded Latin word in Cyrillic, as somebody without a Cyrillic keyboard would have meant it
/// (`almatydan` → `алматыдан`, `zhok` and `jok` → `жок`). The result is a [`skeleton`].
pub fn from_latin(word: &str) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    let mut rest = word;
    let mut after_vowel = false;
    while let Some(letter) = rest.chars().next() {
        if let Some((group, cyrillic)) = GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
            // "dayynmyn": a y behind a vowel is й and the next y is its own letter.
            out.push_str(cyrillic);
            rest = &rest[group.len()..];
            after_vowel = cyrillic.ends_with(['ю', 'я', 'е', 'у']);
            continue;
        }
        let cyrillic = single(letter, after_vowel);
        after_vowel = matches!(cyrillic, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э');
        out.push(cyrillic);
        rest = &rest[letter.len_utf8()..];
    }
    out
}

fn single(letter: char, after_vowel: bool) -> char {
    match letter {
        'a' | 'ä' | 'á' => 'а',
        'b' => 'б',
        'c' => 'ц',
        'd' => 'д',
        'e' => 'е',
        'f' => 'ф',
        'g' | 'ğ' => 'г',
        'h' | 'x' => 'х',
        'i' | 'y' if after_vowel => 'й',
        'i' => 'и',
        'ı' | 'y' => 'ы',
        'j' => 'ж',
        'k' | 'q' => 'к',
        'l' => 'л',
        'm' => 'м',
        'n' | 'ñ' => 'н',
        'o' | 'ö' | 'ó' => 'о',
        'p' => 'п',
        'r' => 'р',
        's' => 'с',
        'ş' => 'ш',
        't' => 'т',
        'u' | 'w' | 'ü' | 'ū' => 'у',
        'v' => 'в',
        'z' => 'з',
        '\'' => 'ь',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_become_russian_ones() {
        assert_eq!(skeleton("тәжірибе жоқ, үйден көшу ұлың ғой һәм"), "тажирибе жок, уйден кошу улын гой хам");
    }

    #[test]
    fn latin_spellings_become_cyrillic() {
        for (latin, cyrillic) in [
            ("almatydan", "алматыдан"),
            ("zhok", "жок"),
            ("jok", "жок"),
            ("tajiribe", "тажирибе"),
            ("dayynmyn", "дайынмын"),
            ("daiynmyn", "дайынмын"),
            ("koshuge", "кошуге"),
            ("bilmeimin", "билмеймин"),
            ("shchuchinsk", "щучинск"),
            ("gotov", "готов"),
            ("iya", "ия"),
            ("şñğıöü1", "шнгыоу1"),
        ] {
            assert_eq!(from_latin(latin), cyrillic, "{latin}");
        }
    }
}
