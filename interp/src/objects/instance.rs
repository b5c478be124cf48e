//! Instances and their shapes.
//!
//! An instance's attributes lie in slots; which slot holds which attribute is its *shape* (a hidden class), shared by all instances that
//! got the same attributes in the same order. The number of the shape stands in front of the slots, so a reader that has loaded the
//! pointer to the slots trusts only what is there. Within a block of slots a slot never changes its attribute; a deletion, or more
//! attributes than `MOST`, or asking for `__dict__`, moves the attributes into a dict (`Shape::DICT`), which is then slot 0.
//!
//! What `__slots__` name is kept under hidden names (`hidden`), which no guest can write: they never stand in `__dict__`, so with
//! `Shape::DICT` another dict, slot 1, has them.
//!
//! Where threads run at the same time, whoever replaces the slots holds the instance's lock, and closes the slots first; who stores into one
//! of them holds no lock, but looks afterwards whether they were closed or replaced, and then stores again. See `heap::barrier`.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use parking_lot::Mutex;

use crate::heap::barrier::OwnerMark;
use crate::heap::{ClassId, Header, Kind, Object, OutOfMemory, Ref, barrier, flags};
use crate::machine::Thread;
use crate::value::{Slot, Value};

/// The flag of an instance whose slots are being replaced.
const CLOSED: u8 = flags::KIND_A;

/// The dict of an instance with more attributes is made in its full size.
const MANY: usize = 8;

/// An instance of a guest class.
#[repr(C)]
pub struct Instance {
    pub header: Header,
    /// Points to an `Attrs`: in the instance's own tail, or in an `AttrBuffer`.
    attrs: AtomicU64,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for Instance {
    const KIND: Kind = Kind::Instance;
}

/// Slots with the shape that says what they hold.
#[repr(C)]
pub struct Attrs {
    shape: AtomicU32,
    capacity: u32,
}

/// Attributes that have outgrown their instance.
#[repr(C)]
pub struct AttrBuffer {
    header: Header,
    attrs: Attrs,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for AttrBuffer {
    const KIND: Kind = Kind::AttrBuffer;
}

/// The number of a shape in the interpreter's table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct ShapeId(pub u32);

impl ShapeId {
    /// The attributes are in a dict, which is slot 0.
    pub const DICT: ShapeId = ShapeId(0);
}

/// The name that a slot's value is kept under.
pub fn hidden(name: &str) -> String {
    format!("\0{name}")
}

/// Is it such a name?
fn is_hidden(name: Ref<super::string::Str>) -> bool {
    name.chars().get(0) == Some(0)
}

/// More attributes than this go into a dict.
pub const MOST: usize = 128;

/// Which attributes an instance has, in which slots.
pub struct Shape {
    pub id: ShapeId,
    pub class: ClassId,
    /// Interned names, by slot.
    pub names: Vec<Value>,
    /// The shapes with one more attribute.
    next: Mutex<Vec<(Value, ShapeId)>>,
    /// From name to slot, for shapes of many.
    slots: OnceLock<rustc_hash::FxHashMap<u64, usize>>,
}

impl Shape {
    pub fn new(id: ShapeId, class: ClassId, names: Vec<Value>) -> Shape {
        Shape { id, class, names, next: Mutex::default(), slots: OnceLock::new() }
    }

    /// The slot of an interned name.
    #[inline]
    pub fn slot(&self, name: Value) -> Option<usize> {
        if self.names.len() <= 8 {
            return self.names.iter().position(|&n| n == name);
        }
        let slots = self.slots.get_or_init(|| self.names.iter().enumerate().map(|(i, n)| (n.bits(), i)).collect());
        slots.get(&name.bits()).copied()
    }

    /// The shape with one more attribute; `make` makes it if there is none yet.
    pub fn with(&self, name: Value, make: impl FnOnce(Vec<Value>) -> ShapeId) -> ShapeId {
        let mut next = self.next.lock();
        if let Some(&(_, id)) = next.iter().find(|(n, _)| *n == name) {
            return id;
        }
        let mut names = self.names.clone();
        names.push(name);
        let id = make(names);
        next.push((name, id));
        id
    }
}

impl Attrs {
    /// Adds the attribute in slot `count`, for which there is room, and publishes the shape `next`. The caller holds the lock, if one is needed.
    #[inline(always)]
    pub(crate) fn add_in_room(&self, count: usize, next: ShapeId, value: Value) {
        self.slot(count).set(value);
        self.shape.store(next.0, Ordering::Release);
    }

