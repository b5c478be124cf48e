//! Pictures of frames: what guests may see of running calls (`locals()`, `sys._getframe`, a generator's frame).
//!
//! A frame itself is a record on the thread's stack and no object. A picture is a tuple of its code, the line, the namespace of its
//! globals and its variables at that moment: for a module or class body their namespace, for a function a tuple of its registers'
//! contents; None where they are gone.
//!
//! An exception keeps the variables of the frames that it leaves in its traceback. The frame that handles it goes on: it gets a mark,
//! by which it is found while it runs, so that its variables show as they are.

use std::sync::atomic::Ordering;

use super::Thread;
use super::code_object::CodeObject;
use super::frame::Frame;
use super::native::NativeResult;
use crate::code::CodeKind;
use crate::heap::{Header, Kind, Ref};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Cell;
use crate::objects::generator::Generator;
use crate::objects::list::Tuple;
use crate::objects::misc::Traceback;
use crate::value::{Slot, Value};

/// Of so many exceptions that led to one lines are looked for.
const MOST_CONTEXTS: usize = 16;
/// So many lines of a traceback are searched for what should end promptly.
const MOST_LINES: usize = 16;

impl Thread {
    /// What `locals()` shows in the nearest guest frame: of a module its globals, of a class body its namespace, of a function a
    /// snapshot of its variables.
    pub fn guest_locals(&mut self) -> NativeResult {
        let Some(frame) = self.guest_frames().next().cloned() else { return Ok(Dict::new(self).into()) };
        let variables = self.variables(&frame)?;
        self.locals_of(frame.code, variables)
    }

    /// The namespace of the `depth`-th running guest call, counted from the innermost.
    pub(crate) fn namespace_of_frame(&self, depth: usize) -> Option<Ref<Dict>> {
        self.guest_frames().nth(depth).map(|f| f.links().namespace)
    }

    /// The code and the line of the `nth` running guest call outside the file of the innermost one, counted from 1 (0: that one), or of the
    /// outermost that there is.
    pub(crate) fn call_from_outside(&mut self, nth: usize) -> NativeResult {
        let mut frames = self.guest_frames();
        let Some(innermost) = frames.next() else { return Ok(Value::NONE) };
        let is_outside = |f: &&Frame| !std::sync::Arc::ptr_eq(&f.code.code.source, &innermost.code.code.source);
        let found = frames.filter(is_outside).take(nth).last().unwrap_or(innermost);
        let (code, line) = (found.code, found.code.code.line((found.pc() as usize).saturating_sub(1)));
        let line = self.int(line.into());
        Ok(self.tuple(&[code.into(), line])?)
    }

    /// A list of pictures: the `depth`-th running guest call, counted from the innermost, and those around it.
    pub(crate) fn pictures_of_frames(&mut self, depth: usize) -> NativeResult {
        let frames: Vec<Frame> = self.guest_frames().skip(depth).cloned().collect();
        let mut pictures = Vec::with_capacity(frames.len());
        for frame in &frames {
            let variables = self.variables(frame)?;
            pictures.push(self.picture(frame, variables)?);
        }
        Ok(self.list(&pictures)?)
    }

    /// A picture of a generator's frame, unless it has finished.
    pub(crate) fn picture_of_generator(&mut self, generator: Ref<Generator>) -> NativeResult<Option<Value>> {
        if let Some((frame, registers)) = generator.at_rest() {
            let base = frame.base as usize;
            let variables = match self.with_inner(&frame, |_, i| registers.get(i - base).copied().unwrap_or(Value::UNBOUND))? {
                Some(variables) => variables,
                None => Variables::Registers(registers),
            };
            return self.picture(&frame, variables).map(Some);
        }
        let running = self.frames.iter().find(|f| f.generator == Some(generator)).cloned();
        let Some(frame) = running else { return Ok(None) };
        let variables = self.variables(&frame)?;
        self.picture(&frame, variables).map(Some)
    }

    /// The dict of the variables in a picture; None where they are gone.
    pub(crate) fn locals_of_picture(&mut self, picture: Value) -> NativeResult {
        let parts = picture.cast::<Tuple>().filter(|p| p.len() == 4);
        let Some((code, variables)) = parts.and_then(|p| Some((p.items()[0].cast::<CodeObject>()?, p.items()[3]))) else {
            return Err(self.type_error("a picture of a frame is expected"));
        };
        match variables.cast::<Tuple>() {
            Some(values) => self.locals_of(code, Variables::Registers(values.items().to_vec())),
            None => Ok(variables),
        }
    }

