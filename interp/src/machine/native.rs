//! Native functions: how Rust code is called by guest code, and how it answers.
//!
//! A native never calls guest code and never waits. It returns a value, raises, tail-calls a guest function, or says what it is
//! waiting for; in the last case it is called again with the same arguments when that may have happened. One that finds that it
//! needs guest code finds so before it has changed anything, and tail-calls a function of the prelude that does the whole job.

use crate::heap::{OutOfMemory, Ref};
use crate::objects::exception::Exception;
use crate::value::Value;

use super::Thread;

/// Why a native didn't return a value.
#[derive(Debug, Clone, Copy)]
pub enum Trap {
    /// An exception.
    Raise(Ref<Exception>),
    /// Go on with the call in `Thread::tail`; its result is the native's.
    TailCall,
    /// Run the generator in `Thread::tail`; what it yields is the native's result.
    Resume,
    /// Throw the exception in `Thread::tail` into the generator there; what it yields is the native's result.
    Throw,
    /// Wait for what `Thread::wait` says, then call the native again.
    Block,
    /// Memory is short: collect, then call the native again; if that doesn't help, MemoryError.
    Collect(usize),
}

/// What a native answers.
pub type NativeResult<T = Value> = Result<T, Trap>;

impl From<OutOfMemory> for Trap {
    fn from(e: OutOfMemory) -> Trap {
        Trap::Collect(e.bytes)
    }
}

/// The arguments of a native call: a window of registers. Valid until the native returns.
#[derive(Clone, Copy)]
pub struct Args {
    first: *const Value,
    len: usize,
}

impl Args {
    /// # Safety
    /// `len` registers from `first` on are initialised and stay where they are until the native returns.
    pub(crate) unsafe fn new(first: *const Value, len: usize) -> Args {
        Args { first, len }
    }

    #[inline(always)]
    pub fn len(self) -> usize {
        self.len
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.len == 0
    }

    /// All arguments.
    #[inline(always)]
    pub fn slice<'a>(self) -> &'a [Value] {
        // SAFETY: the promise of `new`; natives don't keep the slice, since it ends with their call.
        unsafe { std::slice::from_raw_parts(self.first, self.len) }
    }

    /// The argument at `i`; unbound where it was left out.
    #[inline(always)]
    pub fn get(self, i: usize) -> Value {
        if i < self.len { self.slice()[i] } else { Value::UNBOUND }
    }

    /// The argument at `i`, unless it was left out.
    #[inline]
    pub fn opt(self, i: usize) -> Option<Value> {
        self.get(i).bound()
    }
}

impl std::ops::Index<usize> for Args {
    type Output = Value;
    #[inline(always)]
    fn index(&self, i: usize) -> &Value {
        &self.slice()[i]
    }
}

/// A native's Rust function. `Args` are its parameters in order; those left out at the end are missing, in the middle unbound; the
/// variable positional ones follow the fixed ones, and a `**` parameter gets a dict as the last argument (see `Signature`).
///
/// What it answers comes back in a processor register: a value, or unbound if `Thread::trap` says why there is none. A result in memory
/// would keep the instruction that calls from ending in a jump, and costs more. The macro `native!` makes it of a function that returns
/// a `NativeResult`.
pub type NativeFn = fn(&mut Thread, Args) -> Value;

/// What a native function is.
#[derive(Clone, Copy)]
pub struct NativeDef {
    pub name: &'static str,
    /// As `inspect.signature` shows it, without the parentheses: `self, sep=None, /, maxsplit=-1, *args, key=None, **kwargs`.
    pub signature: &'static str,
    pub function: NativeFn,
    pub binding: Binding,
    pub shape: ArgShape,
    pub doc: &'static str,
    pub sight: Sight,
}

/// What the instruction of a call answers itself, where the arguments are as they mostly are: the natives that loops call most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    Nothing,
    /// `len` of a string or container.
    Len,
    /// `isinstance` of an instance of just that class.
    Instance,
    /// `append` to a list that has room.
    Append,
    /// `get` from a dict, where the search ends at once.
    Get,
    /// `add` to a set, where the search ends at once and no other thread runs.
    Add,
    /// `next` and `send` of a generator, which runs on at once.
    Resume,
}

impl NativeDef {
    /// The same, answered at sight.
    pub(crate) const fn at_sight(self, sight: Sight) -> NativeDef {
        NativeDef { sight, ..self }
    }

    /// Calls it with arguments that are as many as it takes, the receiver being of its class.
    #[inline(always)]
    pub(super) fn answer(&self, t: &mut Thread, args: Args) -> NativeResult {
        let v = (self.function)(t, args);
        if v.is_unbound() { Err(t.trap.take().expect("gilbox bug: a native without an answer")) } else { Ok(v) }
    }

    /// The same, for a native that needs what another does.
    #[inline]
    pub(crate) fn call(&self, t: &mut Thread, args: &[Value]) -> NativeResult {
        // SAFETY: the arguments are borrowed until the native has returned.
        self.answer(t, unsafe { Args::new(args.as_ptr(), args.len()) })
    }
}

