//! What an answer means for the facts.

use super::ask::is_term;
use super::named::{Named, skills_named};
use super::opening::fact;
use super::papers::{Beside, is_paper, names_a_paper, parts, told_of};
use super::state::{Conflict, State, Topic};
use super::{Said, plan};
use super::{colleagues, conditions};
use crate::criteria::{Criterion, Want, fields_of_study, formats_in};
use crate::fact::{Evidence, Fact, Source, Span};
use crate::gazetteer::{cities, skills};
use crate::grades;
use crate::relevance::{Verdict, check, office_only, same_place};
use crate::terms::{Indexed, Term, is_stop_word, one_root, terms};
use crate::text::{alike, skeleton};
use crate::understanding::{Asked, Found, Intent, Readiness, Slot, Understanding, Value, YesNo, understand};

/// Whether the open topic got its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// Yes.
    Answered,
    /// No: ask once more.
    Nothing,
}

/// Takes everything an answer holds: the asked topic first, then facts said in passing.
pub(super) fn take(state: &mut State, topic: &Topic, heard: &Understanding, said: &Said<'_>) -> Taken {
    let indexed = Indexed::new(said.text);
    let mut taken = asked(state, topic, heard, said, &indexed);
    if heard.intent != Intent::Offtopic || taken == Taken::Answered {
        others(state, topic, heard, said, &indexed);
    }
    another_field(state, said, &indexed);
    if let (Taken::Nothing, Topic::Skills(_)) = (taken, topic) {
        // "Лет 5 наверно" to a question about skills answers the next one.
        experience_instead(state, topic, heard, said, &indexed);
    }
    if taken == Taken::Nothing && known_by_now(state, topic) {
        taken = Taken::Answered;
    }
    taken
}

fn experience_instead(state: &mut State, topic: &Topic, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) {
    let told = heard.also.iter().find(|found| matches!(found.value, Value::Experience { .. }));
    if let Some(found) = told.filter(|_| state.facts.get("experience").is_none()) {
        let evidence = quote(indexed, said, found.span);
        keep(state, Some(topic), "experience".to_owned(), found.value.clone(), evidence);
    }
}

/// Facts that came with a question of the candidate; true when the open topic is among them.
pub(super) fn passing(state: &mut State, topic: &Topic, heard: &Understanding, said: &Said<'_>) -> bool {
    let indexed = Indexed::new(said.text);
    let before = known_by_now(state, topic);
    for found in &heard.also {
        // "Is there parking in Galway?": what a question speaks of is no residence.
        let asked_of = matches!(found.value, Value::City { .. }) && in_a_question(said.text, found.span);
        if let Some(key) = key_of(&found.value).filter(|_| !asked_of) {
            keep(state, Some(topic), key, found.value.clone(), quote(&indexed, said, found.span));
        }
    }
    if *topic == Topic::City && !known_by_now(state, topic) {
        unknown_place(state, said, &indexed);
    }
    !before && known_by_now(state, topic)
}

/// Whether the sentence that words stand in ends in a question mark.
fn in_a_question(text: &str, span: Span) -> bool {
    text.chars().skip(span.end).find(|c| matches!(c, '.' | '!' | '?' | ';' | '\n' | '…')) == Some('?')
}

/// Whether the fact a topic asks for is known.
fn known_by_now(state: &State, topic: &Topic) -> bool {
    match topic {
        Topic::City => state.facts.get("city").is_some(),
        Topic::Experience => state.facts.get("experience").is_some(),
        Topic::Education => state.facts.get("education").is_some() && plan::open_field(state).is_none(),
        Topic::Salary => state.facts.get("salary").is_some(),
        Topic::Remote => state.facts.get("remote").is_some(),
        Topic::Workday => {
            let criteria = &state.brief.criteria;
            let mut terms = criteria.list.iter().filter(|c| is_term(c)).peekable();
            let fits = |c: &Criterion| check(c, criteria, &state.facts).verdict == Verdict::Met;
            terms.peek().is_some() && terms.all(fits)
        }
        Topic::Relocation => {
            let moved =
                state.facts.get("city").and_then(|f| same_place(&state.brief.criteria, &f.value)).unwrap_or(false);
            moved || state.facts.get("relocation").is_some()
        }
        Topic::Own(i) => state.brief.criteria.list.get(*i).is_some_and(|c| state.facts.get(&c.fact_key()).is_some()),
        Topic::Language(i) => state.brief.criteria.list.get(*i).is_some_and(|c| {
            state
                .facts
                .get(&c.id)
                .is_some_and(|f| !matches!(&f.value, Value::Language { level, .. } if level.is_empty()))
        }),
        _ => false,
    }
}

/// "Офис нет, смены да": each of the terms with its own yes or no, where the answer names them apart.
///
/// "So no office" speaks of one of them; that is enough where the message says neither yes nor no by itself.
fn each_term(state: &mut State, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) -> bool {
    /// How the terms of a question are called in its answer, where that is too short for a vacancy.
    const SHORT: &[(&str, &str)] = &[("shift", "смен"), ("night", "ноч"), ("night", "түн"), ("office", "кеңсе")];
    let mut told: Vec<(String, YesNo, Span)> = Vec::new();
    for criterion in state.brief.criteria.list.iter().filter(|c| is_term(c)) {
        let (Want::Format { any } | Want::Schedule { any }) = &criterion.want else { continue };
        let named = |clause: &str| {
            let (formats, schedules) = formats_in(clause);
            let short = || {
                let folded = crate::text::fold(clause);
                let mut words = folded.split(|c: char| !c.is_alphanumeric());
                words.any(|w| SHORT.iter().any(|(term, stem)| any.iter().any(|a| a == term) && w.starts_with(stem)))
            };
            formats.iter().chain(&schedules).any(|f| any.contains(f)) || short()
        };
        if let Some((clause, span)) = clauses(said.text).find(|(clause, _)| named(clause)) {
            let value = if super::named::denies(clause) { YesNo::No } else { YesNo::Yes };
            told.push((criterion.id.clone(), value, span));
        }
    }
    // One answer for all of them is read as a whole.
    let several = told.len() > 1 && told.iter().any(|(_, value, span)| (*value, *span) != (told[0].1, told[0].2));
    let terms = state.brief.criteria.list.iter().filter(|c| is_term(c)).count();
    let decides = told.len() == 1 && (terms == 1 || told[0].1 == YesNo::No);
    let no = Value::YesNo { value: YesNo::No };
    let same = match (&heard.value, told.first()) {
        (None, _) => true,
        (Some(found), Some((_, YesNo::No, span))) => {
            let clause: String = said.text.chars().skip(span.start).take(span.end - span.start).collect();
            found.value == no && denies_a_term(&clause)
        }
        _ => false,
    };
    let one = decides && same && !said.text.contains('?');
    let taken = several || one;
    for (id, value, span) in told.into_iter().filter(|_| taken) {
        let evidence = quote(indexed, said, span);
        let key = format!("workday:{id}");
        let but = reservation(said.text, span).filter(|but| !is_own_format(state, said.text, *but));
        match but.filter(|_| value == YesNo::Yes) {
            Some(but) => put_partly(state, key, but, evidence, said, indexed),
            None => state.facts.put(fact(key, Value::YesNo { value }, evidence)),
        }
    }
    taken
}

/// "No office", "ночные нет": a negation right beside the term; "no gripes with nights" denies something else.
fn denies_a_term(clause: &str) -> bool {
    let words: Vec<&str> = clause.split_whitespace().collect();
    let no = |word: &str| super::named::denies(word);
    let term = |word: &str| {
        let (formats, schedules) = formats_in(word);
        !(formats.is_empty() && schedules.is_empty())
    };
    words.windows(2).any(|pair| no(pair[0]) && term(pair[1]) || term(pair[0]) && no(pair[1]))
}

