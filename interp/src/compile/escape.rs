//! Escapes of string literals, read once more from the source: for what the parser cannot represent (lone surrogates) and for
//! the messages about broken ones.

/// The code points of a literal whose text the parser gave with U+FFFD for each lone surrogate; `body` is the source between
/// the quotes. None if it has no lone surrogate.
pub(super) fn with_surrogates(body: &str, text: &str) -> Option<Vec<u32>> {
    let mut points: Vec<u32> = text.chars().map(u32::from).collect();
    let mut index = 0;
    let mut found = false;
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        if c == '\\' {
            let escape = rest[1..].chars().next();
            let digits =
                |skip: usize, most: usize, radix: u32| rest[skip..].chars().take(most).take_while(|c| c.is_digit(radix)).count();
            taken += match escape {
                Some('\n') => {
                    rest = &rest[2..];
                    continue;
                }
                Some('0'..='7') => digits(1, 3, 8),
                Some('x') => 1 + digits(2, 2, 16),
                Some('u') => 1 + digits(2, 4, 16),
                Some('U') => 1 + digits(2, 8, 16),
                Some('N') => rest.find('}').unwrap_or(1),
                Some('\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v') => 1,
                // Not an escape: the backslash stays.
                _ => 0,
            };
            if let Some('u' | 'U') = escape
                && let Ok(point @ 0xD800..=0xDFFF) = u32::from_str_radix(&rest[2..taken], 16)
                && let Some(slot) = points.get_mut(index)
            {
                *slot = point;
                found = true;
            }
        }
        rest = rest.get(taken..)?;
        index += 1;
    }
    found.then_some(points)
}

/// What CPython says of the first broken escape in a literal (prefix and quotes included), if one is broken.
pub(super) fn fault(literal: &str) -> Option<String> {
    let quote = literal.find(['\'', '"'])?;
    let (prefix, rest) = literal.split_at(quote);
    let width = if rest.starts_with("'''") || rest.starts_with("\"\"\"") { 3 } else { 1 };
    let body = rest.get(width..rest.len().checked_sub(width)?)?;
    let is_bytes = prefix.contains(['b', 'B']);
    let mut at = 0;
    while let Some(i) = body[at..].find('\\') {
        let start = at + i;
        let position = body[..start].chars().map(char::len_utf8).sum::<usize>();
        let rest = &body[start + 1..];
        let hex = |skip: usize, most: usize| rest.chars().skip(skip).take(most).take_while(char::is_ascii_hexdigit).count();
        let truncated = |shape: &str, digits: usize| {
            let end = position + 1 + digits;
            Some(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: truncated {shape} escape"
            ))
        };
        match rest.chars().next() {
            Some('x') if is_bytes && hex(1, 2) < 2 => {
                return Some(format!("(value error) invalid \\x escape at position {position}"));
            }
            Some('x') if !is_bytes && hex(1, 2) < 2 => return truncated("\\xXX", hex(1, 2)),
            Some('u') if !is_bytes && hex(1, 4) < 4 => return truncated("\\uXXXX", hex(1, 4)),
            Some('U') if !is_bytes && hex(1, 8) < 8 => return truncated("\\UXXXXXXXX", hex(1, 8)),
            Some('U') if !is_bytes => {
                let value = rest.get(1..9).and_then(|h| u32::from_str_radix(h, 16).ok()).unwrap_or(0);
                if value > 0x10FFFF {
                    let end = position + 9;
                    return Some(format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: illegal Unicode character"
                    ));
                }
            }
            Some('N') if !is_bytes => {
                let name_end = rest.starts_with("N{").then(|| rest.find('}')).flatten();
                return match name_end {
                    Some(end) if end > 2 => Some(format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{}: unknown Unicode character name",
                        position + 1 + end
                    )),
                    _ => {
                        // The name is looked for up to the end, but for one that is empty.
                        let length = if !rest.starts_with("N{") { 1 } else { name_end.unwrap_or(rest.len()) };
                        let end = position + length;
                        Some(format!(
                            "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: malformed \\N character escape"
                        ))
                    }
                };
            }
            _ => {}
        }
        at = start + 1 + rest.chars().next().map_or(0, char::len_utf8);
    }
    None
}
