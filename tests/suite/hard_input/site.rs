//! Folders that are no college, and themes that do not work.

use crate::college::{College, TODAY};

#[test]
fn a_folder_without_a_college_is_told_so() {
    let college = College::new().without("content/college.md");
    college.check().finds(
        "M012",
        "content/college.md",
        "no content/college.md",
        "prospectus init",
    );
    let ran = college.build(&[]).ends_with(1);
    assert!(ran.out.contains("M012"), "{}", ran.out);
    assert!(!college.path("public").exists());
}

#[test]
fn a_folder_that_is_not_there_is_an_error_with_a_remedy() {
    let ran = College::empty()
        .run(&["check", "--site", "nowhere", "--today", TODAY])
        .ends_with(2);
    ran.says("cannot open the site's folder nowhere")
        .says("spelt");
}

#[test]
fn a_template_that_is_wrong_is_shown_with_line_and_reason() {
    let own = |template: &str| {
        let college = College::new().with("themes/own/templates/home.html", template);
        college.replace(
            "content/college.md",
            "contact:",
            "theme: {name: own}\ncontact:",
        );
        college
    };
    let college = own("<h1>\n  {% if page.title %}\n");
    college.check().finds(
        "M018",
        "themes/own/templates/home.html:3:1",
        "end of input",
        "put the template right",
    );
    college.build(&[]).ends_with(1);
    assert!(!college.path("public").exists());

    own("<h1>\n  {{ page.titel }}\n").check().finds(
        "M018",
        "themes/own/templates/home.html:2:11",
        "`titel` is not defined",
        "put the template right",
    );
}

#[test]
fn a_theme_that_is_not_there_is_told_where_it_belongs() {
    let college = College::new();
    college.replace(
        "content/college.md",
        "contact:",
        "theme: {name: autumn}\ncontact:",
    );
    college.check().finds(
        "M005",
        "content/college.md:6:15",
        "there is no theme autumn",
        "themes/autumn/templates/",
    );
}
