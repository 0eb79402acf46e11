//! A topic in words: the question, its kind and its quick replies.

use super::papers::names_a_paper;
use super::state::{State, Topic};
use super::{Question, QuickReply, plan};
use crate::criteria::{Criterion, Want, formats_in, is_away_from_offices, language_name};
use crate::fact::Language;
use crate::gazetteer::cities;
use crate::phrases::{Arg, has, say, say_in_turn};
use crate::relevance::{Verdict, check, office_only};
use crate::text::fold;
use crate::understanding::{Slot, Value};

/// Most words of a skill's name inside a question.
const LABEL_WORDS: usize = 14;

/// The kind of answer a topic wants.
pub(super) fn slot(state: &State, topic: &Topic) -> Slot {
    match topic {
        Topic::Own(i) => match state.brief.criteria.list.get(*i).map(|c| &c.want) {
            Some(Want::Question { answer }) => *answer,
            _ => Slot::Text,
        },
        Topic::City => Slot::City,
        Topic::Experience => Slot::Experience,
        Topic::Remote | Topic::Workday => Slot::YesNo,
        // "Высшее" is known; whether it is the one that is wanted is a yes or a no.
        Topic::Education if plan::open_field(state).is_some() => Slot::YesNo,
        Topic::Relocation => Slot::Relocation,
        Topic::Skills(_) => Slot::Skill,
        Topic::Language(_) => Slot::Language,
        Topic::Education => Slot::Education,
        Topic::Salary => Slot::Salary,
        Topic::Conflict(key) => conflict_slot(key),
        Topic::Anything => Slot::Text,
    }
}

fn conflict_slot(key: &str) -> Slot {
    match key.split(':').next().unwrap_or(key) {
        "city" => Slot::City,
        "experience" => Slot::Experience,
        "skill" => Slot::Skill,
        "language" => Slot::Language,
        "education" => Slot::Education,
        "salary" => Slot::Salary,
        _ => Slot::Text,
    }
}

/// The language a topic asks about, as ISO code.
pub(super) fn asked_language(state: &State, topic: &Topic) -> Option<String> {
    match topic {
        Topic::Language(i) => match &state.brief.criteria.list.get(*i)?.want {
            Want::Language { lang, .. } => Some(lang.clone()),
            _ => None,
        },
        Topic::Conflict(key) => key.strip_prefix("language:").map(str::to_owned),
        Topic::Own(i) => {
            let criterion = state.brief.criteria.list.get(*i)?;
            criterion.fact_key().strip_prefix("language:").map(str::to_owned)
        }
        _ => None,
    }
}

/// The skill a topic asks about, as the question names it.
pub(super) fn asked_skill(state: &State, topic: &Topic) -> Option<String> {
    let label = |i: usize| state.brief.criteria.list.get(i).map(|c| c.label.clone());
    match topic {
        Topic::Skills(group) => group.first().and_then(|i| label(*i)),
        Topic::Conflict(key) => state.brief.criteria.list.iter().find(|c| c.id == *key).map(|c| c.label.clone()),
        _ => None,
    }
}

