//! What the template of each page gets.

use serde::Serialize;
use tera::Value;

use crate::artifact::SitePath;
use crate::model::kind::Kind;
use crate::model::page::Page;
use crate::model::reference::VenueChoice;
use crate::render::frame::{record_view, view};
use crate::render::job::Job;
use crate::render::views::{CalendarGroup, CalendarView, LinkView, PageView, TopicView};
use crate::site::{Site, feeds};
use crate::timetable::{Session, SessionPlace};

/// What many pages show and one computation makes.
pub(super) struct Shared {
    /// The card of each course, by position; `None` for one that is left out.
    cards: Vec<Option<Value>>,
}

impl Shared {
    pub(super) fn new(site: &Site<'_>) -> Self {
        use rayon::prelude::*;
        let count = site.catalogue.courses.len();
        let cards = (0..count).into_par_iter().map(|position| {
            let shown = site.is_published(&site.catalogue.courses[position].origin);
            shown.then(|| Value::from_serializable(&site.card(position)))
        });
        Self {
            cards: cards.collect(),
        }
    }

    fn cards(&self, positions: impl IntoIterator<Item = usize>) -> Value {
        Value::from(
            positions
                .into_iter()
                .filter_map(|position| self.cards[position].clone())
                .collect::<Vec<_>>(),
        )
    }
}

/// A page's own values, and the template that shows them.
pub(super) struct Made {
    pub(super) template: &'static str,
    pub(super) page: PageView,
    pub(super) values: Vec<(&'static str, Value)>,
}

pub(super) fn page(site: &Site<'_>, shared: &Shared, job: &Job) -> Made {
    let catalogue = site.catalogue;
    match job {
        Job::Home => home(site, shared),
        Job::Courses => courses(site, shared),
        Job::Course(at) => course(site, *at),
        Job::Topic(at) => topic(site, shared, *at),
        Job::Venues => venues(site),
        Job::Venue(at) => venue(site, shared, *at),
        Job::Partners => partners(site),
        Job::Partner(at) => partner(site, shared, *at),
        Job::Timetable => timetable(site),
        Job::Term(at) => term(site, *at),
        Job::Calendars => calendars(site),
        Job::Page(at) => text_page(site, &catalogue.pages[*at]),
        Job::About(id) => about(site, id),
        Job::Collection(at) => collection(site, shared, *at),
        Job::NotFound => {
            let page = PageView {
                noindex: true,
                ..view(site, "404", "/404.html", site.words.say("page-not-found"))
            };
            Made {
                template: "404.html",
                page,
                values: Vec::new(),
            }
        }
        Job::Redirect { from, to } => {
            let page = PageView {
                noindex: true,
                ..view(site, "redirect", from, site.words.say("page-moved"))
            };
            let target = format!("{}{to}", site.base_url.trim_end_matches('/'));
            Made {
                template: "redirect.html",
                page,
                values: vec![("target", Value::from(target))],
            }
        }
    }
}

fn value<T: Serialize>(value: &T) -> Value {
    Value::from_serializable(value)
}

fn home(site: &Site<'_>, shared: &Shared) -> Made {
    let college = &site.catalogue.college;
    let page = view(site, "home", "/", site.words.say("page-home"));
    let next: Vec<&Session> = site
        .coming()
        .filter(|session| !session.is_cancelled())
        .take(8)
        .collect();
    let terms: Vec<_> = coming_terms(site).map(|at| site.term_view(at)).collect();
    let values = vec![
        ("welcome_html", Value::from(site.html(&college.body))),
        ("topics", value(&topics(site).collect::<Vec<_>>())),
        ("next_days", value(&site.by_day(next))),
        ("enrolment", value(&site.enrolment(None))),
        ("terms", value(&terms)),
        ("new_courses", shared.cards([])),
    ];
    Made {
        template: "home.html",
        page,
        values,
    }
}

/// Positions of the terms that are not over.
fn coming_terms(site: &Site<'_>) -> impl Iterator<Item = usize> {
    let terms = site.catalogue.terms.iter().enumerate();
    terms
        .filter(|(_, term)| term.ends.value >= site.today && site.is_published(&term.origin))
        .map(|(at, _)| at)
}

fn topics(site: &Site<'_>) -> impl Iterator<Item = TopicView> {
    let topics = site
        .catalogue
        .topics
        .iter()
        .enumerate()
        .filter(|(_, topic)| site.is_published(&topic.origin));
    topics.map(|(at, topic)| site.topic_view(at, of_topic(site, &topic.origin.id).count()))
}

fn of_topic<'s>(site: &'s Site<'_>, id: &'s str) -> impl Iterator<Item = usize> + 's {
    site.listed_courses()
        .filter(move |(_, course)| course.topics.iter().any(|topic| topic.value == id))
        .map(|(at, _)| at)
}

