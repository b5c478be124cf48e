//! Sets of characters: a table for the first 256, rules for the others.

use super::case;
use super::tree::{Category, Item};
use crate::text::unicode;

/// How characters are looked at where a set is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Look {
    pub(super) ignore_case: bool,
    pub(super) unicode: bool,
}

/// A set, as matchers ask it.
#[derive(Debug)]
pub(super) struct Set {
    /// The answers for characters below 256.
    pub(super) low: [u64; 4],
    rules: Rules,
}

#[derive(Debug)]
struct Rules {
    negated: bool,
    /// Sorted, without overlaps.
    ranges: Vec<(u32, u32)>,
    categories: Vec<(Category, bool)>,
    look: Look,
}

impl Set {
    pub(super) fn new(negated: bool, items: &[Item], look: Look) -> Set {
        let mut ranges = Vec::new();
        let mut categories = Vec::new();
        let mut add = |c: u32| {
            let folded = case::fold(c, look.unicode);
            ranges.push((folded, folded));
            ranges.extend(case::others(folded, look.unicode).iter().map(|&o| (o, o)));
        };
        let mut plain = Vec::new();
        for &item in items {
            match item {
                Item::Char(c) if look.ignore_case => add(c),
                Item::Char(c) => plain.push((c, c)),
                Item::Range(low, high) => {
                    plain.push((low, high));
                    if look.ignore_case {
                        (low..=high).filter(|&c| case::is_cased(c, look.unicode)).for_each(&mut add);
                    }
                }
                Item::Category { category, negated } => categories.push((category, negated)),
            }
        }
        ranges.extend(plain);
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        let rules = Rules { negated, ranges: merged, categories, look };
        let mut low = [0; 4];
        for c in (0..256u32).filter(|&c| rules.contain(c)) {
            low[(c >> 6) as usize] |= 1 << (c & 63);
        }
        Set { low, rules }
    }

    #[inline(always)]
    pub(super) fn contains(&self, c: u32) -> bool {
        if c < 256 { self.low[(c >> 6) as usize] >> (c & 63) & 1 != 0 } else { self.rules.contain(c) }
    }

    /// Might it contain a character from 256 on?
    pub(super) fn reaches_high(&self) -> bool {
        self.rules.negated
            || self.rules.look.ignore_case
            || self.rules.ranges.last().is_some_and(|r| r.1 > 255)
            || self.rules.categories.iter().any(|&(_, negated)| negated || self.rules.look.unicode)
    }
}

impl Rules {
    fn contain(&self, c: u32) -> bool {
        let c = if self.look.ignore_case { case::fold(c, self.look.unicode) } else { c };
        let next = self.ranges.partition_point(|&(low, _)| low <= c);
        let found = next > 0 && c <= self.ranges[next - 1].1
            || self.categories.iter().any(|&(category, negated)| is_in(category, c, self.look.unicode) != negated);
        found != self.negated
    }
}

/// Is the character of the category, by Unicode or by ASCII alone?
pub(super) fn is_in(category: Category, c: u32, by_unicode: bool) -> bool {
    if c < 128 {
        let c = c as u8;
        return match category {
            Category::Digit => c.is_ascii_digit(),
            Category::Space => matches!(c, b' ' | 9..=13) || by_unicode && matches!(c, 0x1C..=0x1F),
            Category::Word => c.is_ascii_alphanumeric() || c == b'_',
        };
    }
    by_unicode
        && match category {
            Category::Digit => unicode::decimal_value(c).is_some(),
            Category::Space => unicode::is_space_point(c),
            Category::Word => unicode::is_alnum_point(c),
        }
}
