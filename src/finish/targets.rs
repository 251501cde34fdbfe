//! Where the links of a site lead: each target is kept once, however many links lead there.

use std::collections::HashSet;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use crate::artifact::Target;

/// In so many parts, so that pages that are finished at the same time seldom wait for each other.
const PARTS: usize = 16;

/// The targets that were met so far, in no order.
#[derive(Default)]
pub(super) struct Targets {
    choice: RandomState,
    parts: [Mutex<HashSet<Arc<Target>>>; PARTS],
}

impl Targets {
    /// The target that all links share which lead there.
    pub(super) fn shared(&self, target: Target) -> Arc<Target> {
        let part = self.choice.hash_one(&target) % PARTS as u64;
        let part = self.parts.get(usize::try_from(part).unwrap_or(0));
        let Some(part) = part else {
            return Arc::new(target);
        };
        let mut known = part.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&target) {
            return known.clone();
        }
        let target = Arc::new(target);
        known.insert(target.clone());
        target
    }
}

/// What was met so far says nothing about the site.
impl fmt::Debug for Targets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Targets")
    }
}
