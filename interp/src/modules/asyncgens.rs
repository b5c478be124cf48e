//! `_begun`: asynchronous generators that have begun, known weakly, for an event loop that closes those that are left in the end.

use parking_lot::Mutex;

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::Thread;
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeResult, native};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
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
    if a[1].cast::<Generator>().is_none() {
        return Err(t.type_error("an asynchronous generator is expected"));
    }
    let begun = begun(a);
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
    all.push(a[1]);
    Ok(Value::NONE)
}
