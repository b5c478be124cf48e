//! Equality and order, as far as they need no guest code.

use std::cmp::Ordering;

use dashu_int::IBig;

use super::class::ids;
use super::decimal;
use super::dict::Dict;
use super::function::{BoundMethod, NativeFunction, is_of_kind};
use super::index::SmallRange;
use super::list::{List, Tuple};
use super::misc::{Range, Slice};
use super::number::{BigInt, Complex};
use super::set::Set;
use super::string::{Bytes, Str};
use crate::code::instr::CmpOp;
use crate::heap::{Header, Kind, Ref};
use crate::machine::{Thread, cost};
use crate::objects::special::Special;
use crate::value::Value;

/// Are two values equal?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Equal {
    Yes,
    No,
    /// Only guest code can tell.
    Guest,
}

impl Equal {
    fn from(b: bool) -> Equal {
        if b { Equal::Yes } else { Equal::No }
    }
}

/// How two values compare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compared {
    Known(bool),
    /// These two have no order: the values themselves, or the first items in which they differ.
    Unordered(Value, Value),
    /// Only guest code can tell.
    Guest,
}

/// How deep containers in containers are compared natively.
const DEPTH: usize = 200;

/// Are two keys (identical or of equal hash) equal, as a dict asks it: identity first?
#[inline(always)]
pub fn equal_keys(t: &Thread, a: Value, b: Value) -> Equal {
    if a == b {
        return Equal::Yes;
    }
    if let (Some(a), Some(b)) = (a.cast::<Str>(), b.cast::<Str>()) {
        return Equal::from(a.same(&b));
    }
    equal_other_keys(t, a, b)
}

#[inline(never)]
fn equal_other_keys(t: &Thread, a: Value, b: Value) -> Equal {
    if let (Some(a), Some(b)) = (a.cast::<Bytes>(), b.cast::<Bytes>()) {
        t.charge_time(cost::READ_BYTE.times(a.data().len()));
        return Equal::from(a.same(&b));
    }
    if let (Some(a), Some(b)) = (a.cast::<Tuple>(), b.cast::<Tuple>())
        && let Some(equal) = equal_flat(&a, &b)
    {
        return Equal::from(equal);
    }
    equal_slow(t, a, b, DEPTH)
}

/// Are two tuples of integers, strings and bytes equal? `None` for other tuples.
fn equal_flat(a: &Tuple, b: &Tuple) -> Option<bool> {
    if a.header.class() != ids::TUPLE || b.header.class() != ids::TUPLE || a.len() != b.len() {
        return None;
    }
    for (&x, &y) in a.items().iter().zip(b.items()) {
        if x == y {
            continue;
        }
        if x.both_int(y) {
            return Some(false);
        }
        match (x.cast::<Str>(), y.cast::<Str>()) {
            (Some(x), Some(y)) if x.same(&y) => {}
            (Some(x), Some(y)) if x.header.class() == ids::STR && y.header.class() == ids::STR => return Some(false),
            _ => match (x.cast::<Bytes>(), y.cast::<Bytes>()) {
                (Some(x), Some(y)) if x.same(&y) => {}
                (Some(_), Some(_)) => return Some(false),
                _ => return None,
            },
        }
    }
    Some(true)
}

/// Are two items of containers equal: identity counts as equality?
#[inline]
pub fn equal_items(t: &Thread, a: Value, b: Value) -> Equal {
    if a == b {
        return Equal::Yes;
    }
    if a.both_int(b) {
        return Equal::No;
    }
    equal_keys(t, a, b)
}

/// Is `a == b`? A number that isn't equal to itself is not.
pub fn equal(t: &Thread, a: Value, b: Value) -> Equal {
    if a.both_int(b) {
        return Equal::from(a == b);
    }
    equal_slow(t, a, b, DEPTH)
}

/// The truth of `a op b`.
#[inline]
pub fn order_native(t: &Thread, a: Value, b: Value, op: CmpOp) -> Compared {
    if a.both_int(b) {
        return Compared::Known(satisfies(op, a.word().cmp(&b.word())));
    }
    order(t, a, b, op, DEPTH)
}

