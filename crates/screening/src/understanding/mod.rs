//! Text → typed value: what a candidate's answer means.
//!
//! Tokens become typed atoms (numbers in digits and words, units, currencies, negation …), atoms become values by a
//! slot grammar that tries the asked slot first. One file per kind of answer; `intent` decides first whether the
//! text is an answer at all.

mod atoms;
mod city;
mod correction;
mod doubt;
mod education;
mod experience;
mod format;
mod intent;
mod json;
mod language;
mod lexicon;
mod notice;
mod orders;
mod relocation;
mod salary;
mod skill;
mod standing;
mod steering;
mod vocabulary;
mod yes_no;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use lexicon::Message;

use crate::fact::Span;

pub use doubt::is_plain;
pub use standing::{Standing, standings};
pub(crate) use yes_no::is_negative_verb;

/// What kind of answer a question wants. The names are the contract's `kind` of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Where the candidate lives.
    City,
    /// Years of experience.
    Experience,
    /// Agreement or refusal.
    YesNo,
    /// Expected pay.
    Salary,
    /// When the candidate can start.
    Notice,
    /// Knowledge of a human language.
    Language,
    /// Level of education.
    Education,
    /// Office, remote, hybrid; full time, shifts …
    Format,
    /// Readiness to move.
    Relocation,
    /// Having a named skill.
    Skill,
    /// Free text: any answer is taken as it is.
    Text,
}

/// The open question, as far as understanding its answer needs to know it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The kind of answer wanted; `None`: nothing in particular (all slots are tried).
    pub slot: Option<Slot>,
    /// For [`Slot::Skill`]: the skill as the question named it.
    pub skill: Option<&'a str>,
    /// For [`Slot::Language`]: ISO 639-1 code of the language asked about.
    pub language: Option<&'a str>,
}

/// What the candidate is doing with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// Answers, with a usable value.
    Answer,
    /// Tries to answer, without a usable value: ask again.
    Unclear,
    /// Does not want to answer this question.
    Refuse,
    /// Did not understand the question.
    DontUnderstand,
    /// Asks something.
    Question,
    /// Takes the application back.
    Withdraw,
    /// Wants a person.
    Human,
    /// Talks about something else.
    Offtopic,
    /// Insults.
    Abuse,
    /// Tries to steer the bot or the score.
    Injection,
}

/// A yes, a no, or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// Agrees.
    Yes,
    /// Refuses.
    No,
    /// Says neither ("maybe", "it depends").
    Unsure,
}

/// Readiness to move to another city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Readiness {
    /// Ready.
    Yes,
    /// Not ready.
    No,
    /// Ready if some condition is met.
    Conditional,
}

/// A pay range in whole units of `currency` per `period`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pay {
    /// Lower end; `None`: open ("up to …").
    pub min: Option<f64>,
    /// Upper end; `None`: open ("from …").
    pub max: Option<f64>,
    /// ISO 4217 code; `None`: not said.
    pub currency: Option<String>,
    /// `hour`, `day`, `week`, `month` or `year`; `None` only when negotiable.
    pub period: Option<String>,
    /// `true` after tax, `false` before; `None`: not said.
    pub net: Option<bool>,
    /// The candidate leaves the sum to the employer.
    pub negotiable: bool,
}

/// A typed value read from an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Value {
    /// Present residence: the GeoNames English name and the ISO 3166 country.
    City {
        /// GeoNames English name, e.g. `Almaty`.
        city: String,
        /// ISO 3166-1 alpha-2, e.g. `KZ`.
        country: String,
    },
    /// Years, two decimals; `max: None`: open upwards ("5+"); none at all: 0 and 0.
    Experience {
        /// Lower end in years.
        min: f64,
        /// Upper end in years.
        max: Option<f64>,
    },
    /// Agreement or refusal.
    YesNo {
        /// Which.
        value: YesNo,
    },
    /// Expected pay.
    Salary(Pay),
    /// Days from today until the candidate can start.
    Notice {
        /// Earliest.
        min_days: i64,
        /// Latest.
        max_days: i64,
    },
    /// A human language and its level.
    Language {
        /// ISO 639-1 code.
        lang: String,
        /// `A1` … `C2`, `native` or `none`.
        level: String,
    },
    /// Education.
    Education {
        /// `none`, `basic`, `secondary`, `vocational`, `incomplete_higher`, `bachelor`, `master`, `phd` or `higher` (degree not said).
        level: String,
        /// `completed` or `in_progress`.
        status: String,
    },
    /// Work format and schedule; both sorted, either may be empty.
    Format {
        /// Subset of `hybrid`, `office`, `remote`.
        format: Vec<String>,
        /// Subset of `1/3`, `2/2`, `5/2`, `flexible`, `full`, `night`, `part`, `rotation`, `shift`.
        schedule: Vec<String>,
    },
    /// Readiness to move.
    Relocation {
        /// Whether.
        value: Readiness,
        /// GeoNames English name of the city named, if one was.
        city: Option<String>,
    },
    /// Having the skill asked about, or one named in passing.
    Skill {
        /// Canonical name, when the text named one itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// Has it or not.
        has: bool,
        /// Years with it, if said.
        years: Option<f64>,
    },
    /// Free text, as said.
    Text {
        /// The answer without surrounding space.
        text: String,
    },
}

