//! What the server tells about itself, read as its operator's tools read it: logs, metrics, traces, errors.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::too_many_lines, reason = "a walk through the program is one story")]

#[path = "../support/mod.rs"]
mod support;

mod logs;
mod metrics;
