//! `repr` and `str` of what needs no guest code.
//!
//! Containers are walked with an explicit stack, so that nesting costs no native recursion; one that contains itself shows as `[...]`.
//! Where a guest's `__repr__` or `__str__` has to be asked, the answer is `false` and the caller starts again in the prelude.

use super::class::{Class, ids};
use super::decimal::Decimal;
use super::dict::Dict;
use super::exception::Exception;
use super::function::{BoundMethod, Cell, ClassMethod, Function, NativeFunction, StaticMethod, Super};
use super::generator::Generator;
use super::list::{List, Tuple};
use super::misc::{DictView, Module, Range, Slice};
use super::number::{BigInt, Complex};
use super::ops::inherits;
use super::set::Set;
use super::special::Special;
use super::string::{Bytes, Str};
use crate::heap::{Kind, OutOfMemory, Ref};
use crate::machine::code_object::CodeObject;
use crate::machine::{NativeResult, Thread, cost};
use crate::modules::decimal::{push_repr, push_str};
use crate::objects::arith::charge_effort;
use crate::text::arith::effort;
use crate::text::{IntRef, Text, arith, escape, float, integer, spec};
use crate::value::Value;

/// Whose method a class has for a special name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Method {
    /// The one that comes with the kind of object.
    Kind,
    /// That of `object`.
    Object,
    /// The class has switched it off (`__hash__ = None`).
    Missing,
    /// Another: guest code, or a native that has to be called.
    Other,
}

/// Whose method does a value's class have?
#[inline]
pub(crate) fn method_of(t: &Thread, v: Value, which: Special) -> Method {
    let Some(object) = v.header() else { return Method::Kind };
    let native = object.kind() == Kind::Native;
    if object.class() <= t.interp().last_builtin_class() && !native {
        return Method::Kind;
    }
    let found = t.class_of(v).special(which);
    if let Some(f) = found.cast::<NativeFunction>()
        && let Some(owner) = f.owner.get().cast::<Class>()
    {
        return match owner.id {
            ids::OBJECT => Method::Object,
            id if id <= t.interp().last_builtin_class() && !native && owner.special(which) == found => Method::Kind,
            _ => Method::Other,
        };
    }
    match found {
        Value::UNBOUND => Method::Object,
        Value::NONE => Method::Missing,
        _ => Method::Other,
    }
}

/// The method that `str(v)` asks: `__repr__`, where `__str__` is that of `object`.
pub(crate) fn text_method(t: &Thread, v: Value) -> Special {
    if method_of(t, v, Special::Str) == Method::Object { Special::Repr } else { Special::Str }
}

/// Appends `repr(v)`; false where guest code has to be asked (what has been appended is then worthless).
///
/// # Errors
/// `RecursionError` for what nests too deep, `MemoryError`, `ValueError` for an integer of too many digits.
pub fn repr_native(t: &mut Thread, v: Value, out: &mut Text) -> NativeResult<bool> {
    if let Some(i) = v.as_int() {
        push_int(out, i);
        return Ok(true);
    }
    Walk { out, open: Vec::new() }.run(t, v)
}

/// Appends what the `__repr__` of the value's kind says, whatever method its class has; false as in [`repr_native`].
///
/// # Errors
/// As [`repr_native`].
pub(crate) fn repr_by_kind(t: &mut Thread, v: Value, out: &mut Text) -> NativeResult<bool> {
    let mut walk = Walk { out, open: Vec::new() };
    if !walk.by_kind(t, v)? {
        return Ok(false);
    }
    walk.finish(t)
}

/// Appends `str(v)`; false as in [`repr_native`].
///
/// # Errors
/// As [`repr_native`].
#[inline]
pub fn to_text(t: &mut Thread, v: Value, out: &mut Text) -> NativeResult<bool> {
    if let Some(i) = v.as_int() {
        push_int(out, i);
        return Ok(true);
    }
    if let Some(s) = v.cast::<Str>()
        && s.header.class() == ids::STR
    {
        out.push_chars(s.chars());
        return Ok(true);
    }
    str_other(t, v, out)
}

