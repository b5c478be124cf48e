//! `_posix`: the calls of the operating system that answer at once, and reading from descriptors, which may wait.
//!
//! Paths are strings or bytes; what has an `__fspath__` is converted by the prelude, which then calls again.

use std::ffi::OsString;
use std::io;
use std::os::fd::{FromRawFd, IntoRawFd, RawFd};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::PathBuf;

use super::builtins::print::{flush_stream, write_bytes};
use crate::driver::world::{Disposition, Stream, Wait, WaitFor};
use crate::heap::Ref;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::dict::Dict;
use crate::objects::list::Tuple;
use crate::objects::methods::exception::os_error_class;
use crate::objects::methods::{args, bytes_like, bytes_of};
use crate::objects::string::Bytes;
use crate::text::{Chars, Text};
use crate::value::Value;

/// The module; what returns tuples with names is in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_posix", functions: FUNCTIONS, init: Some(init) };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "getpid" "" |t, _| { let pid = t.interp().world.pid(); Ok(t.int(pid.into())) }),
    native!(Static "getppid" "" |t, _| { let pid = t.interp().world.parent_pid(); Ok(t.int(pid.into())) }),
    native!(Static "getuid" "" |t, _| Ok(t.int(system::user().into()))),
    native!(Static "geteuid" "" |t, _| Ok(t.int(system::user().into()))),
    native!(Static "getgid" "" |t, _| Ok(t.int(system::group().into()))),
    native!(Static "getegid" "" |t, _| Ok(t.int(system::group().into()))),
    native!(Static "_is_simulated" "" |t, _| Ok(Value::bool(t.interp().world.cores().is_some()))),
    native!(Static "cpu_count" "" |t, _| { let n = t.interp().world.cores().map_or_else(system::processors, i64::from); Ok(t.int(n)) }),
    native!(Static "_affinity" "" affinity),
    native!(Static "_set_affinity" "cpus, /" set_affinity),
    native!(Static "sched_yield" "" |_, _| { std::thread::yield_now(); Ok(Value::NONE) }),
    native!(Static "_exit" "status" exit),
    native!(Static "abort" "" |t, _| { t.interp().world.abort(); Ok(Value::NONE) }),
    native!(Static "kill" "pid, signal, /" kill),
    native!(Static "_post_signal" "signal, /" |t, a| { let n = number(t, a, 0)?; t.interp().world.post(n as i32); Ok(Value::NONE) }),
    native!(Static "_set_disposition" "signal, handled, ignored, ends_waits, /" set_disposition),
    native!(Static "urandom" "size, /" urandom),
    native!(Static "strerror" "code, /" |t, a| { let n = number(t, a, 0)?; let e = io::Error::from_raw_os_error(n as i32); Ok(t.str(&message(&e))?) }),
    native!(Static "getcwd" "" |t, _| { let path = std::env::current_dir(); let path = done(t, path, &[])?; text_of(t, path.into_os_string()) }),
    native!(Static "chdir" "path" |t, a| { let p = path(t, a, 0, CHDIR)?; let r = std::env::set_current_dir(p); done(t, r, &[a[0]])?; Ok(Value::NONE) }),
    native!(Static "listdir" "path=None" listdir),
    native!(Static "mkdir" "path, mode=511" mkdir),
    native!(Static "rmdir" "path" |t, a| on_path(t, a, RMDIR, std::fs::remove_dir)),
    native!(Static "unlink" "path" |t, a| on_path(t, a, UNLINK, std::fs::remove_file)),
    native!(Static "remove" "path" |t, a| on_path(t, a, UNLINK, std::fs::remove_file)),
    native!(Static "rename" "src, dst" |t, a| on_paths(t, a, RENAME, std::fs::rename)),
    native!(Static "replace" "src, dst" |t, a| on_paths(t, a, RENAME, std::fs::rename)),
    native!(Static "link" "src, dst" |t, a| on_paths(t, a, LINK, std::fs::hard_link)),
    native!(Static "symlink" "src, dst, target_is_directory=False" |t, a| on_paths(t, a, SYMLINK, std::os::unix::fs::symlink)),
    native!(Static "readlink" "path" |t, a| { let p = path(t, a, 0, READLINK)?; let r = std::fs::read_link(p); let r = done(t, r, &[a[0]])?; text_of(t, r.into_os_string()) }),
    native!(Static "chmod" "path, mode" |t, a| { let mode = number(t, a, 1)? as u32; on_path(t, a, CHMOD, |p| std::fs::set_permissions(p, std::fs::Permissions::from_mode(mode))) }),
    native!(Static "access" "path, mode" access),
    native!(Static "truncate" "path, length" truncate),
    native!(Static "_utime" "path, atime, mtime, /" utime),
    native!(Static "_stat" "path, /" |t, a| stat(t, a, STAT, true)),
    native!(Static "_fstat" "fd, /" |t, a| stat(t, a, FSTAT, true)),
    native!(Static "_lstat" "path, /" |t, a| stat(t, a, LSTAT, false)),
    native!(Static "open" "path, flags, mode=511" open),
    native!(Static "close" "fd" |t, a| { let fd = descriptor(t, a, 0)?; let r = system::close(fd); done(t, r, &[])?; Ok(Value::NONE) }),
    native!(Static "read" "fd, length, /" read),
    native!(Static "write" "fd, data, /" write),
    native!(Static "lseek" "fd, position, how, /" lseek),
    native!(Static "ftruncate" "fd, length, /" |t, a| { let fd = descriptor(t, a, 0)?; let n = number(t, a, 1)?; let r = system::truncate(fd, n); done(t, r, &[])?; Ok(Value::NONE) }),
    native!(Static "fsync" "fd" |t, a| { let fd = descriptor(t, a, 0)?; let r = system::sync(fd); done(t, r, &[])?; Ok(Value::NONE) }),
    native!(Static "isatty" "fd, /" |t, a| { let fd = descriptor(t, a, 0)?; Ok(Value::bool(system::is_terminal(fd))) }),
    native!(Static "dup" "fd, /" |t, a| { let fd = descriptor(t, a, 0)?; let r = system::duplicate(fd); let fd = done(t, r, &[])?; Ok(Value::small(fd)) }),
    native!(Static "pipe" "" |t, _| { let r = system::pipe(); let [r, w] = done(t, r, &[])?; Ok(t.tuple(&[Value::small(r), Value::small(w)])?) }),
    native!(Static "umask" "mask, /" |t, a| { let mask = number(t, a, 0)?; Ok(t.int(system::umask(mask as u32).into())) }),
];

