//! Theme: templates, assets and words; a college's files take the place of the embedded default's of the same name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use include_dir::{Dir, include_dir};
use tera::{Context, Kwargs, State, Tera, Value};

use crate::colour::{Tokens, WHITE_IN_THE_DARK};
use crate::finding::{Finding, Findings, Level, Place};
use crate::i18n::{self, Language};
use crate::malformed::{MESSAGE_MISSING, THEME_BROKEN};
use crate::read::ThemeFile;
use crate::render::inside::style_or_script;
use crate::render::own_colours;
use crate::source::{Source, Spanned};

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

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

#[derive(Default)]
struct Files {
    folder: String,
    templates: BTreeMap<String, String>,
    assets: BTreeMap<String, Vec<u8>>,
    words: BTreeMap<String, Vec<(String, String)>>,
    /// Templates of the college's own, which may be broken.
    own_templates: Vec<String>,
    /// Those of `theme.yml`; the college's own, or the default's for the default's styles.
    colours: Tokens,
    has_own_style: bool,
    has_own_colours: bool,
}

impl Files {
    fn embedded(&mut self) {
        let colours = DEFAULT.get_file("theme.yml");
        if let Some(text) = colours.and_then(|file| file.contents_utf8()) {
            // A test keeps what the program brings with it readable.
            let mut unread = Findings::default();
            own_colours::read(
                &mut self.colours,
                "themes/default/theme.yml",
                text,
                &mut unread,
            );
        }
        let mut folders = vec![&DEFAULT];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                self.add("", &path, file.contents());
            }
        }
    }

    fn own(&mut self, own: &[ThemeFile], findings: &mut Findings) {
        for file in own {
            let place = || Place::File(format!("{}/{}", self.folder, file.path));
            if std::str::from_utf8(&file.bytes).is_err() && !file.path.starts_with("assets/") {
                findings.push(
                    Finding::new(&THEME_BROKEN, place(), "this file is not text in UTF-8")
                        .help("save it with the encoding UTF-8"),
                );
                continue;
            }
            let folder = self.folder.clone();
            self.has_own_style |= file.path == "assets/site.css";
            if file.path == "theme.yml" {
                self.has_own_colours = true;
                let path = format!("{folder}/theme.yml");
                let text = String::from_utf8_lossy(&file.bytes);
                own_colours::read(&mut self.colours, &path, &text, findings);
            }
            self.inside(file, findings);
            if !self.add(&folder, &file.path, &file.bytes) {
                findings.push(
                    Finding::new(&THEME_BROKEN, Place::File(format!("{folder}/{}", file.path)), "a theme has no use for this file")
                        .help("templates end in .html and are in templates/, words end in .ftl and are in i18n/, everything else is in assets/")
                        .level(Level::Warning),
                );
            }
        }
    }

    /// Puts the colours of `theme.yml` in front of the theme's styles, which may name some anew. A style of the
    /// college's own knows nothing of the default's colours.
    fn colours(&mut self) -> Tokens {
        let mut colours = std::mem::take(&mut self.colours);
        if self.has_own_style && !self.has_own_colours {
            colours = Tokens::default();
        }
        if let Some(styles) = self.assets.get_mut("site.css") {
            let named = own_colours::style(&colours);
            let path = format!("{}/assets/site.css", self.folder);
            colours.read_style(&path, &String::from_utf8_lossy(styles));
            styles.splice(0..0, named.into_bytes());
        }
        colours
    }

    /// Says what of a template of the college's own some hosts would not show.
    fn inside(&self, file: &ThemeFile, findings: &mut Findings) {
        let text = String::from_utf8_lossy(&file.bytes);
        let found = style_or_script(&text).filter(|_| file.path.starts_with("templates/"));
        let Some((at, what)) = found else {
            return;
        };
        let path = format!("{}/{}", self.folder, file.path);
        let source = Source::new(path.as_str(), &*text);
        let (line, column) = source.line_column(at);
        let text = source.line(line).to_owned();
        let place = Place::Line {
            path,
            line,
            column,
            text,
        };
        findings.push(
            Finding::new(
                &THEME_BROKEN,
                place,
                format!(
                    "{what} stands in this template, and some hosts ask browsers to leave it out"
                ),
            )
            .help(format!(
                "put it into a file in {}/assets/, and name that file here",
                self.folder
            ))
            .level(Level::Warning),
        );
    }

    /// Takes a file where it belongs; `false` when it belongs nowhere. `folder` is empty for the default's files.
    fn add(&mut self, folder: &str, path: &str, bytes: &[u8]) -> bool {
        let text = || String::from_utf8_lossy(bytes).into_owned();
        if let Some(name) = path
            .strip_prefix("templates/")
            .filter(|name| name.ends_with(".html"))
        {
            let text = text();
            if !folder.is_empty() && self.templates.get(name) != Some(&text) {
                self.own_templates.push(name.to_owned());
            }
            self.templates.insert(name.to_owned(), text);
        } else if let Some(name) = path.strip_prefix("assets/") {
            self.assets.insert(name.to_owned(), bytes.to_owned());
        } else if let Some(language) = path
            .strip_prefix("i18n/")
            .and_then(|name| name.strip_suffix(".ftl"))
        {
            let shown = if folder.is_empty() {
                format!("themes/default/{path}")
            } else {
                format!("{folder}/{path}")
            };
            self.words
                .entry(language.to_owned())
                .or_default()
                .push((shown, text()));
        } else {
            // `theme.yml` is read by itself.
            return path == "theme.yml" || path.eq_ignore_ascii_case("readme.md");
        }
        true
    }

    /// The files of words of some languages.
    fn words_of(&self, names: &[&str]) -> Vec<&(String, String)> {
        let files = names.iter().filter_map(|name| self.words.get(*name));
        files.flatten().collect()
    }

    /// The messages that a language has.
    fn own_words(&self, tag: &str) -> BTreeSet<String> {
        let primary = tag.split('-').next().unwrap_or_default();
        let own = self.words_of(&[primary, tag]).into_iter();
        own.flat_map(|(_, text)| i18n::keys(text))
            .map(str::to_owned)
            .collect()
    }

    /// What of the interface is not said in a language; English stands in for it.
    fn missing_words(&self, tag: &Spanned<String>) -> Findings {
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
    fn language(&self, tag: &str, findings: &mut Findings) -> Language {
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

    /// Compiles all templates; each broken one of the college's is said once, and then left out.
    fn compile(&mut self, language: &Arc<Language>, findings: &mut Findings) -> Tera {
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

fn finding(
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