#[inline(never)]
fn str_other(t: &mut Thread, v: Value, out: &mut Text) -> NativeResult<bool> {
    if let Some(decimal) = v.cast::<Decimal>() {
        return push_str(t, &decimal.number(), out).map(|()| true);
    }
    match method_of(t, v, Special::Str) {
        Method::Kind => {}
        Method::Object => return repr_native(t, v, out),
        Method::Missing | Method::Other => return Ok(false),
    }
    let plain = t.plain(v);
    match plain.kind() {
        Some(Kind::Str) => {
            if let Some(s) = plain.cast::<Str>() {
                out.push_chars(s.chars());
            }
            Ok(true)
        }
        Some(Kind::Exception) => str_exception(t, v, out),
        // These have a `__str__` of their own, which doesn't ask `__repr__`.
        Some(Kind::Bytes | Kind::ByteArray) => repr_by_kind(t, v, out),
        _ => repr_native(t, v, out),
    }
}

/// `str` of an exception: its argument, or all of them as a tuple. Those that word it otherwise do so in the prelude.
fn str_exception(t: &mut Thread, v: Value, out: &mut Text) -> NativeResult<bool> {
    let Some(e) = v.cast::<Exception>() else { return Ok(false) };
    let Some(args) = e.args.get().cast::<Tuple>() else { return Ok(false) };
    let class = t.class_of(v);
    let own_text = [ids::OS_ERROR, ids::UNICODE_ERROR, ids::BASE_EXCEPTION_GROUP, ids::SYNTAX_ERROR];
    if own_text.into_iter().any(|id| class.is_subclass_of(id)) {
        return Ok(false);
    }
    match args.items() {
        [] => Ok(true),
        [key] if class.is_subclass_of(ids::KEY_ERROR) => repr_native(t, *key, out),
        [only] => to_text(t, *only, out),
        _ => repr_native(t, args.into(), out),
    }
}

/// The text of a string of class `str`, which is itself, or of an integer of 63 bits; unbound for others.
#[inline(never)]
pub fn plain_text(t: &mut Thread, v: Value) -> Value {
    if let Some(i) = v.as_int() {
        let mut buffer = [0u8; 20];
        return match int_digits::<10>(i, &mut buffer) {
            &[digit] => t.char(Some(digit.into())),
            digits => Str::ascii(t, digits).map_or(Value::UNBOUND, Value::from),
        };
    }
    if v.header().is_some_and(|h| h.class() == ids::STR) { v } else { Value::UNBOUND }
}

/// Appends an integer.
#[inline]
pub fn push_int(out: &mut Text, i: i64) {
    let mut buffer = [0u8; 20];
    out.push_ascii(int_digits::<10>(i, &mut buffer));
}

/// The digits of an integer in a base up to 16, with its sign. Base 10 takes 20 bytes at most, base 2 takes 65.
#[inline]
pub(crate) fn int_digits<const BASE: u64>(i: i64, buffer: &mut [u8]) -> &[u8] {
    let mut at = buffer.len();
    let mut rest = i.unsigned_abs();
    loop {
        at -= 1;
        buffer[at] = b"0123456789abcdef"[(rest % BASE) as usize];
        rest /= BASE;
        if rest == 0 {
            break;
        }
    }
    if i < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    &buffer[at..]
}

/// How deep containers may nest.
const DEPTH: usize = 10_000;

/// What the `repr` of a container consists of.
pub(crate) struct Parts {
    pub(crate) start: Text,
    pub(crate) items: Vec<Value>,
    /// Items are keys and values in turn.
    pub(crate) pairs: bool,
    pub(crate) close: &'static str,
    /// What stands for it inside itself, if that is not the usual.
    inside: Option<Text>,
}

