//! Numbers in digits and in Russian, Kazakh and English words.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::distance::within_one_edit;
use super::hash::Quick;
use super::token::{Kind, Script, Token};
use super::translit::from_latin;

/// A number read from the tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numeral {
    /// Its value, multipliers applied.
    pub value: f64,
    /// How many tokens it takes.
    pub len: usize,
    /// A word for thousands or millions was part of it.
    pub scaled: bool,
    /// It began with digits.
    pub digits: bool,
}

/// How a number word joins with its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Rank {
    /// 1–9
    Unit,
    /// 10–19
    Teen,
    /// 20–90; Kazakh ten counts here because units follow it
    Ten,
    /// 100–900 as one word
    Hundreds,
    /// "hundred", "жүз": multiplies what stands before
    Hundred,
    /// thousand, million
    Scale,
    /// one and a half, half
    Fraction,
}

/// Number words as keys (see [`Token::key`]), forms separated by spaces.
const WORDS: &[(&str, f64, Rank)] = &[
    ("ноль нуль ноля нуля zero нол", 0.0, Rank::Unit),
    ("один одна одно одного одной одну одному одним адин бир one", 1.0, Rank::Unit),
    ("два две двух двум двумя еки two", 2.0, Rank::Unit),
    ("пара пару пары парочку парочка couple", 2.0, Rank::Unit),
    ("три трех трем тремя уш three", 3.0, Rank::Unit),
    ("четыре четырех четырем четырьмя четыри чытыре торт four", 4.0, Rank::Unit),
    ("пять пяти пятью пят бес five", 5.0, Rank::Unit),
    ("шесть шести шестью шест алты six", 6.0, Rank::Unit),
    ("семь семи семью сем жети seven", 7.0, Rank::Unit),
    ("восемь восьми восемью восем сегиз eight", 8.0, Rank::Unit),
    ("девять девяти девятью девят тогыз nine", 9.0, Rank::Unit),
    ("десять десяти десятью десят десяток десятка десятку ten", 10.0, Rank::Teen),
    ("он", 10.0, Rank::Ten),
    ("одиннадцать одиннадцати одинадцать eleven", 11.0, Rank::Teen),
    ("двенадцать двенадцати twelve dozen дюжина", 12.0, Rank::Teen),
    ("тринадцать тринадцати thirteen", 13.0, Rank::Teen),
    ("четырнадцать четырнадцати fourteen", 14.0, Rank::Teen),
    ("пятнадцать пятнадцати пятнашка пятнашку пятнашки fifteen", 15.0, Rank::Teen),
    ("шестнадцать шестнадцати sixteen", 16.0, Rank::Teen),
    ("семнадцать семнадцати seventeen", 17.0, Rank::Teen),
    ("восемнадцать восемнадцати eighteen", 18.0, Rank::Teen),
    ("девятнадцать девятнадцати nineteen", 19.0, Rank::Teen),
    ("двадцать двадцати двадцатью двадцатка двадцатку двадцатки жиырма twenty", 20.0, Rank::Ten),
    ("тридцать тридцати тридцатью тридцатка тридцатку отыз thirty", 30.0, Rank::Ten),
    ("сорок сорока кырык forty", 40.0, Rank::Ten),
    ("полтинник полтинника полтинником полтос полтоса", 50.0, Rank::Ten),
    ("пятьдесят пятидесяти писят пятдесят елу fifty", 50.0, Rank::Ten),
    ("шестьдесят шестидесяти шестдесят алпыс sixty", 60.0, Rank::Ten),
    ("семьдесят семидесяти семдесят жетпис seventy", 70.0, Rank::Ten),
    ("восемьдесят восьмидесяти восемдесят сексен eighty", 80.0, Rank::Ten),
    ("девяносто девяноста токсан ninety", 90.0, Rank::Ten),
    ("сто ста сотка сотку сотки сотня сотню", 100.0, Rank::Hundreds),
    ("сотни сотен соток", 100.0, Rank::Hundred),
    ("двести двухсот двумстам двесте", 200.0, Rank::Hundreds),
    ("триста трехсот тремстам", 300.0, Rank::Hundreds),
    ("четыреста четырехсот четырестам", 400.0, Rank::Hundreds),
    ("пятьсот пятисот пятистам пятсот", 500.0, Rank::Hundreds),
    ("шестьсот шестисот шестистам шестсот", 600.0, Rank::Hundreds),
    ("семьсот семисот семистам семсот", 700.0, Rank::Hundreds),
    ("восемьсот восьмисот восьмистам восемсот", 800.0, Rank::Hundreds),
    ("девятьсот девятисот девятистам девятсот", 900.0, Rank::Hundreds),
    ("жуз жузге жузден hundred", 100.0, Rank::Hundred),
    (
        "тысяча тысячи тысяч тысячу тысячей тысячам тысячами тысячах тыс тыща тыщи тыщ тыщу тысяц тысач тышш штука штуки штук штуку \
         косарь косаря косарей мын мынга мыннан мынды мындай thousand thousands grand",
        1_000.0,
        Rank::Scale,
    ),
    ("lakh lakhs lac lacs лакх", 100_000.0, Rank::Scale),
    ("crore crores", 10_000_000.0, Rank::Scale),
    (
        "миллион миллиона миллионов миллиону миллионе миллионом милион милиона милионов млн млна лям ляма лямов лимон лимона \
         миллионнан миллионга million millions mln mil",
        1_000_000.0,
        Rank::Scale,
    ),
    ("полтора полторы полутора полуторы палтара", 1.5, Rank::Fraction),
    ("четверть четверти quarter quarters ширек", 0.25, Rank::Fraction),
    ("пол жарты half", 0.5, Rank::Fraction),
    ("полмиллиона полляма полмиллион поллимона полмилиона полмлн", 500_000.0, Rank::Fraction),
    ("полтысячи полтыщи полштуки", 500.0, Rank::Fraction),
];

