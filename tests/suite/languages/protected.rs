//! Nothing that is kept from readers reaches them through a translation.

use crate::college::College;

use super::{Built, in_two_languages, lacks};

const PRIVATE: &str = "---\nname: Safe House\nprivate: yes\naddress: [Quiet Close]\npostcode: ZZ1 9ZZ\n---\nBy the mill.\n";
const PRIVATE_CY: &str = "---\nname: Tŷ Diogel\n---\nGer y felin.\n";

fn with_private_venue() -> College {
    let college = in_two_languages()
        .with("content/venues/safe-house.md", PRIVATE)
        .with("content/venues/safe-house.cy.md", PRIVATE_CY);
    college.replace(
        "content/courses/sleep-well.md",
        "venue: town-library",
        "venue: safe-house",
    );
    college
}

#[test]
fn a_private_venue_is_nowhere_in_any_language() {
    let site = Built::of(with_private_venue());
    let all = site.everything();
    assert!(
        all.contains("Byddwn yn dweud wrthych ble"),
        "the course says that the place is told"
    );
    lacks(
        &all,
        &[
            "Tŷ Diogel",
            "Ger y felin",
            "Safe House",
            "safe-house",
            "Quiet Close",
        ],
    );
}

#[test]
fn the_translated_name_of_a_private_venue_in_a_text_stops_the_site() {
    let college = with_private_venue();
    college.write(
        "content/pages/how-to-enrol.cy.md",
        "---\ntitle: Cofrestru\n---\nDewch i Tŷ Diogel.\n",
    );
    let checked = college.check();
    checked.finds("D805", "content/pages/how-to-enrol.cy.md:4:9", "", "");
}

#[test]
fn the_translation_of_a_draft_is_not_published() {
    let college = in_two_languages()
        .with_course("---\ntitle: Secret plan\nsummary: Not yet.\ndraft: true\n---\nText.\n");
    college.write(
        "content/courses/x.cy.md",
        "---\ntitle: Cynllun cudd\n---\nTestun cudd.\n",
    );
    let site = Built::of(college);
    lacks(
        &site.everything(),
        &["Cynllun cudd", "Testun cudd", "Secret plan"],
    );
    assert!(!site.has("/cy/courses/x/"));
}

#[test]
fn a_name_without_consent_in_a_translation_is_found() {
    let college = in_two_languages().with(
        "content/people/p-03.md",
        "---\nexpertise: [lived]\nrole: Peer trainer\nname: Gwen Harding\n---\n",
    );
    college.write(
        "content/courses/sleep-well.cy.md",
        "---\ntitle: Cysgu\n---\nGyda Gwen Harding.\n",
    );
    college.check().finds(
        "D801",
        "content/courses/sleep-well.cy.md:4:6",
        "Gwen Harding",
        "",
    );
}

#[test]
fn somebodys_own_number_in_a_translation_is_found() {
    let college = in_two_languages();
    college.write(
        "content/courses/sleep-well.cy.md",
        "---\ntitle: Cysgu\n---\nFfoniwch 07700 900 999.\n",
    );
    let checked = college.check();
    let found = checked
        .findings
        .iter()
        .any(|it| it["code"] == "D804" && it["path"] == "content/courses/sleep-well.cy.md");
    assert!(found, "{:#?}", checked.findings);
}

#[test]
fn a_course_that_is_held_back_is_held_back_in_every_language() {
    let college = in_two_languages();
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nrules: {need-not-shown: held}",
    );
    college.replace(
        "content/courses/sleep-well.md",
        "need: {source: student-feedback, note: Asked for in 9 forms.}\n",
        "",
    );
    college.write("content/college.cy.md", "---\nname: Coleg\n---\nCroeso.\n");
    let site = Built::of(college);
    lacks(&site.everything(), &["Cysgu"]);
    assert!(!site.has("/cy/courses/sleep-well/"));
}