impl Parts {
    fn new(start: &str, items: Vec<Value>, close: &'static str) -> Parts {
        Parts { start: start.into(), items, pairs: false, close, inside: None }
    }

    /// What stands for the container inside itself.
    pub(crate) fn again(&self) -> Text {
        if let Some(text) = &self.inside {
            return text.clone();
        }
        let mut text = self.start.clone();
        text.push_ascii(b"...");
        text.push_ascii(self.close.trim_start_matches(',').as_bytes());
        text
    }
}

/// The parts of the `repr` of something with items, if it has the `__repr__` of its kind.
pub(crate) fn parts(t: &mut Thread, v: Value) -> NativeResult<Option<Parts>> {
    if method_of(t, v, Special::Repr) != Method::Kind {
        return Ok(None);
    }
    parts_by_kind(t, v)
}

/// The same whatever `__repr__` the class has.
pub(crate) fn parts_by_kind(t: &mut Thread, v: Value) -> NativeResult<Option<Parts>> {
    let Some(object) = t.plain(v).header() else { return Ok(None) };
    Ok(Some(match object.kind() {
        Kind::List => Parts::new("[", object.assume::<List>().to_vec(), "]"),
        Kind::Tuple => {
            let items = object.assume::<Tuple>().items().to_vec();
            let close = if items.len() == 1 { ",)" } else { ")" };
            Parts::new("(", items, close)
        }
        Kind::Dict => {
            let entries = object.assume::<Dict>().entries();
            let items = entries.into_iter().flat_map(|(k, v)| [k, v]).collect();
            Parts { pairs: true, ..Parts::new("{", items, "}") }
        }
        Kind::Set => {
            let set = object.assume::<Set>();
            let mut parts = if set.header.class() == ids::SET && !set.is_empty() {
                Parts::new("{", set.keys(), "}")
            } else {
                let mut parts = Parts::new("", set.keys(), "})");
                push_name(t.class_of(v), &mut parts.start);
                parts.start.push_ascii(b"({");
                parts
            };
            if parts.items.is_empty() {
                parts = Parts::new("", Vec::new(), "()");
                push_name(t.class_of(v), &mut parts.start);
            }
            let mut inside = Text::new();
            push_name(t.class_of(v), &mut inside);
            inside.push_ascii(b"(...)");
            Parts { inside: Some(inside), ..parts }
        }
        Kind::DictView => {
            let view = object.assume::<DictView>();
            let entries = view.dict.get().cast::<Dict>().map(|d| d.entries()).unwrap_or_default();
            let mut items = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                items.push(match view.header.class() {
                    ids::DICT_KEYS => key,
                    ids::DICT_VALUES => value,
                    _ => t.tuple(&[key, value])?,
                });
            }
            let mut parts = Parts::new("", items, "])");
            push_name(t.class_of(v), &mut parts.start);
            parts.start.push_ascii(b"([");
            Parts { inside: Some("...".into()), ..parts }
        }
        Kind::Range => {
            let r = object.assume::<Range>();
            let mut items = vec![r.start.get(), r.stop.get()];
            if r.step.get().as_int() != Some(1) {
                items.push(r.step.get());
            }
            Parts::new("range(", items, ")")
        }
        Kind::Slice => {
            let s = object.assume::<Slice>();
            Parts::new("slice(", vec![s.start.get(), s.stop.get(), s.step.get()], ")")
        }
        Kind::Exception => {
            let args = object.assume::<Exception>().args.get().cast::<Tuple>();
            let mut parts = Parts::new("", args.map(|a| a.items().to_vec()).unwrap_or_default(), ")");
            push_name(t.class_of(v), &mut parts.start);
            parts.start.push_ascii(b"(");
            parts
        }
        Kind::StaticMethod => Parts::new("<staticmethod(", vec![object.assume::<StaticMethod>().function.get()], ")>"),
        Kind::ClassMethod => Parts::new("<classmethod(", vec![object.assume::<ClassMethod>().function.get()], ")>"),
        Kind::BoundMethod => {
            let method = object.assume::<BoundMethod>();
            let mut parts = Parts::new("<bound method ", vec![method.receiver.get()], ">");
            push_qualname(t, method.function.get(), &mut parts.start);
            parts.start.push_ascii(b" of ");
            parts
        }
        _ => return Ok(None),
    }))
}

