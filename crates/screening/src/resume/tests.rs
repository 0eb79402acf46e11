use chrono::NaiveDate;
use serde_json::json;

use super::*;
use crate::criteria;
use crate::interview::Vacancy;
use crate::terms::{READ_LIMIT, work};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn vacancy(requirements: &serde_json::Value) -> Vacancy {
    Vacancy {
        title: "Бухгалтер".into(),
        description: "Ведение учёта".into(),
        location: "Алматы".into(),
        requirements: requirements.as_object().cloned(),
        ..Vacancy::default()
    }
}

/// All facts of a résumé for these requirements; every quote is checked against the text.
fn facts(text: &str, vacancy: &Vacancy) -> Facts {
    let criteria = criteria::read(vacancy);
    let resume = Resume::read(text, today());
    let facts = {
        let job = JobProfile::read(vacancy);
        let likeness = job.compare(&resume).value;
        resume.facts_for(&criteria, &job, likeness)
    };
    let indexed = Indexed::new(text);
    for fact in facts.iter() {
        assert!(!fact.evidence.is_empty(), "{fact:?}");
        for e in &fact.evidence {
            assert_eq!(indexed.slice(e.span), e.quote, "{fact:?}");
        }
    }
    facts
}

fn years(text: &str) -> Option<f64> {
    let facts = facts(text, &vacancy(&json!({})));
    facts.get("experience").map(|f| match f.value {
        Value::Experience { min, .. } => min,
        _ => panic!("{f:?}"),
    })
}

#[test]
fn dated_work_is_read_in_all_usual_forms() {
    for (text, expected) in [
        ("05.2018 – 02.2024 Бухгалтер ООО Ромашка", 5.83),
        ("05/2018 - 02/2024 Accountant", 5.83),
        ("2018-05 – 2024-02 Accountant", 5.83),
        ("01.05.2018-28.02.2024 бухгалтер", 5.83),
        ("май 2018 — по настоящее время\nБухгалтер", 8.5),
        ("Май 2018 – Февраль 2024", 5.83),
        ("с мая 2018 по февраль 2024 работал бухгалтером", 5.83),
        ("с мая 2018 г. по н.в. работаю бухгалтером", 8.5),
        ("Jan 2020 - Present, Acme", 6.83),
        ("January 2020 to March 2021: clerk", 1.25),
        ("Since 2019 accountant at Acme", 7.33),
        ("2019–2021 жж. есепші", 2.0),
        ("2019 жылдан бері есепші", 7.33),
        ("2019 жылғы қаңтар – 2020 жылғы желтоқсан, есепші", 2.0),
        ("2019 жылдан 2021 жылға дейін есепші", 2.0),
        ("2021 жылғы шілдеден 2026 жылғы тамызға дейін есепші", 5.17),
        ("2018 жылғы желтоқсаннан 2019 жылғы қыркүйекке дейін есепші", 0.83),
        ("2023.04 — 2026.10 Бухгалтер", 3.58),
        ("February 2017 — to date, accountant", 9.75),
        ("2019 - 2024 бухгалтер", 5.0),
        ("2019-2019 бухгалтер", 0.5),
        ("09.2021 - настоящее время NDA\n05.1999 - 09.2021 Teamlead", 27.5),
        ("2016 – 2018 бухгалтер-кассир\n2017 – 2020 бухгалтер", 4.0),
        ("Опыт работы — 5 лет 10 месяцев", 5.83),
        ("5 лет опыта в бухгалтерии", 5.0),
        ("6+ years of experience in accounting", 6.0),
        ("Over 10 years' experience", 10.0),
        ("тәжірибе 4 жыл", 4.0),
        ("4 жылдық тәжірибем бар", 4.0),
        ("Стаж: 7,5 лет", 7.5),
    ] {
        let found = years(text).unwrap_or(-1.0);
        assert!((found - expected).abs() < 0.02, "{text}: {found}");
    }
}

#[test]
fn ages_births_studies_and_odd_dates_are_no_experience() {
    for text in [
        "Иванов Алексей Петрович\nМужчина, 52 года, родился 14 марта 1974",
        "Aisha Khan\nFemale, 55 years old, born 3 April 1971",
        "Образование\n2012 – 2016 КазНУ, бухгалтерский учёт",
        "2012 – 2016 Казахский национальный университет",
        "Education: 2010 - 2014 University of London",
        "Телефон: 2019 - 2024",
        "2024 - 2019 наоборот",
        "ИНН 2019",
        "в 2019 году переехал",
        "",
    ] {
        assert_eq!(years(text), None, "{text}");
    }
}

#[test]
fn only_work_of_the_trade_counts_when_years_are_asked_for() {
    let asked = vacancy(&json!({"experience": "3+ лет"}));
    let text = "2012 - 2016 Водитель, доставка\n2016 - 2020 Бухгалтер, первичная документация";
    match facts(text, &asked).get("experience").map(|f| f.value.clone()) {
        Some(Value::Experience { min, .. }) => assert!((min - 4.0).abs() < 0.02, "{min}"),
        other => panic!("{other:?}"),
    }
    assert!(facts("2012 - 2016 Водитель такси", &asked).get("experience").is_none());
}

