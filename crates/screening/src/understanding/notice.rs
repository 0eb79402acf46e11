//! When somebody can start: days from today.

use std::sync::LazyLock;

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::atoms::{self, Bound, Duration, Figure};
use super::experience::{denied, denied_behind};
use super::lexicon::{Hit, Lexicon, Message};
use super::{Found, Value};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// In so many days.
    In(i64),
    /// A weekday.
    On(Weekday),
    /// The weekday, week or month after this one.
    Next,
    /// Some time next week.
    NextWeek,
    /// Some time next month.
    NextMonth,
    /// The new year.
    NewYear,
    /// The end of this week.
    EndOfWeek,
    /// The end of this month.
    EndOfMonth,
    /// Within the time named.
    Within,
    /// The first part of a month.
    Early,
    /// Its middle.
    Middle,
    /// Its end.
    Late,
    /// From a day on.
    From,
    /// Says that starting is the topic.
    Topic,
}

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Mark::In(0),
            "сразу; сразу же; немедленно; незамедлительно; прямо сейчас; сейчас; хоть сейчас; сегодня; сегодня же; хоть сегодня; в любое время; в любой момент; в любой день; любой день; когда угодно; когда скажете; когда нужно; когда надо; \
             когда удобно; когда вам удобно; как скажете; как можно скорее; как можно быстрее; в ближайшее время; без отработки; готов приступить; готова приступить; готов выйти; готова выйти; уже готов; уже готова; всегда готов; всегда готова; моментально; мгновенно; срочно; свободен; свободна; \
             asap; a s a p; immediately; immediate; right away; straight away; right now; now; today; anytime; any time; any day; at once; as soon as possible; instantly; whenever; when needed; when required; when you need; when you say; no notice; already available; available; right off; \
             бірден; қазір; қазір-ақ; бүгін; бүгіннен; кез келген уақытта; кез келген сәтте; кез келген күні; кез келген; дереу; тез арада; қашан керек болса; қашан десеңіз; шұғыл; дайынмын; айтқан уақытта; сәл; тап қазір; асап; немедля; хоть щас; щас; счас; сейчас же; можно сразу",
        ),
        (
            Mark::In(1),
            "завтра; хоть завтра; завтрашнего; с завтрашнего дня; tomorrow; tmrw; tomorow; tommorow; ертең; ертеңнен; ертеңнен бастап; ертен; завтра же",
        ),
        (
            Mark::In(2),
            "послезавтра; the day after tomorrow; day after tomorrow; the day after tmrw|tomorow|tommorow|tomorrow; day after tmrw|tomorow|tommorow; бүрсігүні; бүрсүгүні; арғы күні; после завтра",
        ),
        (Mark::On(Weekday::Mon), "понедельник*; пн; понеделник*; monday*; mon; дүйсенбі*; дуйсен*"),
        (Mark::On(Weekday::Tue), "вторник*; вт; tuesday*; tue; tues; сейсенбі*"),
        (Mark::On(Weekday::Wed), "среда; среду; среды; ср; среде; wednesday*; wed; сәрсенбі*"),
        (Mark::On(Weekday::Thu), "четверг*; чт; thursday*; thu; thur; thurs; бейсенбі*"),
        (Mark::On(Weekday::Fri), "пятниц*; пт; friday*; fri; жұма; жұмадан; жұмаға; жұмада"),
        (Mark::On(Weekday::Sat), "суббот*; сб; saturday*; sat; сенбі*"),
        (Mark::On(Weekday::Sun), "воскресен*; вс; sunday*; жексенбі*"),
        (Mark::Next, "следующ*; след; next; келесі; ближайш*; алдағы; будущ*; со следующ*; со след"),
        (
            Mark::NextWeek,
            "следующей неделе; со следующей недели; с следующей недели; со след недели; следующей недели; след неделе; след недели; next week; келесі апта*; алдағы апта*; следующая неделя; след неделя; следующую неделю; той неделе; будущей неделе",
        ),
        (
            Mark::NextMonth,
            "следующем месяце; со следующего месяца; с следующего месяца; следующего месяца; след месяце; след месяца; next month; келесі ай*; алдағы ай*; следующий месяц",
        ),
        (Mark::NewYear, "нового года; новый год; новому году; new year*; жаңа жыл*; новогодн*; нг; нового; праздников"),
        (
            Mark::EndOfWeek,
            "конца недели; концу недели; конце недели; end of the week; end of week; this week; этой неделе; осы апта*; аптаның соңы*; апта соңы*",
        ),
        (
            Mark::EndOfMonth,
            "конца месяца; концу месяца; конце месяца; end of the month; end of month; end of this month; айдың соңы*; ай соңы*; этом месяце; this month; айдың аяғы*; ай аяғы*; осы айда",
        ),
        (
            Mark::Within,
            "в течение; в течении; втечение; втечении; within; ішінде; аралығында; на протяжении; до; максимум; не позднее; up to; under; дейін; не позже; пределах; дольше",
        ),
        (Mark::Early, "начал*; early; beginning; start of; басы*; басында; первых числах"),
        (Mark::Middle, "середин*; mid; middle; ортасы*; ортасында; ортасынан"),
        (Mark::Late, "конец; конца; конце; концу; late; end; соңы*; соңында; аяғы*; аяғында"),
        (
            Mark::From,
            "с; со; раньше; не раньше; раньше чем; не раньше чем; earlier; earlier than; from; starting; начиная; бастап; после; from the; since; c",
        ),
        (
            Mark::Topic,
            "выйти; выйду; выход; выхожу; выходить; приступить; приступлю; приступаю; приступ*; начать; начну; начинать; отработ*; отрабатыв*; готов выйти; start*; begin; join*; available; notice; бастай*; баста*; шыға*; кірісе*; жұмысқа шық*; уведом*; через; кейін; соң; увольня*; дорабатыв*; доработ*",
        ),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// Days from today, with the tokens that say so.
