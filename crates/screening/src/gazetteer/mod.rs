//! What the engine knows by heart about the world: immutable tables, compiled into the program and read in place.

pub mod cities;
pub(crate) mod lexicon;
mod phrasebook;
pub mod skills;
pub(crate) mod table;

/// Words, folded, that name a street in an address: streets are called after cities too.
pub(crate) const STREETS: &[&str] = &[
    "ул",
    "улица",
    "пр",
    "проспект",
    "пер",
    "переулок",
    "шоссе",
    "мкр",
    "микрорайон",
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "көшесі",
    "даңғылы",
];
