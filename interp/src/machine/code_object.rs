//! Code linked to an interpreter: constants are values, names interned strings, attribute sites have caches.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, Ordering};

use parking_lot::Mutex;

use super::link::Links;
use crate::code::{Code, CodeKind, Instr};
use crate::heap::{Header, Kind, Marker, Object, Ref};
use crate::objects::instance::ShapeId;
use crate::objects::string::Str;
use crate::value::{Slot, Value};

/// A guest code object.
#[repr(C)]
pub struct CodeObject {
    pub header: Header,
    pub code: Arc<Code>,
    pub consts: Box<[Slot]>,
    pub names: Box<[Ref<Str>]>,
    pub globals: Box<[Ref<Str>]>,
    pub sites: Box<[Site]>,
    pub name: Slot,
    pub qualname: Slot,
    pub quick: Quick,
    /// May its generators be awaited, as `types.coroutine` says?
    pub awaitable: AtomicBool,
    /// For the code of a module or expression that has run with locals of their own: what it is compiled to for these.
    pub with_locals: Slot,
    /// The interned names of the parameters that can be passed by name, in register order.
    pub parameters: Box<[Ref<Str>]>,
    /// For each namespace that a function of this code was made for, the cells of its globals. Mostly one.
    pub links: Mutex<Vec<Box<Links>>>,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic or behind a lock.
unsafe impl Object for CodeObject {
    const KIND: Kind = Kind::Code;
    const DROP: bool = true;
}

/// What a call needs of code, side by side.
pub struct Quick {
    /// The code's first instruction.
    pub instrs: *const Instr,
    /// For each instruction, how many registers are needed while it runs.
    pub live: *const u16,
    /// The number of arguments with which a call has nothing to bind and nothing but a frame to make; `u32::MAX` where there is no such
    /// number.
    pub argc: u32,
    /// The number with which it has nothing but a generator to make; `u32::MAX` where there is no such number.
    pub generator_argc: u32,
    pub registers: u32,
    /// What the registers hold at first that are filled by a call, arguments and cells apart: unbound variables and kept constants. There
    /// are three more, for who copies in fours.
    pub first_values: Box<[Value]>,
    /// Registers that hold variables and kept constants.
    pub pinned: u32,
    /// The first registers, as many as a traceback shows: the variables, in a class body its namespace.
    pub shown: u32,
    /// Where the free variables begin.
    pub first_free: u32,
    /// The number of positional parameters; `u32::MAX` for what isn't called like a function.
    pub positional: u32,
    pub keyword_only: u32,
    /// Is it a function with a parameter for further positional arguments, and none to be passed by name alone?
    pub gathers: bool,
    pub kind: CodeKind,
    /// Do its frames count towards the recursion limit?
    pub counts: bool,
}

// SAFETY: instructions and marks belong to the code, which the code object keeps alive, and never change.
unsafe impl Send for Quick {}
// SAFETY: as above.
unsafe impl Sync for Quick {}

impl Quick {
    /// Of code whose constants have become these.
    pub fn of(code: &Code, consts: &[Slot]) -> Quick {
        let p = code.params;
        let in_place = !matches!(code.kind, CodeKind::Class | CodeKind::Module);
        let plain = |kinds: bool| kinds && p.keyword_only == 0 && !p.star && !p.double_star;
        let argc = |kinds: bool| if plain(kinds) { u32::from(p.positional) } else { u32::MAX };
        let makes_generator = matches!(code.kind, CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator);
        let variables = std::iter::repeat_n(Value::UNBOUND, code.variables.len());
        let kept = code.kept.iter().map(|id| consts[usize::from(id.0)].get());
        let first_values = variables.chain(kept).chain([Value::UNBOUND; 3]).collect();
        Quick {
            first_values,
            instrs: code.instrs.as_ptr(),
            live: code.live.as_ptr(),
            argc: argc(code.kind == CodeKind::Function),
            generator_argc: argc(makes_generator),
            registers: u32::from(code.registers),
            pinned: code.pinned() as u32,
            shown: match code.kind {
                CodeKind::Module => 0,
                CodeKind::Class => 1,
                CodeKind::Function | CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator => {
                    code.variables.len() as u32
                }
            },
            first_free: code.first_free.into(),
            positional: if in_place { p.positional.into() } else { u32::MAX },
            keyword_only: p.keyword_only.into(),
            gathers: p.star && p.keyword_only == 0 && !p.double_star && code.kind == CodeKind::Function,
            kind: code.kind,
            counts: !code.native,
        }
    }
}

/// A place in code that reads or writes an attribute.
pub struct Site {
    /// The shape and slot of the last `CachedAttr::Slot` in one word, so that nothing else need be read; or `NO_SLOT`.
    slot: AtomicU64,
    pub name: Ref<Str>,
    cache: AtomicPtr<CacheEntry>,
    misses: std::sync::atomic::AtomicU8,
}

/// What an inline cache knows: a chain of entries, the newest first. Immutable; a new head is put in front, or the chain replaced whole.
#[derive(Debug)]
pub struct CacheEntry {
    /// The shape (of an instance) or the class (of anything else) that it is true for.
    pub key: CacheKey,
    pub found: CachedAttr,
    /// The entry behind it, which it owns; readers may be looking at that all the while, so it is never borrowed mutably.
    older: *const CacheEntry,
}

impl Drop for CacheEntry {
    fn drop(&mut self) {
        if !self.older.is_null() {
            // SAFETY: made by `Box::into_raw` in `fill`, and owned by this entry alone.
            drop(unsafe { Box::from_raw(self.older.cast_mut()) });
        }
    }
}

/// No shape has this number.
const NO_SLOT: u64 = u64::MAX;
/// So many shapes a site knows at a time.
const MOST_ENTRIES: usize = 4;
/// So often a site may find that it doesn't know enough; then it keeps what it has.
const MOST_MISSES: u8 = 64;

/// What an inline cache is compared by: the shape of an instance, or with the top bit set the number of another object's class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CacheKey(pub u32);

impl CacheKey {
    /// An instance is known by its shape; a class and a module by their own number, other objects by their class's, and whether they have
    /// attributes of their own.
    #[inline(always)]
    pub fn of(v: Value) -> CacheKey {
        let number = match v.header() {
            Some(h) if h.kind() == Kind::Instance => {
                return CacheKey(h.assume::<crate::objects::instance::Instance>().attrs().shape().0);
            }
            Some(h) if h.kind() == Kind::Class => (1 << 30) | h.assume::<crate::objects::class::Class>().id.0,
            Some(h) if h.kind() == Kind::Module => (1 << 30) | h.assume::<crate::objects::misc::Module>().id.0,
            Some(h) => return CacheKey::of_class(h),
            None => super::interp::immediate_class(v).0,
        };
        CacheKey((1 << 31) | number)
    }

