//! The interpreter: one isolated unit with its own heap, classes, modules and lock. Threads share one.

use std::collections::HashMap;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use parking_lot::Mutex;
use rustc_hash::FxHashMap;

use super::Thread;
use super::code_object::{CacheEntry, CodeObject};
use crate::driver::world::World;
use crate::heap::{ClassId, Heap, Marker, Ref};
use crate::modules::{Importing, KnownClasses};
use crate::objects::class::{BUILTIN, Class, ids};
use crate::objects::dict::{Dict, DictTable};
use crate::objects::instance::{Shape, ShapeId};
use crate::objects::list::Buffer;
use crate::objects::special::Special;
use crate::objects::string::{Bytes, Str};
use crate::text::hash::HashKey;
use crate::value::{Slot, Value};

/// What an interpreter is set up with.
#[derive(Clone, Debug)]
pub struct Config {
    /// Is there a global lock?
    pub gil: bool,
    /// The most bytes that the guest may use.
    pub max_memory: u64,
    pub max_threads: usize,
    /// Is the time of guest code counted by its instructions?
    pub counted: bool,
    /// Shifts the identities of objects and the moments of collections.
    pub chance: u64,
    /// What the process is called: the name of `multiprocessing.current_process()` until it runs a process object.
    pub process: String,
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// The key of the hashes of strings; `None` draws one.
    pub hash_key: Option<HashKey>,
    /// The folder that imports are looked for in first.
    pub script_dir: Option<std::path::PathBuf>,
    /// Where they are looked for next.
    pub path: Vec<std::path::PathBuf>,
    /// For tests: collect at every allocation, overwrite what died, stop at every safepoint, forget inline caches.
    pub hostile: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            gil: true,
            max_memory: 4 << 30,
            max_threads: 4096,
            counted: false,
            chance: 0,
            hostile: false,
            process: "MainProcess".into(),
            argv: vec![String::new()],
            hash_key: None,
            script_dir: None,
            path: Vec::new(),
        }
    }
}

/// A table that grows while others read it: segment `n` holds 2^n times 64 entries.
struct Table<T> {
    segments: [AtomicPtr<T>; 26],
    len: AtomicU32,
}

impl<T: Default> Table<T> {
    const FIRST: u32 = 64;

    fn new() -> Self {
        Table { segments: [const { AtomicPtr::new(std::ptr::null_mut()) }; 26], len: AtomicU32::new(0) }
    }

    /// Segment, offset in it, and its size.
    #[inline(always)]
    fn place(index: u32) -> (usize, usize, usize) {
        let n = (index + Self::FIRST).ilog2() - Self::FIRST.ilog2();
        let size = Self::FIRST << n;
        (n as usize, (index + Self::FIRST - size) as usize, size as usize)
    }

    #[inline(always)]
    fn get(&self, index: u32) -> Option<&T> {
        let (segment, offset, _) = Self::place(index);
        let p = self.segments.get(segment)?.load(Ordering::Acquire);
        if p.is_null() {
            return None;
        }
        // SAFETY: a segment, once published, is never moved or freed before the table, and all its entries are initialised.
        Some(unsafe { &*p.add(offset) })
    }

    /// Makes room for one more entry and returns its index. The caller holds a lock.
    fn extend(&self) -> u32 {
        let index = self.len.fetch_add(1, Ordering::AcqRel);
        let (segment, _, size) = Self::place(index);
        if self.segments[segment].load(Ordering::Acquire).is_null() {
            let fresh: Box<[T]> = (0..size).map(|_| T::default()).collect();
            self.segments[segment].store(Box::into_raw(fresh).cast(), Ordering::Release);
        }
        index
    }
}

impl<T> Drop for Table<T> {
    fn drop(&mut self) {
        for (n, segment) in self.segments.iter_mut().enumerate() {
            let p = *segment.get_mut();
            if !p.is_null() {
                let size = 64usize << n;
                // SAFETY: made by `Box::into_raw` of a slice of this size in `extend`.
                drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(p, size)) });
            }
        }
    }
}

