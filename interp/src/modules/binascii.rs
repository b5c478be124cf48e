//! `_binascii`: bytes as text and back. The errors' classes are in the prelude's file `binascii`.

use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::methods::{args, bytes_like, bytes_of};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_binascii", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "b2a_base64" "data, /, *, newline=True" to_base64),
    native!(Static "a2b_base64" "data, /, *, strict_mode=False" from_base64),
    native!(Static "a2b_hex" "hexstr, /" from_hex),
    native!(Static "unhexlify" "hexstr, /" from_hex),
    native!(Static "b2a_uu" "data, /, *, backtick=False" to_uu),
    native!(Static "a2b_uu" "data, /" from_uu),
    native!(Static "crc_hqx" "data, crc, /" crc_hqx),
];

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What is no digit of base 64.
const NONE: u8 = 64;

static VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut i = 0;
    while i < 64 {
        values[ALPHABET[i] as usize] = i as u8;
        i += 1;
    }
    values
};

fn error(t: &mut Thread, message: &str) -> Trap {
    super::raise_named(t, "binascii", "Error", message)
}

/// Bytes, or the text of an ASCII string.
fn ascii(t: &mut Thread, v: Value) -> NativeResult<Vec<u8>> {
    if let Some(s) = args::as_str(t, v) {
        return match s.as_ascii() {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => Err(t.value_error("string argument should contain only ASCII characters")),
        };
    }
    match bytes_like(t, v) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => {
            let got = t.type_name(v);
            Err(t.type_error(format!("argument should be bytes, buffer or ASCII string, not '{got}'")))
        }
    }
}

fn to_base64(t: &mut Thread, a: Args) -> NativeResult {
    let data = bytes_of(t, a[0])?;
    t.check_room(data.len() / 3 * 4)?;
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let mut out = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    let digits = |word: u32| [18, 12, 6, 0].map(|shift| ALPHABET[(word >> shift & 63) as usize]);
    let (groups, rest) = data.as_chunks();
    for &[a, b, c] in groups {
        out.extend_from_slice(&digits(u32::from_be_bytes([0, a, b, c])));
    }
    match *rest {
        [] => {}
        [a] => {
            let [a, b, ..] = digits(u32::from_be_bytes([0, a, 0, 0]));
            out.extend_from_slice(&[a, b, b'=', b'=']);
        }
        [a, b, ..] => {
            let [a, b, c, _] = digits(u32::from_be_bytes([0, a, b, 0]));
            out.extend_from_slice(&[a, b, c, b'=']);
        }
    }
    let newline = match a.opt(1) {
        Some(v) => t.truth(v).unwrap_or(true),
        None => true,
    };
    if newline {
        out.push(b'\n');
    }
    Ok(t.bytes(&out)?)
}

/// Decodes; characters that are no digits are passed over, unless the mode is strict.
fn from_base64(t: &mut Thread, a: Args) -> NativeResult {
    let data = ascii(t, a[0])?;
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let strict = match a.opt(1) {
        Some(v) => t.truth(v).unwrap_or(false),
        None => false,
    };
    match decode(&data, strict) {
        Ok(out) => Ok(t.bytes(&out)?),
        Err(message) => Err(error(t, &message)),
    }
}

/// Decodes groups of four digits up to one with something else in it; how many characters these are.
fn decode_plain(data: &[u8], out: &mut Vec<u8>) -> usize {
    let (groups, _) = data.as_chunks::<4>();
    for (i, group) in groups.iter().enumerate() {
        let [a, b, c, d] = group.map(|c| VALUES[usize::from(c)]);
        if (a | b | c | d) & NONE != 0 {
            return i * 4;
        }
        out.extend_from_slice(&[a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]);
    }
    groups.len() * 4
}

