//! What the figures of a comparison mean, in a few sentences.
//!
//! Every claim is computed from figures in the table above it. Where they do not carry one, that is what is said.

use super::human::{bytes, count, factor, seconds, share};
use crate::compare::{Comparison, Figures, Mode, Row};
use crate::worker::Shape;

/// Shorter runs are mostly the starting and ending of workers.
const TOO_SHORT_SECONDS: f64 = 0.010;
/// Where workers have a core for less of the time in which they could run, the machine is busy with something else.
const TOO_FEW_CORES: f64 = 0.85;
/// Larger spreads drown what is to be explained.
const TOO_LARGE_SPREAD: f64 = 0.20;
/// From this efficiency on, workers count as not held back.
const GOOD_EFFICIENCY: f64 = 0.75;

/// Paragraphs, each a few sentences in one line.
pub(crate) fn explain(comparison: &Comparison) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let failed = comparison.rows.iter().filter(|row| row.result.is_err()).count();
    if failed > 0 {
        paragraphs.push(format!("{failed} of {} rows failed; nothing below is about them.", comparison.rows.len()));
    }
    let Some(workers) = focus(comparison) else {
        paragraphs.push(match failed {
            0 => "Only one worker was measured. To see what several do, add --workers 1,2,4.".into(),
            _ => "What is left is too little to compare.".into(),
        });
        return paragraphs;
    };
    if let Some(obstacle) = obstacle(comparison, workers) {
        paragraphs.push(obstacle);
        return paragraphs;
    }
    let story = Story { comparison, workers, n: f64::from(workers) };
    paragraphs.extend(story.threads());
    paragraphs.extend(story.bound());
    paragraphs.extend(story.threads_nogil());
    paragraphs.extend(story.processes());
    paragraphs.extend(story.more_than_cores());
    if comparison.rows.iter().filter_map(Row::figures).all(|f| f.seconds_all.len() < 2) {
        paragraphs.push("Each was measured once, so it is unknown how far these times spread; --repeat 3 tells.".into());
    }
    paragraphs
}

/// The number of workers to speak of: the most that have a core each, or else the fewest of several.
fn focus(comparison: &Comparison) -> Option<u32> {
    let several = || {
        let rows = comparison.rows.iter().filter(|row| row.workers > 1);
        let rows = rows.filter(|row| row.figures().is_some_and(|figures| figures.speedup.is_some()));
        rows.map(|row| row.workers)
    };
    let fitting = several().filter(|&workers| workers as usize <= comparison.cores);
    fitting.max().or_else(|| several().min())
}

/// Why nothing can be concluded, if so.
fn obstacle(comparison: &Comparison, workers: u32) -> Option<String> {
    if comparison.cores == 1 {
        return Some(
            "There is only one core here, so no way of running can do more than one worker's work at a time, \
             and these figures say nothing about the lock. Run it on a machine with more cores, or give \
             gilbox more than one."
                .into(),
        );
    }
    let rows = || {
        let rows = comparison.rows.iter().filter(|row| [1, workers].contains(&row.workers));
        rows.filter_map(|row| Some((row, row.figures()?)))
    };
    let shortest = rows().min_by(|a, b| a.1.seconds.total_cmp(&b.1.seconds));
    if let Some((row, figures)) = shortest
        && figures.seconds < TOO_SHORT_SECONDS
    {
        return Some(format!(
            "These runs are too short to judge by: {} took {}. Give each worker at least {} to do, for example with --args.",
            name(row),
            seconds(figures.seconds),
            seconds(TOO_SHORT_SECONDS)
        ));
    }
    let barest = rows().filter(|(row, figures)| is_robbed(comparison, row, figures));
    if let Some((row, figures)) = barest.min_by(|a, b| a.1.core_share.total_cmp(&b.1.core_share)) {
        return Some(format!(
            "The machine was busy: of the time in which {} could run, {} had a core for {}; the rest went to something \
             else. So these figures say nothing of the lock or the work. Try again when it is quiet.",
            name(row),
            if row.workers == 1 { "it" } else { "they" },
            share(figures.core_share)
        ));
    }
    let widest = rows().max_by(|a, b| a.1.spread.total_cmp(&b.1.spread));
    if let Some((row, figures)) = widest
        && figures.spread > TOO_LARGE_SPREAD
    {
        return Some(format!(
            "These times spread too far to be explained: those of {} by {} of their median. Something else is using \
             the machine, or the work differs from run to run. Try again when it is quiet, or with a larger --repeat.",
            name(row),
            share(figures.spread)
        ));
    }
    None
}

