//! Résumé → facts with evidence.
//!
//! [`Resume::read`] reads a text once: the personal part is cut off first, what remains becomes words, skills, dated
//! positions and labelled facts. [`Resume::facts_for`] keeps what a vacancy's criteria ask about.

mod dates;
mod forms;
mod header;
mod labelled;
mod lines;
mod marks;
mod parts;

use chrono::NaiveDate;

use crate::criteria::{Criteria, Criterion, Want};
use crate::fact::{Evidence, Fact, Facts, Source, Span};
use crate::gazetteer::lexicon;
use crate::gazetteer::skills::{self, Hit, Skill};
use crate::grades;
use crate::relevance::{JobProfile, Profile, is_common_word};
use crate::terms::{Index, Indexed, Term, folded_line, is_stop_word, one_root, readable, terms};
use crate::text::within_one_edit;
use crate::understanding::{Standing, Value, standings};

use dates::{Interval, Stated};
use lines::{Section, TextLine};
use parts::Part;

/// A résumé, read once.
pub struct Resume {
    text: String,
    index: Index,
    /// Words of the part that counts.
    terms: Vec<Term>,
    /// Skills of the dictionary it names and does not deny.
    skills: Vec<Hit>,
    /// Skills it says it lacks.
    denied: Vec<Hit>,
    /// Dated work.
    positions: Vec<Interval>,
    /// For each of them the index of the term at which its section of the résumé ends.
    position_limits: Vec<usize>,
    /// Times of work it states, where it dates none.
    stated: Vec<Stated>,
    /// Times at one employer after another, where it dates none.
    parts: Vec<Part>,
    facts: Facts,
    /// What it is compared by.
    profile: Profile,
}

impl Resume {
    /// Reads a résumé, up to [`READ_LIMIT`](crate::terms::READ_LIMIT) characters of it. Total: any text gives a
    /// [`Resume`]. The work grows with the text's length and no faster.
    pub fn read(text: &str, today: NaiveDate) -> Self {
        let text = readable(text).to_owned();
        let indexed = Indexed::new(&text);
        let lines = lines::read(&indexed);
        let header::Personal { cut, rest } = header::personal(&indexed, &lines);
        let schools = header::schools(&indexed, &rest);
        let mut terms = indexed.terms();
        let (mut personal, mut named) = (Walk::new(&cut), Walk::new(&schools));
        terms.retain(|t| !personal.holds(t.span) && !named.holds(t.span));
        terms.iter_mut().for_each(forms::level);
        forms::level_borrowed(&mut terms);
        let (denied, named): (Vec<Hit>, Vec<Hit>) =
            skills::find(&indexed, &terms).into_iter().partition(|h| is_denied(&indexed, &terms, (h.first, h.last)));
        let positions = positions(&indexed, &terms, &rest, today);
        let mut facts = Facts::default();
        labelled::read(&indexed, &lines, &rest, today, &mut facts);
        let stated = if positions.is_empty() { dates::stated(&indexed, &terms, &named) } else { Vec::new() };
        let parts = if positions.is_empty() { parts::read(&indexed, &terms, &named) } else { Vec::new() };
        let position_limits = positions.iter().map(|p| section_end(&terms, &rest, p)).collect();
        let headlines = headlines(&terms, &rest);
        let profile = Profile::read(&terms, &headlines, named.iter().map(|h| h.skill));
        let index = indexed.into_index();
        Self { terms, skills: named, denied, positions, position_limits, stated, parts, facts, profile, index, text }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The words that count.
    pub(crate) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// What it is compared by.
    pub(crate) fn profile(&self) -> &Profile {
        &self.profile
    }

    /// What was read of the text, for quoting.
    pub(crate) fn text(&self) -> Indexed<'_> {
        Indexed::with(&self.text, &self.index)
    }