fn quote(indexed: &Indexed<'_>, said: &Said<'_>, span: Span) -> Evidence {
    indexed.evidence(Source::Message, Some(said.seq), span)
}

/// The clause that words stand in, where it is a short one.
fn clause_of(text: &str, span: Span) -> Span {
    const FEW: usize = 8;
    let around = parts(text).into_iter().find(|(_, clause)| clause.start <= span.start && span.end <= clause.end);
    around.filter(|(words, _)| words.split_whitespace().count() <= FEW).map_or(span, |(_, clause)| clause)
}

/// A yes or a no with the few words of its clause: "да" alone tells a reader nothing.
fn decision(indexed: &Indexed<'_>, said: &Said<'_>, span: Span) -> Evidence {
    const FEW: usize = 8;
    let around = clauses(said.text)
        .filter(|(_, c)| c.start < span.end && span.start < c.end)
        .map(|(text, c)| (text.split_whitespace().count(), c))
        .reduce(|(a, first), (b, last)| (a + b, Span { start: first.start, end: last.end }));
    match around {
        Some((words, clause)) if words <= FEW && clause.start <= span.start && span.end <= clause.end => {
            quote(indexed, said, clause)
        }
        _ => quote(indexed, said, span),
    }
}

fn whole(indexed: &Indexed<'_>, said: &Said<'_>) -> Evidence {
    let span = Span { start: 0, end: indexed.len() };
    quote(indexed, said, span)
}

/// The answer to the open topic.
fn asked(state: &mut State, topic: &Topic, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) -> Taken {
    let value = heard.value.as_ref();
    match topic {
        Topic::Skills(group) => return skills(state, group, heard, said, indexed),
        Topic::Conflict(key) if key.starts_with("skill:") => {
            let group: Vec<usize> =
                state.brief.criteria.list.iter().enumerate().filter(|(_, c)| c.id == *key).map(|(i, _)| i).collect();
            return skills(state, &group, heard, said, indexed);
        }
        Topic::Anything => return Taken::Answered,
        Topic::Own(i) => return own(state, *i, heard, said, indexed),
        Topic::Relocation if lives_there(state, said, indexed) => return Taken::Answered,
        Topic::Workday if insists_on_another(state, said, indexed) => return Taken::Answered,
        Topic::Workday if days_in_both_places(state, heard, said, indexed) => return Taken::Answered,
        Topic::Workday if some_days_elsewhere(state, heard, said, indexed) => return Taken::Answered,
        Topic::Workday => {
            if let Some(taken) = only_at_times(state, heard, said, indexed) {
                return taken;
            }
            if each_term(state, heard, said, indexed) {
                return Taken::Answered;
            }
            if heard.value.is_none() && heard.intent == Intent::Unclear && works_so(state, said) {
                let evidence = whole(indexed, said);
                state.facts.put(fact("workday", Value::YesNo { value: YesNo::Yes }, evidence));
                return Taken::Answered;
            }
            if !agrees(heard) && wants_another_rhythm(state, said.text) {
                let evidence = whole(indexed, said);
                state.facts.put(fact("workday", Value::YesNo { value: YesNo::Unsure }, evidence));
                return Taken::Answered;
            }
        }
        _ => {}
    }
    if let (Topic::Education, Some(taken)) = (topic, field_of_study(state, heard, said, indexed)) {
        return taken;
    }
    let Some(found) = value else {
        return without_value(state, topic, heard, said, indexed);
    };
    let evidence = match found.value {
        Value::YesNo { .. } | Value::Relocation { .. } => decision(indexed, said, found.span),
        Value::Experience { max: Some(most), .. } if most <= 0.0 => decision(indexed, said, found.span),
        _ => quote(indexed, said, found.span),
    };
    let key = match (topic, &found.value) {
        (Topic::City, Value::City { .. }) => "city".to_owned(),
        (Topic::Experience, Value::Experience { .. }) => "experience".to_owned(),
        (Topic::Education, Value::Education { .. }) => "education".to_owned(),
        (Topic::Salary, Value::Salary(_)) => "salary".to_owned(),
        (Topic::Remote, Value::YesNo { .. }) => "remote".to_owned(),
        (Topic::Workday, Value::YesNo { .. }) => "workday".to_owned(),
        (Topic::Relocation, Value::Relocation { .. }) => "relocation".to_owned(),
        (Topic::Language(i), Value::Language { lang, .. }) => match state.brief.criteria.list.get(*i) {
            Some(criterion) if criterion.id.strip_prefix("language:") == Some(lang) => criterion.id.clone(),
            // Another language than the one asked about.
            Some(_) => {
                keep(state, Some(topic), format!("language:{lang}"), found.value.clone(), evidence);
                return Taken::Nothing;
            }
            None => return Taken::Nothing,
        },
        (Topic::Conflict(key), value) if key_of(value).as_deref() == Some(key) => key.clone(),
        _ => return without_value(state, topic, heard, said, indexed),
    };
    if *topic == Topic::Experience
        && let Some(denial) = another_trade(state, found, said)
    {
        let evidence = quote(indexed, said, denial);
        state.facts.put(fact("experience", Value::Experience { min: 0.0, max: Some(0.0) }, evidence));
        return Taken::Answered;
    }
    let value = found.value.clone();
    if *topic == Topic::Workday
        && value == (Value::YesNo { value: YesNo::Yes })
        && let Some(but) = reservation(said.text, found.span).filter(|but| !is_own_format(state, said.text, *but))
    {
        put_partly(state, key, but, evidence, said, indexed);
        return Taken::Answered;
    }
    if let (Topic::Language(_), Value::Language { level, .. }) = (topic, &value)
        && speaks_of_both(said.text)
    {
        level_of_all(state, level, &evidence);
    }
    state.facts.put(fact(key, value, evidence));
    if *topic == Topic::Relocation {
        remote_beside_moving(state, heard, said, indexed);
    }
    Taken::Answered
}

