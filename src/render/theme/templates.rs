//! The templates of a theme, compiled; a broken one of the college's own is said, and the default's stands in for it.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::Arc;

use fluent_bundle::FluentValue;
use tera::{Kwargs, State, Tera, Value};

use crate::finding::{Finding, Findings, Place};
use crate::i18n::Language;
use crate::malformed::THEME_BROKEN;
use crate::render::theme::files::{DEFAULT, Files};

impl Files {
    /// Compiles all templates; each broken one of the college's is said once, and then left out.
    pub(super) fn compile(&mut self, language: &Arc<Language>, findings: &mut Findings) -> Tera {
        loop {
            let mut tera = Tera::default();
            tera.set_escape_fn(escape);
            let words = Words::new(language);
            tera.register_function("t", move |kwargs: Kwargs, _: &State<'_>| {
                words.message(&kwargs)
            });
            match tera.add_raw_templates(self.templates.iter()) {
                Ok(()) => return tera,
                Err(error) => {
                    let broken = broken_template(&error)
                        .filter(|name| self.own_templates.contains(name))
                        .or_else(|| self.own_templates.first().cloned());
                    let shown = broken.clone().unwrap_or_default();
                    findings.push(finding(&self.folder, &self.templates, &error, &shown));
                    let Some(broken) = broken else {
                        return Tera::default();
                    };
                    self.own_templates.retain(|name| *name != broken);
                    match DEFAULT
                        .get_file(format!("templates/{broken}"))
                        .and_then(|file| file.contents_utf8())
                    {
                        Some(text) => self.templates.insert(broken, text.to_owned()),
                        None => self.templates.remove(&broken),
                    };
                }
            }
        }
    }
}

/// What the template function `t` says: a message of the theme with its variables.
struct Words {
    language: Arc<Language>,
    /// Messages that are the same on every page, each made once.
    unchanging: HashMap<String, Value>,
}

impl Words {
    fn new(language: &Arc<Language>) -> Self {
        let unchanging = language.unchanging();
        Self {
            unchanging: unchanging
                .map(|(key, text)| (key.to_owned(), Value::from(text)))
                .collect(),
            language: Arc::clone(language),
        }
    }

    fn message(&self, kwargs: &Kwargs) -> tera::TeraResult<Value> {
        let key = kwargs.must_get::<&str>("key")?;
        if let Some(text) = self.unchanging.get(key) {
            return Ok(text.clone());
        }
        let mut args = Vec::new();
        for (name, value) in kwargs.iter() {
            let Some(name) = name.as_str().filter(|name| *name != "key") else {
                continue;
            };
            let value = match (value.as_f64().filter(|_| value.is_number()), value.as_str()) {
                (Some(number), _) => FluentValue::from(number),
                (None, Some(text)) => FluentValue::from(text),
                (None, None) => FluentValue::from(value.to_string()),
            };
            args.push((name, value));
        }
        self.language
            .message(key, &args)
            .map(Value::from)
            .ok_or_else(|| {
                tera::Error::message(format!("there is no message {key} in the theme's words"))
            })
    }
}

/// Escapes as tera itself does, and writes what lies between two signs in one go.
fn escape(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let bytes = text.as_bytes();
    let mut written = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let escaped: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#39;",
            _ => continue,
        };
        out.write_all(&bytes[written..at])?;
        out.write_all(escaped)?;
        written = at + 1;
    }
    out.write_all(&bytes[written..])
}

fn broken_template(error: &tera::Error) -> Option<String> {
    match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => {
            Some(report.filename().to_owned())
        }
        tera::ErrorKind::CircularExtend { tpl, .. }
        | tera::ErrorKind::CircularInclude { tpl, .. } => Some(tpl.clone()),
        tera::ErrorKind::MissingParent { current, .. } => Some(current.clone()),
        _ => None,
    }
}

pub(super) fn finding(
    folder: &str,
    templates: &BTreeMap<String, String>,
    error: &tera::Error,
    template: &str,
) -> Finding {
    let help =
        "put the template right, or delete the college's own file so that the default's is used";
    let file = |name: &str| format!("{folder}/templates/{name}");
    match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => {
            let span = report.span();
            let text = templates
                .get(report.filename())
                .and_then(|text| text.lines().nth(span.start_line.saturating_sub(1)));
            let place = Place::Line {
                path: file(report.filename()),
                line: span.start_line.max(1),
                column: span.start_col + 1,
                text: text.unwrap_or("").to_owned(),
            };
            Finding::new(
                &THEME_BROKEN,
                place,
                report.message().trim_end_matches('.').to_owned(),
            )
            .help(help)
        }
        _ => {
            let mut message = error.to_string();
            let mut cause = std::error::Error::source(error);
            while let Some(inner) = cause {
                message = format!("{message}: {inner}");
                cause = inner.source();
            }
            let message = message
                .lines()
                .next()
                .unwrap_or("it cannot be followed")
                .to_owned();
            Finding::new(&THEME_BROKEN, Place::File(file(template)), message).help(help)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_escaped_as_tera_does_it() {
        for text in ["", "plain", "<a href=\"x\">it's & ö</a>", "''", "&&é"] {
            let (mut own, mut of_tera) = (Vec::new(), Vec::new());
            escape(text, &mut own).unwrap();
            tera::escape_html(text, &mut of_tera).unwrap();
            assert_eq!(own, of_tera, "{text}");
        }
    }
}
