//! What stands around every reply: CORS, security headers, methods, slashes, the document, the greeting.

use serde_json::json;
use uuid::Uuid;

use crate::support::app::TestApp;
use crate::support::client::{Reply, send};

const FRIEND: &str = "http://localhost:5173";
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

#[track_caller]
fn is_open_to(reply: &Reply, origin: &str) {
    assert_eq!(reply.header("access-control-allow-origin"), Some(origin), "{}", reply.status);
    assert_eq!(reply.header("access-control-allow-credentials"), Some("true"));
    let vary: Vec<_> =
        reply.headers.get_all("vary").iter().map(|value| value.to_str().unwrap().to_lowercase()).collect();
    assert!(vary.join(",").contains("origin"), "{vary:?}");
}

#[track_caller]
fn is_safe(what: &str, reply: &Reply) {
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{what}");
    assert_eq!(reply.header("x-frame-options"), Some("DENY"), "{what}");
    assert_eq!(reply.header("referrer-policy"), Some("no-referrer"), "{what}");
    let policy = reply.header("content-security-policy").unwrap_or_else(|| panic!("{what}: no policy"));
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
    assert!(!policy.contains("script-src 'unsafe-inline'") && !policy.contains('*'), "{what}: {policy}");
    assert!(reply.header("x-request-id").is_some_and(|id| !id.is_empty()), "{what}");
}

#[tokio::test]
async fn replies_to_allowed_pages_carry_cors_headers_whatever_their_status() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let get = |caller: &crate::support::client::Caller, path: &str| {
        send(caller.request("GET", path).header("origin", FRIEND))
    };
    let login = app.request("POST", "/auth/login").header("origin", FRIEND);
    let large = app.request("POST", "/auth/login").header("origin", FRIEND).body(vec![b'x'; 2 << 20]);
    for (reply, status) in [
        (get(&app, "/vacancies").await, 200),
        (get(&employer, "/employers/me").await, 200),
        (get(&app, "/employers/me").await, 401),
        (get(&app, "/nowhere").await, 404),
        (get(&app, "/vacancies/").await, 307),
        (get(&app, "/vacancies/7").await, 422),
        (send(app.request("PATCH", "/vacancies").header("origin", FRIEND)).await, 405),
        (send(login.json(&json!({ "email": "a@example.org", "password": "x" }))).await, 401),
        (send(large).await, 413),
    ] {
        assert_eq!(reply.status, status);
        is_open_to(&reply, FRIEND);
    }
    let other = send(app.request("GET", "/vacancies").header("origin", "https://evil.example")).await;
    assert_eq!(other.status, 200);
    assert_eq!(other.header("access-control-allow-origin"), None);
    let none = app.get("/vacancies").await;
    assert_eq!(none.header("access-control-allow-origin"), None);
    assert_eq!(none.header("access-control-allow-credentials"), None);
}

#[tokio::test]
async fn even_a_defect_is_answered_with_json_and_cors_headers() {
    let app = TestApp::start().await;
    let batch = smartbot::store::Batch::new().run("ALTER TABLE vacancies RENAME TO moved_away", Vec::new());
    app.state().database.write(batch).await.unwrap();
    let reply = send(app.request("GET", "/vacancies").header("origin", FRIEND)).await;
    reply.expect_error(500, "Internal Server Error");
    is_open_to(&reply, FRIEND);
    is_safe("a defect", &reply);
    // The connection is still good.
    app.get("/health").await.expect(200);
}