fn words() -> &'static HashMap<&'static str, (f64, Rank), Quick> {
    static WORD: OnceLock<HashMap<&'static str, (f64, Rank), Quick>> = OnceLock::new();
    WORD.get_or_init(|| {
        let forms = |&(forms, value, rank): &(&'static str, f64, Rank)| {
            forms.split_whitespace().map(move |form| (form, (value, rank)))
        };
        WORDS.iter().flat_map(forms).collect()
    })
}

fn word(token: &Token) -> Option<(f64, Rank)> {
    if token.kind != Kind::Word {
        return None;
    }
    if let Some(found) = words().get(token.key.as_str()) {
        return Some(*found);
    }
    // "dva goda", "bes zhyl"; "on" stays English.
    if token.script == Script::Latin && token.text.len() >= 3 {
        return words().get(from_latin(&token.text).as_str()).copied();
    }
    None
}

/// Whether a key is a number word.
pub(crate) fn is_number_word(key: &str) -> bool {
    words().contains_key(key)
}

/// The number a misspelt word was probably meant to be (`пть` → 5). The caller must know from the neighbours that a
/// number stands here: the tolerance is generous.
pub fn number_word_like(key: &str) -> Option<f64> {
    if key.chars().count() < 3 || words().contains_key(key) {
        return None;
    }
    let mask = letters_of(key);
    let length = key.chars().count();
    let near = |form: &&Form| {
        form.length.abs_diff(length) <= 1 && (form.mask ^ mask).count_ones() <= 2 && within_one_edit(form.text, key)
    };
    let mut hits = small_forms().iter().filter(near);
    let first = hits.next()?;
    hits.all(|other| other.word == first.word).then_some(first.value)
}

/// A form of a number word below a hundred, and what tells at a glance that a word is no misspelling of it.
struct Form {
    text: &'static str,
    /// Which row of [`WORDS`] it stands in.
    word: usize,
    value: f64,
    length: usize,
    mask: u64,
}

/// One bit per letter: words one typing error apart differ in two bits at most. Letters may share a bit.
fn letters_of(word: &str) -> u64 {
    word.chars().fold(0, |mask, letter| mask | 1 << (u32::from(letter) % 64))
}

/// The forms of four letters and more of number words below a hundred.
fn small_forms() -> &'static [Form] {
    /// Shorter ones resemble everything.
    const SHORTEST: usize = 4;
    static FORMS: OnceLock<Vec<Form>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let form = |word, value, text: &'static str| Form {
            text,
            word,
            value,
            length: text.chars().count(),
            mask: letters_of(text),
        };
        let small = WORDS.iter().enumerate().filter(|(_, (_, _, rank))| *rank < Rank::Hundred);
        small
            .flat_map(|(word, (forms, value, _))| forms.split_whitespace().map(move |text| form(word, *value, text)))
            .filter(|form| form.length >= SHORTEST)
            .collect()
    })
}

