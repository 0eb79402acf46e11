//! Years of experience.

use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};

use super::atoms::{self, Bound, Duration, Figure, Unit};
use super::lexicon::{Hit, Lexicon, Message};
use super::{Found, Value, yes_no};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// No experience at all.
    Nothing,
    /// Talks of experience.
    Topic,
    /// The whole of it follows.
    Total,
    /// A part of the whole follows.
    Part,
    /// An age, not an experience, stands beside it.
    Age,
    /// What stands before it is an age.
    Old,
    /// How long ago, not how long …
    Ago,
    /// … but for a beginning.
    Began,
    /// What was said before is put right.
    Correction,
    /// A second period is added.
    And,
    /// Time without work stands beside it.
    Idle,
    /// What was said may be more.
    Perhaps,
    /// Studies: a year beside them is no beginning of work.
    Studies,
    /// The work asked about, apart from all other work.
    ThisWork,
}

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Mark::Nothing,
            "первую работу; первая моя работа; first job; алғашқы жұмыс*; бірінші жұмыс*; моя первая работа; первый опыт; my first job; my first work; опыта ... нет|нету|ноль; опыта ... не имею|имеется|было|имел|имела; нет ... опыта; нету ... опыта; не было ... опыта; не было ... работы; работы ... не было; не имею ... опыта; не имел ... опыта; не имела ... опыта; тәжірибем ... жоқ; тәжірибе ... жоқ; don't have ... experience; do not have ... experience; no ... experience; have not ... experience; первый раз; в первый раз; алғаш рет; бірінші рет; нет опыта; опыта нет; опыта нету; опыт нету; опыта не имею; опыта у меня нет; нету опыта; без опыта; не имею опыта; опыт отсутствует; отсутствует опыт; опыта работы нет; опыта работы нету; \
             нет опыта работы; без опыта работы; опыта пока нет; пока нет опыта; опыт нулевой; нулевой опыт; нулевой; ноль; нисколько; никакого; никакой; ни дня; ни разу; ни года; нигде не работал; нигде не работала; нигде; \
             не работал; не работала; еще не работал; еще не работала; никогда не работал; никогда не работала; не было опыта; опыта не было; пока без опыта; новичок; начинающий; начинающая; с нуля; первая работа; первое место; \
             опыта ноль; опыта вообще нет; опыта совсем нет; совсем нет; вообще нет; только закончил; только закончила; только после учебы; сразу после учебы; только выпустился; только выпустилась; вчерашний студент; вчерашняя студентка; еще не было; \
             no experience; without experience; zero; none; no prior experience; no previous experience; no work experience; never worked; haven't worked; have not worked; no relevant experience; don't have any experience; do not have any experience; don't have experience; \
             fresh graduate; fresher; entry level; just graduated; nothing; just starting; starting out; not any; newbie; beginner; have no experience; nil; any experience yet; \
             тәжірибе жоқ; тәжірибем жоқ; тәжірибесіз; тәжірибесізбін; еңбек өтілім жоқ; өтілім жоқ; жұмыс істемедім; жұмыс істеген жоқпын; жұмыс істеп көрмедім; ешқандай; әлі жұмыс істемедім; істемегенмін; \
             жұмыс істемегенмін; ештеңе; опыт жоқ; опытым жоқ; стаж жоқ; тәжірибе мүлдем жоқ; тәжірибе әлі жоқ; тәжірибем әлі жоқ; жаңадан бастап жүрмін; жаңадан бастаушы; нөл; тәжірибе жинаған жоқпын",
        ),
        (
            Mark::Topic,
            "опыт*; стаж*; работа*; проработ*; отработал*; experience*; exp; worked; working; work; тәжірибе*; өтіл*; жұмыс істе*; істеп; еңбек; yoe; в сфере; в профессии; в продажах; в айти; в it",
        ),
        (
            Mark::Total,
            "всего; вообще; в общем; общий; общего; общая; в целом; суммарно; итого; в сумме; total; overall; in total; altogether; all together; жалпы; барлығы; барлығын; бәрі; all in all; общей сложности; в общей сложности",
        ),
        (
            Mark::Part,
            "знаю; использую; пользуюсь; пишу на; i know; i use; i have used; білемін; қолданамын; из них; в том числе; из которых; including; of which; out of which; of them; оның ішінде; соның ішінде; оның; соның; из этих",
        ),
        (
            Mark::Idle,
            "не работаю; без работы; дома сидел; дома сидела; сидел дома; сидела дома; сижу дома; дома был; дома была; безработн*; перерыв*; в декрете; декретн*; отдыхал; отдыхала; болел; болела; пропуск; простой; искал работу; искала работу; ищу работу; в поиске; не по специальности; \
             unemployed; career break; break; gap; did not work; didn't work; not working; out of work; on maternity leave; maternity leave; жұмыссыз; үйде отырдым; декретте; үзіліс*",
        ),
        (
            Mark::Perhaps,
            "и больше; и более; может больше; может и больше; может быть больше; может быть и больше; может даже больше; возможно больше; возможно и больше; наверное больше; а то и больше; если не больше; даже больше; maybe more; perhaps more; possibly more; if not more; мүмкін көп; мүмкін одан көп; мүмкін көбірек; одан да көп; көп болуы мүмкін; одан көп",
        ),
        (Mark::Age, "i'm; i am; мне; возраст; жасым; жасқа; age; aged; исполнилось"),
        (
            Mark::Old,
            "years old; year old; y/o; old; лет от роду; летний парень; жастамын; жас; жасымда; жастан; жасымнан; летнего возраста",
        ),
        (Mark::Ago, "назад; тому назад; ago; бұрын; earlier"),
        (
            Mark::Began,
            "начал; начала; начинал; начинала; устроился; устроилась; пришел в; пришла в; started; start; began; begun; бастадым; бастаған*; бастап едім",
        ),
        (
            Mark::Correction,
            "вернее; точнее; то есть; тоесть; ой; i mean; actually; rather; sorry; correction; дәлірек; дұрысы; извините; опечатка; ошибся; ошиблась; имел в виду; хотел сказать; нет нет; в смысле; не то; қателестім; қателесіппін; жаңылыстым; жаңылдым; нет вру; вру; wait no; no wait",
        ),
        (
            Mark::Studies,
            "окончил*; окончание; закончил ... школу|вуз|универ|университет|институт|колледж|техникум|училище|учебу|академию; закончила ... школу|вуз|универ|университет|институт|колледж|техникум|училище|учебу|академию; выпустил*; выпускник; выпускница; поступил*; graduated; finished school|university|college|uni; бітірдім; бітіргенмін; оқып бітірдім; түлегі",
        ),
        (
            Mark::ThisWork,
            "в этой|этом|данной|вашей|нужной; по этой|этому|данной; in this|that; of this; осы|бұл салада|саладан|салам|жұмыста|мамандық*; осындай",
        ),
        (
            Mark::And,
            "и; потом; затем; плюс; + ; and; then; сосын; кейін; еще; до этого; до того; before that; раньше; также; plus; another; тағы; және; после; а также; оған дейін",
        ),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// A period in years.
