//! What a thread makes: objects of built-in classes in its part of the heap, and exceptions.

use dashu_int::IBig;

use super::{Thread, attention};
use crate::heap::{ClassId, Header, Heap, Kind, LocalHeap, Object, OutOfMemory, Ref};
use crate::machine::cost;
use crate::machine::native::Trap;
use crate::objects::class::ids;
use crate::objects::exception::Exception;
use crate::objects::list::{List, Tuple};
use crate::objects::number::{BigInt, Complex, Float};
use crate::objects::string::Str;
use crate::text::Text;
use crate::value::{Slot, Value};

/// To get so many bytes from the system for the first time takes some ten milliseconds.
const SLOW_TO_TOUCH: usize = 1 << 24;

impl Thread {
    // ---- making objects

    /// The header of an object that no guest ever sees.
    pub fn plain_header(&self, kind: Kind) -> Header {
        Header::new(kind, ids::OBJECT)
    }

    /// Makes an object of fixed size.
    #[inline(always)]
    pub fn make<T: Object>(&mut self, object: T) -> Ref<T> {
        let made = self.local.make(&self.interp.heap, object);
        if self.local.collection_due {
            self.shared.ask(attention::COLLECT);
        }
        made
    }

    /// Makes a small object that is followed by `extra` bytes, which `fill` must initialise.
    #[inline(always)]
    pub fn make_small_with<T: Object>(&mut self, object: T, extra: usize, fill: impl FnOnce(*mut u8)) -> Ref<T> {
        let made = self.local.make_small_with(&self.interp.heap, object, extra, fill);
        if self.local.collection_due {
            self.shared.ask(attention::COLLECT);
        }
        made
    }

    /// Makes an object that is followed by `extra` bytes, which `fill` must initialise.
    #[inline]
    pub fn make_with<T: Object>(&mut self, object: T, extra: usize, fill: impl FnOnce(*mut u8)) -> Result<Ref<T>, OutOfMemory> {
        if extra < SLOW_TO_TOUCH {
            return self.make_of_any_size(extra, |local, heap| local.make_with(heap, object, extra, fill));
        }
        let mut behind = std::ptr::null_mut();
        let made = self.make_of_any_size(extra, |local, heap| local.make_with(heap, object, extra, |p| behind = p))?;
        // What takes long is not the filling but the system's finding of memory, which nothing interrupts.
        for start in (0..extra).step_by(SLOW_TO_TOUCH) {
            if self.shared.is_asked(attention::HURRY | attention::KILL) {
                // Whoever turns this into an exception sees what was asked.
                self.interp.heap.free_large_now(made.header());
                return Err(OutOfMemory { bytes: 0 });
            }
            crate::heap::populate(made, start..extra.min(start + SLOW_TO_TOUCH));
        }
        fill(behind);
        Ok(made)
    }

    /// Makes an object that is followed by `extra` bytes of zeros. Much memory is only touched when it is used.
    pub fn make_zeroed<T: Object>(&mut self, object: T, extra: usize) -> Result<Ref<T>, OutOfMemory> {
        self.make_of_any_size(extra, |local, heap| local.make_zeroed(heap, object, extra))
    }

    #[inline(always)]
    fn make_of_any_size<T: Object>(
        &mut self,
        extra: usize,
        make: impl FnOnce(&mut LocalHeap, &Heap) -> Result<Ref<T>, OutOfMemory>,
    ) -> Result<Ref<T>, OutOfMemory> {
        if extra >= cost::LARGE {
            let price = if extra < cost::HUGE { cost::MADE_BYTE } else { cost::FRESH_BYTE };
            self.charge_time(price.times(extra));
        }
        let made = make(&mut self.local, &self.interp.heap)?;
        if self.local.collection_due {
            self.shared.ask(attention::COLLECT);
        }
        Ok(made)
    }

    /// Runs `f` under an object's lock, where threads share the interpreter without another.
    #[inline]
    pub fn with_lock<R>(&mut self, object: &Header, f: impl FnOnce(&mut Thread) -> R) -> R {
        let guard = self.shares;
        if guard {
            object.lock();
        }
        let result = f(self);
        if guard {
            object.unlock();
        }
        result
    }

