//! The windows of a thread's registers, which calls slide: their registers, the room for them, and how the one of a function is filled
//! that needs nothing to be bound (else see `bind`).

use super::Thread;
use super::code_object::{CodeObject, Quick};
use super::frame::Frame;
use super::native::NativeResult;
use crate::heap::Ref;
use crate::objects::function::Function;
use crate::objects::list::Tuple;
use crate::value::Value;

impl Thread {
    /// The register at an absolute index.
    #[inline(always)]
    pub(super) fn register(&self, i: usize) -> Value {
        // SAFETY: callers name registers of windows that were checked to fit.
        unsafe { *self.registers.at(i) }
    }

    #[inline(always)]
    pub(super) fn set_register(&mut self, i: usize, v: Value) {
        // SAFETY: as above.
        unsafe { *self.registers.at(i) = v }
    }

    /// The window that begins with the register at an absolute index.
    #[inline(always)]
    pub(super) fn window_at(&self, first: usize) -> *mut Value {
        self.registers.at(first)
    }

    /// The running frame's register.
    #[inline(always)]
    pub(super) fn local(&self, r: u16) -> Value {
        self.register(self.top().base as usize + r as usize)
    }

    #[inline(always)]
    pub(super) fn set_local(&mut self, r: u16, v: Value) {
        let i = self.top().base as usize + r as usize;
        self.set_register(i, v);
    }

    #[inline(always)]
    pub(super) fn top(&self) -> &Frame {
        self.frames.last().expect("gilbox bug: no frame is running")
    }

    /// The first register behind the running frame's window, with one to spare for a callee.
    pub(super) fn scratch(&self) -> usize {
        match self.frames.last() {
            Some(f) => f.behind(),
            None => 1,
        }
    }

    /// Puts values behind the running frame's window and returns where.
    pub(super) fn place(&mut self, args: &[Value]) -> NativeResult<usize> {
        let first = self.scratch();
        self.cover(first + args.len() + 1)?;
        // SAFETY: the registers from `first` on are covered, and no arguments stand among them.
        unsafe { crate::objects::copy_values(args.as_ptr(), self.registers.at(first), args.len()) };
        Ok(first)
    }

    /// Copies arguments out of the running frame's window, and returns where to. A native may wait, and then its call is executed
    /// again: the receiver must not take the place of the callee in the window.
    pub(super) fn copy_arguments(&mut self, first: usize, argc: usize) -> usize {
        let to = self.scratch() + 1;
        // What stands behind the window already stays there.
        if first + 1 >= to || self.cover(to + argc + 1).is_err() {
            return first;
        }
        for i in 0..argc {
            self.set_register(to + i, self.register(first + i));
        }
        to
    }

    /// Makes sure that the registers below `end` may be written to.
    #[inline(always)]
    pub(super) fn cover(&mut self, end: usize) -> NativeResult<()> {
        if self.is_covered(end) { Ok(()) } else { self.raise_high_water(end) }
    }

    /// May they, without anything being done?
    #[inline(always)]
    pub(super) fn is_covered(&self, end: usize) -> bool {
        end <= self.high_water
    }

    /// In steps, so that few calls have to.
    #[cold]
    fn raise_high_water(&mut self, end: usize) -> NativeResult<()> {
        const STEP: usize = 1024;
        // Windows are cleared in fours.
        let most = self.registers.len() - 3;
        if end > most {
            return Err(self.recursion_error());
        }
        self.high_water = (end + STEP).min(most);
        Ok(())
    }

    // ---- frames

    /// Is there room for one more frame?
    #[inline(always)]
    pub(super) fn has_room_for(&self, counts: bool) -> bool {
        if counts { self.depth < self.recursion_limit } else { self.frames.has_room() }
    }

    /// Takes the running frame off.
    #[inline(always)]
    pub(super) fn pop_frame(&mut self) -> Frame {
        let frame = self.frames.pop().expect("gilbox bug: no frame to leave").clone();
        self.depth -= usize::from(frame.counts());
        frame
    }

    /// Pushes a frame whose window has been filled.
    #[inline(always)]
    pub(super) fn push_frame(&mut self, frame: Frame) -> NativeResult<()> {
        if !self.has_room_for(frame.counts()) {
            return Err(self.recursion_error());
        }
        self.depth += usize::from(frame.counts());
        self.frames.push(frame);
        Ok(())
    }