/// A class table entry.
struct ClassSlot(Slot);
impl Default for ClassSlot {
    fn default() -> Self {
        ClassSlot(Slot::unbound())
    }
}

/// Objects that the interpreter cannot do without, made when it starts.
pub struct Roots {
    pub builtins: Ref<Dict>,
    /// `sys.modules`.
    pub modules: Ref<Dict>,
    pub empty_buffer: Ref<Buffer>,
    pub empty_table: Ref<DictTable>,
    /// The interned names of the special methods.
    pub specials: Vec<Ref<Str>>,
    /// Strings of one character below 128, and the empty one last.
    pub characters: Vec<Ref<Str>>,
    pub empty_tuple: Value,
    pub empty_bytes: Value,
    /// The bytes of length one.
    pub bytes_of_one: Vec<Ref<Bytes>>,
}

/// One isolated interpreter.
pub struct Interp {
    pub heap: Heap,
    pub config: Config,
    pub world: Arc<dyn World>,
    roots: OnceLock<Roots>,
    classes: Table<ClassSlot>,
    shapes: Table<OnceLock<Box<Shape>>>,
    /// Guards growing the two tables.
    tables: Mutex<()>,
    /// Held while inline caches are filled, and while what machine and caches know of classes follows a change of one.
    pub(crate) knowledge: Mutex<()>,
    interned: Mutex<FxHashMap<Box<str>, Ref<Str>>>,
    pub(crate) hash_key: HashKey,
    codes: Mutex<Vec<Ref<CodeObject>>>,
    retired_caches: Mutex<Vec<RetiredCache>>,
    /// Held while functions of the core prelude are made.
    pub(crate) core: Mutex<()>,
    pub(crate) loading_core: std::sync::atomic::AtomicBool,
    /// Counts changes of classes.
    pub(crate) class_changes: AtomicU32,
    /// The first mark of a frame that no thread has taken.
    pub(crate) frame_marks: AtomicU32,
    /// Values that natives keep for the interpreter's lifetime: prelude functions, module state.
    pub(crate) keep: Mutex<FxHashMap<&'static str, Value>>,
    /// What computations aside read, each as often as it is read.
    pub(super) read_aside: Mutex<Vec<Value>>,
    /// The most digits of a conversion between integers and decimal text; 0 for any number.
    pub(crate) max_str_digits: std::sync::atomic::AtomicUsize,
    /// The modules that are being imported, and by whom.
    pub(crate) importing: Mutex<Importing>,
    /// Classes of the prelude that natives know.
    pub(crate) known: KnownClasses,
    /// The weak references to each object that has some, by its address; they are not kept alive.
    pub(crate) weak_refs: Mutex<HashMap<u64, Vec<Value>>>,
    /// The memoryviews of bytearrays; they are not kept alive.
    pub(crate) views: Mutex<Vec<Value>>,
}

struct RetiredCache(*mut CacheEntry);
// SAFETY: a retired entry is only ever freed, by whoever collects.
unsafe impl Send for RetiredCache {}

impl Interp {
    /// An interpreter without any object yet; `boot` makes them.
    pub fn new(config: Config, world: Arc<dyn World>) -> Arc<Interp> {
        let hash_key = config.hash_key.unwrap_or_else(|| {
            let word = || {
                let mut bytes = [0; 8];
                world.entropy(&mut bytes);
                u64::from_le_bytes(bytes)
            };
            HashKey::new(word(), word())
        });
        Arc::new(Interp {
            heap: Heap::new(config.max_memory, config.chance, !config.gil, config.hostile),
            config,
            world,
            roots: OnceLock::new(),
            classes: Table::new(),
            shapes: Table::new(),
            tables: Mutex::default(),
            knowledge: Mutex::default(),
            interned: Mutex::default(),
            hash_key,
            codes: Mutex::default(),
            retired_caches: Mutex::default(),
            core: Mutex::default(),
            loading_core: Default::default(),
            class_changes: AtomicU32::new(0),
            frame_marks: AtomicU32::new(1),
            keep: Mutex::default(),
            read_aside: Mutex::default(),
            weak_refs: Mutex::default(),
            views: Mutex::default(),
            max_str_digits: crate::text::integer::DEFAULT_MAX_DIGITS.into(),
            importing: Mutex::default(),
            known: KnownClasses::default(),
        })
    }

