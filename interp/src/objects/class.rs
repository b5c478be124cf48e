//! Classes: the guest's types, with what the machine needs to find their attributes quickly.
//!
//! Every class has a number in its interpreter's table; objects carry it in their header. Built-in classes have fixed numbers (`ids`).
//! `specials` holds, for each special method that instructions look up on a type, what the class's method resolution order finds:
//! it is kept up to date when a class changes, so that the machine reads one slot.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use parking_lot::Mutex;

use super::dict::Dict;
use super::function::{Function, NativeFunction};
use super::list::Tuple;
use super::special::Special;
use crate::heap::{ClassId, Header, Kind, Object, Ref};
use crate::value::{Slot, Value};

/// Declares the built-in classes: constant, name, base, kind of its instances.
macro_rules! builtin_classes {
    ($($id:ident $name:literal $base:ident $kind:ident;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "the variants only number the constants")]
        #[repr(u32)]
        enum Number { $($id),* }

        /// The numbers of the built-in classes.
        pub mod ids {
            use super::{ClassId, Number};
            $(pub const $id: ClassId = ClassId(Number::$id as u32);)*
        }

        /// The built-in classes in the order of their numbers: number, name, base, kind of their instances.
        pub const BUILTIN: &[(ClassId, &str, ClassId, Kind)] = &[$((ids::$id, $name, ids::$base, Kind::$kind)),*];
    };
}

