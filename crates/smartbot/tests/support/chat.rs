//! A client of the chat that never waits for ever, and answers that do not depend on the bot's words.

use std::net::SocketAddr;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::Response;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use uuid::Uuid;

use super::PATIENCE;

/// What a candidate says, by the kind of question.
#[derive(Clone)]
pub(crate) struct Script {
    pub(crate) city: &'static str,
    pub(crate) experience: &'static str,
    pub(crate) agrees: &'static str,
    pub(crate) relocation: &'static str,
}

/// Lives in Almaty and agrees to everything.
pub(crate) const WILLING: Script =
    Script {
        city: "Алматы", experience: "5 лет", agrees: "да", relocation: "да, готов переехать"
    };
/// Lives in Astana and will neither move nor work remotely.
pub(crate) const UNWILLING: Script =
    Script { city: "Астана", experience: "5 лет", agrees: "нет", relocation: "нет, не готов" };

impl Script {
    /// What to say to a question of this kind.
    pub(crate) fn answer(&self, kind: &str) -> &'static str {
        match kind {
            "city" => self.city,
            "experience" => self.experience,
            "yes_no" | "format" => self.agrees,
            "relocation" => self.relocation,
            "salary" => "300000 тенге",
            "notice" => "через две недели",
            "language" => "B2",
            "education" => "высшее",
            "skill" => "да, работал с этим три года",
            "text" => "мне интересна эта работа",
            other => panic!("no such kind of question: {other}"),
        }
    }
}

/// A connection about to be made.
pub(crate) struct Handshake {
    url: String,
    headers: Vec<(&'static str, String)>,
}

impl Handshake {
    pub(crate) fn new(address: SocketAddr, response: &str) -> Self {
        Self { url: format!("ws://{address}/ws/chat/{response}"), headers: Vec::new() }
    }

    pub(crate) fn after(mut self, seq: i64) -> Self {
        self.url = format!("{}?after={seq}", self.url);
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Connects, or says why not: with an HTTP reply or a broken connection.
    pub(crate) async fn attempt(self) -> Result<(Chat, Response), Error> {
        let mut request = self.url.into_client_request()?;
        for (name, value) in self.headers {
            request.headers_mut().append(name, HeaderValue::from_str(&value).unwrap());
        }
        let connecting = tokio::time::timeout(PATIENCE, tokio_tungstenite::connect_async(request));
        let (socket, response) = connecting.await.expect("no answer to the handshake")?;
        Ok((Chat { socket }, response))
    }

    pub(crate) async fn connect(self) -> Chat {
        self.attempt().await.expect("the chat was refused").0
    }

    /// The status of the refusal.
    pub(crate) async fn refused(self) -> u16 {
        match self.attempt().await {
            Err(Error::Http(response)) => response.status().as_u16(),
            Err(error) => panic!("no HTTP reply: {error}"),
            Ok(_) => panic!("the chat was opened"),
        }
    }
}

/// One open chat.
pub(crate) struct Chat {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Chat {
    /// The next frame; `Err` with the close code (1006 when there was none) when the server has ended the connection.
    pub(crate) async fn try_next(&mut self) -> Result<Value, u16> {
        // One deadline for all: the server's pings must not start the patience anew.
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let received = tokio::time::timeout_at(deadline, self.socket.next()).await.expect("no frame came");
            match received {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(text.as_str()).unwrap()),
                Some(Ok(Message::Close(frame))) => {
                    let code = frame.map_or(1005, |frame| frame.code.into());
                    // The closing handshake is completed by reading on.
                    while let Ok(Some(Ok(_))) = tokio::time::timeout(PATIENCE, self.socket.next()).await {}
                    return Err(code);
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(other)) => panic!("unexpected frame {other:?}"),
                Some(Err(_)) | None => return Err(1006),
            }
        }
    }

    /// The next frame.
    pub(crate) async fn next(&mut self) -> Value {
        self.try_next().await.unwrap_or_else(|code| panic!("closed with {code} instead of a frame"))
    }

    /// The next frame, which must be of this type.
    pub(crate) async fn next_of(&mut self, kind: &str) -> Value {
        let frame = self.next().await;
        assert_eq!(frame["type"], kind, "{frame}");
        frame
    }

    /// The next frame, which must be a question.
    pub(crate) async fn question(&mut self) -> Value {
        let frame = self.next_of("bot_message").await;
        assert!(frame["question_index"].is_u64(), "no question: {frame}");
        frame
    }

    /// The next question, past lines that want no answer.
    pub(crate) async fn next_question(&mut self) -> Value {
        loop {
            let frame = self.next_of("bot_message").await;
            if frame["question_index"].is_u64() {
                return frame;
            }
        }
    }

    /// The end: any number of lines that want no answer, then `chat_ended`.
    pub(crate) async fn end(&mut self) -> Value {
        loop {
            let frame = self.next().await;
            match frame["type"].as_str().unwrap() {
                "chat_ended" => return frame,
                "bot_message" => assert!(frame["question_index"].is_null(), "one more question: {frame}"),
                other => panic!("{other} before the end: {frame}"),
            }
        }
    }

    /// The code with which the server closes, past whatever it still says.
    pub(crate) async fn closed(&mut self) -> u16 {
        loop {
            if let Err(code) = self.try_next().await {
                return code;
            }
        }
    }

    /// Sends any frame.
    pub(crate) async fn send(&mut self, message: Message) {
        self.try_send(message).await.unwrap();
    }

    /// Sends any frame, if the connection still stands.
    pub(crate) async fn try_send(&mut self, message: Message) -> Result<(), Error> {
        tokio::time::timeout(PATIENCE, self.socket.send(message)).await.expect("the frame is not taken")
    }

    /// Sends a JSON frame.
    pub(crate) async fn send_json(&mut self, frame: Value) {
        self.send(Message::text(frame.to_string())).await;
    }

    /// Says something as the old clients do.
    pub(crate) async fn say(&mut self, text: &str) {
        self.send_json(json!({ "message": text })).await;
    }

    /// Says something under an id.
    pub(crate) async fn say_as(&mut self, text: &str, id: Uuid) {
        self.send_json(json!({ "message": text, "id": id })).await;
    }

    /// Says something under a new id and waits for the acknowledgement; gives its number.
    pub(crate) async fn say_acked(&mut self, text: &str) -> i64 {
        let id = Uuid::new_v4();
        self.say_as(text, id).await;
        let ack = self.next_of("ack").await;
        assert_eq!(ack["id"], id.to_string());
        ack["seq"].as_i64().unwrap()
    }

    /// Answers every question until the end; gives the `chat_ended` frame.
    pub(crate) async fn answer_all(&mut self, script: &Script) -> Value {
        for _ in 0..100 {
            let frame = self.next().await;
            match frame["type"].as_str().unwrap() {
                "chat_ended" => return frame,
                "bot_message" if frame["question_index"].is_u64() => {
                    self.say(script.answer(frame["kind"].as_str().unwrap())).await;
                }
                "bot_message" => {}
                other => panic!("unexpected {other}: {frame}"),
            }
        }
        panic!("the interview does not end");
    }

    /// Leaves politely.
    pub(crate) async fn leave(mut self) {
        let _ = self.socket.close(None).await;
        while let Ok(Some(Ok(_))) = tokio::time::timeout(PATIENCE, self.socket.next()).await {}
    }
}
