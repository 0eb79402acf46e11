//! The interview as a pure state machine: what to ask next, what an answer means for the facts, when to stop.
//!
//! [`start`] reads the vacancy and the application once and freezes what the interview needs (criteria, facts of the
//! résumé, similarity) into [`State`]; [`step`] takes one message. Neither does I/O: the caller stores the state, sends
//! the lines and applies the outcome, all in one transaction.
//!
//! Every interview ends: a topic is asked at most twice, there are at most `max_questions` topics, and what is not an
//! answer is bounded as a whole.

mod acknowledge;
mod answer;
mod aside;
mod ask;
mod colleagues;
mod commute;
mod conditions;
mod finish;
mod named;
mod opening;
mod papers;
mod plan;
mod reply;
mod state;
mod told;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::criteria::{Criterion, Want};
use crate::fact::{Fact, Language};
use crate::phrases::{say, say_in_turn};
use crate::relevance::{Assessment, Stage};
use crate::text::{detect_language, is_plainly_russian};
use crate::understanding::{self, Intent, Readiness, Slot, Understanding, Value, YesNo, understand};

use answer::Taken;
use state::{Asked, Topic};

pub use opening::{PreparedVacancy, assess_resume};
pub use state::{Brief, State, StoredState};

/// What the interview reads of a vacancy.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vacancy {
    /// Title as published.
    pub title: String,
    /// Description as published; read up to [`READ_LIMIT`](crate::terms::READ_LIMIT) characters.
    pub description: String,
    /// Where the work is, as the employer wrote it.
    pub location: String,
    /// The structured requirements, as given by the employer's client.
    pub requirements: Option<Map<String, Json>>,
    /// Lower end of the offered pay, in whole units of the currency of the vacancy's place, for a month or what is usual
    /// there.
    pub salary_min: Option<i64>,
    /// Upper end of the offered pay.
    pub salary_max: Option<i64>,
    /// The employer's name.
    pub company: String,
    /// Most questions to ask, clarifications not counted; 1–10, default 5.
    pub max_questions: Option<u8>,
    /// Score from which an application is approved, 0..1; default 0.5.
    pub threshold: Option<f64>,
    /// The employer's own questions, in their order; they count among `max_questions` and come before what the bot
    /// would ask beside the musts.
    pub questions: Vec<OwnQuestion>,
}

/// A question the employer wants asked in these words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnQuestion {
    /// The question as the candidate reads it.
    pub text: String,
    /// The kind of answer it wants.
    #[serde(default = "text_kind")]
    pub kind: Slot,
    /// Whether a "no" rules an application out; of other kinds of answer, whether the employer insists on one.
    #[serde(default)]
    pub must: bool,
}

fn text_kind() -> Slot {
    Slot::Text
}

/// What the interview reads of an application. No field says who the candidate is.
#[derive(Debug, Clone, Default)]
pub struct Applicant {
    /// City from the application form; may be empty.
    pub city: String,
    /// The résumé's text; may be empty. Read up to [`READ_LIMIT`](crate::terms::READ_LIMIT) characters.
    pub resume: String,
}

/// One message of the candidate's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message<'a> {
    /// Something typed. `seq` is the number the message will be stored under; evidence points to it.
    Text {
        /// Number within the chat, from 1.
        seq: u64,
        /// The text.
        text: &'a str,
    },
    /// The candidate switches the language of the chat: the open question is asked again in it.
    Language(Language),
    /// The candidate asks for a person (by the button, not by words).
    Human,
}

/// A quick reply under a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickReply {
    /// What the button says.
    pub label: String,
    /// What is sent as the message when it is pressed.
    pub value: String,
}

/// What a line that wants an answer carries beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// 0, 1, 2 …: numbers every request for an answer in order, clarifications and repetitions included.
    pub index: u32,
    /// How many topics the interview has in all, as known now.
    pub total: u32,
    /// How many topics have been answered (or given up) so far.
    pub answered: u32,
    /// The kind of answer wanted.
    pub kind: Slot,
    /// Buttons for closed questions; may be empty.
    pub quick_replies: Vec<QuickReply>,
}