/// A value and the words it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The value.
    pub value: Value,
    /// Where its words stand in the text that was given, in Unicode scalar values.
    pub span: Span,
}

/// What one message means.
#[derive(Debug, Clone, PartialEq)]
pub struct Understanding {
    /// What the candidate is doing.
    pub intent: Intent,
    /// The answer to the asked slot; `Some` exactly when `intent` is [`Intent::Answer`].
    pub value: Option<Found>,
    /// Values for other slots found in passing; empty unless the message is an answer, unclear or carries facts beside
    /// a question.
    pub also: Vec<Found>,
}

/// Reads one message of a candidate. Total: any text, of any length and in any script, gives an [`Understanding`].
///
/// `today` is the reference day for relative dates ("since 2019", "next Monday").
pub fn understand(asked: &Asked<'_>, text: &str, today: NaiveDate) -> Understanding {
    let message = Message::read(text);
    if let Some(intent) = intent::unsafe_intent(&message) {
        return only(intent);
    }
    if intent::offtopic(&message, true)
        && asked.slot != Some(Slot::Text)
        && !answers_at_length(asked, &message, text, today)
    {
        return only(Intent::Offtopic);
    }
    let wish = intent::wish(&message, asked.slot);
    if let Some(intent @ (Intent::Human | Intent::Refuse)) = wish {
        return with_facts(intent, None, asked, &message, today);
    }
    let value = answer(asked, &message, text, today);
    match wish {
        Some(Intent::Withdraw) if !is_correction(&message, value.as_ref()) => {
            return only(Intent::Withdraw);
        }
        Some(Intent::DontUnderstand) if !knows_language(asked, &message, value.as_ref()) => {
            return only(Intent::DontUnderstand);
        }
        _ => {}
    }
    let asking = intent::asking(&message, asked.slot);
    let asks = match asking {
        // "Only basics, I can say hello and ask where is pain": a long answer with the words of a question in it.
        intent::Asking::Yes => {
            let level = asked.slot == Some(Slot::Language) && value.is_some();
            message.has_question_mark() || !level || message.words() < LONG
        }
        intent::Asking::Doubt | intent::Asking::Maybe => value.is_none(),
        intent::Asking::No => false,
    };
    if asks {
        return with_facts(Intent::Question, value, asked, &message, today);
    }
    match value {
        Some(found) => with_facts(Intent::Answer, Some(found), asked, &message, today),
        None if intent::offtopic(&message, false) => only(Intent::Offtopic),
        None => with_facts(Intent::Unclear, None, asked, &message, today),
    }
}

/// Words from which a message is more than a phrase.
const LONG: usize = 7;

/// "Elementary, hello how are you, but I can read price lists": what sounds like a chat may be an answer told at length.
fn answers_at_length(asked: &Asked<'_>, message: &Message, text: &str, today: NaiveDate) -> bool {
    // "Almaty, smog capital of the world lol": a city that has its clause to itself is the answer.
    if asked.slot == Some(Slot::City) && !message.has_question_mark() {
        let first = message.part(0, message.clause_of(0).1);
        return first.words() <= 2 && city::read(&first, false).is_some();
    }
    if asked.slot == Some(Slot::Skill) && !message.has_question_mark() && intent::only_trades(message) {
        let has = |found: Found| matches!(found.value, Value::Skill { has: true, .. });
        return answer(asked, message, text, today).is_some_and(has);
    }
    matches!(asked.slot, Some(Slot::Language | Slot::Experience | Slot::Education | Slot::Salary))
        && message.words() >= LONG
        && !message.has_question_mark()
        && answer(asked, message, text, today).is_some()
}

fn only(intent: Intent) -> Understanding {
    Understanding { intent, value: None, also: Vec::new() }
}

/// "передумал, 400 тысяч" puts an answer right; "передумал" alone takes the application back.
fn is_correction(message: &Message, value: Option<&Found>) -> bool {
    let changed = (0..message.len()).any(|at| message.is_any(at, &["передумал", "передумала", "mind"]));
    changed
        && matches!(value, Some(found) if matches!(found.value, Value::Salary(_) | Value::Experience { .. } | Value::Notice { .. }))
}

