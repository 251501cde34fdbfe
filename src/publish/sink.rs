//! Where finished files go, and what may be published at all.

use crate::artifact::Artifact;
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