/// "Охраной не работал, но в органах 25 лет", "not as a barista, waited tables for 3 years": the years are of another
/// trade than the one asked about, which a clause of its own denies. Gives that clause.
fn another_trade(state: &State, found: &Found, said: &Said<'_>) -> Option<Span> {
    /// Words by which a denial is of this time only, of papers, or of nothing ("не только").
    const ASIDE: &[&str] = &[
        "только",
        "сейчас",
        "уже",
        "больше",
        "давно",
        "последн",
        "официальн",
        "now",
        "only",
        "anymore",
        "currently",
        "recently",
        "officially",
        "қазір",
        "тек",
        "ресми",
        "енді",
    ];
    if !matches!(found.value, Value::Experience { min, .. } if min > 0.0) {
        return None;
    }
    let title = terms(&state.brief.title);
    let skills_of = |terms: &[Term], text: &str| -> Vec<skills::Skill> {
        skills::find(&Indexed::new(text), terms).into_iter().map(|hit| hit.skill).collect()
    };
    let known = skills_of(&title, &state.brief.title);
    // Kazakh names count without their own letters as well.
    let same = |a: &Term, b: &Term| {
        const ROOT: usize = 5;
        let (left, right) = (skeleton(&a.word), skeleton(&b.word));
        let common = left.chars().zip(right.chars()).take_while(|(x, y)| x == y).count();
        let kazakh = left != a.word || right != b.word;
        one_root(a, b) || alike(&a.word, &b.word) || kazakh && common >= ROOT
    };
    let names = |clause: &str| {
        let own = terms(clause);
        let telling = |t: &&Term| !is_stop_word(&t.word) && t.word.chars().count() > 2;
        own.iter().filter(telling).any(|t| title.iter().filter(telling).any(|of| same(t, of)))
            || skills_of(&own, clause).iter().any(|skill| known.contains(skill))
    };
    let aside = |clause: &str| {
        let folded = crate::text::fold(clause);
        let mut words = folded.split(|c: char| !c.is_alphanumeric());
        words.any(|word| {
            ASIDE.iter().any(|aside| word.starts_with(aside)) || word.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let all = parts(said.text);
    let told = all.iter().find(|(_, span)| span.start <= found.span.start && found.span.end <= span.end)?;
    if names(told.0) || super::named::denies(told.0) {
        return None;
    }
    let denial = |(clause, span): &&(&str, Span)| {
        *span != told.1 && super::named::denies(clause) && names(clause) && !aside(clause)
    };
    all.iter().find(denial).map(|(_, span)| *span)
}

/// The answer to "is it this education?": a yes or a no, or the field by its name. `None` where that is not asked.
fn field_of_study(state: &mut State, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) -> Option<Taken> {
    let key = plan::open_field(state).map(|(_, field)| format!("education:{field}"))?;
    let field = key.strip_prefix("education:").unwrap_or_default();
    let named = clauses(said.text).find(|(clause, _)| fields_of_study(clause).any(|f| f == field));
    let told = match (named, heard.value.as_ref()) {
        (Some((clause, span)), _) => Some((if super::named::denies(clause) { YesNo::No } else { YesNo::Yes }, span)),
        (None, Some(Found { value: Value::YesNo { value }, span, .. })) => Some((*value, *span)),
        _ => None,
    };
    let Some((value, span)) = told else { return Some(Taken::Nothing) };
    if value != YesNo::Unsure {
        let evidence = decision(indexed, said, span);
        state.facts.put(fact(key, Value::YesNo { value }, evidence));
    }
    Some(Taken::Answered)
}

/// "Вышка, но не фарм", "no pharma diploma": the education was in another field than the vacancy asks for.
fn another_field(state: &mut State, said: &Said<'_>, indexed: &Indexed<'_>) {
    /// Words for an education: "не фарм" alone, with one of them, or beside one in the message.
    const STUDIES: &[&str] =
        &["образ", "диплом", "вуз", "вышк", "колледж", "универ", "degree", "diploma", "educat", "білім"];
    let wanted = state.brief.criteria.list.iter().find_map(|c| match &c.want {
        Want::Education { field, .. } => field.clone(),
        _ => None,
    });
    let folded = crate::text::fold(said.text);
    let Some(field) = wanted.filter(|_| STUDIES.iter().any(|w| folded.contains(w))) else { return };
    let other = |clause: &str| super::named::denies(clause) && fields_of_study(clause).any(|f| f == field);
    if let Some((_, span)) = clauses(said.text).find(|(clause, _)| other(clause)) {
        let evidence = quote(indexed, said, span);
        state.facts.put(fact(format!("education:{field}"), Value::YesNo { value: YesNo::No }, evidence));
    }
}

/// "Свободно оба", "both fluent".
fn speaks_of_both(text: &str) -> bool {
    const BOTH: &[&str] = &["оба", "обоими", "обеими", "обоих", "both", "екеуі", "екеуін", "екеуінде"];
    text.split(|c: char| !c.is_alphanumeric()).any(|w| BOTH.contains(&w.to_lowercase().as_str()))
}

/// The level goes for every language the vacancy asks for that nothing is known about.
fn level_of_all(state: &mut State, level: &str, evidence: &Evidence) {
    let open: Vec<(String, String)> = state
        .brief
        .criteria
        .list
        .iter()
        .filter_map(|c| match &c.want {
            Want::Language { lang, .. } if state.facts.get(&c.id).is_none() => Some((c.id.clone(), lang.clone())),
            _ => None,
        })
        .collect();
    for (id, lang) in open {
        state.facts.put(fact(id, Value::Language { lang, level: level.to_owned() }, evidence.clone()));
    }
}

fn agrees(heard: &Understanding) -> bool {
    heard.value.as_ref().is_some_and(|found| found.value == (Value::YesNo { value: YesNo::Yes }))
}

/// "Раньше только удалённо работала" tells of another job.
fn tells_of_then(clause: &str) -> bool {
    const THEN: &[&str] = &["раньше", "работал", "был", "before", "used", "was", "worked", "бұрын", "болды", "істедім"];
    let folded = crate::text::fold(clause);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    // "Не раньше 9" is an hour.
    let not = |at: usize| at > 0 && ["не", "not"].contains(&words[at - 1]);
    words.iter().enumerate().any(|(at, word)| !not(at) && THEN.iter().any(|then| word.starts_with(then)))
}

/// The clause that says "only" of a format that is none of `any`.
fn only_elsewhere(text: &str, any: &[String]) -> Option<Span> {
    let only = clauses(text).filter(|(clause, _)| says_only(clause) && !super::named::denies(clause));
    let mut other = only.filter(|(clause, _)| {
        let (formats, _) = formats_in(clause);
        !tells_of_then(clause) && !formats.is_empty() && !formats.iter().any(|f| any.contains(f))
    });
    if any.is_empty() { None } else { other.next().map(|(_, span)| span) }
}

/// Whether a clause has an "only" in it.
fn says_only(clause: &str) -> bool {
    const ONLY: &[&str] = &["только", "тока", "токо", "исключительно", "only", "тек", "ғана"];
    crate::text::fold(clause).split(|c: char| !c.is_alphanumeric()).any(|w| ONLY.contains(&w))
}

/// "Только удалённо", "remote only": a format or a schedule with "only" beside it, and not one the vacancy has.
fn insists_on_another(state: &mut State, said: &Said<'_>, indexed: &Indexed<'_>) -> bool {
    let mut told: Vec<(String, Span)> = Vec::new();
    let insists = |clause: &str| says_only(clause) && !tells_of_then(clause) && !super::named::denies(clause);
    for (clause, span) in clauses(said.text).filter(|(clause, _)| insists(clause)) {
        let (formats, schedules) = formats_in(clause);
        for criterion in state.brief.criteria.list.iter().filter(|c| is_term(c)) {
            let (own, any) = match &criterion.want {
                Want::Format { any } => (&formats, any),
                Want::Schedule { any } => (&schedules, any),
                _ => continue,
            };
            if !own.is_empty() && !any.is_empty() && !own.iter().any(|f| any.contains(f)) {
                told.push((criterion.id.clone(), span));
            }
        }
    }
    let any = !told.is_empty();
    for (id, span) in told {
        let evidence = quote(indexed, said, span);
        state.facts.put(fact(format!("workday:{id}"), Value::YesNo { value: YesNo::No }, evidence));
    }
    any
}

/// "Екі күн істеп екі күн демаламын ғой": tells the vacancy's own schedule, and all that is asked for is that.
fn works_so(state: &State, said: &Said<'_>) -> bool {
    let asked = Asked { slot: Some(Slot::Format), ..Asked::default() };
    let Some(Value::Format { schedule: schedules, .. }) =
        understand(&asked, said.text, said.today).value.map(|f| f.value)
    else {
        return false;
    };
    let mut terms = state.brief.criteria.list.iter().filter(|c| is_term(c)).peekable();
    terms.peek().is_some()
        && terms.all(|c| matches!(&c.want, Want::Schedule { any } if schedules.iter().any(|own| any.contains(own))))
}

/// "15/15 мне мало, я бы 30/30": names the vacancy's rhythm of days only to put another one against it.
fn wants_another_rhythm(state: &State, text: &str) -> bool {
    let rhythm = |word: &&str| {
        word.split_once('/').is_some_and(|(on, off)| {
            let days = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
            days(on) && days(off)
        })
    };
    let own = crate::interview::ask::conditions(state);
    let mut said = text.split(|c: char| !(c.is_ascii_digit() || c == '/')).filter(rhythm);
    said.next().is_some_and(|first| own.contains(first)) && said.any(|other| !own.contains(other))
}

/// "Да, но не больше двух смен", "nights only fri and sat": an agreement with a reservation in its sentence. Gives the
/// clause that holds something back.
fn reservation(text: &str, agreement: Span) -> Option<Span> {
    const BUT: &[&str] = &["но", "кроме", "but", "except", "unless", "бирак"];
    const ONLY: &[&str] = &["только", "тока", "токо", "тольк", "лишь", "only", "тек", "гана"];
    /// "Только так и ищу", "только за": nothing is held back.
    const STRESS: &[&str] = &["так", "за", "рад", "рада", "this", "that", "осылай"];
    let letters: Vec<char> = text.chars().collect();
    let ends = |c: &char| matches!(c, '.' | '!' | '?' | '\n' | ';');
    let start = letters[..agreement.start.min(letters.len())].iter().rposition(ends).map_or(0, |at| at + 1);
    let end = agreement.end.min(letters.len());
    let end = letters[end..].iter().position(ends).map_or(letters.len(), |at| end + at);
    // Kazakh words count without their own letters as well.
    let sentence = skeleton(&letters[start..end].iter().collect::<String>().to_lowercase());
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut at = start;
    for piece in sentence.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            words.push((at, word));
        }
        at += piece.chars().count();
    }
    let held = words.iter().enumerate().find(|(i, (_, word))| {
        let stressed = words.get(i + 1).is_some_and(|(_, next)| STRESS.contains(next));
        BUT.contains(word) || ONLY.contains(word) && !stressed
    });
    let place = held.map(|(_, (place, _))| *place)?;
    let (clause, span) = clauses(text).find(|(_, clause)| clause.start <= place && place < clause.end)?;
    (span.end <= agreement.start || span.start < agreement.end || !tells_of_then(clause)).then_some(span)
}

/// "Да, только офис": what the vacancy has is all that is wanted, and nothing is held back.
fn is_own_format(state: &State, text: &str, clause: Span) -> bool {
    let words: String = text.chars().skip(clause.start).take(clause.end - clause.start).collect();
    let (formats, schedules) = formats_in(&words);
    let own = |f: &String| {
        state.brief.criteria.list.iter().any(|c| matches!(&c.want, Want::Format { any } if any.contains(f)))
    };
    let counted = words.chars().any(|c| c.is_ascii_digit()) || conditions::times(&words) != 0;
    says_only(&words) && !formats.is_empty() && schedules.is_empty() && formats.iter().all(own) && !counted
}

/// Half a yes: the words that hold something back first, then those that agree.
fn put_partly(state: &mut State, key: String, but: Span, agreement: Evidence, said: &Said<'_>, indexed: &Indexed<'_>) {
    let mut partly = fact(key, Value::YesNo { value: YesNo::Unsure }, quote(indexed, said, but));
    let apart = agreement.span.end <= but.start || but.end <= agreement.span.start;
    partly.evidence.extend(Some(agreement).filter(|_| apart));
    state.facts.put(partly);
}

/// The times an answer turns down, where nothing else in it is a no.
fn turned_down(heard: &Understanding, said: &Said<'_>) -> Option<conditions::Told> {
    let told = conditions::told(said.text, said.today)?;
    let within = |span: Span| told.refusal.is_some_and(|clause| span.start < clause.end && clause.start < span.end);
    let no = |found: &Found| found.value == Value::YesNo { value: YesNo::No } && !within(found.span);
    (!heard.value.as_ref().is_some_and(no)).then_some(told)
}

/// The vacancy's terms of work by their ids, each with what an answer says of it.
fn terms_of_work<T>(state: &State, said_of: impl Fn(&Criterion) -> Option<T>) -> Vec<(String, Option<T>)> {
    let terms = state.brief.criteria.list.iter().filter(|c| is_term(c));
    terms.map(|c| (c.id.clone(), said_of(c))).collect()
}

/// "График ок, по воскресеньям не могу": each schedule with what the times turned down leave of it, the rest as agreed.
///
/// Times turned down and nothing agreed to leave the rest open: that is worth asking once more.
fn only_at_times(state: &mut State, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) -> Option<Taken> {
    let told = turned_down(heard, said)?;
    let terms = terms_of_work(state, |c| match &c.want {
        Want::Schedule { any } => {
            let five_days = any.iter().any(|s| s == "5/2");
            conditions::left_of(&c.label, five_days, told.refused)
        }
        _ => None,
    });
    let schedules = state.brief.criteria.list.iter().any(|c| matches!(c.want, Want::Schedule { .. }));
    let whole = terms.iter().any(|(_, left)| *left == Some(YesNo::No));
    if let (None, Some(refusal), false) = (told.agreement, told.refusal, whole) {
        let unsure = Value::YesNo { value: YesNo::Unsure };
        state.facts.put(fact("workday", unsure, quote(indexed, said, refusal)));
        return Some(Taken::Nothing);
    }
    for (id, left) in terms {
        // An office has hours as well, even where nobody wrote them down.
        let left = left.or((!schedules).then_some(YesNo::Unsure));
        put_left(state, format!("workday:{id}"), left, &told, said, indexed);
    }
    Some(Taken::Answered)
}

/// The same for a question of the employer's.
fn own_at_times(state: &mut State, i: usize, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) -> bool {
    let Some(told) = turned_down(heard, said) else { return false };
    let Some(criterion) = state.brief.criteria.list.get(i) else { return false };
    let five_days = formats_in(&criterion.label).1.iter().any(|s| s == "5/2");
    let left = conditions::left_of(&criterion.label, five_days, told.refused);
    if left.is_none() && told.agreement.is_none() {
        return false;
    }
    put_left(state, criterion.fact_key(), left, &told, said, indexed);
    true
}

/// What is left of an agreement, with the clauses that say so.
fn put_left(
    state: &mut State,
    key: String,
    left: Option<YesNo>,
    told: &conditions::Told,
    said: &Said<'_>,
    indexed: &Indexed<'_>,
) {
    let first = if left.is_some() { told.refusal } else { told.agreement };
    let Some(first) = first else { return };
    let second = told.agreement.filter(|second| left == Some(YesNo::Unsure) && *second != first);
    let mut partly = fact(key, Value::YesNo { value: left.unwrap_or(YesNo::Yes) }, quote(indexed, said, first));
    partly.evidence.extend(second.map(|span| quote(indexed, said, span)));
    state.facts.put(partly);
}

/// "2 days office, 3 home": so many days in either place is a hybrid week, whatever yes or no was asked for.
fn days_in_both_places(state: &mut State, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) -> bool {
    let list = &state.brief.criteria.list;
    if agrees(heard) || !list.iter().any(|c| matches!(c.want, Want::Format { .. })) {
        return false;
    }
    let asked = Asked { slot: Some(Slot::Format), ..Asked::default() };
    let Some(found) = understand(&asked, said.text, said.today).value else { return false };
    // The word itself is read like any other; here it is counted out.
    let counted = matches!(&found.value, Value::Format { format, .. } if format.iter().any(|f| f == "hybrid"))
        && !formats_in(said.text).0.iter().any(|f| f == "hybrid");
    if !counted {
        return false;
    }
    let start = clauses(said.text).map(|(_, clause)| clause).find(|c| c.end > found.span.start).map_or(0, |c| c.start);
    let evidence = quote(indexed, said, Span { start: start.min(found.span.start), end: found.span.end });
    let told: Vec<(String, YesNo)> = list
        .iter()
        .filter_map(|c| match &c.want {
            Want::Format { any } if any.iter().any(|f| f == "hybrid") => Some((c.id.clone(), YesNo::Yes)),
            Want::Format { .. } => Some((c.id.clone(), YesNo::Unsure)),
            _ => None,
        })
        .collect();
    for (id, value) in told {
        state.facts.put(fact(format!("workday:{id}"), Value::YesNo { value }, evidence.clone()));
    }
    true
}

/// "Office fine, fridays from home": another place on some days is half a yes to the one that is asked for.
fn some_days_elsewhere(state: &mut State, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) -> bool {
    let Some(agreed) = heard.value.as_ref().filter(|_| agrees(heard)).map(|found| found.span) else { return false };
    let elsewhere = |any: &[String]| {
        let clause = clauses(said.text).filter(|(_, span)| span.end <= agreed.start || agreed.end <= span.start).find(
            |(clause, _)| {
                let (formats, _) = formats_in(clause);
                conditions::times(clause) != 0 && !formats.is_empty() && !formats.iter().any(|f| any.contains(f))
            },
        );
        clause.filter(|_| !any.is_empty()).map(|(_, span)| span)
    };
    let terms = terms_of_work(state, |c| match &c.want {
        Want::Format { any } => elsewhere(any),
        _ => None,
    });
    if terms.iter().all(|(_, clause)| clause.is_none()) {
        return false;
    }
    for (id, clause) in terms {
        let evidence = decision(indexed, said, agreed);
        let key = format!("workday:{id}");
        match clause {
            Some(but) => put_partly(state, key, but, evidence, said, indexed),
            None => state.facts.put(fact(key, Value::YesNo { value: YesNo::Yes }, evidence)),
        }
    }
    true
}

/// The answer to a question of the employer's.
fn own(state: &mut State, i: usize, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) -> Taken {
    let Some(criterion) = state.brief.criteria.list.get(i) else {
        return Taken::Nothing;
    };
    let key = criterion.fact_key();
    let closed = matches!(criterion.want, Want::Question { answer: Slot::YesNo | Slot::Skill });
    if let Some(paper) = told_of(&criterion.label, said.text, Beside::Nothing).filter(|_| closed) {
        let evidence = quote(indexed, said, paper.span);
        let value = if paper.held { YesNo::Yes } else { YesNo::No };
        state.facts.put(fact(key, Value::YesNo { value }, evidence));
        return Taken::Answered;
    }
    let formats = if closed { formats_in(&criterion.label).0 } else { Vec::new() };
    if closed && own_at_times(state, i, heard, said, indexed) {
        return Taken::Answered;
    }
    if let Some(span) = only_elsewhere(said.text, &formats).filter(|_| closed) {
        // "Готовы работать в офисе?" — "только удалённо"
        let no = Value::YesNo { value: YesNo::No };
        state.facts.put(fact(key, no, quote(indexed, said, span)));
        return Taken::Answered;
    }
    let Some(found) = &heard.value else {
        return Taken::Nothing;
    };
    let mut value = found.value.clone();
    // "Сенбі істей аламын, жексенбі жоқ" is half a yes.
    let halves = clauses(said.text).any(|(clause, _)| {
        let words: Vec<String> = crate::text::fold(clause).split_whitespace().map(str::to_owned).collect();
        words.len() > 1 && words.last().is_some_and(|w| ["жоқ", "жок", "нет", "no"].contains(&w.as_str()))
    });
    if value == (Value::YesNo { value: YesNo::Yes }) && halves {
        value = Value::YesNo { value: YesNo::Unsure };
    }
    if value == (Value::YesNo { value: YesNo::Yes })
        && let Some(but) = reservation(said.text, found.span)
    {
        let evidence = decision(indexed, said, found.span);
        put_partly(state, key, but, evidence, said, indexed);
        return Taken::Answered;
    }
    let evidence = match value {
        Value::YesNo { .. } | Value::Skill { .. } | Value::Relocation { .. } => decision(indexed, said, found.span),
        _ => quote(indexed, said, found.span),
    };
    state.facts.put(fact(key, value, evidence));
    Taken::Answered
}

/// No value of the asked kind; some topics can still read their answer.
fn without_value(
    state: &mut State,
    topic: &Topic,
    heard: &Understanding,
    said: &Said<'_>,
    indexed: &Indexed<'_>,
) -> Taken {
    match topic {
        Topic::City => unknown_place(state, said, indexed),
        Topic::Conflict(key) if key == "city" => unknown_place(state, said, indexed),
        Topic::Remote | Topic::Relocation => {
            let named = heard.also.iter().find_map(|f| match &f.value {
                Value::Format { format, .. } => format.iter().any(|x| x == "remote").then_some(f.span),
                _ => None,
            });
            if let Some(span) = named {
                let evidence = quote(indexed, said, span);
                let yes = Value::YesNo { value: YesNo::Yes };
                state.facts.put(fact("remote", yes, evidence));
            } else if *topic == Topic::Relocation {
                remote_beside_moving(state, heard, said, indexed);
            }
            let remote =
                matches!(state.facts.get("remote").map(|f| &f.value), Some(Value::YesNo { value: YesNo::Yes }));
            // Where the work cannot be done from elsewhere, that is no answer to "could you move?".
            let enough = *topic == Topic::Remote || !office_only(&state.brief.criteria);
            if remote && enough { Taken::Answered } else { Taken::Nothing }
        }
        Topic::Conflict(_) if heard.intent == Intent::Answer => Taken::Answered,
        _ => Taken::Nothing,
    }
}

/// A place the gazetteer does not know counts when it is the vacancy's own, word for word: as the whole message, or as a
/// clause of it that asks nothing ("Galway, Renmore. Is there parking?").
fn unknown_place(state: &mut State, said: &Said<'_>, indexed: &Indexed<'_>) -> Taken {
    let trimmed = said.text.trim();
    let start = said.text.chars().take_while(|c| c.is_whitespace()).count();
    let all = Span { start, end: start + trimmed.chars().count() };
    let asks = |span: Span| {
        let behind = said.text.chars().skip(span.end).skip_while(|c| !matches!(c, '.' | '!' | '?' | ';' | '\n' | '…'));
        behind.take(1).any(|c| c == '?')
    };
    let clauses = clauses(said.text).filter(|(_, span)| !asks(*span));
    for (text, span) in [(trimmed, all)].into_iter().chain(clauses).filter(|(text, _)| !text.is_empty()) {
        let value = Value::Text { text: text.to_owned() };
        if same_place(&state.brief.criteria, &value) == Some(true) {
            state.facts.put(fact("city", value, quote(indexed, said, span)));
            return Taken::Answered;
        }
    }
    Taken::Nothing
}

/// "I live in Cork already", "уже живу там": who lives where the work is has not to move.
fn lives_there(state: &mut State, said: &Said<'_>, indexed: &Indexed<'_>) -> bool {
    const LIVES: &[&str] =
        &["live", "living", "based", "живу", "живем", "проживаю", "нахожусь", "турамын", "турам", "турып"];
    const HERE: &[&str] = &["already", "уже", "осында", "i'm", "im", "am"];
    const THERE: &[&str] = &["there", "here", "там", "тут", "здесь", "осында", "сонда"];
    const AHEAD: &[&str] = &[
        "will",
        "would",
        "used",
        "can",
        "could",
        "want",
        "to",
        "if",
        "буду",
        "хочу",
        "могу",
        "если",
        "раньше",
        "until",
        "till",
    ];
    let told = parts(said.text).into_iter().find_map(|(clause, span)| {
        let folded = skeleton(&crate::text::fold(clause));
        let words: Vec<&str> =
            folded.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|w| !w.is_empty()).collect();
        let any = |list: &[&str]| words.iter().any(|w| list.contains(w));
        if any(AHEAD) || super::named::denies(clause) || !(any(LIVES) || any(HERE)) {
            return None;
        }
        let known = cities::find(clause).into_iter().map(|mention| Value::City {
            city: mention.city.name.to_owned(),
            country: mention.city.country.to_owned(),
        });
        let named: Vec<Value> = known.collect();
        let spelt = || {
            let mut words = clause.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
            words.find_map(|w| {
                let value = Value::Text { text: w.to_owned() };
                (same_place(&state.brief.criteria, &value) == Some(true)).then_some(value)
            })
        };
        let own = |value: &Value| same_place(&state.brief.criteria, value) == Some(true);
        if named.is_empty() {
            let place = spelt();
            let there = any(THERE) && words.len() <= 6;
            return (place.is_some() || there).then_some((place, span));
        }
        named.into_iter().find(own).map(|value| (Some(value), span))
    });
    let Some((place, span)) = told else { return false };
    let evidence = quote(indexed, said, span);
    let told = match place {
        Some(value) => fact("city", value, evidence),
        None => fact("relocation", Value::Relocation { value: Readiness::Yes, city: None }, evidence),
    };
    state.facts.put(told);
    true
}

