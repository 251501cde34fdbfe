//! M006 duplicate-id.

crate::code! {
    /// Two records, or two rooms of a venue, have one id, or an id cannot be an address.
    ///
    /// # Why
    ///
    /// The id of a record is the name of its file, and its address on the site for good. Two courses cannot have one
    /// address, and an address is made of lower-case letters, digits and hyphens.
    ///
    /// # Example
    ///
    /// ```md
    /// content/courses/sleep-well.md
    /// content/courses/2027-spring/sleep-well.md
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// content/courses/sleep-well.md
    /// content/courses/2027-spring/sleep-well-for-parents.md
    /// ```
    ///
    /// # Exceptions
    ///
    /// The ids of courses, topics, venues and partners are apart: a course and a topic may share one. Pages share the
    /// top of the site with the program's own addresses, such as `courses`, so a page cannot be called so.
    DUPLICATE_ID = "M006" "duplicate-id" Error
}
