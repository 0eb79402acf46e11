//! The end: decision, closing line, reasons for both sides.

use super::ask::{asks_the_way, conditions, offers_remote};
use super::opening::use_form_city;
use super::state::{State, Topic};
use super::{Line, Outcome, WhatIf};
use crate::criteria::{Criterion, Want, language_name};
use crate::fact::Language;
use crate::phrases::{has, say};
use crate::relevance::{Assessment, CriterionVerdict, REFUSED, Stage, Verdict, assess, check, knock_outs};

/// Share of the musts' weight that has to be known before anybody is approved.
const ENOUGH_KNOWN: f64 = 0.5;

/// Longest quote inside a sentence, in words.
const QUOTE_WORDS: usize = 12;

/// Ends the interview: one closing line and the outcome.
pub(super) fn end(state: &mut State, lines: &mut Vec<Line>) -> Outcome {
    if state.facts.get("city").is_none() {
        use_form_city(state);
    }
    let outcome = judge(state, Stage::Interviewed);
    let text = if outcome.approved {
        say(state.language, "closing-approved", &[])
    } else {
        say(state.language, "closing-rejected", &[("reason", (&outcome.reason).into())])
    };
    close(state, lines, text);
    outcome
}

/// Ends the interview because the candidate took the application back.
pub(super) fn withdraw(state: &mut State, lines: &mut Vec<Line>) -> Outcome {
    let assessment = weigh(state, Stage::Interviewed);
    let text = say(state.language, "closing-withdrawn", &[]);
    close(state, lines, text);
    Outcome {
        approved: false,
        reason: say(state.language, "reason-withdrawn", &[]),
        reasons: vec![say(state.brief.language, "summary-withdrawn", &[])],
        what_if: Vec::new(),
        summary: say(state.brief.language, "summary-withdrawn", &[]),
        assessment,
    }
}

fn close(state: &mut State, lines: &mut Vec<Line>, text: String) {
    if let Some(asked) = state.progress.asked.last_mut() {
        asked.settled = true;
    }
    state.open = None;
    state.open_text = None;
    state.progress.withdrawing = false;
    lines.push(Line { text, question: None });
}

fn weigh(state: &State, at: Stage) -> Assessment {
    assess(&state.brief.criteria, &state.facts, state.brief.similarity.as_ref(), at)
}

/// What everything known so far leads to.
pub(super) fn judge(state: &State, at: Stage) -> Outcome {
    let assessment = weigh(state, at);
    let mut failed: Vec<CriterionVerdict> = knock_outs(&assessment, &state.facts).cloned().collect();
    // Stable: equals keep the criteria's order.
    failed.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let little = known_share(state, &assessment, at) < ENOUGH_KNOWN;
    let enough = assessment.score + 1e-9 >= state.brief.threshold || answers_the_standard(state, &assessment, at);
    let approved = failed.is_empty() && !little && enough;
    let open = assessment.criteria.iter().any(|v| v.importance == "must" && v.verdict != Verdict::Met);
    let reason = if approved && open {
        say(state.language, "reason-approved-partly", &[])
    } else {
        reason(state, approved, &failed, little)
    };
    Outcome {
        approved,
        reason,
        reasons: reasons(state, &assessment),
        what_if: what_if(state, &assessment),
        summary: summary(state, &assessment, approved, &failed, little),
        assessment,
    }
}

/// Whether the three standard questions of a vacancy that states no requirements are answered as the contract wants it:
/// the right city or somewhere to work from, some experience, and nothing that counts denied. What its text asks for
/// beside them, and a likeness of words, then rank the application and reject nobody.
fn answers_the_standard(state: &State, assessment: &Assessment, at: Stage) -> bool {
    let denied = |v: &CriterionVerdict| matches!(v.kind.as_str(), "location" | "experience") || v.importance == "must";
    let worked = assessment
        .criteria
        .iter()
        .any(|v| v.kind == "experience" && matches!(v.verdict, Verdict::Met | Verdict::Partly));
    at == Stage::Interviewed
        && state.brief.criteria.bare
        && worked
        && !assessment.criteria.iter().any(|v| denied(v) && v.verdict == Verdict::NotMet)
}

