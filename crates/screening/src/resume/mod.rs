//! Résumé → facts with evidence.

use chrono::NaiveDate;

use crate::criteria::{Criteria, Want};
use crate::fact::{Evidence, Fact, Facts, Source, Span};
use crate::gazetteer::skills::{self, Hit, Skill};
use crate::terms::{Indexed, Term, key, terms};
use crate::understanding::Value;

/// A résumé, read once.
pub struct Resume {
    /// Words of the part that counts.
    pub(crate) terms: Vec<Term>,
    /// Skills of the dictionary it names.
    pub(crate) skills: Vec<Hit>,
    facts: Facts,
    text: String,
}

impl Resume {
    /// Reads a résumé.
    pub fn read(text: &str, today: NaiveDate) -> Self {
        let _ = today;
        let indexed = Indexed::new(text);
        let terms = terms(text);
        let skills = skills::find(&indexed, &terms);
        Self {
            terms,
            skills,
            facts: Facts::default(),
            text: text.to_owned(),
        }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The facts that matter for these criteria.
    pub fn facts_for(&self, criteria: &Criteria) -> Facts {
        let mut facts = self.facts.clone();
        let indexed = Indexed::new(&self.text);
        for criterion in criteria.list.iter().filter(|c| c.want == Want::Skill) {
            if let Some((name, span)) = self.skill(&criterion.label) {
                facts.put(Fact {
                    key: criterion.id.clone(),
                    value: Value::Skill {
                        name,
                        has: true,
                        years: None,
                    },
                    evidence: vec![self.evidence(&indexed, span)],
                    implied: false,
                });
            }
        }
        facts
    }

    fn evidence(&self, indexed: &Indexed<'_>, span: Span) -> Evidence {
        indexed.evidence(Source::Resume, None, span)
    }

    fn skill(&self, label: &str) -> Option<(Option<String>, Span)> {
        let wanted = skills::by_name(label);
        if let Some(wanted) = wanted {
            if let Some(hit) = self.skills.iter().find(|h| h.skill == wanted) {
                return Some((None, hit.span));
            }
            let related: Vec<Skill> = wanted.related().collect();
            if let Some(hit) = self.skills.iter().find(|h| related.contains(&h.skill)) {
                return Some((Some(hit.skill.name().to_owned()), hit.span));
            }
            return None;
        }
        let stems = key(label);
        let stems: Vec<&str> = stems.split(' ').collect();
        self.terms
            .windows(stems.len())
            .find(|w| w.iter().zip(&stems).all(|(t, s)| t.stem == *s))
            .map(|w| {
                let span = Span {
                    start: w[0].span.start,
                    end: w[w.len() - 1].span.end,
                };
                (None, span)
            })
    }
}
