//! T512 ledger-out-of-date.

crate::code! {
    /// With `--locked`, the ledger of the calendars would change.
    ///
    /// # Why
    ///
    /// A host that publishes without committing `content/calendar.lock` forgets what it has published: the next build
    /// would give a session that moved its old place in the ledger, and students' calendars would not follow.
    ///
    /// # Example
    ///
    /// ```text
    /// prospectus build --locked
    /// ```
    ///
    /// after a session was put into a course, and before `prospectus build` has written it down.
    ///
    /// # Write instead
    ///
    /// ```text
    /// prospectus build
    /// git add content/calendar.lock
    /// ```
    ///
    /// # Exceptions
    ///
    /// Without `--locked`, `build` writes the ledger itself, and `check` says nothing of it.
    ///
    /// # Source
    ///
    /// RFC 5545, section 3.8.7.4: SEQUENCE tells calendars which of two versions of an event is the later one.
    LEDGER_OUT_OF_DATE = "T512" "ledger-out-of-date" Error
}
