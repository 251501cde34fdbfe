//! A term → the picture of its weeks, strand by strand, and the same in words.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::kind::Kind;
use crate::model::span_of_days::Days;
use crate::model::term::Term;
use crate::render::views::{GlanceRow, GlanceStrand, GlanceView, LinkView, TopicMark};
use crate::render::weeks::{Mark, Row, Weeks, Words};
use crate::site::{Site, slot_clock};
use crate::timetable::{Session, Slot};

/// The most weeks that a picture shows; a longer term is told in words only.
const MOST_WEEKS: usize = 53;

/// How many rows a picture has at most, so that it fits a page of paper.
const ROWS: usize = 28;

/// With more rows than this a page would be little else than pictures: each strand is folded.
const MOST_ROWS: usize = 60;

/// A run with its sessions of one term.
struct Line<'s> {
    course: usize,
    run: usize,
    sessions: Vec<&'s Session>,
}

impl Site<'_> {
    /// The term's sessions at a glance; `None` when there is none.
    pub(super) fn glance(&self, term: &Term) -> Option<GlanceView> {
        let lines = self.lines(term);
        let weeks = self.weeks(term, &lines)?;
        let is_drawn = weeks.count <= MOST_WEEKS;
        let mut strands: Vec<(Option<TopicMark>, Vec<&Line<'_>>)> = Vec::new();
        for topic in self.topics_in_order() {
            let own = lines.iter().filter(|line| {
                let first = self.first_topic(line.course);
                first.as_ref().map(|first| &first.href) == topic.as_ref().map(|own| &own.href)
            });
            let own: Vec<_> = own.collect();
            if !own.is_empty() {
                strands.push((topic, own));
            }
        }
        let strands = strands.into_iter().enumerate();
        let strand = |(number, (topic, lines)): (usize, (Option<TopicMark>, Vec<&Line<'_>>))| {
            let anchor = format!("glance-{}", number + 1);
            let name = topic.as_ref().map(|topic| topic.title.clone());
            let name = name.unwrap_or_else(|| self.words.say("topic-other"));
            let pictures = match is_drawn {
                true => self.pictures(term, &weeks, &anchor, &name, &lines),
                false => Vec::new(),
            };
            GlanceStrand {
                colour: topic.map_or_else(|| "none".to_owned(), |topic| topic.colour),
                count: self.words.count("glance-count", courses(&lines)),
                rows: lines.iter().map(|line| self.glance_row(line)).collect(),
                anchor,
                name,
                pictures,
            }
        };
        let closed = self.closed(&weeks, term);
        Some(GlanceView {
            strands: strands.map(strand).collect(),
            closed: closed.iter().map(|days| self.days(days)).collect(),
            has_cancelled: lines
                .iter()
                .any(|line| line.sessions.iter().any(|session| session.is_cancelled())),
            is_drawn,
            is_wide: weeks.is_wide(),
            is_large: lines.len() > MOST_ROWS,
        })
    }

    /// Runs with sessions in a term, by their first one.
    fn lines(&self, term: &Term) -> Vec<Line<'_>> {
        let mut lines: Vec<Line<'_>> = Vec::new();
        let mut at = BTreeMap::new();
        let of_term = |session: &&Session| session.is_of_term(self.catalogue, term);
        for session in self.sessions().filter(of_term) {
            let (course, run) = (session.course, session.run);
            let number = *at.entry((course, run)).or_insert_with(|| {
                lines.push(Line {
                    course,
                    run,
                    sessions: Vec::new(),
                });
                lines.len() - 1
            });
            lines[number].sessions.push(session);
        }
        lines
    }

    /// The weeks of the term, and those of its sessions before and after it.
    fn weeks(&self, term: &Term, lines: &[Line<'_>]) -> Option<Weeks> {
        let days = || lines.iter().flat_map(|line| &line.sessions);
        let first = days().map(|session| session.date()).min()?;
        let last = days().map(|session| session.last_date()).max()?;
        let weeks = Weeks::new(first.min(term.starts.value), last.max(term.ends.value))?;
        let shaded = self.closed(&weeks, term);
        let shaded = shaded.iter().map(|days| (days.from.value, days.to.value));
        Some(Weeks {
            shaded: shaded
                .map(|(from, to)| (from.max(weeks.first), to))
                .collect(),
            ..weeks
        })
    }

    /// Breaks of the term and closures of the college within some weeks.
    fn closed<'s>(&'s self, weeks: &Weeks, term: &'s Term) -> Vec<&'s Days> {
        let days = i64::try_from(weeks.count * 7).unwrap_or(0);
        let end = weeks.first.checked_add(jiff::Span::new().days(days));
        let end = end.unwrap_or(Date::MAX);
        let college = &self.catalogue.college.closures;
        let all = term.breaks.iter().chain(college);
        all.filter(|days| days.to.value >= weeks.first && days.from.value < end)
            .collect()
    }

    /// Every strand that is published, and none at the end.
    fn topics_in_order(&self) -> Vec<Option<TopicMark>> {
        let topics = self.catalogue.topics.iter();
        let marks = topics.filter_map(|topic| self.topic_mark(topic));
        marks.map(Some).chain([None]).collect()
    }

    fn first_topic(&self, course: usize) -> Option<TopicMark> {
        let marks = self.topic_marks(&self.catalogue.courses[course].topics);
        marks.into_iter().next()
    }

    fn pictures(
        &self,
        term: &Term,
        weeks: &Weeks,
        anchor: &str,
        strand: &str,
        lines: &[&Line<'_>],
    ) -> Vec<String> {
        let title = self.words.with(
            "glance-title",
            &[
                ("term", term.name.value.as_str().into()),
                ("strand", strand.into()),
            ],
        );
        let description = self.words.say("glance-description");
        let rows = self.picture_rows(lines);
        let pictures = rows.chunks(ROWS).enumerate();
        pictures
            .map(|(number, rows)| {
                let words = Words {
                    id: &format!("{anchor}-{}", number + 1),
                    title: &title,
                    description: &description,
                    month: &|day| self.words.month(day),
                    is_right_to_left: self.words.direction() == "rtl",
                };
                weeks.picture(rows, &words)
            })
            .collect()
    }

    /// A row for each course, however often it runs.
    fn picture_rows(&self, lines: &[&Line<'_>]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut at = BTreeMap::new();
        for line in lines {
            let number = *at.entry(line.course).or_insert_with(|| {
                rows.push(Row {
                    label: self.catalogue.courses[line.course].title.value.clone(),
                    marks: Vec::new(),
                });
                rows.len() - 1
            });
            let marks = line.sessions.iter().map(|session| self.mark(session));
            rows[number].marks.extend(marks);
        }
        for row in &mut rows {
            row.marks.sort_by_key(|mark| mark.date);
        }
        rows
    }

    fn mark(&self, session: &Session) -> Mark {
        Mark {
            date: session.date(),
            word: match &session.slot {
                Slot::Week(_) => self.words.say("glance-week"),
                Slot::Timed { start, .. } => {
                    let day = start.weekday().to_monday_one_offset();
                    self.words.say(&format!("weekday-short-{day}"))
                }
            },
            is_off: session.is_cancelled(),
        }
    }

    /// What the picture shows of a run, in words.
    fn glance_row(&self, line: &Line<'_>) -> GlanceRow {
        let course = &self.catalogue.courses[line.course];
        let run = &course.runs[line.run];
        let clock = |session: &Session| slot_clock(&session.slot);
        let is_alike = line
            .sessions
            .iter()
            .all(|session| clock(session) == clock(line.sessions[0]));
        let date = |session: &&Session| {
            let date = self.words.date_short(session.date());
            let date = match self.slot_times(&session.slot).filter(|_| !is_alike) {
                Some(times) => self.words.with(
                    "run-once",
                    &[("date", date.into()), ("times", times.into())],
                ),
                None => date,
            };
            match session.is_cancelled() {
                true => self.words.with("glance-date-off", &[("date", date.into())]),
                false => date,
            }
        };
        let title = course.title.value.clone();
        let place = self.run_place(course, line.course, line.run, run);
        GlanceRow {
            course: self
                .link(Kind::Course, &course.origin.id)
                .unwrap_or(LinkView { title, href: None }),
            when: self.when(line.course, line.run, run),
            dates: line.sessions.iter().map(date).collect(),
            place: self.place_line(&place),
        }
    }
}

/// How many courses some runs are of.
fn courses(lines: &[&Line<'_>]) -> usize {
    let courses: BTreeSet<usize> = lines.iter().map(|line| line.course).collect();
    courses.len()
}