#[test]
fn the_personal_part_changes_nothing() {
    let body = "Бухгалтер\n05.2018 – 02.2024 Бухгалтер. 1С, Excel\nОбразование: высшее";
    let plain = Resume::read(body, today());
    for header in [
        "Иванов Алексей Петрович\nМужчина, 27 лет, родился 14 марта 1999\nГражданство: Россия\nЖенат",
        "Каримова Зухра Рустамовна\nЖенщина, 23 года\nГражданство: Узбекистан\nНе замужем\nФото: есть",
        "Goldberg David\nМужчина, 61 год",
        "Серікұлы Нұрлан\nЕр адам, 30 жаста\nАзаматтығы: Қазақстан",
        "Wang Wei\nDate of birth: 1990-02-01\nCitizenship: China",
        "Aisha Khan\nShe/her\nMarried, 3 children\naisha@example.com",
        "Ахметов Нурлан\nТелефон: +7 777 000 00 00\nАдрес: ул. Абая, 10",
    ] {
        let with = Resume::read(&format!("{header}\n{body}"), today());
        let words = |r: &Resume| r.terms().iter().map(|t| t.stem.clone()).collect::<Vec<_>>();
        assert_eq!(words(&with), words(&plain), "{header}");
    }
}

#[test]
fn a_title_at_the_top_is_not_taken_for_a_name() {
    for title in ["Product Manager", "Старший Бухгалтер", "Python Developer", "Заведующий Складом"]
    {
        let resume = Resume::read(&format!("{title}\n2019 - 2024 Acme"), today());
        assert!(resume.terms().len() > 3, "{title}");
    }
}

#[test]
fn long_lines_lose_only_their_personal_part() {
    let text = "Опытный бухгалтер с большим стажем работы в торговых компаниях, женат, двое детей, владею 1С и Excel на уровне уверенного пользователя.";
    let words: Vec<String> = Resume::read(text, today()).terms().iter().map(|t| t.word.clone()).collect();
    assert!(words.contains(&"бухгалтер".to_owned()) && words.contains(&"1c".to_owned()));
    assert!(!words.contains(&"женат".to_owned()) && !words.contains(&"детей".to_owned()));
}

#[test]
fn skills_are_found_denied_or_close() {
    let wanted = vacancy(
        &json!({"skills": ["Docker", "Kafka", "SQL", "ведение кассовой дисциплины", "Figma", "кладка печей"], "nice": ["Redis", "Go"]}),
    );
    let text = "Навыки: докер, RabbitMQ, PostgreSQL, Redis\nНе работал с Figma.\nВёл кассовую дисциплину, сложил кладку двух печей";
    let found = facts(text, &wanted);
    let state = |label: &str| {
        let criteria = criteria::read(&wanted);
        let id = &criteria.list.iter().find(|c| c.label == label).unwrap().id;
        match found.get(id).map(|f| &f.value) {
            Some(Value::Skill { has: true, name: None, .. }) => "has",
            Some(Value::Skill { has: true, .. }) => "close",
            Some(_) => "denied",
            None => "unknown",
        }
    };
    for (label, expected) in [
        ("Docker", "has"),
        ("Kafka", "close"),
        ("SQL", "has"),
        ("ведение кассовой дисциплины", "has"),
        ("Figma", "denied"),
        ("кладка печей", "has"),
        ("Redis", "has"),
        // A list of skills that leaves one out says nothing of it, wished for or not.
        ("Go", "unknown"),
    ] {
        assert_eq!(state(label), expected, "{label}");
    }
}

#[test]
fn negation_reaches_as_far_as_its_clause() {
    for (text, denied) in [
        ("no Docker", true),
        ("Docker не использовал", true),
        ("Not only Docker but Kafka", false),
        ("не знаю Docker", true),
        ("не курю, Docker", false),
        ("Docker жоқ", true),
        ("Docker білмеймін", true),
        ("Docker, опыта нет", false),
        ("без Docker никуда", true),
        ("worked with Docker", false),
    ] {
        let resume = Resume::read(text, today());
        assert_eq!(resume.denied.len(), usize::from(denied), "{text}");
    }
}

