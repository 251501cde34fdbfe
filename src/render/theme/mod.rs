//! Theme: templates, assets and words; a college's files take the place of the embedded default's of the same name.

mod files;

mod words;

mod templates;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera, Value};

use crate::colour::{Tokens, WHITE_IN_THE_DARK};
use crate::finding::{Finding, Findings};
use crate::i18n::Language;
use crate::read::ThemeFile;
use crate::render::theme::files::{DEFAULT, Files};
use crate::render::theme::templates::finding;
use crate::source::Spanned;

/// Whether the default theme has words of the interface in a language.
pub fn has_words(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or(tag);
    DEFAULT.get_file(format!("i18n/{primary}.ftl")).is_some()
}

/// A theme that is ready to make pages.
pub struct Theme {
    /// The folder of the college's own files, for messages.
    folder: String,
    tera: Tera,
    templates: BTreeMap<String, String>,
    /// By path under `assets/`.
    pub assets: BTreeMap<String, Vec<u8>>,
    pub language: Arc<Language>,
    /// The same for pages, where words of English that stand in are marked.
    pub page_language: Arc<Language>,
    colours: Tokens,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Theme")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Theme {
    /// Puts the theme together. What is broken in the college's own files is said, and the default stands in for it.
    pub fn new(
        name: &str,
        own: &[ThemeFile],
        language: &Spanned<String>,
        findings: &mut Findings,
    ) -> Self {
        let folder = format!("themes/{name}");
        let mut files = Files {
            folder: folder.clone(),
            ..Files::default()
        };
        files.embedded();
        files.own(own, findings);
        let missing = files.missing_words(language);
        let tag = language.value.as_str();
        let language = Arc::new(files.language(tag, findings));
        let page_language = match missing.is_empty() {
            true => Arc::clone(&language),
            false => {
                let again = files.language(tag, &mut Findings::default());
                Arc::new(again.marking_english(files.own_words(tag)))
            }
        };
        findings.extend(missing);
        let tera = files.compile(&page_language, findings);
        let colours = files.colours();
        Self {
            folder,
            tera,
            templates: files.templates,
            assets: files.assets,
            language,
            page_language,
            colours,
        }
    }

    /// What every template sees besides its own page.
    pub fn set_site(&mut self, site: Value) {
        self.tera.global_context().insert_value("site", site);
    }

    /// The colours that it names.
    pub fn take_colours(&mut self) -> Tokens {
        std::mem::take(&mut self.colours)
    }

    /// Puts the college's own colour at the end of the theme's styles. It stands in no page: hosts are asked to allow no
    /// style there.
    pub fn set_accent(&mut self, colour: &str) {
        if let Some(styles) = self.assets.get_mut("site.css") {
            let accent = format!(
                "\n:root {{ --accent: {colour}; }}\n\
                 @supports (color: color-mix(in oklab, red, red)) {{\n\
                 @media screen and (prefers-color-scheme: dark) {{\n\
                 :root {{ --accent: color-mix(in oklab, {colour}, #fff {WHITE_IN_THE_DARK}%); }}\n}}\n}}\n"
            );
            styles.extend_from_slice(accent.as_bytes());
        }
    }

    /// Takes out what only the pages for the panel need.
    pub fn leave_out_panel(&mut self) {
        self.assets.retain(|name, _| !name.starts_with("panel."));
    }

    /// Makes a page.
    ///
    /// # Errors
    ///
    /// A finding at the line of the template that could not be followed.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Finding>> {
        self.tera
            .render(template, context)
            .map_err(|error| Box::new(finding(&self.folder, &self.templates, &error, template)))
    }
}
