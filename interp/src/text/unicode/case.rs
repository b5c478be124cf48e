//! Case conversion of strings, with the results of several characters that Unicode asks for and
//! the one rule that looks around: a capital sigma at the end of a word becomes a final one.

use super::{flags, has, properties, tables};
use crate::text::{Chars, Text};

const CAPITAL_SIGMA: u32 = 0x3A3;
const SMALL_SIGMA: u32 = 0x3C3;
const FINAL_SIGMA: u32 = 0x3C2;

/// A case mapping of single code points.
pub(super) struct Mapping {
    /// First, last, step, and the difference to the mapped code point; sorted.
    pub(super) runs: &'static [(u32, u32, u8, i32)],
    /// Mappings to several code points; sorted.
    pub(super) special: &'static [(u32, &'static [u32])],
}

/// What the first code points map to, for direct look-up: themselves, another, or `SEVERAL`.
type Direct = [u32; super::DIRECT];

const SEVERAL: u32 = u32::MAX;

static UPPER: Direct = tables::UPPER.direct();
static LOWER: Direct = tables::LOWER.direct();

/// What a code point maps to.
enum Mapped {
    One(u32),
    Many(&'static [u32]),
}

impl Mapping {
    const fn direct(&self) -> Direct {
        let mut all = [0; super::DIRECT];
        let mut c = 0;
        while c < all.len() {
            all[c] = c as u32;
            c += 1;
        }
        let mut run = 0;
        while run < self.runs.len() {
            let (first, last, step, delta) = self.runs[run];
            let mut c = first;
            while c <= last && (c as usize) < all.len() {
                all[c as usize] = c.wrapping_add_signed(delta);
                c += step as u32;
            }
            run += 1;
        }
        let mut i = 0;
        while i < self.special.len() {
            let at = self.special[i].0 as usize;
            if at < all.len() && all[at] == at as u32 {
                all[at] = SEVERAL;
            }
            i += 1;
        }
        all
    }

