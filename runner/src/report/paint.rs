//! Colours, where the reader can see them.

use crate::compare::Mode;
use crate::output::Canvas;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    /// Axes and what is only there to compare with.
    Faint,
    Heading,
    Mode(Mode),
}

/// The text in its colour, or as it is.
pub(super) fn paint(canvas: Canvas, ink: Ink, text: &str) -> String {
    let code = match ink {
        Ink::Plain => return text.to_string(),
        Ink::Faint => "2",
        Ink::Heading => "1",
        Ink::Mode(Mode::Threads) => "31",
        Ink::Mode(Mode::ThreadsNogil) => "32",
        Ink::Mode(Mode::Processes) => "34",
    };
    if canvas.colour && !text.trim().is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
}

/// The text in lines of at most the canvas's width, and of no more than a comfortable one.
pub(super) fn wrap(canvas: Canvas, text: &str) -> String {
    let width = canvas.width.min(100);
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            lines.push('\n');
            column = 0;
        } else if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
    }
    lines.push('\n');
    lines
}
