//! The run loop: fetch, match, next. The common case is in the arm, what is longer has a name in another file.
//!
//! `pc` and `regs` are the running frame's, kept in locals. Whatever may raise, call or switch first saves `pc` into the frame, works
//! on the thread, and reloads both: the frame may have changed.

use super::Thread;
use super::code_object::{CacheKey, CachedAttr, CodeObject};
use super::frame::{Action, Frame};
use super::native::Trap;
use super::thread::attention;
use crate::code::Instr;
use crate::code::instr::{CmpOp, In, Label, Near, Out, Window};
use crate::driver::world::Wait;
use crate::heap::{Header, Kind, Ref};
use crate::objects::class::ids;
use crate::objects::exception::Exception;
use crate::objects::function::{Cell, Function};
use crate::objects::generator::Generator;
use crate::objects::instance::Instance;
use crate::objects::list::{List, Tuple};
use crate::objects::misc::Iterator;
use crate::objects::string::Str;
use crate::text::Chars;
use crate::value::{Slot, Value};

/// Why the machine stopped.
pub enum Pause {
    /// The thread's outermost function has returned or raised.
    Done(Result<Value, Ref<Exception>>),
    /// A safepoint saw that somebody asks for attention.
    Yielded,
    /// The guest waits. When that may be over, `Thread::woken` is set and the thread run again.
    Blocked(Wait),
    /// The allowance of a thread whose time is counted is used up. It stands between two instructions, not at a safepoint.
    Spent,
}

/// What the run loop is compiled for.
trait Mode {
    /// Do threads run at the same time, so that stores into shared objects lock them?
    const SHARED: bool;
    /// Does each instruction cost some of the thread's allowance, and may the loop stop before any of them?
    const COUNTED: bool;
}

/// With the lock, or alone.
struct Alone;
/// Without the lock.
struct Shared;
/// In virtual time, with or without the lock.
struct Counted;

impl Mode for Alone {
    const SHARED: bool = false;
    const COUNTED: bool = false;
}
impl Mode for Shared {
    const SHARED: bool = true;
    const COUNTED: bool = false;
}
impl Mode for Counted {
    const SHARED: bool = true;
    const COUNTED: bool = true;
}

impl Thread {
    /// Executes guest bytecode until something happens.
    pub fn run(&mut self) -> Pause {
        if self.is_counted() {
            self.run_loop::<Counted>()
        } else if self.shares() {
            self.run_loop::<Shared>()
        } else {
            self.run_loop::<Alone>()
        }
    }

