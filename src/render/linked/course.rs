//! A course → `Course`, its runs → `CourseInstance`, and the places where they are.

use crate::model::course::Course;
use crate::model::kind::Kind;
use crate::model::run::{Run, RunEnrolment};
use crate::model::session::Mode;
use crate::render::linked::college::college_in_short;
use crate::render::linked::node::{Node, Value};
use crate::render::linked::place::place;
use crate::render::linked::session::{
    CANCELLED, MIXED, SCHEDULED, Whereabouts, session, whereabouts,
};
use crate::render::views::PageView;
use crate::site::Site;
use crate::timetable::{Session, SessionPlace, mode_of};

/// The course, and each place once.
pub(super) fn course(site: &Site<'_>, position: usize, page: &PageView) -> Vec<Node> {
    let course = &site.catalogue.courses[position];
    let runs: Vec<(usize, &Run)> = course
        .runs
        .iter()
        .enumerate()
        .filter(|(at, run)| !site.is_retired(course) && !site.is_over(position, *at, run))
        .collect();
    let instances = runs
        .iter()
        .map(|(at, run)| instance(site, page, (position, *at), run));
    let all = what_it_is(site, course, page).each("hasCourseInstance", instances);
    let mut nodes = vec![all];
    let named: Vec<String> = runs
        .iter()
        .flat_map(|(at, run)| places(site, course, (position, *at), run))
        .collect();
    let venues = site.venues_among(named.iter().map(String::as_str));
    let venues = venues.into_iter().map(|at| &site.catalogue.venues[at]);
    nodes.extend(venues.map(|venue| place(site, venue)));
    nodes
}

fn what_it_is(site: &Site<'_>, course: &Course, page: &PageView) -> Node {
    let links = |kind: Kind, ids: &[crate::model::fields::Text], of: &'static str| {
        let links: Vec<_> = ids
            .iter()
            .filter_map(|id| site.link(kind, &id.value))
            .collect();
        links.into_iter().map(move |link| {
            let href = link.href.map(|href| site.whole_address(&href));
            Node::new(of).with("name", link.title).maybe("url", href)
        })
    };
    let audience = course
        .audience
        .as_ref()
        .map(|words| Node::new("Audience").with("audienceType", words.value.as_str()));
    let level = course
        .level
        .map(|level| site.words.say(&format!("level-{}", level.value.word())));
    let is_free = course.cost.is_none();
    let language = course
        .language
        .as_ref()
        .map_or(site.words.tag.as_str(), |tag| tag.value.as_str());
    let url = site.whole_address(&page.path);
    Node::new("Course")
        .with("@id", format!("{url}#course"))
        .with("name", course.title.value.as_str())
        .with("description", course.summary.value.as_str())
        .with("url", url)
        .maybe(
            "image",
            page.picture.as_deref().map(|path| site.whole_address(path)),
        )
        .with("inLanguage", language)
        .with("provider", college_in_short(site))
        .each(
            "contributor",
            links(Kind::Partner, &course.partners, "Organization"),
        )
        .each("about", links(Kind::Topic, &course.topics, "DefinedTerm"))
        .maybe("educationalLevel", level)
        .each(
            "teaches",
            course.learning_outcomes.iter().map(|it| it.value.as_str()),
        )
        .maybe("audience", audience)
        // A cost is a sentence, such as a request for a gift: what is not free by rule is not said to be dear.
        .maybe("isAccessibleForFree", is_free.then_some(true))
        .maybe(
            "offers",
            is_free.then(|| Node::new("Offer").with("category", "Free")),
        )
        .maybe("expires", course.retired.map(|day| day.value.to_string()))
}

fn instance(site: &Site<'_>, page: &PageView, at: (usize, usize), run: &Run) -> Node {
    let course = &site.catalogue.courses[at.0];
    let sessions = site.timetable.run(at.0, at.1);
    let place = all_whereabouts(site, page, at, run);
    let days = |session: Option<&Session>, day: fn(&Session) -> jiff::civil::Date| {
        session.map(|session| day(session).to_string())
    };
    let is_cancelled = !sessions.is_empty() && sessions.iter().all(Session::is_cancelled);
    let status = match is_cancelled {
        true => Some(CANCELLED),
        false => (!sessions.is_empty()).then_some(SCHEDULED),
    };
    let length = run.material.as_ref().and_then(|it| it.length.as_ref());
    Node::new("CourseInstance")
        .with(
            "@id",
            format!("{}#run-{}", site.whole_address(&page.path), run.id.value),
        )
        .with("name", course.title.value.as_str())
        .each("courseMode", course_mode(site, at, run))
        .maybe("courseWorkload", length.map(|words| words.value.as_str()))
        .maybe("startDate", days(sessions.first(), Session::date))
        .maybe("endDate", days(sessions.last(), Session::last_date))
        .maybe("eventStatus", status)
        .maybe("eventAttendanceMode", place.attendance)
        .each("location", place.locations)
        .maybe(
            "maximumAttendeeCapacity",
            run.places.map(|places| places.value),
        )
        .maybe("offers", offer(site, course, run, is_cancelled))
        .each("instructor", instructors(site, run, sessions))
        .each(
            "subEvent",
            sessions.iter().filter_map(|it| session(site, page, it)),
        )
}

