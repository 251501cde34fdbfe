//! A generated college of any size, the same each time.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const WORDS: &str = "We look at what helps people to rest, and at what each of us has found out by living. You can listen, \
    talk, draw or only be there, and there is always tea. Bring a friend if that makes the first step easier for you. ";
/// So many courses share a room and its people without a clash: days times hours.
const A_ROOM: usize = 56;

/// Writes a college of so many courses below `target/`, and gives its folder.
pub(crate) fn generate(courses: usize) -> PathBuf {
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
        "---\nname: Generated College\nbase_url: https://generated.example/\nlanguage: en-GB\ntime_zone: Europe/London\npanel: {mode: off}\n---\nWelcome.\n",
    );
    for topic in 0..8 {
        write(
            &format!("content/topics/topic-{topic}.md"),
            &format!("---\nname: Topic {topic}\n---\nAbout this.\n"),
        );
    }
    for group in 0..=courses / A_ROOM {
        for (side, expertise) in [("a", "lived"), ("b", "learned")] {
            write(
                &format!("content/people/p-{group}-{side}.md"),
                &format!("---\nexpertise: [{expertise}]\nrole: Facilitator\n---\n"),
            );
        }
        write(
            &format!("content/venues/venue-{group}.md"),
            &format!(
                "---\nname: Venue {group}\npartner: partner\nplaces: 20\naccess: {{step_free: yes}}\n---\nBy the river.\n"
            ),
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
    let group = course / A_ROOM;
    let mut text = format!(
        "---\ntitle: Course {course}\nsummary: The summary of course number {course}.\ntopics: [topic-{}]\npartner: partner\n\
         co_producers: [p-{group}-a, p-{group}-b]\nco_production: co-production\nneed: {{source: student-feedback, note: Asked for.}}\n\
         audience: Anyone.\nopen_to: everyone\nlearning_outcomes:\n  - Describe what helps\n  - Try two ways\n  - Plan one step\n\
         next_steps: [course-{}]\nreviewed: 2026-10-01\nruns:\n  - id: spring\n    mode: in-person\n    venue: venue-{group}\n    facilitators: [p-{group}-a, p-{group}-b]\n    places: 12\n    sessions:\n",
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
