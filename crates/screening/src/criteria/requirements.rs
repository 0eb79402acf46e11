//! The `requirements` object in all the shapes clients send.

use std::sync::LazyLock;

use serde_json::{Map, Value as Json};

use super::levels::{cefr_rank, language_in};
use super::{Criterion, Want};
use crate::fact::Language;
use crate::gazetteer::cities::{self, City};
use crate::gazetteer::{STREETS, skills};
use crate::terms::{key, terms};
use crate::text::{Beginnings, detect_language, fold};

/// What one key of `requirements` means.
enum Topic {
    Must,
    Nice,
    Experience,
    Education,
    Languages,
    Format,
    Custom,
}

fn topic(name: &str) -> Topic {
    match name.trim().to_lowercase().as_str() {
        "skills" | "stack" | "must" | "must_have" | "required_skills" | "навыки" | "дағдылар" => {
            Topic::Must
        }
        "nice" | "nice_to_have" | "plus" | "будет плюсом" => Topic::Nice,
        "experience"
        | "min_experience_years"
        | "min_experience"
        | "experience_years"
        | "years"
        | "опыт"
        | "тәжірибе" => Topic::Experience,
        "education" | "образование" | "білім" | "білімі" => Topic::Education,
        "langs" | "languages" | "lang" | "language" | "языки" | "тілдер" => Topic::Languages,
        "format" | "schedule" | "work_format" | "employment" | "формат" | "график" | "кесте" => {
            Topic::Format
        }
        _ => Topic::Custom,
    }
}

/// Whether anything at all is required: `{}`, nulls, blank strings and empty lists are nothing.
pub fn has_requirements(requirements: Option<&Map<String, Json>>) -> bool {
    requirements.is_some_and(|map| map.values().any(|v| !texts(v).is_empty() || is_number(v)))
}

fn is_number(value: &Json) -> bool {
    value.as_f64().is_some_and(|n| n > 0.0)
}

/// All criteria the object states, without place and pay.
pub(super) fn read(requirements: Option<&Map<String, Json>>) -> Vec<Criterion> {
    let Some(map) = requirements.filter(|m| has_requirements(Some(m))) else {
        return Vec::new();
    };
    // Keys in a fixed order: a database may return them in any.
    let mut keys: Vec<&String> = map.keys().collect();
    keys.sort_by_key(|k| (k.as_str() != "skills", k.as_str() != "min_experience_years", k.as_str()));
    let mut out: Vec<Criterion> = Vec::new();
    for name in keys {
        let Some(value) = map.get(name.as_str()) else { continue };
        let before = out.len();
        match topic(name) {
            Topic::Must => skill_list(value, true, &mut out),
            Topic::Nice => skill_list(value, false, &mut out),
            Topic::Experience => out.extend(experience(value)),
            Topic::Education => out.extend(education(value)),
            Topic::Languages => languages(value, &mut out),
            Topic::Format => format_and_schedule(value, &mut out),
            Topic::Custom => {}
        }
        if let (Topic::Experience | Topic::Education | Topic::Format, Json::Object(map)) = (topic(name), value) {
            out[before..].iter_mut().for_each(|criterion| Own::read(map).put(criterion));
        }
        if out.len() == before {
            out.extend(custom(name, value));
        }
    }
    let mut seen = std::collections::HashSet::new();
    // The same skill as must and nice: the must wins whatever key came first.
    out.sort_by_key(|c| !c.must);
    out.retain(|c| seen.insert(c.id.clone()));
    out
}

/// The strings a value holds, in order, whatever its shape; items of a list written as one string are taken apart.
fn texts(value: &Json) -> Vec<String> {
    match value {
        Json::String(s) => split_list(s),
        Json::Number(n) => vec![n.to_string()],
        Json::Array(items) => items.iter().flat_map(texts).collect(),
        Json::Object(map) => named(map).or_else(|| said(map)).map_or_else(
            || {
                map.iter()
                    .filter(|(k, v)| !matches!(v, Json::Null | Json::Bool(false)) && !Own::is_key(k))
                    .map(|(k, v)| match v {
                        Json::String(s) if !s.trim().is_empty() => format!("{} {}", k.trim(), s.trim()),
                        Json::Number(n) => format!("{} {n}", k.trim()),
                        _ => k.trim().to_owned(),
                    })
                    .filter(|s| !s.is_empty())
                    .collect()
            },
            |name| vec![name],
        ),
        Json::Null | Json::Bool(_) => Vec::new(),
    }
}

