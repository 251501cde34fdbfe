//! M001 front-matter-unreadable.

crate::code! {
    /// The lines between the two `---` at the top of a file cannot be read.
    ///
    /// # Why
    ///
    /// Everything that the site knows of a record stands there: without it there is no title, no date and no place. A
    /// wrong indent or a missing quotation mark is enough to make the rest of the lines unreadable.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: "How sleep works
    /// runs: []
    /// ---
    /// Text.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: "How sleep works"
    /// runs: []
    /// ---
    /// Text.
    /// ```
    ///
    /// # Exceptions
    ///
    /// None. Indents are made of spaces, never of tabs; a value that holds a colon and a space, or begins with a
    /// quotation mark or a bracket, stands in quotation marks. Anchors and aliases (`&x`, `*x`) are refused, because
    /// a short one can stand for a text of any size.
    FRONT_MATTER_UNREADABLE = "M001" "front-matter-unreadable" Error
}
