//! Drives any server that speaks the SmartBot contract, and measures it.
//!
//! Only the contract's first part is relied on, so that the service SmartBot replaces can be measured with the same
//! program: no message ids, no kinds of questions, no paging are needed. `api` is HTTP, `chat` the WebSocket,
//! `script` what a candidate says; a scenario is a file in `bench` that ends in a `report`.

pub mod api;
pub mod bench;
pub mod chat;
pub mod cli;
pub mod histogram;
pub mod interrupt;
pub mod lean;
pub mod load;
pub mod process;
pub mod report;
pub mod script;
pub mod stage;
pub mod target;
pub mod torture;
pub mod trivial;