builtin_classes! {
    OBJECT "object" OBJECT Instance;
    TYPE "type" OBJECT Class;
    NONE_TYPE "NoneType" OBJECT Native;
    NOT_IMPLEMENTED_TYPE "NotImplementedType" OBJECT Native;
    ELLIPSIS_TYPE "ellipsis" OBJECT Native;
    INT "int" OBJECT BigInt;
    BOOL "bool" INT BigInt;
    FLOAT "float" OBJECT Float;
    COMPLEX "complex" OBJECT Complex;
    STR "str" OBJECT Str;
    BYTES "bytes" OBJECT Bytes;
    BYTEARRAY "bytearray" OBJECT ByteArray;
    MEMORYVIEW "memoryview" OBJECT Native;
    MEMORY_ITERATOR "memory_iterator" OBJECT Generator;
    LIST "list" OBJECT List;
    TUPLE "tuple" OBJECT Tuple;
    DICT "dict" OBJECT Dict;
    SET "set" OBJECT Set;
    FROZENSET "frozenset" OBJECT Set;
    RANGE "range" OBJECT Range;
    SLICE "slice" OBJECT Slice;
    CELL "cell" OBJECT Cell;
    CODE "code" OBJECT Code;
    FUNCTION "function" OBJECT Function;
    NATIVE_FUNCTION "builtin_function_or_method" OBJECT NativeFunction;
    METHOD_DESCRIPTOR "method_descriptor" OBJECT NativeFunction;
    WRAPPER_DESCRIPTOR "wrapper_descriptor" OBJECT NativeFunction;
    GETSET_DESCRIPTOR "getset_descriptor" OBJECT Property;
    MEMBER_DESCRIPTOR "member_descriptor" OBJECT Property;
    METHOD "method" OBJECT BoundMethod;
    PROPERTY "property" OBJECT Property;
    STATICMETHOD "staticmethod" OBJECT StaticMethod;
    CLASSMETHOD "classmethod" OBJECT ClassMethod;
    SUPER "super" OBJECT Super;
    MODULE "module" OBJECT Module;
    GENERATOR "generator" OBJECT Generator;
    COROUTINE "coroutine" OBJECT Generator;
    ASYNC_GENERATOR "async_generator" OBJECT Generator;
    ASYNC_SEND "async_generator_asend" OBJECT Generator;
    ASYNC_THROW "async_generator_athrow" OBJECT Generator;
    ANEXT_AWAITABLE "anext_awaitable" OBJECT Generator;
    COROUTINE_WRAPPER "coroutine_wrapper" OBJECT Generator;
    TRACEBACK "traceback" OBJECT Traceback;
    FRAME "frame" OBJECT Native;
    LIST_ITERATOR "list_iterator" OBJECT Iterator;
    LIST_REVERSE_ITERATOR "list_reverseiterator" OBJECT Iterator;
    TUPLE_ITERATOR "tuple_iterator" OBJECT Iterator;
    RANGE_ITERATOR "range_iterator" OBJECT Iterator;
    LONG_RANGE_ITERATOR "longrange_iterator" OBJECT Iterator;
    STR_ITERATOR "str_iterator" OBJECT Iterator;
    STR_ASCII_ITERATOR "str_ascii_iterator" OBJECT Iterator;
    BYTES_ITERATOR "bytes_iterator" OBJECT Iterator;
    BYTEARRAY_ITERATOR "bytearray_iterator" OBJECT Iterator;
    DICT_KEY_ITERATOR "dict_keyiterator" OBJECT Iterator;
    DICT_VALUE_ITERATOR "dict_valueiterator" OBJECT Iterator;
    DICT_ITEM_ITERATOR "dict_itemiterator" OBJECT Iterator;
    DICT_REVERSE_KEY_ITERATOR "dict_reversekeyiterator" OBJECT Iterator;
    DICT_REVERSE_VALUE_ITERATOR "dict_reversevalueiterator" OBJECT Iterator;
    DICT_REVERSE_ITEM_ITERATOR "dict_reverseitemiterator" OBJECT Iterator;
    SET_ITERATOR "set_iterator" OBJECT Iterator;
    SEQUENCE_ITERATOR "iterator" OBJECT Iterator;
    CALLABLE_ITERATOR "callable_iterator" OBJECT Iterator;
    ENUMERATE "enumerate" OBJECT Iterator;
    ZIP "zip" OBJECT Iterator;
    REVERSED "reversed" OBJECT Iterator;
    DICT_KEYS "dict_keys" OBJECT DictView;
    DICT_VALUES "dict_values" OBJECT DictView;
    DICT_ITEMS "dict_items" OBJECT DictView;
    MAPPINGPROXY "mappingproxy" OBJECT Native;
    BASE_EXCEPTION "BaseException" OBJECT Exception;
    BASE_EXCEPTION_GROUP "BaseExceptionGroup" BASE_EXCEPTION Exception;
    EXCEPTION "Exception" BASE_EXCEPTION Exception;
    GENERATOR_EXIT "GeneratorExit" BASE_EXCEPTION Exception;
    KEYBOARD_INTERRUPT "KeyboardInterrupt" BASE_EXCEPTION Exception;
    SYSTEM_EXIT "SystemExit" BASE_EXCEPTION Exception;
    ARITHMETIC_ERROR "ArithmeticError" EXCEPTION Exception;
    FLOATING_POINT_ERROR "FloatingPointError" ARITHMETIC_ERROR Exception;
    OVERFLOW_ERROR "OverflowError" ARITHMETIC_ERROR Exception;
    ZERO_DIVISION_ERROR "ZeroDivisionError" ARITHMETIC_ERROR Exception;
    ASSERTION_ERROR "AssertionError" EXCEPTION Exception;
    ATTRIBUTE_ERROR "AttributeError" EXCEPTION Exception;
    BUFFER_ERROR "BufferError" EXCEPTION Exception;
    EOF_ERROR "EOFError" EXCEPTION Exception;
    IMPORT_ERROR "ImportError" EXCEPTION Exception;
    MODULE_NOT_FOUND_ERROR "ModuleNotFoundError" IMPORT_ERROR Exception;
    LOOKUP_ERROR "LookupError" EXCEPTION Exception;
    INDEX_ERROR "IndexError" LOOKUP_ERROR Exception;
    KEY_ERROR "KeyError" LOOKUP_ERROR Exception;
    MEMORY_ERROR "MemoryError" EXCEPTION Exception;
    NAME_ERROR "NameError" EXCEPTION Exception;
    UNBOUND_LOCAL_ERROR "UnboundLocalError" NAME_ERROR Exception;
    OS_ERROR "OSError" EXCEPTION Exception;
    BLOCKING_IO_ERROR "BlockingIOError" OS_ERROR Exception;
    CHILD_PROCESS_ERROR "ChildProcessError" OS_ERROR Exception;
    CONNECTION_ERROR "ConnectionError" OS_ERROR Exception;
    BROKEN_PIPE_ERROR "BrokenPipeError" CONNECTION_ERROR Exception;
    CONNECTION_ABORTED_ERROR "ConnectionAbortedError" CONNECTION_ERROR Exception;
    CONNECTION_REFUSED_ERROR "ConnectionRefusedError" CONNECTION_ERROR Exception;
    CONNECTION_RESET_ERROR "ConnectionResetError" CONNECTION_ERROR Exception;
    FILE_EXISTS_ERROR "FileExistsError" OS_ERROR Exception;
    FILE_NOT_FOUND_ERROR "FileNotFoundError" OS_ERROR Exception;
    INTERRUPTED_ERROR "InterruptedError" OS_ERROR Exception;
    IS_A_DIRECTORY_ERROR "IsADirectoryError" OS_ERROR Exception;
    NOT_A_DIRECTORY_ERROR "NotADirectoryError" OS_ERROR Exception;
    PERMISSION_ERROR "PermissionError" OS_ERROR Exception;
    PROCESS_LOOKUP_ERROR "ProcessLookupError" OS_ERROR Exception;
    TIMEOUT_ERROR "TimeoutError" OS_ERROR Exception;
    REFERENCE_ERROR "ReferenceError" EXCEPTION Exception;
    RUNTIME_ERROR "RuntimeError" EXCEPTION Exception;
    NOT_IMPLEMENTED_ERROR "NotImplementedError" RUNTIME_ERROR Exception;
    PYTHON_FINALIZATION_ERROR "PythonFinalizationError" RUNTIME_ERROR Exception;
    RECURSION_ERROR "RecursionError" RUNTIME_ERROR Exception;
    STOP_ASYNC_ITERATION "StopAsyncIteration" EXCEPTION Exception;
    STOP_ITERATION "StopIteration" EXCEPTION Exception;
    SYNTAX_ERROR "SyntaxError" EXCEPTION Exception;
    INDENTATION_ERROR "IndentationError" SYNTAX_ERROR Exception;
    TAB_ERROR "TabError" INDENTATION_ERROR Exception;
    SYSTEM_ERROR "SystemError" EXCEPTION Exception;
    TYPE_ERROR "TypeError" EXCEPTION Exception;
    VALUE_ERROR "ValueError" EXCEPTION Exception;
    UNICODE_ERROR "UnicodeError" VALUE_ERROR Exception;
    UNICODE_DECODE_ERROR "UnicodeDecodeError" UNICODE_ERROR Exception;
    UNICODE_ENCODE_ERROR "UnicodeEncodeError" UNICODE_ERROR Exception;
    UNICODE_TRANSLATE_ERROR "UnicodeTranslateError" UNICODE_ERROR Exception;
    WARNING "Warning" EXCEPTION Exception;
    BYTES_WARNING "BytesWarning" WARNING Exception;
    DEPRECATION_WARNING "DeprecationWarning" WARNING Exception;
    ENCODING_WARNING "EncodingWarning" WARNING Exception;
    FUTURE_WARNING "FutureWarning" WARNING Exception;
    IMPORT_WARNING "ImportWarning" WARNING Exception;
    PENDING_DEPRECATION_WARNING "PendingDeprecationWarning" WARNING Exception;
    RESOURCE_WARNING "ResourceWarning" WARNING Exception;
    RUNTIME_WARNING "RuntimeWarning" WARNING Exception;
    SYNTAX_WARNING "SyntaxWarning" WARNING Exception;
    UNICODE_WARNING "UnicodeWarning" WARNING Exception;
    USER_WARNING "UserWarning" WARNING Exception;
    EXCEPTION_GROUP "ExceptionGroup" BASE_EXCEPTION_GROUP Exception;
}