/// "Move, or work remotely?" — "no, but remotely yes": the second half is an answer too.
fn remote_beside_moving(state: &mut State, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) {
    let beside = heard.also.iter().find_map(|f| match f.value {
        Value::YesNo { value } => Some((value, f.span)),
        _ => None,
    });
    let wish = beside.or_else(|| {
        let (clause, span) = clauses(said.text).find(|(c, _)| formats_in(c).0.iter().any(|f| f == "remote"))?;
        let value = if super::named::denies(clause) { YesNo::No } else { YesNo::Yes };
        Some((value, span))
    });
    if let Some((value, span)) = wish {
        state.facts.put(fact("remote", Value::YesNo { value }, quote(indexed, said, span)));
    }
}

const ENDS: [char; 7] = [',', '.', ';', '!', '?', '…', '\n'];

/// The clauses of a text with their places.
fn clauses(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut at = 0;
    text.split_inclusive(ENDS).map(move |part| {
        let before = at;
        at += part.chars().count();
        let clause = part.trim_end_matches(ENDS);
        let trimmed = clause.trim();
        let start = before + clause.chars().take_while(|c| c.is_whitespace()).count();
        (trimmed, Span { start, end: start + trimmed.chars().count() })
    })
}

/// The skills of a grouped question, one by one.
fn skills(state: &mut State, group: &[usize], heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) -> Taken {
    let list = &state.brief.criteria.list;
    let labels: Vec<&str> = group.iter().filter_map(|i| list.get(*i)).map(|c| c.label.as_str()).collect();
    let ids: Vec<String> = group.iter().filter_map(|i| list.get(*i)).map(|c| c.id.clone()).collect();
    let own = match heard.value.as_ref().map(|f| &f.value) {
        Some(Value::Skill { has, years, .. }) => Some((*has, *years)),
        _ => None,
    };
    let beside = match labels.iter().filter(|label| is_paper(label)).count() {
        _ if ids.len() == 1 => Beside::Nothing,
        0 | 1 => Beside::NoPaper,
        _ => Beside::Papers,
    };
    let papers: Vec<_> = labels.iter().map(|label| told_of(label, said.text, beside)).collect();
    // "Просрочилась, но уже обновил": had, whatever was denied on the way.
    let renewed = matches!(papers.as_slice(), [Some(paper)] if paper.held);
    let own = if renewed { Some((true, None)) } else { own };
    // "Night shifts no bother" denies the bother.
    let own = own.map(|(has, years)| (has || super::named::consents(said.text), years));
    let mut named = skills_named(&labels, said.text);
    for ((named, label), paper) in named.iter_mut().zip(&labels).zip(papers) {
        if let Some(paper) = paper {
            *named = if paper.held { Named::Has(paper.span) } else { Named::Denied(paper.span) };
        } else if let Some(span) = super::named::other_grade(label, said.text) {
            *named = Named::Denied(clause_of(said.text, span));
        } else if *named == Named::No
            && let Some(span) = super::named::enough_of_a_grade(label, said.text)
        {
            *named = Named::Has(span);
        }
    }
    papers_denied(&mut named, &labels, said.text);
    if halves_of_another(state, &labels, said.text) {
        return Taken::Nothing;
    }
    done_by_others(&mut named, &labels, heard, said.text);
    let in_places = take_places(&mut named, said.text);
    // "No, devops did the k8s part": what opens with a no is no story of one's own.
    let refused = (ids.len() == 1 && own.is_some_and(|(has, _)| !has)).then(|| super::named::opening_no(said.text));
    if let (Some(Some(span)), [only @ Named::Has(_)]) = (refused, named.as_mut_slice()) {
        *only = Named::Denied(span);
    }
    if named.contains(&Named::Narrower) && named.iter().all(|n| matches!(n, Named::No | Named::Narrower)) {
        return Taken::Nothing;
    }
    if named.iter().all(|n| *n == Named::No) {
        // Nothing named: a short answer is a yes or a no to all of them. Of several skills a longer one says nothing.
        let all = super::named::all_or_none(said.text);
        let found = heard.value.as_ref().map(|f| f.span);
        let of_all = all.map(|(has, span)| (has, None, span));
        let of_one = own.zip(found).map(|((has, years), span)| (has, years, span));
        let taken = if ids.len() == 1 {
            of_one.or(of_all)
        } else {
            let deed = found.filter(|_| own.is_some_and(|(has, _)| has) && super::named::is_of_all_this(said.text));
            let of_all = of_all.or(deed.map(|span| (true, None, span)));
            let of_all = super::named::did_all(said.text).map(|span| (true, None, span)).or(of_all);
            of_all.map(|(has, _, span)| own.map_or((has, None, span), |(has, years)| (has, years, span)))
        };
        let Some((has, years, span)) = taken else {
            return Taken::Nothing;
        };
        let evidence = decision(indexed, said, span);
        for id in ids {
            put_skill(state, &id, has, years, false, evidence.clone());
        }
        return Taken::Answered;
    }
    // Who counts by places says nothing of the others.
    let complete = !in_places && super::named::is_a_list(said.text, &named);
    let rest = said_of_the_rest(said.text, complete, in_places);
    let only = super::named::only_these(said.text, &named);
    let spans: Vec<Span> = named.iter().filter_map(span_of).collect();
    let proof = |span: Span| quote(indexed, said, proof_of(said.text, span, &spans));
    let musts: Vec<bool> = group.iter().map(|i| list.get(*i).is_some_and(|c| c.must)).collect();
    let list = named_span(&named);
    // "Pandas не знаю, питон да" denies what stands before it.
    let behind = |span: Span| heard.value.as_ref().is_none_or(|found| found.span.end > span.start);
    for ((id, named), must) in ids.iter().zip(&named).zip(musts) {
        match named {
            // "Docker? не слышал": the denial stands behind it, in a clause of its own.
            Named::Has(span) if ids.len() == 1 && own.is_some_and(|(has, _)| !has) && complete && behind(*span) => {
                put_skill(state, id, false, None, false, proof(*span));
            }
            Named::Has(span) => {
                let years = own.and_then(|(_, years)| years).filter(|_| ids.len() == 1);
                put_skill(state, id, true, years, false, proof(*span));
            }
            Named::Denied(span) => put_skill(state, id, false, None, false, proof(*span)),
            Named::No => match (rest, list) {
                (Some((has, span)), _) => put_skill(state, id, has, None, false, quote(indexed, said, span)),
                (None, _) if let Some(span) = only => {
                    put_skill(state, id, false, None, false, quote(indexed, said, span));
                }
                // What the job cannot do without is asked about by itself.
                (None, _) if must => {}
                // A close skill is known: leaving the name itself out takes nothing away.
                (None, Some(_)) if complete && has_related(state, id) => {}
                (None, Some(span)) if complete => put_skill(state, id, false, None, true, quote(indexed, said, span)),
                // A story that names some of them leaves the others open.
                _ => {}
            },
            Named::Narrower => {}
        }
    }
    Taken::Answered
}