/// What the comparison methods of built-in types answer, whatever methods the values' own classes have.
pub fn compare_kinds(t: &Thread, a: Value, b: Value, op: CmpOp) -> Compared {
    let (a, b) = (t.plain(a), t.plain(b));
    match op {
        CmpOp::Eq | CmpOp::Ne => match equal_plain(t, a, b, DEPTH) {
            Equal::Yes => Compared::Known(op == CmpOp::Eq),
            Equal::No => Compared::Known(op == CmpOp::Ne),
            Equal::Guest => Compared::Guest,
        },
        CmpOp::Lt | CmpOp::Le | CmpOp::Gt | CmpOp::Ge => order_plain(t, a, b, op, DEPTH),
    }
}

/// The numeric value of a number.
enum Number {
    Int(i64),
    Big(Ref<BigInt>),
    Float(f64),
    Complex(f64, f64),
}

#[inline]
fn equal_nested(t: &Thread, a: Value, b: Value, depth: usize) -> Equal {
    if a == b {
        return Equal::Yes;
    }
    if a.both_int(b) { Equal::No } else { equal_slow(t, a, b, depth - 1) }
}

/// The truth of `a == b`; `Guest` where it takes guest code or goes too deep.
#[inline(never)]
fn equal_slow(t: &Thread, a: Value, b: Value, depth: usize) -> Equal {
    if depth == 0 {
        return Equal::Guest;
    }
    if has_guest(t, a, Special::Eq) || has_guest(t, b, Special::Eq) {
        return Equal::Guest;
    }
    equal_plain(t, t.plain(a), t.plain(b), depth)
}

/// The same by the kinds of the values, whatever methods their classes have.
fn equal_plain(t: &Thread, a: Value, b: Value, depth: usize) -> Equal {
    match (a.header(), b.header()) {
        (Some(x), Some(y)) if x.kind() == y.kind() => equal_alike(t, x, y, depth),
        _ => equal_unlike(t, a, b),
    }
}

/// The same of two numbers, or of values of different kinds.
fn equal_unlike(t: &Thread, a: Value, b: Value) -> Equal {
    if let (Some(x), Some(y)) = (number(a).as_ref(), number(b).as_ref()) {
        return Equal::from(equal_numbers(x, y));
    }
    if a.kind() == Some(Kind::Decimal) || b.kind() == Some(Kind::Decimal) {
        return decimal::order(t, a, b).map_or(Equal::Guest, |order| Equal::from(order.is_eq()));
    }
    let (Some(x), Some(y)) = (a.header(), b.header()) else { return Equal::from(a == b) };
    match (x.kind(), y.kind()) {
        // Views are compared as sets, and byte arrays with bytes.
        (Kind::DictView, Kind::Set) | (Kind::Set, Kind::DictView) => Equal::Guest,
        (Kind::ByteArray, Kind::Bytes) | (Kind::Bytes, Kind::ByteArray) => Equal::Guest,
        // A native class may have an opinion.
        (Kind::Native, _) | (_, Kind::Native) => Equal::Guest,
        _ => Equal::No,
    }
}