// The natives that take paths, as the prelude calls them again.
const CHDIR: &str = "chdir";
const LISTDIR: &str = "listdir";
const MKDIR: &str = "mkdir";
const RMDIR: &str = "rmdir";
const UNLINK: &str = "unlink";
const RENAME: &str = "rename";
const LINK: &str = "link";
const SYMLINK: &str = "symlink";
const READLINK: &str = "readlink";
const CHMOD: &str = "chmod";
const ACCESS: &str = "access";
const TRUNCATE: &str = "truncate";
const UTIME: &str = "_utime";
const STAT: &str = "_stat";
const FSTAT: &str = "_fstat";
const LSTAT: &str = "_lstat";
const OPEN: &str = "open";

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let environ = Dict::new(t);
    for (key, value) in std::env::vars_os() {
        let key = text_of(t, key)?;
        let value = text_of(t, value)?;
        let Some(key) = key.cast() else { continue };
        let key = t.intern_str(key);
        environ.set_name(t, key, value)?;
    }
    let name = t.intern("environ");
    dict.set_name(t, name, environ.into())?;
    Ok(())
}

/// The calls that Rust's library has no safe form of.
#[expect(unsafe_code, reason = "the C library's calls take descriptors and buffers by address")]
mod system {
    use super::*;

    fn checked(result: i64) -> io::Result<i64> {
        if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
    }

    pub(super) fn user() -> u32 {
        // SAFETY: takes and touches nothing.
        unsafe { libc::getuid() }
    }

    pub(super) fn group() -> u32 {
        // SAFETY: takes and touches nothing.
        unsafe { libc::getgid() }
    }

    pub(super) fn processors() -> i64 {
        // SAFETY: takes a number.
        unsafe { libc::sysconf(libc::_SC_NPROCESSORS_ONLN) }
    }

    pub(super) fn kill(pid: i32, signal: i32) -> io::Result<()> {
        // SAFETY: takes numbers.
        checked(unsafe { libc::kill(pid, signal) }.into()).map(drop)
    }

    pub(super) fn close(fd: RawFd) -> io::Result<()> {
        // SAFETY: the guest's descriptor; Rust's own are not known to it.
        checked(unsafe { libc::close(fd) }.into()).map(drop)
    }

