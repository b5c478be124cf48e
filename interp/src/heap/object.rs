//! What every heap object begins with, and the pointer to one.

use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, Ordering, fence};

use super::patience::insist;

/// What the memory of an object looks like. (Its guest type is its *class*: a subclass of `list` is of kind `List`.)
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    /// A cell without an object.
    Free = 0,
    /// Slots behind a list, instance or the like; not a guest object itself.
    Buffer,
    DictTable,
    Float,
    BigInt,
    Complex,
    Decimal,
    Str,
    StrBuffer,
    Bytes,
    ByteArray,
    List,
    Tuple,
    Dict,
    Set,
    SetTable,
    Range,
    Slice,
    Cell,
    Code,
    Function,
    NativeFunction,
    BoundMethod,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    Class,
    Instance,
    AttrBuffer,
    /// An instance of a guest subclass of an immutable built-in type: its plain value and its attributes.
    Wrapped,
    Exception,
    Traceback,
    Generator,
    Iterator,
    DictView,
    Module,
    /// An object whose contents are Rust's: see `objects::native`.
    Native,
}

/// The first word of every object.
#[repr(C)]
pub struct Header {
    /// The number of its class in the interpreter's table; exact built-in types have fixed numbers.
    class: AtomicU32,
    kind: AtomicU8,
    flags: AtomicU8,
    /// Odd while somebody holds the object's lock, and another number after each time.
    lock: AtomicU16,
}

/// Bits of `Header::flags`.
pub mod flags {
    /// It lies outside the blocks and keeps its mark in the word before it.
    pub const LARGE: u8 = 1;
    /// Losing its last obvious holder asks for a collection: it has a finalizer that scripts rely on.
    pub const FINALIZER: u8 = 2;
    /// Its finalizer has run or is due to run.
    pub const FINALIZED: u8 = 4;
    /// A weak reference or a weak table knows it.
    pub const WEAKLY_KNOWN: u8 = 8;
    /// For the kind's own use.
    pub const KIND_A: u8 = 16;
    /// For the kind's own use.
    pub const KIND_B: u8 = 32;
    /// Attributes of its own may hide those of its class.
    pub(super) const OWN_ATTRS: u8 = 64;
}

const _: () = assert!(size_of::<Header>() == 8);

impl Header {
    #[inline(always)]
    pub fn new(kind: Kind, class: ClassId) -> Header {
        Header::with_flags(kind, class, 0)
    }

    #[inline(always)]
    pub fn with_flags(kind: Kind, class: ClassId, flags: u8) -> Header {
        Header {
            class: AtomicU32::new(class.0),
            kind: AtomicU8::new(kind as u8),
            flags: AtomicU8::new(flags),
            lock: AtomicU16::new(0),
        }
    }

    #[inline(always)]
    pub fn kind(&self) -> Kind {
        // SAFETY: only `Header::new` and `free` write this byte, always with a variant of `Kind`.
        unsafe { std::mem::transmute(self.kind.load(Ordering::Relaxed)) }
    }

    /// The number of the object's class.
    #[inline(always)]
    pub fn class(&self) -> ClassId {
        ClassId(self.class.load(Ordering::Relaxed))
    }

    /// Assigns `__class__`.
    pub fn set_class(&self, class: ClassId) {
        self.class.store(class.0, Ordering::Relaxed);
    }

    /// Has the object, which is no instance with a shape, got attributes of its own?
    #[inline(always)]
    pub fn has_own_attrs(&self) -> bool {
        self.has_flag(flags::OWN_ATTRS)
    }

    /// Notes that it is about to get some.
    pub fn set_own_attrs(&self) {
        self.set_flag(flags::OWN_ATTRS);
    }

    #[inline(always)]
    pub fn has_flag(&self, flag: u8) -> bool {
        self.flags.load(Ordering::Relaxed) & flag != 0
    }

    /// Sets a flag and says whether it was clear before.
    pub fn set_flag(&self, flag: u8) -> bool {
        self.flags.fetch_or(flag, Ordering::AcqRel) & flag == 0
    }

    pub fn clear_flag(&self, flag: u8) {
        self.flags.fetch_and(!flag, Ordering::AcqRel);
    }

    /// Takes the object's own lock: a few instructions long, never held over a safepoint.
    #[inline]
    pub fn lock(&self) {
        if !self.try_lock() {
            self.lock_slow();
        }
    }

