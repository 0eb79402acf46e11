//! How long the engine's steps take. What a candidate waits for is the database and the network; the engine must stay
//! invisible beside them, on one core of a small server:
//!
//! | step | goal |
//! | --- | --- |
//! | an answer understood | ≤ 50 µs |
//! | a résumé of 6,000 characters prepared | ≤ 1 ms |
//! | a pair compared: likeness, facts, assessment | ≤ 50 µs |
//! | the next question | ≤ 20 µs |
//!
//! `cargo bench -p screening` runs them all, `cargo bench -p screening -- pair` those whose name holds "pair". What the
//! dictionaries take is measured by the example `memory`: they are built once a process, which no repetition shows.

// `criterion_group!` makes a public function, and what measures may panic.
#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use screening::criteria;
use screening::fact::Language;
use screening::interview::{Applicant, Brief, Message, OwnQuestion, StoredState, Vacancy, start, step};
use screening::relevance::{JobProfile, Stage, assess};
use screening::resume::Resume;
use screening::understanding::{Asked, Slot, understand};
use serde_json::{Value, json};

const RUSSIAN: &str = include_str!("resume_ru.txt");
const ENGLISH: &str = include_str!("resume_en.txt");

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// A vacancy as employers write them: a title, some paragraphs, structured requirements and a question of their own.
fn vacancy(title: &str, description: &str, requirements: &Value) -> Vacancy {
    Vacancy {
        title: title.into(),
        description: description.into(),
        location: "Алматы".into(),
        requirements: requirements.as_object().cloned(),
        salary_min: Some(500_000),
        salary_max: Some(700_000),
        company: "Ромашка".into(),
        questions: vec![OwnQuestion {
            text: "Есть ли у вас медкнижка?".into(), kind: Slot::YesNo, must: false
        }],
        ..Vacancy::default()
    }
}

fn accountant() -> Vacancy {
    vacancy(
        "Главный бухгалтер",
        "В производственную компанию с собственной сетью магазинов требуется главный бухгалтер.\n\
         Обязанности:\n\
         • полное ведение бухгалтерского и налогового учёта на общеустановленном режиме;\n\
         • сдача налоговой и статистической отчётности, взаимодействие с аудиторами и банками;\n\
         • контроль расчёта заработной платы, первичной документации и инвентаризаций;\n\
         • руководство отделом из шести человек, внедрение регламентов закрытия месяца.\n\
         Требования:\n\
         • высшее экономическое образование, опыт от пяти лет на схожей должности;\n\
         • уверенное знание 1С:Бухгалтерии, ЭСФ, СНТ, Excel (сводные таблицы, Power Query);\n\
         • знание МСФО и казахский язык будут преимуществом.\n\
         Условия: официальное оформление, график 5/2 с 9:00 до 18:00, офис в центре города, частичная удалёнка после \
         испытательного срока, добровольное медицинское страхование, обучение за счёт компании.",
        &json!({
            "skills": ["1С", "Excel", "Налоговый учёт"],
            "nice": ["МСФО", "SAP", "Docker"],
            "experience": "5+ лет",
            "langs": ["RU C1", "KK B1"],
            "education": "высшее",
            "format": "office",
            "schedule": "5/2",
        }),
    )
}

fn developer() -> Vacancy {
    vacancy(
        "Senior Rust / Go Engineer",
        "We build the payment platform used by forty thousand merchants in Central Asia.\n\
         You will:\n\
         - design and operate services in Rust and Go, from the first sketch to the on-call rotation;\n\
         - own PostgreSQL schemas and Kafka topics, plan migrations without downtime;\n\
         - review code, mentor younger colleagues, write documents that outlive the meeting.\n\
         We expect:\n\
         - at least five years of commercial backend development;\n\
         - confident SQL, Linux, Docker and Kubernetes; Terraform is a plus;\n\
         - English B2 or higher, Russian is an advantage.\n\
         Hybrid work from our Almaty office, flexible hours, 24 days of paid vacation, a budget for conferences.",
        &json!({
            "skills": ["Rust", "PostgreSQL", "Kafka", "Kubernetes"],
            "nice": ["Terraform", "ClickHouse", "Angular"],
            "experience": 5,
            "langs": "EN B2",
            "format": "hybrid",
        }),
    )
}

/// Answers of every slot, short and long, in three languages.
const ANSWERS: &[(&str, Slot, &str)] = &[
    ("city ru", Slot::City, "Живу в Караганде, но уже снял квартиру в Алматы"),
    ("city kk", Slot::City, "Қазір Астанада тұрамын"),
    ("experience ru", Slot::Experience, "С 2019 года работаю бухгалтером, до этого ещё полтора года стажировки"),
    ("experience en", Slot::Experience, "about 5 years, 3 of them as a team lead"),
    ("salary ru", Slot::Salary, "от 350 до 400 тыс. тенге на руки, на испытательном можно меньше"),
    ("salary en", Slot::Salary, "from $2,500 a month after taxes"),
    ("notice kk", Slot::Notice, "Екі аптадан кейін шыға аламын"),
    ("skill ru", Slot::Skill, "Docker да, с Kafka не работал"),
    ("yes or no kk", Slot::YesNo, "иә, әрине"),
    ("language en", Slot::Language, "My English is upper-intermediate, IELTS 7.0"),
    ("education ru", Slot::Education, "Неоконченное высшее, учусь на четвёртом курсе КарГУ"),
    ("format ru", Slot::Format, "Лучше удалённо, но два дня в офисе тоже можно"),
    ("relocation ru", Slot::Relocation, "Готов переехать, если компания поможет с жильём"),
    (
        "text of 600 characters",
        Slot::Text,
        "Работала главным бухгалтером на элеваторе: вела учёт зерна, закрывала месяц за четыре дня, сдавала НДС и \
         годовую отчётность, общалась с аудиторами. До этого четыре года считала зарплату в сети магазинов на триста \
         человек, настраивала выгрузку табелей в 1С и обучала кассиров. Из города пока уезжать не планирую, но в Алматы \
         бываю каждый месяц и к командировкам отношусь спокойно. Английский на уровне чтения документов, казахский \
         свободно. Зарплату хотела бы от 600 тысяч на руки, выйти смогу через месяц после предложения: нужно передать \
         дела. Ещё важно, чтобы первичку приносили вовремя.",
    ),
];

