//! Where somebody finds help: the accessibility statement, and how to ask for a page in another format.

use crate::college::College;

const STATEMENT: &str = "content/pages/accessibility.md";

#[test]
fn a_new_accessibility_statement_is_the_model_with_gaps_and_claims_nothing() {
    let college = College::new().without(STATEMENT);
    let checked = college.check();
    let found = checked.findings.iter().find(|it| it["code"] == "A920");
    let help = found.and_then(|it| it["help"].as_str()).unwrap_or_default();
    assert!(
        help.contains("`prospectus new page accessibility`"),
        "{help}"
    );
    college.run(&["new", "page", "accessibility"]).ends_with(0);
    let text = college.read(STATEMENT);
    for heading in [
        "## Feedback and contact information",
        "## Enforcement procedure",
        "### Compliance status",
        "## Non-accessible content",
        "## Preparation of this accessibility statement",
    ] {
        assert!(text.contains(heading), "{heading}");
    }
    assert!(text.contains("This website is [fully, partially or not] compliant"));
    college.replace(STATEMENT, "draft: yes\n", "");
    let checked = college.check();
    let found = checked.findings.iter().find(|it| it["code"] == "A920");
    let message = found.and_then(|it| it["message"].as_str());
    assert!(
        message.is_some_and(|it| it.contains("still to be filled")),
        "{message:?}"
    );
}

#[test]
fn every_page_leads_to_the_accessibility_statement_in_whichever_menu_it_is_asked_to_stand() {
    for menu in ["main", "footer", "none"] {
        let college = College::new().with(
            STATEMENT,
            format!("---\ntitle: Accessibility\nmenu: {menu}\n---\nTell us what does not work for you.\n"),
        );
        college.build(&[]).ends_with(0);
        let pages = college.tree("public").into_iter();
        let pages = pages.filter(|(path, _)| path.ends_with("index.html"));
        let without: Vec<String> = pages
            .filter(|(_, html)| !String::from_utf8_lossy(html).contains("/accessibility/\">"))
            .map(|(path, _)| path)
            .collect();
        assert_eq!(without, [""; 0], "menu: {menu}");
    }
}

#[test]
fn a_course_can_be_asked_for_in_another_format_by_every_way_that_the_college_gives() {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "title: Sleep well",
        "title: Sleep well & wake up?",
    );
    college.replace(
        "content/college.md",
        "contact: {phone: 01632 960 100}",
        "contact: {phone: 01632 960 100, text: 07700 900 100, email: us@millbrook.example}",
    );
    college.build(&[]).ends_with(0);
    let page = college.read("public/courses/sleep-well/index.html");
    let part = page
        .split("id=\"part-format\"")
        .nth(1)
        .expect("it has the part");
    let part = part.split("</section>").next().unwrap_or("");
    for way in [
        "mailto:us@millbrook.example?subject=Another%20format%2C%20please%3A%20Sleep%20well%20%26%20wake%20up%3F",
        "sms:07700900100",
        "tel:01632960100",
    ] {
        assert!(part.contains(way), "{way} is not in {part}");
    }
}