    #[inline]
    fn try_lock(&self) -> bool {
        let free = self.lock.load(Ordering::Relaxed) & !1;
        self.lock.compare_exchange_weak(free, free | 1, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }

    #[cold]
    fn lock_slow(&self) {
        insist(|| self.lock.load(Ordering::Relaxed) & 1 == 0 && self.try_lock());
    }

    #[inline]
    pub fn unlock(&self) {
        self.lock.store(self.lock.load(Ordering::Relaxed).wrapping_add(1), Ordering::Release);
    }

    /// Reads what takes several steps as it is at one moment: without writing to the object if nobody has its lock meanwhile, else under
    /// that. So `read` may be made twice, and must not take the lock itself.
    #[inline]
    pub fn read_whole<R>(&self, mut read: impl FnMut() -> R) -> R {
        if let Some(result) = self.read_unlocked(&mut read) {
            return result;
        }
        self.lock();
        let result = read();
        self.unlock();
        result
    }

    /// What `read` reads, if nobody has the lock meanwhile.
    #[inline]
    pub(crate) fn read_unlocked<R>(&self, read: impl FnOnce() -> R) -> Option<R> {
        let before = self.lock.load(Ordering::Acquire);
        if before & 1 != 0 {
            return None;
        }
        let result = read();
        fence(Ordering::Acquire);
        // Only 32,768 changes during one read would look like none.
        (self.lock.load(Ordering::Relaxed) == before).then_some(result)
    }

    /// Has the object brought near.
    #[inline(always)]
    pub(super) fn fetch(&self) {
        fetch(self);
    }

    /// Marks the cell as empty. Only the sweeper calls it.
    pub(super) fn free(&self) {
        self.kind.store(Kind::Free as u8, Ordering::Relaxed);
    }
}

/// Has what will soon be looked at brought near.
#[inline(always)]
pub(crate) fn fetch<T>(place: &T) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: any address may be asked for.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(std::ptr::from_ref(place).cast());
    }
}

/// The number of a class in its interpreter's table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[repr(transparent)]
pub struct ClassId(pub u32);

/// A type of heap object: begins with a `Header` and is laid out as C does.
///
/// # Safety
/// `Self` is `repr(C)`, its first field is the `Header`, and no other type has its `KIND`. All that threads may change is atomic
/// or behind a lock.
pub unsafe trait Object: Sized {
    const KIND: Kind;
    /// Does it own memory or handles outside the heap, so that it must be dropped?
    const DROP: bool = false;
}

/// A pointer to a heap object.
///
/// Dereferencing is safe because of three invariants: objects die only in the sweeper, after a collection that ran while every
/// thread stood at a safepoint; whatever is held over a safepoint is reachable from a root (registers, frames, waits, heap objects,
/// namespaces); and Rust code holds no `Ref` across a safepoint, because natives are never re-entered and never wait.
#[repr(transparent)]
pub struct Ref<T>(NonNull<T>, PhantomData<T>);

impl<T> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ref<T> {}
impl<T> PartialEq for Ref<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Ref<T> {}
impl<T> std::hash::Hash for Ref<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.address().hash(state)
    }
}
impl<T> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#x}", self.address())
    }
}
// SAFETY: heap objects are shared by all threads of an interpreter; `Object` demands that their contents can be.
unsafe impl<T> Send for Ref<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Ref<T> {}

impl<T> Ref<T> {
    /// The object at an address that is known to hold one.
    #[inline(always)]
    pub(crate) fn from_address(address: u64) -> Ref<T> {
        debug_assert!(address != 0 && address & 7 == 0);
        // SAFETY: callers pass the word of a pointer value, which is never null.
        Ref(unsafe { NonNull::new_unchecked(address as *mut T) }, PhantomData)
    }

    #[inline(always)]
    pub(crate) fn from_ptr(p: *const T) -> Ref<T> {
        Ref::from_address(p as u64)
    }

    #[inline(always)]
    pub fn address(self) -> u64 {
        self.0.as_ptr() as u64
    }

    #[inline(always)]
    pub(crate) fn as_ptr(self) -> *mut T {
        self.0.as_ptr()
    }

    /// The object's header.
    #[inline(always)]
    pub fn header(self) -> Ref<Header> {
        Ref::from_address(self.address())
    }
}

impl Ref<Header> {
    /// The object as what its kind says it is.
    #[inline(always)]
    pub fn assume<T: Object>(self) -> Ref<T> {
        debug_assert!(self.kind() == T::KIND);
        Ref(self.0.cast(), PhantomData)
    }
}

impl<T> Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: see the invariants of `Ref`.
        unsafe { self.0.as_ref() }
    }
}
