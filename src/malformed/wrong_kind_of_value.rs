//! M004 wrong-kind-of-value.

crate::code! {
    /// A value is of the wrong kind: words where a date belongs, a list where one value belongs, a choice that does
    /// not exist.
    ///
    /// # Why
    ///
    /// The program does not guess: `places: twelve` could be a room or a mistake, and a wrong guess would be
    /// published.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works.
    /// runs:
    ///   - {id: spring, places: twelve}
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
    /// runs:
    ///   - {id: spring, places: 12}
    /// ---
    /// Text.
    /// ```
    ///
    /// # Exceptions
    ///
    /// None.
    WRONG_KIND_OF_VALUE = "M004" "wrong-kind-of-value" Error
}
