//! What several slots are made of: numbers, units, durations, bounds, months and weekdays.

use std::sync::LazyLock;

use crate::text::{Kind, number_word_like, numeral_at};

use super::lexicon::{Hit, Lexicon, Message};

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    Week,
    Day,
}

impl Unit {
    /// Calendar days, with a month of thirty.
    pub(super) fn days(self) -> f64 {
        match self {
            Self::Year => 365.0,
            Self::Month => 30.0,
            Self::Week => 7.0,
            Self::Day => 1.0,
        }
    }

    /// Years.
    pub(super) fn years(self) -> f64 {
        match self {
            Self::Year => 1.0,
            Self::Month => 1.0 / 12.0,
            Self::Week => 7.0 / 365.25,
            Self::Day => 1.0 / 365.25,
        }
    }
}

/// Units behind a number.
static UNITS: LazyLock<Lexicon<Unit>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Unit::Year,
            "год*; лет; летний; летнего; г; л; гд; year*; yr; yrs; y; yoe; жыл*; жил; жылдык; жылдай; г-да; годков",
        ),
        (
            Unit::Month,
            "мес; месяц*; месеца; месецев; месяч*; месячишко; month*; mo; mos; mth*; mnth*; ай; айдан; айга; айлык; айдай; айда; м; айдын; айга",
        ),
        (Unit::Week, "недел*; недельк*; нед; неди*; week*; wk; wks; апта*"),
        (
            Unit::Day,
            "день; дня; дней; дни; дн; днем; суток; сутки; day; days; business days; working days; рабочих дней; күн*; календарных дней",
        ),
    ])
});

/// Units that mean one of themselves when no number stands there.
static SINGLE: LazyLock<Lexicon<Unit>> = LazyLock::new(|| {
    Lexicon::new(&[
        (Unit::Year, "год; годик; года; годом; year; a year; an year; жыл; годика; году"),
        (Unit::Month, "мес; месяц; месяца; месяцок; месяцем; месяце; month; a month; ай; месяцу; айда; айдан; айга"),
        (Unit::Week, "нед; неделя; неделю; недели; недельку; неделе; неделька; week; a week; апта; аптадан; аптада"),
        (Unit::Day, "день; дня; денек; денечек; a day; day; күн; күннен"),
    ])
});

/// Words that hold a number and its unit in one.
static HALVES: LazyLock<Lexicon<(f64, Unit)>> = LazyLock::new(|| {
    Lexicon::new(&[
        ((25.0, Unit::Year), "четверть века; quarter century; quarter of a century; quarter of century; ширек ғасыр"),
        ((50.0, Unit::Year), "полвека; пол века; half a century; half century; жарты ғасыр"),
        ((10.0, Unit::Year), "десятилетие; decade; a decade; онжылдық"),
        ((1.5, Unit::Year), "year and a half; a year and a half; one year and a half; year and half; a year and half"),
        ((1.5, Unit::Month), "month and a half; a month and a half"),
        ((0.5, Unit::Year), "полгода; полугода; полгодика; полугодие; полгоду; пол-года; полгод; пол года; half year"),
        ((14.0, Unit::Day), "fortnight; a fortnight"),
        ((3.0, Unit::Month), "квартал"),
        ((0.5, Unit::Month), "полмесяца; полумесяца; half month"),
    ])
});

/// How a number is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// At least.
    Over,
    /// At most.
    Under,
    /// Nearly exactly.
    About,
}

