//! What a thread keeps alive, and what becomes of it when the world has stood still.

use super::Thread;
use super::code_object::CodeObject;
use super::frame::Action;
use super::native::NativeResult;
use super::thread::Position;
use crate::heap::{Header, Kind, Marker, Ref, flags};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use crate::objects::instance::Instance;
use crate::objects::list::{List, Tuple};
use crate::objects::misc::Iterator;
use crate::objects::set::Set;
use crate::objects::special::Special;
use crate::value::Value;

/// Prompt collections are made as soon as they are asked for until they have looked at so many bytes in all;
const FREE_WORK: u64 = 1 << 30;
/// for the sake of objects without a `__del__`, generators and what has a weak reference, only so many: there are more of them;
const FREE_WORK_WITHOUT_DEL: u64 = 1 << 28;
/// further ones only after this much has been allocated, in bytes, and a part of what is in use, so that they never dominate.
const PROMPT_GROWTH: u64 = 1 << 20;
const PROMPT_SHARE: u64 = 4;
/// What has lost a holder is asked for so many of the objects that it holds.
const MOST_SEEN: usize = 64;
/// Such searches look at so many objects in all, and after a finalizer has been called at as many more: programs for which they find
/// nothing shall not go on paying for them. Then only what is lost itself is looked at, not what it holds;
pub(super) const SEARCH_CREDIT: u32 = 1 << 18;
/// but after each collection at some more.
const CREDIT_OF_COLLECTION: u32 = 1 << 10;
/// Another holder is looked for among so many objects that are held, in the registers of so many frames and by what stands there;
const MOST_HOLDERS: usize = 128;
const MOST_FRAMES: usize = 8;
/// that is work too, worth as much as marking so many bytes.
const SEARCH_WORK: u64 = 8 << 10;

impl Thread {
    /// Marks all that the thread holds, and clears registers that hold nothing that is still needed: what they point to may die.
    /// The thread stands at a safepoint.
    pub fn trace_roots(&mut self, m: &mut Marker) {
        self.held_nearby = Default::default();
        for i in 1..self.frames.len() {
            if let Some(at) = self.result_place(i) {
                self.set_register(at, Value::UNBOUND);
            }
        }
        let (mut cleared_to, mut windows) = (1, 1);
        for i in 0..self.frames.len() {
            let live = self.live_in_frame(i);
            let frame = &self.frames[i];
            let base = frame.base as usize;
            windows = windows.max(base + frame.code.code.registers as usize + 2);
            frame.trace(m);
            for r in cleared_to..base {
                self.set_register(r, Value::UNBOUND);
            }
            if self.prompt && i + 1 < self.frames.len() {
                self.clear_forgotten(i);
            }
            // While a frame calls, its callee's window may begin within what is live: what both see is marked twice, which is harmless.
            for r in base..base + live {
                m.value(self.register(r));
            }
            cleared_to = cleared_to.max(base + live);
        }
        for r in cleared_to..=self.high_water.min(self.registers.len() - 1) {
            self.set_register(r, Value::UNBOUND);
        }
        // The frames go on and write into their windows without telling.
        self.high_water = windows;
        // A collection frees those that nothing refers to, which all of them are.
        self.retired.clear();
        m.value(self.handled);
        m.value(self.begun_asyncgens);
        if let Some(exc) = self.pending {
            m.object(exc);
        }
        self.tell_watched();
        self.search_credit = self.search_credit.max(CREDIT_OF_COLLECTION);
        m.value(self.tail.callee);
        self.tail.args.iter().chain(&self.tail.names).for_each(|&v| m.value(v));
        self.locals.values().for_each(|&v| m.value(v));
    }

    /// How many registers of a frame may hold something that is still needed.
    fn live_in_frame(&self, i: usize) -> usize {
        let at_rest = self.frames.get(i + 1).is_none_or(|above| matches!(above.action, Action::Interlude | Action::Repeat));
        if at_rest { self.frames[i].live_between() } else { self.frames[i].live_in_call() }
    }

    /// Where the result of a frame is to go: there its caller holds nothing any more, unless it is a variable; the callee may, in its
    /// window.
    fn result_place(&self, i: usize) -> Option<usize> {
        let (Action::Store(dst) | Action::Construct(dst)) = self.frames[i].action else { return None };
        let (caller, dst) = (&self.frames[i - 1], dst as usize);
        let at = caller.base as usize + dst;
        (dst >= caller.code.code.variables.len() && at < self.frames[i].base as usize).then_some(at)
    }

