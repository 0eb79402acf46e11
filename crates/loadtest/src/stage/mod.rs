//! What a run sets up and takes down again: folders, ports, servers, databases.
//!
//! Everything here belongs to the run alone. A process is ended by the id it was started under, a folder removed when
//! its owner is dropped: at the end, on an error, on Ctrl-C.

pub mod base;
pub mod daemon;
pub mod database;
pub mod folder;
pub mod port;
pub mod postgres;
pub mod redis;
pub mod server;
