//! The tolerance for typing errors.

/// Whether `a` becomes `b` by at most one insertion, deletion, replacement or swap of neighbours.
pub fn within_one_edit(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let left: Vec<char> = a.chars().collect();
    let right: Vec<char> = b.chars().collect();
    if left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let head = left.iter().zip(&right).take_while(|(x, y)| x == y).count();
    let room = left.len().min(right.len()) - head;
    let tail = left.iter().rev().zip(right.iter().rev()).take(room).take_while(|(x, y)| x == y).count();
    let middle_left = &left[head..left.len() - tail];
    let middle_right = &right[head..right.len() - tail];
    match (middle_left, middle_right) {
        ([_] | [], [_] | []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// Whether two words are the same but for one typing error; words under five letters must be equal.
pub fn alike(a: &str, b: &str) -> bool {
    a == b || (a.chars().count() >= 5 && b.chars().count() >= 5 && within_one_edit(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_of_each_kind_is_tolerated_and_two_are_not() {
        for (a, b) in
            [("алматы", "алмаы"), ("алматы", "алмматы"), ("алматы", "алматi"), ("алматы", "аламты"), ("", "а")]
        {
            assert!(within_one_edit(a, b) && within_one_edit(b, a), "{a} {b}");
        }
        for (a, b) in [("алматы", "алтмаы"), ("астана", "асатан"), ("год", "годами"), ("ab", "cd")]
        {
            assert!(!within_one_edit(a, b), "{a} {b}");
        }
    }

    #[test]
    fn short_words_must_be_equal() {
        assert!(alike("года", "года"));
        assert!(!alike("года", "годы"));
        assert!(alike("питон", "пиотн"));
    }
}
