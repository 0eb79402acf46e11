//! What holds for any bytes whatever, one function a reader of the engine. The fuzz targets in `fuzz/` and the test that
//! replays their stored inputs run the same functions: a finding stays found.
//!
//! Inputs are bytes a person can read and write: text, JSON, or one message a line.

#![allow(unreachable_pub, reason = "the fuzz targets call the checks from another crate")]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use screening::criteria::{self, Criteria};
use screening::fact::{Evidence, Facts, Language, Source, Span};
use screening::gazetteer::{cities, skills};
use screening::interview::{
    Applicant, Brief, Line, Message, Outcome, OwnQuestion, State, StoredState, Turn, Vacancy, assess_resume, start,
    step,
};
use screening::relevance::{JobProfile, Stage, Verdict, assess};
use screening::resume::Resume;
use screening::score_jsonl::{read_pair, score_line};
use screening::terms::{Indexed, READ_LIMIT, terms};
use screening::text;
use screening::understanding::{Asked, Found, Intent, Slot, Value, understand};
use serde_json::{Map, Value as Json, json};

/// A leap day in the past of the dictionaries and the future of no fixture: the odd one among reference days.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day")
}

/// Numbers that are added up in another order differ by less.
const NEAR: f64 = 1e-9;

fn is_share(x: f64) -> bool {
    (0.0..=1.0).contains(&x)
}

fn inside(span: Span, length: usize) -> bool {
    span.start <= span.end && span.end <= length
}

// ---- text

/// Words, tokens and folded texts know their places.
pub fn text(data: &[u8]) {
    let text = &String::from_utf8_lossy(data);
    let indexed = Indexed::new(text);
    let length = text.chars().count();
    assert_eq!(indexed.len(), length);

    let mut behind = 0;
    for term in terms(text) {
        assert!(inside(term.span, length) && term.span.start >= behind && term.span.start < term.span.end, "{term:?}");
        behind = term.span.end;
        let alone = terms(indexed.slice(term.span));
        assert!(matches!(alone.as_slice(), [one] if one.word == term.word && one.id == term.id), "{term:?} {alone:?}");
    }

    let mut before = 0;
    for token in text::tokens(text) {
        assert!(inside(token.span, length) && token.span.start < token.span.end, "{token:?}");
        // One character may spell several tokens ("½"), which then share its place.
        assert!(token.span.start >= before, "{token:?}");
        before = token.span.start;
        let slice = text::fold(indexed.slice(token.span));
        assert!(slice.contains(&token.text), "{token:?} in {slice:?}");
    }

    let folded = text::Folded::of(text);
    assert_eq!(folded.text, text::fold(text));
    for (byte, letter) in folded.text.char_indices() {
        let span = folded.span(byte..byte + letter.len_utf8());
        assert!(inside(span, length) && span.start < span.end, "{letter:?} {span:?}");
    }
    assert!(inside(folded.span(0..folded.text.len()), length));

    for hit in skills::find_in(text) {
        assert!(inside(hit.span, length) && hit.span.start < hit.span.end);
    }
    for mention in cities::find(text) {
        assert!(inside(mention.span, length) && mention.span.start < mention.span.end);
    }
    for start in [0, 1, length / 2, length, length + 1] {
        let line = indexed.line_at(start);
        assert!(inside(line, length));
        quoted_in(&indexed.evidence(Source::Resume, None, Span { start, end: length + 9 }), text);
    }
    let _ = (text::normalize(text), text::stem(text), text::detect_language(text), text::skeleton(text));
}

// ---- answers

const SLOTS: [Option<Slot>; 12] = [
    None,
    Some(Slot::City),
    Some(Slot::Experience),
    Some(Slot::YesNo),
    Some(Slot::Salary),
    Some(Slot::Notice),
    Some(Slot::Language),
    Some(Slot::Education),
    Some(Slot::Format),
    Some(Slot::Relocation),
    Some(Slot::Skill),
    Some(Slot::Text),
];

