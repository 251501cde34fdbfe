//! A sink that sees what of private venues is in the files of a site.

use std::sync::{Mutex, PoisonError};

use crate::artifact::{Artifact, Leak, SitePath};
use crate::error::Result;
use crate::publish::Sink;
use crate::site::Site;
use crate::text::secrets::Secrets;

/// Hands everything on, and sees what of private venues is in it.
pub(super) struct Watch<'a> {
    sink: &'a dyn Sink,
    pub(super) secrets: Secrets,
    found: Mutex<Vec<Leak>>,
}

impl<'a> Watch<'a> {
    pub(super) fn new(site: &Site<'_>, sink: &'a dyn Sink) -> Self {
        Self {
            sink,
            secrets: Secrets::new(site.catalogue),
            found: Mutex::default(),
        }
    }

    pub(super) fn leaks(&self) -> Vec<Leak> {
        let mut leaks = self
            .found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        leaks.sort();
        leaks
    }
}

impl Sink for Watch<'_> {
    fn take(&self, artifact: Artifact) -> Result<()> {
        let leaks = self.secrets.leaks(&artifact);
        if !leaks.is_empty() {
            self.found
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend(leaks);
        }
        self.sink.take(artifact)
    }

    /// In a file that was published nothing was found, and the secrets are part of its key.
    fn keep(&self, path: &SitePath) -> Result<bool> {
        self.sink.keep(path)
    }
}
