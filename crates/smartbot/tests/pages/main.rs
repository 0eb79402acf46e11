//! What people see, over a real socket: status, headers, languages, escaping, size.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod server;

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    SET_COOKIE, VARY,
};
use serde_json::{Value, json};
use server::TestServer;

/// All bytes of the chat page and of everything it loads, each gzipped.
const BUDGET: usize = 30 * 1024;

/// The values of an attribute, in order.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

fn assets(html: &str) -> Vec<String> {
    let mut found: Vec<String> = [attributes(html, "src"), attributes(html, "href")]
        .concat()
        .into_iter()
        .filter(|address| address.starts_with("/assets/"))
        .map(str::to_owned)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

/// What every page owes: no other host, nothing inline, no cookie, no framing.
fn is_strict(page: &server::Page) {
    let policy = page.header(CONTENT_SECURITY_POLICY.as_str());
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    for part in ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "style-src 'self'"] {
        assert!(policy.contains(part), "{part} in {policy}");
    }
    for part in ["unsafe", "http", "*", "data:"] {
        assert!(!policy.contains(part), "{part} in {policy}");
    }
    assert_eq!(page.header(CONTENT_TYPE.as_str()), "text/html; charset=utf-8");
    assert_eq!(page.header(SET_COOKIE.as_str()), "");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    for inline in ["<style", " style=", " onclick=", " onload=", "javascript:", "<script>", "//cdn"] {
        assert!(!page.body.contains(inline), "{inline}");
    }
    for address in [attributes(&page.body, "src"), attributes(&page.body, "href")].concat() {
        assert!(address.starts_with('/') && !address.starts_with("//"), "{address}");
    }
}