/// Whether something else used the cores that the row's workers could have used: with a core for each, or one at a time, they don't
/// take them from each other, and what else they may have started didn't use them either.
fn is_robbed(comparison: &Comparison, row: &Row, figures: &Figures) -> bool {
    let cores = comparison.cores as f64;
    let has_cores = f64::from(row.workers) <= cores || row.mode == Mode::Threads;
    has_cores && figures.core_share < TOO_FEW_CORES && figures.cores_used < TOO_FEW_CORES * cores
}

fn name(row: &Row) -> String {
    crew(row.mode, row.workers)
}

/// `2 threads`, `one process`, `2 threads without the lock`.
fn crew(mode: Mode, workers: u32) -> String {
    let number = match workers {
        1 => "one".to_string(),
        workers => workers.to_string(),
    };
    match (mode, workers) {
        (Mode::Threads, 1) => format!("{number} thread"),
        (Mode::Threads, _) => format!("{number} threads"),
        (Mode::ThreadsNogil, 1) => format!("{number} thread without the lock"),
        (Mode::ThreadsNogil, _) => format!("{number} threads without the lock"),
        (Mode::Processes, 1) => format!("{number} process"),
        (Mode::Processes, _) => format!("{number} processes"),
    }
}

struct Story<'a> {
    comparison: &'a Comparison,
    workers: u32,
    n: f64,
}

