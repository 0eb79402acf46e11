//! The loop of one connection: frames in, frames out, pings, and the news of other sockets.
//!
//! An idle socket holds ids and the number of the last message it has sent on, nothing else: what a turn needs is read
//! from the database and forgotten again.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tracing::Instrument;
use uuid::Uuid;

use super::conversation::{self, ConversationError, Opened, Taken};
use super::frame::{self, ClientFrame, ClientId, FRAME_LIMIT, FrameError};
use super::queries;
use super::{Ended, Sender, StoredMessage};
use crate::app::AppState;
use crate::auth::extract::bearer;
use crate::auth::jwt::Subject;
use crate::error::AppError;
use crate::feed::ApplicationKey;
use crate::http::headers::RequestId;
use crate::http::moment;
use crate::realtime::events::{Progress, Subscription};
use crate::realtime::limits::Limit;
use crate::telemetry::traces;

/// The subprotocol of clients that know it.
const PROTOCOL: &str = "smartbot";
/// What may arrive before a frame is cut off unread. Frames between [`FRAME_LIMIT`] and this are read and answered with
/// a clean close; a client that sends more is not listening anyway.
const READ_LIMIT: usize = 1024 * 1024;
/// How long after a message that could not be taken later ones are not taken either, until it is sent again.
const OUT_OF_TURN: Duration = Duration::from_secs(2);
/// Longest time a client may take to take a frame off our hands.
const SEND_TIMEOUT: Duration = Duration::from_secs(15);

/// Hold the interview over WebSocket.
#[utoipa::path(get, path = "/ws/chat/{response_id}", tag = "chat",
    description = "WebSocket. The client sends `{\"message\": \"…\"}`; the server sends `bot_message`, `chat_ended` and `error` \
                   frames. `?after=N` first sends every message behind number N. The candidate's token may come as the \
                   subprotocols `smartbot`, `token.<jwt>` or as `Authorization: Bearer`.",
    params(("response_id" = Uuid, Path, description = "Id of the response"),
           ("after" = Option<i64>, Query, description = "Number of the last message the client has")),
    responses(
        (status = 101, description = "The interview"),
        (status = 401, description = "The candidate's token is required"),
        (status = 403, description = "Malformed id, or a page of another origin"),
        (status = 404, description = "Not a WebSocket request"),
    ))]
pub async fn open(State(state): State<AppState>, Path(id): Path<String>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let Ok(upgrade) = WebSocketUpgrade::from_request_parts(&mut parts, &state).await else {
        return AppError::NotFound("Not Found").into_response();
    };
    let (Ok(application), Ok(after)) = (Uuid::parse_str(&id), after(&parts)) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    if !state.allows_socket(&parts.headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    if !may_enter(&state, &parts, application) {
        return AppError::NOT_AUTHENTICATED.into_response();
    }
    let request_id = parts.extensions.get::<RequestId>().map(|RequestId(id)| id.clone()).unwrap_or_default();
    // Not a child of the request's span, which would live as long as the chat.
    let span = tracing::info_span!(parent: None, "chat", request_id);
    let tracker = state.sockets.clone();
    upgrade
        .read_buffer_size(1024)
        .write_buffer_size(0)
        .max_message_size(READ_LIMIT)
        .max_frame_size(READ_LIMIT)
        .protocols([PROTOCOL])
        .on_upgrade(move |socket| tracker.track_future(run(state, socket, application, after).instrument(span)))
}

/// `?after=N`; `Err` when it is no number.
fn after(parts: &Parts) -> Result<Option<i64>, ()> {
    let query = parts.uri.query().unwrap_or_default();
    let found = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == "after").last();
    match found {
        None => Ok(None),
        Some((_, text)) => text.parse::<i64>().ok().filter(|after| *after >= 0).map(Some).ok_or(()),
    }
}