#[test]
fn labelled_facts_are_read() {
    let wanted = vacancy(&json!({"languages": ["EN B2", "kk", "de A1"], "education": "высшее", "format": "офис, 5/2"}));
    let text = "Город: Астана\nГотов к переезду\nОбразование: высшее\nЯзыки: русский — родной, английский — B1, казахский\nГрафик работы: 5/2, офис\n";
    let found = facts(text, &wanted);
    assert_eq!(
        found.get("city").map(|f| f.value.clone()),
        Some(Value::City { city: "Astana".into(), country: "KZ".into() })
    );
    assert!(matches!(
        found.get("relocation").map(|f| &f.value),
        Some(Value::Relocation { value: crate::understanding::Readiness::Yes, .. })
    ));
    assert!(
        matches!(found.get("education").map(|f| &f.value), Some(Value::Education { level, .. }) if level == "higher")
    );
    assert!(matches!(found.get("language:en").map(|f| &f.value), Some(Value::Language { level, .. }) if level == "B1"));
    assert!(
        matches!(found.get("language:kk").map(|f| &f.value), Some(Value::Language { level, .. }) if level.is_empty())
    );
    assert!(found.get("language:de").is_none());
    assert!(
        matches!(found.get("format").map(|f| &f.value), Some(Value::Format { format, schedule }) if format == &["office"] && schedule == &["5/2"])
    );
}

#[test]
fn pay_tests_and_refusals_are_read_too() {
    let job = Vacancy { salary_max: Some(400_000), ..vacancy(&json!({"langs": ["EN B2"]})) };
    let found = facts("Желаемая зарплата: от 350 000 тенге\nНе готов к переезду\nEnglish: IELTS 7.5", &job);
    assert!(matches!(found.get("salary").map(|f| &f.value), Some(Value::Salary(p)) if p.min == Some(350_000.0)));
    assert!(matches!(
        found.get("relocation").map(|f| &f.value),
        Some(Value::Relocation { value: crate::understanding::Readiness::No, .. })
    ));
    assert!(matches!(found.get("language:en").map(|f| &f.value), Some(Value::Language { level, .. }) if level == "C1"));
}

#[test]
fn cities_are_residence_only() {
    for (text, expected) in [
        ("Проживает: Алматы", Some("Almaty")),
        ("Живу в Караганде, работаю бухгалтером", Some("Karaganda")),
        ("Адрес: г. Астана, ул. Абая 10", Some("Astana")),
        ("City: Almaty", Some("Almaty")),
        ("Based in Astana", Some("Astana")),
        ("Қала: Шымкент", Some("Shymkent")),
        ("Гражданство: Казахстан", None),
        ("Место рождения: Алматы", None),
        ("Университет города Алматы", None),
        ("Работал в Алматы", None),
    ] {
        let found = facts(text, &vacancy(&json!({})));
        let city = found.get("city").map(|f| match &f.value {
            Value::City { city, .. } => city.clone(),
            other => panic!("{other:?}"),
        });
        assert_eq!(city.as_deref(), expected, "{text}");
    }
}

#[test]
fn levels_of_languages_are_read_in_their_usual_places() {
    let wanted = vacancy(&json!({"languages": ["en", "ru", "kk"]}));
    for (text, key, expected) in [
        ("Fluent English", "language:en", Some("C1")),
        ("English: Upper-Intermediate", "language:en", Some("B2")),
        ("English (B2), Russian (native)", "language:ru", Some("native")),
        ("English (B2), Russian (native)", "language:en", Some("B2")),
        ("Английский язык В2", "language:en", Some("B2")),
        ("Ағылшын тілі — орташа", "language:en", Some("B1")),
        ("Языки\nРусский — родной\nКазахский — разговорный", "language:kk", Some("B1")),
        ("English, B2", "language:en", Some("B2")),
        ("Преподаватель английского языка", "language:en", None),
        ("Работал с русскими и казахскими клиентами", "language:kk", None),
    ] {
        let found = facts(text, &wanted);
        let level = found.get(key).map(|f| match &f.value {
            Value::Language { level, .. } => level.clone(),
            other => panic!("{other:?}"),
        });
        assert_eq!(level.as_deref(), expected, "{text}");
    }
}

#[test]
fn the_highest_education_counts() {
    let wanted = vacancy(&json!({"education": "высшее"}));
    for (text, expected) in [
        ("Образование: среднее специальное, колледж", Some("vocational")),
        ("Образование\nБакалавр, экономика\nКолледж связи", Some("bachelor")),
        ("Неоконченное высшее образование", Some("incomplete_higher")),
        ("Образование: неоконченное высшее", Some("incomplete_higher")),
        ("Education: incomplete higher", Some("incomplete_higher")),
        ("Education: higher, economics", Some("higher")),
        ("Образование — среднее профессиональное: колледж", Some("vocational")),
        ("Образование: среднее, 2008 год", Some("secondary")),
        ("Білімі: орта", Some("secondary")),
        ("Білімі: оқу орталығы", None),
        ("Education\nMaster of Science, 2015", Some("master")),
        ("PhD in chemistry", Some("phd")),
        ("Білімі: жоғары", Some("higher")),
        ("Высшее образование", Some("higher")),
        ("Работал в университете охранником", None),
    ] {
        let found = facts(text, &wanted);
        let level = found.get("education").map(|f| match &f.value {
            Value::Education { level, .. } => level.clone(),
            other => panic!("{other:?}"),
        });
        assert_eq!(level.as_deref(), expected, "{text}");
    }
}

