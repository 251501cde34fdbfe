//! Oklab (Björn Ottosson, 2020; CSS Color 4 §9.3): a space in which a step of lightness looks the same everywhere.

#[derive(Debug, Clone, Copy)]
pub(super) struct Oklab {
    /// From 0 for black to 1 for white.
    lightness: f64,
    /// From green to red, and from blue to yellow.
    a: f64,
    b: f64,
}

impl Oklab {
    pub(super) fn of(rgb: [u8; 3]) -> Self {
        let [r, g, b] = rgb.map(linear);
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        Self {
            lightness: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            a: 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            b: 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        }
    }

    /// A part of this and a share of another.
    pub(super) fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |one: f64, two: f64| one * (1.0 - share) + two * share;
        Self {
            lightness: mix(self.lightness, other.lightness),
            a: mix(self.a, other.a),
            b: mix(self.b, other.b),
        }
    }

    /// So much lighter, and greyer where the screen has no such colour; `None` beyond black and white.
    pub(super) fn lighter(self, by: f64) -> Option<Self> {
        let lightness = self.lightness + by;
        let greyer = |share: f64| Self {
            lightness,
            a: self.a * share,
            b: self.b * share,
        };
        let shares = (0..=20).rev().map(|share| f64::from(share) / 20.0);
        (-0.001..=1.001)
            .contains(&lightness)
            .then(|| shares.map(greyer).find(|colour| colour.is_shown()))?
    }

    /// Whether a screen can show it.
    fn is_shown(self) -> bool {
        let range = -0.002..=1.002;
        self.to_linear().iter().all(|part| range.contains(part))
    }

    pub(super) fn to_rgb(self) -> [u8; 3] {
        self.to_linear().map(|part| {
            let part = part.clamp(0.0, 1.0);
            let part = match part <= 0.003_130_8 {
                true => 12.92 * part,
                false => 1.055 * part.powf(1.0 / 2.4) - 0.055,
            };
            // Between 0 and 255 by the clamp above.
            (part * 255.0).round() as u8
        })
    }

    fn to_linear(self) -> [f64; 3] {
        let l = self.lightness + 0.396_337_777_4 * self.a + 0.215_803_757_3 * self.b;
        let m = self.lightness - 0.105_561_345_8 * self.a - 0.063_854_172_8 * self.b;
        let s = self.lightness - 0.089_484_177_5 * self.a - 1.291_485_548_0 * self.b;
        let [l, m, s] = [l, m, s].map(|part| part * part * part);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

/// A part of a colour as light, from 0 to 1 (WCAG 2.2, relative luminance).
pub(super) fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    match part <= 0.040_45 {
        true => part / 12.92,
        false => ((part + 0.055) / 1.055).powf(2.4),
    }
}
