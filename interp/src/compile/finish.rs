//! From a finished unit to `Code`: follows jumps to their ends, drops what cannot be reached and checks that cannot fail,
//! gives every jump its distance (with a detour where it does not fit) and orders the exception regions.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::bound::needless_checks;
use super::error::{CompileError, ErrorKind, Result};
use super::unit::{LabelId, Line, Unit};
use crate::code::instr::{CmpOp, Form, In, Label, Near, Out};
use crate::code::operands::{Flow, Operand};
use crate::code::{Code, Handler, InnerVariable, Instr, Source, Span};

/// A region with its label resolved.
#[derive(Clone, Copy)]
struct Covered {
    start: u32,
    end: u32,
    target: u32,
    exc: u16,
    depth: u32,
}

struct Body {
    lines: Vec<Line>,
    /// For each line, the line that it jumps to.
    targets: Vec<Option<u32>>,
    regions: Vec<Covered>,
    inner: Vec<InnerVariable>,
}

/// Makes the code of a unit.
pub(super) fn finish(mut unit: Unit<'_>, source: &Arc<Source>) -> Result<Code> {
    if let Some(what) = unit.overflow {
        let message = format!("too many {what} in '{}'", unit.name);
        let at = unit.lines.first().map_or(Span::default(), |l| l.span);
        return Err(CompileError::new(ErrorKind::Overflow, message, source, at));
    }
    let labels = std::mem::take(&mut unit.labels);
    let position = |label: LabelId| labels[label.0 as usize].expect("gilbox bug: a jump to a label that was never placed");
    let lines = std::mem::take(&mut unit.lines);
    let targets = lines.iter().map(|l| l.to.map(position)).collect();
    let mut regions: Vec<Covered> = unit
        .regions
        .iter()
        .map(|r| Covered { start: r.start, end: r.end, target: position(r.handler), exc: r.exc, depth: r.depth })
        .collect();
    regions.sort_by_key(|r| (std::cmp::Reverse(r.depth), r.start));
    let inner = std::mem::take(&mut unit.inner_variables);
    let mut body = Body { lines, targets, regions, inner };
    body.thread_jumps();
    let mut keep = body.reachable();
    body.compact(&keep, &mut unit.unbinds);
    let needless = needless_checks(&body.lines, &body.targets, &body.handlers_of_lines(), unit.params.count(), &unit.consts);
    keep = needless.iter().map(|n| !n).collect();
    body.drop_unbinds(&unit.unbinds, &mut keep);
    body.compact(&keep, &mut unit.unbinds);
    // Dropping a jump to the next line may bring another one next to its target.
    while body.drop_short_jumps(&mut unit.unbinds) {}
    body.pass_results_on(unit.variables.len());
    let handlers = body.assemble();
    let pinned = (unit.variables.len() + unit.kept.len()) as u16;
    let live = body.lines.iter().map(|l| l.live.max(pinned)).collect();

    let code = Code {
        kind: unit.kind,
        name: unit.name,
        qualname: unit.qualname,
        source: source.clone(),
        first_line: unit.first_line,
        params: unit.params,
        variables: unit.variables,
        kept: unit.kept,
        cells: unit.cells,
        inner_variables: body.inner,
        first_free: unit.first_free,
        captures: unit.captures,
        registers: unit.registers_used,
        live,
        instrs: body.lines.iter().map(|l| l.instr).collect(),
        spans: body.lines.iter().map(|l| l.span).collect(),
        handlers,
        consts: unit.consts,
        names: unit.names.list,
        sites: unit.sites,
        globals: unit.globals.list,
        doc: unit.doc,
        native: unit.native,
        never_binds: unit.never_binds,
        nested: unit.nested,
        expression: unit.expression,
    };
    if cfg!(debug_assertions)
        && let Err(fault) = super::verify::verify(&code)
    {
        panic!("gilbox bug: compiled '{}' is broken: {fault}", code.qualname);
    }
    Ok(code)
}

