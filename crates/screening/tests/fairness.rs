//! Blindness: who a candidate is moves neither the score nor a single reason.
//!
//! `fairness/swaps.tsv` changes one personal detail of a résumé of the corpus at a time; `fairness/headers.txt` replaces
//! its whole personal block by somebody else's, at the top or at the end.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeMap;

use common::{Content, Pair, contents, score_input, score_input_with, today};
use screening::score_jsonl::score_line;
use serde_json::Value as Json;

/// What differs between two scored lines, if anything does.
fn moved(before: &Json, after: &Json) -> Option<String> {
    let bytes = [before, after].map(Json::to_string);
    if bytes[0] == bytes[1] {
        return None;
    }
    let mut out = vec![format!("{} → {}", before["score"], after["score"])];
    for (a, b) in before["reasons"].as_array().unwrap().iter().zip(after["reasons"].as_array().unwrap()) {
        if a != b {
            out.push(format!(
                "{}: {} {} {} → {} {} {}",
                a["criterion"], a["code"], a["value"], a["quotes"], b["code"], b["value"], b["quotes"]
            ));
        }
    }
    if before["summary"] != after["summary"] {
        out.push(format!("{} → {}", before["summary"], after["summary"]));
    }
    Some(out.join("; "))
}

fn none(complaints: &[String], of: usize) {
    assert!(complaints.is_empty(), "{} of {of} moved:\n{}", complaints.len(), complaints.join("\n"));
}

fn find<'a>(all: &'a [Content], name: &str, language: &str) -> &'a Pair {
    let content = all.iter().find(|c| c.name == name).unwrap_or_else(|| panic!("{name}: no such content"));
    content.pairs.iter().find(|p| p.language.code() == language).unwrap()
}

#[test]
fn one_personal_detail_moves_nothing() {
    let all = contents();
    let mut complaints = Vec::new();
    let mut swaps = 0;
    for line in include_str!("fairness/swaps.tsv").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, language, kind, old, new] = fields[..] else { panic!("{line}: five fields") };
        let (old, new) = (old.replace("\\t", "\t"), new.replace("\\t", "\t"));
        let pair = find(&all, name, language);
        let resume = pair.applicant.resume.replacen(&old, &new, 1);
        assert_ne!(resume, pair.applicant.resume, "{line}: nothing to swap");
        swaps += 1;
        let before = score_line(&score_input(pair), today());
        let after = score_line(&score_input_with(pair, &resume), today());
        if let Some(what) = moved(&before, &after) {
            complaints.push(format!("{name} {language} {kind}: {old} => {new}: {what}"));
        }
    }
    assert!(swaps >= 300, "only {swaps} swaps");
    none(&complaints, swaps);
}

/// A personal block and where it stands.
struct Header {
    language: &'static str,
    at_the_end: bool,
    text: &'static str,
}

fn headers() -> Vec<Header> {
    include_str!("fairness/headers.txt")
        .split("# ")
        .filter(|block| !block.trim().is_empty())
        .map(|block| {
            let (head, text) = block.split_once('\n').expect("a head and a text");
            let (language, place) = head.split_once(' ').expect("language and place");
            Header { language, at_the_end: place == "end", text: text.trim_end() }
        })
        .collect()
}

/// The résumé with another personal block, or with none.
fn with_header(pair: &Pair, header: Option<&Header>) -> String {
    let lines: Vec<&str> = pair.applicant.resume.lines().collect();
    let (from, to) = pair.personal;
    let body = [&lines[..from], &lines[to..]].concat().join("\n");
    match header {
        None => body,
        Some(h) if h.at_the_end => format!("{body}\n\n{}", h.text),
        Some(h) => format!("{}\n{body}", h.text),
    }
}

#[test]
fn somebody_elses_personal_block_moves_nothing() {
    let headers = headers();
    assert_eq!(headers.len(), 24);
    let mut complaints = Vec::new();
    let mut count = 0;
    let mut by_header: BTreeMap<usize, usize> = BTreeMap::new();
    for content in contents() {
        for pair in &content.pairs {
            let score =
                |header: Option<&Header>| score_line(&score_input_with(pair, &with_header(pair, header)), today());
            let bare = score(None);
            let own = score_line(&score_input(pair), today());
            count += 1;
            if let Some(what) = moved(&bare, &own) {
                complaints.push(format!("{} {} own block: {what}", content.name, pair.language.code()));
            }
            for (i, header) in headers.iter().enumerate().filter(|(_, h)| h.language == pair.language.code()) {
                count += 1;
                if let Some(what) = moved(&bare, &score(Some(header))) {
                    *by_header.entry(i).or_default() += 1;
                    let first = header.text.lines().next().unwrap_or_default();
                    complaints.push(format!("{} {} {first}: {what}", content.name, pair.language.code()));
                }
            }
        }
    }
    println!("moved by header: {by_header:?}");
    none(&complaints, count);
}
