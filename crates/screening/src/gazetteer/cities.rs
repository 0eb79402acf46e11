//! Cities, in whatever name, case and spelling people write them.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::fact::Span;
use crate::text::{Kind, Quick, Script, Token, from_latin, skeleton, tokens, within_one_edit};

mod ending;

use ending::{Ending, allows};

/// A city. From GeoNames (CC BY 4.0, see `data/README.md`).
#[derive(Debug, PartialEq)]
pub struct City {
    /// GeoNames id; from 900000001 one of ours.
    pub id: u32,
    /// English name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2 country code.
    pub country: &'static str,
    /// Latitude in degrees.
    pub lat: f64,
    /// Longitude in degrees.
    pub lon: f64,
    /// Inhabitants.
    pub population: u32,
    /// Russian name; empty where GeoNames has none.
    pub name_ru: &'static str,
    /// Kazakh name; the Russian one where they do not differ.
    pub name_kk: &'static str,
}

/// A city named in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CityMention {
    /// Which.
    pub city: &'static City,
    /// Where its name stands, in Unicode scalar values of the text.
    pub span: Span,
}

/// Countries whose cities' names people type in Latin letters by ear.
const NEARBY: &[&str] = &["KZ", "RU", "KG", "BY", "UA"];
const TABLE: &str = include_str!("../../data/cities.tsv");
const STOP: &str = include_str!("../../data/cities_stop.txt");

/// One spelling of a city's name, split into words.
struct Alias {
    city: usize,
    words: Vec<AliasWord>,
    /// An ordinary word too: only read where the neighbours say that a place is meant.
    weak: bool,
}

struct AliasWord {
    stem: String,
    ending: Ending,
}

struct Gazetteer {
    cities: Vec<City>,
    aliases: Vec<Alias>,
    /// Stem of an alias's first word → indices into `aliases`.
    by_stem: HashMap<String, Vec<u32>, Quick>,
    /// First letter → single-word strong aliases of at least five letters, for typing errors.
    by_letter: HashMap<char, Vec<u32>, Quick>,
}

fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| load(TABLE, STOP))
}

fn load(table: &'static str, stop: &str) -> Gazetteer {
    let ordinary: Vec<String> =
        stop.lines().filter_map(|line| line.strip_prefix('~')).flat_map(str::split_whitespace).map(skeleton).collect();
    let mut all = Gazetteer {
        cities: Vec::new(),
        aliases: Vec::new(),
        by_stem: HashMap::default(),
        by_letter: HashMap::default(),
    };
    for line in table.lines() {
        let fields: Vec<&'static str> = line.split('\t').collect();
        // The table is part of the program; a test reads every line of it.
        let [id, name, country, lat, lon, population, name_ru, name_kk, aliases] = fields[..] else {
            continue;
        };
        let city = City {
            id: id.parse().unwrap_or_default(),
            name,
            country,
            lat: lat.parse().unwrap_or_default(),
            lon: lon.parse().unwrap_or_default(),
            population: population.parse().unwrap_or_default(),
            name_ru,
            name_kk,
        };
        for alias in aliases.split('|') {
            all.add(alias, &city, &ordinary);
        }
        all.cities.push(city);
    }
    all
}

impl Gazetteer {
    fn add(&mut self, alias: &str, city: &City, ordinary: &[String]) {
        let keys: Vec<String> =
            tokens(alias).into_iter().filter(|token| token.kind == Kind::Word).map(|token| token.key).collect();
        let Some(first) = keys.first() else {
            return;
        };
        let single = keys.len() == 1;
        let hidden = city.country == "KZ" && city.population < 3_000;
        let abbreviation = !first.chars().any(|c| "аеиоуыэюяaeiouy".contains(c));
        let short = first.chars().count() <= 4 && city.population < 100_000 && !abbreviation;
        let weak = single && (hidden || short || ending::is_adjective(first) || ordinary.contains(first));
        let joined = (!single && alias.contains('-')).then(|| keys.concat());
        let index = self.insert(keys.iter().map(String::as_str), weak);
        if single && !weak && first.chars().count() >= 5 {
            let letter = first.chars().next().unwrap_or_default();
            self.by_letter.entry(letter).or_default().push(index);
        }
        if let Some(joined) = joined {
            self.insert(std::iter::once(joined.as_str()), false);
        }
    }

