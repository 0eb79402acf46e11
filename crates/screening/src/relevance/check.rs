//! One criterion against the facts.

use super::Verdict;
use crate::criteria::{Criteria, Criterion, Want, cefr_rank, education_rank};
use crate::fact::{Evidence, Fact, Facts};
use crate::gazetteer::cities;
use crate::text::fold;
use crate::understanding::{Pay, Readiness, Slot, Value, YesNo};

/// How one criterion stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The verdict.
    pub verdict: Verdict,
    /// How far it is met; `None` when unknown.
    pub value: Option<f64>,
    /// Why.
    pub code: &'static str,
    /// Proof.
    pub evidence: Vec<Evidence>,
}

impl Check {
    fn unknown(code: &'static str) -> Self {
        Self { verdict: Verdict::Unknown, value: None, code, evidence: Vec::new() }
    }

    /// A verdict by value: 1 is met, 0 is not met, anything between is partly.
    fn known(value: f64, code: &'static str, fact: &Fact) -> Self {
        let value = super::rounded(value);
        let verdict = if value >= 1.0 {
            Verdict::Met
        } else if value <= 0.0 {
            Verdict::NotMet
        } else {
            Verdict::Partly
        };
        Self { verdict, value: Some(value.clamp(0.0, 1.0)), code, evidence: fact.evidence.clone() }
    }

    /// Adds the words of a second fact the verdict rests on.
    fn with(mut self, fact: Option<&Fact>) -> Self {
        for evidence in fact.into_iter().flat_map(|f| &f.evidence) {
            if !self.evidence.contains(evidence) {
                self.evidence.push(evidence.clone());
            }
        }
        self
    }
}

/// How a criterion stands by what is known.
pub fn check(criterion: &Criterion, criteria: &Criteria, facts: &Facts) -> Check {
    match &criterion.want {
        Want::Skill => skill(facts.get(&criterion.id)),
        Want::Experience { years } => experience(*years, criterion.derived, facts.get("experience")),
        Want::Location { city, country } => {
            let wanted = Wanted { label: &criterion.label, city: city.as_deref(), country: country.as_deref() };
            location(&wanted, criteria, facts)
        }
        Want::Language { level, .. } => language(level.as_deref(), facts.get(&criterion.id)),
        Want::Education { level, field } => {
            let check = education(level, facts.get("education"));
            match field {
                Some(field) => of_the_field(check, facts.get(&format!("education:{field}"))),
                None => check,
            }
        }
        Want::Salary { max, currency, period } => {
            salary(*max, currency.as_deref(), period.as_deref(), facts.get("salary"))
        }
        Want::Format { any } | Want::Schedule { any } => {
            // What was said to this one of the terms by itself decides; else what was said to all of them.
            let own = facts.get(&format!("workday:{}", criterion.id));
            let named = facts.get("format").filter(|_| own.is_none());
            format(any, named, own.or_else(|| facts.get("workday")), matches!(criterion.want, Want::Format { .. }))
        }
        Want::Remote => remote(facts),
        Want::Question { answer } => question(*answer, facts.get(&criterion.fact_key())),
        Want::Custom => Check::unknown("custom"),
    }
}

/// What a close relative of a skill is worth while nobody has asked about the skill itself …
const RELATED: f64 = 0.7;

/// … and once the skill itself has been denied.
const ONLY_RELATED: f64 = 0.5;

fn skill(fact: Option<&Fact>) -> Check {
    let Some(fact) = fact else {
        return Check::unknown("skill_unknown");
    };
    match &fact.value {
        Value::Skill { has: true, name: None, .. } => Check::known(1.0, "skill_found", fact),
        Value::Skill { has: true, name: Some(_), .. } => Check::known(RELATED, "skill_related", fact),
        // Asked about and denied, the close skill is still there: honesty must not cost more than silence would.
        Value::Skill { has: false, name: Some(_), .. } => Check::known(ONLY_RELATED, "skill_related_only", fact),
        Value::Skill { has: false, .. } if fact.implied => Check::known(0.0, "skill_not_named", fact),
        Value::Skill { has: false, .. } => Check::known(0.0, "skill_denied", fact),
        _ => Check::unknown("skill_unknown"),
    }
}

/// A month of tolerance: dates in résumés are whole months.
const MONTH: f64 = 1.0 / 12.0 + 0.001;

/// Below this share of the years needed, experience counts as not met.
const TOO_SHORT: f64 = 0.25;

/// The least that some experience is worth where the years were read from running text.
const SOME: f64 = 0.5;

