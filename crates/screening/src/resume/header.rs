//! The personal part of a résumé, cut off before anything is counted.
//!
//! Name, sex, age, birth date, citizenship, nationality, family, photo, address, contacts, schools' names and the reason
//! of a gap must not reach the score, not even as words that make the text longer. What is cut here is cut for every
//! reader behind it. A line is cut by its parts: "Anna Baker, accountant, 34" keeps the accountant.

mod lists;
mod names;
mod parts;
mod schools;
mod words;

use super::lines::{Section, TextLine};
use super::marks::Group;
use crate::criteria::{formats_in, level_in};
use crate::fact::Span;
use crate::gazetteer::cities;
use crate::grades;
use crate::terms::{Indexed, folded_line, terms};

use names::{Name, all_common, name, of_a_trade};
use parts::Part;
pub(super) use parts::{each_word, parts};
use words::{Kind, Reach, is_people, is_private, is_sex, is_title, kinds, label};

pub(super) use schools::schools;

/// The phrases that show where in a line to look for something personal.
pub(super) fn phrases() -> impl Iterator<Item = ((Group, usize), String)> {
    words::triggers().into_iter().chain(schools::triggers())
}

/// What is left of a résumé when the personal part is gone.
pub(super) struct Personal {
    /// Spans that are not read any further, in order and apart.
    pub(super) cut: Vec<Span>,
    /// The lines between them; a line cut in its middle is two.
    pub(super) rest: Vec<TextLine>,
}

/// Lines at the top that may hold a name nobody can be sure of.
const NAME_LINES: usize = 4;

/// Lines at the top where personal details stand without a label.
const HEAD_LINES: usize = 8;

/// A line under examination.
struct Line<'a> {
    own: &'a TextLine,
    parts: Vec<Part>,
    cut: Vec<bool>,
    /// Holds something personal for certain.
    personal: bool,
    /// Belongs to the top of the résumé, before its first heading.
    head: bool,
}

impl Line<'_> {
    /// Splits the line, once. Most lines of a résumé never are.
    fn take_apart(&mut self, text: &Indexed<'_>) {
        if self.parts.is_empty() {
            self.parts = parts(text, self.own);
            self.cut = vec![false; self.parts.len()];
        }
    }
}

/// Whether a folded line has digits enough in a row for a telephone number.
fn may_hold_phone(folded: &str) -> bool {
    const DIGITS: usize = 10;
    let mut digits = 0;
    folded.bytes().any(|c| {
        match c {
            b'0'..=b'9' => digits += 1,
            b' ' | b'(' | b')' | b'-' | b'+' => {}
            _ => digits = 0,
        }
        digits >= DIGITS
    })
}

/// Cuts off the personal part.
pub(super) fn personal(text: &Indexed<'_>, lines: &[TextLine]) -> Personal {
    let mut all: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut heading = false;
    for (i, line) in lines.iter().enumerate() {
        heading |= !matches!(line.section, Section::Other);
        let head = !heading && i < HEAD_LINES;
        let mut line = Line { own: line, parts: Vec::new(), cut: Vec::new(), personal: false, head };
        if line.own.marks.may_be_personal(&line.own.folded) || may_hold_phone(&line.own.folded) {
            line.take_apart(text);
            certain(&mut line);
        }
        all.push(line);
    }
    for i in 0..all.len() {
        let near = (i.saturating_sub(2)..(i + 3).min(all.len())).any(|k| all[k].personal);
        if all[i].head || near {
            all[i].take_apart(text);
            probable(&mut all[i]);
        }
    }
    names_in(text, &mut all);
    for line in &mut all {
        if line.personal {
            remains(text, line);
        }
    }
    collect(text, &all)
}

