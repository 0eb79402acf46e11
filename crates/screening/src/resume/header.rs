//! The personal part of a résumé, cut off before anything is counted.
//!
//! Name, sex, age, birth date, citizenship, nationality, family, photo, address and contacts must not reach the score,
//! not even as words that make the text longer. What is cut here is cut for every reader behind it.

use std::sync::OnceLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::lines::TextLine;
use crate::fact::Span;
use crate::gazetteer::skills;
use crate::relevance::is_common_word;
use crate::terms::{Indexed, folded_line, is_letter_or_digit, stem_of};

/// Words a personal line begins with or holds, folded.
const MARKERS: &[&str] = &[
    "мужчина",
    "женщина",
    "мужской",
    "женский",
    "пол:",
    "пол -",
    "возраст",
    "родился",
    "родилась",
    "дата рождения",
    "год рождения",
    "место рождения",
    "гражданств",
    "национальност",
    "семейное положение",
    "женат",
    "замужем",
    "холост",
    "разведен",
    "вдовец",
    "вдова",
    "дети:",
    "есть дети",
    "детей",
    "двое детей",
    "фото:",
    "фотография:",
    "вероисповедание",
    "вредные привычки",
    "рост:",
    "вес:",
    "знак зодиака",
    "ф.и.о",
    "фио:",
    "имя:",
    "фамилия:",
    "отчество:",
    "male",
    "female",
    "gender",
    "sex:",
    "date of birth",
    "birth date",
    "born",
    "birthday",
    "dob:",
    "nationality",
    "citizenship",
    "marital status",
    "married",
    "single,",
    "divorced",
    "children",
    "he/him",
    "she/her",
    "they/them",
    "religion",
    "photo:",
    "years old",
    "name:",
    "full name",
    "age:",
    "ер адам",
    "әйел адам",
    "жынысы",
    "жасы:",
    "жаста",
    "туған күні",
    "туған жылы",
    "туған жері",
    "азаматтығы",
    "ұлты",
    "отбасы жағдайы",
    "отбасылық жағдай",
    "тұрмыста",
    "үйленген",
    "балалы",
    "аты-жөні",
    "аты:",
    "тегі:",
    "сурет:",
    "есімі:",
    "паспорт",
    "иин",
    "жсн",
    "снилс",
];

/// The same for contacts and addresses.
const CONTACTS: &[&str] = &[
    "телефон",
    "тел.",
    "тел:",
    "моб.",
    "e-mail",
    "email",
    "почта:",
    "phone",
    "mobile",
    "tel:",
    "telegram",
    "whatsapp",
    "linkedin",
    "адрес:",
    "адрес прожив",
    "address:",
    "skype",
    "facebook.com",
    "vk.com",
    "мекенжай",
    "контакты:",
    "contacts:",
    "байланыс:",
    "адрес -",
    "адресі",
];

/// Longest line that is cut as a whole for one marker inside it.
const SHORT_LINE: usize = 110;

/// Lines at the top that may hold the name.
const NAME_LINES: usize = 4;

/// Spans that are not read any further, in order.
pub(super) fn personal(text: &Indexed<'_>, lines: &[TextLine]) -> Vec<Span> {
    let mut cut: Vec<Span> = Vec::new();
    let marked: Vec<bool> = lines.iter().map(|l| has_marker(&l.folded)).collect();
    for (i, line) in lines.iter().enumerate() {
        if marked[i] {
            cut_line(text, line, &mut cut);
        } else if i < NAME_LINES && is_name(text, line, marked.get(i + 1).copied().unwrap_or(false)) {
            cut.push(line.span);
        }
    }
    cut
}

fn has_marker(folded: &str) -> bool {
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    let phone =
        folded.starts_with(['+', '8']) && digits >= 10 && folded.chars().filter(|c| c.is_alphabetic()).count() < 12;
    phone || markers_in(folded)
}

/// Whether a folded text holds a marker at the beginning of a word.
fn markers_in(folded: &str) -> bool {
    if ["@", "http://", "https://", "www."].iter().any(|m| folded.contains(m)) {
        return true;
    }
    let Some(automaton) = markers() else { return false };
    automaton.find_overlapping_iter(folded).any(|found| {
        let marker = &folded[found.start()..found.end()];
        let before = folded[..found.start()].chars().next_back();
        let after = folded[found.end()..].chars().next();
        let whole = marker.ends_with(|c: char| !c.is_alphanumeric())
            || !after.is_some_and(|c| c.is_alphanumeric() && c.is_ascii() && marker.is_ascii());
        !before.is_some_and(is_letter_or_digit) && whole
    })
}

/// All markers as one automaton; `None` never happens with the lists above (a test looks).
fn markers() -> Option<&'static CharwiseDoubleArrayAhoCorasick<u32>> {
    static MARKED: OnceLock<Option<CharwiseDoubleArrayAhoCorasick<u32>>> = OnceLock::new();
    MARKED.get_or_init(|| CharwiseDoubleArrayAhoCorasick::new(MARKERS.iter().chain(CONTACTS)).ok()).as_ref()
}

/// The whole line when it is short or begins with a marker, else only the marked parts of it.
fn cut_line(text: &Indexed<'_>, line: &TextLine, cut: &mut Vec<Span>) {
    if line.span.end - line.span.start <= SHORT_LINE {
        cut.push(line.span);
        return;
    }
    let mut start = line.span.start;
    for at in line.span.start..=line.span.end {
        let ends = at == line.span.end || matches!(text.at(at), Some('.' | ',' | ';' | '|'));
        if ends {
            let span = Span { start, end: at };
            if markers_in(&folded_line(text.slice(span))) {
                cut.push(span);
            }
            start = at + 1;
        }
    }
}

/// Two to four capitalised words and nothing else, next to a personal line, or none of them a word of any trade.
fn is_name(text: &Indexed<'_>, line: &TextLine, personal_next: bool) -> bool {
    let raw = text.slice(line.span).trim();
    let words: Vec<&str> = raw.split_whitespace().collect();
    if !(2..=4).contains(&words.len()) {
        return false;
    }
    let shaped = words.iter().all(|w| {
        w.chars().next().is_some_and(char::is_uppercase)
            && w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    });
    if !shaped {
        return false;
    }
    let folded = folded_line(raw);
    let patronymic = folded.split_whitespace().any(|w| {
        ["ович", "евич", "овна", "евна", "ична", "ұлы", "қызы", "улы", "кызы"]
            .iter()
            .any(|e| w.len() > e.len() + 2 && w.ends_with(e))
    });
    if patronymic {
        return true;
    }
    let of_a_trade = !skills::find_in(raw).is_empty() || folded.split_whitespace().any(|w| is_common_word(&stem_of(w)));
    !of_a_trade || (personal_next && !folded.split_whitespace().all(|w| is_common_word(&stem_of(w))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_markers_make_an_automaton() {
        assert!(markers().is_some());
        assert!(has_marker("возраст 30") && has_marker("+7 (777) 123-45-67") && !has_marker("maleic acid"));
    }
}