/// Share of the musts' weight something is known about; with no musts, whether anything is known at all. After an
/// interview a must that the limit of questions left no room for is nobody's silence, and does not count.
fn known_share(state: &State, assessment: &Assessment, at: Stage) -> f64 {
    let list = &state.brief.criteria.list;
    let counted = |v: &CriterionVerdict| {
        let place = || list.iter().position(|c| c.id == v.criterion);
        at == Stage::Applied || v.value.is_some() || place().is_some_and(|i| was_asked(state, i))
    };
    let musts = || assessment.criteria.iter().filter(|v| v.importance == "must");
    let all: f64 = musts().filter(|v| counted(v)).map(|v| v.weight).sum();
    let known: f64 = musts().filter(|v| v.value.is_some()).map(|v| v.weight).sum();
    if all > 0.0 {
        known / all
    } else if assessment.criteria.iter().any(|v| v.value.is_some()) {
        1.0
    } else {
        0.0
    }
}

/// The musts a topic asks about that are not met as things stand.
pub(super) fn ruled_out(state: &State, topic: &Topic) -> Vec<String> {
    let criteria = &state.brief.criteria;
    let musts = criteria.list.iter().enumerate().filter(|(i, c)| c.must && is_about(topic, c, *i));
    musts
        .filter(|(_, c)| check(c, criteria, &state.facts).verdict == Verdict::NotMet)
        .map(|(_, c)| c.id.clone())
        .collect()
}

/// Whether a question was about the criterion at this place of the list.
fn was_asked(state: &State, place: usize) -> bool {
    let Some(criterion) = state.brief.criteria.list.get(place) else { return false };
    state.progress.asked.iter().any(|asked| is_about(&asked.topic, criterion, place))
}

/// Whether a topic asks about the criterion at this place of the list.
fn is_about(topic: &Topic, criterion: &Criterion, place: usize) -> bool {
    match topic {
        Topic::City | Topic::Relocation => matches!(criterion.want, Want::Location { .. }),
        Topic::Experience => matches!(criterion.want, Want::Experience { .. }),
        Topic::Education => matches!(criterion.want, Want::Education { .. }),
        Topic::Salary => matches!(criterion.want, Want::Salary { .. }),
        Topic::Remote => criterion.want == Want::Remote,
        Topic::Workday => matches!(criterion.want, Want::Format { .. } | Want::Schedule { .. }),
        Topic::Skills(group) => group.contains(&place),
        Topic::Language(i) | Topic::Own(i) => *i == place,
        Topic::Conflict(key) => *key == criterion.fact_key(),
        Topic::Anything => false,
    }
}

/// What would have changed the score, for the employer: "with relocation: 0.86".
fn what_if(state: &State, assessment: &Assessment) -> Vec<WhatIf> {
    let language = state.brief.language;
    assessment
        .counterfactuals
        .iter()
        .filter_map(|c| {
            let verdict = assessment.criteria.iter().find(|v| v.criterion == c.criterion)?;
            let label = short_label(state, verdict, language);
            let kind = if verdict.kind == "location" && asks_the_way(state) { "commute" } else { &verdict.kind };
            let change = say(language, &format!("whatif-{kind}"), &[("label", (&label).into())]);
            Some(WhatIf {
                criterion: c.criterion.clone(),
                score: c.score,
                approved: !c.knocked_out && c.score + 1e-9 >= state.brief.threshold,
                text: format!("{change}: {:.2}", c.score),
            })
        })
        .collect()
}

/// The employer's own words for a criterion, or its kind's name where there are none.
fn short_label(state: &State, verdict: &CriterionVerdict, language: Language) -> String {
    if verdict.label.is_empty() { name(state, verdict, language) } else { verdict.label.clone() }
}

