//! The host: whether the files that it runs are there and of this version, and who saves the memory of the calendars.

use std::collections::BTreeMap;

use crate::doctor::facts::Facts;
use crate::doctor::item::{Item, State, item};
use crate::doctor::records::LEDGER_LATE;
use crate::history::Repository;
use crate::read::LEDGER_PATH;
use crate::report::listed;
use crate::scaffold::{Host, editor};

/// The host whose files are there.
pub(super) fn host(written: &BTreeMap<String, String>) -> Option<Host> {
    let has = |path: &str| written.contains_key(path);
    if has("netlify.toml") {
        Some(Host::Netlify)
    } else if has("publish.sh") {
        Some(Host::Cloudflare)
    } else if has(".gitlab-ci.yml") && !has(".github/workflows/publish.yml") {
        Some(Host::Gitlab)
    } else if has(".github/workflows/publish.yml") || has(".github/workflows/check.yml") {
        Some(Host::Github)
    } else {
        None
    }
}

/// The memory of the calendars. A host saves it by itself; without one somebody has to.
pub(super) fn ledger(facts: &Facts<'_>, host: Option<Host>) -> Item {
    let late = |message: &str| match host {
        Some(host) => {
            let saves = format!(
                "{message}; {} saves it when it publishes",
                host.of_texts().name()
            );
            item("calendars", State::ToKnow, saves)
        }
        None => item("calendars", State::ToDo, message)
            .next("prospectus build, and commit content/calendar.lock with the texts"),
    };
    if !facts.has_ledger {
        return late("their memory, content/calendar.lock, is not there yet");
    }
    let mut findings = facts.findings.iter();
    if let Some(found) = findings.find(|it| it.code.code == LEDGER_LATE) {
        return late(&found.message);
    }
    if let Repository::Here(here) = facts.repository
        && here.unknown.iter().any(|path| path == LEDGER_PATH)
    {
        let message = "content/calendar.lock, their memory, was never committed";
        return item("calendars", State::ToDo, message)
            .next("git add content/calendar.lock, and commit it");
    }
    item(
        "calendars",
        State::Fine,
        "content/calendar.lock is up to date",
    )
}

const SOURCE: &str = "PROSPECTUS_SOURCE: \"";

/// A text without what each college fills in itself.
fn comparable(text: &str) -> String {
    let lines = text.lines().map(|line| match line.find(SOURCE) {
        Some(at) => &line[..at],
        None => line.trim_end(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn of_host(
    written: &BTreeMap<String, String>,
    host: Option<Host>,
    repository: &Repository,
) -> Vec<Item> {
    let Some(host) = host else {
        return vec![item(
            "host",
            State::ToKnow,
            "no host checks changes or publishes the site: there are none of the files that `prospectus init --host` writes",
        )];
    };
    let mut items = compared(written, host);
    items.extend(source_of_program(written, host));
    if let Repository::Here(here) = repository
        && !here.below.is_empty()
    {
        let message = format!(
            "{} reads its files at the top of the repository, and the college is in {}",
            host.name(),
            here.below
        );
        items.push(
            item("host", State::ToDo, message)
                .next("make the college's folder the top of a repository of its own"),
        );
    }
    items
}

/// The files of a host, held against those that this version writes.
fn compared(written: &BTreeMap<String, String>, host: Host) -> Vec<Item> {
    let name = host.name();
    let (mut missing, mut other) = (Vec::new(), Vec::new());
    for (path, text) in host.files() {
        match written.get(&path) {
            None => missing.push(path),
            Some(there) if comparable(there) != comparable(&text) => other.push(path),
            Some(_) => {}
        }
    }
    if missing.is_empty() && other.is_empty() {
        let fine = format!("{name}, with the files of this version");
        return vec![item("host", State::Fine, fine)];
    }
    let compare = format!(
        "prospectus init ../compare --yes --host {}, and compare what is there with yours",
        host.word()
    );
    let mut items = Vec::new();
    if !missing.is_empty() {
        let message = format!("{name} lacks {}", listed(&missing));
        items.push(item("host", State::ToDo, message).next(compare.as_str()));
    }
    if !other.is_empty() {
        let message = format!("{name}: not as this version writes it: {}", listed(&other));
        items.push(item("host", State::ToKnow, message).next(compare));
    }
    items
}

/// Where the host gets the program from, as long as nobody has said it.
fn source_of_program(written: &BTreeMap<String, String>, host: Host) -> Option<Item> {
    let mut files = host.files().into_iter();
    let (path, _) = files.find(|(_, text)| text.contains(SOURCE))?;
    let is_empty = written.get(&path)?.contains("PROSPECTUS_SOURCE: \"\"");
    let message = format!(
        "{path} does not say yet where {} gets the program from",
        host.name()
    );
    is_empty.then(|| {
        item("host", State::ToDo, message)
            .next("fill in PROSPECTUS_SOURCE there: the lines above it say how")
    })
}

/// What an editor knows of lists, when it is of another version.
pub(super) fn of_editor(written: &BTreeMap<String, String>) -> Option<Item> {
    let files = editor();
    let mut files = files.iter().filter(|(path, text)| {
        let is_other = |there: &String| comparable(there) != comparable(text);
        path.ends_with(".schema.json") && written.get(path).is_some_and(is_other)
    });
    let (path, _) = files.next()?;
    let list = path.trim_start_matches(".vscode/");
    let list = list.trim_end_matches(".schema.json");
    Some(
        item(
            "editor",
            State::ToKnow,
            format!("{path} is of another version"),
        )
        .next(format!("prospectus schema {list} > {path}")),
    )
}
