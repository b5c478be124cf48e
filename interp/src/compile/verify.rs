//! Checks the structure of compiled code: what the machine trusts without looking.

use crate::code::operands::{Flow, Operand};
use crate::code::{Code, Instr};

/// Finds the first fault of a code, if it has one.
pub(super) fn verify(code: &Code) -> Result<(), String> {
    let size = code.instrs.len();
    if code.spans.len() != size || code.live.len() != size {
        return Err("tables of different lengths".into());
    }
    if usize::from(code.registers) < code.pinned() || code.params.count() > code.variables.len() {
        return Err("a window smaller than its variables".into());
    }
    if usize::from(code.first_free) + code.captures.len() != code.variables.len() {
        return Err("captures and free variables differ in number".into());
    }
    for (pc, instr) in code.instrs.iter().enumerate() {
        let fault = |what: &str| Err(format!("{what} at {pc}: {instr:?}"));
        let window = u32::from(code.registers);
        let live = u32::from(code.live[pc]);
        if live > window || usize::from(code.live[pc]) < code.pinned() {
            return fault("live out of range");
        }
        for operand in instr.operands() {
            let ok = match operand {
                Operand::Read(r) | Operand::Update(r) => u32::from(r) < live,
                Operand::Write(r) => u32::from(r) < window,
                Operand::Reads { base, count } => u32::from(base) + count <= live,
                Operand::Writes { base, count } => u32::from(base) + count <= window,
                Operand::Const(id) => usize::from(id.0) < code.consts.len(),
                Operand::Name(id) => usize::from(id.0) < code.names.len(),
                Operand::Site(id) => usize::from(id.0) < code.sites.len(),
                Operand::Global(id) => usize::from(id.0) < code.globals.len(),
                Operand::Int(_) | Operand::Word(_) => true,
            };
            if !ok {
                return fault(&format!("{operand:?} out of range"));
            }
        }
        let lands = |distance: i32| (0..size as i64).contains(&(pc as i64 + 1 + i64::from(distance)));
        match instr.flow() {
            Flow::Next if pc + 1 >= size => return fault("running off the end"),
            Flow::Branch(distance) if !lands(distance) || pc + 1 >= size => return fault("bad jump"),
            Flow::Jump(distance) if !lands(distance) => return fault("bad jump"),
            _ => {}
        }
        if let Instr::YieldFrom { .. } = instr {
            let send = pc.checked_sub(1).map(|p| code.instrs[p]);
            let back = code.instrs.get(pc + 1).map(Instr::flow);
            if !matches!(send, Some(Instr::Send { .. })) || back != Some(Flow::Jump(-3)) {
                return fault("not in its loop");
            }
        }
        if let Instr::EnterHandler { save, exc } = instr
            && save.0 != exc.0 + 1
        {
            return fault("not beside the exception");
        }
    }
    for (i, handler) in code.handlers.iter().enumerate() {
        if handler.start >= handler.end || handler.end as usize > size || handler.target as usize >= size {
            return Err(format!("region {i} out of range"));
        }
        if u32::from(handler.exc.0) >= u32::from(code.live[handler.target as usize]) {
            return Err(format!("the exception of region {i} is not live in its handler"));
        }
    }
    nested(code)
}

/// Regions nest: of two that overlap, the inner one stands first.
fn nested(code: &Code) -> Result<(), String> {
    let mut order: Vec<usize> = (0..code.handlers.len()).collect();
    order.sort_by_key(|&i| (code.handlers[i].start, std::cmp::Reverse(code.handlers[i].end), std::cmp::Reverse(i)));
    let mut open: Vec<usize> = Vec::new();
    for i in order {
        let region = code.handlers[i];
        while open.last().is_some_and(|&o| code.handlers[o].end <= region.start) {
            open.pop();
        }
        if let Some(&around) = open.last()
            && (code.handlers[around].end < region.end || around < i)
        {
            return Err(format!("region {i} is not inside region {around}, which it overlaps"));
        }
        open.push(i);
    }
    Ok(())
}
