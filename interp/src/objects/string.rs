//! Strings and bytes.
//!
//! A string is ASCII bytes or, if it holds any other character, 4-byte code points: indexing is constant-time and lone surrogates
//! exist. Its data follows it, or lies in a growing buffer that several strings share: a concatenation whose left operand ends where
//! the buffer's used part ends claims the room behind it, so that `s += x` in a loop is linear.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::class::ids;
use crate::heap::{Header, Kind, Object, OutOfMemory, Ref, flags};
use crate::machine::Thread;
use crate::text::{Chars, Text};
use crate::value::Value;

/// The characters are 4-byte code points.
const WIDE: u8 = flags::KIND_A;
/// The string is the one of its content that names are compared by.
pub const INTERNED: u8 = flags::KIND_B;

/// A string.
#[repr(C)]
pub struct Str {
    pub header: Header,
    /// The hash, or 0 while it isn't known.
    hash: AtomicU64,
    /// Characters.
    len: usize,
    data: *const u8,
}

// SAFETY: repr(C), header first, the only type of its kind; contents immutable, the hash atomic.
unsafe impl Object for Str {
    const KIND: Kind = Kind::Str;
}

/// Room that strings grow into.
#[repr(C)]
pub struct StrBuffer {
    header: Header,
    /// Bytes.
    capacity: usize,
    used: AtomicUsize,
}

// SAFETY: repr(C), header first, the only type of its kind; bytes below `used` never change.
unsafe impl Object for StrBuffer {
    const KIND: Kind = Kind::StrBuffer;
}

/// The bytes of a string's data.
impl AsRef<[u8]> for Ref<Str> {
    fn as_ref(&self) -> &[u8] {
        self.data()
    }
}

/// Strings of so many bytes of data are made quickly.
const SHORT: usize = 64;

impl Str {
    /// A string of ASCII bytes.
    pub fn ascii(t: &mut Thread, bytes: &[u8]) -> Result<Ref<Str>, OutOfMemory> {
        debug_assert!(bytes.is_ascii());
        Str::inline(t, bytes, bytes.len(), 0)
    }

    /// A string of any characters; kept as ASCII if all are.
    pub fn wide(t: &mut Thread, chars: &[u32]) -> Result<Ref<Str>, OutOfMemory> {
        if chars.iter().all(|&c| c < 128) {
            let bytes: Vec<u8> = chars.iter().map(|&c| c as u8).collect();
            return Str::ascii(t, &bytes);
        }
        Str::inline(t, bytes_of(chars), chars.len(), WIDE)
    }

    pub fn from_utf8(t: &mut Thread, s: &str) -> Result<Ref<Str>, OutOfMemory> {
        if s.is_ascii() {
            return Str::ascii(t, s.as_bytes());
        }
        let chars: Vec<u32> = s.chars().map(u32::from).collect();
        Str::wide(t, &chars)
    }

    pub fn from_text(t: &mut Thread, text: &Text) -> Result<Ref<Str>, OutOfMemory> {
        Str::from_chars(t, text.as_chars())
    }

    pub fn from_chars(t: &mut Thread, chars: Chars<'_>) -> Result<Ref<Str>, OutOfMemory> {
        match chars {
            Chars::Ascii(b) => Str::ascii(t, b),
            Chars::Wide(w) => Str::wide(t, w),
        }
    }

    #[inline]
    fn inline(t: &mut Thread, bytes: &[u8], len: usize, flag: u8) -> Result<Ref<Str>, OutOfMemory> {
        Str::made(t, bytes.len(), len, flag, |p| {
            // SAFETY: `made` gives `bytes.len()` bytes at `p`.
            unsafe { copy_bytes(bytes, p) }
        })
    }

    /// A string of `len` characters whose `bytes` bytes of data `fill` initialises.
    #[inline(always)]
    fn made(t: &mut Thread, bytes: usize, len: usize, flag: u8, fill: impl FnOnce(*mut u8)) -> Result<Ref<Str>, OutOfMemory> {
        // One for each of the two: where they share it, it lies in memory, and copying it waits for its parts to get there.
        let head = || Str {
            header: Header::with_flags(Kind::Str, ids::STR, flag),
            hash: AtomicU64::new(0),
            len,
            data: std::ptr::null(),
        };
        let made = if bytes <= SHORT { t.make_small_with(head(), bytes, fill) } else { t.make_with(head(), bytes, fill)? };
        // SAFETY: the object is new and this thread's alone; its data begins right behind it.
        unsafe { (*made.as_ptr()).data = made.as_ptr().add(1).cast() };
        Ok(made)
    }

