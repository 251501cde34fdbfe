//! The one test program: everything that is tested from outside the library.

mod clients;

mod code;

mod college;

mod fixture;

mod layers;

mod registry;

mod rules;

mod tidy;
