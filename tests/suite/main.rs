//! The one test program: everything that is tested from outside the library.

mod clients;

mod fixture;

mod registry;

mod rules;
