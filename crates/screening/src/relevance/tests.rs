use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::*;
use crate::criteria::{self, Criterion, Want};
use crate::fact::{Fact, Source, Span};
use crate::interview::Vacancy;
use crate::resume::Resume;
use crate::understanding::{Pay, Readiness, Value, YesNo};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn vacancy(requirements: &Json) -> Vacancy {
    Vacancy {
        title: "Инженер".into(),
        location: "Алматы".into(),
        requirements: requirements.as_object().cloned(),
        salary_max: Some(400_000),
        ..Vacancy::default()
    }
}

fn fact(key: &str, value: Value) -> Fact {
    let evidence =
        Evidence { source: Source::Message, seq: Some(1), span: Span { start: 0, end: 2 }, quote: "да".into() };
    Fact { key: key.into(), value, evidence: vec![evidence], implied: false }
}

/// Verdict's value and code for one criterion under some facts.
fn verdict(requirements: &Json, id: &str, facts: Vec<Fact>) -> (Option<f64>, String) {
    let criteria = criteria::read(&vacancy(requirements));
    let mut known = Facts::default();
    for fact in facts {
        known.put(fact);
    }
    let assessment = assess(&criteria, &known, None, Stage::Interviewed);
    let v = assessment.criteria.into_iter().find(|v| v.criterion == id).unwrap();
    (v.value.map(|v| (v * 100.0).round() / 100.0), v.code)
}

fn city(name: &str) -> Fact {
    fact("city", Value::City { city: name.into(), country: "KZ".into() })
}

fn moves(value: Readiness) -> Fact {
    fact("relocation", Value::Relocation { value, city: None })
}

fn yes_no(key: &str, value: YesNo) -> Fact {
    fact(key, Value::YesNo { value })
}

#[test]
fn places() {
    let any = json!({"skills": ["Go"]});
    let office = json!({"format": "офис"});
    for (requirements, facts, expected) in [
        (&any, vec![], (None, "location_unknown")),
        (&any, vec![city("Almaty")], (Some(1.0), "location_same")),
        (&any, vec![city("Kaskelen")], (Some(0.8), "location_near")),
        (&any, vec![city("Astana")], (None, "location_ask_move")),
        (&any, vec![city("Astana"), moves(Readiness::Yes)], (Some(1.0), "location_moves")),
        (&any, vec![city("Astana"), moves(Readiness::Conditional)], (Some(0.4), "location_moves_if")),
        (&any, vec![city("Astana"), moves(Readiness::No)], (Some(0.0), "location_other")),
        (&any, vec![city("Astana"), yes_no("remote", YesNo::Yes)], (Some(1.0), "location_remote")),
        (&office, vec![city("Astana"), yes_no("remote", YesNo::Yes)], (None, "location_ask_move")),
        (&any, vec![moves(Readiness::No)], (None, "location_unknown")),
        (&any, vec![fact("city", Value::Text { text: "г. алматы".into() })], (Some(1.0), "location_same")),
        (&any, vec![fact("city", Value::Text { text: "Луна".into() })], (None, "location_ask_move")),
    ] {
        let (value, code) = verdict(requirements, "location", facts.clone());
        assert_eq!((value, code.as_str()), expected, "{facts:?}");
    }
}

#[test]
fn years() {
    let years = |n: f64| fact("experience", Value::Experience { min: n, max: None });
    let mut other = years(5.0);
    other.implied = true;
    let three = json!({"experience": 3});
    let none = json!({"experience": "без опыта"});
    for (requirements, facts, expected) in [
        (&three, vec![], (None, "experience_unknown")),
        (&three, vec![years(3.0)], (Some(1.0), "experience_enough")),
        (&three, vec![years(2.92)], (Some(1.0), "experience_enough")),
        (&three, vec![years(2.0)], (Some(0.67), "experience_short")),
        (&three, vec![years(0.0)], (Some(0.0), "experience_short")),
        (&none, vec![years(0.5)], (Some(1.0), "experience_any")),
        (&none, vec![years(0.0)], (Some(0.4), "experience_none")),
        (&none, vec![other], (Some(0.5), "experience_other_trade")),
    ] {
        let (value, code) = verdict(requirements, "experience", facts.clone());
        assert_eq!((value, code.as_str()), expected, "{facts:?}");
    }
}