struct Period {
    start: usize,
    end: usize,
    low: f64,
    high: Option<f64>,
    /// Counted from a year until today.
    open: bool,
}

/// "Официально не работала": who says that has worked otherwise.
const UNOFFICIAL: &[&str] = &["официально", "официального", "трудовой", "officially", "official", "ресми"];

/// Reads years of experience; `strict`: only where the text itself says that experience is meant.
pub(super) fn read(message: &Message, today: NaiveDate, strict: bool) -> Option<Found> {
    let marks = MARKS.hits(message);
    let has = |mark: Mark| marks.iter().any(|hit| hit.class == mark);
    let spoken = has(Mark::Topic);
    let unofficial = (0..message.len()).any(|at| message.is_any(at, UNOFFICIAL));
    if strict && !spoken {
        return None;
    }
    let mut periods = since(message, today);
    if has(Mark::Studies) && !spoken && !has(Mark::Began) {
        periods.retain(|period| !period.open);
    }
    let spans: Vec<(usize, usize)> = periods.iter().map(|period| (period.start, period.end)).collect();
    let lengths = atoms::durations(message);
    let outside = |d: &&Duration| !spans.iter().any(|(start, end)| d.start < *end && *start < d.end);
    periods.extend(lengths.iter().filter(outside).filter_map(|duration| period(message, duration, &marks)));
    if strict {
        // "Екі күн істеп екі күн демаламын" tells a schedule: in passing nobody counts their work in days.
        const SHORTEST: f64 = 0.15;
        periods.retain(|period| {
            period.high.unwrap_or(period.low) >= SHORTEST
                && marks.iter().any(|hit| hit.class == Mark::Topic && message.same_clause(hit.start, period.start))
        });
    }
    let told = periods.len();
    let all: Vec<(usize, usize)> = periods.iter().map(|period| (period.start, period.end)).collect();
    periods.retain(|period| !is_idle(message, period, &marks, &all));
    let idle = periods.len() < told;
    let part = has(Mark::ThisWork).then_some(Mark::Part);
    for mark in [Mark::Total, Mark::Correction].into_iter().chain(part) {
        periods.extend(bare_behind(message, &marks, mark, &periods));
    }
    let more = added(message, &marks, &lengths, &periods, idle);
    periods.extend(more);
    periods.sort_by_key(|period| period.start);
    if let Some(total) = leading_total(message, &periods).filter(|_| !strict) {
        return Some(found(message, total.start, total.end, total.low, total.high));
    }
    if let Some(hit) = marks.iter().find(|hit| hit.class == Mark::Nothing)
        && (!strict || spoken)
        && periods.is_empty()
        && !unofficial
        && !(idle && not_working(message, hit))
    {
        return Some(found(message, hit.start, hit.end, 0.0, Some(0.0)));
    }
    if let Some(mut period) = chosen(message, &periods, &marks) {
        if marks.iter().any(|hit| hit.class == Mark::Perhaps && hit.start >= period.end && closes(message, hit.end)) {
            period.high = None;
        }
        if period.low > TOO_LONG || period.high.is_some_and(|high| high > TOO_LONG) {
            return None;
        }
        return Some(found(message, period.start, period.end, period.low, period.high));
    }
    if strict || !lengths.is_empty() || unofficial {
        return None;
    }
    bare(message, &marks)
}