/// Whether a course has something now or soon, or no dates at all yet.
fn is_current(site: &Site<'_>, position: usize) -> bool {
    let runs = &site.catalogue.courses[position].runs;
    runs.is_empty()
        || runs
            .iter()
            .enumerate()
            .any(|(at, run)| !site.is_over(position, at, run))
}

fn courses(site: &Site<'_>, shared: &Shared) -> Made {
    #[derive(Serialize)]
    struct Group {
        topic: TopicView,
        courses: Value,
    }
    let listed: Vec<_> = site
        .listed_courses()
        .filter(|(at, _)| is_current(site, *at))
        .collect();
    let first_topic = |course: &crate::model::course::Course| {
        course
            .topics
            .iter()
            .find(|topic| site.link(Kind::Topic, &topic.value).is_some())
            .map(|topic| topic.value.clone())
    };
    let mut groups: Vec<Group> = Vec::new();
    for topic in topics(site) {
        let positions: Vec<usize> = listed
            .iter()
            .filter(|(_, course)| first_topic(course).as_ref() == Some(&topic.id))
            .map(|(at, _)| *at)
            .collect();
        if !positions.is_empty() {
            groups.push(Group {
                topic,
                courses: shared.cards(positions),
            });
        }
    }
    let others: Vec<usize> = listed
        .iter()
        .filter(|(_, course)| first_topic(course).is_none())
        .map(|(at, _)| *at)
        .collect();
    if !others.is_empty() {
        groups.push(Group {
            topic: no_topic(site, others.len()),
            courses: shared.cards(others),
        });
    }
    let page = PageView {
        description: Some(site.words.say("description-courses")),
        calendar: Some("/calendars/all.ics".into()),
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
        ],
    }
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