/// The key under which a thread keeps an object whose `repr` the prelude is writing.
fn repr_key(v: Value) -> u64 {
    // Addresses are multiples of 16, so the low bits tell these keys from others.
    v.bits() | 0x5
}

/// Notes that the prelude is writing an object's `repr`; false if it already was.
pub(crate) fn enter(t: &mut Thread, v: Value) -> bool {
    t.locals.insert(repr_key(v), v).is_none()
}

pub(crate) fn leave(t: &mut Thread, v: Value) {
    t.locals.remove(&repr_key(v));
}

/// A container whose items are being written.
struct Open {
    container: Value,
    parts: Parts,
    next: usize,
}

/// The state of one `repr`.
struct Walk<'a> {
    out: &'a mut Text,
    open: Vec<Open>,
}

impl Walk<'_> {
    fn run(&mut self, t: &mut Thread, v: Value) -> NativeResult<bool> {
        if !self.value(t, v)? {
            return Ok(false);
        }
        self.finish(t)
    }

    /// Writes the items of all that is open.
    fn finish(&mut self, t: &mut Thread) -> NativeResult<bool> {
        let most = t.interp().heap.limit().min(crate::text::MAX_LEN as u64) as usize;
        while let Some(top) = self.open.last_mut() {
            let Some(&item) = top.parts.items.get(top.next) else {
                self.out.push_ascii(top.parts.close.as_bytes());
                self.open.pop();
                continue;
            };
            if top.next > 0 {
                let separator: &[u8] = if top.parts.pairs && top.next % 2 == 1 { b": " } else { b", " };
                self.out.push_ascii(separator);
            }
            top.next += 1;
            t.charge_time(cost::WRITTEN_ITEM.times(1));
            if top.next % 1024 == 0 {
                t.checkpoint()?;
            }
            if !self.value(t, item)? {
                return Ok(false);
            }
            if self.out.len() > most {
                return Err(OutOfMemory { bytes: usize::MAX }.into());
            }
        }
        Ok(true)
    }

    /// Writes a value, or opens it.
    fn value(&mut self, t: &mut Thread, v: Value) -> NativeResult<bool> {
        if let Some(i) = v.as_int() {
            push_int(self.out, i);
            return Ok(true);
        }
        match method_of(t, v, Special::Repr) {
            _ if v.kind() == Some(Kind::Decimal) => self.by_kind(t, v),
            Method::Kind => self.by_kind(t, v),
            Method::Object => {
                push_default(t, v, self.out);
                Ok(true)
            }
            Method::Missing | Method::Other => Ok(false),
        }
    }

    /// Begins something with items, unless it is being written already.
    fn open(&mut self, t: &mut Thread, v: Value) -> NativeResult<bool> {
        // A set shows what its class says that it contains.
        if v.kind() == Some(Kind::Set) && !inherits(t, v, Special::Iter) {
            return Ok(false);
        }
        let Some(parts) = parts_by_kind(t, v)? else { return Ok(false) };
        let known = !t.locals.is_empty() && t.locals.contains_key(&repr_key(v));
        if known || self.open.iter().any(|o| o.container == v) {
            self.out.push_chars(parts.again().as_chars());
            return Ok(true);
        }
        if self.open.len() >= DEPTH {
            return Err(t.raise(ids::RECURSION_ERROR, "maximum recursion depth exceeded while getting the repr of an object"));
        }
        self.out.push_chars(parts.start.as_chars());
        self.open.push(Open { container: v, parts, next: 0 });
        Ok(true)
    }

    fn by_kind(&mut self, t: &mut Thread, v: Value) -> NativeResult<bool> {
        let plain = t.plain(v);
        if let Some(i) = plain.as_int() {
            push_int(self.out, i);
            return Ok(true);
        }
        if let Some(f) = plain.as_float() {
            t.charge_time(cost::WRITTEN_FLOAT.times(1));
            float::push_repr(self.out, f);
            return Ok(true);
        }
        let Some(object) = plain.header() else {
            self.out.push_ascii(match plain {
                Value::NONE => b"None",
                Value::TRUE => b"True",
                Value::FALSE => b"False",
                Value::ELLIPSIS => b"Ellipsis",
                _ => b"NotImplemented",
            });
            return Ok(true);
        };
        match object.kind() {
            Kind::BigInt => {
                let limit = t.interp().max_str_digits();
                let n = IntRef::Big(&object.assume::<BigInt>().value);
                let effort = effort::conversion(arith::bit_length(n));
                charge_effort(t, effort)?;
                let digits = if limit == 0 && effort > effort::LONG {
                    let n = n.to_int();
                    t.aside(move || integer::decimal(n.as_ref(), limit))?
                } else {
                    integer::decimal(n, limit)
                };
                let digits = digits.map_err(|e| t.text_error(e))?;
                self.out.push_ascii(digits.as_bytes());
            }
            Kind::Decimal => push_repr(t, &object.assume::<Decimal>().number(), self.out)?,
            Kind::Complex => {
                let c = object.assume::<Complex>();
                self.out.push_chars(spec::repr_complex(c.re, c.im).as_chars());
            }
            Kind::Str => {
                let chars = object.assume::<Str>();
                t.charge_each(chars.len(), cost::CODED_CHAR)?;
                let written = t.aside_if_long(chars.len(), [chars], |[chars]| escape::repr_str(chars.chars()))?;
                self.out.push_chars(written.as_chars());
            }
            Kind::Bytes => {
                let bytes = object.assume::<Bytes>();
                t.charge_each(bytes.data().len(), cost::CODED_CHAR)?;
                let written = t.aside_if_long(bytes.data().len(), [bytes], |[bytes]| escape::repr_bytes(bytes.data()))?;
                self.out.push_chars(written.as_chars());
            }
            Kind::ByteArray => super::methods::bytes::push_repr(t, object.assume(), self.out),
            Kind::List
            | Kind::Tuple
            | Kind::Dict
            | Kind::Set
            | Kind::DictView
            | Kind::Range
            | Kind::Slice
            | Kind::Exception
            | Kind::StaticMethod
            | Kind::ClassMethod
            | Kind::BoundMethod => return self.open(t, v),
            Kind::Super => {
                let s = object.assume::<Super>();
                self.out.push_ascii(b"<super: <class '");
                if let Some(class) = s.class.get().cast::<Class>() {
                    self.out.push_str(&t.class_qualname(class));
                }
                match s.start.get().cast::<Class>() {
                    Some(class) => {
                        self.out.push_ascii(b"'>, <");
                        self.out.push_str(&t.class_qualname(class));
                        self.out.push_ascii(b" object>>");
                    }
                    None => self.out.push_ascii(b"'>, NULL>"),
                }
            }
            Kind::Class => push_class(t, object.assume(), self.out),
            Kind::Module => push_module(t, object.assume(), self.out),
            Kind::Cell => {
                self.out.push_ascii(b"<cell at ");
                push_address(t, v, self.out);
                match object.assume::<Cell>().value.get().bound() {
                    None => self.out.push_ascii(b": empty>"),
                    Some(contents) => {
                        self.out.push_ascii(b": ");
                        push_name(t.class_of(contents), self.out);
                        self.out.push_ascii(b" object at ");
                        push_address(t, contents, self.out);
                        self.out.push_ascii(b">");
                    }
                }
            }
            Kind::Code => {
                let code = object.assume::<CodeObject>();
                self.out.push_ascii(b"<code object ");
                push_value(code.name.get(), self.out);
                self.out.push_ascii(b" at ");
                push_address(t, v, self.out);
                let (file, line) = (&code.code.source.file, code.code.first_line);
                self.out.push_str(&format!(", file \"{file}\", line {line}>"));
            }
            Kind::Function if object.class() == ids::NATIVE_FUNCTION => {
                self.out.push_ascii(b"<built-in function ");
                push_value(object.assume::<Function>().name.get(), self.out);
                self.out.push_ascii(b">");
            }
            Kind::Function => self.named(t, v, "function ", object.assume::<Function>().qualname.get()),
            Kind::Generator if matches!(object.class(), ids::GENERATOR | ids::COROUTINE | ids::ASYNC_GENERATOR) => {
                let what = match object.class() {
                    ids::COROUTINE => "coroutine object ",
                    ids::ASYNC_GENERATOR => "async_generator object ",
                    _ => "generator object ",
                };
                self.named(t, v, what, object.assume::<Generator>().qualname.get());
            }
            Kind::NativeFunction => push_native(t, object.assume(), self.out),
            Kind::Property if matches!(object.class(), ids::GETSET_DESCRIPTOR | ids::MEMBER_DESCRIPTOR) => {
                let p = object.assume::<crate::objects::function::Property>();
                let member = object.class() == ids::MEMBER_DESCRIPTOR;
                self.out.push_ascii(if member { b"<member '" } else { b"<attribute '" });
                push_value(p.name.get(), self.out);
                self.out.push_ascii(b"' of '");
                if let Some(class) = super::methods::property::descriptor_class(p) {
                    self.out.push_str(&t.class_qualname(class));
                }
                self.out.push_ascii(b"' objects>");
            }
            Kind::Free
            | Kind::Buffer
            | Kind::DictTable
            | Kind::Float
            | Kind::StrBuffer
            | Kind::SetTable
            | Kind::Property
            | Kind::Instance
            | Kind::AttrBuffer
            | Kind::Wrapped
            | Kind::Traceback
            | Kind::Iterator
            | Kind::Generator
            | Kind::Native => push_default(t, v, self.out),
        }
        Ok(true)
    }

    fn named(&mut self, t: &Thread, v: Value, what: &str, name: Value) {
        self.out.push_ascii(b"<");
        self.out.push_str(what);
        push_value(name, self.out);
        self.out.push_ascii(b" at ");
        push_address(t, v, self.out);
        self.out.push_ascii(b">");
    }
}

