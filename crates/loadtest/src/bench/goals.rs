//! Figures against what the project wants to reach.

use std::fmt;

use serde::Serialize;

use crate::process;
use crate::report::Report;

/// Which way a figure is to go.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// At least this.
    AtLeast(f64),
    /// At most this.
    AtMost(f64),
}

/// A figure with its goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// What was measured.
    pub name: &'static str,
    /// The figure; `None`: it could not be measured.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: &'static str,
    /// What is wanted.
    pub goal: Goal,
}

impl Line {
    /// Whether the goal is reached; what was not measured has not been.
    pub fn is_reached(&self) -> bool {
        self.value.is_some_and(|value| match self.goal {
            Goal::AtLeast(wanted) => value >= wanted,
            Goal::AtMost(wanted) => value <= wanted,
        })
    }
}

/// All figures of a run.
#[derive(Debug, Clone, Serialize)]
pub struct Goals {
    /// Cores and load of the machine when it began.
    pub machine: String,
    /// The figures.
    pub lines: Vec<Line>,
    /// Where they come from.
    pub reports: Vec<Report>,
    /// What was left out, and why.
    pub left_out: Vec<String>,
}

impl Goals {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { machine: process::machine(), lines: Vec::new(), reports: Vec::new(), left_out: Vec::new() }
    }

    /// A figure and its goal.
    pub fn add(&mut self, name: &'static str, value: Option<f64>, unit: &'static str, goal: Goal) {
        self.lines.push(Line { name, value, unit, goal });
    }

    /// Whether everything worked; a goal that is not reached is a finding, not a failure.
    pub fn is_clean(&self) -> bool {
        self.reports.iter().all(Report::is_clean)
    }
}

impl Default for Goals {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Goals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for report in &self.reports {
            writeln!(f, "{report}")?;
        }
        writeln!(f, "figures against goals ({})", self.machine)?;
        for line in &self.lines {
            let value = line.value.map_or_else(|| "not measured".to_owned(), |value| format!("{value:.2}"));
            let goal = match line.goal {
                Goal::AtLeast(wanted) => format!(">= {wanted}"),
                Goal::AtMost(wanted) => format!("<= {wanted}"),
            };
            let verdict = if line.is_reached() { "reached" } else { "MISSED" };
            writeln!(f, "  {:<58} {value:>12} {:<6} {goal:>9}  {verdict}", line.name, line.unit)?;
        }
        for what in &self.left_out {
            writeln!(f, "  left out: {what}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_go_both_ways_and_nothing_is_reached_unmeasured() {
        let mut goals = Goals::new();
        goals.add("more", Some(0.7), "", Goal::AtLeast(0.7));
        goals.add("less", Some(5.1), "ms", Goal::AtMost(5.0));
        goals.add("unknown", None, "ms", Goal::AtMost(5.0));
        assert_eq!(goals.lines.iter().map(Line::is_reached).collect::<Vec<_>>(), [true, false, false]);
        let text = goals.to_string();
        assert!(text.contains("reached") && text.contains("MISSED") && text.contains("not measured"), "{text}");
        assert!(goals.is_clean());
        let mut failed = Report::new("x");
        failed.failure("y");
        goals.reports.push(failed);
        assert!(!goals.is_clean());
    }
}
