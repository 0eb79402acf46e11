//! What changes while people watch: chat events and rate limits, kept in this process.

pub mod events;
pub mod limits;