fn course(site: &Site<'_>, at: usize) -> Made {
    let course = &site.catalogue.courses[at];
    let id = &course.origin.id;
    let page = PageView {
        description: Some(course.summary.value.clone()),
        calendar: Some(format!("/calendars/courses/{id}.ics")),
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

fn topic(site: &Site<'_>, shared: &Shared, at: usize) -> Made {
    let topic = &site.catalogue.topics[at];
    let id = topic.origin.id.as_str();
    let positions: Vec<usize> = of_topic(site, id).collect();
    let days = site.by_day(site.coming().filter(|session| {
        site.catalogue.courses[session.course]
            .topics
            .iter()
            .any(|topic| topic.value == id)
    }));
    let view = site.topic_view(at, positions.len());
    let page = PageView {
        description: Some(view.summary.clone()).filter(|summary| !summary.is_empty()),
        calendar: Some(format!("/calendars/topics/{id}.ics")),
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
            ("courses", shared.cards(positions)),
            ("days", value(&days)),
        ],
    }
}

fn venues(site: &Site<'_>) -> Made {
    let views: Vec<_> = site.venues().map(|(at, _)| site.venue_view(at)).collect();
    let page = PageView {
        description: Some(site.words.say("description-venues")),
        ..record_view(
            site,
            "venues",
            Some(SitePath::new("/venues/")),
            &site.words.say("page-venues"),
            None,
        )
    };
    Made {
        template: "venues.html",
        page,
        values: vec![("venues", value(&views))],
    }
}

fn venue(site: &Site<'_>, shared: &Shared, at: usize) -> Made {
    let venue = &site.catalogue.venues[at];
    let id = venue.origin.id.as_str();
    let here = |session: &&Session| matches!(&session.place, SessionPlace::Venue { id: place, .. } if place == id);
    let coming: Vec<&Session> = site.coming().filter(here).collect();
    let mut positions: Vec<usize> = coming.iter().map(|session| session.course).collect();
    let named = |choice: &Option<VenueChoice>| matches!(choice, Some(VenueChoice::Venue { id: place, .. }) if place.value == id);
    positions.extend(
        site.listed_courses()
            .filter(|(at, course)| {
                is_current(site, *at)
                    && (named(&course.venue) || course.runs.iter().any(|run| named(&run.venue)))
            })
            .map(|(at, _)| at),
    );
    positions.sort_unstable();
    positions.dedup();
    positions.retain(|at| !site.is_retired(&site.catalogue.courses[*at]));
    let page = PageView {
        calendar: Some(format!("/calendars/venues/{id}.ics")),
        ..record_view(
            site,
            "venue",
            Kind::Venue.address(id),
            &venue.name.value,
            Some(("page-venues", "/venues/")),
        )
    };
    let values = vec![
        ("venue", value(&site.venue_view(at))),
        ("courses", shared.cards(positions)),
        ("days", value(&site.by_day(coming))),
    ];
    Made {
        template: "venue.html",
        page,
        values,
    }
}

fn partners(site: &Site<'_>) -> Made {
    let page = PageView {
        description: Some(site.words.say("description-partners")),
        ..record_view(
            site,
            "partners",
            Some(SitePath::new("/partners/")),
            &site.words.say("page-partners"),
            None,
        )
    };
    Made {
        template: "partners.html",
        page,
        values: vec![("partners", value(&partner_views(site)))],
    }
}

fn partner_views(site: &Site<'_>) -> Vec<crate::render::views::PartnerView> {
    let partners = site
        .catalogue
        .partners
        .iter()
        .enumerate()
        .filter(|(_, partner)| site.is_published(&partner.origin));
    partners.map(|(at, _)| site.partner_view(at)).collect()
}

fn partner(site: &Site<'_>, shared: &Shared, at: usize) -> Made {
    let partner = &site.catalogue.partners[at];
    let id = partner.origin.id.as_str();
    let theirs = |course: &crate::model::course::Course| {
        course.partners.iter().any(|partner| partner.value == id)
    };
    let positions: Vec<usize> = site
        .listed_courses()
        .filter(|(_, course)| theirs(course))
        .map(|(at, _)| at)
        .collect();
    let days = site.by_day(
        site.coming()
            .filter(|session| theirs(&site.catalogue.courses[session.course])),
    );
    let page = PageView {
        calendar: Some(format!("/calendars/partners/{id}.ics")),
        ..record_view(
            site,
            "partner",
            Kind::Partner.address(id),
            &partner.name.value,
            Some(("page-partners", "/partners/")),
        )
    };
    let values = vec![
        ("partner", value(&site.partner_view(at))),
        ("courses", shared.cards(positions)),
        ("days", value(&days)),
    ];
    Made {
        template: "partner.html",
        page,
        values,
    }
}

/// How many days the first timetable page looks ahead.
const TIMETABLE_DAYS: i64 = 28;

fn timetable(site: &Site<'_>) -> Made {
    let until = site
        .today
        .checked_add(jiff::Span::new().days(TIMETABLE_DAYS))
        .unwrap_or(site.today);
    let days = site.by_day(site.coming().take_while(|session| session.date() < until));
    let terms: Vec<_> = coming_terms(site).map(|at| site.term_view(at)).collect();
    let page = PageView {
        description: Some(site.words.say("description-timetable")),
        calendar: Some("/calendars/all.ics".into()),
        ..record_view(
            site,
            "timetable",
            Some(SitePath::new("/timetable/")),
            &site.words.say("page-timetable"),
            None,
        )
    };
    Made {
        template: "timetable.html",
        page,
        values: vec![("terms", value(&terms)), ("days", value(&days))],
    }
}

fn term(site: &Site<'_>, at: usize) -> Made {
    let term = &site.catalogue.terms[at];
    let id = term.origin.id.as_str();
    let months = site.by_month(
        site.sessions()
            .filter(|session| feeds::is_of_term(site, session, id)),
    );
    let page = PageView {
        calendar: Some(format!("/calendars/terms/{id}.ics")),
        ..record_view(
            site,
            "term",
            Kind::Term.address(id),
            &term.name.value,
            Some(("page-timetable", "/timetable/")),
        )
    };
    Made {
        template: "term.html",
        page,
        values: vec![
            ("term", value(&site.term_view(at))),
            ("months", value(&months)),
        ],
    }
}

fn calendars(site: &Site<'_>) -> Made {
    let feeds = feeds::feeds(site);
    let group = |key: &str, kind: Option<Kind>| CalendarGroup {
        title: site.words.say(key),
        calendars: feeds
            .iter()
            .filter(|feed| feed.kind == kind)
            .map(|feed| CalendarView {
                title: feed.title.clone(),
                href: feed.path.to_string(),
                count: site.words.count("sessions-count", feed.sessions.len()),
            })
            .collect(),
    };
    let groups: Vec<_> = [
        group("calendar-group-everything", None),
        group("calendar-group-topics", Some(Kind::Topic)),
        group("calendar-group-terms", Some(Kind::Term)),
        group("calendar-group-venues", Some(Kind::Venue)),
        group("calendar-group-partners", Some(Kind::Partner)),
        group("calendar-group-courses", Some(Kind::Course)),
    ]
    .into_iter()
    .filter(|group| !group.calendars.is_empty())
    .collect();
    let page = PageView {
        description: Some(site.words.say("description-calendars")),
        ..record_view(
            site,
            "calendars",
            Some(SitePath::new("/calendars/")),
            &site.words.say("page-calendars"),
            None,
        )
    };
    Made {
        template: "calendars.html",
        page,
        values: vec![("groups", value(&groups))],
    }
}

fn text_page(site: &Site<'_>, page: &Page) -> Made {
    let id = page.origin.id.as_str();
    let html = site.html(&page.body);
    let view = PageView {
        noindex: site.with_drafts || page.origin.draft,
        description: page
            .body
            .passages
            .first()
            .map(|passage| passage.text.trim().to_owned())
            .filter(|text| text.chars().count() <= 200),
        ..record_view(
            site,
            "page",
            Kind::Page.address(id),
            &page.title.value,
            None,
        )
    };
    made_text(site, id, view, html)
}

fn about(site: &Site<'_>, id: &'static str) -> Made {
    let view = record_view(
        site,
        "page",
        Kind::Page.address(id),
        &site.words.say(&format!("page-{id}")),
        None,
    );
    made_text(site, id, view, String::new())
}

fn made_text(site: &Site<'_>, id: &str, page: PageView, html: String) -> Made {
    let partners = if id == "partnerships" {
        partner_views(site)
    } else {
        Vec::new()
    };
    Made {
        template: "page.html",
        page,
        values: vec![
            ("body_html", Value::from(html)),
            ("partners", value(&partners)),
        ],
    }
}

fn collection(site: &Site<'_>, shared: &Shared, at: usize) -> Made {
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
    let page = record_view(
        site,
        "collection",
        Some(collection_path(id)),
        &view.name,
        Some(("page-courses", "/courses/")),
    );
    Made {
        template: "collection.html",
        page,
        values: vec![
            ("collection", value(&view)),
            ("courses", shared.cards(positions)),
        ],
    }
}