/// One line the bot says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text, in the chat's language.
    pub text: String,
    /// Set exactly when the line wants an answer.
    pub question: Option<Question>,
}

/// How an interview ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Whether the application is approved.
    pub approved: bool,
    /// Why, in one or two plain sentences for the candidate, in the chat's language.
    pub reason: String,
    /// Reasons for the employer, the most important first; empty when approved without reservations.
    pub reasons: Vec<String>,
    /// What would raise the score, one change at a time, in the criteria's order; exact.
    #[serde(default)]
    pub what_if: Vec<WhatIf>,
    /// One sentence for the employer's list.
    pub summary: String,
    /// All verdicts with their evidence.
    pub assessment: Assessment,
}

/// A change that would raise the score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhatIf {
    /// The criterion taken as met.
    pub criterion: String,
    /// The score then, 0..1.
    pub score: f64,
    /// Whether the application would be approved then.
    pub approved: bool,
    /// In the vacancy's language: "with relocation: 0.86".
    pub text: String,
}

/// What one step leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The state to store.
    pub state: State,
    /// What the bot says, in order.
    pub lines: Vec<Line>,
    /// Set when the interview has ended with this step.
    pub outcome: Option<Outcome>,
}

/// Opens an interview: the first line greets, says that it is a program, how many questions come, and asks the first.
pub fn start(vacancy: &Vacancy, applicant: &Applicant, today: NaiveDate) -> Turn {
    begin(opening::open(vacancy, applicant, today))
}

/// The same for a vacancy that was read before; `prepared` was read from this vacancy.
pub fn start_prepared(vacancy: &Vacancy, prepared: &PreparedVacancy, applicant: &Applicant, today: NaiveDate) -> Turn {
    begin(opening::open_prepared(vacancy, prepared, applicant, today))
}

fn begin(mut state: State) -> Turn {
    let mut lines = Vec::new();
    state.progress.announced = u32::try_from(plan::promised(&state)).unwrap_or(u32::MAX);
    if !ask_next(&mut state, &mut lines, "") {
        // The application answers everything already. One open question still gives the candidate a word.
        ask_topic(&mut state, &mut lines, &Topic::Anything, "");
    }
    greet(&mut state, &mut lines);
    Turn { state, lines, outcome: None }
}

/// An interview played again, with the judgement told in one language.
#[derive(Debug, Clone)]
pub struct Replayed {
    /// What was said, in order; `true`: by the bot.
    pub spoken: Vec<(bool, String)>,
    /// The judgement: of the interview, or of the application alone when there were no answers.
    pub outcome: Outcome,
    /// Questions that are still open, in the order the bot would ask them.
    pub open: Vec<String>,
}

/// Plays an interview with given answers, the bot speaking `language`, and judges what is known at their end.
pub fn replay(
    vacancy: &Vacancy,
    applicant: &Applicant,
    answers: &[String],
    today: NaiveDate,
    language: Language,
) -> Replayed {
    let mut state = opening::open(vacancy, applicant, today);
    state.language = language;
    Arc::make_mut(&mut state.brief).language = language;
    let mut spoken = Vec::new();
    let mut at = Stage::Applied;
    if !answers.is_empty() {
        at = Stage::Interviewed;
        let turn = begin(state);
        spoken.extend(turn.lines.into_iter().map(|line| (true, line.text)));
        state = turn.state;
    }
    let mut seq = 1_u64;
    for answer in answers {
        if state.open.is_none() {
            break;
        }
        seq += 1;
        let turn = step(&state, Message::Text { seq, text: answer }, today);
        spoken.push((false, answer.clone()));
        seq += u64::try_from(turn.lines.len()).unwrap_or(u64::MAX);
        spoken.extend(turn.lines.into_iter().map(|line| (true, line.text)));
        state = turn.state;
    }
    let open = if answers.is_empty() {
        plan::open_topics(&state).iter().map(|topic| ask::words(&state, topic, false)).collect()
    } else {
        state.open_text.iter().cloned().collect()
    };
    Replayed { spoken, outcome: opening::judge(state, at), open }
}