#[tokio::test]
async fn preflights_are_answered_as_the_original_answered_them() {
    let app = TestApp::start().await;
    let ask = |origin: &str, path: &str| {
        let request = app.request("OPTIONS", path).header("origin", origin);
        send(
            request
                .header("access-control-request-method", "PUT")
                .header("access-control-request-headers", "authorization,content-type"),
        )
    };
    for path in ["/vacancies", "/employers/me", "/nowhere", "/responses"] {
        let reply = ask(FRIEND, path).await;
        assert_eq!((reply.status, reply.text.as_str()), (200, "OK"), "{path}");
        is_open_to(&reply, FRIEND);
        let methods = reply.header("access-control-allow-methods").unwrap();
        for method in METHODS {
            assert!(methods.contains(method), "{methods}");
        }
        assert_eq!(reply.header("access-control-allow-headers"), Some("authorization,content-type"));
        assert_eq!(reply.header("access-control-max-age"), Some("600"));
        is_safe("a preflight", &reply);
    }
    for origin in ["https://evil.example", "null", "http://localhost:5173.evil.example"] {
        let reply = ask(origin, "/vacancies").await;
        assert_eq!((reply.status, reply.text.as_str()), (400, "Disallowed CORS origin"));
        assert_eq!(reply.header("access-control-allow-origin"), None);
        is_safe("a refused preflight", &reply);
    }
    let plain = send(app.request("OPTIONS", "/vacancies")).await;
    plain.expect_error(405, "Method Not Allowed");
}