/// Labels, contacts and words that mean one thing only.
fn certain(line: &mut Line<'_>) {
    let mut reach: Option<Reach> = None;
    let mut gap = false;
    for i in 0..line.parts.len() {
        let part = &line.parts[i];
        let words = part.words();
        let (head, value) = match part.folded.split_once(':') {
            Some((head, value)) => (parts::words(head), Some(value.trim())),
            None => (words.clone(), None),
        };
        let before = if i > 0 { Some(line.parts[i - 1].closed_by) } else { None };
        let more = line.parts.get(i + 1).is_some_and(|next| label(&next.words()).is_some());
        if let Some(found) = label(&head).filter(|_| value.is_some() || is_alone(part.closed_by, before, more)) {
            line.cut[i] = true;
            line.personal = true;
            // The value of a label alone is the part behind it.
            let open = value.is_none_or(str::is_empty);
            reach = if found == Reach::Line || open { Some(found) } else { None };
            continue;
        }
        if value.is_some_and(|v| !v.is_empty() && !v.starts_with("//")) && !head.is_empty() {
            reach = None;
        }
        let in_reach = reach.is_some();
        if reach == Some(Reach::Part) {
            reach = None;
        }
        let kinds = kinds(&words);
        gap |= kinds.contains(&Kind::Gap);
        let numbered = numbered_label(&words);
        let contact = part.phone || part.folded.contains('@') && is_address(&part.folded);
        if in_reach || numbered || contact || kinds.contains(&Kind::Person) {
            line.cut[i] = true;
            line.personal = true;
        } else if kinds.contains(&Kind::Gap) || is_address(&part.folded) {
            // A link alone may be a work's: nobody is near it.
            line.cut[i] = true;
        }
    }
    if gap && !line.personal {
        // "2019 – 2021: maternity leave": the dates go with their reason.
        let bare = |p: &Part| parts::words(&p.folded).iter().all(|w| is_date_word(w));
        if line.parts.iter().zip(&line.cut).all(|(p, cut)| *cut || bare(p)) {
            line.cut.fill(true);
        }
    }
}

/// Whether a label without a colon stands alone: a heading, or with its value behind a tab or a dash, or with a second
/// label behind it ("Рост, вес"). An item of a list is no label.
fn is_alone(closed_by: char, before: Option<char>, more: bool) -> bool {
    before.is_none_or(|c| c == '\t') && (matches!(closed_by, '\t' | '-' | '\n') || more)
}

