//! What was found, for the looks to be taken at it.

use std::collections::BTreeMap;

use crate::finding::Findings;
use crate::history::Repository;
use crate::pipeline::Understood;

/// What was found in the college's folder and on this computer.
#[derive(Debug)]
pub struct Facts<'a> {
    pub version: &'a str,
    /// The folder that was looked at, as a person sees it.
    pub site: &'a str,
    pub college: Option<&'a Understood>,
    /// What `check --locked` finds.
    pub findings: &'a Findings,
    pub repository: &'a Repository,
    /// Texts of files that a host or an editor reads, by path from the folder; only those that are there.
    pub written: &'a BTreeMap<String, String>,
    pub has_ledger: bool,
    /// Whether the theme's own folder is there.
    pub has_theme_folder: bool,
    /// The folder of people outside the college's, where one is named.
    pub people: Option<&'a str>,
    /// Where photographs are kept that were made smaller; why that cannot be, and nothing where no folder is known.
    pub cache: Option<Result<(), String>>,
}
