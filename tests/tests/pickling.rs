//! Pickling round trips of generated guest values, with sharing and cycles: what comes back is equal, of the same types, and shares as
//! before. And what is no pickle is refused with an exception.

use gilbox_tests::program::{self, End};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::fmt::Write;
use std::process::Command;
use std::time::Duration;

/// A value as an expression of the guest language. `shared[i]` refers to one of four lists that the program has already.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("None".to_owned()),
        any::<bool>().prop_map(|b| if b { "True".into() } else { "False".into() }),
        any::<i64>().prop_map(|i| i.to_string()),
        (any::<i64>(), 0u32..300).prop_map(|(i, shift)| format!("({i} << {shift})")),
        any::<f64>().prop_filter("nan is not equal to itself", |f| f.is_finite()).prop_map(|f| format!("{f:?}")),
        Just("float('-inf')".to_owned()),
        Just("(1.5 - 2j)".to_owned()),
        proptest::collection::vec(any::<u8>(), 0..20).prop_map(|b| format!("bytes({b:?})")),
        proptest::collection::vec(any::<u8>(), 0..20).prop_map(|b| format!("bytearray(bytes({b:?}))")),
        proptest::collection::vec(any::<char>(), 0..8)
            .prop_map(|c| format!("''.join(map(chr, {:?}))", c.into_iter().map(u32::from).collect::<Vec<_>>())),
        (any::<i32>(), any::<i32>(), 1i32..9).prop_map(|(a, b, c)| format!("range({a}, {b}, {c})")),
        Just("'\\ud800 alone'".to_owned()),
        Just("len".to_owned()),
        Just("Point".to_owned()),
        Just("Colour.RED".to_owned()),
        (0..4).prop_map(|i| format!("shared[{i}]")),
    ];
    let hashable = prop_oneof![any::<i32>().prop_map(|i| i.to_string()), "[a-zé]{0,6}".prop_map(|s| format!("{s:?}"))];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        let several = || proptest::collection::vec(inner.clone(), 0..6);
        let keys = proptest::collection::vec(hashable.clone(), 0..6);
        prop_oneof![
            several().prop_map(|items| format!("[{}]", items.join(", "))),
            several().prop_map(|items| format!("tuple([{}])", items.join(", "))),
            keys.clone().prop_map(|items| format!("set([{}])", items.join(", "))),
            keys.prop_map(|items| format!("frozenset([{}])", items.join(", "))),
            proptest::collection::vec((hashable.clone(), inner.clone()), 0..6).prop_map(|pairs| {
                format!("{{{}}}", pairs.iter().map(|(k, v)| format!("{k}: {v}")).collect::<Vec<_>>().join(", "))
            }),
            (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("Point({x}, {y})")),
            inner.clone().prop_map(|v| format!("ring({v})")),
        ]
    })
}

const HEAD: &str = "\
import enum, pickle

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

class Colour(enum.Enum):
    RED = 1

def ring(value):
    links = [value]
    links.append(links)
    return links

def same(a, b, met):
    '''Equal, of equal types, and whatever is one object on this side is one on the other.'''
    if (id(a), id(b)) in met:
        return True
    if type(a) is not type(b):
        return False
    if isinstance(a, (list, tuple, dict, Point)):
        if any((x == id(a)) != (y == id(b)) for x, y in met if isinstance(a, (list, dict, Point))):
            return False
        met.add((id(a), id(b)))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k], met) for k in a)
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(same(x, y, met) for x, y in zip(a, b))
    if isinstance(a, Point):
        return same(vars(a), vars(b), met)
    # The order of a set depends on its history; the sign of a zero shows in its text alone.
    return a == b and (isinstance(a, (set, frozenset)) or repr(a) == repr(b))

def check(number, a):
    b = pickle.loads(pickle.dumps(a))
    print(number, 'same' if same(a, b, set()) else 'differs')

shared = [[], [1], ['a'], [None, 2.5]]
";

fn run(program: &str) -> String {
    let outcome = program::run(Command::new(program::gilbox()).args(["run", "-"]), program.as_bytes(), Duration::from_secs(60));
    assert_eq!(outcome.end, End::Exit(0), "{}\n{program}", String::from_utf8_lossy(&outcome.stderr));
    String::from_utf8_lossy(&outcome.stdout).into_owned()
}

/// Values to a program: a process for each would take most of the time.
const BATCH: usize = 40;

#[test]
fn values_come_back_as_they_were() {
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&proptest::collection::vec(value(), BATCH), |values| {
        let (mut text, mut expected) = (HEAD.to_owned(), String::new());
        for (number, value) in values.iter().enumerate() {
            let _ = writeln!(text, "check({number}, {value})");
            let _ = writeln!(expected, "{number} same");
        }
        prop_assert_eq!(run(&text), expected);
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

/// Every pickle that has been changed somewhere either is read as some value or refused: nothing else happens.
#[test]
fn damaged_pickles_do_no_harm() {
    let mut runner = TestRunner::new(Config { cases: 8, failure_persistence: None, ..Config::default() });
    let damage = proptest::collection::vec((any::<u16>(), any::<u8>(), 0u8..3), BATCH);
    let outcome = runner.run(&(value(), damage), |(value, damage)| {
        let mut text = format!("{HEAD}whole = pickle.dumps({value})\n");
        text.push_str(
            "\
def damaged(at, byte, way):
    data = bytearray(whole)
    at %= len(data)
    if way == 0:
        data[at] = byte
    elif way == 1:
        del data[at:]
    else:
        data.insert(at, byte)
    try:
        pickle.loads(bytes(data))
    except Exception:
        pass
",
        );
        for (at, byte, way) in damage {
            let _ = writeln!(text, "damaged({at}, {byte}, {way})");
        }
        text.push_str("print('well')\n");
        prop_assert_eq!(run(&text), "well\n");
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}
