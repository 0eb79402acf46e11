//! The answer grammar against our own utterances: one file per slot, lines of text and expectation.
//!
//! The expectation is short: `!intent`, a JSON value, or the slot's own form (see [`expected`]).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_possible_truncation)]

use chrono::NaiveDate;
use screening::understanding::{Asked, Intent, Slot, understand};
use serde_json::{Value, json};

fn number(field: &str) -> Value {
    match field {
        "-" => Value::Null,
        other => {
            let value: f64 = other.parse().unwrap_or_else(|_| panic!("{other}: no number"));
            if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
        }
    }
}

fn word(field: &str) -> Value {
    match field {
        "-" => Value::Null,
        "true" => json!(true),
        "false" => json!(false),
        other => json!(other),
    }
}

fn list(field: &str) -> Vec<&str> {
    field.split(',').map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// The value a line expects, from its short form.
fn expected(slot: Slot, short: &str) -> Value {
    if short.starts_with('{') {
        return serde_json::from_str(short).unwrap_or_else(|error| panic!("{short}: {error}"));
    }
    let fields: Vec<&str> = short.split_whitespace().collect();
    match (slot, &fields[..]) {
        (Slot::City, _) => json!(short),
        (Slot::Experience, [min, max]) => json!({"min": number(min), "max": number(max)}),
        (Slot::YesNo, [answer]) => json!({"value": match *answer {
            "y" => json!(true),
            "n" => json!(false),
            _ => json!("unsure"),
        }}),
        (Slot::Salary, ["neg"]) => {
            json!({"min": null, "max": null, "currency": null, "period": null, "net": null, "negotiable": true})
        }
        (Slot::Salary, [min, max, currency, period, net]) => json!({
            "min": number(min), "max": number(max), "currency": word(currency), "period": word(period), "net": word(net),
        }),
        (Slot::Notice, [min, max]) => json!({"min_days": number(min), "max_days": number(max)}),
        (Slot::Language, [lang, level]) => json!({"lang": lang, "level": level}),
        (Slot::Education, [level, status]) => {
            json!({"level": level, "status": if *status == "c" { "completed" } else { "in_progress" }})
        }
        (Slot::Format, _) => {
            let (format, schedule) = short.split_once('|').expect("format | schedule");
            json!({"format": list(format), "schedule": list(schedule)})
        }
        (Slot::Relocation, [value, ..]) => {
            json!({"value": value, "city": word(short[value.len()..].trim())})
        }
        (Slot::Skill, [has, years]) => json!({"has": *has == "y", "years": number(years)}),
        _ => panic!("{short}: not a value of {slot:?}"),
    }
}

fn same(expected: &Value, got: &Value) -> bool {
    match (expected, got) {
        (Value::String(city), Value::Object(map)) => map.get("city").and_then(Value::as_str) == Some(city),
        (Value::Object(a), Value::Object(b)) => a
            .keys()
            .chain(b.keys())
            .all(|key| same(a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null))),
        (Value::Number(a), Value::Number(b)) => (a.as_f64().unwrap_or(0.0) - b.as_f64().unwrap_or(1.0)).abs() < 0.05,
        (a, b) => a == b,
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

/// Says what is wrong with a line, if anything.
fn complaint(slot: Slot, text: &str, wanted: &str) -> Option<String> {
    let asked = Asked { slot: Some(slot), skill: Some("Docker"), language: Some("en") };
    let got = understand(&asked, text, today());
    let value = got.value.as_ref().map_or(Value::Null, |found| found.value.to_json());
    let right = match wanted.strip_prefix('!') {
        Some(intent) => json!(got.intent) == json!(intent),
        None => got.intent == Intent::Answer && same(&expected(slot, wanted), &value),
    };
    (!right).then(|| format!("{slot:?} | {text} | want {wanted} | got {} {value}", json!(got.intent)))
}

fn check(complaints: &[String], lines: usize) {
    assert!(lines >= 40, "only {lines} lines");
    assert!(complaints.is_empty(), "{} of {lines} wrong:\n{}", complaints.len(), complaints.join("\n"));
}

fn check_slot(slot: Slot, table: &str) {
    let lines: Vec<(&str, &str)> = table.lines().filter_map(|line| line.split_once('\t')).collect();
    let complaints: Vec<String> = lines.iter().filter_map(|(text, wanted)| complaint(slot, text, wanted)).collect();
    check(&complaints, lines.len());
}

#[test]
fn experience() {
    check_slot(Slot::Experience, include_str!("utterances/experience.tsv"));
}

#[test]
fn city() {
    check_slot(Slot::City, include_str!("utterances/city.tsv"));
}

#[test]
fn yes_no() {
    check_slot(Slot::YesNo, include_str!("utterances/yes_no.tsv"));
}

#[test]
fn salary() {
    check_slot(Slot::Salary, include_str!("utterances/salary.tsv"));
}

#[test]
fn notice() {
    check_slot(Slot::Notice, include_str!("utterances/notice.tsv"));
}

#[test]
fn language() {
    check_slot(Slot::Language, include_str!("utterances/language.tsv"));
}

#[test]
fn education() {
    check_slot(Slot::Education, include_str!("utterances/education.tsv"));
}

#[test]
fn format() {
    check_slot(Slot::Format, include_str!("utterances/format.tsv"));
}

#[test]
fn relocation() {
    check_slot(Slot::Relocation, include_str!("utterances/relocation.tsv"));
}

#[test]
fn skill() {
    check_slot(Slot::Skill, include_str!("utterances/skill.tsv"));
}

#[test]
fn intents() {
    let mut lines = 0;
    let complaints: Vec<String> = include_str!("utterances/intents.tsv")
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let (slot, text, wanted) = (fields.next()?, fields.next()?, fields.next()?);
            lines += 1;
            let slot: Slot = serde_json::from_value(json!(slot)).expect("a slot");
            complaint(slot, text, wanted)
        })
        .collect();
    check(&complaints, lines);
}

