//! Tokens: the colours that a theme names for light and dark, in its file of colours or in its style, `--accent: #17594f`.

use std::collections::BTreeMap;

use crate::colour::rgb::Colour;

/// The named colours of a theme.
#[derive(Debug, Default)]
pub struct Tokens {
    light: BTreeMap<String, Token>,
    dark: BTreeMap<String, Token>,
}

/// Whether a page is light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    Light,
    Dark,
}

/// A named colour, and where it is given.
#[derive(Debug, Clone)]
pub struct Token {
    pub colour: Colour,
    /// The file's path from the site's folder.
    pub path: String,
    /// From 1, and the line itself.
    pub line: usize,
    pub column: usize,
    pub text: String,
}

impl Tokens {
    /// Reads the colours that stand as `#…` in `:root`, and in `:root` where the reader prefers the dark; the last of a
    /// name counts, as in a browser.
    pub fn read_style(&mut self, path: &str, style: &str) {
        let bare = without_comments(style);
        let mut around: Vec<&str> = Vec::new();
        let mut start = 0;
        for (at, sign) in bare.match_indices(['{', '}', ';']) {
            let words = &bare[start..at];
            match sign {
                "{" => around.push(words.trim()),
                _ => {
                    self.declaration(&around, path, words, start, style);
                    if sign == "}" {
                        around.pop();
                    }
                }
            }
            start = at + 1;
        }
    }

    fn declaration(&mut self, around: &[&str], path: &str, words: &str, start: usize, style: &str) {
        let scheme = match around {
            [":root"] => Scheme::Light,
            [media, ":root"] if is_dark(media) => Scheme::Dark,
            _ => return,
        };
        let named = words.split_once(':').and_then(|(name, value)| {
            let name = name.trim().strip_prefix("--")?;
            Some((name, Colour::read(value)?))
        });
        let Some((name, colour)) = named else { return };
        let at = start + words.len() - words.trim_start().len();
        let line_start = style[..at].rfind('\n').map_or(0, |at| at + 1);
        let text = style[line_start..].lines().next().unwrap_or("");
        // What a style says without asking for the light or the dark counts in both.
        self.dark.remove(name);
        let token = Token {
            colour,
            path: path.to_owned(),
            line: style[..at].matches('\n').count() + 1,
            column: style[line_start..at].chars().count() + 1,
            text: text.to_owned(),
        };
        self.set(scheme, name, token);
    }

    /// Gives a name its colour.
    pub fn set(&mut self, scheme: Scheme, name: &str, token: Token) {
        let of_scheme = match scheme {
            Scheme::Light => &mut self.light,
            Scheme::Dark => &mut self.dark,
        };
        of_scheme.insert(name.to_owned(), token);
    }

    /// The names of the colours, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.light.keys().map(String::as_str)
    }

    /// What is named for the light, or anew for the dark, sorted by name.
    pub fn own(&self, scheme: Scheme) -> impl Iterator<Item = (&str, &Token)> {
        let of_scheme = match scheme {
            Scheme::Light => &self.light,
            Scheme::Dark => &self.dark,
        };
        of_scheme.iter().map(|(name, token)| (name.as_str(), token))
    }

    /// A colour by its name; what the dark does not name anew is as in the light.
    pub fn of(&self, scheme: Scheme, name: &str) -> Option<&Token> {
        let dark = self.dark.get(name).filter(|_| scheme == Scheme::Dark);
        dark.or_else(|| self.light.get(name))
    }
}

/// `@media screen and (prefers-color-scheme: dark)`
fn is_dark(media: &str) -> bool {
    let bare: String = media.split_whitespace().collect();
    bare.starts_with("@media") && bare.contains("(prefers-color-scheme:dark)")
}

/// The style with spaces in the place of its comments, byte for byte.
fn without_comments(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(start) = rest.find("/*") {
        let length = rest[start..]
            .find("*/")
            .map_or(rest.len() - start, |end| end + 2);
        out.push_str(&rest[..start]);
        out.push_str(&" ".repeat(length));
        rest = &rest[start + length..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_for_light_and_dark_and_nowhere_else() {
        let style = "/* --ink: #f00; */ :root { --paper: #fff; --ink: #222;\n  --serif: Georgia; --edge: teal }\n\
                     body { --ink: #abc }\n@media (prefers-color-scheme:dark) { :root { --paper: #111 } }\n\
                     @media print { :root { --ink: #000 } }";
        let mut tokens = Tokens::default();
        tokens.read_style("themes/ours/assets/site.css", style);
        let shown = |scheme, name| {
            tokens
                .of(scheme, name)
                .map(|token| token.colour.to_string())
        };
        let [light, dark] = [Scheme::Light, Scheme::Dark];
        assert_eq!(shown(light, "paper").as_deref(), Some("#ffffff"));
        assert_eq!(shown(dark, "paper").as_deref(), Some("#111111"));
        assert_eq!(shown(light, "ink").as_deref(), Some("#222222"));
        assert_eq!(shown(dark, "ink").as_deref(), Some("#222222"));
        assert_eq!(shown(light, "edge"), None);
        let paper = tokens.of(dark, "paper").expect("it is there");
        assert_eq!((paper.line, paper.column), (4, 46));
    }

    #[test]
    fn what_a_later_style_says_of_a_colour_counts_in_the_dark_too() {
        let mut tokens = Tokens::default();
        tokens.read_style(
            "one",
            ":root { --ink: #222 } @media (prefers-color-scheme: dark) { :root { --ink: #eee } }",
        );
        tokens.read_style("two", ":root { --ink: #333 }");
        let ink = tokens.of(Scheme::Dark, "ink").expect("it is there");
        assert_eq!(
            (ink.colour.to_string().as_str(), ink.path.as_str()),
            ("#333333", "two")
        );
    }
}
