//! What the candidates of a load test say.
//!
//! Servers that name the kind of a question get an answer of that kind; others ask the original's three questions in
//! their fixed order.

/// Where the vacancy is and the candidates live: so that the original's first question lets everybody through.
pub const CITY: &str = "Алматы";

/// The answer to a question: by its kind, else by its number.
pub fn answer(kind: Option<&str>, index: i64) -> &'static str {
    match kind {
        Some("city") => CITY,
        Some("experience") => "5 лет",
        Some("salary") => "400 000 тенге в месяц",
        Some("notice") => "через две недели",
        Some("language") => "свободно, C1",
        Some("education") => "высшее",
        Some("format") => "в офисе, полный день",
        Some("relocation") => "да, готов переехать",
        Some("skill") => "да, работаю с этим каждый день",
        Some("text") => "нет, всё понятно, спасибо",
        // A yes, and kinds of later versions.
        Some(_) => "да",
        None => match index {
            0 => CITY,
            1 => "5 лет",
            _ => "да",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_come_before_numbers() {
        assert_eq!(answer(Some("experience"), 0), "5 лет");
        assert_eq!(answer(Some("city"), 7), CITY);
        assert_eq!(answer(Some("yes_no"), 0), "да");
        assert_eq!(answer(Some("something new"), 0), "да");
    }

    #[test]
    fn without_kinds_the_original_three_questions_are_answered() {
        let said: Vec<&str> = (0..4).map(|index| answer(None, index)).collect();
        assert_eq!(said, [CITY, "5 лет", "да", "да"]);
    }
}
