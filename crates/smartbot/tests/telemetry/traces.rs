//! Traces, as a collector receives them. The messages below are written after the public `.proto` files, and are read by a
//! protobuf library: the server's own writer takes no part in it.

use std::time::Duration;

use prost::Message;
use serde_json::json;

use super::logs::{names_nobody, whole_day};
use super::receiver::{Manner, Receiver};
use crate::support::chat::{Handshake, WILLING};
use crate::support::client::{Caller, send};
use crate::support::eventually;
use crate::support::process::Process;
use crate::support::storage::{Folder, Storage};

#[derive(Clone, PartialEq, Message)]
struct ExportTraceServiceRequest {
    #[prost(message, repeated, tag = "1")]
    resource_spans: Vec<ResourceSpans>,
}

#[derive(Clone, PartialEq, Message)]
struct ResourceSpans {
    #[prost(message, optional, tag = "1")]
    resource: Option<Resource>,
    #[prost(message, repeated, tag = "2")]
    scope_spans: Vec<ScopeSpans>,
}

#[derive(Clone, PartialEq, Message)]
struct Resource {
    #[prost(message, repeated, tag = "1")]
    attributes: Vec<KeyValue>,
}

#[derive(Clone, PartialEq, Message)]
struct ScopeSpans {
    #[prost(message, optional, tag = "1")]
    scope: Option<Scope>,
    #[prost(message, repeated, tag = "2")]
    spans: Vec<Span>,
}

#[derive(Clone, PartialEq, Message)]
struct Scope {
    #[prost(string, tag = "1")]
    name: String,
    #[prost(string, tag = "2")]
    version: String,
}

#[derive(Clone, PartialEq, Message)]
#[allow(clippy::struct_field_names, reason = "the names of the .proto files")]
struct Span {
    #[prost(bytes = "vec", tag = "1")]
    trace_id: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    span_id: Vec<u8>,
    #[prost(bytes = "vec", tag = "4")]
    parent_span_id: Vec<u8>,
    #[prost(string, tag = "5")]
    name: String,
    #[prost(int32, tag = "6")]
    kind: i32,
    #[prost(fixed64, tag = "7")]
    start_time_unix_nano: u64,
    #[prost(fixed64, tag = "8")]
    end_time_unix_nano: u64,
    #[prost(message, repeated, tag = "9")]
    attributes: Vec<KeyValue>,
    #[prost(message, optional, tag = "15")]
    status: Option<Status>,
    #[prost(fixed32, tag = "16")]
    flags: u32,
}

#[derive(Clone, PartialEq, Message)]
struct Status {
    #[prost(string, tag = "2")]
    message: String,
    #[prost(int32, tag = "3")]
    code: i32,
}

#[derive(Clone, PartialEq, Message)]
struct KeyValue {
    #[prost(string, tag = "1")]
    key: String,
    #[prost(message, optional, tag = "2")]
    value: Option<AnyValue>,
}

#[derive(Clone, PartialEq, Message)]
struct AnyValue {
    #[prost(string, optional, tag = "1")]
    string: Option<String>,
    #[prost(bool, optional, tag = "2")]
    bool: Option<bool>,
    #[prost(int64, optional, tag = "3")]
    int: Option<i64>,
    #[prost(double, optional, tag = "4")]
    double: Option<f64>,
}

fn text_of(attributes: &[KeyValue], key: &str) -> String {
    let found = attributes.iter().find(|pair| pair.key == key).and_then(|pair| pair.value.clone()).unwrap_or_default();
    found.string.or(found.int.map(|number| number.to_string())).unwrap_or_default()
}

impl Span {
    fn text(&self, key: &str) -> String {
        text_of(&self.attributes, key)
    }
}

/// Every span the collector has been sent.
fn spans(receiver: &Receiver) -> Vec<Span> {
    let requests = receiver.received();
    let decoded = requests.iter().map(|request| ExportTraceServiceRequest::decode(request.body.clone()).unwrap());
    decoded
        .flat_map(|request| request.resource_spans)
        .flat_map(|resource| {
            assert_eq!(text_of(&resource.resource.unwrap().attributes, "service.name"), "bot-of-the-test");
            resource.scope_spans
        })
        .flat_map(|scope| scope.spans)
        .collect()
}

fn environment(receiver: &Receiver) -> [(&'static str, String); 3] {
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", format!("http://{}/otlp/", receiver.address)),
        ("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20for-the-collector".to_owned()),
        ("OTEL_SERVICE_NAME", "bot-of-the-test".to_owned()),
    ]
}

fn start(folder: &Folder, storage: &Storage, receiver: &Receiver, more: &[(&str, &str)]) -> Process {
    let own = environment(receiver);
    let all: Vec<_> = own.iter().map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied()).collect();
    Process::start(folder.path(), &storage.url(), 0, &all)
}

