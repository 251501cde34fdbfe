//! Records that are begun because the sheet names them: partners, venues, topics, people. They say what the sheet says, and
//! nothing else.

use crate::import::csv::known::New;
use crate::import::csv::people::{PeopleGo, Person};
use crate::import::{stamp, yaml};
use crate::model::kind::Kind;

/// Lines that a good record of the kind has, for somebody to fill in.
fn gaps(kind: Kind) -> &'static str {
    match kind {
        Kind::Partner => {
            "# kind: voluntary             # nhs, voluntary, local-authority, education, library, sport, business, community, housing or other\n\
             # status: active\n\
             # agreement: {covers: [course], signed: 2026-04-01, review_by: 2027-03-31}   # or {informal: yes, note: …}\n\
             # gives: []                   # what they bring\n\
             # gets: []                    # what they gain\n\
             # contact_role: A role, never a person's name\n"
        }
        Kind::Venue => {
            "# private: no                 # yes: told after enrolling only\n\
             # address: []                 # one part a line, such as [High Street, Millbrook]\n\
             # places: 12\n\
             # access: {step_free: yes, accessible_toilet: yes, hearing_loop: no, parking: words, bus: words, quiet_space: yes}\n"
        }
        Kind::Topic => {
            "# order: 1                    # its place in lists\n\
             # colour: teal                # teal, leaf, plum, amber, rose or sky\n"
        }
        _ => "",
    }
}

/// Path and text of a draft.
pub(super) fn draft(new: &New, from: &str) -> (String, String) {
    let mut text = format!("---\ndraft: yes\nname: {}\n", yaml::scalar(&new.words));
    if !new.rooms.is_empty() {
        text.push_str("rooms:\n");
        for (id, words) in &new.rooms {
            text.push_str(&format!(
                "  - id: {}\n    name: {}\n",
                yaml::scalar(id),
                yaml::scalar(words)
            ));
        }
    }
    text.push_str("# The sheet does not say the following. Fill in, and take away the # and the space behind it.\n");
    text.push_str(gaps(new.kind));
    text.push_str(&stamp::line(from, &new.words, None));
    text.push_str("---\n");
    (
        format!("{}{}.md", new.kind.folder(), new.id),
        stamp::stamped(&text),
    )
}

/// Path and text of a person's draft: the role is the heading's word, which is all that the sheet says; `number` is their
/// place among the people of the sheet.
pub(super) fn person(
    person: &Person,
    role: &str,
    go: PeopleGo,
    from: (&str, &str),
    number: usize,
) -> (String, String) {
    let role = match role.trim().trim_end_matches("(s)").trim_end_matches('s') {
        "" => "Facilitator",
        role => role,
    };
    let mut text = format!("---\ndraft: yes\nrole: {}\n", yaml::scalar(role));
    if matches!(go, PeopleGo::HereWithNames | PeopleGo::Elsewhere) {
        text.push_str(&format!(
            "name: {}   # published only with consent\n",
            yaml::scalar(&person.name)
        ));
    }
    text.push_str(
        "# The sheet does not say the following. Fill in, and take away the # and the space behind it.\n\
         # expertise: [lived]          # lived, learned, or both\n\
         # consent: {on: 2026-09-01, review_by: 2027-09-01}   # only with it is a name published\n",
    );
    text.push_str(&stamp::line(
        from.0,
        &format!("person {number}"),
        Some(from.1),
    ));
    text.push_str("---\n");
    let folder = match go {
        PeopleGo::Elsewhere => "",
        _ => Kind::Person.folder(),
    };
    (format!("{folder}{}.md", person.id), stamp::stamped(&text))
}
