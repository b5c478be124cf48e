//! What each instruction reads, writes, names and jumps to, in one exhaustive table. The disassembler prints from it, the
//! compiler checks and optimises with it: whoever adds an instruction describes it here once.

use super::instr::{
    CmpOp, ConstId, Conversion, Form, GlobalId, In, Instr, Label, NameId, Near, Out, PatternKind, SiteId, Special, Window,
};

/// One operand of an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// A register that is read.
    Read(u16),
    /// A register that is written.
    Write(u16),
    /// A register that is read, then written.
    Update(u16),
    /// Consecutive registers that are read.
    Reads {
        base: u16,
        count: u32,
    },
    /// Consecutive registers that are written: all of them or, when the instruction raises, none.
    Writes {
        base: u16,
        count: u32,
    },
    Const(ConstId),
    Name(NameId),
    Site(SiteId),
    Global(GlobalId),
    /// A number that is part of the instruction.
    Int(i64),
    /// A word that is part of the instruction (an operator, a conversion, a flag that is set); empty for nothing.
    Word(&'static str),
}

/// The operands of one instruction in the order in which the disassembler prints them, its jump target left out.
#[derive(Clone, Copy, Debug)]
pub struct Operands {
    list: [Operand; 5],
    len: usize,
}

impl Operands {
    /// The operands as a slice.
    pub fn as_slice(&self) -> &[Operand] {
        &self.list[..self.len]
    }
}

impl IntoIterator for Operands {
    type Item = Operand;
    type IntoIter = std::iter::Take<std::array::IntoIter<Operand, 5>>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter().take(self.len)
    }
}

/// Where control goes behind an instruction that does not raise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// To the next instruction.
    Next,
    /// To the next instruction or by a distance.
    Branch(i32),
    /// By a distance.
    Jump(i32),
    /// Out of the frame, or to a handler.
    Leave,
}

fn list<const N: usize>(operands: [Operand; N]) -> Operands {
    let mut list = [Operand::Word(""); 5];
    list[..N].copy_from_slice(&operands);
    Operands { list, len: N }
}

fn r(register: In) -> Operand {
    Operand::Read(register.0)
}

fn w(register: Out) -> Operand {
    Operand::Write(register.0)
}

fn reads(base: Window, count: impl Into<u32>) -> Operand {
    Operand::Reads { base: base.0, count: count.into() }
}

fn writes(base: Window, count: impl Into<u32>) -> Operand {
    Operand::Writes { base: base.0, count: count.into() }
}

fn int(value: impl Into<i64>) -> Operand {
    Operand::Int(value.into())
}

fn flag(set: bool, word: &'static str) -> Operand {
    Operand::Word(if set { word } else { "" })
}

impl Form {
    fn word(self) -> &'static str {
        match self {
            Form::Plain => "",
            Form::InPlace => "inplace",
            Form::Passing => "passing",
        }
    }
}