    #[inline(never)]
    fn run_loop<M: Mode>(&mut self) -> Pause {
        if let Some(exc) = self.pending.take()
            && let Some(pause) = self.raise_here(exc)
        {
            return pause;
        }
        let again = std::mem::take(&mut self.again);
        let t = self;
        let mut regs: *mut Value;
        let mut pc: *const Instr;
        let mut frame: *mut Frame;
        let shared = t.shared.clone();
        let asked = &shared.attention;

        // Loads the running frame.
        macro_rules! load {
            () => {{
                frame = t.frames.top();
                // SAFETY: the loop runs while there is a frame, and leaves with the last; frames never move.
                regs = t.registers.at(unsafe { (*frame).base } as usize);
                // SAFETY: as above.
                pc = unsafe { (*frame).next };
            }};
        }
        macro_rules! save {
            () => {
                // SAFETY: as above.
                unsafe { (*frame).next = pc }
            };
        }
        macro_rules! frame {
            () => {
                // SAFETY: as above.
                unsafe { &*frame }
            };
        }
        // What an operand names in a table of the running code.
        macro_rules! entry {
            ($table:expr, $id:expr) => {{
                let (table, i) = (&$table, $id.0 as usize);
                debug_assert!(i < table.len());
                // SAFETY: the compiler numbers the entries of its tables, and its verifier checks the operands.
                unsafe { table.get_unchecked(i) }
            }};
        }
        // Registers of the running frame: the window was checked to fit when the frame was pushed, and operands lie within it.
        macro_rules! get {
            ($r:expr) => {{
                let In(r) = $r;
                // SAFETY: see above.
                unsafe { *regs.add(r as usize) }
            }};
        }
        macro_rules! set {
            ($r:expr, $v:expr) => {{
                let Out(r) = $r;
                let v = $v;
                // SAFETY: see above.
                unsafe { *regs.add(r as usize) = v };
            }};
        }
        // Runs something that may raise, call or block, and goes on with whatever frame is then on top.
        macro_rules! slow {
            ($e:expr) => {{
                save!();
                let result = $e;
                if let Err(trap) = result
                    && let Some(pause) = t.handle(trap)
                {
                    return pause;
                }
                load!();
            }};
        }
        // The same for what may switch.
        macro_rules! switching {
            ($e:expr) => {{
                slow!($e);
                safepoint!();
            }};
        }
        macro_rules! safepoint {
            () => {
                if asked.load(std::sync::atomic::Ordering::Relaxed) != 0 {
                    save!();
                    if t.attend() {
                        return Pause::Yielded;
                    }
                }
            };
        }
        // The safepoint of a back-edge, behind the jump: what is raised here belongs to the instruction that was jumped to.
        macro_rules! landed {
            () => {
                if asked.load(std::sync::atomic::Ordering::Relaxed) != 0 {
                    save!();
                    if t.attend() {
                        t.again = t.frames.len();
                        return Pause::Yielded;
                    }
                }
            };
        }
        macro_rules! jump {
            ($to:expr) => {{
                let to = $to as isize;
                // SAFETY: the verifier checks jump targets.
                pc = unsafe { pc.offset(to) };
                if to < 0 {
                    landed!();
                }
            }};
        }
        // Enters a function whose window `open_frame` has prepared.
        macro_rules! push {
            ($f:expr, $window:expr, $action:expr, $held:expr) => {{
                let f: Ref<Function> = $f;
                let (code, first): (Ref<CodeObject>, usize) = $window;
                t.frames.push(Frame {
                    code,
                    links: f.links.load(std::sync::atomic::Ordering::Acquire),
                    base: first as u32,
                    next: code.quick.instrs,
                    action: $action,
                    counts: code.quick.counts,
                    held: $held,
                    function: f.into(),
                    generator: None,
                });
                frame = t.frames.top();
                regs = t.registers.at(first);
                pc = code.quick.instrs;
                safepoint!();
            }};
        }
        macro_rules! arith {
            ($dst:expr, $lhs:expr, $rhs:expr, $ints:ident, $floats:tt) => {{
                let (a, b) = (get!($lhs), get!($rhs));
                if a.both_int(b)
                    && let Some(v) = a.$ints(b)
                {
                    set!($dst, v);
                } else if a.both_common_floats(b)
                    && let Some(v) = Value::common_float(a.common_float_unchecked() $floats b.common_float_unchecked())
                {
                    set!($dst, v);
                } else if let Some((x, y)) = floats(a, b) {
                    let v = t.float(x $floats y);
                    set!($dst, v);
                } else {
                    slow!(t.binary(0));
                }
            }};
        }
        macro_rules! bits {
            ($dst:expr, $lhs:expr, $rhs:expr, $op:tt) => {{
                let (a, b) = (get!($lhs), get!($rhs));
                if a.both_int(b) {
                    let v = a.int_unchecked() $op b.int_unchecked();
                    // The result of two 63-bit integers is one.
                    set!($dst, Value::int(v).unwrap_or(a));
                } else {
                    slow!(t.binary(0));
                }
            }};
        }
        macro_rules! compare_jump {
            ($when:expr, $lhs:expr, $rhs:expr, $to:expr, $op:tt) => {{
                let (a, b) = (get!($lhs), $rhs);
                let holds = if a.both_int(b) {
                    a.word() $op b.word()
                } else if a.both_common_floats(b) {
                    a.common_float_unchecked() $op b.common_float_unchecked()
                } else {
                    slow!(t.compare(0));
                    continue;
                };
                if holds == $when {
                    jump!($to.0);
                }
            }};
        }

        load!();
        // Who was woken must hear of it before anything else: it may own what it waited for. Between two instructions is no safepoint.
        let between = M::COUNTED && std::mem::take(&mut t.between);
        if t.woken.is_none() && !between && asked.load(std::sync::atomic::Ordering::Relaxed) != 0 {
            save!();
            if t.attend() {
                t.again = again;
                return Pause::Yielded;
            }
        }
        if t.interp().config.hostile {
            t.shared.ask(attention::HARASS);
        }
        loop {
            // Not copied: each arm reads only what it needs.
            // SAFETY: `pc` points to an instruction: see `load!`.
            let instr = unsafe { &*pc };
            if M::COUNTED && !shared.spend(super::cost::of(instr)) {
                save!();
                t.between = true;
                return Pause::Spent;
            }
            // SAFETY: code ends with an instruction that leaves it.
            pc = unsafe { pc.add(1) };
            match *instr {
                Instr::Move { dst, src } => set!(dst, get!(src)),
                Instr::LoadConst { dst, value } => {
                    let v = entry!(frame!().code.consts, value).get();
                    set!(dst, v);
                }
                Instr::LoadInt { dst, value } => set!(dst, Value::small(value)),
                Instr::CheckBound { src, name } => {
                    if get!(src).is_unbound() {
                        slow!(t.unbound_local(name));
                    }
                }
                Instr::Rebind { local, src } => {
                    let old = get!(In(local.0));
                    set!(local, get!(src));
                    t.lost_holder(old);
                    safepoint!();
                }
                Instr::DelLocal { local, name } => {
                    if get!(In(local.0)).is_unbound() {
                        slow!(t.unbound_local(name));
                    } else {
                        let old = get!(In(local.0));
                        set!(local, Value::UNBOUND);
                        t.lost_holder(old);
                        safepoint!();
                    }
                }
                Instr::MakeCell { local } => {
                    let value = Slot::new(get!(In(local.0)));
                    let cell = t.make(Cell { header: Header::new(Kind::Cell, ids::CELL), value });
                    set!(local, cell.into());
                }
                Instr::LoadCell { dst, cell, name } => match cell_of(get!(cell)).value.get().bound() {
                    Some(v) => set!(dst, v),
                    None => slow!(t.unbound_cell(cell, name)),
                },
                Instr::StoreCell { cell, src } => cell_of(get!(cell)).value.set(get!(src)),
                Instr::DelCell { cell, name } => {
                    let c = cell_of(get!(cell));
                    if c.value.get().is_unbound() {
                        slow!(t.unbound_cell(cell, name));
                    } else {
                        t.lost_holder(c.value.swap(Value::UNBOUND));
                        safepoint!();
                    }
                }
                Instr::LoadGlobal { dst, global } => {
                    let link = entry!(frame!().links().globals, global);
                    let v = link.cell.value.get();
                    if !v.is_unbound() {
                        set!(dst, v);
                    } else {
                        let v = link.builtin.value.get();
                        if v.is_unbound() {
                            slow!(t.unbound_global(global));
                        } else {
                            set!(dst, v);
                        }
                    }
                }
                Instr::StoreGlobal { global, src } => {
                    let link = entry!(frame!().links().globals, global);
                    let old = link.cell.value.get();
                    if old.is_unbound() {
                        slow!(t.add_global(global, src));
                    } else {
                        link.cell.value.set(get!(src));
                        if old.is_object() {
                            t.lost_holder(old);
                            safepoint!();
                        }
                    }
                }
                Instr::DelGlobal { global } => switching!(t.delete_global(global)),
                Instr::LoadName { dst, ns, name } => slow!(t.load_name(dst, get!(ns), name)),
                Instr::LoadClassCell { dst, ns, cell } => slow!(t.load_class_cell(dst, get!(ns), cell)),
                Instr::StoreName { ns, name, src } => slow!(t.store_name(get!(ns), name, get!(src))),
                Instr::DelName { ns, name } => slow!(t.delete_name(get!(ns), name)),

                Instr::LoadAttr { dst, obj, site } => {
                    let v = get!(obj);
                    let instance = v.cast::<Instance>();
                    // The slots that are read are those whose shape was compared.
                    let attrs = instance.as_ref().map(|i| i.attrs());
                    let key = attrs.map_or_else(|| CacheKey::of(v), |a| CacheKey(a.shape().0));
                    match entry!(frame!().code.sites, site).lookup(key) {
                        Some(&CachedAttr::Slot(i)) => {
                            if let Some(found) = attrs.and_then(|a| a.slot(i).get().bound()) {
                                set!(dst, found);
                                continue;
                            }
                        }
                        Some(&CachedAttr::Class(found)) => {
                            set!(dst, found);
                            continue;
                        }
                        Some(CachedAttr::Cell(cell)) => {
                            if let Some(found) = cell.value.get().bound() {
                                set!(dst, found);
                                continue;
                            }
                        }
                        Some(&CachedAttr::Getter(f)) => {
                            let f: Ref<Function> = Ref::from_address(f.bits());
                            let first = frame!().base as usize + frame!().code.quick.registers as usize + 1;
                            if first + 1 < t.high_water {
                                t.set_register(first, v);
                                if let Some(window) = t.open_frame(f, first, 1) {
                                    save!();
                                    push!(f, window, Action::Store(dst.0), Value::UNBOUND);
                                    continue;
                                }
                            }
                        }
                        Some(CachedAttr::Method(_) | CachedAttr::Add(..)) | None => {}
                    }
                    slow!(t.load_attr(dst, v, site));
                }
                Instr::StoreAttr { obj, site, src } => {
                    if let Some(instance) = get!(obj).cast::<Instance>() {
                        let attrs = instance.attrs();
                        let key = CacheKey(attrs.shape().0);
                        match entry!(frame!().code.sites, site).lookup(key) {
                            Some(&CachedAttr::Slot(i)) if !M::SHARED => {
                                let slot = attrs.slot(i);
                                let old = slot.get();
                                slot.set(get!(src));
                                if old.is_object() {
                                    t.lost_holder(old);
                                }
                                continue;
                            }
                            Some(&CachedAttr::Slot(i)) => {
                                instance.header.lock();
                                // Only the attributes of the moment may be written to: they may have been replaced meanwhile.
                                let same = std::ptr::eq(attrs, instance.attrs());
                                if same {
                                    attrs.slot(i).set(get!(src));
                                }
                                instance.header.unlock();
                                if same {
                                    continue;
                                }
                            }
                            Some(&CachedAttr::Add(i, next)) if M::SHARED => {
                                if t.add_shared(instance, key, i, next, get!(src)) {
                                    continue;
                                }
                            }
                            Some(&CachedAttr::Add(i, next)) if i < attrs.slots().len() => {
                                let _ = instance.add(t, i, next, get!(src));
                                continue;
                            }
                            Some(
                                CachedAttr::Add(..)
                                | CachedAttr::Method(_)
                                | CachedAttr::Class(_)
                                | CachedAttr::Getter(_)
                                | CachedAttr::Cell(_),
                            )
                            | None => {}
                        }
                    }
                    slow!(t.store_attr(get!(obj), site, get!(src)));
                }
                Instr::DelAttr { obj, site } => switching!(t.delete_attr(get!(obj), site)),
                Instr::LoadMethod { base, obj, site } => {
                    let v = get!(obj);
                    let (f, receiver) = match entry!(frame!().code.sites, site).lookup(CacheKey::of(v)) {
                        Some(&CachedAttr::Method(f)) => (Some(f), v),
                        Some(&CachedAttr::Class(f)) => (Some(f), Value::UNBOUND),
                        Some(CachedAttr::Cell(cell)) => (cell.value.get().bound(), Value::UNBOUND),
                        Some(CachedAttr::Slot(_) | CachedAttr::Getter(_) | CachedAttr::Add(..)) | None => (None, v),
                    };
                    if let Some(f) = f {
                        set!(Out(base.0), f);
                        set!(Out(base.0 + 1), receiver);
                        continue;
                    }
                    slow!(t.load_method(base, v, site));
                }
                Instr::LoadSpecial { special, base, obj } => slow!(t.load_special(special, base, get!(obj))),
                Instr::GetItem { dst, obj, key } => {
                    let (o, k) = (get!(obj), get!(key));
                    if k.is_int()
                        && let Some(header) = o.header()
                    {
                        let i = k.int_unchecked();
                        if header.class() == ids::LIST {
                            let list = header.assume::<List>();
                            let buffer = list.buffer();
                            let used = buffer.used();
                            let i = if i < 0 { i + used.len() as i64 } else { i };
                            if let Some(v) = used.get(i as usize).and_then(|s| s.get().bound()) {
                                set!(dst, v);
                                continue;
                            }
                        } else if header.class() == ids::TUPLE {
                            let tuple = header.assume::<Tuple>();
                            let items = tuple.items();
                            let i = if i < 0 { i + items.len() as i64 } else { i };
                            if let Some(&v) = items.get(i as usize) {
                                set!(dst, v);
                                continue;
                            }
                        } else if header.class() == ids::STR
                            && let Chars::Ascii(bytes) = header.assume::<Str>().chars()
                        {
                            let i = if i < 0 { i + bytes.len() as i64 } else { i };
                            if let Some(&c) = bytes.get(i as usize) {
                                let v = t.char(Some(c.into()));
                                set!(dst, v);
                                continue;
                            }
                        }
                    }
                    slow!(t.get_item(dst, o, k));
                }
                Instr::SetItem { obj, key, src } => {
                    let (o, k) = (get!(obj), get!(key));
                    if k.is_int()
                        && let Some(header) = o.header()
                        && header.class() == ids::LIST
                    {
                        let list = header.assume::<List>();
                        if M::SHARED {
                            list.header.lock();
                        }
                        let buffer = list.buffer();
                        let used = buffer.used();
                        let i = k.int_unchecked();
                        let i = if i < 0 { i + used.len() as i64 } else { i };
                        let slot = used.get(i as usize);
                        if let Some(slot) = slot {
                            slot.set(get!(src));
                        }
                        if M::SHARED {
                            list.header.unlock();
                        }
                        if slot.is_some() {
                            continue;
                        }
                    }
                    slow!(t.set_item(o, k, get!(src)));
                }
                Instr::DelItem { obj, key } => slow!(t.delete_item(get!(obj), get!(key))),
                Instr::BuildSlice { dst, base } => {
                    let v = t.slice([get!(In(base.0)), get!(In(base.0 + 1)), get!(In(base.0 + 2))]);
                    set!(dst, v);
                }

                Instr::Add { dst, lhs, rhs, .. } => arith!(dst, lhs, rhs, add_ints, +),
                Instr::Sub { dst, lhs, rhs, .. } => arith!(dst, lhs, rhs, sub_ints, -),
                Instr::Mul { dst, lhs, rhs, .. } => arith!(dst, lhs, rhs, mul_ints, *),
                Instr::TrueDiv { dst, lhs, rhs, .. } => {
                    let (a, b) = (get!(lhs), get!(rhs));
                    match quotient_operands(a, b) {
                        Some((x, y)) if y != 0.0 => {
                            let v = t.float(x / y);
                            set!(dst, v);
                        }
                        _ => slow!(t.binary(0)),
                    }
                }
                Instr::FloorDiv { dst, lhs, rhs, .. } => {
                    let (a, b) = (get!(lhs), get!(rhs));
                    if a.both_int(b) && b.int_unchecked() > 0 {
                        let (x, y) = (a.int_unchecked(), b.int_unchecked());
                        // The quotient of 63-bit integers by a positive one is one.
                        set!(dst, Value::int(x.div_euclid(y)).unwrap_or(a));
                    } else {
                        slow!(t.binary(0));
                    }
                }
                Instr::Mod { dst, lhs, rhs, .. } => {
                    let (a, b) = (get!(lhs), get!(rhs));
                    if a.both_int(b) && b.int_unchecked() > 0 {
                        let (x, y) = (a.int_unchecked(), b.int_unchecked());
                        set!(dst, Value::int(x.rem_euclid(y)).unwrap_or(a));
                    } else {
                        slow!(t.binary(0));
                    }
                }
                Instr::Shl { dst, lhs, rhs, .. } => {
                    let (a, b) = (get!(lhs), get!(rhs));
                    if a.both_int(b)
                        && (0..62).contains(&b.int_unchecked())
                        && let Some(v) = shifted(a, b)
                    {
                        set!(dst, v);
                    } else {
                        slow!(t.binary(0));
                    }
                }
                Instr::Pow { .. } | Instr::MatMul { .. } => slow!(t.binary(0)),
                Instr::Shr { dst, lhs, rhs, .. } => {
                    let (a, b) = (get!(lhs), get!(rhs));
                    if a.both_int(b) && b.int_unchecked() >= 0 {
                        let v = a.int_unchecked() >> b.int_unchecked().min(63);
                        set!(dst, Value::int(v).unwrap_or(a));
                    } else {
                        slow!(t.binary(0));
                    }
                }
                Instr::And { dst, lhs, rhs, .. } => bits!(dst, lhs, rhs, &),
                Instr::Or { dst, lhs, rhs, .. } => bits!(dst, lhs, rhs, |),
                Instr::Xor { dst, lhs, rhs, .. } => bits!(dst, lhs, rhs, ^),
                Instr::Neg { dst, src } => match get!(src) {
                    v if v.is_int() && v.int_unchecked() != Value::INT_MIN => {
                        set!(dst, Value::int(-v.int_unchecked()).unwrap_or(v))
                    }
                    v if v.is_common_float() => {
                        let v = t.float(-v.common_float_unchecked());
                        set!(dst, v);
                    }
                    v => slow!(t.unary(crate::objects::special::Special::Neg, dst, v)),
                },
                Instr::Pos { dst, src } => slow!(t.unary(crate::objects::special::Special::Pos, dst, get!(src))),
                Instr::Invert { dst, src } => match get!(src) {
                    v if v.is_int() => set!(dst, Value::int(!v.int_unchecked()).unwrap_or(v)),
                    v => slow!(t.unary(crate::objects::special::Special::Invert, dst, v)),
                },
                Instr::Not { dst, src } => match quick_truth(get!(src)) {
                    Some(truth) => set!(dst, Value::bool(!truth)),
                    None => slow!(t.test(get!(src))),
                },
                Instr::Compare { op, dst, lhs, rhs } => {
                    let (a, b) = (get!(lhs), get!(rhs));
                    let holds = if a.both_int(b) {
                        compare_by(op, &a.word(), &b.word())
                    } else if a.both_common_floats(b) {
                        compare_by(op, &a.common_float_unchecked(), &b.common_float_unchecked())
                    } else {
                        slow!(t.compare(0));
                        continue;
                    };
                    set!(dst, Value::bool(holds));
                }
                Instr::Is { negate, dst, lhs, rhs } => set!(dst, Value::bool((get!(lhs) == get!(rhs)) != negate)),
                Instr::Contains { item, container, .. } => slow!(t.contains(get!(item), get!(container))),

                Instr::Jump { to: Label(to) } => jump!(to),
                Instr::JumpIf { cond, to } => match quick_truth(get!(cond)) {
                    Some(true) => jump!(to.0),
                    Some(false) => {}
                    None => slow!(t.test(get!(cond))),
                },
                Instr::JumpUnless { cond, to } => match quick_truth(get!(cond)) {
                    Some(false) => jump!(to.0),
                    Some(true) => {}
                    None => slow!(t.test(get!(cond))),
                },
                Instr::JumpIsNone { when, src, to } => {
                    if get!(src).is_none() == when {
                        jump!(to.0);
                    }
                }

                Instr::GetIter { dst, src } => slow!(t.get_iter(dst, get!(src))),
                Instr::ForIter { iter, dst, to: Near(to) } => {
                    let iter = get!(iter);
                    if let Some(it) = iter.cast::<Iterator>() {
                        let class = it.header.class();
                        if class == ids::RANGE_ITERATOR && !it.header.has_flag(crate::objects::iterate::HELD) {
                            let (next, left) = (it.index.get(), it.limit.get());
                            if next.is_int() && left.is_int() && it.step.get().is_int() {
                                if left.int_unchecked() <= 0 {
                                    continue;
                                }
                                if let (Some(after), Some(left)) = (next.add_ints(it.step.get()), left.sub_ints(Value::small(1)))
                                {
                                    it.index.set(after);
                                    it.limit.set(left);
                                    set!(dst, next);
                                    jump!(to);
                                    continue;
                                }
                            }
                        } else if class == ids::LIST_ITERATOR
                            && !it.header.has_flag(crate::objects::iterate::HELD)
                            && let Some(list) = it.source.get().cast::<List>()
                        {
                            let at = it.index.get();
                            if let Some(v) = list.get(at.int_unchecked() as usize) {
                                it.index.set(at.add_ints(Value::small(1)).unwrap_or(at));
                                set!(dst, v);
                                jump!(to);
                                continue;
                            }
                        } else if class == ids::TUPLE_ITERATOR
                            && let Some(tuple) = it.source.get().cast::<Tuple>()
                        {
                            let at = it.index.get();
                            if let Some(&v) = tuple.items().get(at.int_unchecked() as usize) {
                                it.index.set(at.add_ints(Value::small(1)).unwrap_or(at));
                                set!(dst, v);
                                jump!(to);
                                continue;
                            }
                        }
                        slow!(t.next_native(it, dst, to));
                        landed!();
                        continue;
                    }
                    slow!(t.next(iter));
                    safepoint!();
                }
                Instr::Unpack { src, base, count } => {
                    if let Some(tuple) = get!(src).cast::<Tuple>()
                        && tuple.len() == count as usize
                    {
                        for (i, &item) in tuple.items().iter().enumerate() {
                            set!(Out(base.0 + i as u16), item);
                        }
                    } else {
                        slow!(t.unpack(get!(src), base, count));
                    }
                }
                Instr::UnpackStar { before, src, base, after } => slow!(t.unpack_star(get!(src), base, before, after)),

                Instr::BuildList { dst, base, count } => slow!(t.build_list(dst, base, count)),
                Instr::BuildTuple { dst, base, count } => slow!(t.build_tuple(dst, base, count)),
                Instr::BuildSet { dst, base, count } => slow!(t.build_set(dst, base, count)),
                Instr::BuildMap { dst, base, pairs } => slow!(t.build_map(dst, base, pairs)),
                Instr::BuildString { dst, base, count } => slow!(t.build_string(dst, base, count)),
                Instr::Format { conversion, dst, src, spec } => slow!(t.format(conversion, dst, get!(src), get!(spec))),
                Instr::FormatSimple { conversion, dst, src } => slow!(t.format(conversion, dst, get!(src), Value::UNBOUND)),
                Instr::ListAppend { list, item } => {
                    let list: Ref<List> = get!(list).cast().expect("gilbox bug: ListAppend to no list");
                    if list.push(t, get!(item)).is_err() {
                        slow!(list.push(t, get!(item)).map_err(Trap::from));
                    }
                }
                Instr::SetAdd { set, item } => slow!(t.set_add(get!(set), get!(item))),
                Instr::MapInsert { map, key, value } => slow!(t.set_item(get!(map), get!(key), get!(value))),
                Instr::ListExtend { list, src } => slow!(t.list_extend(get!(list), get!(src))),
                Instr::SetUpdate { set, src } => slow!(t.set_update(get!(set), get!(src))),
                Instr::MapUpdate { map, src } => slow!(t.map_update(get!(map), get!(src))),
                Instr::MapMerge { map, src, callee } => slow!(t.map_merge(get!(map), get!(src), get!(callee))),
                Instr::ListToTuple { dst, src } => slow!(t.list_to_tuple(dst, get!(src))),

                Instr::Call { argc, dst, base: Window(base) } => {
                    if let Some(f) = get!(In(base)).cast::<Function>()
                        && let Some(window) = t.open_frame(f, frame!().base as usize + base as usize + 1, argc.into())
                    {
                        save!();
                        push!(f, window, Action::Store(dst.0), Value::UNBOUND);
                        continue;
                    }
                    switching!({
                        let first = frame!().base as usize + base as usize + 1;
                        t.call_value(get!(In(base)), first, argc as usize, dst.0)
                    });
                }
                Instr::CallKw { argc, dst, base: Window(base), names } => {
                    switching!({
                        let first = frame!().base as usize + base as usize + 1;
                        let names = entry!(frame!().code.consts, names).get().cast();
                        t.call(get!(In(base)), first, argc as usize, names, Action::Store(dst.0))
                    });
                }
                Instr::CallEx { dst, base } => switching!(t.call_ex(dst, base)),
                Instr::CallMethod { argc, dst, base: Window(base) } => {
                    let callee = get!(In(base));
                    let skip = usize::from(get!(In(base + 1)).is_unbound());
                    let (first, argc) = (frame!().base as usize + base as usize + 1 + skip, argc as usize + 1 - skip);
                    if let Some(f) = callee.cast::<Function>()
                        && let Some(window) = t.open_frame(f, first, argc as u32)
                    {
                        save!();
                        push!(f, window, Action::Store(dst.0), Value::UNBOUND);
                        continue;
                    }
                    switching!(t.call_value(callee, first, argc, dst.0));
                }
                Instr::CallMethodKw { argc, dst, base: Window(base), names } => {
                    switching!({
                        let first = frame!().base as usize + base as usize + 1;
                        let argc = argc as usize;
                        let names = entry!(frame!().code.consts, names).get().cast();
                        if get!(In(base + 1)).is_unbound() {
                            t.call(get!(In(base)), first + 1, argc, names, Action::Store(dst.0))
                        } else {
                            t.call(get!(In(base)), first, argc + 1, names, Action::Store(dst.0))
                        }
                    });
                }
                Instr::Return { src } => {
                    let value = get!(src);
                    let ended = frame!();
                    let result = match ended.action {
                        Action::Store(dst) if ended.generator.is_none() => Some((dst, value)),
                        Action::Construct(dst) if value.is_none() => Some((dst, ended.held)),
                        _ => None,
                    };
                    if let Some((dst, result)) = result {
                        if t.prompt {
                            t.leaving(value);
                        }
                        t.depth -= usize::from(ended.counts);
                        t.frames.drop_top();
                        load!();
                        set!(Out(dst), result);
                        if t.prompt {
                            safepoint!();
                        }
                        continue;
                    }
                    save!();
                    match t.leave(value) {
                        Ok(None) => load!(),
                        Ok(Some(pause)) => return pause,
                        Err(trap) => {
                            if let Some(pause) = t.handle(trap) {
                                return pause;
                            }
                            load!();
                        }
                    }
                }
                Instr::MakeFunction { parts, dst, code, base } => slow!(t.make_function(parts, dst, code, base)),
                Instr::LoadBuildClass { dst } => slow!(t.load_build_class(dst)),

                Instr::Raise { exc, cause } => slow!(t.raise_statement(get!(exc), get!(cause))),
                Instr::Reraise { exc } => slow!(t.reraise(get!(exc))),
                Instr::RaiseAssert { message } => slow!(t.raise_assert(get!(message))),
                Instr::EnterHandler { save, exc } => {
                    let exc = get!(exc);
                    set!(save, t.handled);
                    t.handled = exc;
                }
                Instr::LeaveHandler { save } => t.handled = get!(save),
                Instr::MatchException { dst, exc, class } => slow!(t.match_exception(dst, get!(exc), get!(class))),
                Instr::SplitGroup { base, exc, class } => slow!(t.split_group(base, get!(exc), get!(class))),
                Instr::JoinGroups { dst, exc, raised } => {
                    slow!(t.call_prelude("join_groups", &[get!(exc), get!(raised)], Action::Store(dst.0)))
                }
                Instr::ExcTriple { base: Window(base), exc } => {
                    let exc = get!(exc);
                    let class = t.class_of(exc).into();
                    let traceback = exc.cast::<Exception>().map_or(Value::NONE, |e| e.traceback.get());
                    set!(Out(base), class);
                    set!(Out(base + 1), exc);
                    set!(Out(base + 2), traceback);
                }

                Instr::Yield { src, .. } => {
                    slow!(t.suspend(get!(src)));
                    landed!();
                }
                Instr::YieldFrom { src, .. } => slow!(t.suspend(get!(src))),
                Instr::Send { iter, value, .. } => slow!(t.send(get!(iter), get!(In(value.0)))),
                Instr::GetYieldFrom { dst, src } => slow!(t.get_yield_from(dst, get!(src))),
                Instr::GetAwaitable { dst, src } => slow!(t.get_awaitable(dst, get!(src))),
                Instr::GetAsyncIter { dst, src } => slow!(t.get_async_iter(dst, get!(src))),
                Instr::GetAsyncNext { dst, src } => slow!(t.get_async_next(dst, get!(src))),
                Instr::IsStopAsync { dst, exc } => {
                    let is = t.class_of(get!(exc)).is_subclass_of(ids::STOP_ASYNC_ITERATION);
                    set!(dst, Value::bool(is));
                }

                Instr::ImportName { level, dst, name, from } => switching!(t.import_name(level, dst, name, from)),
                Instr::ImportFrom { dst, module, name } => slow!(t.import_from(dst, get!(module), name)),
                Instr::ImportStar { module } => slow!(t.import_star(get!(module))),

                Instr::MatchKind { kind, dst, subject } => slow!(t.match_kind(kind, dst, get!(subject))),
                Instr::Len { dst, src } => slow!(t.len(dst, get!(src))),
                Instr::MatchKeys { dst, subject, keys } => {
                    slow!(t.call_prelude("match_keys", &[get!(subject), get!(keys)], Action::Store(dst.0)));
                }
                Instr::MatchClass { dst, base: Window(base), count } => {
                    let args = [get!(In(base)), get!(In(base + 1)), Value::small(i32::from(count)), get!(In(base + 2))];
                    slow!(t.call_prelude("match_class", &args, Action::Store(dst.0)));
                }
                Instr::MatchRest { dst, subject, keys } => {
                    slow!(t.call_prelude("match_rest", &[get!(subject), get!(keys)], Action::Store(dst.0)));
                }

                Instr::AddInt { dst, lhs, imm, .. } => {
                    let a = get!(lhs);
                    if a.is_int()
                        && let Some(v) = a.add_ints(Value::small(i32::from(imm)))
                    {
                        set!(dst, v);
                    } else if a.is_common_float() {
                        let v = t.float(a.common_float_unchecked() + f64::from(imm));
                        set!(dst, v);
                    } else {
                        slow!(t.binary(0));
                    }
                }
                Instr::SubInt { dst, lhs, imm, .. } => {
                    let a = get!(lhs);
                    if a.is_int()
                        && let Some(v) = a.sub_ints(Value::small(i32::from(imm)))
                    {
                        set!(dst, v);
                    } else if a.is_common_float() {
                        let v = t.float(a.common_float_unchecked() - f64::from(imm));
                        set!(dst, v);
                    } else {
                        slow!(t.binary(0));
                    }
                }
                Instr::JumpLt { when, lhs, rhs, to } => compare_jump!(when, lhs, get!(rhs), to, <),
                Instr::JumpLe { when, lhs, rhs, to } => compare_jump!(when, lhs, get!(rhs), to, <=),
                Instr::JumpEq { when, lhs, rhs, to } => compare_jump!(when, lhs, get!(rhs), to, ==),
                Instr::JumpNe { when, lhs, rhs, to } => compare_jump!(when, lhs, get!(rhs), to, !=),
                Instr::JumpGt { when, lhs, rhs, to } => compare_jump!(when, lhs, get!(rhs), to, >),
                Instr::JumpGe { when, lhs, rhs, to } => compare_jump!(when, lhs, get!(rhs), to, >=),
                Instr::JumpLtInt { when, lhs, imm, to } => compare_jump!(when, lhs, Value::small(i32::from(imm)), to, <),
                Instr::JumpLeInt { when, lhs, imm, to } => compare_jump!(when, lhs, Value::small(i32::from(imm)), to, <=),
                Instr::JumpEqInt { when, lhs, imm, to } => compare_jump!(when, lhs, Value::small(i32::from(imm)), to, ==),
                Instr::JumpNeInt { when, lhs, imm, to } => compare_jump!(when, lhs, Value::small(i32::from(imm)), to, !=),
                Instr::JumpGtInt { when, lhs, imm, to } => compare_jump!(when, lhs, Value::small(i32::from(imm)), to, >),
                Instr::JumpGeInt { when, lhs, imm, to } => compare_jump!(when, lhs, Value::small(i32::from(imm)), to, >=),
            }
        }
    }
}

