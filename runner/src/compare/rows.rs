//! From repeated measurements to the rows of the table: medians, spreads and speed-ups.

use super::measurement::{Attempt, Failure, Measurement};
use super::mode::Mode;
use crate::worker::Shape;

/// Everything that a comparison found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Comparison {
    pub(crate) script: String,
    /// How many cores this process may use, or that were simulated.
    pub(crate) cores: usize,
    pub(crate) simulated: bool,
    pub(crate) shape: Shape,
    /// One worker with the lock on, the reference for all modes; none if that failed.
    pub(crate) reference: Option<Figures>,
    /// By mode, then by number of workers.
    pub(crate) rows: Vec<Row>,
}

/// One mode with one number of workers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) mode: Mode,
    pub(crate) workers: u32,
    pub(crate) result: Result<Figures, Failure>,
}

/// The medians of a row's measurements.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figures {
    pub(crate) seconds: f64,
    /// In the order in which they were measured.
    pub(crate) seconds_all: Vec<f64>,
    /// (slowest - fastest) / median.
    pub(crate) spread: f64,
    /// Against one worker of the same mode; none if that failed.
    pub(crate) speedup: Option<f64>,
    /// Against one worker with the lock on; none if that failed.
    pub(crate) vs_one_locked: Option<f64>,
    pub(crate) cores_used: f64,
    pub(crate) core_share: f64,
    pub(crate) gil_wait_share: f64,
    pub(crate) lock_share: f64,
    pub(crate) switches: f64,
    pub(crate) start_seconds: f64,
    /// None where it is simulated.
    pub(crate) rss_bytes_per_worker: Option<f64>,
    pub(crate) ipc_bytes: f64,
}

impl Row {
    pub(crate) fn figures(&self) -> Option<&Figures> {
        self.result.as_ref().ok()
    }

    /// Speed-up per worker.
    pub(crate) fn efficiency(&self) -> Option<f64> {
        Some(self.figures()?.speedup? / f64::from(self.workers))
    }
}

impl Comparison {
    /// The row of a mode with a number of workers, if it was measured.
    pub(crate) fn figures(&self, mode: Mode, workers: u32) -> Option<&Figures> {
        let mut rows = self.rows.iter();
        let row = rows.find(|row| row.mode == mode && row.workers == workers);
        row.and_then(Row::figures)
    }

    /// The cores that a row's workers used; none if they cannot have been as many, in so short a time that the clocks of CPU time and of
    /// real time don't agree.
    pub(crate) fn cores_used(&self, figures: &Figures) -> Option<f64> {
        Some(figures.cores_used).filter(|&used| used < self.cores as f64 + 0.05)
    }

    /// Whether there is a row with figures.
    pub(crate) fn has_figures(&self) -> bool {
        self.rows.iter().any(|row| row.result.is_ok())
    }

    pub(crate) fn has_failed(&self) -> bool {
        self.rows.iter().any(|row| row.result.is_err())
    }

    /// Puts the attempts at each mode and number of workers together.
    pub(crate) fn of(
        script: String,
        cores: usize,
        attempts: Vec<(Mode, u32, Vec<Attempt>)>,
        reference: Vec<Attempt>,
    ) -> Comparison {
        let all = || attempts.iter().flat_map(|(_, _, attempts)| attempts);
        let first = all().find_map(|attempt| match attempt {
            Attempt::Measured(measurement) => Some(measurement),
            Attempt::Failed(_) => None,
        });
        let shape = first.map_or(Shape::Each, |measurement| measurement.shape);
        let simulated = first.is_some_and(|measurement| measurement.simulated);
        let mut rows: Vec<Row> =
            attempts.into_iter().map(|(mode, workers, attempts)| Row { mode, workers, result: figures(attempts) }).collect();
        rows.sort_by_key(|row| (row.mode, row.workers));

        let ones: Vec<(Mode, f64)> =
            rows.iter().filter(|row| row.workers == 1).filter_map(|row| Some((row.mode, row.figures()?.seconds))).collect();
        let locked = rows.iter().find(|row| row.mode == Mode::Threads && row.workers == 1);
        let mut reference = match locked {
            Some(row) => row.figures().cloned(),
            None => figures(reference).ok(),
        };
        let locked_seconds = reference.as_ref().map(|figures| figures.seconds);
        let gain = |before: f64, after: f64, workers: u32| match shape {
            Shape::Each => f64::from(workers) * before / after,
            Shape::Shared => before / after,
        };
        for row in &mut rows {
            let one = ones.iter().find(|(mode, _)| *mode == row.mode);
            if let Ok(figures) = &mut row.result {
                let after = figures.seconds.max(1e-9);
                figures.speedup = one.map(|&(_, one)| gain(one, after, row.workers));
                figures.vs_one_locked = locked_seconds.map(|one| gain(one, after, row.workers));
            }
        }
        if let Some(figures) = &mut reference {
            figures.speedup = Some(1.0);
            figures.vs_one_locked = Some(1.0);
        }
        Comparison { script, cores, simulated, shape, reference, rows }
    }
}