/// The bare id of the application opens the chat, as the old clients need, unless the configuration asks for the token.
/// A good token of another application never does.
fn may_enter(state: &AppState, parts: &Parts, application: Uuid) -> bool {
    let offered = subprotocol_token(&parts.headers).or_else(|| bearer(parts));
    match offered.and_then(|token| state.tokens.check(token, moment::now())) {
        Some(Subject::Candidate(own)) => own == application,
        _ => !state.config.require_candidate_token,
    }
}

fn subprotocol_token(headers: &HeaderMap) -> Option<&str> {
    let offered = headers.get_all(header::SEC_WEBSOCKET_PROTOCOL).iter().filter_map(|value| value.to_str().ok());
    offered.flat_map(|value| value.split(',')).find_map(|protocol| protocol.trim().strip_prefix("token."))
}

async fn run(state: AppState, mut socket: WebSocket, application: Uuid, after: Option<i64>) {
    // Before the first read, so that nothing falls between the two.
    let subscription = state.bus.events().subscribe(application);
    let decisions = subscription.now().decisions;
    let gaps = state.bus.events().gaps();
    // Boxed: what opening a chat needs for a moment is not to be held by every silent chat (4.5 KiB each).
    let close = match Box::pin(begin(&state, &mut socket, application, after).instrument(traces::opening())).await {
        Ok(Begun { key, session, sent, told }) => {
            let connection = Connection {
                state,
                key,
                session,
                sent,
                decisions,
                gaps,
                refused: None,
                enhanced: after.is_some(),
                told: told.map(|end| (end, Instant::now())),
                last_heard: Instant::now(),
            };
            let app = connection.state.clone();
            let close = connection.serve(&mut socket, subscription).await;
            if let Some(session) = session {
                app.active.forget(session);
            }
            close
        }
        Err(Stop::Gone) => return,
        Err(Stop::Failed(error)) => {
            let _ = send(&mut socket, frame::error(&error.to_string())).await;
            match error {
                ConversationError::NotFound => close_code::NORMAL,
                _ => close_code::AGAIN,
            }
        }
    };
    let goodbye = Message::Close(Some(CloseFrame { code: close, reason: "".into() }));
    if tokio::time::timeout(SEND_TIMEOUT, socket.send(goodbye)).await.is_ok_and(|sent| sent.is_ok()) {
        // Wait for the client's half of the handshake, or a reset would eat what it has not read yet.
        let drain = async { while let Some(Ok(_)) = socket.recv().await {} };
        let _ = tokio::time::timeout(Duration::from_secs(1), drain).await;
    }
}

/// Why a connection cannot be served.
enum Stop {
    /// The client is gone.
    Gone,
    /// The conversation cannot go on.
    Failed(ConversationError),
}

impl From<ConversationError> for Stop {
    fn from(error: ConversationError) -> Self {
        Self::Failed(error)
    }
}

