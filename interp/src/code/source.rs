//! The text that code was compiled from, kept for tracebacks and the disassembler.

/// Where an instruction stands in the source, in bytes of its UTF-8 text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// The text that code was compiled from.
#[derive(Clone, Debug)]
pub struct Source {
    /// As a traceback names it.
    pub file: String,
    pub text: String,
    /// Do tracebacks show its lines? Not those of a string that was compiled and that no file has.
    pub shown: bool,
    /// The byte at which each line begins.
    line_starts: Vec<u32>,
}

/// Where the prelude's files are shown to be, and where `sys.path` and packages say that its modules are found.
pub const PRELUDE_FOLDER: &str = "<gilbox>";

impl Source {
    /// Takes a text under the name that tracebacks show. Every end of a line becomes a line feed, as everywhere in the guest
    /// language; a byte order mark at the beginning goes.
    pub fn new(file: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        let mut line_starts = vec![0];
        line_starts.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1));
        Source { file: file.into(), text, shown: true, line_starts }
    }

    /// A text that a guest has compiled under some name: tracebacks show its lines if it is that of a file of this name.
    pub fn compiled(file: impl Into<String>, text: impl Into<String>) -> Self {
        let source = Source::new(file, text);
        let is_file = !source.file.starts_with('<')
            && std::fs::read_to_string(&source.file).is_ok_and(|text| Source::new("", text).text == source.text);
        Source { shown: is_file, ..source }
    }

    /// Is it a file of the prelude?
    pub fn is_prelude(&self) -> bool {
        self.file.starts_with(PRELUDE_FOLDER)
    }

    /// The line of a byte, from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&s| s <= offset) as u32
    }

    /// The line (from 1) and the column (from 0, in code points) of a byte.
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let start = self.line_starts[line as usize - 1] as usize;
        let column = self.text.get(start..offset as usize).map_or(0, |t| t.chars().count());
        (line, column as u32)
    }

    /// The line (from 1) and the column (from 0, in bytes) of a byte.
    pub fn line_bytes(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        (line, offset - self.line_starts[line as usize - 1])
    }

    /// The byte behind the text of a line (from 1), before its end.
    pub fn line_end(&self, line: u32) -> u32 {
        let start = self.line_starts.get((line as usize).saturating_sub(1)).copied();
        start.map_or(self.text.len() as u32, |start| start + self.line_text(line).len() as u32)
    }

    /// The text of a line (from 1) without its end; empty where there is no such line.
    pub fn line_text(&self, line: u32) -> &str {
        let Some(&start) = (line as usize).checked_sub(1).and_then(|i| self.line_starts.get(i)) else { return "" };
        let end = self.line_starts.get(line as usize).map_or(self.text.len(), |&e| e as usize);
        self.text[start as usize..end].trim_end_matches('\n')
    }
}