/// Bits of `Class::flags`.
pub mod class_flags {
    /// Made by a guest's `class` statement or `type(...)`.
    pub const GUEST: u32 = 1;
    /// Instances have no `__dict__`: the class and its bases define `__slots__`.
    pub const NO_DICT: u32 = 2;
    /// May not be subclassed (`bool`, `function`, ...).
    pub const FINAL: u32 = 4;
    /// Has abstract methods left.
    pub const ABSTRACT: u32 = 8;
    /// Its attributes may not be assigned (built-in types).
    pub const IMMUTABLE: u32 = 16;
    /// Instances take no weak references: `__slots__` leave them out.
    pub const NO_WEAKREF: u32 = 32;
    /// Stands for a type that CPython has in C.
    pub const NATIVE: u32 = 64;
    /// Is `Sequence` or `Mapping`, or has been registered with an abstract class.
    pub const VIRTUAL: u32 = 128;
}

/// A class.
#[repr(C)]
pub struct Class {
    /// The header's class is the metaclass.
    pub header: Header,
    pub id: ClassId,
    /// What the memory of instances looks like.
    pub instance_kind: Kind,
    pub flags: AtomicU32,
    pub name: Slot,
    pub qualname: Slot,
    /// A tuple of classes.
    pub bases: Slot,
    /// A tuple of classes, this one first.
    pub mro: Slot,
    /// The namespace: a `Dict`.
    pub dict: Slot,
    /// The shape of an instance without attributes.
    pub root_shape: AtomicU32,
    /// How many attributes instances have turned out to have: how much room a new one gets.
    pub room: AtomicU32,
    /// Some inline cache depends on this class.
    pub cached: AtomicBool,
    /// Classes that have this one as a base.
    pub subclasses: Mutex<Vec<ClassId>>,
    pub specials: [Slot; Special::COUNT],
    /// The native that calling the class is calling, with the class as its first argument: of a built-in class that initialises nothing
    /// afterwards. Else unbound.
    pub maker: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic or behind a lock.
unsafe impl Object for Class {
    const KIND: Kind = Kind::Class;
    const DROP: bool = true;
}

impl Class {
    #[inline]
    pub fn has(&self, flag: u32) -> bool {
        self.flags.load(Ordering::Relaxed) & flag != 0
    }

