//! A topic in words: the question, its kind and its quick replies.

use super::papers::names_a_paper;
use super::state::{State, Topic};
use super::{Question, QuickReply, plan};
use crate::criteria::{Criterion, Want, language_name};
use crate::fact::Language;
use crate::phrases::{Arg, has, say, say_in_turn};
use crate::relevance::{Verdict, check, office_only};
use crate::understanding::Slot;

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
            let key = if by_rotation(state) {
                "ask-rotation"
            } else if office_only(&state.brief.criteria) {
                "ask-move"
            } else if is_on_the_spot(state) {
                "ask-move-here"
            } else {
                "ask-relocation"
            };
            speak(key, &[("city", (&state.brief.location).into())])
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
                speak(key, &[("skill", skill.into())])
            } else {
                let key = if labels.iter().any(|label| is_had(label)) { "ask-haves" } else { "ask-skills" };
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
        Topic::Salary => speak("ask-salary", &[]),
        Topic::Workday => speak("ask-workday", &[("format", (&open_conditions(state)).into())]),
        Topic::Conflict(key) => conflict(state, key, again),
        Topic::Own(i) => own(state, *i, again),
        Topic::Anything => speak("ask-anything", &[]),
    }
}

/// Whether the question about moving offers to work from elsewhere instead.
pub(super) fn offers_remote(state: &State) -> bool {
    let criteria = &state.brief.criteria;
    !(office_only(criteria) || is_on_the_spot(state) || by_rotation(state))
}

/// A trade done on the spot. Where nothing is required the standard questions offer remote work all the same.
fn is_on_the_spot(state: &State) -> bool {
    state.brief.criteria.on_site && !state.brief.criteria.bare
}

/// Work by rotation: nobody moves for it, one travels.
fn by_rotation(state: &State) -> bool {
    let rotation = |any: &[String]| any.iter().any(|s| s == "rotation" || s == "15/15" || s == "30/30");
    state.brief.criteria.list.iter().any(|c| matches!(&c.want, Want::Schedule { any } if rotation(any)))
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
        "own",
        "тәжірибе",
        "көлі",
    ];
    names_a_paper(label, THINGS)
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

fn terms_of_work(state: &State, named: &dyn Fn(&Criterion) -> bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    for criterion in state.brief.criteria.list.iter().filter(|c| is_term(c) && named(c)) {
        if !parts.contains(&criterion.label) {
            parts.push(criterion.label.clone());
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
            .chain([reply("reply-all"), reply("reply-none")])
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
