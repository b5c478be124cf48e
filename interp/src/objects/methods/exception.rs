//! Methods of exceptions and tracebacks.

use super::object::class_argument;
use super::store_slot;
use crate::heap::{Header, Kind, Ref};
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::list::Tuple;
use crate::objects::misc::Traceback;
use crate::objects::special::Special;
use crate::text::Text;
use crate::value::{Slot, Value};

pub(crate) const BASE: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, /, *args, **kwargs" init),
    native!(Method "__str__" "self, /" str),
    native!(Method "__repr__" "self, /" |t, a| {
        let mut text = Text::new();
        if crate::objects::repr::repr_native(t, a[0], &mut text)? { Ok(t.text(&text)?) } else { Err(t.prelude("repr_exception", &[a[0]])) }
    }),
    native!(Method "with_traceback" "self, tb, /" with_traceback),
    native!(Method "add_note" "self, note, /" |t, a| Err(t.prelude("add_note", &[a[0], a[1]]))),
    native!(Method "__reduce__" "self, /" |t, a| Err(t.prelude("reduce_exception", &[a[0]]))),
    native!(Method "__setstate__" "self, state, /" |t, a| Err(t.prelude("setstate_exception", &[a[0], a[1]]))),
    native!(Getter "args" "self" |_, a| Ok(this(a).args.get())),
    native!(Setter "args" "self, value" |t, a| match a[1].kind() {
        Some(Kind::Tuple) => store_slot(&this(a).args, a),
        _ => Err(t.prelude("set_exception_args", &[a[0], a[1]])),
    }),
    native!(Getter "__cause__" "self" |_, a| Ok(this(a).cause.get())),
    native!(Setter "__cause__" "self, value" set_cause),
    native!(Getter "__context__" "self" |_, a| Ok(this(a).context.get())),
    native!(Setter "__context__" "self, value" set_context),
    native!(Getter "__suppress_context__" "self" |_, a| Ok(this(a).suppress_context.get())),
    native!(Setter "__suppress_context__" "self, value" |t, a| match a[1] {
        Value::TRUE | Value::FALSE => store_slot(&this(a).suppress_context, a),
        _ => Err(t.type_error("attribute value type must be bool")),
    }),
    native!(Getter "__traceback__" "self" |_, a| Ok(this(a).traceback.get())),
    native!(Setter "__traceback__" "self, value" |t, a| set_traceback(t, a).map(|()| Value::NONE)),
];

pub(crate) const STOP_ITERATION: &[NativeDef] = &[
    native!(Getter "value" "self" |t, a| first_or(t, a, "value")),
    native!(Setter "value" "self, value" |t, a| keep(t, a, "value")),
];
pub(crate) const SYSTEM_EXIT: &[NativeDef] =
    &[native!(Getter "code" "self" system_exit_code), native!(Setter "code" "self, value" |t, a| keep(t, a, "code"))];