#[derive(Clone, Copy)]
struct Start {
    at: usize,
    end: usize,
    low: i64,
    high: i64,
    /// Said by a number or a date: stronger than "сразу" or "готов".
    exact: bool,
}

/// Reads when somebody can start; `strict`: only where the text itself says that starting is meant.
pub(super) fn read(message: &Message, today: NaiveDate, strict: bool) -> Option<Found> {
    let marks = MARKS.hits(message);
    let mut all = dates(message, today, &marks);
    let apart = |all: &[Start], at: usize| !all.iter().any(|start| start.at <= at && at < start.end);
    for start in lengths(message, &marks) {
        if apart(&all, start.at) {
            all.push(start);
        }
    }
    for start in named(message, today, &marks) {
        if apart(&all, start.at) {
            all.push(start);
        }
    }
    all.sort_by_key(|start| start.at);
    if strict {
        let topic = |start: &Start| {
            marks.iter().any(|hit| hit.class == Mark::Topic && message.same_clause(hit.start, start.at))
        };
        all.retain(|start| start.exact && topic(start));
    }
    let kept: Vec<&Start> =
        all.iter().filter(|start| !denied(message, start.at) && !denied_behind(message, start.end)).collect();
    let dropped = kept.len() < all.len();
    let exact = kept.iter().find(|start| start.exact);
    let chosen = if dropped { kept.last() } else { exact.or(kept.first()) }?;
    if chosen.high > LONGEST {
        return None;
    }
    Some(Found {
        value: Value::Notice { min_days: chosen.low, max_days: chosen.high },
        span: message.span(chosen.at, chosen.end),
    })
}

fn lengths(message: &Message, marks: &[Hit<Mark>]) -> Vec<Start> {
    let near = |start: usize, end: usize| {
        let through = start > 0 && message.is_any(start - 1, &["через", "in"]);
        let beside = |hit: &Hit<Mark>| {
            (hit.end == start || (through && hit.end + 1 == start) || hit.start == end)
                && message.same_clause(hit.start, start)
        };
        marks.iter().any(|hit| hit.class == Mark::Within && beside(hit))
    };
    let past = |end: usize| message.is_any(end, &["назад", "ago", "бурын", "опыта", "стажа"]);
    let mut all = atoms::durations(message);
    let more: Vec<Duration> = all.first().map_or_else(Vec::new, |first| unitless(message, first, &all));
    all.extend(more);
    all.into_iter()
        .filter(|duration| !past(duration.end))
        .map(|duration| {
            let (low, high) = duration.days();
            let within = near(duration.start, duration.end) || duration.bound == Some(Bound::Under);
            Start {
                at: duration.start,
                end: duration.end,
                low: if within && atoms::same(duration.low, duration.high) { 0 } else { whole(low) },
                high: whole(high),
                exact: true,
            }
        })
        .collect()
}

