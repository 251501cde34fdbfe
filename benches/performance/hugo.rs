//! The same courses for Hugo: content as its users write it, and a build of it.
//!
//! The layouts are in `benches/hugo/site`. Hugo has no panel, no rules, no link check and no ledger, so rounds, waivers and the
//! ledger are left out; it makes the same pages, calendars and data. Sessions that were cancelled or moved online are as
//! planned.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use prospectus::panel::written::scalar;
use rayon::prelude::*;

use crate::college::course::Text;
use crate::college::names::TOPICS;
use crate::college::plan::{self, Course, Mode, Plan, Run, Standing, TERMS, is_private};
use crate::college::{Wish, places};

const SITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/hugo/site");

/// The program that `benches/hugo/install` fetched, or the one that `HUGO` names.
pub(crate) fn program() -> Option<PathBuf> {
    let named = std::env::var_os("HUGO").map(PathBuf::from);
    // CARGO_TARGET_TMPDIR is target/tmp.
    let fetched = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .with_file_name("hugo")
        .join("hugo");
    named.or_else(|| fetched.is_file().then_some(fetched))
}

/// "Hugo 0.168.0"
pub(crate) fn version(program: &Path) -> String {
    let said = Command::new(program)
        .arg("version")
        .output()
        .expect("Hugo starts");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let version = said.split_whitespace().nth(1).unwrap_or_default();
    let number = version.split(['-', '+']).next().unwrap_or_default();
    format!("Hugo {}", number.trim_start_matches('v'))
}

/// A site of Hugo's.
pub(crate) struct Hugo {
    program: PathBuf,
    folder: PathBuf,
}

impl Hugo {
    /// Writes the content of a college.
    pub(crate) fn new(program: &Path, wish: &Wish, folder: &Path) -> Self {
        let plan = Plan::new(wish);
        let mut files: Vec<(String, String)> = plan
            .courses
            .par_iter()
            .filter(|course| !matches!(course.standing, Standing::Draft | Standing::Retired))
            .map(|course| {
                (
                    format!("content/courses/{}.md", course.id),
                    self::course(course, &plan, wish),
                )
            })
            .collect();
        files.extend(lists(&plan));
        files.extend(pages(wish));
        for (path, text) in &files {
            put(&folder.join(path), text.as_bytes());
        }
        copy(Path::new(SITE), folder);
        let style = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/themes/default/assets/site.css"
        );
        put(
            &folder.join("assets/site.css"),
            &fs::read(style).expect("the theme is there"),
        );
        Self {
            program: program.to_path_buf(),
            folder: folder.to_path_buf(),
        }
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.folder.join("public")
    }

    /// As in a fresh checkout.
    pub(crate) fn clear(&self) {
        for name in ["public", "resources"] {
            fs::remove_dir_all(self.folder.join(name)).ok();
        }
    }

    /// A build with Hugo's own settings for how many cores it uses.
    pub(crate) fn build(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(["build", "--noBuildLock", "--logLevel", "error", "--source"])
            .arg(&self.folder);
        command
    }
}

fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("it lies in a folder"))
        .expect("the work folder can be written");
    fs::write(path, bytes).expect("the work folder can be written");
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from)
        .into_iter()
        .filter_map(Result::ok)
    {
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(from).expect("it was found below");
            put(
                &to.join(below),
                &fs::read(entry.path()).expect("it is in the repository"),
            );
        }
    }
}

fn course(course: &Course, plan: &Plan, wish: &Wish) -> String {
    let text = Text::new(course, plan, wish);
    let value = |key: &str| {
        text.other
            .iter()
            .find(|(own, _)| *own == key)
            .map(|(_, value)| value.as_str())
    };
    let mut out = format!(
        "---\ntitle: {}\ndescription: {}\naudience: {}\nreviewed: \"{}\"\npartners: [{}]\ntopics: {}\nnext_steps: {}\n",
        scalar(&text.title),
        scalar(&text.summary),
        scalar(text.audience.as_deref().unwrap_or_default()),
        value("reviewed").unwrap_or_default(),
        value("partner").unwrap_or_default(),
        value("topics").unwrap_or("[]"),
        value("next_steps").unwrap_or("[]"),
    );
    if let Some(level) = value("level") {
        let _ = writeln!(out, "levels: [{level}]");
    }
    out.push_str("makers: [Peer trainer, Tutor]\noutcomes:\n");
    for outcome in &text.outcomes {
        let _ = writeln!(out, "  - {outcome}");
    }
    facets(&mut out, course);
    out.push_str("runs:\n");
    for (at, run) in course.runs.iter().enumerate() {
        self::run(&mut out, course, run, at);
    }
    out.push_str("---\n");
    out.push_str(&linked(&text.body));
    out
}