/// "3 and a half, first telco then one yr retail": a number that opens the message by itself is the whole, what is told
/// behind it are its parts.
fn leading_total(message: &Message, periods: &[Period]) -> Option<Period> {
    const PARTS: &[&str] =
        &["first", "then", "сначала", "сперва", "потом", "затем", "алдымен", "сосын", "кейин", "бирине"];
    const OPENINGS: &[&str] = &["ну", "где-то", "примерно", "около", "about", "around", "like", "шамамен"];
    let first = periods.first()?;
    let start = usize::from(message.is_any(0, OPENINGS));
    let figure = atoms::figure_at(message, start).filter(|figure| figure.high.is_none())?;
    let (mut end, mut years) = (figure.end, figure.low);
    for half in [&["and", "a", "half"][..], &["с", "половиной"], &["жарым"], &["жарты"]] {
        if half.iter().enumerate().all(|(i, word)| message.is_any(figure.end + i, &[*word])) {
            (end, years) = (figure.end + half.len(), figure.low + 0.5);
        }
    }
    let alone = matches!(message.key(end), "," | "." | ";" | ":" | "(" | "-" | "—");
    let told = (end..message.len()).any(|at| message.is_any(at, PARTS)) && atoms::figure_at(message, end + 1).is_none();
    let parts: f64 = periods.iter().map(|period| period.low).sum();
    (alone && told && first.start >= end && parts <= years && years <= TOO_LONG).then(|| exact(start, end, years))
}

