//! The file for a record's texts in another language: what can be translated, as comments beside what it says today.

use std::fmt::Write as _;

use crate::error::{Error, Result};
use crate::language::is_same;
use crate::model::kind::Kind;
use crate::model::translatable;
use crate::panel::written::scalar;
use crate::pipeline::Understood;

/// Keys that hold several texts, also where there is one.
const LISTS: [&str; 9] = [
    "learning_outcomes",
    "enrolment.steps",
    "collections",
    "next_steps",
    "quotes",
    "breaks",
    "closed",
    "gives",
    "gets",
];

/// Path and text of a new translation.
///
/// # Errors
///
/// When the college does not publish in the language, there is no such record, or its translation is there already.
pub fn translation(
    college: &Understood,
    kind: Kind,
    id: &str,
    language: &str,
) -> Result<(String, String)> {
    let catalogue = &college.catalogue;
    let others = catalogue.other_languages();
    let Some(language) = others.iter().find(|other| is_same(other, language)) else {
        let main = &catalogue.college.language.value;
        if is_same(main, language) {
            return Err(Error::refused(
                format!("{main} is the college's own language: the record itself is written in it"),
                "leave --language out, or name another language",
            ));
        }
        return Err(Error::refused(
            format!("the college does not publish in {language}"),
            format!("write it into content/college.md first: languages: [{main}, {language}]"),
        ));
    };
    let Some(origin) = catalogue.origin(kind, id) else {
        crate::scaffold::ids::known(kind, id, catalogue)?;
        return Err(Error::refused(
            format!("{id} cannot be read"),
            "put right what `prospectus check` says of it first",
        ));
    };
    let own = &college.sources[origin.source].path;
    let path = format!("{}.{language}.md", own.strip_suffix(".md").unwrap_or(own));
    let mut sources = college.sources.iter();
    if sources.any(|(_, source)| source.path == path) {
        return Err(Error::refused(
            format!("{path} is there already"),
            "change the file that is there",
        ));
    }
    Ok((path, written(college, kind, id, language)))
}

fn written(college: &Understood, kind: Kind, id: &str, language: &str) -> String {
    let mut out = format!(
        "---\n# The words of {id}.md in {language}. Translate a line, and take its # and the space behind it away; what is not\n\
         # translated is shown as it is. All else, such as dates and places, stands in {id}.md alone.\n"
    );
    let mut group = "";
    let texts = translatable(&college.catalogue, kind, id);
    for (key, texts) in &texts {
        let (outer, name) = key.split_once('.').unwrap_or(("", key));
        if outer != group && !outer.is_empty() {
            let _ = writeln!(out, "# {outer}:");
        }
        group = outer;
        let space = if outer.is_empty() { "" } else { "  " };
        if LISTS.contains(&key.as_str()) || texts.len() > 1 {
            let _ = writeln!(out, "# {space}{name}:");
            for text in texts {
                let _ = writeln!(out, "# {space}  - {}", scalar(text));
            }
        } else if let [text] = texts.as_slice() {
            let _ = writeln!(out, "# {space}{name}: {}", scalar(text));
        }
    }
    out.push_str("# The text itself follows the next line.\n---\n");
    out
}
