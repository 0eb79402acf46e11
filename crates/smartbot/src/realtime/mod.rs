//! What changes while people watch: chat events, rate limits, a cache of what everybody may read. Kept in this process,
//! and, with `REDIS_URL`, shared between instances. Correctness never depends on it: what is lost here is read from the
//! database.

pub mod bus;
pub mod cache;
pub mod events;
pub mod limits;
pub mod news;
pub mod redis;
