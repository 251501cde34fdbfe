//! The colours of a theme: those of the default's, a college's own, and the accent of one that takes the default's.

use crate::college::College;
use crate::ran::place_of;

#[test]
fn the_accent_that_is_named_instead_of_one_that_is_hard_to_read_can_be_read() {
    let with_accent = |accent: &str| {
        let college = College::new();
        let theme = format!("language: en-GB\ntheme: {{accent: \"{accent}\"}}");
        college.replace("content/college.md", "language: en-GB", &theme);
        college.check()
    };
    for accent in [
        "#7fd1c1", "#ff0000", "#000000", "#ffffff", "#ffdd00", "#808080",
    ] {
        let checked = with_accent(accent);
        let found = checked.findings.iter().find(|it| it["code"] == "A908");
        let help = found.and_then(|it| it["help"].as_str()).unwrap_or_default();
        let named = help
            .split('"')
            .nth(1)
            .unwrap_or_else(|| panic!("{accent}: {help}"));
        with_accent(named).is_clean();
    }
}

/// A college with colours of its own; they begin in line 2 of their file.
fn with_colours(colours: &str) -> College {
    let college = College::new().with(
        "themes/ours/theme.yml",
        format!("# Our colours\n{colours}\n"),
    );
    let theme = "language: en-GB\ntheme: {name: ours}";
    college.replace("content/college.md", "language: en-GB", theme);
    college
}

fn style(college: &College) -> String {
    college.build(&[]).ends_with(0);
    let mut assets = college.tree("public/assets").into_iter();
    let style = assets.find(|(name, _)| name.starts_with("site.") && name.ends_with(".css"));
    String::from_utf8(style.expect("there is a style").1).expect("styles are text")
}

#[test]
fn a_theme_needs_only_the_colours_that_it_changes() {
    let css = style(&with_colours("light: {paper: \"#ffffff\"}"));
    assert!(css.contains("--paper: #ffffff;"), "{css}");
    assert!(css.contains("--ink: #2b2420;"), "{css}");
    let dark = css.split("prefers-color-scheme: dark").nth(1);
    assert!(dark.is_some_and(|dark| dark.contains("--paper: #1d1a17;")));
}

#[test]
fn a_colour_that_cannot_be_used_is_said_at_its_line() {
    for (colours, place, words, help) in [
        (
            "light: {papre: \"#fff\"}",
            "2:9",
            "papre is no colour of a theme",
            "did you mean paper?",
        ),
        // What follows a # is a comment in YAML, unless it is quoted.
        (
            "light:\n  paper: #fff",
            "3:3",
            "paper has no colour",
            "in quotation marks: paper: \"#17594f\"",
        ),
        (
            "dark: {ink: white}",
            "2:13",
            "this is no colour",
            "with # and six digits",
        ),
        (
            "night: {ink: \"#fff\"}",
            "2:1",
            "night is no part of a file of colours",
            "write light: and dark:",
        ),
        (
            "light: white",
            "2:8",
            "a text stands here instead of colours",
            "write light: and dark:",
        ),
    ] {
        let place = format!("themes/ours/theme.yml:{place}");
        let checked = with_colours(colours).check();
        checked.finds("M018", &place, words, help);
    }
}

#[test]
fn a_file_of_colours_that_is_no_yaml_is_said() {
    let checked = with_colours("light: [").check();
    let places: Vec<String> = checked.findings.iter().map(place_of).collect();
    assert!(
        places
            .iter()
            .any(|place| place.starts_with("themes/ours/theme.yml:")),
        "{places:?}"
    );
}

#[test]
fn a_colour_of_a_theme_that_is_hard_to_read_is_said_where_it_is_given() {
    with_colours("light:\n  quiet: \"#aaaaaa\"").check().finds(
        "A908",
        "themes/ours/theme.yml:3:3",
        "quiet is hard to make out",
        "a darker or a lighter colour",
    );
}
