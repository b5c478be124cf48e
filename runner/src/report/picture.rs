//! Speed-up over workers, drawn with braille dots: a curve for each mode, and the ideal line.
//!
//! Curves end in a sign of their own, so the picture says the same without colours.

use super::human::factor;
use super::paint::{Ink, paint};
use crate::compare::{Comparison, Mode};
use crate::output::Canvas;

const HEIGHT: usize = 14;
/// Room for the axis on the left and the names on the right.
const MARGINS: usize = 6 + 24;

/// The picture, or none where there are no two numbers of workers to compare.
pub(crate) fn speed_ups(comparison: &Comparison, canvas: Canvas) -> Option<String> {
    let curves: Vec<Curve> =
        Mode::ALL.iter().map(|&mode| Curve::of(comparison, mode)).filter(|curve| curve.points.len() > 1).collect();
    let points = || curves.iter().flat_map(|curve| &curve.points);
    let most_workers = points().map(|point| point.0).max()?;
    let highest = points().map(|point| point.1).fold(1.0, f64::max);
    let scale = Scale {
        width: canvas.width.saturating_sub(MARGINS).clamp(16, 60),
        most_workers: f64::from(most_workers),
        // The ideal line is cut off above the curves rather than pressing them flat.
        top: (highest * 1.1).min(f64::from(most_workers) * 1.02).max(1.1),
    };

    let mut dots = Dots::new(scale.width);
    let ideal_end = scale.top.min(scale.most_workers);
    dots.line(Ink::Faint, scale.dot(1.0, 1.0), scale.dot(ideal_end, ideal_end), 3);
    for curve in &curves {
        for pair in curve.points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let ink = Ink::Mode(curve.mode);
            dots.line(ink, scale.dot(from.0.into(), from.1), scale.dot(to.0.into(), to.1), 1);
        }
    }
    let mut cells = dots.cells();
    for curve in &curves {
        for &(workers, speedup) in &curve.points {
            let (x, y) = scale.dot(workers.into(), speedup);
            cells[y / 4][x / 2] = (Ink::Mode(curve.mode), sign(curve.mode));
        }
    }
    label_ideal(&mut cells, &scale, ideal_end);
    Some(assemble(comparison, canvas, &scale, &cells, &names(&curves, &scale)))
}

/// One mode's speed-ups by number of workers.
struct Curve {
    mode: Mode,
    points: Vec<(u32, f64)>,
}

impl Curve {
    fn of(comparison: &Comparison, mode: Mode) -> Curve {
        let rows = comparison.rows.iter().filter(|row| row.mode == mode);
        Curve { mode, points: rows.filter_map(|row| Some((row.workers, row.figures()?.speedup?))).collect() }
    }
}

/// What ends and marks a mode's curve.
fn sign(mode: Mode) -> char {
    match mode {
        Mode::Threads => '●',
        Mode::ThreadsNogil => '▲',
        Mode::Processes => '■',
    }
}

/// From numbers to dots.
struct Scale {
    /// In characters.
    width: usize,
    most_workers: f64,
    top: f64,
}

impl Scale {
    /// Dots from the left and from the top. The first worker stands a little off the axis.
    fn dot(&self, workers: f64, speedup: f64) -> (usize, usize) {
        let (right, bottom) = (self.width * 2 - 1, HEIGHT * 4 - 1);
        let left = 2.0;
        let along = (workers - 1.0) / (self.most_workers - 1.0);
        let x = left + along * (right as f64 - left);
        let y = bottom as f64 * (1.0 - speedup / self.top);
        let (x, y) = (x.round().max(0.0), y.round().max(0.0));
        ((x as usize).min(right), (y as usize).min(bottom))
    }
}

/// A canvas of braille characters, two dots wide and four high each.
struct Dots {
    patterns: Vec<Vec<(Ink, u8)>>,
}

impl Dots {
    fn new(width: usize) -> Dots {
        Dots { patterns: vec![vec![(Ink::Plain, 0); width]; HEIGHT] }
    }

    /// Every `step`-th dot of a straight line.
    fn line(&mut self, ink: Ink, from: (usize, usize), to: (usize, usize), step: usize) {
        let (dx, dy) = (to.0 as f64 - from.0 as f64, to.1 as f64 - from.1 as f64);
        let steps = dx.abs().max(dy.abs()).max(1.0) as usize;
        for i in (0..=steps).step_by(step) {
            let along = i as f64 / steps as f64;
            let x = (from.0 as f64 + dx * along).round() as usize;
            let y = (from.1 as f64 + dy * along).round() as usize;
            // The Unicode numbering of the eight dots.
            const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
            let (owner, pattern) = &mut self.patterns[y / 4][x / 2];
            *owner = ink;
            *pattern |= BITS[y % 4][x % 2];
        }
    }

    fn cells(&self) -> Vec<Vec<(Ink, char)>> {
        let character = |pattern: u8| match pattern {
            0 => ' ',
            pattern => char::from_u32(0x2800 + u32::from(pattern)).unwrap_or(' '),
        };
        let row = |row: &Vec<(Ink, u8)>| row.iter().map(|&(ink, dots)| (ink, character(dots))).collect();
        self.patterns.iter().map(row).collect()
    }
}

