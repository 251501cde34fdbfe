//! Colour: red, green and blue, as a screen shows them.

use std::fmt;

use crate::colour::oklab::{Oklab, linear};

/// How much white a college's own colour takes on in the dark, in percent.
pub const WHITE_IN_THE_DARK: u8 = 65;

/// A colour of a screen: red, green and blue (sRGB, IEC 61966-2-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Reads `#rgb` or `#rrggbb`.
    ///
    /// ```
    /// use prospectus::colour::Colour;
    ///
    /// assert_eq!(Colour::read("#08c").map(|colour| colour.to_string()).as_deref(), Some("#0088cc"));
    /// assert_eq!(Colour::read("teal"), None);
    /// ```
    pub fn read(written: &str) -> Option<Self> {
        let digits = written.trim().strip_prefix('#')?;
        let digits: Option<Vec<u8>> = digits
            .chars()
            .map(|digit| digit.to_digit(16).map(|digit| digit as u8))
            .collect();
        match digits?.as_slice() {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, rr, g, gg, b, bb] => Some(Self([r * 16 + rr, g * 16 + gg, b * 16 + bb])),
            _ => None,
        }
    }

    /// From 1, which is the same, to 21, which is black on white (WCAG 2.2, contrast ratio).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// WCAG 2.2, relative luminance.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// As the theme shows it in the dark: `color-mix(in oklab, …, #fff 65%)`.
    pub fn in_the_dark(self) -> Self {
        let share = f64::from(WHITE_IN_THE_DARK) / 100.0;
        let white = Oklab::of([255; 3]);
        Self(Oklab::of(self.0).mixed(white, share).to_rgb())
    }

    /// The nearest colour of the same hue that will do: darker or lighter, and no more of either than it takes.
    pub fn nearest(self, will_do: impl Fn(Self) -> bool) -> Option<Self> {
        let own = Oklab::of(self.0);
        let steps = (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS));
        steps
            .flat_map(|step| [own.lighter(-step), own.lighter(step)])
            .flatten()
            .map(|colour| Self(colour.to_rgb()))
            .find(|colour| will_do(*colour))
    }
}

/// From black to white.
const STEPS: u16 = 512;

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(formatter, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(written: &str) -> Colour {
        Colour::read(written).expect("a colour")
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        // As the contrast checker of WebAIM gives it, to two places.
        for (one, two, ratio) in [
            ("#000", "#fff", 21.0),
            ("#fff", "#fff", 1.0),
            ("#767676", "#ffffff", 4.54),
            ("#777777", "#ffffff", 4.48),
            ("#0000ff", "#ffffff", 8.59),
        ] {
            let contrast = colour(one).contrast(colour(two));
            assert!(
                (contrast - ratio).abs() < 0.01,
                "{one} on {two}: {contrast}"
            );
        }
    }

    #[test]
    fn the_nearest_colour_keeps_its_hue_and_changes_no_more_than_it_must() {
        let pale = colour("#7fd1c1");
        let can_be_read = |colour: Colour| colour.contrast(Colour([255; 3])) >= 4.5;
        let found = pale.nearest(can_be_read).expect("there is one");
        assert!(can_be_read(found));
        assert!(found.contrast(Colour([255; 3])) < 4.6, "{found}");
        let [r, g, b] = found.0;
        assert!(g > b && b > r, "{found} is a green of the same kind");
        assert_eq!(
            found.nearest(can_be_read),
            Some(found),
            "what will do stays"
        );
        assert_eq!(pale.nearest(|_| false), None);
    }

    #[test]
    fn the_dark_has_a_paler_colour() {
        // As Chromium paints color-mix(in oklab, …, #fff 65%).
        for (own, mixed) in [
            ("#17594f", "#adc2bd"),
            ("#005eb8", "#acc7e9"),
            ("#000000", "#8f8f8f"),
            ("#ff0000", "#ffbeb2"),
            ("#ae2573", "#e9b6cc"),
            ("#808080", "#d1d1d1"),
        ] {
            assert_eq!(colour(own).in_the_dark().to_string(), mixed, "{own}");
        }
    }
}
