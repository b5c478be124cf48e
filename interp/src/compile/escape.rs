//! Escapes of string literals, read once more from the source: for what the parser cannot represent (lone surrogates) and for
//! the messages about broken ones.

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
                    _ => Some(format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{}: malformed \\N character escape",
                        position + 1 + rest.len().min(name_end.unwrap_or(1))
                    )),
                };
            }
            _ => {}
        }
        at = start + 1 + rest.chars().next().map_or(0, char::len_utf8);
    }
    None
}
