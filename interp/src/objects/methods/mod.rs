//! The methods of the built-in types, one file per type; each file exports its tables.

use super::bytearray::ByteArray;
use super::class::{Class, ids};
use super::misc::Wrapped;
use super::string::{Bytes, Str};
use crate::heap::{ClassId, Header, Kind, Ref};
use crate::machine::native::{Args, NativeDef, NativeResult};
use crate::machine::{Thread, Trap};
use crate::text::search::LONG;
use crate::value::{Slot, Value};

pub(crate) mod args;
pub(crate) mod bytes;
pub(crate) mod class;
mod code;
pub(crate) mod codec;
pub(crate) mod comparing;
pub(crate) mod complex;
pub(crate) mod dict;
pub(crate) mod exception;
pub(crate) mod float;
pub(crate) mod format;
pub(crate) mod function;
pub(crate) mod generator;
pub(crate) mod int;
pub(crate) mod iterator;
pub(crate) mod list;
pub(crate) mod memory;
mod module;
pub(crate) mod object;
pub(crate) mod property;
pub(crate) mod range;
pub(crate) mod set;
pub(crate) mod singleton;
pub(crate) mod str;
pub(crate) mod tuple;

/// The methods of the built-in classes. A class may have several entries.
pub(crate) const METHODS: &[(ClassId, &[NativeDef])] = &[
    // Objects, classes, functions.
    (ids::OBJECT, object::METHODS),
    (ids::TYPE, class::METHODS),
    (ids::FUNCTION, function::FUNCTION),
    (ids::NATIVE_FUNCTION, function::NATIVE_FUNCTION),
    (ids::METHOD_DESCRIPTOR, function::DESCRIPTOR),
    (ids::WRAPPER_DESCRIPTOR, function::DESCRIPTOR),
    (ids::METHOD, function::METHOD),
    (ids::PROPERTY, property::PROPERTY),
    (ids::GETSET_DESCRIPTOR, property::GETSET),
    (ids::MEMBER_DESCRIPTOR, property::MEMBER),
    (ids::STATICMETHOD, function::STATICMETHOD),
    (ids::CLASSMETHOD, function::CLASSMETHOD),
    (ids::SUPER, function::SUPER),
    (ids::CELL, function::CELL),
    (ids::CODE, code::CODE),
    (ids::MODULE, module::MODULE),
    (ids::GENERATOR, generator::GENERATOR),
    (ids::COROUTINE, generator::COROUTINE),
    (ids::ASYNC_GENERATOR, generator::ASYNC_GENERATOR),
    (ids::ASYNC_SEND, generator::AWAITABLE),
    (ids::ASYNC_THROW, generator::AWAITABLE),
    (ids::ANEXT_AWAITABLE, generator::AWAITABLE),
    (ids::COROUTINE_WRAPPER, generator::AWAITABLE),
    // Attributes of their own.
    (ids::FUNCTION, object::DICT),
    (ids::MODULE, object::DICT),
    (ids::STATICMETHOD, object::DICT),
    (ids::CLASSMETHOD, object::DICT),
    (ids::BASE_EXCEPTION, object::DICT),
    // Texts.
    (ids::GETSET_DESCRIPTOR, comparing::REPR),
    (ids::MEMBER_DESCRIPTOR, comparing::REPR),
    (ids::TYPE, comparing::REPR),
    (ids::FUNCTION, comparing::REPR),
    (ids::NATIVE_FUNCTION, comparing::REPR),
    (ids::METHOD_DESCRIPTOR, comparing::REPR),
    (ids::WRAPPER_DESCRIPTOR, comparing::REPR),
    (ids::METHOD, comparing::REPR),
    (ids::STATICMETHOD, comparing::REPR),
    (ids::CLASSMETHOD, comparing::REPR),
    (ids::SUPER, comparing::REPR),
    (ids::MODULE, comparing::REPR),
    (ids::CELL, comparing::REPR),
    (ids::CODE, comparing::REPR),
    (ids::GENERATOR, comparing::REPR),
    (ids::COROUTINE, comparing::REPR),
    (ids::ASYNC_GENERATOR, comparing::REPR),
    // Exceptions.
    (ids::BASE_EXCEPTION, exception::BASE),
    (ids::STOP_ITERATION, exception::STOP_ITERATION),
    (ids::SYSTEM_EXIT, exception::SYSTEM_EXIT),
    (ids::KEY_ERROR, exception::KEY_ERROR),
    (ids::NAME_ERROR, exception::NAME_ERROR),
    (ids::ATTRIBUTE_ERROR, exception::ATTRIBUTE_ERROR),
    (ids::IMPORT_ERROR, exception::IMPORT_ERROR),
    (ids::OS_ERROR, exception::OS_ERROR),
    (ids::SYNTAX_ERROR, exception::SYNTAX_ERROR),
    (ids::UNICODE_DECODE_ERROR, exception::UNICODE_ERROR),
    (ids::UNICODE_ENCODE_ERROR, exception::UNICODE_ERROR),
    (ids::UNICODE_TRANSLATE_ERROR, exception::UNICODE_TRANSLATE_ERROR),
    (ids::BASE_EXCEPTION_GROUP, exception::GROUP),
    (ids::TRACEBACK, exception::TRACEBACK),
    // Scalars.
    (ids::NONE_TYPE, singleton::NONE),
    (ids::ELLIPSIS_TYPE, singleton::ELLIPSIS),
    (ids::NOT_IMPLEMENTED_TYPE, singleton::NOT_IMPLEMENTED),
    (ids::INT, int::INT),
    (ids::BOOL, int::BOOL),
    (ids::FLOAT, float::FLOAT),
    (ids::COMPLEX, complex::COMPLEX),
    (ids::STR, str::SPECIAL),
    (ids::STR, str::CASE),
    (ids::STR, str::BUILD),
    (ids::STR, str::SEARCH),
    (ids::BYTES, bytes::BYTES),
    (ids::BYTES, bytes::COMMON),
    (ids::BYTEARRAY, bytes::BYTEARRAY),
    (ids::BYTEARRAY, bytes::COMMON),
    (ids::MEMORYVIEW, memory::METHODS),
    (ids::MEMORY_ITERATOR, generator::ITERATOR),
    // Containers.
    (ids::LIST, list::METHODS),
    (ids::LIST, comparing::EQUALITY),
    (ids::LIST, comparing::ORDER),
    (ids::TUPLE, tuple::METHODS),
    (ids::TUPLE, comparing::EQUALITY),
    (ids::TUPLE, comparing::ORDER),
    (ids::DICT, dict::METHODS),
    (ids::DICT, comparing::EQUALITY),
    (ids::DICT_KEYS, dict::VIEW),
    (ids::DICT_KEYS, dict::SET_VIEW),
    (ids::DICT_VALUES, dict::VIEW),
    (ids::DICT_ITEMS, dict::VIEW),
    (ids::DICT_ITEMS, dict::SET_VIEW),
    (ids::SET, set::COMMON),
    (ids::SET, set::SET),
    (ids::SET, comparing::EQUALITY),
    (ids::SET, comparing::ORDER),
    (ids::FROZENSET, set::COMMON),
    (ids::FROZENSET, set::FROZENSET),
    (ids::FROZENSET, comparing::EQUALITY),
    (ids::FROZENSET, comparing::ORDER),
    (ids::RANGE, range::RANGE),
    (ids::RANGE, comparing::EQUALITY),
    (ids::SLICE, range::SLICE),
    (ids::LIST, comparing::REPR),
    (ids::TUPLE, comparing::REPR),
    (ids::DICT, comparing::REPR),
    (ids::DICT_KEYS, comparing::REPR),
    (ids::DICT_VALUES, comparing::REPR),
    (ids::DICT_ITEMS, comparing::REPR),
    (ids::SET, comparing::REPR),
    (ids::FROZENSET, comparing::REPR),
    (ids::RANGE, comparing::REPR),
    (ids::SLICE, comparing::REPR),
    (ids::SLICE, comparing::EQUALITY),
    (ids::SLICE, comparing::ORDER),
    (ids::LIST_ITERATOR, iterator::ITERATOR),
    (ids::LIST_ITERATOR, iterator::SEQUENTIAL),
    (ids::LIST_REVERSE_ITERATOR, iterator::ITERATOR),
    (ids::LIST_REVERSE_ITERATOR, iterator::SEQUENTIAL),
    (ids::TUPLE_ITERATOR, iterator::ITERATOR),
    (ids::TUPLE_ITERATOR, iterator::SEQUENTIAL),
    (ids::RANGE_ITERATOR, iterator::ITERATOR),
    (ids::RANGE_ITERATOR, iterator::SEQUENTIAL),
    (ids::LONG_RANGE_ITERATOR, iterator::ITERATOR),
    (ids::LONG_RANGE_ITERATOR, iterator::SEQUENTIAL),
    (ids::STR_ITERATOR, iterator::ITERATOR),
    (ids::STR_ITERATOR, iterator::SEQUENTIAL),
    (ids::STR_ASCII_ITERATOR, iterator::ITERATOR),
    (ids::STR_ASCII_ITERATOR, iterator::SEQUENTIAL),
    (ids::BYTES_ITERATOR, iterator::ITERATOR),
    (ids::BYTES_ITERATOR, iterator::SEQUENTIAL),
    (ids::BYTEARRAY_ITERATOR, iterator::ITERATOR),
    (ids::BYTEARRAY_ITERATOR, iterator::SEQUENTIAL),
    (ids::DICT_KEY_ITERATOR, iterator::ITERATOR),
    (ids::DICT_VALUE_ITERATOR, iterator::ITERATOR),
    (ids::DICT_ITEM_ITERATOR, iterator::ITERATOR),
    (ids::DICT_REVERSE_KEY_ITERATOR, iterator::ITERATOR),
    (ids::DICT_REVERSE_VALUE_ITERATOR, iterator::ITERATOR),
    (ids::DICT_REVERSE_ITEM_ITERATOR, iterator::ITERATOR),
    (ids::SET_ITERATOR, iterator::ITERATOR),
    (ids::SEQUENCE_ITERATOR, iterator::COMBINED),
    (ids::SEQUENCE_ITERATOR, iterator::OF_GUESTS),
    (ids::CALLABLE_ITERATOR, iterator::COMBINED),
    (ids::ENUMERATE, iterator::COMBINED),
    (ids::ZIP, iterator::COMBINED),
    (ids::REVERSED, iterator::COMBINED),
    (ids::REVERSED, iterator::OF_GUESTS),
    (ids::ENUMERATE, iterator::ENUMERATE),
    (ids::ZIP, iterator::ZIP),
    (ids::REVERSED, iterator::REVERSED),
];

