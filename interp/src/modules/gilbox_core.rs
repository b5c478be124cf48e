//! Natives of the core prelude that look at classes, functions and generators without running guest code.

use crate::heap::{Kind, Ref, flags};
use crate::machine::code_object::CodeObject;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, takes_receiver};
use crate::objects::bytearray::ByteArray;
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::generator::{Generator, State};
use crate::objects::iterate::asks_length;
use crate::objects::misc::Traceback;
use crate::objects::string::Str;
use crate::value::Value;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "native" "f, /" mark_native),
    native!(Static "native_iterator" "f, /" native_iterator),
    native!(Static "syntax_tree" "source, file, mode, /" super::import::tree_of_text),
    native!(Static "make_super" "cls, class, receiver, start, /" crate::objects::methods::function::make_super),
    native!(Static "decode_source" "source, file, /" super::import::decode_source),
    native!(Static "written_function" "f, /" written_function),
    native!(Static "shown_as" "f, class, /" shown_as),
    native!(Static "issubclass_natively" "cls, of, /" issubclass),
    native!(Static "isinstance_natively" "obj, cls, /" isinstance),
    native!(Static "class_lookup" "cls, name, /" class_lookup),
    native!(Static "class_has" "cls, name, /" class_has),
    native!(Static "call_from_outside" "nth, /" |t, a| {
        t.call_from_outside(a[0].as_index().and_then(|n| usize::try_from(n).ok()).unwrap_or(0))
    }),
    native!(Static "static_attr" "obj, name, default, /" static_attr),
    native!(Static "class_namespace" "cls, /" class_namespace),
    native!(Static "set_mro" "cls, order, /" crate::objects::methods::class::set_mro),
    native!(Static "type_name" "obj, /" |t, a| { let name = t.type_name(a[0]); Ok(t.str(&name)?) }),
    native!(Static "function_name" "callee, /" function_name),
    native!(Static "new_exception" "cls, args, /" new_exception),
    native!(Static "set_hidden" "exception, name, value, /" set_hidden),
    native!(Static "sequence_iterator" "obj, /" sequence_iterator),
    native!(Static "is_awaitable_generator" "obj, /" is_awaitable_generator),
    native!(Static "traceback_of" "following, instruction, given, code, namespace, /" traceback_of),
    native!(Static "frame_text" "traceback, text=None, /" frame_text),
    native!(Static "frame_place" "traceback, /" frame_place),
    native!(Static "suggestion" "exc, traced=True, /" suggestion),
    native!(Static "make_final" "cls, /" make_final),
    native!(Static "generator_state" "generator, /" generator_state),
    native!(Static "finish_generator" "generator, /" finish_generator),
    native!(Static "resume_natively" "generator, value, /" |t, a| match a[0].cast() {
        Some(g) => Err(t.resume_generator(g, a[1])),
        None => Ok(Value::NONE),
    }),
    native!(Static "throw_natively" "generator, exception, /" |t, a| match (a[0].cast(), a[1].cast()) {
        (Some(g), Some(e)) => Err(t.throw_generator(g, e)),
        _ => Ok(Value::NONE),
    }),
    native!(Static "let_be_awaited" "function, /" let_be_awaited),
    native!(Static "hear_of_asyncgens" "firstiter, finalizer, /" |t, a| {
        t.hears_of_asyncgens = !a[0].is_none() || !a[1].is_none();
        t.begun_asyncgens = super::asyncgens::list_behind(a[0]);
        Ok(Value::NONE)
    }),
    native!(Static "begin_step" "generator, what, /" |t, a| {
        let what = Str::text_of(a[1]);
        if let Some(g) = a[0].cast() {
            begin_step(t, g, &what)?;
        }
        Ok(Value::NONE)
    }),
    native!(Static "step_natively" "generator, value, /" |t, a| match a[0].cast() {
        Some(g) => { begin_step(t, g, "anext()")?; Err(t.resume_generator(g, a[1])) }
        None => Ok(Value::NONE),
    }),
    native!(Static "wrap_iterator" "cls, base, iterator, /" wrap_iterator),
    native!(Static "asks_length" "obj, /" |t, a| Ok(Value::bool(asks_length(t, a[0])))),
    native!(Static "know_unions" "cls, /" |t, a| { super::adopt::make_known(t, a[0], super::adopt::Known::Union); Ok(Value::NONE) }),
    native!(Static "mark_virtual" "cls, /" mark_virtual),
    native!(Static "length_of" "obj, default=0, /" |t, a| {
        let default = a.opt(1).unwrap_or(Value::small(0));
        Err(t.prelude("guest_length", &[a[0], default]))
    }),
    native!(Static "finished" "obj, /" finished),
    native!(Static "taken" "array, /" taken),
    native!(Static "is_cell" "obj, /" |_, a| Ok(Value::bool(a[0].kind() == Some(Kind::Cell)))),
    native!(Static "awaited" "coroutine, /" |_, a| Ok(a[0])),
    native!(Static "takes_namespace" "code, /" takes_namespace),
    native!(Static "importing_now" "name, /" importing_now),
    native!(Static "is_stdlib" "name, /" |_, a| Ok(Value::bool(crate::machine::stdlib_names::is_stdlib(&Str::text_of(a[0]))))),
    native!(Static "report_unraisable" "exception, object, heading='', /" report_unraisable),
];

