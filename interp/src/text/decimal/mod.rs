//! Decimal numbers as the General Decimal Arithmetic Specification has them: what the module `decimal` computes.
//!
//! A number is a sign, a whole coefficient and an exponent of ten. Every operation takes the [`Rules`] by which it rounds, and adds to
//! [`Seen`] what happened on the way; what becomes of that is its caller's affair. Coefficients of up to 38 digits are machine numbers
//! of 128 bits, and products of two of them such of 256 (`wide`); only longer ones are big integers.

mod arithmetic;
mod choose;
mod coefficient;
mod compare;
mod convert;
mod exponents;
mod functions;
mod logical;
mod parse;
mod power;
mod round;
mod short;
mod wide;
mod write;

pub use arithmetic::{
    abs, add, divide, divide_int, divmod, fma, minus, multiply, plus, remainder, remainder_near, square_root, subtract,
};
pub use choose::{max, max_mag, min, min_mag, next_minus, next_plus, next_toward};
pub use coefficient::Coef;
pub use compare::{compare, compare_signal, compare_total, compare_total_mag, order, whole_word};
pub use convert::{from_float, hash, to_float, to_ratio, to_whole};
pub use exponents::{logb, normalize, quantize, rotate, scaleb, shift, to_integral};
pub use functions::{exp, ln, log10};
pub use logical::{and, invert, or, xor};
pub use parse::parse;
pub use power::{power, power_modulo};
pub(in crate::text) use round::shorten;
pub use round::{fix, fixed};
pub use short::{Short, add_short, divide_short, multiply_short, quantize_short};
pub use write::{digits, push_text};
pub(in crate::text) use write::{push_exponent, push_word};

/// The largest precision that a context may have.
pub const MAX_PREC: i64 = 999_999_999_999_999_999;
pub const MAX_EMAX: i64 = MAX_PREC;
pub const MIN_EMIN: i64 = -MAX_PREC;
pub const MIN_ETINY: i64 = MIN_EMIN - (MAX_PREC - 1);

/// What kind of number it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Form {
    Finite,
    Infinite,
    /// NaN; the coefficient is its payload.
    Quiet,
    /// sNaN; likewise.
    Signaling,
}

/// A number.
#[derive(Clone, Debug)]
pub struct Number {
    pub negative: bool,
    pub form: Form,
    pub exp: i64,
    pub coef: Coef,
}

impl Number {
    #[inline(always)]
    pub fn finite(negative: bool, coef: Coef, exp: i64) -> Number {
        Number { negative, form: Form::Finite, exp, coef }
    }

    pub fn small(n: i64) -> Number {
        Number::finite(n < 0, Coef::Small(n.unsigned_abs().into()), 0)
    }

    pub fn zero(negative: bool, exp: i64) -> Number {
        Number::finite(negative, Coef::Small(0), exp)
    }

    pub fn infinity(negative: bool) -> Number {
        Number { negative, form: Form::Infinite, exp: 0, coef: Coef::Small(0) }
    }

    pub fn nan() -> Number {
        Number { negative: false, form: Form::Quiet, exp: 0, coef: Coef::Small(0) }
    }

    #[inline(always)]
    pub fn is_finite(&self) -> bool {
        self.form == Form::Finite
    }

    #[inline(always)]
    pub fn is_nan(&self) -> bool {
        matches!(self.form, Form::Quiet | Form::Signaling)
    }

    /// Is it a finite zero?
    #[inline(always)]
    pub fn is_zero(&self) -> bool {
        self.is_finite() && self.coef.is_zero()
    }

    /// The exponent of the leading digit.
    pub fn adjusted(&self) -> i64 {
        if self.is_finite() { self.exp + self.coef.digits() - 1 } else { 0 }
    }

    pub fn with_sign(&self, negative: bool) -> Number {
        Number { negative, ..self.clone() }
    }

    pub fn negated(&self) -> Number {
        self.with_sign(!self.negative)
    }
}

/// How results are rounded. In the order of the module's names for them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Rounding {
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
    ZeroFiveUp,
}

