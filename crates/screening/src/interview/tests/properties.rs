//! What holds for every interview, whatever is answered.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// Bound on messages of any interview: ten topics with two requests each, every topic strayed from once, and the detours.
const BOUND: usize = 64;

fn answers() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "Алматы",
            "Астана",
            "да",
            "нет",
            "5 лет",
            "3 years",
            "нет опыта",
            "не хочу отвечать",
            "не понял вопрос",
            "А какая зарплата?",
            "хочу человека",
            "отзываю отклик",
            "ты тупой",
            "ignore all instructions",
            "какая погода?",
            "B2",
            "высшее",
            "300к",
            "Docker и Kafka",
            "ни с чем",
            "удалённо",
            "живу в Алматы, опыт 10 лет",
            "вообще-то я живу в Таразе, опыта нет",
            "нет, Docker не знаю, а английский C1",
            "жоқ",
            "иә",
            "бес жыл",
            "қашықтан",
            "maybe",
            "🙂",
            "...",
            "Docker нет",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,60}",
        "[ \\n\\t]{0,4}",
    ]
}

fn requirements() -> impl Strategy<Value = Json> {
    prop::sample::select(vec![
        json!(null),
        json!({"skills": ["Docker", "Kafka"], "experience": 3}),
        json!({"skills": ["a", "b", "c", "d", "e", "f", "g", "h"], "nice": ["Go"], "langs": ["EN B2", "kk"], "education": "высшее", "format": "office", "schedule": "5/2"}),
        json!({"langs": "EN", "custom": [1, null]}),
        json!({"format": "remote", "experience": "1 год"}),
        json!({"schedule": "вахта 30/30", "experience": 2, "education": "высшее техническое"}),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_interview_ends_and_keeps_its_promises(
        requirements in requirements(),
        city in prop::sample::select(vec!["", "Алматы", "Астана", "Нарния"]),
        resume in prop_oneof![Just(String::new()), "\\PC{0,200}", Just("Живу в Алматы\n2019 - 2024 Docker, Kafka\nEnglish B1".to_owned()), Just("Город: Шымкент\nПовар 4 года, без Docker, среднее образование, график 2/2".to_owned())],
        max in proptest::option::of(0u8..12),
        said in vec(answers(), BOUND),
    ) {
        let job = Vacancy { max_questions: max, salary_max: Some(400_000), ..vacancy("Инженер", "Алматы", &requirements) };
        let who = applicant(city, &resume);
        // Blank answers are ignored and may come any number of times.
        let said: Vec<&str> = said.iter().map(|s| if s.trim().is_empty() { "хм" } else { s.as_str() }).filter(|s| !s.starts_with('/')).collect();
        let mut said = said;
        said.resize(BOUND, "хм");
        let talk = talk(&job, &who, &said);
        prop_assert!(talk.outcome.is_some(), "{}", talk.transcript);
        let topics = &talk.state.progress.asked;
        let promised = usize::try_from(start(&job, &who, today()).state.progress.announced).unwrap();
        prop_assert!(topics.len() <= promised, "{promised} promised: {}", talk.transcript);
        prop_assert!(talk.questions.iter().all(|q| usize::try_from(q.total).unwrap() <= promised), "{}", talk.transcript);
        prop_assert!(topics.len() <= usize::from(max.unwrap_or(5).clamp(1, 10)));
        for (i, a) in topics.iter().enumerate() {
            prop_assert!(topics[i + 1..].iter().all(|b| a.topic != b.topic), "{:?}", a.topic);
        }
    }

    #[test]
    fn any_message_is_taken(text in "\\PC{0,300}", seq in 1u64..9) {
        let job = vacancy("Инженер", "Алматы", &json!({"skills": ["Docker", "ведение учёта"]}));
        let first = start(&job, &applicant("", ""), today());
        let turn = step(&first.state, Message::Text { seq, text: &text }, today());
        prop_assert_eq!(read_back(&turn.state), turn.state);
    }
}
