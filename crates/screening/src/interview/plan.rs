//! What is still worth asking, most important first.

use super::ask;
use super::state::{State, Topic};
use crate::criteria::{Criteria, Criterion, Want, is_on_the_road};
use crate::fact::{Fact, Facts, Source};
use crate::relevance::{Verdict, check, same_place};
use crate::understanding::Value;

/// Most skills one question names.
const SKILLS_PER_QUESTION: usize = 6;

/// Most words of skills one question names.
const SKILL_WORDS: usize = 14;

/// When a topic is asked, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// Contradictions, and what the vacancy insists on.
    First,
    /// The employer's own questions.
    Own,
    /// The rest.
    Later,
}

/// Topics that are open now, in the order they would be asked, without those asked already.
pub(super) fn open_topics(state: &State) -> Vec<Topic> {
    let mut topics: Vec<(Turn, Topic)> =
        state.progress.conflicts.iter().map(|c| (Turn::First, Topic::Conflict(c.key.clone()))).collect();
    if state.brief.criteria.bare {
        bare(state, &mut topics);
        insisted(state, &mut topics);
    } else {
        stated(state, &mut topics);
    }
    topics.retain(|(_, topic)| !own_words(state, topic));
    topics.extend(own_questions(state).map(|topic| (Turn::Own, topic)));
    topics.retain(|(_, t)| !state.progress.asked.iter().any(|a| same(&a.topic, t)));
    // What the greeting promised is kept: of what comes up on the way, only as much as there is room for.
    let promised = Some(state.progress.announced).filter(|n| *n > 0).and_then(|n| usize::try_from(n).ok());
    let most = usize::from(state.brief.max_questions).min(promised.unwrap_or(usize::MAX));
    let mut room = most.saturating_sub(state.progress.asked.len());
    // The employer's own questions have their places kept.
    let own = topics.iter().filter(|(turn, _)| *turn == Turn::Own).count().min(room);
    room -= own;
    let (mut own_left, mut other_left) = (own, room);
    topics.retain(|(turn, _)| {
        let left = if *turn == Turn::Own { &mut own_left } else { &mut other_left };
        let fits = *left > 0;
        *left = left.saturating_sub(1);
        fits
    });
    // Stable: within a turn the order is the one they came in.
    topics.sort_by_key(|(turn, _)| *turn);
    topics.into_iter().map(|(_, topic)| topic).collect()
}

/// The employer's questions that nothing has answered yet.
fn own_questions(state: &State) -> impl Iterator<Item = Topic> {
    let list = &state.brief.criteria.list;
    let open = |c: &Criterion| matches!(c.want, Want::Question { .. }) && state.facts.get(&c.fact_key()).is_none();
    list.iter().enumerate().filter(move |(_, c)| open(c)).map(|(i, _)| Topic::Own(i))
}

/// Whether the employer asks for the same fact in words of their own.
fn own_words(state: &State, topic: &Topic) -> bool {
    let key = match topic {
        Topic::City => "city".to_owned(),
        Topic::Relocation => "relocation".to_owned(),
        Topic::Education => "education".to_owned(),
        Topic::Salary => "salary".to_owned(),
        Topic::Language(i) => state.brief.criteria.list.get(*i).map_or_else(String::new, |c| c.id.clone()),
        _ => return false,
    };
    let list = &state.brief.criteria.list;
    list.iter().any(|c| matches!(c.want, Want::Question { .. }) && c.fact_key() == key)
}

/// The most topics the interview can come to if every answer leaves everything open: what the greeting announces.
pub(super) fn most_topics(state: &State) -> usize {
    let open = open_topics(state);
    // "В Астане" makes a question about moving of it; where nothing is required that takes the place of another one.
    let city_open = state.progress.asked.last().is_some_and(|a| a.topic == Topic::City && !a.settled);
    let moves = (city_open || open.contains(&Topic::City))
        && !state.brief.criteria.bare
        && state.brief.criteria.list.iter().any(|c| matches!(c.want, Want::Location { .. }));
    let all = state.progress.asked.len() + open.len() + usize::from(moves);
    all.min(usize::from(state.brief.max_questions).max(state.progress.asked.len()))
}

/// What the greeting announces: a résumé may turn out to say something else than the answers, and then it is asked which
/// is right.
pub(super) fn promised(state: &State) -> usize {
    let from_resume = |f: &Fact| f.evidence.iter().any(|e| e.source == Source::Resume);
    let doubts = usize::from(state.facts.iter().any(from_resume));
    (most_topics(state).max(1) + doubts).min(usize::from(state.brief.max_questions))
}

