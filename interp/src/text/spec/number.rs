//! The layout that all numbers share: padding, sign, prefix, grouped digits, the rest.

use super::{Align, Grouping, Sign, Spec};
use crate::text::{Result, Text, check_len};

/// A number in its parts, each ASCII.
pub(super) struct Parts<'a> {
    pub(super) negative: bool,
    /// `0x` and its like.
    pub(super) prefix: &'a str,
    /// The digits before the point, which may be grouped and filled with zeros.
    pub(super) digits: &'a str,
    /// What follows them: point, fraction, exponent, per cent; or all of `inf` and `nan`.
    pub(super) rest: &'a str,
    /// Digits in a group.
    pub(super) group: usize,
}

impl<'a> Parts<'a> {
    /// The parts of what a float's formatting made, sign included.
    pub(super) fn of_float(text: &'a str) -> Self {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let whole = unsigned.bytes().take_while(u8::is_ascii_digit).count();
        Self { negative: unsigned.len() < text.len(), prefix: "", digits: &unsigned[..whole], rest: &unsigned[whole..], group: 3 }
    }

    fn sign(&self, sign: Sign) -> &'static str {
        match sign {
            _ if self.negative => "-",
            Sign::Plus => "+",
            Sign::Space => " ",
            Sign::Minus | Sign::Default => "",
        }
    }

    /// Sign, prefix, grouped digits and rest, with zeros in front of the digits to give `width`.
    pub(super) fn assemble(&self, sign: Sign, grouping: Grouping, width: usize) -> Result<(&'static str, String)> {
        let sign = self.sign(sign);
        let others = sign.len() + self.prefix.len() + self.rest.len();
        let mut body = String::with_capacity(others + self.digits.len() * 4 / 3);
        if !self.digits.is_empty() {
            push_grouped(&mut body, self.digits, grouping, self.group, width.saturating_sub(others))?;
        }
        body.push_str(self.rest);
        Ok((sign, body))
    }
}

/// Appends digits in groups, with leading zeros until there are `width` characters or one more
/// where a separator would come first.
fn push_grouped(out: &mut String, digits: &str, grouping: Grouping, group: usize, width: usize) -> Result<()> {
    check_len(width)?;
    let separator = match grouping {
        Grouping::None => {
            out.extend(std::iter::repeat_n('0', width.saturating_sub(digits.len())));
            out.push_str(digits);
            return Ok(());
        }
        Grouping::Comma => ',',
        Grouping::Underscore => '_',
    };
    let mut count = digits.len();
    while count + (count - 1) / group < width {
        count += 1;
    }
    let zeros = count - digits.len();
    for (i, digit) in std::iter::repeat_n('0', zeros).chain(digits.chars()).enumerate() {
        if i > 0 && (count - i).is_multiple_of(group) {
            out.push(separator);
        }
        out.push(digit);
    }
    Ok(())
}

impl Spec {
    /// Lays out a number in the width, zeros and alignment of the specification.
    pub(super) fn number(&self, parts: &Parts<'_>) -> Result<Text> {
        let zeros_to = if self.zeros { self.width } else { 0 };
        let (sign, body) = parts.assemble(self.sign, self.grouping, zeros_to)?;
        let mut head = Text::with_capacity(sign.len() + parts.prefix.len());
        head.push_str(sign);
        head.push_str(parts.prefix);
        self.pad(&head, Text::from(body))
    }

    /// `head` and `body` side by side, padded to the width; between them where so aligned.
    pub(super) fn pad(&self, head: &Text, body: Text) -> Result<Text> {
        check_len(self.width)?;
        let missing = self.width.saturating_sub(head.len() + body.len());
        let (left, inner, right) = match self.align {
            Align::Left => (0, 0, missing),
            Align::Right => (missing, 0, 0),
            Align::Center => (missing / 2, 0, missing - missing / 2),
            Align::AfterSign => (0, missing, 0),
        };
        if missing == 0 && head.is_empty() {
            return Ok(body);
        }
        let mut out = Text::with_capacity(self.width.max(head.len() + body.len()));
        out.push_n(self.fill, left);
        out.push_chars(head.as_chars());
        out.push_n(self.fill, inner);
        out.push_chars(body.as_chars());
        out.push_n(self.fill, right);
        Ok(out)
    }
}
