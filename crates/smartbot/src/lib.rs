//! SmartBot's server, as a library: the program in `main.rs` and the tests start it the same way.
//!
//! Data flows one way: socket or HTTP → slice → `screening` (pure) → [`store`] → [`realtime`].

pub mod app;
pub mod applications;
pub mod auth;
pub mod candidates;
pub mod chat;
pub mod cli;
pub mod config;
pub mod demo;
pub mod employers;
pub mod error;
pub mod feed;
pub mod health;
pub mod http;
pub mod pages;
pub mod realtime;
pub mod store;
pub mod telemetry;
pub mod vacancies;