#[inline(always)]
fn cell_of(v: Value) -> Ref<Cell> {
    debug_assert!(v.kind() == Some(Kind::Cell));
    Ref::from_address(v.bits())
}

/// The truth of what needs no look inside.
#[inline(always)]
fn quick_truth(v: Value) -> Option<bool> {
    match v {
        Value::TRUE => Some(true),
        Value::FALSE | Value::NONE => Some(false),
        v if v.is_int() => Some(v != Value::small(0)),
        _ => None,
    }
}

/// Both as doubles, if one at least is a double and the other a number of the word.
#[inline(always)]
fn floats(a: Value, b: Value) -> Option<(f64, f64)> {
    // An integer is rounded as Python's float() does.
    match (a.as_word_float(), b.as_word_float()) {
        (Some(x), Some(y)) => Some((x, y)),
        (Some(x), None) if b.is_int() => Some((x, b.int_unchecked() as f64)),
        (None, Some(y)) if a.is_int() => Some((a.int_unchecked() as f64, y)),
        _ => None,
    }
}

/// Both as doubles, if their quotient as numbers is that of the doubles.
#[inline(always)]
fn quotient_operands(a: Value, b: Value) -> Option<(f64, f64)> {
    if a.both_common_floats(b) {
        return Some((a.common_float_unchecked(), b.common_float_unchecked()));
    }
    if a.both_int(b) {
        return Some((int_as_float(a.int_unchecked())?, int_as_float(b.int_unchecked())?));
    }
    floats(a, b)
}

