//! What only Rust can see: that a run can be suspended anywhere and comes to the same. What matches is tested from the guest's side.

use super::*;

fn points(text: &str) -> Vec<u32> {
    text.chars().map(u32::from).collect()
}

fn spans(pattern: &str, text: &str, fuel: u64) -> (Vec<usize>, u32) {
    let (program, _) = compile(&points(pattern), false, 0).unwrap();
    let mut matcher = Matcher::new(&program);
    let text = points(text);
    let request = Request { mode: Mode::Search, start: 0, end: text.len(), advance: false };
    matcher.begin(&request);
    let mut pauses = 0;
    loop {
        match matcher.run(&program, &text, &request, &mut fuel.clone()) {
            Outcome::Suspended => pauses += 1,
            Outcome::Matched => return (matcher.slots().to_vec(), pauses),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn goes_on_where_it_was_suspended() {
    for (pattern, text) in [
        ("(a+)+(b|$)", "aaaaaaaaa"),
        ("((a|ab)(c|bcd)(d*))*$", "abcdabcd"),
        ("(?:(x)|(y))*?z(?<=(.)z)", "yxyxyz"),
        ("(?>a*)(?=b)((?:b?)++)$", "aabbb"),
    ] {
        let (whole, pauses) = spans(pattern, text, u64::MAX);
        assert_eq!(pauses, 0);
        let (stepped, _) = spans(pattern, text, 2);
        assert_eq!(stepped, whole, "{pattern}");
    }
    assert!(spans("((a|ab)(c|bcd)(d*))*$", "abcdabcd", 2).1 > 0);
}

#[test]
fn a_hopeless_pattern_is_suspended() {
    let (program, _) = compile(&points("(a+)+b"), false, 0).unwrap();
    let text = points(&"a".repeat(64));
    let mut matcher = Matcher::new(&program);
    let request = Request { mode: Mode::Match, start: 0, end: text.len(), advance: false };
    matcher.begin(&request);
    for _ in 0..3 {
        assert_eq!(matcher.run(&program, &text, &request, &mut 1000), Outcome::Suspended);
    }
}
