//! Guest integers as plain data: a machine word where it suffices, a big integer otherwise.

use std::borrow::Cow;

use dashu_int::{IBig, Sign, UBig};

use super::{Error, Result};

/// An integer that an operation has computed. It is `Big` only beyond the range of `i64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    Small(i64),
    Big(IBig),
}

/// An integer as an operand.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    Small(i64),
    Big(&'a IBig),
}

impl Int {
    pub const ZERO: Int = Int::Small(0);

    /// The integer as an operand.
    pub fn as_ref(&self) -> IntRef<'_> {
        match self {
            Int::Small(n) => IntRef::Small(*n),
            Int::Big(n) => IntRef::Big(n),
        }
    }

    /// The same number as a big integer.
    pub fn into_big(self) -> IBig {
        match self {
            Int::Small(n) => IBig::from(n),
            Int::Big(n) => n,
        }
    }
}

/// The float nearest to an integer, of two equally near ones the even; infinite beyond the range of floats.
pub fn nearest(n: &IBig) -> f64 {
    let (sign, words) = n.as_sign_words();
    let magnitude = match words {
        [] => 0.0,
        [word] => *word as f64,
        [lower @ .., next, top] => {
            let zeros = top.leading_zeros();
            let head = if zeros == 0 { *top } else { top << zeros | next >> (64 - zeros) };
            // What lies below the first 64 bits only breaks ties.
            let rest = next << zeros != 0 || lower.iter().any(|&word| word != 0);
            let exponent = 64 * (words.len() - 1) - zeros as usize;
            let scale = if exponent < 1024 { f64::from_bits((1023 + exponent as u64) << 52) } else { f64::INFINITY };
            (head | u64::from(rest)) as f64 * scale
        }
    };
    if sign == Sign::Negative { -magnitude } else { magnitude }
}

impl<'a> IntRef<'a> {
    /// The same number as a big integer; a small one costs no allocation.
    pub fn to_big(self) -> Cow<'a, IBig> {
        match self {
            IntRef::Small(n) => Cow::Owned(IBig::from(n)),
            IntRef::Big(n) => Cow::Borrowed(n),
        }
    }

    /// The same number, of one's own.
    pub fn to_int(self) -> Int {
        match self {
            IntRef::Small(n) => Int::Small(n),
            IntRef::Big(n) => Int::Big(n.clone()),
        }
    }

    /// The number itself when it fits a machine word.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(n) => Some(n),
            IntRef::Big(n) => i64::try_from(n).ok(),
        }
    }

    /// `float(n)`, rounded half to even.
    ///
    /// # Errors
    /// `OverflowError` when the number is beyond the range of floats.
    pub fn to_f64(self) -> Result<f64> {
        let x = match self {
            IntRef::Small(n) => n as f64,
            IntRef::Big(n) => nearest(n),
        };
        if x.is_finite() { Ok(x) } else { Err(Error::overflow("int too large to convert to float")) }
    }

    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(n) => n < 0,
            IntRef::Big(n) => n.sign() == Sign::Negative,
        }
    }

    pub fn is_zero(self) -> bool {
        match self {
            IntRef::Small(n) => n == 0,
            IntRef::Big(n) => n.is_zero(),
        }
    }

    /// The absolute value.
    pub fn magnitude(self) -> UBig {
        match self {
            IntRef::Small(n) => UBig::from(n.unsigned_abs()),
            IntRef::Big(n) => n.clone().into_parts().1,
        }
    }
}

impl From<i64> for Int {
    fn from(n: i64) -> Self {
        Int::Small(n)
    }
}

impl From<i128> for Int {
    fn from(n: i128) -> Self {
        i64::try_from(n).map_or_else(|_| Int::Big(IBig::from(n)), Int::Small)
    }
}

impl From<u64> for Int {
    fn from(n: u64) -> Self {
        Int::from(i128::from(n))
    }
}

impl From<IBig> for Int {
    fn from(n: IBig) -> Self {
        i64::try_from(&n).map_or_else(|_| Int::Big(n), Int::Small)
    }
}

impl From<UBig> for Int {
    fn from(n: UBig) -> Self {
        Int::from(IBig::from(n))
    }
}