/// "не через неделю, а через две": a number behind "через" without a unit takes that of the length before it.
fn unitless(message: &Message, first: &Duration, all: &[Duration]) -> Vec<Duration> {
    let apart = |figure: &Figure| all.iter().all(|other| figure.end <= other.start || other.end <= figure.start);
    atoms::figures(message)
        .into_iter()
        .filter(|figure| figure.start > first.end && message.is_any(figure.start - 1, &["через", "in", "а", "but"]))
        .filter(|figure| apart(figure) && figure.low < 100.0)
        .map(|figure| Duration {
            start: figure.start,
            end: figure.end,
            low: figure.low,
            high: figure.high.unwrap_or(figure.low),
            unit: first.unit,
            bound: None,
        })
        .collect()
}

/// Nobody is asked to wait longer: two years.
const LONGEST: i64 = 2 * 366;

/// Days are few; a candidate's million years are capped.
fn whole(days: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation)] // Clamped to a range an i64 holds many times over.
    let days = days.clamp(0.0, 36_500.0).round() as i64;
    days
}

fn named(message: &Message, today: NaiveDate, marks: &[Hit<Mark>]) -> Vec<Start> {
    let next_before = |at: usize| marks.iter().any(|hit| hit.class == Mark::Next && hit.end == at);
    let start =
        |hit: &Hit<Mark>, low: i64, high: i64, exact: bool| Start { at: hit.start, end: hit.end, low, high, exact };
    let to_monday = 7 - i64::from(today.weekday().num_days_from_monday());
    let month_end = |date: NaiveDate| (first_of_next(date) - date).num_days() - 1;
    marks
        .iter()
        .filter_map(|hit| match hit.class {
            Mark::In(days) => Some(start(hit, days, days, days > 0)),
            // "next week Monday", "на следующей неделе в среду"
            Mark::On(day) if in_next_week(message, marks, hit) => {
                let days = to_monday + i64::from(day.num_days_from_monday());
                Some(start(hit, days, days, true))
            }
            Mark::NextWeek if marks.iter().any(|other| matches!(other.class, Mark::On(_)) && beside(hit, other)) => {
                None
            }
            Mark::On(day) => {
                let ahead = i64::from((7 + day.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7);
                let ahead = if ahead == 0 { 7 } else { ahead };
                let days = if next_before(hit.start) && ahead < to_monday { ahead + 7 } else { ahead };
                Some(start(hit, days, days, true))
            }
            Mark::NextWeek => {
                let from = marks.iter().any(|other| other.class == Mark::From && other.end == hit.start)
                    || message.is_any(hit.start, &["с", "со"]);
                Some(start(hit, to_monday, if from { to_monday } else { to_monday + 6 }, true))
            }
            Mark::NextMonth => {
                let first = (first_of_next(today) - today).num_days();
                let last = (first_of_next(first_of_next(today)) - today).num_days() - 1;
                let from = marks.iter().any(|other| other.class == Mark::From && other.end == hit.start)
                    || message.is_any(hit.start, &["с", "со"]);
                Some(start(hit, first, if from { first } else { last }, true))
            }
            Mark::NewYear => {
                let days = NaiveDate::from_ymd_opt(today.year() + 1, 1, 1).map_or(0, |day| (day - today).num_days());
                Some(start(hit, days, days, true))
            }
            Mark::EndOfWeek => Some(start(hit, 0, to_monday - 1, true)),
            Mark::EndOfMonth => {
                let last = month_end(today);
                let within = marks.iter().any(|other| other.class == Mark::Within)
                    || message.is_any(hit.start, &["this", "этом", "осы"]);
                Some(start(hit, if within { 0 } else { last }, last, true))
            }
            _ => None,
        })
        .collect()
}

/// Whether two marks stand together, a preposition between them at most.
fn beside(a: &Hit<Mark>, b: &Hit<Mark>) -> bool {
    a.end <= b.start && b.start <= a.end + 1 || b.end <= a.start && a.start <= b.end + 1
}

fn in_next_week(message: &Message, marks: &[Hit<Mark>], day: &Hit<Mark>) -> bool {
    marks.iter().any(|hit| hit.class == Mark::NextWeek && beside(hit, day) && message.same_clause(hit.start, day.start))
}

fn first_of_next(date: NaiveDate) -> NaiveDate {
    date.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))).unwrap_or(date)
}