    /// A string of other ASCII bytes for those of a string, one for one.
    pub fn mapped(t: &mut Thread, bytes: &[u8], map: impl Fn(&mut [u8])) -> Result<Ref<Str>, OutOfMemory> {
        Str::made(t, bytes.len(), bytes.len(), 0, |p| {
            // SAFETY: `made` gives `bytes.len()` bytes at `p`, which are initialised before they are lent.
            unsafe {
                std::ptr::copy_nonoverlapping(bytes.as_ptr(), p, bytes.len());
                map(std::slice::from_raw_parts_mut(p, bytes.len()));
            }
        })
    }

    /// ASCII pieces with a separator between them, `len` bytes in all.
    ///
    /// # Panics
    /// If they are not that long.
    pub fn joined(
        t: &mut Thread,
        len: usize,
        separator: &[u8],
        pieces: impl Iterator<Item = impl AsRef<[u8]>>,
    ) -> Result<Ref<Str>, OutOfMemory> {
        Str::made(t, len, len, 0, |p| {
            let mut at = 0;
            let mut add = |piece: &[u8]| {
                assert!(piece.len() <= len - at, "gilbox bug: more pieces than were counted");
                // SAFETY: `made` gives `len` bytes at `p`, and the piece fits behind the others.
                unsafe { copy_bytes(piece, p.add(at)) };
                at += piece.len();
            };
            let mut between: &[u8] = &[];
            for piece in pieces {
                if !between.is_empty() {
                    add(between);
                }
                add(piece.as_ref());
                between = separator;
            }
            assert!(at == len, "gilbox bug: fewer pieces than were counted");
        })
    }

    /// ASCII bytes `n` times in a row.
    pub fn repeated(t: &mut Thread, bytes: &[u8], n: usize) -> Result<Ref<Str>, OutOfMemory> {
        let len = bytes.len() * n;
        Str::made(t, len, len, 0, |p| {
            // SAFETY: `made` gives `len` bytes at `p`. What is there is doubled until it is long enough.
            unsafe {
                if let [byte] = bytes {
                    return p.write_bytes(*byte, n);
                }
                std::ptr::copy_nonoverlapping(bytes.as_ptr(), p, bytes.len());
                let mut there = bytes.len();
                while there < len {
                    let more = there.min(len - there);
                    std::ptr::copy_nonoverlapping(p, p.add(there), more);
                    there += more;
                }
            }
        })
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[inline(always)]
    pub fn is_wide(&self) -> bool {
        self.header.has_flag(WIDE)
    }

    #[inline(always)]
    pub fn chars(&self) -> Chars<'_> {
        // SAFETY: `data` points to `len` characters that live as long as the string: behind it, or in a buffer that it keeps alive.
        unsafe {
            if self.is_wide() {
                Chars::Wide(std::slice::from_raw_parts(self.data.cast(), self.len))
            } else {
                Chars::Ascii(std::slice::from_raw_parts(self.data, self.len))
            }
        }
    }

    /// The data, four bytes a character if it is wide.
    #[inline(always)]
    pub fn data(&self) -> &[u8] {
        // SAFETY: as in `chars`.
        unsafe { std::slice::from_raw_parts(self.data, self.len << if self.is_wide() { 2 } else { 0 }) }
    }

    /// Are the characters the same?
    #[inline(always)]
    pub fn same(&self, other: &Str) -> bool {
        std::ptr::eq(self, other)
            || (self.len == other.len && self.is_wide() == other.is_wide() && equal_bytes(self.data(), other.data()))
    }

    /// Has it this text, which is of ASCII characters?
    pub fn is(&self, ascii: &str) -> bool {
        !self.is_wide() && equal_bytes(self.data(), ascii.as_bytes())
    }

    /// The text of what is a string, as Rust has it; of anything else none.
    pub fn text_of(v: Value) -> String {
        v.cast::<Str>().map_or_else(String::new, |s| s.to_utf8().into_owned())
    }

