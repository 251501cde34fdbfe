//! Workflow commands, read as the runner of GitHub Actions reads them.

use prospectus::report::github;

use crate::reports::{Case, HOSTILE};

/// A command, its properties, its message.
type Command = (String, Vec<(String, String)>, String);

/// What the runner does.
#[derive(Debug, Default)]
struct Obeyed {
    commands: Vec<Command>,
    /// Lines that it only shows.
    text: Vec<String>,
}

/// The runner's way (actions/runner, `ActionCommand`): spaces before `::` count for nothing, `##[` counts anywhere, and
/// between `stop-commands` and its token nothing is obeyed.
fn run(log: &str) -> Obeyed {
    let mut obeyed = Obeyed::default();
    let mut token: Option<String> = None;
    for line in log.lines() {
        let line = line.trim_start();
        if let Some(end) = &token {
            if line == format!("::{end}::") {
                token = None;
            } else {
                obeyed.text.push(line.to_owned());
            }
            continue;
        }
        let Some((head, message)) = line
            .strip_prefix("::")
            .and_then(|rest| rest.split_once("::"))
        else {
            assert!(!line.contains("##["), "a command of the old kind: {line}");
            obeyed.text.push(line.to_owned());
            continue;
        };
        let (command, properties) = head.split_once(' ').unwrap_or((head, ""));
        if command == "stop-commands" {
            token = Some(message.to_owned());
            continue;
        }
        let properties = properties
            .split(',')
            .filter_map(|property| property.split_once('='));
        let properties = properties.map(|(key, value)| {
            (
                key.to_owned(),
                unescaped(value)
                    .replace("%3A", ":")
                    .replace("%2C", ",")
                    .replace("%25", "%"),
            )
        });
        let message = unescaped(message).replace("%25", "%");
        obeyed
            .commands
            .push((command.to_owned(), properties.collect(), message));
    }
    assert_eq!(token, None, "commands are never obeyed again");
    obeyed
}

fn unescaped(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n")
}

fn property<'o>(command: &'o Command, name: &str) -> Option<&'o str> {
    let found = command.1.iter().find(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str())
}

#[test]
fn each_finding_is_one_annotation_at_its_place() {
    let case = Case::new();
    let obeyed = run(&github::github(&case.shown()));
    assert_eq!(obeyed.text, Vec::<String>::new());
    let names: Vec<&str> = obeyed.commands.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(
        names,
        [
            "error", "error", "error", "error", "error", "warning", "notice"
        ]
    );
    let first = &obeyed.commands[0];
    let place =
        ["file", "line", "endLine", "col", "endColumn", "title"].map(|name| property(first, name));
    let expected = [
        "a college/content/courses/für alle.md",
        "2",
        "2",
        "15",
        "18",
        "M005 Unknown reference",
    ];
    assert_eq!(place, expected.map(Some));
    assert!(
        first
            .2
            .starts_with("there is no für (did you mean fur?).\nWhat to do: write fur."),
        "{}",
        first.2
    );

    let lines = obeyed
        .commands
        .iter()
        .find(|it| it.0 == "warning")
        .expect("it is there");
    assert_eq!(property(lines, "line"), Some("4"));
    assert_eq!(property(lines, "endLine"), Some("5"));
    assert_eq!(
        property(lines, "col"),
        None,
        "columns are for one line only"
    );

    let page = obeyed
        .commands
        .iter()
        .find(|it| it.2.contains("heading"))
        .expect("it is there");
    assert_eq!(property(page, "file"), Some("a college/content/college.md"));
    assert!(page.2.contains("on the page /courses/"), "{}", page.2);
    let person = obeyed
        .commands
        .iter()
        .find(|it| it.2.contains("a person"))
        .expect("it is there");
    assert_eq!(
        property(person, "file"),
        Some("a college/content/college.md")
    );
}

#[test]
fn an_author_gives_the_runner_no_commands() {
    let case = Case::new();
    let obeyed = run(&github::github(&case.shown()));
    let hostile: Vec<_> = obeyed
        .commands
        .iter()
        .filter(|it| it.2.contains(HOSTILE))
        .collect();
    assert_eq!(hostile.len(), 2, "the words came through whole");
    let known = |name: &str| ["error", "warning", "notice"].contains(&name);
    assert!(
        obeyed.commands.iter().all(|it| known(&it.0)),
        "{:?}",
        obeyed.commands
    );
}

#[test]
fn what_github_would_not_show_is_counted_and_listed_where_nothing_is_obeyed() {
    let mut case = Case::new();
    for number in 0..12 {
        let message = format!("{number} {HOSTILE}");
        let place = prospectus::finding::Place::File(format!("content/{number}.txt"));
        case.findings
            .push(crate::reports::finding("unusable-file", place, &message));
    }
    let log = github::github(&case.shown());
    let obeyed = run(&log);
    let errors = obeyed.commands.iter().filter(|it| it.0 == "error").count();
    assert_eq!(errors, 10);
    assert!(
        obeyed.text.contains(&"And 7 errors more:".to_owned()),
        "{:?}",
        obeyed.text
    );
    assert_eq!(obeyed.text.len(), 8, "{:?}", obeyed.text);
    assert_eq!(
        log,
        github::github(&case.shown()),
        "the same findings give the same bytes"
    );
}

#[test]
fn who_knows_a_token_cannot_write_it_into_the_text_that_makes_it() {
    let fence = |text: &str| {
        let fenced = github::fenced(text);
        let first = fenced.lines().next().expect("a line").to_owned();
        (fenced.clone(), first.replace("::stop-commands::", ""))
    };
    let (_, token) = fence("a\n");
    let (fenced, _) = fence(&format!("::{token}::\n::error::x\n"));
    assert!(run(&fenced).commands.is_empty());
}