    pub(crate) fn set_roots(&self, roots: Roots) {
        if self.roots.set(roots).is_err() {
            unreachable!("gilbox bug: an interpreter boots once");
        }
    }

    #[inline(always)]
    pub fn roots(&self) -> &Roots {
        self.roots.get().expect("gilbox bug: the interpreter has not booted")
    }

    #[inline]
    pub fn builtins(&self) -> Ref<Dict> {
        self.roots().builtins
    }

    #[inline]
    pub fn empty_buffer(&self) -> Ref<Buffer> {
        self.roots().empty_buffer
    }

    #[inline]
    pub fn empty_table(&self) -> Ref<DictTable> {
        self.roots().empty_table
    }

    /// The interned name of a special method.
    pub fn special_name(&self, which: Special) -> Ref<Str> {
        self.roots().specials[which as usize]
    }

    /// The class with a number.
    #[inline(always)]
    pub fn class(&self, id: ClassId) -> Option<Ref<Class>> {
        let slot = self.classes.get(id.0)?;
        slot.0.get().bound().map(|v| Ref::from_address(v.bits()))
    }

    /// The number of the last built-in class; guests' classes have higher ones.
    #[inline(always)]
    pub fn last_builtin_class(&self) -> ClassId {
        const LAST: ClassId = BUILTIN[BUILTIN.len() - 1].0;
        LAST
    }

    /// A number for a new class.
    pub(crate) fn new_class_id(&self) -> ClassId {
        let _guard = self.tables.lock();
        ClassId(self.classes.extend())
    }

    pub(crate) fn set_class(&self, class: Ref<Class>) {
        self.classes.get(class.id.0).expect("gilbox bug: class without a number").0.set(class.into());
    }

    /// The shape with a number.
    #[inline(always)]
    pub fn shape(&self, id: ShapeId) -> &Shape {
        self.shapes.get(id.0).and_then(OnceLock::get).expect("gilbox bug: a shape without entry")
    }

    /// A new shape.
    pub(crate) fn new_shape(&self, class: ClassId, names: Vec<Value>) -> ShapeId {
        let _guard = self.tables.lock();
        let id = ShapeId(self.shapes.extend());
        let slot = self.shapes.get(id.0).expect("gilbox bug: the table was just extended");
        slot.get_or_init(|| Box::new(Shape::new(id, class, names)));
        id
    }

    /// The shape that follows when an attribute is added.
    pub(crate) fn next_shape(&self, shape: &Shape, name: Value) -> ShapeId {
        shape.with(name, |names| self.new_shape(shape.class, names))
    }

    /// The string of this content that names are compared by, if there is one.
    pub(crate) fn interned(&self, s: &str) -> Option<Ref<Str>> {
        self.interned.lock().get(s).copied()
    }

    pub(crate) fn add_interned(&self, s: &str, object: Ref<Str>) -> Ref<Str> {
        let mut all = self.interned.lock();
        let entry = *all.entry(s.into()).or_insert(object);
        if entry == object {
            object.header.set_flag(crate::objects::string::INTERNED);
        }
        entry
    }

    /// The most digits of a conversion between integers and decimal text; 0 for any number.
    pub fn max_str_digits(&self) -> usize {
        self.max_str_digits.load(Ordering::Relaxed)
    }