/// The same of two objects of one kind.
fn equal_alike(t: &Thread, x: Ref<Header>, y: Ref<Header>, depth: usize) -> Equal {
    match x.kind() {
        Kind::Str => {
            t.charge_time(cost::READ_BYTE.times(x.assume::<Str>().len()));
            Equal::from(x.assume::<Str>().same(&y.assume::<Str>()))
        }
        Kind::Bytes => {
            t.charge_time(cost::READ_BYTE.times(x.assume::<Bytes>().data().len()));
            Equal::from(x.assume::<Bytes>().same(&y.assume()))
        }
        Kind::Tuple => {
            let (a, b) = (x.assume::<Tuple>(), y.assume::<Tuple>());
            if a.len() != b.len() {
                return Equal::No;
            }
            all_equal(t, a.items().iter().copied().zip(b.items().iter().copied()), depth)
        }
        Kind::List => {
            let (a, b) = (x.assume::<List>().buffer(), y.assume::<List>().buffer());
            let (a, b) = (a.used(), b.used());
            if a.len() != b.len() {
                return Equal::No;
            }
            all_equal(t, a.iter().map(|s| s.get()).zip(b.iter().map(|s| s.get())), depth)
        }
        Kind::Dict => equal_dicts(t, x.assume(), y.assume(), depth),
        Kind::Set => equal_sets(t, x.assume(), y.assume()),
        Kind::Range => equal_ranges(x.assume(), y.assume()),
        Kind::Slice => {
            let (a, b) = (x.assume::<Slice>(), y.assume::<Slice>());
            let parts = [(&a.start, &b.start), (&a.stop, &b.stop), (&a.step, &b.step)];
            all_equal(t, parts.into_iter().map(|(a, b)| (a.get(), b.get())), depth)
        }
        Kind::BoundMethod => {
            let (a, b) = (x.assume::<BoundMethod>(), y.assume::<BoundMethod>());
            Equal::from(a.function.get() == b.function.get() && a.receiver.get() == b.receiver.get())
        }
        Kind::NativeFunction => {
            let (a, b) = (x.assume::<NativeFunction>(), y.assume::<NativeFunction>());
            let same = a.receiver.get() == b.receiver.get() && a.owner.get() == b.owner.get();
            Equal::from(x == y || (same && !a.receiver.get().is_unbound() && std::ptr::eq(a.def, b.def)))
        }
        Kind::DictView | Kind::ByteArray | Kind::Native => {
            if x == y {
                Equal::Yes
            } else {
                Equal::Guest
            }
        }
        Kind::Function
        | Kind::Class
        | Kind::Module
        | Kind::Exception
        | Kind::Generator
        | Kind::Iterator
        | Kind::Instance
        | Kind::Code
        | Kind::Property
        | Kind::StaticMethod
        | Kind::ClassMethod
        | Kind::Super
        | Kind::Traceback => Equal::from(x == y),
        Kind::Cell => Equal::Guest,
        Kind::Float | Kind::BigInt | Kind::Complex | Kind::Decimal => equal_unlike(t, x.into(), y.into()),
        // Wrapped values have been unwrapped, and the rest are no guest objects.
        Kind::Wrapped | Kind::Free | Kind::Buffer | Kind::DictTable | Kind::SetTable | Kind::StrBuffer | Kind::AttrBuffer => {
            Equal::from(x == y)
        }
    }
}

/// Are all pairs of items equal?
fn all_equal(t: &Thread, pairs: impl Iterator<Item = (Value, Value)>, depth: usize) -> Equal {
    for (a, b) in pairs {
        t.charge_time(cost::COMPARED_ITEM.times(4));
        let equal = equal_nested(t, a, b, depth);
        if equal != Equal::Yes {
            return equal;
        }
    }
    Equal::Yes
}

fn equal_dicts(t: &Thread, a: Ref<Dict>, b: Ref<Dict>, depth: usize) -> Equal {
    if a.len() != b.len() {
        return Equal::No;
    }
    for (short, key, value) in a.hashed_entries() {
        let equal = match b.get_short(t, short, key) {
            Ok(Some(other)) => equal_nested(t, value, other, depth),
            Ok(None) => Equal::No,
            Err(_) => Equal::Guest,
        };
        if equal != Equal::Yes {
            return equal;
        }
    }
    Equal::Yes
}

fn equal_sets(t: &Thread, a: Ref<Set>, b: Ref<Set>) -> Equal {
    if a.len() != b.len() { Equal::No } else { is_subset(t, a, b) }
}

