//! Code as text: each source line with its instructions, registers named after the variables they hold, constants and names in
//! place of their numbers, and a `*` at each safepoint.

use std::fmt::{self, Write};

use super::operands::{Flow, Operand};
use super::{Code, CodeKind, Const, Instr};

/// What the marks mean; printed above a disassembly for people.
pub const LEGEND: &str = "\
A line of source, then its instructions: number, operation, results <- operands, -> where it jumps to.
t0, t1, ... are temporaries, all other registers bear the names of variables or hold a constant, which a call puts there.
* marks a safepoint (a jump back, the return of a call, the entry of a function): here a thread may lose the lock.
> marks where jumps arrive, ! where exceptions do.
";

impl Code {
    /// The code and, behind it, the codes of the functions and classes inside.
    pub fn disassemble(&self) -> String {
        let mut out = String::new();
        self.write_all(&mut out).expect("writing to a string cannot fail");
        out
    }

    fn write_all(&self, out: &mut String) -> fmt::Result {
        // A list instead of recursion: codes nest as deeply as their source.
        let mut pending = vec![self];
        while let Some(code) = pending.pop() {
            if !out.is_empty() {
                writeln!(out)?;
            }
            code.write(out)?;
            let inner = code.consts.iter().filter_map(|c| if let Const::Code(code) = c { Some(&**code) } else { None });
            let at = pending.len();
            pending.extend(inner);
            pending[at..].reverse();
        }
        Ok(())
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        self.write_head(out)?;
        let mut arrivals = vec![' '; self.instrs.len() + 1];
        for (pc, instr) in self.instrs.iter().enumerate() {
            if let Flow::Jump(distance) | Flow::Branch(distance) = instr.flow() {
                arrivals[target(pc, distance)] = '>';
            }
        }
        for handler in &self.handlers {
            arrivals[handler.target as usize] = '!';
        }
        let width = self.instrs.len().to_string().len();
        let mnemonic_width = self.instrs.iter().map(|i| mnemonic(i).len()).max().unwrap_or(0);
        let operand_texts: Vec<String> = self.instrs.iter().map(|i| self.operands_text(i)).collect();
        let jumping = |i: &Instr| matches!(i.flow(), Flow::Branch(_));
        let jump_column = self
            .instrs
            .iter()
            .zip(&operand_texts)
            .filter(|(i, _)| jumping(i))
            .map(|(_, text)| text.chars().count())
            .max()
            .unwrap_or(0)
            .min(32);
        let mut shown = 0;
        for (pc, instr) in self.instrs.iter().enumerate() {
            let line = if self.spans[pc].end == 0 { 0 } else { self.line(pc) };
            if line != shown && line != 0 {
                let text = self.source.line_text(line);
                writeln!(out, "{line:>4} | {}", text.trim_end())?;
                shown = line;
            }
            let safe = if self.is_safepoint(pc) { '*' } else { ' ' };
            let name = mnemonic(instr);
            let text = &operand_texts[pc];
            write!(out, "     {} {pc:>width$} {safe} {name:<mnemonic_width$}  ", arrivals[pc])?;
            match instr.flow() {
                Flow::Jump(distance) => write!(out, "-> {}", target(pc, distance))?,
                Flow::Branch(distance) => write!(out, "{text:<jump_column$}  -> {}", target(pc, distance))?,
                Flow::Next | Flow::Leave => write!(out, "{text}")?,
            }
            let trimmed = out.trim_end_matches(' ').len();
            out.truncate(trimmed);
            writeln!(out)?;
        }
        for handler in &self.handlers {
            let last = handler.end - 1;
            let exc = self.register_name(handler.exc.0);
            writeln!(out, "     exceptions in {}..{last} -> {}, as {exc}", handler.start, handler.target)?;
        }
        Ok(())
    }

    fn write_head(&self, out: &mut String) -> fmt::Result {
        let what = match self.kind {
            CodeKind::Function => "function",
            CodeKind::Generator => "generator",
            CodeKind::Coroutine => "coroutine",
            CodeKind::AsyncGenerator => "asynchronous generator",
            CodeKind::Module => "module",
            CodeKind::Class => "class",
        };
        let native = if self.native { "native " } else { "" };
        write!(out, "{native}{what} {}", self.qualname)?;
        if !matches!(self.kind, CodeKind::Module | CodeKind::Class) {
            write!(out, "({})", self.parameters_text())?;
        }
        let temporaries = usize::from(self.registers) - self.pinned();
        write!(out, ", line {}, {} registers", self.first_line, self.registers)?;
        let list = |range: std::ops::Range<usize>| self.variables[range].join(", ");
        let (parameters, free) = (self.params.count(), usize::from(self.first_free));
        if parameters < free {
            write!(out, "; locals {}", list(parameters..free))?;
        }
        if !self.cells.is_empty() {
            let cells: Vec<&str> = self.cells.iter().map(|&c| &*self.variables[usize::from(c)]).collect();
            write!(out, "; cells {}", cells.join(", "))?;
        }
        if free < self.variables.len() {
            write!(out, "; free {}", list(free..self.variables.len()))?;
        }
        if !self.kept.is_empty() {
            let kept: Vec<String> = self.kept.iter().map(|id| const_text(&self.consts[usize::from(id.0)])).collect();
            write!(out, "; constants {}", kept.join(", "))?;
        }
        if temporaries > 0 {
            write!(out, "; temporaries {temporaries}")?;
        }
        writeln!(out)
    }

