//! Vocabulary of trades in three languages: concepts with their names, each of a domain.
//!
//! It lets a Russian or Kazakh vacancy be compared with an English résumé and tells which trade a text is about.
//! `data/lexicon/DOMAIN.txt` has one concept a line, `English | Russian | Kazakh`, names apart by commas;
//! `data/titles.txt` has job titles the same way, under `@DOMAIN`. Everything in `general` is translated and says
//! nothing of a trade. `data/lexicon_weights.txt` says which concepts stand in texts of every trade all the same.

use super::phrasebook::Phrasebook;
use super::table::{f64_at, sections};
use crate::terms::Term;

/// A field of work, as a place in [`DOMAINS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Domain(u8);

impl Domain {
    /// Number of domains, `general` included.
    pub(crate) const COUNT: usize = DOMAINS.len();
    /// Words of every trade.
    pub(crate) const GENERAL: Self = Self(0);

    /// Its place, below [`Domain::COUNT`].
    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }

    pub(crate) fn name(self) -> &'static str {
        DOMAINS[self.index()]
    }

    /// A trade done with one's hands where the work is.
    pub(crate) fn is_on_site(self) -> bool {
        const ON_SITE: &[&str] = &[
            "agriculture",
            "apparel",
            "automotive",
            "aviation",
            "beauty",
            "childcare",
            "cleaning",
            "construction",
            "cooking",
            "driving",
            "energy-mining",
            "fitness",
            "healthcare",
            "hospitality",
            "manufacturing",
            "retail",
            "security-guard",
        ];
        ON_SITE.contains(&self.name())
    }

    #[cfg(test)]
    fn by_name(name: &str) -> Option<Self> {
        DOMAINS.iter().position(|known| *known == name).and_then(|i| u8::try_from(i).ok()).map(Self)
    }
}

macro_rules! domains {
    ($($name:literal),* $(,)?) => {
        /// Names of the domains; `general` comes first.
        const DOMAINS: &[&str] = &[$($name),*];

        /// Their data.
        #[cfg(test)]
        const DATA: &[&str] = &[$(include_str!(concat!("../../data/lexicon/", $name, ".txt"))),*];
    };
}

domains![
    "general",
    "accounting",
    "agriculture",
    "apparel",
    "arts",
    "automotive",
    "aviation",
    "banking",
    "beauty",
    "bizdev",
    "callcentre",
    "childcare",
    "cleaning",
    "construction",
    "consulting",
    "cooking",
    "data",
    "design",
    "digital-media",
    "driving",
    "energy-mining",
    "engineering",
    "finance",
    "fitness",
    "healthcare",
    "hospitality",
    "hr",
    "insurance",
    "it-development",
    "it-infrastructure",
    "law",
    "logistics",
    "manufacturing",
    "marketing",
    "office",
    "project-management",
    "public-relations",
    "public-sector",
    "real-estate",
    "retail",
    "sales",
    "science",
    "security-guard",
    "teaching",
    "testing",
];

/// A concept of the lexicon or a job title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Concept(u16);

/// A concept named in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Named {
    /// Which.
    pub(crate) concept: Concept,
    /// Its trade.
    pub(crate) domain: Domain,
    /// Index of the first term.
    pub(crate) first: usize,
    /// Index behind the last term.
    pub(crate) last: usize,
    /// How much it tells, 0..1.
    pub(crate) weight: f64,
}

/// Concepts and the names they are found by: made of the data files by `made` among the tests.
struct Vocabulary {
    /// The domain of each concept, a byte each.
    domains: &'static [u8],
    /// Its weight.
    weights: &'static [u8],
    book: Phrasebook,
}

static CONCEPTS: Vocabulary = Vocabulary::new(include_bytes!("../../data/tables/lexicon.bin"));
static TITLES: Vocabulary = Vocabulary::new(include_bytes!("../../data/tables/titles.bin"));