/// The result of an operator that knows doubles by sight, and what becomes of it.
fn double_result(instr: &mut Instr) -> Option<(&mut Form, Out)> {
    match instr {
        Instr::Add { form, dst, .. }
        | Instr::Sub { form, dst, .. }
        | Instr::Mul { form, dst, .. }
        | Instr::TrueDiv { form, dst, .. }
        | Instr::AddInt { form, dst, .. }
        | Instr::SubInt { form, dst, .. } => Some((form, *dst)),
        _ => None,
    }
}

/// Has an instruction a second way for a double that is passed on to it (see `machine/ops/passing.rs`)?
fn receives_double(instr: &Instr) -> bool {
    matches!(instr, Instr::Add { .. } | Instr::Sub { .. } | Instr::Mul { .. } | Instr::TrueDiv { .. })
        || matches!(instr, Instr::AddInt { .. } | Instr::SubInt { .. })
        || instr.comparing_jump().is_some_and(|jump| !matches!(jump.op, CmpOp::Eq | CmpOp::Ne))
}

impl Body {
    /// Marks the operators whose result is an intermediate one that the next instruction alone reads.
    fn pass_results_on(&mut self, variables: usize) {
        for i in 1..self.lines.len() {
            let (mut instr, next) = (self.lines[i - 1].instr, &self.lines[i].instr);
            let Some((form @ Form::Plain, result)) = double_result(&mut instr) else { continue };
            let reads = next.operands().into_iter().filter(|&operand| operand == Operand::Read(result.0)).count();
            // A register that stays alive behind a jump is the middle of `a < b < c`.
            let dies_at = |line: usize| self.lines[line].live <= result.0;
            if usize::from(result.0) >= variables
                && receives_double(next)
                && reads == 1
                && self.targets[i].is_none_or(|to| dies_at(to as usize) && dies_at(i + 1))
            {
                *form = Form::Passing;
                self.lines[i - 1].instr = instr;
            }
        }
    }

    /// A jump to a `Jump` goes where that one goes.
    fn thread_jumps(&mut self) {
        for i in 0..self.lines.len() {
            // A `Send` ends right behind its loop: the machine relies on that.
            if matches!(self.lines[i].instr, Instr::Send { .. }) {
                continue;
            }
            let Some(mut to) = self.targets[i] else { continue };
            // A ring of jumps has no end; a few steps are enough for everything else.
            for _ in 0..16 {
                match self.lines.get(to as usize).map(|l| l.instr) {
                    Some(Instr::Jump { .. }) => match self.targets[to as usize] {
                        Some(next) => to = next,
                        None => break,
                    },
                    _ => break,
                }
            }
            self.targets[i] = Some(to);
        }
    }

    /// For each line, the handler that its exceptions go to.
    fn handlers_of_lines(&self) -> Vec<Option<u32>> {
        let mut handler = vec![None; self.lines.len()];
        for region in self.regions.iter().rev() {
            handler[region.start as usize..region.end as usize].fill(Some(region.target));
        }
        handler
    }

    fn reachable(&self) -> Vec<bool> {
        let handler_of = self.handlers_of_lines();
        let mut seen = vec![false; self.lines.len()];
        let mut work = vec![0u32];
        while let Some(start) = work.pop() {
            let mut i = start as usize;
            while i < self.lines.len() && !seen[i] {
                seen[i] = true;
                work.extend(handler_of[i]);
                work.extend(self.targets[i]);
                if let Flow::Jump(_) | Flow::Leave = self.lines[i].instr.flow() {
                    break;
                }
                i += 1;
            }
        }
        seen
    }

    /// Of the marks that a comprehension's variable is unbound, only those stay whose variable is checked somewhere.
    fn drop_unbinds(&self, unbinds: &[u32], keep: &mut [bool]) {
        if unbinds.is_empty() {
            return;
        }
        let mut checked = FxHashSet::default();
        for (line, _) in self.lines.iter().zip(&*keep).filter(|(_, k)| **k) {
            if let Instr::CheckBound { src: In(r), .. } = line.instr {
                checked.insert(r);
            }
        }
        for &i in unbinds {
            if let Instr::LoadConst { dst: Out(r), .. } = self.lines[i as usize].instr {
                keep[i as usize] &= checked.contains(&r);
            }
        }
    }