    /// The text as Rust has it; lone surrogates are replaced.
    pub fn to_utf8(&self) -> std::borrow::Cow<'_, str> {
        match self.chars() {
            Chars::Ascii(b) => String::from_utf8_lossy(b),
            Chars::Wide(w) => {
                w.iter().map(|&c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>().into()
            }
        }
    }

    /// The ASCII text, if it is that: for names and options.
    pub fn as_ascii(&self) -> Option<&str> {
        match self.chars() {
            Chars::Ascii(b) => std::str::from_utf8(b).ok(),
            Chars::Wide(_) => None,
        }
    }

    /// The hash; equal strings have equal ones within an interpreter.
    #[inline]
    pub fn hash(&self, t: &Thread) -> i64 {
        kept_hash(&self.hash, || t.interp().hash_key.hash_str(self.chars()))
    }

    /// The buffer that holds the data, if it isn't the string's own.
    fn buffer(&self) -> Option<Ref<StrBuffer>> {
        if std::ptr::eq(self.data, std::ptr::from_ref(self).wrapping_add(1).cast()) {
            return None;
        }
        Some(Ref::from_address(self.data as u64 - size_of::<StrBuffer>() as u64))
    }

    pub(super) fn trace(&self, m: &mut crate::heap::Marker) {
        if let Some(buffer) = self.buffer() {
            m.object(buffer);
        }
    }

    /// The concatenation. Long results go into a buffer with room behind, which the next concatenation to this one claims.
    pub fn concat(t: &mut Thread, a: Ref<Str>, b: Ref<Str>) -> Result<Ref<Str>, OutOfMemory> {
        if a.is_empty() {
            return Ok(b);
        }
        if b.is_empty() {
            return Ok(a);
        }
        if a.is_wide() != b.is_wide() {
            let chars: Vec<u32> = a.chars().iter().chain(b.chars().iter()).collect();
            return Str::wide(t, &chars);
        }
        let (left, right) = (a.data(), b.data());
        let bytes = left.len() + right.len();
        let len = a.len + b.len;
        let flag = if a.is_wide() { WIDE } else { 0 };
        if bytes < 256 {
            return Str::made(t, bytes, len, flag, |p| {
                // SAFETY: `made` gives room for both at `p`.
                unsafe {
                    copy_bytes(left, p);
                    copy_bytes(right, p.add(left.len()));
                }
            });
        }
        let buffer = match a.buffer() {
            Some(buffer) if buffer.claim(left.len(), bytes) => buffer,
            _ => {
                let buffer = StrBuffer::new(t, bytes * 2, bytes)?;
                buffer.write(0, left);
                buffer
            }
        };
        buffer.write(left.len(), right);
        let header = Header::with_flags(Kind::Str, ids::STR, flag);
        Ok(t.make(Str { header, hash: AtomicU64::new(0), len, data: buffer.start() }))
    }
}

impl StrBuffer {
    fn new(t: &mut Thread, capacity: usize, used: usize) -> Result<Ref<StrBuffer>, OutOfMemory> {
        let head = StrBuffer { header: t.plain_header(Kind::StrBuffer), capacity, used: AtomicUsize::new(used) };
        t.make_with(head, capacity, |_| ())
    }

    /// Takes the room from `from`, which must be where the used part ends, to `to`.
    fn claim(&self, from: usize, to: usize) -> bool {
        to <= self.capacity && self.used.compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }

    fn start(&self) -> *const u8 {
        std::ptr::from_ref(self).wrapping_add(1).cast()
    }

    /// Writes into a part that the caller has claimed.
    fn write(&self, at: usize, bytes: &[u8]) {
        debug_assert!(at + bytes.len() <= self.capacity);
        // SAFETY: within the capacity, and claimed by the caller alone: no string that covers it exists yet.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), self.start().add(at).cast_mut(), bytes.len()) }
    }
}