impl Vocabulary {
    const fn new(file: &'static [u8]) -> Self {
        let [starts, keys, values, entries, domains, weights] = sections(file);
        Self { domains, weights, book: Phrasebook::new([starts, keys, values, entries]) }
    }

    fn find(&self, terms: &[Term]) -> Vec<Named> {
        let named = |hit: super::phrasebook::Hit| {
            let concept = usize::from(hit.entry);
            // A domain indexes arrays: no table, however broken, may name one that is none.
            let domain = self.domains.get(concept).filter(|d| usize::from(**d) < Domain::COUNT)?;
            Some(Named {
                concept: Concept(hit.entry),
                domain: Domain(*domain),
                first: hit.first,
                last: hit.last,
                weight: f64_at(self.weights, concept),
            })
        };
        self.book.find(terms).into_iter().filter_map(named).collect()
    }
}

/// Every concept a text names, in order, the longest names first where they overlap.
pub(crate) fn find(terms: &[Term]) -> Vec<Named> {
    CONCEPTS.find(terms)
}

/// Every job title a text names; the [`Concept`]s are numbered apart from those of [`find`].
pub(crate) fn find_titles(terms: &[Term]) -> Vec<Named> {
    TITLES.find(terms)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::phrasebook::Builder;
    use super::super::table::make;
    use super::*;
    use crate::terms::{is_stop_word, key, terms};

    const WEIGHTS: &str = include_str!("../../data/lexicon_weights.txt");
    const TITLES: &str = include_str!("../../data/titles.txt");

    /// The names on a line, in all three languages.
    fn names(line: &str) -> impl Iterator<Item = &str> {
        line.split(['|', ',']).map(str::trim).filter(|n| !n.is_empty())
    }

    /// Whether a name can be told from everyday words by its stem: "AED" and "ATS" are cut to "a" and "at".
    fn is_telling(name: &str) -> bool {
        const SHORTEST: usize = 3;
        match terms(name).as_slice() {
            [word] => {
                let cut = word.stem != word.word;
                !(cut && (word.stem.chars().count() < SHORTEST || is_stop_word(&word.stem)))
            }
            words => !words.is_empty(),
        }
    }

    /// Weights below 1: trade and first name of a concept → how much it tells.
    fn weights() -> HashMap<(Domain, &'static str), f64> {
        filled(WEIGHTS)
            .filter_map(|line| {
                let mut fields = line.split('|').map(str::trim);
                let (weight, domain, name) = (fields.next()?, fields.next()?, fields.next()?);
                Some(((Domain::by_name(domain)?, name), weight.parse().ok()?))
            })
            .collect()
    }

    /// Lines that hold something.
    fn filled(data: &'static str) -> impl Iterator<Item = &'static str> {
        data.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
    }

    fn concept_lines() -> impl Iterator<Item = (Domain, &'static str)> {
        DOMAINS
            .iter()
            .zip(DATA)
            .filter_map(|(name, data)| Domain::by_name(name).map(|domain| (domain, *data)))
            .flat_map(|(domain, data)| filled(data).map(move |line| (domain, line)))
    }

    /// The job titles with the domain whose heading they stand under; one under an unknown heading is of every trade.
    fn title_lines() -> impl Iterator<Item = (Domain, &'static str)> {
        let mut domain = Domain::GENERAL;
        filled(TITLES).filter_map(move |line| match line.strip_prefix('@') {
            Some(name) => {
                domain = Domain::by_name(name.trim()).unwrap_or(Domain::GENERAL);
                None
            }
            None => Some((domain, line)),
        })
    }

    /// A vocabulary's table, of the data files.
    fn made(lines: impl Iterator<Item = (Domain, &'static str)>, weights: &HashMap<(Domain, &str), f64>) -> Vec<u8> {
        let mut builder = Builder::default();
        let (mut domains, mut values) = (Vec::new(), Vec::new());
        for (domain, line) in lines {
            let entry = u16::try_from(domains.len()).unwrap();
            names(line).filter(|n| is_telling(n)).for_each(|name| builder.add(name, entry));
            let weight = names(line).next().and_then(|first| weights.get(&(domain, first)));
            domains.push(domain.0);
            values.push(weight.copied().unwrap_or(1.0));
        }
        let [starts, keys, nodes, entries] = builder.build();
        make::file(&[starts, keys, nodes, entries, domains, make::f64s(values)])
    }

    #[test]
    fn the_tables_are_made_of_the_data() {
        let concepts = made(concept_lines(), &weights());
        make::check("lexicon.bin", &concepts, include_bytes!("../../data/tables/lexicon.bin"));
        let titles = made(title_lines(), &HashMap::new());
        make::check("titles.bin", &titles, include_bytes!("../../data/tables/titles.bin"));
    }

    fn trades(text: &str) -> Vec<&'static str> {
        find_titles(&terms(text)).into_iter().map(|n| n.domain.name()).collect()
    }

    #[test]
    fn one_thing_is_one_concept_in_three_languages() {
        for names in [["general ledger", "главная книга", "бас кітап"], ["invoice", "счёт-фактура", "шот-фактура"]]
        {
            let concepts: Vec<Concept> =
                names.iter().filter_map(|n| find(&terms(n)).first().map(|found| found.concept)).collect();
            assert!(concepts.len() == 3 && concepts.iter().all(|c| *c == concepts[0]), "{names:?}: {concepts:?}");
        }
    }

    #[test]
    fn titles_tell_their_trade() {
        for (title, trade) in [
            ("Главный бухгалтер", "accounting"),
            ("Senior Java developer", "it-development"),
            ("Мұғалім", "teaching"),
            ("Повар горячего цеха", "cooking"),
        ] {
            assert!(trades(title).contains(&trade), "{title}: {:?}", trades(title));
        }
    }

    #[test]
    fn the_data_has_three_columns_and_no_name_twice_in_a_domain() {
        let mut problems = Vec::new();
        for (kind, lines) in
            [("lexicon", concept_lines().collect::<Vec<_>>()), ("titles", title_lines().collect::<Vec<_>>())]
        {
            let mut seen: HashMap<(Domain, String), usize> = HashMap::new();
            for (number, (domain, line)) in lines.iter().enumerate() {
                if line.split('|').count() != 3 {
                    problems.push(format!("{kind} {}: {line:?} has not three columns", domain.name()));
                }
                for name in names(line) {
                    let stems = key(name);
                    let scope = if kind == "titles" { Domain::GENERAL } else { *domain };
                    if stems.is_empty() {
                        problems.push(format!("{kind} {}: {name:?} has no words", domain.name()));
                    } else if *seen.entry((scope, stems)).or_insert(number) != number {
                        problems.push(format!("{kind} {}: {name:?} stands on two lines", domain.name()));
                    }
                }
            }
        }
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    #[test]
    fn every_title_stands_under_a_known_domain_and_there_are_enough() {
        let unknown: Vec<&str> = filled(TITLES)
            .filter_map(|l| l.strip_prefix('@'))
            .filter(|n| Domain::by_name(n.trim()).is_none())
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert!(title_lines().count() >= 400, "{}", title_lines().count());
        assert!(u16::try_from(concept_lines().count()).is_ok());
    }

    #[test]
    fn every_weight_is_of_a_concept_there_is() {
        let known: Vec<(Domain, &str)> =
            concept_lines().filter_map(|(domain, line)| Some((domain, names(line).next()?))).collect();
        let weights = weights();
        assert_eq!(weights.len(), filled(WEIGHTS).count(), "a line is broken, twice there or of an unknown domain");
        let missing: Vec<_> = weights.keys().filter(|key| !known.contains(key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert!(weights.values().all(|w| (0.0..1.0).contains(w)));
    }

    #[test]
    fn names_cut_to_everyday_words_are_left_out() {
        assert!(!is_telling("AED") && !is_telling("ATS") && is_telling("ledger") && is_telling("1С"));
    }
}