    /// Drops jumps to the next line; true if there were any.
    fn drop_short_jumps(&mut self, unbinds: &mut Vec<u32>) -> bool {
        let needed =
            |(i, line): (usize, &Line)| !(matches!(line.instr, Instr::Jump { .. }) && self.targets[i] == Some(i as u32 + 1));
        let keep: Vec<bool> = self.lines.iter().enumerate().map(needed).collect();
        let any = keep.contains(&false);
        if any {
            self.compact(&keep, unbinds);
        }
        any
    }

    /// Moves the extents of comprehensions' variables to new positions.
    fn move_inner(&mut self, moved: &[u32]) {
        for v in &mut self.inner {
            (v.start, v.end) = (moved[v.start as usize], moved[v.end as usize]);
        }
        self.inner.retain(|v| v.start < v.end);
    }

    /// Keeps some lines and moves every position along.
    fn compact(&mut self, keep: &[bool], unbinds: &mut Vec<u32>) {
        let mut moved = Vec::with_capacity(keep.len() + 1);
        let mut next = 0u32;
        for &k in keep {
            moved.push(next);
            next += u32::from(k);
        }
        moved.push(next);
        let at = |i: u32| moved[i as usize];
        unbinds.retain(|&i| keep[i as usize]);
        unbinds.iter_mut().for_each(|i| *i = at(*i));
        let kept = |i: usize| keep[i];
        self.targets = self.targets.iter().enumerate().filter(|(i, _)| kept(*i)).map(|(_, t)| t.map(at)).collect();
        let mut i = 0;
        self.lines.retain(|_| {
            i += 1;
            kept(i - 1)
        });
        for region in &mut self.regions {
            *region = Covered { start: at(region.start), end: at(region.end), target: at(region.target), ..*region };
        }
        self.regions.retain(|r| r.start < r.end);
        self.move_inner(&moved);
    }

    /// Writes the distances into the jumps; a jump that is too far for its instruction gets a detour over a `Jump`.
    fn assemble(&mut self) -> Vec<Handler> {
        // How many lines each line becomes.
        let mut sizes = vec![1u32; self.lines.len()];
        let positions = loop {
            let mut positions = Vec::with_capacity(sizes.len() + 1);
            let mut next = 0u32;
            for &size in &sizes {
                positions.push(next);
                next += size;
            }
            positions.push(next);
            let mut grown = false;
            for (i, line) in self.lines.iter().enumerate() {
                let Some(to) = self.targets[i] else { continue };
                let distance = i64::from(positions[to as usize]) - i64::from(positions[i]) - 1;
                let mut instr = line.instr;
                if sizes[i] == 1 && !instr.set_distance(distance as i32) {
                    sizes[i] = if matches!(instr, Instr::ForIter { .. }) { 3 } else { 2 };
                    grown = true;
                }
            }
            if !grown {
                break positions;
            }
        };
        let mut lines = Vec::with_capacity(positions[sizes.len()] as usize);
        for (i, line) in self.lines.iter().enumerate() {
            let mut line = *line;
            let Some(to) = self.targets[i] else {
                lines.push(line);
                continue;
            };
            let last = positions[i] + sizes[i] - 1;
            let distance = (i64::from(positions[to as usize]) - i64::from(last) - 1) as i32;
            let detour = Line { instr: Instr::Jump { to: Label(distance) }, ..line };
            match &mut line.instr {
                Instr::ForIter { to, .. } if sizes[i] == 3 => {
                    *to = Near(1);
                    lines.push(line);
                    lines.push(Line { instr: Instr::Jump { to: Label(1) }, ..line });
                    lines.push(detour);
                }
                instr if sizes[i] == 2 => {
                    instr.negate_jump();
                    instr.set_distance(1);
                    lines.push(line);
                    lines.push(detour);
                }
                instr => {
                    instr.set_distance(distance);
                    lines.push(line);
                }
            }
        }
        self.lines = lines;
        self.move_inner(&positions);
        let at = |i: u32| positions[i as usize];
        let handler = |r: &Covered| Handler { start: at(r.start), end: at(r.end), target: at(r.target), exc: Out(r.exc) };
        self.regions.iter().map(handler).collect()
    }
}