/// "Age 34", "рост 178 см".
fn numbered_label(words: &[&str]) -> bool {
    let number = words.iter().position(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let Some(at) = number.filter(|at| *at > 0) else { return false };
    let short = words.len() <= at + 2;
    let measure = matches!(words[at - 1], "рост" | "вес" | "height" | "weight" | "бойы" | "салмағы");
    short && label(&words[..at]).is_some() && (!measure || matches!(words[at].len(), 2 | 3))
}

/// An e-mail address, a link or a name in a messenger.
fn is_address(folded: &str) -> bool {
    /// Words beside the address that make the part more than an address.
    const WORDS: usize = 5;
    let address = |w: &str| {
        w.contains('@')
            || w.starts_with("http://")
            || w.starts_with("https://")
            || w.starts_with("www.")
            || [".com/", ".ru/", ".kz/", ".me/", ".org/", ".net/"].iter().any(|d| w.contains(d))
    };
    // Most parts are none: an address has one of these.
    let may_be = folded.bytes().any(|b| matches!(b, b'@' | b'/')) || folded.contains("www.");
    may_be && folded.split(' ').any(address) && folded.split(' ').count() <= WORDS
}

fn is_date_word(word: &str) -> bool {
    const UNITS: &[&str] =
        &["с", "по", "г", "гг", "год", "года", "году", "годы", "ж", "жж", "from", "to", "жылдары", "жыл", "и"];
    word.starts_with(|c: char| c.is_ascii_digit()) || UNITS.contains(&word)
}

/// Words that are personal only beside other personal details.
fn probable(line: &mut Line<'_>) {
    let several = line.parts.len() > 1;
    for i in 0..line.parts.len() {
        if line.cut[i] {
            continue;
        }
        let part = &line.parts[i];
        let words = part.words();
        let joined = words.join(" ");
        let sex = is_sex(&joined) && (joined.chars().count() > 1 || several);
        let title = is_title(&joined) && (i == 0 || several);
        let value = part.folded.split_once(':').map(|(_, value)| parts::words(value));
        let nearby =
            (words.len() <= 6 && kinds(&words).contains(&Kind::Nearby)) || is_private(value.as_ref().unwrap_or(&words));
        if sex || title || nearby || is_age(&words) || is_flat(&part.folded) {
            line.cut[i] = true;
            line.personal |= !title;
        }
    }
}

/// "34 года", "34 жаста", "34 y.o.", nothing more.
fn is_age(words: &[&str]) -> bool {
    let words = words.strip_prefix(&["aged"]).unwrap_or(words);
    let [age, unit @ ..] = words else { return false };
    adult(age)
        && matches!(
            unit,
            ["год" | "года" | "лет" | "жас" | "жаста" | "yo"]
                | ["years", "of", "age"]
                | ["y" | "years" | "yrs" | "year", "o" | "old"]
                | ["полных", "лет" | "года"]
        )
}

/// A number that may be the age of somebody who works.
fn adult(word: &str) -> bool {
    word.len() == 2 && word.parse::<u8>().is_ok_and(|n| (14..=90).contains(&n))
}

/// "Самал 45-17": a block and a flat.
fn is_flat(folded: &str) -> bool {
    let Some((street, number)) = folded.rsplit_once(' ') else { return false };
    // "График 2/2" is a schedule.
    if !formats_in(folded).1.is_empty() {
        return false;
    }
    let numbers = number.split_once(['-', '/']).is_some_and(|(a, b)| {
        [a, b].iter().all(|n| (1..=3).contains(&n.len()) && n.bytes().all(|c| c.is_ascii_digit()))
    });
    numbers
        && street.split(' ').count() <= 2
        && street.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.'))
        && street.chars().filter(|c| c.is_alphabetic()).count() >= 4
}

/// Names: sure ones at the top and beside personal details, likely ones closer by, and of the rest at most one.
fn names_in(text: &Indexed<'_>, all: &mut [Line<'_>]) {
    let first = all.iter().position(|l| !l.cut.iter().all(|c| *c) || l.personal).unwrap_or(0);
    let mut found = false;
    let mut doubtful: Vec<(usize, usize)> = Vec::new();
    for i in 0..all.len() {
        let near = |reach: usize| (i.saturating_sub(reach)..(i + reach + 1).min(all.len())).any(|k| all[k].personal);
        let (sure_here, likely_here) = (all[i].head || near(2), i < first + NAME_LINES || near(1));
        if !sure_here && !likely_here {
            continue;
        }
        all[i].take_apart(text);
        for k in 0..all[i].parts.len() {
            if all[i].cut[k] {
                found |= is_name_label(&all[i].parts[k]);
                continue;
            }
            let is = name(named(text, &all[i].parts[k]));
            if is == Name::Surely || (is == Name::Likely && likely_here && (k == 0 || all[i].cut[0])) {
                all[i].cut[k] = true;
                all[i].personal = true;
                found = true;
                if k == 1 && all[i].parts[0].closed_by == ',' && are_words_alone(text, &all[i].parts[..2]) {
                    // "Sales, Victor": the surname stands first.
                    all[i].cut[0] = true;
                }
            } else if is == Name::Perhaps && k == 0 {
                doubtful.push((i, k));
            } else if is == Name::No && k == 0 && all[i].personal && is_word_alone(text, &all[i].parts[k]) {
                all[i].cut[k] = true;
                found = true;
            }
        }
    }
    if found {
        return;
    }
    for (i, k) in doubtful {
        let raw = text.slice(all[i].parts[k].span);
        let own = all[i].personal;
        let next = all.get(i + 1).is_some_and(|l| l.personal);
        let before = i > 0 && all[i - 1].personal;
        if (own || next || before) && (!all_common(raw) || (i == first && next && has_title(text, &all[i + 1..]))) {
            all[i].cut[k] = true;
            all[i].personal = true;
            return;
        }
    }
}

fn is_name_label(part: &Part) -> bool {
    ["фио", "имя", "фамилия", "name", "full name", "first name", "last name", "surname", "аты", "тегі"]
        .iter()
        .any(|l| part.folded.starts_with(l))
}

/// Words before a colon that a name may follow.
const BEFORE_NAMES: &[&str] = &[
    "о себе",
    "обо мне",
    "соискатель",
    "кандидат",
    "about",
    "about me",
    "candidate",
    "applicant",
    "үміткер",
    "өзім туралы",
];

/// The words of a part that may be a name: behind "Резюме:", "О себе:", "CV of".
fn named<'a>(text: &Indexed<'a>, part: &Part) -> &'a str {
    let raw = text.slice(part.span);
    let raw = match raw.split_once(':') {
        Some((head, value)) if !value.trim().is_empty() => {
            let head = folded_line(head);
            if !is_title(&head) && !BEFORE_NAMES.contains(&head.as_str()) {
                return "";
            }
            value
        }
        _ => raw,
    };
    let lower = raw.trim_start().to_lowercase();
    let skip = ["cv of ", "resume of ", "cv ", "резюме "].iter().find(|p| lower.starts_with(*p)).map_or(0, |p| p.len());
    raw.trim_start().get(skip..).unwrap_or(raw)
}

