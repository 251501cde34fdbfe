//! A build that knows of the last one makes the very site, report and ledger that a build makes that knows nothing.

mod edited;

mod meddled;

mod same;

mod told;