    pub(super) fn read(fd: RawFd, buffer: &mut [u8]) -> io::Result<usize> {
        // SAFETY: the buffer lives during the call, which writes at most its length.
        checked(unsafe { libc::read(fd, buffer.as_mut_ptr().cast(), buffer.len()) } as i64).map(|n| n as usize)
    }

    pub(super) fn write(fd: RawFd, data: &[u8]) -> io::Result<usize> {
        // SAFETY: the data lives during the call.
        checked(unsafe { libc::write(fd, data.as_ptr().cast(), data.len()) } as i64).map(|n| n as usize)
    }

    /// Would reading (or writing) answer at once? What is no descriptor is refused at once.
    pub(super) fn is_ready(fd: RawFd, write: bool) -> bool {
        let events = if write { libc::POLLOUT } else { libc::POLLIN };
        let mut poll = libc::pollfd { fd, events, revents: 0 };
        // SAFETY: the one element lives during the call, which doesn't wait.
        fd < 0 || unsafe { libc::poll(&mut poll, 1, 0) != 0 }
    }

    pub(super) fn seek(fd: RawFd, position: i64, how: i32) -> io::Result<i64> {
        // SAFETY: takes numbers.
        checked(unsafe { libc::lseek(fd, position, how) })
    }

    pub(super) fn truncate(fd: RawFd, length: i64) -> io::Result<()> {
        // SAFETY: takes numbers.
        checked(unsafe { libc::ftruncate(fd, length) }.into()).map(drop)
    }

    pub(super) fn sync(fd: RawFd) -> io::Result<()> {
        // SAFETY: takes a number.
        checked(unsafe { libc::fsync(fd) }.into()).map(drop)
    }

    pub(super) fn is_terminal(fd: RawFd) -> bool {
        // SAFETY: takes a number.
        unsafe { libc::isatty(fd) == 1 }
    }

    pub(super) fn duplicate(fd: RawFd) -> io::Result<RawFd> {
        // SAFETY: takes numbers.
        checked(unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) }.into()).map(|fd| fd as RawFd)
    }

    pub(super) fn pipe() -> io::Result<[RawFd; 2]> {
        let mut ends = [0; 2];
        // SAFETY: the array of two lives during the call.
        checked(unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) }.into())?;
        Ok(ends)
    }

    pub(super) fn umask(mask: u32) -> u32 {
        // SAFETY: takes a number.
        unsafe { libc::umask(mask) }
    }

    /// Metadata of an open file. The descriptor stays the guest's.
    pub(super) fn metadata(fd: RawFd) -> io::Result<std::fs::Metadata> {
        duplicate(fd).and_then(|own| {
            // SAFETY: the duplicate is nobody else's.
            unsafe { std::fs::File::from_raw_fd(own) }.metadata()
        })
    }

    pub(super) fn may(path: &std::ffi::CStr, mode: i32) -> bool {
        // SAFETY: the path lives during the call.
        unsafe { libc::access(path.as_ptr(), mode) == 0 }
    }
}

// ---- arguments and results

fn message(e: &io::Error) -> String {
    let text = e.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_string()
}

/// The result, or the OSError with the files that it is about.
fn done<T>(t: &mut Thread, result: io::Result<T>, files: &[Value]) -> NativeResult<T> {
    result.map_err(|e| {
        let number = e.raw_os_error().unwrap_or(0);
        let text = t.str(&message(&e)).unwrap_or(Value::NONE);
        let exc = t.exception(os_error_class(number), &[Value::small(number), text]);
        for (name, &file) in ["filename", "filename2"].into_iter().zip(files) {
            t.set_exception_attr(exc, name, file);
        }
        Trap::Raise(exc)
    })
}

/// A name of the system as a string; what is no UTF-8 becomes lone surrogates.
fn text_of(t: &mut Thread, name: OsString) -> NativeResult {
    let bytes = name.into_vec();
    match str::from_utf8(&bytes) {
        Ok(s) => Ok(t.str(s)?),
        Err(_) => {
            let mut text = Text::new();
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                chunk.invalid().iter().for_each(|&b| text.push(0xDC00 + u32::from(b)));
            }
            Ok(t.text(&text)?)
        }
    }
}

