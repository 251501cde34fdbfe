//! A new record: a draft with every field that a good one has, each with a word on what to write.

use include_dir::{Dir, include_dir};
use jiff::civil::Date;

use crate::edit::front;
use crate::error::Result;
use crate::model::kind::Kind;
use crate::model::person::Expertise;
use crate::panel::written::scalar;
use crate::scaffold::college::COLLEGE;
use crate::scaffold::fill::with_dates;
use crate::source::Source;

static RECORDS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/records");
/// The accessibility statement, which is begun from the model that the law names and not from an empty page.
const STATEMENT: &str = "content/pages/accessibility.md";

/// What is known of a new record. What is not stays a gap.
#[derive(Debug, Default, Clone)]
pub struct Given {
    /// Title of a course or page, name of a partner, venue, term or topic.
    pub title: Option<String>,
    pub topics: Vec<String>,
    pub partners: Vec<String>,
    pub venue: Option<String>,
    pub term: Option<String>,
    pub starts: Option<Date>,
    pub ends: Option<Date>,
    pub role: Option<String>,
    pub expertise: Vec<Expertise>,
    /// Whether a venue is told after enrolling only.
    pub private: bool,
}

/// The key under which a record of a kind has its name; a person has none that is published.
pub fn name_key(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Course | Kind::Page => Some("title"),
        Kind::Person => None,
        _ => Some("name"),
    }
}

/// Whether a record is begun from a text of its own, with a title that stays.
pub fn has_own_beginning(kind: Kind, id: &str) -> bool {
    STATEMENT == format!("{}{id}.md", kind.folder())
}

/// The text of the draft.
///
/// # Errors
///
/// When the program cannot put a value into its own text.
pub fn draft(kind: Kind, id: &str, given: &Given, today: Date) -> Result<String> {
    let text = match has_own_beginning(kind, id) {
        true => COLLEGE.get_file(STATEMENT),
        false => RECORDS.get_file(format!("{}.md", kind.noun())),
    };
    let text = text.and_then(|file| file.contents_utf8());
    let mut text = with_dates(text.unwrap_or("---\n---\n"), today);
    if has_own_beginning(kind, id) {
        text = text.replacen("---\n", "---\ndraft: yes\n", 1);
    }
    let path = format!("{}{id}.md", kind.folder());
    for (key, value) in values(kind, given) {
        // A key that the text shows as an example becomes one.
        let example = format!("\n# {key}:");
        text = text.replacen(&example, &format!("\n{key}:"), 1);
        text = front::set(&Source::new(path.as_str(), text), key, &value)?;
        text = with_comment_in_its_column(&text, key);
    }
    Ok(text)
}

/// Where the comments of a draft begin.
const COMMENTS: usize = 35;

/// The comment behind a key in the column of the others. Ids and dates, which have comments, hold no `#`.
fn with_comment_in_its_column(text: &str, key: &str) -> String {
    let begins = format!("{key}:");
    let lines = text.split('\n').map(|line| {
        let comment = line.starts_with(&begins).then(|| line.split_once(" # "));
        match comment.flatten() {
            Some((value, words)) => {
                format!(
                    "{:<width$}# {words}",
                    format!("{} ", value.trim_end()),
                    width = COMMENTS
                )
            }
            None => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Keys with what is known, as it is written.
fn values(kind: Kind, given: &Given) -> Vec<(&'static str, String)> {
    let mut values = Vec::new();
    if let (Some(key), Some(title)) = (name_key(kind), &given.title) {
        values.push((key, scalar(title)));
    }
    if !given.topics.is_empty() {
        values.push(("topics", format!("[{}]", given.topics.join(", "))));
    }
    match given.partners.as_slice() {
        [] => {}
        [one] => values.push(("partner", one.clone())),
        several => values.push(("partner", format!("[{}]", several.join(", ")))),
    }
    if let Some(venue) = &given.venue {
        values.push(("venue", venue.clone()));
    }
    if let Some(term) = &given.term {
        // A run needs an id, and its days are not known yet.
        let run = format!("- id: {term}\n  term: {term}\n  sessions: []");
        values.push(("runs", run));
    }
    let dates = [("starts", given.starts), ("ends", given.ends)];
    values.extend(
        dates
            .into_iter()
            .filter_map(|(key, date)| Some((key, date?.to_string()))),
    );
    if given.private {
        values.push(("private", "yes".to_owned()));
    }
    if let Some(role) = &given.role {
        values.push(("role", scalar(role)));
    }
    if !given.expertise.is_empty() {
        let words: Vec<&str> = given.expertise.iter().map(|it| it.word()).collect();
        values.push(("expertise", format!("[{}]", words.join(", "))));
    }
    values
}
