//! The built-in types: what their objects look like in memory, and their methods.
//!
//! Each file owns one kind of object. `trace`, `drop_object` and `forget_dead` are what the collector asks of all of them.

pub mod arith;
pub mod bytearray;
pub mod class;
pub mod compare;
pub mod decimal;
pub mod deque;
pub mod dict;
pub mod exception;
pub mod format;
pub mod function;
pub mod generator;
pub mod hash;
pub mod heapq;
pub mod index;
pub mod instance;
pub mod iterate;
pub mod list;
pub mod memory;
pub(crate) mod methods;
pub mod misc;
pub mod native;
pub mod number;
pub mod ops;
pub mod repr;
pub mod set;
pub mod sort;
pub mod special;
pub mod string;

use crate::heap::{ClassId, Header, Kind, Marker, Object, Ref};
use crate::machine::code_object::CodeObject;
use crate::machine::native::NativeDef;
use crate::value::{Slot, Value};
use class::ids;
pub(crate) use methods::METHODS;

/// Built-in classes that may not be subclassed.
pub(crate) const FINAL: &[ClassId] = &[
    ids::BOOL,
    ids::NONE_TYPE,
    ids::FUNCTION,
    ids::RANGE,
    ids::SLICE,
    ids::GENERATOR,
    ids::METHOD,
    ids::CELL,
    ids::CODE,
    ids::ELLIPSIS_TYPE,
    ids::NOT_IMPLEMENTED_TYPE,
    ids::DICT_KEYS,
    ids::DICT_VALUES,
    ids::DICT_ITEMS,
    ids::MAPPINGPROXY,
    ids::MEMORYVIEW,
    ids::NATIVE_FUNCTION,
];

/// What calls of built-in classes with an `__init__` come to, where nothing else is to be done.
pub(crate) const MAKERS: &[(ClassId, NativeDef)] =
    &[(ids::LIST, methods::list::MAKER), (ids::SET, methods::set::MAKER), (ids::DICT, methods::dict::MAKER)];

/// Built-in classes whose instances have no hash.
pub(crate) const UNHASHABLE: &[ClassId] = &[ids::LIST, ids::DICT, ids::SET, ids::BYTEARRAY, ids::DICT_KEYS, ids::DICT_ITEMS];

/// Is the class a built-in name? The others are reached by `type(x)` or the module `types`.
pub(crate) fn is_named_builtin(id: ClassId) -> bool {
    const NAMED: &[ClassId] = &[
        ids::OBJECT,
        ids::TYPE,
        ids::INT,
        ids::BOOL,
        ids::FLOAT,
        ids::COMPLEX,
        ids::STR,
        ids::BYTES,
        ids::BYTEARRAY,
        ids::MEMORYVIEW,
        ids::LIST,
        ids::TUPLE,
        ids::DICT,
        ids::SET,
        ids::FROZENSET,
        ids::RANGE,
        ids::SLICE,
        ids::PROPERTY,
        ids::STATICMETHOD,
        ids::CLASSMETHOD,
        ids::SUPER,
        ids::ENUMERATE,
        ids::ZIP,
        ids::REVERSED,
    ];
    id >= ids::BASE_EXCEPTION || NAMED.contains(&id)
}

