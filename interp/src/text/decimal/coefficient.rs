//! Coefficients: whole numbers, of which digits are counted, added and taken off at the end.

use std::cmp::Ordering;

use dashu_int::UBig;
use dashu_int::ops::{BitTest, DivRem};

use super::wide::{self, MOST_SMALL_TEN, Wide};

/// A whole number that is not negative.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Coef {
    Small(u128),
    /// Beyond 128 bits.
    Big(UBig),
}

/// What was taken off at the end, beside half of a unit of what is left.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Debug)]
pub(super) enum Rest {
    Nothing,
    Less,
    Half,
    More,
}

impl Rest {
    fn new(is_zero: bool, against_half: Ordering) -> Rest {
        match against_half {
            _ if is_zero => Rest::Nothing,
            Ordering::Less => Rest::Less,
            Ordering::Equal => Rest::Half,
            Ordering::Greater => Rest::More,
        }
    }

    pub(super) fn is_nothing(self) -> bool {
        self == Rest::Nothing
    }

    /// With something not zero behind it.
    fn and_more(self, more: bool) -> Rest {
        match self {
            Rest::Nothing if more => Rest::Less,
            Rest::Half if more => Rest::More,
            rest => rest,
        }
    }
}

impl Coef {
    pub const ZERO: Coef = Coef::Small(0);

    #[inline(always)]
    pub fn is_zero(&self) -> bool {
        matches!(self, Coef::Small(0))
    }

    pub fn big(&self) -> UBig {
        match self {
            Coef::Small(n) => UBig::from(*n),
            Coef::Big(n) => n.clone(),
        }
    }

    /// How many digits it has; zero has one.
    #[inline]
    pub fn digits(&self) -> i64 {
        match self {
            Coef::Small(n) => wide::digits((0, *n)),
            Coef::Big(n) => big_digits(n),
        }
    }

    pub fn is_odd(&self) -> bool {
        match self {
            Coef::Small(n) => n & 1 == 1,
            Coef::Big(n) => n.bit(0),
        }
    }

    pub(super) fn last_digit(&self) -> u128 {
        match self {
            Coef::Small(n) => n % 10,
            Coef::Big(n) => u128::from(n % 10u8),
        }
    }

    /// Is its last digit 0 or 5?
    pub(super) fn ends_in_five(&self) -> bool {
        self.last_digit().is_multiple_of(5)
    }

    /// Ten to a power.
    pub fn ten(n: i64) -> Coef {
        if n as u64 <= MOST_SMALL_TEN { Coef::Small(wide::ten(n as u64)) } else { Coef::from(big_ten(n)) }
    }

    /// So many nines.
    pub fn nines(n: i64) -> Coef {
        Coef::ten(n).minus(&Coef::Small(1))
    }

    /// With so many zeros at its end.
    pub fn shifted(&self, zeros: i64) -> Coef {
        match self {
            _ if zeros <= 0 => self.clone(),
            Coef::Small(0) => Coef::ZERO,
            Coef::Small(n) if zeros as u64 <= MOST_SMALL_TEN => Coef::from(wide::product(*n, wide::ten(zeros as u64))),
            _ => Coef::from((self.big() * UBig::from(5u8).pow(zeros as usize)) << zeros as usize),
        }
    }

    /// Without its last digits, and what these were.
    pub(super) fn cut(&self, digits: i64) -> (Coef, Rest) {
        match self {
            _ if digits <= 0 => (self.clone(), Rest::Nothing),
            Coef::Small(n) => {
                let (n, rest) = cut_wide((0, *n), digits);
                (Coef::Small(n.1), rest)
            }
            Coef::Big(n) if digits > big_digits(n) + 1 => (Coef::ZERO, Rest::Less),
            Coef::Big(n) => {
                let unit = big_ten(digits);
                let (n, rest) = n.div_rem(&unit);
                let rest = Rest::new(rest.is_zero(), (rest << 1).cmp(&unit));
                (Coef::from(n), rest)
            }
        }
    }

    /// The last digits.
    pub fn last(&self, digits: i64) -> Coef {
        match self {
            Coef::Small(n) if digits as u64 <= MOST_SMALL_TEN => Coef::Small(n % wide::ten(digits as u64)),
            Coef::Small(_) => self.clone(),
            Coef::Big(n) if digits >= big_digits(n) => self.clone(),
            Coef::Big(n) => Coef::from(n % big_ten(digits)),
        }
    }

    /// Without zeros at the end, but for at most so many: what is left, and how many there were.
    pub(super) fn stripped(self, most: i64) -> (Coef, i64) {
        match self {
            Coef::Small(n) => {
                let (n, zeros) = wide::stripped(n, most);
                (Coef::Small(n), zeros)
            }
            Coef::Big(mut n) => {
                // A zero at the end is a factor of two at least.
                let most = most.min(n.trailing_zeros().unwrap_or(0) as i64);
                let mut zeros = 0;
                let mut step = 1i64;
                while step * 2 <= most {
                    step *= 2;
                }
                while step > 0 {
                    if zeros + step <= most {
                        let (quotient, rest) = (&n).div_rem(&big_ten(step));
                        if rest.is_zero() {
                            n = quotient;
                            zeros += step;
                            continue;
                        }
                    }
                    step /= 2;
                }
                (Coef::from(n), zeros)
            }
        }
    }