/// "Ермек, 35 лет": one capitalised word that is no trade, no place and no heading.
fn is_word_alone(text: &Indexed<'_>, part: &Part) -> bool {
    let raw = text.slice(part.span);
    let letters = raw.chars().count() >= 3 && raw.chars().all(|c| c.is_alphabetic() || c == '-');
    letters
        && raw.chars().next().is_some_and(char::is_uppercase)
        && !of_a_trade(raw)
        && cities::find(raw).is_empty()
        && !is_title(&part.folded)
}

/// Whether parts are one capitalised word each.
fn are_words_alone(text: &Indexed<'_>, parts: &[Part]) -> bool {
    parts.iter().all(|p| {
        let raw = text.slice(p.span);
        raw.chars().next().is_some_and(char::is_uppercase) && raw.chars().all(|c| c.is_alphabetic() || c == '-')
    })
}

/// Whether one of the lines below is a title: then the line above them is none.
fn has_title(text: &Indexed<'_>, below: &[Line<'_>]) -> bool {
    const WITHIN: usize = 8;
    const WORDS: usize = 6;
    below
        .iter()
        .take(WITHIN)
        .take_while(|l| l.head)
        .filter(|l| !l.personal && !l.own.folded.contains(|c: char| c == ':' || c.is_ascii_digit()))
        .any(|l| l.own.folded.split(' ').count() <= WORDS && of_a_trade(text.slice(l.own.span)))
}

/// Most characters beside the personal ones of a line that is personal where it does not speak of work. The personal
/// ones are not counted: a longer name must not make another line of it.
const SHORT_LINE: usize = 90;

/// What is left in a line with personal details: in a short one everything that does not speak of work ("Россия",
/// "православный"), in a long one what means nothing without them.
fn remains(text: &Indexed<'_>, line: &mut Line<'_>) {
    let left = line.parts.iter().zip(&line.cut).filter(|(_, cut)| !**cut).map(|(p, _)| p.span.end - p.span.start);
    let short = left.sum::<usize>() <= SHORT_LINE;
    let graded = !grades::read(text.slice(line.own.span)).is_empty();
    for i in 0..line.parts.len() {
        let part = &line.parts[i];
        let words = part.words();
        // "Кат. В, С, Е" looks like initials.
        let scale = words.iter().any(|w| grades::names_a_scale(w));
        if graded && (scale || words.iter().all(|w| w.chars().count() == 1)) {
            line.cut[i] = false;
            continue;
        }
        if line.cut[i] {
            continue;
        }
        let dashed = part.closed_by == '-' || (i > 0 && line.parts[i - 1].closed_by == '-');
        let raw = text.slice(part.span);
        let joined = words.join(" ");
        let age = matches!(words[..], [age, "л" | "г" | "years" | "yrs"] if adult(age));
        let private = is_day(&words)
            || matches!(words[..], ["ранее" | "прежняя" | "бывшая" | "formerly" | "бұрынғы", _])
            || is_people(&joined)
            || is_sex(&joined)
            || place(raw).is_some();
        // "2019 — 2023" is an interval of work; "Lilia — 27 years — married" has no dates in it.
        let interval = dashed && words.iter().any(|w| is_date_word(w));
        line.cut[i] = age || (!interval && (private || (short && !speaks_of_work(raw, part))));
    }
}

