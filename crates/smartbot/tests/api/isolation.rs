//! Who sees what: every route of the OpenAPI document, walked by everybody who must not see anything.
//!
//! The walk knows no route but the public ones. A new route is refused to nobody and to strangers by it, or it fails:
//! who adds a public route says so here.

use serde_json::{Value, json};

use crate::support::app::{Applied, Employer, TestApp, text};
use crate::support::chat::WILLING;
use crate::support::client::{Caller, Reply, send};

/// Routes that need no token, and what they need.
const PUBLIC: &[&str] = &[
    "GET /health",
    "GET /health/ready",
    "POST /auth/login",
    "POST /employers/register",
    "GET /vacancies",
    "GET /vacancies/{vacancy_id}",
    "POST /candidates",
    "POST /responses",
    // The response's id is the secret here, as the old clients need it.
    "GET /ws/chat/{response_id}",
    // For callers of the own machine and network; nobody's data is in it.
    "GET /metrics",
];

/// Routes that the candidate's own token opens.
const CANDIDATE: &[&str] =
    &["GET /candidates/{candidate_id}", "GET /responses/{response_id}", "GET /responses/{response_id}/messages"];

/// What only the owner and the candidate may read; none of it may stand in a reply to anybody else.
const NAME: &str = "Секретова Имя";
const RESUME: &str = "секретный текст резюме";

/// One operation of the document, with the owner's ids in its path.
struct Route {
    name: String,
    method: String,
    path: String,
    names_something: bool,
}

struct Scene {
    app: TestApp,
    owner: Employer,
    other: Employer,
    vacancy: Value,
    candidate: Value,
    applied: Applied,
    stranger: Applied,
    routes: Vec<Route>,
}

async fn scene() -> Scene {
    let app = TestApp::start().await;
    let (owner, other) = (app.register("Владелец").await, app.register("Чужой").await);
    let vacancy = owner.create_vacancy("Алматы").await;
    let candidate =
        json!({ "full_name": NAME, "email": "secret.person@example.com", "city": "Алматы", "resume_text": RESUME });
    let candidate = app.post("/candidates", &candidate).await.expect(201);
    let applied = app.apply_as(&vacancy, &candidate).await;
    app.interview(&applied, &WILLING).await;
    let stranger = app.apply(&other.create_vacancy("Астана").await).await;
    let document = app.get("/openapi.json").await.expect(200);
    let mut routes = Vec::new();
    for (template, operations) in document["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys().filter(|key| *key != "parameters") {
            let path = template
                .replace("{vacancy_id}", vacancy["id"].as_str().unwrap())
                .replace("{candidate_id}", &applied.candidate_id)
                .replace("{response_id}", &applied.id);
            assert!(!path.contains('{'), "the walk does not know the parameter in {template}: teach it");
            routes.push(Route {
                name: format!("{} {template}", method.to_uppercase()),
                method: method.to_uppercase(),
                names_something: path != *template,
                path,
            });
        }
    }
    assert!(routes.len() >= 18, "the document has lost routes: {}", routes.len());
    Scene { app, owner, other, vacancy, candidate, applied, stranger, routes }
}

impl Scene {
    /// A body that would be accepted from the owner, so that nothing but the caller is wrong.
    fn body(&self, route: &Route) -> Option<Value> {
        Some(match route.name.as_str() {
            name if name.starts_with("GET ") || name.starts_with("DELETE ") => return None,
            "POST /auth/login" => json!({ "email": self.owner.email, "password": "wrong password" }),
            "POST /employers/register" => {
                json!({ "company_name": "x", "email": self.owner.email, "password": "12345678" })
            }
            "POST /vacancies" => json!({ "title": "x", "description": "x", "location": "x" }),
            "PUT /vacancies/{vacancy_id}" => json!({ "title": "захвачено" }),
            "POST /candidates" => json!({ "full_name": "x", "email": "x@example.com", "city": "x" }),
            "POST /responses" => json!({ "vacancy_id": self.vacancy["id"], "candidate_id": self.candidate["id"] }),
            "POST /responses/{response_id}/decision" => json!({ "status": "rejected", "reason": "захвачено" }),
            other => panic!("a new route: say here what body {other} takes"),
        })
    }

    async fn call(&self, caller: &Caller, route: &Route) -> Reply {
        let request = caller.request(&route.method, &route.path);
        if route.name == "GET /events" {
            return begun(request).await;
        }
        send(match self.body(route) {
            Some(body) => request.json(&body),
            None => request,
        })
        .await
    }