impl Instr {
    /// The operands without the jump target.
    pub fn operands(&self) -> Operands {
        use Operand::{Const, Global, Name, Site, Update, Word};
        match *self {
            Instr::Move { dst, src } => list([w(dst), r(src)]),
            Instr::LoadConst { dst, value } => list([w(dst), Const(value)]),
            Instr::LoadInt { dst, value } => list([w(dst), int(value)]),
            Instr::CheckBound { src, name } => list([r(src), Name(name)]),
            Instr::Rebind { local, src } => list([Update(local.0), r(src)]),
            Instr::DelLocal { local, name } => list([Update(local.0), Name(name)]),
            Instr::MakeCell { local } => list([Update(local.0)]),
            Instr::LoadCell { dst, cell, name } => list([w(dst), r(cell), Name(name)]),
            Instr::StoreCell { cell, src } => list([r(cell), r(src)]),
            Instr::DelCell { cell, name } => list([r(cell), Name(name)]),
            Instr::LoadGlobal { dst, global } => list([w(dst), Global(global)]),
            Instr::StoreGlobal { global, src } => list([Global(global), r(src)]),
            Instr::DelGlobal { global } => list([Global(global)]),
            Instr::LoadName { dst, ns, name } => list([w(dst), r(ns), Name(name)]),
            Instr::LoadClassCell { dst, ns, cell } => list([w(dst), r(ns), r(cell)]),
            Instr::StoreName { ns, name, src } => list([r(ns), Name(name), r(src)]),
            Instr::DelName { ns, name } => list([r(ns), Name(name)]),

            Instr::LoadAttr { dst, obj, site } => list([w(dst), r(obj), Site(site)]),
            Instr::StoreAttr { obj, site, src } => list([r(obj), Site(site), r(src)]),
            Instr::DelAttr { obj, site } => list([r(obj), Site(site)]),
            Instr::LoadMethod { base, obj, site } => list([writes(base, 2u32), r(obj), Site(site)]),
            Instr::LoadSpecial { special, base, obj } => list([writes(base, 2u32), r(obj), Word(special.method())]),
            Instr::GetItem { dst, obj, key } => list([w(dst), r(obj), r(key)]),
            Instr::SetItem { obj, key, src } => list([r(obj), r(key), r(src)]),
            Instr::DelItem { obj, key } => list([r(obj), r(key)]),
            Instr::BuildSlice { dst, base } => list([w(dst), reads(base, 3u32)]),

            Instr::Add { .. }
            | Instr::Sub { .. }
            | Instr::Mul { .. }
            | Instr::TrueDiv { .. }
            | Instr::FloorDiv { .. }
            | Instr::Mod { .. }
            | Instr::Pow { .. }
            | Instr::Shl { .. }
            | Instr::Shr { .. }
            | Instr::And { .. }
            | Instr::Or { .. }
            | Instr::Xor { .. }
            | Instr::MatMul { .. }
            | Instr::AddInt { .. }
            | Instr::SubInt { .. } => {
                let Some(BinaryOperands { form, dst, lhs, rhs }) = self.binary_operands() else { return list([]) };
                let rhs = match rhs {
                    Comparand::Register(rhs) => r(rhs),
                    Comparand::Int(imm) => int(imm),
                };
                list([w(dst), r(lhs), rhs, Operand::Word(form.word())])
            }
            Instr::Neg { dst, src } | Instr::Pos { dst, src } | Instr::Invert { dst, src } | Instr::Not { dst, src } => {
                list([w(dst), r(src)])
            }
            Instr::Compare { op, dst, lhs, rhs } => list([w(dst), r(lhs), Word(op.symbol()), r(rhs)]),
            Instr::Is { negate, dst, lhs, rhs } => list([w(dst), r(lhs), r(rhs), flag(negate, "negate")]),
            Instr::Contains { negate, dst, item, container } => list([w(dst), r(item), r(container), flag(negate, "negate")]),

            Instr::Jump { to: _ } => list([]),
            Instr::JumpIf { cond, to: _ } | Instr::JumpUnless { cond, to: _ } => list([r(cond)]),
            Instr::JumpIsNone { when, src, to: _ } => list([r(src), flag(!when, "not")]),

            Instr::GetIter { dst, src } => list([w(dst), r(src)]),
            Instr::ForIter { iter, dst, to: _ } => list([w(dst), r(iter)]),
            Instr::Unpack { src, base, count } => list([writes(base, count), r(src)]),
            Instr::UnpackStar { before, src, base, after } => {
                list([writes(base, u32::from(before) + 1 + u32::from(after)), r(src), int(before), Word("*"), int(after)])
            }

            Instr::BuildList { dst, base, count }
            | Instr::BuildTuple { dst, base, count }
            | Instr::BuildSet { dst, base, count }
            | Instr::BuildString { dst, base, count } => list([w(dst), reads(base, count)]),
            Instr::BuildMap { dst, base, pairs } => list([w(dst), reads(base, 2 * u32::from(pairs))]),
            Instr::Format { conversion, dst, src, spec } => list([w(dst), r(src), Word(conversion.suffix()), r(spec)]),
            Instr::FormatSimple { conversion, dst, src } => list([w(dst), r(src), Word(conversion.suffix())]),
            Instr::ListAppend { list: target, item } => list([r(target), r(item)]),
            Instr::SetAdd { set, item } => list([r(set), r(item)]),
            Instr::MapInsert { map, key, value } => list([r(map), r(key), r(value)]),
            Instr::ListExtend { list: target, src } => list([r(target), r(src)]),
            Instr::SetUpdate { set, src } => list([r(set), r(src)]),
            Instr::MapUpdate { map, src } => list([r(map), r(src)]),
            Instr::MapMerge { map, src, callee } => list([r(map), r(src), r(callee)]),
            Instr::ListToTuple { dst, src } => list([w(dst), r(src)]),

            Instr::Call { argc, dst, base } => list([w(dst), reads(base, 1 + u32::from(argc))]),
            Instr::CallKw { argc, dst, base, names } => list([w(dst), reads(base, 1 + u32::from(argc)), Const(names)]),
            Instr::CallEx { dst, base } => list([w(dst), reads(base, 3u32)]),
            Instr::CallMethod { argc, dst, base } => list([w(dst), reads(base, 2 + u32::from(argc))]),
            Instr::CallMethodKw { argc, dst, base, names } => list([w(dst), reads(base, 2 + u32::from(argc)), Const(names)]),
            Instr::Return { src } => list([r(src)]),
            Instr::MakeFunction { parts, dst, code, base } => list([w(dst), Const(code), reads(base, parts.count_ones())]),
            Instr::LoadBuildClass { dst } => list([w(dst)]),

            Instr::Raise { exc, cause } => list([r(exc), r(cause)]),
            Instr::Reraise { exc } => list([r(exc)]),
            Instr::RaiseAssert { message } => list([r(message)]),
            Instr::EnterHandler { save, exc } => list([w(save), r(exc)]),
            Instr::LeaveHandler { save } => list([r(save)]),
            Instr::MatchException { dst, exc, class } => list([w(dst), r(exc), r(class)]),
            Instr::SplitGroup { base, exc, class } => list([writes(base, 2u32), r(exc), r(class)]),
            Instr::JoinGroups { dst, exc, raised } => list([w(dst), r(exc), r(raised)]),
            Instr::ExcTriple { base, exc } => list([writes(base, 3u32), r(exc)]),

            Instr::Yield { dst, src } => list([w(dst), r(src)]),
            Instr::YieldFrom { dst, src, iter } => list([w(dst), r(src), r(iter)]),
            Instr::Send { iter, value, to: _ } => list([Update(value.0), r(iter)]),
            Instr::GetYieldFrom { dst, src }
            | Instr::GetAwaitable { dst, src, .. }
            | Instr::GetAsyncIter { dst, src }
            | Instr::GetAsyncNext { dst, src } => list([w(dst), r(src)]),
            Instr::IsStopAsync { dst, exc } => list([w(dst), r(exc)]),

            Instr::ImportName { level, dst, name, from } => list([w(dst), Name(name), Const(from), int(level)]),
            Instr::ImportFrom { dst, module, name } => list([w(dst), r(module), Name(name)]),
            Instr::ImportStar { module } => list([r(module)]),

            Instr::MatchKind { kind, dst, subject } => list([w(dst), r(subject), Word(kind.word())]),
            Instr::Len { dst, src } => list([w(dst), r(src)]),
            Instr::MatchKeys { dst, subject, keys } | Instr::MatchRest { dst, subject, keys } => {
                list([w(dst), r(subject), r(keys)])
            }
            Instr::MatchClass { dst, base, count } => list([w(dst), reads(base, 3u32), int(count)]),

            Instr::Feed { sink, item, to: _ } => list([r(sink), r(item)]),
            Instr::JumpLt { when, lhs, rhs, to: _ }
            | Instr::JumpLe { when, lhs, rhs, to: _ }
            | Instr::JumpEq { when, lhs, rhs, to: _ }
            | Instr::JumpNe { when, lhs, rhs, to: _ }
            | Instr::JumpGt { when, lhs, rhs, to: _ }
            | Instr::JumpGe { when, lhs, rhs, to: _ } => list([r(lhs), r(rhs), flag(!when, "not")]),
            Instr::JumpLtInt { when, lhs, imm, to: _ }
            | Instr::JumpLeInt { when, lhs, imm, to: _ }
            | Instr::JumpEqInt { when, lhs, imm, to: _ }
            | Instr::JumpNeInt { when, lhs, imm, to: _ }
            | Instr::JumpGtInt { when, lhs, imm, to: _ }
            | Instr::JumpGeInt { when, lhs, imm, to: _ } => list([r(lhs), int(imm), flag(!when, "not")]),
        }
    }

