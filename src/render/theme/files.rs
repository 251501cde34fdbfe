//! The files of a theme: the default's, and a college's own in their place.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::colour::Tokens;
use crate::finding::{Finding, Findings, Level, Place};
use crate::malformed::THEME_BROKEN;
use crate::read::ThemeFile;
use crate::render::inside::style_or_script;
use crate::render::own_colours;
use crate::source::Source;

pub(super) static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

#[derive(Default)]
pub(super) struct Files {
    pub(super) folder: String,
    pub(super) templates: BTreeMap<String, String>,
    pub(super) assets: BTreeMap<String, Vec<u8>>,
    pub(super) words: BTreeMap<String, Vec<(String, String)>>,
    /// Templates of the college's own, which may be broken.
    pub(super) own_templates: Vec<String>,
    /// Those of `theme.yml`; the college's own, or the default's for the default's styles.
    pub(super) colours: Tokens,
    pub(super) has_own_style: bool,
    pub(super) has_own_colours: bool,
}

impl Files {
    pub(super) fn embedded(&mut self) {
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

    pub(super) fn own(&mut self, own: &[ThemeFile], findings: &mut Findings) {
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
    pub(super) fn colours(&mut self) -> Tokens {
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
}
