//! Catalogue + theme → pages: each job is one page, made on whichever core is free.

mod course;

mod pages;

mod records;

mod sessions;

pub mod theme;

pub mod views;

mod words;

use tera::{Context, Value};

use crate::artifact::SitePath;
use crate::finding::Finding;
use crate::render::pages::Shared;
use crate::render::theme::Theme;
use crate::site::Site;

/// What every template sees as `site`.
pub fn site_value(site: &Site<'_>) -> Value {
    Value::from_serializable(&pages::site_view(site))
}

/// Old addresses, and where they lead now.
pub fn redirects(site: &Site<'_>) -> Vec<(String, String)> {
    pages::redirects(site)
}

/// A page to be made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Job {
    Home,
    Courses,
    /// By position in the catalogue, as all that follow.
    Course(usize),
    Topic(usize),
    Venues,
    Venue(usize),
    Partners,
    Partner(usize),
    Timetable,
    Term(usize),
    Calendars,
    Page(usize),
    /// A page that the program makes although the college wrote no text for it: `co-production`, `partnerships`.
    About(&'static str),
    Collection(usize),
    NotFound,
    /// An old address, and where it leads now.
    Redirect {
        from: String,
        to: String,
    },
}

/// Makes pages; one for a whole build, shared by all cores.
pub struct Renderer<'a> {
    site: &'a Site<'a>,
    theme: &'a Theme,
    shared: Shared,
}

/// A page before the finishing pass.
#[derive(Debug)]
pub struct Rendered {
    pub path: SitePath,
    pub html: String,
}

impl<'a> Renderer<'a> {
    pub fn new(site: &'a Site<'a>, theme: &'a Theme) -> Self {
        Self {
            site,
            theme,
            shared: Shared::new(site),
        }
    }

    /// Every page of the site, in the order of a table of contents.
    pub fn jobs(&self) -> Vec<Job> {
        pages::jobs(self.site)
    }

    /// Makes one page.
    ///
    /// # Errors
    ///
    /// A finding about the theme, whose template could not make the page.
    pub fn render(&self, job: &Job) -> Result<Rendered, Box<Finding>> {
        let made = pages::page(self.site, &self.shared, job);
        let mut context = Context::new();
        context.insert_value("page", Value::from_serializable(&made.page));
        for (name, value) in made.values {
            context.insert_value(name, value);
        }
        let html = self.theme.render(made.template, &context)?;
        Ok(Rendered {
            path: SitePath::new(made.page.path),
            html,
        })
    }
}

impl std::fmt::Debug for Renderer<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Renderer").finish_non_exhaustive()
    }
}
