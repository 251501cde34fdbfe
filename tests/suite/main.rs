//! The one test program: everything that is tested from outside the library.

mod clients;

mod code;

mod college;

mod fixture;

mod golden;

mod hard_input;

mod layers;

mod publishing;

mod registry;

mod rules;

mod sample;

mod tidy;

mod transcripts;
