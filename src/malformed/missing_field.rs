//! M003 missing-field.

crate::code! {
    /// A field is missing that this kind of record must have.
    ///
    /// # Why
    ///
    /// Without it there would be a hole in a page: a course without a title, a term without an end.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
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
    /// ---
    /// Text.
    /// ```
    ///
    /// # Exceptions
    ///
    /// In a record with `draft: true` this is advice: a half-written draft never stops a site.
    MISSING_FIELD = "M003" "missing-field" Error
}
