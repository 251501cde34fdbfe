//! M018 theme-broken.

crate::code! {
    /// A template or the style of the theme has a mistake.
    ///
    /// # Why
    ///
    /// A page that cannot be made cannot be published, and the site stays as it was until the theme is put right.
    ///
    /// # Example
    ///
    /// ```md
    /// <h1>{{ course.titel }}</h1>
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <h1>{{ course.title }}</h1>
    /// ```
    ///
    /// # Exceptions
    ///
    /// None. The default theme is inside the program; a file in `themes/<name>/` takes the place of its file of the
    /// same name.
    THEME_BROKEN = "M018" "theme-broken" Error
}