/// Argument `at` of a native as a path.
fn path(t: &mut Thread, a: Args, at: usize, function: &'static str) -> NativeResult<PathBuf> {
    let bytes: Vec<u8> = if let Some(s) = args::as_str(t, a[at]) {
        match s.chars() {
            Chars::Ascii(bytes) => bytes.to_vec(),
            chars => {
                let mut bytes = Vec::new();
                for point in chars.iter() {
                    match (char::from_u32(point), point) {
                        (Some(c), _) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                        (None, 0xDC80..=0xDCFF) => bytes.push((point - 0xDC00) as u8),
                        (None, _) => return Err(t.value_error("surrogates not allowed")),
                    }
                }
                bytes
            }
        }
    } else if let Some(bytes) = t.plain(a[at]).cast::<Bytes>() {
        bytes.data().to_vec()
    } else {
        return Err(no_path(t, a, at, function));
    };
    if bytes.contains(&0) {
        let what = if bytes_like(t, a[at]).is_some() { "byte" } else { "character" };
        let parameter = match (function, at) {
            (RENAME | LINK | SYMLINK, 0) => "src",
            (RENAME | LINK | SYMLINK, _) => "dst",
            _ => "path",
        };
        return Err(t.value_error(format!("{}: embedded null {what} in {parameter}", function.trim_start_matches('_'))));
    }
    Ok(OsString::from_vec(bytes).into())
}

#[cold]
fn no_path(t: &mut Thread, a: Args, at: usize, function: &'static str) -> Trap {
    let name = t.intern("__fspath__");
    let class = t.class_of(a[at]);
    if class.mro().any(|c| c.dict().get_name(t, name).is_some()) {
        let given: Vec<Value> = a.slice().iter().map(|v| v.bound().unwrap_or(Value::NONE)).collect();
        let def = FUNCTIONS.iter().find(|d| d.name == function).expect("gilbox bug: a native of another name");
        let callee = t.native_function(def, Value::UNBOUND);
        return match t.tuple(&given) {
            Ok(given) => t.prelude("call_with_path", &[callee, given, Value::small(at as i32)]),
            Err(e) => e.into(),
        };
    }
    let got = args::type_name_or_none(t, a[at]);
    let (shown, parameter) = match function {
        "_stat" => ("stat", "path should be string, bytes, os.PathLike or integer"),
        "_lstat" => ("lstat", "path should be string, bytes or os.PathLike"),
        "listdir" => ("listdir", "path should be string, bytes, os.PathLike, integer or None"),
        "rename" | "link" | "symlink" => (
            function,
            if at == 0 { "src should be string, bytes or os.PathLike" } else { "dst should be string, bytes or os.PathLike" },
        ),
        other => (other.trim_start_matches('_'), "path should be string, bytes or os.PathLike"),
    };
    let got = if got == "None" { "NoneType".to_string() } else { got };
    t.type_error(format!("{shown}: {parameter}, not {got}"))
}

/// Argument `at` as a number.
fn number(t: &mut Thread, a: Args, at: usize) -> NativeResult<i64> {
    match t.plain(a[at]).as_index() {
        Some(n) => Ok(n),
        None => {
            let got = t.type_name(a[at]);
            Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")))
        }
    }
}

fn descriptor(t: &mut Thread, a: Args, at: usize) -> NativeResult<RawFd> {
    Ok(i32::try_from(number(t, a, at)?).unwrap_or(-1))
}

fn on_path(t: &mut Thread, a: Args, name: &'static str, f: impl FnOnce(PathBuf) -> io::Result<()>) -> NativeResult {
    let p = path(t, a, 0, name)?;
    done(t, f(p), &[a[0]])?;
    Ok(Value::NONE)
}

fn on_paths(t: &mut Thread, a: Args, name: &'static str, f: impl FnOnce(PathBuf, PathBuf) -> io::Result<()>) -> NativeResult {
    let p = path(t, a, 0, name)?;
    let q = path(t, a, 1, name)?;
    done(t, f(p, q), &[a[0], a[1]])?;
    Ok(Value::NONE)
}

// ---- processes

fn exit(t: &mut Thread, a: Args) -> NativeResult {
    let status = number(t, a, 0)?;
    t.interp().world.exit(status as i32);
    Ok(Value::NONE)
}

fn kill(t: &mut Thread, a: Args) -> NativeResult {
    let (pid, signal) = (number(t, a, 0)?, number(t, a, 1)?);
    let result = t.interp().world.signal(pid as i32, signal as i32);
    done(t, result, &[])?;
    Ok(Value::NONE)
}