/// Keys an entry's name stands under.
const NAMES: &[&str] = &["name", "skill", "title", "label", "lang", "language"];

/// `{"name": "Docker", …}` and its sisters: the item's own name, with its level when it has one.
fn named(map: &Map<String, Json>) -> Option<String> {
    let text = |keys: &[&str]| keys.iter().find_map(|k| map.get(*k).and_then(Json::as_str)).map(str::trim);
    let name = text(NAMES).filter(|s| !s.is_empty())?;
    Some(match text(&["level", "grade"]) {
        Some(level) if !level.is_empty() => format!("{name} {level}"),
        _ => name.to_owned(),
    })
}

/// What an entry without a name holds beside how much it matters: `{"level": "высшее", "must": false}`.
fn said(map: &Map<String, Json>) -> Option<String> {
    let rest: Vec<&String> = map.keys().filter(|k| !Own::is_key(k)).collect();
    match rest.as_slice() {
        [only] if ["level", "value", "text", "min", "years"].contains(&only.as_str()) => {
            map.get(only.as_str()).map(texts).map(|t| t.join(", "))
        }
        _ => None,
    }
}

/// Longest label kept of an employer's words.
const LABEL_LIMIT: usize = 120;

fn split_list(text: &str) -> Vec<String> {
    // "Отчётность (ФНО 300, 200)" is one entry; a bracket that never closes holds nothing together.
    let mut closed_at = 0;
    let mut at = 0;
    let ends_entry = |letter: char| {
        let here = at;
        at += letter.len_utf8();
        if letter == '(' && here >= closed_at {
            let line = text[here..].split('\n').next().unwrap_or_default();
            closed_at = line.find(')').map_or(closed_at, |closing| here + closing);
        }
        here >= closed_at && [',', ';', '\n', '•'].contains(&letter)
    };
    text.split(ends_entry)
        .map(|s| s.trim().trim_start_matches(['-', '–', '*']).trim())
        .filter(|s| !s.is_empty())
        .map(|s| s.chars().take(LABEL_LIMIT).collect())
        .collect()
}

/// One entry of a list, and what it says of itself.
struct Item {
    label: String,
    /// The label with the level, where the entry names one: "English B2".
    with_level: String,
    own: Own,
}

/// How much an entry matters, where it says so itself: `{"name": "Rust", "weight": 5, "must": true}`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Own {
    must: Option<bool>,
    weight: Option<f64>,
}

impl Own {
    /// Keys that say an entry is a must when true, or a wish when false.
    const MUST: &[&str] = &["must", "must_have", "required", "mandatory", "is_required", "critical", "обязательно"];
    /// Keys that say the opposite.
    const NICE: &[&str] = &["nice", "nice_to_have", "optional", "plus", "bonus", "желательно"];
    /// Keys with a word for it.
    const WORD: &[&str] = &["priority", "importance", "kind", "type", "приоритет", "важность"];
    const WEIGHT: &[&str] = &["weight", "вес"];
    /// Beginnings of the words those keys hold.
    const MUST_WORDS: &[&str] = &["must", "requir", "mandat", "high", "critic", "обязат", "высок", "міндетті"];
    const NICE_WORDS: &[&str] = &["nice", "option", "low", "plus", "bonus", "желат", "плюс", "низк", "қалаулы"];

    fn read(map: &Map<String, Json>) -> Self {
        let first = |keys: &[&str]| keys.iter().find_map(|k| map.get(*k));
        let word = first(Self::WORD).and_then(Json::as_str).map(fold).and_then(|word| {
            let begins = |list: &[&str]| list.iter().any(|w| word.trim().starts_with(w));
            begins(Self::MUST_WORDS).then_some(true).or(begins(Self::NICE_WORDS).then_some(false))
        });
        let must = first(Self::MUST).and_then(truth).or_else(|| first(Self::NICE).and_then(truth).map(|nice| !nice));
        Self { must: must.or(word), weight: first(Self::WEIGHT).and_then(number).and_then(weight) }
    }

