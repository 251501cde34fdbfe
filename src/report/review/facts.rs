//! Everything that a report about a change says, for every form that it has.

use crate::finding::{Finding, Level};
use crate::model::kind::REVIEWS;
use crate::pipeline::Reviewed;
use crate::report::review::balance::{self, Balance};
use crate::report::review::courses::{self, CourseFact, What};
use crate::report::review::pro_forma::{self, Asked};
use crate::report::review::records::{self, Others, RecordFact};
use crate::report::review::sessions::{self, OfCourse};
use crate::report::review::veil::Veil;
use crate::report::shown::location;
use crate::report::words::{counted, listed};

#[derive(Debug)]
pub(super) struct Facts {
    pub(super) findings: Vec<FindingFact>,
    /// Findings that were there before, by a place that the change does not touch.
    pub(super) left_out: usize,
    pub(super) courses: Vec<CourseFact>,
    pub(super) sessions: Vec<OfCourse>,
    pub(super) records: Vec<RecordFact>,
    pub(super) others: Others,
    pub(super) balance: Balance,
    pub(super) asked: Vec<Asked>,
    /// Courses that are with the panel, and that the change does not touch.
    pub(super) asked_elsewhere: usize,
}

/// A finding, without what is not for the public.
#[derive(Debug)]
pub(super) struct FindingFact {
    pub(super) level: Level,
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// Absent for what stands outside of the repository.
    pub(super) path: Option<String>,
    pub(super) line: Option<usize>,
    /// The address of a finished page.
    pub(super) page: Option<String>,
}

impl Facts {
    pub(super) fn of(reviewed: &Reviewed) -> Self {
        let veil = Veil::new([&reviewed.before, &reviewed.now]);
        let courses = courses::courses(reviewed, &veil);
        let renamed = courses::renamed(reviewed);
        let asked = pro_forma::asked(&courses, reviewed, &veil);
        let findings = reviewed.outcome.findings.iter();
        let mut findings: Vec<FindingFact> =
            findings.map(|it| finding(it, reviewed, &veil)).collect();
        // Sorting keeps the order of places within a level.
        findings.sort_by_key(|finding| finding.level);
        Self {
            findings,
            left_out: reviewed
                .outcome
                .since
                .as_ref()
                .map_or(0, |since| since.left_out(true)),
            sessions: sessions::sessions(reviewed, &renamed, &veil),
            records: records::records(reviewed, &veil),
            others: records::others(reviewed, &veil),
            balance: balance::balance(&reviewed.before, &reviewed.now, &veil),
            asked_elsewhere: pro_forma::elsewhere(&asked, reviewed),
            asked,
            courses,
        }
    }

    /// What the change holds, in one sentence.
    pub(super) fn sentence(&self) -> String {
        let courses = |whats: &[What]| {
            let of = |course: &&CourseFact| whats.contains(&course.what);
            self.courses.iter().filter(of).count()
        };
        let sessions = |what: sessions::What| {
            let all = self.sessions.iter().flat_map(|it| &it.sessions);
            all.filter(|session| session.what == what).count()
        };
        let moved = sessions(sessions::What::Moved);
        let cancelled = sessions(sessions::What::Cancelled);
        let parts = [
            part(
                "brings",
                courses(&[What::New, What::NoLongerDraft]),
                "new course",
                "new courses",
            ),
            part("changes", courses(&[What::Changed]), "course", "courses"),
            part("renames", courses(&[What::Renamed]), "course", "courses"),
            part("retires", courses(&[What::Retired]), "course", "courses"),
            part("deletes", courses(&[What::Deleted]), "course", "courses"),
            part(
                "works on",
                courses(&[What::Draft, What::MadeDraft]),
                "draft",
                "drafts",
            ),
            part(
                "adds",
                sessions(sessions::What::Added),
                "session",
                "sessions",
            ),
            part("moves", moved, "session", "sessions"),
            part("cancels", cancelled, "session", "sessions"),
            part(
                "takes out",
                sessions(sessions::What::TakenOut),
                "session",
                "sessions",
            ),
            part(
                "touches",
                self.records.len(),
                "other record",
                "other records",
            ),
            part(
                "writes in the panel's files of",
                courses(&[What::PanelOnly]),
                "course",
                "courses",
            ),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match parts.is_empty() {
            true => "This change touches no course, no session, and no other record.".to_owned(),
            false => format!("This change {}.", listed(&parts)),
        }
    }
}

fn part(verb: &str, count: usize, one: &str, many: &str) -> Option<String> {
    (count > 0).then(|| format!("{verb} {}", counted(count, one, many)))
}

fn finding(finding: &Finding, reviewed: &Reviewed, veil: &Veil) -> FindingFact {
    let sources = &reviewed.outcome.sources;
    let at = location(&finding.place, sources);
    let is_outside = finding
        .place
        .source(sources)
        .is_some_and(|source| source.in_overlay);
    // What members of the panel wrote is quoted nowhere.
    let is_the_panels = at
        .path
        .as_ref()
        .is_some_and(|path| path.starts_with(REVIEWS));
    let (message, help) = match is_the_panels {
        true => (summary(finding), None),
        false => (
            veil.text(&finding.message),
            finding.help.as_ref().map(|help| veil.text(help)),
        ),
    };
    FindingFact {
        level: finding.level,
        code: finding.code.code,
        name: finding.code.name,
        message,
        help,
        path: at.path.filter(|_| !is_outside).map(|path| veil.text(&path)),
        line: at.line.filter(|_| !is_outside),
        page: at.page.map(|page| veil.text(&page)),
    }
}

/// What a rule says of all that it finds.
fn summary(finding: &Finding) -> String {
    let summary = finding.code.summary().split_whitespace();
    let summary = summary.collect::<Vec<_>>().join(" ");
    summary.trim_end_matches('.').to_owned()
}
