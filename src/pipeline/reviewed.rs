//! A change, with both of its sides understood: what `prospectus review` reports.

use std::path::Path;

use crate::error::Result;
use crate::history::{self, Touched};
use crate::pipeline::request::{Options, Outcome};
use crate::pipeline::understood::Understood;
use crate::read;

/// A change of a college since a revision.
#[derive(Debug)]
pub struct Reviewed {
    /// As it was asked for.
    pub revision: String,
    /// What `check --base` says of it.
    pub outcome: Outcome,
    /// The college where the change began; without any record when there was none.
    pub before: Understood,
    pub now: Understood,
    pub touched: Touched,
    /// The college's folder from the top of its repository, with a slash at its end; empty at the top.
    pub folder: String,
}

impl Reviewed {
    /// Understands both sides of what `outcome` was narrowed down to.
    ///
    /// # Errors
    ///
    /// When the machine fails.
    pub(super) fn new(
        site: &Path,
        options: &Options,
        revision: &str,
        base: history::Base,
        outcome: Outcome,
    ) -> Result<Self> {
        let people = options.people.as_deref();
        Ok(Self {
            revision: revision.to_owned(),
            folder: history::folder(site),
            before: Understood::new(read::kept(&base.files, people)?, options),
            now: Understood::new(read::read(site, people)?, options),
            touched: base.touched,
            outcome,
        })
    }
}
