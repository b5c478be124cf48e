//! The gamma function and its logarithm by Lanczos' approximation, with thirteen terms for doubles.

use std::f64::consts::PI;

/// The shift of the approximation.
const G: f64 = 6.024_680_040_776_73;

/// Numerator and denominator of the rational form of the Lanczos sum, lowest power first.
#[expect(clippy::excessive_precision, reason = "the digits as they are published")]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// Why there is no result.
pub(super) enum Failure {
    Domain,
    Range,
}

fn lanczos_sum(x: f64) -> f64 {
    let terms = NUMERATOR.iter().zip(&DENOMINATOR);
    // Large numbers are put into the denominators, so that nothing overflows.
    let (num, den) = if x < 5.0 {
        terms.rev().fold((0.0, 0.0), |(n, d), (a, b)| (n * x + a, d * x + b))
    } else {
        terms.fold((0.0, 0.0), |(n, d), (a, b)| (n / x + a, d / x + b))
    };
    num / den
}

/// sin(pi * x), exact where it is zero.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let r = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * r
}

/// `math.gamma`
pub(super) fn gamma(x: f64) -> Result<f64, Failure> {
    if !x.is_finite() {
        return if x == f64::NEG_INFINITY { Err(Failure::Domain) } else { Ok(x) };
    }
    if x == 0.0 {
        return Err(Failure::Domain);
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(Failure::Domain);
        }
        if x <= 23.0 {
            // The factorials up to 22! are doubles.
            return Ok((2..x as u64).fold(1.0, |product, i| product * i as f64));
        }
    }
    let size = x.abs();
    if size < 1e-20 {
        return finite(1.0 / x);
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(Failure::Range) };
    }
    let y = size + (G - 0.5);
    // The error that rounding made of y.
    let z = if size > G - 0.5 { (y - size) - (G - 0.5) } else { (y - (G - 0.5)) - size } * G / y;
    let power = |r: f64, f: fn(f64, f64) -> f64| {
        if size < 140.0 {
            f(r, y.powf(size - 0.5))
        } else {
            let half = y.powf(size / 2.0 - 0.25);
            f(f(r, half), half)
        }
    };
    finite(if x < 0.0 {
        let r = -PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        power(r - z * r, |a, b| a / b)
    } else {
        let r = lanczos_sum(size) / y.exp();
        power(r + z * r, |a, b| a * b)
    })
}

/// `math.lgamma`
pub(super) fn ln_gamma(x: f64) -> Result<f64, Failure> {
    if !x.is_finite() {
        return Ok(x.abs());
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(Failure::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let r = lanczos_sum(size).ln() - G + (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    finite(if x < 0.0 { PI.ln() - sin_pi(size).abs().ln() - size.ln() - r } else { r })
}

fn finite(r: f64) -> Result<f64, Failure> {
    if r.is_infinite() { Err(Failure::Range) } else { Ok(r) }
}