#[test]
fn languages_and_education() {
    let speaks = |level: &str| fact("language:en", Value::Language { lang: "en".into(), level: level.into() });
    let studied =
        |level: &str, status: &str| fact("education", Value::Education { level: level.into(), status: status.into() });
    let b2 = json!({"langs": ["EN B2"], "education": "высшее"});
    let any = json!({"langs": ["EN"], "education": "магистр"});
    let native = json!({"langs": ["EN native"]});
    for (requirements, id, facts, expected) in [
        (&b2, "language:en", vec![speaks("B2")], (Some(1.0), "language_enough")),
        (&b2, "language:en", vec![speaks("native")], (Some(1.0), "language_enough")),
        (&b2, "language:en", vec![speaks("B1")], (Some(0.6), "language_short")),
        (&b2, "language:en", vec![speaks("A2")], (Some(0.0), "language_short")),
        (&b2, "language:en", vec![speaks("none")], (Some(0.0), "language_short")),
        (&b2, "language:en", vec![speaks("")], (None, "language_unknown")),
        (&b2, "language:en", vec![], (None, "language_unknown")),
        (&any, "language:en", vec![speaks("")], (Some(1.0), "language_enough")),
        (&any, "language:en", vec![speaks("none")], (Some(0.0), "language_short")),
        (&native, "language:en", vec![speaks("C2")], (Some(1.0), "language_enough")),
        (&b2, "education", vec![studied("higher", "completed")], (Some(1.0), "education_enough")),
        (&b2, "education", vec![studied("incomplete_higher", "completed")], (Some(0.5), "education_short")),
        (&b2, "education", vec![studied("bachelor", "in_progress")], (Some(0.5), "education_short")),
        (&b2, "education", vec![studied("secondary", "completed")], (Some(0.0), "education_short")),
        (&b2, "education", vec![studied("?", "completed")], (None, "education_unknown")),
        (&any, "education", vec![studied("bachelor", "completed")], (Some(0.5), "education_short")),
        (&any, "education", vec![studied("phd", "completed")], (Some(1.0), "education_enough")),
    ] {
        let (value, code) = verdict(requirements, id, facts.clone());
        assert_eq!((value, code.as_str()), expected, "{facts:?}");
    }
}

#[test]
fn pay() {
    let wants = |min: Option<f64>, max: Option<f64>, currency: Option<&str>, period: &str| {
        let period = Some(period.to_owned());
        fact(
            "salary",
            Value::Salary(Pay {
                min,
                max,
                currency: currency.map(str::to_owned),
                period,
                net: None,
                negotiable: min.is_none() && max.is_none(),
            }),
        )
    };
    let some = json!({"skills": ["Go"]});
    for (facts, expected) in [
        (vec![], (None, "salary_unknown")),
        (vec![wants(Some(400_000.0), None, None, "month")], (Some(1.0), "salary_within")),
        (vec![wants(Some(460_000.0), None, Some("KZT"), "month")], (Some(0.5), "salary_above")),
        (vec![wants(Some(900_000.0), None, None, "month")], (Some(0.0), "salary_above")),
        (vec![wants(None, Some(300_000.0), None, "month")], (Some(1.0), "salary_within")),
        (vec![wants(Some(2_000.0), None, Some("USD"), "month")], (None, "salary_not_comparable")),
        (vec![wants(Some(2_000.0), None, None, "hour")], (None, "salary_not_comparable")),
        (vec![wants(None, None, None, "month")], (Some(1.0), "salary_negotiable")),
        (vec![fact("salary", Value::Text { text: "?".into() })], (None, "salary_unknown")),
    ] {
        let (value, code) = verdict(&some, "salary", facts.clone());
        assert_eq!((value, code.as_str()), expected, "{facts:?}");
    }
}

