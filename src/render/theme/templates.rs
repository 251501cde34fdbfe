//! The templates of a theme, compiled; a broken one of the college's own is said, and the default's stands in for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
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
            let words = Arc::clone(language);
            tera.register_function("t", move |kwargs: Kwargs, _: &State<'_>| {
                message(&words, &kwargs)
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

/// The template function `t`: a message of the theme with its variables.
fn message(language: &Language, kwargs: &Kwargs) -> tera::TeraResult<Value> {
    let key = kwargs.must_get::<&str>("key")?;
    let mut args = FluentArgs::new();
    for (name, value) in kwargs.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else {
            continue;
        };
        let value = match value.as_f64().filter(|_| value.is_number()) {
            Some(number) => FluentValue::from(number),
            None => FluentValue::from(
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            ),
        };
        args.set(name.to_owned(), value);
    }
    language
        .message(key, &args)
        .map(Value::from)
        .ok_or_else(|| {
            tera::Error::message(format!("there is no message {key} in the theme's words"))
        })
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
