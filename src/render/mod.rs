//! Catalogue + theme → pages: each job is one page, made on whichever core is free.

mod once;

pub mod views;

mod inside;

mod own_colours;

pub mod policy;

pub mod theme;

mod words;

mod rows;

mod sessions;

mod records;

mod calendars;

mod course;

mod described;

mod booklet;

mod weeks;

mod glance;

mod job;

mod at;

pub mod tongues;

mod frame;

mod linked;

mod pages;

mod view;

pub use job::Job;
pub use view::View;

use tera::{Context, Value};

use crate::artifact::SitePath;
use crate::finding::Finding;
use crate::model::kind::Kind;
use crate::render::pages::Shared;
use crate::render::theme::Theme;
use crate::render::tongues::Tongues;
use crate::site::Site;

/// What every template sees as `site`.
pub fn site_value(site: &Site<'_>) -> Value {
    Value::from_serializable(&frame::site_view(site))
}

/// Of that (BLAKE3).
pub fn site_digest(site: &Site<'_>) -> [u8; 32] {
    view::digest(&site_value(site))
}

/// Old addresses, and where they lead now.
pub fn redirects(site: &Site<'_>) -> Vec<(String, String)> {
    job::redirects(site)
}

/// When the next run of a course is and where, in one line.
pub fn next_run(site: &Site<'_>, course: usize) -> Option<String> {
    site.next_run(course)
}

/// What many pages show of a site: made once, and used as long as the site is as it was.
pub struct Known {
    shared: Shared,
    tongues: Tongues,
}

impl Known {
    pub fn new(site: &Site<'_>) -> Self {
        Self {
            shared: Shared::new(site),
            tongues: Tongues::new(site),
        }
    }

    /// Makes anew what it knows of some courses, because a record of this kind was read again that they are or name.
    pub fn again(&mut self, site: &Site<'_>, kind: Kind, courses: &[usize]) {
        self.shared.again(site, kind, courses);
    }
}

impl std::fmt::Debug for Known {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Known").finish_non_exhaustive()
    }
}

/// Makes pages; one for a whole build, shared by all cores.
pub struct Renderer<'a> {
    site: &'a Site<'a>,
    theme: &'a Theme,
    known: &'a Known,
}

/// A page before the finishing pass.
#[derive(Debug)]
pub struct Rendered {
    pub path: SitePath,
    pub html: String,
    /// Whether it is made to print, also from a folder where no server is.
    pub is_for_paper: bool,
}

impl<'a> Renderer<'a> {
    pub fn new(site: &'a Site<'a>, theme: &'a Theme, known: &'a Known) -> Self {
        Self { site, theme, known }
    }

    /// Every page in the language of the site, in the order of a table of contents.
    pub fn jobs(&self) -> Vec<Job> {
        let mut jobs = job::jobs(self.site, &self.known.shared.facets);
        jobs.retain(|job| self.known.tongues.has(job));
        jobs
    }

    /// The page that is made at an address in the language of the site; `None` where there is none.
    pub fn job_at(&self, address: &str) -> Option<Job> {
        let inside = address.strip_prefix(&self.known.tongues.prefix())?;
        let job = at::job_at(self.site, &self.known.shared.facets, inside)?;
        self.known.tongues.has(&job).then_some(job)
    }

    /// The address of a page, before the language of the site; `None` for the panel's.
    pub fn address_of(&self, job: &Job) -> Option<String> {
        at::address_of(self.site, &self.known.shared.facets, job)
    }

    /// Everything that the template of a page may see, and which template it is.
    pub fn view(&self, job: &Job) -> View {
        let mut made = pages::page(self.site, &self.known.shared, job);
        self.known.tongues.complete(self.site, job, &mut made.page);
        if self.known.tongues.is_main() {
            made.page.linked = linked::linked(self.site, job, &made.page);
        }
        View {
            path: self.known.tongues.published_at(&made.page.path),
            template: made.template,
            page: Value::from_serializable(&made.page),
            values: made.values,
            is_for_paper: job.is_for_paper(),
        }
    }

    /// Makes one page.
    ///
    /// # Errors
    ///
    /// A finding about the theme, whose template could not make the page.
    pub fn render(&self, view: View) -> Result<Rendered, Box<Finding>> {
        let mut context = Context::new();
        context.insert_value("page", view.page);
        for (name, value) in view.values {
            context.insert_value(name, value);
        }
        let html = self.theme.render(view.template, &context)?;
        Ok(Rendered {
            path: view.path,
            html,
            is_for_paper: view.is_for_paper,
        })
    }
}

impl std::fmt::Debug for Renderer<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Renderer").finish_non_exhaustive()
    }
}