    // ---- functions that are entered

    /// Prepares the window of a function whose arguments stand in its first registers, if nothing has to be bound and there is room. The
    /// cells of its closure are still to be placed.
    #[inline(always)]
    pub(super) fn open_frame(&mut self, f: Ref<Function>, first: usize, argc: u32) -> Option<(Ref<CodeObject>, usize)> {
        let code: Ref<CodeObject> = Ref::from_address(f.code.get().bits());
        let quick = &code.quick;
        let end = first + quick.registers as usize + 2;
        if quick.argc != argc || end > self.high_water || !self.has_room_for(quick.counts) {
            return None;
        }
        self.place_first_values(quick, first, argc);
        self.depth += usize::from(quick.counts);
        Some((code, first))
    }

    /// The same where arguments may be missing that have defaults, and with the cells of the closure.
    #[inline(always)]
    pub(super) fn open_any_frame(&mut self, f: Ref<Function>, first: usize, argc: u32) -> Option<(Ref<CodeObject>, usize)> {
        let quick = &Ref::<CodeObject>::from_address(f.code.get().bits()).quick;
        let wanted = quick.argc;
        if argc < wanted {
            if quick.gathers && argc >= quick.positional {
                return self.open_gathering_frame(f, first, argc);
            }
            self.fill_defaults(f, first, argc, wanted)?;
        }
        let window = self.open_frame(f, first, if argc < wanted { wanted } else { argc })?;
        self.place_cells(f, window);
        Some(window)
    }

    /// Puts defaults behind `argc` arguments, so that they become as many as wanted, if there are so many defaults, and room for them.
    #[inline(always)]
    pub(super) fn fill_defaults(&mut self, f: Ref<Function>, first: usize, argc: u32, wanted: u32) -> Option<()> {
        let defaults = f.defaults.get().cast::<Tuple>()?;
        let given = defaults.len().checked_sub((wanted - argc) as usize)?;
        if first + wanted as usize > self.high_water {
            return None;
        }
        for (i, &v) in defaults.items()[given..].iter().enumerate() {
            self.set_register(first + argc as usize + i, v);
        }
        Some(())
    }

    /// The same where arguments beyond the positional ones become a tuple.
    #[inline(never)]
    fn open_gathering_frame(&mut self, f: Ref<Function>, first: usize, argc: u32) -> Option<(Ref<CodeObject>, usize)> {
        let code: Ref<CodeObject> = Ref::from_address(f.code.get().bits());
        let quick = &code.quick;
        if !self.is_covered(first + (quick.registers.max(argc)) as usize + 2) || !self.has_room_for(quick.counts) {
            return None;
        }
        let rest = first + quick.positional as usize;
        // SAFETY: the arguments stand in registers, which nobody writes to meanwhile.
        let extra = unsafe { std::slice::from_raw_parts(self.registers.at(rest), (argc - quick.positional) as usize) };
        let extra = self.tuple(extra).ok()?;
        self.set_register(rest, extra);
        self.place_first_values(quick, first, quick.positional + 1);
        self.depth += usize::from(quick.counts);
        self.place_cells(f, (code, first));
        Some((code, first))
    }

    /// Fills the registers behind `argc` arguments that a call fills.
    #[inline(always)]
    pub(super) fn place_first_values(&mut self, quick: &Quick, first: usize, argc: u32) {
        // In fours, which may go beyond: what stands there is needed by nobody.
        let mut i = argc;
        while i < quick.pinned {
            // SAFETY: the window fits, and there is room for three more behind it: see `cover`. There are three more values, too.
            unsafe {
                let values = quick.first_values.as_ptr().add(i as usize).cast::<[Value; 4]>();
                self.registers.at(first + i as usize).cast::<[Value; 4]>().write(values.read());
            }
            i += 4;
        }
    }

    /// Puts the cells of a function's closure into its window.
    #[inline(always)]
    pub(super) fn place_cells(&mut self, f: Ref<Function>, (code, first): (Ref<CodeObject>, usize)) {
        if let Some(cells) = f.closure.get().cast::<Tuple>() {
            let free = first + code.quick.first_free as usize;
            for (i, &cell) in cells.items().iter().enumerate() {
                self.set_register(free + i, cell);
            }
        }
    }
}
