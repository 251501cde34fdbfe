//! The documentation: what is generated is current, every command that a text names is there, and every command helps.

use std::path::{Path, PathBuf};

use prospectus::cli;

use crate::college::{College, tree};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_is_generated_of_the_documentation_is_current() {
    let college = College::empty();
    college.run(&["reference", "docs"]).ends_with(0);
    for (path, made) in college.tree("docs") {
        let written = std::fs::read_to_string(root().join("docs").join(&path)).unwrap_or_default();
        let made = String::from_utf8(made).expect("it is text");
        assert!(
            written.replace("\r\n", "\n") == made,
            "docs/{path} is not current: cargo run -- reference docs"
        );
    }
}

/// Texts that tell people which command to run.
fn texts() -> Vec<(PathBuf, String)> {
    let folders = ["docs", "src/scaffold", "tests/suite/panel"];
    let files = folders.into_iter().flat_map(|folder| {
        let files = tree(&root().join(folder)).into_iter();
        files.map(move |(path, _)| Path::new(folder).join(path))
    });
    let named = ["README.md", "tests/README.md", "CHANGELOG.md"].map(PathBuf::from);
    let is_text = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        matches!(ending, Some("md" | "yml" | "toml"))
    };
    let texts = files.chain(named).filter(is_text).map(|path| {
        let text = std::fs::read_to_string(root().join(&path)).expect("it is text");
        (path, text)
    });
    texts.collect()
}

/// The commands in a text: between backquotes, and lines of a block of code.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
            continue;
        }
        if is_code {
            let line = line.trim_start().trim_start_matches("$ ");
            if line.starts_with("prospectus ") {
                found.push(line.to_owned());
            }
            continue;
        }
        let spans = line.split('`').skip(1).step_by(2);
        let spans = spans.filter(|span| span.starts_with("prospectus "));
        found.extend(spans.map(str::to_owned));
    }
    found
}

/// The words of a command as a shell parts them, without what is for the shell alone or for the reader.
fn words(command: &str) -> Vec<String> {
    let command = command.split("  ").next().unwrap_or(command);
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    for letter in command.chars() {
        match (quote, letter) {
            (Some(mark), letter) if letter == mark => quote = None,
            (Some(_), letter) => word.push(letter),
            (None, '"' | '\'') => quote = Some(letter),
            (None, '#' | '>' | '|' | ';' | '…') if word.is_empty() => break,
            (None, ' ') => words.push(std::mem::take(&mut word)),
            (None, letter) => word.push(letter),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty() && word != "…");
    words
}

#[test]
fn the_words_of_a_command_are_those_of_a_shell() {
    assert_eq!(
        words("prospectus due --within 60 > due.md"),
        ["prospectus", "due", "--within", "60"]
    );
    assert_eq!(
        words("prospectus build   # makes the site"),
        ["prospectus", "build"]
    );
    assert_eq!(
        words("prospectus panel amend x --reason \"A word.\""),
        ["prospectus", "panel", "amend", "x", "--reason", "A word."]
    );
}

#[test]
fn every_command_and_option_that_a_text_names_is_there() {
    let mut named = 0;
    let mut wrong = Vec::new();
    // What is generated is current, which another test sees to, and shows how a command is called in clap's own signs.
    let by_hand = texts().into_iter();
    for (path, text) in by_hand.filter(|(path, _)| !path.starts_with("docs/reference")) {
        for command in commands(&text) {
            named += 1;
            let words = words(&command);
            if let Err(reason) = cli::takes(&words) {
                let reason = reason.lines().next().unwrap_or("").to_owned();
                wrong.push(format!("{}: {command}: {reason}", path.display()));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(named > 80, "{named}");
}

/// The names of commands, as the help of a command lists them.
fn listed(college: &College, above: &[&str]) -> Vec<String> {
    let help = college.run(&[above, &["--help"]].concat()).ends_with(0).out;
    let list = help.split("\nCommands:\n").nth(1).unwrap_or("");
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_has_help_with_examples_that_it_takes() {
    let college = College::empty();
    let top = listed(&college, &[]);
    assert!(top.len() > 12, "{top:?}");
    let mut all: Vec<Vec<String>> = top.iter().map(|name| vec![name.clone()]).collect();
    for name in &top {
        let own = listed(&college, &[name]).into_iter();
        all.extend(own.map(|own| vec![name.clone(), own]));
    }
    let mut without = Vec::new();
    for command in all {
        let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        let help = college
            .run(&[&arguments[..], &["--help"]].concat())
            .ends_with(0)
            .out;
        let Some((_, examples)) = help.split_once("\nExamples:\n") else {
            without.push(command.join(" "));
            continue;
        };
        for example in examples.lines().map(str::trim) {
            // A line that is too wide is broken anywhere, also inside of an option.
            assert!(
                example.starts_with("prospectus "),
                "too wide before {example:?}"
            );
            let taken = cli::takes(&words(example));
            assert_eq!(taken, Ok(()), "{}", command.join(" "));
        }
    }
    assert_eq!(without, [""; 0], "commands without examples in --help");
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let college = College::empty();
    college.run(&["man", "pages"]).ends_with(0).says("pages");
    let pages: Vec<String> = college
        .tree("pages")
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    for name in listed(&college, &[]) {
        assert!(
            pages.contains(&format!("prospectus-{name}.1")),
            "{name}: {pages:?}"
        );
    }
    assert!(pages.contains(&"prospectus.1".to_owned()), "{pages:?}");
    assert!(
        pages.contains(&"prospectus-panel-open.1".to_owned()),
        "{pages:?}"
    );
    let build = college.read("pages/prospectus-build.1");
    assert!(
        build.contains(".TH") && build.contains("Examples"),
        "{build}"
    );
}

#[test]
fn a_link_in_the_documentation_leads_somewhere() {
    for (path, text) in texts() {
        let is_doc = path.starts_with("docs") || path == Path::new("README.md");
        let targets = text.split("](").skip(1).filter(|_| is_doc);
        for target in targets.filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            if file.contains("://") || path == Path::new("docs/rules.md") {
                continue;
            }
            let here = root().join(&path);
            let folder = here.parent().expect("a file lies in a folder");
            let leads_to = if file.is_empty() {
                here.clone()
            } else {
                folder.join(file)
            };
            assert!(leads_to.exists(), "{}: {target}", path.display());
            if !anchor.is_empty() {
                let text = std::fs::read_to_string(&leads_to).expect("it is text");
                let found = text
                    .lines()
                    .any(|line| anchor_of(line).as_deref() == Some(anchor));
                assert!(found, "{}: {target} is no heading there", path.display());
            }
        }
    }
}

/// The anchor that hosts of git give a heading.
fn anchor_of(line: &str) -> Option<String> {
    let heading = line.trim_start_matches('#');
    let is_heading = heading.len() < line.len() && heading.starts_with(' ');
    let kept = |letter: &char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
    let heading: String = heading.trim().to_lowercase().chars().filter(kept).collect();
    is_heading.then(|| heading.replace(' ', "-"))
}
