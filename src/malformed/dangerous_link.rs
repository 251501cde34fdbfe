//! M014 dangerous-link.

crate::code! {
    /// A link would run a script, carry a hidden document or start a program: javascript:, data:, file: and the like.
    ///
    /// # Why
    ///
    /// Such a link can do things in a student's name, or open a program on their computer. No prospectus needs one: links
    /// begin with https:, http:, mailto:, tel:, sms: or webcal:, or lead to a page of the college.
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