/// "I did the till. Cash up only my supervisor": of a skill that is two, one that another person does. Asked once more,
/// since the other half is no denial.
fn halves_of_another(state: &State, labels: &[&str], text: &str) -> bool {
    let [label] = labels else { return false };
    let joined = [" and ", " & ", " и ", " және ", "/", "+"].iter().any(|link| label.contains(link));
    let clarified = state.progress.asked.last().is_none_or(|asked| asked.clarified);
    if !joined || clarified {
        return false;
    }
    let others = colleagues::clauses_of_another(text);
    let touched = others.iter().any(|(clause, _, _)| super::named::touches(label, clause));
    touched
        && parts(text).iter().any(|(clause, span)| {
            !others.iter().any(|(_, other, _)| other == span)
                && matches!(skills_named(&[label], clause).first(), Some(Named::Has(_)))
        })
}

/// "I teach yr5, no QTS yet": the work a paper is for is no paper, and the clause that names it denies it.
fn papers_denied(named: &mut [Named], labels: &[&str], text: &str) {
    for (named, label) in named.iter_mut().zip(labels).filter(|(named, _)| matches!(named, Named::Has(_))) {
        let denial = |(part, _): &(&str, Span)| {
            names_a_paper(part, &[]) && matches!(skills_named(&[label], part).first(), Some(Named::Denied(_)))
        };
        if is_paper(label)
            && let Some((_, span)) = parts(text).into_iter().find(denial)
        {
            *named = Named::Denied(span);
        }
    }
}

