//! From a messy sheet of a hundred invented courses to drafts, and from one that is filled in to a site: `story.md`.
//!
//! `UPDATE_GOLDEN=1 cargo test imports` writes it anew; read the diff.

use std::fmt::Write as _;
use std::path::Path;

use crate::college::College;

/// A sheet as Excel writes it: Windows-1252, semicolons, a title above the headings, merged cells, "TBC", weekdays that do
/// not fit, a link into a meeting, names.
pub(super) const SHEET: &[u8] = include_bytes!("spring-2027.csv");

const DRAFT: &str = "content/courses/understanding-worry.md";

/// What the coordinator fills in of one course, and of what it names.
const FILLED: [(&str, &str, &str); 9] = [
    (DRAFT, "draft: yes\n", ""),
    (
        DRAFT,
        "# summary: One sentence of at most 140 characters.",
        "summary: What worry is for, and when it is enough.",
    ),
    (
        DRAFT,
        "# co_production: co-production   # the rung reached: co-production, co-design, engagement or consultation",
        "co_production: co-production",
    ),
    (
        DRAFT,
        "# co_producers: []           # ids of people: one with lived, another with learned expertise",
        "co_producers: [p-01, p-02]",
    ),
    (
        DRAFT,
        "# need: {source: student-feedback, note: Who asked for it, and when.}",
        "need: {source: student-feedback, note: Asked for in 9 forms in autumn 2026.}",
    ),
    (
        DRAFT,
        "# audience: Who it is for, in their words.",
        "audience: Anyone who worries a lot.",
    ),
    (
        DRAFT,
        "# learning_outcomes: []      # 3 to 6, each begins with a verb",
        "learning_outcomes: [Name two worries that help you, Try a way to put a worry down, Plan one small step]",
    ),
    (
        DRAFT,
        "---\n",
        "---\nWe talk about worry, and try small things that help.\n",
    ),
    ("content/venues/the-hub.md", "draft: yes\n", ""),
];

#[test]
fn a_hundred_messy_courses_become_drafts_and_one_of_them_a_page() {
    let folder = College::empty();
    folder.write("spring-2027.csv", SHEET);
    let college = folder.path("college");
    let in_college = |arguments: &[&str]| {
        let mut command = folder.command(arguments);
        command
            .current_dir(&college)
            .env("SOURCE_DATE_EPOCH", "1795305600");
        crate::college::Ran::new(command)
    };
    let mut out = String::from(
        "# From the college's sheet to its site\n\nThe sheet is `tests/suite/imports/spring-2027.csv`: a hundred invented courses, as a small college keeps them.\n",
    );
    let mut command = folder.command(&["init", "college", "--host", "none"]);
    command.env("SOURCE_DATE_EPOCH", "1795305600");
    crate::college::Ran::new(command).ends_with(0);
    let steps: [(&str, &[&str]); 3] = [
        (
            "The sheet comes in",
            &[
                "import",
                "csv",
                "../spring-2027.csv",
                "--year",
                "2027",
                "--report",
                "../report.md",
            ],
        ),
        ("Nothing is published yet, and nothing is wrong", &["check"]),
        (
            "The same sheet once more",
            &["import", "csv", "../spring-2027.csv", "--year", "2027"],
        ),
    ];
    for (what, arguments) in steps {
        let ran = in_college(arguments).ends_with(0);
        told(
            &mut out,
            what,
            arguments,
            &format!("{}{}", ran.out, ran.err),
        );
    }
    assert_eq!(drafts(&college), 100);
    let draft = folder.read(&format!("college/{DRAFT}"));
    write!(out, "\n## A draft, as it came in\n\n```yaml\n{draft}```\n").expect("memory");
    out.push_str("\n## The coordinator fills it in\n\n");
    for (path, from, to) in FILLED {
        fill_in(&folder, &format!("college/{path}"), from, to);
        let shown = |words: &str| words.trim_end().replace('\n', " ⏎ ");
        writeln!(out, "- {path}: `{}` → `{}`", shown(from), shown(to)).expect("memory");
    }
    let arguments = ["build", "--out", "../site"];
    let ran = in_college(&arguments).ends_with(0);
    told(
        &mut out,
        "And it is on the site",
        &arguments,
        &format!("{}{}", ran.out, ran.err),
    );
    let page = folder.read("site/courses/understanding-worry/index.html");
    assert!(page.contains("25 January 2027") && page.contains("The Hub"));
    assert!(
        !folder
            .path("site/courses/living-with-clay/index.html")
            .exists()
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/imports/story.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &out).expect("it can be written");
    }
    assert_eq!(out, std::fs::read_to_string(path).expect("it is there"));
}

/// A step, with what takes its own time left out.
fn told(out: &mut String, what: &str, arguments: &[&str], said: &str) {
    let lines: Vec<String> = said.lines().map(without_time).collect();
    let said = lines.join("\n");
    write!(
        out,
        "\n## {what}\n\n```console\n$ prospectus {}\n{said}\n```\n",
        arguments.join(" ")
    )
    .expect("memory");
}

fn without_time(line: &str) -> String {
    match line
        .split_once(" in ")
        .filter(|(_, rest)| rest.contains(" seconds"))
    {
        Some((before, rest)) => {
            let (_, after) = rest.split_once(" seconds").expect("it is there");
            format!("{before} in [..] seconds{after}")
        }
        None => line.to_owned(),
    }
}

fn drafts(college: &Path) -> usize {
    let entries = std::fs::read_dir(college.join("content/courses")).expect("it is there");
    let texts = entries
        .map(|entry| std::fs::read_to_string(entry.expect("an entry").path()).expect("text"));
    texts
        .filter(|text| text.contains("draft: yes") && text.contains("x-imported"))
        .count()
}

/// Changes the last such words of a file.
fn fill_in(folder: &College, path: &str, from: &str, to: &str) {
    let text = folder.read(path);
    let at = text
        .rfind(from)
        .unwrap_or_else(|| panic!("{path} does not hold {from:?}"));
    folder.write(
        path,
        format!("{}{to}{}", &text[..at], &text[at + from.len()..]),
    );
}
