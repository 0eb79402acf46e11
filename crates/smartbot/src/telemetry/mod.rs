//! What the server tells about itself: [`logs`], [`metrics`], [`traces`], errors to [`sentry`]. None of it holds personal
//! data, and none of it can hold up the service.

mod client;
mod export;
pub mod logs;
pub mod metrics;
mod otlp;
mod panics;
mod process;
pub mod scrape;
pub mod sentry;
mod spans;
pub mod traces;

use secrecy::SecretString;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::Config;
use export::Exporter;
pub use logs::LogFormat;

/// How the server tells about itself.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How log lines look.
    pub log_format: LogFormat,
    /// What who reads the metrics must bring along; `None`: nothing, but only near callers may.
    pub metrics_token: Option<SecretString>,
    /// Where traces go; `None`: there are none.
    pub traces: Option<traces::Settings>,
    /// Where errors go, besides the log.
    pub sentry: Option<sentry::Settings>,
}

/// What delivers in the background. Dropped, it sends what is queued, which takes 2 s at most.
#[must_use = "what is queued is sent when this is dropped, at the end of the program"]
pub struct Telemetry {
    exporters: Vec<Exporter>,
}

impl Drop for Telemetry {
    fn drop(&mut self) {
        // All at once: each is then waited for.
        self.exporters.iter().for_each(Exporter::begin_stop);
    }
}

/// Starts logging at INFO, at DEBUG when the configuration says so; `RUST_LOG` overrides both. Panics are logged, too.
/// Starts delivering traces and errors where the configuration names a place for them.
pub fn init(config: &Config) -> Telemetry {
    process::init();
    metrics::init();
    let settings = &config.telemetry;
    let mut layers = vec![logs::layer(settings.log_format, config.debug)];
    let mut exporters = Vec::new();
    let mut problems = Vec::new();
    let traces = settings.traces.as_ref().map(traces::start);
    for started in traces.into_iter().chain(settings.sentry.as_ref().map(sentry::start)) {
        match started {
            Ok((layer, exporter)) => {
                layers.push(layer);
                exporters.push(exporter);
            }
            Err(error) => problems.push(error),
        }
    }
    if tracing_subscriber::registry().with(layers).try_init().is_ok() {
        panics::log();
    }
    for error in problems {
        tracing::warn!(%error, "telemetry cannot be delivered; the service goes on");
    }
    Telemetry { exporters }
}
