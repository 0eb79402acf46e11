//! What is still worth asking, most important first.

use super::state::{State, Topic};
use crate::criteria::{Criteria, Criterion, Want};
use crate::relevance::{Verdict, check, same_place};

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
    } else {
        stated(state, &mut topics);
    }
    topics.retain(|(_, topic)| !own_words(state, topic));
    topics.extend(own_questions(state).map(|topic| (Turn::Own, topic)));
    topics.retain(|(_, t)| !state.progress.asked.iter().any(|a| same(&a.topic, t)));
    let mut room = usize::from(state.brief.max_questions).saturating_sub(state.progress.asked.len());
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

/// No requirements: city, experience, and how place and candidate come together.
fn bare(state: &State, topics: &mut Vec<(Turn, Topic)>) {
    if state.facts.get("city").is_none() && !asks_about(topics, "city") {
        topics.push((Turn::First, Topic::City));
    }
    if state.facts.get("experience").is_none() && !asks_about(topics, "experience") {
        topics.push((Turn::First, Topic::Experience));
    }
    if needs_move(state) {
        if state.facts.get("relocation").is_none() && state.facts.get("remote").is_none() {
            topics.push((Turn::First, Topic::Relocation));
        }
    } else if state.facts.get("remote").is_none() && !was_asked(state, &Topic::Relocation) {
        topics.push((Turn::First, Topic::Remote));
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
    let mut weighed: Vec<(f64, bool, Topic)> = Vec::new();
    let mut workday = 0.0;
    for (i, criterion) in criteria.list.iter().enumerate().filter(|(_, c)| open(c)) {
        let topic = match &criterion.want {
            Want::Location { .. } if needs_move(state) => Topic::Relocation,
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
                continue;
            }
            Want::Skill | Want::Question { .. } | Want::Custom => continue,
        };
        weighed.push((criterion.weight, criterion.must, topic));
    }
    if workday > 0.0 {
        weighed.push((workday, false, Topic::Workday));
    }
    for must in [true, false] {
        for group in skill_groups(criteria, must, &open) {
            // Nice skills together weigh as much as one of them: they never push a must aside.
            #[allow(clippy::cast_precision_loss, reason = "a handful of skills")]
            let weight = if must { 3.0 * group.len() as f64 } else { 1.0 };
            weighed.push((weight, must, Topic::Skills(group)));
        }
    }
    // Stable: topics of one weight keep the fixed order of kinds.
    weighed.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.total_cmp(&a.0)));
    topics.extend(weighed.into_iter().map(|(_, must, topic)| (if must { Turn::First } else { Turn::Later }, topic)));
}

/// Open skills in groups that fit one question.
fn skill_groups(criteria: &Criteria, must: bool, open: &dyn Fn(&Criterion) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut words = 0;
    for (i, criterion) in criteria.list.iter().enumerate() {
        if criterion.want != Want::Skill || criterion.must != must || !open(criterion) {
            continue;
        }
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