#[tokio::test]
async fn browsers_get_a_page_and_programs_get_json() {
    let server = TestServer::start(&[]).await;
    let page = server.page("/", &[(ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")]).await;
    assert_eq!(page.status, 200);
    is_strict(&page);
    assert!(!page.body.contains("<script"));
    let vary = page.all(VARY.as_str());
    assert!(vary.contains("Accept, Accept-Language"), "{vary}");
    for headers in [&[][..], &[(ACCEPT, "*/*")], &[(ACCEPT, "application/json, text/plain, */*")]] {
        let reply = server.page("/", headers).await;
        let json: Value = serde_json::from_str(&reply.body).unwrap();
        assert_eq!(json["message"], "SmartBot HR Platform API");
        assert_eq!(json["status"], "running");
    }
}

#[tokio::test]
async fn the_start_page_speaks_the_visitors_language() {
    let server = TestServer::start(&[]).await;
    for (path, accept, code, said) in [
        ("/", "ru-RU,ru;q=0.9,en;q=0.5", "ru", "Новые вакансии"),
        ("/", "kk,ru;q=0.9", "kk", "Жаңа вакансиялар"),
        ("/", "de", "en", "New vacancies"),
        ("/?lang=ru", "kk", "ru", "Пока ни одной вакансии."),
        ("/?lang=%22%3E", "en", "en", "No vacancies yet."),
    ] {
        let page = server.page(path, &[(ACCEPT, "text/html"), (ACCEPT_LANGUAGE, accept)]).await;
        assert!(page.body.contains(&format!("<html lang=\"{code}\">")), "{path} {accept}");
        assert!(page.body.contains(said), "{path} {accept}");
        assert!(page.body.contains(&format!("lang=\"{code}\" hreflang=\"{code}\" aria-current=\"true\"")));
        assert!(page.body.contains("href=\"/docs\""));
    }
}

#[tokio::test]
async fn texts_of_strangers_stay_texts() {
    let server = TestServer::start(&[]).await;
    let hostile = "\"><script>alert(1)</script>'&<img src=x onerror=alert(2)>\u{202e}";
    let id = server.apply(&json!({ "title": hostile, "location": hostile, "salary_min": 250_000 }), hostile).await;
    let start = server.page("/?lang=en", &[(ACCEPT, "text/html")]).await;
    let chat = server.page(&format!("/chat/{id}"), &[]).await;
    for page in [&start, &chat] {
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("<script>") && !page.body.contains("<img"), "{}", page.body);
        assert!(page.body.contains("&#60;script&#62;alert(1)"), "{}", page.body);
        is_strict(page);
    }
    assert!(start.body.contains("from 250,000 a month"));
    // A title that turns the direction of writing turns its own line only.
    assert!(start.body.contains("<bdi class=\"title\""));
}

#[tokio::test]
async fn only_the_newest_vacancies_are_listed_and_none_floods_the_page() {
    let server = TestServer::start(&[]).await;
    let token = server.employer("Warm House").await;
    for number in 1..=12 {
        server.vacancy(&token, &json!({ "title": format!("Post {number}."), "location": "x".repeat(3000) })).await;
    }
    let page = server.page("/", &[(ACCEPT, "text/html")]).await;
    assert!(page.body.len() < 20_000, "{}", page.body.len());
    assert!(page.body.contains("Post 12.") && page.body.contains("Post 3."));
    assert!(!page.body.contains("Post 2."));
    assert!(page.body.find("Post 12.") < page.body.find("Post 3."));
}

#[tokio::test]
async fn the_chat_page_says_what_it_is_in_the_language_of_the_chat() {
    let server = TestServer::start(&[]).await;
    for (title, code, program) in [
        ("Продавец-консультант", "ru", "Это программа, не человек"),
        ("Дүкенге сатушы керек, тәжірибесі бар", "kk", "Бұл – бағдарлама, адам емес"),
        ("Sales assistant for a shoe shop", "en", "This is a program, not a person"),
    ] {
        let id =
            server.apply(&json!({ "title": title, "description": title, "location": "Almaty" }), "Warm House").await;
        // The browser's language is another: the chat's counts.
        let page = server.page(&format!("/chat/{id}"), &[(ACCEPT_LANGUAGE, "de,uk")]).await;
        assert_eq!(page.status, 200);
        is_strict(&page);
        assert!(page.body.contains(&format!("<html lang=\"{code}\">")), "{title}");
        assert!(page.body.contains(title) && page.body.contains("Warm House"));
        let first = page.body.find("<p").expect("a paragraph");
        assert!(page.body[first..].split("</p>").next().unwrap().ends_with(program), "it comes first: {title}");
        assert_eq!(page.header(CACHE_CONTROL.as_str()), "no-store");
        let policy = page.header(CONTENT_SECURITY_POLICY.as_str());
        assert!(policy.contains("script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"));
        assert_eq!(page.body.matches("<script").count(), 1);
        assert!(page.body.contains("<noscript>"));
    }
}

#[tokio::test]
async fn what_opens_no_chat_looks_the_same_whatever_it_is() {
    let server = TestServer::start(&[]).await;
    let id = server.apply(&json!({ "title": "Cook", "location": "Almaty" }), "Warm House").await;
    let mut pages = Vec::new();
    let almost = format!("{}0", &id[..35]);
    let other = if almost == id { format!("{}1", &id[..35]) } else { almost };
    for unknown in [other.as_str(), "00000000-0000-0000-0000-000000000000", "nonsense", "%3Cscript%3E"] {
        let page = server.page(&format!("/chat/{unknown}"), &[(ACCEPT_LANGUAGE, "kk")]).await;
        assert_eq!(page.status, 404, "{unknown}");
        is_strict(&page);
        assert!(page.body.contains("Мұндай бет жоқ") && page.body.contains("href=\"/\""));
        pages.push(page.body);
    }
    pages.dedup();
    assert_eq!(pages.len(), 1);
}

#[tokio::test]
async fn where_the_token_is_required_the_bare_id_tells_nothing_about_the_vacancy() {
    let server = TestServer::start(&[("REQUIRE_CANDIDATE_TOKEN", "true")]).await;
    let id = server.apply(&json!({ "title": "Quiet place", "location": "Almaty" }), "Hidden Company").await;
    let page = server.page(&format!("/chat/{id}"), &[]).await;
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("Quiet place") && !page.body.contains("Hidden Company"));
}

#[tokio::test]
async fn assets_are_kept_for_good_under_their_hash_only() {
    let server = TestServer::start(&[]).await;
    let id = server.apply(&json!({ "title": "Cook", "location": "Almaty" }), "Warm House").await;
    let page = server.page(&format!("/chat/{id}"), &[]).await;
    let mut names: Vec<_> = assets(&page.body);
    assert_eq!(names.len(), 5, "{names:?}");
    for name in &names {
        let asset = server.page(name, &[]).await;
        assert_eq!(asset.status, 200, "{name}");
        assert_eq!(asset.header(CACHE_CONTROL.as_str()), "public, max-age=31536000, immutable");
        assert_eq!(asset.header("x-content-type-options"), "nosniff");
        assert_eq!(asset.header(CONTENT_ENCODING.as_str()), "");
        let zipped = server.page(name, &[(ACCEPT_ENCODING, "br, gzip")]).await;
        assert_eq!(zipped.header(CONTENT_ENCODING.as_str()), "gzip");
        assert!(zipped.all(VARY.as_str()).contains("Accept-Encoding"));
        let mut plain = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(zipped.bytes.as_slice()), &mut plain).unwrap();
        assert_eq!(plain, asset.bytes, "{name}");
    }
    let file = names.pop().unwrap().rsplit('/').next().unwrap().to_owned();
    let old = server.page(&format!("/assets/0011223344556677/{file}"), &[]).await;
    assert_eq!((old.status, old.header(CACHE_CONTROL.as_str())), (200, "no-cache"));
    let unknown = server.page("/assets/0011223344556677/nothing.js", &[]).await;
    assert_eq!(unknown.status, 404);
    assert_eq!(serde_json::from_str::<Value>(&unknown.body).unwrap(), json!({ "detail": "Not Found" }));
}