/// The integer `a` shifted to the left by `b`, from 0 to 61, if that fits.
#[inline(always)]
fn shifted(a: Value, b: Value) -> Option<Value> {
    a.int_unchecked().checked_mul(1 << b.int_unchecked()).and_then(Value::int)
}

/// The double of an integer that has one exactly.
#[inline(always)]
fn int_as_float(i: i64) -> Option<f64> {
    (i.unsigned_abs() <= 1 << 53).then_some(i as f64)
}

#[inline(always)]
pub(super) fn compare_by<T: PartialOrd>(op: CmpOp, a: &T, b: &T) -> bool {
    match op {
        CmpOp::Lt => a < b,
        CmpOp::Le => a <= b,
        CmpOp::Eq => a == b,
        CmpOp::Ne => a != b,
        CmpOp::Gt => a > b,
        CmpOp::Ge => a >= b,
    }
}

impl Thread {
    /// Does what the thread can do itself at a safepoint; says whether the driver must do the rest.
    #[cold]
    fn attend(&mut self) -> bool {
        let bits = self.shared.attention.load(std::sync::atomic::Ordering::Acquire);
        if bits & attention::RETIRED != 0 {
            self.shared.attention.fetch_and(!attention::RETIRED, std::sync::atomic::Ordering::AcqRel);
            self.free_retired();
        }
        let rest = bits & !attention::RETIRED;
        // Code that stands for C code keeps the lock in its own loops, and is not interrupted there unless it goes on for long.
        let native = self.frames.last().is_some_and(|f| f.code.code.native);
        let urgent = attention::STOP | attention::COLLECT | attention::KILL | attention::HURRY;
        if native { rest & urgent != 0 } else { rest != 0 }
    }