    /// The key of an object that is known by its class.
    #[inline(always)]
    pub fn of_plain(v: Value) -> Option<CacheKey> {
        let header = v.header()?;
        let kind = header.kind();
        if matches!(kind, Kind::Instance | Kind::Class | Kind::Module) { None } else { Some(CacheKey::of_class(header)) }
    }

    #[inline(always)]
    fn of_class(header: Ref<Header>) -> CacheKey {
        CacheKey((1 << 31) | header.class().0 | u32::from(header.has_own_attrs()) << 29)
    }
}

/// Where the attribute is.
#[derive(Clone, Copy, Debug)]
pub enum CachedAttr {
    /// In this slot of the instance.
    Slot(usize),
    /// In the class: a function to be bound.
    Method(Value),
    /// In the class: a plain value.
    Class(Value),
    /// A property's getter: a function, called with the object.
    Getter(Value),
    /// In a module, in this cell of its namespace.
    Cell(Ref<crate::objects::function::Cell>),
    /// In the object's own dict: of one that is no plain instance, and whose class has no data descriptor of the name.
    Dict,
    /// In the class: a function to be bound, unless the object's own dict has the name.
    Behind(Value),
    /// For stores: add this attribute in this slot, and get this shape.
    Add(usize, ShapeId),
}

impl Site {
    pub fn new(name: Ref<Str>) -> Site {
        Site { slot: AtomicU64::new(NO_SLOT), name, cache: AtomicPtr::default(), misses: Default::default() }
    }

