//! Nothing that the panel wrote is published, in any file; its own preview shows it.

use crate::college::{College, TODAY, tree};

/// What only the panel may read.
const SECRETS: [&str; 6] = [
    "Shared drive, Panel folder",
    "member-of-the-panel",
    "a kind of therapy, I think",
    "Nights that work",
    "What the coordinator noted",
    "slides-for-the-panel",
];

fn college() -> College {
    let college = College::new()
        .with(
            "content/reviews/sleep-well/2026-11-01/round.md",
            "---\nopened: 2026-11-10\nmaterials: [{name: slides-for-the-panel, where: \"Shared drive, Panel folder\"}]\n---\nWhat the coordinator noted.\n",
        )
        .with(
            "content/reviews/sleep-well/2026-11-01/student-1.md",
            "---\non: 2026-11-12\nas: member-of-the-panel\nmade_it: no\nco_production: yes\nlocal_need: yes\neducational: partly\nrecommend: changes\ntitle: Nights that work\n---\nIt is a kind of therapy, I think.\n",
        );
    college.replace("content/college.md", "mode: off", "mode: advise");
    college
}

fn leaks(files: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut leaks = Vec::new();
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        // A calendar folds its lines.
        let unfolded = text.replace("\r\n ", "");
        for secret in SECRETS.iter().filter(|secret| unfolded.contains(**secret)) {
            leaks.push(format!("{path}: {secret}"));
        }
    }
    leaks
}

#[test]
fn no_file_of_the_public_site_holds_anything_that_the_panel_wrote() {
    let college = college();
    for more in [&[][..], &["--drafts"]] {
        college.build(more).ends_with(0);
        let files = college.tree("public");
        assert!(files.len() > 30, "{} files", files.len());
        assert_eq!(leaks(&files), Vec::<String>::new());
        let of_the_panel = files.iter().filter(|(path, _)| path.contains("panel"));
        assert_eq!(of_the_panel.count(), 0);
    }
}

#[test]
fn the_preview_shows_it_to_the_panel_and_to_no_search_engine() {
    let college = college();
    college
        .run(&["panel", "site", "--out", "preview", "--today", TODAY])
        .ends_with(0);
    let files = tree(&college.path("preview"));
    let page = college.read("preview/panel/sleep-well/index.html");
    for secret in SECRETS
        .iter()
        .filter(|secret| !secret.starts_with("What the coordinator"))
    {
        assert!(page.contains(secret), "{secret} is not on the page");
    }
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in pages {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            text.contains("<meta name=\"robots\" content=\"noindex\">"),
            "{path}"
        );
    }
    assert!(college.read("preview/robots.txt").contains("Disallow: /"));
    let on_other_pages: Vec<_> = files
        .into_iter()
        .filter(|(path, _)| !path.starts_with("panel/"))
        .collect();
    assert_eq!(leaks(&on_other_pages), Vec::<String>::new());
}

#[test]
fn the_preview_is_made_in_spite_of_mistakes_but_not_of_a_link_into_a_meeting() {
    let college = college();
    college.replace(
        "content/courses/sleep-well.md",
        "sessions:",
        "sessions:\n      - 2027-13-99 10:00-12:00",
    );
    college
        .run(&["panel", "site", "--out", "preview", "--today", TODAY])
        .ends_with(0);
    assert!(
        college
            .read("preview/panel/sleep-well/index.html")
            .contains("Must be put right")
    );
    let college = self::college();
    college.replace(
        "content/courses/sleep-well.md",
        "We talk about nights",
        "Join at https://us02web.zoom.us/j/81234567890. We talk about nights",
    );
    let ran = college
        .run(&["panel", "site", "--out", "preview", "--today", TODAY])
        .ends_with(1);
    assert!(ran.err.contains("No preview was made"), "{}", ran.err);
    assert!(!college.path("preview").exists());
}

#[test]
fn the_form_names_its_file_from_the_top_of_the_repository() {
    let repository = tempfile::tempdir().expect("there is room for a folder");
    let git = |arguments: &[&str]| {
        let mut git = std::process::Command::new("git");
        let ended = git.current_dir(repository.path()).args(arguments).output();
        assert!(ended.expect("git starts").status.success(), "{arguments:?}");
    };
    git(&["init", "--quiet"]);
    let inside = repository.path().join("courses/college");
    for (path, bytes) in college().tree("") {
        let file = inside.join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("folders can be made");
        std::fs::write(file, bytes).expect("files can be written");
    }
    let folder = inside.to_string_lossy().into_owned();
    let out = inside.join("preview").to_string_lossy().into_owned();
    let ran = College::empty().run(&[
        "panel", "site", "--site", &folder, "--out", &out, "--today", TODAY,
    ]);
    ran.ends_with(0);
    let page =
        std::fs::read_to_string(inside.join("preview/panel/sleep-well/index.html")).expect("text");
    let own = "data-folder=\"courses/college/content/reviews/sleep-well/2026-11-01/\"";
    assert!(page.contains(own), "{page}");
}

#[test]
fn the_preview_changes_nothing_in_the_college() {
    let college = college();
    let before = college.tree("content");
    college
        .run(&["panel", "site", "--out", "preview", "--today", TODAY])
        .ends_with(0);
    assert_eq!(college.tree("content"), before);
}
