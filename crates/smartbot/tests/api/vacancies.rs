//! Vacancies: published, listed, searched, changed, deleted.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::app::{TestApp, text};
use crate::support::chat::WILLING;
use crate::support::client::send;

const NOT_FOUND: &str = "Vacancy not found";
const NOT_YOURS: &str = "Vacancy not found or you don't have permission";

fn path(vacancy: &Value) -> String {
    format!("/vacancies/{}", text(&vacancy["id"]))
}

fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|row| text(&row["id"])).collect()
}

#[tokio::test]
async fn a_vacancy_is_kept_as_it_was_given() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let body = json!({
        "title": "Бариста ☕", "description": "Строка\nвторая", "location": "Алматы",
        "requirements": { "stack": ["эспрессо"], "min_experience_years": 1, "langs": ["EN B2"], "любое": { "a": [1, null] } },
        "salary_min": "100", "salary_max": 1000.0,
        "employer_id": Uuid::nil(), "id": Uuid::nil(), "created_at": "2000-01-01T00:00:00Z",
    });
    let made = employer.create(body.clone()).await;
    let mut keys: Vec<_> = made.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let expected = [
        "created_at",
        "description",
        "employer_id",
        "id",
        "location",
        "requirements",
        "salary_max",
        "salary_min",
        "title",
    ];
    assert!(expected.iter().all(|key| keys.contains(key)), "{keys:?}");
    for field in ["title", "description", "location", "requirements"] {
        assert_eq!(made[field], body[field], "{field}");
    }
    assert_eq!((&made["salary_min"], &made["salary_max"]), (&json!(100), &json!(1000)));
    assert_eq!(made["employer_id"], employer.id);
    assert_eq!(made["id"].as_str().unwrap().parse::<Uuid>().unwrap().get_version_num(), 4);
    assert_ne!(made["id"], body["id"]);
    assert_eq!(app.get(&path(&made)).await.expect(200), made);
    // Any spelling of an id finds it.
    let id: Uuid = made["id"].as_str().unwrap().parse().unwrap();
    for spelling in [id.simple().to_string(), id.hyphenated().to_string().to_uppercase(), id.urn().to_string()] {
        assert_eq!(app.get(&format!("/vacancies/{spelling}")).await.expect(200)["id"], made["id"], "{spelling}");
    }
    let least = employer.create(json!({ "title": "t", "description": "d", "location": "l", "requirements": {} })).await;
    assert_eq!(least["requirements"], json!({}));
    assert!(least["salary_min"].is_null() && least["salary_max"].is_null());
    let largest = json!({ "title": "t".repeat(255), "description": "d", "location": "l", "salary_max": 2_147_483_647 });
    employer.create(largest).await;
}

#[tokio::test]
async fn the_list_is_newest_first_and_filtered() {
    let app = TestApp::start().await;
    assert_eq!(app.get("/vacancies").await.expect(200), json!([]));
    let (one, two) = (app.register("Первая").await, app.register("Вторая").await);
    let a = one.create_vacancy("Алматы").await;
    let b = two.create_vacancy("Алматы").await;
    let c = one.create_vacancy("Алматы").await;
    let [a, b, c] = [&a, &b, &c].map(|vacancy| text(&vacancy["id"]));
    assert_eq!(ids(&app.get("/vacancies").await.expect(200)), [&*c, &b, &a]);
    assert_eq!(ids(&app.get(&format!("/vacancies?employer_id={}", two.id)).await.expect(200)), [&*b]);
    assert_eq!(ids(&app.get(&format!("/vacancies?employer_id={}", Uuid::new_v4())).await.expect(200)), [""; 0]);
    // With an employer's token: that employer's own, as the old client's table of "my vacancies" expects.
    assert_eq!(ids(&one.get("/vacancies").await.expect(200)), [&*c, &a]);
    assert_eq!(ids(&two.get("/vacancies").await.expect(200)), [&*b]);
    assert_eq!(ids(&one.get(&format!("/vacancies?employer_id={}", two.id)).await.expect(200)), [&*b]);
    for bad in ["/vacancies?employer_id=", "/vacancies?employer_id=7"] {
        assert_eq!(app.get(bad).await.problems(), ["uuid_parsing at query.employer_id"]);
    }
    // Parameters of nobody's are ignored.
    assert_eq!(ids(&app.get("/vacancies?offset=1&page=2").await.expect(200)).len(), 3);
}