/// What a run's sessions say of where it is; without sessions, what the run itself says. Sessions that do not take place
/// count only when none does.
fn spots(
    site: &Site<'_>,
    course: &Course,
    at: (usize, usize),
    run: &Run,
) -> Vec<(Option<Mode>, SessionPlace)> {
    let sessions = site.timetable.run(at.0, at.1);
    let spot = |session: &Session| (session.mode, session.place.clone());
    let on = sessions.iter().filter(|session| !session.is_cancelled());
    let mut spots: Vec<_> = on.map(spot).collect();
    if spots.is_empty() {
        spots = sessions.iter().map(spot).collect();
    }
    if spots.is_empty() {
        spots.push((mode_of(course, run), SessionPlace::of_run(course, run)));
    }
    spots
}

fn all_whereabouts(site: &Site<'_>, page: &PageView, at: (usize, usize), run: &Run) -> Whereabouts {
    let course = &site.catalogue.courses[at.0];
    let mut all: Option<Whereabouts> = None;
    for (mode, place) in spots(site, course, at, run) {
        let one = whereabouts(site, page, mode, &place);
        let Some(all) = &mut all else {
            all = Some(one);
            continue;
        };
        all.attendance = match (all.attendance, one.attendance) {
            (Some(mode), Some(other)) if mode != other => Some(MIXED),
            (mode, other) => mode.or(other),
        };
        let new = one.locations.into_iter();
        let new: Vec<Node> = new.filter(|it| !all.locations.contains(it)).collect();
        all.locations.extend(new);
    }
    all.unwrap_or(Whereabouts {
        attendance: None,
        locations: Vec::new(),
    })
}

/// The ids of the venues that a run and its sessions name.
fn places(site: &Site<'_>, course: &Course, at: (usize, usize), run: &Run) -> Vec<String> {
    let of_sessions = site.timetable.run(at.0, at.1).iter();
    let of_sessions = of_sessions.map(|session| session.place.clone());
    let own = spots(site, course, at, run)
        .into_iter()
        .map(|(_, place)| place);
    of_sessions
        .chain(own)
        .filter_map(|place| match place {
            SessionPlace::Venue { id, .. } => Some(id),
            SessionPlace::Private | SessionPlace::Nowhere => None,
        })
        .collect()
}

/// In the words that schema.org and search engines give as examples.
fn course_mode(site: &Site<'_>, at: (usize, usize), run: &Run) -> Vec<&'static str> {
    let course = &site.catalogue.courses[at.0];
    let word = |mode: Mode| match mode {
        Mode::InPerson | Mode::DropIn => "onsite",
        Mode::Online => "online",
        Mode::Hybrid => "blended",
        Mode::Telephone => "telephone",
        Mode::SelfPaced => "asynchronous",
    };
    let mut words: Vec<&'static str> = Vec::new();
    for (mode, place) in spots(site, course, at, run) {
        let is_somewhere = place != SessionPlace::Nowhere;
        let mode = mode
            .or(mode_of(course, run))
            .or(is_somewhere.then_some(Mode::InPerson))
            .or(run.material.as_ref().map(|_| Mode::SelfPaced));
        let word = mode.map(word).filter(|word| !words.contains(word));
        words.extend(word);
    }
    words
}

/// Whether one can still come.
fn offer(site: &Site<'_>, course: &Course, run: &Run, is_cancelled: bool) -> Option<Node> {
    let state = run.enrolment.filter(|_| !is_cancelled)?.value;
    let (availability, starts) = match state {
        RunEnrolment::Opens(day) if day > site.today => (None, Some(day.to_string())),
        RunEnrolment::Open | RunEnrolment::NotNeeded | RunEnrolment::Opens(_) => {
            (Some("https://schema.org/InStock"), None)
        }
        RunEnrolment::Full | RunEnrolment::WaitingList => {
            (Some("https://schema.org/SoldOut"), None)
        }
        RunEnrolment::Closed => return None,
    };
    let is_free = course.cost.is_none();
    Some(
        Node::new("Offer")
            .maybe("category", is_free.then_some("Free"))
            .maybe("availability", availability)
            .maybe("availabilityStarts", starts),
    )
}

/// Those who let us publish their name; a role alone is no person.
fn instructors(site: &Site<'_>, run: &Run, sessions: &[Session]) -> Vec<Value> {
    let of_sessions = sessions.iter().flat_map(|session| &session.facilitators);
    let mut people: Vec<Value> = Vec::new();
    for id in run.facilitators.iter().chain(of_sessions) {
        let Some(person) = site.person(&id.value) else {
            continue;
        };
        if let Some(name) = person.published_name(site.today) {
            let node: Value = Node::new("Person")
                .with("name", name)
                .with("jobTitle", person.role.value.as_str())
                .into();
            if !people.contains(&node) {
                people.push(node);
            }
        }
    }
    people
}
