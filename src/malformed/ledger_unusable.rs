//! M015 ledger-unusable.

crate::code! {
    /// The ledger of the calendars is cut, changed by hand, of another college, or of a newer program.
    ///
    /// # Why
    ///
    /// `content/calendar.lock` says which session of today is which of yesterday. Without it every student who subscribed
    /// to a calendar would see each session twice, or at its old time. So a ledger that cannot be read stops the build,
    /// and is never begun anew.
    ///
    /// # Example
    ///
    /// ```text
    /// # prospectus ledger
    /// ```
    ///
    /// # Write instead
    ///
    /// Take the last version that was right from git, and build again:
    ///
    /// ```text
    /// git checkout -- content/calendar.lock
    /// ```
    ///
    /// # Exceptions
    ///
    /// A conflict that git left in it is none: leave the file as it is and build. Both sides' lines are taken, and the
    /// higher sequence wins. A college that has no ledger yet gets one with its first build.
    ///
    /// # Source
    ///
    /// RFC 5545, sections 3.8.4.7 (UID) and 3.8.7.4 (SEQUENCE).
    LEDGER_UNUSABLE = "M015" "ledger-unusable" Error
}