#[tokio::test]
async fn search_knows_case_scripts_and_cities() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let make = |title: &str, description: &str, location: &str| {
        employer.create(json!({ "title": title, "description": description, "location": location }))
    };
    let barista = text(&make("Бариста", "Варить КОФЕ 100%", "Алматы").await["id"]);
    let driver = text(&make("Водитель", "Возить кофе", "Астана").await["id"]);
    let developer = text(&make("Rust developer", "snake_case", "almaty").await["id"]);
    let found = async |query: &str| ids(&app.get_where("/vacancies", "q", query).await.expect(200));
    assert_eq!(found("кофе").await, [&*driver, &barista]);
    assert_eq!(found("КОФЕ БАРИСТА").await, [&*barista]);
    assert_eq!(found("RUST").await, [&*developer]);
    assert_eq!(found("100%").await, [&*barista]);
    assert_eq!(found("snake_case").await, [&*developer]);
    assert_eq!(found("snake%case").await, [""; 0]);
    assert_eq!(found("snakeXcase").await, [""; 0]);
    assert_eq!(found("'; DROP TABLE vacancies; --").await, [""; 0]);
    assert_eq!(found("  ").await.len(), 3);
    let at = async |place: &str| ids(&app.get_where("/vacancies", "location", place).await.expect(200));
    for name in ["Алматы", "АЛМАТЫ", " алматы ", "Almaty"] {
        assert_eq!(at(name).await, [&*developer, &barista], "{name}");
    }
    assert_eq!(at("Астана").await, [&*driver]);
    assert_eq!(at("Шымкент").await, [""; 0]);
    let both = app.get("/vacancies?q=%D0%BA%D0%BE%D1%84%D0%B5&location=astana").await.expect(200);
    assert_eq!(ids(&both), [&*driver]);
}

#[tokio::test]
async fn pages_join_into_the_whole_list() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let mut made = Vec::new();
    for number in 0..7 {
        let title = format!("Бариста {number}");
        let vacancy = json!({ "title": title, "description": "d", "location": "Алматы" });
        made.insert(0, text(&employer.create(vacancy).await["id"]));
    }
    for (query, sizes) in [
        ("limit=3", vec![3, 3, 1]),
        ("limit=7", vec![7]),
        ("limit=1", vec![1; 7]),
        ("limit=500", vec![7]),
        ("limit=4&q=%D0%B1%D0%B0%D1%80%D0%B8%D1%81%D1%82%D0%B0&location=Almaty", vec![4, 3]),
    ] {
        let pages = app.all_pages(&format!("/vacancies?{query}")).await;
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), sizes, "{query}");
        assert_eq!(ids(&Value::Array(pages.concat())), made, "{query}");
    }
    // What is added while somebody pages does not disturb the pages behind.
    let first = app.get("/vacancies?limit=3").await;
    employer.create_vacancy("Алматы").await;
    let second = app.get(&first.next_page().unwrap()).await;
    assert_eq!(ids(&second.expect(200)), made[3..6]);
    // The link names the address by which the client came.
    let reply =
        crate::support::client::send(app.request("GET", "/vacancies?limit=1").header("host", "jobs.example.org")).await;
    assert!(reply.header("link").unwrap().starts_with("<http://jobs.example.org/vacancies?limit=1&cursor="));
    assert_eq!(app.get("/vacancies?limit=500").await.next_page(), None);
}

#[tokio::test]
async fn by_default_a_page_has_100_rows_and_no_more_than_500() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..101 {
        let caller = employer.caller.clone();
        tasks.spawn(async move {
            let body = json!({ "title": "t", "description": "d", "location": "l" });
            caller.post("/vacancies", &body).await.expect(201);
        });
    }
    tasks.join_all().await;
    let pages = app.all_pages("/vacancies").await;
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [100, 1]);
    for (limit, problem) in [
        ("0", "greater_than_equal at query.limit"),
        ("-1", "greater_than_equal at query.limit"),
        ("501", "less_than_equal at query.limit"),
        ("many", "int_parsing at query.limit"),
        ("", "int_parsing at query.limit"),
    ] {
        assert_eq!(app.get(&format!("/vacancies?limit={limit}")).await.problems(), [problem], "{limit}");
    }
    for cursor in ["x", "AAAA", "%00", &"A".repeat(300)] {
        let problems = app.get(&format!("/vacancies?cursor={cursor}")).await.problems();
        assert!(problems.len() == 1 && problems[0].ends_with("at query.cursor"), "{problems:?}");
    }
}

