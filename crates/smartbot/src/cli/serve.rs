//! `smartbot serve`.

use super::{Failure, runtime};
use crate::app::Server;
use crate::config::Config;
use crate::telemetry;

/// Serves until SIGTERM or Ctrl-C.
pub(super) fn run(config: Config) -> Result<(), Failure> {
    // Dropped last: what the server says at its end is still delivered.
    let _telemetry = telemetry::init(&config);
    runtime()?.block_on(async {
        let database = format!("{:?}", config.database);
        let server = Server::bind(config).await?;
        let stop = stop_signal()?;
        let address = server.address();
        tracing::info!(%database, version = env!("CARGO_PKG_VERSION"), "SmartBot listens on http://{address}");
        server.run(stop).await;
        tracing::info!("stopped");
        Ok(())
    })
}

/// Done when the process is asked to stop. From the call on, not only once it is waited for: whoever reads that the server
/// listens may ask it to stop at once, and must not kill it.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping: finishing turns under way");
    })
}

/// Done when the process is asked to stop.
#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        tracing::info!("stopping: finishing turns under way");
    })
}
