//! What runs out or is due before long: agreements, checks, consents, texts, the windows of the panel.
//!
//! Each kind has a source below, which looks through the records and names every day, near or far; [`due`] keeps those
//! that are near or over. A source of another kind is a function in `SOURCES` and a variant of `Kind`.

use jiff::civil::Date;

use crate::model::partner::{Agreement, CheckAnswer, Partner, Status, check_in_words};
use crate::model::settings::PanelMode;
use crate::model::{Catalogue, kind};
use crate::panel::state::{closes, decision};
use crate::source::{Span, Spanned};

/// Something that holds until a day, or is to be done by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The last day on which all is well.
    pub on: Date,
    pub kind: Kind,
    /// The title of a course, the name of a partner, the id of a person and never the name: lists are passed on.
    pub about: String,
    pub record: kind::Kind,
    pub id: String,
    /// Where the day is written.
    pub span: Span,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    AgreementEnds,
    AgreementReview,
    /// A key of [`crate::model::partner::CHECKS`].
    CheckRunsOut(&'static str),
    ConsentRunsOut,
    TextCheck,
    /// Until then members of the panel may answer; afterwards the coordinator decides.
    WindowCloses,
}

impl Kind {
    /// Its name for other programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::AgreementEnds => "agreement-ends",
            Self::AgreementReview => "agreement-review",
            Self::CheckRunsOut(_) => "check-runs-out",
            Self::ConsentRunsOut => "consent-runs-out",
            Self::TextCheck => "text-check",
            Self::WindowCloses => "window-closes",
        }
    }

    /// What it is, for a person.
    pub fn words(self) -> &'static str {
        match self {
            Self::AgreementEnds => "the agreement ends",
            Self::AgreementReview => "review of the agreement",
            Self::CheckRunsOut(what) => check_in_words(what),
            Self::ConsentRunsOut => "consent to be named",
            Self::TextCheck => "check of the text",
            Self::WindowCloses => "the panel's window closes",
        }
    }
}

type Source = fn(&Catalogue, Date, &mut Vec<Due>);

const SOURCES: [Source; 4] = [partners, people, courses, windows];

/// Everything whose day is over or no later than `until`, by day.
///
/// Left out is what rests: drafts, courses that have retired, partners that the college works with no more, and what
/// another agreement of the same partner answers better.
pub fn due(catalogue: &Catalogue, today: Date, until: Date) -> Vec<Due> {
    let mut all = Vec::new();
    for source in SOURCES {
        source(catalogue, today, &mut all);
    }
    all.retain(|due| due.on <= until);
    all.sort();
    all
}

fn partners(catalogue: &Catalogue, today: Date, all: &mut Vec<Due>) {
    let partners = catalogue.partners.iter();
    let active = partners.filter(|partner| {
        !partner.origin.draft && !matches!(partner.status, Status::Ended(day) if day.value <= today)
    });
    for partner in active {
        for agreement in &partner.agreements {
            let others: Vec<&Agreement> = others(partner, agreement, today).collect();
            let days = of_agreement(agreement, &others, today);
            all.extend(days.into_iter().map(|(kind, day)| Due {
                on: day.value,
                kind,
                about: partner.name.value.clone(),
                record: kind::Kind::Partner,
                id: partner.origin.id.clone(),
                span: day.span,
            }));
        }
    }
}

/// The other agreements of a partner that are still in force and cover all that one covers.
fn others<'a>(
    partner: &'a Partner,
    agreement: &'a Agreement,
    today: Date,
) -> impl Iterator<Item = &'a Agreement> {
    let covers = |other: &Agreement| {
        agreement.covers.iter().all(|cover| {
            let mut others = other.covers.iter();
            others.any(|other| other.value == cover.value)
        })
    };
    partner.agreements.iter().filter(move |other| {
        other.span != agreement.span
            && !other.informal
            && other.ends.is_none_or(|ends| ends.value >= today)
            && covers(other)
    })
}

/// The days of an agreement, but for those that another one goes beyond.
fn of_agreement(
    agreement: &Agreement,
    others: &[&Agreement],
    today: Date,
) -> Vec<(Kind, Spanned<Date>)> {
    let mut days = Vec::new();
    let goes_on = |ends: Date| {
        others
            .iter()
            .any(|other| other.ends.is_none_or(|other| other.value > ends))
    };
    if let Some(ends) = agreement.ends.filter(|ends| !goes_on(ends.value)) {
        days.push((Kind::AgreementEnds, ends));
    }
    // Of an agreement that is over, nothing else is due.
    if agreement.ends.is_some_and(|ends| ends.value < today) {
        return days;
    }
    let is_held = |day: Date| agreement.reviews_held.iter().any(|held| held.value >= day);
    if let Some(review) = agreement.review_by.filter(|day| !is_held(day.value)) {
        days.push((Kind::AgreementReview, review));
    }
    for check in &agreement.checks {
        let CheckAnswer::RunsTo(day) = check.answer.value else {
            continue;
        };
        let is_answered_better = others.iter().flat_map(|other| &other.checks).any(|other| {
            other.what == check.what
                && match other.answer.value {
                    CheckAnswer::Yes | CheckAnswer::NotNeeded => true,
                    CheckAnswer::RunsTo(other) => other > day,
                    CheckAnswer::No => false,
                }
        });
        if !is_answered_better {
            days.push((
                Kind::CheckRunsOut(check.what),
                Spanned::new(day, check.answer.span),
            ));
        }
    }
    days
}

/// Consent is of no use to a person who gave no name to publish.
fn people(catalogue: &Catalogue, _: Date, all: &mut Vec<Due>) {
    let people = catalogue.people.iter();
    for person in people.filter(|person| !person.origin.draft && person.name.is_some()) {
        let Some(until) = person
            .consent
            .as_ref()
            .and_then(|consent| consent.review_by)
        else {
            continue;
        };
        all.push(Due {
            on: until.value,
            kind: Kind::ConsentRunsOut,
            about: person.origin.id.clone(),
            record: kind::Kind::Person,
            id: person.origin.id.clone(),
            span: until.span,
        });
    }
}

fn courses(catalogue: &Catalogue, today: Date, all: &mut Vec<Due>) {
    let courses = catalogue.courses.iter();
    for course in courses.filter(|course| !course.origin.draft && !course.is_retired(today)) {
        let Some(day) = course.next_check() else {
            continue;
        };
        all.push(Due {
            on: day.value,
            kind: Kind::TextCheck,
            about: course.title.value.clone(),
            record: kind::Kind::Course,
            id: course.origin.id.clone(),
            span: day.span,
        });
    }
}

/// Rounds that nobody has decided.
fn windows(catalogue: &Catalogue, today: Date, all: &mut Vec<Due>) {
    let settings = &catalogue.college.panel;
    if settings.mode() == PanelMode::Off {
        return;
    }
    for course in catalogue.courses.iter().filter(|it| !it.is_retired(today)) {
        let rounds = &catalogue.rounds[catalogue.rounds_of(&course.origin.id)];
        let Some(round) = rounds.last().filter(|round| decision(round).is_none()) else {
            continue;
        };
        all.push(Due {
            on: closes(round, settings.window_days()),
            kind: Kind::WindowCloses,
            about: course.title.value.clone(),
            record: kind::Kind::Course,
            id: course.origin.id.clone(),
            span: round.closes.unwrap_or(round.opened).span,
        });
    }
}