/// Whether asking `b` after `a` would be asking again.
fn same(a: &Topic, b: &Topic) -> bool {
    match (a, b) {
        (Topic::Skills(a), Topic::Skills(b)) => b.iter().all(|i| a.contains(i)),
        // A conflict about a fact that was asked for itself is settled by that answer, and the other way round.
        (Topic::City, Topic::Conflict(key)) | (Topic::Conflict(key), Topic::City) => key == "city",
        (Topic::Experience, Topic::Conflict(key)) | (Topic::Conflict(key), Topic::Experience) => key == "experience",
        _ => a == b,
    }
}

/// The education the vacancy insists on, with its field, where a résumé states the level and leaves the field open.
pub(super) fn open_field(state: &State) -> Option<(&Criterion, &str)> {
    let criteria = &state.brief.criteria;
    let of_resume = || {
        let fact = state.facts.get("education");
        fact.is_some_and(|f| f.evidence.first().is_some_and(|e| e.source == Source::Resume))
    };
    criteria.list.iter().find_map(|c| match &c.want {
        Want::Education { field: Some(field), .. } if c.must => {
            let level = matches!(check(c, criteria, &state.facts).verdict, Verdict::Met | Verdict::Partly);
            let open = level && of_resume() && state.facts.get(&format!("education:{field}")).is_none();
            open.then_some((c, field.as_str()))
        }
        _ => None,
    })
}

/// No requirements: city, experience, and how place and candidate come together.
fn bare(state: &State, topics: &mut Vec<(Turn, Topic)>) {
    if state.facts.get("city").is_none() && !asks_about(topics, "city") {
        topics.push((Turn::First, Topic::City));
    }
    if state.facts.get("experience").is_none() && !asks_about(topics, "experience") {
        topics.push((Turn::First, Topic::Experience));
    }
    if is_on_the_road(&state.brief.title) {
        return;
    }
    if needs_move(state) {
        let told = ["relocation", "remote", "commute"].iter().any(|key| state.facts.get(key).is_some());
        if !told {
            topics.push((Turn::First, Topic::Relocation));
        }
    } else if state.facts.get("remote").is_none() && !was_asked(state, &Topic::Relocation) {
        topics.push((Turn::First, Topic::Remote));
    }
}

/// What the description of a vacancy without requirements insists on: asked behind the three standard topics.
fn insisted(state: &State, topics: &mut Vec<(Turn, Topic)>) {
    let criteria = &state.brief.criteria;
    let open = |c: &Criterion| c.must && c.derived && check(c, criteria, &state.facts).verdict == Verdict::Unknown;
    let skills = places(state, &open);
    topics.extend(
        skill_groups(criteria, skills.into_iter()).into_iter().map(|group| (Turn::First, Topic::Skills(group))),
    );
    for (i, criterion) in criteria.list.iter().enumerate().filter(|(_, c)| open(c)) {
        let topic = match &criterion.want {
            Want::Language { .. } => Topic::Language(i),
            Want::Format { .. } | Want::Schedule { .. } => Topic::Workday,
            _ => continue,
        };
        if !topics.iter().any(|(_, asked)| *asked == topic) {
            topics.push((Turn::First, topic));
        }
    }
}

fn asks_about(topics: &[(Turn, Topic)], key: &str) -> bool {
    topics.iter().any(|(_, t)| matches!(t, Topic::Conflict(k) if k == key))
}

fn was_asked(state: &State, topic: &Topic) -> bool {
    state.progress.asked.iter().any(|a| same(&a.topic, topic))
}

/// The candidate lives somewhere else than the vacancy's place.
fn needs_move(state: &State) -> bool {
    state.facts.get("city").and_then(|f| same_place(&state.brief.criteria, &f.value)).is_some_and(|same| !same)
}