#[tokio::test]
async fn the_modules_load_nothing_but_each_other() {
    let server = TestServer::start(&[]).await;
    let id = server.apply(&json!({ "title": "Cook", "location": "Almaty" }), "Warm House").await;
    let page = server.page(&format!("/chat/{id}"), &[]).await;
    let names = assets(&page.body);
    let mut texts = None;
    for name in names.iter().filter(|name| name.rsplit('.').next() == Some("js")) {
        let script = server.page(name, &[]).await.body;
        for import in script.lines().filter(|line| line.starts_with("import ")) {
            let file = import.split("'./").nth(1).unwrap().trim_end_matches("';");
            assert!(names.iter().any(|name| name.ends_with(&format!("/{file}"))), "{import}");
        }
        for forbidden in ["innerHTML", "eval(", "document.write", "document.cookie"] {
            assert!(!script.contains(forbidden), "{forbidden} in {name}");
        }
        texts = texts.or(script.strip_prefix("export default ").map(str::to_owned));
    }
    let texts: Value = serde_json::from_str(texts.unwrap().trim_end().trim_end_matches(';')).unwrap();
    for language in ["ru", "kk", "en"] {
        let of_language = texts[language].as_object().unwrap();
        assert_eq!(of_language.len(), texts["en"].as_object().unwrap().len());
        for (key, text) in of_language {
            assert!(!text.as_str().unwrap().trim().is_empty(), "{language} {key}");
            let places = |text: &Value| text.as_str().unwrap().matches('{').count();
            assert_eq!(places(text), places(&texts["en"][key]), "{language} {key}");
        }
    }
}

#[tokio::test]
async fn the_chat_weighs_less_than_its_budget() {
    let server = TestServer::start(&[]).await;
    let id = server.apply(&json!({ "title": "Cook", "location": "Almaty" }), "Warm House").await;
    let page = server.page(&format!("/chat/{id}"), &[]).await;
    let mut total = gzipped(&page.bytes);
    for name in assets(&page.body) {
        total += server.page(&name, &[(ACCEPT_ENCODING, "gzip")]).await.bytes.len();
    }
    println!("the chat, gzipped, all in: {total} bytes");
    assert!(total <= BUDGET, "{total}");
}