/// Whether a part beside personal details tells something that matters for work.
fn speaks_of_work(raw: &str, part: &Part) -> bool {
    /// More words are a sentence.
    const WORDS: usize = 6;
    /// Beginnings of words about terms of work.
    const TERMS: &[&str] = &[
        "переезд",
        "удален",
        "офис",
        "вахт",
        "график",
        "смен",
        "зарплат",
        "командиров",
        "категори",
        "разряд",
        "стаж",
        "тенге",
        "руб",
        "relocat",
        "remote",
        "office",
        "salary",
        "shift",
        "licen",
        "driv",
        "trip",
        "көш",
        "қашықтан",
        "кеңсе",
        "жалақы",
        "іссапар",
        "санат",
        "теңге",
        "өтіл",
        "kzt",
        "usd",
    ];
    /// Ends of words for trades.
    const TRADES: &[&str] =
        &["ист", "щик", "чик", "тель", "лог", "арь", "ер", "ор", "вод", "вар", "шы", "ші", "ist", "er", "or", "ian"];
    let words = part.words();
    // "3+ yrs": nobody's age.
    let years = match words[..] {
        [number, unit] => {
            number.parse::<u8>().is_ok_and(|n| n < 14)
                && ["years", "yrs", "year", "год", "года", "лет", "жыл"].contains(&unit)
        }
        _ => false,
    };
    let trade = |w: &&str| w.chars().count() > 4 && TRADES.iter().any(|e| w.ends_with(e));
    let (format, schedule) = formats_in(raw);
    // "Медкітапша бар", "есть медкнижка", "own car".
    let has = words.len() > 1 && words.iter().any(|w| ["бар", "есть", "имею", "имеется", "own"].contains(w));
    words.len() > WORDS
        || has
        || !(format.is_empty() && schedule.is_empty())
        || years
        || part.folded.contains(": ")
        || words.iter().any(|w| TERMS.iter().any(|t| w.starts_with(t)) || trade(w))
        || of_a_trade(raw)
        || level_in(raw).is_some()
}

/// "22.08.1996", "22 August 1996": a day, no part of an interval.
fn is_day(words: &[&str]) -> bool {
    let digits = |w: &str, lengths: &[usize]| lengths.contains(&w.len()) && w.bytes().all(|c| c.is_ascii_digit());
    match words {
        [day, month, year, ..] => {
            words.len() <= 4
                && digits(day, &[1, 2])
                && (digits(month, &[1, 2]) || super::dates::month_word(month).is_some())
                && digits(year, &[4])
                && words[3..].iter().all(|w| is_date_word(w))
        }
        _ => false,
    }
}

/// The city that a part is, and whether it says so ("г. Алматы") beside naming it.
pub(super) fn place(raw: &str) -> Option<(cities::CityMention, bool)> {
    /// A place with its word takes few of them.
    const WORDS: usize = 5;
    if raw.split_whitespace().count() > WORDS {
        return None;
    }
    let words = terms(raw);
    let mention = cities::find(raw).into_iter().next()?;
    let mut says = false;
    for word in words.iter().filter(|w| w.span.end <= mention.span.start || w.span.start >= mention.span.end) {
        if !CITY_WORDS.contains(&word.word.as_str()) {
            return None;
        }
        says = true;
    }
    Some((mention, says))
}

/// Whether a folded line has a word for a city beside a name.
pub(super) fn says_city(folded: &str) -> bool {
    parts::each_word(folded).any(|w| CITY_WORDS.contains(&w))
}

/// Words for a city beside its name.
const CITY_WORDS: &[&str] = &["г", "город", "қ", "қаласы", "city", "гор"];

