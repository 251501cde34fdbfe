//! What a college has today, brought in: sheets in all their mess, calendars in all their zones.

mod story;

mod sheets;

mod calendars;

mod any;
