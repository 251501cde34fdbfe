//! How far a sign of a meeting may reach in a text.

/// How far an address reaches at most on either side of its host, in bytes: without an end, a text in which one host follows
/// the other would be read again and again.
pub(super) const LONGEST: usize = 2_048;

/// What follows a place, as far as it matters.
pub(super) fn near(lower: &str, at: usize) -> &str {
    &lower[at..lower.floor_char_boundary(at + LONGEST)]
}

/// Where an address begins that has something in it at a place.
pub(super) fn start_of_address(lower: &str, at: usize) -> usize {
    let from = lower.floor_char_boundary(at.saturating_sub(LONGEST));
    lower[from..at].rfind(ends).map_or(from, |before| {
        let before = from + before;
        before + lower[before..].chars().next().map_or(1, char::len_utf8)
    })
}

/// What no address holds.
pub(super) fn ends(letter: char) -> bool {
    letter.is_whitespace() || "\"'<>()[]{}|`".contains(letter)
}
