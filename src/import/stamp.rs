//! The key by which a later import knows a draft again, and whether somebody edited it since.

use crate::finding::Findings;
use crate::import::yaml;
use crate::parse;
use crate::source::{Source, SourceId};

/// Where it stands in a front matter. An `x-` key is nothing to the reader of records.
const KEY: &str = "x-imported";

/// What an import wrote into a draft about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The name of the file, without its folders.
    pub(super) from: String,
    /// What it is in that file.
    pub(super) key: String,
    /// The digest of the draft's text as it was written, without this digest.
    pub(super) written: String,
    /// The digest of the whole file, where the key means something in that very file only.
    pub(super) sheet: Option<String>,
}

impl Stamp {
    pub(super) fn of(source: &Source) -> Option<Self> {
        if !source.text.contains(KEY) {
            return None;
        }
        let document = parse::document(SourceId::NOWHERE, source, &mut Findings::default())?;
        let value = &document.front.get(KEY)?.value;
        let text = |name: &str| Some(value.get(name)?.value.scalar()?.text.to_string());
        Some(Self {
            from: text("from")?,
            key: text("key")?,
            written: text("as")?,
            sheet: text("sheet"),
        })
    }

    /// Whether the text is still the one that the import wrote.
    pub(super) fn is_untouched(&self, source: &Source) -> bool {
        let text = source.text.replace("\r\n", "\n");
        let held = field(&self.written);
        text.contains(&held) && digest(&text.replacen(&held, &field(""), 1)) == self.written
    }
}

fn field(digest: &str) -> String {
    format!("as: \"{digest}\"")
}

/// The line of the front matter, with room for the digest, and the comment that says what it is for.
pub(super) fn line(from: &str, key: &str, sheet: Option<&str>) -> String {
    let sheet = sheet.map_or(String::new(), |sheet| format!(", sheet: \"{sheet}\""));
    format!(
        "{KEY}: {{from: {}, key: {}{sheet}, {}}}  # so that a later import knows this draft\n",
        yaml::quoted(from),
        yaml::quoted(key),
        field("")
    )
}

/// The text with its digest in its place, and the digest.
pub(super) fn stamped(text: &str) -> String {
    let written = digest(text);
    // The last one: a title may look like it.
    match text.rfind(&format!("{}}}  # so that", field(""))) {
        Some(at) => {
            let behind = at + field("").len();
            format!("{}{}{}", &text[..at], field(&written), &text[behind..])
        }
        None => text.to_owned(),
    }
}

pub(super) fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_knows_whether_somebody_edited_it() {
        let text = format!(
            "---\ndraft: yes\ntitle: T\n{}---\nBody\n",
            line("a, b.csv", "t: \"x\"", None)
        );
        let written = stamped(&text);
        let source = Source::new("content/courses/t.md", written.as_str());
        let stamp = Stamp::of(&source).unwrap_or_else(|| panic!("{written}"));
        assert_eq!(
            (stamp.from.as_str(), stamp.key.as_str()),
            ("a, b.csv", "t: \"x\"")
        );
        assert!(stamp.is_untouched(&source));
        let on_windows = Source::new("x.md", written.replace('\n', "\r\n"));
        assert!(stamp.is_untouched(&on_windows));
        let edited = Source::new("x.md", written.replace("Body", "Words"));
        assert!(!stamp.is_untouched(&edited));
    }
}
