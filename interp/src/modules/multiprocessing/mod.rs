//! `_multiprocessing`: children, and what processes share.
//!
//! What is shared is operating-system objects: pipes (`connection`), memory (`memory`), and semaphores made of memory and a bell
//! (`semaphore`). Each has `_inheritance`, which describes it for a child that is being started: the descriptors to pass on, and the
//! words from which `inherit` makes it again there. No OS thread ever blocks in here: whoever waits, waits in the driver.

mod child;
mod connection;
mod mapping;
mod memory;
mod semaphore;

use std::os::fd::OwnedFd;

use parking_lot::Mutex;

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::modules::builtins::print::os_error;
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::native::{Native, Payload};
use crate::objects::string::Str;
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_multiprocessing", functions: FUNCTIONS, init: Some(init) };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "spawn" "payload, descriptors, name, /" child::spawn),
    native!(Static "Pipe" "duplex=True, /" connection::pipe),
    native!(Static "inherit" "place, what, first=0, second=0, /" inherit),
    native!(Static "getpid" "" |t, _| { let pid = t.interp().world.pid(); Ok(t.int(pid.into())) }),
    native!(Static "getppid" "" |t, _| { let pid = t.interp().world.parent_pid(); Ok(t.int(pid.into())) }),
    native!(Static "process_name" "" |t, _| { let name = t.interp().config.process.clone(); Ok(t.str(&name)?) }),
    native!(Static "random_bytes" "" random_bytes),
    native!(Static "absolute_path" "path, /" absolute_path),
    native!(Static "read_source" "path, /" read_source),
];

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    for (name, def) in [("SemLock", &semaphore::SEM_LOCK), ("SharedMemory", &memory::SHARED_MEMORY)] {
        let class = t.native_class(def).into();
        let name = t.intern(name);
        dict.set_name(t, name, class)?;
    }
    Ok(())
}

/// A descriptor on its way to a child, until it has been sent: as long as a copy of a pipe's end is open, the other end does not see
/// that it is closed.
struct Descriptor(Mutex<Option<OwnedFd>>);

impl Payload for Descriptor {
    fn trace(&self, _: &mut Marker) {}
}

const DESCRIPTOR: ClassDef = ClassDef { name: "Descriptor", module: "_multiprocessing", methods: &[], subclassable: false };

/// What `_inheritance` gives: (descriptors, what, first, second).
fn inheritance(t: &mut Thread, files: &[std::os::fd::BorrowedFd<'_>], what: &str, numbers: [i64; 2]) -> NativeResult {
    let mut descriptors = Vec::with_capacity(files.len());
    for file in files {
        let copy = file.try_clone_to_owned().map_err(|e| os_error(t, &e))?;
        descriptors.push(object(t, &DESCRIPTOR, Descriptor(Mutex::new(Some(copy)))));
    }
    let descriptors = t.list(&descriptors)?;
    let parts = [descriptors, t.intern(what).into(), t.int(numbers[0]), t.int(numbers[1])];
    Ok(t.tuple(&parts)?)
}

/// Makes anew, in the child, what the parent passed on from this place on.
fn inherit(t: &mut Thread, a: Args) -> NativeResult {
    let number = |i: usize| a.opt(i).and_then(Value::as_int).unwrap_or(0);
    let place = number(0) as usize;
    let what = Str::text_of(a[1]);
    match what.as_str() {
        "connection" => {
            let file = inherited(t, place)?;
            Ok(connection::object(t, file))
        }
        "memory" => {
            let file = inherited(t, place)?;
            memory::inherit(t, file)
        }
        _ => {
            let (memory, bell) = (inherited(t, place)?, inherited(t, place + 1)?);
            semaphore::inherit(t, memory, bell, number(2), number(3))
        }
    }
}

fn inherited(t: &mut Thread, place: usize) -> Result<OwnedFd, Trap> {
    match t.interp().world.processes().inherit(place) {
        Some(file) => Ok(file),
        None => Err(t.raise(ids::RUNTIME_ERROR, "such objects should only be shared between processes through inheritance")),
    }
}

/// A native object with this payload.
fn object(t: &mut Thread, def: &'static ClassDef, payload: impl Payload) -> Value {
    let class = t.native_class(def);
    t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(payload))).into()
}

/// The payload of the receiver, whose class was checked.
fn payload<'a, T: Payload>(a: &'a Args) -> impl std::ops::Deref<Target = T> + 'a {
    struct Own<'a, T>(Ref<Native>, std::marker::PhantomData<&'a T>);
    impl<T: Payload> std::ops::Deref for Own<'_, T> {
        type Target = T;
        fn deref(&self) -> &T {
            self.0.payload().expect("gilbox bug: an object without its payload")
        }
    }
    Own(a[0].cast::<Native>().expect("gilbox bug: the receiver's class was checked"), std::marker::PhantomData)
}

fn random_bytes(t: &mut Thread, _: Args) -> NativeResult {
    let mut bytes = [0; 32];
    t.interp().world.entropy(&mut bytes);
    Ok(t.bytes(&bytes)?)
}

fn absolute_path(t: &mut Thread, a: Args) -> NativeResult {
    let path = Str::text_of(a[0]);
    let whole = std::path::absolute(&path).map_or(path, |p| p.to_string_lossy().into_owned());
    Ok(t.str(&whole)?)
}

/// The text of a script.
fn read_source(t: &mut Thread, a: Args) -> NativeResult {
    let path = Str::text_of(a[0]);
    let read = t.interp().world.read_file(std::path::Path::new(&path));
    let bytes = read.map_err(|e| os_error(t, &e))?;
    let source = super::import::decode(t, &bytes, &path)?;
    Ok(t.str(&source)?)
}