/// The words of a question; `again` chooses the simpler ones with an example.
pub(super) fn words(state: &State, topic: &Topic, again: bool) -> String {
    let language = state.language;
    let list = &state.brief.criteria.list;
    let speak = |key: &str, args: &[(&str, Arg<'_>)]| {
        let second = format!("{key}-again");
        say(language, if again && has(&second) { &second } else { key }, args)
    };
    match topic {
        Topic::City => speak("ask-city", &[]),
        Topic::Experience => speak("ask-experience", &[]),
        Topic::Remote => speak(if state.brief.criteria.on_site { "ask-remote-spot" } else { "ask-remote" }, &[]),
        Topic::Relocation => {
            let terms = conditions(state);
            let key = if by_rotation(state) {
                if terms.is_empty() { "ask-rotation" } else { "ask-rotation-terms" }
            } else if asks_the_way(state) {
                "ask-commute"
            } else if office_only(&state.brief.criteria) {
                "ask-move"
            } else if is_on_the_spot(state) {
                "ask-move-here"
            } else {
                "ask-relocation"
            };
            speak(
                if again { key.trim_end_matches("-terms") } else { key },
                &[("city", (&state.brief.location).into()), ("format", (&terms).into())],
            )
        }
        Topic::Skills(group) => {
            let labels: Vec<String> = group.iter().filter_map(|i| list.get(*i)).map(|c| short(&c.label)).collect();
            if let [skill] = labels.as_slice() {
                let key = if is_had(skill) {
                    "ask-have"
                } else if is_tool(skill) {
                    "ask-skill-tool"
                } else {
                    "ask-skill"
                };
                let named = if language == Language::En { with_article(skill) } else { skill.clone() };
                speak(key, &[("skill", (&named).into())])
            } else {
                let things = labels.iter().filter(|label| is_had(label)).count();
                let key = match things {
                    0 => "ask-skills",
                    _ if things == labels.len() => "ask-haves",
                    _ => "ask-mixed",
                };
                speak(key, &[("list", (&labels.join(", ")).into())])
            }
        }
        Topic::Language(_) => {
            let code = asked_language(state, topic).unwrap_or_default();
            speak("ask-language", &[("language", spoken(language, &code).as_str().into())])
        }
        Topic::Education => match plan::open_field(state) {
            Some((criterion, _)) => speak("ask-education-field", &[("label", (&short(&criterion.label)).into())]),
            None => speak("ask-education", &[]),
        },
        Topic::Salary => match state.brief.pay_period.as_deref() {
            Some("year") => speak("ask-salary-year", &[]),
            Some("hour") => speak("ask-salary-hour", &[]),
            _ => speak("ask-salary", &[]),
        },
        Topic::Workday => speak("ask-workday", &[("format", (&open_conditions(state)).into())]),
        Topic::Conflict(key) => conflict(state, key, again),
        Topic::Own(i) => own(state, *i, again),
        Topic::Anything => speak("ask-anything", &[]),
    }
}

/// Whether the question about moving offers to work from elsewhere instead.
pub(super) fn offers_remote(state: &State) -> bool {
    let criteria = &state.brief.criteria;
    !(office_only(criteria) || is_on_the_spot(state) || by_rotation(state) || is_commutable(state))
}

/// A trade done on the spot: nobody is asked whether they would do it from home instead of moving.
fn is_on_the_spot(state: &State) -> bool {
    state.brief.criteria.on_site
}

/// Work by rotation: nobody moves for it, one travels.
pub(super) fn by_rotation(state: &State) -> bool {
    let told = |text: &str| is_rotation(&formats_in(text).1);
    let asked = |c: &Criterion| matches!(&c.want, Want::Schedule { any } if is_rotation(any));
    state.brief.criteria.list.iter().any(asked) || told(&state.brief.title) || told(&state.brief.conditions)
}

fn is_rotation(schedules: &[String]) -> bool {
    schedules.iter().any(|s| s == "rotation" || s == "15/15" || s == "30/30")
}

/// Whether whoever will travel to a rotation has agreed to its terms with that: the vacancy has no others.
pub(super) fn only_rotation(state: &State) -> bool {
    let mut terms = state.brief.criteria.list.iter().filter(|c| is_term(c)).peekable();
    let rotation = |c: &Criterion| matches!(&c.want, Want::Schedule { any } if is_rotation(any) && any.len() == 1);
    terms.peek().is_some() && terms.all(rotation)
}

/// Whether the question about the place is one about the way to work, not about moving.
pub(super) fn asks_the_way(state: &State) -> bool {
    is_commutable(state) && !by_rotation(state)
}

/// Whether the candidate lives where people still commute from.
pub(super) fn is_commutable(state: &State) -> bool {
    /// Nearer ones are not asked at all.
    const FARTHEST_KM: f64 = 100.0;
    let Some(Value::City { city, country }) = state.facts.get("city").map(|f| &f.value) else { return false };
    let Some(home) = cities::by_english_name(city, country) else { return false };
    state.brief.criteria.list.iter().any(|c| match &c.want {
        Want::Location { city: Some(city), country: Some(country) } => {
            cities::by_english_name(city, country).is_some_and(|work| cities::distance_km(home, work) <= FARTHEST_KM)
        }
        _ => false,
    })
}

/// "Driving licence" as an English question says it: "a driving licence". Names without an article stay as they are.
fn with_article(label: &str) -> String {
    /// Things one has one of, as the last word before what tells which.
    const THINGS: &[&str] = &[
        "licence",
        "license",
        "certificate",
        "certification",
        "card",
        "ticket",
        "permit",
        "diploma",
        "degree",
        "passport",
        "visa",
        "portfolio",
        "badge",
        "car",
        "van",
        "truck",
        "motorcycle",
        "bicycle",
        "bike",
        "scooter",
        "laptop",
        "smartphone",
        "phone",
        "forklift",
        "crane",
        "excavator",
        "tractor",
        "lathe",
        "machine",
        "overlocker",
        "till",
        "terminal",
    ];
    /// Words behind which no article stands.
    const DETERMINED: &[&str] = &["a", "an", "the", "your", "any", "no", "two", "working"];
    /// Letters whose names begin with a vowel.
    const SPELT: &str = "AEFHILMNORSX";
    let words: Vec<&str> = label.split_whitespace().collect();
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let Some(first) = words.first().filter(|w| w.is_ascii()) else { return label.to_owned() };
    let closed = ["category", "class", "grade", "level", "in", "for", "of", "or", "(b)", "with"];
    let thing = words.iter().enumerate().any(|(i, word)| {
        THINGS.contains(&bare(word).as_str())
            && words.get(i + 1).is_none_or(|next| closed.contains(&bare(next).as_str()))
    });
    if !thing || DETERMINED.contains(&bare(first).as_str()) {
        return label.to_owned();
    }
    if bare(first) == "own" {
        return format!("your {label}");
    }
    let letters = first.chars().filter(char::is_ascii_alphabetic).count();
    let spelt = (2..=5).contains(&letters) && !first.chars().any(|c| c.is_ascii_lowercase());
    let lower = bare(first);
    let vowel = if spelt {
        first.starts_with(|c| SPELT.contains(c))
    } else {
        lower.starts_with(['a', 'e', 'i', 'o', 'u'])
            && !["uni", "use", "eu", "one"].iter().any(|w| lower.starts_with(w))
    };
    format!("{} {label}", if vowel { "an" } else { "a" })
}

/// Whether a question about these skills asks what one has, not what one has worked with.
fn has_things(state: &State, group: &[usize]) -> bool {
    group.iter().filter_map(|i| state.brief.criteria.list.get(*i)).any(|c| is_had(&c.label))
}

/// A paper, a thing or "experience" by its own name: one has it and does not work with it.
fn is_had(label: &str) -> bool {
    /// What is no paper. A machine is worked with, unless it is one's own.
    const THINGS: &[&str] = &[
        "карта",
        "опыт",
        "автомобил",
        "личн",
        "своя",
        "свой",
        "свое",
        "собственн",
        "experience",
        "registration",
        "vetting",
        "clearance",
        "indemnity",
        "badge",
        "right",
        "свои",
        "медкітап",
        "санкітап",
        "смартфон",
        "ноутбук",
        "smartphone",
        "laptop",
        "own",
        "өз",
        "тәжірибе",
        "көлі",
    ];
    names_a_paper(label, THINGS) || is_qualification(label)
}

/// A qualification by its own name: nobody works with it, one has it.
fn is_qualification(label: &str) -> bool {
    const NAMES: &[&str] = &[
        "acca",
        "fcca",
        "cima",
        "cfa",
        "cpa",
        "cia",
        "dipifr",
        "дипифр",
        "cipd",
        "накс",
        "naks",
        "cscs",
        "cpcs",
        "npors",
        "ipaf",
        "pasma",
        "nebosh",
        "iosh",
        "sia",
        "pmp",
        "prince2",
        "celta",
        "tefl",
        "tesol",
        "pgce",
        "qts",
        "nvq",
        "istqb",
        "ccna",
        "cissp",
        "adr",
        "допог",
        "cdl",
        "bls",
        "улчо",
        "acls",
        "pals",
        "dbs",
        "ielts",
        "toefl",
    ];
    /// More words are of the work it is needed for.
    const WORDS: usize = 3;
    let folded = fold(label);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.clone().count() <= WORDS && words.any(|w| NAMES.contains(&w))
}

/// A name that takes no ending in any of our languages ("Docker", "1С"): one works with it.
fn is_tool(label: &str) -> bool {
    !label.chars().any(|c| c.is_lowercase() && !c.is_ascii()) && label.chars().any(char::is_uppercase)
}

/// A language's name as the question needs it.
fn spoken(language: Language, code: &str) -> String {
    let [ru, kk, en] = language_name(code);
    let name = match language {
        Language::Ru => ru,
        Language::Kk => kk,
        Language::En => en,
    };
    if language == Language::Kk {
        // The Kazakh question begins with it.
        let mut letters = name.chars();
        return letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    }
    name.to_owned()
}

fn conflict(state: &State, key: &str, again: bool) -> String {
    if again {
        // The plain question is the simplest way to ask for the true answer.
        match key {
            "city" => return words(state, &Topic::City, true),
            "experience" => return words(state, &Topic::Experience, true),
            _ => {}
        }
    }
    let skill = asked_skill(state, &Topic::Conflict(key.to_owned())).unwrap_or_default();
    if again && key.starts_with("skill:") {
        return say(state.language, "ask-skill-again", &[("skill", (&skill).into())]);
    }
    let Some(found) = state.progress.conflicts.iter().find(|c| c.key == key) else {
        return say(state.language, "ask-anything", &[]);
    };
    let (before, after) = (short(&found.before), short(&found.after));
    if again {
        let sides = [("before", (&before).into()), ("after", (&after).into())];
        return say(state.language, "ask-conflict-other-again", &sides);
    }
    // The next contradiction, and this one asked again, are put in other words.
    let turn = state.progress.asked.iter().filter(|a| matches!(a.topic, Topic::Conflict(_))).count();
    let phrase = match key.split(':').next().unwrap_or(key) {
        "city" => "ask-conflict-city",
        "experience" => "ask-conflict-experience",
        "skill" => "ask-conflict-skill",
        _ => "ask-conflict-other",
    };
    let args = [("before", (&before).into()), ("after", (&after).into()), ("skill", (&skill).into())];
    say_in_turn(state.language, phrase, turn, &args)
}

/// The employer's question; the second time with a hint at what an answer may look like.
fn own(state: &State, i: usize, again: bool) -> String {
    let Some(criterion) = state.brief.criteria.list.get(i) else {
        return String::new();
    };
    if !again {
        return criterion.label.clone();
    }
    let hint = match criterion.want {
        Want::Question { answer: Slot::Text } => "hint-text",
        Want::Question { answer: Slot::YesNo | Slot::Skill } => "hint-yes-no",
        Want::Question { answer: Slot::Experience } => "hint-experience",
        Want::Question { answer: Slot::Salary } => "hint-salary",
        Want::Question { answer: Slot::Notice } => "hint-notice",
        _ => "hint-short",
    };
    let hint = say(state.language, hint, &[]);
    say(state.language, "ask-own-again", &[("question", (&criterion.label).into()), ("hint", (&hint).into())])
}

/// At most a few words of something an employer or a candidate wrote.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= LABEL_WORDS { words.join(" ") } else { format!("{} …", words[..LABEL_WORDS].join(" ")) }
}

