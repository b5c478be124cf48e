//! Fast ways for the floats that programs mostly print: not too large, of a few decimal places. Each says `None` where it cannot be
//! sure of the result, and the exact algorithms go on.

const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// The absolute value times `10^places`, rounded to an integer as the exact decimal value would be.
pub fn scaled(x: f64, places: usize) -> Option<u64> {
    let product = x.abs() * POWERS.get(places)?;
    // Below 2^40 the product is off by less than 2^-13: only close to a tie can that change the result.
    if product < (1u64 << 40) as f64 {
        let floor = product.floor();
        let rest = product - floor;
        return ((rest - 0.5).abs() > 1e-3).then(|| floor as u64 + u64::from(rest > 0.5));
    }
    None
}

/// The power of ten that [`scaled`] multiplies by.
pub(super) fn power(places: usize) -> f64 {
    POWERS[places]
}

/// The shortest digits of the absolute value and how many of them are decimal places, if those are few.
pub fn short(x: f64) -> Option<(u64, u32)> {
    const MOST_PLACES: usize = 5;
    let x = x.abs();
    if !(1e-4..1e10).contains(&x) {
        return None;
    }
    // At most 15 digits: then no other number of as few digits is as close to the float, so these are the shortest.
    (0..=MOST_PLACES).find_map(|places| {
        let product = x * POWERS[places];
        if product != product.floor() || product / POWERS[places] != x {
            return None;
        }
        let (mut digits, mut places) = (product as u64, places as u32);
        while places > 0 && digits.is_multiple_of(10) {
            digits /= 10;
            places -= 1;
        }
        Some((digits, places))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of all sizes and few or many places.
    fn samples() -> impl Iterator<Item = f64> {
        let mut state = 1u64;
        (0..200_000).map(move |i| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let integer = (state >> 33) as f64;
            match i % 4 {
                0 => integer / POWERS[i / 4 % 9],
                1 => (integer / 1e6).floor() / POWERS[i / 4 % 5] + 0.5,
                2 => f64::from_bits(state),
                _ => integer / 3.0,
            }
        })
    }

    #[test]
    fn scaled_as_the_exact_digits() {
        for x in samples() {
            for places in 0..8 {
                if let Some(n) = scaled(x, places) {
                    let exact = format!("{:.*}", places, x.abs());
                    let digits: String = exact.chars().filter(char::is_ascii_digit).collect();
                    assert_eq!(n, digits.parse::<u64>().unwrap(), "{x} to {places} places");
                }
            }
        }
        assert_eq!(scaled(2.675, 2), None);
        assert_eq!(scaled(f64::NAN, 2), None);
        assert_eq!(scaled(-1.25e3, 0), Some(1250));
    }

    #[test]
    fn short_as_the_shortest_digits() {
        for x in samples() {
            if let Some((digits, places)) = short(x) {
                let exact = format!("{:e}", x.abs());
                let (mantissa, exponent) = exact.split_once('e').unwrap();
                let shown: String = mantissa.chars().filter(char::is_ascii_digit).collect();
                let exponent: i32 = exponent.parse().unwrap();
                assert_eq!(digits.to_string().trim_end_matches('0'), shown.trim_end_matches('0'), "{x}");
                assert_eq!(digits.to_string().len() as i32 - 1 - places as i32, exponent, "{x}");
            }
        }
        assert_eq!(short(0.5), Some((5, 1)));
        assert_eq!(short(-1200.0), Some((1200, 0)));
        assert_eq!(short(1.0 / 3.0), None);
    }
}