    /// Where control goes if the instruction does not raise.
    pub fn flow(&self) -> Flow {
        match *self {
            Instr::Jump { to } => Flow::Jump(to.0),
            Instr::Return { .. } | Instr::Raise { .. } | Instr::Reraise { .. } | Instr::RaiseAssert { .. } => Flow::Leave,
            _ => self.branch().map_or(Flow::Next, Flow::Branch),
        }
    }

    /// The distance of a conditional jump.
    fn branch(&self) -> Option<i32> {
        match *self {
            Instr::JumpIf { to, .. } | Instr::JumpUnless { to, .. } | Instr::JumpIsNone { to, .. } => Some(to.0),
            Instr::ForIter { to, .. }
            | Instr::Send { to, .. }
            | Instr::Feed { to, .. }
            | Instr::JumpLt { to, .. }
            | Instr::JumpLe { to, .. }
            | Instr::JumpEq { to, .. }
            | Instr::JumpNe { to, .. }
            | Instr::JumpGt { to, .. }
            | Instr::JumpGe { to, .. }
            | Instr::JumpLtInt { to, .. }
            | Instr::JumpLeInt { to, .. }
            | Instr::JumpEqInt { to, .. }
            | Instr::JumpNeInt { to, .. }
            | Instr::JumpGtInt { to, .. }
            | Instr::JumpGeInt { to, .. } => Some(to.0.into()),
            _ => None,
        }
    }

