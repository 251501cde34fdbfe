//! M002 unknown-key.

crate::code! {
    /// A key is written that this kind of record does not have.
    ///
    /// # Why
    ///
    /// A key with a typing mistake would silently do nothing: `venu: central-library` publishes a course without a
    /// place.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works.
    /// venu: central-library
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
    /// A key that begins with `x-` is yours: it is allowed everywhere and ignored.
    ///
    /// `check --fix` puts a key right that is one letter or a hyphen away from one key alone, when that key is not there yet
    /// and the value is one that it holds.
    UNKNOWN_KEY = "M002" "unknown-key" Error
}