/// What the vacancy says of format and schedule: the employer's words, else ours.
pub(super) fn conditions(state: &State) -> String {
    terms_of_work(state, &|_| true)
}

/// The same without what is known to suit, where something else is left.
fn open_conditions(state: &State) -> String {
    let criteria = &state.brief.criteria;
    let met = |c: &Criterion| check(c, criteria, &state.facts).verdict == Verdict::Met;
    let all_met = criteria.list.iter().filter(|c| is_term(c)).all(met);
    terms_of_work(state, &|c| all_met || !met(c))
}

/// The format or the schedule of the work.
pub(super) fn is_term(criterion: &Criterion) -> bool {
    matches!(criterion.want, Want::Format { .. } | Want::Schedule { .. })
}

/// One of the terms of work in words: a client's name for it ("remote") is none.
fn term(language: Language, title: &str, criterion: &Criterion) -> String {
    let (kind, any) = match &criterion.want {
        Want::Format { any } => ("format", any),
        Want::Schedule { any } => ("schedule", any),
        _ => return criterion.label.clone(),
    };
    let single = criterion.label.split_whitespace().count() == 1;
    match any.as_slice() {
        [only] if single => {
            let spot = only == "office" && is_away_from_offices(title);
            let key = format!("{kind}-{}", if spot { "spot" } else { only });
            if has(&key) {
                say(language, &key, &[])
            } else if only.contains('/') && *only == criterion.label {
                say(language, "schedule-other", &[("value", only.into())])
            } else {
                criterion.label.clone()
            }
        }
        _ => criterion.label.clone(),
    }
}

