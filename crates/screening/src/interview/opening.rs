//! The start of an interview: vacancy and application read once and frozen.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::state::{Brief, Conflict, Progress, State};
use super::{Applicant, Outcome, Vacancy, finish, told};
use crate::criteria::{self, Criteria};
use crate::fact::{Evidence, Fact, Language, Source, Span};
use crate::relevance::{JobProfile, Stage};
use crate::resume::Resume;
use crate::terms::{Indexed, readable};
use crate::text::{detect_language, is_plainly_russian};
use crate::understanding::Value;

/// Topics asked when the vacancy does not say how many.
const MAX_QUESTIONS: u8 = 5;

/// Score from which an application is approved when the vacancy does not say.
const THRESHOLD: f64 = 0.5;

/// Characters of a résumé its language is read from.
const HEAD: usize = 1_000;

/// Letters a résumé needs before its language outweighs the vacancy's.
const ENOUGH_LETTERS: usize = 40;

/// A vacancy read for interviews: what is the same for every candidate. It is worth keeping, since reading takes most of
/// what opening an interview does.
pub struct PreparedVacancy {
    criteria: Criteria,
    job: JobProfile,
    language: Option<Language>,
    conditions: String,
    place: String,
    pay_period: Option<&'static str>,
    told: BTreeMap<String, String>,
}

impl PreparedVacancy {
    /// Reads a vacancy.
    pub fn read(vacancy: &Vacancy) -> Self {
        let criteria = criteria::read(vacancy);
        Self {
            job: JobProfile::with(vacancy, &criteria),
            criteria,
            language: criteria::vacancy_language(vacancy),
            conditions: conditions(vacancy),
            place: criteria::place_name(&vacancy.location),
            pay_period: criteria::pay_period(vacancy),
            told: told::read(vacancy),
        }
    }
}

/// Everything known before the first question.
pub(super) fn open(vacancy: &Vacancy, applicant: &Applicant, today: NaiveDate) -> State {
    open_prepared(vacancy, &PreparedVacancy::read(vacancy), applicant, today)
}

/// The same; `prepared` was read from this vacancy.
pub(super) fn open_prepared(
    vacancy: &Vacancy,
    prepared: &PreparedVacancy,
    applicant: &Applicant,
    today: NaiveDate,
) -> State {
    let PreparedVacancy { criteria, job, language: own, conditions, place, pay_period, told } = prepared;
    let resume = Resume::read(&applicant.resume, today);
    let similarity = (!resume.is_empty()).then(|| job.compare(&resume));
    let facts = resume.facts_for(criteria, job, similarity.as_ref().map_or(0.0, |s| s.value));
    let own = *own;
    // The first screen of a résumé tells its language; the rest only takes time.
    let head: String = applicant.resume.chars().take(HEAD).collect();
    let letters = head.chars().filter(|c| c.is_alphabetic()).count();
    let from_resume = if letters >= ENOUGH_LETTERS { detect_language(&head) } else { None };
    // Names of tools are English in any language: they say nothing of the one that is spoken.
    let from_resume = from_resume.filter(|spoken| *spoken != Language::En || own.is_none() || is_english_prose(&head));
    // A Kazakh vacancy is answered in Kazakh by whoever does not plainly write Russian: without the Kazakh letters a
    // Kazakh line of names and trades looks like a Russian one.
    let from_resume =
        from_resume.filter(|spoken| *spoken != Language::Ru || own != Some(Language::Kk) || is_plainly_russian(&head));
    let language = from_resume.or(own).or_else(|| detect_language(&head)).unwrap_or(Language::Ru);
    let mut state = State {
        language,
        open: None,
        open_text: None,
        human_requested: false,
        brief: Arc::new(Brief {
            title: vacancy.title.clone(),
            company: vacancy.company.clone(),
            location: place.clone(),
            address: vacancy.location.trim().to_owned(),
            salary_min: vacancy.salary_min,
            salary_max: vacancy.salary_max,
            pay_period: pay_period.map(str::to_owned),
            conditions: conditions.clone(),
            told: told.clone(),
            criteria: criteria.clone(),
            similarity,
            max_questions: vacancy.max_questions.unwrap_or(MAX_QUESTIONS).clamp(1, 10),
            threshold: vacancy.threshold.filter(|t| t.is_finite()).unwrap_or(THRESHOLD).clamp(0.0, 1.0),
            language: own.unwrap_or(language),
            form_city: form_city(&applicant.city),
        }),
        facts,
        progress: Progress::default(),
    };
    compare_cities(&mut state);
    state
}