/// Puts the greeting before the first question, in one line with it.
fn greet(state: &mut State, lines: &mut [Line]) {
    let Some(line) = lines.last_mut() else { return };
    let total = state.progress.announced;
    let key = if state.brief.company.trim().is_empty() { "hello" } else { "hello-company" };
    let hello = say(
        state.language,
        key,
        &[
            ("company", state.brief.company.trim().into()),
            ("title", state.brief.title.trim().into()),
            ("count", total.into()),
        ],
    );
    line.text = format!("{hello}\n\n{}", line.text);
    state.open_text = Some(line.text.clone());
}

/// Takes one message. Total: no message, however odd, makes it fail; after the end it says nothing more.
pub fn step(state: &State, message: Message<'_>, today: NaiveDate) -> Turn {
    let mut state = state.clone();
    let mut lines = Vec::new();
    let mut outcome = None;
    if state.open.is_some() {
        match message {
            Message::Language(language) => {
                state.language = language;
                let prefix = say(language, "language-switched", &[]);
                repeat(&mut state, &mut lines, &prefix);
            }
            Message::Human => {
                state.human_requested = true;
                let prefix = say(state.language, "human-noted", &[]);
                repeat(&mut state, &mut lines, &prefix);
            }
            Message::Text { text, .. } if text.trim().is_empty() => {}
            Message::Text { seq, text } => {
                follow_language(&mut state, text);
                outcome = hear(&mut state, &mut lines, &Said { seq, text, today });
            }
        }
    }
    Turn { state, lines, outcome }
}

/// Who writes twice in another language is answered in it. Short messages tell nothing: "да" is a yes in Kazakh chats too.
fn follow_language(state: &mut State, text: &str) {
    const WORDS: usize = 3;
    if text.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).count() < WORDS {
        return;
    }
    let spoken = detect_language(text).filter(|spoken| *spoken != state.language);
    // Kazakh typed without its letters is no Russian.
    let kazakh = state.language == Language::Kk && spoken == Some(Language::Ru) && !is_plainly_russian(text);
    let spoken = spoken.filter(|_| !kazakh);
    if spoken.is_some() && spoken == state.progress.heard_in {
        state.language = spoken.unwrap_or(state.language);
        state.progress.heard_in = None;
    } else {
        state.progress.heard_in = spoken;
    }
}

/// A typed message and the day it came.
#[derive(Clone, Copy)]
struct Said<'a> {
    seq: u64,
    text: &'a str,
    today: NaiveDate,
}

/// Messages that are no answers, in one interview: a patient person's measure, then the bot takes them as unclear.
const DETOURS: u8 = 10;