/// "200ку сдает главбух": of one skill such a clause speaks whatever it names, of several it has to name its own.
fn done_by_others(named: &mut [Named], labels: &[&str], heard: &Understanding, text: &str) {
    let others = colleagues::clauses_of_another(text);
    let around = |span: &Span| others.iter().find(|(_, c, _)| c.start <= span.start && span.end <= c.end);
    for (named, label) in named.iter_mut().zip(labels) {
        let by_name = match named {
            Named::Has(span) => around(span),
            Named::No if labels.len() > 1 => others.iter().find(|(clause, _, _)| super::named::touches(label, clause)),
            _ => None,
        };
        if let Some((_, clause, _)) = by_name {
            *named = Named::Denied(*clause);
        }
    }
    let [only] = named else { return };
    let Some((_, clause, _)) = others.iter().find(|(_, _, whatever)| *whatever) else { return };
    let aside = |found: &Found| {
        let yes = matches!(found.value, Value::Skill { has: true, .. });
        yes && (found.span.end <= clause.start || clause.end <= found.span.start)
    };
    if !heard.value.as_ref().is_some_and(aside) && !matches!(only, Named::Denied(_)) {
        *only = Named::Denied(*clause);
    }
}

/// The open topic: of several skills those nothing is known about, once the rest have had their answer.
pub(super) fn open_topic(state: &State) -> Option<Topic> {
    let asked = state.progress.asked.last()?;
    let left = if asked.clarified { unknown_musts(state, &asked.topic) } else { Vec::new() };
    Some(match &asked.topic {
        Topic::Skills(group) if !left.is_empty() && left.len() < group.len() => Topic::Skills(left),
        topic => topic.clone(),
    })
}