static BEFORE: LazyLock<Lexicon<Bound>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Bound::Over,
            "от; ең аз дегенде; ең кем дегенде; кем дегенде; ең болмаса; ең бергісі; более; более чем; больше; больше чем; побольше; свыше; минимум; как минимум; минимально; минималка; мин; не менее; не менее чем; \
             не меньше; не меньше чем; не ниже; выше; хотя бы; хотябы; at least; atleast; over; more than; more then; over then; longer than; from; min; minimum; minimum of; \
             starting from; starting at; start from; above; no less than; not less than; upwards of; кемінде; ең аз; ең кемі; ең азы; \
             начиная от; начиная с; не мене; пожелание от",
        ),
        (
            Bound::Under,
            "до; менее; менее чем; меньше; меньше чем; не более; не более чем; не больше; не больше чем; максимум; максимально; макс; up to; upto; \
             under; нет и; нет даже; еще нет; не прошло и; не наберется и; и не наберется; less than; less then; fewer than; max; maximum; below; no more than; not more than; at most; ең көбі; ең көп; не выше; не свыше; ниже; within",
        ),
        (
            Bound::About,
            "около; примерно; где то; гдето; порядка; приблизительно; about; around; чуть меньше; чуть менее; немного меньше; немногим меньше; чуть меньше чем; slightly less than; slightly under; just under; little less than; bit less than; approximately; approx; roughly; nearly; almost; почти; шамамен; \
             жуық; в районе; так; наверное; плюс минус; ориентировочно; ~; уже; ровно; всего",
        ),
    ])
});

static BEHIND: LazyLock<Lexicon<Bound>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Bound::Over,
            "+; плюс; минимум; минимально; minimum; at least; не меньше; не менее; и более; и больше; и выше; и свыше; или больше; или более; с лишним; с хвостиком; с гаком; с плюсом; or more; plus; and more; \
             and up; and counting; and above; or above; астам; артық; аса; жоғары; көп; көбірек; кем емес; төмен емес; төмен болмасын; кем болмасын; аз болмасын; төмен болмаса; кем болмаса; аз емес; бастап; көптен; астап; асып кетті; асып кеткен; асып; асты; асады; асқан",
        ),
        (
            Bound::Under,
            "төмен; и менее; и меньше; и ниже; или меньше; or less; максимум; max; maximum; дейін; кем; аз; азырақ; жетпейді; аспайды; аспайтын; көп емес; \
             артық емес; тан көп емес; жетер жетпес; да|де толмады|толмаған|толмайды|жетпеді; да|де толған жоқ; толған жоқ; толмады; толмаған; толмайды",
        ),
    ])
});

/// Month names.
static MONTHS: LazyLock<Lexicon<u32>> = LazyLock::new(|| {
    Lexicon::new(&[
        (1, "январ*; янв; january; jan; қаңтар*"),
        (2, "феврал*; фев; february; feb; ақпан*"),
        (3, "март; марта; марте; мартом; march; mar; наурыз*"),
        (4, "апрел*; апр; april; apr; сәуір*"),
        (5, "май; мая; мае; маем; may; мамыр*"),
        (6, "июн*; june; jun; маусым*"),
        (7, "июл*; july; jul; шілде*"),
        (8, "август*; авг; august; aug; тамыз*"),
        (9, "сентябр*; сен; сент; september; sep; sept; қыркүйек*"),
        (10, "октябр*; окт; october; oct; қазан; қазаннан; қазанда; қазанның"),
        (11, "ноябр*; ноя; нояб; november; nov; қараша*"),
        (12, "декабр*; дек; december; dec; желтоқсан*"),
    ])
});

/// Hands the words of the tables to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    for table in [&*UNITS, &*SINGLE] {
        table.literals().for_each(|(text, prefix)| add(text, prefix));
    }
    HALVES.literals().for_each(|(text, prefix)| add(text, prefix));
    for table in [&*BEFORE, &*BEHIND] {
        table.literals().for_each(|(text, prefix)| add(text, prefix));
    }
    MONTHS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// The month named at a token.
pub(super) fn month_at(message: &Message, at: usize) -> Option<u32> {
    (at < message.len()).then(|| MONTHS.longest_at(message, at))?.map(|hit| hit.class)
}

/// A number, or two that make a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) low: f64,
    /// The upper end of a range.
    pub(super) high: Option<f64>,
    /// The lower, or only, figure had a word for thousands or millions.
    pub(super) low_scaled: bool,
    /// So had the upper one.
    pub(super) high_scaled: bool,
}