fn answers(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("answer understood");
    for (name, slot, text) in ANSWERS {
        let asked = Asked { slot: Some(*slot), skill: Some("Docker"), language: Some("en") };
        group.bench_function(*name, |b| b.iter(|| understand(&asked, black_box(text), today())));
    }
    group.finish();
}

fn prepared(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("résumé prepared");
    for (name, text) in [("ru", RUSSIAN), ("en", ENGLISH)] {
        let length = text.chars().count();
        assert!((5_900..6_100).contains(&length), "{name}: {length} characters");
        group.bench_function(name, |b| b.iter(|| Resume::read(black_box(text), today())));
    }
    group.finish();
    let mut group = bench.benchmark_group("vacancy prepared");
    for (name, vacancy) in [("ru", accountant()), ("en", developer())] {
        group.bench_function(name, |b| {
            b.iter(|| {
                let criteria = criteria::read(black_box(&vacancy));
                (JobProfile::with(&vacancy, &criteria), criteria)
            });
        });
    }
    group.finish();
}

/// What ranking one more applicant of a vacancy takes, both sides prepared.
fn pairs(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("pair compared");
    let vacancies = [("accountant", accountant()), ("developer", developer())];
    for (job, vacancy) in &vacancies {
        let criteria = criteria::read(vacancy);
        let profile = JobProfile::with(vacancy, &criteria);
        for (language, text) in [("ru", RUSSIAN), ("en", ENGLISH)] {
            let resume = Resume::read(text, today());
            group.bench_function(format!("{job}, {language}"), |b| {
                b.iter(|| {
                    let likeness = black_box(&profile).compare(&resume);
                    let facts = resume.facts_for(&criteria, &profile, likeness.value);
                    assess(&criteria, &facts, Some(&likeness), Stage::Applied)
                });
            });
        }
    }
    // The parts, to see which of them grows.
    let (criteria, profile) = (criteria::read(&accountant()), JobProfile::read(&accountant()));
    let resume = Resume::read(RUSSIAN, today());
    let likeness = profile.compare(&resume);
    let facts = resume.facts_for(&criteria, &profile, likeness.value);
    group.bench_function("likeness alone", |b| b.iter(|| black_box(&profile).compare(&resume)));
    group.bench_function("facts alone", |b| {
        b.iter(|| black_box(&resume).facts_for(&criteria, &profile, likeness.value));
    });
    group.bench_function("assessment alone", |b| {
        b.iter(|| assess(black_box(&criteria), &facts, Some(&likeness), Stage::Applied));
    });
    group.finish();
}

/// A message taken and the next question put into words, in the middle of an interview.
fn questions(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("next question");
    let applicants = [
        // An application without a résumé is asked everything.
        ("no résumé", Applicant { city: String::new(), resume: String::new() }),
        ("with résumé", Applicant { city: "Караганда".into(), resume: RUSSIAN.into() }),
    ];
    for (name, applicant) in &applicants {
        let opened = start(&accountant(), applicant, today()).state;
        for (said, text) in [("a plain answer", "да"), ("a skip", "не хочу отвечать")] {
            group.bench_function(format!("{said}, {name}"), |b| {
                b.iter(|| step(black_box(&opened), Message::Text { seq: 1, text }, today()));
            });
        }
        group.bench_function(format!("another language, {name}"), |b| {
            b.iter(|| step(black_box(&opened), Message::Language(Language::Kk), today()));
        });
    }
    group.finish();
    let mut group = bench.benchmark_group("interview opened");
    for (name, applicant) in &applicants {
        group.bench_function(*name, |b| b.iter(|| start(black_box(&accountant()), applicant, today())));
    }
    group.finish();
    // Each message stores the state, and loads it where another instance had the turn before: with the question, this is
    // what a message costs the engine.
    let mut group = bench.benchmark_group("state as JSON");
    let opened = start(&accountant(), &applicants[1].1, today()).state;
    let stored = serde_json::to_string(&opened).unwrap();
    group.bench_function("written", |b| b.iter(|| serde_json::to_string(black_box(&opened)).unwrap()));
    let brief = serde_json::to_string(opened.brief()).unwrap();
    let read = |stored: &str, brief: &str| {
        serde_json::from_str::<StoredState>(stored).unwrap().with(serde_json::from_str::<Brief>(brief).unwrap())
    };
    group.bench_function("read", |b| b.iter(|| read(black_box(&stored), black_box(&brief))));
    group.finish();
}

criterion_group!(engine, answers, prepared, pairs, questions);
criterion_main!(engine);
