//! What the candidates of a torture say: some are willing, some are not, so that both decisions occur.

use crate::script;

/// A city from which nobody moves.
const ELSEWHERE: &str = "Астана";

/// The answer to a question of this kind.
pub fn answer(candidate: u64, kind: Option<&str>, index: i64) -> &'static str {
    if candidate % 4 != 3 {
        return script::answer(kind, index);
    }
    match (kind, index) {
        (Some("city"), _) | (None, 0) => ELSEWHERE,
        (Some("relocation"), _) => "нет, не готов переезжать",
        (Some("yes_no" | "format"), _) | (None, 2..) => "нет",
        _ => script::answer(kind, index),
    }
}

/// What somebody adds without waiting for the next question.
pub const AHEAD: &str = "и ещё: готов выйти на работу через две недели";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_four_is_not_willing() {
        assert_eq!(answer(0, Some("city"), 0), script::CITY);
        assert_eq!(answer(3, Some("city"), 0), ELSEWHERE);
        assert_eq!(answer(3, None, 2), "нет");
        assert_eq!(answer(3, Some("experience"), 1), script::answer(Some("experience"), 1));
    }
}
