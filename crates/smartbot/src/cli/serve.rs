//! `smartbot serve`.

use super::{Failure, runtime};
use crate::app::Server;
use crate::config::Config;
use crate::telemetry;

/// Serves until SIGTERM or Ctrl-C.
pub(super) fn run(config: Config) -> Result<(), Failure> {
    telemetry::init(&config);
    runtime()?.block_on(async {
        let database = format!("{:?}", config.database);
        let server = Server::bind(config).await?;
        let address = server.address();
        tracing::info!(%database, version = env!("CARGO_PKG_VERSION"), "SmartBot listens on http://{address}");
        server.run(stop_signal()).await;
        tracing::info!("stopped");
        Ok(())
    })
}

async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let terminate = async {
            match signal(SignalKind::terminate()) {
                Ok(mut signal) => {
                    signal.recv().await;
                }
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            () = interrupt => {}
            () = terminate => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
    tracing::info!("stopping: finishing turns under way");
}
