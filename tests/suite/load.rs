//! What is booked, what is free and what clashes, as the library works it out.

use jiff::civil::{Date, date};
use prospectus::model::Catalogue;
use prospectus::model::reader;
use prospectus::source::{Source, Sources};
use prospectus::timetable::choice::{Choice, Weeks};
use prospectus::timetable::load::{Load, Need, Room, in_week};
use prospectus::timetable::opening::{Closure, Offer, closures, offer};
use prospectus::timetable::week::Week;
use prospectus::timetable::{Timetable, timetable};

/// A college with a venue of two rooms, one of a single room, one without rooms, and courses of these runs.
struct Planned {
    catalogue: Catalogue,
    timetable: Timetable,
}

/// The college with a course for each of these front matters, which stand below title and summary.
fn planned(courses: &[&str]) -> Planned {
    let mut files = vec![
        (
            "content/college.md".to_owned(),
            "name: Millbrook College\nbase_url: https://example.org/\nlanguage: en-GB\ntime_zone: Europe/London\n\
             closures: [{from: 2027-01-18, to: 2027-01-19, reason: Staff days}]"
                .to_owned(),
        ),
        (
            "content/venues/hub.md".to_owned(),
            "name: The Hub\nrooms: [{id: one}, {id: two}]\nopen: {mon-fri: 09:00-17:00}\nclosed: [{on: 2027-01-13}]".to_owned(),
        ),
        (
            "content/venues/hut.md".to_owned(),
            "name: The Hut\nrooms: [{id: only}]".to_owned(),
        ),
        ("content/venues/park.md".to_owned(), "name: The Park".to_owned()),
        (
            "content/terms/spring.md".to_owned(),
            "name: Spring\nstarts: 2027-01-11\nends: 2027-03-26\nbreaks: [{from: 2027-02-15, to: 2027-02-19}]".to_owned(),
        ),
    ];
    for (at, course) in courses.iter().enumerate() {
        files.push((
            format!("content/courses/c{at}.md"),
            format!("title: Course {at}\nsummary: It helps.\n{course}"),
        ));
    }
    files.sort();
    let mut sources = Sources::default();
    for (path, front) in files {
        sources.add(Source::new(path, format!("---\n{front}\n---\nWords.\n")));
    }
    let (catalogue, _) = reader::catalogue(&sources, false);
    let (timetable, findings) = timetable(&catalogue);
    assert!(findings.is_empty(), "{findings:?}");
    Planned {
        catalogue,
        timetable,
    }
}

/// Runs in these places at these times.
fn runs(runs: &[(&str, &str)]) -> String {
    let runs = runs.iter().enumerate().map(|(at, (place, sessions))| {
        format!("  - {{id: r{at}, {place}, sessions: [{sessions}]}}\n")
    });
    format!("runs:\n{}", runs.collect::<String>())
}

impl Planned {
    fn load(&self) -> Load<'_> {
        Load::new(&self.catalogue, &self.timetable)
    }

    /// Each clash: what both need, and whether they meet for certain.
    fn clashes(&self) -> Vec<(String, bool)> {
        let clashes = self.load().clashes;
        let need = |need: &Need<'_>| match need {
            Need::Room(room) => room.to_string(),
            Need::RoomOf(venue) => format!("a room of {venue}"),
            Need::Person(person) => (*person).to_owned(),
        };
        clashes
            .iter()
            .map(|it| {
                (
                    it.needs.iter().map(need).collect::<Vec<_>>().join(" "),
                    it.meet_for_certain,
                )
            })
            .collect()
    }
}

/// The clashes of two runs.
fn clashes(one: (&str, &str), other: (&str, &str)) -> Vec<(String, bool)> {
    planned(&[&runs(&[one, other])]).clashes()
}

fn certain(need: &str) -> Vec<(String, bool)> {
    vec![(need.to_owned(), true)]
}

fn uncertain(need: &str) -> Vec<(String, bool)> {
    vec![(need.to_owned(), false)]
}

const ROOM: &str = "venue: hub/one";

#[test]
fn a_session_that_begins_when_another_ends_does_not_clash_with_it() {
    let first = (ROOM, "2027-01-12 10:00-12:00");
    assert_eq!(clashes(first, (ROOM, "2027-01-12 12:00-14:00")), []);
    assert_eq!(clashes(first, (ROOM, "2027-01-12 08:00-10:00")), []);
    assert_eq!(
        clashes(first, (ROOM, "2027-01-12 11:59-14:00")),
        certain("hub/one")
    );
    assert_eq!(
        clashes(first, (ROOM, "2027-01-12 10:30-11:00")),
        certain("hub/one")
    );
    assert_eq!(clashes(first, (ROOM, "2027-01-13 10:00-12:00")), []);
}