    /// The slot where instances of a shape have the attribute, if that is what the site has learnt last.
    #[inline(always)]
    pub fn slot(&self, shape: ShapeId) -> Option<usize> {
        let word = self.slot.load(Ordering::Relaxed);
        if (word >> 32) as u32 == shape.0 { Some(word as u32 as usize) } else { None }
    }

    /// What is known for this key.
    #[inline(always)]
    pub fn lookup(&self, key: CacheKey) -> Option<&CachedAttr> {
        // SAFETY: entries are freed only while the world stands still (`Interp::free_retired_caches`), and no reference to one is held
        // over a safepoint.
        let mut entry = unsafe { self.cache.load(Ordering::Acquire).as_ref() }?;
        while entry.key != key {
            // SAFETY: as above: an entry goes with the one in front of it.
            entry = unsafe { entry.older.as_ref() }?;
        }
        Some(&entry.found)
    }

    /// Learns something. A chain that is full is replaced, which is handed back to be retired. The caller holds the lock of the
    /// interpreter's tables, so that nobody else fills or clears at the same time.
    pub fn fill(&self, key: CacheKey, found: CachedAttr) -> Option<*mut CacheEntry> {
        let misses = self.misses.load(Ordering::Relaxed);
        if misses > MOST_MISSES {
            return None;
        }
        match found {
            CachedAttr::Slot(i) => self.slot.store(u64::from(key.0) << 32 | i as u64, Ordering::Relaxed),
            _ if self.slot(ShapeId(key.0)).is_some() => self.slot.store(NO_SLOT, Ordering::Relaxed),
            _ => {}
        }
        let head = self.cache.load(Ordering::Acquire);
        // SAFETY: as in `lookup`.
        let chain = std::iter::successors(unsafe { head.as_ref() }, |e| unsafe { e.older.as_ref() });
        let full = chain.clone().count() >= MOST_ENTRIES || chain.clone().any(|e| e.key == key);
        let older = if full { std::ptr::null() } else { head.cast_const() };
        if full {
            self.misses.store(misses + 1, Ordering::Relaxed);
        }
        self.cache.store(Box::into_raw(Box::new(CacheEntry { key, found, older })), Ordering::Release);
        full.then_some(head)
    }

    /// Forgets what is known; the old chain is handed back to be retired.
    pub fn clear(&self) -> Option<*mut CacheEntry> {
        self.slot.store(NO_SLOT, Ordering::Relaxed);
        let old = self.cache.swap(std::ptr::null_mut(), Ordering::AcqRel);
        (!old.is_null()).then_some(old)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let entry = *self.cache.get_mut();
        if !entry.is_null() {
            // SAFETY: the entry was made by `Box::into_raw` in `fill` and nobody runs this code any more.
            drop(unsafe { Box::from_raw(entry) });
        }
    }
}

impl CodeObject {
    pub(crate) fn trace(&self, m: &mut Marker) {
        self.consts.iter().for_each(|s| m.value(s.get()));
        self.names.iter().chain(&self.globals).chain(&self.parameters).for_each(|&n| m.object(n));
        self.sites.iter().for_each(|s| m.object(s.name));
        m.value(self.name.get());
        m.value(self.qualname.get());
        m.value(self.with_locals.get());
        for links in self.links.lock().iter() {
            links.trace(m);
        }
    }
}
