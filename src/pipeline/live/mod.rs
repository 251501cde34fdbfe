//! The site kept in memory, each page made when somebody asks for it: the same bytes that a build writes.

mod college;

mod change;

mod answer;

pub use answer::Answer;
pub use college::Live;