#[test]
fn a_venue_without_a_room_named_counts_for_all_its_rooms() {
    let time = "2027-01-12 10:00-12:00";
    assert_eq!(clashes((ROOM, time), ("venue: hub/two", time)), []);
    assert_eq!(
        clashes((ROOM, time), ("venue: hub", time)),
        certain("a room of hub")
    );
    assert_eq!(
        clashes(("venue: hub", time), ("venue: hub", time)),
        certain("a room of hub")
    );
    assert_eq!(
        clashes(("venue: hut", time), ("venue: hut/only", time)),
        certain("hut/only")
    );
    assert_eq!(
        clashes(("venue: park", time), ("venue: park", time)),
        certain("park")
    );
    assert_eq!(
        clashes(("venue: private", time), ("venue: private", time)),
        []
    );
    let planned = planned(&[&runs(&[("venue: hub", time)])]);
    let load = planned.load();
    for room in ["one", "two"] {
        let room = Room {
            venue: "hub",
            room: Some(room),
        };
        assert_eq!(load.rooms[&room].len(), 1, "{room}");
    }
}

#[test]
fn a_person_is_in_one_place_at_a_time() {
    let time = "2027-01-12 10:00-12:00";
    let online = "mode: online, facilitators: [p-01, p-02, p-01]";
    assert_eq!(
        clashes(
            (online, time),
            ("venue: park, facilitators: [p-02, p-03]", time)
        ),
        certain("p-02")
    );
    assert_eq!(
        clashes(
            (&format!("{ROOM}, facilitators: [p-01, p-02]"), time),
            (&format!("{ROOM}, facilitators: [p-02, p-01]"), time)
        ),
        certain("hub/one p-01 p-02"),
        "two sessions are one clash, whatever both need"
    );
}

#[test]
fn what_does_not_take_place_clashes_with_nothing() {
    let time = "2027-01-12 10:00-12:00";
    let cancelled = "{on: 2027-01-12 10:00-12:00, cancelled: Snow}";
    assert_eq!(clashes((ROOM, time), (ROOM, cancelled)), []);
    assert_eq!(
        clashes((ROOM, time), (ROOM, "{week: 2027-01-11}")),
        [],
        "only its week is known"
    );
    assert_eq!(
        clashes((ROOM, time), (ROOM, "2027-01-12 11:00-10:00")),
        [],
        "another mistake"
    );
    let one = runs(&[(ROOM, time)]);
    let retired = |day: &str| planned(&[&one, &format!("retired: {day}\n{one}")]).clashes();
    assert_eq!(retired("2027-01-11"), []);
    assert_eq!(
        retired("2027-01-12"),
        certain("hub/one"),
        "its last day is a day of it"
    );
}

#[test]
fn a_session_without_an_end_may_clash_in_the_hour_after_its_start() {
    let open = (ROOM, "2027-01-12 10:00");
    assert_eq!(
        clashes(open, (ROOM, "2027-01-12 10:59-12:00")),
        uncertain("hub/one")
    );
    assert_eq!(clashes(open, (ROOM, "2027-01-12 11:00-12:00")), []);
    assert_eq!(
        clashes(open, (ROOM, "2027-01-12 10:00-10:05")),
        certain("hub/one")
    );
    assert_eq!(
        clashes(open, (ROOM, "2027-01-12 09:00-10:30")),
        certain("hub/one")
    );
}

#[test]
fn an_hour_is_an_hour_also_when_the_clocks_change() {
    // On 28 March 2027 the clocks go from 01:00 to 02:00: an hour after 00:30 it is 02:30.
    let spring = (ROOM, "2027-03-28 00:30");
    assert_eq!(
        clashes(spring, (ROOM, "2027-03-28 02:15-03:00")),
        uncertain("hub/one")
    );
    assert_eq!(clashes(spring, (ROOM, "2027-03-28 02:30-03:00")), []);
    // On 31 October 2027 they go from 02:00 to 01:00: an hour after 00:30 it is 01:30 for the first time.
    let autumn = (ROOM, "2027-10-31 00:30-02:30");
    assert_eq!(
        clashes(autumn, (ROOM, "2027-10-31 02:15-03:00")),
        certain("hub/one")
    );
    assert_eq!(
        clashes((ROOM, "2027-10-31 00:30"), (ROOM, "2027-10-31 02:00-03:00")),
        []
    );
}

#[test]
fn a_clash_over_midnight_is_on_the_day_of_the_second() {
    let late = "2027-01-17 23:30-23:59";
    assert_eq!(clashes((ROOM, late), (ROOM, "2027-01-18 00:00-01:00")), []);
    let planned = planned(&[&runs(&[
        (ROOM, "2027-01-17 23:30"),
        (ROOM, "2027-01-18 00:00-01:00"),
    ])]);
    assert_eq!(planned.clashes(), uncertain("hub/one"));
    assert_eq!(planned.load().clashes[0].day(), date(2027, 1, 18));
}

