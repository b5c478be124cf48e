//! `int.to_bytes` and `int.from_bytes`.

use dashu_int::{IBig, UBig};

use crate::text::{Error, Int, IntRef, Result, check_len};

/// Which byte comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    Little,
    Big,
}

/// `n.to_bytes(length, byteorder, signed=signed)`.
///
/// # Errors
/// `OverflowError` when the number does not fit, or is negative and unsigned bytes are wanted.
pub fn to_bytes(n: IntRef<'_>, length: usize, order: ByteOrder, signed: bool) -> Result<Vec<u8>> {
    let negative = n.is_negative();
    if negative && !signed {
        return Err(Error::overflow("can't convert negative int to unsigned"));
    }
    check_len(length)?;
    let mut bytes = if negative { n.to_big().to_le_bytes().into_vec() } else { n.magnitude().to_le_bytes().into_vec() };
    let filler = if negative { 0xFF } else { 0 };
    // What is beyond the length may only repeat the sign.
    let fits = bytes.iter().skip(length).all(|&b| b == filler);
    bytes.resize(length, filler);
    let top_is_set = bytes.last().map_or(negative, |b| b & 0x80 != 0);
    if !fits || signed && top_is_set != negative {
        return Err(Error::overflow("int too big to convert"));
    }
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, byteorder, signed=signed)`.
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> Int {
    Int::from(match (order, signed) {
        (ByteOrder::Little, true) => IBig::from_le_bytes(bytes),
        (ByteOrder::Big, true) => IBig::from_be_bytes(bytes),
        (ByteOrder::Little, false) => IBig::from(UBig::from_le_bytes(bytes)),
        (ByteOrder::Big, false) => IBig::from(UBig::from_be_bytes(bytes)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips() {
        for n in [0, 1, 127, 128, 255, 256, -1, -128, -129, i64::MAX, i64::MIN] {
            for order in [ByteOrder::Little, ByteOrder::Big] {
                let bytes = to_bytes(IntRef::Small(n), 8, order, true).unwrap();
                assert_eq!(from_bytes(&bytes, order, true), Int::Small(n));
            }
        }
        assert_eq!(to_bytes(IntRef::Small(258), 3, ByteOrder::Big, false), Ok(vec![0, 1, 2]));
        assert_eq!(to_bytes(IntRef::Small(0), 0, ByteOrder::Big, true), Ok(vec![]));
    }

    #[test]
    fn too_big() {
        for (n, length, signed) in [(256, 1, false), (128, 1, true), (-129, 1, true), (1, 0, false), (-2, 0, true)] {
            let error = to_bytes(IntRef::Small(n), length, ByteOrder::Little, signed).unwrap_err();
            assert_eq!(error.to_string(), "OverflowError: int too big to convert");
        }
        assert!(to_bytes(IntRef::Small(-1), 4, ByteOrder::Little, false).is_err());
    }
}