/// Words between the two ends of a range.
const BRIDGES: &[&str] = &[
    "-",
    "до",
    "to",
    "или",
    "or",
    "и",
    "and",
    "дан",
    "нан",
    "ден",
    "нен",
    "мен",
    "пен",
    "бен",
    "тан",
    "тен",
    "/",
    "~",
    "maybe",
    "perhaps",
    "может",
    "мумкин",
    "балким",
];

/// The number or range that begins at a token.
pub(super) fn figure_at(message: &Message, at: usize) -> Option<Figure> {
    if let Some(range) = side_by_side(message, at) {
        return Some(range);
    }
    let (low, scaled, mut end) = number_at(message, at)?;
    let mut figure = Figure { start: at, end, low, high: None, low_scaled: scaled, high_scaled: scaled };
    let opened = BEFORE_RANGE.contains(&before_key(message, at));
    while message.is_any(end, CURRENCY_SIGNS) {
        end += 1;
    }
    let between = (end..message.len().min(end + 8))
        .any(|at| ["арас", "аралы"].iter().any(|stem| message.key(at).starts_with(stem)));
    let mut bridged = false;
    // "200 мыңнан 300 мыңға дейін": the ending of the number's last word is the bridge.
    bridged |= ABLATIVE.iter().any(|ending| message.key(figure.end - 1).ends_with(ending));
    while message.is_any(end, BRIDGES) && end < figure.end + 4 {
        let weak = matches!(message.key(end), "и" | "and" | "мен" | "пен" | "бен");
        bridged |= !weak || opened || between;
        end += 1;
    }
    while message.is_any(end, CURRENCY_SIGNS) {
        end += 1;
    }
    if (bridged || end == figure.end)
        && let Some((high, scaled, behind)) = number_at(message, end)
        && (plausible(&figure, high, scaled) || (between || BETWEEN.contains(&before_key(message, at))) && high > 0.0)
        && (bridged || adjoining(message, &figure, high, scaled, behind))
    {
        figure.high = Some(high);
        figure.high_scaled = scaled;
        figure.end = behind;
        if high < figure.low && scaled == figure.low_scaled {
            (figure.low, figure.high) = (high, Some(figure.low));
        }
    }
    Some(figure)
}

/// "500 600", "250 300 тыс": two round sums of three digits, not one of six digits that nobody would ask for.
fn side_by_side(message: &Message, at: usize) -> Option<Figure> {
    let hundreds = |at: usize| {
        let token = message.tokens.get(at).filter(|token| token.kind == Kind::Number && token.text.len() == 3)?;
        token.text.parse::<u16>().ok().filter(|sum| *sum >= 100 && sum % 10 == 0)
    };
    let (low, high) = (hundreds(at)?, hundreds(at + 1)?);
    let longer = at > 0 && message.is_number(at - 1) || message.is_number(at + 2);
    if longer || message.tokens[at + 1].glued || high <= low || high > low * 2 {
        return None;
    }
    let (high, scaled, end) = number_at(message, at + 1)?;
    Some(Figure { start: at, end, low: f64::from(low), high: Some(high), low_scaled: false, high_scaled: scaled })
}

/// Kazakh endings of "from" on a multiplier.
const ABLATIVE: &[&str] = &["мыннан", "миллионнан", "жузден"];
/// Words before two figures that make a range of them in whatever order they come.
const BETWEEN: &[&str] = &["между", "between"];
const BEFORE_RANGE: &[&str] = &["между", "between", "from", "от"];
const CURRENCY_SIGNS: &[&str] = &["$", "€", "£", "₸", "₽", "тг", "тенге", "ке", "ге", "га", "ка"];

fn before_key(message: &Message, at: usize) -> &str {
    message.before(at).map_or("", |before| message.key(before))
}