/// An answer to any question. The first letter names the slot (`a` none, `b` city … `l` text), the second what a
/// question about a skill or a language names; the rest is the message.
pub fn answer(data: &[u8]) {
    let letter = |at: usize| usize::from(data.get(at).copied().unwrap_or(b'a').wrapping_sub(b'a'));
    let slot = SLOTS[letter(0) % SLOTS.len()];
    let named = letter(1);
    let asked = Asked {
        slot,
        skill: [None, Some("C++"), Some("Docker"), Some("ведение кассы")][named % 4],
        language: [None, Some("en"), Some("kk")][named % 3],
    };
    let message = &String::from_utf8_lossy(data.get(2..).unwrap_or_default());
    let length = message.chars().count();
    let meaning = understand(&asked, message, today());
    assert_eq!(meaning, understand(&asked, message, today()), "same input, same meaning");
    assert_eq!(meaning.value.is_some(), meaning.intent == Intent::Answer, "{meaning:?}");
    for found in meaning.value.iter().chain(&meaning.also) {
        value(found, length);
    }
}

/// What holds of a value, whoever read it.
fn value(found: &Found, length: usize) {
    assert!(inside(found.span, length), "{found:?}");
    assert!(found.value.to_json().is_object(), "{found:?}");
    let stored = serde_json::to_string(&found.value).expect("values serialise");
    assert_eq!(serde_json::from_str::<Value>(&stored).expect("values are read back"), found.value);
    let amount = |x: f64| x.is_finite() && x >= 0.0;
    let range = |min: f64, max: Option<f64>| amount(min) && max.is_none_or(|max| amount(max) && min <= max);
    match &found.value {
        Value::Experience { min, max } => assert!(range(*min, *max), "{found:?}"),
        // "между 900 и 100 тысяч" is kept as it was said, back to front.
        Value::Salary(pay) => assert!(pay.min.is_none_or(amount) && pay.max.is_none_or(amount), "{found:?}"),
        Value::Notice { min_days, max_days } => assert!(0 <= *min_days && min_days <= max_days, "{found:?}"),
        Value::Skill { years: Some(years), .. } => assert!(amount(*years), "{found:?}"),
        Value::City { city, country } => assert!(!city.is_empty() && country.len() == 2, "{found:?}"),
        Value::Text { text } => assert!(!text.trim().is_empty(), "{found:?}"),
        _ => {}
    }
}

// ---- résumés

/// A résumé: its facts for a vacancy that wants everything and for one that wants nothing, and its likeness to a vacancy
/// in the same words.
pub fn resume(data: &[u8]) {
    let text = &String::from_utf8_lossy(data);
    let resume = Resume::read(text, today());
    let demanding = Vacancy {
        title: "Backend-разработчик, бухгалтер".into(),
        location: "Алматы".into(),
        requirements: json!({
            "skills": ["Docker", "C++", "ведение кассы"], "nice": ["1С", "Kafka"], "experience": "3+ года",
            "langs": ["EN B2", "kk"], "education": "высшее", "format": "remote", "schedule": "5/2",
        })
        .as_object()
        .cloned(),
        salary_max: Some(400_000),
        ..Vacancy::default()
    };
    let same = Vacancy { title: "Инженер".into(), description: text.clone().into_owned(), ..Vacancy::default() };
    for vacancy in [demanding, same, Vacancy::default()] {
        let criteria = criteria::read(&vacancy);
        let job = JobProfile::with(&vacancy, &criteria);
        let likeness = job.compare(&resume);
        assert!(is_share(likeness.value), "{likeness:?}");
        for evidence in &likeness.evidence {
            quoted_in(evidence, text);
        }
        let facts = resume.facts_for(&criteria, &job, likeness.value);
        known(&facts, text);
        let assessed = assess(&criteria, &facts, Some(&likeness), Stage::Applied);
        assert!(is_share(assessed.score) && is_share(assessed.coverage), "{assessed:?}");
    }
}

