//! How far a comparison is, on standard error if that is a terminal.

use crate::output::Canvas;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle, TermLike};
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

/// A bar of so many steps, which goes away when it is dropped.
pub(super) fn progress_bar(steps: u64) -> ProgressBar {
    let target = match io::stderr().is_terminal() {
        true => ProgressDrawTarget::term_like_with_hz(Box::new(Line { width: Canvas::stderr().width }), 20),
        false => ProgressDrawTarget::hidden(),
    };
    let bar = ProgressBar::with_draw_target(Some(steps), target);
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {elapsed_precise}");
    let bar = match style {
        Ok(style) => bar.with_style(style.progress_chars("█▌░")),
        Err(_) => bar,
    };
    // Its clock goes on during a long measurement too.
    bar.enable_steady_tick(Duration::from_secs(1));
    bar.with_finish(ProgressFinish::AndClear)
}

/// The terminal's present line. The bar fills all of it that it knows of, and would stay if what the terminal writes after it began
/// another line.
#[derive(Debug)]
struct Line {
    width: usize,
}

/// Room for the `^C` that a terminal shows.
const MARGIN: usize = 4;

impl Line {
    fn write(text: &str) -> io::Result<()> {
        io::stderr().lock().write_all(text.as_bytes())
    }

    fn move_cursor(n: usize, direction: char) -> io::Result<()> {
        if n == 0 { Ok(()) } else { Line::write(&format!("\x1b[{n}{direction}")) }
    }
}

impl TermLike for Line {
    fn width(&self) -> u16 {
        u16::try_from(self.width - MARGIN).unwrap_or(u16::MAX)
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        Line::move_cursor(n, 'A')
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        Line::move_cursor(n, 'B')
    }

    fn move_cursor_right(&self, n: usize) -> io::Result<()> {
        Line::move_cursor(n, 'C')
    }

    fn move_cursor_left(&self, n: usize) -> io::Result<()> {
        Line::move_cursor(n, 'D')
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        Line::write(&format!("{text}\n"))
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        Line::write(text)
    }

    fn clear_line(&self) -> io::Result<()> {
        Line::write("\r\x1b[2K")
    }

    fn flush(&self) -> io::Result<()> {
        io::stderr().flush()
    }
}
