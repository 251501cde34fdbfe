//! M016 unusable-picture.

crate::code! {
    /// A picture cannot be published: its bytes are not of the type that its name says, or it is too large.
    ///
    /// # Why
    ///
    /// Browsers are told to believe the name, so that no file can pretend to be a picture and run something: they would
    /// show nothing. A picture of many megabytes keeps people with a slow or dear connection waiting.
    ///
    /// # Example
    ///
    /// A photograph that was saved as JPEG and then called `garden.png`, or one of 12 MB straight from a camera.
    ///
    /// # Write instead
    ///
    /// Save the picture again in a program for pictures, as JPEG, PNG, WebP, AVIF or GIF, at most 2,000 dots wide, and let
    /// its name end with that type: `garden.jpg`.
    ///
    /// # Exceptions
    ///
    /// None. SVG is no type of picture here: it can hold scripts. A theme may have its own.
    UNUSABLE_PICTURE = "M016" "unusable-picture" Error
}
