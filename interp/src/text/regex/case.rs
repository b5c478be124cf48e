//! Case as `re` ignores it: characters are the same if their simple lower-case forms are, or if these have one upper-case form.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::unicode;

/// The lower-case forms that share their upper-case form with others: those others.
fn relatives() -> &'static HashMap<u32, Vec<u32>> {
    static RELATIVES: OnceLock<HashMap<u32, Vec<u32>>> = OnceLock::new();
    RELATIVES.get_or_init(|| {
        let mut by_upper: HashMap<Vec<u32>, Vec<u32>> = HashMap::new();
        let mut add = |lower: u32| {
            let known = by_upper.entry(unicode::upper_points(lower)).or_default();
            if !known.contains(&lower) {
                known.push(lower);
            }
        };
        for point in unicode::cased_points() {
            add(unicode::lower_point(point));
        }
        let families = by_upper.into_values().filter(|family| family.len() > 1);
        families
            .flat_map(|family| {
                let others = |c: u32| family.iter().copied().filter(|&o| o != c).collect();
                family.iter().map(|&c| (c, others(c))).collect::<Vec<(u32, Vec<u32>)>>()
            })
            .collect()
    })
}

/// The form that characters are compared by.
pub(super) fn fold(point: u32, unicode: bool) -> u32 {
    match point {
        0x41..=0x5A => point + 32,
        _ if unicode && point >= 128 => unicode::lower_point(point),
        _ => point,
    }
}

/// The other folded forms that a folded form is the same as.
pub(super) fn others(folded: u32, unicode: bool) -> &'static [u32] {
    if !unicode {
        return &[];
    }
    relatives().get(&folded).map_or(&[], Vec::as_slice)
}

/// Does case make a difference to the character?
pub(super) fn is_cased(point: u32, unicode: bool) -> bool {
    match point {
        0x41..=0x5A | 0x61..=0x7A => true,
        _ => unicode && point >= 128 && (unicode::is_cased_point(point) || !others(point, true).is_empty()),
    }
}
