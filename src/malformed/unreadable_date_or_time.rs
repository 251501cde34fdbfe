//! M008 unreadable-date-or-time.

crate::code! {
    /// A date or time cannot be read, or there is no such date or time.
    ///
    /// # Why
    ///
    /// A date that is read wrongly sends people to a locked door. There is one way to write a session: year-month-
    /// day, then the times by the 24-hour clock. Clocks go forward one night in spring, so some times do not exist;
    /// they go back one night in autumn, so some come twice.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works.
    /// runs:
    ///   - {id: spring, sessions: [26-1-2027 10:00-12:00]}
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
    /// runs:
    ///   - {id: spring, sessions: [2027-01-26 10:00-12:00]}
    /// ---
    /// Text.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A date that a form editor wrote as `2027-01-26T00:00:00.000Z` is read as that day.
    ///
    /// `check --fix` writes 31/12/2026 as 2026-12-31 where a key holds a day. It leaves 3/4/2026, which is in March for some.
    UNREADABLE_DATE_OR_TIME = "M008" "unreadable-date-or-time" Error
}
