//! A course → its card and its page.

use crate::language::{is_same, own_name, primary};
use crate::model::course::{Course, NextStep};
use crate::model::kind::Kind;
use crate::model::run::{Run, RunEnrolment};
use crate::model::session::Mode;
use crate::parse::html::Resolved;
use crate::render::calendars::percent_encoded;
use crate::render::rows::Rows;
use crate::render::views::{
    CalendarWays, CourseCard, CourseView, EnrolmentView, FacetMark, LinkView, MaterialView,
    QuoteView, RunLine, RunView, SessionRow, VenueView,
};
use crate::render::words::upper_first;
use crate::search::{Marks, marks_of_course, marks_of_run};
use crate::site::preview::Preview;
use crate::site::{Site, feeds};
use crate::timetable::{Session, SessionPlace};

impl Site<'_> {
    /// A course in a list.
    pub(super) fn card(&self, position: usize) -> CourseCard {
        let course = &self.catalogue.courses[position];
        let runs = self.runs_by_time(position, false);
        CourseCard {
            id: course.origin.id.clone(),
            title: course.title.value.clone(),
            href: address(course),
            summary: course.summary.value.clone(),
            topics: self.topic_marks(&course.topics),
            runs: runs
                .into_iter()
                .map(|(at, run)| self.run_line(course, position, at, run))
                .collect(),
            facets: facet_marks(marks_of_course(self, position)),
            draft: course.origin.draft,
            retired: self.is_retired(course),
        }
    }

    /// A link to a course's page.
    pub(super) fn course_link(&self, course: &Course) -> LinkView {
        LinkView {
            title: course.title.value.clone(),
            href: Some(address(course)),
        }
    }

    /// When and where the next run of a course is that one can still come to, in one line; else the next of all. `None`
    /// when it has none.
    pub(super) fn next_run(&self, position: usize) -> Option<String> {
        let course = &self.catalogue.courses[position];
        let runs = self.runs_by_time(position, false);
        let is_shut = |at: usize, run: &Run| {
            let state = self.enrolment_now(position, at, run);
            matches!(state, Some(RunEnrolment::Closed | RunEnrolment::Full))
        };
        let open = runs.iter().find(|(at, run)| !is_shut(*at, run));
        let (at, run) = *open.or(runs.first())?;
        let line = self.run_line(course, position, at, run);
        let mut args = vec![("when", line.when.into()), ("place", line.place.into())];
        Some(match line.enrolment {
            Some(state) => {
                args.push(("state", state.words.into()));
                self.words.with("search-when-state", &args)
            }
            None => self.words.with("search-when", &args),
        })
    }

    fn run_line(&self, course: &Course, position: usize, at: usize, run: &Run) -> RunLine {
        RunLine {
            when: self
                .when(position, at, run)
                .unwrap_or_else(|| self.words.say("run-dates-follow")),
            place: self.place_line(&self.run_place(course, position, at, run)),
            enrolment: self.enrolment_state(position, at, run),
            facets: facet_marks(marks_of_run(self, position, at)),
        }
    }

    /// Runs that are over, or those that are not, by their first coming session; those without dates come last.
    pub(super) fn runs_by_time(&self, position: usize, over: bool) -> Vec<(usize, &Run)> {
        let course = &self.catalogue.courses[position];
        let mut runs: Vec<_> = course
            .runs
            .iter()
            .enumerate()
            .filter(|(at, run)| self.is_over(position, *at, run) == over)
            .collect();
        runs.sort_by_key(|(at, _)| {
            let sessions = self.timetable.run(position, *at);
            let next = sessions
                .iter()
                .find(|session| over || !session.is_over(self.today))
                .map(Session::date);
            (next.is_none(), next, *at)
        });
        runs
    }

    /// Everything on a course page.
    pub(super) fn course_view(&self, position: usize) -> CourseView {
        let course = &self.catalogue.courses[position];
        let words = self.words;
        let runs = |over| {
            self.runs_by_time(position, over)
                .into_iter()
                .map(|(at, run)| self.run_view(course, position, at, run, over))
                .collect()
        };
        let on = |key: &str, date: Option<crate::source::Spanned<jiff::civil::Date>>| {
            date.map(|date| words.with(key, &[("date", words.date_long(date.value).into())]))
        };
        CourseView {
            id: course.origin.id.clone(),
            title: course.title.value.clone(),
            summary: course.summary.value.clone(),
            body_html: self.html(&course.body),
            content_note: value(&course.content_note),
            topics: self.topic_marks(&course.topics),
            partners: course
                .partners
                .iter()
                .filter_map(|id| self.link(Kind::Partner, &id.value))
                .collect(),
            audience: value(&course.audience),
            open_to: self.open_to(course.open_to.as_ref()),
            restricted: course
                .open_to
                .as_ref()
                .is_some_and(|open_to| !matches!(open_to, crate::model::course::OpenTo::Everyone)),
            for_words: self.for_whom(course),
            level: course
                .level
                .map(|level| words.say(&format!("level-{}", level.value.word()))),
            language: self.language_of(course),
            cost: course
                .cost
                .as_ref()
                .map_or_else(|| words.say("cost-free"), |cost| cost.value.clone()),
            attendance: value(&course.attendance),
            outcomes: course
                .learning_outcomes
                .iter()
                .map(|outcome| outcome.value.clone())
                .collect(),
            runs: runs(false),
            past_runs: runs(true),
            venues: self.venues_of(position),
            made: course
                .co_production
                .map(|rung| words.say(&format!("rung-{}", rung.value.word()))),
            made_by: self.people(&course.co_producers, true),
            need: self.need(course),
            enrolment: self.enrolment(Some(course)),
            next_steps: course
                .next_steps
                .iter()
                .filter_map(|step| self.next_step(step))
                .collect(),
            format_mail: self.format_mail(course),
            quotes: course
                .quotes
                .iter()
                .filter(|quote| quote.consent.is_some())
                .map(|quote| QuoteView {
                    text: quote.text.value.clone(),
                })
                .collect(),
            reviewed: on("reviewed-on", course.reviewed),
            review_by: on("review-by", course.next_check()).filter(|_| !self.is_retired(course)),
            retired: on("retired-on", course.retired).filter(|_| self.is_retired(course)),
            draft: course.origin.draft,
            review_href: self
                .preview
                .filter(|preview| preview.is_under_review(position) && !self.is_retired(course))
                .map(|_| Preview::address(course)),
        }
    }

    fn format_mail(&self, course: &Course) -> Option<String> {
        let address = self.catalogue.college.contact.email.as_ref()?;
        let title = course.title.value.as_str();
        let subject = self
            .words
            .with("format-subject", &[("title", title.into())]);
        Some(format!(
            "mailto:{}?subject={}",
            address.value,
            percent_encoded(&subject)
        ))
    }

    pub(super) fn language_of(&self, course: &Course) -> Option<String> {
        // A course that says nothing of it is given in the main language, which need not be that of the page.
        let tag = course.language.as_ref();
        let tag = tag.unwrap_or(&self.catalogue.college.language);
        let tag = tag.value.as_str();
        if is_same(tag, &self.words.tag) {
            return None;
        }
        let key = format!("language-{}", primary(tag));
        Some(if self.words.has(&key) {
            self.words.say(&key)
        } else {
            own_name(tag)
        })
    }

    pub(super) fn run_view(
        &self,
        course: &Course,
        position: usize,
        at: usize,
        run: &Run,
        over: bool,
    ) -> RunView {
        let sessions = self.timetable.run(position, at).iter();
        let mut rows = Rows::new(self);
        let row = |session| SessionRow {
            calendar: self.session_calendar(session),
            facilitators: self.people(&session.facilitators, false),
            ..rows.row_to_choose(session)
        };
        let rows: Vec<SessionRow> = sessions.map(row).collect();
        RunView {
            shows_calendar: rows.iter().any(|row| row.calendar.is_some()),
            sessions: rows,
            calendar: self
                .is_worth_following(position, at)
                .then(|| self.run_calendar(position, at)),
            ..self.run_without_sessions(course, position, at, run, over)
        }
    }

    /// The same without its sessions and calendar.
    pub(super) fn run_without_sessions(
        &self,
        course: &Course,
        position: usize,
        at: usize,
        run: &Run,
        over: bool,
    ) -> RunView {
        let sessions = self.timetable.run(position, at);
        let place = self.run_place(course, position, at, run);
        let differs = |is_alike: fn(&Session, &Session) -> bool| {
            let mut others = sessions.iter().skip(1);
            others.any(|session| !is_alike(session, &sessions[0]))
        };
        RunView {
            anchor: format!("run-{}", run.id.value),
            title: self.run_title(position, at, &self.place_line(&place)),
            when: self.when(position, at, run),
            term: run
                .term
                .as_ref()
                .and_then(|term| self.link(Kind::Term, &term.value)),
            places: run
                .places
                .map(|places| self.words.count("places-count", places.value as usize)),
            enrolment: if over {
                None
            } else {
                self.enrolment_state(position, at, run)
            },
            facilitators: self.people(&run.facilitators, false),
            shows_calendar: false,
            sessions: Vec::new(),
            calendar: None,
            shows_theme: sessions
                .iter()
                .any(|session| session.theme.is_some() || session.note.is_some()),
            shows_place: differs(|one, other| one.place == other.place && one.mode == other.mode),
            shows_facilitators: differs(|one, other| {
                let (one, other) = (one.facilitators.iter(), other.facilitators.iter());
                one.map(|id| &id.value).eq(other.map(|id| &id.value))
            }),
            material: run.material.as_ref().map(|material| MaterialView {
                href: material.url.value.clone(),
                words: match (&material.kind, &material.length) {
                    (Some(kind), Some(length)) => self.words.with(
                        "material",
                        &[
                            ("kind", upper_first(&kind.value).into()),
                            ("length", length.value.as_str().into()),
                        ],
                    ),
                    (Some(one), None) | (None, Some(one)) => upper_first(&one.value),
                    (None, None) => self.words.say("material-open"),
                },
            }),
            place,
        }
    }

    /// Whether a run has sessions to come, or may get some.
    fn is_worth_following(&self, position: usize, at: usize) -> bool {
        let course = &self.catalogue.courses[position];
        let run = &course.runs[at];
        let sessions = self.timetable.run(position, at);
        if self.is_retired(course) || self.is_over(position, at, run) {
            return false;
        }
        if sessions.is_empty() {
            return run.material.is_none();
        }
        !sessions.iter().all(Session::is_cancelled)
    }

    fn run_calendar(&self, position: usize, at: usize) -> CalendarWays {
        let course = &self.catalogue.courses[position];
        let (id, run) = (&course.origin.id, &course.runs[at].id.value);
        let title = feeds::run_title(self, id, run, &course.title.value);
        self.calendar_ways(&title, &feeds::run_path(id, run))
    }

    /// "Spring 2027, Central Library"
    fn run_title(&self, position: usize, at: usize, place: &str) -> String {
        let when = self.run_when(position, at);
        let Some(when) = when else {
            return place.to_owned();
        };
        let place = if place == self.words.say("place-private") {
            self.words.say("place-private-in-title")
        } else {
            place.to_owned()
        };
        let args = [("when", when.into()), ("where", place.into())];
        self.words.with("run-title", &args)
    }

    /// Venues of the runs that are not over, each once, with access answers.
    fn venues_of(&self, position: usize) -> Vec<VenueView> {
        let sessions = self.timetable.course(position);
        let coming =
            sessions.filter(|session| !session.is_over(self.today) && !session.is_cancelled());
        let ids = coming.filter_map(|session| match &session.place {
            SessionPlace::Venue { id, .. } => Some(id.as_str()),
            SessionPlace::Private | SessionPlace::Nowhere => None,
        });
        let venues = self.venues_among(ids).into_iter();
        venues.map(|at| self.venue_view(at)).collect()
    }

    /// The college's steps, with what a course adds to them.
    pub(super) fn enrolment(&self, course: Option<&Course>) -> EnrolmentView {
        let college = &self.catalogue.college;
        let own = course.map(|course| &course.enrolment);
        let partner = own
            .and_then(|own| own.partner.as_ref())
            .and_then(|id| self.link(Kind::Partner, &id.value));
        let url = own
            .and_then(|own| own.url.as_ref())
            .or(college.enrolment_url.as_ref());
        let form = url.map(|url| LinkView {
            title: match &partner {
                Some(partner) => self.words.with(
                    "enrolment-form-partner",
                    &[("partner", partner.title.as_str().into())],
                ),
                None => self.words.say("enrolment-form"),
            },
            href: Some(url.value.clone()),
        });
        let needed = course.is_none_or(|course| {
            let not_needed = |run: &Run| {
                run.enrolment
                    .is_some_and(|state| state.value == RunEnrolment::NotNeeded)
                    || run.mode.is_some_and(|mode| mode.value == Mode::SelfPaced)
            };
            course.runs.is_empty() || !course.runs.iter().all(not_needed)
        });
        EnrolmentView {
            // A partner that takes the bookings has steps of its own.
            steps: if partner.is_some() {
                Vec::new()
            } else {
                college
                    .enrolment_steps
                    .iter()
                    .map(|step| step.value.clone())
                    .collect()
            },
            note: own.and_then(|own| value(&own.note)),
            form,
            deadline: own
                .and_then(|own| own.deadline)
                .filter(|deadline| deadline.value >= self.today)
                .map(|date| self.words.date_long(date.value)),
            partner,
            needed,
        }
    }

    fn next_step(&self, step: &NextStep) -> Option<LinkView> {
        match step {
            NextStep::Course(id) => self.link(Kind::Course, &id.value),
            NextStep::Partner(id) => self.link(Kind::Partner, &id.value),
            NextStep::Words { text, url } => {
                let resolved = url.as_ref().map(|url| self.resolve_address(&url.value));
                Some(LinkView {
                    title: text.value.clone(),
                    href: resolved.and_then(Resolved::href),
                })
            }
        }
    }
}

/// Marks, those of a facet together.
fn facet_marks(marks: Marks) -> Vec<FacetMark> {
    let mut facets: Vec<FacetMark> = Vec::new();
    for (facet, value) in marks {
        match facets.last_mut().filter(|last| last.facet == facet.word()) {
            Some(last) => {
                last.values.push(' ');
                last.values.push_str(&value);
            }
            None => facets.push(FacetMark {
                facet: facet.word().to_owned(),
                values: value,
            }),
        }
    }
    facets
}

fn address(course: &Course) -> String {
    Kind::Course
        .address(&course.origin.id)
        .map_or_else(String::new, |path| path.to_string())
}

fn value(text: &Option<crate::model::fields::Text>) -> Option<String> {
    text.as_ref().map(|text| text.value.clone())
}
