//! Logs: lines on stdout, with the request's id, without personal data.

use tracing_subscriber::EnvFilter;

/// Starts logging at INFO, at DEBUG when `debug`; `RUST_LOG` overrides both. A second call changes nothing.
pub fn init(debug: bool) {
    let default = if debug { "smartbot=debug,info" } else { "info" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(default));
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stdout)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stdout()))
        .try_init();
}