/// The longest time told beside skills: "Rust 5 years, Postgres 3 years" is five years, not eight.
pub(super) fn longest(message: &Message, today: NaiveDate) -> Option<Found> {
    let lengths = atoms::durations(message);
    let dated = (0..message.len()).any(|at| atoms::year_at(message, at, today.year()).is_some());
    if lengths.is_empty() && !dated {
        return None;
    }
    let marks = MARKS.hits(message);
    if marks.iter().any(|hit| hit.class == Mark::Correction && hit.start > 0) {
        return read(message, today, false).filter(|found| years_of(found) > 0.0);
    }
    let mut periods = since(message, today);
    let spans: Vec<(usize, usize)> = periods.iter().map(|period| (period.start, period.end)).collect();
    let outside = |d: &&Duration| !spans.iter().any(|(start, end)| d.start < *end && *start < d.end);
    periods.extend(lengths.iter().filter(outside).filter_map(|duration| period(message, duration, &marks)));
    let all: Vec<(usize, usize)> = periods.iter().map(|period| (period.start, period.end)).collect();
    periods
        .iter()
        .filter(|period| !is_idle(message, period, &marks, &all) && !denied(message, period.start))
        .filter(|period| period.low > 0.0 && period.low <= TOO_LONG)
        .max_by(|a, b| a.low.total_cmp(&b.low))
        .map(|period| found(message, period.start, period.end, period.low, None))
}

fn years_of(found: &Found) -> f64 {
    match found.value {
        Value::Experience { min, .. } => min,
        _ => 0.0,
    }
}

/// "а всего в айти 6", "3 года, вернее 4": behind such a word the unit may be missing.
fn bare_behind(message: &Message, marks: &Marks, mark: Mark, periods: &[Period]) -> Option<Period> {
    let total = marks.iter().find(|hit| hit.class == mark && (hit.start > 0 || mark == Mark::Total))?;
    let figure = (total.end..message.len())
        .take_while(|&at| message.same_clause(at, total.start))
        .take(5)
        .find_map(|at| atoms::figure_at(message, at))
        .filter(|figure| figure.low <= TOO_LONG && !is_age(message, figure.start, figure.end, marks))?;
    let apart = periods.iter().all(|period| figure.end <= period.start || period.end <= figure.start);
    let (low, high) =
        bounded(figure.low, figure.high.unwrap_or(figure.low), atoms::bound(message, figure.start, figure.end));
    apart.then_some(Period { start: figure.start, end: figure.end, low, high, open: false })
}

fn found(message: &Message, start: usize, end: usize, low: f64, high: Option<f64>) -> Found {
    let round = |years: f64| (years * 100.0).round() / 100.0;
    Found { value: Value::Experience { min: round(low), max: high.map(round) }, span: message.span(start, end) }
}

type Marks = [Hit<Mark>];

/// A length of time as experience, unless it is an age or lies in the past.
fn period(message: &Message, duration: &Duration, marks: &Marks) -> Option<Period> {
    if is_of_life(message, duration) {
        return None;
    }
    let ago = marks.iter().any(|hit| {
        hit.class == Mark::Ago && hit.start == duration.end && message.same_clause(hit.start, duration.start)
    });
    let began = marks.iter().any(|hit| hit.class == Mark::Began && message.same_clause(hit.start, duration.start));
    if ago && !began || is_age(message, duration.start, duration.end, marks) || is_to_come(message, duration) {
        return None;
    }
    let (low, high) = duration.years();
    let (low, high) = bounded(low, high, duration.bound);
    Some(Period { start: duration.start, end: duration.end, low, high, open: ago })
}

/// "9 лет живу в Актобе", "10 years married": time that is not worked.
fn is_of_life(message: &Message, duration: &Duration) -> bool {
    const LIFE: &[&str] = &[
        "живу",
        "живем",
        "прожил",
        "прожила",
        "проживаю",
        "женат",
        "замужем",
        "браке",
        "живущий",
        "live",
        "living",
        "lived",
        "married",
        "турамын",
        "турам",
        "турып",
        "турып жатырмын",
    ];
    let near = duration.start.saturating_sub(3)..duration.start;
    let before = near.into_iter().any(|at| message.is_any(at, LIFE) && message.same_clause(at, duration.start));
    message.is_any(duration.end, LIFE) || before
}

/// Whether nothing more is counted behind a token: "может больше" against "может больше 3 лет".
fn closes(message: &Message, end: usize) -> bool {
    atoms::figure_at(message, end).is_none()
}

