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
    /// session  sleep-well.spring.20270112T1000@example.org  sleep-well  spring  (and nothing after it)
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
    LEDGER_UNUSABLE = "M015" "ledger-unusable" Error
}
