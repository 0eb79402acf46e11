//! Cities, in whatever name, case and spelling people write them.

use super::table::{Map, Rows, f64_at, sections, u16_at, u32_at, u64_at};
use crate::fact::Span;
use crate::text::{Kind, Script, Token, from_latin, tokens, within_one_edit};

mod ending;

use ending::{Ending, allows};

/// A city. From GeoNames (CC BY 4.0, see `data/README.md`).
#[derive(Debug, Clone, Copy, PartialEq)]
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
    pub city: City,
    /// Where its name stands, in Unicode scalar values of the text.
    pub span: Span,
}

/// Countries whose cities' names people type in Latin letters by ear.
const NEARBY: &[&str] = &["KZ", "RU", "KG", "BY", "UA"];

/// One spelling of a city's name, split into words.
#[derive(Clone, Copy)]
struct Alias {
    /// The city's place in the table.
    city: usize,
    /// Place of the first word, and how many there are.
    first: usize,
    count: usize,
    /// An ordinary word too: only read where the neighbours say that a place is meant.
    weak: bool,
}

#[derive(Clone, Copy)]
struct AliasWord {
    stem: &'static str,
    ending: Ending,
}

/// The table of cities and of their names: made of the data files by `made` among the tests.
struct Gazetteer {
    /// Of each city its English name, its country, its Russian and its Kazakh name.
    names: Rows,
    ids: &'static [u8],
    populations: &'static [u8],
    /// Latitude and longitude.
    places: &'static [u8],
    /// City of each spelling.
    cities: &'static [u8],
    /// Where the words of each spelling begin, doubled, and 1 for a weak one; and the end of the last one's.
    aliases: &'static [u8],
    stems: Rows,
    endings: &'static [u8],
    /// Stem of a spelling's first word, hashed → place of the first such spelling; the others follow it.
    by_stem: Map,
    /// First letter → the range in the two below: where it begins in the high half, how long it is in the low one.
    by_letter: Map,
    /// Single-word strong spellings of at least five letters, for typing errors …
    long: &'static [u8],
    /// … and the letters of their stems, see [`letters_of`].
    masks: &'static [u8],
    /// English name and country, hashed → the largest city called so.
    by_english_name: Map,
}

static GAZETTEER: Gazetteer = {
    let [
        names,
        ids,
        populations,
        places,
        cities,
        aliases,
        stems,
        endings,
        stem_starts,
        stem_keys,
        stem_values,
        letter_starts,
        letter_keys,
        letter_values,
        long,
        masks,
        name_starts,
        name_keys,
        name_values,
    ] = sections(include_bytes!("../../data/tables/cities.bin"));
    Gazetteer {
        names: Rows::new(include_str!("../../data/tables/cities.txt"), names),
        ids,
        populations,
        places,
        cities,
        aliases,
        stems: Rows::new(include_str!("../../data/tables/stems.txt"), stems),
        endings,
        by_stem: Map::new([stem_starts, stem_keys, stem_values]),
        by_letter: Map::new([letter_starts, letter_keys, letter_values]),
        long,
        masks,
        by_english_name: Map::new([name_starts, name_keys, name_values]),
    }
};

/// A hash that grows with its text: that of a beginning is on the way to that of the whole.
#[derive(Clone, Copy)]
struct Growing(u64);

impl Growing {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn with(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)))
    }
}

fn english_key(name: &str, country: &str) -> u64 {
    Growing::new().with(name.as_bytes()).with(b"\n").with(country.as_bytes()).0
}

/// One bit per letter. Letters may share a bit.
fn letters_of(word: &str) -> u64 {
    word.chars().fold(0, |mask, letter| mask | 1 << (u32::from(letter) % 64))
}

impl Gazetteer {
    fn city(&self, index: usize) -> City {
        City {
            id: u32_at(self.ids, index),
            name: self.names.get(4 * index),
            country: self.names.get(4 * index + 1),
            lat: f64_at(self.places, 2 * index),
            lon: f64_at(self.places, 2 * index + 1),
            population: self.population(index),
            name_ru: self.names.get(4 * index + 2),
            name_kk: self.names.get(4 * index + 3),
        }
    }