/// The medians of measurements, or the first failure among them.
fn figures(attempts: Vec<Attempt>) -> Result<Figures, Failure> {
    let mut measured = Vec::new();
    for attempt in attempts {
        match attempt {
            Attempt::Measured(measurement) => measured.push(measurement),
            Attempt::Failed(failure) => return Err(failure),
        }
    }
    let of = |field: fn(&Measurement) -> f64| median(measured.iter().map(field));
    let memory = measured.iter().filter_map(|each| each.rss_bytes_per_worker);
    let seconds_all: Vec<f64> = measured.iter().map(|each| each.seconds).collect();
    let seconds = of(|each| each.seconds);
    let fastest = seconds_all.iter().copied().fold(f64::INFINITY, f64::min);
    let slowest = seconds_all.iter().copied().fold(0.0, f64::max);
    Ok(Figures {
        seconds,
        spread: if seconds > 0.0 { (slowest - fastest) / seconds } else { 0.0 },
        seconds_all,
        speedup: None,
        vs_one_locked: None,
        cores_used: of(|each| each.cpu_seconds / each.seconds.max(1e-9)),
        core_share: of(|each| each.core_share),
        gil_wait_share: of(|each| each.gil_wait_share),
        lock_share: of(|each| each.lock_share),
        switches: of(|each| each.switches),
        start_seconds: of(|each| each.start_seconds),
        rss_bytes_per_worker: measured.iter().all(|each| !each.simulated).then(|| median(memory)),
        ipc_bytes: of(|each| each.ipc_bytes),
    })
}

/// The middle value, or the mean of the two in the middle; 0 of nothing.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        n if n % 2 == 1 => values[n / 2],
        n => (values[n / 2 - 1] + values[n / 2]) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(seconds: f64, shape: Shape) -> Attempt {
        Attempt::Measured(Measurement {
            seconds,
            cpu_seconds: seconds,
            core_share: 1.0,
            gil_wait_share: 0.5,
            lock_share: 0.9,
            switches: 10.0,
            start_seconds: 0.01,
            rss_bytes_per_worker: Some(1e6),
            ipc_bytes: 0.0,
            shape,
            simulated: false,
        })
    }

    fn compare(shape: Shape, modes: [Mode; 2]) -> Comparison {
        let all = |seconds: &[f64]| seconds.iter().map(|&s| measured(s, shape)).collect();
        Comparison::of(
            "x.py".into(),
            2,
            vec![
                (modes[1], 1, all(&[1.1, 1.0, 0.9])),
                (modes[0], 2, all(&[2.0, 2.2])),
                (modes[1], 2, all(&[1.0])),
                (modes[0], 1, all(&[1.0])),
            ],
            all(&[2.0]),
        )
    }

    #[test]
    fn medians_and_speed_ups() {
        let result = compare(Shape::Each, [Mode::Threads, Mode::Processes]);
        let order: Vec<_> = result.rows.iter().map(|row| (row.mode, row.workers)).collect();
        assert_eq!(order, [(Mode::Threads, 1), (Mode::Threads, 2), (Mode::Processes, 1), (Mode::Processes, 2)]);
        let threads = result.figures(Mode::Threads, 2).unwrap();
        assert!((threads.seconds - 2.1).abs() < 1e-12);
        assert!((threads.speedup.unwrap() - 2.0 / 2.1).abs() < 1e-12);
        let processes = result.figures(Mode::Processes, 1).unwrap();
        assert!((processes.spread - 0.2).abs() < 1e-12);
        assert_eq!(result.figures(Mode::Processes, 2).unwrap().speedup, Some(2.0));
    }

    #[test]
    fn shared_work_is_not_multiplied() {
        let result = compare(Shape::Shared, [Mode::Threads, Mode::Processes]);
        assert_eq!(result.figures(Mode::Processes, 2).unwrap().speedup, Some(1.0));
    }

    #[test]
    fn without_the_mode_threads_the_reference_is_measured_apart() {
        let result = compare(Shape::Each, [Mode::ThreadsNogil, Mode::Processes]);
        let two = result.figures(Mode::Processes, 2).unwrap();
        assert_eq!(two.speedup, Some(2.0));
        assert_eq!(two.vs_one_locked, Some(4.0));
        assert_eq!(result.rows.len(), 4);
    }

    #[test]
    fn one_failure_fails_the_row() {
        let failure = Failure { reason: "worker-0 exited with code 7".into(), traceback: String::new(), output: String::new() };
        let one = vec![measured(1.0, Shape::Each), Attempt::Failed(failure.clone())];
        let two = vec![measured(1.0, Shape::Each)];
        let result = Comparison::of("x.py".into(), 2, vec![(Mode::Threads, 1, one), (Mode::Threads, 2, two)], vec![]);
        assert!(result.has_failed());
        assert_eq!(result.rows[0].result, Err(failure));
        assert_eq!(result.figures(Mode::Threads, 2).unwrap().speedup, None);
    }
}
