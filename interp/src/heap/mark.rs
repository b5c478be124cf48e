//! Marking: which objects the roots reach. Runs while every thread stands at a safepoint.

use std::collections::HashSet;
use std::sync::atomic::Ordering;

use super::block::Block;
use super::object::{Header, Kind, Ref, flags};
use super::{Heap, Large, free_large, hostile};
use crate::objects::list::Tuple;
use crate::objects::native::Forgot;
use crate::value::{Slot, Value};

/// So many slots of a long object are looked at in one go: what is pending stays short however long the object is.
const STRETCH: usize = 256;

/// So many objects are on their way from memory while others are marked. It hides most of what marking waits for.
const AHEAD: usize = 16;

/// So many dead objects are looked at for whether they form cycles.
const CYCLE_PATIENCE: usize = 10_000;

/// Collects what is still to be looked at.
pub struct Marker {
    pending: Vec<Ref<Header>>,
    /// Slots of long objects that are still to be looked at: whose they are (in hostile mode), the first of them, and how many.
    long: Vec<(Option<Ref<Header>>, *const Slot, usize)>,
    /// Objects that were asked for a little while ago, in a ring: the oldest is marked when the next one comes.
    ahead: [Option<Ref<Header>>; AHEAD],
    oldest: usize,
    /// Bytes of the objects that were marked.
    live: u64,
    /// References are looked at one by one: in hostile mode, and while `found` collects them.
    watches: bool,
    hostile: bool,
    /// While a dead object is asked what it refers to: the dead ones among that.
    found: Option<Vec<Ref<Header>>>,
    /// In hostile mode: the object whose references are being marked, if it isn't a root.
    holder: Option<Ref<Header>>,
}

impl Marker {
    /// Marks a value's object, if it is one and isn't marked yet.
    #[inline(always)]
    pub fn value(&mut self, v: Value) {
        if v.is_object() && v.bits() != 0 {
            self.object(Ref::<Header>::from_address(v.bits()));
        }
    }

    /// Marks an object, sooner or later.
    #[inline(always)]
    pub fn object<T>(&mut self, object: Ref<T>) {
        let object = object.header();
        if self.watches {
            if !self.is_only_found(object) {
                self.mark(object);
            }
            return;
        }
        object.fetch();
        let before = self.ahead[self.oldest].replace(object);
        self.oldest = (self.oldest + 1) % AHEAD;
        if let Some(object) = before {
            self.mark(object);
        }
    }

    /// Marks those that were fetched. Says whether there was any.
    fn catch_up(&mut self) -> bool {
        let mut any = false;
        for i in 0..AHEAD {
            if let Some(object) = self.ahead[i].take() {
                any = true;
                self.mark(object);
            }
        }
        any
    }

    fn mark(&mut self, object: Ref<Header>) {
        if object.has_flag(flags::LARGE) {
            let head = Large::of(object);
            if !head.head().marked.swap(true, Ordering::Relaxed) {
                self.live += head.head().bytes as u64;
                self.pending.push(object);
            }
        } else {
            let block = Block::of(object);
            if block.mark(object) {
                self.live += u64::from(block.head().cell);
                match object.kind() {
                    // What refers to nothing, or to its text alone, needn't wait.
                    Kind::Float | Kind::Complex | Kind::Bytes | Kind::Str | Kind::StrBuffer => {
                        crate::objects::trace(object, self)
                    }
                    Kind::Tuple if holds_little(object.assume::<Tuple>().items()) => {}
                    _ => self.pending.push(object),
                }
            }
        }
    }

    #[cold]
    fn is_only_found(&mut self, object: Ref<Header>) -> bool {
        let Some(found) = &mut self.found else {
            if self.hostile {
                hostile::check_alive(object, self.holder);
            }
            return false;
        };
        if !is_marked(object) {
            found.push(object);
        }
        true
    }

    /// The dead objects that a dead object refers to, in the order in which they lose it as their holder.
    fn dead_parts(&mut self, object: Ref<Header>) -> Vec<Ref<Header>> {
        (self.watches, self.found) = (true, Some(Vec::new()));
        crate::objects::trace(object, self);
        self.watches = self.hostile;
        let mut found = self.found.take().unwrap_or_default();
        // Lists and tuples let go of their last item first.
        if matches!(object.kind(), Kind::Buffer | Kind::Tuple) {
            found.reverse();
        }
        found
    }