/// "через две недели", "in two weeks", "екі аптадан кейін" tell when somebody can start; "с 30 лет" at what age
/// somebody did.
fn is_to_come(message: &Message, duration: &Duration) -> bool {
    const YOUNGEST: f64 = 14.0;
    let before = message.before(duration.start);
    let years = duration.unit == Unit::Year;
    let through = before.is_some_and(|at| message.is_any(at, &["через"]))
        || (duration.start..duration.end).any(|at| message.is_any(at, &["через"]))
        || !years && before.is_some_and(|at| message.is_any(at, &["in"]))
        || !years && message.is_any(duration.end, &["кейин", "сон"]);
    let since = before.is_some_and(|at| matches!(message.key(at), "с" | "со"));
    let age = years && since && message.key(duration.end - 1) == "лет" && duration.low >= YOUNGEST;
    through || age
}

/// "не работал" beside a length of time; without one it denies any experience.
fn not_working(message: &Message, hit: &Hit<Mark>) -> bool {
    hit.class == Mark::Nothing && (hit.start..hit.end).any(|at| message.key(at).starts_with("работал"))
}

/// "два года не работал", "был в декрете 3 года": time without work.
fn is_idle(message: &Message, period: &Period, marks: &Marks, all: &[(usize, usize)]) -> bool {
    marks.iter().filter(|hit| hit.class == Mark::Idle || not_working(message, hit)).any(|hit| {
        let (from, to) = if hit.start >= period.end { (period.end, hit.start) } else { (hit.end, period.start) };
        let free = !all.iter().any(|(start, end)| from <= *start && *end <= to);
        from <= to && to <= from + 3 && free && message.same_clause(hit.start, period.start)
    })
}

/// "мне 28 лет", "28 years old", "i'm 28", "28 жастамын": how old somebody is.
fn is_age(message: &Message, start: usize, end: usize, marks: &Marks) -> bool {
    marks.iter().any(|hit| {
        let before = hit.end <= start && hit.end + 2 >= start;
        // "стаж 5 лет, мне 29": the age is the figure behind.
        let taken = hit.class == Mark::Age && hit.start >= end && message.is_number(hit.end);
        let behind = start < hit.start && hit.start <= end + 1 && !taken;
        // "i'm 10 years in sales" tells a time; "i'm 28" and "i am 28 years old" an age.
        let subject = message.is_any(hit.start, &["i'm", "i"]);
        let unit_in_between = end > start + 1;
        let here = if subject { hit.end == start && !unit_in_between } else { before || behind };
        let age = hit.class == Mark::Age && here || hit.class == Mark::Old && behind;
        age && message.same_clause(hit.start, start)
    })
}

/// "2 года в Каспи и ещё 3 в Халыке": a bare number behind a word that adds has the unit of the length before it.
///
/// Time without work gives its unit as well: "два года не работал, до этого 5".
fn added(message: &Message, marks: &Marks, lengths: &[Duration], periods: &[Period], idle: bool) -> Vec<Period> {
    const MORE: &[&str] =
        &["еще", "плюс", "потом", "затем", "then", "another", "тагы", "сосын", "этого", "того", "before", "раньше"];
    let Some(first) = lengths.first().filter(|first| idle || periods.iter().any(|period| period.start == first.start))
    else {
        return Vec::new();
    };
    atoms::figures(message)
        .into_iter()
        .filter(|figure| {
            let apart = lengths.iter().all(|length| figure.end <= length.start || length.end <= figure.start)
                && periods.iter().all(|period| figure.end <= period.start || period.end <= figure.start);
            let told = message.before(figure.start).is_some_and(|at| message.is_any(at, MORE));
            apart && told && figure.start > first.start && figure.low <= 40.0
        })
        .filter(|figure| !is_age(message, figure.start, figure.end, marks))
        .map(|figure| Period {
            start: figure.start,
            end: figure.end,
            low: figure.low * first.unit.years(),
            high: Some(figure.high.unwrap_or(figure.low) * first.unit.years()),
            open: false,
        })
        .collect()
}

