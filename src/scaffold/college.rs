//! A whole college as it begins: an example to be changed, what its host runs, and a guide.

use include_dir::{Dir, DirEntry, include_dir};
use jiff::civil::Date;

use crate::export::schema::of_list;
use crate::model::lists::{WAIVER, WORD};
use crate::panel::written::scalar;
use crate::scaffold::fill::{with_dates, with_words};
use crate::scaffold::guide::guide;
use crate::scaffold::hosts::Host;
use crate::scaffold::usual::bank_holidays;

pub(super) static COLLEGE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/college");

/// What is asked before a college begins; each answer has been looked at.
#[derive(Debug, Clone)]
pub struct Beginning {
    pub name: String,
    pub short_name: String,
    /// With a slash at its end.
    pub base_url: String,
    /// BCP 47.
    pub language: String,
    /// A name of the IANA database.
    pub time_zone: String,
    pub host: Option<Host>,
}

/// The guide for coordinators.
pub const GUIDE: &str = "README.md";
/// Its name where a README.md is there already, which stays as it is.
pub const GUIDE_BESIDE: &str = "HOWTO.md";

/// What git leaves alone: the site, and what is half made.
const IGNORED: &str = "/public\n/.public.*\n/panel-preview\n/.panel-preview.*\n/.prospectus-*\n/content/.calendar.lock.*\n";
/// The ledger has one form on every computer, and nobody needs to read its changes.
const ATTRIBUTES: &str = "content/calendar.lock text eol=lf linguist-generated gitlab-generated\n";

impl Beginning {
    /// All files, by their paths from the college's folder, sorted.
    pub fn files(&self, guide_path: &str, today: Date) -> Vec<(String, String)> {
        let mut files = Vec::new();
        self.examples(&COLLEGE, today, &mut files);
        files.push((guide_path.to_owned(), guide(&self.name, self.host, today)));
        if let Some(host) = self.host {
            files.extend(host.files());
            files.extend(host.requests());
        }
        files.extend(editor());
        files.push((".gitignore".to_owned(), IGNORED.to_owned()));
        files.push((".gitattributes".to_owned(), ATTRIBUTES.to_owned()));
        files.sort();
        files
    }

    fn examples(&self, from: &Dir<'_>, today: Date, files: &mut Vec<(String, String)>) {
        for entry in from.entries() {
            match entry {
                DirEntry::Dir(dir) => self.examples(dir, today, files),
                DirEntry::File(file) => {
                    let path = file.path().to_string_lossy().replace('\\', "/");
                    let text = with_dates(file.contents_utf8().unwrap_or_default(), today);
                    files.push((path, self.with_answers(&text)));
                }
            }
        }
    }

    fn with_answers(&self, text: &str) -> String {
        let holidays = match bank_holidays(&self.time_zone) {
            Some(whose) => format!(
                "bank_holidays: {whose}   # england-and-wales, scotland, northern-ireland or none\n"
            ),
            None => String::new(),
        };
        let words = [
            ("name", scalar(&self.name)),
            ("short name", scalar(&self.short_name)),
            ("base url", self.base_url.clone()),
            ("language", self.language.clone()),
            ("time zone", self.time_zone.clone()),
            ("bank holidays", holidays),
        ];
        let words = words
            .each_ref()
            .map(|(name, words)| (*name, words.as_str()));
        with_words(text, &words)
    }
}

/// What Visual Studio Code reads. It checks front matter by the program itself, as a task; the two lists by their schemas.
pub fn editor() -> Vec<(String, String)> {
    let files = [
        (
            "settings.json",
            include_str!("editor/settings.json").to_owned(),
        ),
        (
            "extensions.json",
            include_str!("editor/extensions.json").to_owned(),
        ),
        ("tasks.json", include_str!("editor/tasks.json").to_owned()),
        ("words.schema.json", of_list(&WORD)),
        ("waivers.schema.json", of_list(&WAIVER)),
    ];
    let files = files.map(|(name, text)| (format!(".vscode/{name}"), text));
    files.to_vec()
}
