//! Site → files for machines; one format a file.

pub mod headers;

pub mod redirects;

pub mod robots;

pub mod sitemap;