fn bounded(low: f64, high: f64, bound: Option<Bound>) -> (f64, Option<f64>) {
    match bound {
        Some(Bound::Over) if low < high => (low, Some(high)),
        Some(Bound::Over) => (low, None),
        Some(Bound::Under) => (0.0, Some(high)),
        _ => (low, Some(high)),
    }
}

/// The period that counts, or the sum of those that add up.
fn chosen(message: &Message, periods: &[Period], marks: &Marks) -> Option<Period> {
    let copy = |period: &Period| Period { ..*period };
    let (first, rest) = periods.split_first()?;
    if rest.is_empty() {
        // "не один год" tells no number.
        let told = first.high.is_none() || !denied(message, first.start) && !denied_behind(message, first.end);
        return told.then(|| copy(first));
    }
    let marked = |period: &Period, mark: Mark| {
        let close =
            |start: usize| message.same_clause(start, period.start) && start < period.start && start + 5 > period.start;
        marks.iter().any(|hit| hit.class == mark && close(hit.start))
    };
    // "20 лет, из них 5 в этой сфере": the part is what was asked for.
    let this_work = |period: &&Period| {
        marks.iter().any(|hit| {
            hit.class == Mark::ThisWork && hit.start >= period.end && message.same_clause(hit.start, period.start)
        })
    };
    if let Some(part) = periods.iter().filter(|period| marked(period, Mark::Part)).find(this_work) {
        return Some(copy(part));
    }
    if let Some(total) = periods.iter().find(|period| marked(period, Mark::Total)) {
        return Some(copy(total));
    }
    let mut kept: Vec<&Period> = periods
        .iter()
        .filter(|period| {
            !marked(period, Mark::Part) && !denied(message, period.start) && !denied_behind(message, period.end)
        })
        .collect();
    if kept.is_empty() {
        kept = periods.iter().collect();
    }
    // "с 2021 работаю, 5 лет опыта": a beginning and a length tell the same time, unless one is put before the other.
    let apart = |open: &Period, other: &Period| {
        marks.iter().any(|hit| {
            hit.class == Mark::And
                && open.start.min(other.start) < hit.start
                && hit.start <= open.start.max(other.start)
        })
    };
    if let [a, b] = kept[..]
        && a.open != b.open
        && !apart(a, b)
    {
        return Some(copy(if a.open { b } else { a }));
    }
    // "2 жыл жоқ 4 жыл", "2 года нет 4"
    let denied_between = kept.windows(2).any(|pair| {
        pair[0].end + 1 == pair[1].start
            && message.is_any(pair[0].end, &["жок", "жо", "жога", "нет", "no", "нее", "неа"])
    });
    let corrected = denied_between || marks.iter().any(|hit| hit.class == Mark::Correction && hit.start > first.start);
    let last = kept.last()?;
    if corrected || kept.len() == 1 || kept.len() < periods.len() && denied(message, first.start) {
        return Some(copy(last));
    }
    // "4 года, в одном магазине два и в другом два": the parts add up to what was said first.
    let parts: f64 = kept[1..].iter().map(|period| period.low).sum();
    if kept.len() > 2 && atoms::same(parts, kept[0].low) {
        return Some(copy(kept[0]));
    }
    let mut sum = copy(kept[0]);
    for period in &kept[1..] {
        sum.low += period.low;
        sum.high = sum.high.zip(period.high).map(|(a, b)| a + b);
        sum.end = period.end;
    }
    Some(sum)
}

/// "не 5, а 3", "not 3 but 5", "не через месяц, а …"
pub(super) fn denied(message: &Message, start: usize) -> bool {
    let not = |at: usize| matches!(message.key(at), "не" | "not");
    let link = |at: &usize| matches!(message.key(*at), "через" | "с" | "со" | "in" | "from" | "on");
    let Some(at) = message.before(start) else {
        return false;
    };
    not(at) || Some(at).filter(link).and_then(|at| message.before(at)).is_some_and(not)
}

/// "бір айдан емес", "Алматы емес": Kazakh denies behind; "кейін" may stand between.
pub(super) fn denied_behind(message: &Message, end: usize) -> bool {
    let end = end + usize::from(message.is_any(end, &["кейин", "сон", "бастап"]));
    message.is_any(end, &["емес", "емеспин"])
}

