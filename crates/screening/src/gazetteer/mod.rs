//! What the engine knows by heart about the world: immutable tables, compiled into the program and read in place.

pub mod cities;
pub(crate) mod lexicon;
mod phrasebook;
pub mod skills;
pub(crate) mod table;