    /// Nothing private may stand in a reply to a stranger.
    #[track_caller]
    fn tells_nothing(&self, route: &Route, reply: &Reply) {
        for secret in
            [NAME, RESUME, "secret.person@example.com", &self.applied.id, &self.applied.candidate_id, &self.owner.email]
        {
            assert!(!reply.text.contains(secret), "{}: {} says {secret}", route.name, reply.text);
        }
        assert!(reply.status < 500, "{}: {}", route.name, reply.status);
    }

    /// That nobody has changed anything.
    async fn is_untouched(&self) {
        let path = format!("/vacancies/{}", text(&self.vacancy["id"]));
        assert_eq!(self.app.get(&path).await.expect(200), self.vacancy);
        let response = self.owner.response(&self.applied.id).await;
        assert_eq!(response["status"], "approved");
        assert_eq!(response["decisions"].as_array().unwrap().len(), 1);
    }
}

/// The beginning of a reply that does not end.
async fn begun(request: reqwest::RequestBuilder) -> Reply {
    let mut response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let first = response.chunk().await.unwrap().unwrap_or_default();
    Reply { status, headers, text: String::from_utf8(first.to_vec()).unwrap() }
}

#[tokio::test]
async fn nobody_gets_into_any_route_that_is_not_public() {
    let scene = scene().await;
    let nobody = (*scene.app).clone();
    let forged = scene.app.caller("forged.token.here");
    for route in &scene.routes {
        for (caller, detail) in [(&nobody, "Not authenticated"), (&forged, "Could not validate credentials")] {
            let reply = scene.call(caller, route).await;
            scene.tells_nothing(route, &reply);
            if PUBLIC.contains(&route.name.as_str()) {
                let login = route.name == "POST /auth/login";
                assert!(login || reply.status != 401, "{} is public: {}", route.name, reply.text);
            } else {
                assert_eq!(reply.status, 401, "{}: {}", route.name, reply.text);
                reply.expect_error(401, detail);
                assert_eq!(reply.header("www-authenticate"), Some("Bearer"), "{}", route.name);
            }
        }
    }
    scene.is_untouched().await;
}

#[tokio::test]
async fn another_employer_finds_nothing_of_the_owners() {
    let scene = scene().await;
    for route in scene.routes.iter().filter(|route| !PUBLIC.contains(&route.name.as_str())) {
        let reply = scene.call(&scene.other, route).await;
        if route.name != "GET /employers/me" {
            scene.tells_nothing(route, &reply);
        }
        if route.names_something {
            assert_eq!(reply.status, 404, "{}: {}", route.name, reply.text);
        } else {
            assert!(reply.status < 300, "{}: {}", route.name, reply.text);
        }
    }
    scene.is_untouched().await;
}

#[tokio::test]
async fn a_candidate_of_another_application_finds_nothing() {
    let scene = scene().await;
    for route in scene.routes.iter().filter(|route| !PUBLIC.contains(&route.name.as_str())) {
        let reply = scene.call(&scene.stranger, route).await;
        scene.tells_nothing(route, &reply);
        let expected = if CANDIDATE.contains(&route.name.as_str()) { 404 } else { 401 };
        assert_eq!(reply.status, expected, "{}: {}", route.name, reply.text);
    }
    scene.is_untouched().await;
}

#[tokio::test]
async fn the_candidate_opens_the_own_records_and_nothing_of_the_employers() {
    let scene = scene().await;
    for route in scene.routes.iter().filter(|route| !PUBLIC.contains(&route.name.as_str())) {
        let reply = scene.call(&scene.applied, route).await;
        let expected = if CANDIDATE.contains(&route.name.as_str()) { 200 } else { 401 };
        assert_eq!(reply.status, expected, "{}: {}", route.name, reply.text);
    }
    scene.is_untouched().await;
}

#[tokio::test]
async fn the_owner_may_do_it_all() {
    let scene = scene().await;
    // The routes that delete come last.
    let mut routes: Vec<_> = scene.routes.iter().filter(|route| !PUBLIC.contains(&route.name.as_str())).collect();
    routes.sort_by_key(|route| route.method == "DELETE");
    for route in routes {
        let reply = scene.call(&scene.owner, route).await;
        assert!(reply.status < 300, "{}: {} {}", route.name, reply.status, reply.text);
    }
}

#[tokio::test]
async fn lists_of_routes_name_routes_that_exist() {
    let scene = scene().await;
    for known in PUBLIC.iter().chain(CANDIDATE) {
        assert!(scene.routes.iter().any(|route| route.name == *known), "{known} is gone");
    }
}
