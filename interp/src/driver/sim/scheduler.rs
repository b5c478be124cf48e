//! Who goes on when several may: asked by drivers that choose, and never of real threads.

/// Decides what the rules leave open.
pub trait Scheduler: Send {
    /// One of `count` that are all equally entitled, by its place.
    fn pick(&mut self, count: usize) -> usize;

    /// Something below `most` for what takes a different time each time: a wake-up, or how far one core is ahead of another.
    fn jitter(&mut self, most: u64) -> u64;
}

/// Draws, always the same for the same seed: the generator SplitMix64.
#[derive(Clone, Debug)]
pub struct Seeded {
    state: u64,
}

impl Seeded {
    pub fn new(seed: u64) -> Seeded {
        Seeded { state: seed }
    }

    /// The next 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Something below `most`; 0 if that is 0.
    pub fn below(&mut self, most: u64) -> u64 {
        ((u128::from(self.draw()) * u128::from(most)) >> 64) as u64
    }
}

impl Scheduler for Seeded {
    fn pick(&mut self, count: usize) -> usize {
        self.below(count as u64) as usize
    }

    fn jitter(&mut self, most: u64) -> u64 {
        self.below(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_sequence() {
        let draws = |seed| {
            let mut seeded = Seeded::new(seed);
            (0..4).map(|_| seeded.draw()).collect::<Vec<_>>()
        };
        // For ever: what was printed for a seed once is printed for it again.
        assert_eq!(draws(0)[..2], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
        assert_ne!(draws(1), draws(2));
        let mut seeded = Seeded::new(3);
        assert!((0..1000).all(|_| seeded.pick(3) < 3 && seeded.below(10) < 10));
        assert_eq!(seeded.below(0), 0);
    }
}
