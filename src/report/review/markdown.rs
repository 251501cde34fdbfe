//! A change in the panel's words, as Markdown that GitHub and GitLab show well.
//!
//! Whatever an author wrote stands in it as text: it is no Markdown, no HTML, and calls nobody.

use crate::finding::Level;
use crate::model::kind::Kind;
use crate::panel::mail::questions;
use crate::pipeline::Reviewed;
use crate::report::escaped::{escaped, in_markdown};
use crate::report::review::budget::{Item, Part, fitted};
use crate::report::review::courses::{CourseFact, What};
use crate::report::review::facts::{Facts, FindingFact};
use crate::report::review::pro_forma::Asked;
use crate::report::review::records::{self, Others, RecordFact};
use crate::report::review::told;
use crate::report::shown::sentence;
use crate::report::words::{counted, listed};

/// GitHub takes comments of 65,536 characters; ours has fewer bytes than this.
const MOST: usize = 59_900;
/// The largest change of one course, record or finding that is shown whole.
const MOST_OF_ONE: usize = 12_000;
/// So many rows of the balance are shown.
const MOST_ROWS: usize = 40;

/// The whole text.
pub fn markdown(reviewed: &Reviewed) -> String {
    let facts = Facts::of(reviewed);
    let mut parts = vec![opening(&facts, reviewed)];
    parts.extend(findings(&facts));
    parts.extend(courses(&facts));
    parts.push(sessions(&facts));
    parts.push(records(&facts));
    parts.push(balance(&facts));
    parts.extend(pro_forma(&facts));
    parts.retain(|part| !part.head.is_empty());
    for item in parts.iter_mut().flat_map(|part| &mut part.items) {
        if item.full.len() > MOST_OF_ONE {
            item.full.clone_from(&item.short);
        }
    }
    fitted(&parts, MOST)
}

fn part(head: String, items: Vec<Item>, noun: (&'static str, &'static str)) -> Part {
    match items.is_empty() {
        true => Part::default(),
        false => Part {
            head,
            items,
            noun,
            ..Part::default()
        },
    }
}

fn opening(facts: &Facts, reviewed: &Reviewed) -> Part {
    let mut head = format!(
        "## What this change does to the prospectus\n\n{}",
        facts.sentence()
    );
    let errors = facts
        .findings
        .iter()
        .filter(|it| it.level == Level::Error)
        .count();
    if errors > 0 {
        let things = counted(errors, "thing has", "things have");
        head.push_str(&format!(
            " **{things} to be put right before it can be published.**"
        ));
    }
    let since = escaped(&reviewed.revision);
    head.push_str(&format!(
        "\n\nCompared with {since}. In texts, <del>struck out</del> words were taken out and <ins>underlined</ins> words were put in.\n\n"
    ));
    Part {
        head,
        ..Part::default()
    }
}

/// What stops something, and below it, folded, what does not.
fn findings(facts: &Facts) -> [Part; 2] {
    let is_bad = |it: &&FindingFact| it.level <= Level::Held;
    let bad: Vec<Item> = facts.findings.iter().filter(is_bad).map(finding).collect();
    let others = facts.findings.iter().filter(|it| !is_bad(it));
    let others: Vec<Item> = others.map(finding).collect();
    let mut head = "### What the check found in it\n\n".to_owned();
    if bad.is_empty() {
        head.push_str("Nothing has to be put right.\n\n");
    }
    if facts.left_out > 0 {
        let were = counted(
            facts.left_out,
            "other thing was there before, and is",
            "other things were there before, and are",
        );
        head.push_str(&format!("{were} not listed.\n\n"));
    }
    let bad = Part {
        head,
        items: bad,
        noun: ("thing to put right", "things to put right"),
        ..Part::default()
    };
    let things = counted(
        others.len(),
        "thing to look at, which stops nothing",
        "things to look at, which stop nothing",
    );
    let head = format!("<details><summary>{things}</summary>\n\n");
    if others.is_empty() {
        return [bad, Part::default()];
    }
    let folded = part(head, others, ("finding", "findings"));
    let tail = "</details>\n\n".to_owned();
    [bad, Part { tail, ..folded }]
}

