use super::*;
use crate::text::Chars;
use crate::text::spec::Spec;

const RULES: Rules = Rules { prec: 28, emin: -999_999, emax: 999_999, rounding: Rounding::HalfEven, clamp: false };

fn number(text: &str) -> Number {
    parse(Chars::Ascii(text.as_bytes()), true).unwrap_or_else(|| panic!("{text} is no number"))
}

fn text(number: &Number) -> String {
    let mut out = Vec::new();
    push_text(&mut out, number, true, false);
    String::from_utf8(out).unwrap()
}

#[test]
fn text_there_and_back() {
    for same in [
        "0",
        "-0",
        "1.50",
        "0E+3",
        "1E+3",
        "0.000001",
        "1E-7",
        "-Infinity",
        "NaN",
        "sNaN12",
        "123456789012345678901234567890123456789012",
    ] {
        assert_eq!(text(&number(same)), same);
    }
    assert_eq!(text(&number(" 1_000.50\n")), "1000.50");
    for wrong in ["", "+", ".", "1e", "1e+", "e1", "1 2", "nan1x", "infi", "1.2.3", "--1"] {
        assert!(parse(Chars::Ascii(wrong.as_bytes()), true).is_none(), "{wrong}");
    }
}

#[test]
fn operations() {
    let both = |f: fn(&Number, &Number, &Rules, &mut Seen) -> Number, a: &str, b: &str| {
        let mut seen = 0;
        let result = f(&number(a), &number(b), &RULES, &mut seen);
        (text(&result), seen)
    };
    assert_eq!(both(add, "0.1", "0.2"), ("0.3".into(), 0));
    assert_eq!(both(add, "1e50", "1"), ("1.000000000000000000000000000E+50".into(), seen::INEXACT | seen::ROUNDED));
    assert_eq!(both(subtract, "1", "1.00"), ("0.00".into(), 0));
    assert_eq!(both(multiply, "1.2", "-3.0"), ("-3.60".into(), 0));
    assert_eq!(both(divide, "1", "7"), ("0.1428571428571428571428571429".into(), seen::INEXACT | seen::ROUNDED));
    assert_eq!(both(divide, "10", "4"), ("2.5".into(), 0));
    assert_eq!(both(divide, "1", "0"), ("Infinity".into(), seen::DIVISION_BY_ZERO));
    assert_eq!(both(remainder, "-7", "2"), ("-1".into(), 0));
    assert_eq!(both(power, "2", "0.5"), ("1.414213562373095048801688724".into(), seen::INEXACT | seen::ROUNDED));
    assert_eq!(text(&square_root(&number("2"), &RULES, &mut 0)), "1.414213562373095048801688724");
    assert_eq!(text(&exp(&number("1"), &RULES, &mut 0)), "2.718281828459045235360287471");
    assert_eq!(text(&ln(&number("10"), &RULES, &mut 0)), "2.302585092994045684017991455");
    assert_eq!(text(&log10(&number("1000"), &RULES, &mut 0)), "3");
}

#[test]
fn formats() {
    let format = |spec: &str, n: &str| {
        let spec = Spec::parse_decimal(Chars::Ascii(spec.as_bytes())).unwrap();
        spec.format_decimal(&number(n), true, Rounding::HalfEven).unwrap().to_string()
    };
    assert_eq!(format("014,.3f", "-1234.5678"), "-0,001,234.568");
    assert_eq!(format(".0%", "0.00049"), "0%");
    assert_eq!(format("*^12", "1.5"), "****1.5*****");
    assert_eq!(format("+.1e", "1234.5"), "+1.2e+3");
}

#[test]
fn conversions() {
    assert_eq!(text(&from_float(0.1)), "0.1000000000000000055511151231257827021181583404541015625");
    for f in [0.1, -2.5, 1e300, 5e-324, 123456789.125, 1e23] {
        assert_eq!(to_float(&from_float(f)), f);
    }
    assert_eq!(hash(&number("1E+3")), 1000);
    assert_eq!(hash(&number("-1.0")), -2);
    assert_eq!(hash(&number("0.5")), crate::text::hash::hash_float(0.5, 0));
}
