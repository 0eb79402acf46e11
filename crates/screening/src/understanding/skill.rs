//! Having the skill asked about.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::lexicon::{Hit, Lexicon, Message};
use super::{Found, Value, YesNo, experience, yes_no};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Has it.
    Has,
    /// Has it not.
    Lacks,
    /// Turns the skill's name behind it away.
    Not,
}

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Mark::Has,
            "пробовал*; попробовал*; игрался; игралась; байқап көрдім; көргенмін; знаю; знаком; знакома; знакомы; работал; работала; работаю; работали; использую; использовал*; юзал*; юзаю; юзаем; пишу; писал*; умею; владею; применял*; применяю; пользуюсь; пользовал*; пользуемся; разворачивал*; разворачиваю; настраивал*; настраиваю; собирал*; собираю; деплою; деплоил*; поднимал*; поднимаю; внедрял*; \
             уверенно; слегка; немного; немножко; чуть чуть; чуть; чутка; базово; базовый; базовые; делаю; делал; делала; ставлю; ставил; ставила; веду; вел; вела; вожу; варю; готовлю; провожу; проводил; проводила; выполняю; занимаюсь; занимался; занималась; освоил*; каждую смену; моя работа; это моя работа; на базовом; поверхностно; основы; на уровне пользователя; на уровне ...; изучал*; изучаю; проходил*; сталкивал*; приходилось; доводилось; трогал*; щупал*; есть опыт; опыт есть; имею опыт; имеется; есть; хорошо; отлично; средне; свободно; профессионально; каждый день; ежедневно; постоянно; в проде; в продакшене; на проде; в пет проект*; \
             последний раз; давно; когда то; раньше; конечно; да; плюс; в совершенстве; в прошлом; на прошлой работе; на прошлом месте; на текущем; активно; в работе; в проектах; знания есть; имел дело; имела дело; учил*; учу; средний уровень; ага; угу; \
             know; knew; used; use; using; worked; work; works; familiar; experienced; experience; proficient; deployed; deploy; built; build; write; wrote; a bit; a little; somewhat; basics; basic; basic knowledge; daily; every day; in production; some; yes; yeah; yep; sure; comfortable; good; advanced; intermediate; learned; studied; tried; played; regularly; often; sometimes; every shift; each shift; i do; my job; part of my job; containerized; dockerized; dockerize*; hands on; of course; expert; \
             білемін; білем; қолданамын; қолдандым; қолданып; қолданғанмын; пайдаланамын; пайдаландым; пайдаланып; жұмыс істедім; жұмыс істеймін; жұмыс істегенмін; жұмыс істеп; істегенмін; істеп көрдім; аздап; жақсы; таныспын; бар; иә; ия; күнде; күн сайын; үйреніп; оқып жүрмін; тәжірибем бар; меңгергенмін; меңгер*; оқығанмын; оқыдым; үйрендім; үйренгенмін; әрине; білемин; орташа; біраз; істеймін; жасаймын; жасап жүрмін; жүргіземін; саламын; салып жүрмін; дайындаймын; айналысамын; айналысқанмын; ауысым сайын; түсінемін; түсінем; шамалы; қолымнан келеді; жаздым; жазамын; оформлен; оформлена; оформлено; действует; registered; am|i'm|been registered",
        ),
        (
            Mark::Lacks,
            "естігенім бар; естігенмін; естуім бар; тек естігенмін; не делаю|делал|делала|ставлю|ставил|ставила|веду|вел|вела|вожу|варю|готовлю|провожу|проводил|проводила|выполняю|занимаюсь|занимался|занималась; не оформлен|оформлена|оформлено|действует; not registered; не освоил*; срок вышел|истек|истекла|закончился; просрочен*; просрочил*; expired; мерзімі өтті|өткен|бітті; нет; неа; нету; не работал*; не знаю; не знаком*; не использ*; не приходилось; не доводилось; не пользовал*; не умею; не владею; не имею; не сталкивал*; не применял*; не писал*; не юзал*; не пробовал*; не изучал*; не трогал*; никогда; ни разу; нет опыта; опыта нет; опыта не было; без опыта; впервые слышу; впервые вижу; впервые; первый раз слышу; что это; без понятия; понятия не имею; понятия; слышал; слышала; только слышал*; только читал*; пока не; еще не; пока нет; ноль; не было; не довелось; не особо знаком*; не очень знаком*; только теори*; теоретически; теория; в теории; к сожалению; не использую; \
             no; nope; never; haven't; have not; havent; don't; do not; dont; didn't; not; not yet; none; zero; without; no experience; unfamiliar; not familiar; heard; heard of; only heard; only theory; unfortunately; never used; never worked; \
             жоқ; жок; үйренгім келеді; үйренгім келед; үйренемін; үйренем; білмеймін; білмейм; қолданбадым; қолданған жоқпын; қолданбаймын; пайдаланбадым; пайдаланбаймын; істеген жоқпын; істемедім; жұмыс істемедім; жұмыс істемегенмін; таныс емеспін; естідім; ешқашан; әлі жоқ; тәжірибем жоқ; тәжірибе жоқ; үйренбедім; көрмедім; өкінішке орай; естігенмін; істеп көрмедім; білмедім",
        ),
        (
            Mark::Not,
            "без; кроме; вместо; не; ни; not; no; without; except; instead of; but not; жоқ; емес; rather than",
        ),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// Whether a phrase of several words says that experience is missing: "не работал", "never used".
pub(super) fn lacks(message: &Message) -> bool {
    MARKS.hits(message).iter().any(|hit| hit.class == Mark::Lacks && hit.end > hit.start + 1)
}