type LongWords = HashMap<char, Vec<(&'static str, f64)>, Quick>;

/// Number words of six letters and more by their first letter: long enough to be put right without a unit beside them.
fn long_words() -> &'static LongWords {
    static LONG: OnceLock<LongWords> = OnceLock::new();
    LONG.get_or_init(|| {
        let mut all = LongWords::default();
        for (forms, value, _) in WORDS {
            for form in forms.split_whitespace().filter(|form| form.chars().count() >= 6) {
                let first = form.chars().next().unwrap_or_default();
                all.entry(first).or_default().push((form, *value));
            }
        }
        all
    })
}

/// The long number word a word misses by one typing error (`тирста` → `триста`); `None` if it is one already, or
/// resembles none or two different ones.
pub fn number_word_meant(key: &str) -> Option<&'static str> {
    let length = key.chars().count();
    if length < 5 || words().contains_key(key) {
        return None;
    }
    // One mistake leaves the first two letters alone or the last two; this spares most of the comparing.
    let near = |&&(form, _): &&(&'static str, f64)| {
        let head = form.chars().take(2).eq(key.chars().take(2));
        let tail = form.chars().rev().take(2).eq(key.chars().rev().take(2));
        (head || tail) && form.chars().count().abs_diff(length) <= 1 && within_one_edit(form, key)
    };
    let mut hits = long_words().get(&key.chars().next()?)?.iter().filter(near);
    let (form, value) = hits.next()?;
    hits.all(|(_, other)| (other - value).abs() < 0.01).then_some(form)
}

/// Reads the number that begins at `tokens[at]`: digits with groups and decimals (`300 000`, `2,5`, `1.200.000`), words
/// (`двадцать пять`, `бес жүз мың`, `two and a half`), halves (`полтора`, `жарты`, `екі жарым`) and multipliers
/// (`300к`, `1,2 млн`, `80 т.р.`).
pub fn numeral_at(tokens: &[Token], at: usize) -> Option<Numeral> {
    let first = tokens.get(at)?;
    if let Some(numeral) = scale_first(tokens, at) {
        return Some(numeral);
    }
    let (mut value, mut end, digits) = match first.kind {
        Kind::Number => {
            let (value, end) = read_digits(tokens, at);
            (value, end, true)
        }
        Kind::Word => {
            let (value, end) = read_words(tokens, at)?;
            (value, end, false)
        }
        Kind::Sign => return None,
    };
    let mut scaled = !digits && value >= 1_000.0;
    if let Some(behind) = half_behind(tokens, end) {
        value += 0.5 * last_scale(tokens, end).unwrap_or(1.0);
        end = behind;
    }
    while let Some((scale, behind)) = scale_at(tokens, end, digits) {
        // "500 тысяч" and "1 млн 200 тысяч", but no third multiplier on the same figure.
        if scaled && scale >= value {
            break;
        }
        value *= scale;
        end = behind;
        scaled = true;
        if let Some(behind) = half_behind(tokens, end) {
            value += 0.5 * scale;
            end = behind;
            break;
        }
        if let Some((more, behind)) = lower_part(tokens, end, scale) {
            value += more;
            end = behind;
            break;
        }
    }
    Some(Numeral { value, len: end - at, scaled, digits })
}

/// "мың жарым", "миллион с половиной": the multiplier a number in words ends with, which a half behind it is a half of.
fn last_scale(tokens: &[Token], end: usize) -> Option<f64> {
    let last = tokens.get(end.checked_sub(1)?)?;
    word(last).filter(|(_, rank)| *rank == Rank::Scale).map(|(scale, _)| scale)
}

/// "тысяч триста", "тысяч 300": the multiplier said first, for a number that is only near.
fn scale_first(tokens: &[Token], at: usize) -> Option<Numeral> {
    let scale = match tokens[at].key.as_str() {
        "тысяч" | "тыщ" => 1_000.0,
        "миллионов" | "лямов" => 1_000_000.0,
        _ => return None,
    };
    let next = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|token| token.key == "на"));
    let numeral = numeral_at(tokens, next).filter(|numeral| !numeral.scaled && numeral.value < 1_000.0)?;
    Some(Numeral { value: numeral.value * scale, len: next - at + numeral.len, scaled: true, digits: numeral.digits })
}