    #[inline(always)]
    pub fn shape(&self) -> ShapeId {
        ShapeId(self.shape.load(Ordering::Acquire))
    }

    #[inline(always)]
    pub fn slots(&self) -> &[Slot] {
        // SAFETY: whoever makes an `Attrs` initialises `capacity` slots behind it.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(self).add(1).cast(), self.capacity as usize) }
    }

    /// Slot `i`, which the shape says exists.
    #[inline(always)]
    pub fn slot(&self, i: usize) -> &Slot {
        debug_assert!(i < self.capacity as usize);
        // SAFETY: a shape is published in `shape` only when the slots that it names are below the capacity (`Instance::add`).
        unsafe { self.slots().get_unchecked(i) }
    }
}

/// An instance with room for so many attributes is a small object.
const FEW: usize = 12;

impl Instance {
    /// An instance of a class without attributes.
    #[inline]
    pub fn new(t: &mut Thread, class: Ref<super::class::Class>) -> Ref<Instance> {
        let shape = class.root_shape.load(Ordering::Relaxed);
        let room = class.room.load(Ordering::Relaxed) as usize;
        let header = Header::new(Kind::Instance, class.id);
        let (instance, extra) = (Instance { header, attrs: AtomicU64::new(0) }, size_of::<Attrs>() + room * 8);
        // SAFETY: there is room for the head and the slots.
        let fill = |p| unsafe { Attrs::init(p, ShapeId(shape), room) };
        let made = if room <= FEW {
            t.make_small_with(instance, extra, fill)
        } else {
            t.make_with(instance, extra, fill).expect("gilbox bug: an instance is never large")
        };
        made.attrs.store(made.address() + size_of::<Instance>() as u64, Ordering::Release);
        made
    }

    /// An instance of the same class with the same attributes, which have these values; `None` where it isn't so simple.
    pub fn alike(&self, t: &mut Thread, values: &[Value]) -> Option<Ref<Instance>> {
        let (class, shape) = (t.interp().class(self.header.class())?, self.attrs().shape());
        if shape == ShapeId::DICT || t.interp().shape(shape).names.len() != values.len() {
            return None;
        }
        let made = Instance::new(t, class);
        let attrs = made.attrs();
        if attrs.slots().len() < values.len() {
            return None;
        }
        attrs.slots().iter().zip(values).for_each(|(slot, &v)| slot.set(v));
        attrs.shape.store(shape.0, Ordering::Release);
        Some(made)
    }

    #[inline(always)]
    pub fn attrs(&self) -> &Attrs {
        // SAFETY: the word points to an `Attrs` that lives as long as the instance or, once replaced, until the next collection.
        unsafe { &*(self.attrs.load(Ordering::Acquire) as *const Attrs) }
    }

    /// Are the attributes still in the instance's own tail?
    fn is_inline(&self) -> bool {
        self.attrs.load(Ordering::Acquire) == std::ptr::from_ref(self) as u64 + size_of::<Instance>() as u64
    }

    /// The dict that holds the attributes, if one does.
    pub fn dict(&self) -> Option<Ref<super::dict::Dict>> {
        let attrs = self.attrs();
        if attrs.shape() == ShapeId::DICT { attrs.slot(0).get().cast() } else { None }
    }

    /// The dict that has an attribute of this name, if it has any: `__dict__`, or for a hidden name the other one.
    fn dict_of(&self, name: Ref<super::string::Str>) -> Option<Ref<super::dict::Dict>> {
        self.attrs().slot(usize::from(is_hidden(name))).get().cast()
    }

    /// The value of an attribute of the instance itself. The name is interned.
    #[inline]
    pub fn get(&self, t: &Thread, name: Ref<super::string::Str>) -> Option<Value> {
        let attrs = self.attrs();
        let shape = attrs.shape();
        if shape == ShapeId::DICT {
            return self.dict_of(name)?.get_name(t, name);
        }
        let slot = t.interp().shape(shape).slot(name.into())?;
        attrs.slot(slot).get().bound()
    }

    /// Sets an attribute of the instance itself. The name is interned.
    pub fn set(&self, t: &mut Thread, name: Ref<super::string::Str>, value: Value) -> Result<(), OutOfMemory> {
        self.locked(t, |t| {
            let attrs = self.attrs();
            let id = attrs.shape();
            if id == ShapeId::DICT {
                let dict = match self.dict_of(name) {
                    Some(dict) => dict,
                    None => {
                        let fresh = super::dict::Dict::new(t);
                        self.attrs().slot(usize::from(is_hidden(name))).set(fresh.into());
                        fresh
                    }
                };
                return dict.set_name(t, name, value);
            }
            let interp = t.interp_arc();
            let shape = interp.shape(id);
            if let Some(slot) = shape.slot(name.into()) {
                attrs.slot(slot).set(value);
                return Ok(());
            }
            let count = shape.names.len();
            if count >= MOST && !is_hidden(name) {
                return self.to_dict(t)?.set_name(t, name, value);
            }
            let next = interp.next_shape(shape, name.into());
            self.add(t, count, next, value)
        })
    }