    /// The facts that matter for these criteria.
    ///
    /// `likeness` is the whole résumé's to the vacancy: a close one vouches for positions that do not name the trade.
    pub fn facts_for(&self, criteria: &Criteria, job: &JobProfile, likeness: f64) -> Facts {
        let mut facts = Facts::default();
        let indexed = self.text();
        let wanted = |key: &str| match key {
            "city" | "experience" | "relocation" => true,
            "education" | "salary" => criteria.list.iter().any(|c| c.want.kind() == key),
            "format" => criteria.list.iter().any(|c| matches!(c.want, Want::Format { .. } | Want::Schedule { .. })),
            other if other.starts_with("education:") => {
                let field =
                    |c: &Criterion| matches!(&c.want, Want::Education { field: Some(f), .. } if other.ends_with(f));
                criteria.list.iter().any(field)
            }
            other => criteria.list.iter().any(|c| c.id == other),
        };
        for fact in self.facts.iter().filter(|f| wanted(&f.key)) {
            facts.put(fact.clone());
        }
        let added = || self.added_experience(criteria, job, likeness, &indexed);
        let stated = || self.stated_experience(criteria, job, likeness, &indexed);
        if let Some(fact) = self.dated_experience(criteria, job, likeness, &indexed).or_else(added).or_else(stated) {
            facts.put(fact);
        }
        for criterion in criteria.list.iter().filter(|c| c.want == Want::Skill) {
            if let Some((value, span)) = self.skill(&criterion.label) {
                facts.put(Fact {
                    key: criterion.id.clone(),
                    value,
                    evidence: vec![indexed.evidence(Source::Resume, None, span)],
                    implied: false,
                });
            }
        }
        facts
    }

    /// What the times at one employer after another come to: those in the vacancy's trade, and where no years are asked
    /// for all of them. A part that names no trade is of the one named before it, or else of the first one named.
    /// Where just one trade is named, or none, a close résumé vouches for it.
    fn added_experience(
        &self,
        criteria: &Criteria,
        job: &JobProfile,
        likeness: f64,
        indexed: &Indexed<'_>,
    ) -> Option<Fact> {
        let trade_of = |part: &Part| {
            let (from, to) = part.terms;
            // What is summed is work already; a length of time alone may be a guarantee or a dream in words of the trade.
            let own = job.speaks_of_its_trade(self.terms.get(from..to).unwrap_or_default());
            if own { Some(true) } else { self.of_trade(part.terms, job) }
        };
        let told: Vec<Option<bool>> = self.parts.iter().map(trade_of).collect();
        let mut trade = told.iter().find_map(|t| *t);
        let own = |(part, told): (&'_ Part, &Option<bool>)| {
            trade = told.or(trade);
            (trade == Some(true)).then_some(*part)
        };
        let own: Vec<Part> = self.parts.iter().zip(&told).filter_map(own).collect();
        let vouched = likeness >= OF_THE_TRADE && told.iter().flatten().count() <= 1;
        let implied = own.is_empty() && !vouched;
        let all = own.is_empty() && (vouched || !asks_for_years(criteria));
        let counted = if all { self.parts.clone() } else { own };
        if counted.is_empty() {
            return None;
        }
        let evidence = counted.iter().map(|p| indexed.evidence(Source::Resume, None, p.span)).collect();
        let mut fact = experience(counted.iter().map(|p| p.years).sum(), evidence);
        fact.implied = implied;
        Some(fact)
    }

    /// Whether the terms in a range speak of the vacancy's trade or of another; `None`: of no trade.
    fn of_trade(&self, (from, to): (usize, usize), job: &JobProfile) -> Option<bool> {
        let words = self.terms.get(from..to).unwrap_or_default();
        let named = || self.skills.iter().filter(|h| from <= h.first && h.last <= to).map(|h| h.skill);
        if job.matches_role(words, named()) {
            return Some(true);
        }
        let other = !lexicon::find_titles(words).is_empty() || named().any(|s| !s.is_general());
        other.then_some(false)
    }

    /// The longest time of work it states in the vacancy's trade, or in none. One in another trade says nothing of years
    /// in this one; where none are asked for it counts, as a conclusion of ours.
    fn stated_experience(
        &self,
        criteria: &Criteria,
        job: &JobProfile,
        likeness: f64,
        indexed: &Indexed<'_>,
    ) -> Option<Fact> {
        let sorted: Vec<(&Stated, Option<bool>)> =
            self.stated.iter().map(|s| (s, self.of_trade(s.sentence, job))).collect();
        let longest = |fits: &dyn Fn(&Stated, Option<bool>) -> bool| {
            let fitting = sorted.iter().filter(|(s, trade)| fits(s, *trade)).map(|(s, _)| *s);
            fitting.max_by(|a, b| a.years.total_cmp(&b.years).then(b.span.start.cmp(&a.span.start)))
        };
        let close = likeness >= OF_THE_TRADE;
        let own = longest(&|s, trade| trade == Some(true) || trade.is_none() && !s.doubtful);
        // A close résumé vouches for what it calls otherwise; but not for one trade beside another.
        let vouched = || longest(&|s, trade| trade == Some(false) && !s.doubtful && close);
        let other = || longest(&|s, _| !s.doubtful && !asks_for_years(criteria));
        let (stated, implied) = match own.or_else(vouched) {
            Some(stated) => (stated, false),
            None => (other()?, true),
        };
        let mut fact = experience(stated.years, vec![indexed.evidence(Source::Resume, None, stated.span)]);
        fact.implied = implied;
        Some(fact)
    }

