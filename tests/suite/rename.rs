//! `prospectus rename`: everything that names a record changes with it, and nothing else does.

mod named;

mod sample;

mod stays;

mod refused;

mod stopped;