/// What holds of facts read from one text: one a key, each proven, each storable.
fn known(facts: &Facts, text: &str) {
    let length = text.chars().count();
    let mut keys = BTreeSet::new();
    for fact in facts.iter() {
        assert!(keys.insert(&fact.key), "two facts about {}", fact.key);
        assert!(!fact.evidence.is_empty(), "{fact:?}");
        for evidence in &fact.evidence {
            quoted_in(evidence, text);
            value(&Found { value: fact.value.clone(), span: evidence.span }, length);
        }
    }
    let stored = serde_json::to_string(facts).expect("facts serialise");
    assert_eq!(&serde_json::from_str::<Facts>(&stored).expect("facts are read back"), facts);
}

/// A quote is the text at its span, and a readable one.
fn quoted_in(evidence: &Evidence, text: &str) {
    const LONGEST: usize = 160;
    assert!(inside(evidence.span, text.chars().count()), "{evidence:?}");
    assert_eq!(Indexed::new(text).slice(evidence.span), evidence.quote, "{evidence:?}");
    assert!(evidence.quote.chars().count() <= LONGEST, "{evidence:?}");
}

// ---- vacancies

/// A vacancy as JSON; what is no JSON is read as if it were.
pub fn vacancy(data: &[u8]) {
    let vacancy = vacancy_of(&json_of(data));
    let criteria = criteria::read(&vacancy);
    wanted(&criteria);
    assert_eq!(criteria, criteria::read(&vacancy), "same vacancy, same criteria");
    let stored = serde_json::to_string(&criteria).expect("criteria serialise");
    assert_eq!(serde_json::from_str::<Criteria>(&stored).expect("criteria are read back"), criteria);
    // The order of keys in the employer's JSON is the database's business.
    let turned = |map: &Map<String, Json>| map.iter().rev().map(|(k, v)| (k.clone(), v.clone())).collect();
    let turned = Vacancy { requirements: vacancy.requirements.as_ref().map(turned), ..vacancy.clone() };
    assert_eq!(criteria.revision, criteria::read(&turned).revision, "the order of keys counts");
    let _ = JobProfile::with(&vacancy, &criteria);
}

fn wanted(criteria: &Criteria) {
    let mut ids = BTreeSet::new();
    for criterion in &criteria.list {
        assert!(ids.insert(&criterion.id), "two criteria {}", criterion.id);
        assert!(criterion.weight.is_finite() && criterion.weight >= 0.0, "{criterion:?}");
        assert!(!(criterion.derived && criterion.must) || criteria.bare, "{criterion:?}");
        match &criterion.want {
            criteria::Want::Experience { years } => assert!(years.is_finite() && *years >= 0.0, "{criterion:?}"),
            criteria::Want::Salary { max, .. } => assert!(max.is_finite() && *max > 0.0, "{criterion:?}"),
            _ => {}
        }
    }
}

/// Reads a vacancy of an input's JSON.
fn vacancy_of(json: &Json) -> Vacancy {
    let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    let questions = json["questions"].as_array().into_iter().flatten().filter_map(|question| {
        Some(OwnQuestion {
            // A question without words is refused by whoever hands it in.
            text: question["text"].as_str().filter(|text| !text.trim().is_empty())?.to_owned(),
            kind: serde_json::from_value(question["kind"].clone()).unwrap_or(Slot::Text),
            must: question["must"].as_bool().unwrap_or(false),
        })
    });
    Vacancy {
        title: text("title"),
        description: text("description"),
        location: text("location"),
        requirements: json["requirements"].as_object().cloned(),
        salary_min: json["salary_min"].as_i64(),
        salary_max: json["salary_max"].as_i64(),
        company: text("company"),
        max_questions: json["max_questions"].as_u64().and_then(|n| u8::try_from(n).ok()),
        threshold: json["threshold"].as_f64(),
        questions: questions.collect(),
    }
}

// ---- interviews

