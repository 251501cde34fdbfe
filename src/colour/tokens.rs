//! A style → the colours that it names for light and dark, `--accent: #17594f` in `:root`.

use std::collections::BTreeMap;

use crate::colour::rgb::Colour;

/// The named colours of a style.
#[derive(Debug, Default)]
pub struct Tokens {
    /// The style's path from the site's folder.
    pub path: String,
    light: BTreeMap<String, Token>,
    dark: BTreeMap<String, Token>,
}

/// Whether a page is light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    Light,
    Dark,
}

/// A named colour, and where the style gives it.
#[derive(Debug, Clone)]
pub struct Token {
    pub colour: Colour,
    /// From 1, and the line itself.
    pub line: usize,
    pub column: usize,
    pub text: String,
}

impl Tokens {
    /// Reads the colours that stand as `#…` in `:root`, and in `:root` where the reader prefers the dark; the last of a
    /// name counts.
    pub fn read(path: &str, style: &str) -> Self {
        let mut tokens = Self {
            path: path.to_owned(),
            ..Self::default()
        };
        let bare = without_comments(style);
        let mut around: Vec<&str> = Vec::new();
        let mut start = 0;
        for (at, sign) in bare.match_indices(['{', '}', ';']) {
            let words = &bare[start..at];
            match sign {
                "{" => around.push(words.trim()),
                _ => {
                    tokens.declaration(&around, words, start, style);
                    if sign == "}" {
                        around.pop();
                    }
                }
            }
            start = at + 1;
        }
        tokens
    }

    fn declaration(&mut self, around: &[&str], words: &str, start: usize, style: &str) {
        let of_scheme = match around {
            [":root"] => &mut self.light,
            [media, ":root"] if is_dark(media) => &mut self.dark,
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
        let token = Token {
            colour,
            line: style[..at].matches('\n').count() + 1,
            column: style[line_start..at].chars().count() + 1,
            text: text.to_owned(),
        };
        of_scheme.insert(name.to_owned(), token);
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
        let tokens = Tokens::read("themes/ours/assets/site.css", style);
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
}
