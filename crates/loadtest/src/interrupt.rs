//! Ctrl-C and SIGTERM: what was started is ended before we end.

use anyhow::{Result, bail};
use tokio::signal::unix::{SignalKind, signal};

/// Does the work; on a signal it is dropped in the middle, and with it every process and folder that it owns.
pub async fn until_interrupted<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::select! {
        done = work => done,
        signal = interrupted() => bail!("ended by {signal}; everything it had started is stopped and removed"),
    }
}

async fn interrupted() -> &'static str {
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => "Ctrl-C",
        _ = terminate.recv() => "SIGTERM",
    }
}
