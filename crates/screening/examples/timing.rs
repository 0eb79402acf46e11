//! Measures the engine: a résumé prepared, an interview opened, a message taken.
//!
//!     cargo run --release -p screening --example timing

#![allow(clippy::disallowed_methods, reason = "the engine has no clock; what measures it needs one")]

use std::hint::black_box;
use std::time::Instant;

use chrono::NaiveDate;
use screening::interview::{Applicant, Message, Vacancy, start, step};
use screening::relevance::JobProfile;
use screening::resume::Resume;
use screening::understanding::{Asked, Slot, understand};

/// Mean time of one run in microseconds.
fn time(name: &str, runs: u32, mut run: impl FnMut()) {
    run();
    let begun = Instant::now();
    for _ in 0..runs {
        run();
    }
    println!("{name:<40} {:>9.1} µs", begun.elapsed().as_secs_f64() * 1e6 / f64::from(runs));
}

fn main() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    let begun = Instant::now();
    screening::warm_up();
    println!("dictionaries built in {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
    let entry = "05.2018 – 02.2024 Бухгалтер, ООО «Пример»: 1С, Excel, налоговая отчётность, сверка с банком, первичная \
                 документация, расчёт заработной платы, подготовка отчётов для руководства компании.\n";
    let resume: String = entry.repeat(40).chars().take(6000).collect();
    let requirements =
        serde_json::json!({"skills": ["1С", "Excel", "Docker", "Kafka"], "experience": "3+ лет", "langs": ["EN B2"]});
    let vacancy = Vacancy {
        title: "Бухгалтер".into(),
        description: entry.repeat(8),
        location: "Алматы".into(),
        requirements: requirements.as_object().cloned(),
        ..Vacancy::default()
    };
    let applicant = Applicant { city: "Алматы".into(), resume: resume.clone() };
    let job = JobProfile::read(&vacancy);
    let read = Resume::read(&resume, today);
    let opened = start(&vacancy, &applicant, today).state;
    println!("state: {} bytes of JSON", serde_json::to_string(&opened).map_or(0, |s| s.len()));
    time("résumé of 6,000 characters prepared", 500, || drop(black_box(Resume::read(&resume, today))));
    time("vacancy prepared", 500, || drop(black_box(JobProfile::read(&vacancy))));
    time("pair compared", 2000, || drop(black_box(job.compare(&read))));
    time("interview opened (all of the above)", 200, || drop(black_box(start(&vacancy, &applicant, today))));
    let asked = Asked { slot: Some(Slot::Skill), skill: Some("Docker"), language: None };
    let text = "Docker да, с Kafka не работал";
    time("understanding of that message alone", 5000, || drop(black_box(understand(&asked, text, today))));
    time("message taken, next question asked", 5000, || {
        drop(black_box(step(&opened, Message::Text { seq: 1, text }, today)));
    });
    time("a language switch (next question alone)", 5000, || {
        drop(black_box(step(&opened, Message::Language(screening::fact::Language::Kk), today)));
    });
}
