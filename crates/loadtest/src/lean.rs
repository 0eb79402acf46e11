//! A lean HTTP/1.1 client: one connection, kept alive, one request at a time, bytes ready before the clock starts. What is
//! measured is to be the server, not us.

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Longest head of a reply.
const LONGEST_HEAD: usize = 16 * 1024;
/// Room for a reply of usual size.
const ROOM: usize = 8 * 1024;

/// A request as it goes over the wire.
pub fn request(method: &str, path: &str, host: &str, token: Option<&str>, body: Option<&str>) -> Vec<u8> {
    let token = token.map_or_else(String::new, |token| format!("Authorization: Bearer {token}\r\n"));
    let kind = body.map_or_else(String::new, |body| {
        format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len())
    });
    let body = body.unwrap_or_default();
    format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{token}{kind}\r\n{body}").into_bytes()
}

/// A connection to a server.
pub struct Lean {
    stream: TcpStream,
    buffer: Vec<u8>,
    /// How many replies came over it.
    replies: u64,
}

/// A reply, read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply<'a> {
    /// The status.
    pub status: u16,
    /// Status line and headers.
    pub head: &'a str,
    /// The body.
    pub body: &'a [u8],
}

impl Reply<'_> {
    /// A header's value; `name` in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

impl Lean {
    /// Connects.
    pub async fn connect(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await.context("no connection")?;
        stream.set_nodelay(true).context("no connection")?;
        Ok(Self { stream, buffer: Vec::with_capacity(ROOM), replies: 0 })
    }

    /// Whether it has served before, so that the server may have ended it meanwhile.
    pub fn is_used(&self) -> bool {
        self.replies > 0
    }

    /// Sends a request and reads the reply.
    pub async fn call(&mut self, request: &[u8]) -> Result<Reply<'_>> {
        self.buffer.clear();
        self.stream.write_all(request).await.context("connection lost")?;
        let head = loop {
            if let Some(end) = head_end(&self.buffer) {
                break end;
            }
            if self.buffer.len() > LONGEST_HEAD {
                bail!("a head that does not end");
            }
            self.more().await?;
        };
        let text = std::str::from_utf8(&self.buffer[..head]).context("a head that is no text")?;
        let status: u16 = text.get(9..12).and_then(|status| status.parse().ok()).context("no status line")?;
        let whole = head + body_length(text, status)?;
        while self.buffer.len() < whole {
            self.more().await?;
        }
        self.replies += 1;
        let head = std::str::from_utf8(&self.buffer[..head]).context("a head that is no text")?;
        Ok(Reply { status, head, body: &self.buffer[head.len()..whole] })
    }

    async fn more(&mut self) -> Result<()> {
        self.buffer.reserve(ROOM);
        match self.stream.read_buf(&mut self.buffer).await {
            Ok(0) | Err(_) => bail!("connection lost"),
            Ok(_) => Ok(()),
        }
    }
}

/// Where the body begins, once the head is complete.
fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|window| window == b"\r\n\r\n").map(|at| at + 4)
}

fn body_length(head: &str, status: u16) -> Result<usize> {
    let reply = Reply { status, head, body: &[] };
    match reply.header("content-length") {
        Some(length) => length.parse().context("a content-length that is no number"),
        None if reply.header("transfer-encoding").is_some() => bail!("a reply in chunks"),
        None => Ok(0),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::stage::port::loopback;
    use tokio::net::TcpListener;

    #[test]
    fn a_request_says_what_it_must() {
        let text = String::from_utf8(request("POST", "/x", "h:1", Some("t"), Some("{}"))).unwrap();
        assert_eq!(
            text,
            "POST /x HTTP/1.1\r\nHost: h:1\r\nAuthorization: Bearer t\r\nContent-Type: application/json\r\n\
             Content-Length: 2\r\n\r\n{}"
        );
        assert_eq!(request("GET", "/", "h", None, None), b"GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    }

    #[tokio::test]
    async fn replies_are_read_to_their_end_in_whatever_pieces_they_come() {
        let listener = TcpListener::bind(loopback(0)).await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let serving = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let replies: [&[&str]; 4] = [
                &["HTTP/1.1 200 OK\r\nContent-", "Length: 5\r\nLink: <x>\r\n\r\nhe", "llo"],
                &["HTTP/1.1 204 No Content\r\n\r\n"],
                &["HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\n{}"],
                &["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"],
            ];
            for pieces in replies {
                assert!(stream.read(&mut [0; 512]).await.unwrap() > 0);
                for piece in pieces {
                    stream.write_all(piece.as_bytes()).await.unwrap();
                    tokio::task::yield_now().await;
                }
            }
        });
        let mut lean = Lean::connect(&address).await.unwrap();
        assert!(!lean.is_used());
        let request = request("GET", "/", "h", None, None);
        let reply = lean.call(&request).await.unwrap();
        assert_eq!((reply.status, reply.body, reply.header("link")), (200, &b"hello"[..], Some("<x>")));
        assert!(lean.is_used());
        assert_eq!(lean.call(&request).await.unwrap().status, 204);
        let reply = lean.call(&request).await.unwrap();
        assert_eq!((reply.status, reply.body), (404, &b"{}"[..]));
        assert!(lean.call(&request).await.is_err(), "chunks are not read");
        serving.await.unwrap();
        assert!(lean.call(&request).await.is_err(), "nobody is there any more");
    }
}
