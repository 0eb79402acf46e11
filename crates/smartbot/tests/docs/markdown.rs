//! As much of Markdown as the documents use.

use std::ops::Range;

/// An example: commands, and what they are said to lead to.
pub(crate) struct Step {
    /// Line of the commands, from 1.
    pub(crate) line: usize,
    /// For the shell.
    pub(crate) commands: String,
    /// Status of the last request; `None`: any success.
    pub(crate) status: Option<u16>,
    /// What is printed, if that is shown.
    pub(crate) output: Option<Output>,
}

/// A documented output.
pub(crate) struct Output {
    /// Shown as indented JSON; otherwise as printed.
    pub(crate) json: bool,
    /// Its lines in the document, from 0.
    pub(crate) lines: Range<usize>,
}

/// A fenced block.
struct Fence<'a> {
    language: &'a str,
    body: Range<usize>,
}

fn fence<'a>(lines: &[&'a str], at: usize) -> Option<Fence<'a>> {
    let language = lines[at].strip_prefix("```")?.trim();
    let length = lines[at + 1..].iter().position(|line| line.starts_with("```")).expect("a fence without an end");
    Some(Fence { language, body: at + 1..at + 1 + length })
}

/// The examples of a document, in order.
pub(crate) fn steps(text: &str) -> Vec<Step> {
    let lines: Vec<&str> = text.lines().collect();
    let mut steps: Vec<Step> = Vec::new();
    // Whether an output block here belongs to the last step.
    let mut follows = false;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if let Some(Fence { language, body }) = fence(&lines, at) {
            at = body.end;
            match (language, steps.last_mut()) {
                ("bash", _) => {
                    let commands = lines[body.clone()].join("\n");
                    steps.push(Step { line: body.start, commands, status: None, output: None });
                    follows = true;
                }
                ("json" | "text", Some(step)) if follows => {
                    step.output = Some(Output { json: language == "json", lines: body });
                    follows = false;
                }
                _ => follows = false,
            }
        } else if let Some(command) = line.strip_prefix("<!-- run: ") {
            let commands = command.strip_suffix(" -->").expect("a comment that ends").to_owned();
            steps.push(Step { line: at + 1, commands, status: None, output: None });
            follows = true;
        } else if let Some(status) = line.strip_prefix("→ ").filter(|_| follows) {
            let status = status.get(..3).and_then(|digits| digits.parse().ok()).expect("→ and a status");
            steps.last_mut().expect("a step before its status").status = Some(status);
        } else if !line.trim().is_empty() {
            follows = false;
        }
        at += 1;
    }
    steps
}

/// The lines outside fenced blocks, with their numbers from 1.
pub(crate) fn prose(text: &str) -> Vec<(usize, &str)> {
    let mut inside = false;
    let mut prose = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with("```") {
            inside = !inside;
        } else if !inside {
            prose.push((number, line));
        }
    }
    prose
}

#[test]
fn commands_statuses_and_outputs_are_told_apart() {
    let text = "# A\n```sh\nnot run\n```\n```bash\none\ntwo\n```\n→ 201\n\n```json\n{}\n```\n```text\nnobody's\n```\n\
                <!-- run: three -->\n```text\nout\n```\n```bash\nfour\n```\nprose\n```json\nnobody's\n```\n";
    let steps = steps(text);
    let commands: Vec<&str> = steps.iter().map(|step| step.commands.as_str()).collect();
    assert_eq!(commands, ["one\ntwo", "three", "four"]);
    assert_eq!(steps[0].line, 5);
    assert_eq!(steps[0].status, Some(201));
    let output = steps[0].output.as_ref().unwrap();
    assert!(output.json);
    assert_eq!(output.lines, 11..12);
    assert!(!steps[1].output.as_ref().unwrap().json);
    assert!(steps[2].output.is_none() && steps[2].status.is_none());
}
