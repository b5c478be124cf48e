//! One end of a pipe that carries messages.
//!
//! A message is its length, eight bytes with the lowest first, and its bytes. Descriptors never block. What has been read of a
//! message stays with the connection, so an interrupted wait loses nothing; a message that is only half sent when its
//! sender is interrupted leaves the other end waiting for the rest, as in Python.

use std::collections::HashMap;
use std::io;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::sync::Arc;

use parking_lot::Mutex;
use rustix::event::{PollFd, PollFlags, Timespec, poll as poll_files};
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketFlags, SocketType, socketpair};
use rustix::pipe::{PipeFlags, pipe_with};

use super::payload;
use crate::driver::world::{Wait, WaitFor, Woken};
use crate::heap::Marker;
use crate::machine::boot::ClassDef;
use crate::machine::cost;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::modules::builtins::print::os_error;
use crate::modules::thread::deadline;
use crate::objects::class::ids;
use crate::objects::native::Payload;
use crate::objects::string::Bytes;
use crate::value::Value;

const CONNECTION: ClassDef = ClassDef {
    name: "RawConnection",
    module: "_multiprocessing",
    methods: &[
        native!(Method "send_bytes" "self, data, /" send_bytes),
        native!(Method "recv_bytes" "self, /" recv_bytes),
        native!(Method "poll" "self, timeout=0, /" poll),
        native!(Method "close" "self, /" |_, a| { payload::<Connection>(&a).file.lock().take(); Ok(Value::NONE) }),
        native!(Method "fileno" "self, /" |t, a| { let file = open(t, a)?; Ok(Value::small(file.as_raw_fd())) }),
        native!(Getter "closed" "self" |_, a| Ok(Value::bool(payload::<Connection>(&a).file.lock().is_none()))),
        native!(Method "_inheritance" "self, /" |t, a| { let file = open(t, a)?; super::inheritance(t, &[file.as_fd()], "connection", [0, 0]) }),
    ],
    subclassable: false,
};

/// Longer than any message can be.
const LONGEST: u64 = 1 << 40;

struct Connection {
    /// None once closed.
    file: Mutex<Option<Arc<OwnedFd>>>,
    incoming: Mutex<Incoming>,
    /// What is left of the messages being sent, by the number of the sending thread.
    outgoing: Mutex<HashMap<u64, Outgoing>>,
}

impl Payload for Connection {
    fn trace(&self, _: &mut Marker) {}
}

struct Outgoing {
    bytes: Vec<u8>,
    sent: usize,
}

#[derive(Default)]
struct Incoming {
    /// As much of the message as has come, its length included.
    bytes: Vec<u8>,
}

const HEAD: usize = 8;

impl Incoming {
    /// How many bytes are missing: of the head, and then of the body.
    fn missing(&self) -> io::Result<usize> {
        let Some(head) = self.bytes.first_chunk::<HEAD>() else { return Ok(HEAD - self.bytes.len()) };
        let length = u64::from_le_bytes(*head);
        if length > LONGEST {
            return Err(io::Error::other("bad message length"));
        }
        Ok(length as usize + HEAD - self.bytes.len())
    }

