//! A client of `GET /events` that never waits for ever.

use serde_json::Value;

use super::PATIENCE;
use super::client::Caller;

/// One event, as a browser's `EventSource` would give it.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) data: Value,
}

/// An open stream.
pub(crate) struct Feed {
    response: reqwest::Response,
    buffer: Vec<u8>,
}

impl Feed {
    /// Opens the stream of an employer, behind the event with this id, and waits until it is open.
    pub(crate) async fn open(employer: &Caller, last: Option<&str>) -> Self {
        let mut request = employer.request("GET", "/events").timeout(PATIENCE * 4);
        if let Some(id) = last {
            request = request.header("last-event-id", id);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut feed = Self { response, buffer: Vec::new() };
        let first = feed.block().await.unwrap();
        assert!(first.contains("connected"), "{first}");
        feed
    }

    /// The next block of lines; `None` when the stream has ended.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.buffer.windows(2).position(|pair| pair == b"\n\n") {
                let block: Vec<u8> = self.buffer.drain(..end + 2).collect();
                return Some(String::from_utf8(block).unwrap());
            }
            let chunk = tokio::time::timeout(PATIENCE, self.response.chunk()).await.expect("no event came");
            self.buffer.extend_from_slice(&chunk.ok()??);
        }
    }

    /// The next event; `None` when the stream has ended.
    pub(crate) async fn try_next(&mut self) -> Option<Event> {
        loop {
            let block = self.block().await?;
            let field = |name: &str| {
                let prefix = format!("{name}: ");
                block.lines().find_map(|line| line.strip_prefix(&prefix)).map(str::to_owned)
            };
            // Comments keep the line open.
            let Some(data) = field("data") else { continue };
            let data = serde_json::from_str(&data).unwrap();
            return Some(Event { id: field("id").unwrap_or_default(), name: field("event").unwrap(), data });
        }
    }

    /// The next event, which must be of this name.
    pub(crate) async fn next_of(&mut self, name: &str) -> Event {
        let event = self.try_next().await.expect("the stream has ended");
        assert_eq!(event.name, name, "{event:?}");
        assert_eq!(event.data["type"], name);
        event
    }

    /// Everything until the first event of this name, itself included.
    pub(crate) async fn until(&mut self, name: &str) -> Vec<Event> {
        let mut events = Vec::new();
        loop {
            let event = self.try_next().await.expect("the stream has ended");
            let last = event.name == name;
            events.push(event);
            if last {
                return events;
            }
        }
    }
}