    /// Hands over a buffer that has been replaced. With the lock on it is freed at the next safepoint, else by the next collection.
    pub fn retire_buffer<T>(&mut self, old: Ref<T>) {
        if !self.shares && old.header().has_flag(crate::heap::flags::LARGE) {
            self.retired.push(old.header());
            self.shared.ask(attention::RETIRED);
        }
    }

    /// Frees replaced buffers. Nobody holds a pointer into one at a safepoint.
    pub(in crate::machine) fn free_retired(&mut self) {
        for buffer in self.retired.drain(..) {
            self.interp.heap.free_large_now(buffer);
        }
    }

    /// An integer.
    #[inline]
    pub fn int(&mut self, i: i64) -> Value {
        match Value::int(i) {
            Some(v) => v,
            None => self.big_object(IBig::from(i)),
        }
    }

    /// An integer of any size.
    pub fn big_int(&mut self, i: IBig) -> Value {
        match i64::try_from(&i).ok().and_then(Value::int) {
            Some(v) => v,
            None => self.big_object(i),
        }
    }

    #[cold]
    fn big_object(&mut self, value: IBig) -> Value {
        let made = self.make(BigInt { header: Header::new(Kind::BigInt, ids::INT), value });
        self.charge(made.outside());
        made.into()
    }

    /// Counts memory that a new object owns outside the heap, so that a collection comes in time.
    pub fn charge(&mut self, bytes: usize) {
        /// The heap is told of so much at a time: all threads count on one word.
        const AT_ONCE: usize = 1 << 12;
        self.uncounted += bytes;
        if self.uncounted >= AT_ONCE && self.interp.heap.account(std::mem::take(&mut self.uncounted)) {
            self.shared.ask(attention::COLLECT);
        }
    }

    /// Says so if the guest may not use so many bytes more: natives ask before they build what is large.
    pub fn check_room(&self, bytes: usize) -> Result<(), OutOfMemory> {
        self.interp.heap.check_room(bytes)
    }

    /// A length or count.
    pub fn size(&mut self, n: usize) -> Value {
        self.int(n as i64)
    }

    #[inline]
    pub fn float(&mut self, f: f64) -> Value {
        match Value::word_float(f) {
            Some(v) => v,
            None => self.make(Float { header: Header::new(Kind::Float, ids::FLOAT), value: f }).into(),
        }
    }

    pub fn complex(&mut self, re: f64, im: f64) -> Value {
        self.make(Complex { header: Header::new(Kind::Complex, ids::COMPLEX), re, im }).into()
    }

    pub fn str(&mut self, s: &str) -> Result<Value, OutOfMemory> {
        if s.len() <= 1 && s.is_ascii() {
            return Ok(self.char(s.bytes().next().map(u32::from)));
        }
        Str::from_utf8(self, s).map(Value::from)
    }

    pub fn text(&mut self, text: &Text) -> Result<Value, OutOfMemory> {
        if text.len() <= 1 {
            let c = text.as_chars().get(0);
            if c.is_none_or(|c| c < 128) {
                return Ok(self.char(c));
            }
        }
        Str::from_text(self, text).map(Value::from)
    }

    /// An empty text to be made a string of by `finish_text`: its memory serves again and again.
    #[inline]
    pub fn start_text(&mut self) -> Text {
        Text::Ascii(std::mem::take(&mut self.spare))
    }

    /// The string of a text from `start_text`.
    #[inline]
    pub fn finish_text(&mut self, text: Text) -> Result<Value, OutOfMemory> {
        let made = self.text(&text);
        self.keep_text(text);
        made
    }

    /// Keeps the memory of a text from `start_text` for the next one.
    pub fn keep_text(&mut self, text: Text) {
        const MOST: usize = 1 << 14;
        if let Text::Ascii(mut bytes) = text
            && bytes.capacity() <= MOST
        {
            bytes.clear();
            self.spare = bytes;
        }
    }

    pub fn bytes(&mut self, data: &[u8]) -> Result<Value, OutOfMemory> {
        match *data {
            [] => Ok(self.interp.roots().empty_bytes),
            [byte] => Ok(self.interp.roots().bytes_of_one[usize::from(byte)].into()),
            _ => crate::objects::string::Bytes::new(self, data).map(Value::from),
        }
    }

