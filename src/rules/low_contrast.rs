//! A908 low-contrast.

use crate::artifact::FinishedSite;
use crate::colour::{Colour, Scheme, Tokens};
use crate::finding::{Finding, Place};
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// Two colours of the theme are too much alike to be read on each other, in the light or in the dark.
    ///
    /// # Why
    ///
    /// Pale words are the first that tired eyes give up on, on an old phone in the sun. A college's own colour often comes
    /// from a logo, where nobody has to read it.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/college.md -->
    /// ---
    /// name: Millbrook College
    /// base_url: https://millbrook.example/
    /// language: en-GB
    /// time_zone: Europe/London
    /// theme: {accent: "#7fd1c1"}
    /// ---
    /// Welcome to our college. Our courses are not therapy.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/college.md -->
    /// ---
    /// name: Millbrook College
    /// base_url: https://millbrook.example/
    /// language: en-GB
    /// time_zone: Europe/London
    /// theme: {accent: "#27665a"}
    /// ---
    /// Welcome to our college. Our courses are not therapy.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Looked at are the colours in the theme's theme.yml, and those that its site.css names in `:root`, such as
    /// `--accent: #17594f`, in the pairs in which the default theme uses them: words need a contrast of 4.5, large words and parts of controls 3. Colours that
    /// are written otherwise, and pairs that a theme of your own invents, are not looked at.
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criteria 1.4.3, contrast (minimum), and 1.4.11, non-text contrast.
    LOW_CONTRAST = "A908" "low-contrast" Error
}

pub(super) const RULE: Rule = Rule {
    code: &LOW_CONTRAST,
    check: Check::Pages(check),
};

const WORDS: f64 = 4.5;
const PARTS: f64 = 3.0;

const STRANDS: [&str; 6] = ["teal", "leaf", "plum", "amber", "rose", "sky"];

/// What words and marks stand on.
const GROUNDS: [&str; 9] = [
    "paper",
    "surface",
    "soft",
    "teal-soft",
    "leaf-soft",
    "plum-soft",
    "amber-soft",
    "rose-soft",
    "sky-soft",
];

/// One colour on another, and how much contrast they need. Where there are two, one of them must do: the ring around
/// what has the focus has two tones, so that one is seen on any ground.
#[derive(Debug, Clone)]
struct Pair {
    on_top: Vec<&'static str>,
    below: &'static str,
    needs: f64,
}

impl Pair {
    fn new(on_top: &'static str, below: &'static str, needs: f64) -> Self {
        Self {
            on_top: vec![on_top],
            below,
            needs,
        }
    }

    fn has(&self, name: &str) -> bool {
        self.on_top == [name] || self.below == name
    }
}

/// The pairs in which the default theme uses its colours.
fn pairs() -> Vec<Pair> {
    let mut pairs = Vec::new();
    for ground in GROUNDS {
        let words = ["ink", "quiet", "accent"];
        pairs.extend(words.map(|words| Pair::new(words, ground, WORDS)));
        pairs.push(Pair {
            on_top: vec!["focus", "focus-edge"],
            below: ground,
            needs: PARTS,
        });
    }
    for ground in ["paper", "surface"] {
        pairs.push(Pair::new("edge", ground, PARTS));
        pairs.extend(STRANDS.map(|strand| Pair::new(strand, ground, PARTS)));
    }
    pairs.push(Pair::new("on-accent", "accent", WORDS));
    pairs
}

/// A pair that fails.
#[derive(Debug)]
struct Failing {
    pair: Pair,
    scheme: Scheme,
    contrast: f64,
}

impl Failing {
    /// "its contrast is 1.4 on paper in the light, where words need 4.5"
    fn clause(&self, place: &str) -> String {
        let needs = match self.pair.needs >= WORDS {
            true => "words need",
            false => "parts of a page need",
        };
        let scheme = match self.scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        // Rounded down, so that 4.49 is not shown as enough.
        let shown = (self.contrast * 10.0).floor() / 10.0;
        format!(
            "its contrast is {shown} {place} in the {scheme}, where {needs} {}",
            self.pair.needs
        )
    }