/// Two numbers said one after the other without a bridge: "два три года", "триста четыреста тысяч", "300 400 тыс".
fn adjoining(message: &Message, figure: &Figure, high: f64, scaled: bool, behind: usize) -> bool {
    let spelt = message.tokens.get(figure.end).is_some_and(|token| token.kind == Kind::Word);
    let high = if scaled && !figure.low_scaled { high / 1_000.0 } else { high };
    // "лет 5 6": the unit may stand before.
    let led = figure.start > 0 && unit_at(message, figure.start - 1).is_some_and(|(_, end)| end == figure.start);
    let measured = scaled || led || unit_at(message, behind).is_some();
    let near = high > figure.low && high <= figure.low * 2.0 || same(high, figure.low + 1.0);
    if spelt {
        same(high, figure.low + 1.0) || near && (measured || figure.low >= 100.0)
    } else {
        // Digits side by side may be anything without a unit behind them.
        near && measured && (figure.low >= 100.0 || same(high, figure.low + 1.0))
    }
}

/// Whether a second number makes a range with the first: it is larger, or looks smaller only for a missing "thousand".
fn plausible(figure: &Figure, high: f64, high_scaled: bool) -> bool {
    high > figure.low || (figure.low_scaled && !high_scaled && high * 1_000.0 > figure.low)
}

/// One number at a token, with typing errors in number words tolerated where a unit follows.
fn number_at(message: &Message, at: usize) -> Option<(f64, bool, usize)> {
    if let Some(numeral) = numeral_at(&message.tokens, at) {
        return Some((numeral.value, numeral.scaled, at + numeral.len));
    }
    let token = message.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    if unit_at(message, at).is_some() {
        return None;
    }
    // The guess is the dear part: only where a unit follows.
    unit_at(message, at + 1)?;
    let value = number_word_like(&token.key)?;
    Some((value, false, at + 1))
}

/// All numbers and ranges of the message.
pub(super) fn figures(message: &Message) -> Vec<Figure> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < message.len() {
        match figure_at(message, at) {
            Some(figure) => {
                at = figure.end;
                out.push(figure);
            }
            None => at += 1,
        }
    }
    out
}

/// Whether two said numbers are one; nobody says a hundredth of a day.
pub(super) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

/// The unit of time at a token and the token behind it.
pub(super) fn unit_at(message: &Message, at: usize) -> Option<(Unit, usize)> {
    let hit = (at < message.len()).then(|| UNITS.longest_at(message, at))??;
    Some((hit.class, hit.end))
}

/// The bound put on what stands at tokens `start..end`.
pub(super) fn bound(message: &Message, start: usize, end: usize) -> Option<Bound> {
    if let Some(hit) = (end < message.len()).then(|| behind_at(message, end)).flatten() {
        return Some(hit);
    }
    let mut edge = start;
    for _ in 0..3 {
        let found =
            (edge.saturating_sub(3)..edge).filter_map(|at| BEFORE.longest_at(message, at)).find(|hit| hit.end == edge);
        match found {
            Some(hit) if hit.class != Bound::About => return Some(hit.class),
            // "не менее примерно 3"; an approximation may stand between.
            Some(hit) => edge = hit.start,
            None if edge > 0 && message.is_any(edge - 1, &["$", "€", "чем", "than", "(", "of", "за"]) => {
                edge -= 1;
            }
            None => return None,
        }
        if edge == 0 {
            return None;
        }
    }
    None
}

fn behind_at(message: &Message, end: usize) -> Option<Bound> {
    /// "400k tenge minimum" looks back; before a number such a word looks ahead.
    const EITHER: &[&str] = &["минимум", "минимально", "minimum", "at", "не"];
    let hit: Hit<Bound> = BEHIND.longest_at(message, end)?;
    if message.is_any(end, EITHER) && hit.class == Bound::Over && figure_at(message, hit.end).is_some() {
        return None;
    }
    // "300 + бонус" adds something; "300+" is open upwards.
    let sign = message.key(end) == "+" || message.is_any(end, &["плюс", "plus"]);
    let adds = message.tokens.get(end + 1).is_some_and(|token| {
        token.kind == Kind::Word && unit_at(message, end + 1).is_none() && !message.tokens[end].glued
    });
    let percent = message.key(end + 1).starts_with("процент") || message.key(end + 1) == "%";
    if sign && (adds || percent) {
        return None;
    }
    // "400-ден кем емес" against "3 жылдан аз, ..."
    message.same_clause(end, end.saturating_sub(1)).then_some(hit.class)
}

