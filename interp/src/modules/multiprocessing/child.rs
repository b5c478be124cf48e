//! A started process, as its parent's guest program sees it.

use std::io;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::sync::{Arc, OnceLock};

use parking_lot::Mutex;
use rustix::event::{EventfdFlags, eventfd};

use super::{Descriptor, payload};
use crate::driver::processes::GuestProcess;
use crate::driver::world::{Wait, WaitFor, Woken};
use crate::heap::Marker;
use crate::machine::Thread;
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::modules::builtins::print::os_error;
use crate::modules::thread::deadline;
use crate::objects::list::List;
use crate::objects::native::{Native, Payload};
use crate::objects::string::{Bytes, Str};
use crate::value::Value;

const CHILD: ClassDef = ClassDef {
    name: "Child",
    module: "_multiprocessing",
    methods: &[
        native!(Getter "pid" "self" pid),
        native!(Getter "exitcode" "self" exit_code),
        native!(Getter "sentinel" "self" sentinel),
        native!(Method "wait" "self, timeout=None, /" wait),
        native!(Method "terminate" "self, /" |_, a| { signal(a, |p| p.terminate()); Ok(Value::NONE) }),
        native!(Method "kill" "self, /" |_, a| { signal(a, |p| p.kill()); Ok(Value::NONE) }),
        native!(Method "close" "self, /" |_, a| { *payload::<Child>(&a).process.lock() = None; Ok(Value::NONE) }),
    ],
    subclassable: false,
};

struct Child {
    pid: u32,
    process: Mutex<Option<Arc<dyn GuestProcess>>>,
    end: Arc<End>,
}

/// How and that a child has ended.
struct End {
    code: OnceLock<i32>,
    /// Readable from then on.
    sentinel: OwnedFd,
}

impl End {
    fn new() -> io::Result<Arc<End>> {
        let sentinel = eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?;
        Ok(Arc::new(End { code: OnceLock::new(), sentinel }))
    }

    fn come(&self, code: i32) {
        let _ = self.code.set(code);
        // It can fail by nothing: the counter is far from full.
        let _ = rustix::io::write(&self.sentinel, &1u64.to_ne_bytes());
    }
}

impl Payload for Child {
    fn trace(&self, _: &mut Marker) {}
}

/// Starts a child with a payload, a list of descriptors and a name.
pub(super) fn spawn(t: &mut Thread, a: Args) -> NativeResult {
    let data = a[0].cast::<Bytes>().map(|b| b.data().to_vec()).unwrap_or_default();
    let passed = a[1].cast::<List>().map(|list| list.to_vec()).unwrap_or_default();
    let natives: Vec<_> = passed.iter().filter_map(|v| v.cast::<Native>()).collect();
    let sent: Vec<_> = natives.iter().filter_map(|n| n.payload::<Descriptor>()?.0.lock().take()).collect();
    let descriptors: Vec<_> = sent.iter().map(AsFd::as_fd).collect();
    let name = Str::text_of(a[2]);
    t.charge_time(crate::machine::cost::SPAWN);
    let started = End::new().and_then(|end| {
        let told = end.clone();
        let process = t.interp().world.processes().spawn(&name, data, &descriptors, move |code| told.come(code))?;
        Ok(Child { pid: process.pid(), process: Mutex::new(Some(process)), end })
    });
    match started {
        Ok(child) => Ok(super::object(t, &CHILD, child)),
        Err(e) => Err(os_error(t, &e)),
    }
}

fn signal(a: Args, send: impl FnOnce(&dyn GuestProcess)) {
    if let Some(process) = &*payload::<Child>(&a).process.lock() {
        send(&**process);
    }
}

fn pid(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.int(payload::<Child>(&a).pid.into()))
}

fn exit_code(_: &mut Thread, a: Args) -> NativeResult {
    Ok(payload::<Child>(&a).end.code.get().map_or(Value::NONE, |&code| Value::small(code)))
}

fn sentinel(_: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::small(payload::<Child>(&a).end.sentinel.as_raw_fd()))
}

/// Waits for the end; False if the time ran out.
fn wait(t: &mut Thread, a: Args) -> NativeResult {
    let child = payload::<Child>(&a);
    if child.end.code.get().is_some() {
        return Ok(Value::TRUE);
    }
    if t.woken == Some(Woken::TimedOut) {
        return Ok(Value::FALSE);
    }
    let deadline = match a.opt(1) {
        None | Some(Value::NONE) => None,
        Some(timeout) => deadline(t, timeout)?,
    };
    Err(t.block(Wait { what: WaitFor::Child { sentinel: child.end.sentinel.as_raw_fd() }, deadline }))
}
