//! `_queue`: the simple queue, whose `put` never waits and can be called from anywhere.

use std::collections::VecDeque;

use parking_lot::Mutex;

use super::thread::nanoseconds;
use crate::driver::world::{Key, Wait, WaitKind, Woken};
use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::misc::Module;
use crate::objects::native::{Native, Payload};
use crate::value::Value;

/// The module; `Empty` is in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_queue", functions: &[], init: Some(init) };

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let class = t.native_class(&SIMPLE_QUEUE).into();
    let name = t.intern("SimpleQueue");
    dict.set_name(t, name, class)?;
    Ok(())
}

#[derive(Default)]
struct Items {
    queue: Mutex<VecDeque<Value>>,
}

impl Payload for Items {
    fn trace(&self, marker: &mut Marker) {
        let queue = self.queue.lock();
        marker.outside(queue.capacity() * size_of::<Value>());
        queue.iter().for_each(|&v| marker.value(v));
    }
}

const SIMPLE_QUEUE: ClassDef = ClassDef {
    name: "SimpleQueue",
    module: "_queue",
    methods: &[
        native!(New "__new__" "cls, /" new),
        native!(Class "__class_getitem__" "cls, item, /" crate::objects::methods::generic_alias),
        native!(Method "put" "self, item, block=True, timeout=None" put),
        native!(Method "put_nowait" "self, item" put),
        native!(Method "get" "self, block=True, timeout=None" get),
        native!(Method "get_nowait" "self" |t, a| get_item(t, a, false, None)),
        native!(Method "empty" "self, /" |_, a| Ok(Value::bool(items(a).queue.lock().is_empty()))),
        native!(Method "qsize" "self, /" |t, a| { let n = items(a).queue.lock().len(); Ok(t.size(n)) }),
    ],
    subclassable: true,
};

/// A queue object, known to be one.
struct ItemsRef(Ref<Native>);

impl std::ops::Deref for ItemsRef {
    type Target = Items;
    fn deref(&self) -> &Items {
        self.0.payload().expect("gilbox bug: the receiver's class was checked")
    }
}

fn items(a: Args) -> ItemsRef {
    ItemsRef(a[0].cast().expect("gilbox bug: the receiver's class was checked"))
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Items::default()))).into())
}

fn put(t: &mut Thread, a: Args) -> NativeResult {
    let items = items(a);
    let mut queue = items.queue.lock();
    if queue.len() == queue.capacity() {
        // It will double.
        let more = queue.capacity().max(4) * size_of::<Value>();
        t.check_room(more)?;
        t.charge(more);
    }
    queue.push_back(a[1]);
    drop(queue);
    t.interp().world.wake(Key::of(a[0], 0), 1);
    Ok(Value::NONE)
}

fn get(t: &mut Thread, a: Args) -> NativeResult {
    let block = match a.opt(1) {
        None => true,
        Some(v) => t.plain(v).as_index().map_or(!v.is_none(), |i| i != 0),
    };
    let timeout = a.opt(2).filter(|v| !v.is_none());
    get_item(t, a, block, timeout)
}

fn get_item(t: &mut Thread, a: Args, block: bool, timeout: Option<Value>) -> NativeResult {
    let deadline = match timeout {
        Some(_) if t.woken.is_some() => t.deadline,
        Some(seconds) if block => {
            let nanos = nanoseconds(t, seconds)?;
            if nanos < 0 {
                return Err(t.value_error("'timeout' must be a non-negative number"));
            }
            Some(t.interp().world.now().saturating_add_signed(nanos))
        }
        _ => None,
    };
    let key = Key::of(a[0], 0);
    let ticket = t.interp().world.ticket(key);
    if let Some(item) = items(a).queue.lock().pop_front() {
        return Ok(item);
    }
    if !block || t.woken == Some(Woken::TimedOut) {
        return Err(empty(t));
    }
    Err(t.block(Wait::key(key, ticket, WaitKind::Queue).until(deadline)))
}

/// Raises `Empty`.
fn empty(t: &mut Thread) -> Trap {
    let module = t.intern("_queue");
    let name = t.intern("Empty");
    let found = t.interp().roots().modules.get_name(t, module);
    let namespace = found.and_then(|m| m.cast::<Module>()).and_then(|m| m.dict.get().cast::<Dict>());
    let class = namespace.and_then(|d| d.get_name(t, name)).and_then(|c| c.cast::<Class>());
    Trap::Raise(t.exception(class.map_or(ids::EXCEPTION, |c| c.id), &[]))
}
