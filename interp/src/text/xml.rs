//! XML taken apart: tags, text, comments and instructions, one after the other, as long as there is nothing unusual in them. What is not well
//! formed counts as unusual too; who asked then begins anew in a way that can say what is wrong.

use super::Text;
use super::search::units::Searchable;

/// What comes next in a document.
pub enum Piece<'a, U> {
    /// Its attributes are the scanner's, for now.
    Start {
        name: &'a [U],
        empty: bool,
    },
    End(&'a [U]),
    /// With its references.
    Text(&'a [U]),
    /// Without any.
    Verbatim(&'a [U]),
    Comment(&'a [U]),
    Instruction {
        target: &'a [U],
        data: Option<&'a [U]>,
    },
    Document,
}

/// There is something that this scanner does not know, or that is wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Unusual;

pub struct Scanner<'a, U> {
    source: &'a [U],
    at: usize,
    /// Names and values of the last start tag; values as they are written.
    pub attributes: Vec<(&'a [U], &'a [U])>,
}

impl<'a, U: Searchable> Scanner<'a, U> {
    pub fn new(source: &'a [U]) -> Self {
        Scanner { source, at: 0, attributes: Vec::new() }
    }

    /// The next piece, if there is one.
    pub fn piece(&mut self) -> Result<Option<Piece<'a, U>>, Unusual> {
        let Some(&first) = self.source.get(self.at) else { return Ok(None) };
        if !is(first, b'<') {
            let rest = self.rest();
            let length = find(rest, b'<').unwrap_or(rest.len());
            return Ok(Some(Piece::Text(self.take(length))));
        }
        self.at += 1;
        match self.source.get(self.at).map_or(0, |c| c.point()) {
            c if c == u32::from(b'/') => {
                self.at += 1;
                let name = self.name()?;
                self.skip_spaces();
                self.expect(b'>')?;
                Ok(Some(Piece::End(name)))
            }
            c if c == u32::from(b'!') => self.declaration().map(Some),
            c if c == u32::from(b'?') => self.instruction().map(Some),
            _ => self.start().map(Some),
        }
    }

    fn rest(&self) -> &'a [U] {
        &self.source[self.at..]
    }

    fn take(&mut self, length: usize) -> &'a [U] {
        let taken = &self.source[self.at..self.at + length];
        self.at += length;
        taken
    }

    fn starts_with(&self, what: &[u8]) -> bool {
        self.rest().iter().map(|c| c.point()).take(what.len()).eq(what.iter().map(|&b| b.into()))
    }

    fn expect(&mut self, what: u8) -> Result<(), Unusual> {
        match self.source.get(self.at) {
            Some(&c) if is(c, what) => {
                self.at += 1;
                Ok(())
            }
            _ => Err(Unusual),
        }
    }

    /// Says whether there were any.
    fn skip_spaces(&mut self) -> bool {
        let before = self.at;
        while self.source.get(self.at).is_some_and(|c| is_space(c.point())) {
            self.at += 1;
        }
        self.at > before
    }

    fn name(&mut self) -> Result<&'a [U], Unusual> {
        let rest = self.rest();
        if !rest.first().is_some_and(|c| begins_name(c.point())) {
            return Err(Unusual);
        }
        let length = rest.iter().position(|c| !is_in_name(c.point())).ok_or(Unusual)?;
        Ok(self.take(length))
    }

    fn start(&mut self) -> Result<Piece<'a, U>, Unusual> {
        let name = self.name()?;
        self.attributes.clear();
        loop {
            let apart = self.skip_spaces();
            match self.source.get(self.at) {
                Some(&c) if is(c, b'>') => {
                    self.at += 1;
                    return Ok(Piece::Start { name, empty: false });
                }
                Some(&c) if is(c, b'/') => {
                    self.at += 1;
                    self.expect(b'>')?;
                    return Ok(Piece::Start { name, empty: true });
                }
                Some(_) if apart => {
                    let key = self.name()?;
                    self.skip_spaces();
                    self.expect(b'=')?;
                    self.skip_spaces();
                    let value = self.quoted()?;
                    self.attributes.push((key, value));
                }
                _ => return Err(Unusual),
            }
        }
    }

    fn quoted(&mut self) -> Result<&'a [U], Unusual> {
        let quote = match self.source.get(self.at) {
            Some(&c) if is(c, b'"') || is(c, b'\'') => c,
            _ => return Err(Unusual),
        };
        self.at += 1;
        let length = self.rest().iter().position(|&c| c == quote).ok_or(Unusual)?;
        let value = self.take(length);
        self.at += 1;
        if value.iter().any(|&c| is(c, b'<')) { Err(Unusual) } else { Ok(value) }
    }

    fn declaration(&mut self) -> Result<Piece<'a, U>, Unusual> {
        if self.starts_with(b"!--") {
            self.at += 3;
            let text = self.up_to(b"--")?;
            self.expect(b'>')?;
            return Ok(Piece::Comment(text));
        }
        if self.starts_with(b"![CDATA[") {
            self.at += 8;
            return Ok(Piece::Verbatim(self.up_to(b"]]>")?));
        }
        if self.starts_with(b"!DOCTYPE ") {
            let rest = self.rest();
            let end = rest.iter().position(|&c| is(c, b'>') || is(c, b'[')).ok_or(Unusual)?;
            if is(rest[end], b'>') {
                self.at += end + 1;
                return Ok(Piece::Document);
            }
        }
        Err(Unusual)
    }

    fn instruction(&mut self) -> Result<Piece<'a, U>, Unusual> {
        let is_first = self.at == 1;
        self.at += 1;
        let target = self.name()?;
        let declares = target.len() == 3 && target.iter().map(|c| c.point() | 0x20).eq(b"xml".iter().map(|&b| b.into()));
        if declares && !is_first {
            return Err(Unusual);
        }
        let apart = self.skip_spaces();
        let data = self.up_to(b"?>")?;
        if declares {
            return Ok(Piece::Document);
        }
        let end = data.iter().rposition(|c| !is_space(c.point())).map_or(0, |last| last + 1);
        if end > 0 && !apart {
            return Err(Unusual);
        }
        Ok(Piece::Instruction { target, data: apart.then_some(&data[..end]) })
    }

    /// What stands before a mark, which is passed.
    fn up_to(&mut self, mark: &[u8]) -> Result<&'a [U], Unusual> {
        let mut from = self.at;
        loop {
            from += find(&self.source[from..], mark[0]).ok_or(Unusual)?;
            let there = self.source[from..].iter().map(|c| c.point()).take(mark.len()).eq(mark.iter().map(|&b| b.into()));
            if there {
                let before = &self.source[self.at..from];
                self.at = from + mark.len();
                return Ok(before);
            }
            from += 1;
        }
    }
}