/// Why, in a sentence or two for the candidate: everything that rules the application out, the weightiest first.
fn reason(state: &State, approved: bool, failed: &[CriterionVerdict], little: bool) -> String {
    let language = state.language;
    if approved {
        return say(language, "reason-approved", &[]);
    }
    match failed {
        [] if little => say(language, "reason-little", &[]),
        [] => say(language, "reason-score", &[]),
        [one] => reason_of(state, one),
        // The place, the terms and the employer's own questions need sentences of their own; the rest is a list.
        several => {
            let (plain, own): (Vec<_>, Vec<_>) = several.iter().partition(|v| has_plain_name(v));
            let mut sentences: Vec<String> = own.into_iter().map(|v| reason_of(state, v)).collect();
            match plain.as_slice() {
                [] => {}
                [one] => sentences.insert(0, reason_of(state, one)),
                many => {
                    let list: Vec<String> = many.iter().map(|v| name(state, v, language)).collect();
                    sentences.insert(0, say(language, "reason-musts", &[("list", (&list.join(", ")).into())]));
                }
            }
            sentences.dedup();
            sentences.join(" ")
        }
    }
}

/// Whether a failed criterion can stand in a list by its name.
fn has_plain_name(verdict: &CriterionVerdict) -> bool {
    !matches!(verdict.kind.as_str(), "location" | "question" | "format" | "schedule")
}

fn reason_of(state: &State, failed: &CriterionVerdict) -> String {
    let language = state.language;
    match failed.kind.as_str() {
        "location" => {
            let key = if asks_the_way(state) {
                "reason-commute"
            } else if offers_remote(state) {
                "reason-location"
            } else {
                "reason-move"
            };
            say(language, key, &[("city", (&state.brief.location).into())])
        }
        "question" => say(language, "reason-question", &[("question", (&failed.label).into())]),
        "format" | "schedule" => {
            let label = if failed.label.is_empty() { conditions(state) } else { failed.label.clone() };
            say(language, "reason-format", &[("label", (&label).into())])
        }
        kind => {
            let key = if kind == "skill" && is_for_now(failed) { "reason-must-yet" } else { "reason-must" };
            say(language, key, &[("label", (&name(state, failed, language)).into())])
        }
    }
}

/// Whether what failed is a paper that is on its way or lapsed, by the words it was denied with.
fn is_for_now(failed: &CriterionVerdict) -> bool {
    let quotes = failed.evidence.iter().map(|evidence| evidence.quote.as_str());
    quotes.into_iter().any(|quote| super::papers::is_for_now(&failed.label, quote))
}

/// What a criterion is called: the employer's words, else its kind's.
fn name(state: &State, verdict: &CriterionVerdict, language: Language) -> String {
    let criterion = state.brief.criteria.list.iter().find(|c| c.id == verdict.criterion);
    match criterion.map(|c| &c.want) {
        Some(Want::Language { lang, .. }) => {
            let [ru, kk, en] = language_name(lang);
            let own = match language {
                Language::Ru => ru,
                Language::Kk => kk,
                Language::En => en,
            };
            say(language, "name-language", &[("language", own.into())])
        }
        Some(Want::Skill | Want::Question { .. } | Want::Custom) | None => verdict.label.clone(),
        Some(_) => {
            let general = say(language, &format!("name-{}", verdict.kind), &[]);
            if verdict.label.is_empty() { general } else { format!("{general} ({})", verdict.label) }
        }
    }
}

/// Everything an employer should look at, the most important first: failed musts, other failures, part-way, unknown.
fn reasons(state: &State, assessment: &Assessment) -> Vec<String> {
    let rank = |v: &CriterionVerdict| match (v.verdict, v.importance == "must" || v.code == REFUSED) {
        (Verdict::NotMet, true) => 0,
        (Verdict::Partly, true) => 1,
        (Verdict::Unknown, true) => 2,
        (Verdict::NotMet, false) => 3,
        (Verdict::Partly, false) => 4,
        (Verdict::Unknown, false) => 5,
        (Verdict::Met, _) => 6,
    };
    let mut open: Vec<&CriterionVerdict> = assessment.criteria.iter().filter(|v| v.verdict != Verdict::Met).collect();
    // Stable: equals keep the criteria's order.
    open.sort_by_key(|v| rank(v));
    let human = state.human_requested.then(|| say(state.brief.language, "employer-human", &[]));
    let questions = state
        .progress
        .for_employer
        .iter()
        .map(|question| say(state.brief.language, "employer-asks", &[("question", (&few_words(question)).into())]));
    human.into_iter().chain(open.into_iter().filter_map(|v| reason_line(state, v))).chain(questions).collect()
}