fn experience(needed: f64, derived: bool, fact: Option<&Fact>) -> Check {
    let Some((fact, have)) = fact.and_then(|f| match f.value {
        Value::Experience { min, .. } => Some((f, min)),
        _ => None,
    }) else {
        return Check::unknown("experience_unknown");
    };
    if needed <= 0.0 {
        // Nothing is asked for, so none is no failure.
        return if have > 0.0 && fact.implied {
            Check::known(0.5, "experience_other_trade", fact)
        } else if have > 0.0 {
            Check::known(1.0, "experience_any", fact)
        } else {
            Check::known(0.4, "experience_none", fact)
        };
    }
    if have + MONTH >= needed {
        return Check::known(1.0, "experience_enough", fact);
    }
    let share = have / needed;
    if derived && have > 0.0 {
        return Check::known(share.max(SOME), "experience_short", fact);
    }
    let mut check = Check::known(share, "experience_short", fact);
    if share < TOO_SHORT {
        check.verdict = Verdict::NotMet;
    }
    check
}

/// The place a vacancy asks for.
struct Wanted<'a> {
    label: &'a str,
    city: Option<&'a str>,
    country: Option<&'a str>,
}

/// How far a known place is from the wanted one.
enum Nearness {
    Same,
    Near,
    Other,
}

fn nearness(wanted: &Wanted<'_>, value: &Value) -> Nearness {
    match (value, wanted.city, wanted.country) {
        (Value::City { city, country }, Some(name), Some(land)) => {
            if city == name && country == land {
                Nearness::Same
            } else if kilometres((city, country), (name, land)).is_some_and(|km| km <= 50.0) {
                Nearness::Near
            } else {
                Nearness::Other
            }
        }
        (Value::Text { text }, _, _) => {
            if same_text(text, wanted.label) {
                Nearness::Same
            } else {
                Nearness::Other
            }
        }
        (Value::City { city, .. }, _, _) if same_text(city, wanted.label) => Nearness::Same,
        _ => Nearness::Other,
    }
}

/// Distance between two places the gazetteer knows, by English name and country.
fn kilometres(a: (&str, &str), b: (&str, &str)) -> Option<f64> {
    let find = |(name, country): (&str, &str)| cities::by_english_name(name, country);
    Some(cities::distance_km(find(a)?, find(b)?))
}

