//! Code: what the compiler makes and the machine runs. Owns the instruction set, the compiled form of a function and its
//! disassembly.
//!
//! `Code` is plain data without a single guest value, so that it can be compiled, printed and tested without a heap. An
//! interpreter *links* it when it first runs it: constants become values, names become interned strings.

pub mod disassemble;
pub mod excerpt;
pub mod instr;
pub mod operands;
pub mod source;

use std::sync::Arc;

use dashu_int::IBig;

pub use instr::Instr;
pub use source::{PRELUDE_FOLDER, Source, Span};

/// A constant, as the source wrote it.
#[derive(Clone, Debug)]
pub enum Const {
    None,
    True,
    False,
    Ellipsis,
    /// The mark of a missing value; only instructions that say so accept it.
    Unbound,
    Int(i64),
    BigInt(IBig),
    Float(f64),
    Complex(f64, f64),
    Str(Box<str>),
    /// A string with lone surrogates, as code points.
    WideStr(Box<[u32]>),
    Bytes(Box<[u8]>),
    Tuple(Box<[Const]>),
    FrozenSet(Box<[Const]>),
    Code(Arc<Code>),
}

/// What kind of thing a call of the function makes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CodeKind {
    #[default]
    Function,
    Generator,
    Coroutine,
    AsyncGenerator,
    /// The body of a module, `exec` or `eval`: its variables are globals. With locals of its own (`exec` with two namespaces)
    /// it is compiled as a `Class` body instead.
    Module,
    /// The body of a class: `r[0]` is its namespace; returns the `__class__` cell or None.
    Class,
}

/// The parameters of a function, in register order: positional-only, positional, keyword-only, then `*args`, then `**kwargs`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Params {
    /// Positional-only parameters.
    pub positional_only: u16,
    /// Positional parameters, the positional-only ones included.
    pub positional: u16,
    /// Keyword-only parameters.
    pub keyword_only: u16,
    /// Is there a `*args`?
    pub star: bool,
    /// Is there a `**kwargs`?
    pub double_star: bool,
}

impl Params {
    /// How many registers the parameters take.
    pub fn count(&self) -> usize {
        usize::from(self.positional + self.keyword_only) + usize::from(self.star) + usize::from(self.double_star)
    }
}

/// A region of instructions whose exceptions go to a handler. Inner regions stand before outer ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handler {
    /// First instruction of the region.
    pub start: u32,
    /// The one behind its last.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
    /// The register that gets the exception.
    pub exc: instr::Out,
}

/// A comprehension's variable, which lives in a register of the code around it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InnerVariable {
    pub name: Box<str>,
    pub register: u16,
    /// It has a value from this instruction on,
    pub start: u32,
    /// and no more from this one on.
    pub end: u32,
}

/// A compiled function, class body or module.
#[derive(Clone, Debug)]
pub struct Code {
    pub kind: CodeKind,
    pub name: Box<str>,
    pub qualname: Box<str>,
    pub source: Arc<Source>,
    /// The line of `def` or of its first decorator.
    pub first_line: u32,
    pub params: Params,
    /// The names of the registers that hold variables: parameters first, then other locals, then the free variables. A local or
    /// parameter that an inner function captures is a cell in its own register (`MakeCell`).
    pub variables: Vec<Box<str>>,
    /// The constants that are kept in the registers behind the variables; a call puts them there.
    pub kept: Vec<instr::ConstId>,
    /// Which of the variables are cells of this function's own making.
    pub cells: Vec<u16>,
    /// Those of its comprehensions.
    pub inner_variables: Vec<InnerVariable>,
    /// The first register of the free variables (they end where the variables end); a call copies the function's closure there.
    pub first_free: u16,
    /// For each free variable, the register of the enclosing frame that holds its cell.
    pub captures: Vec<instr::In>,
    /// The size of the window.
    pub registers: u16,
    pub instrs: Vec<Instr>,
    /// For each instruction, where it stands in the source.
    pub spans: Vec<Span>,
    /// For each instruction, how many of its registers (from the first) may hold something still needed while it runs, its
    /// operands included: what the collector looks at.
    pub live: Vec<u16>,
    pub handlers: Vec<Handler>,
    pub consts: Vec<Const>,
    pub names: Vec<Box<str>>,
    /// The attribute name of each site.
    pub sites: Vec<Box<str>>,
    /// The name of each global.
    pub globals: Vec<Box<str>>,
    pub doc: Option<Box<str>>,
    /// It stands for C code: hidden from tracebacks and recursion counts, and keeps the lock in its own loops.
    pub native: bool,
    /// It stands for a function of a C module, which becomes no method of a class that has it.
    pub never_binds: bool,
    /// Was it defined inside a function?
    pub nested: bool,
    /// Is its source one expression, whose value it returns?
    pub expression: bool,
}

impl Code {
    /// How many registers hold variables and kept constants: a call fills them, and they are needed as long as the frame lives.
    pub fn pinned(&self) -> usize {
        self.variables.len() + self.kept.len()
    }
}

impl Code {
    /// The line (from 1) of an instruction.
    pub fn line(&self, pc: usize) -> u32 {
        self.spans.get(pc).map_or(self.first_line, |s| self.source.line(s.start))
    }

    /// The name of a register: a variable's, or `t<n>` for the n-th temporary.
    pub fn register_name(&self, register: u16) -> String {
        let register = usize::from(register);
        if let Some(name) = self.variables.get(register) {
            return name.to_string();
        }
        match self.kept.get(register - self.variables.len()) {
            Some(id) => disassemble::const_text(&self.consts[usize::from(id.0)]),
            None => format!("t{}", register - self.pinned()),
        }
    }
}