/// The first line is JSON (a vacancy's fields, and `city` and `resume` of the applicant), every further line a message:
/// `/ru`, `/kk` and `/en` switch the language, `/human` presses the button. When the lines are at an end before the
/// interview, the candidate mumbles on.
pub fn interview(data: &[u8]) {
    let data = String::from_utf8_lossy(data);
    let (head, said) = data.split_once('\n').unwrap_or((&data, ""));
    let json = json_of(head.as_bytes());
    let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    let applicant = Applicant { city: text("city"), resume: text("resume") };
    let vacancy = vacancy_of(&json);
    let max = u32::from(vacancy.max_questions.unwrap_or(5).clamp(1, 10));
    let mut talk = Talk::open(&vacancy, applicant, max);
    for line in said.split('\n') {
        match line.strip_prefix('/') {
            Some("human") => talk.take(&Said::Human),
            Some(code) if Language::from_code(code).is_some() => {
                talk.take(&Said::Language(Language::from_code(code).expect("a language")));
            }
            _ => talk.take(&Said::Text(line.to_owned())),
        }
        if talk.outcome.is_some() {
            break;
        }
    }
    while talk.outcome.is_none() {
        talk.take(&Said::Text("хм".to_owned()));
    }
    // After the end nothing is said any more.
    for message in [Message::Text { seq: 1, text: "да" }, Message::Human, Message::Language(Language::En)] {
        let turn = step(&talk.state, message, today());
        assert_eq!((turn.lines.as_slice(), turn.outcome, turn.state), (&[][..], None, talk.state.clone()));
    }
}

/// What a candidate does.
enum Said {
    Text(String),
    Language(Language),
    Human,
}

/// An interview that is held to its promises.
struct Talk {
    applicant: Applicant,
    state: State,
    outcome: Option<Outcome>,
    /// Most topics.
    max: u32,
    /// Everything typed; message n is number n.
    messages: Vec<String>,
    /// Messages that may lead on: everything typed but blanks.
    heard: u32,
    /// How many questions have been put, repetitions included.
    questions: u32,
    /// Topics so far.
    topics: u32,
    /// How every topic reads in every language.
    asked: BTreeSet<(Language, String)>,
    /// The employer's own questions are asked in the employer's words, however often those repeat.
    own: Vec<String>,
}

const LANGUAGES: [Language; 3] = [Language::Ru, Language::Kk, Language::En];

impl Talk {
    fn open(vacancy: &Vacancy, applicant: Applicant, max: u32) -> Self {
        let turn = start(vacancy, &applicant, today());
        assert!(matches!(turn.lines.as_slice(), [Line { question: Some(_), .. }]), "the first frame is one question");
        let own = vacancy.questions.iter().map(|question| question.text.trim().to_owned()).collect();
        let mut talk = Self {
            applicant,
            state: turn.state.clone(),
            outcome: None,
            max,
            messages: Vec::new(),
            heard: 0,
            questions: 0,
            topics: 0,
            asked: BTreeSet::new(),
            own,
        };
        talk.hear(&turn);
        talk
    }

    fn take(&mut self, said: &Said) {
        let message = match said {
            Said::Text(text) => {
                self.messages.push(text.clone());
                if !text.trim().is_empty() {
                    self.heard += 1;
                }
                Message::Text { seq: u64::try_from(self.messages.len()).expect("few messages"), text }
            }
            Said::Language(language) => Message::Language(*language),
            Said::Human => Message::Human,
        };
        // Every state survives being stored.
        let stored = serde_json::to_string(&self.state).expect("a state serialises");
        let brief = serde_json::to_string(self.state.brief()).expect("a brief serialises");
        let brief: Brief = serde_json::from_str(&brief).expect("a brief is read back");
        let state = serde_json::from_str::<StoredState>(&stored).expect("a state is read back").with(brief);
        assert_eq!(state, self.state);
        let turn = step(&state, message, today());
        assert_eq!(turn, step(&state, message, today()), "same input, same turn");
        self.hear(&turn);
        // Two messages a topic, and ten that are no answers, each of which may be asked back about.
        assert!(self.outcome.is_some() || self.heard < 2 * self.max + 20, "{} messages and no end", self.heard);
    }