    /// Puts it over a criterion's defaults.
    fn put(self, criterion: &mut Criterion) {
        if let Some(must) = self.must.filter(|must| *must != criterion.must) {
            criterion.must = must;
            if criterion.want == Want::Skill {
                criterion.weight = skill_weight(must);
            }
        }
        criterion.weight = self.weight.unwrap_or(criterion.weight);
    }

    /// Whether a key says how much an entry matters, not what it is.
    fn is_key(key: &str) -> bool {
        [Self::MUST, Self::NICE, Self::WORD, Self::WEIGHT].iter().any(|keys| keys.contains(&key))
    }

    fn is_silent(self) -> bool {
        self == Self::default()
    }
}

/// A yes or a no as front-ends write it.
fn truth(value: &Json) -> Option<bool> {
    match value {
        Json::Bool(b) => Some(*b),
        Json::Number(n) => n.as_f64().map(|n| n > 0.0),
        Json::String(s) => match fold(s).trim() {
            "true" | "yes" | "1" | "да" | "иә" => Some(true),
            "false" | "no" | "0" | "нет" | "жоқ" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn number(value: &Json) -> Option<f64> {
    match value {
        Json::Number(n) => n.as_f64(),
        Json::String(s) => s.trim().replace(',', ".").parse().ok(),
        _ => None,
    }
}

/// An employer's weight within what keeps one entry from drowning out all the others; anything that is no positive
/// number leaves the default.
fn weight(given: f64) -> Option<f64> {
    const LEAST: f64 = 0.1;
    const MOST: f64 = 10.0;
    (given.is_finite() && given > 0.0).then(|| given.clamp(LEAST, MOST))
}

fn skill_weight(must: bool) -> f64 {
    if must { 3.0 } else { 1.0 }
}

fn skill_list(value: &Json, must: bool, out: &mut Vec<Criterion>) {
    for Item { label, with_level, own } in skill_items(value) {
        let must = own.must.unwrap_or(must);
        if names_language(&label) {
            let before = out.len();
            languages(&Json::String(with_level), out);
            for criterion in &mut out[before..] {
                criterion.must = must;
                criterion.weight = own.weight.unwrap_or(if must { 2.0 } else { 1.0 });
            }
            continue;
        }
        let id = match skills::by_name(&label) {
            Some(skill) => skill.id().to_owned(),
            None => key(&label),
        };
        if id.is_empty() {
            continue;
        }
        out.push(Criterion {
            id: format!("skill:{id}"),
            label,
            must,
            weight: own.weight.unwrap_or(skill_weight(must)),
            derived: false,
            want: Want::Skill,
        });
    }
}

/// "Английский язык", "English B2" among skills: a language, and nothing else ("преподавание английского" is a skill).
fn names_language(label: &str) -> bool {
    let words: Vec<String> = terms(label).into_iter().map(|t| t.word).collect();
    let about_it = |w: &String| {
        let known = ["язык", "языка", "тілі", "тілін", "language", "уровень", "level", "деңгей"].contains(&w.as_str());
        known || level_in(w).is_some()
    };
    let names = words.iter().filter(|w| w.chars().count() > 2 && language_in(w).is_some()).count();
    names == 1 && words.len() <= 4 && words.iter().filter(|w| about_it(w)).count() + 1 >= words.len()
}

/// Skills of a list; `{"Docker": "3 years"}` and `{"Docker": {"must": true}}` name Docker.
fn skill_items(value: &Json) -> Vec<Item> {
    let plain = |label: String| Item { with_level: label.clone(), label, own: Own::default() };
    let with = |label: String, map: &Map<String, Json>| {
        let with_level = named(map).unwrap_or_else(|| label.clone());
        Item { label, with_level, own: Own::read(map) }
    };
    match value {
        Json::Array(items) => items.iter().flat_map(skill_items).collect(),
        Json::Object(map) if named(map).is_some() => {
            let name = NAMES.iter().find_map(|k| map.get(*k).and_then(Json::as_str)).map(split_list);
            name.unwrap_or_default().into_iter().map(|label| with(label, map)).collect()
        }
        Json::Object(map) => map
            .iter()
            .filter(|(_, v)| !matches!(v, Json::Null | Json::Bool(false)))
            .flat_map(|(k, v)| match v {
                Json::Object(own) if !Own::read(own).is_silent() => {
                    split_list(k).into_iter().map(|label| with(label, own)).collect()
                }
                Json::Array(_) | Json::Object(_) => skill_items(v),
                _ => split_list(k).into_iter().map(plain).collect::<Vec<_>>(),
            })
            .collect(),
        other => texts(other).into_iter().map(plain).collect(),
    }
}

fn experience(value: &Json) -> Option<Criterion> {
    let (years, label) = match value {
        Json::Number(n) => (n.as_f64()?, String::new()),
        Json::String(s) => (years_in(s)?, s.trim().chars().take(LABEL_LIMIT).collect()),
        Json::Array(items) => return items.iter().find_map(experience),
        Json::Object(map) => {
            return ["min", "from", "years", "min_years"]
                .iter()
                .find_map(|k| map.get(*k))
                .or_else(|| map.iter().find(|(k, _)| !Own::is_key(k)).map(|(_, v)| v))
                .and_then(experience);
        }
        Json::Null | Json::Bool(_) => return None,
    };
    if !(0.0..=60.0).contains(&years) {
        return None;
    }
    Some(Criterion {
        id: "experience".into(),
        label,
        must: true,
        weight: 3.0,
        derived: false,
        want: Want::Experience { years },
    })
}

/// Beginnings of number words in requirements.
const NUMBER_WORDS: &[(&str, f64)] = &[
    ("полгод", 0.5),
    ("полтор", 1.5),
    ("год", 1.0),
    ("одн", 1.0),
    ("дв", 2.0),
    ("тр", 3.0),
    ("пят", 5.0),
    ("бір", 1.0),
    ("екі", 2.0),
    ("үш", 3.0),
    ("бес", 5.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("five", 5.0),
];

/// Years named in a requirement: "3+ years", "от 3 лет", "6 месяцев", "no experience needed".
fn years_in(text: &str) -> Option<f64> {
    let words = terms(text);
    let number = words.iter().enumerate().find_map(|(i, t)| {
        let n: f64 = t.word.replace(',', ".").parse().ok()?;
        Some((i, n))
    });
    if let Some((i, n)) = number {
        let months = words[i + 1..]
            .iter()
            .take(3)
            .any(|t| ["мес", "month", "ай"].iter().any(|m| t.word.starts_with(m)) && !t.word.starts_with("айт"));
        return Some(if months { n / 12.0 } else { n });
    }
    let lower = fold(text);
    if ["без", "не требу", "no ", "not required", "any", "любой", "қажет емес", "талап етілмейді"]
        .iter()
        .any(|w| lower.contains(w))
    {
        return Some(0.0);
    }
    words.iter().find_map(|t| NUMBER_WORDS.iter().find(|(w, _)| t.word.starts_with(w)).map(|(_, n)| *n))
}

fn education(value: &Json) -> Option<Criterion> {
    let label = texts(value).join(", ");
    let field = fields_of_study(&label).next().map(str::to_owned);
    // "Педагогическое образование" names no level: whoever has learnt the trade has it.
    let learnt = || field.as_ref().filter(|_| !is_any_education(&fold(&label))).map(|_| "vocational");
    let level = education_level(&label).or_else(learnt)?;
    Some(Criterion {
        id: "education".into(),
        label,
        must: true,
        weight: 2.0,
        derived: false,
        want: Want::Education { level: level.into(), field },
    })
}

/// Fields of study by the beginnings of their words.
const FIELDS: &[(&str, &[&str])] = &[
    (
        "teaching",
        &[
            "педагог",
            "педобраз",
            "пединст",
            "учител",
            "мұғалім",
            "педколледж",
            "педуч",
            "педуниверс",
            "pedagog",
            "teaching",
            "pgce",
        ],
    ),
    ("law", &["юрид", "юрист", "юрфак", "правов", "права", "law", "legal", "заң"]),
    ("medicine", &["мед", "врач", "сестрин", "лечебн", "medic", "nurs"]),
    ("pharmacy", &["фарм", "pharm"]),
    ("economics", &["эконом", "финанс", "бухгалт", "econom", "financ", "account", "аудит", "audit", "қаржы", "есеп"]),
    ("engineering", &["технич", "инженер", "engineer", "энергет", "строит", "политех", "құрылыс"]),
    ("computing", &["информат", "программ", "компьютер", "вычислит", "comput", "software", "ақпарат"]),
    ("sport", &["физкульт", "спорт", "sport"]),
    ("agriculture", &["агроном", "сельскохоз", "ветеринар", "зоотех", "agric", "veterin"]),
];

/// The fields of study a text names.
pub(crate) fn fields_of_study(text: &str) -> impl Iterator<Item = &'static str> {
    static STEMS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(FIELDS.iter().map(|(_, stems)| *stems)));
    let mut named = vec![false; STEMS.groups()];
    STEMS.each(&fold(text), false, |_, field| named[field] = true);
    FIELDS.iter().zip(named).filter(|(_, named)| *named).map(|((field, _), _)| *field)
}

/// The lowest level a requirement accepts: "высшее или среднее специальное" is vocational.
/// Whether a folded text wants no education in particular.
fn is_any_education(folded: &str) -> bool {
    ["не требу", "not required", "any", "любое", "қажет емес"].iter().any(|word| folded.contains(word))
}

fn education_level(text: &str) -> Option<&'static str> {
    let lower = fold(text);
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    if is_any_education(&lower) {
        return None;
    }
    if has(&["специальн", "колледж", "техникум", "vocational", "college", "профессиональн", "арнаулы", "кәсіптік"])
    {
        Some("vocational")
    } else if has(&["неполное высшее", "незаконченное высшее", "incomplete", "аяқталмаған"])
    {
        Some("incomplete_higher")
    } else if has(&["среднее", "secondary", "high school", "орта"]) && !has(&["высшее", "жоғары"])
    {
        Some("secondary")
    } else if has(&["bachelor", "бакалавр", "bsc", "b.sc"]) {
        Some("bachelor")
    } else if has(&["master", "магистр", "msc", "mba"]) {
        Some("master")
    } else if has(&["phd", "кандидат наук", "доктор", "doctor"]) {
        Some("phd")
    } else if has(&["высш", "higher", "university", "degree", "жоғары"]) {
        Some("higher")
    } else {
        None
    }
}

fn languages(value: &Json, out: &mut Vec<Criterion>) {
    if let Json::Array(items) = value {
        return items.iter().for_each(|item| languages(item, out));
    }
    let before = out.len();
    for label in texts(value) {
        // "русский и казахский" is two languages.
        let parts: Vec<&str> =
            label.split(" и ").flat_map(|p| p.split(" and ")).flat_map(|p| p.split(" және ")).collect();
        let all_named = parts.len() > 1 && parts.iter().all(|p| language_in(p).is_some());
        let items = if all_named { parts } else { vec![label.as_str()] };
        for item in items {
            let Some(lang) = language_in(item) else { continue };
            out.push(Criterion {
                id: format!("language:{lang}"),
                label: item.trim().to_owned(),
                must: true,
                weight: 2.0,
                derived: false,
                want: Want::Language { lang: lang.into(), level: level_in(item).map(Into::into) },
            });
        }
    }
    if let Json::Object(map) = value {
        out[before..].iter_mut().for_each(|criterion| Own::read(map).put(criterion));
    }
}

/// Levels in words; the first row that matches decides ("upper-intermediate" before "intermediate").
const LEVEL_WORDS: &[(&str, &[&str])] = &[
    ("B2", &["upper", "выше среднего", "хорош", "good", "жақсы"]),
    ("A2", &["pre-inter", "ниже среднего", "технич"]),
    ("B1", &["intermediate", "средн", "разговор", "conversational", "орташа", "ауызекі"]),
    ("C1", &["advanced", "fluent", "свободн", "продвинут", "еркін"]),
    ("C2", &["proficien", "совершенств", "excellent", "отличн", "жетік"]),
    ("A1", &["basic", "beginner", "elementary", "базов", "начальн", "бастапқы"]),
    ("native", &["native", "родной", "носитель", "ана тілі"]),
];

/// The level a language requirement names, in CEFR letters or in words.
pub(crate) fn level_in(text: &str) -> Option<&'static str> {
    for term in terms(text) {
        let code = term.word.trim_end_matches('+');
        for level in ["A1", "A2", "B1", "B2", "C1", "C2"] {
            if cefr_rank(code) == cefr_rank(level) && code.len() == 2 {
                return Some(level);
            }
        }
    }
    let lower = fold(text);
    LEVEL_WORDS.iter().find(|(_, words)| words.iter().any(|w| lower.contains(w))).map(|(l, _)| *l)
}