    pub(crate) fn register_code(&self, code: Ref<CodeObject>) {
        self.codes.lock().push(code);
    }

    /// An inline cache's old entry, to be freed when the world stands still.
    pub(crate) fn retire_cache(&self, entry: *mut CacheEntry) {
        self.retired_caches.lock().push(RetiredCache(entry));
    }

    /// Counts a change of a class, and if some inline cache depended on it forgets them all. The caller holds `knowledge`. Who fills a
    /// cache has read the count before it looked at the class, and reads it again under the lock: either it finds that the class has
    /// changed, or who changes the class finds the cache.
    pub(crate) fn class_changed(&self, is_cached: bool) {
        self.class_changes.fetch_add(1, Ordering::Release);
        if !is_cached {
            return;
        }
        for code in self.codes.lock().iter() {
            for site in &code.sites {
                if let Some(old) = site.clear() {
                    self.retire_cache(old);
                }
            }
        }
    }

    /// What a collection begins with, beside the threads.
    pub fn trace(&self, m: &mut Marker) {
        if let Some(roots) = self.roots.get() {
            m.object(roots.builtins);
            m.object(roots.modules);
            m.object(roots.empty_buffer);
            m.object(roots.empty_table);
            m.value(roots.empty_tuple);
            m.value(roots.empty_bytes);
            roots.characters.iter().for_each(|&s| m.object(s));
            roots.bytes_of_one.iter().for_each(|&b| m.object(b));
        }
        for id in 0..self.classes.len.load(Ordering::Acquire) {
            if let Some(class) = self.class(ClassId(id)) {
                m.object(class);
            }
        }
        self.interned.lock().values().for_each(|&s| m.object(s));
        self.keep.lock().values().for_each(|&v| m.value(v));
        self.read_aside.lock().iter().for_each(|&v| m.value(v));
    }

    /// To be called after a collection, while the world still stands: forgets code that died and caches that were replaced.
    pub(crate) fn after_collection(&self, is_live: impl Fn(Value) -> bool) {
        self.codes.lock().retain(|&c| is_live(c.into()));
        self.views.lock().retain(|&v| is_live(v));
        self.weak_refs.lock().retain(|&target, refs| {
            refs.retain(|&r| is_live(r));
            !refs.is_empty() && is_live(Ref::<crate::heap::Header>::from_address(target).into())
        });
        for RetiredCache(entry) in self.retired_caches.lock().drain(..) {
            // SAFETY: the entry was made by `Box::into_raw`, taken out of its site, and no thread is between two safepoints.
            drop(unsafe { Box::from_raw(entry) });
        }
    }
}

impl Drop for Interp {
    fn drop(&mut self) {
        for RetiredCache(entry) in self.retired_caches.get_mut().drain(..) {
            // SAFETY: as in `after_collection`.
            drop(unsafe { Box::from_raw(entry) });
        }
    }
}

/// The id of the class of a value that is no heap object.
#[inline(always)]
pub fn immediate_class(v: Value) -> ClassId {
    if v.is_int() {
        return ids::INT;
    }
    if v.is_common_float() {
        return ids::FLOAT;
    }
    match v {
        Value::TRUE | Value::FALSE => ids::BOOL,
        Value::ZERO => ids::FLOAT,
        Value::ELLIPSIS => ids::ELLIPSIS_TYPE,
        Value::NOT_IMPLEMENTED => ids::NOT_IMPLEMENTED_TYPE,
        _ => ids::NONE_TYPE,
    }
}

/// The class number of any value.
#[inline(always)]
pub fn class_id(v: Value) -> ClassId {
    match v.header() {
        Some(header) => header.class(),
        None => immediate_class(v),
    }
}

impl Thread {
    /// The class of a value.
    #[inline]
    pub fn class_of(&self, v: Value) -> Ref<Class> {
        self.interp().class(class_id(v)).expect("gilbox bug: an object of no class")
    }
}
