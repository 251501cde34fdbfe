//! Pages of courses: all, one, those of a strand, those of a part of the college.

use serde::Serialize;
use tera::Value;

use crate::artifact::SitePath;
use crate::model::course::Course;
use crate::model::kind::Kind;
use crate::render::described;
use crate::render::frame::record_view;
use crate::render::pages::calendars::{calendar_of_everything, record_calendar};
use crate::render::pages::find::facet_views;
use crate::render::pages::made::{Made, Shared, value};
use crate::render::pages::strands::by_strand;
use crate::render::views::{LinkView, PageView, TopicView};
use crate::site::Site;

pub(super) fn courses(site: &Site<'_>, shared: &Shared) -> Made {
    let listed: Vec<_> = site.current_courses().collect();
    let groups = groups(site, shared, &listed);
    let page = PageView {
        description: Some(site.words.say("description-courses")),
        calendar: Some(calendar_of_everything(site)),
        ..record_view(
            site,
            "courses",
            Some(SitePath::new("/courses/")),
            &site.words.say("page-courses"),
            None,
        )
    };
    let count = site.words.count("courses-count", listed.len());
    Made {
        template: "courses.html",
        page,
        values: vec![
            ("groups", value(&groups)),
            ("count", Value::from(count)),
            ("collections", value(&collections(site))),
            ("facets", value(&facet_views(site, shared))),
        ],
    }
}

/// Courses under the strand that they name first.
#[derive(Serialize)]
struct Group {
    topic: TopicView,
    courses: Value,
}

fn groups(site: &Site<'_>, shared: &Shared, listed: &[(usize, &Course)]) -> Vec<Group> {
    let strands = by_strand(site, shared, listed).into_iter();
    strands
        .map(|(topic, courses)| Group {
            topic,
            courses: shared.cards(courses),
        })
        .collect()
}

/// The parts of the college, each with its page.
fn collections(site: &Site<'_>) -> Vec<LinkView> {
    let collections = site.catalogue.college.collections.iter();
    collections
        .map(|collection| LinkView {
            title: collection.name.value.clone(),
            href: Some(collection_path(&collection.id.value).to_string()),
        })
        .collect()
}

fn collection_path(id: &str) -> SitePath {
    SitePath::new(format!("/collections/{id}/"))
}

pub(super) fn course(site: &Site<'_>, at: usize) -> Made {
    let course = &site.catalogue.courses[at];
    let id = &course.origin.id;
    let page = PageView {
        description: described::text(&course.summary.value),
        picture: described::picture(site, &course.body),
        calendar: Some(record_calendar(site, "courses", id, &course.title.value)),
        noindex: site.with_drafts || course.origin.draft,
        ..record_view(
            site,
            "course",
            Kind::Course.address(id),
            &course.title.value,
            Some(("page-courses", "/courses/")),
        )
    };
    Made {
        template: "course.html",
        page,
        values: vec![("course", value(&site.course_view(at)))],
    }
}

pub(super) fn topic(site: &Site<'_>, shared: &Shared, at: usize) -> Made {
    let topic = &site.catalogue.topics[at];
    let id = topic.origin.id.as_str();
    let members = &shared.members.topics[at];
    let days = site.by_day(members.sessions(site));
    let view = site.topic_view(at, members.courses.len());
    let page = PageView {
        description: described::body(&topic.body),
        picture: described::picture(site, &topic.body),
        calendar: Some(record_calendar(site, "topics", id, &topic.name.value)),
        ..record_view(
            site,
            "topic",
            Kind::Topic.address(id),
            &topic.name.value,
            Some(("page-courses", "/courses/")),
        )
    };
    Made {
        template: "topic.html",
        page,
        values: vec![
            ("topic", value(&view)),
            ("courses", shared.cards(members.courses.iter().copied())),
            ("days", value(&days)),
        ],
    }
}

pub(super) fn collection(site: &Site<'_>, shared: &Shared, at: usize) -> Made {
    #[derive(Serialize)]
    struct View {
        id: String,
        name: String,
        ages: Option<String>,
    }
    let collection = &site.catalogue.college.collections[at];
    let id = collection.id.value.as_str();
    let positions: Vec<usize> = site
        .listed_courses()
        .filter(|(_, course)| {
            course
                .collection
                .as_ref()
                .is_some_and(|own| own.value == id)
        })
        .map(|(at, _)| at)
        .collect();
    let view = View {
        id: id.to_owned(),
        name: collection.name.value.clone(),
        ages: collection.ages.as_ref().map(|ages| ages.value.clone()),
    };
    let description = site.words.with(
        "description-collection",
        &[("name", view.name.as_str().into())],
    );
    let page = PageView {
        description: described::text(&description),
        ..record_view(
            site,
            "collection",
            Some(collection_path(id)),
            &view.name,
            Some(("page-courses", "/courses/")),
        )
    };
    Made {
        template: "collection.html",
        page,
        values: vec![
            ("collection", value(&view)),
            ("courses", shared.cards(positions)),
        ],
    }
}
