//! A calendar → closures of a venue, or a run of a course.
//!
//! `lines` unfolds, `repeat` counts out a rule, `zone` says when a time is by its zone, `event` reads one event, `held` puts
//! together what takes place in a window; `closures` and `runs` write it down.

mod lines;

mod repeat;

mod zone;

mod event;

pub mod held;

pub mod closures;

pub mod runs;