    /// To be called when the thread goes on after the world has stood still.
    pub fn resume_after_stop(&mut self) {
        let heap: Ref<crate::heap::Heap> = Ref::from_ptr(&self.interp().heap);
        if self.local.resume(&heap) {
            self.prompt &= self.is_watching();
        }
    }

    /// Is there any object left that scripts expect to end promptly, and that this thread may have made?
    fn is_watching(&self) -> bool {
        !self.watched.is_empty() || self.interp().heap.is_watching()
    }

    /// The thread has ended: hands its part of the heap back.
    pub fn retire(&mut self) {
        self.tell_watched();
        let heap: Ref<crate::heap::Heap> = Ref::from_ptr(&self.interp().heap);
        self.local.retire(&heap);
    }

    /// Clears temporaries that a calling frame has no more use for: some lie below the window that it calls with.
    fn clear_forgotten(&mut self, i: usize) {
        let (frame, above) = (&self.frames[i], &self.frames[i + 1]);
        if !matches!(above.action, Action::Store(_) | Action::Construct(_)) || !frame.is_calling() {
            return;
        }
        let (base, end) = (frame.base as usize, above.base as usize);
        // The call may raise, to a handler that wants more than what comes behind the call does.
        let first = frame.needed_in_call_by_handlers().max(frame.code.quick.pinned as usize);
        let forgotten: Vec<usize> = (first..end.saturating_sub(base)).filter(|&r| frame.has_forgotten(r as u16)).collect();
        for r in forgotten {
            self.set_register(base + r, Value::UNBOUND);
        }
    }

    /// Raises an exception when the thread runs on.
    pub fn raise_at_resume(&mut self, exc: Ref<Exception>) {
        self.pending = Some(exc);
    }

    /// Calls the finalizers of objects that nothing else reaches any more, before the thread runs on.
    pub fn push_finalizers(&mut self, objects: &[Value]) -> NativeResult<()> {
        self.search_credit = SEARCH_CREDIT;
        self.interp().heap.finalizes();
        for &v in objects {
            let del = self.class_of(v).special(Special::Del);
            if let Some(callback) = crate::modules::take_callback(v) {
                self.interject("call_back", &[callback, v])?;
                continue;
            }
            let f = match v.cast::<Generator>() {
                // A step that nobody goes on with leaves its asynchronous generator where it stands.
                Some(step) if [ids::ASYNC_SEND, ids::ASYNC_THROW].contains(&step.header.class()) => continue,
                Some(_) => "close_quietly",
                None if del.is_unbound() => continue,
                None => "finalize",
            };
            self.interject(f, &[v])?;
        }
        Ok(())
    }

    /// The frame that calls the running native: its code, its first register and its free variables.
    pub(crate) fn calling_frame(&self) -> Option<(Ref<super::code_object::CodeObject>, Value, Vec<Value>)> {
        let frame = self.frames.last()?;
        let code = &frame.code.code;
        let base = frame.base as usize;
        let free = (code.first_free as usize..code.variables.len()).map(|i| self.register(base + i)).collect();
        Some((frame.code, self.register(base), free))
    }

    /// Is there a frame left?
    pub fn is_running(&self) -> bool {
        !self.frames.is_empty()
    }

    /// The source line that the guest is at: the innermost one of its own files or, where it has none, of the library.
    pub fn position(&self) -> Option<Position> {
        let mut within = None;
        let mut innermost = None;
        for frame in self.frames.iter().rev().filter(|frame| !frame.code.code.native) {
            let code = &frame.code.code;
            let line = || code.line((frame.pc() as usize).saturating_sub(1));
            if !code.source.is_prelude() {
                return Some(Position { file: code.source.file.clone(), line: line(), within });
            }
            innermost.get_or_insert_with(|| Position { file: code.source.file.clone(), line: line(), within: None });
            within = Some(code.qualname.to_string());
        }
        innermost
    }

    /// An object's finalizer is to be called when it has died, and scripts expect that to be soon.
    #[inline]
    pub(crate) fn watch(&mut self, object: Ref<Header>) {
        self.prompt = true;
        object.set_flag(flags::FINALIZER);
        self.watched.push(object);
    }

