//! `_base64`: bytes as text of 16, 32 or 85 characters, and back. What surrounds them is in the prelude's `base64`.

use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::methods::bytes_of;
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_base64", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "encode16" "data, /" encode16),
    native!(Static "decode16" "data, /" decode16),
    native!(Static "encode32" "data, alphabet, /" encode32),
    native!(Static "decode32" "data, alphabet, /" decode32),
    native!(Static "encode85" "data, alphabet, pad, foldnuls, foldspaces, /" encode85),
    native!(Static "decode85" "data, alphabet, name, /" decode85),
    native!(Static "decode_ascii85" "data, foldspaces, ignorechars, /" decode_ascii85),
];

fn encode16(t: &mut Thread, a: Args) -> NativeResult {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let data = bytes_of(t, a[0])?;
    t.check_room(data.len() * 2)?;
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let digit = |d: u8| DIGITS[usize::from(d)];
    let out: Vec<u8> = data.iter().flat_map(|&b| [digit(b >> 4), digit(b & 15)]).collect();
    Ok(t.bytes(&out)?)
}

/// The bytes of pairs of digits; None where there are no such.
fn decode16(t: &mut Thread, a: Args) -> NativeResult {
    let data = bytes_of(t, a[0])?;
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let digit = |c: u8| match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'A'..=b'F' => Some(c - b'A' + 10),
        _ => None,
    };
    let (pairs, odd) = data.as_chunks();
    let bytes: Option<Vec<u8>> = pairs.iter().map(|&[a, b]| Some(digit(a)? << 4 | digit(b)?)).collect();
    match bytes.filter(|_| odd.is_empty()) {
        Some(bytes) => Ok(t.bytes(&bytes)?),
        None => Ok(Value::NONE),
    }
}

fn encode32(t: &mut Thread, a: Args) -> NativeResult {
    let (data, alphabet) = (bytes_of(t, a[0])?, bytes_of(t, a[1])?);
    t.check_room(data.len() / 5 * 8)?;
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let mut out = Vec::with_capacity(data.len().div_ceil(5) * 8);
    for group in data.chunks(5) {
        let mut bytes = [0; 8];
        bytes[3..3 + group.len()].copy_from_slice(group);
        let word = u64::from_be_bytes(bytes);
        let digits = (group.len() * 8).div_ceil(5);
        let digit = |i: usize| alphabet.get((word >> (35 - 5 * i) & 31) as usize).copied().unwrap_or(0);
        out.extend((0..8).map(|i| if i < digits { digit(i) } else { b'=' }));
    }
    Ok(t.bytes(&out)?)
}

/// The bytes that digits without padding are, as far as they are whole; None where there are no such digits.
fn decode32(t: &mut Thread, a: Args) -> NativeResult {
    let (data, alphabet) = (bytes_of(t, a[0])?, bytes_of(t, a[1])?);
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let mut values = [None; 256];
    for (i, &c) in alphabet.iter().enumerate() {
        values[usize::from(c)] = u64::try_from(i).ok();
    }
    let mut out = Vec::with_capacity(data.len().div_ceil(8) * 5);
    for group in data.chunks(8) {
        let word = group.iter().try_fold(0, |word, &c| Some(word << 5 | values[usize::from(c)]?));
        let Some(word) = word else { return Ok(Value::NONE) };
        let bytes = (word << (64 - 5 * group.len())).to_be_bytes();
        out.extend_from_slice(&bytes[..group.len() * 5 / 8]);
    }
    Ok(t.bytes(&out)?)
}

fn encode85(t: &mut Thread, a: Args) -> NativeResult {
    let (data, alphabet) = (bytes_of(t, a[0])?, bytes_of(t, a[1])?);
    let [pad, foldnuls, foldspaces] = [a[2], a[3], a[4]].map(|v| v == Value::TRUE);
    t.check_room(data.len() / 4 * 5)?;
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let mut out = Vec::with_capacity(data.len().div_ceil(4) * 5);
    for group in data.chunks(4) {
        let mut bytes = [0; 4];
        bytes[..group.len()].copy_from_slice(group);
        let mut word = u32::from_be_bytes(bytes);
        let cut = if pad { 0 } else { 4 - group.len() };
        match word {
            0 if foldnuls && cut == 0 => out.push(b'z'),
            0x2020_2020 if foldspaces => out.push(b'y'),
            _ => {
                let mut digits = [0; 5];
                for digit in digits.iter_mut().rev() {
                    *digit = alphabet.get((word % 85) as usize).copied().unwrap_or(0);
                    word /= 85;
                }
                out.extend_from_slice(&digits[..5 - cut]);
            }
        }
    }
    Ok(t.bytes(&out)?)
}

/// The four bytes of five digits, if they are one word.
fn word_of(digits: [u8; 5]) -> Option<[u8; 4]> {
    let n = digits.iter().fold(0u64, |n, &d| n * 85 + u64::from(d));
    Some(u32::try_from(n).ok()?.to_be_bytes())
}

fn decode85(t: &mut Thread, a: Args) -> NativeResult {
    let (data, alphabet) = (bytes_of(t, a[0])?, bytes_of(t, a[1])?);
    let name = crate::objects::string::Str::text_of(t.plain(a[2]));
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let mut values = [None; 256];
    for (i, &c) in alphabet.iter().enumerate() {
        values[usize::from(c)] = u8::try_from(i).ok();
    }
    let mut out = Vec::with_capacity(data.len().div_ceil(5) * 4);
    for (i, group) in data.chunks(5).enumerate() {
        // What is missing counts as the highest digit.
        let mut digits = [84; 5];
        for (j, (&c, digit)) in group.iter().zip(&mut digits).enumerate() {
            match values[usize::from(c)] {
                Some(value) => *digit = value,
                None => return Err(t.value_error(format!("bad {name} character at position {}", i * 5 + j))),
            }
        }
        match word_of(digits) {
            Some(bytes) => out.extend_from_slice(&bytes[..group.len().saturating_sub(1)]),
            None => return Err(t.value_error(format!("{name} overflow in hunk starting at byte {}", i * 5))),
        }
    }
    Ok(t.bytes(&out)?)
}

fn decode_ascii85(t: &mut Thread, a: Args) -> NativeResult {
    let (data, ignored) = (bytes_of(t, a[0])?, bytes_of(t, a[2])?);
    let foldspaces = a[1] == Value::TRUE;
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let mut out = Vec::with_capacity(data.len().div_ceil(5) * 4);
    let (mut digits, mut count) = ([0; 5], 0);
    // What is missing at the end counts as the highest digit.
    for &c in data.iter().chain(b"uuuu") {
        match c {
            b'!'..=b'u' => {
                digits[count] = c - b'!';
                count += 1;
                if count == 5 {
                    let Some(bytes) = word_of(digits) else { return Err(t.value_error("Ascii85 overflow")) };
                    out.extend_from_slice(&bytes);
                    count = 0;
                }
            }
            b'z' if count > 0 => return Err(t.value_error("z inside Ascii85 5-tuple")),
            b'z' => out.extend_from_slice(&[0; 4]),
            b'y' if foldspaces && count > 0 => return Err(t.value_error("y inside Ascii85 5-tuple")),
            b'y' if foldspaces => out.extend_from_slice(b"    "),
            c if ignored.contains(&c) => {}
            c => return Err(t.value_error(format!("Non-Ascii85 digit found: {}", char::from(c)))),
        }
    }
    // Of the four that were added as many are left over as bytes are none.
    out.truncate(out.len() - (4 - count));
    Ok(t.bytes(&out)?)
}
