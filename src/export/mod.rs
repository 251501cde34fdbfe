//! Site → files for machines; one format a file.

pub mod redirects;

pub mod robots;

pub mod sitemap;
