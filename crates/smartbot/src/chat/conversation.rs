//! What one connection or one frame leads to: the session is opened once, each message is taken once, whatever
//! sockets, retries and outages happen at the same time.
//!
//! All of a turn is one guarded write. A guard that fails means somebody else was first: the session is read again and
//! the message is taken against what is there now.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use screening::interview::{self, Line, Message, Turn};
use tracing::Instrument;
use uuid::Uuid;

use super::frame::{ClientFrame, ClientId};
use super::queries::{self, Session, TurnWrite};
use super::{Ended, Sender, StoredMessage};
use crate::app::App;
use crate::feed::ApplicationKey;
use crate::http::moment;
use crate::realtime::news::News;
use crate::store::StoreError;
use crate::telemetry::metrics::{self, TurnResult};
use crate::telemetry::traces;

/// How often a message is tried against a session that others keep changing.
const CONTESTED: usize = 50;
/// Messages after which buttons do nothing more. Interviews end long before.
const LONGEST: i64 = 400;
/// Pauses before a message is tried again when the database cannot be reached.
const OUTAGE: [Duration; 4] =
    [Duration::from_millis(100), Duration::from_millis(400), Duration::from_millis(1500), Duration::from_secs(3)];

/// Why a conversation cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum ConversationError {
    /// There is no such application, or it has been deleted.
    #[error("Response not found")]
    NotFound,
    /// The database does not answer; the message was not taken.
    #[error("Service temporarily unavailable, please send your message again")]
    Unavailable,
    /// A defect; logged where it arose.
    #[error("Internal error")]
    Internal,
}

impl From<StoreError> for ConversationError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(cause) => {
                tracing::warn!(cause, "chat: database unavailable");
                Self::Unavailable
            }
            other => {
                tracing::error!(cause = %other, "chat: database error");
                Self::Internal
            }
        }
    }
}

/// A session as a socket finds it on connecting.
pub enum Opened {
    /// There is a session; it was opened now (with the messages it opened with) or earlier.
    Session {
        /// The session.
        session: Box<Session>,
        /// What the bot has just said, if it was opened now.
        fresh: Vec<StoredMessage>,
        /// Where the news of the chat go.
        key: ApplicationKey,
    },
    /// A person decided before anybody opened the chat.
    DecidedWithoutChat(ApplicationKey),
}