/// What a `NativeFn` returns for an answer.
#[inline(always)]
pub fn in_register(t: &mut Thread, answer: NativeResult) -> Value {
    answer.unwrap_or_else(|trap| {
        t.trap = Some(trap);
        Value::UNBOUND
    })
}

/// How a native of a class binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A method: gets the receiver first.
    Method,
    /// A function of a module, or a static method of a class.
    Static,
    /// Gets the class first.
    Class,
    /// A property: called with the receiver when the attribute is read.
    Getter,
    /// The same, of what CPython keeps as a member that can only be read: whoever sets or deletes it is told so in other words.
    Member,
    /// The setter of the property of the same name, which stands before it: called with receiver and value.
    Setter,
    /// The deleter of the property of the same name, which stands before it: called with the receiver.
    Deleter,
    /// `__new__`: gets the class first, and is not bound.
    New,
}

impl Binding {
    /// Does it get an object of its class first?
    #[inline(always)]
    pub(crate) fn has_receiver(self) -> bool {
        matches!(self, Binding::Method | Binding::Getter | Binding::Member | Binding::Setter | Binding::Deleter)
    }
}

/// How many arguments a native takes, read off its signature at compile time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ArgShape {
    /// Positional arguments without a default, the receiver included.
    pub required: u8,
    /// Positional arguments.
    pub positional: u8,
    /// Keyword-only arguments.
    pub keyword_only: u8,
    pub star: bool,
    pub double_star: bool,
}

impl ArgShape {
    /// May so many arguments, all passed by position, stay as they are?
    #[inline(always)]
    pub fn takes(&self, argc: usize) -> bool {
        argc >= self.required as usize
            && (argc <= self.positional as usize || (self.star && self.keyword_only == 0))
            && !self.double_star
    }

    /// Are so many arguments more than the positional ones, so that keyword-only parameters stand, left out, in front of some?
    #[inline(always)]
    pub fn spreads(&self, argc: usize) -> bool {
        self.star && self.keyword_only > 0 && !self.double_star && argc > self.positional as usize
    }

    /// Reads a signature.
    pub const fn parse(signature: &str) -> ArgShape {
        let s = signature.as_bytes();
        let mut shape = ArgShape { required: 0, positional: 0, keyword_only: 0, star: false, double_star: false };
        let mut keyword_only = false;
        let mut i = 0;
        while i < s.len() {
            while i < s.len() && (s[i] == b' ' || s[i] == b',') {
                i += 1;
            }
            if i >= s.len() {
                break;
            }
            let start = i;
            let mut default = false;
            let mut quote = 0;
            while i < s.len() && (quote != 0 || s[i] != b',') {
                if s[i] == b'=' {
                    default = true;
                }
                if s[i] == b'\'' {
                    quote = if quote == 0 { 1 } else { 0 };
                }
                i += 1;
            }
            if s[start] == b'/' {
                continue;
            }
            if s[start] == b'*' {
                if start + 1 < s.len() && s[start + 1] == b'*' {
                    shape.double_star = true;
                } else {
                    keyword_only = true;
                    if i - start > 1 {
                        shape.star = true;
                    }
                }
            } else if keyword_only {
                shape.keyword_only += 1;
            } else {
                shape.positional += 1;
                if !default {
                    shape.required += 1;
                }
            }
        }
        shape
    }
}

/// Declares natives: `native!(Method "append" "self, object, /" list_append)` gives a `NativeDef`.
#[macro_export]
macro_rules! native {
    ($binding:ident $name:literal $signature:literal $function:expr) => {
        $crate::machine::native::NativeDef {
            name: $name,
            signature: $signature,
            function: {
                fn native(t: &mut $crate::machine::Thread, args: $crate::machine::native::Args) -> $crate::value::Value {
                    let function: fn(&mut $crate::machine::Thread, $crate::machine::native::Args) -> _ = $function;
                    let answer = function(t, args);
                    $crate::machine::native::in_register(t, answer)
                }
                native
            },
            binding: $crate::machine::native::Binding::$binding,
            shape: $crate::machine::native::ArgShape::parse($signature),
            doc: "",
            sight: $crate::machine::native::Sight::Nothing,
        }
    };
}
pub use native;

/// So much stack is needed for what natives do between two calls of `nested`, in bytes.
const STACK_NEEDED: usize = 96 << 10;

/// So much is added where there is less, in bytes.
const STACK_ADDED: usize = 1 << 20;

/// Does what is within something of its kind, and may have any number of such things within it. Each is a call in Rust: the stack grows
/// with them.
pub(crate) fn nested<R>(work: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(STACK_NEEDED, STACK_ADDED, work)
}

#[cfg(test)]
mod tests {
    use super::ArgShape;

    #[test]
    fn reads_signatures() {
        let shape = ArgShape::parse("self, sep=None, /, maxsplit=-1, *args, key=None, **kwargs");
        assert_eq!((shape.required, shape.positional, shape.keyword_only), (1, 3, 1));
        assert!(shape.star && shape.double_star);
        assert_eq!(ArgShape::parse("*, sep=', ', end").keyword_only, 2);
        assert!(!ArgShape::parse("*, a").star);
    }
}