    /// The running frame's variables as an exception's traceback keeps them.
    ///
    /// # Safety
    /// They must be out of use when the thread goes on.
    #[inline(always)]
    pub(super) unsafe fn kept_variables<'a>(&self) -> &'a [Value] {
        let frame = self.top();
        let count = frame.code.quick.shown as usize;
        // SAFETY: the frame has these registers; the register file never moves, and the caller doesn't keep the slice.
        unsafe { std::slice::from_raw_parts(self.registers.at(frame.base as usize), count) }
    }

    /// An exception leaves the running frame, whose line its traceback begins with, or is handled in it.
    #[inline(always)]
    pub(super) fn note_line(&mut self, exc: Ref<Exception>, line: Ref<Traceback>, there_already: bool, handled: bool) {
        let mark = self.top().standing >> 1;
        if handled {
            let mark = if mark == 0 { self.mark_frame() } else { mark };
            line.mark.store(mark, Ordering::Relaxed);
        } else if mark != 0 || there_already {
            self.renew_lines(exc, line, mark);
        }
    }

    /// The running frame is left; what has been handled in it before has earlier lines of it.
    #[cold]
    fn renew_lines(&mut self, exc: Ref<Exception>, line: Ref<Traceback>, mark: u32) {
        // SAFETY: they are copied.
        let variables = unsafe { self.kept_variables() };
        line.renew(variables);
        if self.prompt && !self.unwound {
            self.unwound = self.holds_finalizer(line);
        }
        if mark == 0 {
            return;
        }
        let contexts = std::iter::successors(Some(exc), |exc| exc.context.get().cast::<Exception>()).take(MOST_CONTEXTS);
        for line in contexts.filter_map(|exc| exc.traceback.get().cast::<Traceback>()) {
            let lines = std::iter::successors(Some(line), |line| line.next.get().cast::<Traceback>());
            let is_older = |line: &Ref<Traceback>| line.mark.load(Ordering::Relaxed) == mark;
            lines.skip_while(|l| *l == line && !is_older(l)).take_while(is_older).for_each(|line| line.renew(variables));
        }
    }

    /// Does a traceback hold an object that scripts expect to end promptly?
    fn holds_finalizer(&mut self, first: Ref<Traceback>) -> bool {
        let lines = std::iter::successors(Some(first), |line| line.next.get().cast::<Traceback>());
        lines.take(MOST_LINES).any(|line| line.variables().iter().any(|v| self.held_finalizer(v.get()).is_some()))
    }

    /// Gives the running frame a mark.
    #[cold]
    fn mark_frame(&mut self) -> u32 {
        const BLOCK: u32 = 1 << 12;
        let mark = self.marks.next().unwrap_or_else(|| {
            let first = self.interp().frame_marks.fetch_add(BLOCK, Ordering::Relaxed);
            self.marks = first + 1..first + BLOCK;
            first
        });
        let mark = mark & (i32::MAX as u32 >> 1);
        let frame = self.frames.last_mut().expect("gilbox bug: no frame runs");
        frame.standing |= mark << 1;
        mark
    }

    /// Pictures of the frame that a line of a traceback stands for: while that runs as it is, with those around it.
    pub(crate) fn pictures_of_traceback(&mut self, line: Ref<Traceback>, number: Value) -> NativeResult {
        let mark = line.mark.load(Ordering::Relaxed);
        let is_meant = |f: &Frame| mark != 0 && mark == f.standing >> 1 && Value::from(f.code) == line.code.get();
        let running = self.guest_frames().position(is_meant);
        if let Some(depth) = running {
            return self.pictures_of_frames(depth);
        }
        let code: Ref<CodeObject> = line.code.get().cast().expect("gilbox bug: a traceback has code");
        let mut variables = line.variables().iter().map(Slot::get);
        let variables = match code.code.kind {
            CodeKind::Module => Variables::Namespace(line.namespace.get()),
            CodeKind::Class => Variables::Namespace(variables.next().unwrap_or(Value::NONE)),
            _ if variables.len() < code.code.variables.len() => Variables::Namespace(Value::NONE),
            _ => Variables::Registers(variables.collect()),
        };
        let picture = self.picture_of(code, number, line.namespace.get(), variables)?;
        Ok(self.list(&[picture])?)
    }