/// Cut parts as spans, and the lines between them.
fn collect(text: &Indexed<'_>, all: &[Line<'_>]) -> Personal {
    let mut out = Personal { cut: Vec::new(), rest: Vec::with_capacity(all.len()) };
    for line in all {
        if !line.cut.contains(&true) {
            out.rest.push(line.own.clone());
        } else if line.cut.iter().all(|c| *c) {
            out.cut.push(line.own.span);
        } else {
            for run in line.cut.chunk_by(|a, b| a == b).scan(0, |at, run| {
                let from = *at;
                *at += run.len();
                Some((from, from + run.len(), run[0]))
            }) {
                let (from, to, cut) = run;
                let span = Span { start: line.parts[from].span.start, end: line.parts[to - 1].span.end };
                if cut {
                    out.cut.push(span);
                } else {
                    out.rest.push(TextLine::new(span, text.slice(span), line.own.section));
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    /// The words left of a text, line by line.
    fn left(raw: &str) -> String {
        let text = Indexed::new(raw);
        let personal = personal(&text, &lines::read(&text));
        let rest: Vec<&str> = personal.rest.iter().map(|l| text.slice(l.span)).collect();
        rest.join("|")
    }

    #[test]
    fn personal_details_go_and_the_rest_of_their_line_stays() {
        for (raw, expected) in [
            ("Иванов Алексей Петрович, мужчина, 34 года, женат\nБухгалтер", "Бухгалтер"),
            ("Anna Baker, Accountant, 34 y.o.\nExcel", "Accountant|Excel"),
            ("Имя\tПётр\nПол\tм\nДолжность\tсварщик", "Должность\tсварщик"),
            ("Age: 41\nSex: F\nWelder", "Welder"),
            ("Java Baker\nFemale, 38 years old\nAccountant", "Accountant"),
            ("Hunter Manager\nAge 37, married\nRecruiter", "Recruiter"),
            ("Sales Manager\nАлматы", "Sales Manager|Алматы"),
            ("Резюме: Арина Ли\nДизайнер", "Дизайнер"),
            ("CV of Arina Li\nDesigner", "Designer"),
            ("Данилова Вера, 30 лет (22.08.1996)\nТестировщик", "Тестировщик"),
            ("Ермек, 35 лет, г. Уральск\nАвтослесарь", "Автослесарь"),
            ("Вес 82, рост 178\nАвтослесарь", "Автослесарь"),
            ("Рост, вес\t164 см, 58 кг\nШвея", "Швея"),
            ("Меня зовут Ильяс, мне 19 лет, ищу работу\nКурьер", "ищу работу|Курьер"),
            ("Адрес: Алматы, ул. Абая, 5, кв. 3\nШвея", "Швея"),
            ("Шымкент, мкр Нурсат, 45-17\nмуж., 28 л.\nШвея", "Швея"),
            (
                "Швея\nЖиву в Таразе\n\nЛичные данные\nСерік Асанов\nЖенат, дочь 4 года\n+7 701 555 01 17",
                "Швея|Живу в Таразе",
            ),
            ("Sales, Victor | 62 y.o. | widower\nBuyer", "Buyer"),
            ("Шарипова Камила Тимуровна (ранее Иванова)\nАналитик", "Аналитик"),
            ("Куликов Егор\n27 лет · Россия\nПовар, 40 лет, машинист", "Повар|машинист"),
            ("Liam O'Connor\nIrish | 50 years of age\nBuyer", "Buyer"),
            ("Buyer\nSincerely,\nRosa Cleaner\nrosa@example.com", "Buyer"),
            ("Igor Schmidt, ethnic German, 42 y.o.\nBuyer", "Buyer"),
        ] {
            assert_eq!(left(raw), expected, "{raw}");
        }
    }

    #[test]
    fn gaps_lose_their_reason_and_their_dates() {
        for (raw, expected) in [
            ("Швея\n2020–2022 — декретный отпуск.", "Швея"),
            ("Швея\n2018–2019 гг. — служба по призыву.", "Швея"),
            ("Nurse\n2021 – 2022: maternity leave.", "Nurse"),
            ("Швея\nПерерыв с 2025 года: ухаживала за больной матерью, готова выйти сразу.", "Швея|готова выйти сразу"),
            ("Швея\n2018 – 2024 ателье «Игла» (декретный отпуск 2020–2021)", "Швея|2018 – 2024 ателье «Игла»"),
            ("Мұғалім\n2020–2022 жж. бала күтіміне байланысты демалыс", "Мұғалім"),
        ] {
            assert_eq!(left(raw), expected, "{raw}");
        }
    }

    #[test]
    fn work_that_sounds_personal_stays() {
        for raw in [
            "Mobile developer\nTelegram bots, e-mail marketing",
            "Оператор\nТелефонные переговоры, продажи по телефону",
            "Воспитатель\nГруппа детей 3–5 лет, дети разного возраста",
            "Teacher\nAugust 2018 — August 2025. Led a group of children aged 3–5: speech lessons",
            "Разработчик\nПроект банка\nJunit, Jasper Reports",
            "Teacher\nTaught children aged ten to twelve in small classes of the primary school",
            "Юрист\nГражданское право, обслуживание граждан",
            "Автослесарь\nРегулировка холостого хода",
            "Фотограф\nФото и видео, обработка фотографий",
            "Дизайнер\nPhotoshop, Figma",
            "Слесарь\nГород Уральск\nМного лет под машинами. Чинил Тойоты, когда они были новыми",
            "Сиделка\nУход за больными",
            "Грузчик\nОпыт работы\nВес грузов до 50 кг",
        ] {
            let expected = raw.replace('\n', "|");
            assert_eq!(left(raw), expected, "{raw}");
        }
    }
}
