//! Everything that a report about a change says, for every form that it has.

use crate::finding::{Finding, Level};
use crate::model::kind::{Purpose, REVIEWS, purpose};
use crate::pipeline::Reviewed;
use crate::report::review::balance::{self, Balance};
use crate::report::review::courses::{self, CourseFact, What};
use crate::report::review::pro_forma::{self, Asked};
use crate::report::review::records::{self, Others, RecordFact};
use crate::report::review::sessions::{self, OfCourse};
use crate::report::review::veil::Veil;
use crate::report::shown::location;
use crate::report::words::listed;

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
        let mut courses = courses::courses(reviewed, &veil);
        let renamed = courses::renamed(reviewed);
        let is_read = |id: &str| {
            let mut unreadable = courses.iter().filter(|it| it.what == What::Unreadable);
            !unreadable.any(|course| course.id == id)
        };
        let mut sessions = sessions::sessions(reviewed, &renamed, &veil);
        // A session of a text that cannot be read has not left it.
        sessions.retain(|of_course| is_read(&of_course.id));
        for course in &mut courses {
            course.has_other_sessions = sessions.iter().any(|it| it.id == course.id);
        }
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
            sessions,
            records: records::records(reviewed, &veil),
            others: records::others(reviewed, &veil),
            balance: balance::balance(&reviewed.before, &reviewed.now, &veil),
            asked_elsewhere: pro_forma::elsewhere(&asked, reviewed),
            asked,
            courses,
        }
    }

    /// What the change holds, in one line of plain words.
    pub(super) fn sentence(&self) -> String {
        let of_courses = |whats: &[What]| {
            let of = |course: &&CourseFact| whats.contains(&course.what);
            self.courses.iter().filter(of).count()
        };
        let courses = COURSES.map(|(whats, words)| (of_courses(whats), words));
        let of_sessions = |what: sessions::What| {
            let all = self.sessions.iter().flat_map(|it| &it.sessions);
            all.filter(|session| session.what == what).count()
        };
        let sessions = SESSIONS.map(|(what, words)| (of_sessions(what), words));
        let drafts = [(of_courses(&[What::Draft]), "worked on")];
        let records = [(self.records.len(), "touched")];
        let parts = [
            counts("Courses", &courses),
            counts("Drafts", &drafts),
            counts("Sessions", &sessions),
            counts("Other records", &records),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match parts.is_empty() {
            true => "This change touches no course, no session and no other record.".to_owned(),
            false => parts.join(" "),
        }
    }
}

const COURSES: [(&[What], &str); 8] = [
    (&[What::New, What::NoLongerDraft], "new"),
    (&[What::Changed], "changed"),
    (&[What::Renamed], "renamed"),
    (&[What::Retired], "retired"),
    (&[What::Deleted], "deleted"),
    (&[What::MadeDraft], "made a draft"),
    (&[What::Unreadable], "that cannot be read"),
    (&[What::PanelOnly], "with news from the panel"),
];

const SESSIONS: [(sessions::What, &str); 6] = [
    (sessions::What::Added, "added"),
    (sessions::What::Moved, "moved"),
    (sessions::What::Cancelled, "cancelled"),
    (sessions::What::OnAgain, "on again"),
    (sessions::What::TakenOut, "taken out"),
    (sessions::What::Details, "with other details"),
];

/// "Courses: 2 new, 5 changed and 1 retired."; nothing when there is nothing.
fn counts(what: &str, counts: &[(usize, &str)]) -> Option<String> {
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let parts = counts.map(|(count, words)| format!("{count} {words}"));
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("{what}: {}.", listed(&parts)))
}

fn finding(finding: &Finding, reviewed: &Reviewed, veil: &Veil) -> FindingFact {
    let sources = &reviewed.outcome.sources;
    let at = location(&finding.place, sources);
    let is_outside = finding
        .place
        .source(sources)
        .is_some_and(|source| source.in_overlay);
    // What members of the panel wrote is quoted nowhere, and no words that the law protects.
    let is_the_panels = at
        .path
        .as_ref()
        .is_some_and(|path| path.starts_with(REVIEWS));
    let is_protected = finding.code.code.starts_with('D');
    let (message, help) = match is_the_panels || is_protected {
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
        path: at
            .path
            .filter(|_| !is_outside)
            .map(|path| veil.text(public_path(&path))),
        line: at.line.filter(|_| !is_outside),
        page: at.page.map(|page| veil.text(&page)),
    }
}

/// A path that says of nobody how they are called: the file of a response is named after who wrote it.
fn public_path(path: &str) -> &str {
    match purpose(path) {
        Purpose::Response { .. } => path.rsplit_once('/').map_or(path, |(folder, _)| folder),
        _ => path,
    }
}

/// What a rule says of all that it finds.
fn summary(finding: &Finding) -> String {
    let summary = finding.code.summary().split_whitespace();
    let summary = summary.collect::<Vec<_>>().join(" ");
    summary.trim_end_matches('.').to_owned()
}