fn format_and_schedule(value: &Json, out: &mut Vec<Criterion>) {
    let label = texts(value).join(", ");
    let (formats, schedules) = formats_in(&label);
    if formats.is_empty() && schedules.is_empty() && label.chars().any(char::is_alphanumeric) {
        // Terms in words of the employer's own: asked about as they are, and a yes or a no decides.
        out.push(Criterion {
            id: "schedule".into(),
            label: label.chars().take(LABEL_LIMIT).collect(),
            must: true,
            weight: 1.0,
            derived: false,
            want: Want::Schedule { any: Vec::new() },
        });
        return;
    }
    if !formats.is_empty() {
        out.push(Criterion {
            id: "format".into(),
            label: label.clone(),
            must: true,
            weight: 1.0,
            derived: false,
            want: Want::Format { any: formats },
        });
    }
    if !schedules.is_empty() {
        out.push(Criterion {
            id: "schedule".into(),
            label,
            must: true,
            weight: 1.0,
            derived: false,
            want: Want::Schedule { any: schedules },
        });
    }
}

/// Work formats by what people call them.
const FORMATS: &[(&str, &[&str])] = &[
    ("hybrid", &["гибрид", "hybrid", "аралас", "частично удал"]),
    (
        "office",
        &[
            "офис",
            "office",
            "on-site",
            "on site",
            "onsite",
            "in person",
            "на месте",
            "на объекте",
            "на территории",
            "на производстве",
            "в цехе",
            "на складе",
            "в салоне",
            "в магазине",
            "кеңсе",
            "очно",
            "нысанда",
            "орнында",
        ],
    ),
    ("remote", &["удал", "дистанц", "remote", "из дома", "from home", "қашықтан", "work from anywhere"]),
];