    /// The string of one ASCII character, or the empty one.
    pub fn char(&mut self, c: Option<u32>) -> Value {
        self.interp.roots().characters[c.map_or(128, |c| c as usize)].into()
    }

    pub fn list(&mut self, items: &[Value]) -> Result<Value, OutOfMemory> {
        List::new(self, items).map(Value::from)
    }

    pub fn tuple(&mut self, items: &[Value]) -> Result<Value, OutOfMemory> {
        if items.is_empty() {
            return Ok(self.interp.roots().empty_tuple);
        }
        Tuple::new(self, items).map(Value::from)
    }

    /// The interned string of a name.
    pub fn intern(&mut self, s: &str) -> Ref<Str> {
        if let Some(known) = self.interp.interned(s) {
            return known;
        }
        let fresh = Str::from_utf8(self, s).expect("gilbox bug: a name is never large");
        self.interp.add_interned(s, fresh)
    }

    /// The interned string of the same content.
    pub fn intern_str(&mut self, s: Ref<Str>) -> Ref<Str> {
        if s.header.has_flag(crate::objects::string::INTERNED) {
            return s;
        }
        let text = s.to_utf8().into_owned();
        // A name with lone surrogates is its own.
        if s.chars() != *text.as_str() {
            return s;
        }
        if let Some(known) = self.interp.interned(&text) {
            return known;
        }
        self.interp.add_interned(&text, s)
    }

    /// The plain value of an instance of a guest subclass of an immutable built-in type; other values are plain themselves.
    #[inline]
    pub fn plain(&self, v: Value) -> Value {
        match v.cast::<crate::objects::misc::Wrapped>() {
            Some(w) => w.value.get(),
            None => v,
        }
    }

    // ---- exceptions

    /// A new exception of a built-in class with these arguments.
    pub fn exception(&mut self, class: ClassId, args: &[Value]) -> Ref<Exception> {
        let args = self.tuple(args).unwrap_or(self.interp.roots().empty_tuple);
        let [cause, context, suppress, traceback] = [Value::NONE, Value::NONE, Value::FALSE, Value::NONE].map(Slot::new);
        self.make(Exception {
            header: Header::new(Kind::Exception, class),
            args: Slot::new(args),
            cause,
            context,
            suppress_context: suppress,
            traceback,
            kept: Slot::unbound(),
            attrs: Slot::unbound(),
        })
    }

    /// Raises a built-in exception with a message.
    #[cold]
    pub fn raise(&mut self, class: ClassId, message: impl AsRef<str>) -> Trap {
        let message = self.str(message.as_ref()).unwrap_or(Value::NONE);
        Trap::Raise(self.exception(class, &[message]))
    }

    #[cold]
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Trap {
        self.raise(ids::TYPE_ERROR, message)
    }

    #[cold]
    pub fn value_error(&mut self, message: impl AsRef<str>) -> Trap {
        self.raise(ids::VALUE_ERROR, message)
    }

    #[cold]
    pub fn index_error(&mut self, message: impl AsRef<str>) -> Trap {
        self.raise(ids::INDEX_ERROR, message)
    }

    /// Raises KeyError for a key.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Trap {
        Trap::Raise(self.exception(ids::KEY_ERROR, &[key]))
    }

    /// Raises what a text or number operation says.
    #[cold]
    pub fn text_error(&mut self, e: crate::text::Error) -> Trap {
        use crate::text::ErrorKind;
        let class = match e.kind {
            ErrorKind::Attribute => ids::ATTRIBUTE_ERROR,
            ErrorKind::Index => ids::INDEX_ERROR,
            ErrorKind::Key => ids::KEY_ERROR,
            ErrorKind::Lookup => ids::LOOKUP_ERROR,
            ErrorKind::Memory => ids::MEMORY_ERROR,
            ErrorKind::Overflow => ids::OVERFLOW_ERROR,
            ErrorKind::Type => ids::TYPE_ERROR,
            ErrorKind::Value => ids::VALUE_ERROR,
            ErrorKind::ZeroDivision => ids::ZERO_DIVISION_ERROR,
        };
        if e.message.is_empty() {
            return Trap::Raise(self.exception(class, &[]));
        }
        let message = self.text(&e.message).unwrap_or(Value::NONE);
        Trap::Raise(self.exception(class, &[message]))
    }
}