pub(crate) const KEY_ERROR: &[NativeDef] = &[native!(Method "__str__" "self, /" str)];
pub(crate) const NAME_ERROR: &[NativeDef] = &[
    native!(Method "__init__" "self, *args, name=None" |t, a| init_with(t, a, &["name"])),
    native!(Getter "name" "self" |t, a| kept(t, a, "name")),
    native!(Setter "name" "self, value" |t, a| keep(t, a, "name")),
];
pub(crate) const ATTRIBUTE_ERROR: &[NativeDef] = &[
    native!(Method "__init__" "self, *args, name=None, obj=None" |t, a| init_with(t, a, &["name", "obj"])),
    native!(Getter "name" "self" |t, a| kept(t, a, "name")),
    native!(Setter "name" "self, value" |t, a| keep(t, a, "name")),
    native!(Getter "obj" "self" |t, a| kept(t, a, "obj")),
    native!(Setter "obj" "self, value" |t, a| keep(t, a, "obj")),
];
pub(crate) const IMPORT_ERROR: &[NativeDef] = &[
    native!(Method "__init__" "self, *args, name=None, path=None, name_from=None" |t, a| init_with(t, a, &["name", "path", "name_from"])),
    native!(Getter "name" "self" |t, a| kept(t, a, "name")),
    native!(Getter "path" "self" |t, a| kept(t, a, "path")),
    native!(Getter "name_from" "self" |t, a| kept(t, a, "name_from")),
    native!(Getter "msg" "self" |t, a| first_or(t, a, "msg")),
    native!(Setter "name" "self, value" |t, a| keep(t, a, "name")),
    native!(Setter "path" "self, value" |t, a| keep(t, a, "path")),
    native!(Setter "msg" "self, value" |t, a| keep(t, a, "msg")),
];
pub(crate) const OS_ERROR: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new_os_error),
    native!(Method "__init__" "self, /, *args, **kwargs" init_os_error),
    native!(Getter "errno" "self" |t, a| part(t, a, "errno", os_part(a, 0))),
    native!(Setter "errno" "self, value" |t, a| keep(t, a, "errno")),
    native!(Getter "strerror" "self" |t, a| part(t, a, "strerror", os_part(a, 1))),
    native!(Setter "strerror" "self, value" |t, a| keep(t, a, "strerror")),
    native!(Getter "filename" "self" |t, a| kept(t, a, "filename")),
    native!(Setter "filename" "self, value" |t, a| keep(t, a, "filename")),
    native!(Getter "filename2" "self" |t, a| kept(t, a, "filename2")),
    native!(Getter "characters_written" "self" characters_written),
    native!(Setter "characters_written" "self, value" |t, a| keep(t, a, "characters_written")),
    native!(Method "__str__" "self, /" |t, a| Err(t.prelude("str_os_error", &[a[0]]))),
];
pub(crate) const SYNTAX_ERROR: &[NativeDef] = &[
    native!(Method "__init__" "self, *args, **kwargs" init_syntax_error),
    native!(Method "__str__" "self, /" |t, a| Err(t.prelude("str_syntax_error", &[a[0]]))),
    native!(Getter "msg" "self" |t, a| first_or(t, a, "msg")),
    native!(Setter "msg" "self, value" |t, a| keep(t, a, "msg")),
    native!(Getter "filename" "self" |t, a| part(t, a, "filename", syntax_part(a, 0))),
    native!(Setter "filename" "self, value" |t, a| keep(t, a, "filename")),
    native!(Getter "lineno" "self" |t, a| part(t, a, "lineno", syntax_part(a, 1))),
    native!(Setter "lineno" "self, value" |t, a| keep(t, a, "lineno")),
    native!(Getter "offset" "self" |t, a| part(t, a, "offset", syntax_part(a, 2))),
    native!(Setter "offset" "self, value" |t, a| keep(t, a, "offset")),
    native!(Getter "text" "self" |t, a| part(t, a, "text", syntax_part(a, 3))),
    native!(Setter "text" "self, value" |t, a| keep(t, a, "text")),
    native!(Getter "end_lineno" "self" |t, a| part(t, a, "end_lineno", syntax_part(a, 4))),
    native!(Setter "end_lineno" "self, value" |t, a| keep(t, a, "end_lineno")),
    native!(Getter "end_offset" "self" |t, a| part(t, a, "end_offset", syntax_part(a, 5))),
    native!(Setter "end_offset" "self, value" |t, a| keep(t, a, "end_offset")),
    native!(Getter "print_file_and_line" "self" |t, a| part(t, a, "print_file_and_line", Value::NONE)),
    native!(Setter "print_file_and_line" "self, value" |t, a| keep(t, a, "print_file_and_line")),
];
pub(crate) const UNICODE_ERROR: &[NativeDef] = &[
    native!(Method "__init__" "self, *args, **kwargs" init_unicode_error),
    native!(Getter "encoding" "self" |t, a| part(t, a, "encoding", arg(a, 0))),
    native!(Setter "encoding" "self, value" |t, a| keep(t, a, "encoding")),
    native!(Getter "object" "self" |t, a| part(t, a, "object", arg(a, 1))),
    native!(Setter "object" "self, value" |t, a| keep(t, a, "object")),
    native!(Getter "start" "self" |t, a| part(t, a, "start", arg(a, 2))),
    native!(Setter "start" "self, value" |t, a| keep(t, a, "start")),
    native!(Getter "end" "self" |t, a| part(t, a, "end", arg(a, 3))),
    native!(Setter "end" "self, value" |t, a| keep(t, a, "end")),
    native!(Getter "reason" "self" |t, a| part(t, a, "reason", arg(a, 4))),
    native!(Setter "reason" "self, value" |t, a| keep(t, a, "reason")),
    native!(Method "__str__" "self, /" |t, a| Err(t.prelude("str_unicode_error", &[a[0]]))),
];
pub(crate) const UNICODE_TRANSLATE_ERROR: &[NativeDef] = &[
    native!(Method "__init__" "self, *args, **kwargs" init_unicode_error),
    native!(Getter "encoding" "self" |_, _| Ok(Value::NONE)),
    native!(Getter "object" "self" |t, a| part(t, a, "object", arg(a, 0))),
    native!(Setter "object" "self, value" |t, a| keep(t, a, "object")),
    native!(Getter "start" "self" |t, a| part(t, a, "start", arg(a, 1))),
    native!(Setter "start" "self, value" |t, a| keep(t, a, "start")),
    native!(Getter "end" "self" |t, a| part(t, a, "end", arg(a, 2))),
    native!(Setter "end" "self, value" |t, a| keep(t, a, "end")),
    native!(Getter "reason" "self" |t, a| part(t, a, "reason", arg(a, 3))),
    native!(Setter "reason" "self, value" |t, a| keep(t, a, "reason")),
    native!(Method "__str__" "self, /" |t, a| Err(t.prelude("str_translate_error", &[a[0]]))),
];
pub(crate) const GROUP: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" |t, a| {
        let (args, _) = a.slice()[1..].split_at(a.len() - 2);
        let args = t.tuple(args)?;
        Err(t.prelude("new_exception_group", &[a[0], args]))
    }),
    native!(Member "message" "self" |t, a| kept(t, a, "message")),
    native!(Member "exceptions" "self" |t, a| kept(t, a, "exceptions")),
    native!(Method "__str__" "self, /" |t, a| Err(t.prelude("str_exception_group", &[a[0]]))),
    native!(Method "derive" "self, excs, /" |t, a| Err(t.prelude("derive_group", &[a[0], a[1]]))),
    native!(Method "split" "self, condition, /" |t, a| Err(t.prelude("split_group_public", &[a[0], a[1]]))),
    native!(Method "subgroup" "self, condition, /" |t, a| Err(t.prelude("subgroup", &[a[0], a[1]]))),
];