#[test]
fn odd_texts_are_read_without_harm() {
    for text in [
        "",
        " \n\n ",
        "\u{200b}\u{feff}",
        "2019",
        "- - -",
        "0000000000000000",
        "с по",
        "н",
        "\r\n\r\n2019 -",
        "C C C, R, Go",
    ] {
        let _ = facts(text, &vacancy(&json!({"skills": ["C", "Go"], "languages": ["en"]})));
    }
    let long = "Опыт ".repeat(50_000);
    assert!(!Resume::read(&long, today()).is_empty());
}

#[test]
fn a_megabyte_is_read_up_to_the_limit() {
    let line = "05.2018 – 02.2024 Бухгалтер: 1С, Excel, C, R; английский B2; зарплата: 300 000; не готов к переезду\n";
    let text = line.repeat(1_000_000 / line.len() + 1);
    let head = readable(&text);
    assert!(text.len() >= 1_000_000 && head.chars().count() == READ_LIMIT);
    let (whole, work) = work::of(|| Resume::read(&text, today()));
    let (same, enough) = work::of(|| Resume::read(head, today()));
    assert_eq!(work, enough);
    assert_eq!((whole.terms, whole.skills, whole.facts), (same.terms, same.skills, same.facts));
    assert_eq!(whole.text, head);
}

#[test]
fn the_work_grows_with_the_text_and_no_faster() {
    for part in [
        "C, R, ",
        "C\n",
        "1.1",
        "1.1,",
        "5 лет опыта ",
        "5 лет опыта\n",
        "@ ",
        "a@b\n",
        "2018 ",
        "2018 - 2019 Go\n",
        "2018 до до ",
        "зарплата: 5 ",
        "зарплата: 5\n",
        "English, ",
        "English B2\n",
        "высшее бакалавр ",
        "Образование\n",
        "не Docker ",
        "Python, Docker, Go\n",
        "город: ",
        "и\u{306}",
        "   ",
        "\n",
        "я",
    ] {
        let work = |length: usize| {
            let text: String = part.chars().cycle().take(length).collect();
            work::of(|| Resume::read(&text, today())).1
        };
        let (short, long) = (work(4_000), work(16_000));
        assert!(long <= 5 * short + 1_000, "{part:?}: {short}, then {long}");
    }
}