/// Marks what stands for C code: the compiler sees the decorator; a class is called by its full name in messages.
fn mark_native(_: &mut Thread, a: Args) -> NativeResult {
    if let Some(class) = a[0].cast::<Class>() {
        class.set_class_flag(class_flags::NATIVE);
    }
    Ok(a[0])
}

/// Notes that a class, and whatever derives from it, may be what an abstract class says.
fn mark_virtual(_: &mut Thread, a: Args) -> NativeResult {
    if let Some(class) = a[0].cast::<Class>() {
        class.set_class_flag(class_flags::VIRTUAL);
    }
    Ok(a[0])
}

/// A function of the prelude that shows itself as built-in, shown as what it is; anything else as it is.
fn written_function(t: &mut Thread, a: Args) -> NativeResult {
    let Some(f) = a[0].cast::<Function>().filter(|f| f.header.class() == ids::NATIVE_FUNCTION) else { return Ok(a[0]) };
    let (code, globals) = (f.code.get().cast(), f.globals.get().cast());
    let copy =
        t.function(code.expect("gilbox bug: a function has code"), globals.expect("gilbox bug: a function has globals"))?;
    for (slot, of) in [(&copy.closure, &f.closure), (&copy.defaults, &f.defaults), (&copy.kwdefaults, &f.kwdefaults)] {
        slot.set(of.get());
    }
    copy.header.set_class(ids::FUNCTION);
    Ok(copy.into())
}

/// A decorator: the generators that a function makes are shown as instances of a class of its name, as C's iterator types are.
fn native_iterator(t: &mut Thread, a: Args) -> NativeResult {
    let Some(f) = a[0].cast::<Function>() else { return Err(t.type_error("native_iterator takes a function")) };
    let name: Ref<Str> = f.name.get().cast().expect("gilbox bug: a function's name is a string");
    let module = t.intern("__name__");
    let module = f.globals.get().cast::<Dict>().and_then(|d| d.get_name(t, module)).unwrap_or(Value::NONE);
    let class = t.iterator_type(name, module)?;
    show_generators_as(t, f, class)?;
    let make = t.intern("__make__");
    class.dict().set_name(t, make, f.into())?;
    Ok(class.into())
}

fn show_generators_as(t: &mut Thread, f: Ref<Function>, class: Ref<Class>) -> NativeResult<()> {
    let key = t.intern("__iterator_class__");
    let attrs = Dict::new(t);
    attrs.set_name(t, key, class.into())?;
    f.attrs.set(attrs.into());
    Ok(())
}

/// Shows the generators that a function makes as instances of a class that `native_iterator` has made.
fn shown_as(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(f), Some(class)) = (a[0].cast::<Function>(), a[1].cast::<Class>()) else {
        return Err(t.type_error("shown_as takes a function and a class"));
    };
    show_generators_as(t, f, class)?;
    Ok(Value::NONE)
}

/// The `__del__` of the prelude that an object's class has, if it has that one, has nothing to do any more: nobody need wait for the
/// object's end.
fn finished(t: &mut Thread, a: Args) -> NativeResult {
    let Some(header) = a[0].header() else { return Ok(Value::NONE) };
    if t.is_ended_by_prelude(a[0]) && header.has_flag(flags::FINALIZER) && !header.has_flag(flags::WEAKLY_KNOWN) {
        t.unwatch(header);
    }
    Ok(Value::NONE)
}