impl Story<'_> {
    /// The mode's figures with the number of workers spoken of, and its speed-up.
    fn of(&self, mode: Mode) -> Option<(&Figures, f64)> {
        let figures = self.comparison.figures(mode, self.workers)?;
        Some((figures, figures.speedup?))
    }

    /// How the time of several compares with the time of one.
    fn time_against_one(&self, mode: Mode, figures: &Figures) -> Option<String> {
        let one = self.comparison.figures(mode, 1)?;
        let times = factor(figures.seconds / one.seconds.max(1e-9));
        Some(match self.comparison.shape {
            Shape::Each => format!("{times} times as long as one for {} times the work", self.workers),
            Shape::Shared => format!("{times} times as long as one for the same work"),
        })
    }

    fn threads(&self) -> Option<String> {
        let (figures, speedup) = self.of(Mode::Threads)?;
        let mut text = format!(
            "With the lock on, {} took {}: a speed-up of {}.",
            crew(Mode::Threads, self.workers),
            self.time_against_one(Mode::Threads, figures)?,
            factor(speedup)
        );
        let waiting = share(figures.gil_wait_share);
        let cores = format!("{} of {} cores", factor(figures.cores_used), self.comparison.cores);
        let hand_overs = count(figures.switches / figures.seconds.max(1e-9));
        let is_held_back = speedup < GOOD_EFFICIENCY * self.n;
        // What N threads would wait if the lock alone made them take turns.
        let turns = 1.0 - 1.0 / self.n;
        text += &if is_held_back && figures.gil_wait_share >= turns / 2.0 {
            format!(
                " The lock bound them: they waited for it {waiting} of their time, it changed hands {hand_overs} times a \
                 second, and all together they used {cores}."
            )
        } else if is_held_back {
            format!(
                " It was not the lock alone that held them back: they waited for it only {waiting} of their time. They used {cores}."
            )
        } else if figures.cores_used < self.n / 2.0 {
            format!(
                " The lock did not bind them: they waited for it {waiting} of their time and used {cores}, so most of \
                 this work is waiting for something else, during which a thread gives the lock up."
            )
        } else {
            format!(" The lock hardly bound them: they waited for it {waiting} of their time and used {cores}.")
        };
        Some(text)
    }

    /// What the lock allows. While one thread holds it, others may do what needs no lock: so its share of one thread's time is no serial
    /// part as in Amdahl's law but the use of a resource that serves one at a time, which is worth 1/share threads at most.
    fn bound(&self) -> Option<String> {
        let (_, speedup) = self.of(Mode::Threads)?;
        let held = self.comparison.reference.as_ref()?.lock_share.min(1.0);
        if held <= 0.0 {
            return None;
        }
        let room = 1.0 / held;
        let bound = room.min(self.n);
        let mut text =
            format!("One thread alone held the lock for {} of its run, and the lock serves one thread at a time.", share(held));
        text += &if room < self.n {
            format!(" So threads do no more than {} threads' worth of this work, however many they are", factor(room))
        } else {
            format!(
                " So it can bind only more than {} threads, and allows {} a speed-up of {}",
                count(room),
                self.workers,
                factor(bound)
            )
        };
        text += &format!("; measured: {}.", factor(speedup));
        if factor(speedup) != factor(bound) && speedup > bound {
            text += &format!(
                " That is {} more than it allows: these times are off by as much, or one thread among several holds the \
                 lock for less than one alone.",
                share(speedup / bound - 1.0)
            );
        }
        Some(text)
    }

    fn threads_nogil(&self) -> Option<String> {
        let (figures, speedup) = self.of(Mode::ThreadsNogil)?;
        let mut text = format!(
            "With the lock off, {} threads reached a speed-up of {} and used {} cores.",
            self.workers,
            factor(speedup),
            factor(figures.cores_used)
        );
        let attainable = self.n.min(self.comparison.cores as f64);
        if speedup < GOOD_EFFICIENCY * attainable {
            text += if figures.cores_used >= 0.9 * attainable {
                " They kept the cores busy and still slowed each other down: they met at shared data or at memory."
            } else {
                " They left the cores idle for part of the time: they waited for each other or for something else."
            };
        }
        let one = self.comparison.figures(Mode::ThreadsNogil, 1);
        if let (Some(one), Some(locked)) = (one, &self.comparison.reference) {
            let change = one.seconds / locked.seconds.max(1e-9) - 1.0;
            let noise = one.spread.max(locked.spread);
            text += &if change.abs() <= noise.max(0.01) {
                " One thread alone was as fast as with the lock, as far as these times can tell.".to_string()
            } else if change > 0.0 {
                format!(" One thread alone took {} longer than with the lock: the price of doing without it.", share(change))
            } else {
                format!(" One thread alone took {} less time than with the lock.", share(-change))
            };
        }
        Some(text)
    }

    fn processes(&self) -> Option<String> {
        let (figures, speedup) = self.of(Mode::Processes)?;
        let mut text =
            format!("{} processes, each with a lock of its own, reached a speed-up of {}.", self.workers, factor(speedup));
        let attainable = self.n.min(self.comparison.cores as f64);
        if speedup < GOOD_EFFICIENCY * attainable {
            text += &format!(
                " That is less than the {} that they could have: they used {} cores.",
                factor(attainable),
                factor(figures.cores_used)
            );
        }
        let other = [Mode::Threads, Mode::ThreadsNogil];
        let threads = other.iter().find_map(|&mode| self.comparison.figures(mode, self.workers));
        let against = |value: fn(&Figures) -> f64, show: fn(f64) -> String| {
            let threads = threads.map(|threads| format!(" (threads: {})", show(value(threads))));
            show(value(figures)) + &threads.unwrap_or_default()
        };
        text += &match figures.rss_bytes_per_worker {
            Some(_) => format!(
                " They paid with {} to start, {} of memory each, and {} sent between processes.",
                against(|figures| figures.start_seconds, seconds),
                against(|figures| figures.rss_bytes_per_worker.unwrap_or(0.0), bytes),
                bytes(figures.ipc_bytes)
            ),
            None => format!(
                " They paid with {} to start and {} sent between processes.",
                against(|figures| figures.start_seconds, seconds),
                bytes(figures.ipc_bytes)
            ),
        };
        Some(text)
    }

    /// What more workers than cores brought to whichever mode gained most of it.
    fn more_than_cores(&self) -> Option<String> {
        let rows = || self.comparison.rows.iter();
        let most = rows().map(|row| row.workers).max()?;
        let cores = self.comparison.cores;
        if self.workers as usize > cores || most as usize <= cores {
            return None;
        }
        let gains = Mode::ALL.iter().filter_map(|&mode| {
            let before = self.of(mode)?.1;
            let after = self.comparison.figures(mode, most)?.speedup?;
            Some((after / before.max(1e-9), after))
        });
        let (gain, after) = gains.max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(if gain <= 1.1 {
            format!("More workers than cores brought nothing: {most} were no faster than {} in any mode.", self.workers)
        } else {
            format!(
                "More workers than cores still helped: {most} reached up to {}, so the work leaves cores idle at times.",
                factor(after)
            )
        })
    }
}
