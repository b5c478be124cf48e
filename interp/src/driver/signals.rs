//! What a guest program does with signals.
//!
//! The driver knows for which signals there are handlers; the handlers themselves are the guest's business. A signal that has one is
//! noted with the main thread, which calls it at its next safepoint or where it waits. From outside signals come by a thread of their
//! own, which reads what the process's handlers write into a pipe. Ctrl-C comes from whoever runs the session.

use std::io;
use std::sync::Weak;
use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;
use signal_hook::consts::FORBIDDEN;
use signal_hook::consts::signal::SIGINT;
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level::emulate_default_handler;

use super::os::Os;
use super::world::{Disposition, World};

/// What becomes of each signal, by bits: the first is that of signal 1.
#[derive(Default)]
pub(super) struct Dispositions {
    handled: AtomicU64,
    ignored: AtomicU64,
    ends_waits: AtomicU64,
}

/// A signal's bit, if there may be such a signal.
pub(crate) fn bit(signal: i32) -> Option<u64> {
    (1..=64).contains(&signal).then(|| 1 << (signal - 1))
}

impl Dispositions {
    pub(super) fn set(&self, signal: i32, to: Disposition) {
        let Some(bit) = bit(signal) else { return };
        let handled = matches!(to, Disposition::Handled { .. });
        let ends_waits = to == Disposition::Handled { ends_waits: true };
        for (mask, chosen) in
            [(&self.handled, handled), (&self.ignored, to == Disposition::Ignored), (&self.ends_waits, ends_waits)]
        {
            if chosen {
                mask.fetch_or(bit, Ordering::Relaxed);
            } else {
                mask.fetch_and(!bit, Ordering::Relaxed);
            }
        }
    }

    pub(super) fn of(&self, signal: i32) -> Disposition {
        let has = |mask: &AtomicU64| bit(signal).is_some_and(|bit| mask.load(Ordering::Relaxed) & bit != 0);
        if has(&self.handled) {
            Disposition::Handled { ends_waits: has(&self.ends_waits) }
        } else if has(&self.ignored) {
            Disposition::Ignored
        } else {
            Disposition::Default
        }
    }

    /// May a handler end a wait?
    pub(super) fn may_end_waits(&self) -> bool {
        self.ends_waits.load(Ordering::Relaxed) != 0
    }
}

/// Listens for signals from outside.
#[derive(Default)]
pub(super) struct Ear {
    listening: Mutex<Option<Handle>>,
}

impl Ear {
    /// From now on this signal is heard. Those that can't be, and Ctrl-C, are left alone.
    ///
    /// # Errors
    /// The operating system refuses the handler, the pipe or the thread.
    pub(super) fn listen(&self, signal: i32, driver: Weak<Os>) -> io::Result<()> {
        if signal == SIGINT || FORBIDDEN.contains(&signal) {
            return Ok(());
        }
        let mut listening = self.listening.lock();
        if let Some(handle) = &*listening {
            return handle.add_signal(signal);
        }
        let mut signals = Signals::new([signal])?;
        let handle = signals.handle();
        std::thread::Builder::new().name("ear".into()).stack_size(256 * 1024).spawn(move || {
            for signal in signals.forever() {
                let Some(driver) = driver.upgrade() else { return };
                driver.hear(signal);
            }
        })?;
        *listening = Some(handle);
        Ok(())
    }
}

impl Os {
    /// A signal has come from outside.
    fn hear(&self, signal: i32) {
        match self.signals.of(signal) {
            Disposition::Handled { .. } => self.post(signal),
            Disposition::Ignored => {}
            // It had a handler once, which is why it comes this way.
            Disposition::Default => {
                self.flush_all();
                // It is no signal that it refuses.
                let _ = emulate_default_handler(signal);
            }
        }
    }
}
