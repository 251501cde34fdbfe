//! M005 unknown-reference.

crate::code! {
    /// A record is named that the site does not have.
    ///
    /// # Why
    ///
    /// Students would be sent to a venue, a partner or a course that is nowhere described; most often the id has a
    /// typing mistake.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works.
    /// venue: central-libary
    /// ---
    /// Text.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works.
    /// venue: central-library
    /// ---
    /// Text.
    /// ```
    ///
    /// # Exceptions
    ///
    /// With `people: overlay` in `content/college.md` and no overlay given, unknown people are one notice only.
    UNKNOWN_REFERENCE = "M005" "unknown-reference" Error
}