/// Is every key of `a` in `b`?
pub fn is_subset(t: &Thread, a: Ref<Set>, b: Ref<Set>) -> Equal {
    if a.len() > b.len() {
        return Equal::No;
    }
    t.charge_time(cost::HASHED_ITEM.times(a.len()));
    let all = a.each_entry(t.shares(), |hash, key| match b.contains(t, hash, key) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Equal::No),
        Err(_) => Err(Equal::Guest),
    });
    all.err().unwrap_or(Equal::Yes)
}

fn equal_ranges(a: Ref<Range>, b: Ref<Range>) -> Equal {
    let wide = |r: Ref<Range>| (super::iterate::wide(r.start.get()), super::iterate::wide(r.step.get()));
    match (SmallRange::of(a), SmallRange::of(b)) {
        (Some(a), Some(b)) => {
            Equal::from(a.len == b.len && (a.len == 0 || a.start == b.start) && (a.len <= 1 || a.step == b.step))
        }
        _ => {
            let len = |r: Ref<Range>| super::iterate::wide_range_len(r.start.get(), r.stop.get(), r.step.get());
            let n = len(a);
            let ((a_start, a_step), (b_start, b_step)) = (wide(a), wide(b));
            Equal::from(n == len(b) && (n == IBig::ZERO || a_start == b_start) && (n <= IBig::ONE || a_step == b_step))
        }
    }
}

/// Is a special method of the value guest code, or a native that has to be called? Containers answer for themselves, not for their items.
#[inline]
fn has_guest(t: &Thread, v: Value, special: Special) -> bool {
    match v.header() {
        Some(h) if h.class() > t.interp().last_builtin_class() || h.kind() == Kind::Class => {
            let method = t.class_of(v).special(special);
            !method.is_unbound() && !is_of_kind(method)
        }
        _ => false,
    }
}

fn number(v: Value) -> Option<Number> {
    if let Some(i) = v.as_index() {
        return Some(Number::Int(i));
    }
    if let Some(f) = v.as_float() {
        return Some(Number::Float(f));
    }
    match v.kind()? {
        Kind::BigInt => v.cast::<BigInt>().map(Number::Big),
        Kind::Complex => v.cast::<Complex>().map(|c| Number::Complex(c.re, c.im)),
        _ => None,
    }
}

fn equal_numbers(a: &Number, b: &Number) -> bool {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => a == b,
        (Number::Float(a), Number::Float(b)) => a == b,
        (Number::Int(i), Number::Float(f)) | (Number::Float(f), Number::Int(i)) => equal_int_float(*i, *f),
        (Number::Big(a), Number::Big(b)) => a.value == b.value,
        (Number::Big(i), Number::Float(f)) | (Number::Float(f), Number::Big(i)) => {
            f.is_finite() && f.fract() == 0.0 && IBig::try_from(*f).is_ok_and(|x| x == i.value)
        }
        (Number::Complex(r1, i1), Number::Complex(r2, i2)) => r1 == r2 && i1 == i2,
        (Number::Complex(r, i), other) | (other, Number::Complex(r, i)) => *i == 0.0 && equal_numbers(&Number::Float(*r), other),
        (Number::Int(_), Number::Big(_)) | (Number::Big(_), Number::Int(_)) => false,
    }
}

/// Is an integer the number that a double is?
pub fn equal_int_float(i: i64, f: f64) -> bool {
    // Converting rounds; converting back tells whether it did. 2^63 itself is out of range.
    i as f64 == f && f < 9_223_372_036_854_775_808.0 && f as i64 == i
}

/// The order of an integer and a double; `None` for NaN.
pub fn order_int_float(i: i64, f: f64) -> Option<Ordering> {
    if f.is_nan() {
        return None;
    }
    // Beyond the machine words the double decides alone.
    if f >= 9_223_372_036_854_775_808.0 {
        return Some(Ordering::Less);
    }
    if f < -9_223_372_036_854_775_808.0 {
        return Some(Ordering::Greater);
    }
    let whole = f.trunc();
    let fraction = f - whole;
    Some(i.cmp(&(whole as i64)).then(if fraction > 0.0 {
        Ordering::Less
    } else if fraction < 0.0 {
        Ordering::Greater
    } else {
        Ordering::Equal
    }))
}