/// "1 млн 200 тысяч", "миллион двести": the part below the multiplier just read.
fn lower_part(tokens: &[Token], at: usize, scale: f64) -> Option<(f64, usize)> {
    let next = tokens.get(at).filter(|_| !closes(&tokens[at - 1]))?;
    if next.glued || next.kind == Kind::Sign {
        return None;
    }
    let (value, end) = match next.kind {
        Kind::Number => read_digits(tokens, at),
        _ => read_words(tokens, at)?,
    };
    let (value, end) = match scale_at(tokens, end, true) {
        Some((lower, behind)) if lower < scale && value < 1_000.0 => (value * lower, behind),
        Some(_) => return None,
        // "миллион двести" leaves the thousands out.
        None if scale >= 1_000_000.0 && (100.0..1_000.0).contains(&value) => (value * 1_000.0, end),
        None => (value, end),
    };
    // "350 тысяч 2 недели": a small bare figure behind thousands is something else.
    (value < scale && value >= scale / 1_000.0 && value >= 100.0).then_some((value, end))
}

fn read_digits(tokens: &[Token], at: usize) -> (f64, usize) {
    let mut digits = tokens[at].text.clone();
    let mut end = at + 1;
    let lead = digits.len();
    if lead <= 3 {
        while let Some(group) = group_at(tokens, end) {
            digits.push_str(&tokens[group].text);
            end = group + 1;
        }
    }
    let grouped = digits.len() > lead;
    if !grouped && let Some(fraction) = decimals_at(tokens, end) {
        digits.push('.');
        digits.push_str(&tokens[fraction].text);
        end = fraction + 1;
    }
    // Digits only: parsing cannot fail; an absurdly long run becomes infinite and is capped.
    let value: f64 = digits.parse().unwrap_or(f64::MAX);
    (value.min(1e15), end)
}

/// The index of a three-digit group that continues the number: `300 000`, `300.000`, `300'000`.
fn group_at(tokens: &[Token], at: usize) -> Option<usize> {
    let is_group = |token: &Token| token.kind == Kind::Number && token.text.len() == 3;
    let next = tokens.get(at)?;
    if is_group(next) && !next.glued {
        // "300 400 тыс" is two figures.
        let behind = scale_at(tokens, at + 1, true);
        return (behind.is_none() || next.text == "000").then_some(at);
    }
    let separator = matches!(next.text.as_str(), "." | "," | "'") && next.glued;
    let group = tokens.get(at + 1)?;
    // "1.500" is a thousand and a half; "0.125" keeps its point.
    let leading_zero = tokens[at - 1].text.starts_with('0') && tokens[at - 1].text.len() == 1;
    (separator && is_group(group) && group.glued && !leading_zero).then_some(at + 1)
}

fn decimals_at(tokens: &[Token], at: usize) -> Option<usize> {
    let separator = tokens.get(at)?;
    let fraction = tokens.get(at + 1)?;
    let joined = separator.glued && fraction.glued && matches!(separator.text.as_str(), "." | ",");
    let dated = tokens.get(at + 2).is_some_and(|t| t.text == "." && t.glued)
        && tokens.get(at + 3).is_some_and(|t| t.kind == Kind::Number && t.glued);
    (joined && fraction.kind == Kind::Number && !dated).then_some(at + 1)
}

fn read_words(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let (first, rank) = if latin_ten(tokens, at) { (10.0, Rank::Ten) } else { word(&tokens[at])? };
    if tokens[at].key == "он" && !ten_here(tokens, at) {
        return None;
    }
    if rank == Rank::Fraction {
        let end = article_behind(tokens, at + 1);
        // A quarter is a number only of something: "четверть миллиона", not "next quarter".
        let of_scale = tokens.get(end).and_then(word).is_some_and(|(_, rank)| rank == Rank::Scale);
        return (first >= 0.5 || of_scale).then_some((first, end));
    }
    let (mut total, mut current, mut last) = match rank {
        Rank::Scale => (first, 0.0, Rank::Scale),
        _ => (0.0, first, rank),
    };
    let mut end = at + 1;
    while !closes(&tokens[end - 1]) {
        let next = skip_joint(tokens, end);
        let Some((value, rank)) = tokens.get(next).and_then(word) else {
            break;
        };
        match rank {
            Rank::Hundred if last == Rank::Unit && current > 0.0 => current *= value,
            // "три четверти миллиона", "three quarters of a million"
            Rank::Fraction if last == Rank::Unit && value < 0.5 => {
                let end = article_behind(tokens, next + 1);
                let (scale, _) = tokens.get(end).and_then(word).filter(|(_, rank)| *rank == Rank::Scale)?;
                return Some((current * value * scale, end + 1));
            }
            Rank::Ten if last == Rank::Hundreds && next > end => current += value,
            // "two fifty", "one twenty five": the hundred is left out in English.
            Rank::Ten if last == Rank::Unit && end == at + 1 && current > 0.0 && english(tokens, at, next) => {
                current = current * 100.0 + value;
            }
            Rank::Scale if value < 1e6 && current > 0.0 => {
                total += current * value;
                current = 0.0;
            }
            Rank::Unit | Rank::Teen | Rank::Ten | Rank::Hundreds if rank < last && last != Rank::Teen => {
                current += value;
            }
            _ => break,
        }
        last = rank;
        end = next + 1;
    }
    // "миллион двести" leaves the thousands out.
    if total >= 1_000_000.0 && (100.0..1_000.0).contains(&current) {
        current *= 1_000.0;
    }
    Some((total + current, end))
}