/// Empties a bytearray, all of it as one step: what it held.
fn taken(t: &mut Thread, a: Args) -> NativeResult {
    let data = a[0].cast::<ByteArray>().map(|array| std::mem::take(&mut *array.lock()));
    Ok(t.bytes(&data.unwrap_or_default())?)
}

fn issubclass(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(c), Some(of)) = (a[0].cast::<Class>(), a[1].cast::<Class>()) else { return Ok(Value::FALSE) };
    let _ = t;
    Ok(Value::bool(c.is_subclass_of(of.id)))
}

fn isinstance(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.class_of(a[0]);
    if let Some(classes) = a[1].cast::<crate::objects::list::Tuple>() {
        let mut classes = classes.items().iter().filter_map(|c| c.cast::<Class>());
        return Ok(Value::bool(classes.any(|of| class.is_subclass_of(of.id))));
    }
    let Some(of) = a[1].cast::<Class>() else { return Ok(Value::FALSE) };
    Ok(Value::bool(class.is_subclass_of(of.id)))
}

fn is_awaitable_generator(_: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(a[0].cast::<Generator>().is_some_and(|g| g.is_awaitable())))
}

/// Lets the generators of a generator function be awaited; False for any other object.
fn let_be_awaited(_: &mut Thread, a: Args) -> NativeResult {
    let code = a[0].cast::<Function>().and_then(|f| f.code.get().cast::<CodeObject>());
    let Some(code) = code.filter(|c| c.code.kind == crate::code::CodeKind::Generator) else { return Ok(Value::FALSE) };
    code.awaitable.store(true, std::sync::atomic::Ordering::Relaxed);
    Ok(Value::TRUE)
}

/// Begins a step of an asynchronous generator, which ends at its next `yield` or with the generator.
fn begin_step(t: &mut Thread, generator: Ref<Generator>, what: &str) -> NativeResult<()> {
    if generator.begin_step(t) {
        return Ok(());
    }
    Err(t.raise(ids::RUNTIME_ERROR, format!("{what}: asynchronous generator is already running")))
}

/// The rest of an iterator as an instance of a guest's subclass of its class.
fn wrap_iterator(t: &mut Thread, a: Args) -> NativeResult {
    let Some(base) = a[1].cast::<Class>() else { return Ok(a[2]) };
    crate::objects::methods::wrap(t, a[0], base.id, a[2])
}

/// A line of a traceback that a guest makes.
fn traceback_of(t: &mut Thread, a: Args) -> NativeResult {
    let (next, pc, given, code, namespace) = (a[0], a[1], a[2], a[3], a[4]);
    Ok(Traceback::new(t, [code, namespace, pc, next], given, &[]).into())
}

/// The text of one entry of a traceback, with the marks under the failing expression.
fn frame_text(t: &mut Thread, a: Args) -> NativeResult {
    let source = a.get(1).cast::<Str>().map(|s| s.to_utf8().into_owned());
    let text = t.entry_text(a[0], source.as_deref());
    Ok(t.str(&text)?)
}

/// Line, end line, column and end column of one entry of a traceback; None where they are not known.
fn frame_place(t: &mut Thread, a: Args) -> NativeResult {
    let Some(place) = t.entry_place(a[0]) else { return Ok(Value::NONE) };
    let place = place.map(|n| t.int(n.into()));
    Ok(t.tuple(&place)?)
}

/// What the last line of a traceback adds to an exception's text: "Did you mean".
fn suggestion(t: &mut Thread, a: Args) -> NativeResult {
    let traced = a[1] != Value::FALSE;
    let hint = a[0].cast().and_then(|exc| t.suggestion(exc, traced)).unwrap_or_default();
    Ok(t.str(&hint)?)
}

/// What a class's method resolution order finds, as it stands there; None where nothing.
fn class_lookup(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(class), Some(name)) = (a[0].cast::<Class>(), a[1].cast::<Str>()) else { return Ok(Value::NONE) };
    let name = t.intern_str(name);
    let found = t.lookup(class, name).unwrap_or(Value::NONE);
    if found.is_none() || takes_receiver(found) {
        return Ok(found);
    }
    Err(t.prelude("to_be_bound", &[found]))
}

