//! Office, remote or hybrid; full time, shifts and so on.

use std::sync::LazyLock;

use super::atoms;
use super::lexicon::{Hit, Lexicon, Message};
use super::yes_no::kazakh_negative;
use super::{Found, Value};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A work format.
    Format(&'static str),
    /// A schedule.
    Schedule(&'static str),
    /// Office hours: a full day where nothing more telling is said.
    Hours,
    /// All formats alike.
    Any,
    /// Turns what stands beside it away.
    Not,
    /// Turns what stands before it away.
    NotBehind,
}

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Mark::Format("office"),
            "офис*; offis*; офисе; office*; onsite; on site; in person; inperson; on premises; in house; кеңсе*; кенсе*; очно; на месте; на территории; стационар*; в помещении; at the office; бюро; офлайн; offline; оффлайн; орнында; на рабочем месте; в компании; at your place; ofis*",
        ),
        (
            Mark::Format("remote"),
            "удален*; удалёнк*; удалёнка; удалена; удалённ*; удаленк*; уделен*; дистан*; из дома; из дому; из дом; с дому; издома; дома; на дому; с дома; домашн*; на удаленке; remote*; remotely; remot*; ремоут*; римоут*; wfh; work from home; working from home; from home; home office; home; homeoffice; telework*; telecommut*; anywhere; онлайн; online; \
             қашықтан; қашықтықтан; қашықт*; үйден; үйде; онлайн*; дистанциялық; из любой точки; удалёнк; not in office",
        ),
        (
            Mark::Format("hybrid"),
            "гибрид*; hybrid*; гибридн*; смешанн*; комбинированн*; комби; аралас*; будандастыр*; mixed; half remote; part remote; partly remote; partially remote; частично удаленно; частично удаленка; частично дома; полу удаленка; # дня в офисе; # день в офисе; # days in office; # days in the office; # days a week in office; # days on site; иногда в офис; иногда офис; гибирид*; пара дней в офисе; couple of days in office; кейде кеңсе*; жартылай қашықтан",
        ),
        (
            Mark::Any,
            "без разницы; безразницы; все равно; всеравно; любой; любая; любое; любые; любом; любую; не важно; неважно; не принципиально; не имеет значения; пофиг; пофигу; все подходит; все подойдет; все устраивает; все варианты; любой формат; как угодно; как скажете; по барабану; что угодно; рассмотрю все; рассмотрю любые; \
             any; anything; any format; either; either way; doesn't matter; does not matter; don't mind; dont mind; don't care; no preference; no preferences; whatever; all; all of them; flexible on format; all options; i'm flexible; im flexible; open to any; open to all; all work; both; all fine; \
             бәрібір; барибир; маңызды емес; маңызы жоқ; кез келген; кезкелген; айырмашылығы жоқ; барлығы; бәрі; бәрі жарайды; қайсысы болса да; любой вариант; ешқандай айырмашылық жоқ; не критично",
        ),
        (
            Mark::Schedule("full"),
            "полный день; полный рабочий день; полная занятость; полную занятость; полной занятост*; полный; полная; полную; полная ставка; полную ставку; полной ставк*; целый день; весь день; фул тайм; фулл тайм; фултайм; фуллтайм; фулл; фул; full time; fulltime; full day; full; full-time; ft; 8 часов; восемь часов; 40 часов; 40 hours; nine to five; 9 to 5; 9 to 6; 9 5; \
             толық; толық күн; толық жұмыс күні; толық ставка; толық жұмыспен; толық уақыт; күні бойы; на полную; на полный; стандартный график; обычный график; стандартн*; на ставку; # hours a day; 8 hours; full daytime; 8 сағат; толыққанды",
        ),
        (
            Mark::Schedule("part"),
            "частичн*; неполн*; не полн*; неполная занятость; подработ*; подработк*; полставки; пол ставки; на полставки; 0 5 ставки; 0.5 ставки; полдня; пол дня; парт тайм; парттайм; part time; parttime; part-time; part; совместит*; по совместительству; совместительств*; совмещ*; по выходным; в выходные; выходные; weekends; weekend; half day; half time; \
             # часа в день; 4 часа; четыре часа; пару часов; few hours; couple of hours; 4 hours; 20 hours; жартылай; жарты күн; жарты ставка; толық емес; толық емес күн; демалыс күндері; қосымша жұмыс; қосымша; подработать; по вечерам; вечерами; evenings; side job; after classes; после учебы; после пар; сабақтан кейін; кешке; bir neshe sagat; бірнеше сағат; сдельно; проектн*; casual",
        ),
        (
            Mark::Schedule("shift"),
            "смен*; сменн*; сменный график; посменн*; по сменам; shift*; shift work; ауысым*; кезек*; сменка; в смену; скользящ*; rotating shifts; дневные смены; дневн* смен*; # / #",
        ),
        (
            Mark::Schedule("flexible"),
            "гибк*; гибкий график; свободн*; свободный график; флекс*; flexible*; flexible schedule; flexible hours; flex; flextime; flexi*; freelance; фриланс*; икемді*; еркін кесте; еркін; ыңғайлы кесте; ыңғайлы график; ыңғайлы уақыт; плавающ*; ненормирован*; own schedule; my own hours; сам планирую; удобный график; бос кесте; еркін график",
        ),
        (
            Mark::Schedule("night"),
            "ночн*; ночью; ночная; ночные смены; ночная смена; ночную смену; в ночь; в ночную; ночи; по ночам; night; nights; night shift*; nightshift*; overnight; graveyard shift; түнгі*; түнгі ауысым*; түнде; ночной график",
        ),
        (
            Mark::Schedule("rotation"),
            "вахт*; вахтой; вахтовый метод; вахтов*; 15 / 15; 30 / 30; 28 / 28; 14 / 14; 45 / 45; 60 / 30; 30 / 15; 20 / 10; 60 / 60; fifo; rotation*; rotational; fly in fly out; вахталық; вахтамен; 15 15; 14 14; 28 28; 30 30; 15 на 15; 30 на 30; 15 через 15; 14 через 14; 28 на 28; месяц через месяц; вахтавый",
        ),
        (
            Mark::Schedule("2/2"),
            "2 / 2; 2 2; два через два; 2 через 2; два два; два на два; 2 на 2; сменный график 2 / 2; сменный 2 через 2; 2 күннен 2 күн; екіден екі; екі күннен екі; екі екі; екі күн жұмыс екі күн демалыс; 2 ге 2; two on two off; 2 on 2 off; 2 days on 2 days off; два дня через два; 2 дня через 2; екіге екі; 2 күн сайын",
        ),
        (
            Mark::Schedule("5/2"),
            "5 / 2; 5 2; пять через два; 5 через 2; пять два; пять на два; 5 на 2; пятидневка; пятидневк*; пятидневн*; пятидневная неделя; по будням; будни; будние; в будни; будням; пн пт; пн по пт; с пн по пт; с понедельника по пятницу; понедельник пятница; monday to friday; mon fri; monday friday; monday through friday; weekdays; week days; five days a week; 5 days a week; 5 day week; 5 дней в неделю; пять дней в неделю; \
             бес күндік*; 5 күндік*; 5 күн; аптасына 5 күн; аптасына бес күн; дүйсенбіден жұмаға дейін; дүйсенбі жұма; жұмыс күндері; 5ке2; бестен екі; бес екі; 5 on 2 off; 5 ке 2; бес күн жұмыс",
        ),
        (
            Mark::Schedule("1/3"),
            "1 / 3; 1 3; сутки через трое; сутки трое; сутки через три; 1 через 3; один через три; раз в трое суток; сутки на трое; 24 / 72; 24 72; тәулік*; бір тәулік; one day on three days off; 1 on 3 off; бірден үшке; день через три; сутки через 3; сутки / трое; сутки / 3; 1 на 3",
        ),
        (
            Mark::Hours,
            "с # до #; с # по #; # дан # ге; # ден # ге; # дан # га; # дан # ка; from # to #; from # till #; с # : # до # : #; # : # # : #",
        ),
        (
            Mark::Not,
            "won't go to; won't go; don't go; will not go to; не; кроме; без; not; no; except; but not; anything but; without; только не; лишь бы не; ни; never; won't; don't want; не хочу; не готов; не готова; не рассматриваю; не могу; не люблю; don't like; can't; cant; cannot; can not; couldn't; couldnt; dont want; dont like; wont go; wont; против; кроме как; not going to; other than; устал от; устала от; вместо; instead of; rather than; нежели",
        ),
        (
            Mark::NotBehind,
            "ни ногой; ни за что; ни в какую; ни под каким; ни за какие; ни при каких; барғым келмейді; не подходит; не подойдет; не устраивает; не хочу; не рассматриваю; не интересует; не интересен; нет; жоқ; емес; болмайды; қаламаймын; басқа; не надо; не вариант; не могу; исключено; does not work; doesn't work; doesn't suit; is not for me; not for me; ұнамайды; жарамайды; келмейді; не нужна; не нужен; не нравится; is out; керек емес",
        ),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