    fn find(&self, point: u32) -> Option<Mapped> {
        // The letters of ASCII are the first run, where a table has them at all.
        let next = if point < 128 { 1 } else { self.runs.partition_point(|&(first, ..)| first <= point) };
        if let Some(&(first, last, step, delta)) = next.checked_sub(1).and_then(|i| self.runs.get(i))
            && (first..=last).contains(&point)
            && (point - first).is_multiple_of(u32::from(step))
        {
            return Some(Mapped::One(point.wrapping_add_signed(delta)));
        }
        if point < 128 {
            return None;
        }
        let at = self.special.binary_search_by_key(&point, |&(c, _)| c).ok()?;
        Some(Mapped::Many(self.special[at].1))
    }
}

fn push_mapped(out: &mut Vec<u32>, point: u32, mapped: Option<Mapped>) {
    match mapped {
        None => out.push(point),
        Some(Mapped::One(c)) => out.push(c),
        Some(Mapped::Many(s)) => out.extend_from_slice(s),
    }
}

/// Appends what a code point maps to, if that is one code point that is looked up directly.
#[inline]
fn push_direct(out: &mut Vec<u32>, direct: &Direct, point: u32) -> bool {
    match direct.get(point as usize) {
        Some(&mapped) if mapped != SEVERAL => {
            out.push(mapped);
            true
        }
        _ => false,
    }
}

fn push_upper(out: &mut Vec<u32>, point: u32) {
    if push_direct(out, &UPPER, point) {
        return;
    }
    push_mapped(out, point, tables::UPPER.find(point));
}

fn push_title(out: &mut Vec<u32>, point: u32) {
    let mapped = tables::TITLE.find(point).or_else(|| tables::UPPER.find(point));
    push_mapped(out, point, mapped);
}

/// Appends the small form of `s[index]`.
fn push_lower(out: &mut Vec<u32>, s: &[u32], index: usize) {
    if s[index] == CAPITAL_SIGMA {
        out.push(small_sigma(s, index));
    } else if !push_direct(out, &LOWER, s[index]) {
        push_mapped(out, s[index], tables::LOWER.find(s[index]));
    }
}

/// The sigma is final when a cased letter stands before it and none after it, case-ignorable
/// characters aside.
fn small_sigma(s: &[u32], index: usize) -> u32 {
    let skip = |c: &&u32| !has(**c, flags::CASE_IGNORABLE);
    let cased = |c: Option<&u32>| c.is_some_and(|&c| has(c, flags::CASED));
    let before = s[..index].iter().rev().find(skip);
    let after = s[index + 1..].iter().find(skip);
    if cased(before) && !cased(after) { FINAL_SIGMA } else { SMALL_SIGMA }
}

/// Maps an ASCII string by bytes, and any other by the given function of its code points.
fn map(s: Chars<'_>, ascii: impl Fn(&mut [u8]), wide: impl Fn(&mut Vec<u32>, &[u32])) -> Text {
    match s {
        Chars::Ascii(s) => {
            let mut bytes = s.to_vec();
            ascii(&mut bytes);
            Text::Ascii(bytes)
        }
        Chars::Wide(s) => {
            let mut out = Vec::with_capacity(s.len());
            wide(&mut out, s);
            Text::from(out)
        }
    }
}

/// The first code point of the small form, which is its only one but for the dotted capital I.
pub fn lower_point(point: u32) -> u32 {
    match tables::LOWER.find(point) {
        None => point,
        Some(Mapped::One(c)) => c,
        Some(Mapped::Many(s)) => s[0],
    }
}

/// The capital form of one code point.
pub fn upper_points(point: u32) -> Vec<u32> {
    let mut out = Vec::new();
    push_upper(&mut out, point);
    out
}

/// Whether the code point has another small or capital form.
pub fn is_cased_point(point: u32) -> bool {
    tables::LOWER.find(point).is_some() || tables::UPPER.find(point).is_some()
}

/// All code points that have another small or capital form.
pub fn cased_points() -> impl Iterator<Item = u32> {
    [&tables::LOWER, &tables::UPPER].into_iter().flat_map(|mapping| {
        let runs = mapping.runs.iter().flat_map(|&(first, last, step, _)| (first..=last).step_by(usize::from(step)));
        runs.chain(mapping.special.iter().map(|&(point, _)| point))
    })
}

/// `str.upper`
pub fn upper(s: Chars<'_>) -> Text {
    map(s, <[u8]>::make_ascii_uppercase, |out, s| {
        s.iter().for_each(|&c| push_upper(out, c));
    })
}

/// `str.lower`
pub fn lower(s: Chars<'_>) -> Text {
    map(s, <[u8]>::make_ascii_lowercase, |out, s| {
        (0..s.len()).for_each(|i| push_lower(out, s, i));
    })
}

/// `str.casefold`
pub fn casefold(s: Chars<'_>) -> Text {
    map(s, <[u8]>::make_ascii_lowercase, |out, s| {
        for &c in s {
            let mapped = tables::FOLD.find(c).or_else(|| tables::LOWER.find(c));
            push_mapped(out, c, mapped);
        }
    })
}

/// `str.capitalize`: the first character in title case, the others small.
pub fn capitalize(s: Chars<'_>) -> Text {
    let ascii = |s: &mut [u8]| {
        s.make_ascii_lowercase();
        if let Some(first) = s.first_mut() {
            first.make_ascii_uppercase();
        }
    };
    map(s, ascii, |out, s| {
        if let Some(&first) = s.first() {
            push_title(out, first);
        }
        (1..s.len()).for_each(|i| push_lower(out, s, i));
    })
}

/// `str.swapcase`
pub fn swapcase(s: Chars<'_>) -> Text {
    let ascii = |s: &mut [u8]| {
        for b in s {
            if b.is_ascii_alphabetic() {
                *b ^= 0x20;
            }
        }
    };
    map(s, ascii, |out, s| {
        for (i, &c) in s.iter().enumerate() {
            match properties(c) {
                bits if bits & flags::UPPER != 0 => push_lower(out, s, i),
                bits if bits & flags::LOWER != 0 => push_upper(out, c),
                _ => out.push(c),
            }
        }
    })
}

/// `str.title`: a letter after anything uncased gets its title case, any other its small form.
pub fn title(s: Chars<'_>) -> Text {
    let ascii = |s: &mut [u8]| {
        let mut in_word = false;
        for b in s {
            if in_word {
                b.make_ascii_lowercase();
            } else {
                b.make_ascii_uppercase();
            }
            in_word = b.is_ascii_alphabetic();
        }
    };
    map(s, ascii, |out, s| {
        let mut in_word = false;
        for (i, &c) in s.iter().enumerate() {
            if in_word {
                push_lower(out, s, i);
            } else {
                push_title(out, c);
            }
            in_word = is_cased(c);
        }
    })
}

/// Whether a code point continues a word for [`title`]; those that are also case-ignorable do.
fn is_cased(point: u32) -> bool {
    has(point, flags::CASED | flags::UPPER | flags::LOWER | flags::TITLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(function: fn(Chars<'_>) -> Text, s: &str) -> String {
        function(Text::from(s).as_chars()).to_string()
    }

    #[test]
    fn results_of_several_characters() {
        assert_eq!(convert(upper, "straße ﬁ ŉ"), "STRASSE FI ʼN");
        assert_eq!(convert(lower, "İ"), "i\u{307}");
        assert_eq!(convert(casefold, "Straße ſ"), "strasse s");
        assert_eq!(convert(capitalize, "ßa ÉÀ"), "Ssa éà");
        assert_eq!(convert(title, "ǆa'b éÀ ﬁx"), "ǅa'B Éà Fix");
        assert_eq!(convert(swapcase, "aÉßǅ"), "AéSSǅ");
    }

    #[test]
    fn sigma_at_the_end_of_a_word() {
        assert_eq!(convert(lower, "ΑΣ ΑΣΑ Σ Α'Σ' Α.Σ"), "ας ασα σ α'ς' α.ς");
        assert_eq!(convert(capitalize, "ΣΑΣ"), "Σας");
        assert_eq!(convert(casefold, "ΑΣ"), "ασ");
    }

    #[test]
    fn ascii() {
        assert_eq!(convert(title, "they're bill's 3rd x1y"), "They'Re Bill'S 3Rd X1Y");
        assert_eq!(convert(capitalize, "hELLO wORLD"), "Hello world");
        assert_eq!(convert(swapcase, "aBc1"), "AbC1");
        assert_eq!(convert(upper, ""), "");
    }
}