/// Does a class's method resolution order find anything, be it None?
fn class_has(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(class), Some(name)) = (a[0].cast::<Class>(), a[1].cast::<Str>()) else { return Ok(Value::FALSE) };
    let name = t.intern_str(name);
    Ok(Value::bool(t.lookup(class, name).is_some()))
}

/// An attribute as it stands in an object or its class; the default where there is none, and NotImplemented where that takes a closer look.
fn static_attr(t: &mut Thread, a: Args) -> NativeResult {
    let Some(name) = a[1].cast::<Str>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (name, dict) = (t.intern_str(name), t.intern("__dict__"));
    let class = t.class_of(a[0]);
    // A guest may say what an object's attributes are.
    let usual = t.lookup(class, dict).is_none_or(|v| t.class_of(v).id == ids::GETSET_DESCRIPTOR);
    if !usual || a[0].kind() == Some(Kind::Class) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(t.find_static(a[0], name).unwrap_or(a[2]))
}

/// The names and values of a class's own namespace.
fn class_namespace(t: &mut Thread, a: Args) -> NativeResult {
    let Some(class) = a[0].cast::<Class>() else { return Ok(t.list(&[])?) };
    let mut pairs = Vec::new();
    for (name, value) in class.dict().entries() {
        pairs.push(t.tuple(&[name, value])?);
    }
    Ok(t.list(&pairs)?)
}

fn function_name(t: &mut Thread, a: Args) -> NativeResult {
    let name = t.function_display_name(a[0]);
    Ok(t.str(&name)?)
}

/// An exception of a class with these arguments, as `BaseException.__new__` makes it.
fn new_exception(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(class), Some(args)) = (a[0].cast::<Class>(), a[1].cast::<crate::objects::list::Tuple>()) else {
        return Ok(Value::NONE);
    };
    Ok(t.exception(class.id, args.items()).into())
}

/// Keeps a value in an exception, for a property of its class.
fn set_hidden(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(exc), Some(name)) = (a[0].cast(), a[1].cast::<Str>()) else { return Ok(Value::NONE) };
    t.set_exception_attr(exc, &name.to_utf8(), a[2]);
    Ok(Value::NONE)
}

/// The iterator over an object that has only `__getitem__`.
fn sequence_iterator(t: &mut Thread, a: Args) -> NativeResult {
    use crate::objects::misc::Iterator;
    let none = Value::NONE;
    Ok(Iterator::new(t, ids::SEQUENCE_ITERATOR, a[0], Value::small(0), none, none).into())
}

/// Has a class refuse to be a base.
fn make_final(_: &mut Thread, a: Args) -> NativeResult {
    if let Some(class) = a[0].cast::<Class>() {
        class.set_class_flag(class_flags::FINAL);
    }
    Ok(Value::NONE)
}

fn generator_state(_: &mut Thread, a: Args) -> NativeResult {
    let state = a[0].cast::<Generator>().map_or(State::Finished, |g| g.state());
    Ok(Value::small(state as i32))
}

fn finish_generator(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(g) = a[0].cast::<Generator>()
        && g.start(t).is_ok()
    {
        g.finish();
    }
    Ok(Value::NONE)
}

/// Does the code object's first register want a namespace?
fn takes_namespace(_: &mut Thread, a: Args) -> NativeResult {
    let code: Option<Ref<CodeObject>> = a[0].cast();
    Ok(Value::bool(code.is_some_and(|c| c.code.kind == crate::code::CodeKind::Class)))
}

fn importing_now(t: &mut Thread, a: Args) -> NativeResult {
    let name = Str::text_of(a[0]);
    Ok(Value::bool(t.interp().importing.lock().includes(&name)))
}

/// An exception that nobody can catch: in a finalizer.
fn report_unraisable(t: &mut Thread, a: Args) -> NativeResult {
    let Some(exc) = a[0].cast() else { return Ok(Value::NONE) };
    let mut name = crate::text::Text::new();
    let shown = if crate::objects::repr::repr_native(t, a[1], &mut name)? { name.to_string() } else { t.type_name(a[1]) };
    let heading = a.opt(2).and_then(|h| h.cast::<Str>()).map_or("Exception ignored in: ".into(), |h| h.to_utf8().into_owned());
    let text = format!("{heading}{shown}\n{}", t.render_unraisable(exc));
    let _ = t.interp().world.write(&t.shared, crate::driver::world::Stream::Err, text.as_bytes());
    Ok(Value::NONE)
}
