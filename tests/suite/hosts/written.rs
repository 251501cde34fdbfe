//! The files that `init` writes for a host, their shell texts, and what holds for them as texts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::Value;

use crate::college::{Ran, program, tree};

pub(super) const HOSTS: [&str; 2] = ["github", "gitlab"];
/// Hosts of sites whose texts are on GitHub; its workflow tells them by a hook.
pub(super) const BY_HOOK: [&str; 2] = ["netlify", "cloudflare"];
pub(super) const ON_GITHUB: [&str; 3] = ["github", "netlify", "cloudflare"];
pub(super) const PUBLISH: &str = ".github/workflows/publish.yml";
pub(super) const INSTALL: &str = ".github/actions/prospectus/action.yml";
pub(super) const GITLAB: &str = ".gitlab-ci.yml";
pub(super) const REMEMBER: &str = "Save the memory of the calendars";

/// What the host runs in a college that `init` began: texts by their paths.
pub(super) fn files(host: &str) -> BTreeMap<String, String> {
    let runs =
        |path: &String| path.ends_with(".yml") || path == "publish.sh" || path == "netlify.toml";
    let files = every_file(host).into_iter();
    files.filter(|(path, _)| runs(path)).collect()
}

/// All files of a college that `init` began.
fn every_file(host: &str) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let college = folder.path().join("college");
    let mut command = program();
    command.arg("init").arg(&college).args(["--host", host]);
    command.env("SOURCE_DATE_EPOCH", "1795305600");
    Ran::new(command).ends_with(0);
    let files = tree(&college).into_iter();
    let texts = files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8")));
    texts.collect()
}

pub(super) fn yaml(host: &str, path: &str) -> Value {
    serde_yaml::from_str(&files(host)[path]).expect("YAML")
}

/// The steps of a job, or of an action.
pub(super) fn steps(document: &Value) -> &[Value] {
    document["steps"].as_sequence().expect("steps")
}

pub(super) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The shell text of a list of GitLab's, as one: it runs them in one shell, and stops at the first that fails.
pub(super) fn script(job: &Value, key: &str) -> String {
    let lines = job[key].as_sequence().expect("a list of commands");
    let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
    lines.join("\n")
}

/// The shell text of the step that saves the ledger.
pub(super) fn saving(publish: &Value) -> String {
    let steps = steps(&publish["jobs"]["build"]);
    let step = steps.iter().find(|step| text(step, "name") == REMEMBER);
    text(step.expect("such a step"), "run").to_owned()
}

/// The shell text that saves the ledger.
pub(super) fn remembering(host: &str) -> String {
    if host == "github" {
        return saving(&yaml(host, PUBLISH));
    }
    let document = yaml(host, GITLAB);
    let commands = document["pages"]["script"].as_sequence().expect("a list");
    let saves = |command: &&str| command.contains("calendar.lock");
    let found = commands.iter().filter_map(Value::as_str).find(saves);
    found.expect("such a command").to_owned()
}

/// The shell text that fetches the program.
pub(super) fn installing(host: &str) -> String {
    if host == "github" {
        let document = yaml(host, INSTALL);
        return text(&steps(&document["runs"])[0], "run").to_owned();
    }
    if BY_HOOK.contains(&host) {
        let script = &files(host)["publish.sh"];
        let (install, _) = script.split_once("\n# Netlify says").expect("two parts");
        return install.to_owned();
    }
    script(&yaml(host, GITLAB)[".prospectus"], "before_script")
}

