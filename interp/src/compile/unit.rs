//! The code of one function, class body or module while it is built: instructions with labels in place of distances, registers
//! handed out as a stack above the variables, tables of constants and names, and the regions that exception handlers cover.

use std::sync::Arc;

use ruff_python_ast::Stmt;
use ruff_python_ast::name::Name;
use rustc_hash::FxHashMap;

use super::scope::ScopeId;
use crate::code::instr::{ConstId, GlobalId, In, NameId, Out, SiteId};
use crate::code::operands::Operand;
use crate::code::{Code, CodeKind, Const, InnerVariable, Instr, Params, Span};

/// A place that jumps go to; placed once.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct LabelId(pub(super) u32);

/// One instruction with what belongs to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) instr: Instr,
    /// Where it jumps to, if it is a jump.
    pub(super) to: Option<LabelId>,
    pub(super) span: Span,
    pub(super) live: u16,
}

/// A stretch of instructions whose exceptions go to `handler`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) handler: LabelId,
    pub(super) exc: u16,
    /// How many regions are around it.
    pub(super) depth: u32,
}

/// What a jump out of a statement has to pass, from the outermost.
#[derive(Clone, Copy, Debug)]
pub(super) enum Block<'a> {
    Loop {
        break_to: LabelId,
        continue_to: LabelId,
        /// The register of its iterator.
        iter: Option<u16>,
    },
    /// The handler that covers what is compiled now; `start` is where its present stretch begins.
    Region { start: u32, handler: LabelId, exc: u16 },
    /// A `finally` to run on the way out.
    Finally(&'a [Stmt]),
    /// An exception is being handled; what was before is in register `save`.
    Handler { save: u16 },
    /// The name of an `except ... as name`, to delete on the way out.
    ExceptName(&'a Name, Span),
    /// The clause of an `except*`: no jump may leave it.
    ExceptStar,
    /// A `with` whose exit function and receiver are at `base`.
    With { base: u16, is_async: bool, span: Span },
}

/// What makes constants equal: type and value, the sign of zero included.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum ConstKey {
    Plain(u8),
    Int(i64),
    Text(u8, Box<str>),
    Float(u64),
    Complex(u64, u64),
    Wide(Box<[u32]>),
    Bytes(Box<[u8]>),
    Sequence(u8, Vec<ConstKey>),
}

pub(super) fn const_key(constant: &Const) -> Option<ConstKey> {
    Some(match constant {
        Const::None => ConstKey::Plain(0),
        Const::True => ConstKey::Plain(1),
        Const::False => ConstKey::Plain(2),
        Const::Ellipsis => ConstKey::Plain(3),
        Const::Unbound => ConstKey::Plain(4),
        Const::Int(i) => ConstKey::Int(*i),
        Const::BigInt(i) => ConstKey::Text(0, i.to_string().into()),
        Const::Float(f) => ConstKey::Float(f.to_bits()),
        Const::Complex(re, im) => ConstKey::Complex(re.to_bits(), im.to_bits()),
        Const::Str(s) => ConstKey::Text(1, s.clone()),
        Const::WideStr(s) => ConstKey::Wide(s.clone()),
        Const::Bytes(b) => ConstKey::Bytes(b.clone()),
        Const::Tuple(items) => ConstKey::Sequence(0, items.iter().map(const_key).collect::<Option<_>>()?),
        Const::FrozenSet(items) => ConstKey::Sequence(1, items.iter().map(const_key).collect::<Option<_>>()?),
        Const::Code(_) => return None,
    })
}

/// A table that gives each distinct text a number.
#[derive(Default)]
pub(super) struct Table {
    pub(super) list: Vec<Box<str>>,
    index: FxHashMap<Box<str>, u16>,
}

impl Table {
    fn id(&mut self, text: &str) -> Option<u16> {
        if let Some(&id) = self.index.get(text) {
            return Some(id);
        }
        let id = u16::try_from(self.list.len()).ok()?;
        self.list.push(text.into());
        self.index.insert(text.into(), id);
        Some(id)
    }
}

/// The limit on instructions in one unit: nested `finally` bodies double the code at each level.
const MAX_INSTRUCTIONS: usize = 1_000_000;

