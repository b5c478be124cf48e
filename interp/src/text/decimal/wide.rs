//! Numbers of 256 bits, as far as products and quotients of 38 digits need them.

/// The high half and the low one.
pub(super) type Wide = (u128, u128);

const fn split(n: u128) -> (u64, u64) {
    ((n >> 64) as u64, n as u64)
}

const fn join(high: u64, low: u64) -> u128 {
    (high as u128) << 64 | low as u128
}

/// The product of two numbers.
#[inline]
pub(super) const fn product(a: u128, b: u128) -> Wide {
    let ((a1, a0), (b1, b0)) = (split(a), split(b));
    if a1 | b1 == 0 {
        return (0, a0 as u128 * b0 as u128);
    }
    let low = a0 as u128 * b0 as u128;
    let (left, right) = (a1 as u128 * b0 as u128, a0 as u128 * b1 as u128);
    let middle = (low >> 64) + (left as u64 as u128) + (right as u64 as u128);
    let high = a1 as u128 * b1 as u128 + (left >> 64) + (right >> 64) + (middle >> 64);
    (high, join(middle as u64, low as u64))
}

/// Numbers have at most so many digits.
pub(super) const MOST_TENS: usize = 78;

/// The powers of ten.
pub(super) const TENS: [Wide; MOST_TENS] = {
    let mut tens = [(0, 1); MOST_TENS];
    let mut i = 1;
    while i < MOST_TENS {
        let (high, low) = tens[i - 1];
        let (carry, low) = product(low, 10);
        tens[i] = (high * 10 + carry, low);
        i += 1;
    }
    tens
};

/// The largest power of ten below 2^128.
pub(super) const MOST_SMALL_TEN: u64 = 38;

/// The power of ten, which is at most `MOST_SMALL_TEN`.
#[inline(always)]
pub(super) fn ten(n: u64) -> u128 {
    TENS[n as usize].1
}

/// How many digits a number has; zero has one.
#[inline]
pub(super) fn digits(n: Wide) -> i64 {
    let bits = if n.0 == 0 { 128 - (n.1 | 1).leading_zeros() } else { 256 - n.0.leading_zeros() };
    // To within one.
    let guess = (bits * 1233) >> 12;
    i64::from(guess) + i64::from(n >= TENS[guess as usize] || n == (0, 0))
}

/// A number without zeros at its end, but for at most so many: what is left, and how many there were.
pub(super) fn stripped(mut n: u128, most: i64) -> (u128, i64) {
    let mut zeros = 0;
    let mut step = 32;
    while step > 0 {
        let unit = ten(step);
        if zeros + step as i64 <= most && n >= unit && u64::from(n.trailing_zeros()) >= step {
            let (left, rest) = divided(n, unit);
            if rest == 0 {
                n = left;
                zeros += step as i64;
            }
        }
        step /= 2;
    }
    (n, zeros)
}

/// Quotient and rest, by one division.
#[inline(always)]
fn divided(n: u128, by: u128) -> (u128, u128) {
    if let (Ok(n), Ok(by)) = (u64::try_from(n), u64::try_from(by)) {
        return ((n / by).into(), (n % by).into());
    }
    let quotient = n / by;
    (quotient, n - quotient * by)
}

/// Quotient and rest of a number by one that is not zero.
#[inline]
pub(super) fn quotient(n: Wide, by: u128) -> (Wide, u128) {
    if n.0 == 0 {
        let (quotient, rest) = divided(n.1, by);
        return ((0, quotient), rest);
    }
    let (high, rest) = if n.0 < by { (0, n.0) } else { divided(n.0, by) };
    let (low, rest) = narrow_quotient((rest, n.1), by);
    ((high, low), rest)
}

/// The same where the quotient has 128 bits: the high half is less than the divisor. Knuth's algorithm D, in digits of 64 bits.
fn narrow_quotient((high, low): Wide, by: u128) -> (u128, u128) {
    if by >> 64 == 0 {
        let (low1, low0) = split(low);
        let (first, rest) = divided(join(high as u64, low1), by);
        let (second, rest) = divided(join(rest as u64, low0), by);
        return (join(first as u64, second as u64), rest);
    }
    let shift = by.leading_zeros();
    let by = by << shift;
    let (high, low) = if shift == 0 { (high, low) } else { (high << shift | low >> (128 - shift), low << shift) };
    let (low1, low0) = split(low);
    let (first, rest) = digit(high, low1, by);
    let (second, rest) = digit(rest, low0, by);
    (join(first, second), rest >> shift)
}

/// A digit of a quotient: that of three digits by two, of which the first has its highest bit set.
fn digit(high: u128, low: u64, by: u128) -> (u64, u128) {
    let (by1, by0) = split(by);
    let mut guess = high / u128::from(by1);
    let mut rest = high % u128::from(by1);
    while guess >> 64 != 0 || guess * u128::from(by0) > join(rest as u64, low) {
        guess -= 1;
        rest += u128::from(by1);
        if rest >> 64 != 0 {
            break;
        }
    }
    // The true rest has two digits, so that what lies above them may be forgotten.
    let rest = (high << 64 | u128::from(low)).wrapping_sub(guess.wrapping_mul(by));
    (guess as u64, rest)
}

#[cfg(test)]
mod tests {
    use dashu_int::UBig;

    use super::*;

    fn big(n: Wide) -> UBig {
        (UBig::from(n.0) << 128) + UBig::from(n.1)
    }

    #[test]
    fn agrees_with_big_integers() {
        let mut seed = 1u128;
        let mut word = || {
            seed = seed.wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645).wrapping_add(99);
            let word = seed ^ seed >> 61;
            // Of any length, and often with extreme digits.
            let word = if word & 7 == 0 { !word >> 100 << 64 | u128::from(u64::MAX) } else { word };
            word >> (seed >> 121)
        };
        for _ in 0..20_000 {
            let (a, b, c) = (word(), word(), word().max(1));
            let made = product(a, b);
            assert_eq!(big(made), UBig::from(a) * UBig::from(b));
            assert_eq!(digits(made), big(made).to_string().len() as i64);
            let (q, r) = quotient(made, c);
            assert_eq!((big(q), UBig::from(r)), (big(made) / UBig::from(c), big(made) % UBig::from(c)));
        }
        for (i, &ten) in TENS.iter().enumerate() {
            assert_eq!(big(ten), UBig::from(10u8).pow(i));
            assert_eq!(digits(ten), i as i64 + 1);
        }
    }
}
