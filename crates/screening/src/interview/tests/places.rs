use super::*;

const ENGLISH: &str = "Van driver, five years of deliveries with a big firm, and I am good with people";
const RUSSIAN: &str = "Водитель, пять лет возил продукты по магазинам, работал и на складе тоже";
const KAZAKH: &str = "Жүргізуші, бес жыл дүкендерге азық-түлік тасыдым, қоймада да жұмыс істедім";

fn answered(place: &str, home: &str, resume: &str, answers: &[&str]) -> Talk {
    let job = vacancy("Delivery driver", place, &json!({"team": "five drivers"}));
    talk(&job, &applicant(home, resume), answers)
}

#[test]
fn who_would_drive_in_is_not_turned_away() {
    for (place, home, resume, answer) in [
        ("London", "Brighton", ENGLISH, "no need its an hour and i have van"),
        ("London", "Brighton", ENGLISH, "no i'd drive in every day from brighton"),
        ("London", "Leeds", ENGLISH, "no need to move mate, i can get there every day"),
        ("Dublin", "Bray", ENGLISH, "no not moving, im in bray, dart to dublin every day no bother"),
        ("Москва", "Клин", RUSSIAN, "езжу на электричке"),
        ("Москва", "Клин", RUSSIAN, "переезжать не надо, я на машине 40 минут"),
        ("Алматы", "Тараз", RUSSIAN, "нет, буду ездить"),
        ("Алматы", "Тараз", KAZAKH, "көшпеймін, күнде қатынаймын"),
    ] {
        let talk = answered(place, home, resume, &[answer]);
        assert_eq!(talk.verdict("location"), Verdict::Met, "{answer}\n{}", talk.transcript);
        assert!(talk.ended().approved, "{}", talk.transcript);
    }
}

#[test]
fn a_no_to_the_way_to_work_is_a_no() {
    for (place, home, resume, answer, words) in [
        ("London", "Brighton", ENGLISH, "no", "getting there"),
        ("Москва", "Клин", RUSSIAN, "нет", "добираться"),
        ("Москва", "Клин", KAZAKH, "жоқ", "қатынау"),
        ("London", "Leeds", ENGLISH, "no", "moving"),
    ] {
        let talk = answered(place, home, resume, &[answer, answer]);
        assert_eq!(talk.verdict("location"), Verdict::NotMet, "{}", talk.transcript);
        assert!(talk.ended().reason.contains(words), "{}", talk.transcript);
        assert!(talk.ended().reason.contains(place), "{}", talk.transcript);
    }
}

#[test]
fn the_near_are_not_asked_to_move() {
    for (place, home, resume, words) in [
        ("London", "Brighton", ENGLISH, "move"),
        ("Москва", "Клин", RUSSIAN, "перее"),
        ("Москва", "Клин", KAZAKH, "көш"),
    ] {
        let talk = answered(place, home, resume, &["эээ", "нет"]);
        assert!(!talk.transcript.to_lowercase().contains(words), "{}", talk.transcript);
    }
    let closer = answered("London", "Brighton", ENGLISH, &["no but I could move closer"]);
    assert_ne!(closer.verdict("location"), Verdict::NotMet, "{}", closer.transcript);
}