    /// Years of dated work in the vacancy's trade. Work in another trade counts, as a conclusion of ours, only where no
    /// years are asked for.
    fn dated_experience(
        &self,
        criteria: &Criteria,
        job: &JobProfile,
        likeness: f64,
        indexed: &Indexed<'_>,
    ) -> Option<Fact> {
        let asked = asks_for_years(criteria);
        let mut counted: Vec<&Interval> =
            self.positions.iter().enumerate().filter(|(i, _)| self.in_trade(*i, job)).map(|(_, p)| p).collect();
        let other_trade = counted.is_empty() && likeness < OF_THE_TRADE;
        if counted.is_empty() && !(asked && other_trade) {
            counted = self.positions.iter().collect();
        }
        if counted.is_empty() {
            return None;
        }
        let years = dates::union_years(counted.iter().copied());
        let evidence = counted.iter().take(3).map(|p| indexed.evidence(Source::Resume, None, p.span)).collect();
        let mut fact = experience(years, evidence);
        fact.implied = other_trade;
        Some(fact)
    }

    /// Whether a position belongs to the vacancy's trade: its words from a little before its dates to the next position.
    fn in_trade(&self, i: usize, job: &JobProfile) -> bool {
        /// Words before and behind the dates among which the position's title stands.
        const BEFORE: usize = 8;
        const BEHIND: usize = 14;
        let position = &self.positions[i];
        let at = self.terms.partition_point(|t| t.span.end <= position.span.start);
        let to = match self.positions.get(i + 1) {
            Some(next) => self.terms.partition_point(|t| t.span.start < next.span.start),
            None => self.terms.len(),
        };
        let to = to.min(self.position_limits[i]).max(at);
        let from = at.saturating_sub(BEFORE).min(to);
        let behind = (position.next + BEHIND).clamp(from, to);
        let named = self.skills.iter().filter(|h| from <= h.first && h.first < to).map(|h| h.skill);
        job.matches_role(&self.terms[from..behind], named)
    }

    /// What the résumé says of a skill: has it, has a close one, or lacks it. A skill that it leaves out says nothing,
    /// however many others it lists: that is asked.
    fn skill(&self, label: &str) -> Option<(Value, Span)> {
        let value = |has, name| Value::Skill { name, has, years: None };
        if let Some(span) = self.grade(label) {
            return Some((value(true, None), span));
        }
        let concept = named_by(label);
        // "Медкнижка в процессе", "licence expired": one has it or has not on the first day, so it is asked.
        let is_paper = concept.is_some() && terms(label).iter().any(|t| begins_with(&t.word, PAPERS));
        if let Some(span) = self.leads(concept) {
            return Some((value(true, None), span));
        }
        if let Some(span) = self.own_paper(label) {
            return Some((value(true, None), span));
        }
        if let Some(concept) = concept {
            if let Some(hit) = self.skills.iter().find(|h| h.skill == concept) {
                if is_paper && !self.is_valid(hit.span) {
                    return None;
                }
                return Some((value(true, None), hit.span));
            }
            if let Some(hit) = self.denied.iter().find(|h| h.skill == concept) {
                return Some((value(false, None), hit.span));
            }
            if let Some(hit) = self.skills.iter().find(|h| concept.kinds().any(|kind| kind == h.skill)) {
                return Some((value(true, None), hit.span));
            }
            // The dictionary's name may be narrower than the words the label has in common with the résumé.
            if let Some(span) = self.all_words(label) {
                return Some((value(true, None), span));
            }
            let related: Vec<Skill> = concept.related().collect();
            if let Some(hit) = self.skills.iter().find(|h| related.contains(&h.skill)) {
                return Some((value(true, Some(hit.skill.name().to_owned())), hit.span));
            }
        } else if let Some(span) = self.all_words(label) {
            return Some((value(true, None), span));
        }
        None
    }