    /// Adds the attribute in slot `count` and publishes the shape `next`. The caller holds the lock.
    pub(crate) fn add(&self, t: &mut Thread, count: usize, next: ShapeId, value: Value) -> Result<(), OutOfMemory> {
        let mut attrs = self.attrs();
        if count >= attrs.capacity as usize {
            let old = attrs;
            let capacity = (count + 1).max(4).max(count + count / 2);
            let buffer = AttrBuffer::new(t, old.shape(), capacity)?;
            self.close(t);
            attrs = &buffer.attrs;
            for (to, from) in attrs.slots().iter().zip(&old.slots()[..count]) {
                to.set(from.get());
            }
            attrs.slot(count).set(value);
            attrs.shape.store(next.0, Ordering::Release);
            self.open(attrs);
            // The next instances of the class get enough room at once.
            if let Some(class) = t.interp().class(self.header.class()) {
                class.room.fetch_max((count + 1) as u32, Ordering::Relaxed);
            }
            return Ok(());
        }
        attrs.add_in_room(count, next, value);
        Ok(())
    }

    /// Removes an attribute of the instance itself; false where there is none.
    pub fn remove(&self, t: &mut Thread, name: Ref<super::string::Str>) -> Result<bool, OutOfMemory> {
        self.locked(t, |t| {
            if self.get(t, name).is_none() {
                return Ok(false);
            }
            self.to_dict(t)?;
            Ok(self.dict_of(name).and_then(|d| d.remove_name(t, name)).is_some())
        })
    }

    /// Moves the attributes into a dict (once) and returns it. The caller holds the lock.
    fn to_dict(&self, t: &mut Thread) -> Result<Ref<super::dict::Dict>, OutOfMemory> {
        if let Some(dict) = self.dict() {
            return Ok(dict);
        }
        let dict = super::dict::Dict::new(t);
        let buffer = AttrBuffer::new(t, ShapeId::DICT, 2)?;
        buffer.attrs.slot(0).set(dict.into());
        self.close(t);
        let moved = self.move_to_dicts(t, &buffer.attrs);
        self.open(if moved.is_ok() { &buffer.attrs } else { self.attrs() });
        moved.map(|()| dict)
    }

    /// Fills what slots 0 and 1 of an instance with dicts hold.
    fn move_to_dicts(&self, t: &mut Thread, dicts: &Attrs) -> Result<(), OutOfMemory> {
        let pairs = self.all_pairs(t).unwrap_or_default();
        let many = pairs.len();
        for (name, value) in pairs {
            let name: Ref<super::string::Str> = name.cast().expect("gilbox bug: attribute names are strings");
            let to = dicts.slot(usize::from(is_hidden(name)));
            if to.get().is_unbound() {
                let fresh = super::dict::Dict::new(t);
                to.set(fresh.into());
                if many > MANY {
                    fresh.reserve(t, many)?;
                }
            }
            to.get().cast::<super::dict::Dict>().expect("gilbox bug: it was just made").set_name(t, name, value)?;
        }
        Ok(())
    }

    /// From here on until `open` nobody stores into the slots; what was stored is there. The caller holds the lock.
    fn close(&self, t: &Thread) {
        if t.mark() != OwnerMark::NOBODY {
            self.header.set_flag(CLOSED);
            barrier::on_all_threads();
        }
    }

    /// Lets these attributes be the instance's.
    fn open(&self, attrs: &Attrs) {
        self.attrs.store(std::ptr::from_ref(attrs) as u64, Ordering::Release);
        if self.header.has_flag(CLOSED) {
            self.header.clear_flag(CLOSED);
        }
    }

    /// What is in the place `i` that `__slots__` of its class, or of the bases, have fixed.
    #[inline]
    pub(crate) fn field(&self, t: &Thread, i: usize) -> Option<Value> {
        let attrs = self.attrs();
        if attrs.shape() == ShapeId::DICT {
            return self.field_in_dict(t, i);
        }
        attrs.slots().get(i)?.get().bound()
    }