    fn parameters_text(&self) -> String {
        let p = &self.params;
        let (positional_only, positional) = (usize::from(p.positional_only), usize::from(p.positional));
        let mut parts = Vec::new();
        let mut names = self.variables.iter().map(|n| n.to_string());
        for i in 0..positional {
            parts.extend(names.next());
            if i + 1 == positional_only {
                parts.push("/".to_string());
            }
        }
        let keyword_only: Vec<String> = names.by_ref().take(usize::from(p.keyword_only)).collect();
        if p.star {
            parts.extend(names.next().map(|n| format!("*{n}")));
        } else if !keyword_only.is_empty() {
            parts.push("*".to_string());
        }
        parts.extend(keyword_only);
        if p.double_star {
            parts.extend(names.next().map(|n| format!("**{n}")));
        }
        parts.join(", ")
    }

    /// May a thread be stopped here?
    pub fn is_safepoint(&self, pc: usize) -> bool {
        let instr = &self.instrs[pc];
        let entry = pc == 0 && !matches!(self.kind, CodeKind::Module | CodeKind::Class);
        match instr {
            Instr::Call { .. }
            | Instr::CallKw { .. }
            | Instr::CallEx { .. }
            | Instr::CallMethod { .. }
            | Instr::CallMethodKw { .. }
            | Instr::Yield { .. }
            | Instr::YieldFrom { .. }
            | Instr::ImportName { .. } => true,
            _ => entry || matches!(instr.flow(), Flow::Jump(distance) | Flow::Branch(distance) if distance < 0),
        }
    }

    fn operands_text(&self, instr: &Instr) -> String {
        let mut results = Vec::new();
        let mut operands: Vec<String> = Vec::new();
        let is_call =
            matches!(instr, Instr::Call { .. } | Instr::CallKw { .. } | Instr::CallMethod { .. } | Instr::CallMethodKw { .. });
        for operand in instr.operands() {
            match operand {
                Operand::Read(r) => operands.push(self.register_name(r)),
                Operand::Write(r) => results.push(self.register_name(r)),
                Operand::Update(r) => {
                    results.push(self.register_name(r));
                    operands.push(self.register_name(r));
                }
                Operand::Reads { base, count } if is_call => {
                    let names: Vec<String> = (1..count).map(|i| self.register_name(base + i as u16)).collect();
                    operands.push(format!("{}({})", self.register_name(base), names.join(", ")));
                }
                Operand::Reads { base, count } => operands.push(self.window_text(base, count)),
                Operand::Writes { base, count } => results.push(self.window_text(base, count)),
                Operand::Const(id) => operands.push(const_text(&self.consts[usize::from(id.0)])),
                Operand::Name(id) => operands.push(self.names[usize::from(id.0)].to_string()),
                Operand::Site(id) => operands.push(format!(".{}", self.sites[usize::from(id.0)])),
                Operand::Global(id) => {
                    let name = self.globals[usize::from(id.0)].to_string();
                    if matches!(instr, Instr::StoreGlobal { .. }) { results.push(name) } else { operands.push(name) }
                }
                Operand::Int(i) => operands.push(i.to_string()),
                Operand::Word("") => {}
                Operand::Word(word) => operands.push(word.to_string()),
            }
        }
        let operands = operands.join(", ");
        match (results.is_empty(), operands.is_empty()) {
            (true, _) => operands,
            (false, true) => results.join(", "),
            (false, false) => format!("{} <- {operands}", results.join(", ")),
        }
    }

    fn window_text(&self, base: u16, count: u32) -> String {
        match count {
            0 => "()".to_string(),
            1 => format!("({})", self.register_name(base)),
            _ => format!("({}..{})", self.register_name(base), self.register_name(base + (count - 1) as u16)),
        }
    }
}

fn target(pc: usize, distance: i32) -> usize {
    (pc as i64 + 1 + i64::from(distance)) as usize
}

/// The name of the operation, as the enum has it.
fn mnemonic(instr: &Instr) -> String {
    let debug = format!("{instr:?}");
    debug.split([' ', '{']).next().unwrap_or_default().to_string()
}

/// A constant, much as the guest language writes it.
pub(crate) fn const_text(constant: &Const) -> String {
    let list = |items: &[Const]| items.iter().map(const_text).collect::<Vec<_>>().join(", ");
    match constant {
        Const::None => "None".into(),
        Const::True => "True".into(),
        Const::False => "False".into(),
        Const::Ellipsis => "...".into(),
        Const::Unbound => "unbound".into(),
        Const::Int(i) => i.to_string(),
        Const::BigInt(i) => shortened(i.to_string()),
        Const::Float(f) => format!("{f:?}"),
        Const::Complex(re, im) => format!("({re:?}+{im:?}j)"),
        Const::Str(s) => shortened(format!("{s:?}")),
        Const::WideStr(s) => format!("<{} code points>", s.len()),
        Const::Bytes(b) => shortened(format!("b\"{}\"", b.escape_ascii())),
        Const::Tuple(items) if items.len() == 1 => format!("({},)", list(items)),
        Const::Tuple(items) => format!("({})", list(items)),
        Const::FrozenSet(items) => format!("{{{}}}", list(items)),
        Const::Code(code) => format!("<{}>", code.qualname),
    }
}

/// What is left of a long constant: its beginning, for a listing is read line by line.
fn shortened(text: String) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}