    fn insert<'a>(&mut self, keys: impl Iterator<Item = &'a str>, weak: bool) -> u32 {
        let words: Vec<AliasWord> = keys
            .map(|key| {
                let (stem, ending) = ending::split(key);
                AliasWord { stem: stem.to_owned(), ending }
            })
            .collect();
        // The table holds some twenty thousand spellings.
        let index = u32::try_from(self.aliases.len()).unwrap_or(u32::MAX);
        if let Some(first) = words.first() {
            self.by_stem.entry(first.stem.clone()).or_default().push(index);
        }
        let city = self.cities.len();
        self.aliases.push(Alias { city, words, weak });
        index
    }

    /// The longest alias that begins at a token, with the number of tokens it takes.
    fn longest_at(&self, all: &[Token], at: usize) -> Option<(&Alias, usize)> {
        let token = all.get(at).filter(|token| token.kind == Kind::Word)?;
        let mut best: Option<(&Alias, usize, bool)> = None;
        for (spelling, key) in keys_of(token).enumerate() {
            for (cut, _) in key.char_indices().skip(1).chain(std::iter::once((key.len(), ' '))) {
                let Some(hits) = self.by_stem.get(&key[..cut]) else {
                    continue;
                };
                for alias in hits.iter().filter_map(|&hit| self.aliases.get(hit as usize)) {
                    // "Jakarta EE", "hive": Latin letters are read as Cyrillic only for places nearby.
                    if spelling > 0 && !NEARBY.contains(&self.cities[alias.city].country) {
                        continue;
                    }
                    let Some(len) = alias.length_at(all, at, &key) else {
                        continue;
                    };
                    let exact = alias.words.len() == 1 && key.len() == alias.words[0].full_len();
                    let better = best.is_none_or(|(_, length, was_exact)| (len, exact) > (length, was_exact));
                    if better {
                        best = Some((alias, len, exact));
                    }
                }
            }
        }
        best.map(|(alias, len, _)| (alias, len))
    }

    /// The city whose name a word misses by one letter; `None` if two cities are as near.
    fn misspelt(&self, token: &Token) -> Option<&Alias> {
        if token.kind != Kind::Word || token.key.chars().count() < 5 {
            return None;
        }
        let mut best: Option<&Alias> = None;
        for key in keys_of(token) {
            let letter = key.chars().next()?;
            for alias in self.by_letter.get(&letter)?.iter().filter_map(|&hit| self.aliases.get(hit as usize)) {
                if !alias.words.first().is_some_and(|word| word.resembles(&key)) {
                    continue;
                }
                match best {
                    Some(other) if self.cities[other.city].population >= self.cities[alias.city].population => {}
                    _ => best = Some(alias),
                }
            }
        }
        best
    }
}

impl AliasWord {
    fn matches(&self, key: &str) -> bool {
        key.strip_prefix(self.stem.as_str()).is_some_and(|rest| allows(self.ending, rest))
    }

    fn full_len(&self) -> usize {
        self.stem.len() + self.ending.text().len()
    }

    /// One typing error in the name, with or without a case ending behind it.
    fn resembles(&self, key: &str) -> bool {
        let full = format!("{}{}", self.stem, self.ending.text());
        if full.len().abs_diff(key.len()) > 14 {
            return false;
        }
        if within_one_edit(&full, key) {
            return true;
        }
        let length = self.stem.chars().count();
        length >= 5
            && [length.saturating_sub(1), length, length + 1].into_iter().any(|cut| {
                let at = key.char_indices().nth(cut).map_or(key.len(), |(at, _)| at);
                within_one_edit(&self.stem, &key[..at]) && allows(self.ending, &key[at..])
            })
    }
}

impl Alias {
    /// Whether a name that is a word too ("Гори", "в горах") stands as itself: a short one must not be inflected.
    fn holds(&self, key: &str) -> bool {
        let [word] = &self.words[..] else {
            return true;
        };
        word.stem.chars().count() > 3 || key.len() == word.full_len() || !key.starts_with(word.stem.as_str())
    }

    fn length_at(&self, all: &[Token], at: usize, first_key: &str) -> Option<usize> {
        let (first, rest) = self.words.split_first()?;
        if !first.matches(first_key) {
            return None;
        }
        let mut next = at + 1;
        for word in rest {
            while all.get(next).is_some_and(|token| matches!(token.text.as_str(), "-" | "." | "/")) {
                next += 1;
            }
            let token = all.get(next).filter(|token| token.kind == Kind::Word)?;
            if !keys_of(token).any(|key| word.matches(&key)) {
                return None;
            }
            next += 1;
        }
        Some(next - at)
    }
}

/// The spellings a token is looked up by: its own and, for Latin letters, the Cyrillic one.
fn keys_of(token: &Token) -> impl Iterator<Item = String> {
    let cyrillic = (token.script == Script::Latin && token.text.len() >= 4).then(|| from_latin(&token.text));
    std::iter::once(token.key.clone()).chain(cyrillic)
}