/// Writes `ideal` where the ideal line ends, if nothing is there.
fn label_ideal(cells: &mut [Vec<(Ink, char)>], scale: &Scale, end: f64) {
    let (x, y) = scale.dot(end, end);
    let row = &mut cells[y / 4];
    let label = " ideal";
    let after = x / 2 + 1;
    let start = if after + label.len() <= row.len() { after } else { (x / 2).saturating_sub(label.len() + 2) };
    let place = row.iter_mut().skip(start).take(label.len());
    if place.len() == label.len() && row[start..start + label.len()].iter().all(|cell| cell.1 == ' ') {
        for (cell, letter) in row[start..].iter_mut().zip(label.chars()) {
            *cell = (Ink::Faint, letter);
        }
    }
}

/// The names of the curves with their last values, each by its row, moved apart where they would meet.
fn names(curves: &[Curve], scale: &Scale) -> Vec<(usize, Mode, String)> {
    let mut names: Vec<(usize, Mode, String)> = Vec::new();
    for curve in curves {
        if let Some(&(workers, speedup)) = curve.points.last() {
            let row = scale.dot(workers.into(), speedup).1 / 4;
            let text = format!("{} {} {}", sign(curve.mode), curve.mode.word(), factor(speedup));
            names.push((row, curve.mode, text));
        }
    }
    names.sort_by_key(|name| name.0);
    for i in 1..names.len() {
        names[i].0 = names[i].0.max(names[i - 1].0 + 1);
    }
    // Whoever was pushed off the bottom pushes back.
    let mut limit = HEIGHT;
    for name in names.iter_mut().rev() {
        name.0 = name.0.min(limit - 1);
        limit = name.0;
    }
    names
}

fn assemble(
    comparison: &Comparison,
    canvas: Canvas,
    scale: &Scale,
    cells: &[Vec<(Ink, char)>],
    names: &[(usize, Mode, String)],
) -> String {
    let mut text = paint(canvas, Ink::Heading, "Speed-up over workers") + "\n";
    let ticks = ticks(scale);
    for (number, row) in cells.iter().enumerate() {
        let tick = ticks.iter().find(|tick| tick.0 == number);
        let axis = tick.map_or(format!("{:>4} │", ""), |tick| format!("{:>4} ┤", tick.1));
        let mut line = paint(canvas, Ink::Faint, &axis);
        let end = row.iter().rposition(|cell| cell.1 != ' ').map_or(0, |last| last + 1);
        let name = names.iter().find(|name| name.0 == number);
        let shown = if name.is_some() { row.len() } else { end };
        // Neighbours of one colour are painted together.
        for run in row[..shown].chunk_by(|a, b| a.0 == b.0) {
            line += &paint(canvas, run[0].0, &run.iter().map(|cell| cell.1).collect::<String>());
        }
        if let Some((_, mode, name)) = name {
            line += "  ";
            line += &paint(canvas, Ink::Mode(*mode), name);
        }
        text += line.trim_end();
        text.push('\n');
    }
    text + &workers_axis(comparison, canvas, scale)
}

/// Rows of the picture with a number at the axis.
fn ticks(scale: &Scale) -> Vec<(usize, String)> {
    let step = [0.5, 1.0, 2.0, 4.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0]
        .into_iter()
        .find(|step| scale.top / step <= 5.0)
        .unwrap_or(1000.0);
    let count = (scale.top / step) as usize;
    let tick = |i: usize| {
        let value = i as f64 * step;
        (scale.dot(1.0, value).1 / 4, value)
    };
    let decimals = usize::from(step < 1.0);
    (0..=count).map(tick).map(|(row, value)| (row, format!("{value:.decimals$}"))).collect()
}

/// The horizontal axis with the numbers of workers that were measured, as far as there is room for them.
fn workers_axis(comparison: &Comparison, canvas: Canvas, scale: &Scale) -> String {
    let mut workers: Vec<u32> = comparison.rows.iter().map(|row| row.workers).collect();
    workers.sort_unstable();
    workers.dedup();
    let mut axis: Vec<char> = vec!['─'; scale.width];
    let mut numbers = vec![' '; scale.width + 6];
    let mut free = 0;
    for workers in workers.into_iter().filter(|&n| f64::from(n) <= scale.most_workers) {
        let column = scale.dot(workers.into(), 0.0).0 / 2;
        axis[column] = '┴';
        let label = workers.to_string();
        let start = column.saturating_sub((label.len() - 1) / 2);
        if start >= free {
            for (place, digit) in numbers[start..].iter_mut().zip(label.chars()) {
                *place = digit;
            }
            free = start + label.len() + 1;
        }
    }
    let axis: String = axis.into_iter().collect();
    let numbers: String = numbers.into_iter().collect();
    let axis = paint(canvas, Ink::Faint, &format!("     └{axis}"));
    let numbers = paint(canvas, Ink::Faint, &format!("      {}  workers", numbers.trim_end()));
    format!("{axis}\n{numbers}\n")
}
