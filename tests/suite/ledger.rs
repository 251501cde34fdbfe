//! The memory of the calendars, as somebody proved it who did not write it: which session is which after any edit, what
//! git merges, what cannot be used, and what subscribers see of sessions that went.

mod model;

mod edit;

mod built;

mod memory;

mod identity;

mod merges;

mod sides;

mod published;

mod unusable;

mod hand;

mod renamed;

mod term;

mod git;

mod written;

mod former;

mod odd;
