//! M009 waiver-without-owner.

crate::code! {
    /// A waiver has no owner, reason or end, has run out, or matches no finding.
    ///
    /// # Why
    ///
    /// A waiver says that somebody looked and decided. Without a name and an end it only hides a mistake, and one
    /// that matches nothing hides the next one.
    ///
    /// # Example
    ///
    /// ```md
    /// - {rule: need-not-shown, where: content/courses/sleep-well.md, reason: Agreed by the panel}
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// - {rule: need-not-shown, where: content/courses/sleep-well.md, reason: Agreed by the panel, owner: coordinator, until: 2027-06-30}
    /// ```
    ///
    /// For one block of a text, on the line before it (a semicolon ends a part):
    ///
    /// ```md
    /// <!-- prospectus: allow deficit-language; reason: The title of a book; owner: coordinator; until: 2027-06-30 -->
    /// ```
    ///
    /// # Exceptions
    ///
    /// None. A waiver that has run out still lowers its finding to a warning, so that time alone never stops a site.
    WAIVER_WITHOUT_OWNER = "M009" "waiver-without-owner" Warning
}