    #[cold]
    fn field_in_dict(&self, t: &Thread, i: usize) -> Option<Value> {
        let root = t.interp().class(self.header.class())?.root_shape.load(Ordering::Relaxed);
        self.get(t, t.interp().shape(ShapeId(root)).names.get(i)?.cast()?)
    }

    /// The slots of an instance whose attributes stand in none but its own, for who holds its lock, if threads run at the same time.
    #[inline]
    pub(crate) fn fields(&self) -> Option<&[Slot]> {
        let attrs = self.attrs();
        if attrs.shape() == ShapeId::DICT { None } else { Some(attrs.slots()) }
    }

    /// Puts a value into slot `i` of what were the instance's attributes a moment ago, where threads run at the same time; false if they
    /// are being replaced, or have been: then the store may have come too late.
    #[inline(always)]
    pub(crate) fn store_shared(&self, attrs: &Attrs, i: usize, value: Value) -> bool {
        attrs.slot(i).set(value);
        barrier::here();
        !self.header.has_flag(CLOSED) && std::ptr::eq(attrs, self.attrs())
    }

    /// The attributes as a dict that stays theirs: `__dict__`.
    pub fn as_dict(&self, t: &mut Thread) -> Result<Ref<super::dict::Dict>, OutOfMemory> {
        self.locked(t, |t| self.to_dict(t))
    }

    /// Makes a dict the instance's `__dict__`.
    pub fn set_dict(&self, t: &mut Thread, dict: Ref<super::dict::Dict>) -> Result<(), OutOfMemory> {
        self.locked(t, |t| {
            self.to_dict(t)?;
            let buffer = AttrBuffer::new(t, ShapeId::DICT, 2)?;
            buffer.attrs.slot(0).set(dict.into());
            buffer.attrs.slot(1).set(self.attrs().slot(1).get());
            self.attrs.store(std::ptr::from_ref(&buffer.attrs) as u64, Ordering::Release);
            Ok(())
        })
    }

    /// Names and values of one moment, in order, as `__dict__` has them.
    pub fn pairs(&self, t: &Thread) -> Vec<(Value, Value)> {
        if let Some(dict) = self.dict() {
            return dict.entries();
        }
        let Some(mut pairs) = self.header.read_whole(|| self.all_pairs(t)) else {
            return self.dict().map(|dict| dict.entries()).unwrap_or_default();
        };
        pairs.retain(|(name, _)| name.cast().is_none_or(|name| !is_hidden(name)));
        pairs
    }

    /// Names and values of an instance, hidden ones included, if it has no dict.
    fn all_pairs(&self, t: &Thread) -> Option<Vec<(Value, Value)>> {
        let attrs = self.attrs();
        let id = attrs.shape();
        if id == ShapeId::DICT {
            return None;
        }
        let names = t.interp().shape(id).names.iter();
        Some(names.zip(attrs.slots()).filter_map(|(&n, s)| Some((n, s.get().bound()?))).collect())
    }

    fn locked<R>(&self, t: &mut Thread, f: impl FnOnce(&mut Thread) -> R) -> R {
        t.with_lock(&self.header, f)
    }

    pub(super) fn trace(&self, m: &mut crate::heap::Marker) {
        let attrs = self.attrs();
        if self.is_inline() {
            attrs.slots().iter().for_each(|s| m.value(s.get()));
        } else {
            m.object(Ref::<Header>::from_address(std::ptr::from_ref(attrs) as u64 - size_of::<Header>() as u64));
        }
    }
}

impl Attrs {
    /// Lays out a head and `capacity` unbound slots.
    ///
    /// # Safety
    /// There is room for them at `p`, and it is the caller's.
    unsafe fn init(p: *mut u8, shape: ShapeId, capacity: usize) {
        let head = p.cast::<Attrs>();
        // SAFETY: the caller's promise.
        unsafe {
            head.write(Attrs { shape: AtomicU32::new(shape.0), capacity: capacity as u32 });
            super::fill_slots(head.add(1).cast(), &[], capacity);
        }
    }
}

impl AttrBuffer {
    fn new(t: &mut Thread, shape: ShapeId, capacity: usize) -> Result<Ref<AttrBuffer>, OutOfMemory> {
        let attrs = Attrs { shape: AtomicU32::new(shape.0), capacity: capacity as u32 };
        let head = AttrBuffer { header: t.plain_header(Kind::AttrBuffer), attrs };
        t.make_with(head, capacity * 8, |p| super::fill_slots(p, &[], capacity))
    }

    pub(super) fn trace(&self, m: &mut crate::heap::Marker) {
        self.attrs.slots().iter().for_each(|s| m.value(s.get()));
    }
}