#[test]
fn the_place_is_found_in_what_the_employer_wrote() {
    for (written, said, home, here) in [
        ("Milton Keynes. Own transport to sites needed", "Milton Keynes", "Milton Keynes", true),
        ("Milton Keynes. Own transport to sites needed", "Milton Keynes", "Leeds", false),
        ("Near Ballarat", "Ballarat", "Ballarat", true),
        ("Near Little Snoring", "Little Snoring", "Little Snoring", true),
        ("Little Snoring, Norfolk", "Little Snoring", "Norwich", false),
        ("Cork, Ireland", "Cork", "Cork", true),
        ("Cork, Ireland", "Cork", "Dublin", false),
        ("Reading (UK)", "Reading", "Reading", true),
        ("Limerick city centre", "Limerick", "Limerick", true),
        ("Unit 5, Little Snoring", "Little Snoring", "Norwich", false),
        ("г. Алматы, мкр Аксай", "Алматы", "Алматы", true),
        ("г. Алматы, мкр Аксай", "Алматы", "Тараз", false),
        ("ТРЦ Мега, г. Астана", "Астана", "Астана", true),
        ("Работа в Астане", "Астана", "Тараз", false),
        ("Алматы қ., Бостандық ауданы", "Алматы", "Алматы", true),
        ("Алматы қ., Бостандық ауданы", "Алматы", "Тараз", false),
        ("СПб", "СПб", "Москва", false),
    ] {
        let talk = answered(written, home, "", &["эээ", "нет"]);
        assert_eq!(talk.state.brief.location, said, "{written}");
        let moving = talk.kinds().contains(&Slot::Relocation);
        assert_eq!(!moving, here, "{written}\n{}", talk.transcript);
        assert!(!talk.transcript.contains(written) || written == said, "{written}\n{}", talk.transcript);
    }
    // Who asks where it is reads all of it.
    let asks = answered("г. Алматы, мкр Аксай", "Тараз", RUSSIAN, &["а где вы находитесь?"]);
    assert!(asks.transcript.contains("мкр Аксай"), "{}", asks.transcript);
}

fn told(description: &str, language: &str, answers: &[&str]) -> Talk {
    let (title, place) = match language {
        "en" => ("Milker", "Ballarat"),
        "ru" => ("Продавец", "Алматы"),
        _ => ("Сатушы", "Алматы"),
    };
    let job = Vacancy { description: description.into(), ..vacancy(title, place, &json!({})) };
    talk(&job, &applicant(place, ""), &[&[place], answers].concat())
}

#[test]
fn what_a_description_insists_on_is_asked_behind_the_standard_questions() {
    for (description, language, years, yes, no) in [
        ("We need a milker for our farm. Must have a driving licence.", "en", "3 years", "yes", "no"),
        ("Ищем продавца в магазин. Обязательно наличие медкнижки.", "ru", "3 года", "да", "нет"),
        ("Дүкенге сатушы іздейміз. Жүргізуші куәлігі міндетті.", "kk", "3 жыл", "иә", "жоқ"),
    ] {
        let good = told(description, language, &[years, yes, yes]);
        assert_eq!(good.kinds(), [Slot::City, Slot::Experience, Slot::YesNo, Slot::Skill], "{}", good.transcript);
        assert!(good.ended().approved, "{}", good.transcript);
        let bad = told(description, language, &[years, yes, no, no]);
        assert!(!bad.ended().approved, "{}", bad.transcript);
    }
    // Wishes are no musts: three questions, as ever.
    for (description, language, years, yes) in [
        (
            "We need a milker for our farm. A driving licence would be a plus. Commission on top.",
            "en",
            "3 years",
            "yes",
        ),
        ("Требуется продавец в магазин. Медкнижка приветствуется.", "ru", "3 года", "да"),
        ("Дүкенге сатушы қажет. Жүргізуші куәлігі міндетті емес.", "kk", "3 жыл", "иә"),
    ] {
        let talk = told(description, language, &[years, yes]);
        assert_eq!(talk.kinds(), [Slot::City, Slot::Experience, Slot::YesNo], "{}", talk.transcript);
        assert!(talk.ended().approved, "{}", talk.transcript);
    }
    let unread = told("Must be able to start at 5 am.", "en", &["3 years", "yes"]);
    assert!(unread.ended().reasons.iter().any(|r| r.contains("start at 5 am")), "{:?}", unread.ended().reasons);
    let days = told("Must work every Saturday.", "en", &["3 years", "yes", "yes"]);
    assert_eq!(days.verdict("schedule"), Verdict::Met, "{}", days.transcript);
}

