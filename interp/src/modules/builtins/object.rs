//! Built-in functions on objects, classes and namespaces.

use crate::heap::{Kind, Ref};
use crate::machine::native::{Args, NativeDef, NativeResult, Sight, native};
use crate::machine::{Attr, Thread, Trap, attr_hook};
use crate::modules::adopt::{Known, exactly};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::list::Tuple;
use crate::objects::methods::class::says_its_class;
use crate::objects::methods::object::name_argument;
use crate::objects::special::Special;
use crate::value::Value;

pub(crate) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "isinstance" "obj, class_or_tuple, /" isinstance).at_sight(Sight::Instance),
    native!(Static "issubclass" "cls, class_or_tuple, /" issubclass),
    native!(Static "callable" "obj, /" callable),
    native!(Static "getattr" "obj, name, default=None, /" getattr),
    native!(Static "setattr" "obj, name, value, /" setattr),
    native!(Static "delattr" "obj, name, /" delattr),
    native!(Static "hasattr" "obj, name, /" hasattr),
    native!(Static "globals" "" globals),
    native!(Static "locals" "" locals),
    native!(Static "vars" "object=None, /" vars),
    native!(Static "dir" "object=None, /" dir),
    native!(Static "eval" "source, /, globals=None, locals=None" |t, a| exec_like(t, a, "eval")),
    native!(Static "exec" "source, /, globals=None, locals=None, *, closure=None" |t, a| exec_like(t, a, "exec")),
    native!(Static "aiter" "async_iterable, /" |t, a| Err(t.prelude("aiter_of", &[a[0]]))),
    native!(Static "anext" "async_iterator, default=None, /" |t, a| match a.opt(1) {
        Some(default) => Err(t.prelude("anext_or", &[a[0], default])),
        None => Err(t.prelude("anext_of", &[a[0]])),
    }),
    native!(Static "compile" "source, filename, mode, flags=0, dont_inherit=False, optimize=-1" compile),
    native!(Static "exit" "code=None" leave),
    native!(Static "quit" "code=None" leave),
    native!(Static "__import__" "name, globals=None, locals=None, fromlist=(), level=0" import),
];

/// What ends a script that somebody wrote as if at a prompt.
fn leave(t: &mut Thread, a: Args) -> NativeResult {
    Err(Trap::Raise(t.exception(ids::SYSTEM_EXIT, &[a.opt(0).unwrap_or(Value::NONE)])))
}

/// Is an object of a class, as far as no guest code has a say in it?
pub(crate) fn instance_of(t: &Thread, v: Value, class: Value) -> Option<bool> {
    let class = class.cast::<Class>()?;
    // A metaclass may have its own opinion.
    let exact = class.header.class() == ids::TYPE;
    let of = t.class_of(v);
    if of.id == class.id {
        return Some(true);
    }
    if !exact && !native_check(t, class, Special::InstanceCheck) {
        return None;
    }
    let is = of.is_subclass_of(class.id);
    (is || !says_its_class(of)).then_some(is)
}

/// What a union has, if these are all classes.
fn classes_of_union(t: &Thread, v: Value) -> Option<Ref<Tuple>> {
    let classes: Ref<Tuple> = exactly(t, v, Known::Union)?.field(t, 0)?.cast()?;
    classes.items().iter().all(|c| c.cast::<Class>().is_some()).then_some(classes)
}

fn native_check(t: &Thread, class: Ref<Class>, check: Special) -> bool {
    t.class_of(class.into()).special(check).kind() == Some(Kind::NativeFunction)
}

fn isinstance(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(is) = instance_of(t, a[0], a[1]) {
        return Ok(Value::bool(is));
    }
    if let Some(classes) = a[1].cast::<Tuple>().or_else(|| classes_of_union(t, a[1])) {
        let mut all_known = true;
        for &c in classes.items() {
            match instance_of(t, a[0], c) {
                Some(true) => return Ok(Value::TRUE),
                Some(false) => {}
                None => {
                    all_known = false;
                    break;
                }
            }
        }
        if all_known {
            return Ok(Value::FALSE);
        }
    }
    Err(t.prelude("isinstance_of", &[a[0], a[1]]))
}

fn issubclass(t: &mut Thread, a: Args) -> NativeResult {
    if let (Some(c), Some(of)) = (a[0].cast::<Class>(), a[1].cast::<Class>())
        && native_check(t, of, Special::SubclassCheck)
    {
        return Ok(Value::bool(c.is_subclass_of(of.id)));
    }
    Err(t.prelude("issubclass_of", &[a[0], a[1]]))
}

fn callable(t: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(is_callable(t, a[0])))
}

/// Can it be called, as far as one can see?
pub(crate) fn is_callable(t: &Thread, v: Value) -> bool {
    matches!(v.kind(), Some(Kind::Function | Kind::NativeFunction | Kind::Class | Kind::BoundMethod | Kind::StaticMethod))
        || !t.class_of(v).special(Special::Call).is_unbound()
}

