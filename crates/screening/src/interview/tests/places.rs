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