    /// A new object, if its class has a `__del__`.
    #[inline]
    pub(crate) fn watch_new(&mut self, class: Ref<Class>, v: Value) {
        if !class.special(Special::Del).is_unbound()
            && let Some(header) = v.header()
        {
            self.watch(header);
        }
    }

    /// An object that was watched has nothing to finalize any more.
    pub(crate) fn unwatch(&mut self, object: Ref<Header>) {
        const LOOKED_AT: usize = 64;
        object.clear_flag(flags::FINALIZER);
        // Mostly it is among those that were watched last. One that is not found is forgotten by a collection.
        let first = self.watched.len().saturating_sub(LOOKED_AT);
        match self.watched[first..].iter().rposition(|&o| o == object) {
            Some(i) => drop(self.watched.remove(first + i)),
            None => self.interp().heap.unwatch_finalizer(object, LOOKED_AT),
        }
        self.prompt &= self.is_watching();
    }

    /// Tells the heap what is watched.
    pub(crate) fn tell_watched(&mut self) {
        let heap: Ref<crate::heap::Heap> = Ref::from_ptr(&self.interp().heap);
        heap.watch_finalizers(&mut self.watched);
    }

    /// A generator has come to its end: mostly it is the one that was watched last.
    #[inline]
    pub(super) fn finish(&mut self, generator: Ref<Generator>) {
        generator.finish();
        self.watched.pop_if(|last| *last == generator.header());
    }

    /// An object has lost a holder that may have been the last obvious one: if scripts rely on its prompt end, or on that of something
    /// that it holds, asks for a collection.
    #[inline(always)]
    pub(crate) fn lost_holder(&mut self, v: Value) {
        if self.prompt && v.is_object() {
            self.lost_object(v);
        }
    }

    #[cold]
    #[inline(never)]
    fn lost_object(&mut self, lost: Value) {
        if let Some(held) = self.held_finalizer(lost)
            // What the prelude's variables let go of in passing is rarely the last to hold something else: a loop's handle of a task.
            && (held == lost || self.frames.last().is_none_or(|frame| !frame.code.code.source.is_prelude()))
        {
            self.ask_prompt_collection(held, lost);
        }
    }

    /// An exception leaves the running frame, or goes to a handler in it that needs so many registers. Temporaries are lost at once;
    /// variables are held by its traceback.
    #[cold]
    pub(super) fn note_unwound(&mut self, handler: Option<u16>) {
        let frame = self.top();
        let (base, end) = (frame.base as usize, frame.base as usize + frame.live_in_call());
        let variables = if frame.code.code.native { 0 } else { frame.code.code.first_free };
        let kept = base + usize::from(handler.unwrap_or(variables));
        if handler.is_none() {
            self.unwound |= (base..kept).any(|i| self.held_finalizer(self.register(i)).is_some());
        }
        self.lose_registers(kept..end, Value::NONE);
    }

    /// The exception has been handled; there may be another one around it.
    pub(super) fn lose_unwound(&mut self) {
        self.unwound = !self.handled.is_none();
        self.ask_prompt_collection(Value::NONE, Value::NONE);
    }

    /// A call has left its result in a register of the running frame: if nobody takes it, it has lost its last holder.
    #[inline]
    pub(super) fn left_result(&mut self, dst: u16, result: Value) {
        if self.prompt && result.is_object() && self.may_hold_finalizer(result) && self.top().has_forgotten(dst) {
            self.lost_object(result);
        }
    }

    /// An object that scripts expect to end promptly may have ended with what has lost its holder: asks for a collection, not too often.
    #[cold]
    fn ask_prompt_collection(&mut self, object: Value, lost: Value) {
        if self.may_ask_promptly(object, lost) {
            let used = self.interp().heap.used();
            self.prompt_work[usize::from(object != lost)] += used.max(PROMPT_GROWTH);
            self.last_prompt = used;
            self.interp().heap.note_lost(lost);
            self.shared.ask(super::thread::attention::COLLECT);
        }
    }

