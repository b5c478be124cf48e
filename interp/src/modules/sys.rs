//! `sys`: the natives; the rest is in the prelude's file of that name, which runs in the same namespace.

use std::sync::atomic::Ordering::Relaxed;

use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::list::Tuple;
use crate::objects::string::Str;
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "sys", functions: FUNCTIONS, init: Some(init) };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "exit" "status=None, /" exit),
    native!(Static "exc_info" "" exc_info),
    native!(Static "exception" "" |t, _| Ok(t.handled)),
    native!(Static "intern" "string, /" intern),
    native!(Static "getrecursionlimit" "" |t, _| { let n = t.recursion_limit; Ok(t.size(n)) }),
    native!(Static "setrecursionlimit" "limit, /" set_recursion_limit),
    native!(Static "getswitchinterval" "" |t, _| { let ns = t.interp().world.switch_interval(); Ok(t.float(ns as f64 / 1e9)) }),
    native!(Static "setswitchinterval" "interval, /" set_switch_interval),
    native!(Static "_is_gil_enabled" "" |t, _| Ok(Value::bool(!t.shares()))),
    native!(Static "getrefcount" "object, /" |_, _| Ok(Value::small(2))),
    native!(Static "_render" "exception, plain=False, /" render),
    native!(Static "_word" "exception, /" |t, a| Err(t.prelude("word_exception", &[a[0]]))),
    native!(Static "_frames" "depth, /" frames),
    native!(Static "_locals" "picture, /" |t, a| t.locals_of_picture(a[0])),
    native!(Static "_getframemodulename" "depth=0, /" frame_module),
    native!(Static "is_finalizing" "" |_, _| Ok(Value::FALSE)),
    native!(Static "get_int_max_str_digits" "" |t, _| { let n = t.interp().max_str_digits.load(Relaxed); Ok(t.size(n)) }),
    native!(Static "set_int_max_str_digits" "maxdigits" set_max_digits),
    native!(Static "_module_names" "" |t, _| {
        let mut names = Vec::new();
        for name in super::names() {
            names.push(t.str(name)?);
        }
        Ok(t.tuple(&names)?)
    }),
    native!(Static "_hash_seed" "" |_, _| Ok(Value::NONE)),
];

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let mut argv = Vec::new();
    for arg in t.interp().config.argv.clone() {
        argv.push(t.str(&arg)?);
    }
    let argv = t.list(&argv)?;
    let config = &t.interp().config;
    let script_dir = config.script_dir.clone().unwrap_or_default();
    let folders: Vec<_> = std::iter::once(script_dir).chain(config.path.clone()).collect();
    let mut path = folders.iter().map(|folder| t.str(&folder.to_string_lossy())).collect::<Result<Vec<_>, _>>()?;
    path.push(t.str(crate::code::PRELUDE_FOLDER)?);
    let path = t.list(&path)?;
    let max = t.int(i64::MAX);
    let executable = std::env::current_exe().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
    let executable = t.str(&executable)?;
    let modules = t.interp().roots().modules.into();
    for (name, value) in [("argv", argv), ("path", path), ("maxsize", max), ("executable", executable), ("modules", modules)] {
        let name = t.intern(name);
        dict.set_name(t, name, value)?;
    }
    super::stdio::add_streams(t, dict)
}

fn exit(t: &mut Thread, a: Args) -> NativeResult {
    let args = match a.opt(0) {
        None | Some(Value::NONE) => Vec::new(),
        // The items of a tuple are the arguments, as wherever C code raises with a tuple.
        Some(v) => {
            v.cast::<Tuple>().filter(|_| t.class_of(v).id == ids::TUPLE).map_or_else(|| vec![v], |args| args.items().to_vec())
        }
    };
    Err(crate::machine::Trap::Raise(t.exception(ids::SYSTEM_EXIT, &args)))
}

fn exc_info(t: &mut Thread, _: Args) -> NativeResult {
    let parts = match t.handled.cast::<Exception>() {
        Some(exc) => [t.class_of(exc.into()).into(), exc.into(), exc.traceback.get()],
        None => [Value::NONE; 3],
    };
    Ok(t.tuple(&parts)?)
}

fn intern(t: &mut Thread, a: Args) -> NativeResult {
    match a[0].cast::<Str>() {
        Some(s) => Ok(t.intern_str(s).into()),
        None => {
            let name = t.type_name(a[0]);
            Err(t.type_error(format!("intern() argument must be str, not {name}")))
        }
    }
}

fn set_recursion_limit(t: &mut Thread, a: Args) -> NativeResult {
    match t.plain(a[0]).as_index() {
        Some(n) if n > 0 => {
            let depth = t.depth;
            if n as usize <= depth {
                let message =
                    format!("cannot set the recursion limit to {n} at the recursion depth {depth}: the limit is too low");
                return Err(t.raise(ids::RECURSION_ERROR, message));
            }
            t.recursion_limit = (n as usize).min(crate::machine::MOST_FRAMES);
            Ok(Value::NONE)
        }
        Some(_) => Err(t.value_error("recursion limit must be greater or equal than 1")),
        None => {
            let name = t.type_name(a[0]);
            Err(t.type_error(format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

fn set_switch_interval(t: &mut Thread, a: Args) -> NativeResult {
    let v = t.plain(a[0]);
    let Some(seconds) = v.as_float().or(v.as_index().map(|i| i as f64)) else {
        let name = t.type_name(a[0]);
        return Err(t.type_error(format!("must be real number, not {name}")));
    };
    if seconds <= 0.0 || seconds.is_nan() {
        return Err(t.value_error("switch interval must be strictly positive"));
    }
    t.interp().world.set_switch_interval((seconds * 1e9) as u64);
    Ok(Value::NONE)
}

/// The text of an exception with its traceback.
fn render(t: &mut Thread, a: Args) -> NativeResult {
    match a[0].cast::<Exception>() {
        Some(exc) => {
            let plain = a.opt(1) == Some(Value::TRUE);
            let text = if plain { t.render_unraisable(exc) } else { t.render_traceback(exc) };
            Ok(t.str(&text)?)
        }
        None => Ok(t.char(None)),
    }
}

/// Pictures of the running guest calls, from the `depth`-th above the caller outwards.
fn frames(t: &mut Thread, a: Args) -> NativeResult {
    let depth = a[0].as_index().and_then(|d| usize::try_from(d).ok()).unwrap_or(0);
    t.pictures_of_frames(depth)
}

fn frame_module(t: &mut Thread, a: Args) -> NativeResult {
    let depth = a.opt(0).and_then(|v| v.as_index()).and_then(|d| usize::try_from(d).ok()).unwrap_or(0);
    let name = t.intern("__name__");
    Ok(t.namespace_of_frame(depth).and_then(|namespace| namespace.get_name(t, name)).unwrap_or(Value::NONE))
}

fn set_max_digits(t: &mut Thread, a: Args) -> NativeResult {
    let digits = t.plain(a[0]).as_index();
    match digits {
        Some(n) if n == 0 || n >= 640 => {
            t.interp().max_str_digits.store(n as usize, Relaxed);
            Ok(Value::NONE)
        }
        Some(_) => Err(t.value_error("maxdigits must be 0 or larger than 640")),
        None => {
            let name = t.type_name(a[0]);
            Err(t.type_error(format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}
