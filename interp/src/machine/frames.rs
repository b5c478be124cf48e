//! The stack of a thread's frames: one mapping that never moves, so that the run loop may keep a pointer to the running frame.

use super::frame::Frame;

/// Frames of code that stands for C code don't count towards the recursion limit; but they take room.
pub(crate) const MOST_FRAMES: usize = 200_000;

/// A thread's frames, the outermost first. Pages that are not used take no memory.
pub(super) struct Frames {
    start: *mut Frame,
    /// The first place without a frame.
    end: *mut Frame,
}

/// What is mapped: frames that don't count towards the recursion limit are pushed only where there are fewer than the most, and of those
/// that count there are never more than the most; and some more for those that are pushed to report that there are too many.
const ROOM: usize = 2 * MOST_FRAMES + 1000;

impl Frames {
    pub(super) fn new() -> Result<Frames, std::io::Error> {
        // SAFETY: an anonymous private mapping at an address of the kernel's choice.
        let p = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                ROOM * size_of::<Frame>(),
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                -1,
                0,
            )
        };
        if p == libc::MAP_FAILED {
            return Err(std::io::Error::last_os_error());
        }
        Ok(Frames { start: p.cast(), end: p.cast() })
    }

    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        // SAFETY: both point into the same mapping.
        unsafe { self.end.offset_from_unsigned(self.start) }
    }

    /// Is there room for one more frame that doesn't count towards the recursion limit?
    #[inline(always)]
    pub(super) fn has_room(&self) -> bool {
        self.len() < MOST_FRAMES
    }

    /// Puts a frame on top.
    #[inline(always)]
    pub(super) fn push(&mut self, frame: Frame) {
        debug_assert!(self.len() < ROOM, "gilbox bug: more frames than there is room for");
        // SAFETY: `end` lies within the mapping: see `ROOM`; who pushes has checked that there is room.
        unsafe {
            self.end.write(frame);
            self.end = self.end.add(1);
        }
    }

    /// Takes the top frame off. It stays readable until the next one is pushed.
    #[inline(always)]
    pub(super) fn pop(&mut self) -> Option<&Frame> {
        if self.end == self.start {
            return None;
        }
        // SAFETY: there is a frame below `end`.
        unsafe {
            self.end = self.end.sub(1);
            Some(&*self.end)
        }
    }

    /// Takes the running frame off, which is the top one, and says where the one below is.
    #[inline(always)]
    pub(super) fn drop_running(&mut self, running: *mut Frame) -> *mut Frame {
        debug_assert!(self.top() == running && self.end != self.start);
        self.end = running;
        running.wrapping_sub(1)
    }

    /// Puts a frame on top of the running one, which is the top one, and says where it is.
    #[inline(always)]
    pub(super) fn push_on(&mut self, running: *mut Frame, frame: Frame) -> *mut Frame {
        debug_assert!(self.top() == running && self.len() < ROOM);
        // SAFETY: as in `push`; the end stands behind the top frame.
        unsafe {
            let place = running.add(1);
            place.write(frame);
            self.end = place.add(1);
            place
        }
    }

    /// Where the top frame is, if there is one; where there is none, a place that must not be read.
    #[inline(always)]
    pub(super) fn top(&self) -> *mut Frame {
        self.end.wrapping_sub(1)
    }
}

impl std::ops::Deref for Frames {
    type Target = [Frame];
    #[inline(always)]
    fn deref(&self) -> &[Frame] {
        // SAFETY: everything from `start` to `end` was written by `push`.
        unsafe { std::slice::from_raw_parts(self.start, self.len()) }
    }
}

impl std::ops::DerefMut for Frames {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [Frame] {
        // SAFETY: as above.
        unsafe { std::slice::from_raw_parts_mut(self.start, self.len()) }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        // SAFETY: unmaps what `new` mapped; frames own nothing.
        unsafe { libc::munmap(self.start.cast(), ROOM * size_of::<Frame>()) };
    }
}

const _: () = assert!(size_of::<Frame>() == 64 && !std::mem::needs_drop::<Frame>());