fn order_big_float(i: &IBig, f: f64) -> Option<Ordering> {
    if f.is_nan() {
        return None;
    }
    if f.is_infinite() {
        return Some(if f > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    // An integer beyond 63 bits is compared with the whole part: the fraction can only matter for doubles that are smaller.
    let whole = IBig::try_from(f.trunc()).ok()?;
    Some(i.cmp(&whole))
}

/// The order of two numbers: `None` where there is none (NaN), and for complex numbers.
fn order_numbers(a: &Number, b: &Number) -> Result<Option<Ordering>, ()> {
    Ok(match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.cmp(b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
        (Number::Int(i), Number::Float(f)) => order_int_float(*i, *f),
        (Number::Float(f), Number::Int(i)) => order_int_float(*i, *f).map(Ordering::reverse),
        (Number::Big(a), Number::Big(b)) => Some(a.value.cmp(&b.value)),
        (Number::Big(i), Number::Float(f)) => order_big_float(&i.value, *f),
        (Number::Float(f), Number::Big(i)) => order_big_float(&i.value, *f).map(Ordering::reverse),
        (Number::Big(a), Number::Int(_)) => Some(if a.value < IBig::ZERO { Ordering::Less } else { Ordering::Greater }),
        (Number::Int(_), Number::Big(b)) => Some(if b.value < IBig::ZERO { Ordering::Greater } else { Ordering::Less }),
        (Number::Complex(..), _) | (_, Number::Complex(..)) => return Err(()),
    })
}

/// The order of two numbers; `None` where there is none.
pub fn order_of_numbers(a: Value, b: Value) -> Option<Ordering> {
    order_numbers(&number(a)?, &number(b)?).ok().flatten()
}

/// Does an order satisfy a comparison?
pub fn satisfies(op: CmpOp, order: Ordering) -> bool {
    match op {
        CmpOp::Lt => order.is_lt(),
        CmpOp::Le => order.is_le(),
        CmpOp::Eq => order.is_eq(),
        CmpOp::Ne => order.is_ne(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::Ge => order.is_ge(),
    }
}

fn order(t: &Thread, a: Value, b: Value, op: CmpOp, depth: usize) -> Compared {
    if a.both_int(b) {
        return Compared::Known(satisfies(op, a.word().cmp(&b.word())));
    }
    if matches!(op, CmpOp::Eq | CmpOp::Ne) {
        return match equal_slow(t, a, b, depth) {
            Equal::Yes => Compared::Known(op == CmpOp::Eq),
            Equal::No => Compared::Known(op == CmpOp::Ne),
            Equal::Guest => Compared::Guest,
        };
    }
    if depth == 0 {
        return Compared::Guest;
    }
    let mirrored = match op {
        CmpOp::Lt => (Special::Lt, Special::Gt),
        CmpOp::Le => (Special::Le, Special::Ge),
        CmpOp::Gt => (Special::Gt, Special::Lt),
        _ => (Special::Ge, Special::Le),
    };
    if has_guest(t, a, mirrored.0) || has_guest(t, b, mirrored.1) {
        return Compared::Guest;
    }
    order_plain(t, t.plain(a), t.plain(b), op, depth)
}

/// The order of two values by their kinds.
fn order_plain(t: &Thread, a: Value, b: Value, op: CmpOp, depth: usize) -> Compared {
    let (Some(x), Some(y)) = (a.header(), b.header()) else { return order_unlike(t, a, b, op) };
    match (x.kind(), y.kind()) {
        (Kind::Str, Kind::Str) => {
            let (a, b) = (x.assume::<Str>(), y.assume::<Str>());
            t.charge_time(cost::READ_BYTE.times(a.len().min(b.len())));
            Compared::Known(satisfies(op, order_str(a, b)))
        }
        (Kind::Bytes, Kind::Bytes) => Compared::Known(satisfies(op, x.assume::<Bytes>().data().cmp(y.assume::<Bytes>().data()))),
        (Kind::Tuple, Kind::Tuple) => {
            let (a, b) = (x.assume::<Tuple>(), y.assume::<Tuple>());
            let (a, b) = (a.items(), b.items());
            order_items(t, a.len(), b.len(), |i| (a[i], b[i]), op, depth)
        }
        (Kind::List, Kind::List) => {
            let (a, b) = (x.assume::<List>().buffer(), y.assume::<List>().buffer());
            let (a, b) = (a.used(), b.used());
            order_items(t, a.len(), b.len(), |i| (a[i].get(), b[i].get()), op, depth)
        }
        (Kind::Set, Kind::Set) => {
            let (a, b) = (x.assume::<Set>(), y.assume::<Set>());
            let (n, m) = (a.len(), b.len());
            let subset = match op {
                CmpOp::Lt if n >= m => Equal::No,
                CmpOp::Gt if n <= m => Equal::No,
                CmpOp::Lt | CmpOp::Le => is_subset(t, a, b),
                _ => is_subset(t, b, a),
            };
            match subset {
                Equal::Yes => Compared::Known(true),
                Equal::No => Compared::Known(false),
                Equal::Guest => Compared::Guest,
            }
        }
        (Kind::Slice, Kind::Slice) => {
            let parts = |s: Ref<Slice>| [s.start.get(), s.stop.get(), s.step.get()];
            let (a, b) = (parts(x.assume()), parts(y.assume()));
            order_items(t, 3, 3, |i| (a[i], b[i]), op, depth)
        }
        _ => order_unlike(t, a, b, op),
    }
}

/// The order of two numbers, or of values of different kinds.
fn order_unlike(t: &Thread, a: Value, b: Value, op: CmpOp) -> Compared {
    if let (Some(x), Some(y)) = (number(a).as_ref(), number(b).as_ref()) {
        return match order_numbers(x, y) {
            Ok(order) => Compared::Known(order.is_some_and(|order| satisfies(op, order))),
            Err(()) => Compared::Unordered(a, b),
        };
    }
    if a.kind() == Some(Kind::Decimal) || b.kind() == Some(Kind::Decimal) {
        return decimal::order(t, a, b).map_or(Compared::Guest, |order| Compared::Known(satisfies(op, order)));
    }
    unordered(a, b)
}

/// Two values of kinds that have no native order between them. Natives with an order of their own are asked by calling them.
fn unordered(a: Value, b: Value) -> Compared {
    let asked = |v: Value| {
        matches!(v.kind(), Some(Kind::Native | Kind::DictView | Kind::ByteArray | Kind::Instance | Kind::Class | Kind::Exception))
    };
    if asked(a) || asked(b) { Compared::Guest } else { Compared::Unordered(a, b) }
}

/// The order of two sequences: that of the first items that differ, or of their lengths.
fn order_items(
    t: &Thread,
    a_len: usize,
    b_len: usize,
    item: impl Fn(usize) -> (Value, Value),
    op: CmpOp,
    depth: usize,
) -> Compared {
    for i in 0..a_len.min(b_len) {
        let (a, b) = item(i);
        match equal_nested(t, a, b, depth) {
            Equal::Yes => {}
            Equal::No => return order(t, a, b, op, depth - 1),
            Equal::Guest => return Compared::Guest,
        }
    }
    Compared::Known(satisfies(op, a_len.cmp(&b_len)))
}

/// The order of two strings: by code points.
pub fn order_str(a: Ref<Str>, b: Ref<Str>) -> Ordering {
    match (a.chars(), b.chars()) {
        (crate::text::Chars::Ascii(&[a, ..]), crate::text::Chars::Ascii(&[b, ..])) if a != b => a.cmp(&b),
        (crate::text::Chars::Ascii(a), crate::text::Chars::Ascii(b)) => a.cmp(b),
        (crate::text::Chars::Wide(a), crate::text::Chars::Wide(b)) => a.cmp(b),
        (a, b) => a.iter().cmp(b.iter()),
    }
}
