//! Courses → the strands under which a page lists them.

use crate::model::course::Course;
use crate::model::kind::Kind;
use crate::render::pages::made::{Shared, topics};
use crate::render::views::TopicView;
use crate::site::Site;

/// Positions of courses under the strand that each names first; those without a strand come last.
pub(super) fn by_strand(
    site: &Site<'_>,
    shared: &Shared,
    listed: &[(usize, &Course)],
) -> Vec<(TopicView, Vec<usize>)> {
    let first_topic = |course: &Course| {
        let mut published = course
            .topics
            .iter()
            .filter(|topic| site.link(Kind::Topic, &topic.value).is_some());
        published.next().map(|topic| topic.value.clone())
    };
    let named: Vec<(usize, Option<String>)> = listed
        .iter()
        .map(|(at, course)| (*at, first_topic(course)))
        .collect();
    let of = |id: Option<&str>| -> Vec<usize> {
        let own = named.iter().filter(|(_, topic)| topic.as_deref() == id);
        own.map(|(at, _)| *at).collect()
    };
    let mut strands: Vec<(TopicView, Vec<usize>)> = topics(site, shared)
        .map(|topic| {
            let courses = of(Some(&topic.id));
            (topic, courses)
        })
        .collect();
    let others = of(None);
    strands.push((no_topic(site, others.len()), others));
    strands.retain(|(_, courses)| !courses.is_empty());
    strands
}

/// What stands over the courses that are in no strand.
fn no_topic(site: &Site<'_>, courses: usize) -> TopicView {
    TopicView {
        id: "other-courses".into(),
        name: site.words.say("topic-other"),
        href: "/courses/".into(),
        colour: "none".into(),
        summary: String::new(),
        body_html: String::new(),
        count: site.words.count("courses-count", courses),
    }
}
