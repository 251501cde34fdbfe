//! Builds generated colleges and prints the time of each: `cargo bench --bench generated -- 100 1000 2000`.
//!
//! A course has about 460 words and 5 sessions, so that the figures can be laid beside those of other generators. Times
//! are of the whole process, the median of five, with a warm disk cache.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const RUNS: usize = 5;
const WORDS: &str = "We look at what helps people to rest, and at what each of us has found out by living. You can listen, \
    talk, draw or only be there, and there is always tea. Bring a friend if that makes the first step easier for you. ";

fn main() {
    let sizes: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    for size in if sizes.is_empty() {
        vec![100, 1_000, 2_000]
    } else {
        sizes
    } {
        let college = generate(size);
        let out = college.join("public");
        let mut times: Vec<(f64, f64)> = (0..RUNS)
            .map(|_| {
                fs::remove_dir_all(&out).ok();
                (seconds(&college, &out), seconds(&college, &out))
            })
            .collect();
        let mut median = |pick: fn(&(f64, f64)) -> f64| {
            times.sort_by(|a, b| pick(a).total_cmp(&pick(b)));
            pick(&times[RUNS / 2])
        };
        println!(
            "{size} courses: {:.2} s into an empty folder, {:.2} s again",
            median(|it| it.0),
            median(|it| it.1)
        );
    }
}

fn seconds(college: &Path, out: &Path) -> f64 {
    let started = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_prospectus"))
        .args(["build", "--today", "2026-11-22", "--site"])
        .arg(college)
        .arg("--out")
        .arg(out)
        .output()
        .expect("the program was built for this benchmark");
    assert!(
        status.status.success(),
        "{}",
        String::from_utf8_lossy(&status.stdout)
    );
    started.elapsed().as_secs_f64()
}

/// Writes a college of so many courses below `target/`, and gives its folder.
fn generate(courses: usize) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("generated-{courses}"));
    fs::remove_dir_all(&root).ok();
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a record lies in a folder"))
            .expect("target/ can be written");
        fs::write(path, text).expect("target/ can be written");
    };
    write(
        "content/college.md",
        "---\nname: Generated College\nbase_url: https://generated.example/\nlanguage: en-GB\ntime_zone: Europe/London\n---\nWelcome.\n",
    );
    for topic in 0..8 {
        write(
            &format!("content/topics/topic-{topic}.md"),
            &format!("---\nname: Topic {topic}\n---\nAbout this.\n"),
        );
    }
    for (person, expertise) in [("p-01", "lived"), ("p-02", "learned")] {
        write(
            &format!("content/people/{person}.md"),
            &format!("---\nexpertise: [{expertise}]\nrole: Facilitator\n---\n"),
        );
    }
    write(
        "partners/partner.md",
        "---\nname: Partner\nkind: voluntary\nagreement:\n  covers: [course, venue]\n  signed: 2026-01-01\n  checks: {liability_insurance: yes, dbs: yes, safeguarding_policy: yes, references: yes}\ngives: [rooms]\ngets: [courses]\n---\nWho we are.\n",
    );
    for course in 0..courses {
        write(
            &format!("content/courses/course-{course}.md"),
            &course_text(course),
        );
    }
    root
}

fn course_text(course: usize) -> String {
    let mut text = format!(
        "---\ntitle: Course {course}\nsummary: The summary of course number {course}.\ntopics: [topic-{}]\npartner: partner\n\
         co_producers: [p-01, p-02]\nco_production: co-production\nneed: {{source: student-feedback, note: Asked for.}}\n\
         audience: Anyone.\nopen_to: everyone\nlearning_outcomes:\n  - Describe what helps\n  - Try two ways\n  - Plan one step\n\
         next_steps: [course-{}]\nreviewed: 2026-10-01\nruns:\n  - id: spring\n    mode: online\n    places: 12\n    sessions:\n",
        course % 8,
        course / 2
    );
    for session in 0..5 {
        let (day, hour) = (course % 28 + 1, 9 + course % 8);
        writeln!(
            text,
            "      - 2027-0{}-{day:02} {hour:02}:00-{:02}:00",
            session + 1,
            hour + 1
        )
        .expect("writing to a text");
    }
    text.push_str("---\n");
    for paragraph in 0..10 {
        if paragraph % 4 == 2 {
            text.push_str("## What we do\n\n");
        }
        text.push_str(WORDS);
        text.push_str("\n\n");
    }
    text
}