/// Asks the server to stop, and gives its log.
fn stop(server: Process) -> (Duration, String) {
    server.signal("TERM");
    let (status, took, log) = server.wait();
    assert_eq!(status.code(), Some(0), "{log}");
    (took, log)
}

#[tokio::test]
async fn a_trace_goes_from_the_frame_to_the_commit() {
    let (storage, folder, receiver) = (Storage::new().await, Folder::new(), Receiver::start(Manner::Takes));
    let server = start(&folder, &storage, &receiver, &[("DEBUG", "true"), ("RATE_LIMITS", "on")]);
    let secrets = whole_day(&server).await;
    let (_, log) = stop(server);
    assert!(!log.contains("smartbot::trace"), "the log repeats the traces: {log}");
    let spans = spans(&receiver);
    let requests = receiver.received();
    assert!(requests.iter().all(|request| request.path == "/otlp/v1/traces"));
    assert!(requests.iter().all(|request| request.header("content-type") == "application/x-protobuf"));
    assert!(requests.iter().all(|request| request.header("authorization") == "Bearer for-the-collector"));

    let children = |span: &Span| -> Vec<&Span> {
        let below = spans.iter().filter(|other| other.parent_span_id == span.span_id);
        below.inspect(|other| assert_eq!(other.trace_id, span.trace_id)).collect()
    };
    for span in &spans {
        assert!(span.trace_id.len() == 16 && span.span_id.len() == 8, "{span:?}");
        assert!(span.start_time_unix_nano <= span.end_time_unix_nano, "{span:?}");
        assert_eq!(span.flags, 0x101);
        if span.parent_span_id.is_empty() {
            assert!(span.kind == 2 && !span.name.starts_with("db."), "{span:?}");
            continue;
        }
        let above = spans.iter().find(|other| other.span_id == span.parent_span_id);
        let above = above.unwrap_or_else(|| panic!("nothing above {span:?}"));
        // Clocks of one process; the start is read from another one than the length, which may be off by a little.
        let slack = 1_000_000;
        assert!(above.start_time_unix_nano <= span.start_time_unix_nano + slack, "{above:?} {span:?}");
        assert!(span.end_time_unix_nano <= above.end_time_unix_nano + slack, "{above:?} {span:?}");
    }
    let frames: Vec<_> = spans.iter().filter(|span| span.name == "chat.frame").collect();
    assert!(frames.len() > 5);
    let turns: Vec<_> = frames.iter().flat_map(|frame| children(frame)).filter(|span| span.name == "turn").collect();
    let stored: Vec<_> = turns.iter().filter(|turn| turn.text("result") == "stored").collect();
    assert!(stored.len() >= 3, "{turns:?}");
    let mut reads = 0;
    for turn in &stored {
        let names: Vec<_> = children(turn).iter().map(|span| span.name.as_str()).collect();
        for name in ["interview.step", "db.write"] {
            assert!(names.contains(&name), "{name} is not in {names:?}");
        }
        reads += usize::from(names.contains(&"db.read"));
    }
    // A session is read for its first turn on an instance, and known for the next.
    assert!(0 < reads && reads < stored.len(), "{reads} of {}", stored.len());
    // And from the request to the database.
    let request = spans.iter().find(|span| span.name == "POST /vacancies").unwrap();
    assert_eq!((request.kind, request.status.as_ref().map(|status| status.code)), (2, None));
    assert_eq!(request.text("http.route"), "/vacancies");
    assert_eq!(request.text("http.response.status_code"), "201");
    assert!(!request.text("request_id").is_empty());
    let write = children(request).into_iter().find(|span| span.name == "db.write").unwrap();
    assert_eq!(write.kind, 3);
    assert!(["sqlite", "postgresql"].contains(&write.text("db.system.name").as_str()));
    let read = children(request).into_iter().find(|span| span.name == "db.read").unwrap();
    assert!(read.text("db.query.text").contains("SELECT"));

    let told: String = requests.iter().map(|request| String::from_utf8_lossy(&request.body).into_owned()).collect();
    names_nobody(&told, &secrets);
}

