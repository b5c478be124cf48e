//! Memory that processes share: an anonymous file, mapped by each of them.
//!
//! The file's size is sealed, so no process can pull the memory from under another. All access is atomic: a race between guests
//! gives one of the values stored, whole.

use std::ffi::c_void;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering};

use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, fstat, ftruncate, memfd_create};
use rustix::mm::{MapFlags, ProtFlags, mmap, munmap};

/// A mapped file.
pub(super) struct Mapping {
    address: NonNull<u8>,
    /// A multiple of eight.
    len: usize,
    file: OwnedFd,
}

#[expect(unsafe_code, reason = "shared memory is reached by its address")]
// SAFETY: the memory is mapped until the drop, and accessed by atomics alone.
unsafe impl Send for Mapping {}
#[expect(unsafe_code, reason = "shared memory is reached by its address")]
// SAFETY: as above.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Fresh memory, all zero.
    ///
    /// # Errors
    /// The operating system has none.
    pub(super) fn new(len: usize) -> io::Result<Mapping> {
        let len = len.max(1).checked_next_multiple_of(8).ok_or(io::ErrorKind::OutOfMemory)?;
        let file = memfd_create("gilbox", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING)?;
        ftruncate(&file, len as u64)?;
        fcntl_add_seals(&file, SealFlags::SHRINK | SealFlags::GROW | SealFlags::SEAL)?;
        Mapping::open(file)
    }

    /// The memory of a file that `new` made in another process.
    ///
    /// # Errors
    /// The operating system refuses to map it.
    pub(super) fn open(file: OwnedFd) -> io::Result<Mapping> {
        let len = fstat(&file)?.st_size as usize & !7;
        #[expect(unsafe_code, reason = "mapping memory")]
        // SAFETY: a fresh address is asked for, so nothing else lies there.
        let address = unsafe { mmap(std::ptr::null_mut(), len, ProtFlags::READ | ProtFlags::WRITE, MapFlags::SHARED, &file, 0)? };
        let address = NonNull::new(address.cast()).ok_or(io::ErrorKind::OutOfMemory)?;
        Ok(Mapping { address, len, file })
    }

    pub(super) fn file(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }

    /// The place of an atomic of this type, if it lies within the memory and is aligned.
    fn place<T>(&self, offset: usize) -> Option<&T> {
        let fits = offset.checked_add(size_of::<T>())? <= self.len && offset.is_multiple_of(align_of::<T>());
        #[expect(unsafe_code, reason = "shared memory is reached by its address")]
        // SAFETY: within the mapping, whose start is aligned to a page; callers ask for atomics only, for which all bits are valid.
        fits.then(|| unsafe { self.address.add(offset).cast::<T>().as_ref() })
    }

    /// The word at a place, counted in words.
    pub(super) fn word(&self, index: usize) -> Option<&AtomicU64> {
        self.place(index * 8)
    }

    /// A number of `width` bytes (1, 2, 4 or 8) at an offset that is a multiple of it.
    pub(super) fn load(&self, offset: usize, width: usize) -> Option<u64> {
        const ORDER: Ordering = Ordering::SeqCst;
        Some(match width {
            1 => self.place::<AtomicU8>(offset)?.load(ORDER).into(),
            2 => self.place::<AtomicU16>(offset)?.load(ORDER).into(),
            4 => self.place::<AtomicU32>(offset)?.load(ORDER).into(),
            _ => self.place::<AtomicU64>(offset)?.load(ORDER),
        })
    }

    /// Stores the lowest `width` bytes of a number.
    pub(super) fn store(&self, offset: usize, width: usize, bits: u64) -> Option<()> {
        const ORDER: Ordering = Ordering::SeqCst;
        match width {
            1 => self.place::<AtomicU8>(offset)?.store(bits as u8, ORDER),
            2 => self.place::<AtomicU16>(offset)?.store(bits as u16, ORDER),
            4 => self.place::<AtomicU32>(offset)?.store(bits as u32, ORDER),
            _ => self.place::<AtomicU64>(offset)?.store(bits, ORDER),
        }
        Some(())
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        #[expect(unsafe_code, reason = "unmapping memory")]
        // SAFETY: mapped by `open`, and nobody has a reference into it any more.
        let _ = unsafe { munmap(self.address.as_ptr().cast::<c_void>(), self.len) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_mappings_of_a_file_are_one_memory() {
        let first = Mapping::new(12).unwrap();
        let second = Mapping::open(first.file().try_clone_to_owned().unwrap()).unwrap();
        assert_eq!(first.store(4, 4, 7), Some(()));
        assert_eq!(second.load(4, 4), Some(7));
        assert_eq!(second.load(0, 8), Some(7 << 32));
        assert_eq!(second.load(16, 1), None);
        assert_eq!(second.load(usize::MAX, 8), None);
        assert!(ftruncate(first.file(), 0).is_err());
    }
}
