//! Netlify and Cloudflare make the site themselves: previews always, the site itself when GitHub has saved the ledger and
//! tells them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use assert_cmd::Command;
use tempfile::TempDir;

use crate::hosts::written::{
    BY_HOOK, PUBLISH, REMEMBER, files, remembering, saving, steps, text, yaml,
};
use crate::ran::{Ran, program};

/// A college that `init` began, on a computer of the host, with a release of the program to be had.
struct Site(TempDir);

impl Site {
    fn new(host: &str) -> Self {
        let site = Self(tempfile::tempdir().expect("a folder"));
        let mut init = program();
        init.arg("init").arg(site.path("college"));
        init.args([
            "--host",
            host,
            "--base-url",
            "https://college.example/ours/",
        ]);
        init.env("SOURCE_DATE_EPOCH", "1795305600");
        Ran::new(init).ends_with(0);
        let real = program();
        let real = Path::new(real.get_program()).display().to_string();
        site.executable(
            "release/prospectus",
            &format!("#!/bin/sh\nexec {real} \"$@\"\n"),
        );
        let mut tar = Process::new("tar");
        tar.arg("-czf").arg(site.path("prospectus.tar.gz"));
        tar.arg("-C").arg(site.path("release")).arg(".");
        assert!(tar.status().expect("tar starts").success());
        let action = site.path("college/.github/actions/prospectus/action.yml");
        let address = format!("file://{}", site.path("prospectus.tar.gz").display());
        let said = fs::read_to_string(&action).expect("a text");
        let source = format!("PROSPECTUS_SOURCE: \"{address}\"");
        let said = said.replace("PROSPECTUS_SOURCE: \"\"", &source);
        fs::write(action, said).expect("written");
        site
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn executable(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("executable");
    }

    /// What the host runs, with what it says of the build.
    fn publish(&self, about: &[(&str, &str)]) -> Ran {
        let mut command = Command::new("bash");
        command.arg("publish.sh").current_dir(self.path("college"));
        command.env_clear();
        command.env("PATH", std::env::var("PATH").expect("a path"));
        command
            .env("HOME", self.path(""))
            .env("TMPDIR", self.path(""));
        command.env("SOURCE_DATE_EPOCH", "1795305600");
        command.envs(about.iter().copied());
        Ran::new(command)
    }

    fn build(&self) {
        let mut build = program();
        build.arg("build").current_dir(self.path("college"));
        build.env("SOURCE_DATE_EPOCH", "1795305600");
        Ran::new(build).ends_with(0);
    }

    fn page(&self) -> String {
        let page = self.path("college/public/courses/sleep-well/index.html");
        fs::read_to_string(page).unwrap_or_default()
    }
}

#[test]
fn the_site_itself_is_made_only_when_the_memory_of_the_calendars_is_saved() {
    for (host, about) in [
        ("netlify", ("CONTEXT", "production")),
        ("cloudflare", ("CF_PAGES_BRANCH", "main")),
    ] {
        let site = Site::new(host);
        let ran = site.publish(&[about]).ends_with(1);
        assert!(ran.err.contains("the site stays as it was"), "{}", ran.err);
        assert!(site.page().is_empty(), "{host}");
        site.build();
        fs::remove_dir_all(site.path("college/public")).expect("removed");
        site.publish(&[about]).ends_with(0);
        assert!(
            site.page().contains("https://college.example/ours/"),
            "{host}"
        );
    }
}

#[test]
fn a_change_is_shown_at_an_address_of_its_own_whatever_the_calendars_remember() {
    let address = "https://deploy-preview-7--ours.example.net";
    for about in [
        [("CONTEXT", "deploy-preview"), ("DEPLOY_PRIME_URL", address)],
        [
            ("CF_PAGES_BRANCH", "tea-and-talk"),
            ("CF_PAGES_URL", address),
        ],
    ] {
        let site = Site::new("netlify");
        site.publish(&about).ends_with(0);
        assert!(site.page().contains(&format!("{address}/")), "{about:?}");
        assert!(!site.page().contains("college.example/ours"), "{about:?}");
    }
}

/// 0 means "leave this build out".
#[test]
fn netlify_leaves_out_a_change_of_main_until_the_hook_asks_for_it() {
    let netlify = &files("netlify")["netlify.toml"];
    let line = netlify.lines().find(|line| line.starts_with("ignore = '"));
    let line = line.expect("such a line");
    let test = &line["ignore = '".len()..line.len() - 1];
    let ends_with = |about: &[(&str, &str)]| {
        let mut command = Command::new("bash");
        command.args(["-c", test]).env_clear();
        command.envs(about.iter().copied());
        Ran::new(command).code
    };
    let main = [("CONTEXT", "production"), ("COMMIT_REF", "b")];
    let after = [&main[..], &[("CACHED_COMMIT_REF", "a")]].concat();
    assert_eq!(ends_with(&after), 0, "a change of main");
    let hook = [&after[..], &[("INCOMING_HOOK_TITLE", "GitHub")]].concat();
    assert_eq!(ends_with(&hook), 1, "the hook");
    let first = [&main[..], &[("CACHED_COMMIT_REF", "b")]].concat();
    assert_eq!(ends_with(&first), 1, "the first build");
    let preview = [("CONTEXT", "deploy-preview"), ("COMMIT_REF", "b")];
    assert_eq!(ends_with(&preview), 1, "a preview");
}

#[test]
fn the_host_is_told_after_the_ledger_is_saved_and_its_address_is_said_nowhere() {
    let hook = "https://api.example.net/build_hooks/5c23354f";
    for host in BY_HOOK {
        let publish = yaml(host, PUBLISH);
        let jobs = &publish["jobs"];
        assert_eq!(jobs["tell"]["needs"], "build");
        let build = steps(&jobs["build"]);
        assert_eq!(text(build.last().expect("a step"), "name"), REMEMBER);
        let step = &steps(&jobs["tell"])[0];
        assert_eq!(step["env"]["HOOK"], "${{ secrets.PROSPECTUS_BUILD_HOOK }}");
        let told = |hook: &str, curl: &str| {
            let machine = tempfile::tempdir().expect("a folder");
            let path = machine.path().join("curl");
            let log = machine.path().join("log");
            let stub = format!("#!/bin/sh\necho \"$*\" >> {}\n{curl}\n", log.display());
            fs::write(&path, stub).expect("written");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("executable");
            let mut command = Command::new("bash");
            command.args([
                "--noprofile",
                "--norc",
                "-eo",
                "pipefail",
                "-c",
                text(step, "run"),
            ]);
            let paths = std::env::var("PATH").expect("a path");
            command.env_clear();
            command.env("PATH", format!("{}:{paths}", machine.path().display()));
            command.env("HOOK", hook);
            let ran = Ran::new(command);
            assert!(!format!("{}{}", ran.out, ran.err).contains("5c23354f"));
            (ran, fs::read_to_string(log).unwrap_or_default())
        };
        let (ran, asked) = told(hook, "exit 0");
        ran.ends_with(0);
        assert!(
            asked.contains("--request POST") && asked.contains(hook),
            "{asked}"
        );
        for (hook, curl, words) in [
            ("", "exit 0", "no secret named PROSPECTUS_BUILD_HOOK"),
            ("5c23354f", "exit 0", "no address"),
            (hook, "exit 22", "did not take the message"),
        ] {
            let (ran, _) = told(hook, curl);
            let ran = ran.ends_with(1);
            assert!(ran.out.starts_with("::error title="), "{}", ran.out);
            assert!(ran.out.contains(words), "{words}: {}", ran.out);
        }
    }
}

#[test]
fn the_ledger_is_saved_as_on_github_pages_and_no_host_skips_the_commit() {
    let on_github = remembering("github");
    for host in BY_HOOK {
        assert_eq!(
            saving(&yaml(host, PUBLISH)),
            on_github.replace(" [skip ci]", "")
        );
    }
}
