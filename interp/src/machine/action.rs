//! Return actions: what becomes of a result, whether a native returned it at once or a frame at its end.

use super::Thread;
use super::attr::Attr;
use super::frame::Action;
use super::native::NativeResult;
use crate::code::Instr;
use crate::code::instr::In;
use crate::heap::Kind;
use crate::objects::class::ids;
use crate::objects::function::{Function, NativeFunction};
use crate::value::Value;

impl Thread {
    /// The instruction that the running frame is at: the one before its `pc`.
    #[inline]
    pub(super) fn instr(&self) -> Instr {
        self.top().instr()
    }

    /// Jumps from behind the instruction.
    #[inline]
    pub(super) fn jump(&mut self, distance: i32) {
        self.frames.last_mut().expect("gilbox bug: no frame is running").jump(distance);
    }

    /// Does with a result what the action says, in the frame that is now on top: the caller's.
    pub(super) fn deliver(&mut self, action: Action, value: Value, held: Value) -> NativeResult<()> {
        match action {
            Action::Store(dst) | Action::GetAttr(dst) => self.set_local(dst, value),
            Action::StorePair(base) => self.spread(base, 2, value),
            Action::Unpack(base, count) => self.spread(base, count, value),
            Action::Discard | Action::Interlude => {}
            Action::Repeat => self.go_on_waiting(held),
            Action::Checked(check, dst) if check.passes(self, value) => self.set_local(dst, value),
            Action::Checked(check, dst) => return self.call_prelude(check.function(), &[value], Action::Store(dst)),
            Action::Finish => {
                // A native was the thread's outermost function: a frame that returns its value ends the thread.
                return self.finish_with(value);
            }
            Action::GetMethod(base) => {
                self.set_local(base, value);
                self.set_local(base + 1, Value::UNBOUND);
            }
            Action::Construct(dst) => {
                if !value.is_none() {
                    let name = self.type_name(value);
                    return Err(self.type_error(format!("__init__() should return None, not '{name}'")));
                }
                self.set_local(dst, held);
            }
            Action::Truth => match value {
                Value::TRUE => self.decide(true),
                Value::FALSE => self.decide(false),
                _ => {
                    let name = self.type_name(value);
                    return Err(self.type_error(format!("__bool__ should return bool, returned {name}")));
                }
            },
            Action::Length => {
                let value = self.plain(value);
                match value.as_index() {
                    Some(n) if n >= 0 => self.decide(n != 0),
                    Some(_) => return Err(self.value_error("__len__() should return >= 0")),
                    None if value.kind() == Some(Kind::BigInt) => {
                        return Err(self.raise(ids::OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer"));
                    }
                    None => {
                        let name = self.type_name(value);
                        return Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")));
                    }
                }
            }
            Action::Binary(stage, dst) => {
                if value == Value::NOT_IMPLEMENTED {
                    return self.binary(stage + 1);
                }
                self.set_local(dst, value);
            }
            Action::Compare(stage) => {
                if value == Value::NOT_IMPLEMENTED {
                    return self.compare(stage + 1);
                }
                if let Instr::Compare { dst, .. } = self.instr() {
                    self.set_local(dst.0, value);
                } else {
                    return self.test(value);
                }
            }
            Action::Contains => return self.test(value),
            Action::Next => {
                let Instr::ForIter { dst, to, .. } = self.instr() else { unreachable!("gilbox bug: Next outside ForIter") };
                self.set_local(dst.0, value);
                self.jump(i32::from(to.0));
            }
            Action::Send => {
                let Instr::Send { value: register, .. } = self.instr() else { unreachable!("gilbox bug: Send outside Send") };
                self.set_local(register.0, value);
            }
        }
        Ok(())
    }

    /// Puts the items of a tuple into consecutive registers.
    fn spread(&mut self, base: u16, count: u16, value: Value) {
        let tuple: crate::heap::Ref<crate::objects::list::Tuple> = value.cast().expect("gilbox bug: the prelude returns a tuple");
        for i in 0..count {
            self.set_local(base + i, tuple.items()[i as usize]);
        }
    }

    /// Goes on with the instruction now that the truth it asked for is known.
    pub(super) fn decide(&mut self, truth: bool) {
        match self.instr() {
            Instr::Not { dst, .. } => self.set_local(dst.0, Value::bool(!truth)),
            Instr::Contains { negate, dst, .. } => self.set_local(dst.0, Value::bool(truth != negate)),
            Instr::JumpIf { to, .. } => {
                if truth {
                    self.jump(to.0);
                }
            }
            Instr::JumpUnless { to, .. } => {
                if !truth {
                    self.jump(to.0);
                }
            }
            other => {
                let Some(jump) = other.comparing_jump() else { unreachable!("gilbox bug: {other:?} asks for no truth") };
                if truth == jump.when {
                    self.jump(jump.to.0.into());
                }
            }
        }
    }

    /// Tests a value's truth for the instruction: at once, or by asking `__bool__` or `__len__`.
    pub(super) fn test(&mut self, v: Value) -> NativeResult<()> {
        use crate::objects::special::Special;
        if let Some(truth) = self.truth(v) {
            self.decide(truth);
            return Ok(());
        }
        let class = self.class_of(v);
        for (special, action) in [(Special::Bool, Action::Truth), (Special::Len, Action::Length)] {
            let method = class.special(special);
            if !method.is_unbound() {
                return self.call_special(method, v, &[], action);
            }
        }
        self.decide(true);
        Ok(())
    }

    /// The truth of a value, as far as it needs no guest code.
    pub fn truth(&self, v: Value) -> Option<bool> {
        use crate::objects::special::Special;
        if let Some(i) = v.as_index() {
            return Some(i != 0);
        }
        let Some(kind) = v.kind() else {
            // It warns of that.
            return if v == Value::NOT_IMPLEMENTED { None } else { Some(!v.is_none() && v.as_float() != Some(0.0)) };
        };
        if matches!(kind, Kind::Instance | Kind::Wrapped | Kind::Native)
            || super::interp::class_id(v) > self.interp().last_builtin_class()
        {
            let class = self.class_of(v);
            let bool_method = class.special(Special::Bool);
            let len_method = class.special(Special::Len);
            let native = |m: Value| m.is_unbound() || crate::objects::function::is_of_kind(m);
            if !native(bool_method) || !native(len_method) {
                return None;
            }
            if kind == Kind::Instance {
                return Some(true);
            }
            if kind == Kind::Wrapped {
                return self.truth(self.plain(v));
            }
            if kind == Kind::Native {
                if let Some(deque) = crate::objects::deque::of(v) {
                    return Some(deque.len(self) != 0);
                }
                return if bool_method.is_unbound() && len_method.is_unbound() { Some(true) } else { None };
            }
        }
        match kind {
            Kind::Float => Some(v.as_float() != Some(0.0)),
            Kind::Decimal => v.cast::<crate::objects::decimal::Decimal>().map(|d| d.truth()),
            Kind::Complex => v.cast::<crate::objects::number::Complex>().map(|c| c.re != 0.0 || c.im != 0.0),
            Kind::Range => v.cast::<crate::objects::misc::Range>().map(|r| !crate::objects::methods::range::is_empty(r)),
            _ => match crate::objects::ops::len_native(self, v) {
                Some(n) => Some(n != 0),
                None => Some(true),
            },
        }
    }

    /// Calls a special method, found on the receiver's class, with the receiver and these arguments.
    pub(super) fn call_special(&mut self, method: Value, receiver: Value, args: &[Value], action: Action) -> NativeResult<()> {
        if let Some(f) = method.cast::<Function>() {
            let first = self.scratch();
            self.cover(first + args.len() + 2)?;
            self.set_register(first, receiver);
            for (i, &arg) in args.iter().enumerate() {
                self.set_register(first + 1 + i, arg);
            }
            return self.call_function(f, first, args.len() + 1, None, action, Value::UNBOUND);
        }
        let direct = super::attr::takes_receiver(method);
        let mut all = [Value::UNBOUND; 4];
        if direct && let Some(native) = method.cast::<NativeFunction>() {
            all[0] = receiver;
            all[1..=args.len()].copy_from_slice(args);
            return self.call_native_with(native, &all[..=args.len()], action);
        }
        let callee = if direct {
            all[0] = receiver;
            method
        } else {
            match self.bind_special(method, receiver)? {
                Attr::Value(v) => v,
                Attr::Call(get, parts, count) => {
                    let (parts, args) = (self.tuple(&parts[..count])?, self.tuple(args)?);
                    return self.call_prelude("call_described", &[get, parts, args], action);
                }
                other => unreachable!("gilbox bug: {other:?} is bound"),
            }
        };
        let skip = usize::from(direct);
        all[skip..skip + args.len()].copy_from_slice(args);
        self.call_with(callee, &all[..skip + args.len()], action)
    }

    /// `r[dst] <- op r[src]`
    pub(super) fn unary(
        &mut self,
        special: crate::objects::special::Special,
        dst: crate::code::instr::Out,
        v: Value,
    ) -> NativeResult<()> {
        let method = self.class_of(v).special(special);
        if method.is_unbound() {
            let sign = match special {
                crate::objects::special::Special::Neg => "-",
                crate::objects::special::Special::Pos => "+",
                _ => "~",
            };
            let name = self.type_name(v);
            return Err(self.type_error(format!("bad operand type for unary {sign}: '{name}'")));
        }
        self.call_special(method, v, &[], Action::Store(dst.0))
    }

    /// The value of an operand.
    pub(super) fn operand(&self, r: In) -> Value {
        self.local(r.0)
    }
}