fn sample(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn the_sample_college_has_what_init_writes_but_for_where_the_program_comes_from() {
    for host in HOSTS {
        for (path, written) in files(host) {
            let kept = fs::read_to_string(sample(&path)).expect("the sample college has it");
            let expected =
                written.replace("PROSPECTUS_SOURCE: \"\"\n", "PROSPECTUS_SOURCE: \".\"\n");
            let same = kept == expected;
            assert!(
                same,
                "{path} is not src/scaffold/hosts/{host} but for that line: copy it"
            );
        }
    }
}

#[test]
fn where_the_program_comes_from_is_said_once_and_explained_above() {
    for host in HOSTS.into_iter().chain(BY_HOOK) {
        let files = files(host);
        let said: Vec<&str> = files
            .values()
            .filter_map(|text| text.split_once("PROSPECTUS_SOURCE: \"\"\n"))
            .map(|(before, _)| before.rsplit("PROSPECTUS_SOURCE").next().unwrap_or(before))
            .collect();
        assert_eq!(said.len(), 1, "{host}");
        for word in [".tar.gz", ".git", "folder"] {
            assert!(said[0].contains(word), "{host}: {word} is not explained");
        }
    }
}

#[test]
fn only_the_job_that_saves_the_ledger_may_write() {
    for host in ON_GITHUB {
        let files = files(host);
        let all: String = files.values().map(String::as_str).collect();
        assert_eq!(all.matches("contents: write").count(), 1, "{host}");
        let publish = yaml(host, PUBLISH);
        let jobs = &publish["jobs"];
        assert_eq!(jobs["build"]["permissions"]["contents"], "write");
        assert!(
            publish["permissions"]
                .as_mapping()
                .is_some_and(|it| it.is_empty())
        );
        for path in [".github/workflows/check.yml", ".github/workflows/due.yml"] {
            let permissions = &yaml(host, path)["permissions"];
            assert_eq!(permissions["contents"], "read", "{path}");
            assert_eq!(
                permissions.as_mapping().map(|it| it.len()),
                Some(1),
                "{path}"
            );
        }
    }
}

#[test]
fn nothing_goes_on_after_a_ledger_that_could_not_be_saved() {
    let publish = yaml("github", PUBLISH);
    let steps = steps(&publish["jobs"]["build"]);
    let saved = steps.iter().position(|step| text(step, "name") == REMEMBER);
    let after = &steps[saved.expect("such a step")..];
    assert!(
        after.len() > 1,
        "the site is passed on after the ledger is saved"
    );
    for step in after {
        assert!(step.get("if").is_none() && step.get("continue-on-error").is_none());
    }
    assert_eq!(publish["jobs"]["deploy"]["needs"], "build");
    assert!(publish["jobs"]["deploy"].get("if").is_none());
    let pages = &yaml("gitlab", GITLAB)["pages"];
    assert!(pages.get("allow_failure").is_none());
}

#[test]
fn a_pull_request_needs_no_secret() {
    for host in ON_GITHUB {
        let check = &files(host)[".github/workflows/check.yml"];
        assert!(check.contains("\n  pull_request:\n") && !check.contains("pull_request_target"));
        assert!(!check.contains("secrets."));
    }
}

/// GitHub puts `${{ … }}` into a shell text before the shell reads it: a branch or a title could hold commands.
#[test]
fn no_shell_text_holds_an_expression() {
    let files = ON_GITHUB.into_iter().flat_map(files);
    for (path, text) in files.filter(|(path, _)| path.ends_with(".yml")) {
        let document: Value = serde_yaml::from_str(&text).expect("YAML");
        let mut runs = Vec::new();
        shell_texts(&document, &mut runs);
        assert!(!runs.is_empty(), "{path}");
        for run in runs {
            assert!(!run.contains("${{"), "{path}: {run}");
        }
    }
}

fn shell_texts(value: &Value, found: &mut Vec<String>) {
    if let Some(mapping) = value.as_mapping() {
        for (key, value) in mapping {
            match value.as_str() {
                Some(run) if key == "run" => found.push(run.to_owned()),
                _ => shell_texts(value, found),
            }
        }
    }
    for value in value.as_sequence().into_iter().flatten() {
        shell_texts(value, found);
    }
}

/// The words in which members are asked everywhere else.
#[test]
fn a_change_is_asked_about_with_the_panels_questions() {
    let mut help = program();
    help.args(["panel", "respond", "--help"]);
    let help = Ran::new(help).ends_with(0).out;
    for (host, path) in [
        ("cloudflare", ".github/PULL_REQUEST_TEMPLATE.md"),
        ("gitlab", ".gitlab/merge_request_templates/Default.md"),
    ] {
        let template = &every_file(host)[path];
        for question in [
            "Is it obviously co-produced?",
            "Does it fill a need in the area?",
            "Is it educational, and not a form of therapy?",
        ] {
            assert!(help.contains(question), "{question} is not in {help}");
            assert!(template.contains(question), "{question} is not in {path}");
        }
    }
}

/// Nobody is asked to look at a change before the college says who.
#[test]
fn the_list_of_owners_is_all_comments() {
    for (host, path) in [
        ("github", ".github/CODEOWNERS"),
        ("gitlab", ".gitlab/CODEOWNERS"),
    ] {
        let owners = &every_file(host)[path];
        assert!(owners.lines().count() > 5);
        assert!(owners.lines().all(|line| line.starts_with('#')), "{owners}");
    }
}
