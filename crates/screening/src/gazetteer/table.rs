//! Tables compiled from the data files ahead of time and read where they lie in the program: nothing is built when it
//! starts, nothing stands on the heap, and only the pages that are looked at take memory.
//!
//! They lie in `data/tables`. Tests make them anew and compare; `UPDATE_TABLES=1 cargo test -p screening --lib tables_are`
//! writes them, which every change of the data, of the stemmer or of the formats below wants. A table that does not fit
//! the code reads as empty here and there, never as anything unsafe, and the tests fail.

/// Splits a file into its sections: their number, the length of each, then the sections themselves, all numbers of 32
/// bits, the lowest byte first. What is not there is empty.
pub(crate) const fn sections<const N: usize>(file: &'static [u8]) -> [&'static [u8]; N] {
    let mut out: [&'static [u8]; N] = [&[]; N];
    let heading = 4 * (N + 1);
    if file.len() < heading || u32_at(file, 0) as usize != N {
        return out;
    }
    let (_, mut rest) = file.split_at(heading);
    let mut i = 0;
    while i < N {
        let length = u32_at(file, i + 1) as usize;
        if length > rest.len() {
            return out;
        }
        (out[i], rest) = rest.split_at(length);
        i += 1;
    }
    out
}

/// The number at a place of a section of 32-bit numbers; 0 behind its end.
pub(crate) const fn u32_at(section: &[u8], at: usize) -> u32 {
    let Some(start) = at.checked_mul(4) else { return 0 };
    if start >= section.len() {
        return 0;
    }
    match section.split_at(start).1.first_chunk::<4>() {
        Some(bytes) => u32::from_le_bytes(*bytes),
        None => 0,
    }
}

/// The same for 16 bits.
pub(crate) fn u16_at(section: &[u8], at: usize) -> u16 {
    section.get(2 * at..).and_then(|s| s.first_chunk::<2>()).map_or(0, |bytes| u16::from_le_bytes(*bytes))
}

/// The same for 64 bits.
pub(crate) fn u64_at(section: &[u8], at: usize) -> u64 {
    section.get(8 * at..).and_then(|s| s.first_chunk::<8>()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// The same for fractions.
pub(crate) fn f64_at(section: &[u8], at: usize) -> f64 {
    f64::from_bits(u64_at(section, at))
}

/// From 64-bit numbers to 32-bit ones.
pub(crate) struct Map {
    /// For each bucket where it begins, and the end of the last; there are a power of two of buckets.
    starts: &'static [u8],
    keys: &'static [u8],
    values: &'static [u8],
}

impl Map {
    pub(crate) const fn new([starts, keys, values]: [&'static [u8]; 3]) -> Self {
        Self { starts, keys, values }
    }

    /// What stands for a key.
    pub(crate) fn get(&self, key: u64) -> Option<u32> {
        let buckets = (self.starts.len() / 4).checked_sub(1)?;
        let bucket = bucket(key, buckets);
        let (starts, _) = self.starts.get(4 * bucket..)?.as_chunks::<4>();
        let [from, to, ..] = starts else { return None };
        let (from, to) = (u32::from_le_bytes(*from) as usize, u32::from_le_bytes(*to) as usize);
        let keys = self.keys.get(8 * from..8 * to)?;
        let (keys, _) = keys.as_chunks::<8>();
        let at = keys.iter().position(|k| u64::from_le_bytes(*k) == key)?;
        Some(u32_at(self.values, from + at))
    }
}

/// The bucket of a key among a power of two of them.
fn bucket(key: u64, buckets: usize) -> usize {
    // The multiplication mixes everything into the high bits.
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    usize::try_from(mixed).unwrap_or(0) & buckets.saturating_sub(1)
}

/// Lines of a text by their number.
pub(crate) struct Rows {
    text: &'static str,
    /// For each line where it begins, and the end of the last.
    starts: &'static [u8],
}

impl Rows {
    pub(crate) const fn new(text: &'static str, starts: &'static [u8]) -> Self {
        Self { text, starts }
    }

    pub(crate) fn count(&self) -> usize {
        (self.starts.len() / 4).saturating_sub(1)
    }

    /// A line without its end; empty behind the last.
    pub(crate) fn get(&self, line: usize) -> &'static str {
        let (start, end) = (u32_at(self.starts, line), u32_at(self.starts, line + 1));
        self.text.get(start as usize..(end as usize).saturating_sub(1)).unwrap_or_default()
    }
}

/// Makes tables.
#[cfg(test)]
pub(crate) mod make {
    use std::collections::BTreeMap;

    use super::bucket;

    /// Numbers, the lowest byte first.
    pub(crate) fn u16s(numbers: impl IntoIterator<Item = u16>) -> Vec<u8> {
        numbers.into_iter().flat_map(u16::to_le_bytes).collect()
    }

    pub(crate) fn u32s(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
        numbers.into_iter().flat_map(u32::to_le_bytes).collect()
    }

    pub(crate) fn u64s(numbers: impl IntoIterator<Item = u64>) -> Vec<u8> {
        numbers.into_iter().flat_map(u64::to_le_bytes).collect()
    }

    pub(crate) fn f64s(numbers: impl IntoIterator<Item = f64>) -> Vec<u8> {
        u64s(numbers.into_iter().map(f64::to_bits))
    }

    /// The sections of a [`Map`](super::Map).
    pub(crate) fn map(entries: &BTreeMap<u64, u32>) -> [Vec<u8>; 3] {
        /// Keys a bucket, on the average at most.
        const FULL: usize = 3;
        let buckets = (entries.len() / FULL).next_power_of_two();
        let mut all: Vec<(usize, u64, u32)> =
            entries.iter().map(|(key, value)| (bucket(*key, buckets), *key, *value)).collect();
        all.sort_unstable();
        let starts = (0..=buckets).map(|b| u32::try_from(all.partition_point(|e| e.0 < b)).unwrap());
        [u32s(starts), u64s(all.iter().map(|e| e.1)), u32s(all.iter().map(|e| e.2))]
    }

    /// The text of [`Rows`](super::Rows), and its section.
    pub(crate) fn lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> (String, Vec<u8>) {
        let mut text = String::new();
        let mut starts = vec![0];
        for line in lines {
            assert!(!line.contains('\n'), "{line}");
            text.push_str(line);
            text.push('\n');
            starts.push(u32::try_from(text.len()).unwrap());
        }
        (text, u32s(starts))
    }

    /// A file of sections.
    pub(crate) fn file<'a>(sections: impl IntoIterator<Item = &'a Vec<u8>>) -> Vec<u8> {
        let sections: Vec<&Vec<u8>> = sections.into_iter().collect();
        let lengths = std::iter::once(sections.len()).chain(sections.iter().map(|s| s.len()));
        let mut out = u32s(lengths.map(|n| u32::try_from(n).unwrap()));
        out.extend(sections.into_iter().flatten());
        out
    }

    /// Compares a table with the stored one, or stores it when asked to.
    #[allow(clippy::disallowed_methods, reason = "the engine does no I/O; what makes its tables must")]
    pub(crate) fn check(name: &str, made: &[u8], stored: &[u8]) {
        if std::env::var_os("UPDATE_TABLES").is_some() {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/tables");
            std::fs::write(format!("{folder}/{name}"), made).unwrap();
        } else {
            assert!(
                made == stored,
                "data/tables/{name} is not what the data say: UPDATE_TABLES=1 cargo test -p screening --lib tables_are"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_map_gives_what_was_put_in_and_nothing_else() {
        for length in [0_u32, 1, 2, 7, 1000] {
            let entries: BTreeMap<u64, u32> =
                (0..length).map(|n| (u64::from(n).wrapping_mul(0x1234_5678_9abc_def1), n + 1)).collect();
            let [starts, keys, values] = make::map(&entries).map(|section| &*section.leak());
            let map = Map::new([starts, keys, values]);
            assert!(entries.iter().all(|(key, value)| map.get(*key) == Some(*value)));
            assert!((1..500).all(|key| map.get(key).is_none()));
        }
        assert_eq!(Map::new([&[]; 3]).get(0), None);
    }

    #[test]
    fn files_fall_into_their_sections_and_broken_ones_into_nothing() {
        let file = make::file(&[make::u16s([7, 8]), Vec::new(), make::f64s([0.5])]).leak();
        let [numbers, empty, fractions] = sections::<3>(file);
        assert_eq!((u16_at(numbers, 0), u16_at(numbers, 1), u16_at(numbers, 2)), (7, 8, 0));
        assert!(empty.is_empty());
        assert!((f64_at(fractions, 0) - 0.5).abs() < f64::EPSILON);
        assert_eq!((u32_at(fractions, 9), u64_at(fractions, 9)), (0, 0));
        assert_eq!(sections::<2>(file), [&[] as &[u8]; 2]);
        assert_eq!(sections::<3>(&file[..file.len() - 1])[2], &[] as &[u8]);
        assert_eq!(sections::<1>(&[]), [&[] as &[u8]; 1]);
    }
}
