//! `prospectus term roll`: next term's runs from this term's.

mod days;

mod confirmed;

mod decide;

mod asked;
