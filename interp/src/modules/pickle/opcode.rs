//! The opcodes of pickles: a program for a machine with a stack, which leaves the pickled object there.
//!
//! Protocols 0 to 5 as the comments of the standard library's `pickletools` define them. What stands behind an opcode in the bytes is
//! said in brackets; numbers have their lowest byte first.

/// The newest protocol.
pub(super) const HIGHEST: u8 = 5;

/// Where the items of a container or the arguments of a call begin on the stack.
pub(super) const MARK: u8 = b'(';
/// The end: what is on top is the object.
pub(super) const STOP: u8 = b'.';
pub(super) const POP: u8 = b'0';
pub(super) const POP_MARK: u8 = b'1';
pub(super) const DUP: u8 = b'2';
/// The protocol (one byte).
pub(super) const PROTO: u8 = 0x80;
/// So many bytes belong together (eight bytes).
pub(super) const FRAME: u8 = 0x95;
/// A frame's opcode and length.
pub(super) const FRAME_HEAD: usize = 9;
/// Frames are closed from this length on; strings so long stand between frames.
pub(super) const FRAME_TARGET: usize = 1 << 16;
/// Shorter frames are left open: the bytes stand alone.
pub(super) const FRAME_MIN: usize = 4;

pub(super) const NONE: u8 = b'N';
pub(super) const NEWTRUE: u8 = 0x88;
pub(super) const NEWFALSE: u8 = 0x89;
/// Decimal digits (a line), where 00 and 01 are the truth values.
pub(super) const INT: u8 = b'I';
/// Decimal digits and an L (a line).
pub(super) const LONG: u8 = b'L';
/// One, two and four bytes, of which the last alone is signed.
pub(super) const BININT1: u8 = b'K';
pub(super) const BININT2: u8 = b'M';
pub(super) const BININT: u8 = b'J';
/// Two's complement (one or four bytes of length, and those).
pub(super) const LONG1: u8 = 0x8A;
pub(super) const LONG4: u8 = 0x8B;
/// As `repr` writes it (a line).
pub(super) const FLOAT: u8 = b'F';
/// Eight bytes, the highest first.
pub(super) const BINFLOAT: u8 = b'G';

/// Python 2's strings: a literal (a line), and with four bytes or one of length.
pub(super) const STRING: u8 = b'S';
pub(super) const BINSTRING: u8 = b'T';
pub(super) const SHORT_BINSTRING: u8 = b'U';
/// Text: raw escapes (a line), and UTF-8 with one, four or eight bytes of length.
pub(super) const UNICODE: u8 = b'V';
pub(super) const SHORT_BINUNICODE: u8 = 0x8C;
pub(super) const BINUNICODE: u8 = b'X';
pub(super) const BINUNICODE8: u8 = 0x8D;
/// Bytes, with one, four or eight bytes of length.
pub(super) const SHORT_BINBYTES: u8 = b'C';
pub(super) const BINBYTES: u8 = b'B';
pub(super) const BINBYTES8: u8 = 0x8E;
/// The same of a bytearray.
pub(super) const BYTEARRAY8: u8 = 0x96;
/// A buffer that is kept elsewhere, and how to make it read-only.
pub(super) const NEXT_BUFFER: u8 = 0x97;
pub(super) const READONLY_BUFFER: u8 = 0x98;

pub(super) const EMPTY_TUPLE: u8 = b')';
/// All down to the mark, or so many from the top.
pub(super) const TUPLE: u8 = b't';
pub(super) const TUPLE1: u8 = 0x85;
pub(super) const TUPLE2: u8 = 0x86;
pub(super) const TUPLE3: u8 = 0x87;
pub(super) const EMPTY_LIST: u8 = b']';
pub(super) const LIST: u8 = b'l';
/// The top, or all down to the mark, into the list below.
pub(super) const APPEND: u8 = b'a';
pub(super) const APPENDS: u8 = b'e';
pub(super) const EMPTY_DICT: u8 = b'}';
pub(super) const DICT: u8 = b'd';
/// A key and a value, or all down to the mark, into the dict below.
pub(super) const SETITEM: u8 = b's';
pub(super) const SETITEMS: u8 = b'u';
pub(super) const EMPTY_SET: u8 = 0x8F;
pub(super) const ADDITEMS: u8 = 0x90;
pub(super) const FROZENSET: u8 = 0x91;

/// A module's name and a name in it: two lines, or both from the stack.
pub(super) const GLOBAL: u8 = b'c';
pub(super) const STACK_GLOBAL: u8 = 0x93;
/// A callable and a tuple of arguments: the result.
pub(super) const REDUCE: u8 = b'R';
/// An object and its state: the object with it.
pub(super) const BUILD: u8 = b'b';
/// An instance of a class, from arguments down to the mark; the class by name (two lines), or below the arguments.
pub(super) const INST: u8 = b'i';
pub(super) const OBJ: u8 = b'o';
/// `cls.__new__(cls, *args)`, and with keywords.
pub(super) const NEWOBJ: u8 = 0x81;
pub(super) const NEWOBJ_EX: u8 = 0x92;
/// A callable by its number in `copyreg` (one, two or four bytes).
pub(super) const EXT1: u8 = 0x82;
pub(super) const EXT2: u8 = 0x83;
pub(super) const EXT4: u8 = 0x84;
/// What is kept elsewhere, by its name (a line), or by an object.
pub(super) const PERSID: u8 = b'P';
pub(super) const BINPERSID: u8 = b'Q';

/// The top gets a number (a line, one byte, four bytes, or the next one).
pub(super) const PUT: u8 = b'p';
pub(super) const BINPUT: u8 = b'q';
pub(super) const LONG_BINPUT: u8 = b'r';
pub(super) const MEMOIZE: u8 = 0x94;
/// What has that number.
pub(super) const GET: u8 = b'g';
pub(super) const BINGET: u8 = b'h';
pub(super) const LONG_BINGET: u8 = b'j';
