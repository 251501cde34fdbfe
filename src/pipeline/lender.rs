//! What is read late: the theme that the college names, and the pictures that are published.

use std::path::Path;

use crate::error::Result;
use crate::finding::{Finding, Findings};
use crate::read::{self, ThemeFile};

/// What is read only when the records have said that it is needed.
pub(super) trait Lender: Sync {
    fn theme(&self, name: &str, findings: &mut Findings) -> Result<Vec<ThemeFile>>;
    fn picture(&self, path: &str) -> Result<Vec<u8>, Box<Finding>>;
}

pub(super) struct OnDisk<'a>(pub(super) &'a Path);

impl Lender for OnDisk<'_> {
    fn theme(&self, name: &str, findings: &mut Findings) -> Result<Vec<ThemeFile>> {
        read::theme(self.0, name, findings)
    }

    fn picture(&self, path: &str) -> Result<Vec<u8>, Box<Finding>> {
        read::picture(self.0, path)
    }
}

#[derive(Default)]
pub(super) struct InMemory<'a> {
    /// By path in `themes/`.
    pub(super) theme_files: Vec<(&'a str, &'a [u8])>,
}

impl Lender for InMemory<'_> {
    fn theme(&self, name: &str, _: &mut Findings) -> Result<Vec<ThemeFile>> {
        let of_theme = |(path, bytes): &(&str, &[u8])| {
            let path = path.strip_prefix(name)?.strip_prefix('/')?.to_owned();
            let bytes = bytes.to_vec();
            Some(ThemeFile { path, bytes })
        };
        Ok(self.theme_files.iter().filter_map(of_theme).collect())
    }

    fn picture(&self, _: &str) -> Result<Vec<u8>, Box<Finding>> {
        Ok(Vec::new())
    }
}
