//! M019 message-missing.

crate::code! {
    /// The language of the college lacks words of the interface, which are shown in English.
    ///
    /// # Why
    ///
    /// Somebody who reads Welsh, and whose screen reader speaks Welsh, meets single English words in the middle of a page,
    /// read out with the sounds of another language.
    ///
    /// # Example
    ///
    /// In `themes/ours/i18n/cy.ftl` of a college whose language is cy, and nothing else:
    ///
    /// ```text
    /// menu-home = Hafan
    /// ```
    ///
    /// # Write instead
    ///
    /// ```text
    /// menu-home = Hafan
    /// menu-courses = Cyrsiau
    /// ```
    ///
    /// and so on, every message that `themes/default/i18n/en.ftl` has.
    ///
    /// # Exceptions
    ///
    /// A file of English words may hold as few as it likes: the default theme's stand in for the others. So may one of a
    /// region, such as cy-GB, beside one of the language.
    MESSAGE_MISSING = "M019" "message-missing" Warning
}