/// Takes a typed message: an answer, or one of the things people say instead.
fn hear(state: &mut State, lines: &mut Vec<Line>, said: &Said<'_>) -> Option<Outcome> {
    if state.progress.withdrawing {
        return confirm_withdrawal(state, lines, said);
    }
    let topic = answer::open_topic(state)?;
    let skill = ask::asked_skill(state, &topic);
    let language = ask::asked_language(state, &topic);
    let asked = understanding::Asked {
        slot: Some(ask::slot(state, &topic)),
        skill: skill.as_deref(),
        language: language.as_deref(),
    };
    let heard = understand(&asked, said.text, said.today);
    // "По-русски можно дальше": the only yes in it asks for the language.
    let only_asks = matches!(
        heard.value.as_ref().map(|f| &f.value),
        Some(Value::YesNo { .. } | Value::Relocation { .. } | Value::Skill { .. })
    ) && heard.value.as_ref().is_some_and(|found| aside::asks_with(said.text, found.span));
    if (heard.intent != Intent::Answer || only_asks)
        && let Some(wish) = aside::wish(said.text)
        // "Орысша ортадан жоғары" answers a question about a language.
        && (!matches!(topic, Topic::Language(_)) || aside::asks(said.text))
    {
        // "Астана. Можно по-русски?": the answer beside the wish counts.
        if let aside::Wish::Speak(spoken) = wish
            && !only_asks
            && answered_beside(state, &topic, &asked, said)
        {
            state.language = spoken;
            let text = say(spoken, "language-switched", &[]);
            return answer_and_go_on(state, lines, &text);
        }
        return grant(state, lines, wish);
    }
    let safe = !matches!(heard.intent, Intent::Abuse | Intent::Injection | Intent::Withdraw);
    if topic == Topic::Relocation && safe && commute::take(state, said) {
        return weigh(state, lines, Taken::Answered);
    }
    match heard.intent {
        Intent::Answer | Intent::Unclear | Intent::Offtopic => {
            if heard.intent != Intent::Answer && said.text.contains('?') && answered_beside(state, &topic, &asked, said)
            {
                // "Родной. погодите, 5/2 это с выходными?": an answer, and something for the employer.
                return reply_and_go_on(state, lines, &topic, said);
            }
            let before = finish::ruled_out(state, &topic);
            let taken = answer::take(state, &topic, &heard, said);
            if taken == Taken::Answered
                && (is_doubtful(state, &topic, &heard, said, &before) || is_on_its_way(state, &topic, said, &before))
            {
                return double_check(state, lines, &topic);
            }
            if heard.intent == Intent::Answer && taken == Taken::Answered {
                let answered = heard.value.as_ref().map(|found| found.span);
                if asks_beside(&heard, said) {
                    // "2/2 ок а форма выдаётся?"
                    return reply_and_go_on(state, lines, &topic, said);
                }
                if let Some(text) = conditions::request(said.text, answered) {
                    // "Подходит, тока можно с 9": half a yes, and something the employer has to say.
                    return reply_and_go_on(state, lines, &topic, &Said { text, ..*said });
                }
            }
            if taken == Taken::Answered
                && let Some(left) = answer::left_out(state, &topic)
            {
                let prefix = acknowledge::answer(state, &topic);
                return ask_for_the_rest(state, lines, &left, &prefix);
            }
            if heard.intent == Intent::Offtopic && taken == Taken::Nothing {
                stray(state, lines, "offtopic")
            } else {
                weigh(state, lines, taken)
            }
        }
        Intent::Refuse => {
            let prefix = say_in_turn(state.language, "skipped", topics_before(state), &[]);
            settle(state, lines, &prefix)
        }
        Intent::DontUnderstand => unclear(state, lines),
        Intent::Question => {
            if let Some(told) = told_before(said).filter(|_| asked.slot == Some(Slot::Text)) {
                // "Because I want bigger groups. Also do you sponsor visas?"
                let part = Said { text: told, ..*said };
                let heard = understand(&asked, told, said.today);
                if heard.intent == Intent::Answer && answer::take(state, &topic, &heard, &part) == Taken::Answered {
                    return reply_and_go_on(state, lines, &topic, said);
                }
            }
            let passing = answered_beside(state, &topic, &asked, said) || answer::passing(state, &topic, &heard, said);
            if passing {
                return reply_and_go_on(state, lines, &topic, said);
            }
            let reply = reply::to_question(state, said);
            detour(state, lines, &reply)
        }
        Intent::Human => {
            state.human_requested = true;
            let text = say(state.language, "human-noted", &[]);
            detour(state, lines, &text)
        }
        Intent::Withdraw => ask_withdrawal(state, lines),
        Intent::Abuse => stray(state, lines, "abuse"),
        Intent::Injection => stray(state, lines, "injection"),
    }
}

/// The sentences before a question at the end of a message, where they are more than a few words.
fn told_before<'a>(said: &Said<'a>) -> Option<&'a str> {
    const ENOUGH: usize = 4;
    let mark = said.text.rfind('?')?;
    let end = said.text[..mark].rfind(['.', '!', ';', '\n', '…'])?;
    let told = said.text[..end].trim_end();
    (told.split_whitespace().count() >= ENOUGH).then_some(told)
}

