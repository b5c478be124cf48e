//! Collecting garbage: one thread stops the world, and looks at what all of them hold.

use super::clock;
use super::os::Os;
use super::permit::Inside;
use crate::machine::thread::attention;
use crate::objects::class::ids;

impl Os {
    /// Collects garbage, unless another thread does so at this moment; then it waits for that.
    pub(super) fn collect(&self, inside: &mut Inside<'_>) {
        let interp = inside.thread().interp_arc();
        let seat = inside.seat();
        let Some(mut stopped) = inside.stop() else { return };
        let collected = interp.heap.collect(|marker| {
            interp.trace(marker);
            self.to_finalize.lock().iter().for_each(|&v| marker.value(v));
            stopped.each(|_, thread| thread.trace_roots(marker));
        });
        interp.after_collection(crate::heap::is_live);
        if interp.heap.is_hostile() {
            interp.class_changed(true);
        }
        let began = stopped.began();
        drop(stopped);
        inside.thread().resume_after_stop();
        self.collector.lock().collected(clock::now().saturating_sub(began));
        if interp.heap.over_limit() {
            // Small objects are handed out without a look at the limit: this is where it is kept.
            let exc = inside.thread().exception(ids::MEMORY_ERROR, &[]);
            inside.thread().raise_at_resume(exc);
        }
        if !collected.to_finalize.is_empty() {
            self.to_finalize.lock().extend(collected.to_finalize);
            seat.shared.ask(attention::FINALIZE);
        }
    }
}
