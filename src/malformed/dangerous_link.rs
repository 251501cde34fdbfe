//! M014 dangerous-link.

crate::code! {
    /// A link would run a program or carry a hidden document: javascript:, data: or vbscript:.
    ///
    /// # Why
    ///
    /// Such a link can do things in a student's name. No prospectus needs one.
    ///
    /// # Example
    ///
    /// ```md
    /// [Enrol](javascript:enrol())
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// [Enrol](https://millbrook.example/enrol)
    /// ```
    ///
    /// # Exceptions
    ///
    /// None.
    DANGEROUS_LINK = "M014" "dangerous-link" Error
}
