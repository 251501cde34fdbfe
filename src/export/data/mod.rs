//! `/data/`: what the college offers, for partners, directories and spreadsheets.
//!
//! What a file holds is documented by its schema, which is made from the same types. Nothing is in it that no page shows,
//! and less: no name of a person, because consent to stand on a page is not consent to be copied from it.

mod shape;

mod schema;

mod courses;

mod sessions;

use crate::artifact::Artifact;
use crate::site::Site;

/// The files, in the order in which the page about them names them.
pub fn files(site: &Site<'_>) -> [Artifact; 3] {
    let data = courses::data(site);
    [
        courses::file(&data),
        schema::file(site),
        sessions::file(site, &data),
    ]
}
