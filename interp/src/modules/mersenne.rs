//! The Mersenne Twister MT19937: the numbers of `random`, the same for a seed as CPython's.

use dashu_int::UBig;

/// The words of the state, and the distance at which they are combined.
const SIZE: usize = 624;
const DISTANCE: usize = 397;
/// The constant of the recurrence.
const MATRIX: u32 = 0x9908_B0DF;

/// A generator. Its state is the words and a position among them, as `getstate` shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MersenneTwister {
    words: [u32; SIZE],
    /// How many of the words have been given out.
    used: usize,
}

impl MersenneTwister {
    /// The generator that `random.seed(n)` sets up for an integer of this magnitude.
    pub(super) fn from_seed(magnitude: &UBig) -> Self {
        let halves = |word: &u64| [*word as u32, (*word >> 32) as u32];
        let mut key: Vec<u32> = magnitude.as_words().iter().flat_map(halves).collect();
        if key.last() == Some(&0) {
            key.pop();
        }
        if key.is_empty() {
            key.push(0);
        }
        Self::from_key(&key)
    }

    /// The generator for a key of 32-bit words, which must not be empty.
    pub(super) fn from_key(key: &[u32]) -> Self {
        let mut this = Self { words: [0; SIZE], used: SIZE };
        let words = &mut this.words;
        words[0] = 19_650_218;
        for i in 1..SIZE {
            words[i] = mixed(words[i - 1]).wrapping_mul(1_812_433_253).wrapping_add(i as u32);
        }
        let mut i = 1;
        let mut advance = |words: &mut [u32; SIZE]| {
            i += 1;
            if i == SIZE {
                words[0] = words[SIZE - 1];
                i = 1;
            }
            i
        };
        let mut at = 1;
        for step in 0..SIZE.max(key.len()) {
            let j = step % key.len();
            let mix = mixed(words[at - 1]).wrapping_mul(1_664_525);
            words[at] = (words[at] ^ mix).wrapping_add(key[j]).wrapping_add(j as u32);
            at = advance(words);
        }
        for _ in 1..SIZE {
            let mix = mixed(words[at - 1]).wrapping_mul(1_566_083_941);
            words[at] = (words[at] ^ mix).wrapping_sub(at as u32);
            at = advance(words);
        }
        words[0] = 0x8000_0000;
        this
    }

    /// The state: 624 words and the position, at most 624.
    pub(super) fn state(&self) -> (&[u32; SIZE], usize) {
        (&self.words, self.used)
    }

    /// The generator with a state that [`Self::state`] gave; `None` for an impossible position.
    pub(super) fn from_state(words: [u32; SIZE], used: usize) -> Option<Self> {
        (used <= SIZE).then_some(Self { words, used })
    }

    /// The next 32 random bits.
    pub(super) fn next_u32(&mut self) -> u32 {
        if self.used == SIZE {
            self.twist();
            self.used = 0;
        }
        let mut y = self.words[self.used];
        self.used += 1;
        y ^= y >> 11;
        y ^= y << 7 & 0x9D2C_5680;
        y ^= y << 15 & 0xEFC6_0000;
        y ^ y >> 18
    }

    /// Makes the next 624 words.
    fn twist(&mut self) {
        for i in 0..SIZE {
            let joined = self.words[i] & 0x8000_0000 | self.words[(i + 1) % SIZE] & 0x7FFF_FFFF;
            let odd = if joined & 1 == 1 { MATRIX } else { 0 };
            self.words[i] = self.words[(i + DISTANCE) % SIZE] ^ joined >> 1 ^ odd;
        }
    }

    /// `random()`: a float from 0 up to 1 of 53 random bits.
    pub(super) fn next_f64(&mut self) -> f64 {
        let high = u64::from(self.next_u32() >> 5);
        let low = u64::from(self.next_u32() >> 6);
        (high << 26 | low) as f64 / (1u64 << 53) as f64
    }

    /// `getrandbits(bits)` for at most 64 bits.
    pub(super) fn next_bits(&mut self, bits: u32) -> u64 {
        match bits {
            0 => 0,
            1..=32 => u64::from(self.next_u32() >> (32 - bits)),
            _ => {
                let low = u64::from(self.next_u32());
                low | u64::from(self.next_u32() >> (64 - bits.min(64))) << 32
            }
        }
    }

    /// `getrandbits(bits)` for any number of bits.
    pub(super) fn next_big(&mut self, bits: usize) -> UBig {
        let mut left = bits;
        let mut words = Vec::with_capacity(bits.div_ceil(64));
        while left > 0 {
            let now = left.min(64);
            words.push(self.next_bits(now as u32));
            left -= now;
        }
        UBig::from_words(&words)
    }
}

/// The two ends of a word folded together, as in all of the initialisation.
fn mixed(word: u32) -> u32 {
    word ^ word >> 30
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_cpython() {
        let mut random = MersenneTwister::from_seed(&UBig::from(42u8));
        assert_eq!(random.next_f64(), 0.639_426_798_457_883_7);
        assert_eq!(random.next_f64(), 0.025_010_755_222_666_936);
        assert_eq!([random.next_bits(5), random.next_bits(40), random.next_bits(33)], [8, 245_864_938_384, 4_894_278_121]);
        assert_eq!(random.next_big(100), UBig::from(1_167_876_019_479_626_170_561_453_694_887_u128));
        assert_eq!(random.next_bits(64), 0x1641_9f82_8b9d_2434);
        assert_eq!(random.next_bits(0), 0);
    }

    #[test]
    fn seeds_of_any_size() {
        let power = |n: usize| UBig::from(1u8) << n;
        for (seed, bits_32, bits_33) in [
            (UBig::from(0u8), 4_065_999_976, 7_147_723_334),
            (power(32), 4_041_461_251, 8_286_786_530),
            (UBig::from(u64::MAX), 1_640_765_270, 2_217_661_695),
            (power(64), 1_156_279_600, 6_057_646_332),
            (UBig::from(10u8).pow(100), 2_963_613_540, 8_477_976_932),
        ] {
            let mut random = MersenneTwister::from_seed(&seed);
            for _ in 0..1000 {
                random.next_f64();
            }
            assert_eq!((random.next_bits(32), random.next_bits(33)), (bits_32, bits_33), "{seed}");
            assert_eq!(random.state().1, 131);
        }
        let long = power(32 * 700) + UBig::from(12345u16);
        assert_eq!(MersenneTwister::from_seed(&long).next_u32(), 3_687_411_726);
    }

    #[test]
    fn goes_on_from_a_state() {
        let mut random = MersenneTwister::from_seed(&UBig::from(1u8));
        random.next_u32();
        let (words, used) = random.state();
        let mut copy = MersenneTwister::from_state(*words, used).unwrap();
        assert_eq!(copy.next_big(5000), random.next_big(5000));
        assert_eq!(MersenneTwister::from_state([0; 624], 625), None);
    }
}