    /// The licence category or the grade a label asks for ("права категории C", "4-топ"), where a line has it: alone,
    /// in a list ("B, C, D санаттары"), or a higher one.
    fn grade(&self, label: &str) -> Option<Span> {
        let wanted = grades::first(label)?;
        let text = self.text();
        let mut line = Span { start: 0, end: 0 };
        self.terms.iter().filter(|t| grades::names_a_scale(&t.word)).find_map(|term| {
            if term.span.start < line.end {
                return None;
            }
            line = text.line_at(term.span.start);
            let found = grades::read(text.slice(line)).into_iter().find(|(grade, _)| grade.serves(&wanted));
            found.map(|(_, span)| Span { start: line.start + span.start, end: line.start + span.end })
        })
    }

    /// "10 человек в подчинении", "a team of 10 reporting to me", "бағынышымда 5 адам": people led, by their number.
    fn leads(&self, concept: Option<Skill>) -> Option<Span> {
        const LEADING: &[&str] = &["Управление командой", "Управление персоналом"];
        /// Who stands under somebody …
        const UNDER: &[&str] = &["подчинени", "подчиненн", "бағыныш"];
        /// … or in English, with the word behind it.
        const REPORTING: &[(&str, &str)] =
            &[("reporting", "to"), ("reports", "to"), ("report", "to"), ("under", "me"), ("direct", "reports")];
        const PEOPLE: &[&str] = &["чел", "люд", "сотрудник", "работник", "адам", "people", "person", "staff", "team"];
        /// Words to either side among which their number stands.
        const NEAR: usize = 4;
        concept.filter(|c| LEADING.contains(&c.name()))?;
        let text = self.text();
        let begins = |t: &Term, list: &[&str]| list.iter().any(|w| t.word.starts_with(w));
        let next = |i: usize| self.terms.get(i + 1).map_or("", |t| t.word.as_str());
        let under = |(i, t): &(usize, &Term)| {
            begins(t, UNDER) || REPORTING.iter().any(|(word, behind)| t.word == *word && next(*i) == *behind)
        };
        self.terms.iter().enumerate().filter(under).find_map(|(i, _)| {
            let (from, to) = (i.saturating_sub(NEAR), (i + NEAR).min(self.terms.len()));
            let number = (from..to).find(|k| self.terms[*k].word.parse::<u16>().is_ok_and(|n| n < 1000))?;
            let (first, last) = (number.min(i), number.max(i));
            let span = Span { start: self.terms[first].span.start, end: self.terms[last].span.end };
            let people = self.terms[from..to].iter().any(|t| begins(t, PEOPLE));
            (people && !text.slice(span).contains(['.', ';', '\n'])).then_some(span)
        })
    }

    /// "Удостоверение охранника" where a guard writes "удостоверение есть": the paper of one's own trade needs no name.
    fn own_paper(&self, label: &str) -> Option<Span> {
        /// Papers of a trade; a driving licence is one of nobody's.
        const OF_A_TRADE: &[&str] =
            &["удостоверени", "куәлі", "сертификат", "лиценз", "корочк", "licence", "license", "certificate"];
        let all: Vec<Term> =
            terms(label).into_iter().filter(|t| !is_stop_word(&t.word) && !qualifies(&t.word)).collect();
        let paper = all.iter().find(|t| begins_with(&t.word, OF_A_TRADE))?;
        let rest: Vec<Term> = all.iter().filter(|t| t.span != paper.span).cloned().collect();
        let title = lexicon::find_titles(&rest);
        let whole = title.first().is_some_and(|t| t.first == 0 && t.last == rest.len());
        let mine = || rest.iter().all(|t| self.terms.iter().any(|own| one_root(t, own)));
        if !whole || !mine() {
            return None;
        }
        self.terms.iter().enumerate().find_map(|(i, term)| {
            let fits = one_root(paper, term) && !self.is_of_another(i, &all) && self.is_valid(term.span);
            fits.then_some(term.span)
        })
    }