    /// May a prompt collection be asked for again, for the sake of this object, which is what has been lost or held by that?
    fn may_ask_promptly(&self, object: Value, lost: Value) -> bool {
        let has_del = !self.class_of(object).special(Special::Del).is_unbound();
        let free_work = if has_del { FREE_WORK } else { FREE_WORK_WITHOUT_DEL };
        let used = self.interp().heap.used();
        let growth = PROMPT_GROWTH.max(used / PROMPT_SHARE);
        self.prompt_work[usize::from(object != lost)] + used <= free_work || used.abs_diff(self.last_prompt) >= growth
    }

    /// Is anything that the running frame holds worth that?
    #[inline]
    pub(super) fn is_leaving_watched(&self) -> bool {
        let frame = self.top();
        let base = frame.base as usize;
        (base..base + frame.live_in_call()).any(|i| self.may_hold_finalizer(self.register(i)))
    }

    /// The running frame is left: its variables may be the last obvious holders of objects that scripts expect to end promptly.
    #[cold]
    pub(super) fn leaving(&mut self, result: Value) {
        let frame = self.top();
        let (base, live) = (frame.base as usize, frame.live_in_call());
        self.lose_registers(base..base + live, result);
    }

    /// Registers of the running frame hold their objects no longer; a result may.
    fn lose_registers(&mut self, registers: std::ops::Range<usize>, result: Value) {
        let in_prelude = self.top().code.code.source.is_prelude();
        for i in registers {
            let v = self.register(i);
            if v == result || v.bits() == 0 || !v.is_object() {
                continue;
            }
            if let Some(held) = self.held_finalizer(v)
                && self.may_ask_promptly(held, v)
                && !(in_prelude && self.held_nearby[HeldNearby::place(v)].is_trusted(v))
            {
                let is_held = self.is_held_nearby(v, result, held);
                if in_prelude {
                    self.held_nearby[HeldNearby::place(v)].note(v, is_held && self.is_ended_by_prelude(v));
                }
                if !is_held {
                    self.ask_prompt_collection(held, v);
                }
            }
        }
    }

    /// Is an object one that scripts expect to end promptly, or worth a search for one?
    #[inline]
    fn may_hold_finalizer(&self, object: Value) -> bool {
        is_watched(object) || self.search_credit > 0 && may_hold(object)
    }

    /// An object that scripts expect to end promptly, among an object and what it holds.
    pub(super) fn held_finalizer(&mut self, object: Value) -> Option<Value> {
        if !self.may_hold_finalizer(object) {
            return None;
        }
        let (mut seen, mut found) = (0, None);
        let mut pending = vec![object];
        while let Some(v) = pending.pop()
            && seen < MOST_SEEN
        {
            if v.bits() == 0 || !v.is_object() {
                continue;
            }
            if is_watched(v) {
                found = Some(v);
                break;
            }
            seen += 1;
            each_held(v, MOST_SEEN - seen, |held| pending.push(held));
        }
        self.search_credit = self.search_credit.saturating_sub(seen as u32);
        found
    }

    /// Has the object's class a `__del__` that is the prelude's own?
    pub(crate) fn is_ended_by_prelude(&self, object: Value) -> bool {
        let del = self.class_of(object).special(Special::Del).cast::<Function>();
        del.and_then(|f| f.code.get().cast::<CodeObject>()).is_some_and(|code| code.code.source.is_prelude())
    }

    /// Is there another holder of an object not far from here, below the frame that is left? Then no collection would end it, and none
    /// is needed: most arguments of a call are held by the caller too, or by something that it holds.
    fn is_held_nearby(&mut self, object: Value, result: Value, wanted: Value) -> bool {
        self.prompt_work[usize::from(wanted != object)] += SEARCH_WORK;
        self.search_credit = self.search_credit.saturating_sub(MOST_HOLDERS as u32);
        let mut holders = vec![result];
        // What the prelude's modules hold is nobody's object.
        let below = self.frames.iter().rev().skip(1).take(MOST_FRAMES);
        if let Some(below) = below.into_iter().find(|frame| !frame.code.code.source.is_prelude()) {
            holders.push(below.links().namespace.into());
        }
        for i in (1..self.frames.len()).rev().take(MOST_FRAMES) {
            let (below, end) = (&self.frames[i - 1], self.frames[i].base as usize);
            let base = below.base as usize;
            let place = self.result_place(i);
            // The leaving frame's arguments are dropped by the call; those of frames below are still held by theirs.
            let live = if i + 1 == self.frames.len() { below.live_behind_call() } else { self.live_in_frame(i - 1) };
            let live = (base..(base + live).min(end)).filter(|&r| Some(r) != place);
            holders.extend(live.map(|r| self.register(r)).filter(|v| v.bits() != 0 && v.is_object()));
        }
        let mut next = 0;
        while !holders.contains(&object) {
            let Some(&holder) = holders.get(next).filter(|_| holders.len() < MOST_HOLDERS) else { return false };
            each_held(holder, MOST_HOLDERS, |v| {
                if v == object || may_hold(v) {
                    holders.push(v);
                }
            });
            next += 1;
        }
        true
    }
}