impl From<crate::store::StoreError> for Stop {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

struct Begun {
    key: ApplicationKey,
    /// `None`: decided before anybody opened the chat.
    session: Option<Uuid>,
    sent: i64,
    /// The end the client has been told of, as its [`digest`].
    told: Option<u64>,
}

/// Opens or finds the session and says what the client lacks.
async fn begin(state: &AppState, socket: &mut WebSocket, application: Uuid, after: Option<i64>) -> Result<Begun, Stop> {
    let (mut session, fresh, key) = match conversation::open(state, application).await? {
        Opened::Session { session, fresh, key } => (session, fresh, key),
        Opened::DecidedWithoutChat(key) => {
            let ended = queries::ended(&state.database, application).await?;
            if let Some(ended) = &ended {
                send(socket, frame::chat_ended(ended)).await?;
            }
            return Ok(Begun { key, session: None, sent: 0, told: ended.as_ref().map(digest) });
        }
    };
    if session.ended {
        // A person may have decided while a question was open.
        session.state.open = None;
    }
    let open = session.state.open.as_ref();
    let mut sent = session.last_seq;
    if let Some(after) = after {
        // What was opened just now comes as a question of its own, with its buttons.
        let missed = if fresh.is_empty() {
            queries::messages_after(&state.database, session.id, after).await?
        } else {
            Vec::new()
        };
        sent = missed.last().map_or(sent, |last| sent.max(last.seq));
        // Also when it is empty: the client learns that it has everything.
        send(socket, frame::history(&missed)).await?;
        let (status, _) = queries::status_of(&state.database, application).await?.ok_or(ConversationError::NotFound)?;
        send(socket, frame::state(status.word(), &session.state)).await?;
    }
    for message in &fresh {
        send(socket, frame::bot_message(message, open)).await?;
    }
    let mut told = None;
    if session.ended {
        if let Some(ended) = queries::ended(&state.database, application).await? {
            send(socket, frame::chat_ended(&ended)).await?;
            told = Some(digest(&ended));
        }
    } else if fresh.is_empty() && after.is_none() {
        // An old client keeps its own lines: the open question is all it needs to go on.
        if let Some(question) = queries::last_question(&state.database, session.id).await? {
            sent = sent.max(question.seq);
            send(socket, frame::bot_message(&question, open)).await?;
        }
    }
    Ok(Begun { key, session: Some(session.id), sent, told })
}

async fn send(socket: &mut WebSocket, text: String) -> Result<(), Stop> {
    match tokio::time::timeout(SEND_TIMEOUT, socket.send(Message::Text(text.into()))).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(Stop::Gone),
    }
}

/// One open socket between two frames.
struct Connection {
    state: AppState,
    key: ApplicationKey,
    session: Option<Uuid>,
    /// Number of the last message this socket has sent on or received.
    sent: i64,
    /// People's decisions this socket knows of.
    decisions: u64,
    /// Gaps in the news that have been looked into.
    gaps: u64,
    /// The message that could not be taken last, and when.
    refused: Option<(Uuid, Instant)>,
    /// The client asked for frames beyond the old contract.
    enhanced: bool,
    /// The end the client has been told of, as its [`digest`], and when.
    told: Option<(u64, Instant)>,
    last_heard: Instant,
}