fn finding(finding: &FindingFact) -> Item {
    let mark = match finding.level {
        Level::Error => "**Must be put right**",
        Level::Held => "**Holds the course back**",
        Level::Warning => "Please look at this",
        Level::Advice => "A suggestion",
    };
    let place = match (&finding.path, finding.line, &finding.page) {
        (Some(path), Some(line), _) => format!(" ({}, line {line})", escaped(path)),
        (Some(path), None, _) => format!(" ({})", escaped(path)),
        (None, _, Some(page)) => format!(" (page {})", escaped(page)),
        (None, _, None) => String::new(),
    };
    let short = format!("- {mark}: {}{place}\n", escaped(&finding.message));
    let help = finding.help.as_ref().map_or_else(String::new, |help| {
        format!("  What to do: {}\n", sentence(&escaped(help)))
    });
    Item {
        full: format!("{}  \n{help}", short.trim_end()),
        short,
    }
}

/// Courses by what the change does to them.
fn courses(facts: &Facts) -> Vec<Part> {
    let of = |whats: &[What]| {
        let of = facts
            .courses
            .iter()
            .filter(|course| whats.contains(&course.what));
        of.collect::<Vec<&CourseFact>>()
    };
    let whole = |heading: &str, whats: &[What], is_new: bool| {
        let items = of(whats)
            .into_iter()
            .map(|course| told::course(course, is_new))
            .collect();
        part(format!("### {heading}\n\n"), items, ("course", "courses"))
    };
    let line = |heading: &str, whats: &[What], about: fn(&CourseFact) -> String| {
        let items = of(whats).into_iter().map(|course| {
            Item::line(format!(
                "- {} ({})\n",
                escaped(&course.title),
                escaped(&about(course))
            ))
        });
        part(
            format!("### {heading}\n\n"),
            items.collect(),
            ("course", "courses"),
        )
    };
    vec![
        whole("New courses", &[What::New, What::NoLongerDraft], true),
        whole("Courses with another address", &[What::Renamed], false),
        whole("Changed courses", &[What::Changed], false),
        whole("Retired courses", &[What::Retired], false),
        line("Deleted courses", &[What::Deleted], |course| {
            course.id.clone()
        }),
        line(
            "Drafts, which nobody sees on the site",
            &[What::Draft, What::MadeDraft],
            |course| match course.what {
                What::MadeDraft => "was published, and leaves the site".to_owned(),
                _ => course.id.clone(),
            },
        ),
        line("In front of the panel", &[What::PanelOnly], |course| {
            listed(&course.panel)
        }),
        line(
            "Courses that cannot be read",
            &[What::Unreadable],
            |course| format!("{}: see what must be put right", course.path),
        ),
    ]
}

fn sessions(facts: &Facts) -> Part {
    let items = facts.sessions.iter().map(told::sessions).collect();
    part("### Sessions\n\n".to_owned(), items, ("course", "courses"))
}

fn records(facts: &Facts) -> Part {
    let mut items: Vec<Item> = facts.records.iter().map(record).collect();
    items.extend(
        others(&facts.others)
            .into_iter()
            .map(|line| Item::line(format!("- {line}\n"))),
    );
    let head = "### Partners, venues, people and the rest\n\n".to_owned();
    part(head, items, ("record", "records"))
}

fn record(fact: &RecordFact) -> Item {
    let verb = match fact.what {
        records::What::New => "New",
        records::What::Renamed => "Renamed",
        records::What::Changed => "Changed",
        records::What::Deleted => "Deleted",
    };
    let mut line = format!("{verb} {}", fact.kind.noun());
    if let Some(name) = &fact.name {
        line.push_str(&format!(": {}", escaped(name)));
    }
    match &fact.old_id {
        Some(old) => line.push_str(&format!(" ({} → {})", escaped(old), escaped(&fact.id))),
        None if fact.kind == Kind::College => {}
        None => line.push_str(&format!(" ({})", escaped(&fact.id))),
    }
    let values = told::values(&fact.values);
    let values = values.lines().map(|line| format!("  {line}\n"));
    Item {
        full: format!("- {line}\n{}", values.collect::<String>()),
        short: format!("- {line}\n"),
    }
}