/// A length of time as said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Duration {
    pub(super) start: usize,
    pub(super) end: usize,
    /// In units; a second part ("и 3 месяца") is already added.
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) unit: Unit,
    pub(super) bound: Option<Bound>,
}

impl Duration {
    pub(super) fn days(&self) -> (f64, f64) {
        (self.low * self.unit.days(), self.high * self.unit.days())
    }

    pub(super) fn years(&self) -> (f64, f64) {
        (self.low * self.unit.years(), self.high * self.unit.years())
    }
}

/// Words that may stand between a number and its unit.
const FILLERS: &[&str] = &[
    "полных",
    "полные",
    "полноценных",
    "целых",
    "й",
    "ой",
    "ый",
    "ий",
    "th",
    "full",
    "solid",
    "good",
    "полный",
    "толык",
    "календарных",
    "рабочих",
    "calendar",
    "of",
    "-х",
    "х",
    "-",
    "с",
    "чистых",
    "business",
    "working",
    "ти",
    "го",
];

/// All lengths of time, from left to right.
pub(super) fn durations(message: &Message) -> Vec<Duration> {
    let mut out: Vec<Duration> = Vec::new();
    let mut at = 0;
    while at < message.len() {
        let found = duration_at(message, at);
        match found {
            Some(mut duration) => {
                extend(message, &mut duration);
                reach(message, &mut duration);
                duration.bound =
                    bound(message, duration.start, duration.end).or_else(|| inner_bound(message, &duration));
                at = skip_bound(message, duration.end);
                if !widens(message, out.last_mut(), &duration) {
                    out.push(duration);
                }
            }
            None => at += 1,
        }
    }
    out
}

/// "от 1 года до 3 лет": two lengths that are the ends of one range. "от года до трёх" lacks the second unit.
fn widens(message: &Message, first: Option<&mut Duration>, second: &Duration) -> bool {
    let Some(first) = first else {
        return false;
    };
    let to = message.is_any(first.end, &["до", "to", "по"]) && second.start == first.end + 1;
    let scale = second.unit.days() / first.unit.days();
    let ranged = to && same(first.low, first.high) && second.high * scale > first.high;
    if ranged {
        first.high = second.high * scale;
        first.end = second.end;
        first.bound = None;
    }
    ranged
}

/// A plus sign between number and unit: "5+ лет".
fn inner_bound(message: &Message, duration: &Duration) -> Option<Bound> {
    let plus =
        (duration.start..duration.end).any(|at| message.key(at) == "+" || message.is_any(at, &["plus", "лишним"]));
    plus.then_some(Bound::Over)
}

fn skip_bound(message: &Message, end: usize) -> usize {
    if message.key(end) == "+" { end + 1 } else { end }
}

