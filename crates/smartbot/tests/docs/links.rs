//! Relative links in the documents lead to a file, and to a heading where they name one.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{markdown, root};

/// All documents of the checkout.
fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && !name.starts_with('.') && !matches!(name.as_str(), "target" | "data" | "coverage") {
            documents(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

/// Targets of links and images in a line.
fn targets(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, close) in [("](", ')'), ("src=\"", '"'), ("href=\"", '"')] {
        let mut rest = line;
        while let Some(start) = rest.find(open) {
            rest = &rest[start + open.len()..];
            let end = rest.find(close).unwrap_or(rest.len());
            found.push(&rest[..end]);
        }
    }
    found
}

/// The anchors of a document's headings, as GitHub makes them.
fn anchors(text: &str) -> HashSet<String> {
    let headings = markdown::prose(text)
        .into_iter()
        .filter(|(_, line)| line.starts_with('#'))
        .map(|(_, line)| line.trim_start_matches('#').trim().to_lowercase());
    headings
        .map(|heading| {
            let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

#[test]
fn links_lead_somewhere() {
    let mut files = Vec::new();
    documents(&root(), &mut files);
    assert!(files.len() > 5, "{files:?}");
    let mut broken = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in markdown::prose(&text) {
            for target in targets(line) {
                if target.contains("://") || target.starts_with("mailto:") {
                    continue;
                }
                let (path, anchor) =
                    target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
                let to = if path.is_empty() { file.clone() } else { file.parent().unwrap().join(path) };
                let there = to.exists()
                    && anchor
                        .is_none_or(|anchor| anchors(&fs::read_to_string(&to).unwrap_or_default()).contains(anchor));
                if !there {
                    broken.push(format!("{}:{number}: {target}", file.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn links_and_anchors_are_found() {
    assert_eq!(targets("see [a](b.md#c) and ![d](e.png), <img src=\"f\">"), ["b.md#c", "e.png", "f"]);
    assert_eq!(
        anchors("# One, two\n```\n# no\n```\n## `GET /x` — here\n"),
        HashSet::from(["one-two", "get-x--here"].map(str::to_owned))
    );
}
