//! Site → files for machines; one format a file.

mod xml;

mod atom;

pub mod schema;

pub mod changes;

pub mod courses;

pub mod plan;

pub mod headers;

pub mod redirects;

pub mod robots;

pub mod sitemap;