/// Reads whether somebody has the skill asked about.
pub(super) fn read(message: &Message, skill: Option<&str>, today: NaiveDate) -> Option<Found> {
    let mut marks = MARKS.hits(message);
    // "No problem", "возражений нет": no denial of the skill.
    let agreed = yes_no::idioms_of_consent(message);
    marks.retain(|hit| {
        hit.class == Mark::Has || !agreed.iter().any(|(start, end)| hit.start < *end && *start < hit.end)
    });
    let named = skill.and_then(|skill| mention(message, skill));
    let years = years(message, today);
    let found = |has: bool, start: usize, end: usize| {
        let zero = years.as_ref().is_some_and(|(years, _, _)| *years <= 0.0);
        let has = has && !zero;
        Found {
            value: Value::Skill { name: None, has, years: years.as_ref().map(|(years, _, _)| *years).filter(|_| has) },
            span: message.span(start, end),
        }
    };
    if let Some(at) = named
        && denied(message, &marks, at)
    {
        return Some(found(false, at, at + 1));
    }
    let decisive = marks.iter().find(|hit| matches!(hit.class, Mark::Has | Mark::Lacks));
    if let Some(hit) = decisive {
        let hit = first_clear(message, &marks, hit);
        let has = hit.class == Mark::Has && !negated_later(message, hit.end);
        return Some(found(has, hit.start, hit.end));
    }
    // "Только k8s, без докера": whatever was asked about, something is done without.
    let without = |hit: &&Hit<Mark>| hit.class == Mark::Not && message.is_any(hit.start, &["без", "without"]);
    if let Some(hit) = marks.iter().find(without).filter(|hit| skill.is_none() && message.is_word_or_number(hit.end)) {
        return Some(found(false, hit.start, hit.end + 1));
    }
    if let Some((_, start, end)) = years {
        return Some(found(true, start, end));
    }
    if let Some(at) = named {
        return Some(found(true, at, at + 1));
    }
    match yes_no::decide(message) {
        Some(decision) if decision.value != YesNo::Unsure => {
            Some(found(decision.value == YesNo::Yes, decision.start, decision.end))
        }
        _ => None,
    }
}

/// "да нет" is a no; of anything else the first word decides.
fn first_clear<'a>(message: &Message, marks: &'a [Hit<Mark>], first: &'a Hit<Mark>) -> &'a Hit<Mark> {
    let next = marks.iter().find(|hit| hit.start == first.end && message.same_clause(hit.start, first.start));
    match next {
        Some(next) if first.class == Mark::Has && next.class == Mark::Lacks => next,
        _ => first,
    }
}

/// "қолданып көрген жоқпын": Kazakh denies at the end of the clause.
fn negated_later(message: &Message, end: usize) -> bool {
    (end..message.len())
        .take_while(|&at| message.same_clause(at, end.saturating_sub(1)))
        .any(|at| message.is_any(at, &["жокпын", "емеспин", "жок", "емес"]))
}

/// "без докера", "не Docker, а Podman", "Docker жоқ"
fn denied(message: &Message, marks: &[Hit<Mark>], at: usize) -> bool {
    let turns = |hit: &Hit<Mark>| matches!(hit.class, Mark::Not | Mark::Lacks) && message.same_clause(hit.start, at);
    let before = marks.iter().any(|hit| turns(hit) && hit.end <= at && hit.end + 3 > at);
    let behind = marks.iter().any(|hit| turns(hit) && hit.start > at && hit.start <= at + 2);
    before || behind
}

/// The years said, unless they tell how long ago.
fn years(message: &Message, today: NaiveDate) -> Option<(f64, usize, usize)> {
    // "пару раз", "k8s": a bare number tells years only where nothing else is said.
    let lengths = !super::atoms::durations(message).is_empty();
    let dated = (0..message.len()).any(|at| super::atoms::year_at(message, at, 2100).is_some());
    if !lengths && !dated && message.words() > 2 {
        return None;
    }
    let found = experience::read(message, today, false)?;
    let Value::Experience { min, max } = found.value else {
        return None;
    };
    let spelt = (0..message.len()).any(|at| super::atoms::figure_at(message, at).is_some())
        || !super::atoms::durations(message).is_empty();
    let start = message.tokens.iter().position(|token| token.span.start >= found.span.start)?;
    let end = message.tokens.iter().position(|token| token.span.end >= found.span.end)? + 1;
    let years = if min > 0.0 { min } else { max.unwrap_or(0.0) };
    spelt.then_some((years, start, end))
}

/// Where the skill's name stands, in either alphabet and any case.
fn mention(message: &Message, skill: &str) -> Option<usize> {
    let wanted = spoken(skill);
    if wanted.chars().count() < 2 {
        return None;
    }
    (0..message.len()).find(|&at| {
        let word = spoken(message.key(at));
        word == wanted || (wanted.chars().count() >= 4 && word.starts_with(&wanted))
    })
}

/// How a name sounds, roughly: Latin letters, doubled and silent ones dropped.
fn spoken(name: &str) -> String {
    const LETTERS: &[(char, &str)] = &[
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('е', "e"),
        ('ж', "j"),
        ('з', "z"),
        ('и', "i"),
        ('й', "i"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "h"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "sh"),
        ('ы', "i"),
        ('э', "e"),
        ('ю', "u"),
        ('я', "a"),
        ('c', "k"),
        ('q', "k"),
        ('y', "i"),
        ('w', "v"),
    ];
    let mut out = String::new();
    for letter in name.to_lowercase().chars().filter(|c| c.is_alphanumeric() && !matches!(c, 'ь' | 'ъ')) {
        match LETTERS.iter().find(|(from, _)| *from == letter) {
            Some((_, to)) => {
                if !out.ends_with(to) {
                    out.push_str(to);
                }
            }
            None if out.ends_with(letter) => {}
            None => out.push(letter),
        }
    }
    out
}
