//! One open stream: reads the employer's lines on from where the client is, whenever there is news, and now and then
//! without (news can get lost between instances).
//!
//! It holds a position and at most one page of events, so a slow reader costs a connection and nothing else.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::response::IntoResponse;
use axum::response::Response;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use serde_json::{Value, json};
use tokio::time::Instant;
use uuid::Uuid;

use super::queries::{self, Entry, EventId, Position};
use crate::app::AppState;
use crate::error::{AppError, AppResult};
use crate::http::moment;
use crate::realtime::events::FeedSubscription;
use crate::telemetry::metrics::{self, Shed};

/// Lines read at once.
const PAGE: i64 = 100;
/// Something on the line at least so often, so that proxies and phones do not give it up.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// Longest time between two looks at the database, when nobody says that there is news.
const LOOK: Duration = Duration::from_secs(5);
/// Pauses of looking again after news that the database does not show yet, since an older transaction is under way.
const AGAIN: [Duration; 4] =
    [Duration::from_millis(10), Duration::from_millis(40), Duration::from_millis(150), Duration::from_millis(600)];
/// After so long the client has to show its token again. `EventSource` and its like come back by themselves.
const LIFE: Duration = Duration::from_secs(60 * 60);
/// Tells the client to wait so long before it comes back.
const RETRY: Duration = Duration::from_secs(2);

struct Stream {
    state: AppState,
    employer: Uuid,
    news: FeedSubscription,
    after: Position,
    /// The event the client had last, until its line has been read again: the rest of the line is still to come.
    last: Option<EventId>,
    ready: VecDeque<Event>,
    ends_at: Instant,
    /// Pauses before looking again for what has been told of and not been found yet.
    expected: std::slice::Iter<'static, Duration>,
}

/// Opens a stream behind the event with the id `last`, or at the end of what there is.
pub(super) async fn open(state: AppState, employer: Uuid, last: Option<&str>) -> AppResult<Response> {
    // Before the first read, so that nothing falls between the two.
    let news = state.bus.events().feed(employer).ok_or_else(|| {
        metrics::shed(Shed::Streams);
        AppError::Unavailable("too many event streams".to_owned())
    })?;
    let end = queries::end(&state.database, employer).await?;
    // What is ready first tells the client that it is connected, before anything happens.
    let mut ready = VecDeque::from([Event::default().comment("connected").retry(RETRY)]);
    let (mut after, mut had) = (end, None);
    if let Some(last) = last {
        match last.parse::<EventId>() {
            Ok(id) if id.line <= end && !queries::forgotten(&state.database, id.line).await? => {
                (after, had) = (id.line.before(), Some(id));
            }
            _ => ready.push_back(Event::default().event("resync").data(r#"{"type":"resync"}"#)),
        }
    }
    let ends_at = Instant::now() + LIFE;
    let stream = Stream { state, employer, news, after, last: had, ready, ends_at, expected: [].iter() };
    let events = stream::unfold(stream, |mut stream| async move {
        let event = stream.next().await?;
        Some((Ok::<_, Infallible>(event), stream))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response())
}

impl Stream {
    /// The next event; `None` ends the stream.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            // A client that reads all the time must not outlive its token either.
            if Instant::now() >= self.ends_at {
                return None;
            }
            // Before the read: what is told from now on may not be in it.
            if self.news.heard() {
                self.expected = AGAIN.iter();
            }
            match queries::entries(&self.state.database, self.employer, self.after, PAGE).await {
                Ok(entries) if !entries.is_empty() => {
                    self.expected = [].iter();
                    for entry in &entries {
                        self.take(entry);
                    }
                }
                Ok(_) => self.wait().await?,
                Err(error) => {
                    tracing::warn!(cause = %error, "events: reading failed, trying again");
                    self.pause(LOOK).await?;
                }
            }
        }
    }

    fn take(&mut self, entry: &Entry) {
        let had = self.last.take().filter(|id| id.line == entry.position);
        let skip = had.map_or(0, |id| id.part + 1);
        for (part, (name, data)) in events(entry).into_iter().enumerate().skip(skip) {
            let id = EventId { line: entry.position, part };
            self.ready.push_back(Event::default().id(id.to_string()).event(name).data(data.to_string()));
        }
        self.after = entry.position;
    }

    /// Waits until there may be something to read; `None` when the stream has to end.
    async fn wait(&mut self) -> Option<()> {
        // Told of something the last read did not show.
        if let Some(pause) = self.expected.next() {
            return self.pause(*pause).await;
        }
        tokio::select! {
            () = self.news.changed() => {
                self.expected = AGAIN.iter();
                Some(())
            }
            () = tokio::time::sleep(LOOK) => Some(()),
            () = tokio::time::sleep_until(self.ends_at) => None,
            () = self.state.shutdown.cancelled() => None,
        }
    }

    async fn pause(&self, pause: Duration) -> Option<()> {
        tokio::select! {
            () = tokio::time::sleep(pause) => Some(()),
            () = self.state.shutdown.cancelled() => None,
        }
    }
}

/// The events of a line, in order.
fn events(entry: &Entry) -> Vec<(&'static str, Value)> {
    let about = |kind: &str| json!({ "type": kind, "response_id": entry.application, "vacancy_id": entry.vacancy });
    let with = |mut event: Value, fields: Value| {
        if let (Some(event), Value::Object(fields)) = (event.as_object_mut(), fields) {
            event.extend(fields);
        }
        event
    };
    let mut events = Vec::new();
    match entry.kind.as_str() {
        "response" => events.push((
            "response",
            with(
                about("response"),
                json!({
                    "candidate_id": entry.candidate,
                    "candidate_name": entry.candidate_name,
                    // As it was then: what has happened since comes in events of its own.
                    "status": "new",
                    "created_at": moment::text(&entry.applied_at),
                }),
            ),
        )),
        "turn" => {
            for message in &entry.messages {
                events.push(("message", with(about("message"), json!({ "message": message }))));
            }
            if let Some((asked, total)) = entry.progress {
                let progress = json!({ "progress": { "asked": asked, "total": total } });
                events.push(("progress", with(about("progress"), progress)));
            }
        }
        _ => {}
    }
    if let Some(decision) = &entry.decision {
        let fields = json!({
            "status": decision.status,
            "relevance_score": entry.score,
            "summary": entry.summary,
            "decision": decision,
        });
        events.push(("decision", with(about("decision"), fields)));
    }
    events
}
