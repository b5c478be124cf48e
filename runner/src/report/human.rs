//! Numbers as people read them: three significant digits and a unit.
//!
//! The reverse, durations and sizes as users write them, is `units`.

/// A number with three significant digits; from a thousand on, whole.
fn three_digits(value: f64) -> String {
    // Each bound is where rounding would make a digit too many.
    if value < 9.995 {
        format!("{value:.2}")
    } else if value < 99.95 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

/// `1.23 s`, `45.6 ms`; from two minutes on `2 m 05 s`.
pub(crate) fn seconds(seconds: f64) -> String {
    if seconds <= 0.0 {
        return "0 s".into();
    }
    for (scale, unit) in [(1e9, "ns"), (1e6, "µs"), (1e3, "ms")] {
        if seconds * scale < 999.5 {
            return format!("{} {unit}", three_digits(seconds * scale));
        }
    }
    if seconds < 119.5 {
        return format!("{} s", three_digits(seconds));
    }
    let whole = seconds.round() as u64;
    format!("{} m {:02} s", whole / 60, whole % 60)
}

/// As [`seconds`].
pub(crate) fn nanoseconds(ns: u64) -> String {
    seconds(ns as f64 / 1e9)
}

/// `512 B`, `1.21 KiB`, `34.5 MiB`.
pub(crate) fn bytes(bytes: f64) -> String {
    if bytes < 1023.5 {
        return format!("{bytes:.0} B");
    }
    let mut value = bytes;
    let mut unit = "B";
    for larger in ["KiB", "MiB", "GiB", "TiB"] {
        if value < 999.5 {
            break;
        }
        value /= 1024.0;
        unit = larger;
    }
    format!("{} {unit}", three_digits(value))
}

/// `97 %`; with a decimal where that matters, `4.2 %` and `99.9 %`.
pub(crate) fn share(share: f64) -> String {
    let percent = share * 100.0;
    if percent > 0.0 && percent < 0.05 {
        "<0.1 %".into()
    } else if percent == 0.0 || (9.95..99.5).contains(&percent) || percent >= 99.95 {
        format!("{percent:.0} %")
    } else {
        format!("{percent:.1} %")
    }
}

/// A factor such as a speed-up: `1.98`.
pub(crate) fn factor(factor: f64) -> String {
    format!("{factor:.2}")
}

/// A number of things or things a second: `0`, `3.4`, `198`, `12.3 k`.
pub(crate) fn count(count: f64) -> String {
    if count >= 9_999.5 {
        let scales = [(1e3, "k"), (1e6, "M"), (1e9, "G")];
        let fitting = scales.iter().find(|(scale, _)| count / scale < 999.5);
        let (scale, unit) = fitting.unwrap_or(&scales[2]);
        return format!("{} {unit}", three_digits(count / scale));
    }
    if count.fract() == 0.0 || count >= 99.5 { format!("{count:.0}") } else { format!("{count:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        let texts = [0.0, 3e-9, 45.6e-6, 0.00999999, 0.9996, 1.234, 12.34, 119.0, 125.2];
        let expected = ["0 s", "3.00 ns", "45.6 µs", "10.0 ms", "1.00 s", "1.23 s", "12.3 s", "119 s", "2 m 05 s"];
        assert_eq!(texts.map(seconds), expected);
        assert_eq!(nanoseconds(1_500), "1.50 µs");
    }

    #[test]
    fn sizes() {
        let sizes = [0.0, 1023.0, 1024.0, 1023.9 * 1024.0, 5.5 * 1048576.0, 3e12];
        let expected = ["0 B", "1023 B", "1.00 KiB", "1.00 MiB", "5.50 MiB", "2.73 TiB"];
        assert_eq!(sizes.map(bytes), expected);
    }

    #[test]
    fn shares_and_counts() {
        assert_eq!(
            [0.0, 0.0001, 0.042, 0.0996, 0.5, 0.9987, 1.0].map(share),
            ["0 %", "<0.1 %", "4.2 %", "10 %", "50 %", "99.9 %", "100 %"]
        );
        assert_eq!([0.0, 3.44, 198.2, 9_999.0, 12_345.0, 2.5e6].map(count), ["0", "3.4", "198", "9999", "12.3 k", "2.50 M"]);
    }
}