    /// Reads on; true if the message is whole.
    fn read(&mut self, file: &OwnedFd) -> io::Result<bool> {
        const CHUNK: usize = 1 << 18;
        loop {
            let missing = self.missing()?;
            if missing == 0 {
                return Ok(true);
            }
            let known = self.bytes.len();
            self.bytes.resize(known + missing.min(CHUNK), 0);
            let read = rustix::io::read(file, &mut self.bytes[known..]);
            self.bytes.truncate(known + read.unwrap_or(0));
            match read {
                Ok(0) if known == 0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(0) => return Err(io::Error::other("got end of file during message")),
                Ok(_) | Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(false),
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// A connection over a file, which must not block.
pub(super) fn object(t: &mut Thread, file: OwnedFd) -> Value {
    let file = Mutex::new(Some(Arc::new(file)));
    super::object(t, &CONNECTION, Connection { file, incoming: Mutex::default(), outgoing: Mutex::default() })
}

/// Two ends: of a pair of sockets if it is duplex, else the reading and the writing end of a pipe.
pub(super) fn pipe(t: &mut Thread, a: Args) -> NativeResult {
    let ends = if a.opt(0) == Some(Value::FALSE) {
        pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)
    } else {
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        socketpair(AddressFamily::UNIX, SocketType::STREAM, flags, None)
    };
    let (first, second) = ends.map_err(|e| os_error(t, &e.into()))?;
    let ends = [object(t, first), object(t, second)];
    Ok(t.tuple(&ends)?)
}

fn open(t: &mut Thread, a: Args) -> Result<Arc<OwnedFd>, Trap> {
    let file = payload::<Connection>(&a).file.lock().clone();
    file.ok_or_else(|| t.raise(ids::OS_ERROR, "handle is closed"))
}

fn wait_for(t: &mut Thread, file: &OwnedFd, write: bool, deadline: Option<u64>) -> Trap {
    t.block(Wait { what: WaitFor::Io { fd: file.as_raw_fd(), write }, deadline })
}

/// What it takes to hand so many bytes over.
fn charge(t: &Thread, bytes: usize) {
    t.charge_time(cost::SYSTEM_CALL + bytes as u64 / cost::PIPED_BYTES);
}

fn send_bytes(t: &mut Thread, a: Args) -> NativeResult {
    let file = open(t, a)?;
    let connection = payload::<Connection>(&a);
    let Some(data) = a[1].cast::<Bytes>() else { return Err(t.type_error("a bytes-like object is required")) };
    let me = t.shared.ident;
    let mut outgoing = connection.outgoing.lock();
    if t.woken.is_none() {
        let bytes = [&(data.data().len() as u64).to_le_bytes()[..], data.data()].concat();
        charge(t, bytes.len());
        outgoing.insert(me, Outgoing { bytes, sent: 0 });
    }
    let Some(message) = outgoing.get_mut(&me) else { return Ok(Value::NONE) };
    let result = loop {
        let Some(rest) = message.bytes.get(message.sent..).filter(|rest| !rest.is_empty()) else { break Ok(Value::NONE) };
        match rustix::io::write(&file, rest) {
            Ok(n) => message.sent += n,
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => return Err(wait_for(t, &file, true, None)),
            Err(error) => break Err(os_error(t, &error.into())),
        }
    };
    outgoing.remove(&me);
    result
}

fn recv_bytes(t: &mut Thread, a: Args) -> NativeResult {
    let file = open(t, a)?;
    let connection = payload::<Connection>(&a);
    let mut incoming = connection.incoming.lock();
    match incoming.read(&file) {
        Ok(true) => {
            charge(t, incoming.bytes.len());
            let message = t.bytes(incoming.bytes.get(HEAD..).unwrap_or_default())?;
            incoming.bytes = Vec::new();
            Ok(message)
        }
        Ok(false) => Err(wait_for(t, &file, false, None)),
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => Err(Trap::Raise(t.exception(ids::EOF_ERROR, &[]))),
        Err(e) => Err(os_error(t, &e)),
    }
}

/// Is there something to receive, or the end? Waits for it as long as asked; for ever with None.
fn poll(t: &mut Thread, a: Args) -> NativeResult {
    let file = open(t, a)?;
    let begun = !payload::<Connection>(&a).incoming.lock().bytes.is_empty();
    if begun || is_readable(&file).map_err(|e| os_error(t, &e))? {
        return Ok(Value::TRUE);
    }
    if t.woken == Some(Woken::TimedOut) {
        return Ok(Value::FALSE);
    }
    let deadline = match a.opt(1) {
        None => return Ok(Value::FALSE),
        Some(Value::NONE) => None,
        Some(timeout) => {
            let until = deadline(t, timeout)?;
            if until.is_some_and(|until| until <= t.interp().world.now()) {
                return Ok(Value::FALSE);
            }
            until
        }
    };
    Err(wait_for(t, &file, false, deadline))
}

fn is_readable(file: &OwnedFd) -> io::Result<bool> {
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    let mut files = [PollFd::new(file, PollFlags::IN)];
    Ok(poll_files(&mut files, Some(&now))? > 0)
}
