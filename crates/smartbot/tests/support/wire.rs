//! The network between the server and something it works with, to be cut, to hang, and to be mended.

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// How the wire is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Condition {
    Whole,
    /// Connections end, new ones are closed at once.
    Cut,
    /// Connections stay, nothing passes.
    Stuck,
}

/// A wire to a server on this machine.
pub(crate) struct Wire {
    pub(crate) port: u16,
    condition: watch::Sender<Condition>,
}

impl Wire {
    pub(crate) async fn to(host: String, port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own = listener.local_addr().unwrap().port();
        let (condition, state) = watch::channel(Condition::Whole);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let mut state = state.clone();
                if *state.borrow_and_update() == Condition::Cut {
                    continue;
                }
                let far = TcpStream::connect((host.as_str(), port)).await;
                tokio::spawn(async move {
                    let Ok(far) = far else { return };
                    let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
                    tokio::select! {
                        () = pass(near_in, far_out, state.clone()) => {}
                        () = pass(far_in, near_out, state.clone()) => {}
                        _ = state.wait_for(|condition| *condition == Condition::Cut) => {}
                    }
                });
            }
        });
        Self { port: own, condition }
    }

    pub(crate) fn cut(&self) {
        self.condition.send_replace(Condition::Cut);
    }

    pub(crate) fn hang(&self) {
        self.condition.send_replace(Condition::Stuck);
    }

    pub(crate) fn mend(&self) {
        self.condition.send_replace(Condition::Whole);
    }
}

async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut state: watch::Receiver<Condition>,
) {
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = from.read(&mut buffer).await {
        if state.wait_for(|condition| *condition != Condition::Stuck).await.is_err()
            || to.write_all(&buffer[..length]).await.is_err()
        {
            return;
        }
    }
}