fn pay(place: &str, max: i64, answer: &str) -> (String, Verdict) {
    let job = Vacancy { salary_max: Some(max), ..vacancy("Electrician", place, &json!({"team": "x"})) };
    let resume = "Electrician, five years of wiring houses with a firm, and I am good with people too";
    let talk = talk(&job, &applicant(place, resume), &[answer, answer]);
    (talk.transcript.clone(), talk.verdict("salary"))
}

#[test]
fn pay_is_asked_and_compared_by_the_custom_of_the_country() {
    for (place, max, words, answer, verdict) in [
        ("Leeds", 30_000, "yearly pay", "28000", Verdict::Met),
        ("Leeds", 30_000, "yearly pay", "28k", Verdict::Met),
        ("Leeds", 30_000, "yearly pay", "£28,000 a year", Verdict::Met),
        ("Leeds", 30_000, "yearly pay", "2300 a month", Verdict::Met),
        ("Leeds", 30_000, "yearly pay", "45000", Verdict::NotMet),
        ("Leeds", 30_000, "yearly pay", "30000 euros", Verdict::Unknown),
        ("Cork, Ireland", 40_000, "yearly pay", "38000 euro", Verdict::Met),
        ("Leeds", 14, "hourly pay", "£13 an hour", Verdict::Met),
        ("Leeds", 14, "hourly pay", "13", Verdict::Met),
        ("Leeds", 14, "hourly pay", "£20 an hour", Verdict::NotMet),
        ("Pune", 1_200_000, "yearly pay", "10 LPA", Verdict::Met),
        ("Pune", 1_200_000, "yearly pay", "20 LPA", Verdict::NotMet),
        ("Pune", 40_000, "monthly pay", "35000", Verdict::Met),
        ("Алматы", 400_000, "monthly pay", "350000", Verdict::Met),
        ("Алматы", 400_000, "monthly pay", "800000", Verdict::NotMet),
    ] {
        let (transcript, heard) = pay(place, max, answer);
        assert!(transcript.contains(words), "{place} {answer}\n{transcript}");
        assert_eq!(heard, verdict, "{place} {answer}\n{transcript}");
    }
    let job = Vacancy { salary_max: Some(30_000), ..vacancy("Electrician", "Leeds", &json!({"team": "x"})) };
    let talk = talk(
        &job,
        &applicant("Leeds", "Electrician for five years in a firm with good people"),
        &["how much do you pay?"],
    );
    assert!(talk.transcript.contains("a year"), "{}", talk.transcript);
}

#[test]
fn the_words_fit_the_trade() {
    let first = |title: &str, requirements: &Json| {
        let resume = "I have worked for years with good people in a busy place and I like it there";
        talk(&vacancy(title, "Leeds", requirements), &applicant("Leeds", resume), &[]).transcript
    };
    let nurse = first("Nurse", &json!({"skills": ["NMC registration (active PIN)"]}));
    assert!(nurse.contains("Do you have NMC registration (active PIN)?"), "{nurse}");
    let tool = first("Tester", &json!({"skills": ["Jira"]}));
    assert!(tool.contains("Have you worked with Jira?"), "{tool}");
    for title in ["Shop assistant", "Teacher of maths", "Повар", "Мұғалім"] {
        let asked = first(title, &json!({"format": "office"}));
        assert!(asked.contains("on site") && !asked.contains("office"), "{title}: {asked}");
    }
    assert!(first("Accountant", &json!({"format": "office"})).contains("in the office"));
}

#[test]
fn trades_of_the_spot_are_told_so() {
    let remote =
        |title: &str| talk(&vacancy(title, "Алматы", &json!({})), &applicant("", ""), &["Алматы", "3 года"]).transcript;
    for title in ["Nail tech", "Groom", "Milker", "Доярка", "Сауыншы"] {
        assert!(
            remote(title).contains("обычно на месте")
                || remote(title).contains("usually done on site")
                || remote(title).contains("әдетте орнында"),
            "{}",
            remote(title)
        );
    }
    assert!(
        !remote("Dairy marketing manager").contains("usually done on site"),
        "{}",
        remote("Dairy marketing manager")
    );
}