/// Years nobody has worked.
const TOO_LONG: f64 = 60.0;

/// A number without a unit: "5", "5-6", "15+", "нет" → none.
fn bare(message: &Message, marks: &Marks) -> Option<Found> {
    let all = atoms::figures(message);
    let numbers: Vec<Figure> = all
        .into_iter()
        .filter(|figure| figure.low <= TOO_LONG && figure.high.is_none_or(|high| high <= TOO_LONG))
        .filter(|figure| !is_age(message, figure.start, figure.end, marks))
        .collect();
    let kept: Vec<&Figure> = numbers.iter().filter(|figure| !denied(message, figure.start)).collect();
    if let Some(figure) = kept.last().filter(|_| kept.len() == 1 || numbers.len() > kept.len()) {
        let bound = atoms::bound(message, figure.start, figure.end);
        let (low, high) = bounded(figure.low, figure.high.unwrap_or(figure.low), bound);
        return Some(found(message, figure.start, figure.end, low, high));
    }
    let decision = yes_no::decide(message)
        .filter(|decision| numbers.is_empty() && decision.value == super::YesNo::No && !decision.weak)?;
    (message.words() <= 4).then(|| found(message, decision.start, decision.end, 0.0, Some(0.0)))
}

/// Periods told by calendar years: "с 2019", "since March 2020", "2018-2022", "2020 жылдан бері".
fn since(message: &Message, today: NaiveDate) -> Vec<Period> {
    let mut out: Vec<Period> = Vec::new();
    let mut at = 0;
    while at < message.len() {
        let Some(period) = since_at(message, at, today).or_else(|| nth_year(message, at)) else {
            at += 1;
            continue;
        };
        at = period.end;
        out.push(period);
    }
    out
}

/// What may stand between "с" and a year besides a month.
const SEASONS: &[&str] = &[
    "осени",
    "весны",
    "лета",
    "зимы",
    "начала",
    "конца",
    "середины",
    "spring",
    "summer",
    "autumn",
    "winter",
    "early",
    "late",
    "mid",
];
const SINCE: &[&str] = &["с", "со", "since", "from", "начиная", "in", "в", "c"];

fn since_at(message: &Message, at: usize, today: NaiveDate) -> Option<Period> {
    let (year, behind) = year_said(message, at, today)?;
    let mut start = at;
    let month = at.checked_sub(1).and_then(|before| atoms::month_at(message, before));
    let season = start > 0 && message.is_any(start - 1, SEASONS);
    start -= usize::from(month.is_some() || season);
    // "с две тысячи шестнадцатого года"
    if start > 0 && message.key(start - 1).starts_with("тысяч") {
        start -= 1 + usize::from(start > 1 && message.is_any(start - 2, &["две", "двух"]));
    }
    let opened = start > 0 && message.is_any(start - 1, SINCE);
    start -= usize::from(opened);
    let mut end = behind;
    while message.is_any(end, &["года", "г", "год", "году", "ж", "жылдан", "жыл", "жылы", "жылдын"])
        || (message.key(end) == "." && message.tokens[end].glued)
    {
        end += 1;
    }
    let kazakh =
        message.is_any(end.saturating_sub(1), &["жылдан"]) || message.is_any(end, &["бери", "бастап", "дан", "ден"]);
    // A closed period: the other year stands behind a dash or "по".
    let mut next = end;
    while message.is_any(next, &["-", "по", "до", "to", "till", "until", "дейин", "дан", "ден", "бастап"])
    {
        next += 1;
    }
    next += usize::from(next < message.len() && atoms::month_at(message, next).is_some());
    let from = f64::from(year) + f64::from(month.unwrap_or(1) - 1) / 12.0;
    let now = f64::from(today.year()) + f64::from(today.month0()) / 12.0;
    if next > end
        && let Some(last) = atoms::year_at(message, next, today.year())
        && last >= year
    {
        let years = f64::from(last - year).max(0.5);
        return Some(exact(start, next + 1, years));
    }
    let years = if month.is_some() { now - from } else { f64::from(today.year() - year) };
    (opened || kazakh || next > end)
        .then(|| Period { open: true, ..exact(start, end + usize::from(kazakh), years.max(0.0)) })
}

