//! The template that `sub` and `expand` replace matches by.

use super::program::Program;
use super::tokens::{Token, Tokens, escaped, is_digit, is_octal, message, number, octal, repr};
use super::tree::BadPattern;
use crate::text::Text;

/// A part of a template.
#[derive(Debug, Clone)]
pub enum Piece {
    Literal(Vec<u32>),
    Group(u32),
}

/// What is wrong with a template.
#[derive(Debug, Clone)]
pub enum BadTemplate {
    Pattern(BadPattern),
    /// `IndexError`
    Name(Text),
}

impl From<BadPattern> for BadTemplate {
    fn from(e: BadPattern) -> BadTemplate {
        BadTemplate::Pattern(e)
    }
}

/// Takes a template apart.
///
/// # Errors
/// What is wrong with it.
pub fn parse_template(program: &Program, template: &[u32]) -> Result<Vec<Piece>, BadTemplate> {
    let mut tokens = Tokens::new(template, program.is_bytes)?;
    let mut pieces = Vec::new();
    let mut literal = Vec::new();
    while let Some(token) = tokens.get()? {
        let c = match token {
            Token::Char(c) => {
                literal.push(c);
                continue;
            }
            Token::Escape(c) => c,
        };
        let mut digits = vec![c];
        let group = match char::from_u32(c) {
            Some('g') => {
                if !tokens.take('<')? {
                    return Ok(tokens.error("missing <", 0)?);
                }
                let name = tokens.until('>', "group name")?;
                let group = if name.iter().all(|&c| is_digit(c)) {
                    number(&name)
                } else {
                    tokens.check_name(&name, 1)?;
                    let known = program.names.iter().find(|(known, _)| *known == name);
                    match known {
                        Some(&(_, group)) => u64::from(group),
                        None => return Err(BadTemplate::Name(message(&[&"unknown group name ", &repr(&name)]))),
                    }
                };
                (group, name.len() + 1)
            }
            Some('0') => {
                tokens.take_while(2, &mut digits, is_octal)?;
                literal.push(octal(&digits) & 0xFF);
                continue;
            }
            Some(d) if d.is_ascii_digit() => {
                tokens.take_while(1, &mut digits, is_digit)?;
                if digits.len() == 2 && digits.iter().all(|&c| is_octal(c)) {
                    tokens.take_while(1, &mut digits, is_octal)?;
                }
                if digits.len() == 3 {
                    let value = octal(&digits);
                    if value > 0o377 {
                        let shown: String = digits.iter().filter_map(|&c| char::from_u32(c)).collect();
                        let text = format!("octal escape value \\{shown} outside of range 0-0o377");
                        return Ok(tokens.error(text.as_str(), 4)?);
                    }
                    literal.push(value);
                    continue;
                }
                (number(&digits), digits.len())
            }
            _ => {
                match escaped(c) {
                    Some(c) => literal.push(c),
                    None if char::from_u32(c).is_some_and(|c| c.is_ascii_alphabetic()) => {
                        let mut text = Text::from("bad escape \\");
                        text.push(c);
                        return Ok(tokens.error(text, 2)?);
                    }
                    None => literal.extend([u32::from(b'\\'), c]),
                }
                continue;
            }
        };
        let (group, offset) = group;
        if group > u64::from(program.groups) {
            let text = format!("invalid group reference {group}");
            return Ok(tokens.error(text.as_str(), offset)?);
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Group(group as u32));
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(pieces)
}