/// Schedules by what people call them.
const SCHEDULES: &[(&str, &[&str])] = &[
    (
        "1/2",
        &[
            "1/2",
            "сутки через двое",
            "сутки/двое",
            "сутки двое",
            "сутки/2",
            "24/48",
            "тәулік/екі",
            "тәулік екі",
            "тәулік/2",
        ],
    ),
    (
        "1/3",
        &[
            "1/3",
            "сутки через трое",
            "сутки/трое",
            "сутки трое",
            "сутки/3",
            "24/72",
            "тәулік/үш",
            "тәулік үш",
            "тәулік/3",
        ],
    ),
    ("2/2", &["2/2", "2 через 2", "2 на 2", "два через два", "2х2", "2 к 2"]),
    ("3/3", &["3/3", "3 через 3", "три через три"]),
    ("4/2", &["4/2"]),
    ("6/1", &["6/1", "6 на 1", "шестидневк", "6 days a week"]),
    ("5/2", &["5/2", "5 на 2", "5 через 2", "пятидневк"]),
    ("flexible", &["гибк", "flexible", "икемді", "свободный график"]),
    ("full", &["полный день", "полная занятость", "full time", "full-time", "fulltime", "fullday", "толық"]),
    ("night", &["ночн", "в ночь", "ночью", "по ночам", "night", "түнгі", "түнде"]),
    ("part", &["неполн", "частичная занят", "подработ", "part time", "part-time", "жартылай", "толық емес"]),
    (
        "rotation",
        &[
            "вахт",
            "rotation",
            "rotational",
            "14/14",
            "15/15",
            "20/10",
            "20/20",
            "28/28",
            "30/15",
            "30/30",
            "45/45",
            "60/30",
        ],
    ),
    ("shift", &["сменн", "посменн", "shift", "ауысым"]),
];

