//! Where finished files go, and what may be published at all.

use crate::artifact::{Artifact, SitePath};
use crate::error::Result;
use crate::finding::{Findings, Level};

/// Where finished files go.
pub trait Sink: Sync {
    /// Takes one file.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    fn take(&self, artifact: Artifact) -> Result<()>;

    /// Takes over the file that the last build left at a path; `false` where there is none, or it is not as it was left.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    fn keep(&self, _path: &SitePath) -> Result<bool> {
        Ok(false)
    }
}

/// Keeps nothing: for `check`.
#[derive(Debug)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn take(&self, _: Artifact) -> Result<()> {
        Ok(())
    }
}

/// That a site has no error among its findings: only what passed can be published.
#[derive(Debug)]
pub struct Approved(());

impl Approved {
    /// `None` when there is an error.
    pub fn new(findings: &Findings) -> Option<Self> {
        (findings.count(Level::Error) == 0).then_some(Self(()))
    }
}
