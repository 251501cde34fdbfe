//! The publishing promises: a site is whole or it is the old one, nothing is written where the program has no business, and
//! the same college gives the same bytes.

mod at_once;

mod clock;

mod killed;

mod left_out;

mod refused;

mod repeated;

mod stopped;