/// What the words for formats and schedules begin with: a text without any of them names none.
pub(crate) fn terms_of_work() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().chain(SCHEDULES).flat_map(|(_, words)| words.iter().copied())
}

/// Work formats and schedules a text names, each sorted.
pub(crate) fn formats_in(text: &str) -> (Vec<String>, Vec<String>) {
    /// "One meal per shift" says nothing of working in shifts, nor a watchman's name of rotation.
    const EACH: &[&str] =
        &["вахтер", "per shift", "every shift", "each shift", "за смену", "каждую смену", "в смену", "after the shift"];
    static WORDS: LazyLock<Beginnings> =
        LazyLock::new(|| Beginnings::new(FORMATS.iter().chain(SCHEDULES).map(|(_, words)| *words)));
    let mut lower = fold(text);
    let look = |lower: &str| {
        let mut named = vec![false; WORDS.groups()];
        WORDS.each(lower, false, |_, i| named[i] = true);
        named
    };
    let mut named = look(&lower);
    if !named.contains(&true) {
        return (Vec::new(), Vec::new());
    }
    if EACH.iter().any(|each| lower.contains(each)) {
        for each in EACH {
            lower = lower.replace(each, "");
        }
        named = look(&lower);
    }
    let pick = |table: &[(&str, &[&str])], named: &[bool]| -> Vec<String> {
        let picked = table.iter().zip(named).filter(|(_, named)| **named).map(|((name, _), _)| *name);
        // "частично удалённо" is hybrid, not remote as well; "неполная" is not full.
        let other = |name: &str| {
            (name == "remote" && lower.contains("частично удал")) || (name == "full" && lower.contains("толық емес"))
        };
        picked.filter(|name| !other(name)).map(str::to_owned).collect()
    };
    let (formats, schedules) = named.split_at(FORMATS.len());
    (pick(FORMATS, formats), pick(SCHEDULES, schedules))
}

