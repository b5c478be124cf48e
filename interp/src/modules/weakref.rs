//! `_weakref`: references that don't keep their object alive. A collection clears those whose object it frees.

use parking_lot::Mutex;

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Attr, Thread};
use crate::objects::class::{Class, class_flags};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::hash::hash_native;
use crate::objects::native::{Forgot, Native, Payload};
use crate::objects::repr::identity;
use crate::objects::string::Str;
use crate::value::{Slot, Value};

/// The module; proxies are in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_weakref", functions: FUNCTIONS, init: Some(init) };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "_keep_hash" "ref, hash, /" keep_hash),
    native!(Static "getweakrefs" "object, /" |t, a| { let refs = references(t, a[0]); Ok(t.list(&refs)?) }),
    native!(Static "getweakrefcount" "object, /" |t, a| { let refs = references(t, a[0]); Ok(t.size(refs.len())) }),
];

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let class: Value = t.native_class(&REFERENCE).into();
    for name in ["ref", "ReferenceType"] {
        let name = t.intern(name);
        dict.set_name(t, name, class)?;
    }
    Ok(())
}

/// A reference: what it refers to, or None once that is gone; and the hash, once it has been asked for.
struct Weak {
    target: Slot,
    callback: Slot,
    hash: Mutex<Option<i64>>,
}

impl Payload for Weak {
    fn trace(&self, marker: &mut Marker) {
        marker.value(self.callback.get());
    }

    fn forget_dead(&self, is_live: &dyn Fn(Value) -> bool) -> Forgot {
        if is_live(self.target.get()) {
            return Forgot::Live;
        }
        self.target.set(Value::NONE);
        if self.callback.get().is_none() { Forgot::Gone } else { Forgot::CallBack }
    }

    fn watched(&self) -> Option<Ref<crate::heap::Header>> {
        self.target.get().header()
    }
}

const REFERENCE: ClassDef = ClassDef {
    name: "ReferenceType",
    module: "weakref",
    methods: &[
        native!(New "__new__" "cls, object, callback=None, /" new),
        native!(Class "__class_getitem__" "cls, item, /" crate::objects::methods::generic_alias),
        native!(Method "__init__" "self, /, *args, **kwargs" |_, _| Ok(Value::NONE)),
        native!(Method "__call__" "self, /" |_, a| Ok(with(a[0], |w| w.target.get()).unwrap_or(Value::NONE))),
        native!(Method "__hash__" "self, /" hash),
        native!(Method "__eq__" "self, other, /" |t, a| equal(t, a, false)),
        native!(Method "__ne__" "self, other, /" |t, a| equal(t, a, true)),
        native!(Method "__repr__" "self, /" repr),
        native!(Getter "__callback__" "self" |_, a| Ok(with(a[0], |w| w.callback.get()).unwrap_or(Value::NONE))),
    ],
    subclassable: true,
};

/// Works with a reference; `None` if the value is none.
fn with<R>(v: Value, f: impl FnOnce(&Weak) -> R) -> Option<R> {
    let native: Ref<Native> = v.cast()?;
    native.payload::<Weak>().map(f)
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let can = match a[1].kind() {
        Some(Kind::Instance | Kind::Function | Kind::Class | Kind::Native | Kind::Set | Kind::BoundMethod | Kind::Generator) => {
            true
        }
        Some(Kind::Module | Kind::Exception | Kind::Code) => true,
        Some(Kind::List | Kind::Dict | Kind::ByteArray | Kind::Wrapped) => {
            t.class_of(a[1]).has(class_flags::GUEST) && crate::objects::methods::class::sized_base(t.class_of(a[1])).is_none()
        }
        _ => false,
    };
    if !can || t.class_of(a[1]).has(class_flags::NO_WEAKREF) {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("cannot create weak reference to '{got}' object")));
    }
    let callback = a.opt(2).unwrap_or(Value::NONE);
    // Plain references to an object are one and the same.
    let plain = callback.is_none() && Some(class) == t.interp().keep.lock().get(REFERENCE.name).and_then(|v| v.cast());
    if plain && let Some(known) = references(t, a[1]).into_iter().find(|&r| is_plain(r, class)) {
        return Ok(known);
    }
    let weak = Weak { target: Slot::new(a[1]), callback: Slot::new(callback), hash: Mutex::default() };
    let made = t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(weak)));
    t.interp().heap.watch_weak(made.header());
    if let Some(target) = a[1].header() {
        t.interp().weak_refs.lock().entry(target.address()).or_default().push(made.into());
        // Scripts rely on seeing at once that the object is gone.
        target.set_flag(crate::heap::flags::FINALIZER);
        t.prompt = true;
    }
    Ok(made.into())
}