/// What the searches for other holders of an object have come to. Void after a collection, which may give its address to another.
#[derive(Clone, Copy, Default)]
pub(super) struct HeldNearby {
    object: u64,
    /// So many searches in a row have found one, or as if;
    found: u32,
    /// and so many further ones are not made.
    trusted: u32,
}

impl HeldNearby {
    const MOST_TRUSTED: u32 = 1 << 10;

    fn place(object: Value) -> usize {
        (object.bits() >> 4) as usize % 4
    }

    /// Methods that are called again and again, as a file's, need not search every time for who holds their object.
    fn is_trusted(&mut self, object: Value) -> bool {
        let trusted = self.object == object.bits() && self.trusted > 0;
        self.trusted -= u32::from(trusted);
        trusted
    }

    fn note(&mut self, object: Value, is_held: bool) {
        if !is_held {
            *self = HeldNearby::default();
        } else if self.object != object.bits() {
            *self = HeldNearby { object: object.bits(), found: 1, trusted: 0 };
        } else {
            self.found = (self.found * 2).min(Self::MOST_TRUSTED);
            self.trusted = self.found;
        }
    }
}

/// Is it an object that holds others, which a search goes on to? Long lists of strings are not to fill its room.
fn may_hold(v: Value) -> bool {
    object_in(v).is_some_and(|header| !matches!(header.kind(), Kind::Str | Kind::Bytes | Kind::Function | Kind::Class))
}

/// The object in a register, if there is one: what the collector has cleared is no value.
fn object_in(register: Value) -> Option<Ref<Header>> {
    if register.bits() == 0 { None } else { register.header() }
}

/// Do scripts expect this very object to end promptly?
#[inline]
fn is_watched(register: Value) -> bool {
    object_in(register).is_some_and(|header| header.has_flag(flags::FINALIZER))
}

/// What an object of a common kind holds, up to so many.
fn each_held(holder: Value, room: usize, mut each: impl FnMut(Value)) {
    let Some(header) = object_in(holder) else { return };
    match header.kind() {
        Kind::List => (0..room).map_while(|i| holder.cast::<List>()?.get(i)).for_each(each),
        Kind::Tuple => holder.cast::<Tuple>().iter().flat_map(|t| t.items().iter().take(room)).for_each(|&v| each(v)),
        Kind::Dict => {
            let Some(dict) = holder.cast::<Dict>() else { return };
            let entries = std::iter::successors(dict.next_entry(0), |(i, ..)| dict.next_entry(i + 1));
            entries.take(room).for_each(|(_, _, value)| each(value));
        }
        Kind::Set => {
            let Some(set) = holder.cast::<Set>() else { return };
            let keys = std::iter::successors(set.next_key(0), |(i, _)| set.next_key(i + 1));
            keys.take(room).for_each(|(_, key)| each(key));
        }
        Kind::Instance => {
            let Some(instance) = holder.cast::<Instance>() else { return };
            match instance.dict() {
                Some(dict) => each(dict.into()),
                None => instance.attrs().slots().iter().take(room).for_each(|s| each(s.get())),
            }
        }
        Kind::Generator => {
            let rest = holder.cast::<Generator>().and_then(|g| g.at_rest());
            rest.into_iter().flat_map(|(_, registers)| registers).take(room).for_each(each);
        }
        Kind::Iterator => {
            let Some(it) = holder.cast::<Iterator>() else { return };
            [&it.source, &it.index, &it.limit, &it.step].into_iter().take(room).for_each(|s| each(s.get()));
        }
        _ => {}
    }
}