fn terms_of_work(state: &State, named: &dyn Fn(&Criterion) -> bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    for criterion in state.brief.criteria.list.iter().filter(|c| is_term(c) && named(c)) {
        let words = term(state.language, &state.brief.title, criterion);
        if !parts.contains(&words) {
            parts.push(words);
        }
    }
    if parts.is_empty() { state.brief.conditions.clone() } else { short(&parts.join(", ")) }
}

/// Buttons for a closed question. What a button sends is what it says: a person could have typed it.
pub(super) fn quick_replies(state: &State, topic: &Topic) -> Vec<QuickReply> {
    let language = state.language;
    let reply = |key: &str| {
        let label = say(language, key, &[]);
        QuickReply { value: label.clone(), label }
    };
    let plain = |text: &str| QuickReply { label: text.to_owned(), value: text.to_owned() };
    match topic {
        Topic::Remote | Topic::Workday => vec![reply("reply-yes"), reply("reply-no")],
        Topic::Own(_) => own_replies(slot(state, topic), &reply, &plain),
        Topic::Relocation if !offers_remote(state) => {
            vec![reply("reply-yes"), reply("reply-no"), reply("reply-depends")]
        }
        Topic::Relocation => vec![reply("reply-move"), reply("reply-remote"), reply("reply-no")],
        Topic::Skills(group) if group.len() == 1 => vec![reply("reply-yes"), reply("reply-no")],
        Topic::Skills(group) => group
            .iter()
            .filter_map(|i| state.brief.criteria.list.get(*i))
            .map(|c| plain(&c.label))
            .chain(if has_things(state, group) {
                [reply("reply-have-all"), reply("reply-have-none")]
            } else {
                [reply("reply-all"), reply("reply-none")]
            })
            .collect(),
        Topic::Language(_) => level_replies(&reply, &plain),
        Topic::Education if plan::open_field(state).is_some() => vec![reply("reply-yes"), reply("reply-no")],
        Topic::Education => education_replies(&reply),
        Topic::Conflict(key) if key.starts_with("skill:") => vec![reply("reply-yes"), reply("reply-no")],
        Topic::Conflict(key) if key == "city" => conflict_replies(state, key),
        Topic::City | Topic::Experience | Topic::Salary | Topic::Conflict(_) | Topic::Anything => Vec::new(),
    }
}