/// The references to an object, in the order in which they were made.
fn references(t: &Thread, target: Value) -> Vec<Value> {
    let Some(header) = target.header() else { return Vec::new() };
    let all = t.interp().weak_refs.lock();
    let known = all.get(&header.address()).map_or(&[][..], |refs| &refs[..]);
    known.iter().copied().filter(|&r| with(r, |w| w.target.get()) == Some(target)).collect()
}

/// Is it of the class itself and without a callback?
fn is_plain(reference: Value, class: Ref<Class>) -> bool {
    reference.header().is_some_and(|h| h.class() == class.id) && with(reference, |w| w.callback.get().is_none()) == Some(true)
}

/// The callback of a reference whose object is gone; it is due once.
pub(crate) fn take_callback(reference: Value) -> Option<Value> {
    let callback = with(reference, |w| std::mem::replace(&mut w.callback.get(), Value::NONE))?;
    with(reference, |w| w.callback.set(Value::NONE));
    (!callback.is_none()).then_some(callback)
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let (target, known) = with(a[0], |w| (w.target.get(), *w.hash.lock())).unwrap_or((Value::NONE, None));
    if let Some(hash) = known {
        return Ok(t.int(hash));
    }
    if target.is_none() {
        return Err(t.type_error("weak object has gone away"));
    }
    match hash_native(t, target)? {
        Some(hash) => {
            with(a[0], |w| *w.hash.lock() = Some(hash));
            Ok(t.int(hash))
        }
        None => Err(t.prelude("weakref_hash", &[a[0], target])),
    }
}

fn keep_hash(_: &mut Thread, a: Args) -> NativeResult {
    if let Some(hash) = a[1].as_int() {
        with(a[0], |w| *w.hash.lock() = Some(hash));
    }
    Ok(Value::NONE)
}

/// Equal while both live if what they refer to is; else only a reference and itself.
fn equal(t: &mut Thread, a: Args, negate: bool) -> NativeResult {
    let (Some(mine), Some(other)) = (with(a[0], |w| w.target.get()), with(a[1], |w| w.target.get())) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = a[0] == a[1];
    if same || mine.is_none() || other.is_none() || mine == other {
        let equal = same || !mine.is_none() && mine == other;
        return Ok(Value::bool(equal != negate));
    }
    Err(t.prelude(if negate { "weakref_ne" } else { "weakref_eq" }, &[mine, other]))
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let target = with(a[0], |w| w.target.get()).unwrap_or(Value::NONE);
    let me = identity(t, a[0]);
    if target.is_none() {
        return Ok(t.str(&format!("<weakref at {me:#x}; dead>"))?);
    }
    let (class, at) = (t.type_name(target), identity(t, target));
    let name = t.intern("__name__");
    let name = match target.cast::<Function>() {
        Some(f) => f.name.get(),
        None => match (target.cast::<Class>(), t.find_attr(target, name)?.0) {
            (Some(class), _) => class.name.get(),
            (None, Attr::Value(name)) => name,
            _ => Value::NONE,
        },
    };
    let name = name.cast::<Str>().map_or_else(String::new, |name| format!(" ({})", name.to_utf8()));
    Ok(t.str(&format!("<weakref at {me:#x}; to '{class}' at {at:#x}{name}>"))?)
}
