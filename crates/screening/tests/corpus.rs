//! Replays the stored inputs of the fuzz targets, so that what was once found stays found without a fuzzer.

#![allow(clippy::unwrap_used, clippy::expect_used)]
// The engine does no I/O; its tests may.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

#[path = "corpus/checks.rs"]
mod checks;

/// Fewer files than this mean that the corpus was not found, not that it is small.
const FEWEST: usize = 15;

/// Runs a check over every stored input of a target, and says which of them it fails on.
fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= FEWEST, "{} inputs in {}", files.len(), folder.display());
    let failed: Vec<_> = files
        .iter()
        .filter(|file| {
            let data = fs::read(file).unwrap();
            catch_unwind(|| check(&data)).is_err()
        })
        .collect();
    assert!(failed.is_empty(), "fails on {failed:#?}");
}

#[test]
fn any_text_is_split() {
    replay("text", checks::text);
}

#[test]
fn any_answer_is_understood() {
    replay("understand", checks::answer);
}

#[test]
fn any_resume_is_read() {
    replay("resume", checks::resume);
}

#[test]
fn any_vacancy_is_read() {
    replay("criteria", checks::vacancy);
}

#[test]
fn any_interview_ends() {
    replay("interview", checks::interview);
}

#[test]
fn any_line_is_scored() {
    replay("score", checks::score);
}

/// No bytes at all and bytes that are no text, which no stored file needs to hold.
#[test]
fn nothing_and_noise_are_read() {
    let noise: Vec<u8> = (0..=255).collect();
    for check in [checks::text, checks::answer, checks::resume, checks::vacancy, checks::interview, checks::score] {
        check(&[]);
        check(&noise);
    }
}