/// Stated requirements: every criterion nothing is known about, the weightiest first, musts before the rest.
fn stated(state: &State, topics: &mut Vec<(Turn, Topic)>) {
    let criteria = &state.brief.criteria;
    let open = |c: &Criterion| check(c, criteria, &state.facts).verdict == Verdict::Unknown;
    let open_field = open_field(state).map(|(c, _)| c.id.as_str());
    let field = |c: &Criterion| open_field == Some(c.id.as_str());
    let mut weighed: Vec<(f64, bool, Topic)> = Vec::new();
    let (mut workday, mut insisted) = (0.0, false);
    let mut travels = false;
    for (i, criterion) in criteria.list.iter().enumerate().filter(|(_, c)| open(c) || is_wish(state, c) || field(c)) {
        let topic = match &criterion.want {
            // Whoever drives far away all week sleeps at home on the way back.
            Want::Location { .. } if needs_move(state) && is_on_the_road(&state.brief.title) => continue,
            Want::Location { .. } if needs_move(state) => {
                travels = ask::by_rotation(state) && ask::only_rotation(state);
                Topic::Relocation
            }
            Want::Location { .. } if asks_about(topics, "city") => continue,
            Want::Location { .. } => Topic::City,
            Want::Experience { .. } if asks_about(topics, "experience") => continue,
            // "Можно без опыта": whatever the answer, it decides nothing.
            Want::Experience { years } if *years <= 0.0 => continue,
            Want::Experience { .. } => Topic::Experience,
            Want::Language { .. } => Topic::Language(i),
            Want::Education { .. } => Topic::Education,
            // Pay in another currency is an answer; asking again would be deaf.
            Want::Salary { .. } if state.facts.get("salary").is_some() => continue,
            Want::Salary { .. } => Topic::Salary,
            Want::Remote => Topic::Remote,
            Want::Format { .. } | Want::Schedule { .. } => {
                workday += criterion.weight;
                insisted |= criterion.must;
                continue;
            }
            Want::Skill | Want::Question { .. } | Want::Custom => continue,
        };
        weighed.push((criterion.weight, criterion.must, topic));
    }
    // Travelling to the rotation and working by it are one question.
    let travelled = was_asked(state, &Topic::Relocation) && ask::by_rotation(state) && ask::only_rotation(state);
    if workday > 0.0 && !travels && !travelled {
        weighed.push((workday, insisted, Topic::Workday));
    }
    let unknown = |must: bool| places(state, &|c| c.must == must && open(c));
    let related = places(state, &|c| c.must && only_related(&state.facts, c));
    let musts = unknown(true);
    // A close skill is half an answer: it is asked about beside the open ones, or by itself once the musts are done.
    for group in skill_groups(criteria, musts.into_iter().chain(related.iter().copied())) {
        let open = group.iter().filter(|i| !related.contains(i));
        let weight: f64 = open.filter_map(|i| criteria.list.get(*i)).map(|c| c.weight.max(LEAST_OF_A_MUST)).sum();
        weighed.push((weight, true, Topic::Skills(group)));
    }
    for group in skill_groups(criteria, unknown(false).into_iter()) {
        // Nice skills together weigh as much as one of them: they never push a must aside.
        weighed.push((1.0, false, Topic::Skills(group)));
    }
    // Stable: topics of one weight keep the fixed order of kinds.
    weighed.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.total_cmp(&a.0)));
    topics.extend(weighed.into_iter().map(|(weight, must, topic)| {
        let first = must && weight > 0.0;
        (if first { Turn::First } else { Turn::Later }, topic)
    }));
}

/// What a must skill counts at least when questions are put in order, whatever the employer's weight.
const LEAST_OF_A_MUST: f64 = 0.1;

/// Places of the skills that a test picks and no question has named yet.
fn places(state: &State, picked: &dyn Fn(&Criterion) -> bool) -> Vec<usize> {
    let named = |i: usize| state.progress.asked.iter().any(|a| matches!(&a.topic, Topic::Skills(g) if g.contains(&i)));
    let skills = state.brief.criteria.list.iter().enumerate().filter(|(_, c)| c.want == Want::Skill);
    skills.filter(|(i, c)| picked(c) && !named(*i)).map(|(i, _)| i).collect()
}

/// Whether nothing but a close relative of a skill is known, and that from the résumé: nobody has been asked yet.
fn only_related(facts: &Facts, criterion: &Criterion) -> bool {
    facts.get(&criterion.id).is_some_and(|fact| {
        matches!(fact.value, Value::Skill { has: true, name: Some(_), .. })
            && fact.evidence.first().is_some_and(|e| e.source != Source::Message)
    })
}

/// Whether all that is known of the terms of work is that the candidate would like others.
fn is_wish(state: &State, criterion: &Criterion) -> bool {
    matches!(criterion.want, Want::Format { .. } | Want::Schedule { .. })
        && state.facts.get("workday").is_none()
        && check(criterion, &state.brief.criteria, &state.facts).code == "format_differs"
}

/// Skills at these places in groups that fit one question.
fn skill_groups(criteria: &Criteria, places: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut words = 0;
    for i in places {
        let Some(criterion) = criteria.list.get(i) else { continue };
        let length = criterion.label.split_whitespace().count();
        match groups.last_mut() {
            Some(group) if group.len() < SKILLS_PER_QUESTION && words + length <= SKILL_WORDS => {
                group.push(i);
                words += length;
            }
            _ => {
                groups.push(vec![i]);
                words = length;
            }
        }
    }
    groups
}
