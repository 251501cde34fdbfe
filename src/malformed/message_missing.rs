//! M019 message-missing.

crate::code! {
    /// A language of the college lacks words of the interface, which are shown in English.
    ///
    /// # Why
    ///
    /// Somebody who reads Irish, and perhaps not English, meets English words in the middle of a page. A screen reader is told
    /// that they are English, and changes its voice for them.
    ///
    /// # Example
    ///
    /// In `themes/ours/i18n/ga.ftl` of a college whose language is ga, and nothing else:
    ///
    /// ```text
    /// menu-home = Baile
    /// ```
    ///
    /// # Write instead
    ///
    /// ```text
    /// menu-home = Baile
    /// menu-courses = Cúrsaí
    /// ```
    ///
    /// and so on, every message that `themes/default/i18n/en.ftl` has.
    ///
    /// # Exceptions
    ///
    /// Every language that `languages:` lists is looked at, and so is whether the college says its own name in it, in
    /// `content/college.ga.md`. A file of English words may hold as few as it likes: the default theme's stand in for the others. So may one of a
    /// region, such as ga-IE, beside one of the language.
    MESSAGE_MISSING = "M019" "message-missing" Warning
}
