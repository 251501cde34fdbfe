//! The one test program: everything that is tested from outside the library.

mod code;

mod college;

mod hard_input;

mod layers;

mod publishing;

mod tidy;

mod transcripts;
