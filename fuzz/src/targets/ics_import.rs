//! A calendar → closures of a venue and a run of a course: the record can still be read, and nothing private is in it.

use jiff::civil::date;
use prospectus::finding::Findings;
use prospectus::import::ics::closures::{self, PartDays, closed};
use prospectus::import::ics::held::{Window, calendar};
use prospectus::import::ics::runs::{self, Run, run as take};
use prospectus::import::told::Told;
use prospectus::model::reader;
use prospectus::parse;
use prospectus::report::import::whole;
use prospectus::source::{Source, SourceId};

use crate::college::{COURSE_PATH, files, sources};
use crate::meeting;

pub fn run(bytes: &[u8]) {
    let sources = sources(&files());
    let (catalogue, _) = reader::catalogue(&sources, false);
    let window = Window {
        from: date(2026, 11, 22),
        until: date(2027, 11, 22),
    };
    let mut told = Told::default();
    let Ok(calendar) = calendar(bytes, &catalogue.college.time_zone, window, &mut told) else {
        return;
    };
    let of = |wanted: &str| {
        sources
            .iter()
            .find(|(_, source)| source.path == wanted)
            .map(|(_, source)| source)
    };
    let (Some(venue), Some(course)) = (of("content/venues/town-library.md"), of(COURSE_PATH))
    else {
        return;
    };
    if calendar.held.len() <= 500 {
        for with_titles in [false, true] {
            let asked = closures::Asked {
                from: "x.ics",
                window,
                part_days: PartDays::Close,
                reason: "Not available",
                with_titles,
            };
            if let Ok((text, _)) = closed(venue, &calendar.held, &asked, &mut told) {
                is_readable(venue, &text);
                let again = closed(
                    &Source::new(venue.path.as_str(), text.as_str()),
                    &calendar.held,
                    &asked,
                    &mut Told::default(),
                );
                assert_eq!(
                    again.ok(),
                    Some((text, 0)),
                    "the same calendar changes something"
                );
            }
        }
    }
    let asked = runs::Asked {
        from: "x.ics",
        id: "calendar",
        with_titles: true,
    };
    if let Ok(Run::New(text) | Run::Updated(text)) =
        take(course, &calendar.held, &catalogue, &asked, &mut told)
    {
        is_readable(course, &text);
    }
    whole(&told, "x.ics");
}

fn is_readable(record: &Source, text: &str) {
    let mut findings = Findings::default();
    let source = Source::new(record.path.as_str(), text);
    let document = parse::document(SourceId(0), &source, &mut findings);
    assert!(document.is_some(), "{text}\n{findings:?}");
    assert_eq!(meeting(&text.to_lowercase()), None, "{text}");
}