    fn population(&self, city: usize) -> u32 {
        u32_at(self.populations, city)
    }

    fn country(&self, city: usize) -> &'static str {
        self.names.get(4 * city + 1)
    }

    fn alias(&self, index: usize) -> Alias {
        let own = u16_at(self.aliases, index);
        let next = u16_at(self.aliases, index + 1);
        let first = usize::from(own >> 1);
        Alias {
            city: usize::from(u16_at(self.cities, index)),
            first,
            count: usize::from(next >> 1).saturating_sub(first),
            weak: own & 1 == 1,
        }
    }

    fn words(&self, alias: Alias) -> impl Iterator<Item = AliasWord> {
        (alias.first..alias.first + alias.count).map(|at| self.word(at))
    }

    fn word(&self, at: usize) -> AliasWord {
        let ending = Ending::of_class(self.endings.get(at).copied().unwrap_or_default());
        AliasWord { stem: self.stems.get(at), ending }
    }

    /// The first word of a spelling: each has one.
    fn first(&self, alias: Alias) -> AliasWord {
        self.word(alias.first)
    }

    /// The longest alias that begins at a token, with the number of tokens it takes.
    fn longest_at(&self, all: &[Token], at: usize) -> Option<(Alias, usize)> {
        let token = all.get(at).filter(|token| token.kind == Kind::Word)?;
        let mut best: Option<(Alias, usize, bool)> = None;
        for (spelling, key) in keys_of(token).enumerate() {
            let mut beginning = Growing::new();
            let mut start = 0;
            for (cut, _) in key.char_indices().skip(1).chain(std::iter::once((key.len(), ' '))) {
                beginning = beginning.with(&key.as_bytes()[start..cut]);
                start = cut;
                let Some(hits) = self.by_stem.get(beginning.0) else {
                    continue;
                };
                let (first, count) = (hits as usize >> HITS_AT, hits as usize & HITS);
                for alias in (first..first + count).map(|hit| self.alias(hit)) {
                    // "Jakarta EE", "hive": Latin letters are read as Cyrillic only for places nearby.
                    if spelling > 0 && !NEARBY.contains(&self.country(alias.city)) {
                        continue;
                    }
                    let Some(len) = self.length_at(alias, all, at, &key) else {
                        continue;
                    };
                    let exact = alias.count == 1 && key.len() == self.first(alias).full_len();
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
    fn misspelt(&self, token: &Token) -> Option<Alias> {
        if token.kind != Kind::Word || token.key.chars().count() < 5 {
            return None;
        }
        let mut best: Option<Alias> = None;
        for key in keys_of(token) {
            let letter = key.chars().next()?;
            let range = self.by_letter.get(u64::from(letter))?;
            let (first, count) = (range as usize >> 16, range as usize & 0xffff);
            let mask = letters_of(&key);
            for at in first..first + count {
                // One mistake takes one letter of the name away at most.
                if (u64_at(self.masks, at) & !mask).count_ones() > 1 {
                    continue;
                }
                let alias = self.alias(usize::from(u16_at(self.long, at)));
                if !self.first(alias).resembles(&key) {
                    continue;
                }
                match best {
                    Some(other) if self.population(other.city) >= self.population(alias.city) => {}
                    _ => best = Some(alias),
                }
            }
        }
        best
    }

    /// Whether a name that is a word too ("Гори", "в горах") stands as itself: a short one must not be inflected.
    fn holds(&self, alias: Alias, key: &str) -> bool {
        if alias.count != 1 {
            return true;
        }
        let word = self.first(alias);
        word.stem.chars().count() > 3 || key.len() == word.full_len() || !key.starts_with(word.stem)
    }

    fn length_at(&self, alias: Alias, all: &[Token], at: usize, first_key: &str) -> Option<usize> {
        let mut words = self.words(alias);
        if !words.next()?.matches(first_key) {
            return None;
        }
        let mut next = at + 1;
        for word in words {
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

/// How the values of [`Gazetteer::by_stem`] are packed: the place of the first spelling, how many they are.
const HITS_AT: u32 = 12;
const HITS: usize = (1 << HITS_AT) - 1;

impl AliasWord {
    fn matches(&self, key: &str) -> bool {
        key.strip_prefix(self.stem).is_some_and(|rest| allows(self.ending, rest))
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
                within_one_edit(self.stem, &key[..at]) && allows(self.ending, &key[at..])
            })
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
    let gazetteer = &GAZETTEER;
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
                || alone && gazetteer.holds(alias, &all[at].key)
                || placed(all, at, len, gazetteer.population(alias.city)))
        {
            let span = Span { start: all[at].span.start, end: all[at + len - 1].span.end };
            out.push(CityMention { city: gazetteer.city(alias.city), span });
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
pub fn by_name(name: &str) -> Option<City> {
    let name = name.char_indices().nth(FIELD_LENGTH).map_or(name, |(end, _)| &name[..end]);
    let all = tokens(name);
    let exact = find_in(&all, false);
    let guessed = || find_in(&all, true);
    exact.first().copied().or_else(|| guessed().first().copied()).map(|mention| mention.city)
}

/// The city with an English name and an ISO 3166 country, as facts and criteria hold them; of several the largest. Looked
/// up, not read: [`by_name`] is for what people write.
pub fn by_english_name(name: &str, country: &str) -> Option<City> {
    let index = GAZETTEER.by_english_name.get(english_key(name, country))?;
    Some(GAZETTEER.city(index as usize)).filter(|city| city.name == name && city.country == country)
}

/// The city with a GeoNames id.
pub fn by_id(id: u32) -> Option<City> {
    let mut ids = GAZETTEER.ids.chunks_exact(4);
    ids.position(|known| known == id.to_le_bytes()).map(|index| GAZETTEER.city(index))
}

/// Great-circle distance in kilometres.
pub fn distance_km(a: City, b: City) -> f64 {
    const EARTH_KM: f64 = 6371.0;
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let (d_lat, d_lon) = (lat_b - lat_a, (b.lon - a.lon).to_radians());
    let h = (d_lat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (d_lon / 2.0).sin().powi(2);
    2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::{BTreeMap, HashMap};

    use super::super::table::make;
    use super::*;
    use crate::text::skeleton;

    const TABLE: &str = include_str!("../../data/cities.tsv");
    const STOP: &str = include_str!("../../data/cities_stop.txt");

    /// A spelling while the table is made.
    struct Spelling {
        city: usize,
        words: Vec<(String, Ending)>,
        weak: bool,
        /// For typing errors.
        long: bool,
    }

    impl Spelling {
        fn new<'a>(city: usize, keys: impl Iterator<Item = &'a str>, weak: bool, long: bool) -> Self {
            let split = |key| {
                let (stem, ending) = ending::split(key);
                (stem.to_owned(), ending)
            };
            Self { city, words: keys.map(split).collect(), weak, long }
        }
    }

    /// The spellings that an alias of the data stands for.
    fn spellings(index: usize, alias: &str, country: &str, population: u32, ordinary: &[String]) -> Vec<Spelling> {
        let keys: Vec<String> =
            tokens(alias).into_iter().filter(|token| token.kind == Kind::Word).map(|token| token.key).collect();
        let Some(first) = keys.first() else {
            return Vec::new();
        };
        let single = keys.len() == 1;
        let hidden = country == "KZ" && population < 3_000;
        let abbreviation = !first.chars().any(|c| "аеиоуыэюяaeiouy".contains(c));
        let short = first.chars().count() <= 4 && population < 100_000 && !abbreviation;
        let weak = single && (hidden || short || ending::is_adjective(first) || ordinary.contains(first));
        let long = single && !weak && first.chars().count() >= 5;
        let mut out = vec![Spelling::new(index, keys.iter().map(String::as_str), weak, long)];
        if !single && alias.contains('-') {
            out.push(Spelling::new(index, std::iter::once(keys.concat().as_str()), false, false));
        }
        out
    }

    /// The table and its two texts, of the data files.
    fn made() -> (Vec<u8>, String, String) {
        let ordinary: Vec<String> = STOP
            .lines()
            .filter_map(|line| line.strip_prefix('~'))
            .flat_map(str::split_whitespace)
            .map(skeleton)
            .collect();
        let (mut names, mut ids, mut populations, mut places) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut all: Vec<Spelling> = Vec::new();
        let mut english: BTreeMap<u64, u32> = BTreeMap::new();
        for (index, line) in TABLE.lines().enumerate() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, name, country, lat, lon, population, name_ru, name_kk, aliases] = fields[..] else {
                panic!("{line}");
            };
            let population: u32 = population.parse().unwrap();
            names.extend([name, country, name_ru, name_kk]);
            ids.push(id.parse().unwrap());
            populations.push(population);
            places.extend([lat, lon].map(|degrees| degrees.parse::<f64>().unwrap()));
            for alias in aliases.split('|') {
                all.extend(spellings(index, alias, country, population, &ordinary));
            }
            let known = english.entry(english_key(name, country)).or_insert(u32::try_from(index).unwrap());
            if populations[*known as usize] < population {
                *known = u32::try_from(index).unwrap();
            }
        }
        // Those with one first stem side by side, in the order of the data.
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|i| &all[*i].words[0].0);
        let mut place = vec![0; all.len()];
        let mut by_stem: BTreeMap<u64, u32> = BTreeMap::new();
        for (at, i) in order.iter().enumerate() {
            place[*i] = at;
            let first = u32::try_from(at << HITS_AT).unwrap();
            let hits = by_stem.entry(Growing::new().with(all[*i].words[0].0.as_bytes()).0).or_insert(first);
            assert!(all[order[*hits as usize >> HITS_AT]].words[0].0 == all[*i].words[0].0, "two stems with one hash");
            *hits += 1;
        }
        let mut letters: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (i, spelling) in all.iter().enumerate().filter(|(_, spelling)| spelling.long) {
            let letter = spelling.words[0].0.chars().next().unwrap();
            letters.entry(letter).or_default().push(i);
        }
        let (mut long, mut by_letter) = (Vec::<usize>::new(), BTreeMap::new());
        for (letter, list) in &letters {
            let range = u32::try_from(long.len() << 16 | list.len()).unwrap();
            assert!(list.len() < 1 << 16);
            by_letter.insert(u64::from(*letter), range);
            long.extend(list);
        }
        let masks = make::u64s(long.iter().map(|i| letters_of(&all[*i].words[0].0)));
        let long = make::u16s(long.iter().map(|i| u16::try_from(place[*i]).unwrap()));
        let mut sorted: Vec<&Spelling> = order.iter().map(|i| &all[*i]).collect();
        let cities = make::u16s(sorted.iter().map(|s| u16::try_from(s.city).unwrap()));
        let mut at = 0;
        let mut aliases = Vec::new();
        for spelling in &mut sorted {
            aliases.push(u16::try_from(at << 1).unwrap() | u16::from(spelling.weak));
            at += spelling.words.len();
        }
        aliases.push(u16::try_from(at << 1).unwrap());
        let words = || sorted.iter().flat_map(|s| &s.words);
        let (text, names) = make::lines(names);
        let (stems_text, stems) = make::lines(words().map(|(stem, _)| stem.as_str()));
        let endings = words().map(|(_, ending)| ending.class()).collect();
        let head = [names, make::u32s(ids), make::u32s(populations), make::f64s(places), cities, make::u16s(aliases)];
        let maps = [make::map(&by_stem), make::map(&by_letter), make::map(&english)];
        let [by_stem, by_letter, english] = &maps;
        let file = make::file(
            head.iter().chain([&stems, &endings]).chain(by_stem).chain(by_letter).chain([&long, &masks]).chain(english),
        );
        (file, text, stems_text)
    }

    #[test]
    fn the_tables_are_made_of_the_data() {
        let (table, names, stems) = made();
        make::check("cities.bin", &table, include_bytes!("../../data/tables/cities.bin"));
        make::check("cities.txt", names.as_bytes(), include_bytes!("../../data/tables/cities.txt"));
        make::check("stems.txt", stems.as_bytes(), include_bytes!("../../data/tables/stems.txt"));
    }

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
