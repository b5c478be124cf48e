//! `_begun`: asynchronous generators that have begun, known weakly, for an event loop that closes those that are left in the end.

use parking_lot::Mutex;

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::Thread;
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeResult, native};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::NativeFunction;
use crate::objects::generator::{Generator, State};
use crate::objects::native::{Forgot, Native, Payload};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_begun", functions: &[], init: Some(init) };

const BEGUN: ClassDef = ClassDef {
    name: "Begun",
    module: "_begun",
    methods: &[
        native!(New "__new__" "cls, /" new),
        native!(Method "add" "self, generator, /" add),
        native!(Method "discard" "self, generator, /" |_, a| {
            begun(a).all.lock().retain(|&v| v != a[1]);
            Ok(Value::NONE)
        }),
        native!(Method "take" "self, /" |t, a| {
            let begun = begun(a);
            let mut all = begun.all.lock();
            all.retain(|&v| is_unfinished(v));
            let taken = t.list(&all)?;
            all.clear();
            Ok(taken)
        }),
    ],
    subclassable: false,
};

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let class = t.native_class(&BEGUN).into();
    let name = t.intern(BEGUN.name);
    dict.set_name(t, name, class)?;
    Ok(())
}

#[derive(Default)]
struct Begun {
    all: Mutex<Vec<Value>>,
}

impl Payload for Begun {
    fn trace(&self, marker: &mut Marker) {
        marker.outside(self.all.lock().capacity() * size_of::<Value>());
    }

    fn forget_dead(&self, is_live: &dyn Fn(Value) -> bool) -> Forgot {
        self.all.lock().retain(|&v| is_live(v));
        Forgot::Live
    }
}

/// The receiver, known to be one.
struct BegunRef(Ref<Native>);

impl std::ops::Deref for BegunRef {
    type Target = Begun;
    fn deref(&self) -> &Begun {
        self.0.payload().expect("gilbox bug: the receiver's class was checked")
    }
}

fn begun(a: Args) -> BegunRef {
    BegunRef(a[0].cast().expect("gilbox bug: the receiver's class was checked"))
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let made = t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Begun::default())));
    t.interp().heap.watch_weak(made.header());
    Ok(made.into())
}

fn is_unfinished(v: Value) -> bool {
    v.cast::<Generator>().is_some_and(|g| g.state() != State::Finished)
}

fn add(t: &mut Thread, a: Args) -> NativeResult {
    let Some(generator) = a[1].cast::<Generator>() else {
        return Err(t.type_error("an asynchronous generator is expected"));
    };
    put(t, begun(a), generator)?;
    Ok(Value::NONE)
}

/// The list that a hook puts generators into, if it does no more than that; else unbound.
pub(crate) fn list_behind(hook: Value) -> Value {
    let method = hook.cast::<NativeFunction>().filter(|f| f.def.name == "add");
    let list = method.and_then(|f| f.receiver.get().cast::<Native>()).filter(|list| list.payload::<Begun>().is_some());
    list.map_or(Value::UNBOUND, Value::from)
}

/// Puts a generator into the list of the thread's event loop. False if it has none, or no room.
#[inline(never)]
pub(crate) fn tell(t: &mut Thread, generator: Ref<Generator>) -> bool {
    t.begun_asyncgens.cast().is_some_and(|list| put(t, BegunRef(list), generator).is_ok())
}

fn put(t: &mut Thread, begun: BegunRef, generator: Ref<Generator>) -> NativeResult<()> {
    let mut all = begun.all.lock();
    if all.len() == all.capacity() {
        all.retain(|&v| is_unfinished(v));
        if all.len() * 2 >= all.capacity() {
            // It will double.
            let more = all.capacity().max(16);
            t.check_room(more * size_of::<Value>())?;
            all.reserve(more);
        }
    }
    all.push(generator.into());
    Ok(())
}