fn duration_at(message: &Message, at: usize) -> Option<Duration> {
    let plain = |end: usize, low: f64, high: f64, unit: Unit| Duration { start: at, end, low, high, unit, bound: None };
    if let Some(hit) = HALVES.longest_at(message, at) {
        let (length, unit) = hit.class;
        return Some(plain(hit.end, length, length, unit));
    }
    if let Some((length, unit)) = compound(message, at) {
        return Some(plain(at + 1, length, length, unit));
    }
    if let Some(figure) = figure_at(message, at) {
        let (unit, end) = unit_behind(message, figure.end)?;
        if figure.low >= 1_900.0 || figure.low_scaled {
            return None;
        }
        return Some(plain(end, figure.low, figure.high.unwrap_or(figure.low), unit));
    }
    // "недели через две"
    if let Some((unit, end)) = unit_at(message, at).filter(|(_, end)| message.key(*end) == "через")
        && !preceded_by_number(message, at)
        && let Some(figure) = figure_at(message, end + 1)
        && unit_behind(message, figure.end).is_none()
    {
        return Some(plain(figure.end, figure.low, figure.high.unwrap_or(figure.low), unit));
    }
    // "лет 10", "недели две", "год-полтора"
    if let Some((unit, end)) =
        unit_at(message, at).filter(|(_, end)| *end == at + 1 && message.key(at).chars().count() > 2)
        && let next = if message.key(end) == "-" { end + 1 } else { end }
        && let Some(figure) = figure_at(message, next)
        && unit_behind(message, figure.end).is_none()
        && figure.low < 100.0
        && !figure.low_scaled
        && !preceded_by_number(message, at)
    {
        let from_one = figure.high.is_none() && figure.low <= 2.0 && figure.low > 1.0 && one_of(message, at).is_some();
        let low = if from_one { 1.0 } else { figure.low };
        return Some(plain(figure.end, low, figure.high.unwrap_or(figure.low), unit));
    }
    if preceded_by_number(message, at) {
        return None;
    }
    let (unit, end) = one_of(message, at)?;
    // "год или два"
    if matches!(message.key(end), "или" | "or" | "немесе" | "-")
        && let Some(figure) = figure_at(message, end + 1).filter(|figure| figure.low > 1.0 && figure.low < 10.0)
        && unit_behind(message, figure.end).is_none()
    {
        return Some(plain(figure.end, 1.0, figure.low, unit));
    }
    Some(plain(end, 1.0, 1.0, unit))
}

/// "пятилетний стаж", "двухнедельная отработка": an adjective that holds a number and its unit.
fn compound(message: &Message, at: usize) -> Option<(f64, Unit)> {
    const NUMBERS: &[(&str, f64)] = &[
        ("полу", 0.5),
        ("одно", 1.0),
        ("полутора", 1.5),
        ("двух", 2.0),
        ("трех", 3.0),
        ("четырех", 4.0),
        ("пяти", 5.0),
        ("шести", 6.0),
        ("семи", 7.0),
        ("восьми", 8.0),
        ("девяти", 9.0),
        ("десяти", 10.0),
        ("двенадцати", 12.0),
        ("пятнадцати", 15.0),
        ("двадцати", 20.0),
        ("тридцати", 30.0),
    ];
    const UNITS: &[(&str, Unit)] = &[
        ("летн", Unit::Year),
        ("годичн", Unit::Year),
        ("годов", Unit::Year),
        ("месячн", Unit::Month),
        ("недельн", Unit::Week),
        ("дневн", Unit::Day),
    ];
    /// What is so long; alone the adjective may say how often or since when.
    const LASTING: &[&str] = &["отработ", "опыт", "стаж", "срок", "уведом"];
    let key = message.key(at);
    let unit = |rest: &str| UNITS.iter().find(|(stem, _)| rest.starts_with(stem)).map(|(_, unit)| *unit);
    let numbered = NUMBERS.iter().find_map(|(number, value)| Some((*value, key.strip_prefix(number).and_then(unit)?)));
    let lasting = || LASTING.iter().any(|stem| message.key(at + 1).starts_with(stem));
    // "дневн*" alone is a shift of the day.
    numbered.or_else(|| unit(key).filter(|unit| *unit != Unit::Day && lasting()).map(|unit| (1.0, unit)))
}

fn preceded_by_number(message: &Message, at: usize) -> bool {
    at > 0 && message.is_number(at - 1)
}

