//! What one interpreter exchanges with others.

use std::sync::atomic::{AtomicU64, Ordering};

use super::stats::{ProcessStats, ThreadStats};

/// The account of an interpreter's messages and pickles. Threads book at any time, but only where they make a system call or a pickle anyway.
#[derive(Debug, Default)]
pub struct Traffic {
    pickling: AtomicU64,
    bytes_sent: AtomicU64,
    bytes_received: AtomicU64,
    messages_sent: AtomicU64,
    messages_received: AtomicU64,
}

impl Traffic {
    /// A pickle was made or read, in so many nanoseconds.
    pub fn pickled(&self, nanos: u64) {
        self.pickling.fetch_add(nanos, Ordering::Relaxed);
    }

    /// A message was sent.
    pub fn sent(&self, bytes: usize) {
        self.bytes_sent.fetch_add(bytes as u64, Ordering::Relaxed);
        self.messages_sent.fetch_add(1, Ordering::Relaxed);
    }

    /// A message was received.
    pub fn received(&self, bytes: usize) {
        self.bytes_received.fetch_add(bytes as u64, Ordering::Relaxed);
        self.messages_received.fetch_add(1, Ordering::Relaxed);
    }

    /// What a process reports of its traffic; its threads know how long they have waited for others.
    pub fn stats<'a>(&self, threads: impl Iterator<Item = &'a ThreadStats>) -> ProcessStats {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        ProcessStats {
            waiting_ns: threads.map(|thread| thread.blocked.process_ns).sum(),
            pickling_ns: read(&self.pickling),
            bytes_sent: read(&self.bytes_sent),
            bytes_received: read(&self.bytes_received),
            messages_sent: read(&self.messages_sent),
            messages_received: read(&self.messages_received),
            ..ProcessStats::default()
        }
    }
}
