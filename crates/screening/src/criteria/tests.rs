use serde_json::{Value as Json, json};

use super::*;

fn vacancy(requirements: &Json, location: &str) -> Vacancy {
    Vacancy {
        title: "Инженер".into(),
        location: location.into(),
        requirements: requirements.as_object().cloned(),
        ..Vacancy::default()
    }
}

/// `id weight`, with `!` before a must.
fn ids(requirements: &Json) -> Vec<String> {
    read(&vacancy(requirements, "Алматы"))
        .list
        .iter()
        .map(|c| format!("{}{} {}", if c.must { "!" } else { "" }, c.id, c.weight))
        .collect()
}

#[test]
fn all_known_names_are_understood() {
    assert_eq!(
        ids(&json!({
            "schedule": "5/2", "format": "office", "langs": ["EN B2"], "education": "высшее", "experience": "3+ years",
            "nice": ["Redis"], "stack": "Docker, Kafka", "skills": ["Python"], "team": "7 человек"
        })),
        [
            "!location 2",
            "!skill:python 3",
            "!skill:docker 3",
            "!skill:kafka 3",
            "!experience 3",
            "!language:en 2",
            "!education 2",
            "!format 1",
            "!schedule 1",
            "skill:redis 1",
            "custom:team 1"
        ]
    );
}

#[test]
fn no_requirements_leave_the_three_standard_topics() {
    for empty in
        [json!(null), json!({}), json!({"skills": [], "nice": "", "experience": null, "x": {}, "y": false, "z": " , "})]
    {
        let criteria = read(&vacancy(&empty, "Алматы"));
        assert!(criteria.bare, "{empty}");
        let kinds: Vec<&str> = criteria.list.iter().map(|c| c.want.kind()).collect();
        assert_eq!(kinds, ["location", "experience", "remote"], "{empty}");
        let musts: Vec<bool> = criteria.list.iter().map(|c| c.must).collect();
        assert_eq!(musts, [true, false, false], "only the place is the employer's own wish: {empty}");
    }
    let salary = Vacancy { salary_min: Some(200), salary_max: Some(300), ..vacancy(&json!({}), "") };
    let list = read(&salary).list;
    assert_eq!(list.iter().map(|c| c.want.kind()).collect::<Vec<_>>(), ["experience", "salary", "remote"]);
    assert_eq!(list[1].label, "200–300");
}

#[test]
fn odd_shapes_never_fail_and_lose_nothing() {
    for (odd, expected) in [
        (
            json!({"skills": {"Docker": "3 years", "Go": null, "Kafka": true}}),
            vec!["!skill:docker 3", "!skill:kafka 3"],
        ),
        (
            json!({"skills": [{"name": "Docker", "level": "high"}, ["SQL", 5]]}),
            vec!["!skill:docker 3", "!skill:sql 3", "!skill:5 3"],
        ),
        (json!({"skills": {"backend": ["Go", "SQL"]}}), vec!["!skill:go 3", "!skill:sql 3"]),
        (json!({"skills": "Docker; Kafka\n• Redis"}), vec!["!skill:docker 3", "!skill:kafka 3", "!skill:redis 3"]),
        (json!({"skills": ["Postgres", "PostgreSQL"], "nice": ["postgres"]}), vec!["!skill:postgresql 3"]),
        (json!({"experience": [{"min": 2, "max": 4}]}), vec!["!experience 3"]),
        (json!({"experience": "много"}), vec!["custom:experience 1"]),
        (json!({"experience": 400}), vec!["custom:experience 1"]),
        (json!({"education": "любое", "languages": "эльфийский"}), vec!["custom:education 1", "custom:languages 1"]),
        (
            json!({"skills": ["Английский язык", "немецкий B1", "преподавание английского"], "nice": "Kazakh"}),
            vec!["!skill:преподаван английск 3", "!language:en 2", "!language:de 2", "language:kk 1"],
        ),
        (json!({"languages": {"en": "B2", "Kazakh": "native"}}), vec!["!language:en 2", "!language:kk 2"]),
        (json!({"languages": [{"lang": "de", "level": "A1"}]}), vec!["!language:de 2"]),
        (json!({"languages": "русский и казахский"}), vec!["!language:ru 2", "!language:kk 2"]),
        (
            json!({"skills": [{"name": "Docker"}, {"skill": "SQL", "level": " "}, {"level": "high"}, "!?"]}),
            vec!["!skill:docker 3", "!skill:sql 3", "!skill:level 3"],
        ),
        (
            json!({"languages": [{"lang": "de"}, {"language": "fr", "level": ""}]}),
            vec!["!language:de 2", "!language:fr 2"],
        ),
        (json!({"experience": [null, false, "2 года"]}), vec!["!experience 3"]),
        (json!({"education": "хоть какое-то"}), vec!["custom:education 1"]),
        (json!({"team": {"size": 5, "remote": false, "lead": "да"}}), vec!["custom:team 1"]),
        (json!({"skills": ["Go"], "notes": {"": false}}), vec!["!skill:go 3"]),
        (json!({"car": true, "": "x", "docs": [1, {"a": 2}]}), vec!["custom: 1", "custom:car 1", "custom:docs 1"]),
    ] {
        assert_eq!(ids(&odd)[1..], expected, "{odd}");
    }
}