/// A unit without a number: "год", "in a month", "менее года".
fn one_of(message: &Message, at: usize) -> Option<(Unit, usize)> {
    let hit = SINGLE.longest_at(message, at)?;
    let day = hit.class == Unit::Day;
    let before = before_key(message, at);
    let through = matches!(
        before,
        "через"
            | "за"
            | "in"
            | "бир"
            | "within"
            | "a"
            | "течение"
            | "течении"
            | "втечение"
            | "ближайшей"
            | "пределах"
    );
    // "полный рабочий день", "в месяц", "в прошлом году", "this month", "следующий месяц"
    let other = matches!(
        before,
        "в" | "per"
            | "/"
            | "прошлом"
            | "прошлый"
            | "этом"
            | "следующем"
            | "следующей"
            | "будущей"
            | "прошлой"
            | "этой"
            | "келеси"
            | "next"
            | "last"
            | "this"
            | "каждый"
            | "каждую"
            | "кажд"
    );
    let genitive = message.is_any(at, &["года", "месяца", "недели", "дня"]);
    let bounded =
        (at.saturating_sub(3)..at).filter_map(|start| BEFORE.longest_at(message, start)).any(|bound| bound.end == at);
    let kazakh = message
        .is_any(at, &["жыл", "ай", "апта", "кун", "айда", "айдан", "айга", "аптада", "аптадан", "куннен", "кун"]);
    let english = message.is_any(at, &["year", "month", "week", "day"]) && hit.end == at + 1;
    let in_week = before == "на" && message.is_any(at, &["неделе"]);
    let keep = !other
        && !in_week
        && (!day || through)
        && (!genitive || bounded || through)
        && !kazakh
        && (!english || through || bounded);
    (keep || (kazakh && before == "бир")).then_some((hit.class, hit.end))
}

/// The unit behind a number, over an ending, a plus or an adjective.
fn unit_behind(message: &Message, mut at: usize) -> Option<(Unit, usize)> {
    for _ in 0..3 {
        if let Some(found) = unit_at(message, at) {
            // "5 м", "3 г": one letter only where it is glued or the last word.
            return Some(found);
        }
        let lishnim = message.is_any(at, &["лишним", "лишком", "хвостиком", "небольшим"]);
        let filler = message.key(at) == "+" || message.is_any(at, FILLERS) || lishnim;
        if !filler {
            return None;
        }
        at += 1;
    }
    unit_at(message, at)
}

/// "3 года и 6 месяцев", "1 год 2 месяца", "год и 3 месяца".
fn extend(message: &Message, duration: &mut Duration) {
    let joint = matches!(message.key(duration.end), "и" | "and" | "жане" | "," | "+");
    let next = duration.end + usize::from(joint);
    if next >= message.len() || !same(duration.low, duration.high) {
        return;
    }
    if joint && message.is_any(next, &["половина", "пол", "half", "жарты"]) && unit_at(message, next + 1).is_none()
    {
        duration.low += 0.5;
        duration.high += 0.5;
        duration.end = next + 1;
        return;
    }
    if message.is_any(next, &["с"]) && message.is_any(next + 1, &["половиной", "половинкой"]) {
        duration.low += 0.5;
        duration.high += 0.5;
        duration.end = next + 2;
        return;
    }
    let next = next + usize::from(joint && message.key(next) == "a");
    if joint && message.key(next) == "half" {
        duration.low += 0.5;
        duration.high += 0.5;
        duration.end = next + 1;
        return;
    }
    let Some(second) = duration_at(message, next) else {
        return;
    };
    if second.unit.days() < duration.unit.days() && same(second.low, second.high) {
        let more = second.low * second.unit.years() / duration.unit.years();
        duration.low += more;
        duration.high += more;
        duration.end = second.end;
    }
}

/// "от года до трёх": a bare figure behind "до" ends the range.
fn reach(message: &Message, duration: &mut Duration) {
    let opened = duration.start > 0 && message.is_any(duration.start - 1, &["от", "from"]);
    if !opened || !message.is_any(duration.end, &["до", "to"]) {
        return;
    }
    if let Some(figure) =
        figure_at(message, duration.end + 1).filter(|figure| figure.low > duration.low && figure.low < 60.0)
        && unit_behind(message, figure.end).is_none()
    {
        duration.high = figure.low;
        duration.end = figure.end;
    }
}

/// A calendar year written in four digits, from 1960 to `last`.
pub(super) fn year_at(message: &Message, at: usize, last: i32) -> Option<i32> {
    let token = message.tokens.get(at)?;
    if token.kind != Kind::Number || token.text.len() != 4 {
        return None;
    }
    let year: i32 = token.text.parse().ok()?;
    (1960..=last).contains(&year).then_some(year)
}