    pub fn plus(&self, other: &Coef) -> Coef {
        match (self, other) {
            (Coef::Small(a), Coef::Small(b)) => match a.checked_add(*b) {
                Some(sum) => Coef::Small(sum),
                None => Coef::Big(UBig::from(*a) + UBig::from(*b)),
            },
            (Coef::Big(a), Coef::Small(b)) | (Coef::Small(b), Coef::Big(a)) => Coef::Big(a + UBig::from(*b)),
            (Coef::Big(a), Coef::Big(b)) => Coef::Big(a + b),
        }
    }

    /// Less another one that isn't larger.
    pub fn minus(&self, other: &Coef) -> Coef {
        match (self, other) {
            (Coef::Small(a), Coef::Small(b)) => Coef::Small(a - b),
            _ => Coef::from(self.big() - other.big()),
        }
    }

    pub fn times(&self, other: &Coef) -> Coef {
        match (self, other) {
            (Coef::Small(a), Coef::Small(b)) => Coef::from(wide::product(*a, *b)),
            (Coef::Big(a), Coef::Big(b)) => Coef::Big(a * b),
            (Coef::Big(a), Coef::Small(b)) | (Coef::Small(b), Coef::Big(a)) => Coef::from(a * UBig::from(*b)),
        }
    }

    /// Quotient and rest by another one that is not zero.
    pub fn by(&self, other: &Coef) -> (Coef, Coef) {
        match (self, other) {
            (Coef::Small(a), Coef::Small(b)) => (Coef::Small(a / b), Coef::Small(a % b)),
            (Coef::Small(_), Coef::Big(_)) => (Coef::ZERO, self.clone()),
            (Coef::Big(a), Coef::Big(b)) => {
                let (quotient, rest) = a.div_rem(b);
                (Coef::from(quotient), Coef::from(rest))
            }
            (Coef::Big(a), Coef::Small(b)) => {
                let (quotient, rest) = a.div_rem(&UBig::from(*b));
                (Coef::from(quotient), Coef::from(rest))
            }
        }
    }
}

impl Ord for Coef {
    fn cmp(&self, other: &Coef) -> Ordering {
        match (self, other) {
            (Coef::Small(a), Coef::Small(b)) => a.cmp(b),
            (Coef::Small(_), Coef::Big(_)) => Ordering::Less,
            (Coef::Big(_), Coef::Small(_)) => Ordering::Greater,
            (Coef::Big(a), Coef::Big(b)) => a.cmp(b),
        }
    }
}

impl PartialOrd for Coef {
    fn partial_cmp(&self, other: &Coef) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<UBig> for Coef {
    fn from(n: UBig) -> Coef {
        u128::try_from(&n).map_or_else(|_| Coef::Big(n), Coef::Small)
    }
}

impl From<Wide> for Coef {
    #[inline]
    fn from((high, low): Wide) -> Coef {
        if high == 0 { Coef::Small(low) } else { Coef::Big((UBig::from(high) << 128) + UBig::from(low)) }
    }
}

/// A wide number without its last digits, of which there is at least one, and what these were.
pub(super) fn cut_wide(n: Wide, digits: i64) -> (Wide, Rest) {
    let most = MOST_SMALL_TEN as i64;
    if digits > most {
        if digits >= wide::MOST_TENS as i64 {
            return ((0, 0), Rest::new(n == (0, 0), Ordering::Less));
        }
        let (n, below) = cut_wide(n, most);
        let (n, rest) = cut_wide(n, digits - most);
        return (n, rest.and_more(below != Rest::Nothing));
    }
    let unit = wide::ten(digits as u64);
    let (n, rest) = wide::quotient(n, unit);
    (n, Rest::new(rest == 0, rest.cmp(&(unit / 2))))
}

/// Ten to a power, which is not negative.
pub(super) fn big_ten(n: i64) -> UBig {
    UBig::from(5u8).pow(n as usize) << n as usize
}

/// How many digits a number has: from its logarithm, unless that is too close to a whole one.
pub(super) fn big_digits(n: &UBig) -> i64 {
    let bits = n.bit_len();
    let head = u64::try_from(n >> bits.saturating_sub(64)).unwrap_or(u64::MAX);
    let log = (head as f64).log10() + bits.saturating_sub(64) as f64 * std::f64::consts::LOG10_2;
    let near = log.round();
    if (log - near).abs() > 1e-6 {
        return log as i64 + 1;
    }
    near as i64 + i64::from(*n >= big_ten(near as i64))
}