fn set_disposition(t: &mut Thread, a: Args) -> NativeResult {
    let to = match (a[1], a[2]) {
        (Value::TRUE, _) => Disposition::Handled { ends_waits: a[3] == Value::TRUE },
        (_, Value::TRUE) => Disposition::Ignored,
        _ => Disposition::Default,
    };
    let signal = number(t, a, 0)?;
    let result = t.interp().world.set_disposition(signal as i32, to);
    done(t, result, &[])?;
    Ok(Value::NONE)
}

/// See `World::signal`.
pub(crate) fn send_signal(pid: i32, signal: i32) -> io::Result<()> {
    system::kill(pid, signal)
}

fn affinity(t: &mut Thread, _: Args) -> NativeResult {
    let cpus = t.interp().world.affinity();
    let cpus: Vec<Value> = done(t, cpus, &[])?.into_iter().map(Value::small).collect();
    Ok(t.tuple(&cpus)?)
}

fn set_affinity(t: &mut Thread, a: Args) -> NativeResult {
    let cpus = a[0].cast::<Tuple>().map_or_else(Vec::new, |cpus| cpus.items().to_vec());
    let cpus: Vec<i32> = cpus.into_iter().filter_map(|cpu| cpu.as_int()?.try_into().ok()).collect();
    let bound = t.interp().world.set_affinity(&cpus);
    done(t, bound, &[])?;
    Ok(Value::NONE)
}

fn urandom(t: &mut Thread, a: Args) -> NativeResult {
    let n = number(t, a, 0)?;
    let Ok(n) = usize::try_from(n) else { return Err(t.value_error("negative argument not allowed")) };
    if n as u64 > t.interp().heap.limit() {
        return Err(Trap::Collect(n));
    }
    t.charge_each(n, cost::CODED_CHAR)?;
    let mut bytes = vec![0; n];
    for piece in bytes.chunks_mut(1 << 22) {
        t.checkpoint()?;
        t.interp().world.entropy(piece);
    }
    Ok(t.bytes(&bytes)?)
}

// ---- files by path

fn listdir(t: &mut Thread, a: Args) -> NativeResult {
    let (folder, file) = match a.opt(0) {
        None | Some(Value::NONE) => (PathBuf::from("."), None),
        Some(v) => (path(t, a, 0, LISTDIR)?, Some(v)),
    };
    let read = std::fs::read_dir(folder).and_then(|entries| entries.map(|e| e.map(|e| e.file_name())).collect());
    let names: Vec<OsString> = done(t, read, file.as_slice())?;
    let as_bytes = file.is_some_and(|v| bytes_like(t, v).is_some());
    let mut items = Vec::with_capacity(names.len());
    for name in names {
        items.push(if as_bytes { t.bytes(name.as_bytes())? } else { text_of(t, name)? });
    }
    Ok(t.list(&items)?)
}

fn mkdir(t: &mut Thread, a: Args) -> NativeResult {
    use std::os::unix::fs::DirBuilderExt;
    let mode = if a.opt(1).is_some() { number(t, a, 1)? as u32 } else { 0o777 };
    on_path(t, a, MKDIR, |p| std::fs::DirBuilder::new().mode(mode).create(p))
}

fn access(t: &mut Thread, a: Args) -> NativeResult {
    let p = path(t, a, 0, ACCESS)?;
    let mode = number(t, a, 1)?;
    let p = std::ffi::CString::new(p.into_os_string().into_vec()).unwrap_or_default();
    Ok(Value::bool(system::may(&p, mode as i32)))
}

fn truncate(t: &mut Thread, a: Args) -> NativeResult {
    let n = number(t, a, 1)?;
    on_path(t, a, TRUNCATE, |p| std::fs::OpenOptions::new().write(true).open(p).and_then(|f| f.set_len(n.max(0) as u64)))
}

/// Sets both times, in nanoseconds since 1970; None stands for now.
fn utime(t: &mut Thread, a: Args) -> NativeResult {
    let now = t.interp().world.wall_clock() as i64;
    let [accessed, changed] = [1, 2].map(|i| a[i].as_index().unwrap_or(now).max(0) as u64);
    let at = |ns| std::time::UNIX_EPOCH + std::time::Duration::from_nanos(ns);
    let times = std::fs::FileTimes::new().set_accessed(at(accessed)).set_modified(at(changed));
    on_path(t, a, UTIME, |p| std::fs::File::open(p).and_then(|f| f.set_times(times)))
}

