//! Computations of natives that may take long: in stretches, aside where no checkpoint can be put into them, and outside where CPython
//! lets go of the lock.
//!
//! CPython's functions in C let go of the lock while they hash, check or compress long buffers, and so threads that call them
//! scale with the cores although there is a lock. Here the native says what is to be computed and leaves its instruction, as
//! one that waits does. The driver lets go, computes, comes back and has the native called again, which then finds the result.

use std::any::Any;
use std::ops::{Deref, Range};
use std::sync::Arc;

use super::{Shared, Thread, attention};
use crate::driver::world::Woken;
use crate::heap::{Object, Ref};
use crate::machine::cost;
use crate::machine::interp::Interp;
use crate::machine::native::{NativeResult, Trap};
use crate::objects::methods::BytesLike;
use crate::objects::string::Bytes;
use crate::text::search::LONG;
use crate::value::Value;

/// So much simple work takes some milliseconds.
const STRETCH: usize = 1 << 22;

impl Thread {
    /// Does work on so many things in stretches, with a checkpoint before each.
    pub fn in_stretches(&mut self, count: usize, mut work: impl FnMut(Range<usize>)) -> NativeResult<()> {
        for start in (0..count).step_by(STRETCH) {
            self.checkpoint()?;
            work(start..count.min(start + STRETCH));
        }
        Ok(())
    }

    /// Does a computation that no checkpoint can be put into; where it takes long, on copies and so that the thread can be interrupted
    /// and be told to end.
    pub fn aside<R: Send + 'static>(&mut self, work: impl FnOnce() -> R + Send + 'static) -> NativeResult<R> {
        let result = Arc::new(parking_lot::Mutex::new(None));
        let place = result.clone();
        let job = move || *place.lock() = Some(work());
        if !self.interp.world.aside(&self.shared, Box::new(job)) {
            return Err(self.way_out());
        }
        let result = result.lock().take();
        Ok(result.expect("gilbox bug: a computation that is done has a result"))
    }

    /// What is done with objects that nothing changes, of which the longest has so many characters: aside if that takes long.
    ///
    /// The objects stay where they are, and alive, until the work is done, also when the thread has left it.
    #[inline]
    pub fn aside_if_long<T: Object, const N: usize, R: Send + 'static>(
        &mut self,
        length: usize,
        objects: [Ref<T>; N],
        work: impl FnOnce([Ref<T>; N]) -> R + Send + 'static,
    ) -> NativeResult<R> {
        if length <= LONG {
            return Ok(work(objects));
        }
        let kept = KeptAside::new(self.interp.clone(), objects.map(Value::from));
        self.aside(move || work(kept.objects()))
    }

    /// What the native has had computed outside. None: nothing yet.
    pub fn take_outside<R: 'static>(&mut self) -> Option<R> {
        match std::mem::take(&mut self.outside) {
            Outside::Result(result) if self.woken.is_some() => result.downcast().ok().map(|result| *result),
            _ => None,
        }
    }

    /// Has something computed without the lock; the native is called again, for `take_outside`.
    pub fn go_outside<R: Send + 'static>(&mut self, compute: impl FnOnce(&mut Meter) -> R + Send + 'static) -> Trap {
        self.outside = Outside::Work(Work(Box::new(move |meter| Box::new(compute(meter)))));
        Trap::Block
    }

    /// What is computed of bytes: outside if it takes `long`, and else at once. Outside it may be done twice over, where it was left half
    /// done.
    pub(crate) fn outside_if<R: Send + 'static>(
        &mut self,
        long: bool,
        bytes: BytesLike,
        compute: impl FnOnce(&mut Meter, &[u8]) -> Option<R> + Send + 'static,
    ) -> NativeResult<R> {
        if !long {
            return self.metered(|meter| compute(meter, &bytes)).ok_or_else(|| self.way_out());
        }
        if let Some(Some(result)) = self.take_outside() {
            return Ok(result);
        }
        self.checkpoint()?;
        let bytes = self.keep_bytes(bytes);
        Err(self.go_outside(move |meter| compute(meter, &bytes)))
    }

    /// What is computed at once, and charged where time is counted.
    pub fn metered<R>(&mut self, compute: impl FnOnce(&mut Meter) -> R) -> R {
        let mut meter = Meter::new(&self.shared, u64::MAX);
        let result = compute(&mut meter);
        let spent = meter.spent();
        self.charge_time(spent);
        result
    }

    /// With `Trap::Block`: what is to be computed outside, if that is what the native wants.
    pub(crate) fn take_work(&mut self) -> Option<Work> {
        match std::mem::take(&mut self.outside) {
            Outside::Work(work) => Some(work),
            _ => None,
        }
    }

    /// It has been computed.
    pub(crate) fn has_computed(&mut self, result: Box<dyn Any + Send>) {
        self.outside = Outside::Result(result);
        self.woken = Some(Woken::Ready);
    }

    /// Bytes that stay as they are and alive for a computation outside.
    pub(crate) fn keep_bytes(&self, bytes: BytesLike) -> KeptBytes {
        match bytes {
            BytesLike::Fixed(bytes) => KeptBytes::Fixed { bytes, _kept: KeptAside::new(self.interp.clone(), [bytes.into()]) },
            BytesLike::Copied(bytes) => KeptBytes::Copied(bytes),
        }
    }
}

