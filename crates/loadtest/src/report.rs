//! What a scenario found: a table for people, JSON for programs.

use std::fmt;

use serde::Serialize;

use crate::histogram::{Histogram, Quantiles};
use crate::process;

/// The result of one scenario.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Which.
    pub scenario: &'static str,
    /// Cores and load of the machine when it began.
    pub machine: String,
    /// What it was run with.
    pub parameters: Vec<(&'static str, String)>,
    /// Single numbers.
    pub figures: Vec<Figure>,
    /// Distributions of times.
    pub times: Vec<Times>,
    /// What went wrong, with its count; empty when all went well.
    pub failures: Vec<(String, u64)>,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// What it counts.
    pub name: &'static str,
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
}

/// One distribution.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Times {
    /// What was timed.
    pub name: &'static str,
    /// Its quantiles.
    #[serde(flatten)]
    pub quantiles: Quantiles,
}

impl Report {
    /// An empty report.
    pub fn new(scenario: &'static str) -> Self {
        Self {
            scenario,
            machine: process::machine(),
            parameters: Vec::new(),
            figures: Vec::new(),
            times: Vec::new(),
            failures: Vec::new(),
        }
    }

    /// Adds what it was run with.
    pub fn parameter(&mut self, name: &'static str, value: impl fmt::Display) {
        self.parameters.push((name, value.to_string()));
    }

    /// Adds a number.
    pub fn figure(&mut self, name: &'static str, value: f64, unit: &'static str) {
        self.figures.push(Figure { name, value, unit });
    }

    /// Adds a distribution; one without measurements is left out.
    pub fn time(&mut self, name: &'static str, histogram: &Histogram) {
        if histogram.count() > 0 {
            self.times.push(Times { name, quantiles: histogram.quantiles() });
        }
    }

    /// Counts something that went wrong.
    pub fn failure(&mut self, what: &str) {
        match self.failures.iter_mut().find(|(known, _)| known == what) {
            Some((_, count)) => *count += 1,
            None => self.failures.push((what.to_owned(), 1)),
        }
    }

    /// Whether nothing went wrong.
    pub fn is_clean(&self) -> bool {
        self.failures.is_empty()
    }

    /// A number by name.
    pub fn value(&self, name: &str) -> Option<f64> {
        self.figures.iter().find(|figure| figure.name == name).map(|figure| figure.value)
    }
}

/// A number with as many decimals as it deserves.
fn shown(value: f64) -> String {
    if value.abs() >= 1000.0 {
        format!("{value:.0}")
    } else if value.abs() >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({})", self.scenario, self.machine)?;
        for (name, value) in &self.parameters {
            writeln!(f, "  {name:<34} {value:>12}")?;
        }
        for figure in &self.figures {
            writeln!(f, "  {:<34} {:>12} {}", figure.name, shown(figure.value), figure.unit)?;
        }
        if !self.times.is_empty() {
            let head = ["count", "p50 ms", "p95 ms", "p99 ms", "max ms"];
            writeln!(f, "  {:<34} {}", "", head.map(|title| format!("{title:>12}")).join(" "))?;
        }
        for times in &self.times {
            let quantiles = &times.quantiles;
            let ms = [quantiles.p50_ms, quantiles.p95_ms, quantiles.p99_ms, quantiles.max_ms];
            let cells = ms.map(|value| format!("{:>12}", shown(value))).join(" ");
            writeln!(f, "  {:<34} {:>12} {cells}", times.name, quantiles.count)?;
        }
        for (what, count) in &self.failures {
            writeln!(f, "  FAILED {count} times: {what}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::time::Duration;

    fn report() -> Report {
        let mut report = Report::new("interviews");
        report.parameter("candidates", 5);
        report.figure("interviews", 123.456, "/s");
        let mut histogram = Histogram::default();
        histogram.record(Duration::from_millis(2));
        report.time("answer", &histogram);
        report.time("nothing", &Histogram::default());
        report
    }

    #[test]
    fn the_table_shows_everything_that_was_measured() {
        let text = report().to_string();
        for part in ["interviews (", "candidates", "123.5 /s", "p99 ms", "answer", "2.00"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("nothing") && !text.contains("FAILED"));
    }

    #[test]
    fn failures_are_counted_and_shown() {
        let mut report = report();
        assert!(report.is_clean());
        report.failure("timed out");
        report.failure("timed out");
        assert!(!report.is_clean());
        assert!(report.to_string().contains("FAILED 2 times: timed out"));
    }

    #[test]
    fn json_has_names_values_and_units() {
        let json = serde_json::to_value(report()).unwrap();
        assert_eq!(json["figures"][0]["unit"], "/s");
        assert_eq!(json["times"][0]["p50_ms"], 2.0);
        assert_eq!(report().value("interviews"), Some(123.456));
        assert_eq!(report().value("else"), None);
    }
}