/// Copies bytes; few of them without a call.
///
/// # Safety
/// There is room for as many at `to`, which nobody else sees.
#[inline(always)]
unsafe fn copy_bytes(from: &[u8], to: *mut u8) {
    /// The first and the last bytes, which may overlap, as two words.
    unsafe fn copy_ends<W>(from: *const u8, to: *mut u8, n: usize) {
        let last = n - size_of::<W>();
        // SAFETY: the caller has at least as many bytes as a word takes at either place.
        unsafe {
            let (head, tail) = (from.cast::<W>().read_unaligned(), from.add(last).cast::<W>().read_unaligned());
            to.cast::<W>().write_unaligned(head);
            to.add(last).cast::<W>().write_unaligned(tail);
        }
    }
    let (n, from) = (from.len(), from.as_ptr());
    // SAFETY: as the caller has it.
    unsafe {
        match n {
            0 => {}
            1 => to.write(*from),
            2..4 => copy_ends::<u16>(from, to, n),
            4..8 => copy_ends::<u32>(from, to, n),
            8..=16 => copy_ends::<u64>(from, to, n),
            _ => std::ptr::copy_nonoverlapping(from, to, n),
        }
    }
}

/// Are two stretches of bytes of equal length the same? Short ones are compared without a call.
#[inline(always)]
fn equal_bytes(a: &[u8], b: &[u8]) -> bool {
    let n = a.len();
    if n > 16 || b.len() != n {
        return a == b;
    }
    /// The first and the last `N` bytes, which may overlap.
    fn ends<const N: usize>(s: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
        Some((s.first_chunk()?, s.last_chunk()?))
    }
    if n >= 8 {
        ends::<8>(a) == ends::<8>(b)
    } else if n >= 4 {
        ends::<4>(a) == ends::<4>(b)
    } else if n >= 2 {
        ends::<2>(a) == ends::<2>(b)
    } else {
        a.first() == b.first()
    }
}

/// The bytes of code points.
fn bytes_of(chars: &[u32]) -> &[u8] {
    // SAFETY: any `u32` is four valid bytes.
    unsafe { std::slice::from_raw_parts(chars.as_ptr().cast(), chars.len() * 4) }
}

/// Bytes: the data follows.
#[repr(C)]
pub struct Bytes {
    pub header: Header,
    /// The hash, or 0 while it isn't known.
    hash: AtomicU64,
    len: usize,
}

// SAFETY: repr(C), header first, the only type of its kind; contents immutable, the hash atomic.
unsafe impl Object for Bytes {
    const KIND: Kind = Kind::Bytes;
}

impl Bytes {
    pub fn new(t: &mut Thread, data: &[u8]) -> Result<Ref<Bytes>, OutOfMemory> {
        // SAFETY: there are `data.len()` bytes at `p`.
        Bytes::made(t, data.len(), |p| unsafe { copy_bytes(data, p) })
    }

    /// The bytes of both, one after the other.
    pub fn of_both(t: &mut Thread, a: &[u8], b: &[u8]) -> Result<Ref<Bytes>, OutOfMemory> {
        Bytes::made(t, a.len() + b.len(), |p| {
            // SAFETY: there are as many bytes at `p` as in both.
            unsafe {
                copy_bytes(a, p);
                copy_bytes(b, p.add(a.len()));
            }
        })
    }

    /// So many bytes, which `fill` initialises.
    #[inline(always)]
    fn made(t: &mut Thread, len: usize, fill: impl FnOnce(*mut u8)) -> Result<Ref<Bytes>, OutOfMemory> {
        let head = Bytes { header: Header::new(Kind::Bytes, ids::BYTES), hash: AtomicU64::new(0), len };
        if len <= SHORT { Ok(t.make_small_with(head, len, fill)) } else { t.make_with(head, len, fill) }
    }

    #[inline(always)]
    pub fn data(&self) -> &[u8] {
        // SAFETY: `new` initialised `len` bytes behind the head.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(self).add(1).cast(), self.len) }
    }

    /// Has it the same bytes?
    #[inline]
    pub fn same(&self, other: &Bytes) -> bool {
        equal_bytes(self.data(), other.data())
    }

    /// The hash; that of a string of the same characters.
    #[inline]
    pub fn hash(&self, t: &Thread) -> i64 {
        kept_hash(&self.hash, || t.interp().hash_key.hash_bytes(self.data()))
    }
}

/// The hash that an object keeps from when it was first asked for; 0 before.
#[inline]
fn kept_hash(kept: &AtomicU64, find: impl FnOnce() -> i64) -> i64 {
    let known = kept.load(Ordering::Relaxed);
    if known != 0 {
        return known as i64;
    }
    let hash = find();
    kept.store(hash as u64, Ordering::Relaxed);
    hash
}