/// A setter's value goes into a slot.
fn store_slot(slot: &Slot, a: Args) -> NativeResult {
    slot.set(a[1]);
    Ok(Value::NONE)
}

/// Puts more behind the call that a native has just asked for: `name(callee, arguments, object, extra)` of the prelude.
pub(crate) fn after_tail(t: &mut Thread, object: Value, name: &'static str, extra: Value) -> Trap {
    if let Some(check) = t.tail.check
        && let Err(trap) = t.check_in_prelude(check)
    {
        return trap;
    }
    let callee = t.tail.callee;
    let args = std::mem::take(&mut t.tail.args);
    match t.tuple(&args) {
        Ok(args) => t.prelude(name, &[callee, args, object, extra]),
        Err(e) => e.into(),
    }
}

/// What the `__new__` of an immutable built-in type answers: the plain value, or an instance of the guest subclass with it.
pub(crate) fn wrap(t: &mut Thread, class: Value, base: ClassId, plain: Value) -> NativeResult {
    let Some(class) = class.cast::<Class>() else { return Err(no_type(t, base, class)) };
    if class.id == base {
        return Ok(plain);
    }
    if class.id == ids::BOOL || !class.is_subclass_of(base) {
        return Err(no_subtype(t, base, class));
    }
    let header = Header::new(Kind::Wrapped, class.id);
    Ok(t.make(Wrapped { header, value: Slot::new(plain), attrs: Slot::unbound() }).into())
}

