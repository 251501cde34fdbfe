//! M010 unusable-file.

crate::code! {
    /// A file cannot be used: it cannot be opened, is not text in UTF-8, is too large, or leads out of the site's
    /// folder.
    ///
    /// # Why
    ///
    /// A record that cannot be read would be missing from the site without a word.
    ///
    /// # Example
    ///
    /// ```md
    /// content/courses/sleep-well.md saved by an old word processor as Windows-1252
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// content/courses/sleep-well.md saved as UTF-8
    /// ```
    ///
    /// # Exceptions
    ///
    /// A byte-order mark and Windows line endings are fine.
    UNUSABLE_FILE = "M010" "unusable-file" Error
}