pub(super) struct Unit<'a> {
    pub(super) kind: CodeKind,
    pub(super) name: Box<str>,
    pub(super) qualname: Box<str>,
    pub(super) first_line: u32,
    pub(super) params: Params,
    pub(super) doc: Option<Box<str>>,
    pub(super) native: bool,
    pub(super) never_binds: bool,
    pub(super) nested: bool,
    pub(super) expression: bool,
    /// The scope of the whole unit, and the innermost one that is compiled now.
    pub(super) home: ScopeId,
    pub(super) scope: ScopeId,
    pub(super) variables: Vec<Box<str>>,
    pub(super) cells: Vec<u16>,
    pub(super) inner_variables: Vec<InnerVariable>,
    pub(super) first_free: u16,
    pub(super) captures: Vec<In>,
    /// The register of the namespace that names are looked up in: a class's own, or the one around a generic's hidden function.
    pub(super) namespace: u16,
    /// The registers of variables, by the scope that owns them.
    pub(super) registers: FxHashMap<(ScopeId, Name), u16>,
    pub(super) lines: Vec<Line>,
    /// The position of each label.
    pub(super) labels: Vec<Option<u32>>,
    pub(super) regions: Vec<Region>,
    pub(super) blocks: Vec<Block<'a>>,
    /// Lines that only mark a comprehension's variable as unbound, for the sake of a later check.
    pub(super) unbinds: Vec<u32>,
    pub(super) consts: Vec<Const>,
    const_ids: FxHashMap<ConstKey, u16>,
    pub(super) names: Table,
    pub(super) globals: Table,
    pub(super) sites: Vec<Box<str>>,
    /// The first free temporary.
    pub(super) top: u16,
    /// The size of the window so far.
    pub(super) registers_used: u16,
    /// The limit that was passed, if one was.
    pub(super) overflow: Option<&'static str>,
    /// Attributes of `self` that the functions of a class assign.
    pub(super) self_attributes: Vec<Box<str>>,
    /// The constants that are kept in the registers behind the variables.
    pub(super) kept: Vec<ConstId>,
    /// Variables that have been assigned by a plain assignment.
    assigned: Vec<u16>,
}

impl<'a> Unit<'a> {
    pub(super) fn new(kind: CodeKind, name: &str, qualname: &str, home: ScopeId, first_line: u32) -> Self {
        Unit {
            kind,
            name: name.into(),
            qualname: qualname.into(),
            first_line,
            params: Params::default(),
            doc: None,
            native: false,
            never_binds: false,
            nested: false,
            expression: false,
            home,
            scope: home,
            variables: Vec::new(),
            cells: Vec::new(),
            inner_variables: Vec::new(),
            first_free: 0,
            captures: Vec::new(),
            namespace: 0,
            registers: FxHashMap::default(),
            lines: Vec::new(),
            labels: Vec::new(),
            regions: Vec::new(),
            blocks: Vec::new(),
            unbinds: Vec::new(),
            consts: Vec::new(),
            const_ids: FxHashMap::default(),
            names: Table::default(),
            globals: Table::default(),
            sites: Vec::new(),
            top: 0,
            registers_used: 0,
            overflow: None,
            self_attributes: Vec::new(),
            kept: Vec::new(),
            assigned: Vec::new(),
        }
    }

    // ---- registers

    /// Adds a variable; variables come before all temporaries.
    pub(super) fn add_variable(&mut self, home: ScopeId, name: &Name) -> u16 {
        let register = self.temp();
        self.variables.push(name.as_str().into());
        self.registers.insert((home, name.clone()), register);
        register
    }

    /// Takes the next temporary.
    pub(super) fn temp(&mut self) -> u16 {
        let register = self.top;
        if self.top == u16::MAX - 1 {
            self.overflow = Some("registers");
        } else {
            self.top += 1;
        }
        self.registers_used = self.registers_used.max(self.top);
        register
    }

    /// Takes `count` consecutive temporaries.
    pub(super) fn temps(&mut self, count: u32) -> u16 {
        let first = self.top;
        if u32::from(self.top) + count >= u32::from(u16::MAX) {
            self.overflow = Some("registers");
        } else {
            self.top += count as u16;
        }
        self.registers_used = self.registers_used.max(self.top);
        first
    }

    /// Is it a variable of the unit, not a temporary?
    /// Notes that a variable has been assigned; says whether it had been before. Parameters have.
    pub(super) fn note_assigned(&mut self, register: u16) -> bool {
        let parameter = usize::from(register) < self.params.count();
        let again = parameter || self.assigned.contains(&register);
        if !again {
            self.assigned.push(register);
        }
        again
    }

    /// Is a loop being compiled?
    pub(super) fn in_loop(&self) -> bool {
        self.blocks.iter().any(|b| matches!(b, Block::Loop { .. }))
    }

    pub(super) fn is_variable(&self, register: u16) -> bool {
        usize::from(register) < self.variables.len()
    }

    // ---- instructions

    /// How many instructions there are.
    pub(super) fn here(&self) -> u32 {
        self.lines.len() as u32
    }

    pub(super) fn emit(&mut self, instr: Instr, span: Span) {
        self.push(instr, None, span);
    }

    /// Emits a jump to a label.
    pub(super) fn jump(&mut self, instr: Instr, to: LabelId, span: Span) {
        self.push(instr, Some(to), span);
    }