/// Marks what an object refers to.
pub(crate) fn trace(object: Ref<Header>, m: &mut Marker) {
    let mut slots = |slots: &[&Slot]| slots.iter().for_each(|s| m.value(s.get()));
    match object.kind() {
        Kind::Free => unreachable!("gilbox bug: something refers to a dead object"),
        Kind::Float | Kind::Complex | Kind::Bytes | Kind::StrBuffer => {}
        Kind::BigInt => m.outside(object.assume::<number::BigInt>().outside()),
        Kind::Decimal => m.value(object.assume::<decimal::Decimal>().long),
        Kind::ByteArray => {
            let array = object.assume::<bytearray::ByteArray>();
            m.outside(array.capacity());
            m.value(array.attrs.get());
        }
        Kind::Str => object.assume::<string::Str>().trace(m),
        Kind::Buffer => m.slots(object.assume::<list::Buffer>().slots()),
        Kind::DictTable => object.assume::<dict::DictTable>().trace(m),
        Kind::List => {
            let list = object.assume::<list::List>();
            m.object(list.buffer());
            m.value(list.attrs.get());
        }
        Kind::Tuple => object.assume::<list::Tuple>().items().iter().for_each(|&v| m.value(v)),
        Kind::Dict => object.assume::<dict::Dict>().trace(m),
        Kind::Set => object.assume::<set::Set>().trace(m),
        Kind::SetTable => object.assume::<set::SetTable>().trace(m),
        Kind::Range => {
            let o = object.assume::<misc::Range>();
            slots(&[&o.start, &o.stop, &o.step]);
        }
        Kind::Slice => {
            let o = object.assume::<misc::Slice>();
            slots(&[&o.start, &o.stop, &o.step]);
        }
        Kind::Cell => slots(&[&object.assume::<function::Cell>().value]),
        Kind::Code => object.assume::<CodeObject>().trace(m),
        Kind::Function => {
            let o = object.assume::<function::Function>();
            slots(&[&o.code, &o.closure, &o.defaults, &o.kwdefaults, &o.globals, &o.name, &o.qualname, &o.attrs]);
        }
        Kind::NativeFunction => {
            let o = object.assume::<function::NativeFunction>();
            slots(&[&o.receiver, &o.owner]);
        }
        Kind::BoundMethod => {
            let o = object.assume::<function::BoundMethod>();
            slots(&[&o.function, &o.receiver]);
        }
        Kind::Property => {
            let o = object.assume::<function::Property>();
            slots(&[&o.get, &o.set, &o.del, &o.doc, &o.name, &o.attrs]);
        }
        Kind::StaticMethod => {
            let o = object.assume::<function::StaticMethod>();
            slots(&[&o.function, &o.attrs]);
        }
        Kind::ClassMethod => {
            let o = object.assume::<function::ClassMethod>();
            slots(&[&o.function, &o.attrs]);
        }
        Kind::Super => {
            let o = object.assume::<function::Super>();
            slots(&[&o.class, &o.receiver, &o.start]);
        }
        Kind::Class => {
            let o = object.assume::<class::Class>();
            slots(&[&o.name, &o.qualname, &o.bases, &o.mro, &o.dict]);
            o.specials.iter().chain([&o.maker]).for_each(|s| m.value(s.get()));
        }
        Kind::Instance => object.assume::<instance::Instance>().trace(m),
        Kind::AttrBuffer => object.assume::<instance::AttrBuffer>().trace(m),
        Kind::Wrapped => {
            let o = object.assume::<misc::Wrapped>();
            slots(&[&o.value, &o.attrs]);
        }
        Kind::Exception => {
            let o = object.assume::<exception::Exception>();
            slots(&[&o.args, &o.cause, &o.context, &o.suppress_context, &o.traceback, &o.kept, &o.attrs]);
        }
        Kind::Traceback => {
            let o = object.assume::<misc::Traceback>();
            slots(&[&o.code, &o.namespace, &o.pc, &o.next, &o.given]);
            o.variables().iter().for_each(|s| m.value(s.get()));
        }
        Kind::Generator => object.assume::<generator::Generator>().trace(m),
        Kind::Iterator => {
            let o = object.assume::<misc::Iterator>();
            slots(&[&o.source, &o.index, &o.limit, &o.step]);
        }
        Kind::DictView => slots(&[&object.assume::<misc::DictView>().dict]),
        Kind::Module => slots(&[&object.assume::<misc::Module>().dict]),
        Kind::Native => {
            let o = object.assume::<native::Native>();
            m.value(o.attrs.get());
            o.any().trace(m);
        }
    }
}

/// Drops what a dead object owns outside the heap.
pub(crate) fn drop_object(object: Ref<Header>) {
    fn drop<T: Object>(object: Ref<T>) {
        // SAFETY: the sweeper calls this once, for an object that nothing reaches any more.
        unsafe { std::ptr::drop_in_place(object.as_ptr()) }
    }
    match object.kind() {
        Kind::BigInt => drop(object.assume::<number::BigInt>()),
        Kind::ByteArray => drop(object.assume::<bytearray::ByteArray>()),
        Kind::Class => drop(object.assume::<class::Class>()),
        Kind::Code => drop(object.assume::<CodeObject>()),
        Kind::Native => drop(object.assume::<native::Native>()),
        Kind::Free
        | Kind::Buffer
        | Kind::DictTable
        | Kind::Float
        | Kind::Complex
        | Kind::Decimal
        | Kind::Str
        | Kind::StrBuffer
        | Kind::Bytes
        | Kind::List
        | Kind::Tuple
        | Kind::Dict
        | Kind::Set
        | Kind::SetTable
        | Kind::Range
        | Kind::Slice
        | Kind::Cell
        | Kind::Function
        | Kind::NativeFunction
        | Kind::BoundMethod
        | Kind::Property
        | Kind::StaticMethod
        | Kind::ClassMethod
        | Kind::Super
        | Kind::Instance
        | Kind::AttrBuffer
        | Kind::Wrapped
        | Kind::Exception
        | Kind::Traceback
        | Kind::Generator
        | Kind::Iterator
        | Kind::DictView
        | Kind::Module => {}
    }
}