    fn guest_frames(&self) -> impl Iterator<Item = &Frame> {
        self.frames.iter().rev().filter(|f| !f.code.code.native)
    }

    fn variables(&mut self, frame: &Frame) -> NativeResult<Variables> {
        if let Some(variables) = self.with_inner(frame, |t, i| t.register(i))? {
            return Ok(variables);
        }
        let base = frame.base as usize;
        Ok(match frame.code.code.kind {
            CodeKind::Module => Variables::Namespace(frame.links().namespace.into()),
            CodeKind::Class => Variables::Namespace(self.register(base)),
            CodeKind::Function | CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator => {
                let count = frame.code.code.variables.len();
                Variables::Registers((base..base + count).map(|r| self.register(r)).collect())
            }
        })
    }

    /// Inside of a comprehension the variables that have registers, its own among them: a module's or class's other ones don't show.
    fn with_inner(&mut self, frame: &Frame, read: impl Fn(&Thread, usize) -> Value) -> NativeResult<Option<Variables>> {
        let (code, base) = (frame.code, frame.base as usize);
        let pc = frame.pc().saturating_sub(1);
        let inner: Vec<_> = code.code.inner_variables.iter().filter(|v| v.start <= pc && pc < v.end).collect();
        if inner.is_empty() {
            return Ok(None);
        }
        let own: Vec<Value> = match code.code.kind {
            CodeKind::Module | CodeKind::Class => Vec::new(),
            _ => (0..code.code.variables.len()).map(|i| read(self, base + i)).collect(),
        };
        let inner: Vec<(&str, Value)> = inner.iter().map(|v| (&*v.name, read(self, base + usize::from(v.register)))).collect();
        let dict = self.locals_of(code, Variables::Registers(own))?;
        for (name, v) in inner {
            let v = v.cast::<Cell>().map_or(v, |cell| cell.value.get());
            if let Some(dict) = dict.cast::<Dict>().filter(|_| !is_hole(v)) {
                let name = self.intern(name);
                dict.set_name(self, name, v)?;
            }
        }
        Ok(Some(Variables::Namespace(dict)))
    }

    fn picture(&mut self, frame: &Frame, variables: Variables) -> NativeResult {
        // A generator that has not begun stands at its head.
        let line = (frame.pc() as usize).checked_sub(1).map_or(frame.code.code.first_line, |pc| frame.code.code.line(pc));
        let line = self.int(line.into());
        self.picture_of(frame.code, line, frame.links().namespace.into(), variables)
    }

    fn picture_of(&mut self, code: Ref<CodeObject>, line: Value, namespace: Value, variables: Variables) -> NativeResult {
        let variables = match variables {
            Variables::Namespace(v) => v,
            Variables::Registers(mut values) => {
                values.truncate(code.code.variables.len());
                // Guests can reach the tuple, so an empty cell stands for what has no value.
                if values.iter().any(|&v| is_hole(v)) {
                    let header = Header::new(Kind::Cell, ids::CELL);
                    let empty = self.make(Cell { header, value: Slot::unbound() }).into();
                    values.iter_mut().filter(|v| is_hole(**v)).for_each(|v| *v = empty);
                }
                self.tuple(&values)?
            }
        };
        Ok(self.tuple(&[code.into(), line, namespace, variables])?)
    }

    fn locals_of(&mut self, code: Ref<CodeObject>, variables: Variables) -> NativeResult {
        let registers = match variables {
            Variables::Namespace(v) => return Ok(v),
            Variables::Registers(registers) => registers,
        };
        let dict = Dict::new(self);
        for (i, (name, v)) in code.code.variables.iter().zip(registers).enumerate() {
            let free = i >= code.code.first_free as usize;
            let v = match v.cast::<Cell>() {
                Some(cell) if free || cell.value.get().is_unbound() || code.code.cells.contains(&(i as u16)) => cell.value.get(),
                _ => v,
            };
            if !is_hole(v) && !name.starts_with('.') {
                let name = self.intern(name);
                dict.set_name(self, name, v)?;
            }
        }
        Ok(dict.into())
    }
}

/// The variables of a frame.
enum Variables {
    /// Of a module or class body.
    Namespace(Value),
    /// Of a function: what its registers hold.
    Registers(Vec<Value>),
}

/// Does the register hold no value?
fn is_hole(v: Value) -> bool {
    v.is_unbound() || v.bits() == 0
}
