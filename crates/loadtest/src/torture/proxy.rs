//! The cutting proxy: stands before one instance and lets every connection die as its fate says.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Result;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;

use super::fate::{Cut, Fate, Manner, Way};
use super::tally::Tally;
use super::wire::{Place, Wire};
use crate::stage::port::loopback;

/// How long the server is listened to after late words.
const LISTENING: Duration = Duration::from_millis(250);

/// Fates of connections about to come, by the port they come from.
type Fates = Arc<Mutex<HashMap<u16, Fate>>>;

/// A proxy before one address; it ends with its owner.
pub struct Proxy {
    address: SocketAddr,
    fates: Fates,
    accepting: JoinHandle<()>,
}

impl Proxy {
    /// Listens on a free port and passes everything on to `server`.
    pub async fn before(server: SocketAddr, tally: Arc<Tally>) -> Result<Self> {
        let listener = TcpListener::bind(loopback(0)).await?;
        let address = listener.local_addr()?;
        let fates = Fates::default();
        let known = fates.clone();
        let accepting = tokio::spawn(async move {
            loop {
                let Ok((client, peer)) = listener.accept().await else {
                    // Out of file descriptors for a moment.
                    tokio::time::sleep(Duration::from_millis(5)).await;
                    continue;
                };
                let fate = known.lock().unwrap_or_else(PoisonError::into_inner).remove(&peer.port());
                let tally = tally.clone();
                tokio::spawn(async move {
                    if let Ok(server) = TcpStream::connect(server).await {
                        live(client, server, fate.unwrap_or(Fate::CALM), &tally).await;
                    }
                });
            }
        });
        Ok(Self { address, fates, accepting })
    }