/// Lets a weak object forget what dies.
pub(crate) fn forget_dead(object: Ref<Header>, is_live: &dyn Fn(Value) -> bool) -> native::Forgot {
    match object.kind() {
        Kind::Native => object.assume::<native::Native>().any().forget_dead(is_live),
        _ => native::Forgot::Gone,
    }
}

/// What a weak reference refers to, if its end would be noticed by that reference.
pub(crate) fn watched(object: Ref<Header>) -> Option<Ref<Header>> {
    match object.kind() {
        Kind::Native => object.assume::<native::Native>().any().watched(),
        _ => None,
    }
}

/// Copies values, which mostly are so few that a call would take longer.
///
/// # Safety
/// There are `count` values at `from` and room for as many at `to`; the two don't overlap.
#[inline(always)]
pub(crate) unsafe fn copy_values(from: *const Value, to: *mut Value, count: usize) {
    const FEW: usize = 8;
    // SAFETY: as the caller has it.
    unsafe { if count > FEW { std::ptr::copy_nonoverlapping(from, to, count) } else { copy_few(from, to, count) } }
}

/// The same one by one, without a call.
///
/// # Safety
/// As above.
#[inline(always)]
unsafe fn copy_few(from: *const Value, to: *mut Value, count: usize) {
    for i in 0..count {
        // SAFETY: as the caller has it. A volatile write is one that the compiler doesn't make a call of.
        unsafe { to.add(i).write_volatile(*from.add(i)) };
    }
}

/// Room for `n` values: in `few` if they fit, else in `many`.
#[inline]
pub(crate) fn room_for<'a>(n: usize, few: &'a mut [Value], many: &'a mut Vec<Value>) -> &'a mut [Value] {
    if n <= few.len() {
        return &mut few[..n];
    }
    many.resize(n, Value::UNBOUND);
    many
}

/// Initialises `capacity` slots at `p`: the items, then unbound ones.
fn fill_slots(p: *mut u8, items: &[Value], capacity: usize) {
    let slots = p.cast::<Value>();
    // SAFETY: callers have room for `capacity` slots at `p`, at least as many as items, which nobody else sees yet.
    unsafe {
        copy_values(items.as_ptr(), slots, items.len());
        for i in items.len()..capacity {
            slots.add(i).write(Value::UNBOUND);
        }
    }
}

/// Initialises `capacity` slots at `p`: the items `times` over, then unbound ones.
fn fill_repeated(p: *mut u8, items: &[Value], times: usize, capacity: usize) {
    let slots = p.cast::<Value>();
    let len = items.len() * times;
    debug_assert!(len <= capacity);
    // SAFETY: callers have room for `capacity` slots at `p`, which nobody else sees yet; what is copied from there has been written before.
    unsafe {
        if let &[item] = items {
            (0..len).for_each(|i| slots.add(i).write(item));
        } else {
            let mut done = items.len().min(len);
            copy_values(items.as_ptr(), slots, done);
            while done < len {
                let more = done.min(len - done);
                copy_values(slots, slots.add(done), more);
                done += more;
            }
        }
        (len..capacity).for_each(|i| slots.add(i).write(Value::UNBOUND));
    }
}

/// Initialises `capacity` slots at `p`: the items of both, then unbound ones.
fn fill_joined(p: *mut u8, (a, b): (&[Value], &[Value]), capacity: usize) {
    let rest = p.wrapping_add(a.len() * 8);
    fill_slots(p, a, a.len());
    fill_slots(rest, b, capacity - a.len());
}

/// The slots that follow an object.
///
/// # Safety
/// `count` slots behind `object` have been initialised.
unsafe fn slots_behind<T>(object: &T, count: usize) -> &[Slot] {
    // SAFETY: the caller's promise; a slot has the size and alignment of a word.
    unsafe { std::slice::from_raw_parts(std::ptr::from_ref(object).add(1).cast::<Slot>(), count) }
}