    /// Prepares the window of a function whose arguments stand in its first registers, if nothing has to be bound and there is room.
    #[inline(always)]
    pub(super) fn open_frame(&mut self, f: Ref<Function>, first: usize, argc: u32) -> Option<(Ref<CodeObject>, usize)> {
        let code: Ref<CodeObject> = Ref::from_address(f.code.get().bits());
        let quick = &code.quick;
        let end = first + quick.registers as usize + 2;
        if quick.argc != argc || end > self.high_water || !self.has_room_for(quick.counts) {
            return None;
        }
        for i in argc..quick.variables {
            self.set_register(first + i as usize, Value::UNBOUND);
        }
        let closure = f.closure.get();
        if closure.is_object() {
            let cells: Ref<Tuple> = Ref::from_address(closure.bits());
            let free = first + quick.first_free as usize;
            for (i, &cell) in cells.items().iter().enumerate() {
                self.set_register(free + i, cell);
            }
        }
        self.depth += usize::from(quick.counts);
        Some((code, first))
    }

    /// Is there room for one more frame?
    #[inline(always)]
    pub(super) fn has_room_for(&self, counts: bool) -> bool {
        if counts { self.depth < self.recursion_limit } else { self.frames.has_room() }
    }

    /// Takes the running frame off.
    #[inline(always)]
    pub(super) fn pop_frame(&mut self) -> Frame {
        let frame = self.frames.pop().expect("gilbox bug: no frame to leave").clone();
        self.depth -= usize::from(frame.counts);
        frame
    }
}

const _: () = assert!(size_of::<Option<Ref<Generator>>>() == 8);