#[tokio::test]
async fn put_changes_what_is_sent_and_nothing_else() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let made = employer
        .create(json!({
            "title": "Бариста", "description": "Варить кофе", "location": "Алматы",
            "requirements": { "stack": ["эспрессо"] }, "salary_min": 100, "salary_max": 200,
        }))
        .await;
    let at = path(&made);
    assert_eq!(employer.put(&at, &json!({})).await.expect(200), made);
    let mut expected = made.clone();
    for (change, after) in [
        (
            json!({ "title": "Старший бариста", "id": Uuid::nil(), "employer_id": Uuid::nil() }),
            json!({ "title": "Старший бариста" }),
        ),
        (json!({ "requirements": null, "salary_min": null }), json!({ "requirements": null, "salary_min": null })),
        (json!({ "salary_max": 50 }), json!({ "salary_max": 50 })),
        (json!({ "salary_max": null, "salary_min": 7 }), json!({ "salary_max": null, "salary_min": 7 })),
        (json!({ "location": "Астана", "description": "d" }), json!({ "location": "Астана", "description": "d" })),
    ] {
        for (key, value) in after.as_object().unwrap() {
            expected[key] = value.clone();
        }
        assert_eq!(employer.put(&at, &change).await.expect(200), expected, "{change}");
        assert_eq!(app.get(&at).await.expect(200), expected);
    }
    // The search follows.
    assert_eq!(
        app.get("/vacancies?location=astana&q=%D1%81%D1%82%D0%B0%D1%80%D1%88%D0%B8%D0%B9").await.json()[0],
        expected
    );
    for (change, problem) in [
        (json!({ "title": null }), "string_type at body.title"),
        (json!({ "description": null }), "string_type at body.description"),
        (json!({ "location": null }), "string_type at body.location"),
        (json!({ "title": "" }), "string_too_short at body.title"),
        (json!({ "title": "  " }), "value_error at body.title"),
        (json!({ "location": "" }), "string_too_short at body.location"),
        (json!({ "requirements": [] }), "dict_type at body.requirements"),
        (json!({ "salary_min": -1 }), "greater_than_equal at body.salary_min"),
        (json!({ "salary_max": 6 }), "value_error at body.salary_max"),
    ] {
        assert_eq!(employer.put(&at, &change).await.problems(), [problem], "{change}");
    }
    assert_eq!(app.get(&at).await.expect(200), expected, "a refused change changes nothing");
}

#[tokio::test]
async fn only_the_owner_changes_and_deletes() {
    let app = TestApp::start().await;
    let (owner, other) = (app.register("Первая").await, app.register("Вторая").await);
    let vacancy = owner.create_vacancy("Алматы").await;
    let unknown = format!("/vacancies/{}", Uuid::new_v4());
    for at in [&path(&vacancy), &unknown] {
        other.put(at, &json!({ "title": "x" })).await.expect_error(404, NOT_YOURS);
        other.delete(at).await.expect_error(404, NOT_YOURS);
    }
    assert_eq!(app.get(&path(&vacancy)).await.expect(200), vacancy);
    app.get(&unknown).await.expect_error(404, NOT_FOUND);
    assert_eq!(app.get("/vacancies/7").await.problems(), ["uuid_parsing at path.vacancy_id"]);
    assert_eq!(owner.put("/vacancies/7", &json!({})).await.problems(), ["uuid_parsing at path.vacancy_id"]);
    assert_eq!(owner.delete("/vacancies/7").await.problems(), ["uuid_parsing at path.vacancy_id"]);
}

#[tokio::test]
async fn deleting_takes_responses_and_chats_along_and_leaves_candidates() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let (doomed, kept) = (employer.create_vacancy("Алматы").await, employer.create_vacancy("Алматы").await);
    let candidate = app.create_candidate("Айгерим Тестова", "Алматы").await;
    let (gone, stays) = (app.apply_as(&doomed, &candidate).await, app.apply_as(&kept, &candidate).await);
    for applied in [&gone, &stays] {
        app.interview(applied, &WILLING).await;
    }
    let reply = employer.delete(&path(&doomed)).await;
    assert_eq!((reply.status, reply.text.as_str()), (204, ""));
    employer.delete(&path(&doomed)).await.expect_error(404, NOT_YOURS);
    app.get(&path(&doomed)).await.expect_error(404, NOT_FOUND);
    for viewer in [&employer.caller, &*gone] {
        for more in ["", "/messages"] {
            viewer.get(&format!("/responses/{}{more}", gone.id)).await.expect_error(404, "Response not found");
        }
    }
    assert_eq!(ids(&employer.get("/responses").await.expect(200)), [&*stays.id]);
    assert!(!employer.transcript(&stays.id).await.is_empty());
    employer.get(&format!("/candidates/{}", gone.candidate_id)).await.expect(200);
    // Nothing is left behind in the tables either.
    for (table, rows) in
        [("applications", 1), ("chat_sessions", 1), ("decisions", 1), ("candidates", 1), ("vacancies", 1)]
    {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let found = app.state().database.first(sql, Vec::new(), |row| row.int(0)).await.unwrap();
        assert_eq!(found, Some(rows), "{table}");
    }
    let sql = "SELECT COUNT(*) FROM chat_messages WHERE session_id NOT IN (SELECT id FROM chat_sessions)";
    assert_eq!(app.state().database.first(sql, Vec::new(), |row| row.int(0)).await.unwrap(), Some(0));
    // The candidate can apply to others.
    let other = employer.create_vacancy("Алматы").await;
    app.apply_as(&other, &candidate).await;
}