fn find<U: Searchable>(units: &[U], what: u8) -> Option<usize> {
    match U::bytes(units) {
        Some(bytes) => memchr::memchr(what, bytes),
        None => units.iter().position(|&c| is(c, what)),
    }
}

fn is<U: Searchable>(c: U, what: u8) -> bool {
    c.point() == u32::from(what)
}

fn is_space(c: u32) -> bool {
    matches!(c, 0x20 | 0x09 | 0x0a | 0x0d)
}

fn begins_name(c: u32) -> bool {
    matches!(u8::try_from(c), Ok(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b':')) || c >= 0x80
}

fn is_in_name(c: u32) -> bool {
    begins_name(c) || matches!(u8::try_from(c), Ok(b'0'..=b'9' | b'-' | b'.'))
}

/// Is there a reference, or in an attribute a space that is to be written anew?
pub fn is_plain<U: Searchable>(units: &[U], attribute: bool) -> bool {
    let plain = |c: u32| c != u32::from(b'&') && !(attribute && (c == 9 || c == 10));
    match U::bytes(units) {
        Some(bytes) if !attribute => memchr::memchr(b'&', bytes).is_none(),
        _ => units.iter().all(|c| plain(c.point())),
    }
}

/// Adds text with its references replaced. Spaces in attributes become blanks.
pub fn expand<U: Searchable>(mut units: &[U], attribute: bool, out: &mut Text) -> Result<(), Unusual> {
    while let Some((&first, rest)) = units.split_first() {
        if !is(first, b'&') {
            let c = first.point();
            out.push(if attribute && (c == 9 || c == 10) { 32 } else { c });
            units = rest;
            continue;
        }
        let end = rest.iter().take(12).position(|&c| is(c, b';')).ok_or(Unusual)?;
        out.push(referred(&rest[..end]).ok_or(Unusual)?);
        units = &rest[end + 1..];
    }
    Ok(())
}