/// The musts among several skills that an answer has left out, where they have not been asked about once more yet.
pub(super) fn left_out(state: &State, topic: &Topic) -> Option<Topic> {
    let left = unknown_musts(state, topic);
    let asked = state.progress.asked.last()?;
    let some = matches!(topic, Topic::Skills(group) if left.len() < group.len());
    (!asked.clarified && some && !left.is_empty()).then_some(Topic::Skills(left))
}

fn unknown_musts(state: &State, topic: &Topic) -> Vec<usize> {
    let Topic::Skills(group) = topic else { return Vec::new() };
    let list = &state.brief.criteria.list;
    let unknown = |c: &Criterion| c.must && state.facts.get(&c.id).is_none();
    group.iter().copied().filter(|i| list.get(*i).is_some_and(unknown)).collect()
}

/// Fills in what an answer says by places in the list: "first two yes". Beside skills by their names only several places
/// at once count: "Docker first, then Kafka" tells an order.
fn take_places(named: &mut [Named], text: &str) -> bool {
    let several = named.iter().any(|n| *n != Named::No);
    let placed = if named.len() > 1 { super::named::by_place(named.len(), text, several) } else { None };
    let Some(placed) = placed else { return false };
    for (named, placed) in named.iter_mut().zip(placed).filter(|(named, _)| **named == Named::No) {
        *named = placed;
    }
    true
}

/// What an answer says of the skills of a list that it does not name.
fn said_of_the_rest(text: &str, complete: bool, in_places: bool) -> Option<(bool, Span)> {
    use super::named::{all_the_rest, did_all, rest};
    if in_places {
        return rest(text);
    }
    let told = rest(text).or_else(|| all_the_rest(text)).filter(|(has, _)| complete || !has);
    told.or_else(|| did_all(text).map(|span| (true, span)))
}

fn span_of(named: &Named) -> Option<Span> {
    match named {
        Named::Has(span) | Named::Denied(span) => Some(*span),
        Named::No | Named::Narrower => None,
    }
}

/// The words that prove what is said of a skill: its clause, as far as that speaks of no other skill; of a long one the
/// words around.
fn proof_of(text: &str, span: Span, named: &[Span]) -> Span {
    const MANY: usize = 10;
    const AROUND: usize = 4;
    let found = parts(text).into_iter().find(|(_, clause)| clause.start <= span.start && span.end <= clause.end);
    let Some((words, clause)) = found else { return span };
    let other = |of: &&Span| **of != span && of.start < clause.end && clause.start < of.end;
    if named.iter().any(|of| other(&of)) {
        return span;
    }
    if words.split_whitespace().count() <= MANY {
        return clause;
    }
    let all: Vec<Span> = crate::terms::terms(words)
        .into_iter()
        .map(|t| Span { start: clause.start + t.span.start, end: clause.start + t.span.end })
        .collect();
    let first = all.iter().position(|t| t.start >= span.start).unwrap_or_default();
    let last = all.iter().rposition(|t| t.end <= span.end).unwrap_or(first).max(first);
    let (from, to) = (first.saturating_sub(AROUND), (last + AROUND).min(all.len().saturating_sub(1)));
    match (all.get(from), all.get(to)) {
        (Some(from), Some(to)) => Span { start: from.start.min(span.start), end: to.end.max(span.end) },
        _ => span,
    }
}

/// From the first skill named to the last: the words that prove what a list leaves out.
fn named_span(named: &[Named]) -> Option<Span> {
    let spans = || {
        named.iter().filter_map(|n| match n {
            Named::Has(span) | Named::Denied(span) => Some(*span),
            Named::No | Named::Narrower => None,
        })
    };
    let start = spans().map(|s| s.start).min()?;
    Some(Span { start, end: spans().map(|s| s.end).max()? })
}

/// The close skill the résumé names instead of the one asked about.
fn related(state: &State, id: &str) -> Option<String> {
    match &state.facts.get(id)?.value {
        Value::Skill { name, .. } => name.clone(),
        _ => None,
    }
}

fn has_related(state: &State, id: &str) -> bool {
    related(state, id).is_some()
}

fn put_skill(state: &mut State, id: &str, has: bool, years: Option<f64>, implied: bool, evidence: Evidence) {
    let name = if has { None } else { related(state, id) };
    state.facts.put(Fact {
        key: id.to_owned(),
        value: Value::Skill { name, has, years },
        evidence: vec![evidence],
        implied,
    });
}

