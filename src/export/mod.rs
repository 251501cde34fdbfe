//! Site → files for machines; one format a file.

mod xml;

pub mod csv;

mod atom;

pub mod schema;

pub mod changes;

pub mod courses;

pub mod plan;

pub mod data;

pub mod headers;

pub mod redirects;

pub mod robots;

pub mod sitemap;