#[tokio::test]
async fn the_proxy_says_where_a_trace_begins_and_whether() {
    let (storage, folder, receiver) = (Storage::new().await, Folder::new(), Receiver::start(Manner::Takes));
    // Nothing is kept but what the proxy asks for.
    let server = start(&folder, &storage, &receiver, &[("OTEL_TRACES_SAMPLER_ARG", "0")]);
    let nobody = Caller::nobody(server.address);
    let ask = async |traceparent: &str| {
        send(nobody.request("GET", "/vacancies").header("traceparent", traceparent)).await.expect(200);
    };
    ask("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").await;
    ask("00-4bf92f3577b34da6a3ce929d0e0e4737-00f067aa0ba902b7-00").await;
    ask("nonsense").await;
    nobody.get("/vacancies").await.expect(200);
    stop(server);
    let spans = spans(&receiver);
    let names: Vec<_> = spans.iter().map(|span| span.name.as_str()).collect();
    assert!(names.contains(&"GET /vacancies") && names.contains(&"db.read"), "{names:?}");
    let trace = 0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736_u128.to_be_bytes();
    assert!(spans.iter().all(|span| span.trace_id == trace), "{spans:?}");
    let root = spans.iter().find(|span| span.name == "GET /vacancies").unwrap();
    assert_eq!(root.parent_span_id, 0x00f0_67aa_0ba9_02b7_u64.to_be_bytes());
    assert_eq!(root.flags, 0x301, "the parent is in another process");
}

#[tokio::test]
async fn a_stranger_says_nothing_about_traces() {
    let (storage, folder, receiver) = (Storage::new().await, Folder::new(), Receiver::start(Manner::Takes));
    let more = [("OTEL_TRACES_SAMPLER_ARG", "0"), ("FORWARDED_ALLOW_IPS", "10.0.0.1")];
    let server = start(&folder, &storage, &receiver, &more);
    let traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let nobody = Caller::nobody(server.address);
    send(nobody.request("GET", "/vacancies").header("traceparent", traceparent)).await.expect(200);
    stop(server);
    assert!(receiver.received().is_empty());
}

#[tokio::test]
async fn what_was_not_taken_is_sent_again() {
    let (storage, folder) = (Storage::new().await, Folder::new());
    let receiver = Receiver::start(Manner::TakesTheSecond);
    let server = start(&folder, &storage, &receiver, &[]);
    let nobody = Caller::nobody(server.address);
    nobody.get("/vacancies").await.expect(200);
    eventually("the second try", async || receiver.received().len() >= 2).await;
    let posts = receiver.received();
    assert_eq!(posts[0].body, posts[1].body);
    let (_, log) = stop(server);
    assert_eq!(log.matches("telemetry cannot be delivered").count(), 1, "{log}");
    assert_eq!(log.matches("telemetry is delivered again").count(), 1, "{log}");
}

/// The value of the counter of dropped spans.
async fn dropped(caller: &Caller) -> u64 {
    let text = caller.get("/metrics").await.text;
    let name = "smartbot_telemetry_records_total{sink=\"otlp\",result=\"dropped\"} ";
    text.lines().find_map(|line| line.strip_prefix(name)?.parse().ok()).unwrap()
}

#[tokio::test]
async fn a_collector_that_hangs_holds_up_nobody() {
    let (storage, folder, receiver) = (Storage::new().await, Folder::new(), Receiver::start(Manner::Hangs));
    let server = start(&folder, &storage, &receiver, &[]);
    let nobody = Caller::nobody(server.address);
    // Until the queue has been full.
    eventually("spans are dropped", async || {
        for _ in 0..200 {
            nobody.get("/vacancies?limit=1").await.expect(200);
        }
        dropped(&nobody).await > 0
    })
    .await;
    let register = json!({ "company_name": "Компания", "email": "hr@example.org", "password": "correct horse" });
    let token = nobody.post("/employers/register", &register).await.expect(201)["access_token"].clone();
    let body = json!({ "title": "Бариста", "description": "Варить кофе", "location": "Алматы" });
    let vacancy = nobody.with_token(token.as_str().unwrap()).post("/vacancies", &body).await.expect(201);
    let person = json!({ "full_name": "Кандидат", "email": "c@example.org", "city": "" });
    let candidate = nobody.post("/candidates", &person).await.expect(201);
    let apply = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
    let response = nobody.post("/responses", &apply).await.expect(201);
    let mut chat = Handshake::new(server.address, response["id"].as_str().unwrap()).connect().await;
    assert_eq!(chat.answer_all(&WILLING).await["approved"], true);
    chat.leave().await;
    let (took, _) = stop(server);
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test]
async fn a_collector_that_is_not_there_holds_up_nobody() {
    let (storage, folder) = (Storage::new().await, Folder::new());
    let nowhere = [("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"), ("SENTRY_DSN", "http://key@127.0.0.1:1/1")];
    let server = Process::start(folder.path(), &storage.url(), 0, &nowhere);
    let nobody = Caller::nobody(server.address);
    for _ in 0..50 {
        nobody.get("/vacancies").await.expect(200);
    }
    let (took, log) = stop(server);
    assert!(took < Duration::from_secs(10), "{took:?}");
    assert!(log.matches("telemetry cannot be delivered").count() <= 1, "{log}");
}
