//! Sums, products and bitwise operations of integers.

use dashu_int::ops::Abs;

use crate::text::{Int, IntRef};

/// `a + b`
pub fn add(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::from(i128::from(a) + i128::from(b)),
        _ => Int::from(&*a.to_big() + &*b.to_big()),
    }
}

/// `a - b`
pub fn sub(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::from(i128::from(a) - i128::from(b)),
        _ => Int::from(&*a.to_big() - &*b.to_big()),
    }
}

/// `a * b`
pub fn mul(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::from(i128::from(a) * i128::from(b)),
        _ => Int::from(&*a.to_big() * &*b.to_big()),
    }
}

/// `-n`
pub fn neg(n: IntRef<'_>) -> Int {
    match n {
        IntRef::Small(n) => Int::from(-i128::from(n)),
        IntRef::Big(n) => Int::from(-n),
    }
}

/// `abs(n)`
pub fn abs(n: IntRef<'_>) -> Int {
    match n {
        IntRef::Small(n) => Int::from(n.unsigned_abs()),
        IntRef::Big(n) => Int::from(n.clone().abs()),
    }
}

/// `~n`
pub fn invert(n: IntRef<'_>) -> Int {
    match n {
        IntRef::Small(n) => Int::Small(!n),
        IntRef::Big(n) => Int::from(!n),
    }
}

/// `a & b`, in two's complement of endless width.
pub fn bit_and(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::Small(a & b),
        _ => Int::from(&*a.to_big() & &*b.to_big()),
    }
}

/// `a | b`, in two's complement of endless width.
pub fn bit_or(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::Small(a | b),
        _ => Int::from(&*a.to_big() | &*b.to_big()),
    }
}

/// `a ^ b`, in two's complement of endless width.
pub fn bit_xor(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::Small(a ^ b),
        _ => Int::from(&*a.to_big() ^ &*b.to_big()),
    }
}

/// `n.bit_length()`: the bits of the magnitude.
pub fn bit_length(n: IntRef<'_>) -> u64 {
    match n {
        IntRef::Small(n) => u64::from(u64::BITS - n.unsigned_abs().leading_zeros()),
        IntRef::Big(n) => {
            let (_, words) = n.as_sign_words();
            let top = words.last().map_or(0, |w| w.leading_zeros());
            words.len() as u64 * 64 - u64::from(top)
        }
    }
}

/// `n.bit_count()`: the ones in the magnitude.
pub fn count_ones(n: IntRef<'_>) -> u64 {
    match n {
        IntRef::Small(n) => u64::from(n.unsigned_abs().count_ones()),
        IntRef::Big(n) => n.as_sign_words().1.iter().map(|w| u64::from(w.count_ones())).sum(),
    }
}

#[cfg(test)]
mod tests {
    use dashu_int::IBig;

    use super::*;

    /// Every operation on small operands, beside the same on big ones.
    #[test]
    fn both_paths_agree() {
        let numbers = [0, 1, -1, 2, -3, 1 << 32, i64::MAX, i64::MIN, -(1 << 40) + 5];
        type Operation = fn(IntRef<'_>, IntRef<'_>) -> Int;
        let operations: [Operation; 6] = [add, sub, mul, bit_and, bit_or, bit_xor];
        for a in numbers {
            for b in numbers {
                let (big_a, big_b) = (IBig::from(a), IBig::from(b));
                for operation in operations {
                    let small = operation(IntRef::Small(a), IntRef::Small(b));
                    assert_eq!(small, operation(IntRef::Big(&big_a), IntRef::Big(&big_b)), "{a} {b}");
                }
            }
            let big = IBig::from(a);
            for operation in [neg, abs, invert] {
                assert_eq!(operation(IntRef::Small(a)), operation(IntRef::Big(&big)));
            }
            for measure in [bit_length, count_ones] {
                assert_eq!(measure(IntRef::Small(a)), measure(IntRef::Big(&big)));
            }
        }
    }

    #[test]
    fn leaves_and_enters_the_word() {
        let above = add(IntRef::Small(i64::MAX), IntRef::Small(1));
        assert_eq!(above, Int::Big(IBig::from(1) << 63));
        assert_eq!(sub(above.as_ref(), IntRef::Small(1)), Int::Small(i64::MAX));
        assert_eq!(neg(IntRef::Small(i64::MIN)), above);
        assert_eq!(neg(above.as_ref()), Int::Small(i64::MIN));
    }
}