#[cold]
fn no_type(t: &mut Thread, base: ClassId, given: Value) -> Trap {
    let base = t.interp().class(base).map(class_name).unwrap_or_default();
    let given = t.type_name(given);
    t.type_error(format!("{base}.__new__(X): X is not a type object ({given})"))
}

#[cold]
fn no_subtype(t: &mut Thread, base: ClassId, class: Ref<Class>) -> Trap {
    let name = class_name(class);
    let is_subclass = class.is_subclass_of(base);
    let base = t.interp().class(base).map(class_name).unwrap_or_default();
    if is_subclass {
        return t.type_error(format!("{base}.__new__({name}) is not safe, use {name}.__new__()"));
    }
    t.type_error(format!("{base}.__new__({name}): {name} is not a subtype of {base}"))
}

/// The `__class_getitem__` of classes whose arguments change nothing at run time.
pub(crate) fn generic_alias(t: &mut Thread, a: Args) -> NativeResult {
    Err(t.prelude("generic_alias", &[a[0], a[1]]))
}

/// A class's name, for messages.
pub(crate) fn class_name(class: Ref<Class>) -> String {
    Str::text_of(class.name.get())
}

/// The bytes of an object that has some: `bytes`, or a copy of what changes.
pub(crate) enum BytesLike {
    Fixed(Ref<Bytes>),
    Copied(Vec<u8>),
}

