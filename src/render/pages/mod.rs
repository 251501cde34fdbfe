//! What the template of each page gets.

mod members;

mod made;

mod calendars;

mod find;

mod search;

mod data;

mod home;

mod strands;

mod courses;

mod prospectus;

mod places;

mod dates;

mod my_plan;

mod texts;

mod panel;

mod panel_course;

use crate::render::job::Job;
pub(super) use crate::render::pages::made::{Made, Shared};
use crate::site::Site;

pub(super) fn page(site: &Site<'_>, shared: &Shared, job: &Job) -> Made {
    match job {
        Job::Home => home::home(site, shared),
        Job::Courses => courses::courses(site, shared),
        Job::Prospectus => prospectus::prospectus(site, shared),
        Job::LargePrint => prospectus::large_print(site, shared),
        Job::Course(at) => courses::course(site, *at),
        Job::Topic(at) => courses::topic(site, shared, *at),
        Job::Collection(at) => courses::collection(site, shared, *at),
        Job::Venues => places::venues(site),
        Job::Venue(at) => places::venue(site, shared, *at),
        Job::Partners => places::partners(site),
        Job::Partner(at) => places::partner(site, shared, *at),
        Job::Timetable => dates::timetable(site),
        Job::Term(at) => dates::term(site, *at),
        Job::Calendars => calendars::calendars(site),
        Job::Find => find::find(site, shared),
        Job::FindValue(at) => find::value_page(site, shared, *at),
        Job::Search => search::search(site),
        Job::MyPlan => my_plan::my_plan(site),
        Job::Data => data::data(site),
        Job::Page(at) => texts::text_page(site, &site.catalogue.pages[*at]),
        Job::About(id) => texts::about(site, id),
        Job::NotFound => texts::not_found(site),
        Job::Panel => panel::index(site),
        Job::PanelCourse(at) => panel_course::course(site, *at),
        Job::Redirect { from, to } => texts::redirect(site, from, to),
    }
}