const FORMATS: [&str; 3] = ["hybrid", "office", "remote"];

/// Words too common outside this slot to be taken from an answer to another question.
const VAGUE: &[&str] = &[
    "полн",
    "full",
    "свободн",
    "толык",
    "home",
    "дома",
    "уй",
    "уйде",
    "уйден",
    "частичн",
    "part",
    "еркин",
    "онлайн",
    "online",
    "с",
    "8",
    "4",
    "5",
    "2",
    "1",
    "дистанц",
    "очно",
    "на",
    "офлайн",
    "совме",
    "кешке",
    "после",
    "выходн",
    "weekend",
    "будн",
    "стандартн",
    "сут",
    "удобн",
    "пару",
    "flexible",
    "открыт",
    "в",
    "бюро",
    "полдня",
    "по",
    "пять",
    "два",
];

/// Reads work format and schedule; `strict`: only words that can mean nothing else.
pub(super) fn read(message: &Message, strict: bool) -> Option<Found> {
    let marks = MARKS.hits(message);
    let mut formats: Vec<&str> = Vec::new();
    let mut schedules: Vec<&str> = Vec::new();
    let mut refused: Vec<&str> = Vec::new();
    let mut used: Option<(usize, usize)> = None;
    let mut days: Vec<&str> = Vec::new();
    for (index, hit) in marks.iter().enumerate() {
        let vague = VAGUE.iter().any(|vague| {
            message.key(hit.start) == *vague || (vague.chars().count() > 3 && message.key(hit.start).starts_with(vague))
        });
        if strict && vague {
            continue;
        }
        let (list, name) = match hit.class {
            Mark::Format(name) => (&mut formats, name),
            Mark::Schedule(name) => (&mut schedules, name),
            _ => continue,
        };
        if turned_away(message, &marks, index) {
            refused.push(name);
            continue;
        }
        if !list.contains(&name) {
            list.push(name);
        }
        if matches!(hit.class, Mark::Format("office" | "remote")) && counted(message, hit) {
            days.push(name);
        }
        let (start, end) = used.unwrap_or((hit.start, hit.end));
        used = Some((start.min(hit.start), end.max(hit.end)));
    }
    formats.retain(|name| !refused.contains(name));
    blend(&mut formats, &days);
    if let Some((name, start, end)) = worked_and_rested(message).filter(|_| !strict) {
        schedules.retain(|other| *other != "part");
        schedules.push(name);
        schedules.dedup();
        used = used.or(Some((start, end)));
    }
    schedules.retain(|name| !refused.contains(name));
    tidy(&mut schedules);
    if let Some(hit) = marks.iter().find(|hit| hit.class == Mark::Hours && schedules.is_empty() && !strict) {
        schedules.push("full");
        used = used.or(Some((hit.start, hit.end)));
    }
    if formats.is_empty() && schedules.is_empty() {
        let (hit, rest) = if strict { None } else { anything(message, &marks, &refused) }?;
        formats = rest;
        used = Some((hit.start, hit.end));
    }
    formats.sort_unstable();
    schedules.sort_unstable();
    let (start, end) = used?;
    let owned = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect();
    Some(Found {
        value: Value::Format { format: owned(formats), schedule: owned(schedules) },
        span: message.span(start, end),
    })
}

