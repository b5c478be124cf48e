//! One end of a pipe that carries messages.
//!
//! A message is sent as *frames*, none larger than what a pipe takes whole or not at all, so a process that is killed leaves behind either a
//! whole frame or none of it. A frame begins with how much of the message is left, this frame included, and the process that sends it. The
//! receiving end looks at a frame before it takes it, and takes it with one call: no death leaves half a frame to the next reader either.
//! A message whose sender died before the last frame, or gave up, is *torn*: that is known by the frame that follows, which begins
//! another message, or by nothing following from a process that is no more. Queues pass over torn messages; `recv` of a plain connection raises.
//!
//! A message may be known by its first word. Who receives it can note that, in shared memory, before it takes anything of it: so it can be
//! told from outside, at any moment, whether a message lies in the pipe still or who has it, though all of them may be killed.
//!
//! Descriptors never block. What has been received of a message stays with the connection, so an interrupted wait loses nothing.

use std::collections::HashMap;
use std::io;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::sync::Arc;

use parking_lot::Mutex;
use rustix::event::{PollFd, PollFlags, Timespec, poll as poll_files};
use rustix::io::Errno;
use rustix::net::{AddressFamily, RecvFlags, SocketFlags, SocketType, recv, socketpair};
use rustix::pipe::{PipeFlags, SpliceFlags, pipe_with, tee};

use super::{memory, payload};
use crate::driver::world::{Wait, WaitFor, Woken};
use crate::heap::Marker;
use crate::machine::boot::ClassDef;
use crate::machine::cost;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::modules::builtins::print::os_error;
use crate::modules::thread::{deadline, nanoseconds};
use crate::objects::class::ids;
use crate::objects::native::Payload;
use crate::objects::string::Bytes;
use crate::value::Value;

const CONNECTION: ClassDef = ClassDef {
    name: "RawConnection",
    module: "_multiprocessing",
    methods: &[
        native!(Method "send_bytes" "self, data, /" send_bytes),
        native!(Method "recv_bytes" "self, skip=False, deadline=None, note=None, /" recv_bytes),
        native!(Method "holds_message" "self, /" holds_message),
        native!(Method "first_word" "self, /" first_word),
        native!(Method "poll" "self, timeout=0, /" poll),
        native!(Method "close" "self, /" |_, a| { payload::<Connection>(&a).file.lock().take(); Ok(Value::NONE) }),
        native!(Method "fileno" "self, /" |t, a| { let file = open(t, a)?; Ok(Value::small(file.as_raw_fd())) }),
        native!(Getter "closed" "self" |_, a| Ok(Value::bool(payload::<Connection>(&a).file.lock().is_none()))),
        native!(Method "_inheritance" "self, /" |t, a| { let file = open(t, a)?; super::inheritance(t, &[file.as_fd()], "connection", [0, 0]) }),
    ],
    subclassable: false,
};

/// What a pipe takes whole or not at all, and a socket too.
const FRAME: usize = 4096;
/// How much is left and whether this is the start, eight bytes; the sender, four. The lowest byte first.
const HEAD: usize = 12;
const BODY: usize = FRAME - HEAD;
const START: u64 = 1 << 63;
/// How much of a large message is looked at together.
const CHUNK: usize = 16 * FRAME;
/// Longer than any message can be.
const LONGEST: u64 = 1 << 40;
/// How long the rest of a message is waited for before its sender's life is asked about, in nanoseconds.
const SLICE: u64 = 50_000_000;

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
    /// How much of it, and whether its first frame.
    sent: usize,
    begun: bool,
}

