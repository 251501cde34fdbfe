//! Beginnings: a record, or a whole college, as files that a coordinator fills in.

mod hosts;

pub use crate::scaffold::hosts::Host;

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use include_dir::{Dir, DirEntry, include_dir};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::error::{Error, Result};
use crate::finding::Findings;
use crate::model::kind::{Kind, suggested_id, wrong_id};
use crate::parse;
use crate::source::{Source, SourceId};

static COLLEGE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/college");
/// The accessibility statement, which is begun from the model that the law names and not from an empty page.
const STATEMENT: &str = "content/pages/accessibility.md";

static RECORDS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/records");

/// Writes a draft of a record, and gives its path; a person goes to the folder of people where there is one.
///
/// # Errors
///
/// When the id cannot be an address, the file is there already, this is no college's folder, its people are kept
/// elsewhere and nobody says where, or the disk says no.
pub fn new(
    site: &Path,
    people: Option<&Path>,
    kind: Kind,
    id: &str,
    today: Date,
) -> Result<PathBuf> {
    if let Some(reason) = wrong_id(kind, id) {
        let suggestion = suggested_id(id);
        let help = if wrong_id(kind, &suggestion).is_none() {
            format!("call it {suggestion}")
        } else {
            "choose another id".to_owned()
        };
        return Err(Error::refused(reason, help));
    }
    if !site.join("content/college.md").is_file() {
        return Err(Error::refused(
            format!(
                "{} is not the folder of a college: it has no content/college.md",
                site.display()
            ),
            "run the command in the college's folder, name it with --site, or begin one with `prospectus init DIR`",
        ));
    }
    let template = RECORDS
        .get_file(format!("{}.md", kind.noun()))
        .and_then(|file| file.contents_utf8());
    let text = template.unwrap_or("---\n---\n");
    let statement = COLLEGE
        .get_file(STATEMENT)
        .and_then(|file| file.contents_utf8())
        .filter(|_| STATEMENT == format!("{}{id}.md", kind.folder()))
        .map(|text| text.replacen("---\n", "---\ndraft: yes\n", 1));
    let text = statement.as_deref().unwrap_or(text);
    let folder = match people.filter(|_| kind == Kind::Person) {
        Some(people) => people_folder(people)?,
        None if kind == Kind::Person => own_people_folder(site)?,
        None => site.join(kind.folder()),
    };
    let path = folder.join(format!("{id}.md"));
    write_new(&path, &filled(text, today))?;
    Ok(path)
}

/// A new folder is not made: a name with a typing mistake would put a person where nobody looks, or publishes.
fn people_folder(people: &Path) -> Result<PathBuf> {
    people
        .read_dir()
        .map_err(|cause| Error::disk("open the people folder", people, cause))?;
    Ok(people.to_owned())
}

/// The folder of people in the college's own folder, unless the college keeps them elsewhere.
fn own_people_folder(site: &Path) -> Result<PathBuf> {
    let path = site.join("content/college.md");
    let text = fs::read_to_string(&path).map_err(|cause| Error::disk("read", &path, cause))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let source = Source::new("content/college.md", text);
    let mut ignored = Findings::default();
    let Some(college) = parse::document(SourceId::NOWHERE, &source, &mut ignored) else {
        return Err(Error::refused(
            "content/college.md cannot be read, so where its people are kept is not known",
            "put right what `prospectus check` says, or name the folder of its people with --people",
        ));
    };
    let elsewhere = college.front.get("people");
    if elsewhere.is_none_or(|entry| entry.value.is_null()) {
        return Ok(site.join(Kind::Person.folder()));
    }
    Err(Error::refused(
        "this college keeps its people outside the repository: content/college.md says people: overlay",
        "name the folder where they are kept: --people DIR, or PROSPECTUS_PEOPLE",
    ))
}

/// Writes a small college that passes `check`, with what its host of git runs, and says how many files it has.
///
/// # Errors
///
/// When the folder is not empty, or the disk says no.
pub fn init(folder: &Path, host: Option<Host>, today: Date) -> Result<usize> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries.count(),
        Err(cause) if cause.kind() == ErrorKind::NotFound => 0,
        Err(cause) => return Err(Error::disk("open", folder, cause)),
    };
    if entries > 0 {
        return Err(Error::refused(
            format!("{} is not empty", folder.display()),
            "name a new folder",
        ));
    }
    let mut made = 0;
    write_all(&COLLEGE, folder, today, &mut made)?;
    if let Some(host) = host {
        let files = host.files();
        for (path, text) in &files {
            write_new(&folder.join(path), text)?;
        }
        made += files.len();
        add_to(&folder.join("README.md"), host.introduction())?;
    }
    // A name that begins with a dot would be hidden among the program's own files.
    write_new(
        &folder.join(".gitignore"),
        "/public\n/.public.*\n/panel-preview\n/.panel-preview.*\n",
    )?;
    Ok(made + 1)
}

fn write_all(from: &Dir<'_>, folder: &Path, today: Date, made: &mut usize) -> Result<()> {
    for entry in from.entries() {
        match entry {
            DirEntry::Dir(dir) => write_all(dir, folder, today, made)?,
            DirEntry::File(file) => {
                write_new(
                    &folder.join(file.path()),
                    &filled(file.contents_utf8().unwrap_or(""), today),
                )?;
                *made += 1;
            }
        }
    }
    Ok(())
}

fn add_to(path: &Path, text: &str) -> Result<()> {
    let file = OpenOptions::new().append(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|cause| Error::disk("write", path, cause))
}

/// Writes a new file of a college, by its path from the college's folder.
///
/// # Errors
///
/// When it is there already, or the disk says no.
pub fn new_file(site: &Path, path: &str, text: &str) -> Result<()> {
    write_new(&site.join(path), text)
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .map_err(|cause| Error::disk("make the folder", parent, cause))?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file
            .write_all(text.as_bytes())
            .map_err(|cause| Error::disk("write", path, cause)),
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => Err(Error::refused(
            format!("{} is there already", path.display()),
            "choose another id, or change the file that is there",
        )),
        Err(cause) => Err(Error::disk("write", path, cause)),
    }
}

/// Puts dates into a text: `{today}`, `{term start}` (a Tuesday in about six weeks), `{week 1}` … and so on.
fn filled(text: &str, today: Date) -> String {
    let days_ahead = |days: i64| today.checked_add(days.days()).unwrap_or(today);
    let mut start = days_ahead(42);
    while start.weekday() != Weekday::Monday {
        start = start.tomorrow().unwrap_or(start);
    }
    let from_start = |days: i64| start.checked_add(days.days()).unwrap_or(start).to_string();
    text.replace("{today}", &today.to_string())
        .replace("{in a year}", &days_ahead(365).to_string())
        .replace("{in three years}", &days_ahead(3 * 365).to_string())
        .replace("{term start}", &start.to_string())
        .replace("{term end}", &from_start(60))
        .replace("{term year}", &start.year().to_string())
        .replace("{week 1}", &from_start(1))
        .replace("{week 2}", &from_start(8))
        .replace("{week 3}", &from_start(15))
}