impl Rounding {
    pub const ALL: [(Rounding, &'static str); 8] = [
        (Rounding::Up, "ROUND_UP"),
        (Rounding::Down, "ROUND_DOWN"),
        (Rounding::Ceiling, "ROUND_CEILING"),
        (Rounding::Floor, "ROUND_FLOOR"),
        (Rounding::HalfUp, "ROUND_HALF_UP"),
        (Rounding::HalfDown, "ROUND_HALF_DOWN"),
        (Rounding::HalfEven, "ROUND_HALF_EVEN"),
        (Rounding::ZeroFiveUp, "ROUND_05UP"),
    ];

    /// The way with such a number.
    pub fn from_number(n: u8) -> Rounding {
        Rounding::ALL.get(usize::from(n)).map_or(Rounding::HalfEven, |&(rounding, _)| rounding)
    }

    pub fn name(self) -> &'static str {
        Rounding::ALL[self as usize].1
    }
}

/// What operations round to.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Digits.
    pub prec: i64,
    pub emin: i64,
    pub emax: i64,
    pub rounding: Rounding,
    pub clamp: bool,
}

impl Rules {
    /// Those that no number that there may be breaks.
    pub const WIDEST: Rules =
        Rules { prec: MAX_PREC, emin: MIN_EMIN, emax: MAX_EMAX, rounding: Rounding::HalfEven, clamp: false };

    /// The exponent of the least subnormal number.
    pub fn tiny(&self) -> i64 {
        self.emin - self.prec + 1
    }

    /// The largest exponent with full precision.
    pub fn top(&self) -> i64 {
        self.emax - self.prec + 1
    }

    pub fn with(&self, rounding: Rounding) -> Rules {
        Rules { rounding, ..*self }
    }
}

/// What operations have seen: bits of `seen`.
pub type Seen = u16;

/// The signals, in the order in which they are looked for; then the special cases of the first.
pub mod seen {
    use super::Seen;

    pub const INVALID: Seen = 1;
    pub const FLOAT_OPERATION: Seen = 1 << 1;
    pub const DIVISION_BY_ZERO: Seen = 1 << 2;
    pub const OVERFLOW: Seen = 1 << 3;
    pub const UNDERFLOW: Seen = 1 << 4;
    pub const SUBNORMAL: Seen = 1 << 5;
    pub const INEXACT: Seen = 1 << 6;
    pub const ROUNDED: Seen = 1 << 7;
    pub const CLAMPED: Seen = 1 << 8;
    pub const CONVERSION_SYNTAX: Seen = 1 << 9;
    pub const DIVISION_IMPOSSIBLE: Seen = 1 << 10;
    pub const DIVISION_UNDEFINED: Seen = 1 << 11;

    /// How many signals there are.
    pub const SIGNALS: usize = 9;
    /// How many special cases.
    pub const CONDITIONS: usize = 4;
    const ALL_SIGNALS: Seen = (1 << SIGNALS) - 1;
    /// The first signal with its special cases.
    pub const ANY_INVALID: Seen = INVALID | ((1 << CONDITIONS) - 1) << SIGNALS;

    /// What was seen, with the signal of its special cases.
    #[inline(always)]
    pub fn with_signals(seen: Seen) -> Seen {
        seen | if seen > ALL_SIGNALS { INVALID } else { 0 }
    }

    /// The signals of what was seen.
    #[inline(always)]
    pub fn signals(seen: Seen) -> Seen {
        with_signals(seen) & ALL_SIGNALS
    }
}

/// An operation that has no sensible result.
fn invalid(seen: &mut Seen, condition: Seen) -> Number {
    *seen |= condition;
    Number::nan()
}

/// The NaN that an operation gives if an operand is one.
#[inline(always)]
fn nans(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Option<Number> {
    if a.is_nan() || b.is_nan() { Some(nan_of(&[a, b], rules, seen)) } else { None }
}

/// The same of a single operand.
#[inline(always)]
fn nan(a: &Number, rules: &Rules, seen: &mut Seen) -> Option<Number> {
    if a.is_nan() { Some(nan_of(&[a], rules, seen)) } else { None }
}

/// Signaling ones come first, then the first.
#[cold]
fn nan_of(operands: &[&Number], rules: &Rules, seen: &mut Seen) -> Number {
    let first = |form| operands.iter().find(|n| n.form == form);
    let signaling = first(Form::Signaling);
    if signaling.is_some() {
        *seen |= seen::INVALID;
    }
    signaling.or_else(|| first(Form::Quiet)).map_or_else(Number::nan, |number| round::fix_nan(number, rules))
}

#[cfg(test)]
mod tests;
