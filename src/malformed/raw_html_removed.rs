//! M013 raw-html-removed.

crate::code! {
    /// A text holds HTML that is not published.
    ///
    /// # Why
    ///
    /// Pasted HTML brings fonts, colours and scripts of another place; it breaks the page for screen readers and may
    /// load things from other hosts. A short list is safe and stays: abbr, bdo, br, details, kbd, mark, q, span with
    /// lang, sub, summary, sup.
    ///
    /// # Example
    ///
    /// ```md
    /// <font color="red">Please book early.</font>
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// **Please book early.**
    /// ```
    ///
    /// # Exceptions
    ///
    /// HTML comments are never published and never reported.
    RAW_HTML_REMOVED = "M013" "raw-html-removed" Warning
}
