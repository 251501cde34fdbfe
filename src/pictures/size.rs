//! How large a picture is, how large it may be, and why it is refused.

/// How wide or high a picture is published at most, in dots: twice the width of a column of text, for sharp screens.
pub const LONGEST: u32 = 1600;

/// The most dots that are read, so that a small file cannot take all memory: 50 million.
pub(super) const MOST_DOTS: u64 = 50_000_000;

/// Width and height in dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let size = imagesize::blob_size(bytes).ok()?;
        let [width, height] = [size.width, size.height].map(|side| u32::try_from(side).ok());
        Some(Self {
            width: width?,
            height: height?,
        })
    }

    pub(super) fn dots(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    pub(super) fn longest(self) -> u32 {
        self.width.max(self.height)
    }

    /// The same shape, no side longer than `LONGEST`.
    pub(super) fn fitting(self) -> Self {
        let longest = u64::from(self.longest());
        if longest <= u64::from(LONGEST) {
            return self;
        }
        let scaled = |side: u32| {
            let side = (u64::from(side) * u64::from(LONGEST) + longest / 2) / longest;
            u32::try_from(side).unwrap_or(LONGEST).max(1)
        };
        Self {
            width: scaled(self.width),
            height: scaled(self.height),
        }
    }
}

/// Why a picture cannot be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be read to its end.
    Damaged,
    /// It has more dots than anybody needs, in millions.
    ManyDots(u64),
    /// It holds what a camera wrote into it, and this program cannot take that out of its kind.
    KeepsNotes,
}