/// Whether a question of the candidate's own stands behind the answer in its message: several words that end in a
/// question mark, and none of them the answer's. "Да, устроит?" asks nothing.
fn asks_beside(heard: &Understanding, said: &Said<'_>) -> bool {
    const WORDS: usize = 2;
    const LINKS: &[&str] = &[" а ", " и ", " ал ", " and ", " but ", " но "];
    let Some(mark) = said.text.rfind('?') else { return false };
    let before = &said.text[..mark];
    let behind_sign = before.rfind(['.', ',', ';', '!', '?', '\n']).map_or(0, |at| at + 1);
    let behind_link = LINKS.iter().filter_map(|link| before.rfind(link).map(|at| at + link.len())).max().unwrap_or(0);
    let start = behind_sign.max(behind_link);
    let question = &before[start..];
    let at = said.text[..start].chars().count();
    question.split_whitespace().count() >= WORDS && heard.value.as_ref().is_some_and(|found| found.span.end <= at)
}

/// Whether the answer rules the application out without saying so plainly, and can still be asked about.
fn is_doubtful(state: &State, topic: &Topic, heard: &Understanding, said: &Said<'_>, before: &[String]) -> bool {
    let fresh = || finish::ruled_out(state, topic).iter().any(|id| !before.contains(id));
    let clarified = state.progress.asked.last().is_none_or(|asked| asked.clarified);
    // Of several skills, or terms of work, each was denied by its name; so was another grade than the one asked for.
    let by_name = match topic {
        Topic::Skills(group) => group.len() > 1,
        Topic::Workday => state.facts.get("workday").is_none(),
        _ => false,
    };
    // "Охраной не работал, но в органах 25 лет": the years were set aside by the candidate's own words.
    let none = |value: &Value| matches!(value, Value::Experience { max: Some(most), .. } if *most <= 0.0);
    if *topic == Topic::Experience
        && state.facts.get("experience").is_some_and(|fact| none(&fact.value))
        && heard.value.as_ref().is_some_and(|found| !none(&found.value))
    {
        return false;
    }
    // "My card expired in May" is said plainly, however long the message.
    if paper_of(state, topic, said).is_some_and(|paper| !paper.held && paper.plain) {
        return false;
    }
    let asked = state.open_text.as_deref().unwrap_or_default();
    let against = |value: &Value| !matches!(value, Value::Skill { has: true, .. });
    !clarified
        && !by_name
        && heard.value.as_ref().is_some_and(|found| {
            against(&found.value)
                && !understanding::is_plain(ask::slot(state, topic), asked, &found.value, said.text)
                && fresh()
        })
}

/// Whether the answer rules the application out because a paper is only on its way, nothing denies it plainly, and it
/// can still be asked about: who will have it before the first day may say so.
fn is_on_its_way(state: &State, topic: &Topic, said: &Said<'_>, before: &[String]) -> bool {
    let clarified = state.progress.asked.last().is_none_or(|asked| asked.clarified);
    !clarified
        && paper_of(state, topic, said).is_some_and(|paper| !paper.held && !paper.plain)
        && finish::ruled_out(state, topic).iter().any(|id| !before.contains(id))
}

/// What an answer says of the one paper that a topic asks about.
fn paper_of(state: &State, topic: &Topic, said: &Said<'_>) -> Option<papers::Paper> {
    let label = match topic {
        Topic::Skills(group) if group.len() > 1 => None,
        Topic::Own(i) => state.brief.criteria.list.get(*i).map(|c| c.label.clone()),
        _ => ask::asked_skill(state, topic),
    };
    papers::told_of(&label?, said.text, papers::Beside::Nothing)
}

