//! The words of a theme: those of a language, with English for what it lacks.

use std::collections::BTreeSet;

use crate::finding::{Finding, Findings, Place};
use crate::i18n::{self, Language};
use crate::malformed::{MESSAGE_MISSING, THEME_BROKEN};
use crate::render::theme::files::Files;
use crate::source::{Source, Spanned};

impl Files {
    /// The files of words of some languages.
    fn words_of(&self, names: &[&str]) -> Vec<&(String, String)> {
        let files = names.iter().filter_map(|name| self.words.get(*name));
        files.flatten().collect()
    }

    /// The messages that a language has.
    pub(super) fn own_words(&self, tag: &str) -> BTreeSet<String> {
        let primary = tag.split('-').next().unwrap_or_default();
        let own = self.words_of(&[primary, tag]).into_iter();
        own.flat_map(|(_, text)| i18n::keys(text))
            .map(str::to_owned)
            .collect()
    }

    /// What of the interface is not said in a language; English stands in for it.
    pub(super) fn missing_words(&self, tag: &Spanned<String>) -> Findings {
        let mut findings = Findings::default();
        let primary = tag.value.split('-').next().unwrap_or_default();
        let own = self.words_of(&[primary, tag.value.as_str()]);
        let known = self.own_words(&tag.value);
        let english = self.words_of(&["en"]);
        let missing: BTreeSet<&str> = english
            .iter()
            .flat_map(|(_, text)| i18n::keys(text))
            .filter(|key| !known.contains(*key))
            .collect();
        if primary == "en" || missing.is_empty() {
            return findings;
        }
        let file = format!("{}/i18n/{primary}.ftl", self.folder);
        let place = match own.iter().find(|(path, _)| path.starts_with(&self.folder)) {
            Some((path, _)) => Place::File(path.clone()),
            None => Place::Words(tag.span),
        };
        let first: Vec<&str> = missing.iter().copied().take(5).collect();
        let mut named = first.join(", ");
        if missing.len() > first.len() {
            named.push_str(&format!(" and {} more", missing.len() - first.len()));
        }
        let message = format!(
            "words of the interface are missing in {}: {named}",
            tag.value
        );
        findings.push(Finding::new(&MESSAGE_MISSING, place, message).help(format!(
            "write them into {file}, as themes/default/i18n/en.ftl does it; until then readers meet them in English"
        )));
        findings
    }

    /// English first, so that it stands in for what a language lacks.
    pub(super) fn language(&self, tag: &str, findings: &mut Findings) -> Language {
        let primary = tag.split('-').next().unwrap_or(tag);
        let mut order = vec!["en"];
        order.extend([primary, tag].into_iter().filter(|name| *name != "en"));
        order.dedup();
        let mut files: Vec<&(String, String)> = order
            .iter()
            .filter_map(|name| self.words.get(*name))
            .flatten()
            .collect();
        loop {
            let texts: Vec<&str> = files.iter().map(|(_, text)| text.as_str()).collect();
            match Language::new(tag, &texts) {
                Ok(language) => return language,
                Err((number, error)) => {
                    let (path, text) = files.remove(number);
                    let source = Source::new(path.as_str(), text.as_str());
                    let (line, column) = source.line_column(error.at);
                    let place = Place::Line {
                        path: path.clone(),
                        line,
                        column,
                        text: source.line(line).to_owned(),
                    };
                    findings.push(
                        Finding::new(&THEME_BROKEN, place, format!("these words cannot be read: {}", error.message))
                            .help("a line is name = words; a variable stands in braces, such as { $date }"),
                    );
                }
            }
        }
    }
}
