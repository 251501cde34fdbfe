//! Which pages there are, and which old addresses lead to them.

use crate::model::alias;
use crate::model::kind::Kind;
use crate::search::Facets;
use crate::site::Site;

/// A page to be made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Job {
    Home,
    Courses,
    /// Everything on one page, made to print.
    Prospectus,
    /// The same in large letters.
    LargePrint,
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
    /// All values that courses are found by.
    Find,
    /// One of them, by its position among all.
    FindValue(usize),
    Search,
    MyPlan,
    /// About the open data.
    Data,
    Page(usize),
    /// A page that the program makes although the college wrote no text for it: `co-production`, `partnerships`.
    About(&'static str),
    Collection(usize),
    NotFound,
    /// What the panel sees first.
    Panel,
    /// What it sees of one course.
    PanelCourse(usize),
    /// An old address, and where it leads now.
    Redirect {
        from: String,
        to: String,
    },
}

impl Job {
    /// Whether the page is made to print, also from a folder where no server is.
    pub fn is_for_paper(&self) -> bool {
        matches!(self, Self::Prospectus | Self::LargePrint)
    }

    /// Whether the page may show most of the college. Such pages are begun first, so that in the end no core waits for one.
    pub fn is_large(&self) -> bool {
        matches!(
            self,
            Self::Prospectus
                | Self::LargePrint
                | Self::Term(_)
                | Self::Calendars
                | Self::Courses
                | Self::Topic(_)
                | Self::FindValue(_)
        )
    }

    /// Whether search engines may know the page.
    pub fn is_for_search(&self) -> bool {
        !matches!(
            self,
            Self::NotFound | Self::Redirect { .. } | Self::Panel | Self::PanelCourse(_)
        )
    }
}

/// The pages about the college that are there even when it wrote no text for them.
pub(super) const ABOUT: [&str; 2] = ["co-production", "partnerships"];

/// Every page of the site, in the order of a table of contents.
pub(super) fn jobs(site: &Site<'_>, facets: &Facets) -> Vec<Job> {
    let catalogue = site.catalogue;
    let mut jobs = vec![Job::Home, Job::Courses, Job::Prospectus, Job::LargePrint];
    jobs.extend(site.courses().map(|(at, _)| Job::Course(at)));
    let published = |origins: Vec<bool>, job: fn(usize) -> Job| {
        origins
            .into_iter()
            .enumerate()
            .filter(|(_, yes)| *yes)
            .map(move |(at, _)| job(at))
    };
    jobs.extend(published(
        catalogue
            .topics
            .iter()
            .map(|it| site.is_published(&it.origin))
            .collect(),
        Job::Topic,
    ));
    jobs.push(Job::Venues);
    jobs.extend(site.venues().map(|(at, _)| Job::Venue(at)));
    jobs.push(Job::Partners);
    jobs.extend(published(
        catalogue
            .partners
            .iter()
            .map(|it| site.is_published(&it.origin))
            .collect(),
        Job::Partner,
    ));
    jobs.push(Job::Timetable);
    jobs.extend(published(
        catalogue
            .terms
            .iter()
            .map(|it| site.is_published(&it.origin))
            .collect(),
        Job::Term,
    ));
    jobs.push(Job::Calendars);
    jobs.push(Job::Find);
    jobs.extend((0..facets.values.len()).map(Job::FindValue));
    jobs.push(Job::Search);
    jobs.push(Job::MyPlan);
    jobs.push(Job::Data);
    jobs.extend(published(
        catalogue
            .pages
            .iter()
            .map(|it| site.is_published(&it.origin))
            .collect(),
        Job::Page,
    ));
    for about in ABOUT {
        if !catalogue
            .page(about)
            .is_some_and(|page| site.is_published(&page.origin))
        {
            jobs.push(Job::About(about));
        }
    }
    jobs.extend((0..catalogue.college.collections.len()).map(Job::Collection));
    jobs.push(Job::NotFound);
    if let Some(preview) = &site.preview {
        jobs.push(Job::Panel);
        let waiting = preview.under_review(catalogue, site.today);
        jobs.extend(waiting.into_iter().map(Job::PanelCourse));
    }
    jobs.extend(
        redirects(site)
            .into_iter()
            .map(|(from, to)| Job::Redirect { from, to }),
    );
    jobs
}

/// Old addresses with a slash at their end, and where they lead now.
pub(super) fn redirects(site: &Site<'_>) -> Vec<(String, String)> {
    let courses = site.courses().flat_map(|(_, course)| {
        course
            .aliases
            .iter()
            .map(move |alias| (alias, Kind::Course, &course.origin.id))
    });
    let pages = site
        .catalogue
        .pages
        .iter()
        .filter(|page| site.is_published(&page.origin));
    let pages = pages.flat_map(|page| {
        page.aliases
            .iter()
            .map(move |alias| (alias, Kind::Page, &page.origin.id))
    });
    let all = courses.chain(pages).filter_map(|(alias, kind, id)| {
        Some((
            alias::published_as(&alias.value),
            kind.address(id)?.to_string(),
        ))
    });
    all.collect()
}
