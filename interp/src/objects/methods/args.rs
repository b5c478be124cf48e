//! What natives make of their arguments, with CPython's messages, and how they get guest conversions done.
//!
//! A native that meets an argument with a guest `__index__` or `__float__` has itself called again by the prelude with the converted
//! argument in its place: `Site` says where the native is to be found.

use crate::heap::ClassId;
use crate::heap::Ref;
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, Trap, cost};
use crate::objects::arith::Integer;
use crate::objects::class::{class_flags, ids};
use crate::objects::function::ClassMethod;
use crate::objects::index::Index;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

/// Where a native is to be found: a method of a class, or a built-in function.
#[derive(Clone, Copy)]
pub(crate) struct Site {
    pub(crate) owner: Option<ClassId>,
    pub(crate) name: &'static str,
}

impl Site {
    pub(crate) const fn method(owner: ClassId, name: &'static str) -> Site {
        Site { owner: Some(owner), name }
    }

    pub(crate) const fn function(name: &'static str) -> Site {
        Site { owner: None, name }
    }

    /// A method of the built-in class that an object's class is or derives from.
    pub(crate) fn built_in(t: &Thread, receiver: Value, name: &'static str) -> Site {
        let built_in = t.class_of(receiver).mro().find(|class| !class.has(class_flags::GUEST));
        Site { owner: built_in.map(|class| class.id), name }
    }

    /// Has the native called again with argument `at` as its guest method `method` converts it.
    #[cold]
    pub(crate) fn again(self, t: &mut Thread, a: Args, at: usize, method: Special) -> Trap {
        let callee = self.native(t);
        let method = Value::from(t.interp().special_name(method));
        let at = Value::small(at as i32);
        let given: Vec<Value> = a.slice().iter().map(|v| v.bound().unwrap_or(Value::NONE)).collect();
        let given = match t.tuple(&given) {
            Ok(given) => given,
            Err(e) => return e.into(),
        };
        t.prelude("call_converted", &[callee, given, at, method])
    }

    /// The native's function object.
    fn native(self, t: &mut Thread) -> Value {
        let name = t.intern(self.name);
        let names = match self.owner {
            Some(id) => t.interp().class(id).expect("gilbox bug: a native of an unknown class").dict(),
            None => t.interp().builtins(),
        };
        let found = names.get_name(t, name).expect("gilbox bug: a native that isn't where it says");
        found.cast::<ClassMethod>().map_or(found, |m| m.function.get())
    }
}

/// The integer that argument `at` is.
///
/// # Errors
/// `TypeError` if it is none.
#[inline]
pub(crate) fn integer(t: &mut Thread, a: Args, at: usize, site: Site) -> NativeResult<Integer> {
    match Integer::of(t, a[at]) {
        Some(i) => Ok(i),
        None => Err(no_integer(t, a, at, site)),
    }
}

#[cold]
fn no_integer(t: &mut Thread, a: Args, at: usize, site: Site) -> Trap {
    if t.class_of(a[at]).special(Special::Index).is_unbound() {
        let name = t.type_name(a[at]);
        return t.type_error(format!("'{name}' object cannot be interpreted as an integer"));
    }
    site.again(t, a, at, Special::Index)
}

/// An integer that fits into a C int.
///
/// # Errors
/// `OverflowError` if it doesn't, else as of `integer`.
pub(crate) fn c_int(t: &mut Thread, a: Args, at: usize, site: Site) -> NativeResult<i32> {
    let fits = integer(t, a, at, site)?.word().and_then(|n| i32::try_from(n).ok());
    fits.ok_or_else(|| t.raise(ids::OVERFLOW_ERROR, "Python int too large to convert to C int"))
}