/// Nobody is turned away over a misunderstanding: what would rule the application out is asked once more. What was
/// understood stands unless the second answer says otherwise.
fn double_check(state: &mut State, lines: &mut Vec<Line>, topic: &Topic) -> Option<Outcome> {
    let asked = state.progress.asked.last_mut()?;
    asked.clarified = true;
    let understood = acknowledge::said_back(state, topic);
    let text = match understood {
        Some(value) => {
            let prefix = say(state.language, "understood", &[("value", (&value).into())]);
            // A contradiction has been quoted once already.
            let again = matches!(topic, Topic::Conflict(_));
            joined(&prefix, &ask::words(state, topic, again))
        }
        None => ask::words(state, topic, true),
    };
    put_question(state, lines, topic, text);
    None
}

/// Answers the question that came with an answer, and goes on: to what the answer left out, or to the next topic.
fn reply_and_go_on(state: &mut State, lines: &mut Vec<Line>, topic: &Topic, said: &Said<'_>) -> Option<Outcome> {
    let reply = reply::to_question(state, said);
    match answer::left_out(state, topic) {
        Some(left) => ask_for_the_rest(state, lines, &left, &reply),
        None => answer_and_go_on(state, lines, &reply),
    }
}

/// Of several skills the musts that an answer left out are asked about once more, by themselves.
fn ask_for_the_rest(state: &mut State, lines: &mut Vec<Line>, left: &Topic, prefix: &str) -> Option<Outcome> {
    state.progress.asked.last_mut()?.clarified = true;
    let text = joined(prefix, &ask::words(state, left, false));
    put_question(state, lines, left, text);
    None
}

/// "Да, два года. А какая зарплата?", "а где это? если рядом, то да": takes the answer that stands before or behind a
/// question in one message.
fn answered_beside(state: &mut State, topic: &Topic, asked: &understanding::Asked<'_>, said: &Said<'_>) -> bool {
    /// Places looked at from either side: what people put beside a question is short.
    const PLACES: usize = 6;
    // "Хорошо, а что за компания?" says nothing to a question that takes any words.
    if asked.slot == Some(Slot::Text) {
        return false;
    }
    let mut take = |text: &str| {
        let part = Said { text, ..*said };
        let heard = understand(asked, part.text, said.today);
        // "Куртки шила, пальто тоже": a skill's name answers without any other word.
        let names = heard.intent == Intent::Unclear && matches!(topic, Topic::Skills(_)) && !opens_a_question(text);
        (heard.intent == Intent::Answer || names) && answer::take(state, topic, &heard, &part) == Taken::Answered
    };
    let signs = said.text.rmatch_indices(['.', '!', ',', ';', '\n', '…']).map(|(at, _)| at);
    let mut ends: Vec<usize> = signs.take(PLACES).collect();
    // "Куртки шила а оформление какое?"
    let mark = said.text.rfind('?').unwrap_or(said.text.len());
    ends.extend([" а ", " ал ", " and ", " but "].iter().filter_map(|link| said.text[..mark].rfind(link)));
    ends.sort_unstable_by(|a, b| b.cmp(a));
    if ends.into_iter().any(|end| take(&said.text[..end])) {
        return true;
    }
    let Some(mark) = said.text.rfind('?').map(|at| at + 1) else { return false };
    // Spaces stand for what is before, so that the rest keeps its place.
    let before = said.text[..mark].chars().count();
    take(&format!("{}{}", " ".repeat(before), &said.text[mark..]))
}

/// Whether words open a question rather than an answer: "а сверка, 1С это каждый день?"
fn opens_a_question(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "а",
        "и",
        "как",
        "какой",
        "какая",
        "какие",
        "что",
        "сколько",
        "когда",
        "где",
        "есть",
        "будет",
        "do",
        "does",
        "is",
        "are",
        "what",
        "how",
        "when",
        "where",
        "and",
        "will",
        "ал",
        "қандай",
        "қанша",
        "не",
        "қашан",
        "қайда",
    ];
    let folded = crate::text::fold(text);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())
        .is_none_or(|word| OPENINGS.contains(&word))
}

