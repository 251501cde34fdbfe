//! Why an entry of a folder is not used, in a coordinator's words.

use std::fs;
use std::path::Path;

use crate::error::why;
use crate::finding::{Finding, Level, Place};
use crate::malformed::{UNUSABLE_FILE, UNUSABLE_PICTURE};
use crate::pictures::{Kind, Refusal};

/// The memory of the calendars, which the program writes.
pub const LEDGER_PATH: &str = "content/calendar.lock";

pub(super) enum Unusable {
    Closed(String),
    NotUtf8 { line: usize },
    TooLarge { limit: u64 },
    LeadsOut,
    LinkToFolder,
    NoFile,
    Folder,
    NoUse,
    Svg,
    PrivatePicture,
    LargePicture { limit: u64 },
    OtherType { named: Kind, is: &'static str },
    Picture(Refusal),
}

impl Unusable {
    pub(super) fn finding(&self, path: &str) -> Finding {
        let (message, help) = self.words(path);
        let level = match self {
            Self::PrivatePicture => Level::Advice,
            Self::NoUse | Self::Svg => Level::Warning,
            _ => Level::Error,
        };
        let code = match self {
            Self::LargePicture { .. } | Self::OtherType { .. } | Self::Picture(_) => {
                &UNUSABLE_PICTURE
            }
            _ => &UNUSABLE_FILE,
        };
        let place = Place::File(path.to_owned());
        Finding::new(code, place, message).help(help).level(level)
    }

    /// What is wrong, and what to do.
    fn words(&self, path: &str) -> (String, String) {
        match self {
            Self::Closed(cause) => {
                (format!("this file or folder cannot be opened: {cause}"), "look at who may read it, and whether it is where the link says".to_owned())
            }
            Self::Folder if path == LEDGER_PATH => (
                "this is a folder, and the ledger of the calendars is a file".to_owned(),
                "move the folder away, and take the ledger back from git if there was one: git checkout -- content/calendar.lock".to_owned(),
            ),
            Self::NotUtf8 { line } if path == LEDGER_PATH => (
                format!("this file was damaged: it is not text in UTF-8 (the first strange letter is in line {line})"),
                "take the last version that was right from git (git checkout -- content/calendar.lock), and build again".to_owned(),
            ),
            Self::NotUtf8 { line } => (
                format!("this file is not text in UTF-8 (the first strange letter is in line {line})"),
                "open it in your editor and save it with the encoding UTF-8".to_owned(),
            ),
            Self::TooLarge { limit } => (
                format!("this file is larger than {} MB", limit / 1024 / 1024),
                "was it put here by mistake? A course is a few kilobytes; make a picture smaller before you add it".to_owned(),
            ),
            Self::LeadsOut => (
                "this file is a link that leads out of the site's folder".to_owned(),
                "copy the file here instead: what is published must be in the college's own folder".to_owned(),
            ),
            Self::LinkToFolder => {
                ("this is a link to a folder, and such links are not followed".to_owned(), "move the files themselves here".to_owned())
            }
            Self::NoFile => (
                "this is a pipe or a device, not a file".to_owned(),
                "delete it, or put the text itself here".to_owned(),
            ),
            Self::Folder => (
                "this is a folder, but its name ends in .md like a text".to_owned(),
                "rename the folder, or move the text out of it".to_owned(),
            ),
            Self::NoUse => (
                "this kind of file is not used".to_owned(),
                "texts end in .md, lists in .yml, pictures in .png, .jpg, .webp, .avif or .gif; move everything else out of here".to_owned(),
            ),
            Self::Svg => (
                "this picture is SVG, which can hold scripts, so it is not published".to_owned(),
                "open it in a program for pictures or in a browser, and save what you see as PNG".to_owned(),
            ),
            Self::PrivatePicture => (
                "pictures of people and of reviews are not published".to_owned(),
                "for a picture that a page shows, put it beside the text of that page".to_owned(),
            ),
            Self::LargePicture { limit } => (
                format!("this picture is larger than {} MB", limit / 1024 / 1024),
                SMALLER.to_owned(),
            ),
            Self::OtherType { named, is } => picture_of_other_type(named.name(), is),
            Self::Picture(refusal) => refused(*refusal),
        }
    }
}

const SMALLER: &str =
    "make it smaller in a program for pictures: 2,000 dots wide is enough for any page";

fn refused(refusal: Refusal) -> (String, String) {
    match refusal {
        Refusal::Damaged => (
            "this picture is damaged, or not whole".to_owned(),
            "open it in a program for pictures and save it again, or copy it anew from where it came".to_owned(),
        ),
        Refusal::ManyDots(millions) => (
            format!("this picture has {millions} million dots"),
            SMALLER.to_owned(),
        ),
        Refusal::KeepsNotes => (
            "this picture holds what a camera wrote into it, which may say where it was taken".to_owned(),
            "save it as JPEG: from a JPEG that is taken out before it is published".to_owned(),
        ),
    }
}

fn picture_of_other_type(named: &str, is: &str) -> (String, String) {
    (
        format!("the name of this picture says {named}, and the file is {is}"),
        format!(
            "save it again as {named} in a program for pictures, or let its name end with the type that it is"
        ),
    )
}

/// The bytes of a file, unless there are too many.
pub(super) fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Unusable> {
    let closed = |cause: std::io::Error| Unusable::Closed(why(&cause));
    if path.metadata().map_err(closed)?.len() > limit {
        return Err(Unusable::TooLarge { limit });
    }
    fs::read(path).map_err(closed)
}
