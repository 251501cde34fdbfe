//! `theme.yml` → the colours of a theme, each with its place, and the style that names them.
//!
//! ```yaml
//! light: {accent: "#17594f", paper: "#fdf9f2"}
//! dark: {accent: "#93d3c1"}
//! ```
//!
//! A college's own file need name only the colours that it changes.

use crate::colour::{Colour, Scheme, Token, Tokens};
use crate::finding::{Finding, Findings, Place};
use crate::malformed::THEME_BROKEN;
use crate::model::fields::nearest;
use crate::parse::front_matter;
use crate::parse::node::{Entry, Node};
use crate::source::{Source, SourceId, Span};

const SCHEMES: [(&str, Scheme); 2] = [("light", Scheme::Light), ("dark", Scheme::Dark)];

/// Reads a file of colours into those that are known already; what of it cannot be used is said and left out.
///
/// The default's file is read first, and what it does not name in the light is no colour of a theme.
pub(super) fn read(tokens: &mut Tokens, path: &str, text: &str, findings: &mut Findings) {
    let file = File {
        source: Source::new(path, text),
        names: tokens.names().map(str::to_owned).collect(),
    };
    let mut unreadable = Findings::default();
    let all = 0..file.source.text.len();
    let node = front_matter::parse_any(SourceId::NOWHERE, &file.source.text, all, &mut unreadable);
    for mut finding in unreadable.iter().cloned() {
        if let Place::Words(span) = finding.place {
            finding.place = file.place(span);
        }
        findings.push(finding);
    }
    let Some(node) = node.filter(|node| !node.is_null()) else {
        return;
    };
    if node.scalar().is_some() || node.entries().is_empty() {
        findings.push(file.broken(
            node.span,
            "there are no colours in this file",
            LIGHT_AND_DARK,
        ));
    }
    for group in node.entries() {
        let named = SCHEMES.iter().find(|(name, _)| *name == group.key.value);
        match named {
            Some((_, scheme)) => file.group(*scheme, &group.value, tokens, findings),
            None => findings.push(file.broken(
                group.key.span,
                &format!("{} is no part of a file of colours", group.key.value),
                LIGHT_AND_DARK,
            )),
        }
    }
}

const LIGHT_AND_DARK: &str =
    "write light: and dark:, and below each its colours, such as accent: \"#17594f\"";

/// The style that gives every colour its name.
pub(super) fn style(tokens: &Tokens) -> String {
    if tokens.names().next().is_none() {
        return String::new();
    }
    let of = |scheme| -> String {
        let own = tokens.own(scheme);
        own.map(|(name, token)| format!("  --{name}: {};\n", token.colour))
            .collect()
    };
    let mut style = format!(":root {{\n{}}}\n", of(Scheme::Light));
    let dark = of(Scheme::Dark);
    if !dark.is_empty() {
        style.push_str(&format!(
            "@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n"
        ));
    }
    style
}

/// A file of colours, and the names that it may give a colour to; the first file gives them all.
struct File {
    source: Source,
    names: Vec<String>,
}

impl File {
    fn group(&self, scheme: Scheme, group: &Node, tokens: &mut Tokens, findings: &mut Findings) {
        if group.entries().is_empty() && !group.is_null() {
            findings.push(self.broken(
                group.span,
                &format!("{} stands here instead of colours", group.kind()),
                LIGHT_AND_DARK,
            ));
        }
        for entry in group.entries() {
            match self.colour(entry) {
                Ok(colour) => tokens.set(scheme, &entry.key.value, self.token(entry, colour)),
                Err(finding) => findings.push(*finding),
            }
        }
    }

    fn colour(&self, entry: &Entry) -> Result<Colour, Box<Finding>> {
        let name = entry.key.value.as_str();
        if !self.names.is_empty() && !self.names.iter().any(|known| known == name) {
            let known = self.names.iter().map(String::as_str);
            let help = match nearest(name, known) {
                Some(near) => format!("did you mean {near}?"),
                None => format!("the colours of a theme are {}", self.names.join(", ")),
            };
            let message = format!("{name} is no colour of a theme");
            return Err(Box::new(self.broken(entry.key.span, &message, &help)));
        }
        let written = entry.value.scalar();
        let colour = written.and_then(|written| Colour::read(&written.text));
        colour.ok_or_else(|| {
            // What follows a # without quotation marks is a comment in YAML.
            let (span, message) = match entry.value.is_null() {
                true => (entry.key.span, format!("{name} has no colour")),
                false => (entry.value.span, "this is no colour".to_owned()),
            };
            let help =
                format!("write it with # and six digits, in quotation marks: {name}: \"#17594f\"");
            Box::new(self.broken(span, &message, &help))
        })
    }

    fn token(&self, entry: &Entry, colour: Colour) -> Token {
        let (line, column) = self.source.line_column(entry.key.span.range().start);
        Token {
            colour,
            path: self.source.path.clone(),
            line,
            column,
            text: self.source.line(line).to_owned(),
        }
    }

    fn broken(&self, span: Span, message: &str, help: &str) -> Finding {
        Finding::new(&THEME_BROKEN, self.place(span), message).help(help)
    }

    fn place(&self, span: Span) -> Place {
        let (line, column) = self.source.line_column(span.range().start);
        Place::Line {
            path: self.source.path.clone(),
            line,
            column,
            text: self.source.line(line).to_owned(),
        }
    }
}