fn decode(data: &[u8], strict: bool) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(data.len() / 4 * 3);
    let (mut place, mut left, mut pads) = (0, 0u8, 0);
    let mut padded = false;
    let plain = decode_plain(data, &mut out);
    for (i, &c) in data.iter().enumerate().skip(plain) {
        if c == b'=' {
            if strict && place == 0 {
                return Err(if out.is_empty() { "Leading padding not allowed" } else { "Excess padding not allowed" }.into());
            }
            padded = true;
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                if strict && i + 1 < data.len() {
                    return Err("Excess data after padding".into());
                }
                return Ok(out);
            }
            continue;
        }
        let digit = VALUES[usize::from(c)];
        if digit == NONE {
            if strict {
                return Err("Only base64 data is allowed".into());
            }
            continue;
        }
        if strict && padded {
            return Err("Discontinuous padding not allowed".into());
        }
        pads = 0;
        match place {
            0 => left = digit,
            1 => {
                out.push(left << 2 | digit >> 4);
                left = digit & 15;
            }
            2 => {
                out.push(left << 4 | digit >> 2);
                left = digit & 3;
            }
            _ => {
                out.push(left << 6 | digit);
                left = 0;
            }
        }
        place = (place + 1) % 4;
    }
    match place {
        0 => Ok(out),
        1 => {
            let digits = out.len() / 3 * 4 + 1;
            Err(format!(
                "Invalid base64-encoded string: number of data characters ({digits}) cannot be 1 more than a multiple of 4"
            ))
        }
        _ => Err("Incorrect padding".into()),
    }
}

fn from_hex(t: &mut Thread, a: Args) -> NativeResult {
    let data = ascii(t, a[0])?;
    if data.len() % 2 == 1 {
        return Err(error(t, "Odd-length string"));
    }
    t.charge_each(data.len(), cost::CODED_CHAR)?;
    let digit = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
    let pairs: Option<Vec<u8>> = data.chunks_exact(2).map(|p| Some(digit(p[0])? << 4 | digit(p[1])?)).collect();
    match pairs {
        Some(out) => Ok(t.bytes(&out)?),
        None => Err(error(t, "Non-hexadecimal digit found")),
    }
}

/// A line of uuencoded text: its length, then six bits in each character.
fn to_uu(t: &mut Thread, a: Args) -> NativeResult {
    let data = bytes_of(t, a[0])?;
    if data.len() > 45 {
        return Err(error(t, "At most 45 bytes at once"));
    }
    let backtick = match a.opt(1) {
        Some(v) => t.truth(v).unwrap_or(true),
        None => false,
    };
    let digit = |value: u8| if value == 0 && backtick { b'`' } else { b' ' + value };
    let mut out = vec![digit(data.len() as u8)];
    for chunk in data.chunks(3) {
        let word = chunk.iter().fold(0u32, |w, &b| w << 8 | u32::from(b)) << (8 * (3 - chunk.len()));
        out.extend((0..4).map(|i| digit((word >> (18 - 6 * i) & 63) as u8)));
    }
    out.push(b'\n');
    Ok(t.bytes(&out)?)
}

fn from_uu(t: &mut Thread, a: Args) -> NativeResult {
    let data = ascii(t, a[0])?;
    match decode_uu(&data) {
        Ok(out) => Ok(t.bytes(&out)?),
        Err(message) => Err(error(t, message)),
    }
}

/// Decodes a line; what lacks at its end counts as zero.
fn decode_uu(data: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut rest = data.iter().copied();
    let length = usize::from(rest.next().unwrap_or(0).wrapping_sub(b' ') & 63);
    let mut out = Vec::with_capacity(length);
    let (mut word, mut bits) = (0u32, 0);
    while out.len() < length {
        let six = match rest.next() {
            None | Some(b'\n' | b'\r') => 0,
            Some(c @ b' '..=b'`') => (c - b' ') & 63,
            Some(_) => return Err("Illegal char"),
        };
        word = word << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((word >> bits) as u8);
        }
    }
    if rest.all(|c| matches!(c, b' ' | b'`' | b'\n' | b'\r')) { Ok(out) } else { Err("Trailing garbage") }
}

fn crc_hqx(t: &mut Thread, a: Args) -> NativeResult {
    let data = bytes_of(t, a[0])?;
    let start = a[1].as_index().unwrap_or(0) as u16;
    t.charge_each(data.len(), cost::COMPRESSED_BYTE)?;
    let crc = data.iter().fold(start, |crc, &b| {
        (0..8).fold(crc ^ u16::from(b) << 8, |crc, _| if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 })
    });
    Ok(t.int(crc.into()))
}
