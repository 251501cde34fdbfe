//! Error: the machine or the program failed; never an author's mistake.
//!
//! An author's mistakes are findings (`finding.rs`): many, each at a place, shown together, exit code 1. An error is one,
//! it stops the program, and its exit code is 2.

use std::path::{Path, PathBuf};

/// What went wrong, while doing what, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot {action} {}: {}", path.display(), why(cause))]
    Disk {
        action: &'static str,
        path: PathBuf,
        cause: std::io::Error,
    },

    #[error("{message}")]
    Refused { message: String, help: String },

    #[error("the program failed while {doing}: {cause}")]
    Bug { doing: String, cause: String },
}

impl Error {
    /// The disk said no; `action` completes "cannot …".
    pub fn disk(action: &'static str, path: impl AsRef<Path>, cause: std::io::Error) -> Self {
        Self::Disk {
            action,
            path: path.as_ref().to_owned(),
            cause,
        }
    }

    /// Something asked for on the command line cannot be done.
    pub fn refused(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Refused {
            message: message.into(),
            help: help.into(),
        }
    }

    /// What the person at the terminal can do.
    pub fn help(&self) -> String {
        match self {
            Self::Disk { cause, .. } => match cause.kind() {
                std::io::ErrorKind::StorageFull => {
                    "the disk is full: make room and run the command again; nothing that was published has changed".into()
                }
                std::io::ErrorKind::PermissionDenied => {
                    "look at who may read and write this file or folder, and run the command again".into()
                }
                std::io::ErrorKind::ReadOnlyFilesystem => {
                    "this drive may only be read: name a folder on another one with --out, or copy the college's folder to one that may be written".into()
                }
                std::io::ErrorKind::ResourceBusy | std::io::ErrorKind::CrossesDevices => {
                    "if this folder is a drive of its own, name a folder in it with --out; otherwise close the programs that use it, and run the command again".into()
                }
                std::io::ErrorKind::NotFound => "look whether the name is spelt as on the disk".into(),
                _ => "nothing that was published has changed; put this right and run the command again".into(),
            },
            Self::Refused { help, .. } => help.clone(),
            Self::Bug { .. } => "this is a mistake in Prospectus, not in your files: please report it with this message".into(),
        }
    }
}

/// Why the disk said no, without the number that the machine has for it.
pub fn why(cause: &std::io::Error) -> String {
    match cause.kind() {
        std::io::ErrorKind::NotFound => "it is not there".to_owned(),
        std::io::ErrorKind::PermissionDenied => "this computer does not let you".to_owned(),
        std::io::ErrorKind::ReadOnlyFilesystem => "it may only be read".to_owned(),
        std::io::ErrorKind::ResourceBusy => "it is in use".to_owned(),
        _ => {
            let words = cause.to_string();
            let end = words.find(" (os error").unwrap_or(words.len());
            words[..end].to_owned()
        }
    }
}

/// What every fallible function of the machine's side returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;