/// Opens the session of an application, or finds the one there is.
pub async fn open(app: &App, application: Uuid) -> Result<Opened, ConversationError> {
    app.passwords.chatting();
    for _ in 0..CONTESTED {
        if let Some((session, employer)) = queries::session_of(&app.database, application).await? {
            let key = ApplicationKey { application, employer };
            return Ok(Opened::Session { session: Box::new(session), fresh: Vec::new(), key });
        }
        let standing = queries::status_of(&app.database, application).await?;
        let (status, employer) = standing.ok_or(ConversationError::NotFound)?;
        let key = ApplicationKey { application, employer };
        if status.is_decided() {
            return Ok(Opened::DecidedWithoutChat(key));
        }
        let material = queries::material(&app.database, application).await?;
        let (id, vacancy, applicant) = material.ok_or(ConversationError::NotFound)?;
        let read = app.prepared.get(id, vacancy);
        let (vacancy, prepared) = &*read;
        let now = moment::now();
        let Turn { state, lines, .. } = interview::start_prepared(vacancy, prepared, &applicant, now.date_naive());
        let fresh = bot_lines(lines, 1, now);
        // Ordered by time, which no client sees: what is said at the same time lies together, and commits share its pages.
        let id = Uuid::now_v7();
        match app.database.write(queries::open_batch(key, id, &state, &fresh, now)?).await {
            Ok(()) => {
                metrics::interview_started();
                let last_seq = fresh.last().map_or(0, |message| message.seq);
                app.bus.tell(News::Message(key, last_seq));
                let session = Session { id, turn: 0, last_seq, ended: false, state };
                return Ok(Opened::Session { session: Box::new(session), fresh, key });
            }
            // Another socket was first, or the application has just been deleted: look again.
            Err(StoreError::Conflict | StoreError::Unique(_) | StoreError::ForeignKey) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ConversationError::Unavailable)
}

/// What became of a frame.
#[derive(Default)]
pub struct Taken {
    /// The message is durable under this number: to be acknowledged if the client gave an id.
    pub seq: Option<i64>,
    /// Number of the newest message before this turn.
    pub after: i64,
    /// What the turn stored, the candidate's own message included. Empty when it was stored earlier.
    pub messages: Vec<StoredMessage>,
    /// The open question after the turn.
    pub open: Option<interview::Question>,
    /// Set when the interview is over.
    pub ended: Option<Ended>,
}

/// Takes one frame of a client.
pub async fn take(
    app: &App,
    key: ApplicationKey,
    session: Uuid,
    frame: &ClientFrame,
) -> Result<Taken, ConversationError> {
    app.passwords.chatting();
    let started = Instant::now();
    let span = traces::turn();
    let taken = try_to_take(app, key, session, frame).instrument(span.clone()).await;
    let result = result_of(&taken);
    span.record("result", result.name());
    metrics::turn(result, started.elapsed());
    if let Ok(Taken { ended: Some(ended), messages, .. }) = &taken
        && !messages.is_empty()
    {
        metrics::decision(ended.approved, metrics::By::Bot);
    }
    taken
}

fn result_of(taken: &Result<Taken, ConversationError>) -> TurnResult {
    match taken {
        Ok(taken) if !taken.messages.is_empty() => TurnResult::Stored,
        Ok(Taken { seq: Some(_), .. }) => TurnResult::Repeated,
        Ok(Taken { ended: Some(_), .. }) => TurnResult::AfterEnd,
        Ok(_) => TurnResult::Nothing,
        Err(ConversationError::NotFound) => TurnResult::Gone,
        Err(ConversationError::Unavailable) => TurnResult::Unavailable,
        Err(ConversationError::Internal) => TurnResult::Failed,
    }
}

async fn try_to_take(
    app: &App,
    key: ApplicationKey,
    session: Uuid,
    frame: &ClientFrame,
) -> Result<Taken, ConversationError> {
    // Our own id of the message, the same in every try: it tells whether a try that ended in an outage has stored it.
    let own = Uuid::new_v4();
    let mut outages = OUTAGE.iter();
    let mut doubtful = false;
    for _ in 0..CONTESTED {
        let tried = attempt(app, key, session, frame, own, doubtful).await;
        match tried {
            Ok(taken) => {
                if let Some(last) = taken.messages.last() {
                    app.bus.tell(News::Message(key, last.seq));
                }
                return Ok(taken);
            }
            Err(Failed::Contested) => {}
            Err(Failed::Store(StoreError::Unavailable(cause))) => match outages.next() {
                Some(pause) => {
                    tracing::warn!(cause, "chat: database unavailable, trying again");
                    doubtful = true;
                    tokio::time::sleep(*pause).await;
                }
                None => return Err(StoreError::Unavailable(cause).into()),
            },
            Err(Failed::Store(error)) => return Err(error.into()),
            Err(Failed::Gone) => return Err(ConversationError::NotFound),
        }
    }
    Err(ConversationError::Unavailable)
}

/// Why one try did not succeed.
enum Failed {
    /// Somebody else changed the session meanwhile.
    Contested,
    /// The session is gone: its vacancy was deleted.
    Gone,
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

async fn attempt(
    app: &App,
    key: ApplicationKey,
    session: Uuid,
    frame: &ClientFrame,
    own: Uuid,
    doubtful: bool,
) -> Result<Taken, Failed> {
    let session = match app.active.take(session) {
        Some(session) => session,
        None => queries::session_by_id(&app.database, session).await?.ok_or(Failed::Gone)?,
    };
    if doubtful && let Some(seq) = queries::seq_of_message(&app.database, session.id, own).await? {
        return already_stored(app, key, &session, seq).await;
    }
    let client_id = match frame {
        ClientFrame::Message { id, .. } => id.as_ref(),
        _ => None,
    };
    if session.ended {
        let seq = match client_id {
            Some(ClientId { id, .. }) => queries::seq_of_client_id(&app.database, session.id, *id).await?,
            None => None,
        };
        let ended = queries::ended(&app.database, key.application).await?;
        return Ok(Taken { seq, after: session.last_seq, ended, ..Taken::default() });
    }
    let now = moment::now();
    let Some((turn, messages)) = traces::step().in_scope(|| play(&session, frame, own, now)) else {
        return Ok(Taken { after: session.last_seq, ..Taken::default() });
    };
    let write = TurnWrite {
        session: &session,
        key,
        state: &turn.state,
        messages: &messages,
        outcome: turn.outcome.as_ref(),
        now,
    };
    match app.database.write(write.batch()?).await {
        Ok(()) => {
            let (after, open) = (session.last_seq, turn.state.open.clone());
            if turn.outcome.is_none() {
                let last_seq = messages.last().map_or(after, |message| message.seq);
                app.active.keep(Session { turn: session.turn + 1, last_seq, state: turn.state, ..session });
            }
            Ok(Taken {
                seq: messages.first().filter(|message| message.id == own).map(|message| message.seq),
                after,
                messages,
                open,
                ended: turn.outcome.map(|outcome| Ended {
                    approved: outcome.approved,
                    reason: outcome.reason,
                    by_person: false,
                }),
            })
        }
        Err(StoreError::Unique(name)) if name == "chat_messages_session_id_client_id" => {
            let Some(ClientId { id, .. }) = client_id else {
                return Err(Failed::Contested);
            };
            match queries::seq_of_client_id(&app.database, session.id, *id).await? {
                Some(seq) => already_stored(app, key, &session, seq).await,
                None => Err(Failed::Contested),
            }
        }
        Err(StoreError::Conflict | StoreError::Unique(_) | StoreError::ForeignKey) => Err(Failed::Contested),
        Err(error) => Err(error.into()),
    }
}

/// Plays a frame against the session: the interview's turn, and the messages to store, the candidate's own first.
/// `None` when there is nothing to do.
fn play(session: &Session, frame: &ClientFrame, own: Uuid, now: DateTime<Utc>) -> Option<(Turn, Vec<StoredMessage>)> {
    let seq = session.last_seq + 1;
    let (message, mut messages) = match frame {
        ClientFrame::Message { text, id } => {
            let said = StoredMessage {
                id: own,
                seq,
                sender_type: Sender::Candidate,
                message_text: text.clone(),
                created_at: now,
                client_id: id.as_ref().map(|id| id.id),
                question_index: None,
            };
            (Message::Text { seq: seq.unsigned_abs(), text }, vec![said])
        }
        // Answers come to an end by themselves; these could go on for ever.
        ClientFrame::Language(_) | ClientFrame::Human if session.last_seq >= LONGEST => {
            return None;
        }
        ClientFrame::Language(language) => (Message::Language(*language), Vec::new()),
        ClientFrame::Human => (Message::Human, Vec::new()),
        ClientFrame::Nothing => return None,
    };
    let mut turn = interview::step(&session.state, message, now.date_naive());
    let next = messages.last().map_or(seq, |message| message.seq + 1);
    messages.extend(bot_lines(std::mem::take(&mut turn.lines), next, now));
    Some((turn, messages))
}

/// The message was stored by an earlier try or an earlier connection: what it led to is read, not done again.
async fn already_stored(app: &App, key: ApplicationKey, session: &Session, seq: i64) -> Result<Taken, Failed> {
    let ended = if session.ended { queries::ended(&app.database, key.application).await? } else { None };
    app.bus.tell(News::Message(key, session.last_seq));
    Ok(Taken { seq: Some(seq), after: session.last_seq, ended, ..Taken::default() })
}

fn bot_lines(lines: Vec<Line>, first_seq: i64, now: DateTime<Utc>) -> Vec<StoredMessage> {
    lines
        .into_iter()
        .zip(first_seq..)
        .map(|(line, seq)| StoredMessage {
            id: Uuid::new_v4(),
            seq,
            sender_type: Sender::Bot,
            message_text: line.text,
            created_at: now,
            client_id: None,
            question_index: line.question.map(|question| i64::from(question.index)),
        })
        .collect()
}