    pub fn set_class_flag(&self, flag: u32) {
        self.flags.fetch_or(flag, Ordering::Relaxed);
    }

    /// Does it make instances as `object` does, with nothing else to be called?
    #[inline]
    pub fn makes_plain_instances(&self) -> bool {
        self.header.class() == ids::TYPE
            && self.instance_kind == Kind::Instance
            && !self.has(class_flags::ABSTRACT)
            && self.special(Special::New).cast::<NativeFunction>().is_some_and(super::methods::object::is_object_new)
            && self.special(Special::Del).is_unbound()
    }

    /// The `__init__` of a class that does.
    #[inline]
    pub fn plain_init(&self) -> Option<Ref<Function>> {
        if self.makes_plain_instances() { self.special(Special::Init).cast() } else { None }
    }

    /// The namespace.
    #[inline]
    pub fn dict(&self) -> Ref<Dict> {
        Ref::from_address(self.dict.get().bits())
    }

    /// The method resolution order, this class first.
    #[inline]
    pub fn mro(&self) -> impl Iterator<Item = Ref<Class>> + use<> {
        let mro: Ref<Tuple> = Ref::from_address(self.mro.get().bits());
        (0..mro.len()).filter_map(move |i| mro.items()[i].cast::<Class>())
    }

    pub fn bases(&self) -> impl Iterator<Item = Ref<Class>> + use<> {
        let bases: Ref<Tuple> = Ref::from_address(self.bases.get().bits());
        (0..bases.len()).filter_map(move |i| bases.items()[i].cast::<Class>())
    }

    /// Is it `other` or a subclass of it?
    #[inline]
    pub fn is_subclass_of(&self, other: ClassId) -> bool {
        self.id == other || self.mro().any(|c| c.id == other)
    }

    /// What the method resolution order finds for a special method; unbound where nothing.
    #[inline(always)]
    pub fn special(&self, which: Special) -> Value {
        self.specials[which as usize].get()
    }
}