/// Appends `object.__repr__(v)`.
pub(crate) fn push_default(t: &Thread, v: Value, out: &mut Text) {
    out.push_ascii(b"<");
    push_full_name(t, t.class_of(v), out);
    out.push_ascii(b" object at ");
    push_address(t, v, out);
    out.push_ascii(b">");
}

/// Appends the identity of an object in hexadecimal.
pub(crate) fn push_address(t: &Thread, v: Value, out: &mut Text) {
    out.push_str(&format!("{:#x}", identity(t, v)));
}

/// `id(v)`.
pub(crate) fn identity(t: &Thread, v: Value) -> u64 {
    v.header().map_or(v.bits(), |h| t.interp().heap.identity(h))
}

/// Appends a string value; nothing for anything else.
fn push_value(v: Value, out: &mut Text) {
    if let Some(s) = v.cast::<Str>() {
        out.push_chars(s.chars());
    }
}

fn push_name(class: Ref<Class>, out: &mut Text) {
    push_value(class.name.get(), out);
}

/// The module that a class says it is from, unless that is `builtins`.
fn module_of(t: &Thread, class: Ref<Class>) -> Option<Ref<Str>> {
    let name = t.interp().interned("__module__")?;
    let module = class.dict().get_name(t, name)?.cast::<Str>()?;
    if module.as_ascii() == Some("builtins") { None } else { Some(module) }
}

