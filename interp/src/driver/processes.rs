//! What an interpreter has to do with other processes: who starts its children, what its parent passed on, what its children reported.
//!
//! The driver starts no process itself. Whoever starts the interpreter gives it a [`Nursery`], or none, and then it has no children.

use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::Arc;

use parking_lot::Mutex;

use crate::trace::{Report, Traffic};

/// Called when a child is dead, with its exit code as Python counts it, and its report.
pub type Ended = Box<dyn FnOnce(i32, Report) + Send>;

/// Starts processes for a guest program.
pub trait Nursery: Send + Sync {
    /// Starts an interpreter process of this name, which gets copies of the descriptors and calls
    /// `multiprocessing.spawn.main(payload)`. When it is dead, however it died, `ended` is called from another thread.
    ///
    /// # Errors
    /// There are too many processes, or the operating system cannot start another.
    fn spawn(
        &self,
        name: &str,
        payload: Vec<u8>,
        descriptors: &[BorrowedFd<'_>],
        ended: Ended,
    ) -> io::Result<Arc<dyn GuestProcess>>;
}

/// A process that a guest program started. It lives on when this is dropped.
pub trait GuestProcess: Send + Sync {
    fn pid(&self) -> u32;

    /// Sends `SIGTERM`, unless the process has ended.
    fn terminate(&self);

    /// Sends `SIGKILL`, unless the process has ended.
    fn kill(&self);
}

/// An interpreter's relations.
#[derive(Default)]
pub struct Processes {
    nursery: Option<Arc<dyn Nursery>>,
    inherited: Mutex<Vec<Option<OwnedFd>>>,
    reports: Arc<Mutex<Vec<Report>>>,
    /// What the guest exchanges with others.
    pub(crate) traffic: Traffic,
}

impl Processes {
    /// `inherited` is what the parent passed on, if that is a guest too: the payload refers to them by their place.
    pub fn new(nursery: Arc<dyn Nursery>, inherited: Vec<OwnedFd>) -> Processes {
        let inherited = inherited.into_iter().map(Some).collect();
        Processes {
            nursery: Some(nursery),
            inherited: Mutex::new(inherited),
            reports: Arc::default(),
            traffic: Traffic::default(),
        }
    }

    /// Starts a child; see [`Nursery::spawn`]. Its report is kept.
    ///
    /// # Errors
    /// There is no nursery, there are too many processes, or the operating system cannot start another.
    pub fn spawn(
        &self,
        name: &str,
        payload: Vec<u8>,
        descriptors: &[BorrowedFd<'_>],
        ended: impl FnOnce(i32) + Send + 'static,
    ) -> io::Result<Arc<dyn GuestProcess>> {
        let Some(nursery) = &self.nursery else { return Err(io::Error::other("this interpreter starts no processes")) };
        self.traffic.sent(payload.len());
        let reports = self.reports.clone();
        let ended = move |exit_code, report| {
            reports.lock().push(report);
            ended(exit_code);
        };
        nursery.spawn(name, payload, descriptors, Box::new(ended))
    }

    /// What the parent passed on, by its place; once.
    pub fn inherit(&self, place: usize) -> Option<OwnedFd> {
        self.inherited.lock().get_mut(place)?.take()
    }

    /// The reports of the children that have ended.
    pub fn reports(&self) -> Vec<Report> {
        self.reports.lock().clone()
    }
}