fn level_replies(reply: &dyn Fn(&str) -> QuickReply, plain: &dyn Fn(&str) -> QuickReply) -> Vec<QuickReply> {
    ["A2", "B1", "B2", "C1"]
        .iter()
        .map(|l| plain(l))
        .chain([reply("reply-native"), reply("reply-no-language")])
        .collect()
}

fn education_replies(reply: &dyn Fn(&str) -> QuickReply) -> Vec<QuickReply> {
    ["reply-higher", "reply-vocational", "reply-secondary"].map(reply).into()
}

/// Buttons under a question of the employer's: the kind of answer decides.
fn own_replies(kind: Slot, reply: &dyn Fn(&str) -> QuickReply, plain: &dyn Fn(&str) -> QuickReply) -> Vec<QuickReply> {
    match kind {
        Slot::YesNo | Slot::Skill => ["reply-yes", "reply-no"].map(reply).into(),
        Slot::Relocation => ["reply-yes", "reply-no", "reply-depends"].map(reply).into(),
        Slot::Language => level_replies(reply, plain),
        Slot::Education => education_replies(reply),
        Slot::City | Slot::Experience | Slot::Salary | Slot::Notice | Slot::Format | Slot::Text => Vec::new(),
    }
}

/// Both sides of a contradiction as buttons.
fn conflict_replies(state: &State, key: &str) -> Vec<QuickReply> {
    state
        .progress
        .conflicts
        .iter()
        .filter(|c| c.key == key)
        .flat_map(|c| [&c.before, &c.after])
        .map(|text| QuickReply { label: text.clone(), value: text.clone() })
        .collect()
}

/// The question record for the open topic, with the next index.
pub(super) fn question(state: &State, kind: Slot, quick_replies: Vec<QuickReply>, open_after: usize) -> Question {
    let asked = state.progress.asked.len();
    let settled = state.progress.asked.iter().filter(|a| a.settled).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Question {
        index: state.progress.next_index,
        total: count(asked + open_after),
        answered: count(settled),
        kind,
        quick_replies,
    }
}
