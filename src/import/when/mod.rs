//! Words of a cell → days and times, in the forms that people in Britain use; what has two readings has none.
//!
//! `token` cuts the words, `clock` reads times, `scan` puts together what a `cell` says, `settle` finds the year, checks the
//! weekday and counts out the weeks.

mod token;

mod clock;

mod cell;

mod scan;

mod settle;

pub use cell::Scan;
pub use clock::Times;
pub use scan::{Hint, scan};
pub use settle::{Days, Order, Settled, Ways, settle};
