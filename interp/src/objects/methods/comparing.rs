//! The comparison methods of built-in containers, and their `__repr__`.

use crate::code::instr::CmpOp;
use crate::heap::Kind;
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::compare::{Compared, compare_kinds};
use crate::objects::repr::repr_by_kind;
use crate::text::Text;
use crate::value::Value;

/// For types with equality alone.
pub(crate) const EQUALITY: &[NativeDef] =
    &[native!(Method "__eq__" "self, value, /" eq), native!(Method "__ne__" "self, value, /" ne)];

/// For all of them.
pub(crate) const REPR: &[NativeDef] = &[native!(Method "__repr__" "self, /" repr)];

/// For types with an order.
pub(crate) const ORDER: &[NativeDef] = &[
    native!(Method "__lt__" "self, value, /" lt),
    native!(Method "__le__" "self, value, /" le),
    native!(Method "__gt__" "self, value, /" gt),
    native!(Method "__ge__" "self, value, /" ge),
];

fn eq(t: &mut Thread, a: Args) -> NativeResult {
    compare(t, a, CmpOp::Eq)
}

fn ne(t: &mut Thread, a: Args) -> NativeResult {
    compare(t, a, CmpOp::Ne)
}

fn lt(t: &mut Thread, a: Args) -> NativeResult {
    compare(t, a, CmpOp::Lt)
}

fn le(t: &mut Thread, a: Args) -> NativeResult {
    compare(t, a, CmpOp::Le)
}

fn gt(t: &mut Thread, a: Args) -> NativeResult {
    compare(t, a, CmpOp::Gt)
}

fn ge(t: &mut Thread, a: Args) -> NativeResult {
    compare(t, a, CmpOp::Ge)
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let mut out = Text::new();
    if repr_by_kind(t, a[0], &mut out)? { Ok(t.text(&out)?) } else { Err(t.prelude("repr_by_kind", &[a[0]])) }
}

/// Compares two objects of one kind; anything else is NotImplemented.
fn compare(t: &mut Thread, a: Args, op: CmpOp) -> NativeResult {
    let (x, y) = (t.plain(a[0]), t.plain(a[1]));
    let set_like = |v: Value| matches!(v.kind(), Some(Kind::Set | Kind::DictView));
    if x.kind() != y.kind() && !(set_like(x) && set_like(y)) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match compare_kinds(t, x, y, op) {
        Compared::Known(truth) => Ok(Value::bool(truth)),
        Compared::Unordered(p, q) if p == x && q == y => Ok(Value::NOT_IMPLEMENTED),
        Compared::Unordered(p, q) => {
            let (left, right) = (t.type_name(p), t.type_name(q));
            Err(t.type_error(format!("'{}' not supported between instances of '{left}' and '{right}'", sign(op))))
        }
        Compared::Guest => Err(t.compare_in_prelude("compare_containers", &[Value::small(op as i32), a[0], a[1]])),
    }
}

/// A comparison's sign.
fn sign(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "<",
        CmpOp::Le => "<=",
        CmpOp::Eq => "==",
        CmpOp::Ne => "!=",
        CmpOp::Gt => ">",
        CmpOp::Ge => ">=",
    }
}