/// Facts beside the asked one.
fn others(state: &mut State, topic: &Topic, heard: &Understanding, said: &Said<'_>, indexed: &Indexed<'_>) {
    let answered = heard.value.as_ref().and_then(|f| key_of(&f.value));
    for found in &heard.also {
        // What was asked for and answered is not overruled by a mention beside it.
        if answered.is_none() || key_of(&found.value) != answered {
            other(state, topic, found, said, indexed);
        }
    }
    if heard.intent == Intent::Unclear && state.facts.get("city").is_none() {
        city_alone(state, said, indexed);
    }
    if !matches!(topic, Topic::Skills(_)) {
        named_in_passing(state, topic, said, indexed);
    }
}

/// "Обе, 4 года", "варю с 2010", "Rust 5 years, Postgres 3": who has worked with what the job needs for as long as it
/// asks for has the experience as well. A shorter time with one skill says nothing about the whole.
fn years_of_skills(state: &mut State, topic: &Topic, spoken: &Found, evidence: Evidence) {
    let list = &state.brief.criteria.list;
    let needed = list.iter().find_map(|c| match c.want {
        Want::Experience { years } => Some(years),
        _ => None,
    });
    let has = |id: &str| matches!(state.facts.get(id).map(|f| &f.value), Some(Value::Skill { has: true, .. }));
    let confirmed = match topic {
        Topic::Skills(group) => group.iter().filter_map(|i| list.get(*i)).any(|c| has(&c.id)),
        Topic::Conflict(key) => has(key),
        _ => false,
    };
    let (Some(needed), Value::Experience { min: longest, .. }, true) = (needed, &spoken.value, confirmed) else {
        return;
    };
    let longer = |known: &Value| *longest > experience_of(known) && contradicts(known, &spoken.value);
    let told = match state.facts.get("experience") {
        // Longer with one skill than the résumé has years in all.
        Some(known) => longer(&known.value),
        None => *longest >= needed,
    };
    if told {
        keep(state, Some(topic), "experience".into(), spoken.value.clone(), evidence);
    }
}

fn experience_of(value: &Value) -> f64 {
    match value {
        Value::Experience { min, .. } => *min,
        _ => f64::INFINITY,
    }
}

fn other(state: &mut State, topic: &Topic, found: &Found, said: &Said<'_>, indexed: &Indexed<'_>) {
    let Some(key) = key_of(&found.value) else { return };
    let of_skills = match topic {
        Topic::Skills(_) => true,
        Topic::Conflict(about) => about.starts_with("skill:"),
        _ => false,
    };
    if of_skills && key == "experience" {
        return years_of_skills(state, topic, found, quote(indexed, said, found.span));
    }
    // "So no office" wishes for none.
    let denied = key == "format"
        && clauses(said.text)
            .any(|(text, c)| c.start < found.span.end && found.span.start < c.end && super::named::denies(text));
    if !denied {
        keep(state, Some(topic), key, found.value.clone(), quote(indexed, said, found.span));
    }
}

/// A city where something else was asked for: an answer to the question before, most likely.
fn city_alone(state: &mut State, said: &Said<'_>, indexed: &Indexed<'_>) {
    const FEW: usize = 3;
    if said.text.split_whitespace().count() > FEW {
        return;
    }
    if let [mention] = cities::find(said.text).as_slice() {
        let value = Value::City { city: mention.city.name.to_owned(), country: mention.city.country.to_owned() };
        state.facts.put(fact("city", value, quote(indexed, said, mention.span)));
    }
}

/// Skills of the vacancy that an answer to something else names.
fn named_in_passing(state: &mut State, topic: &Topic, said: &Said<'_>, indexed: &Indexed<'_>) {
    let labels: Vec<(String, String)> = state
        .brief
        .criteria
        .list
        .iter()
        .filter(|c| c.want == Want::Skill)
        .map(|c| (c.id.clone(), c.label.clone()))
        .collect();
    let names: Vec<&str> = labels.iter().map(|(_, l)| l.as_str()).collect();
    for ((id, label), named) in labels.iter().zip(skills_named(&names, said.text)) {
        let (has, span) = match named {
            Named::Has(span) => (true, span),
            Named::Denied(span) => (false, span),
            Named::No | Named::Narrower => continue,
        };
        // "Нет, удалённо охранять нельзя": a paper is not named by the work it is for.
        if is_paper(label) && !names_a_paper(said.text, &["корочк", "документ"]) && grades::first(said.text).is_none()
        {
            continue;
        }
        // "5 лет, накс закончился": named, and not valid now.
        let (has, span) = match told_of(label, said.text, Beside::Papers) {
            Some(paper) => (paper.held, paper.span),
            None => (has, span),
        };
        // "0 on the forklift" names it; whoever has denied it said so when asked.
        let told = state.facts.get(id).and_then(|f| f.evidence.first()).is_some_and(|e| e.source == Source::Message);
        if told && has {
            continue;
        }
        // What was said when it was asked about stands, and so does what a denial of something else only comes near.
        if !has && (told || !super::named::is_close_denial(label, said.text, span)) {
            continue;
        }
        let name = if has { None } else { related(state, id) };
        let value = Value::Skill { name, has, years: None };
        keep(state, Some(topic), id.clone(), value, quote(indexed, said, span));
    }
}

/// The key a value is kept under; `None` for values that only mean something as an answer.
fn key_of(value: &Value) -> Option<String> {
    Some(match value {
        Value::City { .. } => "city".into(),
        Value::Experience { .. } => "experience".into(),
        Value::Salary(_) => "salary".into(),
        Value::Notice { .. } => "notice".into(),
        Value::Language { lang, .. } => format!("language:{lang}"),
        Value::Education { .. } => "education".into(),
        Value::Format { .. } => "format".into(),
        Value::Relocation { .. } => "relocation".into(),
        Value::YesNo { .. } | Value::Skill { .. } | Value::Text { .. } => return None,
    })
}

/// Takes a fact said in passing, or notes a contradiction with the résumé to be asked about once.
fn keep(state: &mut State, topic: Option<&Topic>, key: String, value: Value, evidence: Evidence) {
    let asking = topic.is_some_and(|t| matches!(t, Topic::Conflict(k) if *k == key));
    if let Some(known) = state.facts.get(&key)
        && !asking
        && contradicts(&known.value, &value)
        && known.evidence.first().is_some_and(|e| e.source != Source::Message)
        && !already_asked(state, &key)
    {
        let before = known.evidence.first().map_or_else(String::new, |e| e.quote.clone());
        if !state.progress.conflicts.iter().any(|c| c.key == key) {
            state.progress.conflicts.push(Conflict { key: key.clone(), before, after: evidence.quote.clone() });
        }
    }
    state.facts.put(fact(key, value, evidence));
}

fn already_asked(state: &State, key: &str) -> bool {
    state.progress.asked.iter().any(|a| match &a.topic {
        Topic::Conflict(k) => k == key,
        Topic::City => key == "city",
        Topic::Experience => key == "experience",
        _ => false,
    })
}

/// Whether two values cannot both be true.
fn contradicts(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Experience { min: a, .. }, Value::Experience { min: b, .. }) => {
            (a - b).abs() > (a.max(*b) * 0.25).max(1.0)
        }
        // A close skill in the résumé says nothing against "no" to the skill itself.
        (Value::Skill { has: a, name: None, .. }, Value::Skill { has: b, .. }) => a != b,
        (Value::City { city: a, .. }, Value::City { city: b, .. }) => a != b,
        // A language named without a level says nothing against one with.
        (Value::Language { level: a, .. }, Value::Language { level: b, .. }) => {
            a != b && !a.is_empty() && !b.is_empty()
        }
        (Value::Education { level: a, .. }, Value::Education { level: b, .. }) => {
            // "Высшее" and "бакалавр" are both true.
            let degree = |level: &str| matches!(level, "bachelor" | "master" | "phd" | "higher");
            a != b && !((a == "higher" && degree(b)) || (b == "higher" && degree(a)))
        }
        _ => false,
    }
}