fn others(others: &Others) -> Vec<String> {
    let mut lines = Vec::new();
    if others.private_venues > 0 {
        let venues = counted(others.private_venues, "private venue", "private venues");
        lines.push(format!("{venues}, of which nothing is shown here"));
    }
    if others.words {
        lines.push("The college's own words (content/words.yml)".to_owned());
    }
    if others.waivers {
        lines.push("Exceptions from the rules (content/waivers.yml)".to_owned());
    }
    if others.pictures > 0 {
        lines.push(counted(others.pictures, "picture", "pictures"));
    }
    if others.theme_files > 0 {
        lines.push(counted(
            others.theme_files,
            "file of the theme",
            "files of the theme",
        ));
    }
    lines
}

fn balance(facts: &Facts) -> Part {
    let balance = &facts.balance;
    let mut head =
        "### Balance\n\n| | Before | After | |\n| --- | ---: | ---: | --- |\n".to_owned();
    // What changes is never what is left out.
    let mut rows: Vec<_> = balance.rows.iter().collect();
    if rows.len() > MOST_ROWS {
        rows.sort_by_key(|row| row.before == row.now);
        rows.truncate(MOST_ROWS);
    }
    let left = balance.rows.len() - rows.len();
    for row in rows {
        let change = match row.now as i64 - row.before as i64 {
            0 => String::new(),
            change => format!("{change:+}"),
        };
        let (before, now) = (row.before, row.now);
        head.push_str(&format!(
            "| {} | {before} | {now} | {change} |\n",
            escaped(&told::first_letters(&row.what, 60))
        ));
    }
    if left > 0 {
        head.push_str(&format!("| and {left} more | | | |\n"));
    }
    head.push_str(
        "\nCounted are courses that students see; a course may have several strands and modes.",
    );
    if balance.people_elsewhere {
        head.push_str(
            " Who made them is not counted: the people are kept outside of this repository.",
        );
    }
    head.push_str("\n\n");
    Part {
        head,
        ..Part::default()
    }
}

fn pro_forma(facts: &Facts) -> Vec<Part> {
    let more = match facts.asked_elsewhere {
        0 => String::new(),
        count => format!(
            "{} with the panel, and this change does not touch {}: `prospectus panel` lists them.\n\n",
            counted(count, "other course is", "other courses are"),
            if count == 1 { "it" } else { "them" }
        ),
    };
    if facts.asked.is_empty() {
        let head = match more.is_empty() {
            true => String::new(),
            false => format!("### For members of the panel\n\n{more}"),
        };
        return vec![Part {
            head,
            ..Part::default()
        }];
    }
    let questions = questions();
    let questions = questions.lines().map(|line| {
        format!(
            "- {}
",
            in_markdown(line)
        )
    });
    let questions: String = questions.collect();
    let head = format!(
        "### For members of the panel\n\nNobody has to answer about every course. For each that you read, please answer:\n\n{questions}\n\
         Answer in the file that is named beside the course (the link opens it, where there is one), by e-mail to the college, \
         or with `prospectus panel respond`. Write your role, and not your name.\n\n{more}"
    );
    let items = facts.asked.iter().map(asked).collect();
    vec![part(head, items, ("course", "courses"))]
}

fn asked(one: &Asked) -> Item {
    let title = escaped(&one.title);
    let Some(round) = &one.round else {
        return Item::line(format!(
            "- {title}: not sent to the panel yet; `prospectus panel open {}` sends it\n",
            in_code(&one.id)
        ));
    };
    let until = round.closes.strftime("%-d %B %Y");
    let short = format!("- {title}, until {until}: `{}`\n", in_code(&round.path));
    let full = match round.link.as_ref().filter(|link| is_safe(link)) {
        Some(link) => format!("{} ([answer in the browser](<{link}>))\n", short.trim_end()),
        None => short.clone(),
    };
    Item { full, short }
}

/// What stands between backticks.
fn in_code(text: &str) -> String {
    text.replace(['`', '\n', '\r'], "")
}

/// Whether an address can stand between angle brackets.
fn is_safe(link: &str) -> bool {
    let is_whole = link.starts_with("https://") || link.starts_with("http://");
    is_whole && !link.contains(|letter: char| letter.is_whitespace() || "<>\\".contains(letter))
}