impl Outgoing {
    /// Sends on; true if all of it is sent.
    fn write(&mut self, file: &OwnedFd, sender: u32) -> Result<bool, Errno> {
        let mut frame = [0; FRAME];
        while !self.begun || self.sent < self.bytes.len() {
            let rest = &self.bytes[self.sent..];
            let body = &rest[..rest.len().min(BODY)];
            let start = if self.begun { 0 } else { START };
            frame[..8].copy_from_slice(&(rest.len() as u64 | start).to_le_bytes());
            frame[8..HEAD].copy_from_slice(&sender.to_le_bytes());
            frame[HEAD..HEAD + body.len()].copy_from_slice(body);
            let frame = &frame[..HEAD + body.len()];
            match rustix::io::write(file, frame) {
                Ok(n) if n == frame.len() => (self.sent, self.begun) = (self.sent + body.len(), true),
                // No file that gilbox makes does that.
                Ok(_) => return Err(Errno::IO),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(false),
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }
}

/// What there is to receive.
enum Received {
    Whole(Vec<u8>),
    /// A message that its sender has not ended.
    Torn,
    /// Nothing yet, of the message of this process if one has begun.
    Nothing(Option<u32>),
}

#[derive(Default)]
struct Incoming {
    /// The message that has begun.
    message: Option<Message>,
    /// A pipe through which one looks into another one.
    glass: Option<(OwnedFd, OwnedFd)>,
    /// What was looked at.
    seen: Vec<u8>,
}

struct Message {
    sender: u32,
    left: u64,
    bytes: Vec<u8>,
}

impl Incoming {
    /// Receives on, and says the first word of a message before any of it is taken.
    fn read(&mut self, file: &OwnedFd, is_alive: impl Fn(u32) -> bool, note: impl Fn(u64)) -> io::Result<Received> {
        let mut dead = false;
        loop {
            let left = self.message.as_ref().map_or(0, |message| message.left as usize);
            match self.look(file, if left > BODY { CHUNK } else { FRAME }) {
                Ok(0) if self.message.take().is_some() => return Ok(Received::Torn),
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(Errno::AGAIN) => match self.message.as_ref().map(|message| message.sender) {
                    // It may have sent something since the look, but not since its death.
                    Some(sender) if !dead && !is_alive(sender) => {
                        dead = true;
                        continue;
                    }
                    Some(_) if dead => {
                        self.message = None;
                        return Ok(Received::Torn);
                    }
                    sender => return Ok(Received::Nothing(sender)),
                },
                Err(error) => return Err(error.into()),
            }
            let (taken, received) = self.take_frames()?;
            match (&received, &self.message) {
                (Some(Received::Whole(bytes)), _) => note(word(bytes)),
                (_, Some(message)) => note(word(&message.bytes)),
                (_, None) => {}
            }
            let mut at = 0;
            while at < taken {
                match rustix::io::read(file, &mut self.seen[at..taken]) {
                    Ok(0) | Err(Errno::AGAIN) => break,
                    Ok(n) => at += n,
                    Err(Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            if let Some(received) = received {
                return Ok(received);
            }
        }
    }

    /// Is there a message to receive, or the end of all? One that will never be whole does not count.
    fn holds_message(&mut self, file: &OwnedFd, is_alive: impl Fn(u32) -> bool) -> io::Result<bool> {
        let mut dead = false;
        loop {
            match self.look(file, CHUNK) {
                Ok(0) => return Ok(true),
                Err(Errno::INTR) => continue,
                Err(Errno::AGAIN) => self.seen.clear(),
                Err(error) => return Err(error.into()),
                Ok(_) => {}
            }
            let mut begun = self.message.as_ref().map(|message| (message.sender, message.left));
            let mut rest = &self.seen[..];
            while let Some(frame) = Frame::first(rest)? {
                if frame.starts {
                    begun = Some((frame.sender, frame.left));
                }
                let left = frame.left - frame.body.len() as u64;
                begun = begun.filter(|&begun| begun == (frame.sender, frame.left)).map(|(sender, _)| (sender, left));
                if begun.is_some() && left == 0 {
                    return Ok(true);
                }
                rest = &rest[HEAD + frame.body.len()..];
            }
            match begun {
                None => return Ok(false),
                Some((sender, _)) if is_alive(sender) => return Ok(true),
                // It may have sent something since the look, but not since its death.
                Some(_) if dead => return Ok(false),
                Some(_) => dead = true,
            }
        }
    }

    /// The first word of the message of the first frame, if the message begins with it.
    fn first_word(&mut self, file: &OwnedFd) -> io::Result<Option<u64>> {
        loop {
            match self.look(file, FRAME) {
                Ok(_) => return Ok(Frame::first(&self.seen)?.filter(|frame| frame.starts).map(|frame| word(frame.body))),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Looks at what is there, at most so much, without taking it; says how much that is, zero at the end.
    fn look(&mut self, file: &OwnedFd, most: usize) -> Result<usize, Errno> {
        self.seen.resize(most, 0);
        let seen = match recv(file, &mut self.seen[..], RecvFlags::PEEK) {
            Ok((n, _)) => n,
            Err(Errno::NOTSOCK) => {
                if self.glass.is_none() {
                    self.glass = Some(pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?);
                }
                let Some((out, into)) = &self.glass else { return Err(Errno::IO) };
                let copied = tee(file, into, most, SpliceFlags::NONBLOCK)?;
                let mut at = 0;
                while at < copied {
                    at += rustix::io::read(out, &mut self.seen[at..copied])?;
                }
                copied
            }
            Err(error) => return Err(error),
        };
        self.seen.truncate(seen);
        Ok(seen)
    }

    /// Makes of the frames seen what belongs together; says how many bytes of them are used, and what came of it.
    fn take_frames(&mut self) -> io::Result<(usize, Option<Received>)> {
        let mut used = 0;
        while let Some(frame) = Frame::first(&self.seen[used..])? {
            if frame.starts {
                if self.message.take().is_some() {
                    return Ok((used, Some(Received::Torn)));
                }
                self.message = Some(Message { sender: frame.sender, left: frame.left, bytes: Vec::new() });
            }
            used += HEAD + frame.body.len();
            match &mut self.message {
                Some(message) if (message.sender, message.left) == (frame.sender, frame.left) => {
                    message.bytes.extend_from_slice(frame.body);
                    message.left -= frame.body.len() as u64;
                    if message.left == 0 {
                        let whole = self.message.take().map(|message| message.bytes).unwrap_or_default();
                        return Ok((used, Some(Received::Whole(whole))));
                    }
                }
                // The rest of a message that another process has begun to receive.
                message => {
                    if message.take().is_some() {
                        return Ok((used, Some(Received::Torn)));
                    }
                }
            }
        }
        if used == 0 { Err(bad_frame()) } else { Ok((used, None)) }
    }
}

/// A piece of a message.
struct Frame<'a> {
    starts: bool,
    /// How much of the message is left, this piece included.
    left: u64,
    sender: u32,
    body: &'a [u8],
}

impl Frame<'_> {
    /// The first of those in these bytes; None if not all of it is there.
    fn first(bytes: &[u8]) -> io::Result<Option<Frame<'_>>> {
        let Some((head, rest)) = bytes.split_at_checked(HEAD) else { return Ok(None) };
        let (left, sender) = (word(&head[..8]), word(&head[8..]) as u32);
        let (starts, left) = (left & START != 0, left & !START);
        if left > LONGEST {
            return Err(bad_frame());
        }
        let body = rest.get(..BODY.min(left as usize));
        Ok(body.map(|body| Frame { starts, left, sender, body }))
    }
}

/// The first eight bytes, the lowest first, or what there is of them.
fn word(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// What somebody else than a connection has written.
fn bad_frame() -> io::Error {
    io::Error::other("bad message length")
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
    t.block(Wait { what: WaitFor::Io { fd: file.as_raw_fd(), write, process: true }, deadline })
}

/// What it takes to hand so many bytes over.
fn charge(t: &Thread, bytes: usize) {
    t.charge_time(cost::SYSTEM_CALL + cost::PIPED_BYTE.times(bytes));
}

fn send_bytes(t: &mut Thread, a: Args) -> NativeResult {
    let file = open(t, a)?;
    let connection = payload::<Connection>(&a);
    let Some(data) = a[1].cast::<Bytes>() else { return Err(t.type_error("a bytes-like object is required")) };
    let me = t.shared.ident;
    let mut outgoing = connection.outgoing.lock();
    if t.woken.is_none() {
        charge(t, data.data().len());
        outgoing.insert(me, Outgoing { bytes: data.data().to_vec(), sent: 0, begun: false });
    }
    let Some(message) = outgoing.get_mut(&me) else { return Ok(Value::NONE) };
    let result = match message.write(&file, t.interp().world.pid()) {
        Ok(true) => {
            t.interp().world.processes().traffic.sent(message.bytes.len());
            Ok(Value::NONE)
        }
        Ok(false) => return Err(wait_for(t, &file, true, None)),
        Err(error) => Err(os_error(t, &error.into())),
    };
    outgoing.remove(&me);
    result
}

/// A message. With `skip` torn ones are passed over; with a deadline, on the clock of `time.monotonic`, there is None if none has begun by then.
/// With a note, shared memory that begins with the first word of the last message that was, or was just to be, taken.
fn recv_bytes(t: &mut Thread, a: Args) -> NativeResult {
    let file = open(t, a)?;
    let connection = payload::<Connection>(&a);
    let skips = a.opt(1) == Some(Value::TRUE);
    let until = match a.opt(2) {
        None | Some(Value::NONE) => None,
        Some(deadline) => Some(nanoseconds(t, deadline)?.max(0) as u64),
    };
    let note = a.opt(3).and_then(memory::mapping);
    let world = t.interp().world.clone();
    let mut incoming = connection.incoming.lock();
    loop {
        let noted = |word| {
            if let Some(memory) = note {
                memory.store(0, 8, word);
            }
        };
        match incoming.read(&file, |pid| world.is_process(pid), noted) {
            Ok(Received::Whole(message)) => {
                charge(t, message.len());
                world.processes().traffic.received(message.len());
                return Ok(t.bytes(&message)?);
            }
            Ok(Received::Torn) if skips => {}
            Ok(Received::Torn) => return Err(t.raise(ids::OS_ERROR, "got end of file during message")),
            Ok(Received::Nothing(None)) => {
                if until.is_some_and(|until| until <= world.now()) {
                    return Ok(Value::NONE);
                }
                return Err(wait_for(t, &file, false, until));
            }
            Ok(Received::Nothing(Some(_))) => return Err(wait_for(t, &file, false, Some(world.now() + SLICE))),
            Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Err(Trap::Raise(t.exception(ids::EOF_ERROR, &[]))),
            Err(e) => return Err(os_error(t, &e)),
        }
    }
}

fn holds_message(t: &mut Thread, a: Args) -> NativeResult {
    let file = open(t, a)?;
    let world = t.interp().world.clone();
    let holds = payload::<Connection>(&a).incoming.lock().holds_message(&file, |pid| world.is_process(pid));
    holds.map(Value::bool).map_err(|e| os_error(t, &e))
}

/// The first word of the message that begins with the first frame in the pipe, if there is one.
fn first_word(t: &mut Thread, a: Args) -> NativeResult {
    let file = open(t, a)?;
    let first = payload::<Connection>(&a).incoming.lock().first_word(&file);
    match first {
        Ok(Some(word)) => Ok(t.big_int(word.into())),
        Ok(None) => Ok(Value::NONE),
        Err(e) => Err(os_error(t, &e)),
    }
}

/// Is there something to receive, or the end? Waits for it as long as asked; for ever with None.
fn poll(t: &mut Thread, a: Args) -> NativeResult {
    let file = open(t, a)?;
    let begun = payload::<Connection>(&a).incoming.lock().message.is_some();
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