/// Places the gazetteer does not know are compared as folded words.
fn same_text(a: &str, b: &str) -> bool {
    let clean = |s: &str| -> String {
        fold(s)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty() && !matches!(*w, "г" | "город" | "city" | "қ" | "қаласы" | "of"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (a, b) = (clean(a), clean(b));
    !a.is_empty() && (a == b || crate::terms::key(&a) == crate::terms::key(&b))
}

/// Whether a known city is the place a location criterion names; `None` when there is no such criterion.
pub fn same_place(criteria: &Criteria, value: &Value) -> Option<bool> {
    criteria.list.iter().find_map(|c| match &c.want {
        Want::Location { city, country } => {
            let wanted = Wanted { label: &c.label, city: city.as_deref(), country: country.as_deref() };
            Some(!matches!(nearness(&wanted, value), Nearness::Other))
        }
        _ => None,
    })
}

fn location(wanted: &Wanted<'_>, criteria: &Criteria, facts: &Facts) -> Check {
    let city = facts.get("city");
    if let Some(city) = city {
        match nearness(wanted, &city.value) {
            Nearness::Same => return Check::known(1.0, "location_same", city),
            Nearness::Near => return Check::known(0.8, "location_near", city),
            Nearness::Other => {}
        }
    }
    let relocation = facts.get("relocation").and_then(|f| match f.value {
        Value::Relocation { value, .. } => Some((f, value)),
        _ => None,
    });
    if let Some((fact, Readiness::Yes)) = relocation {
        return Check::known(1.0, "location_moves", fact).with(city);
    }
    if let Some(fact) = facts.get("commute").filter(|f| says_yes(&f.value)) {
        return Check::known(1.0, "location_commutes", fact).with(city);
    }
    // Who looks for remote work and nothing else works from where they are.
    let elsewhere = match facts.get("remote") {
        Some(fact) => Some(fact).filter(|f| says_yes(&f.value)),
        None => facts.get("format").filter(|f| only_remote(&f.value)),
    };
    if !office_only(criteria)
        && city.is_some()
        && let Some(fact) = elsewhere
    {
        return Check::known(1.0, "location_remote", fact).with(city);
    }
    match (relocation, city) {
        (Some((fact, Readiness::Conditional)), _) => Check::known(0.4, "location_moves_if", fact).with(city),
        (Some((fact, _)), Some(_)) => Check::known(0.0, "location_other", fact).with(city),
        (None, Some(_)) => Check::unknown("location_ask_move"),
        (_, None) => Check::unknown("location_unknown"),
    }
}

/// The employer named formats, and none of them leaves the office.
pub(crate) fn office_only(criteria: &Criteria) -> bool {
    criteria
        .list
        .iter()
        .any(|c| matches!(&c.want, Want::Format { any } if any.iter().all(|f| f == "office") && !any.is_empty()))
}

fn only_remote(value: &Value) -> bool {
    matches!(value, Value::Format { format, .. } if format.iter().all(|f| f == "remote") && !format.is_empty())
}

fn says_yes(value: &Value) -> bool {
    matches!(value, Value::YesNo { value: YesNo::Yes })
}

fn language(level: Option<&str>, fact: Option<&Fact>) -> Check {
    let Some((fact, have)) = fact.and_then(|f| match &f.value {
        Value::Language { level, .. } => Some((f, level.as_str())),
        _ => None,
    }) else {
        return Check::unknown("language_unknown");
    };
    let Some(have) = cefr_rank(have) else {
        // Named without a level: enough when no level is asked for.
        return match level {
            None => Check::known(1.0, "language_enough", fact),
            Some(_) => Check::unknown("language_unknown"),
        };
    };
    // A native speaker is asked for, C2 is as good: nobody's origin is a requirement.
    let needed = level.and_then(cefr_rank).unwrap_or(1).min(6);
    match needed.saturating_sub(have) {
        0 => Check::known(1.0, "language_enough", fact),
        1 if have > 0 => Check::known(0.6, "language_short", fact),
        _ => Check::known(0.0, "language_short", fact),
    }
}

fn education(level: &str, fact: Option<&Fact>) -> Check {
    let Some((fact, have, done)) = fact.and_then(|f| match &f.value {
        Value::Education { level, status } => Some((f, education_rank(level)?, status != "in_progress")),
        _ => None,
    }) else {
        return Check::unknown("education_unknown");
    };
    let needed = education_rank(level).unwrap_or(0);
    let have = if done { have } else { have.saturating_sub(1) };
    match needed.saturating_sub(have) {
        0 => Check::known(1.0, "education_enough", fact),
        1 => Check::known(0.5, "education_short", fact),
        _ => Check::known(0.0, "education_short", fact),
    }
}

/// "Высшее педагогическое" is not had by whoever says that the field was another. A field that nobody named says nothing:
/// it would have to be guessed from the school's name, which must not count.
fn of_the_field(check: Check, field: Option<&Fact>) -> Check {
    match field {
        Some(fact) if check.verdict != Verdict::NotMet && matches!(fact.value, Value::YesNo { value: YesNo::No }) => {
            Check::known(0.0, "education_other_field", fact)
        }
        _ => check,
    }
}

fn salary(max: f64, currency: Option<&str>, period: Option<&str>, fact: Option<&Fact>) -> Check {
    let Some((fact, pay)) = fact.and_then(|f| match &f.value {
        Value::Salary(pay) => Some((f, pay)),
        _ => None,
    }) else {
        return Check::unknown("salary_unknown");
    };
    if pay.negotiable && pay.min.is_none() && pay.max.is_none() {
        return Check::known(1.0, "salary_negotiable", fact);
    }
    if !comparable(pay, currency) {
        return Check::unknown("salary_not_comparable");
    }
    let Some(wanted) = pay.min.or(pay.max) else {
        return Check::unknown("salary_unknown");
    };
    let Some(wanted) = in_period(wanted, max, pay.period.as_deref(), period) else {
        return Check::unknown("salary_not_comparable");
    };
    let over = wanted / max - 1.0;
    if over <= 0.0 {
        Check::known(1.0, "salary_within", fact)
    } else {
        Check::known((1.0 - over / 0.3).max(0.0), "salary_above", fact)
    }
}

/// A wanted sum for the period of the vacancy's pay. A month is what understanding assumes where no period was said, so
/// that its size decides.
fn in_period(wanted: f64, max: f64, said: Option<&str>, period: Option<&str>) -> Option<f64> {
    const MONTHS: f64 = 12.0;
    const HOURS: f64 = 2_080.0;
    const WEEKS: f64 = 52.0;
    const LAKH: f64 = 100_000.0;
    let said = said.unwrap_or("month");
    match period {
        None => (said == "month").then_some(wanted),
        Some("hour") => match said {
            "hour" => Some(wanted),
            "month" if wanted <= max * 4.0 => Some(wanted),
            "month" if wanted <= max * 500.0 => Some(wanted * MONTHS / HOURS),
            // "13" without a unit was taken for thousands.
            "month" if wanted <= max * 1_500.0 => Some(wanted / 1_000.0),
            "year" | "month" => Some(wanted / HOURS),
            _ => None,
        },
        Some(_) => match said {
            "year" | "month" if wanted <= 200.0 && max >= LAKH => Some(wanted * LAKH),
            "year" => Some(wanted),
            "month" if wanted * 3.0 >= max => Some(wanted),
            "month" => Some(wanted * MONTHS),
            "week" => Some(wanted * WEEKS),
            "hour" => Some(wanted * HOURS),
            _ => None,
        },
    }
}

/// Same currency; what was not said is taken to be the vacancy's own.
fn comparable(pay: &Pay, currency: Option<&str>) -> bool {
    match (pay.currency.as_deref(), currency) {
        // "Dollars" are those of the country.
        (Some(a), Some(b)) => a == b || (a == "USD" && matches!(b, "AUD" | "CAD" | "NZD")),
        // A vacancy in no known country: the local currencies are taken for its own, dollars and euros are not.
        (Some(a), None) => matches!(a, "KZT" | "RUB"),
        (None, _) => true,
    }
}

/// The code of an outright "no" to the format or the schedule of the work.
pub(crate) const REFUSED: &str = "format_refused";

/// What a wish for another format or schedule is worth.
const WISH: f64 = 0.3;

fn format(any: &[String], fact: Option<&Fact>, workday: Option<&Fact>, is_format: bool) -> Check {
    // Terms in the employer's own words are compared with nothing.
    let named = fact.filter(|_| !any.is_empty()).and_then(|f| match &f.value {
        Value::Format { format, schedule } => {
            let list = if is_format { format } else { schedule };
            (!list.is_empty()).then_some((f, list))
        }
        _ => None,
    });
    let agreed = workday.and_then(|f| match f.value {
        Value::YesNo { value } => Some((f, value)),
        _ => None,
    });
    match (agreed, named) {
        (Some((f, YesNo::Yes)), _) => Check::known(1.0, "format_fits", f),
        (Some((f, YesNo::Unsure)), _) => Check::known(0.5, "format_partly", f),
        (_, Some((f, list))) if list.iter().any(|x| any.contains(x)) => Check::known(1.0, "format_fits", f),
        (_, Some((f, list))) if list.iter().any(|x| x == "hybrid" || x == "flexible") => {
            Check::known(0.5, "format_partly", f)
        }
        (Some((f, YesNo::No)), _) => Check::known(0.0, REFUSED, f),
        // What somebody would like is no refusal of what there is: that is asked.
        (None, Some((f, _))) => Check::known(WISH, "format_differs", f),
        (None, None) => Check::unknown("format_unknown"),
    }
}

/// An answer to a question of the employer's: a yes or a no is judged, anything else is kept for a person to read.
fn question(kind: Slot, fact: Option<&Fact>) -> Check {
    let Some(fact) = fact else {
        return Check::unknown("question_open");
    };
    match &fact.value {
        Value::YesNo { value: YesNo::Yes }
        | Value::Skill { has: true, .. }
        | Value::Relocation { value: Readiness::Yes, .. } => Check::known(1.0, "question_yes", fact),
        Value::YesNo { value: YesNo::No }
        | Value::Skill { has: false, .. }
        | Value::Relocation { value: Readiness::No, .. } => Check::known(0.0, "question_no", fact),
        Value::YesNo { value: YesNo::Unsure } => Check::known(0.5, "question_unsure", fact),
        Value::Relocation { value: Readiness::Conditional, .. } => Check::known(0.4, "question_unsure", fact),
        _ if matches!(kind, Slot::YesNo | Slot::Skill) => Check::unknown("question_open"),
        // "нету портфолио": words, but not the ones that were asked for.
        Value::Text { text } if is_bare_refusal(text) => Check::unknown("question_open"),
        _ => Check::known(1.0, "question_answered", fact),
    }
}

/// Whether a short free text begins with a no.
fn is_bare_refusal(text: &str) -> bool {
    const NO: &[&str] = &["нет", "нету", "неа", "no", "nope", "none", "жоқ"];
    const SHORT: usize = 8;
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.len() <= SHORT && words.first().is_some_and(|w| NO.contains(w))
}

fn remote(facts: &Facts) -> Check {
    if let Some(fact) = facts.get("remote")
        && let Value::YesNo { value } = fact.value
    {
        return match value {
            YesNo::Yes => Check::known(1.0, "remote_yes", fact),
            // Asked of everybody where nothing is required: who works on the spot has not failed anything.
            YesNo::No => Check::known(0.5, "remote_no", fact),
            YesNo::Unsure => Check::known(0.5, "remote_unsure", fact),
        };
    }
    match facts.get("relocation").map(|f| (f, &f.value)) {
        // "Move or work remotely?" was asked as one question, and its answer serves both.
        Some((fact, Value::Relocation { value: Readiness::Yes, .. })) => Check::known(1.0, "remote_or_move", fact),
        Some((fact, Value::Relocation { value: Readiness::No, .. })) => Check::known(0.5, "remote_no", fact),
        Some((fact, Value::Relocation { value: Readiness::Conditional, .. })) => {
            Check::known(0.5, "remote_unsure", fact)
        }
        _ => Check::unknown("remote_unknown"),
    }
}
