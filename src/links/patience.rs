//! How long to wait for hosts, and the moment when time is up for all.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long to wait.
#[derive(Debug, Clone)]
pub struct Patience {
    /// For the answer to one request.
    pub request: Duration,
    /// For everything together.
    pub all: Duration,
    /// Before each further try of an address whose host is busy.
    pub pauses: Vec<Duration>,
    /// The longest pause that a host may ask for; one that asks for more is not asked again.
    pub longest_pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            request: Duration::from_secs(15),
            all: Duration::from_secs(300),
            pauses: vec![Duration::from_secs(2), Duration::from_secs(8)],
            longest_pause: Duration::from_secs(30),
        }
    }
}

/// The moment when time is up, or all is done.
#[derive(Debug, Default)]
pub(super) struct Deadline {
    is_over: Mutex<bool>,
    changed: Condvar,
}

impl Deadline {
    pub(super) fn is_over(&self) -> bool {
        *self.is_over.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends everything that waits.
    pub(super) fn end(&self) {
        *self.is_over.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
    }

    /// Waits so long, or until time is up. Whether there is time left.
    pub(super) fn pause(&self, length: Duration) -> bool {
        let is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .changed
            .wait_timeout_while(is_over, length, |is_over| !*is_over);
        !*waited.unwrap_or_else(PoisonError::into_inner).0
    }
}