fn getattr(t: &mut Thread, a: Args) -> NativeResult {
    let name = name_argument(t, a[1])?;
    let Some(default) = a.opt(2) else { return t.get_attr_native(a[0], name) };
    let found = t.find_attr(a[0], name)?.0;
    match found {
        Attr::Value(_) | Attr::Method(_) | Attr::Bound(..) => t.answer_attr(a[0], name, found),
        Attr::Missing if t.class_of(a[0]).special(Special::GetAttr).is_unbound() && a[0].kind() != Some(Kind::Module) => {
            Ok(default)
        }
        Attr::Missing | Attr::Call(..) => Err(t.prelude("getattr_default", &[a[0], name.into(), default])),
    }
}

fn hasattr(t: &mut Thread, a: Args) -> NativeResult {
    let name = name_argument(t, a[1])?;
    match t.find_attr(a[0], name)?.0 {
        Attr::Value(_) | Attr::Method(_) | Attr::Bound(..) => Ok(Value::TRUE),
        Attr::Missing if t.class_of(a[0]).special(Special::GetAttr).is_unbound() && a[0].kind() != Some(Kind::Module) => {
            Ok(Value::FALSE)
        }
        Attr::Missing | Attr::Call(..) => Err(t.prelude("hasattr_by_trying", &[a[0], name.into()])),
    }
}

fn setattr(t: &mut Thread, a: Args) -> NativeResult {
    let name = name_argument(t, a[1])?;
    if let Some(guest) = attr_hook(t.class_of(a[0]), Special::SetAttr) {
        return Err(t.tail_call(guest, &[a[0], name.into(), a[2]]));
    }
    let pending = t.set_attr_plain(a[0], name, a[2])?;
    t.finish_pending(pending)
}

fn delattr(t: &mut Thread, a: Args) -> NativeResult {
    let name = name_argument(t, a[1])?;
    if let Some(guest) = attr_hook(t.class_of(a[0]), Special::DelAttr) {
        return Err(t.tail_call(guest, &[a[0], name.into()]));
    }
    let pending = t.delete_attr_plain(a[0], name)?;
    t.finish_pending(pending)
}

fn globals(t: &mut Thread, _: Args) -> NativeResult {
    match t.guest_globals() {
        Some(d) => Ok(d.into()),
        None => Ok(Dict::new(t).into()),
    }
}

fn locals(t: &mut Thread, _: Args) -> NativeResult {
    t.guest_locals()
}

fn vars(t: &mut Thread, a: Args) -> NativeResult {
    match a.opt(0) {
        None => t.guest_locals(),
        Some(v) => {
            let name = t.intern("__dict__");
            let own = t.lookup(t.class_of(v), name).is_some_and(|found| t.class_of(found).id != ids::GETSET_DESCRIPTOR);
            if !own
                && let Ok(dict) = crate::objects::methods::object::dict(t, a)
                && attr_hook(t.class_of(v), Special::GetAttribute).is_none()
                && v.kind() != Some(Kind::Class)
            {
                return Ok(dict);
            }
            Err(t.prelude("vars_of", &[v]))
        }
    }
}

fn dir(t: &mut Thread, a: Args) -> NativeResult {
    match a.opt(0) {
        None => {
            let names = t.guest_locals()?;
            Err(t.prelude("sorted_names", &[names]))
        }
        Some(v) => Err(t.prelude("dir_by_method", &[v])),
    }
}

/// `eval` and `exec`: the prelude sorts out the arguments, the code runs as a function's call.
fn exec_like(t: &mut Thread, a: Args, which: &'static str) -> NativeResult {
    let globals = match a.opt(1) {
        Some(g) if !g.is_none() => g,
        _ => t.guest_globals().map_or(Value::NONE, Value::from),
    };
    let locals = match a.opt(2) {
        Some(l) if !l.is_none() => l,
        _ if a.opt(1).is_some_and(|g| !g.is_none()) => Value::NONE,
        // Inside a function `eval` sees a snapshot of its variables.
        _ => t.guest_locals()?,
    };
    let mode = t.str(which)?;
    Err(t.prelude("run_source", &[a[0], globals, locals, mode, a.opt(3).unwrap_or(Value::NONE)]))
}

fn compile(t: &mut Thread, a: Args) -> NativeResult {
    let flags = a.opt(3).unwrap_or(Value::small(0));
    let optimize = a.opt(5).unwrap_or(Value::small(-1));
    Err(t.prelude("compile_source", &[a[0], a[1], a[2], flags, optimize]))
}

fn import(t: &mut Thread, a: Args) -> NativeResult {
    let or = |i: usize, v: Value| a.opt(i).unwrap_or(v);
    let level = or(4, Value::small(0));
    Err(t.prelude("import_function", &[a[0], or(1, Value::NONE), or(3, Value::NONE), level]))
}