    /// Whether the words beside a paper say that it is another one than the wanted: "водительское удостоверение",
    /// "удостоверение сварщика".
    fn is_of_another(&self, i: usize, wanted: &[Term]) -> bool {
        const OTHER: &[&str] =
            &["водительск", "жүргізуші", "driving", "driver", "пенсион", "личност", "жеке", "birth", "рожден"];
        let text = self.text();
        let joined = |left: usize| match (self.terms.get(left), self.terms.get(left + 1)) {
            (Some(a), Some(b)) => {
                let gap = text.slice(Span { start: a.span.end, end: b.span.start });
                !gap.contains([',', '.', ';', '\n', ':', '(', ')'])
            }
            _ => false,
        };
        let is_other = |k: usize, title: bool| {
            let word = std::slice::from_ref(&self.terms[k]);
            let other = begins_with(&word[0].word, OTHER) || title && !lexicon::find_titles(word).is_empty();
            other && !wanted.iter().any(|w| one_root(w, &word[0]))
        };
        i > 0 && joined(i - 1) && is_other(i - 1, false) || joined(i) && is_other(i + 1, true)
    }

    /// Whether nothing around a paper says that it lapsed or is only on its way.
    fn is_valid(&self, span: Span) -> bool {
        let text = self.text();
        let line = text.line_at(span.start);
        let ends = |at: usize| matches!(text.at(at), Some(',' | ';' | '.' | '|' | '•'));
        let start = (line.start..span.start).rev().find(|at| ends(*at)).map_or(line.start, |at| at + 1);
        let end = (span.end..line.end).find(|at| ends(*at)).unwrap_or(line.end).max(span.end);
        let told = standings(text.slice(Span { start, end }));
        !told.iter().any(|(said, _)| matches!(said, Standing::Lapsed | Standing::Coming | Standing::Missing))
    }

    /// A requirement by its own words: all of them close together, in any form of their roots.
    fn all_words(&self, label: &str) -> Option<Span> {
        let mut wanted: Vec<Term> =
            terms(label).into_iter().filter(|t| !is_stop_word(&t.word) && !qualifies(&t.word)).collect();
        // Whose it is, and of what kind, the résumé's own trade says.
        if let Some(paper) = wanted.iter().position(|t| begins_with(&t.word, PAPER_ENOUGH)) {
            wanted = vec![wanted.swap_remove(paper)];
        }
        // "Оформление ТТН", "постановка капельниц": what is done with it is understood.
        if wanted.iter().any(|t| !begins_with(&t.word, DOING) && !is_common_word(&t.stem)) {
            wanted.retain(|t| !begins_with(&t.word, DOING));
        }
        let first = wanted.first()?;
        let width = if wanted.len() == 1 { 1 } else { wanted.len() + 3 };
        let several = wanted.len() > 1;
        let paper = several && wanted.iter().any(is_paper);
        let is = |w: &Term, t: &Term| {
            one_root(w, t)
                || several && abbreviates(t, w)
                || paper && is_paper(w) && is_paper(t)
                || begins_alike(w, t) && (is_case_of(w, t) || within_one_edit(&w.word, &t.word))
        };
        let at = self.terms.iter().enumerate().filter(|(_, t)| wanted.iter().any(|w| is(w, t)));
        at.map(|(i, _)| i).find_map(|i| {
            let window = &self.terms[i..(i + width).min(self.terms.len())];
            let last = wanted
                .iter()
                .map(|w| window.iter().position(|t| is(w, t)))
                .collect::<Option<Vec<usize>>>()?
                .into_iter()
                .max()?;
            // One word alone has to be the same one.
            let span = Span { start: window[0].span.start, end: window[last].span.end };
            let another = || {
                let papers = window[..=last].iter().enumerate().filter(|(_, t)| is_paper(t));
                paper && papers.into_iter().any(|(k, _)| self.is_of_another(i + k, &wanted))
            };
            let is_valid = || !(paper || begins_with(&first.word, PAPER_ENOUGH)) || self.is_valid(span);
            let itself = |t: &Term| t.stem == first.stem || !one_root(first, t) || is_case_of(first, t);
            let denied = || is_denied(&self.text(), &self.terms, (i, i + last + 1));
            ((several || itself(&window[last])) && is_valid() && !another() && !denied()).then_some(span)
        })
    }
}

/// Beginnings of words for papers that lapse and are waited for.
const PAPERS: &[&str] = &[
    "книжк",
    "медкниж",
    "санкниж",
    "кітапша",
    "медкітап",
    "санкітап",
    "удостоверени",
    "сертификат",
    "лиценз",
    "аккредитац",
    "накс",
    "допуск",
    "куәлі",
    "прав",
    "licen",
    "certificate",
    "card",
    "permit",
];

