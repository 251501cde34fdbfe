//! The words of every field that reaches a page, an address, a feed or a calendar → the whole site.
//!
//! The input is cut at U+001E; each part stands in the place of a slot, as the author's own letters, quoted for YAML.

use crate::college::{RUNS, files, files_with};
use crate::site::made_of;
use crate::targets::text;

pub fn run(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if text.len() > 4096 {
        return;
    }
    let parts: Vec<&str> = text.split('\u{1e}').collect();
    let part = |at: usize, usual: &'static str| {
        parts
            .get(at)
            .copied()
            .filter(|it| !it.is_empty())
            .unwrap_or(usual)
    };
    let quoted =
        |at: usize, usual: &'static str| serde_json::Value::from(part(at, usual)).to_string();
    let course = format!(
        "---\ntitle: {}\naudience: {}\nsummary: {}\ntopics: [living-well]\npartner: millbrook-mind\nco_producers: [p-01, p-02]\n\
         co_production: co-production\nfacilitators: [p-01, p-03]\nneed: {{source: student-feedback, note: Asked for in 9 forms.}}\n\
         learning_outcomes: [{}, Keep a sleep diary, Choose one small change]\nnext_steps: [{{text: {}, url: {}}}]\n\
         enrolment: {{note: {}, url: {}}}\nreviewed: 2026-11-20\n{RUNS}---\n{}\n",
        quoted(1, "Sleep well"),
        quoted(2, "Anyone whose nights are hard."),
        quoted(3, "What keeps us awake."),
        quoted(4, "Name two things that help you to sleep"),
        quoted(5, "Ask us what is next"),
        quoted(6, "/how-to-enrol/"),
        quoted(7, "Call us."),
        quoted(8, "https://example.org/enrol"),
        part(0, "We talk about nights."),
    );
    let mut files = files_with("content/courses/sleep-well.md", &course);
    let mut replace = |path: &str, old: &str, new: &str| {
        if let Some((_, text)) = files.iter_mut().find(|(own, _)| own == path) {
            *text = text.replacen(old, new, 1);
        }
    };
    replace(
        "content/college.md",
        "Millbrook College",
        &quoted(9, "Millbrook College"),
    );
    replace(
        "content/venues/town-library.md",
        "Town Library",
        &quoted(10, "Town Library"),
    );
    replace(
        "content/venues/town-library.md",
        "High Street",
        &quoted(11, "High Street"),
    );
    replace(
        "content/topics/living-well.md",
        "Living well",
        &quoted(12, "Living well"),
    );
    replace(
        "partners/millbrook-mind.md",
        "Millbrook Mind",
        &quoted(13, "Millbrook Mind"),
    );
    replace(
        "content/pages/how-to-enrol.md",
        "Call us.",
        part(14, "Call us."),
    );
    made_of(&files);
}

/// The college as it is, for a test that the target can pass at all.
pub fn plain() {
    made_of(&files());
}