#[tokio::test]
async fn origins_come_from_the_configuration() {
    let app = TestApp::with(|config| config.allowed_origins = vec!["https://jobs.example.org".to_owned()]).await;
    let get = |origin: &str| send(app.request("GET", "/health").header("origin", origin));
    is_open_to(&get("https://jobs.example.org").await, "https://jobs.example.org");
    assert_eq!(get(FRIEND).await.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn every_reply_carries_the_security_headers() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    for path in [
        "/",
        "/health",
        "/health/ready",
        "/docs",
        "/docs/swagger-ui.css",
        "/openapi.json",
        "/vacancies",
        "/nowhere",
        "/vacancies/",
        "/vacancies/7",
        "/employers/me",
    ] {
        is_safe(path, &app.get(path).await);
    }
    is_safe("405", &send(app.request("PATCH", "/vacancies")).await);
    is_safe("413", &app.post_bytes("/candidates", vec![b'x'; 2 << 20]).await);
    is_safe(
        "204",
        &employer.delete(&format!("/vacancies/{}", employer.create_vacancy("x").await["id"].as_str().unwrap())).await,
    );
    let private = employer.get("/employers/me").await;
    assert_eq!(private.header("cache-control"), Some("no-store"));
    assert_eq!(private.header("server"), None, "nobody needs to know what serves");
}

#[tokio::test]
async fn request_ids_are_taken_over_when_plain_and_made_when_not() {
    let app = TestApp::start().await;
    let given = send(app.request("GET", "/health").header("x-request-id", "abc-123")).await;
    assert_eq!(given.header("x-request-id"), Some("abc-123"));
    let odd = send(app.request("GET", "/health").header("x-request-id", "a b\tc")).await;
    assert_ne!(odd.header("x-request-id"), Some("a b\tc"));
    assert_ne!(app.get("/health").await.header("x-request-id"), app.get("/health").await.header("x-request-id"));
}

#[tokio::test]
async fn unknown_paths_and_wrong_methods_are_told_apart() {
    let app = TestApp::start().await;
    for path in ["/nowhere", "/vacancies/a/b", "/api/vacancies", "/employers", "/auth", "/%00", "/vacancies//"] {
        app.get(path).await.expect_error(404, "Not Found");
    }
    let document = app.get("/openapi.json").await.json();
    for (template, operations) in document["paths"].as_object().unwrap() {
        let mut path = template.clone();
        for name in ["{vacancy_id}", "{candidate_id}", "{response_id}"] {
            path = path.replace(name, &Uuid::new_v4().to_string());
        }
        let known: Vec<_> = operations.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
        for method in METHODS {
            let reply = send(app.request(method, &path)).await;
            let allowed: Vec<_> =
                reply.header("allow").map(|allow| allow.split(',').map(str::trim).collect()).unwrap_or_default();
            if known.iter().any(|known| known == method) {
                assert_ne!(reply.status, 405, "{method} {template}");
            } else if reply.status == 405 {
                if method != "HEAD" {
                    reply.expect_error(405, "Method Not Allowed");
                }
                assert!(known.iter().all(|known| allowed.contains(&known.as_str())), "{template}: {allowed:?}");
                assert!(!allowed.contains(&method), "{method} {template} is refused and allowed");
                for named in allowed {
                    assert_ne!(
                        send(app.request(named, &path)).await.status,
                        405,
                        "{named} {template} is allowed and refused"
                    );
                }
            } else {
                assert_eq!(method, "HEAD", "{method} {template}: {}", reply.status);
            }
        }
    }
}

#[tokio::test]
async fn a_trailing_slash_is_led_to_the_path_without_it() {
    let app = TestApp::start().await;
    let reply = send(app.request("GET", "/vacancies/?limit=1&q=a%20b").header("host", "jobs.example.org")).await;
    assert_eq!(reply.status, 307);
    assert_eq!(reply.header("location"), Some("http://jobs.example.org/vacancies?limit=1&q=a%20b"));
    for (method, path) in
        [("POST", "/employers/register/"), ("GET", "/responses/"), ("POST", "/auth/login/"), ("GET", "/health/")]
    {
        let reply = send(app.request(method, path)).await;
        assert_eq!(reply.status, 307, "{path}");
        let expected = format!("{}{}", app.base(), path.trim_end_matches('/'));
        assert_eq!(reply.header("location"), Some(expected.as_str()));
    }
    let id = Uuid::new_v4();
    let reply = app.get(&format!("/vacancies/{id}/")).await;
    assert_eq!(
        (reply.status, reply.header("location")),
        (307, Some(format!("{}/vacancies/{id}", app.base()).as_str()))
    );
    // A host nobody can have is not written into the reply.
    let reply = send(app.request("GET", "/vacancies/").header("host", "evil\"<script>")).await;
    assert!(reply.header("location").is_none_or(|location| !location.contains("script")));
}

#[tokio::test]
async fn the_greeting_the_health_and_the_documentation() {
    let app = TestApp::start().await;
    let greeting = app.get("/").await.expect(200);
    assert_eq!((&greeting["message"], &greeting["status"]), (&json!("SmartBot HR Platform API"), &json!("running")));
    assert!(greeting["version"].as_str().is_some_and(|version| !version.is_empty()));
    let page = send(app.request("GET", "/").header("accept", "text/html,application/xhtml+xml,*/*;q=0.8")).await;
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").unwrap().starts_with("text/html"));
    assert_eq!(app.get("/health").await.expect(200), json!({ "status": "healthy" }));
    app.get("/health/ready").await.expect(200);
    let docs = app.get("/docs").await;
    assert_eq!(docs.status, 200);
    assert!(docs.header("content-type").unwrap().starts_with("text/html"));
    // Everything the page loads is served by us.
    let mut loaded = 0;
    for part in docs
        .text
        .split(['"', '\''])
        .filter(|part| std::path::Path::new(part).extension().is_some_and(|kind| kind == "js" || kind == "css"))
    {
        assert!(part.starts_with('/') && !part.starts_with("//"), "{part}");
        assert_eq!(app.get(part).await.status, 200, "{part}");
        loaded += 1;
    }
    assert!(loaded >= 3 && !docs.text.contains("<script>"), "{}", docs.text);
    assert_eq!(app.get("/docs/nothing.js").await.status, 404);
    assert_eq!(app.get("/docs/..%2f..%2fCargo.toml").await.status, 404);
}

#[tokio::test]
async fn the_document_describes_every_route_of_the_contract() {
    let app = TestApp::start().await;
    let reply = app.get("/openapi.json").await;
    assert!(reply.header("content-type").unwrap().starts_with("application/json"));
    let document = reply.expect(200);
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    for (path, methods) in [
        ("/health", &["get"][..]),
        ("/health/ready", &["get"]),
        ("/auth/login", &["post"]),
        ("/employers/register", &["post"]),
        ("/employers/me", &["get"]),
        ("/vacancies", &["get", "post"]),
        ("/vacancies/{vacancy_id}", &["get", "put", "delete"]),
        ("/candidates", &["get", "post"]),
        ("/candidates/{candidate_id}", &["get"]),
        ("/responses", &["get", "post"]),
        ("/responses/{response_id}", &["get"]),
        ("/responses/{response_id}/messages", &["get"]),
        ("/responses/{response_id}/decision", &["post"]),
    ] {
        for method in methods {
            let operation = &document["paths"][path][method];
            assert!(operation.is_object(), "{method} {path}");
            assert!(operation["responses"].as_object().is_some_and(|responses| !responses.is_empty()));
        }
    }
    // Every reference leads somewhere.
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}