    /// The dead objects that others refer to, by way of others still; themselves where they are part of a cycle.
    fn held_by(&mut self, objects: &[Value]) -> HashSet<u64> {
        let mut held = HashSet::new();
        for object in objects {
            if held.contains(&object.bits()) {
                continue;
            }
            let mut pending: Vec<Ref<Header>> = object.header().into_iter().collect();
            while let Some(asked) = pending.pop()
                && held.len() < CYCLE_PATIENCE
            {
                for part in self.dead_parts(asked) {
                    if held.insert(Value::from(part).bits()) {
                        pending.push(part);
                    }
                }
            }
        }
        held
    }

    /// Does a dead object refer to itself, by way of others? As long as `patience` lasts, which is counted in objects.
    fn is_in_cycle(&mut self, object: Ref<Header>, patience: &mut usize) -> bool {
        let mut seen = HashSet::new();
        let mut pending = vec![object];
        while let Some(asked) = pending.pop()
            && *patience > 0
        {
            *patience -= 1;
            for part in self.dead_parts(asked) {
                if part == object {
                    return true;
                }
                if seen.insert(Value::from(part).bits()) {
                    pending.push(part);
                }
            }
        }
        false
    }

    /// Marks what an object's slots hold.
    #[inline]
    pub fn slots(&mut self, slots: &[Slot]) {
        if slots.len() > STRETCH && self.found.is_none() {
            self.long.push((self.holder, slots.as_ptr(), slots.len()));
        } else {
            slots.iter().for_each(|s| self.value(s.get()));
        }
    }

    /// Counts memory that a marked object owns outside the heap.
    pub fn outside(&mut self, bytes: usize) {
        self.live += bytes as u64;
    }

    /// Looks at all that is pending.
    fn drain(&mut self) {
        loop {
            while let Some(object) = self.pending.pop() {
                if self.hostile {
                    self.holder = Some(object);
                }
                crate::objects::trace(object, self);
            }
            if self.catch_up() {
                continue;
            }
            let Some((holder, first, count)) = self.long.pop() else { return };
            self.holder = holder;
            // SAFETY: the slots are those of a marked object, and nothing is freed or changed while the world stands still.
            let slots = unsafe { std::slice::from_raw_parts(first, count) };
            let (now, later) = slots.split_at(count.min(STRETCH));
            if !later.is_empty() {
                self.long.push((holder, later.as_ptr(), later.len()));
            }
            now.iter().for_each(|s| self.value(s.get()));
        }
    }
}

/// What a collection found.
pub struct Collected {
    /// Bytes in use afterwards.
    pub live: u64,
    /// Objects whose finalizers are to be run, and weak references whose callbacks are; they are alive until then.
    pub to_finalize: Vec<Value>,
}

/// Dead objects with finalizers in the reverse of the order in which CPython calls those: from what has lost its holders, or has none
/// that is dead, to what that holds; what cycles hold as it was made.
fn in_order(marker: &mut Marker, lost: &[Value], objects: Vec<Value>) -> Vec<Value> {
    let mut wanted: HashSet<u64> = objects.iter().map(|v| v.bits()).collect();
    let (mut seen, mut order) = (HashSet::new(), Vec::new());
    let mut walk = |marker: &mut Marker, wanted: &mut HashSet<u64>, from: &[Value]| {
        let mut pending: Vec<Ref<Header>> = from.iter().rev().filter_map(|v| v.header()).collect();
        while let Some(object) = pending.pop()
            && seen.len() < CYCLE_PATIENCE
        {
            let value = Value::from(object);
            if !seen.insert(value.bits()) {
                continue;
            }
            if wanted.remove(&value.bits()) {
                order.push(value);
            }
            pending.extend(marker.dead_parts(object).into_iter().rev());
        }
    };
    // What has lost a holder may have others that have died only now.
    let lost: Vec<Value> = lost.iter().copied().filter(|v| v.header().is_some_and(|o| !is_marked(o))).collect();
    let held = marker.held_by(&lost);
    let gone: Vec<Value> = lost.into_iter().filter(|v| !held.contains(&v.bits())).collect();
    walk(marker, &mut wanted, &gone);
    let rest: Vec<Value> = objects.into_iter().filter(|v| wanted.contains(&v.bits())).collect();
    if rest.len() > 1 {
        let held = marker.held_by(&rest);
        let free: Vec<Value> = rest.iter().copied().filter(|v| !held.contains(&v.bits())).collect();
        walk(marker, &mut wanted, &free);
    }
    order.extend(rest.into_iter().filter(|v| wanted.contains(&v.bits())));
    order.reverse();
    order
}

impl Heap {
    /// An object has lost a holder. The next collection ends what that was the last one of, as CPython does at once; what is part of a
    /// cycle waits for a collection that is made for another reason, as it does there.
    pub fn note_lost(&self, object: Value) {
        let mut lost = self.lost.lock();
        if lost.len() < CYCLE_PATIENCE {
            lost.push(object);
        }
    }