pub(crate) const TRACEBACK: &[NativeDef] = &[
    native!(New "__new__" "cls, tb_next, tb_frame, tb_lasti, tb_lineno" |t, a| Err(t.prelude("new_traceback", &a.slice()[1..]))),
    native!(Getter "tb_next" "self" |_, a| Ok(traceback(a).next.get())),
    native!(Setter "tb_next" "self, value" set_next),
    native!(Getter "tb_frame" "self" tb_frame),
    native!(Getter "tb_lineno" "self" tb_lineno),
    native!(Getter "tb_code" "self" |_, a| Ok(traceback(a).code.get())),
    native!(Getter "tb_lasti" "self" |_, a| Ok(traceback(a).pc.get())),
];

fn this(a: Args) -> Ref<Exception> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}

fn traceback(a: Args) -> Ref<Traceback> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}

/// An argument that the exception was made with, or None.
fn arg(a: Args, i: usize) -> Value {
    this(a).args.get().cast::<Tuple>().and_then(|t| t.items().get(i).copied()).unwrap_or(Value::NONE)
}

/// What the exception keeps under a name, or None.
fn kept(t: &mut Thread, a: Args, name: &str) -> NativeResult {
    Ok(t.exception_attr(this(a), name).unwrap_or(Value::NONE))
}

/// What has been set under a name, else what the exception was made with.
fn part(t: &mut Thread, a: Args, name: &str, made_with: Value) -> NativeResult {
    Ok(t.exception_attr(this(a), name).unwrap_or(made_with))
}

fn keep(t: &mut Thread, a: Args, name: &str) -> NativeResult {
    t.set_exception_attr(this(a), name, a[1]);
    Ok(Value::NONE)
}