/// Beginnings of words for doing something with what stands beside them.
const DOING: &[&str] = &[
    "оформлен",
    "постановк",
    "выполнен",
    "проведен",
    "осуществл",
    "использован",
    "применен",
    "operation",
    "operating",
    "performing",
    "using",
    "орындау",
    "жүргізу",
    "рәсімдеу",
    "енгізу",
    "қолдану",
    "пайдалану",
];

/// Long words that begin with the same letters: others need not be compared.
fn begins_alike(a: &Term, b: &Term) -> bool {
    const LONG: usize = 14;
    const SAME: usize = 10;
    let (a, b) = (a.word.as_bytes(), b.word.as_bytes());
    a.len() >= LONG && b.len() >= LONG && a[..SAME] == b[..SAME]
}

/// "Дамумедке" of "Дамумед": a borrowed name with a Kazakh ending.
fn is_case_of(name: &Term, term: &Term) -> bool {
    const ENDINGS: &[&str] = &[
        "ке", "ге", "қа", "ға", "ка", "га", "де", "те", "да", "та", "ді", "ты", "ті", "ды", "мен", "пен", "бен", "нан",
        "нен", "дан", "ден", "тан", "тен", "тің", "тың", "дің", "дың", "нің", "ның",
    ];
    term.word.strip_prefix(name.word.as_str()).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// Papers that are known by their own word: "аккредитация медицинского работника".
const PAPER_ENOUGH: &[&str] = &["аккредитац", "санминимум", "медкнижк", "санкнижк"];

fn begins_with(word: &str, list: &[&str]) -> bool {
    list.iter().any(|beginning| word.starts_with(beginning))
}

/// Words of a requirement that say how it is had, not what.
fn qualifies(word: &str) -> bool {
    const HOW: &[&str] = &[
        "действующ",
        "актуальн",
        "наличи",
        "частн",
        "private",
        "valid",
        "current",
        "жарамды",
        "қолданыстағы",
        "подтвержденн",
    ];
    begins_with(word, HOW)
}

/// The concept a requirement names, with words around it for having it: "опыт продаж", "сату тәжірибесі", "valid ACCA".
fn named_by(label: &str) -> Option<Skill> {
    const EXPERIENCE: &[&str] = &["опыт", "experience", "стаж", "тәжіриб"];
    const LINKS: &[&str] = &["в", "во", "с", "со", "of", "in", "with"];
    let all = terms(label);
    skills::by_terms(&all).or_else(|| {
        let around = |t: &Term| qualifies(&t.word) || begins_with(&t.word, EXPERIENCE);
        if !all.iter().any(around) {
            return None;
        }
        let mut rest: Vec<Term> = all.iter().filter(|t| !around(t)).cloned().collect();
        let links = rest.iter().take_while(|t| LINKS.contains(&t.word.as_str())).count();
        rest.drain(..links);
        let links = rest.iter().rev().take_while(|t| LINKS.contains(&t.word.as_str())).count();
        rest.truncate(rest.len() - links);
        skills::by_terms(&rest)
    })
}

/// "Мед книжка" for "медицинская книжка": the beginning of a word stands for it, beside the rest of its name.
fn abbreviates(short: &Term, long: &Term) -> bool {
    // The words hardly ever begin alike; the letters are counted where they do.
    long.word.starts_with(short.word.as_str())
        && (3..=5).contains(&short.word.chars().count())
        && long.word.chars().count() >= short.word.chars().count() + 3
}

/// A word for a paper that says somebody may do something; each stands for the others.
fn is_paper(term: &Term) -> bool {
    const PAPERS: &[&str] = &["прав", "удостовер", "корочк", "лиценз", "licen", "куәлі"];
    PAPERS.iter().any(|paper| term.word.starts_with(paper))
}

/// Likeness from which the whole résumé is of the vacancy's trade.
const OF_THE_TRADE: f64 = 0.5;

fn asks_for_years(criteria: &Criteria) -> bool {
    criteria.list.iter().any(|c| matches!(c.want, Want::Experience { years } if years > 0.0))
}

fn experience(years: f64, evidence: Vec<Evidence>) -> Fact {
    let years = (years * 100.0).round() / 100.0;
    Fact {
        key: "experience".into(),
        value: Value::Experience { min: years, max: Some(years) },
        evidence,
        implied: false,
    }
}

/// Spans, in order and apart, walked along with others that are in order.
struct Walk<'a>(&'a [Span]);