/// A wish about the conversation itself: the open question stays open.
fn grant(state: &mut State, lines: &mut Vec<Line>, wish: aside::Wish) -> Option<Outcome> {
    match wish {
        aside::Wish::Pause => {
            let text = say(state.language, "pause-noted", &[]);
            detour(state, lines, &text)
        }
        aside::Wish::Speak(language) => {
            state.language = language;
            let text = say(language, "language-switched", &[]);
            detour(state, lines, &text)
        }
    }
}

/// After an answer: on to the next topic, or once more for the same.
fn weigh(state: &mut State, lines: &mut Vec<Line>, taken: Taken) -> Option<Outcome> {
    match taken {
        Taken::Answered => {
            let topic = state.progress.asked.last()?.topic.clone();
            let prefix = acknowledge::answer(state, &topic);
            settle(state, lines, &prefix)
        }
        Taken::Nothing => unclear(state, lines),
    }
}

/// The open topic is done; `prefix` is what is said before the next one.
fn settle(state: &mut State, lines: &mut Vec<Line>, prefix: &str) -> Option<Outcome> {
    close_topic(state);
    if ask_next(state, lines, prefix) { None } else { Some(finish::end(state, lines)) }
}

/// A question of the candidate came with the answer to ours.
fn answer_and_go_on(state: &mut State, lines: &mut Vec<Line>, reply: &str) -> Option<Outcome> {
    close_topic(state);
    if ask_next(state, lines, reply) {
        return None;
    }
    lines.push(Line { text: reply.to_owned(), question: None });
    Some(finish::end(state, lines))
}

fn close_topic(state: &mut State) {
    let Some(asked) = state.progress.asked.last_mut() else { return };
    asked.settled = true;
    let topic = asked.topic.clone();
    if let Topic::Conflict(key) = &topic {
        state.progress.conflicts.retain(|c| c.key != *key);
    }
    if topic == Topic::Relocation && ask::by_rotation(state) && ask::only_rotation(state) {
        agree_to_rotation(state);
    }
    if state.facts.get("city").is_none() && matches!(topic, Topic::City | Topic::Conflict(_)) {
        // Better the form's city than none.
        opening::use_form_city(state);
    }
}

/// Whoever will travel to the rotation was asked about its terms in the same question.
fn agree_to_rotation(state: &mut State) {
    let there = |city: &Option<String>| {
        let wanted = |c: &Criterion| matches!(&c.want, Want::Location { city: wanted, .. } if wanted == city);
        city.is_none() || state.brief.criteria.list.iter().any(wanted)
    };
    let travels = |f: &&Fact| match &f.value {
        Value::Relocation { value: Readiness::Yes, city } => there(city),
        Value::YesNo { value } => *value == YesNo::Yes,
        _ => false,
    };
    let said = ["relocation", "commute"].iter().find_map(|key| state.facts.get(key).filter(travels));
    if let Some(evidence) = said.map(|f| f.evidence.clone())
        && state.facts.get("workday").is_none()
    {
        let value = Value::YesNo { value: YesNo::Yes };
        state.facts.put(Fact { key: "workday".into(), value, evidence, implied: false });
    }
}

/// Topics asked before the open one.
fn topics_before(state: &State) -> usize {
    state.progress.asked.len().saturating_sub(1)
}

/// One clarification a topic: simpler words and an example. After it the answer is kept as it is.
fn unclear(state: &mut State, lines: &mut Vec<Line>) -> Option<Outcome> {
    let asked = state.progress.asked.last_mut()?;
    if asked.clarified {
        let prefix = say_in_turn(state.language, "kept", topics_before(state), &[]);
        return settle(state, lines, &prefix);
    }
    asked.clarified = true;
    let topic = asked.topic.clone();
    let text = ask::words(state, &topic, true);
    put_question(state, lines, &topic, text);
    None
}