#[tokio::test]
async fn a_kept_reply_is_the_one_that_was_read() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let path = format!("/vacancies/{}", vacancy["id"].as_str().unwrap());
    let ask = async |method: &str| {
        let request =
            app.request(method, &path).header("origin", "http://localhost:5173").header("x-request-id", "one");
        let mut reply = send(request).await;
        assert!(reply.headers.remove("date").is_some());
        reply
    };
    let (read, kept) = (ask("GET").await, ask("GET").await);
    assert_eq!(read.expect(200), vacancy);
    assert_eq!((kept.status, &kept.text), (200, &read.text));
    assert_eq!(kept.headers, read.headers);
    let head = ask("HEAD").await;
    assert_eq!((head.status, head.text.as_str()), (200, ""));
    assert_eq!(head.headers, read.headers);
    ask("PATCH").await.expect_error(405, "Method Not Allowed");
    send(app.request("GET", &format!("{path}?q=1"))).await.expect(200);

    employer.put(&path, &json!({ "title": "Бариста" })).await.expect(200);
    assert_eq!(ask("GET").await.json()["title"], "Бариста");
    assert_eq!(ask("GET").await.json()["title"], "Бариста");
    employer.delete(&path).await.expect(204);
    ask("GET").await.expect_error(404, "Vacancy not found");
}

#[tokio::test]
async fn an_employers_own_questions_are_kept_checked_and_changed() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let body = json!({
        "title": "Бариста", "description": "Кофе", "location": "Алматы", "max_questions": 3, "threshold": 0.6,
        "questions": [{ "text": "Есть ли у вас медкнижка?", "kind": "yes_no", "must": true }, { "text": "Почему мы?" }],
    });
    let made = employer.create(body.clone()).await;
    assert_eq!((&made["max_questions"], &made["threshold"]), (&json!(3), &json!(0.6)));
    assert_eq!(
        made["questions"],
        json!([
            { "text": "Есть ли у вас медкнижка?", "kind": "yes_no", "must": true },
            { "text": "Почему мы?", "kind": "text", "must": false },
        ])
    );
    assert_eq!(app.get(&path(&made)).await.expect(200), made);
    let with = |fields: Value| {
        let mut body = body.clone();
        body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        body
    };
    for (fields, problems) in [
        (json!({ "max_questions": 0 }), vec!["greater_than_equal at body.max_questions"]),
        (json!({ "max_questions": 11 }), vec!["less_than_equal at body.max_questions"]),
        (json!({ "max_questions": 1 }), vec!["value_error at body.questions"]),
        (json!({ "threshold": 1.5 }), vec!["less_than_equal at body.threshold"]),
        (json!({ "threshold": [] }), vec!["float_type at body.threshold"]),
        (json!({ "questions": "Кто вы?" }), vec!["list_type at body.questions"]),
        (
            json!({ "questions": [{ "text": " ", "kind": "age" }, 5, { "must": "yes" }] }),
            vec![
                "value_error at body.questions.0.text",
                "enum at body.questions.0.kind",
                "dict_type at body.questions.1",
                "missing at body.questions.2.text",
                "bool_type at body.questions.2.must",
            ],
        ),
    ] {
        assert_eq!(employer.post("/vacancies", &with(fields)).await.problems(), problems);
    }
    let changed = employer.put(&path(&made), &json!({ "questions": null, "threshold": null })).await.expect(200);
    assert!(changed["questions"].is_null() && changed["threshold"].is_null());
    assert_eq!(changed["max_questions"], 3, "what is not sent stays");
    let own = json!([{ "text": "а" }, { "text": "б" }]);
    let both = json!({ "max_questions": 1, "questions": own });
    assert_eq!(employer.put(&path(&made), &both).await.problems(), ["value_error at body.questions"]);
}
