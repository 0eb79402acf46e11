//! What the server tells about itself: [`logs`], [`metrics`], traces, errors. None of it holds personal data.

pub mod logs;
pub mod metrics;
mod panics;
mod process;
pub mod scrape;
mod spans;

use secrecy::SecretString;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::Config;
pub use logs::LogFormat;

/// How the server tells about itself.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How log lines look.
    pub log_format: LogFormat,
    /// What who reads the metrics must bring along; `None`: nothing, but only near callers may.
    pub metrics_token: Option<SecretString>,
}

/// Starts logging at INFO, at DEBUG when the configuration says so; `RUST_LOG` overrides both. Panics are logged, too. A
/// second call changes nothing.
pub fn init(config: &Config) {
    process::init();
    metrics::init();
    let layers = vec![logs::layer(config.telemetry.log_format, config.debug)];
    if tracing_subscriber::registry().with(layers).try_init().is_ok() {
        panics::log();
    }
}