/// Whether a criterion says that the work can be done from anywhere.
pub(super) fn is_remote(criterion: &Criterion) -> bool {
    matches!(&criterion.want, Want::Format { any } if any.len() == 1 && any[0] == "remote")
}

fn custom(name: &str, value: &Json) -> Option<Criterion> {
    let text = match value {
        Json::Bool(true) => String::new(),
        other => texts(other).join(", "),
    };
    if text.is_empty() && !matches!(value, Json::Bool(true)) {
        return None;
    }
    let name = name.trim();
    // The contract's own keys ("format") are names for programs; what is said under them needs none.
    let label: String = match (text.is_empty(), topic(name)) {
        (true, _) => name.to_owned(),
        (false, Topic::Custom) => format!("{name}: {text}"),
        (false, _) => text,
    };
    Some(Criterion {
        id: format!("custom:{}", name.to_lowercase()),
        label: label.chars().take(LABEL_LIMIT).collect(),
        must: false,
        weight: 1.0,
        derived: false,
        want: Want::Custom,
    })
}

/// A vacancy's place.
pub(super) struct Place {
    /// The place and nothing beside it, as a sentence can say it.
    pub(super) name: String,
    pub(super) city: Option<String>,
    pub(super) country: Option<String>,
    /// The country, also where it is named by itself.
    pub(super) land: Option<String>,
    /// The place says "remote" and names no city.
    pub(super) remote: bool,
}

/// Reads a place as employers write it: with a district, a country or a note about transport.
pub(super) fn place(location: &str) -> Place {
    let pieces = pieces(location);
    let whole = cities::find(location).into_iter().next();
    let named = whole.map(|mention| mention.city).or_else(|| {
        // A name that is a word too ("Cork") is read where nothing else stands in its part.
        pieces.iter().find_map(|piece| cities::find(piece).into_iter().next()).map(|mention| mention.city)
    });
    // A word of a remote job one letter away from a town's name is still no town.
    let remote = named.is_none() && formats_in(location).0.iter().any(|f| f == "remote");
    let city = named.or_else(|| if remote { None } else { cities::by_name(location) });
    let name = match city {
        Some(city) => city_in(location, &city),
        None => pieces.iter().find(|p| !is_address(p)).map_or_else(|| location.trim().to_owned(), |p| (*p).to_owned()),
    };
    let country = city.map(|c| c.country.to_owned());
    let land = country.clone().or_else(|| land_in(location).map(str::to_owned));
    Place { name, land, remote, city: city.map(|c| c.name.to_owned()), country }
}

