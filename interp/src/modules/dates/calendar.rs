//! The calendar: days as numbers, counted from the one before 1 January of the year 1.

/// The number of the last day.
pub(super) const LAST: i64 = 3_652_059;

/// The days before each month of a common year.
const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_before(year: i64, month: i64) -> i64 {
    BEFORE[(month - 1) as usize] + i64::from(month > 2 && is_leap(year))
}

/// Is there such a day?
pub(super) fn is_day([year, month, day]: [i64; 3]) -> bool {
    let length = |month: i64| match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=length(month)).contains(&day)
}

/// The number of a day that there is.
pub(super) fn ordinal([year, month, day]: [i64; 3]) -> i64 {
    let y = year - 1;
    y * 365 + y / 4 - y / 100 + y / 400 + days_before(year, month) + day
}

/// Year, month and day of a number; `None` where there is no such day.
pub(super) fn day_of(ordinal: i64) -> Option<[i64; 3]> {
    if !(1..=LAST).contains(&ordinal) {
        return None;
    }
    let n = ordinal - 1;
    let (n400, n) = (n / 146_097, n % 146_097);
    let (n100, n) = (n / 36_524, n % 36_524);
    let (n4, n) = (n / 1461, n % 1461);
    let (n1, n) = (n / 365, n % 365);
    let year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1;
    if n1 == 4 || n100 == 4 {
        return Some([year - 1, 12, 31]);
    }
    // A month has at most 32 days, so this is the right one or the next.
    let month = n / 32 + 1;
    let month = if month < 12 && days_before(year, month + 1) <= n { month + 1 } else { month };
    Some([year, month, n - days_before(year, month) + 1])
}

#[cfg(test)]
mod tests {
    use super::{LAST, day_of, is_day, ordinal};

    #[test]
    fn every_day_has_its_number() {
        let mut before = [0, 12, 31];
        for n in 1..=LAST {
            let day = day_of(n).unwrap();
            assert!(is_day(day) && day > before && ordinal(day) == n, "{n}: {day:?}");
            before = day;
        }
        assert_eq!((before, day_of(0), day_of(LAST + 1)), ([9999, 12, 31], None, None));
        assert!(!is_day([2023, 2, 29]) && !is_day([2023, 13, 1]) && !is_day([0, 1, 1]) && is_day([2000, 2, 29]));
    }
}
