//! What is read late: the theme that the college names, and the pictures that are published.

use std::path::Path;

use crate::error::Result;
use crate::finding::{Finding, Findings};
use crate::pictures::Size;
use crate::read::{self, ThemeFile};

/// What is read only when the records have said that it is needed.
pub(super) trait Lender: Sync {
    fn theme(&self, name: &str, findings: &mut Findings) -> Result<Vec<ThemeFile>>;
    fn picture(&self, path: &str) -> Result<Vec<u8>, Box<Finding>>;
    /// How large a picture is shown, when that is known.
    fn picture_size(&self, path: &str) -> Option<Size>;
}

pub(super) struct OnDisk<'a> {
    pub(super) site: &'a Path,
    /// Where pictures that took long to make are kept for the next time.
    pub(super) kept: Option<&'a Path>,
}

impl Lender for OnDisk<'_> {
    fn theme(&self, name: &str, findings: &mut Findings) -> Result<Vec<ThemeFile>> {
        read::theme(self.site, name, findings)
    }

    fn picture(&self, path: &str) -> Result<Vec<u8>, Box<Finding>> {
        read::picture(self.site, path, self.kept)
    }

    fn picture_size(&self, path: &str) -> Option<Size> {
        read::picture_size(self.site, path)
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

    fn picture_size(&self, _: &str) -> Option<Size> {
        None
    }
}