/// "работаю седьмой год": the year somebody is in.
fn nth_year(message: &Message, at: usize) -> Option<Period> {
    const NTH: &[(&str, f64)] = &[
        ("второй", 2.0),
        ("третий", 3.0),
        ("четвертый", 4.0),
        ("пятый", 5.0),
        ("шестой", 6.0),
        ("седьмой", 7.0),
        ("восьмой", 8.0),
        ("девятый", 9.0),
        ("десятый", 10.0),
        ("двенадцатый", 12.0),
        ("пятнадцатый", 15.0),
        ("двадцатый", 20.0),
        ("екинши", 2.0),
        ("ушинши", 3.0),
        ("тортинши", 4.0),
        ("бесинши", 5.0),
        ("алтыншы", 6.0),
        ("жетинши", 7.0),
        ("сегизинши", 8.0),
        ("тогызыншы", 9.0),
        ("оныншы", 10.0),
        ("second", 2.0),
        ("third", 3.0),
        ("fourth", 4.0),
        ("fifth", 5.0),
    ];
    let (_, count) = NTH.iter().find(|(word, _)| message.key(at) == *word)?;
    let unit = match message.key(at + 1) {
        "год" | "жыл" | "жылым" | "year" => 1.0,
        "месяц" | "ай" | "айым" | "month" => 1.0 / 12.0,
        _ => return None,
    };
    Some(exact(at, at + 2, count * unit))
}

/// A calendar year at a token and the token behind it: "2018", but also "18 года", "18-го года", "двадцатого года".
fn year_said(message: &Message, at: usize, today: NaiveDate) -> Option<(i32, usize)> {
    const ORDINALS: &[(&str, i32)] = &[
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
    ];
    const TWENTIES: &[(&str, i32)] =
        &[("первого", 21), ("второго", 22), ("третьего", 23), ("четвертого", 24), ("пятого", 25), ("шестого", 26)];
    if let Some(year) = atoms::year_at(message, at, today.year()) {
        return Some((year, at + 1));
    }
    // "с ноября 24"
    if message.is_number(at)
        && at > 1
        && atoms::month_at(message, at - 1).is_some()
        && message.is_any(at - 2, SINCE)
        && let Some(short) = message.tokens[at].text.parse().ok().filter(|_| message.tokens[at].text.len() == 2)
        && century(short, today) > 2_000
        && atoms::unit_at(message, at + 1).is_none_or(|_| message.is_any(at + 1, &["года", "г"]))
    {
        return Some((century(short, today), at + 1));
    }
    let listed =
        |list: &[(&str, i32)], at: usize| list.iter().find(|(word, _)| message.key(at) == *word).map(|(_, n)| *n);
    let opened = |at: usize| at > 0 && message.is_any(at - 1, SINCE);
    let named = |at: usize| message.is_any(at, &["года", "г", "год", "году"]);
    if message.is_number(at) && opened(at) {
        let token = message.tokens.get(at).filter(|token| token.text.len() == 2)?;
        let mut end = at + 1;
        while message.is_any(end, &["-", "го", "ого"]) {
            end += 1;
        }
        return token.text.parse().ok().filter(|_| named(end)).map(|short: i32| (century(short, today), end));
    }
    let (short, end) = if message.key(at) == "двадцать" {
        (listed(TWENTIES, at + 1)?, at + 2)
    } else {
        (listed(ORDINALS, at)?, at + 1)
    };
    let long = at > 1 && message.key(at - 1).starts_with("тысяч");
    (long || opened(at) && named(end)).then(|| (century(short, today), end))
}

/// The year two digits mean: none that is still to come.
fn century(short: i32, today: NaiveDate) -> i32 {
    if short + 2_000 > today.year() { short + 1_900 } else { short + 2_000 }
}

fn exact(start: usize, end: usize, years: f64) -> Period {
    Period { start, end, low: years, high: Some(years), open: false }
}
