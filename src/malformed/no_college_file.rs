//! M012 no-college-file.

crate::code! {
    /// There is no `content/college.md`.
    ///
    /// # Why
    ///
    /// It says what the college is called, where its site stands and in which time zone its sessions are: nothing can
    /// be published without it.
    ///
    /// # Example
    ///
    /// ```md
    /// a folder without content/college.md
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// content/college.md with `name`, `base_url`, `language` and `time_zone`
    /// ```
    ///
    /// # Exceptions
    ///
    /// None. `prospectus init DIR` writes a small college that you can change.
    NO_COLLEGE_FILE = "M012" "no-college-file" Error
}