    fn push(&mut self, instr: Instr, to: Option<LabelId>, span: Span) {
        if self.lines.len() >= MAX_INSTRUCTIONS {
            self.overflow = Some("instructions");
            return;
        }
        let mut live = u32::from(self.top).max(self.variables.len() as u32);
        for operand in instr.operands() {
            match operand {
                Operand::Read(r) | Operand::Update(r) => live = live.max(u32::from(r) + 1),
                Operand::Reads { base, count } => live = live.max(u32::from(base) + count),
                _ => {}
            }
        }
        let live = u16::try_from(live).unwrap_or(u16::MAX);
        self.registers_used = self.registers_used.max(live);
        self.lines.push(Line { instr, to, span, live });
    }

    pub(super) fn label(&mut self) -> LabelId {
        self.labels.push(None);
        LabelId(self.labels.len() as u32 - 1)
    }

    /// Places a label at the next instruction.
    pub(super) fn place(&mut self, label: LabelId) {
        let here = self.here();
        self.labels[label.0 as usize] = Some(here);
    }

    // ---- regions

    /// Begins a stretch whose exceptions go to `handler`, which finds them in the first free temporary.
    pub(super) fn open_region(&mut self, handler: LabelId) {
        let (start, exc) = (self.here(), self.top);
        self.blocks.push(Block::Region { start, handler, exc });
    }

    /// Ends the innermost block, which is a region.
    pub(super) fn close_region(&mut self) {
        if let Some(block) = self.blocks.pop() {
            self.suspend(block, self.blocks.len());
        }
    }

    /// Records the stretch of a region that ends here; `position` is the block's place in the stack.
    pub(super) fn suspend(&mut self, block: Block<'a>, position: usize) {
        if let Block::Region { start, handler, exc } = block {
            let end = self.here();
            if start < end {
                self.regions.push(Region { start, end, handler, exc, depth: position as u32 });
            }
        }
    }

    // ---- tables

    fn checked(&mut self, id: Option<u16>, what: &'static str) -> u16 {
        if id.is_none() {
            self.overflow = Some(what);
        }
        id.unwrap_or(0)
    }

    pub(super) fn constant(&mut self, constant: Const) -> ConstId {
        let key = const_key(&constant);
        if let Some(id) = key.as_ref().and_then(|k| self.const_ids.get(k)) {
            return ConstId(*id);
        }
        let id = u16::try_from(self.consts.len()).ok();
        let id = self.checked(id, "constants");
        if let Some(key) = key {
            self.const_ids.insert(key, id);
        }
        if self.overflow.is_none() {
            self.consts.push(constant);
        }
        ConstId(id)
    }

    /// Keeps a constant in a register from now on. No temporary has been taken yet.
    pub(super) fn keep(&mut self, constant: Const) {
        let id = self.constant(constant);
        let register = self.temp();
        debug_assert_eq!(
            usize::from(register),
            self.variables.len() + self.kept.len(),
            "gilbox bug: a kept constant among temporaries"
        );
        self.kept.push(id);
    }

    /// The register that keeps a constant.
    pub(super) fn kept_register(&self, constant: &Const) -> Option<u16> {
        let id = self.const_ids.get(&const_key(constant)?)?;
        let place = self.kept.iter().position(|kept| kept.0 == *id)?;
        Some((self.variables.len() + place) as u16)
    }

    pub(super) fn name_id(&mut self, name: &str) -> NameId {
        let id = self.names.id(name);
        NameId(self.checked(id, "names"))
    }

    pub(super) fn global_id(&mut self, name: &str) -> GlobalId {
        let id = self.globals.id(name);
        GlobalId(self.checked(id, "globals"))
    }

    /// A new attribute site: each has an inline cache of its own.
    pub(super) fn site(&mut self, name: &str) -> SiteId {
        if let Ok(id) = u16::try_from(self.sites.len()) {
            self.sites.push(name.into());
            return SiteId(id);
        }
        // A giant of a function shares its last sites.
        let shared = self.sites.iter().rposition(|s| &**s == name).and_then(|i| u16::try_from(i).ok());
        SiteId(self.checked(shared, "attributes"))
    }

    pub(super) fn code_constant(&mut self, code: Code) -> ConstId {
        self.constant(Const::Code(Arc::new(code)))
    }

    // ---- what nearly everything emits

    pub(super) fn load_const(&mut self, dst: u16, constant: Const, span: Span) {
        let instr = match constant {
            Const::Int(i) if i32::try_from(i).is_ok() => Instr::LoadInt { dst: Out(dst), value: i as i32 },
            constant => Instr::LoadConst { dst: Out(dst), value: self.constant(constant) },
        };
        self.emit(instr, span);
    }

    /// Copies a register to another, unless they are the same.
    pub(super) fn copy(&mut self, dst: u16, src: u16, span: Span) {
        if dst != src {
            self.emit(Instr::Move { dst: Out(dst), src: In(src) }, span);
        }
    }
}