    /// Connects through the proxy to a fate of one's own.
    pub async fn connect(&self, fate: Fate) -> std::io::Result<TcpStream> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(loopback(0))?;
        let port = socket.local_addr()?.port();
        self.fates.lock().unwrap_or_else(PoisonError::into_inner).insert(port, fate);
        let stream = socket.connect(self.address).await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// How a direction ended.
enum End {
    /// One of the two sides is gone.
    Gone,
    /// Here the connection is to be cut; these bytes had been said and have not gone on.
    Cut(Cut, Place, Vec<u8>),
}

/// Passes bytes on until a side goes or the fate comes.
async fn live(mut client: TcpStream, mut server: TcpStream, fate: Fate, tally: &Tally) {
    // An error here is a connection that has gone already, and the first read says so.
    let _ = client.set_nodelay(true);
    let _ = server.set_nodelay(true);
    let end = {
        let ((from_client, to_client), (from_server, to_server)) = (client.split(), server.split());
        tokio::select! {
            end = pump(from_client, to_server, Way::Up, &fate) => end,
            end = pump(from_server, to_client, Way::Down, &fate) => end,
        }
    };
    let End::Cut(cut, place, unsaid) = end else { return };
    tally.cut(&cut, place);
    match cut.manner {
        Manner::Close => {}
        Manner::Reset => {
            let _ = client.set_zero_linger();
            let _ = server.set_zero_linger();
        }
        Manner::HalfOpen(time) => {
            tokio::time::sleep(time).await;
            let _ = client.set_zero_linger();
            let _ = server.set_zero_linger();
        }
        Manner::Stale(time) => {
            let _ = client.set_zero_linger();
            drop(client);
            tokio::time::sleep(time).await;
            let _ = server.set_zero_linger();
        }
        Manner::Late(time) => {
            let _ = client.set_zero_linger();
            drop(client);
            tokio::time::sleep(time).await;
            // The server may be gone by now; then nothing comes late.
            let _ = server.write_all(&unsaid).await;
            let mut heard = vec![0; 4096];
            let listening = async { while let Ok(1..) = server.read(&mut heard).await {} };
            let _ = tokio::time::timeout(LISTENING, listening).await;
            let _ = server.set_zero_linger();
        }
    }
}

async fn pump(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, way: Way, fate: &Fate) -> End {
    let mut wire = Wire::default();
    let mut passed = 0;
    let cut = fate.cut.filter(|cut| cut.way == way);
    let mut buffer = vec![0; 8192];
    loop {
        if let Some(cut) = cut.filter(|cut| passed >= cut.at && !matches!(cut.manner, Manner::Late(_))) {
            return End::Cut(cut, wire.place(), Vec::new());
        }
        let read = match from.read(&mut buffer).await {
            Ok(0) | Err(_) => return End::Gone,
            Ok(read) => read,
        };
        let left = cut.map_or(u64::MAX, |cut| cut.at.saturating_sub(passed));
        let bytes = &buffer[..read.min(usize::try_from(left).unwrap_or(usize::MAX))];
        for piece in bytes.chunks(fate.piece) {
            if !fate.delay.is_zero() {
                tokio::time::sleep(fate.delay).await;
            }
            if to.write_all(piece).await.is_err() {
                return End::Gone;
            }
            wire.pass(piece);
            passed += piece.len() as u64;
        }
        if let Some(cut) = cut.filter(|cut| passed >= cut.at && bytes.len() < read) {
            return End::Cut(cut, wire.place(), buffer[bytes.len()..read].to_vec());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::ErrorKind;

    /// What a client got back of 1,000 bytes from a server that says everything twice, and how its connection ended.
    async fn echo(fate: Fate) -> (usize, Option<ErrorKind>, u64) {
        let listener = TcpListener::bind(loopback(0)).await.unwrap();
        let tally = Arc::new(Tally::default());
        let proxy = Proxy::before(listener.local_addr().unwrap(), tally.clone()).await.unwrap();
        let serving = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut buffer = [0; 100];
            while let Ok(read @ 1..) = stream.read(&mut buffer).await {
                if stream.write_all(&buffer[..read]).await.is_err() {
                    break;
                }
            }
        });
        let mut stream = proxy.connect(fate).await.unwrap();
        let (mut got, mut failed) = (0, None);
        for _ in 0..10 {
            if let Err(error) = stream.write_all(&[7; 100]).await {
                failed = Some(error.kind());
                break;
            }
            let mut buffer = [0; 100];
            match stream.read(&mut buffer).await {
                Ok(0) => break,
                Ok(read) => got += read,
                Err(error) => {
                    failed = Some(error.kind());
                    break;
                }
            }
        }
        while got < 1000 && failed.is_none() && fate.cut.is_none() {
            got += stream.read(&mut [0; 100]).await.unwrap();
        }
        drop(stream);
        serving.await.unwrap();
        (got, failed, tally.cuts.get())
    }

    #[tokio::test]
    async fn the_calm_pass_in_whatever_pieces() {
        assert_eq!(echo(Fate::CALM).await, (1000, None, 0));
        assert_eq!(echo(Fate { piece: 7, delay: Duration::from_micros(10), ..Fate::CALM }).await, (1000, None, 0));
    }

    #[tokio::test]
    async fn last_words_reach_the_server_late() {
        let listener = TcpListener::bind(loopback(0)).await.unwrap();
        let proxy = Proxy::before(listener.local_addr().unwrap(), Arc::default()).await.unwrap();
        let manner = Manner::Late(Duration::from_millis(30));
        let fate = Fate { cut: Some(Cut { way: Way::Up, at: 3, manner }), ..Fate::CALM };
        let mut client = proxy.connect(fate).await.unwrap();
        let (mut server, _) = listener.accept().await.unwrap();
        client.write_all(b"abc").await.unwrap();
        let mut heard = [0; 3];
        server.read_exact(&mut heard).await.unwrap();
        client.write_all(b"def").await.unwrap();
        // The client has lost its connection before the server hears the rest.
        assert!(!matches!(client.read(&mut [0; 1]).await, Ok(1..)));
        server.read_exact(&mut heard).await.unwrap();
        assert_eq!(&heard, b"def");
    }

    #[tokio::test]
    async fn a_cut_comes_at_its_byte() {
        let cut = |way, at, manner| Fate { cut: Some(Cut { way, at, manner }), ..Fate::CALM };
        // A reset is told to whoever writes or reads next.
        let reset = |failed| matches!(failed, Some(ErrorKind::ConnectionReset | ErrorKind::BrokenPipe));
        let (got, failed, cuts) = echo(cut(Way::Down, 250, Manner::Close)).await;
        assert_eq!((got, cuts), (250, 1));
        assert!(failed.is_none() || reset(failed), "{failed:?}");
        let (got, failed, cuts) = echo(cut(Way::Up, 0, Manner::Reset)).await;
        assert!((got, cuts) == (0, 1) && reset(failed), "{got} {failed:?} {cuts}");
        for manner in [Manner::HalfOpen(Duration::from_millis(20)), Manner::Stale(Duration::from_millis(20))] {
            let (got, failed, cuts) = echo(cut(Way::Down, 130, manner)).await;
            assert!(got <= 130 && cuts == 1 && reset(failed), "{got} {failed:?} {cuts}");
        }
    }
}
