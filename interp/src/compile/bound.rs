//! Which variables certainly have a value, instruction by instruction: a forward analysis over the finished lines of a unit,
//! so that `CheckBound` stays only where a variable may really lack one.

use rustc_hash::FxHashMap;

use super::unit::Line;
use crate::code::instr::{ConstId, In};
use crate::code::operands::{Flow, Operand};
use crate::code::{Const, Instr};

/// A set of the variables that some line checks.
#[derive(Clone, PartialEq)]
struct Bits(Vec<u64>);

impl Bits {
    fn full(size: usize) -> Self {
        Bits(vec![u64::MAX; size.div_ceil(64)])
    }

    fn empty(size: usize) -> Self {
        Bits(vec![0; size.div_ceil(64)])
    }

    fn set(&mut self, bit: usize, value: bool) {
        let mask = 1 << (bit % 64);
        if value { self.0[bit / 64] |= mask } else { self.0[bit / 64] &= !mask }
    }

    fn get(&self, bit: usize) -> bool {
        self.0[bit / 64] & (1 << (bit % 64)) != 0
    }

    /// Keeps what `other` has too; true if that changed anything.
    fn meet(&mut self, other: &Bits) -> bool {
        let mut changed = false;
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            changed |= *a & !b != 0;
            *a &= b;
        }
        changed
    }
}

/// For each line that checks a variable which certainly is bound: true.
pub(super) fn needless_checks(
    lines: &[Line],
    targets: &[Option<u32>],
    handler_of: &[Option<u32>],
    parameters: usize,
    consts: &[Const],
) -> Vec<bool> {
    let mut needless = vec![false; lines.len()];
    let mut bit_of: FxHashMap<u16, usize> = FxHashMap::default();
    for line in lines {
        if let Instr::CheckBound { src: In(r), .. } = line.instr {
            let next = bit_of.len();
            bit_of.entry(r).or_insert(next);
        }
    }
    if bit_of.is_empty() {
        return needless;
    }
    let size = bit_of.len();
    let unbound = consts.iter().position(|c| matches!(c, Const::Unbound)).map(|i| ConstId(i as u16));
    let mut entry = Bits::empty(size);
    for (&register, &bit) in &bit_of {
        entry.set(bit, usize::from(register) < parameters);
    }

    // States at the beginnings of basic blocks only.
    let mut leader = vec![false; lines.len() + 1];
    leader[0] = true;
    for (i, line) in lines.iter().enumerate() {
        if let Some(to) = targets[i] {
            leader[to as usize] = true;
        }
        leader[i + 1] |= line.instr.flow() != Flow::Next;
        if let Some(handler) = handler_of[i] {
            leader[handler as usize] = true;
        }
    }
    let mut states: FxHashMap<u32, Bits> = FxHashMap::default();
    states.insert(0, entry);
    let mut work = vec![0u32];
    while let Some(start) = work.pop() {
        let Some(mut state) = states.get(&start).cloned() else { continue };
        let mut flow_to = |to: u32, state: &Bits, work: &mut Vec<u32>| {
            let at = states.entry(to).or_insert_with(|| {
                work.push(to);
                Bits::full(size)
            });
            if at.meet(state) && work.last() != Some(&to) {
                work.push(to);
            }
        };
        let mut i = start as usize;
        while let Some(line) = lines.get(i) {
            if i > start as usize && leader[i] {
                flow_to(i as u32, &state, &mut work);
                break;
            }
            if let Some(handler) = handler_of[i] {
                flow_to(handler, &state, &mut work);
            }
            if let Instr::CheckBound { src, .. } = line.instr {
                needless[i] = state.get(bit_of[&src.0]);
            }
            let fallthrough = matches!(line.instr, Instr::ForIter { .. }).then(|| state.clone());
            step(&line.instr, unbound, &bit_of, &mut state);
            let flow = line.instr.flow();
            if let (Flow::Jump(_) | Flow::Branch(_), Some(to)) = (flow, targets[i]) {
                flow_to(to, &state, &mut work);
            }
            if let Flow::Jump(_) | Flow::Leave = flow {
                break;
            }
            // An exhausted iterator leaves the variable as it was.
            state = fallthrough.unwrap_or(state);
            i += 1;
        }
    }
    needless
}

/// What an instruction does to the set.
fn step(instr: &Instr, unbound: Option<ConstId>, bit_of: &FxHashMap<u16, usize>, state: &mut Bits) {
    let mut set = |register: u16, value: bool| {
        if let Some(&bit) = bit_of.get(&register) {
            state.set(bit, value);
        }
    };
    match *instr {
        Instr::CheckBound { src, .. } => set(src.0, true),
        Instr::DelLocal { local, .. } => set(local.0, false),
        Instr::LoadConst { dst, value } if Some(value) == unbound => set(dst.0, false),
        _ => {
            for operand in instr.operands() {
                match operand {
                    Operand::Write(r) | Operand::Update(r) => set(r, true),
                    Operand::Writes { base, count } => {
                        for r in u32::from(base)..u32::from(base) + count {
                            set(r as u16, true);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}