#[test]
fn formats_schedules_and_remote_work() {
    let named = |format: &[&str], schedule: &[&str]| {
        let list = |l: &[&str]| l.iter().map(|s| (*s).to_owned()).collect();
        fact("format", Value::Format { format: list(format), schedule: list(schedule) })
    };
    let office = json!({"format": "офис", "schedule": "5/2"});
    for (id, facts, expected) in [
        ("format", vec![], (None, "format_unknown")),
        ("format", vec![named(&["office"], &[])], (Some(1.0), "format_fits")),
        ("format", vec![named(&["hybrid"], &[])], (Some(0.5), "format_partly")),
        ("format", vec![named(&["remote"], &[])], (Some(0.3), "format_differs")),
        ("format", vec![yes_no("workday", YesNo::Yes)], (Some(1.0), "format_fits")),
        ("format", vec![yes_no("workday", YesNo::Unsure)], (Some(0.5), "format_partly")),
        ("format", vec![yes_no("workday", YesNo::No)], (Some(0.0), "format_refused")),
        ("schedule", vec![named(&["office"], &[])], (None, "format_unknown")),
        ("schedule", vec![named(&[], &["flexible"])], (Some(0.5), "format_partly")),
        ("schedule", vec![named(&[], &["2/2"])], (Some(0.3), "format_differs")),
    ] {
        let (value, code) = verdict(&office, id, facts.clone());
        assert_eq!((value, code.as_str()), expected, "{facts:?}");
    }
    for (facts, expected) in [
        (vec![], (None, "remote_unknown")),
        (vec![yes_no("remote", YesNo::Yes)], (Some(1.0), "remote_yes")),
        (vec![yes_no("remote", YesNo::No)], (Some(0.5), "remote_no")),
        (vec![yes_no("remote", YesNo::Unsure)], (Some(0.5), "remote_unsure")),
        (vec![moves(Readiness::Yes)], (Some(1.0), "remote_or_move")),
        (vec![moves(Readiness::No)], (Some(0.5), "remote_no")),
        (vec![moves(Readiness::Conditional)], (Some(0.5), "remote_unsure")),
    ] {
        let (value, code) = verdict(&json!({}), "remote", facts.clone());
        assert_eq!((value, code.as_str()), expected, "{facts:?}");
    }
}

#[test]
fn every_code_that_is_no_success_has_words() {
    for code in [
        "location_near",
        "location_moves_if",
        "location_other",
        "location_unknown",
        "location_ask_move",
        "experience_short",
        "experience_none",
        "experience_other_trade",
        "experience_unknown",
        "language_short",
        "language_unknown",
        "education_short",
        "education_unknown",
        "salary_above",
        "salary_unknown",
        "salary_not_comparable",
        "format_differs",
        "format_partly",
        "format_unknown",
        "remote_no",
        "remote_unsure",
        "remote_unknown",
        "skill_denied",
        "skill_not_named",
        "skill_related",
        "skill_unknown",
        "profile_partly",
        "profile_far",
        "custom",
    ] {
        assert!(crate::phrases::has(&format!("employer-{code}")), "{code}");
    }
}