#[test]
fn years_are_read_from_any_wording() {
    for (text, expected) in [
        (json!("3+ years"), Some(3.0)),
        (json!("от 3 лет"), Some(3.0)),
        (json!("1,5 года"), Some(1.5)),
        (json!("6 месяцев"), Some(0.5)),
        (json!("6 months"), Some(0.5)),
        (json!("3-6 жыл"), Some(3.0)),
        (json!("без опыта"), Some(0.0)),
        (json!("not required"), Some(0.0)),
        (json!("полгода"), Some(0.5)),
        (json!("два года"), Some(2.0)),
        (json!("three years"), Some(3.0)),
        (json!(2.5), Some(2.5)),
        (json!({"years": "5"}), Some(5.0)),
        (json!({"x": 4}), Some(4.0)),
    ] {
        let criteria = read(&vacancy(&json!({"min_experience_years": text}), ""));
        let found = criteria.list.iter().find_map(|c| match c.want {
            Want::Experience { years } => Some(years),
            _ => None,
        });
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn levels_are_read_in_letters_and_words() {
    for (text, lang, level) in [
        ("EN B2", "en", Some("B2")),
        ("English B2+", "en", Some("B2")),
        ("Английский — В2", "en", Some("B2")),
        ("английский свободно", "en", Some("C1")),
        ("English (upper-intermediate)", "en", Some("B2")),
        ("pre-intermediate English", "en", Some("A2")),
        ("Казахский — родной", "kk", Some("native")),
        ("ағылшын тілі орташа", "en", Some("B1")),
        ("kz", "kk", None),
        ("Chinese", "zh", None),
    ] {
        let criteria = read(&vacancy(&json!({"langs": [text]}), ""));
        let found = criteria.list.iter().find_map(|c| match &c.want {
            Want::Language { lang, level } => Some((lang.as_str(), level.as_deref())),
            _ => None,
        });
        assert_eq!(found, Some((lang, level)), "{text}");
    }
}

#[test]
fn education_is_the_lowest_level_accepted() {
    for (text, expected) in [
        ("высшее", "higher"),
        ("высшее или среднее специальное", "vocational"),
        ("неполное высшее", "incomplete_higher"),
        ("среднее", "secondary"),
        ("Bachelor's degree", "bachelor"),
        ("магистратура", "master"),
        ("PhD", "phd"),
        ("university degree", "higher"),
        ("жоғары", "higher"),
    ] {
        let criteria = read(&vacancy(&json!({"education": text}), ""));
        assert!(matches!(&criteria.list[0].want, Want::Education { level, .. } if level == expected), "{text}");
    }
}

#[test]
fn remote_work_needs_no_place() {
    for (requirements, location) in [
        (json!({"format": "remote"}), "Алматы"),
        (json!({"format": "удалённо"}), "Алматы"),
        (json!({"skills": ["Go"]}), "Remote"),
        (json!({}), "Удалённая работа"),
    ] {
        let criteria = read(&vacancy(&requirements, location));
        assert!(criteria.remote && criteria.list.iter().all(|c| c.id != "location"), "{requirements} {location}");
    }
    for format in ["hybrid", "office", "частично удалённо", "офис или удалённо"] {
        let criteria = read(&vacancy(&json!({"format": format}), "Алматы"));
        assert!(!criteria.remote, "{format}");
    }
}

#[test]
fn places_are_found_by_name() {
    for (location, expected) in [
        ("Алматы", Some("Almaty")),
        ("г. Алматы, ул. Абая 10", Some("Almaty")),
        ("Astana, Kazakhstan", Some("Astana")),
        ("Нарния", None),
    ] {
        let criteria = read(&vacancy(&json!({}), location));
        match &criteria.list[0].want {
            Want::Location { city, .. } => assert_eq!(city.as_deref(), expected, "{location}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn the_order_of_keys_changes_nothing() {
    let a: Json =
        serde_json::from_str(r#"{"skills":["Go","SQL"],"nice":["Redis"],"stack":["Git"],"b":"x","a":"y"}"#).unwrap();
    let b: Json =
        serde_json::from_str(r#"{"a":"y","stack":["Git"],"nice":["Redis"],"b":"x","skills":["Go","SQL"]}"#).unwrap();
    let (a, b) = (read(&vacancy(&a, "Алматы")), read(&vacancy(&b, "Алматы")));
    assert_eq!(a, b);
    assert_eq!(a.revision.len(), 16);
    let other = read(&vacancy(&json!({"skills": ["SQL", "Go"]}), "Алматы"));
    assert_ne!(a.revision, other.revision);
}

#[test]
fn formats_and_schedules_are_told_apart() {
    for (text, format, schedule) in [
        ("офис, 5/2, полный день", vec!["office"], vec!["5/2", "full"]),
        ("remote, part-time", vec!["remote"], vec!["part"]),
        ("гибрид, гибкий график", vec!["hybrid"], vec!["flexible"]),
        ("вахта 2/2 ночные смены", vec![], vec!["2/2", "night", "rotation"]),
        ("толық емес жұмыс күні", vec![], vec!["part"]),
        ("частично удалённо", vec!["hybrid"], vec![]),
        ("что угодно", vec![], vec![]),
    ] {
        let (f, s) = formats_in(text);
        assert_eq!(
            (f, s),
            (
                format.into_iter().map(String::from).collect(),
                schedule.into_iter().map(String::from).collect::<Vec<_>>()
            ),
            "{text}"
        );
    }
}

#[test]
fn languages_have_names_in_all_three() {
    for code in [
        "en", "ru", "kk", "de", "fr", "zh", "tr", "es", "it", "ar", "ko", "ja", "uk", "uz", "ky", "pl", "pt", "he",
        "fa", "hi", "tg", "az",
    ] {
        let [ru, kk, en] = language_name(code);
        assert!(ru != code && kk != code && en != code);
        for name in [ru, en] {
            assert_eq!(language_in(name), Some(code), "{name}");
        }
    }
    assert_eq!(language_name("xx"), ["xx", "xx", "xx"]);
    assert_eq!(language_in("ничего"), None);
    assert_eq!(vacancy_language(&Vacancy::default()), None);
}

/// Criteria as `id must/nice weight`.
fn weighed(requirements: &Json) -> Vec<String> {
    let list = read(&vacancy(requirements, "")).list;
    let importance = |c: &Criterion| if c.must { "must" } else { "nice" };
    list.iter().map(|c| format!("{} {} {}", c.id, importance(c), c.weight)).collect()
}

#[test]
fn an_entry_may_say_itself_how_much_it_matters() {
    for (requirements, expected) in [
        (
            json!({"skills": [{"name": "Rust", "weight": 5, "must": true}, "Go"]}),
            &["skill:rust must 5", "skill:go must 3"][..],
        ),
        (json!({"skills": [{"name": "Rust", "must": false}]}), &["skill:rust nice 1"]),
        (json!({"skills": [{"name": "Rust", "nice": true, "weight": "2.5"}]}), &["skill:rust nice 2.5"]),
        (json!({"nice": [{"name": "Rust", "required": true}]}), &["skill:rust must 3"]),
        (json!({"skills": [{"skill": "Rust", "priority": "nice to have"}]}), &["skill:rust nice 1"]),
        (json!({"skills": [{"skill": "Rust", "importance": "high"}]}), &["skill:rust must 3"]),
        (json!({"skills": [{"name": "Rust", "weight": 1e9}]}), &["skill:rust must 10"]),
        (json!({"skills": [{"name": "Rust", "weight": -1}]}), &["skill:rust must 3"]),
        (json!({"skills": [{"name": "Rust", "weight": 0}]}), &["skill:rust must 3"]),
        (json!({"skills": [{"name": "Rust", "weight": "много"}]}), &["skill:rust must 3"]),
        (json!({"skills": {"Rust": {"must": false, "weight": 2}}}), &["skill:rust nice 2"]),
        (json!({"skills": [{"name": "English", "level": "B2", "must": false}]}), &["language:en nice 1"]),
        (
            json!({"langs": [{"language": "English", "level": "B2", "weight": 4}, "KK"]}),
            &["language:en must 4", "language:kk must 2"],
        ),
        (json!({"experience": {"min": 3, "must": false, "weight": 1}}), &["experience nice 1"]),
        (json!({"education": {"level": "высшее", "must": false}}), &["education nice 2"]),
        (json!({"format": {"name": "office", "must": false}}), &["format nice 1"]),
    ] {
        assert_eq!(weighed(&requirements), expected, "{requirements}");
    }
    let list = read(&vacancy(&json!({"education": {"level": "высшее", "must": false}}), "")).list;
    assert_eq!(list[0].label, "высшее");
}

#[test]
fn the_law_an_employer_hires_by_is_no_skill() {
    let skills = |description: &str| {
        let requirements = json!({"experience": 1});
        let job = Vacancy { description: description.into(), ..vacancy(&requirements, "Алматы") };
        read(&job).list.iter().filter(|c| c.want == Want::Skill).count()
    };
    for promise in [
        "Официальное оформление по ТК РК, соцпакет.",
        "Условия: трудоустройство согласно ТК РФ.",
        "Еңбек кодексіне сәйкес ресми рәсімдеу.",
    ] {
        assert_eq!(skills(promise), 0, "{promise}");
    }
    assert_eq!(skills("Требования: знание ТК РК."), 1);
}

#[test]
fn a_comma_inside_brackets_parts_no_entries() {
    for (list, expected) in [
        ("отчётность (ФНО 300, 200), ЭСФ", vec!["отчётность (ФНО 300, 200)", "ЭСФ"]),
        ("налоги (ФНО, Excel; Word", vec!["налоги (ФНО", "Excel", "Word"]),
        ("сварка (MIG, TIG\nрезка (газ, плазма)", vec!["сварка (MIG", "TIG", "резка (газ, плазма)"]),
    ] {
        let labels: Vec<String> =
            read(&vacancy(&json!({"skills": list}), "")).list.into_iter().map(|c| c.label).collect();
        assert_eq!(labels, expected, "{list}");
    }
}