/// What lists are made by: taxonomies, which is what Hugo has for this.
fn facets(out: &mut String, course: &Course) {
    let mut list = |key: &str, each: &mut dyn Iterator<Item = String>| {
        let mut all: Vec<String> = each.collect();
        all.sort();
        all.dedup();
        let _ = writeln!(out, "{key}: [{}]", all.join(", "));
    };
    let runs = || course.runs.iter();
    let open = |run: &&Run| run.room.is_some_and(|(venue, _)| !is_private(venue));
    list(
        "venues",
        &mut runs()
            .filter(open)
            .filter_map(|run| Some(places::venue_id(run.room?.0))),
    );
    list(
        "modes",
        &mut runs().map(|run| plan::word(run.mode).to_owned()),
    );
    let dated = || runs().filter(|run| !run.dates.is_empty());
    list(
        "terms",
        &mut dated().map(|run| TERMS[run.term].id.to_owned()),
    );
    list(
        "days",
        &mut dated().map(|run| {
            ["monday", "tuesday", "wednesday", "thursday", "friday"][run.weekday as usize]
                .to_owned()
        }),
    );
    list(
        "hours",
        &mut dated().map(|run| {
            if run.hours.0 < "12" {
                "morning"
            } else if run.hours.0 < "17" {
                "afternoon"
            } else {
                "evening"
            }
            .to_owned()
        }),
    );
    let next = runs()
        .flat_map(|run| &run.dates)
        .find(|day| day.to_string().as_str() > crate::TODAY);
    if let Some(day) = next {
        let _ = writeln!(out, "next: From {}", day.strftime("%A %-d %B %Y"));
    }
}

fn run(out: &mut String, course: &Course, run: &Run, at: usize) {
    let id = format!("{}-{at}", run.id);
    let _ = writeln!(
        out,
        "- id: {id}\n  name: {}\n  mode: {}",
        TERMS[run.term].name,
        plan::word(run.mode)
    );
    if let Some((venue, _)) = run.room {
        let venue = if is_private(venue) {
            "private".to_owned()
        } else {
            places::venue_id(venue)
        };
        let _ = writeln!(out, "  venue: {venue}");
    }
    match run.mode {
        Mode::Later => out.push_str("  when: Summer 2027, dates to be confirmed\n"),
        Mode::SelfPaced => {
            let _ = writeln!(out, "  material: https://learn.example/{}", course.id);
        }
        _ => {}
    }
    if run.dates.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "  enrolment: {}\n  sessions:",
        TERMS[run.term].enrolment
    );
    let (from, to) = run.hours;
    for day in &run.dates {
        let zone = jiff::tz::TimeZone::get("Europe/London").expect("it is in the program");
        let noon = day
            .at(12, 0, 0, 0)
            .to_zoned(zone)
            .expect("there is a noon every day");
        let offset = noon.strftime("%:z");
        let _ = writeln!(
            out,
            "  - {{start: \"{day}T{from}:00{offset}\", end: \"{day}T{to}:00{offset}\", day: \"{day}\", uid: {}-{id}-{day}@generated.example}}",
            course.id
        );
    }
}

/// Links as addresses, so that Hugo need not look for what they mean.
fn linked(body: &str) -> String {
    let mut parts = body.split("](");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("](");
        let (target, rest) = part.split_once(')').expect("a link is closed");
        match target.strip_suffix(".md") {
            None => out.push_str(target),
            Some(file) => {
                let page = file.strip_prefix("../pages");
                let partner = file.strip_prefix("../../");
                let _ = match (page, partner) {
                    (Some(page), _) => write!(out, "{page}/"),
                    (_, Some(partner)) => write!(out, "/{partner}/"),
                    _ => write!(out, "/courses/{file}/"),
                };
            }
        }
        out.push(')');
        out.push_str(rest);
    }
    out
}

/// The pages of taxonomies: what `content/venues` and `partners` are to prospectus.
fn lists(plan: &Plan) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for (id, name, _) in &TOPICS {
        files.push((
            format!("content/topics/{id}/_index.md"),
            format!("---\ntitle: {name}\n---\nThese courses are made together.\n"),
        ));
    }
    for term in &TERMS {
        files.push((
            format!("content/terms/{}/_index.md", term.id),
            format!("---\ntitle: {}\n---\n", term.name),
        ));
        files.push((
            format!("content/timetable/{}.md", term.id),
            format!(
                "---\ntitle: Timetable, {}\nseason: {}\n---\n",
                term.name, term.id
            ),
        ));
    }
    for number in 0..plan.partners {
        let id = places::partner_id(number);
        let text = format!(
            "---\ntitle: {}\n---\nWith the college we share rooms, people and time.\n",
            places::partner_name(number)
        );
        files.push((format!("content/partners/{id}/_index.md"), text));
    }
    for number in (0..plan.venues).filter(|number| !is_private(*number)) {
        let id = places::venue_id(number);
        let text = format!(
            "---\ntitle: {}\naddress: [{number} Lane]\npostcode: ZZ{number}\naccess: {{step_free: \"yes\", accessible_toilet: \"yes\", hearing_loop: \"yes\", parking: Bays at the front, bus: The 12 stops outside, quiet_space: \"yes\"}}\n---\n\
             Come in by the front door and turn left. Someone will be there to meet you.\n",
            places::venue_name(number)
        );
        files.push((format!("content/venues/{id}/_index.md"), text));
    }
    files
}

fn pages(wish: &Wish) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = ["calendars", "my-plan", "search", "accessibility", "co-production", "partnerships", "privacy", "support", "how-to-enrol"]
        .map(|id| (format!("content/{id}.md"), format!("---\ntitle: {id}\n---\nOur courses are education, not therapy, and they are free for all.\n")))
        .into();
    files.push((
        "content/_index.md".to_owned(),
        "---\ntitle: Welcome\n---\nWelcome. Our courses are free.\n".to_owned(),
    ));
    for id in ["prospectus", "large-print"] {
        files.push((
            format!("content/prospectus/{id}.md"),
            format!(
                "---\ntitle: The whole prospectus of {} courses\n---\n",
                wish.courses
            ),
        ));
    }
    files
}