    fn hear(&mut self, turn: &Turn) {
        for question in turn.lines.iter().filter_map(|line| line.question.as_ref()) {
            assert_eq!(question.index, self.questions, "questions are numbered in order");
            self.questions += 1;
            assert!(question.answered <= question.total && question.total <= self.max, "{question:?}");
        }
        assert!(turn.lines.iter().all(|line| !line.text.trim().is_empty()), "{:?}", turn.lines);
        self.state = turn.state.clone();
        let (topics, total) = self.state.progress();
        assert!(self.topics <= topics && topics <= total && total <= self.max, "{topics} of {total}");
        if topics > self.topics {
            assert_eq!(topics, self.topics + 1, "one topic at a time");
            self.topics = topics;
            self.new_topic();
        }
        if let Some(outcome) = &turn.outcome {
            assert!(turn.lines.last().is_some_and(|line| line.question.is_none()), "the last line is no question");
            assert!(self.state.open.is_none() && self.state.open_text.is_none());
            judged(outcome, &self.applicant, &self.messages);
            self.outcome = Some(outcome.clone());
        } else {
            assert!(self.state.open.is_some(), "an open interview has an open question");
            if let Some(asked) = turn.lines.iter().rev().find(|line| line.question.is_some()) {
                assert_eq!((&self.state.open, &self.state.open_text), (&asked.question, &Some(asked.text.clone())));
            }
        }
    }

    /// A topic that is asked for the first time reads like none before it, in any language.
    fn new_topic(&mut self) {
        for language in LANGUAGES {
            // The switch to a language repeats the open question behind a set phrase, and behind nothing else.
            let turn = step(&self.state, Message::Language(language), today());
            let words = turn.lines.first().map(|line| line.text.clone()).unwrap_or_default();
            let own = self.own.iter().any(|own| words.contains(own.as_str()));
            assert!(self.asked.insert((language, words.clone())) || own, "asked twice: {words}");
        }
    }
}

/// What holds of every outcome: points add up, quotes stand at their spans, verdicts are proven.
fn judged(outcome: &Outcome, applicant: &Applicant, messages: &[String]) {
    let assessment = &outcome.assessment;
    let points: f64 = assessment.criteria.iter().map(|verdict| verdict.points).sum();
    assert!((points - assessment.score).abs() < NEAR, "{points} {outcome:?}");
    assert!(is_share(assessment.score) && is_share(assessment.coverage), "{outcome:?}");
    assert!(!outcome.reason.is_empty() && !outcome.summary.is_empty());
    for verdict in &assessment.criteria {
        assert_eq!(verdict.verdict == Verdict::Unknown, verdict.value.is_none(), "{verdict:?}");
        assert_eq!(verdict.verdict == Verdict::Unknown, verdict.evidence.is_empty(), "{verdict:?}");
        assert!(verdict.value.is_none_or(is_share) && verdict.points >= 0.0, "{verdict:?}");
        for evidence in &verdict.evidence {
            let text = match evidence.source {
                Source::Resume => &applicant.resume,
                Source::Profile => &applicant.city,
                Source::Message => {
                    let number = evidence.seq.expect("a message has a number");
                    &messages[usize::try_from(number).expect("few messages") - 1]
                }
            };
            quoted_in(evidence, text);
        }
    }
    for what_if in &outcome.what_if {
        assert!(is_share(what_if.score) && what_if.score > assessment.score, "{what_if:?} {}", assessment.score);
    }
}

// ---- scoring

