//! Whether everything is there that the program needs, and the next step where it is not.

mod item;

mod facts;

mod records;

mod git;

mod host;

pub use crate::doctor::facts::Facts;
pub use crate::doctor::item::{Item, State};
pub use crate::doctor::records::theme_name;

use crate::doctor::git::git;
use crate::doctor::host::{host, ledger, of_editor, of_host};
use crate::doctor::item::item;
use crate::doctor::records::{about_college, check, people, records, rules, theme};

/// Everything that was looked at, in the order in which it matters.
pub fn look(facts: &Facts<'_>) -> Vec<Item> {
    let program = format!("prospectus {}", facts.version);
    let mut items = vec![item("program", State::Fine, program)];
    let Some(college) = facts.college else {
        let message = format!(
            "there is no content/college.md in {} or above it",
            facts.site
        );
        items.push(item("college", State::ToDo, message).next(
            "go to the college's folder, name it with --site, or begin one: prospectus init DIR",
        ));
        items.extend(cache(facts));
        return items;
    };
    items.push(item("folder", State::Fine, facts.site));
    items.extend(about_college(college));
    items.push(records(college));
    items.push(rules(college));
    items.push(theme(&college.catalogue.college, facts.has_theme_folder));
    items.extend(people(college, facts.people));
    items.push(check(facts.findings));
    items.extend(git(facts.repository));
    let host = host(facts.written);
    items.push(ledger(facts, host));
    items.extend(of_host(facts.written, host, facts.repository));
    items.extend(of_editor(facts.written));
    items.extend(cache(facts));
    items
}

fn cache(facts: &Facts<'_>) -> Option<Item> {
    Some(match facts.cache.as_ref()? {
        Ok(()) => item(
            "kept pictures",
            State::Fine,
            "photographs that were made smaller are kept for the next build",
        ),
        Err(why) => item(
            "kept pictures",
            State::ToKnow,
            format!("{why}: every build makes photographs smaller anew"),
        )
        .next("let the program write there, or name another folder in XDG_CACHE_HOME"),
    })
}