/// Whether two number words are English as they stand.
fn english(tokens: &[Token], first: usize, second: usize) -> bool {
    [first, second].iter().all(|&at| tokens[at].text.is_ascii() && words().contains_key(tokens[at].text.as_str()))
}

/// Kazakh "он" (ten) against Russian "он" (he): ten stands before another number word or a unit, or alone.
fn ten_here(tokens: &[Token], at: usize) -> bool {
    const UNITS: [&str; 8] = ["жыл", "ай", "кун", "апта", "мын", "сагат", "тенге", "шак"];
    let Some(next) = tokens.get(at + 1) else {
        return at == 0;
    };
    UNITS.iter().any(|unit| next.key.starts_with(unit))
        || matches!(word(next), Some((_, Rank::Unit | Rank::Scale)))
        || next.text == "-"
}

/// "жүз мыңнан екі жүз мыңға": behind "from" another number begins.
fn closes(token: &Token) -> bool {
    matches!(token.key.as_str(), "мыннан" | "миллионнан" | "жузден")
}

/// "on bes", "on jyl": the Kazakh ten in Latin letters against the English preposition.
fn latin_ten(tokens: &[Token], at: usize) -> bool {
    let follows = |next: &Token| {
        if next.script != Script::Latin || words().contains_key(next.key.as_str()) {
            return false;
        }
        let key = from_latin(&next.text);
        ["жыл", "мын", "апта", "жас"].iter().any(|unit| key.starts_with(unit))
            || matches!(words().get(key.as_str()), Some((_, Rank::Unit)))
    };
    tokens[at].text == "on" && tokens.get(at + 1).is_some_and(follows)
}

/// "half a million", "a couple of", "a quarter of a million"
fn article_behind(tokens: &[Token], at: usize) -> usize {
    let at = at + usize::from(tokens.get(at).is_some_and(|token| token.text == "of"));
    match tokens.get(at) {
        Some(token) if matches!(token.text.as_str(), "a" | "an") => at + 1,
        _ => at,
    }
}

/// "two hundred and fifty"
fn skip_joint(tokens: &[Token], at: usize) -> usize {
    match tokens.get(at) {
        // "двести с полтинником"
        Some(token)
            if token.text == "с" && tokens.get(at + 1).is_some_and(|next| next.key.starts_with("полтинник")) =>
        {
            at + 1
        }
        Some(token)
            if token.text == "and"
                && tokens.get(at + 1).and_then(word).is_some_and(|(_, rank)| rank < Rank::Hundreds) =>
        {
            at + 1
        }
        _ => at,
    }
}

/// "с половиной", "and a half", "жарым"
fn half_behind(tokens: &[Token], at: usize) -> Option<usize> {
    const HALVES: &[&[&str]] = &[
        &["с", "половиной"],
        &["с", "половинкой"],
        &["and", "a", "half"],
        &["and", "half"],
        &["n", "a", "half"],
        &["n", "half"],
        &["nhalf"],
        &["жарым", "жарты"],
        &["джарым"],
        &["jarym"],
        &["zharym"],
        &["jarim"],
        &["жарым"],
        &["половиной"],
    ];
    HALVES
        .iter()
        .find(|half| half.iter().enumerate().all(|(i, key)| tokens.get(at + i).is_some_and(|token| token.key == *key)))
        .map(|half| at + half.len())
}