/// Whether days are counted beside a place: "три дня в офисе", "2 күн кеңседе", "пару дней из дома".
fn counted(message: &Message, hit: &Hit<Mark>) -> bool {
    // "пару дней из дома, остальное в офисе"
    let rest = (hit.start.saturating_sub(3)..hit.start).any(|at| {
        ["остальн", "калган"].iter().any(|stem| message.key(at).starts_with(stem)) || message.key(at) == "rest"
    });
    if rest {
        return true;
    }
    (hit.start.saturating_sub(4)..hit.start).filter_map(|at| atoms::figure_at(message, at)).any(|figure| {
        let near = figure.end <= hit.start && figure.end + 4 > hit.start && figure.low <= 4.0;
        near && message.same_clause(figure.start, hit.start)
    })
}

/// Days counted in one place are a part of the week: "гибрид, 2 дня дома", "3 дня офис, 2 дома".
fn blend(formats: &mut Vec<&str>, days: &[&str]) {
    let both = days.contains(&"office") && days.contains(&"remote");
    if both && !formats.contains(&"hybrid") {
        formats.push("hybrid");
    }
    if formats.contains(&"hybrid") {
        formats.retain(|name| !days.contains(name));
    }
}

/// "2 дня работаю 2 дня отдыхаю", "5 күн жұмыс, 2 күн демалыс", "2 days work 2 days rest": so many days on, so many off.
fn worked_and_rested(message: &Message) -> Option<(&'static str, usize, usize)> {
    const REST: &[&str] = &["отдых", "выходн", "демал", "rest", "off"];
    let figures = atoms::figures(message);
    let [on, off] = figures[..] else {
        return None;
    };
    let rests =
        (off.end..message.len().min(off.end + 3)).any(|at| REST.iter().any(|stem| message.key(at).starts_with(stem)));
    let span = |name| Some((name, on.start, off.end));
    match (on.low, off.low) {
        _ if !rests || on.high.is_some() || off.high.is_some() => None,
        (on, off) if atoms::same(on, 2.0) && atoms::same(off, 2.0) => span("2/2"),
        (on, off) if atoms::same(on, 5.0) && atoms::same(off, 2.0) => span("5/2"),
        (on, off) if atoms::same(on, 1.0) && atoms::same(off, 3.0) => span("1/3"),
        _ => None,
    }
}