/// Something off the point: a calm line and the question again; the second time on a topic it counts as unclear.
fn stray(state: &mut State, lines: &mut Vec<Line>, key: &str) -> Option<Outcome> {
    let strayed = state.progress.asked.last().is_some_and(|a| a.strayed);
    if strayed {
        return unclear(state, lines);
    }
    if let Some(asked) = state.progress.asked.last_mut() {
        asked.strayed = true;
    }
    let text = say_in_turn(state.language, key, usize::from(state.progress.detours), &[]);
    detour(state, lines, &text)
}

/// Says something, then asks the open question again; bounded.
fn detour(state: &mut State, lines: &mut Vec<Line>, text: &str) -> Option<Outcome> {
    if state.progress.detours >= DETOURS {
        return unclear(state, lines);
    }
    state.progress.detours += 1;
    lines.push(Line { text: text.to_owned(), question: None });
    repeat(state, lines, "");
    None
}

fn ask_withdrawal(state: &mut State, lines: &mut Vec<Line>) -> Option<Outcome> {
    if state.progress.detours >= DETOURS {
        return unclear(state, lines);
    }
    state.progress.detours += 1;
    state.progress.withdrawing = true;
    repeat(state, lines, "");
    None
}

/// Yes ends the interview; anything else goes on with it.
fn confirm_withdrawal(state: &mut State, lines: &mut Vec<Line>, said: &Said<'_>) -> Option<Outcome> {
    let asked = understanding::Asked { slot: Some(Slot::YesNo), ..understanding::Asked::default() };
    let heard = understand(&asked, said.text, said.today);
    if heard.intent == Intent::Withdraw || says(&heard, YesNo::Yes) {
        return Some(finish::withdraw(state, lines));
    }
    state.progress.withdrawing = false;
    let prefix = say(state.language, "goes-on", &[]);
    repeat(state, lines, &prefix);
    None
}

fn says(heard: &Understanding, what: YesNo) -> bool {
    matches!(&heard.value, Some(found) if found.value == Value::YesNo { value: what })
}

/// Asks the next open topic; false when there is none.
fn ask_next(state: &mut State, lines: &mut Vec<Line>, prefix: &str) -> bool {
    match plan::open_topics(state).into_iter().next() {
        Some(topic) => {
            ask_topic(state, lines, &topic, prefix);
            true
        }
        None => false,
    }
}

fn ask_topic(state: &mut State, lines: &mut Vec<Line>, topic: &Topic, prefix: &str) {
    let text = joined(prefix, &ask::words(state, topic, false));
    state.progress.asked.push(Asked { topic: topic.clone(), settled: false, clarified: false, strayed: false });
    put_question(state, lines, topic, text);
}

/// The open question once more, in the language of now.
fn repeat(state: &mut State, lines: &mut Vec<Line>, prefix: &str) {
    let Some(topic) = answer::open_topic(state) else { return };
    let clarified = state.progress.asked.last().is_some_and(|asked| asked.clarified);
    if state.progress.withdrawing {
        let text = joined(prefix, &say(state.language, "ask-withdraw", &[]));
        let replies = ask::quick_replies(state, &Topic::Remote);
        put(state, lines, Slot::YesNo, replies, text);
    } else {
        let text = joined(prefix, &ask::words(state, &topic, clarified));
        put_question(state, lines, &topic, text);
    }
}

fn joined(prefix: &str, text: &str) -> String {
    if prefix.is_empty() { text.to_owned() } else { format!("{prefix} {text}") }
}

fn put_question(state: &mut State, lines: &mut Vec<Line>, topic: &Topic, text: String) {
    let replies = ask::quick_replies(state, topic);
    let kind = ask::slot(state, topic);
    put(state, lines, kind, replies, text);
}

/// Makes a text the open question.
fn put(state: &mut State, lines: &mut Vec<Line>, kind: Slot, replies: Vec<QuickReply>, text: String) {
    let open_after = plan::open_topics(state).len();
    let question = ask::question(state, kind, replies, open_after);
    state.progress.next_index += 1;
    state.open = Some(question.clone());
    state.open_text = Some(text.clone());
    lines.push(Line { text, question: Some(question) });
}

#[cfg(test)]
mod tests;
