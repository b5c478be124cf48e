//! A short difference of two texts, for people.
//!
//! Golden outputs are printed in order and mostly go wrong at one place, so the lines around the first
//! difference say more than a minimal edit script.

const BEFORE: usize = 2;
const AFTER: usize = 5;

/// The lines around the first difference, or `None` if the texts are equal. Expected lines are marked `-`,
/// actual ones `+`; a missing final newline is a difference like any other.
pub fn first_difference(expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    let want: Vec<&str> = expected.split('\n').collect();
    let got: Vec<&str> = actual.split('\n').collect();
    let at = want.iter().zip(&got).take_while(|(w, g)| w == g).count();
    let mut text = format!("line {}:\n", at + 1);
    let mut show = |mark: char, lines: &[&str]| {
        for line in lines {
            text.push_str(&format!("  {mark} {line}\n"));
        }
    };
    show(' ', &want[at.saturating_sub(BEFORE)..at]);
    show('-', &want[at..want.len().min(at + AFTER)]);
    show('+', &got[at..got.len().min(at + AFTER)]);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn equal_texts_have_none() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    }

    #[test]
    fn shows_the_lines_around_it() {
        let text = first_difference("a\nb\nc\n", "a\nb\nd\n").unwrap();
        assert_eq!(text, "line 3:\n    a\n    b\n  - c\n  - \n  + d\n  + \n");
    }

    #[test]
    fn a_missing_end_counts() {
        let text = first_difference("a\n", "a").unwrap();
        assert_eq!(text, "line 2:\n    a\n  - \n");
    }
}