    /// Sets the distance of a jump; false if there is no room for it in the instruction.
    pub fn set_distance(&mut self, distance: i32) -> bool {
        match self {
            Instr::Jump { to } | Instr::JumpIf { to, .. } | Instr::JumpUnless { to, .. } | Instr::JumpIsNone { to, .. } => {
                *to = Label(distance);
                true
            }
            Instr::ForIter { to, .. }
            | Instr::Send { to, .. }
            | Instr::Feed { to, .. }
            | Instr::JumpLt { to, .. }
            | Instr::JumpLe { to, .. }
            | Instr::JumpEq { to, .. }
            | Instr::JumpNe { to, .. }
            | Instr::JumpGt { to, .. }
            | Instr::JumpGe { to, .. }
            | Instr::JumpLtInt { to, .. }
            | Instr::JumpLeInt { to, .. }
            | Instr::JumpEqInt { to, .. }
            | Instr::JumpNeInt { to, .. }
            | Instr::JumpGtInt { to, .. }
            | Instr::JumpGeInt { to, .. } => match i16::try_from(distance) {
                Ok(near) => {
                    *to = Near(near);
                    true
                }
                Err(_) => false,
            },
            _ => distance == 0,
        }
    }

    /// Is this a conditional jump with a sense that can be turned round? Turns it.
    pub fn negate_jump(&mut self) -> bool {
        match self {
            Instr::JumpIsNone { when, .. }
            | Instr::JumpLt { when, .. }
            | Instr::JumpLe { when, .. }
            | Instr::JumpEq { when, .. }
            | Instr::JumpNe { when, .. }
            | Instr::JumpGt { when, .. }
            | Instr::JumpGe { when, .. }
            | Instr::JumpLtInt { when, .. }
            | Instr::JumpLeInt { when, .. }
            | Instr::JumpEqInt { when, .. }
            | Instr::JumpNeInt { when, .. }
            | Instr::JumpGtInt { when, .. }
            | Instr::JumpGeInt { when, .. } => *when = !*when,
            Instr::JumpIf { cond, to } => *self = Instr::JumpUnless { cond: *cond, to: *to },
            Instr::JumpUnless { cond, to } => *self = Instr::JumpIf { cond: *cond, to: *to },
            _ => return false,
        }
        true
    }
}

impl CmpOp {
    /// The operator as the source writes it.
    pub fn symbol(self) -> &'static str {
        match self {
            CmpOp::Lt => "<",
            CmpOp::Le => "<=",
            CmpOp::Eq => "==",
            CmpOp::Ne => "!=",
            CmpOp::Gt => ">",
            CmpOp::Ge => ">=",
        }
    }
}

impl Conversion {
    /// The conversion as an f-string writes it.
    pub fn suffix(self) -> &'static str {
        match self {
            Conversion::None => "",
            Conversion::Str => "!s",
            Conversion::Repr => "!r",
            Conversion::Ascii => "!a",
        }
    }
}