/// What was kept under a name, else the first argument.
fn first_or(t: &mut Thread, a: Args, name: &str) -> NativeResult {
    let v = kept(t, a, name)?;
    Ok(if v.is_none() { arg(a, 0) } else { v })
}

fn system_exit_code(t: &mut Thread, a: Args) -> NativeResult {
    let v = kept(t, a, "code")?;
    if !v.is_none() {
        return Ok(v);
    }
    match this(a).args.get().cast::<Tuple>() {
        Some(args) if args.len() > 1 => Ok(args.into()),
        _ => Ok(arg(a, 0)),
    }
}

fn characters_written(t: &mut Thread, a: Args) -> NativeResult {
    match t.exception_attr(this(a), "characters_written") {
        Some(v) => Ok(v),
        None => Err(t.raise(ids::ATTRIBUTE_ERROR, "characters_written")),
    }
}

fn os_part(a: Args, i: usize) -> Value {
    match this(a).args.get().cast::<Tuple>() {
        Some(args) if args.len() >= 2 => args.items()[i],
        _ => Value::NONE,
    }
}

fn syntax_part(a: Args, i: usize) -> Value {
    arg(a, 1).cast::<Tuple>().and_then(|t| t.items().get(i).copied()).unwrap_or(Value::NONE)
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class = class_argument(t, a[0], ids::BASE_EXCEPTION)?;
    // The last argument is the dict of those passed by name, which `__init__` looks at.
    let args = t.tuple(&a.slice()[1..a.len() - 1])?;
    let [cause, context, suppress, traceback] = [Value::NONE, Value::NONE, Value::FALSE, Value::NONE].map(Slot::new);
    let header = Header::new(Kind::Exception, class.id);
    let (kept, attrs) = (Slot::unbound(), Slot::unbound());
    let args = Slot::new(args);
    Ok(t.make(Exception { header, args, cause, context, suppress_context: suppress, traceback, kept, attrs }).into())
}

