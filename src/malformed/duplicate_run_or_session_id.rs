//! M011 duplicate-run-or-session-id.

crate::code! {
    /// Two runs of a course, or two sessions of a run, have one id.
    ///
    /// # Why
    ///
    /// Calendars know a session by course, run and session. With one id twice, one person's session would overwrite
    /// another's.
    ///
    /// # Example
    ///
    /// ```md
    /// runs:
    ///   - {id: spring}
    ///   - {id: spring}
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// runs:
    ///   - {id: spring-morning}
    ///   - {id: spring-evening}
    /// ```
    ///
    /// # Exceptions
    ///
    /// None. Two courses may each have a run `spring`.
    DUPLICATE_RUN_OR_SESSION_ID = "M011" "duplicate-run-or-session-id" Error
}