/// Words that say that a place follows.
const BEFORE: &[&str] = &[
    "г",
    "гор",
    "город",
    "городе",
    "города",
    "пос",
    "поселок",
    "поселке",
    "село",
    "селе",
    "аул",
    "ауыл",
    "в",
    "во",
    "из",
    "in",
    "from",
    "city",
    "town",
    "of",
    "живу",
];
/// Those of them that stand before many other words too.
const PREPOSITIONS: &[&str] = &["в", "во", "из", "in", "from", "of"];
/// Words that say that the name before them is a place.
const BEHIND: &[&str] = &["каласы", "каласында", "каласынан", "city", "аулы", "ауданы"];
/// Words that make a region of the name before them.
const REGION: &[&str] = &["облыс", "област", "обл", "oblast", "region", "край", "края", "крае", "район", "province"];
/// Words that may stand around a city's name without adding anything.
const FILLER: &[&str] = &[
    "г",
    "гор",
    "город",
    "городе",
    "города",
    "в",
    "во",
    "из",
    "каласы",
    "каласында",
    "city",
    "in",
    "from",
    "казахстан",
    "казахстане",
    "рк",
    "россия",
    "россии",
    "рф",
    "kazakhstan",
    "russia",
    "kz",
    "ru",
    "республика",
    "казакстан",
    "узбекистан",
    "кыргызстан",
    "the",
];

/// The cities a text names, in order; names that are ordinary words as well (Мирный, Свободный) only where a
/// preposition or "г." says so or nothing else stands there. Regions ("Алматинская область", "Алматы облысы") are no
/// cities.
pub fn find(text: &str) -> Vec<CityMention> {
    find_in(&tokens(text), false)
}

/// Like [`find`] over tokens; with `guess`, words of five letters and more may hold one typing error.
pub fn find_in(all: &[Token], guess: bool) -> Vec<CityMention> {
    let gazetteer = gazetteer();
    let alone = all.iter().filter(|t| t.kind == Kind::Word && !FILLER.contains(&t.key.as_str())).count() <= 1;
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let exact = gazetteer.longest_at(all, at);
        let hit = match exact {
            None if guess => gazetteer.misspelt(&all[at]).map(|alias| (alias, 1)),
            other => other,
        };
        let Some((alias, len)) = hit else {
            at += 1;
            continue;
        };
        if !is_region(all, at + len)
            && (!alias.weak
                || alone && alias.holds(&all[at].key)
                || placed(all, at, len, gazetteer.cities[alias.city].population))
        {
            let span = Span { start: all[at].span.start, end: all[at + len - 1].span.end };
            out.push(CityMention { city: &gazetteer.cities[alias.city], span });
        }
        at += len;
    }
    out
}

fn is_region(all: &[Token], behind: usize) -> bool {
    all.get(behind).is_some_and(|token| REGION.iter().any(|region| token.key.starts_with(region)))
}

/// A preposition is enough for a larger town; a small one with an everyday name wants "г." or "город".
fn placed(all: &[Token], at: usize, len: usize, population: u32) -> bool {
    let mut before = all[..at].iter().rev().filter(|token| token.text != ".");
    let large = population >= 60_000;
    let marked = before.next().is_some_and(|token| {
        let key = token.key.as_str();
        BEFORE.contains(&key) && (large || !PREPOSITIONS.contains(&key))
    });
    marked || all.get(at + len).is_some_and(|token| BEHIND.contains(&token.key.as_str()))
}

/// Longest text taken for a form field, in characters: comparing every word with every name, typing errors allowed, is
/// work that grows with the text, and strangers write it.
pub const FIELD_LENGTH: usize = 300;

/// The city a short text such as a form field names: any alias, case or spelling, with or without "г.", "город" or a
/// country. The first one if there are several. Only the first [`FIELD_LENGTH`] characters are looked at.
pub fn by_name(name: &str) -> Option<&'static City> {
    let name = name.char_indices().nth(FIELD_LENGTH).map_or(name, |(end, _)| &name[..end]);
    let all = tokens(name);
    let exact = find_in(&all, false);
    let guessed = || find_in(&all, true);
    exact.first().copied().or_else(|| guessed().first().copied()).map(|mention| mention.city)
}

/// The city with an English name and an ISO 3166 country, as facts and criteria hold them; of several the largest. Looked
/// up, not read: [`by_name`] is for what people write.
pub fn by_english_name(name: &str, country: &str) -> Option<&'static City> {
    static NAMES: OnceLock<HashMap<(&'static str, &'static str), &'static City, Quick>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut out: HashMap<(&'static str, &'static str), &'static City, Quick> = HashMap::default();
        for city in &gazetteer().cities {
            let known = out.entry((city.name, city.country)).or_insert(city);
            if known.population < city.population {
                *known = city;
            }
        }
        out
    });
    names.get(&(name, country)).copied()
}