#[test]
fn a_week_holds_its_sessions_from_monday_to_sunday() {
    let sessions = "2027-01-10 10:00-12:00, 2027-01-11 00:00-01:00, 2027-01-17 23:00-23:59, 2027-01-18 10:00-12:00";
    let planned = planned(&[&runs(&[(ROOM, sessions), (ROOM, "{week: 2027-01-06}")])]);
    let all: Vec<_> = planned.timetable.in_order().collect();
    let days: Vec<Date> = in_week(&all, Week::of(date(2027, 1, 13)))
        .map(|it| it.date())
        .collect();
    let reaching_into_it = date(2027, 1, 6);
    assert_eq!(
        days,
        [reaching_into_it, date(2027, 1, 11), date(2027, 1, 17)]
    );
}

#[test]
fn a_venue_offers_nothing_when_it_or_the_college_is_closed() {
    let planned = planned(&[]);
    let catalogue = &planned.catalogue;
    let closures = closures(catalogue);
    let on = |venue: &str, day: i8, month: i8| {
        let venue = catalogue.venue(venue).expect("it is there");
        match offer(venue, &closures, date(2027, month, day)) {
            Offer::Closed(Closure::College(_)) => "college closed",
            Offer::Closed(Closure::Break(_)) => "break",
            Offer::Closed(Closure::Venue(_)) => "venue closed",
            Offer::NotOpen => "not open",
            Offer::Open(_) => "open",
            Offer::HoursNotKnown => "not known",
        }
    };
    assert_eq!(on("hub", 12, 1), "open");
    assert_eq!(on("hub", 13, 1), "venue closed");
    assert_eq!(on("hut", 13, 1), "not known", "another venue's closure");
    assert_eq!(on("hub", 17, 1), "not open", "a Sunday");
    assert_eq!(on("hut", 18, 1), "college closed");
    assert_eq!(on("hub", 19, 1), "college closed", "its last day");
    assert_eq!(on("hub", 20, 1), "open");
    assert_eq!(on("hub", 19, 2), "break");
}

#[test]
fn a_session_is_of_the_term_that_its_run_names_or_in_which_it_lies() {
    let days = "2027-01-10 10:00-11:00, 2027-01-11 10:00-11:00, 2027-03-26 10:00-11:00, 2027-03-27 10:00-11:00";
    let unnamed = planned(&[&runs(&[(ROOM, days)])]);
    let of_spring = |planned: &Planned| -> Vec<Date> {
        let term = planned.catalogue.term("spring").expect("it is there");
        let sessions = Choice::Term(term).sessions(&planned.catalogue, &planned.timetable);
        sessions.map(|session| session.date()).collect()
    };
    assert_eq!(of_spring(&unnamed), [date(2027, 1, 11), date(2027, 3, 26)]);
    let named = planned(&[&runs(&[(&format!("{ROOM}, term: spring"), days)])]);
    assert_eq!(of_spring(&named).len(), 4);
    let other = planned(&[&runs(&[(&format!("{ROOM}, term: summer"), days)])]);
    assert_eq!(of_spring(&other), []);
}

#[test]
fn a_session_is_chosen_until_its_day_or_its_week_is_over() {
    let sessions = "{week: 2027-01-11}, 2027-01-14 10:00-11:00, 2027-01-15 10:00-11:00";
    let planned = planned(&[&runs(&[(ROOM, sessions)])]);
    let from = |day: i8| {
        let choice = Choice::From(date(2027, 1, day));
        choice
            .sessions(&planned.catalogue, &planned.timetable)
            .count()
    };
    assert_eq!(
        [from(14), from(15), from(16), from(17), from(18)],
        [3, 2, 1, 1, 0]
    );
}

#[test]
fn weeks_without_a_session_are_one_line_however_many_they_are() {
    let week = |month: i8, day: i8| Week::of(date(2027, month, day));
    let planned = planned(&[&runs(&[(
        ROOM,
        "2027-01-12 10:00-11:00, 2027-02-02 10:00-11:00, 2027-04-06 10:00-11:00",
    )])]);
    let term = planned.catalogue.term("spring").expect("it is there");
    let named = Choice::Term(term).weeks(&planned.catalogue, &planned.timetable);
    assert_eq!(
        named,
        [
            Weeks::Busy(week(1, 11)),
            Weeks::Empty(week(1, 18), week(1, 25)),
            Weeks::Busy(week(2, 1)),
            Weeks::Empty(week(2, 8), week(3, 22)),
        ]
    );
    let from = Choice::From(date(2027, 1, 13)).weeks(&planned.catalogue, &planned.timetable);
    assert_eq!(from.first(), Some(&Weeks::Empty(week(1, 11), week(1, 25))));
    assert_eq!(
        from.last(),
        Some(&Weeks::Busy(week(4, 5))),
        "after the last term"
    );
}
