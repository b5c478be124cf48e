//! The two messages on the lifeline: who the parent is; where it listens, and the descriptors that the child inherits.
//!
//! Descriptors travel as ancillary data of a Unix socket rather than by being left open across the start, so
//! that a child never inherits what another one, started at the same time by another thread, was meant to have.

use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage, SendFlags, recvmsg, sendmsg,
};
use std::ffi::OsStr;
use std::io::{self, IoSlice, IoSliceMut, Read, Write};
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

/// How many descriptors the system hands over in one message at most.
const MOST_DESCRIPTORS: usize = 253;

/// Longer than any name of a socket may be.
const LONGEST_NAME: usize = 256;

/// The number of the parent, and the name of a folder, filled up with zeros.
const INTRODUCTION: usize = 4 + LONGEST_NAME;

/// Tells a child that is yet to be started who its parent is, and the folder that is to be cleared away after it.
///
/// # Errors
/// The name of the folder is too long.
pub(super) fn introduce(lifeline: &UnixStream, folder: &Path, parent: u32) -> io::Result<()> {
    let name = folder.as_os_str().as_bytes();
    let mut introduction = [0; INTRODUCTION];
    introduction[..4].copy_from_slice(&parent.to_le_bytes());
    let place =
        introduction[4..].get_mut(..name.len()).ok_or_else(|| io::Error::other("the folder for sockets has a long name"))?;
    place.copy_from_slice(name);
    (&*lifeline).write_all(&introduction)
}

/// Who the parent is, or was.
///
/// # Errors
/// This is not a child.
pub(super) fn be_introduced(lifeline: &UnixStream) -> io::Result<(PathBuf, u32)> {
    let mut introduction = [0; INTRODUCTION];
    (&*lifeline).read_exact(&mut introduction)?;
    let (parent, name) = introduction.split_at(4);
    let name = name.split(|&byte| byte == 0).next().unwrap_or_default();
    Ok((OsStr::from_bytes(name).into(), u32::from_le_bytes(parent.try_into().unwrap_or_default())))
}

/// Hands the name of a socket and descriptors to the child at the other end.
///
/// # Errors
/// Too many descriptors, or the child is dead.
pub(super) fn hand_over(lifeline: &UnixStream, socket: &str, descriptors: &[BorrowedFd<'_>]) -> io::Result<()> {
    if descriptors.len() > MOST_DESCRIPTORS {
        return Err(io::Error::other("too many descriptors for one process"));
    }
    let mut space = vec![MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(descriptors.len()))];
    let mut ancillary = SendAncillaryBuffer::new(&mut space);
    if !descriptors.is_empty() {
        ancillary.push(SendAncillaryMessage::ScmRights(descriptors));
    }
    sendmsg(lifeline, &[IoSlice::new(socket.as_bytes())], &mut ancillary, SendFlags::NOSIGNAL)?;
    Ok(())
}

/// Takes what the parent hands over.
///
/// # Errors
/// The parent is dead.
pub(super) fn take_over(lifeline: &UnixStream) -> io::Result<(String, Vec<OwnedFd>)> {
    let mut name = [0; LONGEST_NAME];
    let mut space = vec![MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_DESCRIPTORS))];
    let mut ancillary = RecvAncillaryBuffer::new(&mut space);
    let message = loop {
        let buffer = &mut [IoSliceMut::new(&mut name)];
        match recvmsg(lifeline, buffer, &mut ancillary, RecvFlags::CMSG_CLOEXEC) {
            Err(rustix::io::Errno::INTR) => {}
            other => break other?,
        }
    };
    if message.bytes == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let mut descriptors = Vec::new();
    for part in ancillary.drain() {
        if let RecvAncillaryMessage::ScmRights(rights) = part {
            descriptors.extend(rights);
        }
    }
    Ok((String::from_utf8_lossy(&name[..message.bytes]).into_owned(), descriptors))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::os::fd::AsFd;

    #[test]
    fn descriptors_arrive_in_order() {
        let (parent, child) = UnixStream::pair().unwrap();
        let pipes: Vec<_> = (0..3).map(|_| io::pipe().unwrap()).collect();
        let readers: Vec<_> = pipes.iter().map(|(reader, _)| reader.as_fd()).collect();
        hand_over(&parent, "/tmp/x/socket", &readers).unwrap();
        for (number, (_, writer)) in pipes.iter().enumerate() {
            { writer }.write_all(&[number as u8]).unwrap();
        }
        let (name, taken) = take_over(&child).unwrap();
        assert_eq!(name, "/tmp/x/socket");
        assert_eq!(taken.len(), 3);
        for (number, descriptor) in taken.into_iter().enumerate() {
            let mut byte = [9];
            File::from(descriptor).read_exact(&mut byte).unwrap();
            assert_eq!(byte, [number as u8]);
        }
    }

    #[test]
    fn a_parent_is_known_before_anything_else() {
        let (parent, child) = UnixStream::pair().unwrap();
        introduce(&parent, Path::new("/tmp/x"), 77).unwrap();
        hand_over(&parent, "/tmp/x/socket", &[]).unwrap();
        assert_eq!(be_introduced(&child).unwrap(), ("/tmp/x".into(), 77));
        assert_eq!(take_over(&child).unwrap().0, "/tmp/x/socket");
    }

    #[test]
    fn a_dead_parent_hands_nothing_over() {
        let (parent, child) = UnixStream::pair().unwrap();
        drop(parent);
        assert!(take_over(&child).is_err());
    }
}
