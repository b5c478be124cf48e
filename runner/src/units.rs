//! Durations and sizes as users write them: `5ms`, `0.5s`, `2m`; `4GiB`, `512MiB`, `1000000`.
//!
//! The reverse, numbers as reports show them, is `report::human`.

use std::time::Duration;

const DURATIONS: [(&str, f64); 6] = [("ns", 1e-9), ("us", 1e-6), ("ms", 1e-3), ("s", 1.0), ("m", 60.0), ("h", 3600.0)];

const SIZES: [(&str, f64); 10] = [
    ("", 1.0),
    ("B", 1.0),
    ("kB", 1e3),
    ("MB", 1e6),
    ("GB", 1e9),
    ("TB", 1e12),
    ("KiB", 1024.0),
    ("MiB", 1048576.0),
    ("GiB", 1073741824.0),
    ("TiB", 1099511627776.0),
];

/// A duration above zero, with its unit.
///
/// # Errors
/// A clause that says what is wrong and how to write it.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let hint = "write a number with its unit, such as 5ms, 0.5s or 2m";
    let (number, unit) = split(text).ok_or_else(|| format!("not a duration; {hint}"))?;
    if unit.is_empty() {
        return Err(format!("the unit is missing; {hint}"));
    }
    let scale = scale(&DURATIONS, unit).ok_or_else(|| format!("unknown unit '{unit}'; {hint}"))?;
    match Duration::try_from_secs_f64(number * scale) {
        Ok(Duration::ZERO) => Err("must be more than zero".into()),
        Ok(duration) => Ok(duration),
        Err(_) => Err("too long".into()),
    }
}

/// A size above zero, in bytes.
///
/// # Errors
/// A clause that says what is wrong and how to write it.
pub(crate) fn size(text: &str) -> Result<u64, String> {
    let hint = "write bytes, or a number with its unit such as 512MiB or 4GiB";
    let (number, unit) = split(text).ok_or_else(|| format!("not a size; {hint}"))?;
    let scale = scale(&SIZES, unit).ok_or_else(|| format!("unknown unit '{unit}'; {hint}"))?;
    let bytes = (number * scale).round();
    if bytes < 1.0 {
        Err("must be more than zero".into())
    } else if bytes >= 2f64.powi(63) {
        Err("too large".into())
    } else {
        Ok(bytes as u64)
    }
}

/// The factor of `unit`, its letters of either case.
fn scale(units: &[(&str, f64)], unit: &str) -> Option<f64> {
    let known = units.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit));
    known.map(|&(_, factor)| factor)
}

/// The number at the front, and the rest without the blanks around it.
fn split(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let number = text[..end].parse().ok()?;
    Some((number, text[end..].trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, millis) in
            [("5ms", 5.0), ("0.5s", 500.0), ("2m", 120_000.0), ("1 h", 3_600_000.0), ("250us", 0.25), (".5MS", 0.5)]
        {
            assert_eq!(duration(text), Ok(Duration::from_secs_f64(millis / 1e3)), "{text}");
        }
    }

    #[test]
    fn sizes() {
        for (text, bytes) in [("1000000", 1_000_000), ("4GiB", 4 << 30), ("512 mib", 512 << 20), ("1.5kB", 1500), ("10b", 10)] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let hint = "write a number with its unit, such as 5ms, 0.5s or 2m";
        assert_eq!(duration("5").unwrap_err(), format!("the unit is missing; {hint}"));
        assert_eq!(duration("5 parsecs").unwrap_err(), format!("unknown unit 'parsecs'; {hint}"));
        assert_eq!(duration("-5ms").unwrap_err(), format!("not a duration; {hint}"));
        assert_eq!(duration("").unwrap_err(), format!("not a duration; {hint}"));
        assert_eq!(duration("1.2.3s").unwrap_err(), format!("not a duration; {hint}"));
        assert_eq!(duration("0s").unwrap_err(), "must be more than zero");
        assert_eq!(duration("99999999999999999999h").unwrap_err(), "too long");
        assert_eq!(size("0").unwrap_err(), "must be more than zero");
        assert_eq!(size("9999999999GiB").unwrap_err(), "too large");
        assert!(size("4 gibbons").unwrap_err().starts_with("unknown unit 'gibbons'"));
    }
}