/// A line of `smartbot score --jsonl`, or anything at all in its place.
pub fn score(data: &[u8]) {
    let line = json_of(data);
    let out = score_line(&line, today());
    assert_eq!(out, score_line(&line, today()), "same line, same score");
    assert_eq!(out["id"], line["id"]);
    let (vacancy, applicant) = read_pair(&line);
    let outcome = assess_resume(&vacancy, &applicant, today());
    judged(&outcome, &applicant, &[]);
    assert_eq!(out["score"].as_f64(), Some(outcome.assessment.score));
    let reasons = out["reasons"].as_array().expect("reasons are a list");
    assert_eq!(reasons.len(), outcome.assessment.criteria.len());
    for (reason, verdict) in reasons.iter().zip(&outcome.assessment.criteria) {
        let quotes: Vec<&str> = verdict.evidence.iter().map(|evidence| evidence.quote.as_str()).collect();
        assert_eq!(reason["quotes"], json!(quotes));
    }
    // What stands behind the limit is as if it were not there.
    if applicant.resume.chars().count() > READ_LIMIT {
        let resume = applicant.resume.chars().take(READ_LIMIT).collect();
        let cut = assess_resume(&vacancy, &Applicant { resume, ..applicant }, today());
        assert_eq!(cut.assessment, outcome.assessment);
    }
}

// ---- JSON of any bytes

/// JSON where the bytes are JSON; else what they would be with the commas, quotes and brackets that are missing. A
/// mutation rarely keeps JSON valid, and the parser of another library is not what is tested here.
fn json_of(data: &[u8]) -> Json {
    serde_json::from_slice(data).unwrap_or_else(|_| {
        let text = String::from_utf8_lossy(data);
        Lenient { chars: text.chars().collect(), at: 0 }.value(0)
    })
}

struct Lenient {
    chars: Vec<char>,
    at: usize,
}

impl Lenient {
    /// As deep as the JSON library goes.
    const DEPTH: usize = 120;

    fn value(&mut self, depth: usize) -> Json {
        self.skip();
        match self.chars.get(self.at) {
            None => Json::Null,
            Some('{') if depth < Self::DEPTH => Json::Object(self.object(depth)),
            Some('[') if depth < Self::DEPTH => Json::Array(self.array(depth)),
            Some('"') => Json::String(self.string()),
            Some(_) => self.word(),
        }
    }

    fn skip(&mut self) {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace() || matches!(c, ',' | ':')) {
            self.at += 1;
        }
    }

    /// Whether a list or an object ends here.
    fn ends(&mut self) -> bool {
        self.skip();
        let end = self.chars.get(self.at).is_none_or(|c| matches!(c, '}' | ']'));
        self.at += usize::from(end);
        end
    }

    fn object(&mut self, depth: usize) -> Map<String, Json> {
        let mut out = Map::new();
        self.at += 1;
        while !self.ends() {
            let key = match self.value(Self::DEPTH) {
                Json::String(key) => key,
                other => other.to_string(),
            };
            let value = self.value(depth + 1);
            out.insert(key, value);
        }
        out
    }

    fn array(&mut self, depth: usize) -> Vec<Json> {
        let mut out = Vec::new();
        self.at += 1;
        while !self.ends() {
            out.push(self.value(depth + 1));
        }
        out
    }

    fn string(&mut self) -> String {
        let mut out = String::new();
        self.at += 1;
        while let Some(c) = self.chars.get(self.at).copied() {
            self.at += 1;
            match c {
                '"' => break,
                '\\' => {
                    let escaped = self.chars.get(self.at).copied().unwrap_or('\\');
                    self.at += 1;
                    out.push(if escaped == 'n' { '\n' } else { escaped });
                }
                _ => out.push(c),
            }
        }
        out
    }

    /// A number, a literal, or a string without its quotes. Takes at least one character.
    fn word(&mut self) -> Json {
        let start = self.at;
        self.at += 1;
        while self.chars.get(self.at).is_some_and(|c| !matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '"' | '\n')) {
            self.at += 1;
        }
        let word: String = self.chars[start..self.at].iter().collect();
        let word = word.trim();
        match serde_json::from_str::<Json>(word) {
            Ok(literal) => literal,
            Err(_) => Json::String(word.to_owned()),
        }
    }
}
