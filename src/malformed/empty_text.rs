//! M017 empty-text.

crate::code! {
    /// A course or page has no text under its front matter.
    ///
    /// # Why
    ///
    /// A title and a summary are not enough to decide whether to come.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works.
    /// ---
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works.
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// In a record with `draft: true` this is advice.
    EMPTY_TEXT = "M017" "empty-text" Warning
}
