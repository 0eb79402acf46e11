//! The documentation is true: every command in it runs and prints what stands beside it, the lists of variables are
//! the program's own, and links lead somewhere.
//!
//! A ```` ```bash ```` block is run, in order, in one shell, as a reader would who pastes them one after the other; a
//! ```` ```sh ```` block is not (it starts the server, or needs Docker). `→ 201` under a block is the status of its last
//! request; the `json` or `text` block behind it is its output. `<!-- run: … -->` is a command whose output alone is
//! shown.
//!
//! After a change of what the program says, `UPDATE_DOCS=1 cargo test -p smartbot --test docs` writes the new output
//! into the documents, to be read before it is committed. Statuses are never rewritten.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod links;
mod markdown;
mod server;
mod steady;
mod variables;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use markdown::Step;
use server::Server;
use steady::Steady;

/// The address of every example.
const ADDRESS: &str = "127.0.0.1:8000";
/// How the documents call the program.
const PROGRAM: &str = "cargo run --quiet --release --";

/// The root of the checkout.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Whether documents are to be brought up to date instead of being compared.
fn update() -> bool {
    std::env::var("UPDATE_DOCS").is_ok_and(|value| value == "1")
}

/// Compares a file with what it should hold, or writes that.
fn same_or_update(name: &str, expected: &str) {
    let path = root().join(name);
    let found = fs::read_to_string(&path).unwrap_or_default();
    if found != expected && update() {
        fs::write(&path, expected).unwrap();
    } else {
        let different = found.lines().zip(expected.lines()).position(|(found, expected)| found != expected);
        let line = different.unwrap_or_else(|| found.lines().count().min(expected.lines().count()));
        assert!(
            found == expected,
            "{name}:{} is out of date.\n  it says:   {}\n  should be: {}\nUPDATE_DOCS=1 cargo test -p smartbot --test docs \
             writes what should be there.",
            line + 1,
            found.lines().nth(line).unwrap_or("(nothing)"),
            expected.lines().nth(line).unwrap_or("(nothing)"),
        );
    }
}

/// A tool of the examples that this machine lacks. CI installs them; elsewhere the toolchain alone must be enough to pass
/// the tests.
fn missing_tool() -> Option<&'static str> {
    ["bash", "curl", "python3"].into_iter().find(|tool| Command::new(tool).arg("--version").output().is_err())
}

/// Runs the examples of a document against a new server and compares what they print.
fn run(name: &str) {
    if let Some(tool) = missing_tool() {
        assert!(std::env::var_os("CI").is_none(), "the examples need {tool}");
        eprintln!("skipped: the examples of {name} need {tool}");
        return;
    }
    let text = fs::read_to_string(root().join(name)).unwrap();
    let steps = markdown::steps(&text);
    assert!(!steps.is_empty(), "{name} has no example");
    let server = Server::start();
    let folder = server.folder().join("examples");
    fs::create_dir(&folder).unwrap();
    let printed = execute(name, &steps, &server, &folder);

    let mut steady = Steady::new(server.address(), ADDRESS);
    let mut problems = String::new();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // From the back, so that the line numbers of those in front stay true; ids are named from the front.
    let outputs: Vec<Option<String>> = steps
        .iter()
        .zip(&printed)
        .map(|(step, printed)| step.output.as_ref().map(|output| steady.render(&printed.out, output.json)))
        .collect();
    for ((step, printed), output) in steps.iter().zip(&printed).zip(outputs).rev() {
        match (step.status, printed.statuses.last()) {
            (Some(expected), found) if found != Some(&expected) => {
                writeln!(problems, "{name}:{}: {expected} is documented, {found:?} came", step.line).unwrap();
            }
            (None, _) if printed.statuses.iter().any(|status| !(200..300).contains(status)) => {
                writeln!(problems, "{name}:{}: {:?} came, undocumented", step.line, printed.statuses).unwrap();
            }
            _ => {}
        }
        let (Some(documented), Some(output)) = (&step.output, output) else { continue };
        let found: Vec<String> = output.lines().map(str::to_owned).collect();
        lines.splice(documented.lines.clone(), found);
    }
    assert!(problems.is_empty(), "\n{problems}");
    same_or_update(name, &(lines.join("\n") + "\n"));
}

/// What one step printed.
struct Printed {
    out: String,
    statuses: Vec<u16>,
}

/// Runs all steps in one shell.
fn execute(name: &str, steps: &[Step], server: &Server, folder: &Path) -> Vec<Printed> {
    // A curl that also tells us the status, and gives up in time.
    let curl = folder.join("curl");
    let real = Command::new("bash").args(["-c", "command -v curl"]).output().unwrap().stdout;
    let real = String::from_utf8(real).unwrap();
    assert!(!real.trim().is_empty(), "the examples need curl");
    let wrapper = format!("#!/bin/sh\nexec {} --max-time 60 -w '%{{stderr}}@%{{http_code}}\\n' \"$@\"\n", real.trim());
    fs::write(&curl, wrapper).unwrap();
    fs::set_permissions(&curl, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();

    let file = |index: usize, kind: &str| folder.join(format!("{index}.{kind}"));
    let mut script = "set -euo pipefail\n".to_owned();
    for (index, step) in steps.iter().enumerate() {
        let commands =
            step.commands.replace(ADDRESS, server.address()).replace(PROGRAM, env!("CARGO_BIN_EXE_smartbot"));
        let (out, err) = (file(index, "out"), file(index, "err"));
        // A group, not a subshell: variables are kept.
        writeln!(script, "{{\n{commands}\n}} >'{}' 2>'{}'", out.display(), err.display()).unwrap();
    }
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let status = Command::new("bash")
        .args(["-c", &script])
        .current_dir(root())
        .env("PATH", path)
        .stdin(Stdio::null())
        .status()
        .expect("the examples need bash");
    let last = (0..steps.len()).rfind(|index| file(*index, "err").exists()).unwrap_or(0);
    assert!(
        status.success(),
        "{name}:{}: failed with {status}\n{}{}\nlog of the server:\n{}",
        steps[last].line,
        fs::read_to_string(file(last, "out")).unwrap_or_default(),
        fs::read_to_string(file(last, "err")).unwrap_or_default(),
        server.log(),
    );
    (0..steps.len())
        .map(|index| {
            let errors = fs::read_to_string(file(index, "err")).unwrap();
            let statuses = errors.lines().filter_map(|line| line.strip_prefix('@')?.parse().ok()).collect();
            Printed { out: fs::read_to_string(file(index, "out")).unwrap(), statuses }
        })
        .collect()
}

#[test]
fn every_command_of_the_api_examples_does_what_it_says() {
    run("API_EXAMPLES.md");
}

#[test]
fn every_command_of_the_quickstart_does_what_it_says() {
    run("QUICKSTART.md");
}

#[test]
fn the_interviews_in_the_readmes_are_real() {
    run("README.md");
    run("README.ru.md");
}