/// Being told off, taken for a manipulator, written off or passed on for an ordinary answer is worse than any answer
/// missed.
#[test]
fn polite_answers_are_polite_in_every_slot() {
    let slots = [
        Slot::City,
        Slot::Experience,
        Slot::YesNo,
        Slot::Salary,
        Slot::Notice,
        Slot::Language,
        Slot::Education,
        Slot::Format,
        Slot::Relocation,
        Slot::Skill,
        Slot::Text,
    ];
    let mut complaints = Vec::new();
    let lines: Vec<&str> = include_str!("utterances/polite.txt").lines().collect();
    for (text, slot) in lines.iter().flat_map(|text| slots.iter().map(move |slot| (text, *slot))) {
        let asked = Asked { slot: Some(slot), skill: Some("Docker"), language: Some("en") };
        let got = understand(&asked, text, today()).intent;
        let wrong = matches!(
            got,
            Intent::Abuse | Intent::Injection | Intent::Withdraw | Intent::Human | Intent::Refuse | Intent::Offtopic
        );
        if wrong {
            complaints.push(format!("{slot:?} | {text} | want politeness | got {got:?}"));
        }
    }
    check(&complaints, lines.len());
}

/// Attempts to steer the bot, in whatever slot they come: none of them is ever taken for an answer.
#[test]
fn attempts_to_steer_are_seen_in_every_slot() {
    let slots = [Slot::City, Slot::Experience, Slot::YesNo, Slot::Salary, Slot::Language, Slot::Skill, Slot::Text];
    let mut complaints = Vec::new();
    let lines: Vec<&str> = include_str!("utterances/steering.txt").lines().collect();
    for (text, slot) in lines.iter().flat_map(|text| slots.iter().map(move |slot| (text, *slot))) {
        complaints.extend(complaint(slot, text, "!injection"));
    }
    check(&complaints, lines.len());
}

/// "5 лет, а какая зарплата?": the question is the intent, and the answer beside it is not lost.
#[test]
fn an_answer_beside_a_question_is_kept() {
    for (slot, text, wanted) in [
        (Slot::Experience, "5 лет, а какая зарплата?", "5 5"),
        (Slot::Experience, "3 years. What is the schedule?", "3 3"),
        (Slot::Experience, "3 жыл. Жалақы қанша?", "3 3"),
        (Slot::Experience, "Опыт 2 года. Подскажите, а где офис", "2 2"),
        (Slot::City, "Алматы. А офис где?", "Almaty"),
        (Slot::Salary, "400 тыс. А премии есть?", "400000 400000 - month -"),
        (Slot::Notice, "через неделю, а какой график?", "7 7"),
        (Slot::Format, "удалённо. Это возможно?", "remote |"),
        (Slot::Education, "высшее, а это важно?", "higher c"),
        (Slot::YesNo, "да. А сколько платите?", "y"),
        (Slot::Relocation, "да, могу. А жильё даёте?", "yes -"),
        (Slot::Skill, "да, 2 года. А какой у вас стек?", "y 2"),
        (Slot::Language, "B2, а нужен английский?", "en B2"),
    ] {
        let asked = Asked { slot: Some(slot), skill: Some("Docker"), language: Some("en") };
        let got = understand(&asked, text, today());
        assert_eq!(got.intent, Intent::Question, "{text}");
        let kept = got.also.iter().any(|found| same(&expected(slot, wanted), &found.value.to_json()));
        assert!(kept, "{text}: {:?}", got.also);
    }
}
