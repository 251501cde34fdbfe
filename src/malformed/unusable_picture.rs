//! M016 unusable-picture.

crate::code! {
    /// A picture cannot be published: its bytes are not of the type that its name says, it is damaged, or it is far too
    /// large.
    ///
    /// # Why
    ///
    /// Browsers are told to believe the name, so that no file can pretend to be a picture and run something: they would
    /// show nothing. A picture of many megabytes keeps people with a slow or dear connection waiting.
    ///
    /// # Example
    ///
    /// A photograph that was saved as JPEG and then called `garden.png`, or one that was only copied in part.
    ///
    /// # Write instead
    ///
    /// Save the picture again in a program for pictures, as JPEG, PNG, WebP, AVIF or GIF, and let its name end with that
    /// type: `garden.jpg`. A photograph straight from a phone is welcome as JPEG: it is published at most 1,600 dots wide
    /// or high, the right way up, and without what the camera wrote into it, such as where it was taken.
    ///
    /// # Exceptions
    ///
    /// None. JPEG and PNG may have 40 MB and 50 million dots; the other types are published as they are and may have 8 MB.
    /// SVG is no type of picture here: it can hold scripts. A theme may have its own.
    UNUSABLE_PICTURE = "M016" "unusable-picture" Error
}