/// Calendar dates: "15.12.2026", "2026-12-15", "15 декабря", "December 1st", "1 желтоқсаннан", "с декабря", "с 1 числа".
fn dates(message: &Message, today: NaiveDate, marks: &[Hit<Mark>]) -> Vec<Start> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < message.len() {
        let found = numeric(message, at, today)
            .or_else(|| day_and_month(message, at, today))
            .or_else(|| whole_month(message, at, today, marks))
            .or_else(|| day_of_month(message, at, today));
        match found {
            Some(start) => {
                at = start.end;
                out.push(start);
            }
            None => at += 1,
        }
    }
    out
}

fn number(message: &Message, at: usize) -> Option<u32> {
    let token = message.tokens.get(at).filter(|_| message.is_number(at))?;
    token.text.parse().ok().filter(|_| token.text.len() <= 4)
}

fn on(at: usize, end: usize, date: NaiveDate, today: NaiveDate) -> Start {
    let days = (date - today).num_days().max(0);
    Start { at, end, low: days, high: days, exact: true }
}

/// The coming day of that number and month.
fn coming(today: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    let this = NaiveDate::from_ymd_opt(today.year(), month, day);
    let next = || NaiveDate::from_ymd_opt(today.year() + 1, month, day);
    this.filter(|date| *date >= today).or_else(next)
}

fn numeric(message: &Message, at: usize, today: NaiveDate) -> Option<Start> {
    let first = number(message, at)?;
    let separator = message.key(at + 1);
    let glued = message.tokens.get(at + 2).is_some_and(|token| token.glued) && message.tokens[at + 1].glued;
    if !glued || !matches!(separator, "." | "-" | "/") {
        return None;
    }
    let second = number(message, at + 2)?;
    let third = (message.key(at + 3) == separator).then(|| number(message, at + 4)).flatten();
    let date = match third {
        Some(day) if first > 1_900 => NaiveDate::from_ymd_opt(i32::try_from(first).ok()?, second, day),
        Some(year) => {
            let year = i32::try_from(if year < 100 { year + 2_000 } else { year }).ok()?;
            NaiveDate::from_ymd_opt(year, second, first)
        }
        None if separator == "." && message.tokens[at + 2].text.len() == 2 => coming(today, second, first),
        None => None,
    }?;
    Some(on(at, at + if third.is_some() { 5 } else { 3 }, date, today))
}

/// Ordinal endings behind a day: "1-го", "1st", "1-ші".
const ORDINAL: &[&str] = &["-", "го", "st", "nd", "rd", "th", "ши", "of", "ое", "шы", "числа", "е", "the"];
/// Days in words, by their beginnings: Russian and Kazakh ordinals have case endings.
const DAY_WORDS: &[(&str, u32)] = &[
    ("первого", 1),
    ("второго", 2),
    ("третьего", 3),
    ("четвертого", 4),
    ("пятого", 5),
    ("шестого", 6),
    ("седьмого", 7),
    ("восьмого", 8),
    ("девятого", 9),
    ("десятого", 10),
    ("одиннадцатого", 11),
    ("двенадцатого", 12),
    ("тринадцатого", 13),
    ("четырнадцатого", 14),
    ("пятнадцатого", 15),
    ("шестнадцатого", 16),
    ("семнадцатого", 17),
    ("восемнадцатого", 18),
    ("девятнадцатого", 19),
    ("двадцатого", 20),
    ("тридцатого", 30),
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("биринши", 1),
    ("бирынши", 1),
    ("екинши", 2),
    ("ушинши", 3),
    ("тортинши", 4),
    ("бесинши", 5),
    ("алтыншы", 6),
    ("жетинши", 7),
    ("сегизинши", 8),
    ("тогызыншы", 9),
    ("оныншы", 10),
    ("жиырмасыншы", 20),
    ("отызыншы", 30),
];
/// Tens that an ordinal stands behind: "двадцать пятого", "twenty fifth", "жиырма бесінші".
const TENS: &[(&str, u32)] =
    &[("двадцать", 20), ("тридцать", 30), ("twenty", 20), ("thirty", 30), ("жиырма", 20), ("отыз", 30), ("он", 10)];