fn skill(id: &str, has: bool, implied: bool) -> Fact {
    Fact { implied, ..fact(id, Value::Skill { name: None, has, years: None }) }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn the_score_is_the_formula() {
    let criteria = criteria::read(&Vacancy {
        requirements: json!({"skills": ["Go", "SQL"], "experience": 4, "nice": ["Redis"]}).as_object().cloned(),
        ..Vacancy::default()
    });
    let mut facts = Facts::default();
    let similarity = Similarity { value: 0.8, evidence: Vec::new() };
    assert!(near(assess(&criteria, &facts, None, Stage::Interviewed).score, 0.0));
    assert!(near(assess(&criteria, &facts, Some(&similarity), Stage::Interviewed).score, 0.8));
    facts.put(skill("skill:go", true, false));
    facts.put(fact("experience", Value::Experience { min: 2.0, max: Some(2.0) }));
    let known = (3.0 + 3.0 * 0.5) / 6.0;
    let a = assess(&criteria, &facts, None, Stage::Interviewed);
    assert!(near(a.score, known) && near(a.coverage, 0.6), "{a:?}");
    let with = assess(&criteria, &facts, Some(&similarity), Stage::Interviewed);
    assert!(near(with.score, 0.65 * known + 0.35 * 0.8), "{with:?}");
    // Left out: counts as 0, rules nothing out.
    facts.put(skill("skill:sql", false, true));
    let implied = assess(&criteria, &facts, None, Stage::Interviewed);
    assert!(near(implied.score, 4.5 / 9.0) && knock_outs(&implied, &facts).next().is_none());
    // Denied: capped, and the points shrink with the score.
    facts.put(skill("skill:sql", false, false));
    let capped = assess(&criteria, &facts, Some(&similarity), Stage::Interviewed);
    assert!(near(capped.score, CAP), "{capped:?}");
    assert!(near(capped.criteria.iter().map(|v| v.points).sum::<f64>(), CAP));
    assert_eq!(knock_outs(&capped, &facts).count(), 1);
}

/// Digits after the point of a number as clients get it.
fn decimals(x: f64) -> usize {
    serde_json::to_string(&x).unwrap().split_once('.').map_or(0, |(_, digits)| digits.len())
}

#[test]
fn numbers_for_clients_are_round_and_still_add_up() {
    for skills in 1..12u32 {
        for known in 0..=skills {
            let names: Vec<String> = (0..skills).map(|i| format!("навык {i}")).collect();
            let criteria = criteria::read(&Vacancy {
                requirements: json!({"skills": names, "experience": 7}).as_object().cloned(),
                salary_max: Some(300),
                ..Vacancy::default()
            });
            let mut facts = Facts::default();
            for criterion in criteria.list.iter().filter(|c| c.want == Want::Skill).take(known as usize) {
                facts.put(skill(&criterion.id, true, false));
            }
            facts.put(fact("experience", Value::Experience { min: 3.0, max: None }));
            let pay = Pay { min: Some(330.0), max: None, currency: None, period: None, net: None, negotiable: false };
            facts.put(fact("salary", Value::Salary(pay)));
            for value in [None, Some(0.1), Some(0.3), Some(2.0 / 3.0), Some(1.0)] {
                let similarity = value.map(|value| Similarity { value, evidence: Vec::new() });
                let a = assess(&criteria, &facts, similarity.as_ref(), Stage::Interviewed);
                assert!(near(a.criteria.iter().map(|v| v.points).sum(), a.score), "{a:?}");
                let numbers = a.criteria.iter().flat_map(|v| [v.points, v.value.unwrap_or(0.0)]);
                for number in numbers.chain([a.score, a.coverage]) {
                    assert!(decimals(number) <= 12, "{number} of {a:?}");
                }
            }
        }
    }
    // Everything met is exactly 1, whatever the weights; the cap is exactly the cap.
    let all = criteria::read(&Vacancy {
        requirements: json!({"skills": ["Go", "SQL", "Git"], "nice": ["Redis", "Kafka"]}).as_object().cloned(),
        ..Vacancy::default()
    });
    let mut facts = Facts::default();
    for criterion in &all.list {
        facts.put(skill(&criterion.id, true, false));
    }
    assert!(assess(&all, &facts, None, Stage::Interviewed).score.total_cmp(&1.0).is_eq());
    let perfect = Similarity { value: 1.0, evidence: Vec::new() };
    assert!(assess(&all, &facts, Some(&perfect), Stage::Interviewed).score.total_cmp(&1.0).is_eq());
    facts.put(skill("skill:git", false, false));
    assert!(assess(&all, &facts, Some(&perfect), Stage::Interviewed).score.total_cmp(&CAP).is_eq());
}

#[test]
fn likeness_tells_trades_apart_in_each_language() {
    let cases = [
        (
            "Бухгалтер",
            "Ведение учёта, налоговая отчётность, сверка с банком",
            "Бухгалтер\n2019 - 2024 бухгалтер: налоговая отчётность, сверка с банком, 1С",
            "Повар\n2019 - 2024 повар: супы, заготовки, санитарные нормы",
        ),
        (
            "Cook",
            "Prepare dishes, keep the kitchen clean, food safety",
            "Cook\n2019 - 2024 line cook, food safety, kitchen",
            "Accountant\n2019 - 2024 bookkeeping, tax returns",
        ),
        (
            "Мұғалім",
            "Сабақ өткізу, сынып жетекшілігі",
            "Мұғалім\n2019 - 2024 сабақ жоспарлау, сынып жетекшілігі",
            "Есепші\n2019 - 2024 бухгалтерлік есеп, салық есептілігі",
        ),
        (
            "Бухгалтер",
            "Бухгалтерский учёт, налоговая отчётность, 1С",
            "Accountant\nBookkeeping, tax returns, payroll",
            "Driver\nTruck driving, cargo",
        ),
    ];
    for (title, description, own, other) in cases {
        let job = Vacancy { title: title.into(), description: description.into(), ..Vacancy::default() };
        let profile = JobProfile::read(&job);
        let value = |text: &str| profile.compare(&Resume::read(text, today())).value;
        assert!(value(own) > value(other) + 0.2, "{title}: {} {}", value(own), value(other));
    }
}

#[test]
fn likeness_quotes_words_without_the_writers_sex() {
    let job =
        Vacancy {
            title: "Бухгалтер".into(), description: "Руководил отделом, сверка".into(), ..Vacancy::default()
        };
    let profile = JobProfile::read(&job);
    let men = profile.compare(&Resume::read("Руководил отделом, сверка с банком", today()));
    let women = profile.compare(&Resume::read("Руководила отделом, сверка с банком", today()));
    assert!(near(men.value, women.value));
    let quotes = |s: &Similarity| s.evidence.iter().map(|e| e.quote.clone()).collect::<Vec<_>>();
    assert_eq!(quotes(&men), quotes(&women));
    let empty = JobProfile::read(&Vacancy::default()).compare(&Resume::read("слова", today()));
    assert_eq!(empty.evidence.len(), 1);
}

#[test]
fn a_fact_of_another_kind_is_no_answer() {
    let requirements = json!({"skills": ["Go"], "experience": 3, "langs": ["EN"], "education": "высшее", "format": "office", "schedule": "5/2"});
    let criteria = criteria::read(&vacancy(&requirements));
    let mut facts = Facts::default();
    for key in criteria.list.iter().map(|c| c.id.as_str()).chain(["city", "relocation", "remote", "workday", "format"])
    {
        facts.put(fact(key, Value::Notice { min_days: 1, max_days: 2 }));
    }
    let assessment = assess(&criteria, &facts, None, Stage::Interviewed);
    for v in &assessment.criteria {
        assert!(v.verdict == Verdict::Unknown && v.value.is_none() && v.evidence.is_empty(), "{v:?}");
    }
    assert!(assessment.score <= 0.0 && assessment.coverage <= 0.0);
}

#[test]
fn a_close_skill_is_worth_a_part() {
    let related = Value::Skill { name: Some("MySQL".into()), has: true, years: None };
    let requirements = json!({"skills": ["PostgreSQL"]});
    let (value, code) = verdict(&requirements, "skill:postgresql", vec![fact("skill:postgresql", related)]);
    assert_eq!((value, code.as_str()), (Some(0.7), "skill_related"));
}

#[test]
fn pay_is_compared_in_one_currency_only() {
    let want = |currency: &str| Criterion {
        id: "salary".into(),
        label: String::new(),
        must: false,
        weight: 2.0,
        derived: false,
        want: Want::Salary { max: 1_000.0, currency: Some(currency.into()), period: None },
    };
    let mut facts = Facts::default();
    let pay = |min: Option<f64>| {
        let (currency, period) = (Some("USD".to_owned()), Some("month".to_owned()));
        fact("salary", Value::Salary(Pay { min, max: None, currency, period, net: None, negotiable: false }))
    };
    facts.put(pay(Some(900.0)));
    let criteria = criteria::read(&vacancy(&json!({})));
    assert_eq!(check(&want("USD"), &criteria, &facts).code, "salary_within");
    assert_eq!(check(&want("KZT"), &criteria, &facts).code, "salary_not_comparable");
    facts.put(pay(None));
    assert_eq!(check(&want("USD"), &criteria, &facts).code, "salary_unknown");
}
