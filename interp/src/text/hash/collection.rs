//! Hashes of tuples and frozen sets from those of their items.

const PRIME_1: u64 = 0x9E37_79B1_85EB_CA87;
const PRIME_2: u64 = 0xC2B2_AE3D_27D4_EB4F;
const PRIME_5: u64 = 0x27D4_EB2F_1656_67C5;

/// The hash of a tuple as its items' hashes come in: a simplified round of xxHash for each.
#[derive(Clone, Copy, Debug)]
pub struct TupleHasher {
    state: u64,
    len: u64,
}

impl TupleHasher {
    pub const fn new() -> Self {
        Self { state: PRIME_5, len: 0 }
    }

    /// Adds the hash of the next item.
    pub const fn add(&mut self, item: i64) {
        self.state = self.state.wrapping_add((item as u64).wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
        self.len += 1;
    }

    /// The hash of a slice of the items so far.
    pub const fn finish_slice(self) -> i64 {
        let hash = self.state as i64;
        if hash == -1 { 1_546_275_796 } else { hash }
    }

    /// The hash of a tuple of the items so far.
    pub const fn finish(self) -> i64 {
        let hash = self.state.wrapping_add(self.len ^ (PRIME_5 ^ 3_527_539)) as i64;
        if hash == -1 { 1_546_275_796 } else { hash }
    }
}

impl Default for TupleHasher {
    fn default() -> Self {
        Self::new()
    }
}

/// `hash(t)` of a tuple whose items have these hashes.
pub fn hash_tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut hasher = TupleHasher::new();
    items.into_iter().for_each(|item| hasher.add(item));
    hasher.finish()
}

/// `hash(s)` of a frozen set whose items have these hashes, in any order.
pub fn hash_frozenset(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut hash: u64 = 0;
    let mut len: u64 = 0;
    for item in items {
        let item = item as u64;
        hash ^= ((item ^ 89_869_747) ^ (item << 16)).wrapping_mul(3_644_798_167);
        len += 1;
    }
    hash ^= (len + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    let hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923) as i64;
    if hash == -1 { 590_923_713 } else { hash }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_python() {
        assert_eq!(hash_tuple([]), 5_740_354_900_026_072_187);
        assert_eq!(hash_tuple([1, 2, 3]), 529_344_067_295_497_451);
        assert_eq!(hash_frozenset([]), 133_146_708_735_736);
        assert_eq!(hash_frozenset([1, 2, 3]), -272_375_401_224_217_160);
    }
}