/// The day of a month at a token, and the token behind it.
fn day_at(message: &Message, at: usize) -> Option<(u32, usize)> {
    let word = |at: usize| {
        let key = message.key(at);
        DAY_WORDS.iter().find(|(word, _)| key.starts_with(word)).map(|(_, day)| *day)
    };
    let tens = TENS.iter().find(|(ten, _)| message.key(at) == *ten).map(|(_, ten)| *ten);
    let compound = || Some((tens? + word(at + 1).filter(|unit| *unit < 10)?, at + 2));
    let plain = || number(message, at).or_else(|| word(at)).map(|day| (day, at + 1));
    compound().or_else(plain).filter(|(day, _)| (1..=31).contains(day))
}

fn day_and_month(message: &Message, at: usize, today: NaiveDate) -> Option<Start> {
    if let Some((day, behind)) = day_at(message, at) {
        let mut next = behind;
        while message.is_any(next, ORDINAL) {
            next += 1;
        }
        let month = atoms::month_at(message, next)?;
        return Some(on(at, next + 1, coming(today, month, day)?, today));
    }
    let month = atoms::month_at(message, at)?;
    let mut next = at + 1;
    while message.is_any(next, &["the", "-", "."]) {
        next += 1;
    }
    // "желтоқсанның оныншысынан"
    let (day, mut end) = day_at(message, next)?;
    while message.is_any(end, &["st", "nd", "rd", "th"]) {
        end += 1;
    }
    Some(on(at, end, coming(today, month, day)?, today))
}

/// A month by itself: "с декабря" its first day, "в декабре" all of it, "в середине января".
fn whole_month(message: &Message, at: usize, today: NaiveDate, marks: &[Hit<Mark>]) -> Option<Start> {
    let month = atoms::month_at(message, at)?;
    let first = coming(today, month, 1).filter(|_| month != today.month()).or(if month == today.month() {
        Some(today)
    } else {
        None
    })?;
    let near = |mark: Mark| {
        marks.iter().any(|hit| {
            hit.class == mark && hit.end <= at && hit.end + 2 > at || hit.class == mark && hit.start == at + 1
        })
    };
    let after = |days: u64| first.checked_add_days(Days::new(days)).unwrap_or(first);
    let last = first_of_next(first).pred_opt().unwrap_or(first);
    let (low, high) = if near(Mark::Middle) {
        (after(14), after(14))
    } else if near(Mark::Late) {
        (last, last)
    } else if near(Mark::Early)
        || near(Mark::From)
        || message.key(at).ends_with("нан")
        || message.key(at).ends_with("дан")
        || message.key(at).ends_with("тан")
    {
        (first, first)
    } else {
        (first, last)
    };
    Some(Start {
        at,
        end: at + 1,
        low: (low - today).num_days().max(0),
        high: (high - today).num_days().max(0),
        exact: true,
    })
}

/// "с 1 числа", "с 15-го"
fn day_of_month(message: &Message, at: usize, today: NaiveDate) -> Option<Start> {
    let (day, mut next) = day_at(message, at)?;
    let mut marked = message.key(next - 1).ends_with("ого");
    while message.is_any(next, ORDINAL) {
        marked |= message.is_any(next, &["го", "st", "nd", "rd", "th", "числа"]);
        next += 1;
    }
    if !marked || atoms::unit_at(message, next).is_some() {
        return None;
    }
    let this = today.with_day(day).filter(|date| *date > today);
    let date = this.or_else(|| first_of_next(today).with_day(day))?;
    Some(on(at, next, date, today))
}
