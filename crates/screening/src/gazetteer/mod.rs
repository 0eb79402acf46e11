//! What the engine knows by heart about the world: immutable tables, read lazily on first use.

pub mod cities;
pub(crate) mod lexicon;
mod phrasebook;
pub mod skills;
