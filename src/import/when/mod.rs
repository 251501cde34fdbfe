//! Words of a cell → days and times, in the forms that people in Britain use; what has two readings has none.
//!
//! `token` cuts the words, `clock` reads times, `scan` puts dates and times together, `settle` finds the year, checks the
//! weekday and counts out the weeks.

mod token;

mod clock;

mod scan;

mod settle;

pub use clock::Times;
pub use scan::{Hint, Scan, scan};
pub use settle::{Days, Order, Settled, Ways, settle};