#[test]
fn a_position_ends_with_its_section() {
    let asked = vacancy(&json!({"experience": "3+ лет"}));
    let text = "Опыт\n2014 - 2016 Бухгалтер, первичка и сверки\n\
                Считал пчёл и ульи, возил рамки по лугам, гнал мёд до самых холодов\n\
                2016 - 2020 Пасечник, мёд на ярмарках\nНавыки: бухгалтер";
    match facts(text, &asked).get("experience").map(|f| f.value.clone()) {
        Some(Value::Experience { min, .. }) => assert!((min - 2.0).abs() < 0.02, "{min}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn tables_and_labels_inside_a_line_are_read() {
    let asked = vacancy(&json!({"schedule": "ночные смены", "experience": "1 год"}));
    for text in ["Опыт\nСтаж\t5 лет\nГрафик\tночные смены", "Готов к ночам, график: ночные смены"]
    {
        match facts(text, &asked).get("format").map(|f| f.value.clone()) {
            Some(Value::Format { schedule, .. }) => assert_eq!(schedule, ["night"], "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn a_proof_of_readiness_to_move_does_not_tell_the_sex() {
    let read = |text: &str| {
        let facts = facts(text, &vacancy(&json!({})));
        let fact = facts.get("relocation").unwrap();
        let quotes: Vec<String> = fact.evidence.iter().map(|e| e.quote.clone()).collect();
        (fact.value.clone(), quotes)
    };
    for (his, hers) in [
        ("Бухгалтер. Готов к переезду в Алматы", "Бухгалтер. Готова к переезду в Алматы"),
        ("Не готов к переезду.", "Не готова к переезду."),
    ] {
        assert_eq!(read(his), read(hers));
    }
    assert_eq!(read("Not ready to relocate, sorry").1, ["Not ready to relocate"]);
}

#[test]
fn a_city_of_its_own_is_where_somebody_lives_and_a_street_is_none() {
    for (text, expected) in [
        ("Иванов Иван, 34 года, г. Уральск\nПовар", Some("Oral")),
        ("Астана қаласы\nАспаз", Some("Astana")),
        ("Адрес: ул. Пушкина, 5-12\nПовар", None),
        ("Адрес: ул. Ташкентская, 10, Алматы\nПовар", Some("Almaty")),
        ("Повар\nОпыт\n2019 – 2024 Повар\nг. Тараз", None),
    ] {
        let facts = facts(text, &vacancy(&json!({})));
        let city = facts.get("city").map(|f| match &f.value {
            Value::City { city, .. } => city.clone(),
            other => panic!("{other:?}"),
        });
        assert_eq!(city.as_deref(), expected, "{text}");
    }
}

#[test]
fn schools_weigh_nothing_and_levels_stay() {
    let body = |school: &str| {
        format!("Повар\nОбразование: среднее специальное, {school}, 2013\nНавыки: выпечка, меню, уборка")
    };
    let (one, other) = (body("колледж связи и автоматики"), body("ПТУ № 7"));
    let read = |text: &str| Resume::read(text, today());
    let stems = |r: &Resume| r.terms.iter().map(|t| t.stem.clone()).collect::<Vec<_>>();
    assert_eq!(stems(&read(&one)), stems(&read(&other)));
    assert!(read(&one).facts.get("education").is_some());
}

#[test]
fn years_beside_a_trade_or_a_tool_are_a_stated_total() {
    for (text, expected) in [
        ("Сварщик на полуавтомате, 4 года. Караганда", Some(4.0)),
        ("Продавец одежды 3 года, ТРЦ", Some(3.0)),
        ("Backend developer. Rust (5 years), Postgres (3 years)", Some(5.0)),
        ("Работал 6 лет сварщиком на стройке", Some(6.0)),
        ("Аспаз, 7 жыл", Some(7.0)),
        ("дүкенде 2 жыл жұмыс істедім", Some(2.0)),
        ("Работала в магазине 3 года", Some(3.0)),
        ("Продавец. Гарантия на товар 3 года", None),
        ("Повар\nСын, 5 лет", None),
    ] {
        let job = Vacancy {
            title: "Сварщик, продавец, аспаз, Rust developer".into(), ..vacancy(&json!({}))
        };
        let found = facts(text, &job).get("experience").map(|f| match f.value {
            Value::Experience { min, .. } => min,
            _ => panic!("{f:?}"),
        });
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn years_in_another_trade_answer_no_question_about_this_one() {
    let needs = vacancy(&json!({"experience": 3}));
    assert!(facts("Водитель такси, 9 лет\nРазвозил пассажиров", &needs).get("experience").is_none());
    assert!(facts("Общий стаж 9 лет\nБухгалтер", &needs).get("experience").is_some());
    let any = vacancy(&json!({}));
    assert!(facts("Водитель такси, 9 лет", &any).get("experience").is_some_and(|f| f.implied));
}

#[test]
fn other_lengths_of_time_are_no_experience() {
    let cook = Vacancy { title: "Повар".into(), ..vacancy(&json!({"experience": 3})) };
    for text in [
        "Повар. Живу в Алматы 10 лет",
        "Повар. Водительский стаж 12 лет",
        "Занимаюсь спортом 6 лет",
        "Не курю 4 года",
        "Изучал английский 8 лет",
        "I have lived in Almaty for 6 years",
        "Мечтаю открыть ресторан через 5 лет",
    ] {
        assert!(facts(text, &cook).get("experience").is_none(), "{text}");
    }
    let two = facts("Программист 5 лет. Повар 1 год", &cook);
    assert_eq!(two.get("experience").map(|f| f.value.clone()), Some(Value::Experience { min: 1.0, max: Some(1.0) }));
}

#[test]
fn a_schedule_that_is_refused_or_past_is_no_wish() {
    let job = vacancy(&json!({"schedule": "2/2"}));
    for text in ["Не могу 2/2", "Готов работать кроме 2/2", "График был 2/2"] {
        assert!(facts(text, &job).get("format").is_none(), "{text}");
    }
    for text in ["Могу работать 2/2", "график любой", "2/2 кестеге дайынмын", "2 через 2 устроит", "any schedule works"]
    {
        assert!(facts(text, &job).get("format").is_some(), "{text}");
    }
}

#[test]
fn a_place_of_study_is_ones_own() {
    let job = vacancy(&json!({"education": "высшее"}));
    for (text, has) in [
        ("КазГЮУ, бакалавр права, 2018", true),
        ("Сисадмин. AD, Cisco. ЕНУ Гумилева, информационные системы 2014", true),
        ("Охранник в КазНУ 2018", false),
        ("Уборщица, университет, 2015-2019", false),
        ("Дети учатся в КазНУ 2023", false),
        ("хочу поступить в КазНУ 2027", false),
    ] {
        assert_eq!(facts(text, &job).get("education").is_some(), has, "{text}");
    }
}

#[test]
fn a_wish_for_a_format_needs_no_label() {
    let job = vacancy(&json!({"format": "hybrid"}));
    for (text, expected) in [
        ("Data analyst. Prefer hybrid work. Almaty", Some("hybrid")),
        ("Аналитик. Рассматриваю только удалённую работу", Some("remote")),
        ("Looking for a remote position", Some("remote")),
        ("Ищу работу в офисе", Some("office")),
        ("Қашықтан жұмыс іздеймін", Some("remote")),
        ("Опыт работы\nПродавец в офисе продаж\nУдалённая поддержка клиентов", None),
        ("Рассматриваю предложения. Вёл удалённую команду", None),
    ] {
        let found = facts(text, &job).get("format").map(|f| match &f.value {
            Value::Format { format, .. } => format.join(","),
            _ => panic!("{f:?}"),
        });
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

#[test]
fn an_education_is_stated_outside_its_section_too() {
    let job = vacancy(&json!({"education": "среднее специальное"}));
    for (text, expected) in [
        ("Медсестра\nМедколледж, среднее специальное, 2019", Some("vocational")),
        ("Окончил техникум в 2015 году", Some("vocational")),
        ("Graduated from a medical college in 2014", Some("vocational")),
        ("Колледж бітірдім, 2018 жыл", Some("vocational")),
        ("Охранник в колледже, 2015-2019", None),
    ] {
        let found = facts(text, &job).get("education").map(|f| match &f.value {
            Value::Education { level, .. } => level.clone(),
            _ => panic!("{f:?}"),
        });
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

#[test]
fn grades_and_categories_are_read_from_their_lists() {
    let driver = vacancy(&json!({"skills": ["права категории C"]}));
    for text in [
        "Жүргізуші, 6 жыл. B, C, D санаттары",
        "Водитель, кат. В, С, Е",
        "Права категорий B, C",
        "Licence categories B, C",
    ] {
        let facts = facts(text, &driver);
        let has = facts.iter().any(|f| matches!(f.value, Value::Skill { has: true, name: None, .. }));
        assert!(has, "{text}: {facts:?}");
    }
    let only_b = facts("Водитель, категория B", &driver);
    assert!(!only_b.iter().any(|f| matches!(f.value, Value::Skill { has: true, name: None, .. })), "{only_b:?}");
    let electrician = vacancy(&json!({"skills": ["4-топ рұқсат"]}));
    assert!(
        facts("Электрик 5 жыл, 4-топ бар", &electrician)
            .iter()
            .any(|f| matches!(f.value, Value::Skill { has: true, .. }))
    );
}

#[test]
fn a_requirement_is_found_by_the_roots_of_its_words() {
    let nurse = vacancy(&json!({"skills": ["внутривенные инъекции", "ремонт ходовой части"]}));
    let facts = facts("Медсестра: внутривенные, внутримышечные инъекции. Ремонтировал ходовую часть", &nurse);
    let has = facts.iter().filter(|f| matches!(f.value, Value::Skill { has: true, name: None, .. })).count();
    assert_eq!(has, 2, "{facts:?}");
}

/// What a résumé says of one requirement: the quote, "~" and the quote for a close skill, "-" and it for a denial.
fn said_of(title: &str, label: &str, resume: &str) -> String {
    let job = Vacancy { title: title.into(), ..vacancy(&json!({"skills": [label]})) };
    let found = facts(resume, &job);
    let criteria = criteria::read(&job);
    let id = &criteria.list.iter().find(|c| c.label == label).unwrap().id;
    found.get(id).map_or_else(String::new, |fact| {
        let mark = match fact.value {
            Value::Skill { has: true, name: None, .. } => "",
            Value::Skill { has: true, .. } => "~",
            _ => "-",
        };
        format!("{mark}{}", fact.evidence[0].quote)
    })
}

#[test]
fn requirements_are_found_in_other_words() {
    let mut wrong = Vec::new();
    for (title, label, resume, quote) in [
        ("Nurse", "mechanical ventilation", "ICU nurse, looked after ventilated patients", "ventilated patients"),
        ("Медсестра", "ИВЛ", "Реанимация, пациенты на ИВЛ", "пациенты на ИВЛ"),
        ("Fitter", "reading drawings", "Fitter at a plant\nRead drawings", "Read drawings"),
        ("Fitter", "blueprint reading", "Fitter. Read drawings, welded frames", "Read drawings"),
        ("Electrician", "wiring regulations", "Electrician, Leeds. 18th Edition.", "18th Edition"),
        ("Electrician", "18th Edition Wiring Regulations", "Electrician, 18th Edition.", "18th Edition"),
        ("Сварщик", "удостоверение НАКС", "Сварщик 6 лет. Есть НАКС", "НАКС"),
        ("Сварщик", "действующий НАКС", "Сварщик 6 лет. Есть НАКС", "НАКС"),
        ("Медсестра", "действующая аккредитация", "Медсестра, поликлиника. Аккредитация пройдена", "Аккредитация"),
        ("Медсестра", "аккредитация медицинского работника", "Медсестра, аккредитация есть", "аккредитация"),
        ("Сатушы", "сату тәжірибесі", "Сатушы болып 4 жыл", "Сатушы"),
        ("Сатушы", "сатылым", "Сатушы болып 4 жыл", "Сатушы"),
        ("Шаштараз", "ерлер шашын қию", "Шаштараз, ерлер шашын қиямын", "ерлер шашын қиямын"),
        ("Мұғалім", "балалармен жұмыс тәжірибесі", "Мектеп мұғалімі, 5 жыл", "Мектеп мұғалімі"),
        ("Мұғалім", "балалармен жұмыс", "Бастауыш сынып мұғалімі", "Бастауыш сынып мұғалімі"),
        ("Teacher", "working with children", "Primary school teacher since 2019", "school teacher"),
        ("Бригадир", "адам басқару", "Бригадир, 10 адам бағынышта", "10 адам бағынышта"),
        ("Foreman", "people management", "Foreman, team of 10 reporting to me", "10 reporting"),
        ("Прораб", "управление людьми", "Прораб, в подчинении 12 человек", "подчинении 12"),
        ("Повар", "опыт приготовления блюд", "Повар 3 года", "Повар"),
        ("Сатушы", "касса", "Дүкенде сатушы болып істедім. Кассада тұрдым", "Кассада"),
        ("Аспаз", "тағам дайындау", "Аспазбын, 4 жыл", "Аспазбын"),
        ("Аспаз", "медициналық кітапша", "Аспазбын, медкітапшам бар", "медкітапшам"),
        ("Дәнекерлеуші", "аргондық дәнекерлеу", "Дәнекерлеуші, 6 жыл. Аргонмен пісіремін", "Аргонмен пісіремін"),
        ("Receptionist", "Opera PMS", "Front desk agent. Used Opera, took payments", "Opera"),
        ("Receptionist", "cash handling", "Front desk agent. Used Opera, took payments", "took payments"),
        ("Cook", "food hygiene certificate", "Cook. Level 2 Food Hygiene 2023", "Level 2 Food Hygiene"),
        ("DevOps", "Kubernetes", "Platform engineer: EKS, Terraform", "EKS"),
        (
            "Охранник",
            "удостоверение частного охранника",
            "Охранник 4 разряда, ТЦ. Удостоверение действует до 2027",
            "Удостоверение",
        ),
        ("Күзетші", "күзетші куәлігі", "Күзетші болып 3 жыл істедім. Куәлігім бар", "Куәлігім"),
        ("Guard", "security guard licence", "Security guard in a mall for years. Licence ok", "Licence"),
        ("Бариста", "медкнижка", "Бариста, медкнижка есть", "медкнижка"),
        ("Care assistant", "manual handling", "HCA. Moving and handling trained", "Moving and handling"),
    ] {
        let said = said_of(title, label, resume);
        if said != quote {
            wrong.push(format!("{label}: {resume}: {said:?}, not {quote:?}"));
        }
    }
    for (title, label, resume) in [
        ("Медсестра", "действующая аккредитация", "Медсестра, аккредитация просрочена"),
        ("Сварщик", "удостоверение НАКС", "Сварщик 6 лет"),
        ("Foreman", "people management", "Reporting to the director, 10 years of experience"),
        ("Прораб", "управление людьми", "Каменщик, подчинение прорабу, 5 разряд"),
        ("Electrician", "wiring regulations", "Electrician, first edition of the manual"),
        ("Nurse", "mechanical ventilation", "Nurse in a well ventilated office"),
        ("Cook", "food hygiene certificate", "Cook, kept the kitchen clean, food hygiene rules"),
        ("Кассир", "касса", "Каскада, команда, қойма есебі"),
        ("Охранник", "удостоверение охранника", "Охранник, ТЦ. Водительское удостоверение есть"),
        ("Охранник", "удостоверение охранника", "Охранник, ТЦ. Удостоверение сварщика есть"),
        ("Охранник", "удостоверение охранника", "Грузчик. Удостоверение есть"),
        ("Охранник", "удостоверение охранника", "Охранник, ТЦ. Удостоверение просрочено"),
        ("Бариста", "медкнижка", "Бариста, медкнижка в процессе"),
        ("Бариста", "медкнижка", "Бариста, медкнижка просрочена"),
    ] {
        let said = said_of(title, label, resume);
        if !said.is_empty() {
            wrong.push(format!("{label}: {resume}: {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_title_alone_proves_no_special_skill() {
    for (title, label, resume) in [
        ("Повар", "горячий цех", "Повар, столовая, 4 года"),
        ("Cook", "hot kitchen", "Cook, 4 years"),
        ("Қоймашы", "WMS", "Қойма, 2 жыл"),
        ("Кладовщик", "WMS", "Кладовщик, склад, 2 года"),
        ("Швея", "оверлок", "Швея, 5 лет"),
        ("Машинист", "автокран", "Машинист экскаватора, 5 лет"),
        ("Сварщик", "ручная дуговая сварка", "Сварщик, 5 лет"),
    ] {
        assert_eq!(said_of(title, label, resume), "", "{label}: {resume}");
    }
    for (title, label, resume, quote) in [
        ("Повар", "горячий цех", "Повар горячего цеха, 4 года", "Повар горячего цеха"),
        ("Повар", "приготовление блюд", "Повар, 4 года", "Повар"),
        ("Повар", "приготовление блюд", "Стоял на горячем 4 года", "Стоял на горячем"),
        ("Швея", "пошив одежды", "Швея, 5 лет", "Швея"),
        ("Швея", "оверлок", "Швея, работа на оверлоке", "оверлоке"),
        ("Қоймашы", "WMS", "Қойма, WMS жүйесі", "WMS жүйесі"),
    ] {
        assert_eq!(said_of(title, label, resume), quote, "{label}: {resume}");
    }
}

#[test]
fn dates_of_papers_and_courses_are_no_work() {
    for text in [
        "Удостоверение стропальщика 2019–2024",
        "Сертификат сварщика НАКС, 2021 - 2024",
        "Права категории С с 2015 года",
        "Курсы бухгалтеров 2018 – 2019",
        "First aid certificate 2022 – 2025",
        "Медкнижка 2024 – 2025",
        "Куәлік: 2020 – 2025 жж.",
        "В том году ушла с прежнего места",
        "Аккредитация с 2021 года по 2026 год",
    ] {
        assert_eq!(years(text), None, "{text}");
    }
    for (text, expected) in [
        ("2018 – 2020 преподаватель курсов бухгалтеров", 2.0),
        ("Курсы «Дебет», бухгалтер, 2018 – 2020", 2.0),
        ("Бухгалтер 2018 – 2020, удостоверение 2019", 2.0),
        ("2018 – 2020 специалист по лицензированию", 2.0),
    ] {
        let found = years(text).unwrap_or(-1.0);
        assert!((found - expected).abs() < 0.02, "{text}: {found}");
    }
}

#[test]
fn degrees_in_letters_name_their_field() {
    let economics = vacancy(&json!({"education": "высшее экономическое"}));
    let teaching = vacancy(&json!({"education": "higher pedagogical"}));
    for (text, job, level, field) in [
        ("M.Com Finance", &economics, "master", "education:economics"),
        ("B.Com, Accounting", &economics, "bachelor", "education:economics"),
        ("BA in preschool pedagogy", &teaching, "bachelor", "education:teaching"),
        ("B.Ed from a college", &teaching, "bachelor", ""),
    ] {
        let found = facts(text, job);
        let is =
            matches!(found.get("education").map(|f| &f.value), Some(Value::Education { level: l, .. }) if l == level);
        assert!(is, "{text}: {found:?}");
        assert!(field.is_empty() || found.get(field).is_some(), "{text}: {found:?}");
    }
    assert!(facts("Mr. Com, dealer", &economics).get("education").is_none());
}

#[test]
fn years_stand_beside_a_class_or_a_verb_of_work() {
    let asked = |title: &str, text: &str| {
        let job = Vacancy { title: title.into(), ..vacancy(&json!({"experience": 3})) };
        facts(text, &job).get("experience").map(|f| match f.value {
            Value::Experience { min, .. } => min,
            _ => panic!("{f:?}"),
        })
    };
    for (title, text, expected) in [
        ("HGV driver", "HGV driver, class 1, 5 yrs, UK wide", Some(5.0)),
        ("Водитель", "Водитель, кат. В, С. 7 лет возил продукты по области", Some(7.0)),
        ("Швея", "Швея, ателье. 4 года шила шторы", Some(4.0)),
        ("Швея", "Швея, ателье. 4 года шил шторы", Some(4.0)),
        ("Мойщик", "Мойщик. 4 года мыл посуду в кафе", Some(4.0)),
        ("Мойщик", "Мойщик. 4 года мыла посуду в кафе", Some(4.0)),
        ("Аспаз", "Аспазбын, 4 жыл. Палау жасаймын", Some(4.0)),
        ("Водитель", "Водитель. 7 лет жил в Омске", None),
        ("Водитель", "Водитель. 5 лет учил английский", None),
    ] {
        assert_eq!(asked(title, text), expected, "{text}");
    }
}

#[test]
fn a_field_beside_a_university_is_its_field() {
    let job = vacancy(&json!({"education": "высшее педагогическое"}));
    assert!(facts("КФУ, педагогика, 2017", &job).get("education:teaching").is_some());
    assert!(facts("КФУ, преподаватель педагогики", &job).get("education:teaching").is_none());
}

#[test]
fn a_college_of_a_trade_is_a_college() {
    for (text, level) in [
        ("Тәрбиеші. Педколледж бітірдім, 2017", "vocational"),
        ("Окончила педучилище в 2009", "vocational"),
        ("Закончил мединститут", "higher"),
        ("Мединститут, 2004", "higher"),
    ] {
        let found = facts(text, &vacancy(&json!({"education": "высшее"})));
        let is =
            matches!(found.get("education").map(|f| &f.value), Some(Value::Education { level: l, .. }) if l == level);
        assert!(is, "{text}: {found:?}");
    }
    assert!(facts("Уборщица в мединституте", &vacancy(&json!({"education": "высшее"}))).get("education").is_none());
}