/// Whether a text has words that hold English sentences together.
fn is_english_prose(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "and",
        "with",
        "for",
        "the",
        "of",
        "in",
        "to",
        "at",
        "as",
        "on",
        "by",
        "from",
        "a",
        "an",
        "i",
        "my",
        "is",
        "am",
        "years",
        "experience",
        "work",
        "worked",
        "present",
        "education",
        "skills",
    ];
    const ENOUGH: usize = 3;
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|w| WORDS.contains(&w.to_lowercase().as_str())).take(ENOUGH).count() == ENOUGH
}

/// The assessment from the application alone, before any question.
pub fn assess_resume(vacancy: &Vacancy, applicant: &Applicant, today: NaiveDate) -> Outcome {
    judge(open(vacancy, applicant, today), Stage::Applied)
}

/// What is known so far, judged; without a better one the form's city counts.
pub(super) fn judge(mut state: State, at: Stage) -> Outcome {
    if state.facts.get("city").is_none() {
        use_form_city(&mut state);
    }
    finish::judge(&state, at)
}

/// The form's city against the résumé's, and what follows for the first question.
fn compare_cities(state: &mut State) {
    let Some((value, evidence)) = state.brief.form_city.clone() else {
        return;
    };
    match state.facts.get("city") {
        Some(known) if !same_city(&known.value, &value) => {
            let before = evidence.quote.clone();
            let after = known.evidence.first().map_or_else(String::new, |e| e.quote.clone());
            state.progress.conflicts.push(Conflict { key: "city".into(), before, after });
        }
        Some(_) => {}
        // The standard three questions begin with the city whatever the form says: old clients always send one, and
        // people are asked where they live now.
        None if state.brief.criteria.bare => {}
        None => use_form_city(state),
    }
}

fn same_city(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::City { city: a, country: c }, Value::City { city: b, country: d }) => a == b && c == d,
        // Only known places can contradict each other.
        _ => true,
    }
}

/// Takes the form's city as known.
pub(super) fn use_form_city(state: &mut State) {
    if let Some((value, evidence)) = state.brief.form_city.clone() {
        state.facts.put(Fact { key: "city".into(), value, evidence: vec![evidence], implied: false });
    }
}

fn form_city(city: &str) -> Option<(Value, Evidence)> {
    let trimmed = city.trim();
    if trimmed.is_empty() {
        return None;
    }
    let indexed = Indexed::new(city);
    let whole = Span { start: 0, end: indexed.len() };
    Some((place_value(trimmed), indexed.evidence(Source::Profile, None, whole)))
}

/// A place as a value: by the gazetteer, else as written.
fn place_value(text: &str) -> Value {
    match criteria::town(text) {
        Some((city, country)) => Value::City { city, country },
        None => Value::Text { text: text.to_owned() },
    }
}

/// The sentence of the description that names format or schedule; used to answer the candidate's questions.
fn conditions(vacancy: &Vacancy) -> String {
    const LIMIT: usize = 160;
    readable(&vacancy.description)
        .split(['\n', '.', ';', '!', '•'])
        .map(str::trim)
        .find(|s| {
            let (format, schedule) = criteria::formats_in(s);
            !(format.is_empty() && schedule.is_empty())
        })
        .map(|s| s.chars().take(LIMIT).collect())
        .unwrap_or_default()
}

/// A fact with one proof.
pub(super) fn fact(key: impl Into<String>, value: Value, evidence: Evidence) -> Fact {
    Fact { key: key.into(), value, evidence: vec![evidence], implied: false }
}