/// What is known of a file: the ten fields of `stat_result`, then the times in nanoseconds, block size, blocks and device.
fn stat(t: &mut Thread, a: Args, name: &'static str, follow: bool) -> NativeResult {
    let found = match t.plain(a[0]).as_index() {
        Some(fd) if follow => system::metadata(i32::try_from(fd).unwrap_or(-1)),
        _ => {
            let p = path(t, a, 0, name)?;
            if follow { std::fs::metadata(p) } else { std::fs::symlink_metadata(p) }
        }
    };
    let file = if name == FSTAT { None } else { Some(a[0]) };
    let m = done(t, found, file.as_slice())?;
    let nanos = |seconds: i64, part: i64| seconds * 1_000_000_000 + part;
    let numbers = [
        m.mode().into(),
        m.ino() as i64,
        m.dev() as i64,
        m.nlink() as i64,
        m.uid().into(),
        m.gid().into(),
        m.size() as i64,
        m.atime(),
        m.mtime(),
        m.ctime(),
        nanos(m.atime(), m.atime_nsec()),
        nanos(m.mtime(), m.mtime_nsec()),
        nanos(m.ctime(), m.ctime_nsec()),
        m.blksize() as i64,
        m.blocks() as i64,
        m.rdev() as i64,
    ];
    let fields: Vec<Value> = numbers.into_iter().map(|n| t.int(n)).collect();
    Ok(t.tuple(&fields)?)
}

// ---- descriptors

fn open(t: &mut Thread, a: Args) -> NativeResult {
    let p = path(t, a, 0, OPEN)?;
    let flags = number(t, a, 1)? as i32;
    let mode = if a.opt(2).is_some() { number(t, a, 2)? as u32 } else { 0o777 };
    let access = flags & libc::O_ACCMODE;
    let mut options = std::fs::OpenOptions::new();
    options.read(access != libc::O_WRONLY).write(access != libc::O_RDONLY).mode(mode).custom_flags(flags & !libc::O_ACCMODE);
    let opened = options.open(p).map(IntoRawFd::into_raw_fd);
    let fd = done(t, opened, &[a[0]])?;
    Ok(Value::small(fd))
}

/// At most as many bytes; waits until there are some or the end has come.
fn read(t: &mut Thread, a: Args) -> NativeResult {
    let fd = descriptor(t, a, 0)?;
    let Ok(n) = usize::try_from(number(t, a, 1)?) else {
        let e = io::Error::from_raw_os_error(libc::EINVAL);
        return done(t, Err(e), &[]);
    };
    if !system::is_ready(fd, false) {
        return Err(t.block(Wait { what: WaitFor::Io { fd, write: false, process: false }, deadline: None }));
    }
    let mut buffer = vec![0; n.min(1 << 20)];
    let read = system::read(fd, &mut buffer);
    let n = done(t, read, &[])?;
    // What has been read must not be lost: there is room for it, or the next collection makes it.
    match t.bytes(&buffer[..n]) {
        Ok(bytes) => Ok(bytes),
        Err(_) => Err(t.raise(crate::objects::class::ids::MEMORY_ERROR, "")),
    }
}

fn write(t: &mut Thread, a: Args) -> NativeResult {
    let fd = descriptor(t, a, 0)?;
    let data = bytes_of(t, a[1])?;
    // The standard streams keep their order with what is printed.
    if let Some(stream) = [Stream::Out, Stream::Err].into_iter().find(|s| s.number() == fd) {
        write_bytes(t, stream, &data)?;
        flush_stream(t, stream).or_else(|trap| if matches!(trap, Trap::Block) { Ok(()) } else { Err(trap) })?;
        return Ok(t.size(data.len()));
    }
    if !system::is_ready(fd, true) {
        return Err(t.block(Wait { what: WaitFor::Io { fd, write: true, process: false }, deadline: None }));
    }
    let written = system::write(fd, &data);
    let n = done(t, written, &[])?;
    Ok(t.size(n))
}

fn lseek(t: &mut Thread, a: Args) -> NativeResult {
    let fd = descriptor(t, a, 0)?;
    let (position, how) = (number(t, a, 1)?, number(t, a, 2)?);
    let result = system::seek(fd, position, how as i32);
    let at = done(t, result, &[])?;
    Ok(t.int(at))
}