fn scale_at(tokens: &[Token], at: usize, digits: bool) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    if let Some((value, Rank::Scale)) = word(token) {
        return Some((value, at + 1));
    }
    if !digits || token.kind != Kind::Word {
        return None;
    }
    let next = tokens.get(at + 1);
    let ends = next.is_none_or(|token| token.kind == Kind::Sign || is_money(&token.key));
    match token.key.as_str() {
        "к" | "k" if token.glued || ends => Some((1_000.0, at + 1)),
        "кк" | "kk" if token.glued => Some((1_000_000.0, at + 1)),
        // "Between 1.2m and 1.6m"
        "m" if token.glued && (ends || next.is_some_and(|t| matches!(t.key.as_str(), "and" | "to" | "or"))) => {
            Some((1_000_000.0, at + 1))
        }
        // "80 т.р.", "90 т. руб": the dot belongs to the abbreviation.
        "т" if next.is_none_or(|t| t.text == "." || is_money(&t.key)) => {
            Some((1_000.0, at + 1 + usize::from(next.is_some_and(|t| t.text == "." && t.glued))))
        }
        _ => None,
    }
}

/// Words that may follow a one-letter multiplier.
fn is_money(key: &str) -> bool {
    const MONEY: [&str; 14] =
        ["руб", "тг", "тенге", "тенг", "kzt", "rub", "usd", "eur", "бакс", "долл", "евро", "dollar", "euro", "tenge"];
    key == "р" || MONEY.iter().any(|money| key.starts_with(money))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn value(text: &str) -> Option<(f64, usize)> {
        numeral_at(&tokens(text), 0).map(|numeral| (numeral.value, numeral.len))
    }

    #[test]
    fn digits_with_groups_decimals_and_multipliers() {
        for (text, expected, len) in [
            ("300 000", 300_000.0, 2),
            ("300.000 тг", 300_000.0, 3),
            ("1'200'000", 1_200_000.0, 5),
            ("2,5 года", 2.5, 3),
            ("0.125", 0.125, 3),
            ("300к", 300_000.0, 2),
            ("300 к тг", 300_000.0, 2),
            ("1,2 млн", 1_200_000.0, 4),
            ("1 млн 200 тысяч", 1_200_000.0, 4),
            ("80 т. руб", 80_000.0, 3),
            ("80т", 80_000.0, 2),
            ("350тыс.", 350_000.0, 2),
            ("300 400 тыс", 300.0, 1),
            ("350 тысяч 2 недели", 350_000.0, 2),
            ("15.12.2026", 15.0, 1),
            ("2 с половиной", 2.5, 3),
            ("1.5m usd", 1_500_000.0, 4),
            ("2½", 2.5, 3),
            ("2 млн с половиной", 2_500_000.0, 4),
            ("12 lakh", 1_200_000.0, 2),
        ] {
            assert_eq!(value(text), Some((expected, len)), "{text}");
        }
    }

    #[test]
    fn words_in_three_languages() {
        for (text, expected, len) in [
            ("двадцать пять лет", 25.0, 2),
            ("пятьсот тысяч", 500_000.0, 2),
            ("сто двадцать пять тысяч триста", 125_300.0, 5),
            ("полтора миллиона", 1_500_000.0, 2),
            ("полмиллиона", 500_000.0, 1),
            ("миллион двести", 1_200_000.0, 2),
            ("миллион с половиной", 1_500_000.0, 3),
            ("мың жарым", 1_500.0, 2),
            ("екі мың жарым", 2_500.0, 3),
            ("екі жарым мың", 2_500.0, 3),
            ("two and a half thousand", 2_500.0, 5),
            ("два три", 2.0, 1),
            ("бес жүз мың", 500_000.0, 3),
            ("он бес жыл", 15.0, 2),
            ("он жыл", 10.0, 1),
            ("екі жарым", 2.5, 2),
            ("жарты миллион", 500_000.0, 2),
            ("two and a half years", 2.5, 4),
            ("half a million", 500_000.0, 3),
            ("two hundred and fifty thousand", 250_000.0, 5),
            ("two fifty thousand", 250_000.0, 3),
            ("one twenty five", 125.0, 3),
            ("bes zhyl", 5.0, 1),
            ("тысяча", 1_000.0, 1),
            ("десяток", 10.0, 1),
        ] {
            assert_eq!(value(text), Some((expected, len)), "{text}");
        }
        for text in ["он сказал", "слово", "-", ""] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn misspelt_number_words_are_guessed_only_when_one_fits() {
        assert_eq!(number_word_like("пть"), Some(5.0));
        assert_eq!(number_word_like("чтыре"), Some(4.0));
        assert_eq!(number_word_like("лет"), None);
        assert_eq!(number_word_like("пять"), None);
        assert_eq!(number_word_like("аб"), None);
    }
}