fn reason_line(state: &State, verdict: &CriterionVerdict) -> Option<String> {
    let code = match verdict.code.as_str() {
        "location_other" if asks_the_way(state) => "location_far",
        "location_other" if !offers_remote(state) => "location_stays",
        // A licence is held or not; "no experience" is said of work.
        "skill_denied" if super::papers::is_paper(&verdict.label) => "paper_denied",
        code => code,
    };
    let key = format!("employer-{code}");
    if !has(&key) {
        return None;
    }
    let label = short_label(state, verdict, state.brief.language);
    let quote = verdict.evidence.first().map_or_else(String::new, |e| few_words(&e.quote));
    Some(say(state.brief.language, &key, &[("label", (&label).into()), ("quote", (&quote).into())]))
}

fn few_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= QUOTE_WORDS { words.join(" ") } else { format!("{} …", words[..QUOTE_WORDS].join(" ")) }
}

/// Whether an unknown criterion is worth a recruiter's question: what weighs nothing and nobody insists on is not.
/// Neither are years where none are asked for.
fn is_open(state: &State, verdict: &CriterionVerdict) -> bool {
    let any_years = |want: &Want| matches!(want, Want::Experience { years } if *years <= 0.0);
    let criterion = state.brief.criteria.list.iter().find(|c| c.id == verdict.criterion);
    let stated = !state.brief.criteria.bare && criterion.is_some_and(|c| any_years(&c.want));
    !stated && (verdict.weight > 0.0 || verdict.importance == "must")
}

/// Most criteria a sentence names before it only counts them.
const NAMED: usize = 3;

/// Names in a row, the ones too many counted.
fn listed(language: Language, names: &[String]) -> String {
    let list = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = u32::try_from(names.len().saturating_sub(NAMED)).unwrap_or(u32::MAX);
    if more == 0 {
        return list;
    }
    say(language, "open-more", &[("list", (&list).into()), ("count", more.into())])
}

/// One sentence for the employer's list. It never shows a figure without what is still open behind it.
fn summary(
    state: &State,
    assessment: &Assessment,
    approved: bool,
    failed: &[CriterionVerdict],
    little: bool,
) -> String {
    let language = state.brief.language;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score is within 0..=1")]
    let percent = (assessment.score * 100.0).round() as u32;
    let names = |verdicts: &[&CriterionVerdict]| -> String {
        // A question's own mark would stand before the sentence's.
        let plain = |name: String| name.trim_end_matches(|c: char| ".?!:;".contains(c) || c.is_whitespace()).to_owned();
        let mut all: Vec<String> = verdicts.iter().map(|v| plain(name(state, v, language))).collect();
        all.dedup();
        listed(language, &all)
    };
    let mut unknown: Vec<&CriterionVerdict> =
        assessment.criteria.iter().filter(|v| v.verdict == Verdict::Unknown && is_open(state, v)).collect();
    // What only a person can check stands behind what the candidate has not said.
    unknown.sort_by(|a, b| (a.kind == "custom").cmp(&(b.kind == "custom")).then(b.weight.total_cmp(&a.weight)));
    let open = names(&unknown);
    let refused: Vec<&CriterionVerdict> = assessment.criteria.iter().filter(|v| v.code == REFUSED).collect();
    let but = names(&refused);
    let (key, why) = if approved {
        let key = match (but.is_empty(), open.is_empty()) {
            (true, true) => "summary-approved",
            (true, false) => "summary-approved-open",
            (false, true) => "summary-approved-but",
            (false, false) => "summary-approved-but-open",
        };
        (key, String::new())
    } else if !failed.is_empty() {
        ("summary-rejected", names(&failed.iter().collect::<Vec<_>>()))
    } else if little {
        ("summary-little", String::new())
    } else {
        let key = if open.is_empty() { "summary-rejected" } else { "summary-rejected-open" };
        (key, say(language, "why-score", &[]))
    };
    let args = [("percent", percent.into()), ("open", (&open).into()), ("but", (&but).into()), ("why", (&why).into())];
    say(language, key, &args)
}