/// Appends `module.Class`.
pub(crate) fn push_full_name(t: &Thread, class: Ref<Class>, out: &mut Text) {
    if let Some(module) = module_of(t, class) {
        out.push_chars(module.chars());
        out.push_ascii(b".");
    }
    push_value(class.qualname.get(), out);
}

fn push_class(t: &Thread, class: Ref<Class>, out: &mut Text) {
    out.push_ascii(b"<class '");
    push_full_name(t, class, out);
    out.push_ascii(b"'>");
}

fn push_module(t: &Thread, module: Ref<Module>, out: &mut Text) {
    let find = |name: &str| module.dict.get().cast::<Dict>()?.get_name(t, t.interp().interned(name)?);
    let get = |name: &str| find(name)?.cast::<Str>();
    out.push_ascii(b"<module ");
    match get("__name__") {
        Some(name) => out.push_chars(escape::repr_str(name.chars()).as_chars()),
        None => out.push_ascii(b"'?'"),
    }
    match get("__file__") {
        Some(file) => {
            out.push_ascii(b" from ");
            out.push_chars(escape::repr_str(file.chars()).as_chars());
        }
        None if get("__name__").is_some_and(|name| crate::modules::is_own(&name.to_utf8())) => out.push_ascii(b" (built-in)"),
        None => {
            if let Some(path) = find("__path__").and_then(|path| path.cast::<List>()) {
                out.push_ascii(b" (namespace) from [");
                for (i, folder) in path.to_vec().into_iter().filter_map(|v| v.cast::<Str>()).enumerate() {
                    out.push_ascii(if i == 0 { b"" } else { b", " });
                    out.push_chars(escape::repr_str(folder.chars()).as_chars());
                }
                out.push_ascii(b"]");
            }
        }
    }
    out.push_ascii(b">");
}

