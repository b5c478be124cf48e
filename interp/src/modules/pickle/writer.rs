//! The bytes of a pickle while it is written: opcodes in the words of one protocol.

use dashu_int::IBig;

use super::opcode::*;
use crate::text::codec::{Codec, encode};
use crate::text::{Chars, float};

/// A pickle that is being written.
#[derive(Debug)]
pub(super) struct Writer {
    /// Which words it may use: 0 to 5.
    pub(super) protocol: u8,
    out: Vec<u8>,
    /// Where the open frame begins.
    frame: Option<usize>,
}

impl Writer {
    pub(super) fn new(protocol: u8) -> Self {
        Self { protocol, out: Vec::new(), frame: None }
    }

    /// Begins a pickle.
    pub(super) fn begin(&mut self) {
        self.out.clear();
        self.frame = None;
        if self.protocol >= 2 {
            self.out.extend([PROTO, self.protocol]);
        }
    }

    /// Ends it: its bytes.
    pub(super) fn end(&mut self) -> Vec<u8> {
        self.put(&[STOP]);
        self.close_frame();
        std::mem::take(&mut self.out)
    }

    /// Does it use more than lines of text?
    pub(super) fn is_binary(&self) -> bool {
        self.protocol >= 1
    }

    /// Between two objects: a frame that is long enough ends here.
    pub(super) fn boundary(&mut self) {
        if self.frame.is_some_and(|start| self.out.len() - start - FRAME_HEAD >= FRAME_TARGET) {
            self.close_frame();
        }
    }

    fn close_frame(&mut self) {
        let Some(start) = self.frame.take() else { return };
        let length = self.out.len() - start - FRAME_HEAD;
        if length < FRAME_MIN {
            self.out.drain(start..start + FRAME_HEAD);
        } else {
            self.out[start] = FRAME;
            self.out[start + 1..start + FRAME_HEAD].copy_from_slice(&(length as u64).to_le_bytes());
        }
    }

    pub(super) fn put(&mut self, bytes: &[u8]) {
        if self.protocol >= 4 && self.frame.is_none() {
            self.frame = Some(self.out.len());
            self.out.extend([0; FRAME_HEAD]);
        }
        self.out.extend(bytes);
    }

    /// An opcode with a line behind it.
    pub(super) fn line(&mut self, op: u8, text: impl AsRef<[u8]>) {
        self.put(&[op]);
        self.put(text.as_ref());
        self.put(b"\n");
    }

    /// An opcode with data behind it; long data gets no frame.
    fn data(&mut self, head: &[u8], data: &[u8]) {
        if data.len() < FRAME_TARGET {
            self.put(head);
            self.put(data);
        } else {
            self.close_frame();
            self.out.extend(head);
            self.out.extend(data);
        }
    }

    /// Data with its length, by the shortest of three opcodes; 0 stands for one that is not there.
    fn sized(&mut self, [short, plain, long]: [u8; 3], data: &[u8]) {
        let length = (data.len() as u64).to_le_bytes();
        match data.len() {
            0..0x100 if short != 0 => self.data(&[short, length[0]], data),
            0..0x1_0000_0000 if plain != 0 => self.data(&[&[plain], &length[..4]].concat(), data),
            _ => self.data(&[&[long], &length[..]].concat(), data),
        }
    }

    pub(super) fn truth(&mut self, value: bool) {
        match (value, self.protocol >= 2) {
            (true, true) => self.put(&[NEWTRUE]),
            (false, true) => self.put(&[NEWFALSE]),
            (true, false) => self.line(INT, "01"),
            (false, false) => self.line(INT, "00"),
        }
    }

    pub(super) fn int(&mut self, i: i64) {
        let bytes = i.to_le_bytes();
        if i32::try_from(i).is_err() {
            match self.protocol {
                0 | 1 => self.line(LONG, format!("{i}L")),
                _ => self.long(&bytes),
            }
        } else if !self.is_binary() {
            self.line(INT, i.to_string());
        } else {
            match i {
                0..0x100 => self.put(&[BININT1, bytes[0]]),
                0x100..0x1_0000 => self.put(&[BININT2, bytes[0], bytes[1]]),
                _ => self.put(&[&[BININT], &bytes[..4]].concat()),
            }
        }
    }

    pub(super) fn big(&mut self, i: &IBig) {
        match self.protocol {
            0 | 1 => self.line(LONG, format!("{i}L")),
            _ => self.long(&i.to_le_bytes()),
        }
    }

    /// An integer in two's complement, without the bytes at its end that only repeat the sign.
    fn long(&mut self, bytes: &[u8]) {
        let mut bytes = bytes;
        while let [rest @ .., last] = bytes
            && let Some(next) = rest.last()
            && (*last == 0 && *next < 0x80 || *last == 0xFF && *next >= 0x80)
        {
            bytes = rest;
        }
        self.sized([LONG1, LONG4, LONG4], bytes);
    }

    pub(super) fn float(&mut self, x: f64) {
        if self.is_binary() {
            self.put(&[BINFLOAT]);
            self.put(&x.to_be_bytes());
        } else {
            self.line(FLOAT, float::repr(x));
        }
    }

    pub(super) fn text(&mut self, chars: Chars<'_>) {
        if !self.is_binary() {
            let mut line = Vec::with_capacity(chars.len());
            for c in chars.iter() {
                match c {
                    0x1_0000.. => line.extend(format!("\\U{c:08x}").bytes()),
                    0x100.. | 0 | 0x0A | 0x0D | 0x1A | 0x5C => line.extend(format!("\\u{c:04x}").bytes()),
                    _ => line.push(c as u8),
                }
            }
            return self.line(UNICODE, line);
        }
        let short = if self.protocol >= 4 { SHORT_BINUNICODE } else { 0 };
        let ops = [short, BINUNICODE, BINUNICODE8];
        match chars {
            Chars::Ascii(data) => self.sized(ops, data),
            // This handler has an answer to every surrogate, and UTF-8 to all else.
            wide => self.sized(ops, &encode(Codec::Utf8, wide, "surrogatepass").unwrap_or_default()),
        }
    }

    /// Bytes, from protocol 3 on.
    pub(super) fn bytes(&mut self, data: &[u8]) {
        self.sized([SHORT_BINBYTES, BINBYTES, BINBYTES8], data);
    }

    /// A bytearray, from protocol 5 on.
    pub(super) fn bytearray(&mut self, data: &[u8]) {
        self.sized([0, 0, BYTEARRAY8], data);
    }

    /// The top of the stack gets this number, which is the next one.
    pub(super) fn memoize(&mut self, number: u32) {
        match (self.protocol, number) {
            (4.., _) => self.put(&[MEMOIZE]),
            (0, _) => self.line(PUT, number.to_string()),
            (_, 0..0x100) => self.put(&[BINPUT, number as u8]),
            _ => self.put(&[&[LONG_BINPUT], &number.to_le_bytes()[..]].concat()),
        }
    }

    /// What has this number.
    pub(super) fn get(&mut self, number: u32) {
        match (self.protocol, number) {
            (0, _) => self.line(GET, number.to_string()),
            (_, 0..0x100) => self.put(&[BINGET, number as u8]),
            _ => self.put(&[&[LONG_BINGET], &number.to_le_bytes()[..]].concat()),
        }
    }
}