impl BytesLike {
    pub(crate) fn into_vec(self) -> Vec<u8> {
        match self {
            BytesLike::Fixed(bytes) => bytes.data().to_vec(),
            BytesLike::Copied(bytes) => bytes,
        }
    }

    /// What is done with the bytes, of which the work reads or makes so many: aside if that takes long.
    #[inline]
    pub(crate) fn aside_if_long<R: Send + 'static>(
        &self,
        t: &mut Thread,
        length: usize,
        work: impl FnOnce(&[u8]) -> R + Send + 'static,
    ) -> NativeResult<R> {
        match self {
            BytesLike::Fixed(bytes) => t.aside_if_long(length, [*bytes], |[bytes]| work(bytes.data())),
            BytesLike::Copied(bytes) if length > LONG => {
                let bytes = bytes.clone();
                t.aside(move || work(&bytes))
            }
            BytesLike::Copied(bytes) => Ok(work(bytes)),
        }
    }
}

impl std::ops::Deref for BytesLike {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            BytesLike::Fixed(bytes) => bytes.data(),
            BytesLike::Copied(bytes) => bytes,
        }
    }
}

/// The bytes of a bytes-like object; `None` for anything else.
pub(crate) fn bytes_like(t: &Thread, v: Value) -> Option<BytesLike> {
    let plain = t.plain(v);
    if let Some(bytes) = plain.cast::<Bytes>() {
        return Some(BytesLike::Fixed(bytes));
    }
    if let Some(bytes) = plain.cast::<ByteArray>() {
        return Some(BytesLike::Copied(bytes.to_vec()));
    }
    plain.cast::<super::native::Native>()?.any().bytes().map(BytesLike::Copied)
}

/// The bytes of an argument that must have some.
///
/// # Errors
/// `TypeError` if it has none.
pub(crate) fn bytes_of(t: &mut Thread, v: Value) -> NativeResult<BytesLike> {
    bytes_like(t, v).ok_or_else(|| not_bytes_like(t, v))
}

#[cold]
pub(crate) fn not_bytes_like(t: &mut Thread, v: Value) -> Trap {
    let got = t.type_name(v);
    t.type_error(format!("a bytes-like object is required, not '{got}'"))
}