impl<'a> Walk<'a> {
    fn new(spans: &'a [Span]) -> Self {
        Self(spans)
    }

    /// Whether a span, not before those asked about earlier, lies in one of them.
    fn holds(&mut self, span: Span) -> bool {
        while let [first, rest @ ..] = self.0
            && first.end <= span.start
        {
            self.0 = rest;
        }
        self.0.first().is_some_and(|first| first.start <= span.start && span.end <= first.end)
    }
}

/// Words before a skill, in its clause, that say it is not there; and Kazakh ones behind it.
fn is_denied(text: &Indexed<'_>, terms: &[Term], (first, last): (usize, usize)) -> bool {
    const BEFORE: &[&str] =
        &["не", "нет", "без", "no", "not", "never", "without", "don't", "haven't", "didn't", "lack"];
    const AFTER: &[&str] = &["жоқ", "емес", "білмеймін", "істемедім", "нет", "отсутствует"];
    /// "Кадровый учёт не вела": verbs that a "не" behind a skill takes it away with.
    const VERBS: &[&str] =
        &["вел", "вёл", "работ", "знаю", "владе", "использ", "делал", "трогал", "имею", "умею", "занима", "приход"];
    const EASING: &[&str] = &["только", "only", "just", "менее", "less"];
    /// "Кассу не ломала": what nobody should do with it.
    const HARM: &[&str] = &["лома", "теря", "путал", "ошиб", "наруш", "опазд", "просроч", "задерж", "подвод", "жалов"];
    let start = first.saturating_sub(5);
    let mut i = first;
    while i > start {
        i -= 1;
        let between = text.slice(Span { start: terms[i].span.end, end: terms[i + 1].span.start });
        if between.contains([',', ';', '.', '\n', '(', ')', ':', '•', '!', '?']) {
            break;
        }
        if BEFORE.contains(&terms[i].word.as_str()) {
            return !EASING.contains(&terms[i + 1].word.as_str());
        }
    }
    let mut end = terms[last - 1].span.end;
    for (next, term) in terms.iter().enumerate().skip(last).take(3) {
        let between = text.slice(Span { start: end, end: term.span.start });
        if between.contains([',', ';', '.', '\n', '(', ')', '•', '!', '?']) {
            return false;
        }
        let past =
            |t: &Term| ["л", "ла", "ли"].iter().any(|ending| t.word.ends_with(ending)) && !begins_with(&t.word, HARM);
        let verb = terms.get(next + 1).is_some_and(|t| begins_with(&t.word, VERBS) || past(t));
        if AFTER.contains(&term.word.as_str()) || term.word == "не" && verb {
            return true;
        }
        end = term.span.end;
    }
    false
}

/// Words of studies.
const STUDY: &[&str] = &[
    "университет",
    "институт",
    "колледж",
    "бакалавр",
    "магистр",
    "академия",
    "факультет",
    "university",
    "college",
    "institute",
    "bachelor",
    "master of",
    "bsc",
    "msc",
    "faculty",
    "оқу орны",
    "студент",
    "техникум",
    "училище",
];

/// Whether a folded text is about studies, whatever heading it stands under.
fn is_study(folded: &str) -> bool {
    STUDY.iter().any(|w| folded.contains(w)) && !speaks_of_work(folded)
}

/// Whether a folded text tells of time that was no work: "Lived in Hannover 2012–2020", "декрет 2019–2024".
fn is_life(folded: &str) -> bool {
    const LIFE: &[&str] = &[
        "lived in",
        "living in",
        "жил в",
        "жила в",
        "проживал",
        "декрет",
        "в армии",
        "служба",
        "служил",
        "maternity",
        "army",
        "әскерде",
        "тұрдым",
    ];
    LIFE.iter().any(|w| folded.contains(w))
}