/// The city with a GeoNames id.
pub fn by_id(id: u32) -> Option<&'static City> {
    gazetteer().cities.iter().find(|city| city.id == id)
}

/// Great-circle distance in kilometres.
pub fn distance_km(a: &City, b: &City) -> f64 {
    const EARTH_KM: f64 = 6371.0;
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let (d_lat, d_lon) = (lat_b - lat_a, (b.lon - a.lon).to_radians());
    let h = (d_lat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (d_lon / 2.0).sin().powi(2);
    2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        find(text).into_iter().map(|mention| mention.city.name).collect()
    }

    #[test]
    fn the_table_is_whole_and_its_aliases_are_unambiguous() {
        let mut owner: HashMap<String, u32> = HashMap::new();
        let mut ids = std::collections::HashSet::new();
        let mut countries: HashMap<&str, usize> = HashMap::new();
        for line in TABLE.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 9, "{line}");
            let id: u32 = fields[0].parse().unwrap();
            assert!(ids.insert(id), "{line}");
            let (lat, lon): (f64, f64) = (fields[3].parse().unwrap(), fields[4].parse().unwrap());
            assert!(lat.abs() <= 90.0 && lon.abs() <= 180.0, "{line}");
            let _: u32 = fields[5].parse().unwrap();
            *countries.entry(fields[2]).or_default() += 1;
            for alias in fields[8].split('|') {
                let key = crate::text::fold(alias).replace(['-', '\''], " ");
                assert!(!key.trim().is_empty(), "{line}");
                let before = owner.insert(key, id);
                assert!(before.is_none_or(|other| other == id), "{alias}: {line}");
            }
        }
        assert!(countries["KZ"] >= 300 && countries["RU"] >= 1_000, "{countries:?}");
    }

    #[test]
    fn cities_in_all_their_names_cases_and_spellings() {
        for (text, name) in [
            ("живу в Алмате", "Almaty"),
            ("из Караганды", "Karaganda"),
            ("Алматыданмын", "Almaty"),
            ("Мәскеуде", "Moscow"),
            ("Қостанайда тұрамын", "Kostanay"),
            ("в Нижнем Новгороде", "Nizhny Novgorod"),
            ("в Петербурге", "Saint Petersburg"),
            ("г.Алматы", "Almaty"),
            ("Шымкентте", "Shymkent"),
            ("Гурьев", "Atyrau"),
            ("целиноград", "Astana"),
            ("Ростове-на-Дону", "Rostov-on-Don"),
            ("усть каменогорск", "Ust-Kamenogorsk"),
            ("Усть-Каменогорске", "Ust-Kamenogorsk"),
            ("almatydan", "Almaty"),
            ("Karaganda", "Karaganda"),
            ("Петропавловск-Камчатский", "Petropavlovsk-Kamchatsky"),
            ("в Петропавловске", "Petropavl"),
            ("г. Мирный", "Mirnyy"),
            ("из Рудного", "Rudny"),
            ("Өскеменде", "Ust-Kamenogorsk"),
            ("в Новосибе", "Novosibirsk"),
            ("Санкт Петербургом", "Saint Petersburg"),
        ] {
            let got = names(text);
            assert_eq!(got.first().copied(), Some(name), "{text}: {got:?}");
        }
    }

    #[test]
    fn ordinary_words_and_regions_are_no_cities() {
        for text in [
            "свободный английский",
            "Алматы облысы",
            "Карагандинская область",
            "мирный атом",
            "полный рабочий день",
            "работаю на юге",
            "английский на уровне читаю",
            "опыта нет",
            "сто тысяч тенге на руки",
            "",
        ] {
            assert_eq!(names(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn form_fields_are_read_with_their_surroundings() {
        for (text, name) in [
            ("г. Алматы, Казахстан", Some("Almaty")),
            ("город Костанае", Some("Kostanay")),
            ("Алмтаы", Some("Almaty")),
            ("karagnada", Some("Karaganda")),
            ("Алматы қаласы", Some("Almaty")),
            ("Свободный", Some("Svobodnyy")),
            ("нигде", None),
        ] {
            assert_eq!(by_name(text).map(|city| city.name), name, "{text}");
        }
    }

    #[test]
    fn distances_are_right_within_a_few_kilometres() {
        let (almaty, astana) = (by_name("Almaty").unwrap(), by_name("Astana").unwrap());
        assert!((distance_km(almaty, astana) - 970.0).abs() < 15.0);
        assert!(distance_km(almaty, almaty) < 1e-9);
        assert_eq!(by_id(almaty.id), Some(almaty));
        assert_eq!(by_id(1), None);
    }
}