/// What a computation outside spends, and whether it may go on.
pub struct Meter<'a> {
    thread: &'a Shared,
    /// In nanoseconds, where time is counted.
    spent: u64,
    limit: u64,
}

impl<'a> Meter<'a> {
    /// For a computation of a thread that may last so many nanoseconds where time is counted.
    pub(crate) fn new(thread: &'a Shared, limit: u64) -> Meter<'a> {
        Meter { thread, spent: 0, limit }
    }

    pub(crate) fn spent(&self) -> u64 {
        self.spent
    }

    /// To be asked now and then, with what it has cost since: None if the thread is to end or to be interrupted, or is out of time.
    pub fn spend(&mut self, nanos: u64) -> Option<()> {
        self.spent = self.spent.saturating_add(nanos);
        let goes_on = self.spent <= self.limit && !self.thread.is_asked(attention::HURRY | attention::KILL);
        goes_on.then_some(())
    }

    /// Does work on so many things in stretches.
    pub(crate) fn in_stretches(&mut self, count: usize, price: cost::Each, mut work: impl FnMut(Range<usize>)) -> Option<()> {
        for start in (0..count).step_by(STRETCH) {
            let stretch = start..count.min(start + STRETCH);
            self.spend(price.times(stretch.len()))?;
            work(stretch);
        }
        Some(())
    }
}

/// What a native computes without the lock.
#[derive(Default)]
pub(super) enum Outside {
    #[default]
    Nothing,
    Work(Work),
    Result(Box<dyn Any + Send>),
}

/// What is to be computed.
pub struct Work(Box<Compute>);

type Compute = dyn FnOnce(&mut Meter) -> Box<dyn Any + Send> + Send;

impl Work {
    pub(crate) fn compute(self, meter: &mut Meter) -> Box<dyn Any + Send> {
        self.0(meter)
    }
}

/// Bytes that are read by a computation outside.
pub(crate) enum KeptBytes {
    Fixed { bytes: Ref<Bytes>, _kept: KeptAside<1> },
    Copied(Vec<u8>),
}

impl Deref for KeptBytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            KeptBytes::Fixed { bytes, .. } => bytes.data(),
            KeptBytes::Copied(bytes) => bytes,
        }
    }
}

/// Objects that are read by a computation aside.
pub(crate) struct KeptAside<const N: usize>(Arc<Interp>, [Value; N]);

impl<const N: usize> KeptAside<N> {
    fn new(interp: Arc<Interp>, objects: [Value; N]) -> KeptAside<N> {
        interp.read_aside.lock().extend(objects);
        KeptAside(interp, objects)
    }

    fn objects<T: Object>(&self) -> [Ref<T>; N] {
        self.1.map(|object| object.cast().expect("gilbox bug: an object aside became another"))
    }
}

impl<const N: usize> Drop for KeptAside<N> {
    fn drop(&mut self) {
        let mut read = self.0.read_aside.lock();
        for object in self.1 {
            let at = read.iter().position(|&v| v == object);
            read.swap_remove(at.expect("gilbox bug: an object aside was forgotten"));
        }
    }
}