/// How often a sequence is to be repeated; `None` where an operator asks with what is no integer.
///
/// # Errors
/// `OverflowError` for an integer that is too wide, `TypeError` for none, the call that converts a guest's object.
pub(crate) fn repetitions(t: &mut Thread, a: Args, site: Site) -> NativeResult<Option<usize>> {
    match Index::of(t, a[1]) {
        Index::Small(n) => Ok(Some(n.max(0) as usize)),
        Index::Big(_) => Err(t.raise(ids::OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer")),
        Index::Other if t.at_operator() => Ok(None),
        Index::Guest | Index::Other => Err(no_integer(t, a, 1, site)),
    }
}

/// Argument `at` as a length, index or count.
///
/// # Errors
/// `TypeError` if it is no integer, `OverflowError` if it is too wide.
#[inline]
pub(crate) fn index(t: &mut Thread, a: Args, at: usize, site: Site) -> NativeResult<i64> {
    match a[at].as_int() {
        Some(i) => Ok(i),
        None => {
            let integer = integer(t, a, at, site)?;
            integer.word().ok_or_else(|| too_wide(t))
        }
    }
}

#[cold]
fn too_wide(t: &mut Thread) -> Trap {
    t.raise(crate::objects::class::ids::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")
}

/// Argument `at`, if it is given and not None, as the bound of a slice: what is too wide is the nearest word.
///
/// # Errors
/// `TypeError` if it is neither an integer nor None.
#[inline]
pub(crate) fn bound(t: &mut Thread, a: Args, at: usize, default: i64, site: Site) -> NativeResult<i64> {
    match a.opt(at) {
        None | Some(Value::NONE) => Ok(default),
        Some(v) => {
            if let Some(i) = v.as_int() {
                return Ok(i);
            }
            if let Some(i) = Integer::of(t, v) {
                return Ok(i.word().unwrap_or(if i.is_negative() { i64::MIN } else { i64::MAX }));
            }
            if t.class_of(v).special(Special::Index).is_unbound() {
                return Err(t.type_error("slice indices must be integers or None or have an __index__ method"));
            }
            Err(site.again(t, a, at, Special::Index))
        }
    }
}

/// The positions that `start` and `end` arguments mean in a sequence of `len` items.
#[inline]
pub(crate) fn range(t: &mut Thread, a: Args, at: usize, len: usize, site: Site) -> NativeResult<(usize, usize)> {
    if a.len() <= at {
        return Ok((0, len));
    }
    let clamp = |i: i64| {
        let i = if i < 0 { i.saturating_add(len as i64).max(0) } else { i };
        i as usize
    };
    let start = clamp(bound(t, a, at, 0, site)?);
    let end = clamp(bound(t, a, at + 1, i64::MAX, site)?).min(len);
    Ok((start, end))
}

/// The string that a value is, instances of guest subclasses included.
#[inline(always)]
pub(crate) fn as_str(t: &Thread, v: Value) -> Option<Ref<Str>> {
    v.cast::<Str>().or_else(|| t.plain(v).cast::<Str>())
}

/// The receiver of a method of `str`.
#[inline(always)]
pub(crate) fn self_str(t: &Thread, a: Args) -> Ref<Str> {
    as_str(t, a[0]).expect("gilbox bug: the machine checks the receivers of natives")
}

/// The receiver of a method that does something to each of its characters.
#[inline(always)]
pub(crate) fn whole_str(t: &mut Thread, a: Args, price: cost::Each) -> NativeResult<Ref<Str>> {
    let s = self_str(t, a);
    t.charge_each(s.len(), price)?;
    Ok(s)
}

/// Argument `at` as a string.
///
/// # Errors
/// `TypeError` that calls the argument `what`: `strip() argument 1`.
pub(crate) fn string(t: &mut Thread, a: Args, at: usize, what: impl std::fmt::Display) -> NativeResult<Ref<Str>> {
    match as_str(t, a[at]) {
        Some(s) => Ok(s),
        None => {
            let got = type_name_or_none(t, a[at]);
            Err(t.type_error(format!("{what} must be str, not {got}")))
        }
    }
}

/// A value's class as messages about arguments name it: None is called by its own name.
pub(crate) fn type_name_or_none(t: &Thread, v: Value) -> String {
    if v.is_none() { "None".into() } else { t.type_name(v) }
}
