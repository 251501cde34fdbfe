//! M007 placeholder-left.

crate::code! {
    /// A text still holds a placeholder: FIXME, TODO, TBC in brackets, lorem ipsum, or xxx.
    ///
    /// # Why
    ///
    /// Somebody meant to come back to it. Published, it tells students that nobody read the page.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: TODO write this with the group.
    /// ---
    /// Text.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// ---
    /// Text.
    /// ```
    ///
    /// # Exceptions
    ///
    /// In a record with `draft: true` this is advice. Words for dates that are not fixed yet go in `when:` of a run.
    PLACEHOLDER_LEFT = "M007" "placeholder-left" Error
}
