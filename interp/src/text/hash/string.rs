//! Hashes of strings and bytes: SipHash with one compression and three finalization rounds,
//! keyed, so that nobody can choose strings that collide.

use super::avoid_error_code;
use crate::text::Chars;

/// The key of the string hash, one for a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashKey {
    k0: u64,
    k1: u64,
}

impl HashKey {
    /// A key of two random words.
    pub const fn new(k0: u64, k1: u64) -> Self {
        Self { k0, k1 }
    }

    /// The key that CPython uses when `PYTHONHASHSEED` is `seed`; 0 means no key at all.
    pub fn from_seed(seed: u32) -> Self {
        if seed == 0 {
            return Self::new(0, 0);
        }
        let mut state = seed;
        let mut word = || {
            u64::from_le_bytes(std::array::from_fn(|_| {
                state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
                (state >> 16) as u8
            }))
        };
        Self::new(word(), word())
    }

    /// `hash(b)` of bytes.
    pub fn hash_bytes(self, bytes: &[u8]) -> i64 {
        if bytes.is_empty() {
            return 0;
        }
        avoid_error_code(self.siphash13(bytes) as i64)
    }

    /// `hash(s)` of a string: of its code points in one, two or four bytes each, as the largest
    /// of them needs, so that it is CPython's for the same key.
    pub fn hash_str(self, s: Chars<'_>) -> i64 {
        let points = match s {
            Chars::Ascii(bytes) => return self.hash_bytes(bytes),
            Chars::Wide(points) => points,
        };
        let bytes: Vec<u8> = match points.iter().max() {
            None | Some(0..=0xFF) => points.iter().map(|&c| c as u8).collect(),
            Some(0x100..=0xFFFF) => points.iter().flat_map(|&c| (c as u16).to_le_bytes()).collect(),
            Some(_) => points.iter().flat_map(|&c| c.to_le_bytes()).collect(),
        };
        self.hash_bytes(&bytes)
    }

    fn siphash13(self, bytes: &[u8]) -> u64 {
        let mut v = [
            self.k0 ^ 0x736F_6D65_7073_6575,
            self.k1 ^ 0x646F_7261_6E64_6F6D,
            self.k0 ^ 0x6C79_6765_6E65_7261,
            self.k1 ^ 0x7465_6462_7974_6573,
        ];
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            absorb(&mut v, u64::from_le_bytes(*word));
        }
        absorb(&mut v, last_word(rest) | (bytes.len() as u64) << 56);
        v[2] ^= 0xFF;
        for _ in 0..3 {
            round(&mut v);
        }
        v[0] ^ v[1] ^ v[2] ^ v[3]
    }
}

/// Up to seven bytes as a number, without a loop.
#[inline]
fn last_word(bytes: &[u8]) -> u64 {
    let len = bytes.len();
    if let (Some(&head), Some(&tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(head)) | u64::from(u32::from_le_bytes(tail)) << (8 * (len - 4));
    }
    let byte = |i: usize| bytes.get(i).map_or(0, |&b| u64::from(b) << (8 * i));
    byte(0) | byte(1) | byte(2)
}

#[inline]
fn absorb(v: &mut [u64; 4], word: u64) {
    v[3] ^= word;
    round(v);
    v[0] ^= word;
}

#[inline]
fn round([v0, v1, v2, v3]: &mut [u64; 4]) {
    *v0 = v0.wrapping_add(*v1);
    *v1 = v1.rotate_left(13) ^ *v0;
    *v0 = v0.rotate_left(32);
    *v2 = v2.wrapping_add(*v3);
    *v3 = v3.rotate_left(16) ^ *v2;
    *v0 = v0.wrapping_add(*v3);
    *v3 = v3.rotate_left(21) ^ *v0;
    *v2 = v2.wrapping_add(*v1);
    *v1 = v1.rotate_left(17) ^ *v2;
    *v2 = v2.rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn as_in_python_for_a_seed() {
        let strings = ["", "a", "hello world", "é", "中文", "😀 wide"];
        for (seed, hashes) in [
            (0, [0, 4644417185603328019, -5642461784034726774, 6047309291227476195, 501833946989431548, -7279313452468197283]),
            (1, [0, -3012895188637184397, 4697380503286254714, 8133168473585362875, 6254236128119526896, -1013707728788665282]),
            (
                u32::MAX,
                [0, -5989683813037840249, 6208778848576073069, -5741392403324874290, 3226049666939785657, -4260217295065376891],
            ),
        ] {
            let key = HashKey::from_seed(seed);
            for (s, hash) in strings.iter().zip(hashes) {
                assert_eq!(key.hash_str(Text::from(*s).as_chars()), hash, "{s} with seed {seed}");
            }
        }
    }

    #[test]
    fn a_wide_view_of_ascii_hashes_as_ascii() {
        let key = HashKey::new(1, 2);
        assert_eq!(key.hash_str(Chars::Wide(&[0x61, 0x62])), key.hash_bytes(b"ab"));
    }
}