/// Whether a folded sentence begins with a paper or a course, and no part of it with a job: "Удостоверение стропальщика
/// 2019–2024" is no work of five years.
fn is_of_a_paper(folded: &str) -> bool {
    const PAPERS: &[&str] = &[
        "сертификат",
        "удостоверени",
        "свидетельств",
        "аттестат",
        "аттестаци",
        "аккредитац",
        "медкнижк",
        "санкнижк",
        "книжка",
        "лиценз",
        "допуск",
        "права",
        "вод. права",
        "накс",
        "курсы",
        "курс ",
        "тренинг",
        "вебинар",
        "обучени",
        "повышение квалификации",
        "стажировка",
        "certificat",
        "licence",
        "license",
        "diploma",
        "course",
        "training",
        "сертификаты",
        "куәлі",
        "куәлік",
        "курс",
        "біліктілікті арттыру",
        "медкітапша",
    ];
    /// Words that may stand before it.
    const BEFORE: usize = 3;
    let words: Vec<&str> = header::each_word(folded).filter(|w| w.starts_with(char::is_alphabetic)).collect();
    let paper = words.iter().take(BEFORE).position(|w| begins_with(w, PAPERS));
    let job = |part: &str| {
        let words = terms(part);
        lexicon::find_titles(&words).iter().any(|t| t.first == 0)
    };
    paper.is_some() && !speaks_of_work(folded) && !folded.split([',', '-', '(']).any(job)
}

/// Whether a folded text has a word for work at a place of study.
fn speaks_of_work(folded: &str) -> bool {
    const WORK: &[&str] = &[
        "преподав",
        "работ",
        "доцент",
        "профессор",
        "ассистент",
        "лаборант",
        "lectur",
        "professor",
        "teacher",
        "research",
        "assistant",
        "оқытушы",
        "мұғалім",
        "специалист",
        "менеджер",
        "manager",
        "engineer",
        "инженер",
    ];
    WORK.iter().any(|w| folded.contains(w))
}

/// Dated intervals that are work, not studies.
fn positions(text: &Indexed<'_>, terms: &[Term], lines: &[TextLine], today: NaiveDate) -> Vec<Interval> {
    dates::intervals(text, terms, today)
        .into_iter()
        .filter(|interval| {
            let behind = lines.partition_point(|l| l.span.start <= interval.span.start);
            let line = lines[..behind].last().filter(|l| interval.span.start < l.span.end);
            line.is_none_or(|l| {
                let sentence = sentence_of(text, l, interval.span);
                l.section != Section::Education
                    && !is_study(&sentence)
                    && !is_life(&sentence)
                    && !is_of_a_paper(&sentence)
            })
        })
        .collect()
}

/// The sentence of a line around a span, folded: what is written in one line is not all about one thing.
fn sentence_of(text: &Indexed<'_>, line: &TextLine, span: Span) -> String {
    /// Characters to either side: a sentence without an end tells no more by being read to its end.
    const FAR: usize = 160;
    let ends = |at: usize| match text.at(at) {
        Some(';' | '|' | '•') => true,
        // "03.2019" goes on.
        Some('.') => text.at(at + 1).is_none_or(char::is_whitespace),
        _ => false,
    };
    let first = line.span.start.max(span.start.saturating_sub(FAR));
    let last = line.span.end.min(span.end + FAR);
    let start = (first..span.start).rev().find(|at| ends(*at)).map_or(first, |at| at + 1);
    let end = (span.end..last).find(|at| ends(*at)).unwrap_or(last).max(start);
    folded_line(text.slice(Span { start, end }))
}

/// The index of the term at which the section of a position ends: what stands under the next heading is not its work.
fn section_end(terms: &[Term], lines: &[TextLine], position: &Interval) -> usize {
    let behind = lines.partition_point(|l| l.span.start <= position.span.start);
    let Some(own) = lines[..behind].last() else { return terms.len() };
    lines[behind..]
        .iter()
        .find(|l| l.section != own.section)
        .map_or(terms.len(), |l| terms.partition_point(|t| t.span.start < l.span.start))
}

/// Short lines at most this long hold titles.
const HEADLINE_TERMS: usize = 12;

fn headlines(terms: &[Term], lines: &[TextLine]) -> Vec<(usize, usize)> {
    lines
        .iter()
        .map(|l| {
            let from = terms.partition_point(|t| t.span.start < l.span.start);
            let to = terms.partition_point(|t| t.span.start < l.span.end);
            (from, to)
        })
        .filter(|(from, to)| from < to && to - from <= HEADLINE_TERMS)
        .take(60)
        .collect()
}

#[cfg(test)]
mod tests;