/// The country a location names, as ISO code: of those whose pay has customs of its own.
fn land_in(location: &str) -> Option<&'static str> {
    const LANDS: &[(&str, &str)] = &[
        ("northern ireland", "GB"),
        ("united kingdom", "GB"),
        ("great britain", "GB"),
        ("uk", "GB"),
        ("england", "GB"),
        ("scotland", "GB"),
        ("wales", "GB"),
        ("new south wales", "AU"),
        ("victoria", "AU"),
        ("queensland", "AU"),
        ("australia", "AU"),
        ("ireland", "IE"),
        ("india", "IN"),
        ("usa", "US"),
        ("united states", "US"),
        ("canada", "CA"),
        ("new zealand", "NZ"),
        ("казахстан", "KZ"),
        ("қазақстан", "KZ"),
        ("россия", "RU"),
        ("великобритания", "GB"),
        ("ирландия", "IE"),
    ];
    let folded = fold(location);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let spaced = format!(" {} ", words.join(" "));
    // Of "New South Wales" and "Wales" the longer one.
    let named = LANDS.iter().filter(|(name, _)| spaced.contains(&format!(" {} ", fold(name))));
    named.max_by_key(|(name, _)| name.len()).map(|(_, code)| *code)
}

/// A city as the employer named it, where that is one of its names; a case ending or a typing error is left out.
fn city_in(location: &str, city: &City) -> String {
    let single = location.split_whitespace().count() == 1;
    let word = location.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let folded = fold(location);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let own = [city.name, city.name_ru, city.name_kk].into_iter().find(|name| {
        let folded = fold(name);
        let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        !parts.is_empty() && words.windows(parts.len()).any(|window| window == parts)
    });
    match own {
        Some(name) => name.to_owned(),
        // "СПб" and "Алма-Ата" are names as well.
        None if single && !word.is_empty() => word.to_owned(),
        None if location.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) && !city.name_ru.is_empty() => {
            let kazakh = detect_language(location) == Some(Language::Kk) && !city.name_kk.is_empty();
            if kazakh { city.name_kk.to_owned() } else { city.name_ru.to_owned() }
        }
        None => city.name.to_owned(),
    }
}

/// The parts of a location between marks, without the words that stand before a place.
fn pieces(location: &str) -> Vec<&str> {
    const BEFORE: &[&str] = &[
        "just outside",
        "close to",
        "near to",
        "near",
        "nr",
        "outside",
        "around",
        "in",
        "город",
        "гор.",
        "г.",
        "г",
        "пос.",
        "с.",
        "рядом с",
        "недалеко от",
        "возле",
        "около",
    ];
    const BEHIND: &[&str] = &["city centre", "town centre", "city center", "area", "қаласы", "қ"];
    // "г. Алматы", "St. Helens": an abbreviation ends no sentence.
    const ABBREVIATION: usize = 4;
    let marks = ['\n', ';', '(', ')', ',', '|', '/'];
    let mut out = Vec::new();
    for part in
        location.split(marks).flat_map(|p| p.split(" - ")).flat_map(|p| p.split(" – ")).flat_map(|p| p.split(" — "))
    {
        let mut start = 0;
        for (at, _) in part.match_indices(". ") {
            let word = part[..at].rsplit(char::is_whitespace).next().unwrap_or("");
            if word.chars().count() > ABBREVIATION {
                out.push(&part[start..at]);
                start = at + 1;
            }
        }
        out.push(&part[start..]);
    }
    out.into_iter()
        .map(|piece| {
            let mut piece: &str = piece.trim_matches(|c: char| c.is_whitespace() || c == '.');
            for before in BEFORE {
                let begins = piece.get(..before.len()).is_some_and(|head| head.to_lowercase() == *before);
                let rest = piece.get(before.len()..).unwrap_or_default();
                if begins && (rest.starts_with(' ') || before.ends_with('.')) {
                    piece = rest.trim_start();
                    break;
                }
            }
            for behind in BEHIND {
                let head = piece.len().checked_sub(behind.len()).filter(|at| piece.is_char_boundary(*at));
                if let Some(at) = head
                    && piece[at..].to_lowercase() == *behind
                    && piece[..at].ends_with(' ')
                {
                    piece = piece[..at].trim_end();
                    break;
                }
            }
            piece
        })
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Whether a part of a location is a street or a building rather than a town.
fn is_address(piece: &str) -> bool {
    const BUILDINGS: &[&str] = &["unit", "warehouse", "тц", "трц", "бц"];
    let folded = fold(piece);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.any(|w| STREETS.contains(&w) || BUILDINGS.contains(&w) || w.starts_with(|c: char| c.is_ascii_digit()))
}