fn referred<U: Searchable>(name: &[U]) -> Option<u32> {
    let mut text = [0; 12];
    for (to, from) in text.iter_mut().zip(name) {
        *to = u8::try_from(from.point()).ok()?;
    }
    match &text[..name.len()] {
        b"lt" => Some(u32::from(b'<')),
        b"gt" => Some(u32::from(b'>')),
        b"amp" => Some(u32::from(b'&')),
        b"quot" => Some(u32::from(b'"')),
        b"apos" => Some(u32::from(b'\'')),
        [b'#', digits @ ..] => {
            let (digits, radix) = match digits {
                [b'x', digits @ ..] => (digits, 16),
                _ => (digits, 10),
            };
            let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with(['+', '-']))?;
            let c = u32::from_str_radix(digits, radix).ok()?;
            (c <= 0x10_ffff && (c >= 32 || matches!(c, 9 | 10 | 13))).then_some(c)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a document in a line, or `?` behind those before something unusual.
    fn pieces(source: &str) -> String {
        let mut scanner = Scanner::new(source.as_bytes());
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut shown = Vec::new();
        loop {
            shown.push(match scanner.piece() {
                Ok(None) => return shown.join(" "),
                Err(Unusual) => return shown.join(" ") + " ?",
                Ok(Some(Piece::Start { name, empty })) => {
                    let attributes = scanner.attributes.iter().map(|(key, value)| format!(",{}={}", text(key), text(value)));
                    format!("<{}{}{}", text(name), attributes.collect::<String>(), if empty { "/" } else { "" })
                }
                Ok(Some(Piece::End(name))) => format!("/{}", text(name)),
                Ok(Some(Piece::Text(units))) => format!("'{}'", text(units)),
                Ok(Some(Piece::Verbatim(units))) => format!("[{}]", text(units)),
                Ok(Some(Piece::Comment(units))) => format!("#{}", text(units)),
                Ok(Some(Piece::Instruction { target, data })) => format!("!{}:{:?}", text(target), data.map(text)),
                Ok(Some(Piece::Document)) => "document".to_owned(),
            });
        }
    }

    #[test]
    fn documents() {
        assert_eq!(
            pieces("<?xml version='1.0'?><!DOCTYPE a><a>x&lt;<b c='1' d = \"2\"/></a>"),
            "document document <a 'x&lt;' <b,c=1,d=2/ /a"
        );
        assert_eq!(pieces("<a><!--c--><?p q ?><?p?><![CDATA[<&]]></a >"), "<a #c !p:Some(\"q\") !p:None [<&] /a");
    }

    #[test]
    fn what_is_unusual() {
        for source in [
            "<a",
            "<a b>",
            "<a b=1>",
            "<a b='<'>",
            "<a b='1'c='2'>",
            "<!-- -- -->",
            "<![CDATA[",
            "<?xml",
            "< a>",
            "<!DOCTYPE a [",
            "</a",
            "<1>",
        ] {
            assert!(pieces(source).ends_with(" ?"), "{source}");
        }
        assert_eq!(pieces(" <?xml version='1.0'?>"), "' ' ?");
    }

    #[test]
    fn references() {
        let expanded = |source: &str, attribute| {
            let mut out = Text::new();
            expand(source.as_bytes(), attribute, &mut out).map(|()| match out {
                Text::Ascii(bytes) => bytes.into_iter().map(u32::from).collect::<Vec<_>>(),
                Text::Wide(points) => points,
            })
        };
        assert_eq!(expanded("&lt;&#65;&#x20ac;\t", false), Ok(vec![60, 65, 0x20ac, 9]));
        assert_eq!(expanded("&#10;\n", true), Ok(vec![10, 32]));
        for wrong in ["&", "&;", "&no;", "&#;", "&#x;", "&#0;", "&#x110000;", "&#+5;", "&amp"] {
            assert_eq!(expanded(wrong, false), Err(Unusual), "{wrong}");
        }
    }
}