    /// The next collection is made for another reason.
    pub fn forget_lost(&self) {
        self.lost.lock().clear();
    }

    /// Keeps what is part of a cycle and would be missed: what has a finalizer or a weak reference.
    fn spare_cycles(&self, marker: &mut Marker) {
        let mut missed: Vec<Ref<Header>> = self.finalizable.lock().clone();
        let watched = self.weak.lock().iter().filter_map(|&w| crate::objects::watched(w)).collect::<Vec<_>>();
        missed.extend(watched);
        let mut patience = CYCLE_PATIENCE;
        for object in missed {
            if !is_marked(object) && marker.is_in_cycle(object, &mut patience) {
                marker.object(object);
                marker.drain();
            }
        }
    }

    /// Collects garbage. Every other thread stands at a safepoint, and `roots` marks all that they and the interpreter hold.
    pub fn collect(&self, roots: impl FnOnce(&mut Marker)) -> Collected {
        let mut pool = self.pool.lock();
        for block in &pool.all {
            block.clear_marks();
        }
        let adoptable = std::mem::take(&mut pool.orphans);
        pool.adoptable.extend(adoptable);
        drop(pool);
        let hostile = self.hostile;
        let mut marker = Marker {
            pending: Vec::new(),
            long: Vec::new(),
            ahead: [None; AHEAD],
            oldest: 0,
            live: 0,
            watches: hostile,
            hostile,
            found: None,
            holder: None,
        };
        roots(&mut marker);
        marker.drain();
        let lost = std::mem::take(&mut *self.lost.lock());
        if !lost.is_empty() {
            self.spare_cycles(&mut marker);
        }

        // Weak references forget before finalizers can bring their referents back, as in CPython.
        let mut called_back = Vec::new();
        self.weak.lock().retain(|&w| {
            if !is_marked(w) {
                return false;
            }
            let forgot = crate::objects::forget_dead(w, &|v: Value| is_live(v));
            if forgot == Forgot::CallBack {
                called_back.push(Value::from(w));
            }
            forgot == Forgot::Live
        });
        let mut to_finalize = Vec::new();
        self.finalizable.lock().retain(|&object| {
            let alive = is_marked(object);
            // What has come to its end by itself needs no finalizer any more.
            let wants_finalizer = object.has_flag(super::flags::FINALIZER);
            if !alive && wants_finalizer {
                to_finalize.push(Value::from(object));
            }
            alive && wants_finalizer
        });
        if to_finalize.len() > 1 {
            to_finalize = in_order(&mut marker, &lost, to_finalize);
        }
        // What comes last is called first: callbacks of what was part of a cycle before any finalizer, others behind those.
        let end = if lost.is_empty() { to_finalize.len() } else { 0 };
        to_finalize.splice(end..end, called_back);
        self.finalizing.fetch_or(!to_finalize.is_empty(), Ordering::Relaxed);
        for &v in &to_finalize {
            marker.value(v);
        }
        marker.drain();

        let mut dead = Vec::new();
        self.large.lock().retain(|large| {
            let marked = large.head().marked.swap(false, Ordering::Relaxed);
            if !marked {
                dead.push(*large);
            }
            marked
        });
        for large in dead {
            crate::objects::drop_object(large.object());
            self.poison_large(large);
            free_large(large);
        }
        let live = marker.live;
        self.peak.fetch_max(self.used.swap(live, Ordering::Relaxed), Ordering::Relaxed);
        let limit = self.limit();
        // Let the heap double, but collect more often as the limit comes near.
        let growth = live.max(super::least_growth(self.chance)).min((limit.saturating_sub(live) / 2).max(1 << 20));
        let epoch = self.epoch.fetch_add(1, Ordering::Release);
        let growth = if self.hostile { hostile::growth(epoch).min(growth) } else { growth };
        self.threshold.store(live + growth, Ordering::Relaxed);
        self.allocating.store(0, Ordering::Relaxed);
        self.poison_dead();
        Collected { live, to_finalize }
    }
}

/// Are these a few values without an object among them?
#[inline(always)]
fn holds_little(items: &[Value]) -> bool {
    items.len() <= 4 && items.iter().all(|v| !v.is_object())
}

fn is_marked(object: Ref<Header>) -> bool {
    if object.has_flag(flags::LARGE) {
        Large::of(object).head().marked.load(Ordering::Relaxed)
    } else {
        Block::of(object).is_marked(object.address())
    }
}

/// Will the value outlive the collection that is running, or did it outlive the last one? Of large objects only the former is known.
pub(crate) fn is_live(v: Value) -> bool {
    v.header().is_none_or(is_marked)
}
