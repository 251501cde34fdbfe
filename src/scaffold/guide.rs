//! The README.md of a college: what a coordinator does, step by step, on the host that was chosen.

use jiff::civil::Date;

use crate::scaffold::fill::{with_dates, with_words};
use crate::scaffold::hosts::Host;

const COURSE: &str = include_str!("records/course.md");

/// The whole text.
pub(super) fn guide(name: &str, host: Option<Host>, today: Date) -> String {
    let day = match host.map(Host::of_texts) {
        None => include_str!("guide/by_hand.md").to_owned(),
        Some(texts) => {
            let course = with_dates(COURSE, today);
            let mut words = of_a_browser(texts).to_vec();
            words.push(("course", course.as_str()));
            with_words(include_str!("guide/in_a_browser.md"), &words)
        }
    };
    let panel = host.map_or("", |_| PANEL);
    let introduction = host.map(Host::introduction).unwrap_or_default();
    let words = [
        ("name", name),
        ("day", day.as_str()),
        ("panel", panel),
        ("host", introduction.as_str()),
    ];
    let text = with_words(include_str!("guide/README.md"), &words);
    format!("{}\n", text.trim_end())
}

const PANEL: &str = "
In the browser: a round begins with a new file `content/reviews/my-course/2027-01-12/round.md`, the course's id and the day in
its name, which holds `---`, `opened: 2027-01-12` and `---`, a line each. The check of that change then says where members
answer. To write down a decision takes the program: it keeps what the panel read.
";

/// What the host calls things, and where they are.
fn of_a_browser(texts: Host) -> [(&'static str, &'static str); 6] {
    match texts {
        Host::Gitlab => [
            ("host", "GitLab"),
            (
                "new file",
                "Choose the plus sign above the list of files, then \"New file\".",
            ),
            (
                "commit",
                "Choose \"Commit changes\". Say in a few words what you did, choose \"Commit to a new branch\" with \"Create a merge\n   request for this change\", and then \"Create merge request\". Nothing is published yet.",
            ),
            (
                "see",
                "Wait some minutes. The merge request then says whether its pipeline passed: see below.",
            ),
            ("edit", "choose \"Edit\", \"Edit single file\""),
            (
                "check",
                "Open the merge request. Under \"Code Quality\" stand mistakes with their lines; under \"What this change holds\" the change in
the panel's words, and a preview of the site: begin with `panel-preview/panel/index.html`. \"Passed\" means that nothing
stands in the way of publishing. \"Failed\" means that something is to be put right: change the file on the branch of the
merge request, and the check runs again.",
            ),
        ],
        _ => [
            ("host", "GitHub"),
            (
                "new file",
                "Choose \"Add file\", then \"Create new file\".",
            ),
            (
                "commit",
                "Choose \"Commit changes…\". Say in a few words what you did, choose \"Create a new branch for this commit and start a pull\n   request\", then \"Propose changes\" and \"Create pull request\". Nothing is published yet.",
            ),
            (
                "see",
                "Wait some minutes. At the foot of the pull request stands a green tick or a red cross: see below.",
            ),
            ("edit", "press the pencil"),
            (
                "check",
                "Open the pull request. A green tick means that nothing stands in the way of publishing. At a red cross, open \"Files changed\":
mistakes stand beside their lines, with what to do. \"Details\" at the check leads to its summary: there is the change in
the panel's words, and at its foot a preview of the site to download. Put right what is said, on the branch of the pull
request, and the check runs again.",
            ),
        ],
    }
}