    /// Where the accent meets the other colour, for somebody who has never seen the style.
    fn beside_accent(&self) -> String {
        match self.pair.below {
            "accent" => "under the words of a button".to_owned(),
            "paper" => "on the page".to_owned(),
            "surface" => "on a card".to_owned(),
            "soft" => "on a panel".to_owned(),
            strand => format!("on pale {}", strand.trim_end_matches("-soft")),
        }
    }
}

fn check(cx: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let accent = &cx.catalogue.college.theme.accent;
    let own = accent.as_ref().and_then(|accent| {
        let colour = Colour::read(&accent.value)?;
        Some((accent, colour))
    });
    let failing = failing(site.colours, own.map(|(_, colour)| colour));
    if let Some((accent, colour)) = own {
        let mut of_accent = failing.iter().filter(|failing| failing.pair.has("accent"));
        if let Some(worst) = of_accent
            .clone()
            .min_by(|a, b| a.contrast.total_cmp(&b.contrast))
        {
            let more = match of_accent.by_ref().count() {
                0 | 1 => String::new(),
                count => format!(" (and {} more)", count - 1),
            };
            let message = format!(
                "the accent {} is hard to read: {}{more}",
                accent.value,
                worst.clause(&worst.beside_accent())
            );
            let finding = checker.finding(accent.span, message);
            checker.report(finding.help(remedy(site.colours, colour)));
        }
    }
    for failing in failing
        .iter()
        .filter(|failing| own.is_none() || !failing.pair.has("accent"))
    {
        checker.report(of_theme(checker, site.colours, failing));
    }
}

fn remedy(tokens: &Tokens, accent: Colour) -> String {
    let will_do = |colour: Colour| {
        let mut failing = failing(tokens, Some(colour)).into_iter();
        !failing.any(|failing| failing.pair.has("accent"))
    };
    match accent.nearest(will_do) {
        Some(near) => format!(
            "write accent: \"{near}\", the nearest colour that can be read in the light and in the dark"
        ),
        None => "take the accent out: with the other colours of this theme, none of its kind can be read".to_owned(),
    }
}

/// The pairs that have too little contrast; with the college's own accent, where there is one.
fn failing(tokens: &Tokens, accent: Option<Colour>) -> Vec<Failing> {
    let colour = |scheme, name: &str| match (accent, scheme, name) {
        (Some(accent), Scheme::Light, "accent") => Some(accent),
        (Some(accent), Scheme::Dark, "accent") => Some(accent.in_the_dark()),
        _ => Some(tokens.of(scheme, name)?.colour),
    };
    let mut failing = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        for pair in pairs() {
            let Some(below) = colour(scheme, pair.below) else {
                continue;
            };
            let on_top = pair.on_top.iter().filter_map(|name| colour(scheme, name));
            let contrast = on_top
                .map(|on_top| on_top.contrast(below))
                .max_by(f64::total_cmp);
            if let Some(contrast) = contrast.filter(|contrast| *contrast < pair.needs) {
                failing.push(Failing {
                    pair,
                    scheme,
                    contrast,
                });
            }
        }
    }
    failing
}

fn of_theme(checker: &Checker<'_>, tokens: &Tokens, failing: &Failing) -> Finding {
    let name = failing.pair.on_top.first().copied().unwrap_or_default();
    let place = match tokens.of(failing.scheme, name) {
        Some(token) => Place::Line {
            path: token.path.clone(),
            line: token.line,
            column: token.column,
            text: token.text.clone(),
        },
        None => Place::File("themes/default/theme.yml".to_owned()),
    };
    let names = failing.pair.on_top.join(" or ");
    let below = format!("on {}", failing.pair.below);
    let message = format!("{names} is hard to make out: {}", failing.clause(&below));
    checker
        .finding(place, message)
        .help("choose a darker or a lighter colour for one of the two")
}
