//! The contract, checked from outside on a real socket: one file per subject.
//!
//! `cargo test -p smartbot --test api` runs on SQLite; with `TEST_DATABASE_URL=postgres://…` the very same tests run on
//! PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::too_many_lines, reason = "a walk through the contract is one story")]

#[path = "../support/mod.rs"]
mod support;

mod auth;
mod candidates;
mod chaos;
mod chat;
mod chat_exactly_once;
mod cors_and_headers;
mod employers;
mod events;
mod instances;
mod isolation;
mod limits;
mod overload;
mod responses;
mod shutdown;
mod store;
mod vacancies;
mod validation;