/// "не понимаю по-казахски" answers a question about a language.
fn knows_language(asked: &Asked<'_>, message: &Message, value: Option<&Found>) -> bool {
    asked.slot == Some(Slot::Language) && value.is_some() && !language::read_all(message).is_empty()
}

/// The value of the slot asked about: what was put right last, when something was.
fn answer(asked: &Asked<'_>, message: &Message, text: &str, today: NaiveDate) -> Option<Found> {
    let slot = asked.slot?;
    if slot != Slot::Text
        && let Some((tail, start)) = correction::corrected(message, correction::decides(slot))
    {
        let corrected = value(slot, &correction::asked(asked, message, start), &tail, text, today);
        let part = message.part(0, start);
        let before = value(slot, asked, &part, text, today);
        match (corrected, before) {
            (Some(found), Some(before)) => return Some(correction::completed(found, &before)),
            (Some(found), None) => return Some(found),
            (None, Some(before)) => {
                if let Some(found) = correction::same_unit(&part, &before, &tail) {
                    return Some(found);
                }
            }
            (None, None) => {}
        }
    }
    value(slot, asked, message, text, today)
}

/// The value of one slot.
fn value(slot: Slot, asked: &Asked<'_>, message: &Message, text: &str, today: NaiveDate) -> Option<Found> {
    match slot {
        Slot::City => city::read(message, false),
        Slot::Experience => experience::read(message, today, false),
        Slot::YesNo => yes_no::read(message),
        Slot::Salary => salary::read(message, false),
        Slot::Notice => notice::read(message, today, false),
        Slot::Language => language::read(message, asked.language),
        Slot::Education => education::read(message, false),
        Slot::Format => format::read(message, false),
        Slot::Relocation => relocation::read(message, false),
        Slot::Skill => skill::read(message, asked.skill, today),
        Slot::Text => free_text(message, text),
    }
}

fn free_text(message: &Message, text: &str) -> Option<Found> {
    let trimmed = text.trim();
    (!trimmed.is_empty() && message.len() > 0).then(|| {
        let start = text.chars().take_while(|c| c.is_whitespace()).count();
        Found {
            value: Value::Text { text: trimmed.to_owned() },
            span: Span { start, end: start + trimmed.chars().count() },
        }
    })
}

/// Puts the facts said in passing beside the answer. Without an answer, a value for the asked slot is one of them.
fn with_facts(
    intent: Intent,
    value: Option<Found>,
    asked: &Asked<'_>,
    message: &Message,
    today: NaiveDate,
) -> Understanding {
    let mut also = Vec::new();
    if message.words() > 1 {
        facts(asked, message, today, &mut also);
    }
    let mut value = value;
    let mut intent = intent;
    if asked.slot.is_none() && intent == Intent::Unclear && !also.is_empty() {
        value = Some(also.remove(0));
        intent = Intent::Answer;
    } else if asked.slot.is_none() && intent == Intent::Unclear {
        value = city::read(message, true).or_else(|| yes_no::read(message));
        if value.is_some() {
            intent = Intent::Answer;
        }
    }
    if intent != Intent::Answer {
        also.extend(value.take());
    }
    Understanding { intent, value, also }
}

/// What the strict grammars of the other slots find.
fn facts(asked: &Asked<'_>, message: &Message, today: NaiveDate, also: &mut Vec<Found>) {
    let other = |kind: Slot| asked.slot != Some(kind);
    if !other(Slot::Skill) {
        also.extend(experience::longest(message, today));
    } else if other(Slot::Experience) {
        also.extend(experience::read(message, today, true));
    }
    if other(Slot::Salary) {
        also.extend(salary::read(message, true));
    }
    if other(Slot::Notice) {
        also.extend(notice::read(message, today, true));
    }
    if other(Slot::Education) {
        also.extend(education::read(message, true));
    }
    if other(Slot::Relocation) {
        also.extend(relocation::read(message, true));
    } else {
        also.extend(relocation::remote_beside(message));
    }
    if other(Slot::City) && other(Slot::Relocation) {
        also.extend(city::read(message, true));
    }
    if other(Slot::Format) {
        also.extend(format::read(message, true));
    }
    // Asked about one language, people name the others too.
    let own = asked.language.filter(|_| !other(Slot::Language));
    if other(Slot::Language) || own.is_some() {
        let named = language::read_all(message).into_iter();
        also.extend(named.filter(|f| !matches!(&f.value, Value::Language { lang, .. } if Some(lang.as_str()) == own)));
    }
}