impl Connection {
    /// Serves the socket until somebody ends it; gives the close code to end with.
    async fn serve(mut self, socket: &mut WebSocket, mut subscription: Subscription) -> u16 {
        let interval = self.state.config.ping_interval;
        let mut ping = tokio::time::interval_at(tokio::time::Instant::now() + interval, interval);
        ping.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            // Only waiting is interrupted; whatever has begun is finished.
            let flow = tokio::select! {
                received = socket.recv() => match received {
                    Some(Ok(message)) => {
                        self.last_heard = Instant::now();
                        Box::pin(self.receive(socket, message)).await
                    }
                    Some(Err(error)) => ControlFlow::Break(code_of(&error)),
                    None => ControlFlow::Break(close_code::NORMAL),
                },
                progress = subscription.changed() => Box::pin(self.catch_up(socket, progress)).await,
                _ = ping.tick() => self.tick(socket).await,
                () = self.state.shutdown.cancelled() => ControlFlow::Break(close_code::RESTART),
            };
            if let ControlFlow::Break(code) = flow {
                return code;
            }
        }
    }

    async fn tick(&mut self, socket: &mut WebSocket) -> ControlFlow<u16> {
        let config = &self.state.config;
        if self.last_heard.elapsed() > config.ping_interval * 3 {
            return ControlFlow::Break(close_code::ERROR);
        }
        if self.told.is_some_and(|(_, at)| at.elapsed() > config.idle_after_end) {
            return ControlFlow::Break(close_code::NORMAL);
        }
        match tokio::time::timeout(SEND_TIMEOUT, socket.send(Message::Ping(Vec::new().into()))).await {
            Ok(Ok(())) => {}
            _ => return ControlFlow::Break(close_code::ERROR),
        }
        let events = self.state.bus.events();
        let gaps = events.gaps();
        if gaps == self.gaps && !events.deaf() {
            return ControlFlow::Continue(());
        }
        self.gaps = gaps;
        let looked = Box::pin(self.look(socket)).await;
        self.settle(socket, looked).await
    }

    /// Looks into the database for what nobody has told us of.
    async fn look(&mut self, socket: &mut WebSocket) -> Result<(), Stop> {
        if let Some(session) = self.session {
            self.read_on(socket, session, None).await?;
        }
        match queries::ended(&self.state.database, self.key.application).await? {
            Some(ended) if self.told.is_none_or(|(end, _)| end != digest(&ended)) => self.say_end(socket, &ended).await,
            _ => Ok(()),
        }
    }

    async fn receive(&mut self, socket: &mut WebSocket, message: Message) -> ControlFlow<u16> {
        let parsed = match &message {
            Message::Text(text) if text.len() > FRAME_LIMIT => {
                return ControlFlow::Break(close_code::SIZE);
            }
            Message::Binary(bytes) if bytes.len() > FRAME_LIMIT => {
                return ControlFlow::Break(close_code::SIZE);
            }
            Message::Text(text) => ClientFrame::parse(text.as_str()),
            Message::Binary(_) => Err(FrameError::Binary),
            Message::Ping(_) | Message::Pong(_) => return ControlFlow::Continue(()),
            Message::Close(_) => return ControlFlow::Break(close_code::NORMAL),
        };
        let said = match parsed {
            Err(error) => send(socket, frame::error(&error.to_string())).await,
            Ok(ClientFrame::Nothing) => Ok(()),
            Ok(frame) => self.take(socket, frame).instrument(traces::frame()).await,
        };
        self.settle(socket, said).await
    }

    /// What an error leads to.
    async fn settle(&mut self, socket: &mut WebSocket, result: Result<(), Stop>) -> ControlFlow<u16> {
        match result {
            Ok(()) => ControlFlow::Continue(()),
            Err(Stop::Gone) => ControlFlow::Break(close_code::ERROR),
            Err(Stop::Failed(error)) => {
                let said = send(socket, frame::error(&error.to_string())).await;
                match (error, said) {
                    // The vacancy was deleted in the middle of the chat.
                    (ConversationError::NotFound, _) => ControlFlow::Break(close_code::NORMAL),
                    (_, Err(_)) => ControlFlow::Break(close_code::ERROR),
                    (_, Ok(())) => ControlFlow::Continue(()),
                }
            }
        }
    }

    async fn take(&mut self, socket: &mut WebSocket, received: ClientFrame) -> Result<(), Stop> {
        if let Err(seconds) = self.state.limits.try_take(Limit::MessagesByChat, self.key.application) {
            return send(socket, frame::error(&format!("Too many messages, try again in {} s", seconds.max(1)))).await;
        }
        let Some(session) = self.session else {
            return self.say_ended(socket).await;
        };
        let client_id = match &received {
            ClientFrame::Message { id, .. } => id.as_ref(),
            _ => None,
        };
        if let (Some((refused, at)), Some(ClientId { id, .. })) = (self.refused, client_id)
            && *id != refused
            && at.elapsed() < OUT_OF_TURN
        {
            // Sent ahead, before the client knew that the one before was not taken: the order of sending is kept.
            return Err(ConversationError::Unavailable.into());
        }
        let taken = conversation::take(&self.state, self.key, session, &received).await;
        self.refused = match (&taken, client_id) {
            (Err(ConversationError::Unavailable), Some(ClientId { id, .. })) => Some((*id, Instant::now())),
            _ => None,
        };
        let Taken { seq, after, messages, open, ended } = taken?;
        // What other sockets have led to comes first: a client goes on from the largest number it has seen.
        let number = seq.unwrap_or(after + 1);
        if self.sent + 1 < number {
            let mut missed = queries::messages_after(&self.state.database, session, self.sent).await?;
            missed.retain(|message| message.seq < number);
            self.say(socket, &missed, None, None).await?;
        }
        if let (Some(seq), Some(id)) = (seq, client_id) {
            send(socket, frame::ack(id, seq)).await?;
        }
        let own = messages.iter().find(|message| message.sender_type == Sender::Candidate).map(|message| message.id);
        if after == self.sent {
            self.say(socket, &messages, open.as_ref(), own).await?;
        } else if after > self.sent || !messages.is_empty() {
            self.read_on(socket, session, own).await?;
        }
        match ended {
            // A candidate who goes on writing after the end is told again, if its client waits for an answer at all.
            Some(_) if self.told.is_some() && client_id.is_none() => Ok(()),
            Some(ended) => self.say_end(socket, &ended).await,
            None => Ok(()),
        }
    }

    /// Sends messages on, in order; the bot's to everybody, the candidate's own words from another socket to clients
    /// that know the frame.
    async fn say(
        &mut self,
        socket: &mut WebSocket,
        messages: &[StoredMessage],
        open: Option<&screening::interview::Question>,
        own: Option<Uuid>,
    ) -> Result<(), Stop> {
        for message in messages {
            match message.sender_type {
                Sender::Bot => send(socket, frame::bot_message(message, open)).await?,
                Sender::Candidate if self.enhanced && own != Some(message.id) => {
                    send(socket, frame::history(std::slice::from_ref(message))).await?;
                }
                Sender::Candidate => {}
            }
            self.sent = self.sent.max(message.seq);
        }
        Ok(())
    }

    /// Reads what other sockets have led to and sends it on.
    async fn read_on(&mut self, socket: &mut WebSocket, session: Uuid, own: Option<Uuid>) -> Result<(), Stop> {
        let messages = queries::messages_after(&self.state.database, session, self.sent).await?;
        let open = if messages.is_empty() {
            None
        } else {
            let session = queries::session_by_id(&self.state.database, session).await?;
            session.ok_or(ConversationError::NotFound)?.state.open
        };
        self.say(socket, &messages, open.as_ref(), own).await
    }

    async fn catch_up(&mut self, socket: &mut WebSocket, progress: Progress) -> ControlFlow<u16> {
        let result = self.heal(socket, progress).instrument(traces::news()).await;
        self.settle(socket, result).await
    }

    async fn heal(&mut self, socket: &mut WebSocket, progress: Progress) -> Result<(), Stop> {
        if progress.seq > self.sent
            && let Some(session) = self.session
        {
            self.read_on(socket, session, None).await?;
            // The other socket's answer may have been the last.
            if self.told.is_none() {
                self.say_ended(socket).await?;
            }
        }
        if progress.decisions > self.decisions {
            self.decisions = progress.decisions;
            self.say_ended(socket).await?;
        }
        Ok(())
    }

    /// Says how the interview ended, if a decision has been made.
    async fn say_ended(&mut self, socket: &mut WebSocket) -> Result<(), Stop> {
        match queries::ended(&self.state.database, self.key.application).await? {
            Some(ended) => self.say_end(socket, &ended).await,
            None => Ok(()),
        }
    }

    async fn say_end(&mut self, socket: &mut WebSocket, ended: &Ended) -> Result<(), Stop> {
        send(socket, frame::chat_ended(ended)).await?;
        self.told = Some((digest(ended), Instant::now()));
        Ok(())
    }
}

/// Tells one end from another in eight bytes: an idle socket keeps no texts.
fn digest(ended: &Ended) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (ended.approved, &ended.reason, ended.by_person).hash(&mut hasher);
    hasher.finish()
}

/// The close code that tells a client what it did wrong.
fn code_of(error: &axum::Error) -> u16 {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<tungstenite::Error>() {
            return match error {
                tungstenite::Error::Capacity(_) => close_code::SIZE,
                tungstenite::Error::Utf8(_) => close_code::INVALID,
                tungstenite::Error::Protocol(_) => close_code::PROTOCOL,
                _ => close_code::NORMAL,
            };
        }
        cause = error.source();
    }
    close_code::NORMAL
}