/// "без разницы": all formats; "кроме офиса": all but that.
fn anything<'a>(message: &Message, marks: &[Hit<Mark>], refused: &[&str]) -> Option<(Hit<Mark>, Vec<&'a str>)> {
    let rest: Vec<&str> = FORMATS.into_iter().filter(|name| !refused.contains(name)).collect();
    if let Some(hit) = marks.iter().find(|hit| {
        let bare = hit.end == hit.start + 1 && message.is_any(hit.start, &["все"]);
        hit.class == Mark::Any && !bare
    }) {
        return Some((*hit, rest));
    }
    let hit = marks.iter().find(|hit| matches!(hit.class, Mark::Format(_)))?;
    (rest.len() < FORMATS.len()).then_some((*hit, rest))
}

/// A precise schedule says more than the general word beside it.
fn tidy(schedules: &mut Vec<&str>) {
    let precise = schedules.iter().any(|name| matches!(*name, "2/2" | "1/3" | "night" | "rotation"));
    if precise {
        schedules.retain(|name| *name != "shift");
    }
}

fn turned_away(message: &Message, marks: &[Hit<Mark>], index: usize) -> bool {
    let hit = marks[index];
    let same = |other: &Hit<Mark>| message.same_clause(other.start, hit.start);
    let before = marks[..index]
        .iter()
        .rev()
        .take_while(|other| same(other))
        .any(|other| other.class == Mark::Not && other.end + 3 > hit.start);
    let next = marks.get(index + 1).filter(|other| same(other) && other.start <= hit.end + 2);
    let behind = next.is_some_and(|other| {
        other.class == Mark::NotBehind
            || (other.class == Mark::Not && message.is_any(other.start, &["не"]) && other.end > other.start + 1)
    });
    before || behind || refused_behind(message, marks, hit)
}

/// "в офис не поеду", "кеңсеге бармаймын": a verb behind the place is denied, and nothing else is named behind it.
fn refused_behind(message: &Message, marks: &[Hit<Mark>], hit: Hit<Mark>) -> bool {
    let near = (hit.end..message.len().min(hit.end + 3)).take_while(|&at| message.same_clause(at, hit.start));
    let denied = near.into_iter().find(|&at| {
        let not = message.key(at) == "не" && message.is_any(at + 1, REFUSED);
        not || kazakh_negative(message, at) && !message.key(at).starts_with("барибир")
    });
    denied.is_some_and(|at| {
        !marks.iter().any(|other| {
            other.start > at && matches!(other.class, Mark::Format(_)) && message.same_clause(other.start, hit.start)
        })
    })
}

/// Verbs that with "не" turn a place down.
const REFUSED: &[&str] = &[
    "поеду",
    "пойду",
    "вернусь",
    "выйду",
    "езжу",
    "хожу",
    "поехал",
    "пошел",
    "пошла",
    "буду",
    "ездить",
    "ходить",
    "люблю",
    "готов",
    "готова",
    "согласен",
    "согласна",
    "рассматриваю",
    "могу",
    "смогу",
    "хочется",
    "тянет",
    "зовите",
    "предлагайте",
    "предлагать",
];