impl Special {
    /// The name of the method.
    pub fn method(self) -> &'static str {
        match self {
            Special::Enter => "__enter__",
            Special::Exit => "__exit__",
            Special::AsyncEnter => "__aenter__",
            Special::AsyncExit => "__aexit__",
        }
    }
}

impl PatternKind {
    /// The kind in a word.
    pub fn word(self) -> &'static str {
        match self {
            PatternKind::Sequence => "sequence",
            PatternKind::Mapping => "mapping",
        }
    }
}

/// An instruction that compares and jumps, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct ComparingJump {
    pub op: CmpOp,
    pub lhs: In,
    pub rhs: Comparand,
    /// It jumps if the truth of the comparison is this.
    pub when: bool,
    pub to: Near,
}

/// A binary operator's operands.
#[derive(Clone, Copy, Debug)]
pub struct BinaryOperands {
    pub form: Form,
    pub dst: Out,
    pub lhs: In,
    pub rhs: Comparand,
}

/// What an instruction compares with, or the right operand of its operator.
#[derive(Clone, Copy, Debug)]
pub enum Comparand {
    Register(In),
    Int(i16),
}

impl Instr {
    /// The operands of a binary operator, if it is one.
    #[inline(always)]
    pub fn binary_operands(&self) -> Option<BinaryOperands> {
        let (form, dst, lhs, rhs) = match *self {
            Instr::Add { form, dst, lhs, rhs }
            | Instr::Sub { form, dst, lhs, rhs }
            | Instr::Mul { form, dst, lhs, rhs }
            | Instr::TrueDiv { form, dst, lhs, rhs }
            | Instr::FloorDiv { form, dst, lhs, rhs }
            | Instr::Mod { form, dst, lhs, rhs }
            | Instr::Pow { form, dst, lhs, rhs }
            | Instr::Shl { form, dst, lhs, rhs }
            | Instr::Shr { form, dst, lhs, rhs }
            | Instr::And { form, dst, lhs, rhs }
            | Instr::Or { form, dst, lhs, rhs }
            | Instr::Xor { form, dst, lhs, rhs }
            | Instr::MatMul { form, dst, lhs, rhs } => (form, dst, lhs, Comparand::Register(rhs)),
            Instr::AddInt { form, dst, lhs, imm } | Instr::SubInt { form, dst, lhs, imm } => {
                (form, dst, lhs, Comparand::Int(imm))
            }
            _ => return None,
        };
        Some(BinaryOperands { form, dst, lhs, rhs })
    }

    /// The instruction as a comparing jump, if it is one.
    #[inline(always)]
    pub fn comparing_jump(&self) -> Option<ComparingJump> {
        use Comparand::{Int, Register};
        let jump = |op, lhs, rhs, when, to| Some(ComparingJump { op, lhs, rhs, when, to });
        match *self {
            Instr::JumpLt { when, lhs, rhs, to } => jump(CmpOp::Lt, lhs, Register(rhs), when, to),
            Instr::JumpLe { when, lhs, rhs, to } => jump(CmpOp::Le, lhs, Register(rhs), when, to),
            Instr::JumpEq { when, lhs, rhs, to } => jump(CmpOp::Eq, lhs, Register(rhs), when, to),
            Instr::JumpNe { when, lhs, rhs, to } => jump(CmpOp::Ne, lhs, Register(rhs), when, to),
            Instr::JumpGt { when, lhs, rhs, to } => jump(CmpOp::Gt, lhs, Register(rhs), when, to),
            Instr::JumpGe { when, lhs, rhs, to } => jump(CmpOp::Ge, lhs, Register(rhs), when, to),
            Instr::JumpLtInt { when, lhs, imm, to } => jump(CmpOp::Lt, lhs, Int(imm), when, to),
            Instr::JumpLeInt { when, lhs, imm, to } => jump(CmpOp::Le, lhs, Int(imm), when, to),
            Instr::JumpEqInt { when, lhs, imm, to } => jump(CmpOp::Eq, lhs, Int(imm), when, to),
            Instr::JumpNeInt { when, lhs, imm, to } => jump(CmpOp::Ne, lhs, Int(imm), when, to),
            Instr::JumpGtInt { when, lhs, imm, to } => jump(CmpOp::Gt, lhs, Int(imm), when, to),
            Instr::JumpGeInt { when, lhs, imm, to } => jump(CmpOp::Ge, lhs, Int(imm), when, to),
            _ => None,
        }
    }
}
