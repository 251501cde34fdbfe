//! Colours: how well one can be read on another, which one is near, and what a style calls them.

mod oklab;

mod rgb;

mod tokens;

pub use rgb::{Colour, WHITE_IN_THE_DARK};
pub use tokens::{Scheme, Token, Tokens};