/// The last argument has to be an empty dict of those passed by name.
fn refuse_keywords(t: &mut Thread, exc: Value, a: Args) -> NativeResult<()> {
    if a[a.len() - 1].cast::<Dict>().is_some_and(|d| !d.is_empty()) {
        let name = t.type_name(exc);
        return Err(t.type_error(format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

fn init(t: &mut Thread, a: Args) -> NativeResult {
    refuse_keywords(t, a[0], a)?;
    let args = t.tuple(&a.slice()[1..a.len() - 1])?;
    this(a).args.set(args);
    Ok(Value::NONE)
}

/// `__init__` of exceptions that keep what is passed by name. Keyword-only arguments come before the variable ones.
fn init_with(t: &mut Thread, a: Args, names: &[&str]) -> NativeResult {
    for (i, name) in names.iter().enumerate() {
        // What an earlier call has set is forgotten.
        if let Some(v) = a.opt(1 + i).or_else(|| t.exception_attr(this(a), name).map(|_| Value::NONE)) {
            t.set_exception_attr(this(a), name, v);
        }
    }
    let args = t.tuple(a.slice().get(1 + names.len()..).unwrap_or(&[]))?;
    this(a).args.set(args);
    Ok(Value::NONE)
}

/// `OSError(errno, ...)` makes the subclass that belongs to the number.
fn new_os_error(t: &mut Thread, a: Args) -> NativeResult {
    let made = new(t, a)?;
    let exc: Ref<Exception> = made.cast().expect("gilbox bug: it was just made");
    if initialises_os_error(t, made) {
        exc.args.set(t.tuple(&[])?);
        return Ok(made);
    }
    refuse_keywords(t, made, a)?;
    split_os_error(t, exc)?;
    if exc.header.class() == ids::OS_ERROR
        && let Some(args) = exc.args.get().cast::<Tuple>().filter(|args| args.len() >= 2)
        && let Some(errno) = args.items()[0].as_int()
    {
        exc.header.set_class(os_error_class(errno as i32));
    }
    Ok(made)
}

fn init_os_error(t: &mut Thread, a: Args) -> NativeResult {
    if initialises_os_error(t, a[0]) {
        init(t, a)?;
        split_os_error(t, this(a))?;
    }
    Ok(Value::NONE)
}

/// Is it `__init__` that looks at the arguments of an OSError, not `__new__`? So it is where the class has its own and no `__new__`.
fn initialises_os_error(t: &Thread, exc: Value) -> bool {
    let Some(os_error) = t.interp().class(ids::OS_ERROR) else { return false };
    let class = t.class_of(exc);
    let own = |special| class.special(special) != os_error.special(special);
    own(Special::Init) && !own(Special::New)
}

/// Takes the names of files out of the arguments, or what has been written before it would have blocked.
fn split_os_error(t: &mut Thread, exc: Ref<Exception>) -> NativeResult<()> {
    let args = exc.args.get().cast::<Tuple>();
    let Some(args) = args.filter(|args| (3..=5).contains(&args.len()) && !args.items()[2].is_none()) else { return Ok(()) };
    if exc.header.class() == ids::BLOCKING_IO_ERROR && args.items()[2].as_index().is_some() {
        t.set_exception_attr(exc, "characters_written", args.items()[2]);
        return Ok(());
    }
    t.set_exception_attr(exc, "filename", args.items()[2]);
    let two = t.tuple(&args.items()[..2])?;
    exc.args.set(two);
    if let Some(&second) = args.items().get(4) {
        t.set_exception_attr(exc, "filename2", second);
    }
    Ok(())
}

/// The subclass of OSError for an error number.
pub(crate) fn os_error_class(errno: i32) -> crate::heap::ClassId {
    match errno {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => ids::BLOCKING_IO_ERROR,
        libc::EPIPE | libc::ESHUTDOWN => ids::BROKEN_PIPE_ERROR,
        libc::ECHILD => ids::CHILD_PROCESS_ERROR,
        libc::ECONNABORTED => ids::CONNECTION_ABORTED_ERROR,
        libc::ECONNREFUSED => ids::CONNECTION_REFUSED_ERROR,
        libc::ECONNRESET => ids::CONNECTION_RESET_ERROR,
        libc::EEXIST => ids::FILE_EXISTS_ERROR,
        libc::ENOENT => ids::FILE_NOT_FOUND_ERROR,
        libc::EISDIR => ids::IS_A_DIRECTORY_ERROR,
        libc::ENOTDIR => ids::NOT_A_DIRECTORY_ERROR,
        libc::EINTR => ids::INTERRUPTED_ERROR,
        libc::EACCES | libc::EPERM => ids::PERMISSION_ERROR,
        libc::ESRCH => ids::PROCESS_LOOKUP_ERROR,
        libc::ETIMEDOUT => ids::TIMEOUT_ERROR,
        _ => ids::OS_ERROR,
    }
}

fn str(t: &mut Thread, a: Args) -> NativeResult {
    let args: Ref<Tuple> = this(a).args.get().cast().expect("gilbox bug: args is a tuple");
    let key_error = t.class_of(a[0]).is_subclass_of(ids::KEY_ERROR);
    let mut text = Text::new();
    let done = match args.items() {
        [] => true,
        [one] if key_error => crate::objects::repr::repr_native(t, *one, &mut text)?,
        [one] => crate::objects::repr::to_text(t, *one, &mut text)?,
        _ => crate::objects::repr::repr_native(t, args.into(), &mut text)?,
    };
    if done { Ok(t.text(&text)?) } else { Err(t.prelude("str_exception", &[a[0]])) }
}

fn with_traceback(t: &mut Thread, a: Args) -> NativeResult {
    set_traceback(t, a)?;
    Ok(a[0])
}

fn set_traceback(t: &mut Thread, a: Args) -> NativeResult<()> {
    if !a[1].is_none() && a[1].cast::<Traceback>().is_none() {
        return Err(t.type_error("__traceback__ must be a traceback or None"));
    }
    this(a).traceback.set(a[1]);
    Ok(())
}

fn set_context(t: &mut Thread, a: Args) -> NativeResult {
    if !a[1].is_none() && a[1].cast::<Exception>().is_none() {
        return Err(t.type_error("exception context must be None or derive from BaseException"));
    }
    store_slot(&this(a).context, a)
}

/// Where a SyntaxError is, its second argument, is checked when it is made.
fn init_syntax_error(t: &mut Thread, a: Args) -> NativeResult {
    init(t, a)?;
    let args: Ref<Tuple> = this(a).args.get().cast().expect("gilbox bug: args is a tuple");
    match *args.items() {
        [_, place] if place.cast::<Tuple>().is_none_or(|place| ![4, 6].contains(&place.len())) => {
            Err(t.prelude("init_syntax_error", &[a[0], place]))
        }
        _ => Ok(Value::NONE),
    }
}

/// The parts of a UnicodeError are checked when it is made.
fn init_unicode_error(t: &mut Thread, a: Args) -> NativeResult {
    init(t, a)?;
    let exc: Ref<Exception> = this(a);
    let args: Ref<Tuple> = exc.args.get().cast().expect("gilbox bug: args is a tuple");
    let class = t.class_of(exc.into());
    let (encode, decode) = (class.is_subclass_of(ids::UNICODE_ENCODE_ERROR), class.is_subclass_of(ids::UNICODE_DECODE_ERROR));
    let wanted = if encode || decode { 5 } else { 4 };
    if args.len() != wanted {
        return Err(t.type_error(format!("function takes exactly {wanted} arguments ({} given)", args.len())));
    }
    for (i, &v) in args.items().iter().enumerate() {
        let plain = t.plain(v);
        let object = usize::from(encode || decode);
        let number = i == object + 1 || i == object + 2;
        let fits = match (number, i == object && decode) {
            (true, _) => plain.as_index().is_some(),
            (false, true) => super::bytes_like(t, v).is_some(),
            (false, false) => plain.kind() == Some(Kind::Str),
        };
        if !fits {
            let got = super::args::type_name_or_none(t, v);
            return Err(match (number, i == object && decode) {
                (true, _) => t.type_error(format!("'{got}' object cannot be interpreted as an integer")),
                (false, true) => t.type_error(format!("a bytes-like object is required, not '{got}'")),
                (false, false) => t.type_error(format!("argument {} must be str, not {got}", i + 1)),
            });
        }
    }
    if class.is_subclass_of(ids::UNICODE_DECODE_ERROR) && t.plain(args.items()[1]).kind() != Some(Kind::Bytes) {
        // What may change is copied.
        let bytes = super::bytes_like(t, args.items()[1]).map(|bytes| t.bytes(&bytes));
        if let Some(bytes) = bytes {
            t.set_exception_attr(exc, "object", bytes?);
        }
    }
    Ok(Value::NONE)
}

fn set_cause(t: &mut Thread, a: Args) -> NativeResult {
    if !a[1].is_none() && a[1].cast::<Exception>().is_none() {
        return Err(t.type_error("exception cause must be None or derive from BaseException"));
    }
    this(a).cause.set(a[1]);
    this(a).suppress_context.set(Value::TRUE);
    Ok(Value::NONE)
}

fn set_next(t: &mut Thread, a: Args) -> NativeResult {
    if a[1].cast::<Traceback>().is_none() && !a[1].is_none() {
        let name = t.type_name(a[1]);
        return Err(t.type_error(format!("expected traceback object or None, got '{name}'")));
    }
    let mut link = a[1];
    while let Some(tb) = link.cast::<Traceback>() {
        if Value::from(tb) == a[0] {
            return Err(t.value_error("traceback loop detected"));
        }
        link = tb.next.get();
    }
    store_slot(&traceback(a).next, a)
}

fn tb_frame(t: &mut Thread, a: Args) -> NativeResult {
    let tb = traceback(a);
    if let Some(given) = tb.given.get().cast::<Tuple>() {
        return Ok(given.items()[0]);
    }
    let line = tb_lineno(t, a)?;
    let pictures = t.pictures_of_traceback(tb, line)?;
    Err(t.prelude("frame_of_pictures", &[pictures]))
}

fn tb_lineno(t: &mut Thread, a: Args) -> NativeResult {
    let tb = traceback(a);
    if let Some(given) = tb.given.get().cast::<Tuple>() {
        return Ok(given.items()[1]);
    }
    let code: Ref<crate::machine::code_object::CodeObject> = tb.code.get().cast().expect("gilbox bug: a traceback has code");
    let line = code.code.line(tb.pc.get().as_int().unwrap_or(0) as usize);
    Ok(t.int(line.into()))
}