/// Appends the qualified name of a function, native or guest.
fn push_qualname(t: &Thread, f: Value, out: &mut Text) {
    if let Some(f) = f.cast::<Function>() {
        push_value(f.qualname.get(), out);
    } else if let Some(f) = f.cast::<NativeFunction>() {
        if let Some(owner) = f.owner.get().cast::<Class>() {
            push_value(owner.qualname.get(), out);
            out.push_ascii(b".");
        }
        out.push_str(f.def.name);
    } else {
        // What else is callable: its class's name stands for it.
        push_name(t.class_of(f), out);
    }
}

fn push_native(t: &Thread, f: Ref<NativeFunction>, out: &mut Text) {
    let name = f.def.name;
    let owner = f.owner.get().cast::<Class>();
    let receiver = f.receiver.get().bound();
    let slot = name.starts_with("__");
    match (owner, receiver) {
        (_, Some(receiver)) => {
            let what = if slot { "method-wrapper" } else { "built-in method" };
            let quote = if slot { "'" } else { "" };
            out.push_str(&format!("<{what} {quote}{name}{quote} of "));
            push_name(t.class_of(receiver), out);
            out.push_ascii(b" object at ");
            push_address(t, receiver, out);
            out.push_ascii(b">");
        }
        (Some(owner), None) if f.header.class() != ids::NATIVE_FUNCTION => {
            let what = if slot { "slot wrapper" } else { "method" };
            out.push_str(&format!("<{what} '{name}' of '"));
            push_full_name(t, owner, out);
            out.push_ascii(b"' objects>");
        }
        (Some(owner), None) => {
            out.push_str(&format!("<built-in method {name} of type object at "));
            push_address(t, owner.into(), out);
            out.push_ascii(b">");
        }
        (None, None) => out.push_str(&format!("<built-in function {name}>")),
    }
}
