//! What becomes part of the program: nothing without a reason, and nothing of ours that the compiler cannot check.

use std::fs;
use std::path::Path;

use crate::code::files;

fn of_the_package(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).expect("it is there")
}

/// Lines of the sections of `Cargo.toml` whose dependencies are in the program.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut is_ours = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_ours = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if is_ours && !line.trim().is_empty() && !line.starts_with('#') {
            found.push(line);
        }
    }
    found
}

#[test]
fn every_dependency_names_its_features_and_says_what_it_is_for() {
    let manifest = of_the_package("Cargo.toml");
    let lines = dependencies(&manifest);
    assert!(lines.len() > 20, "Cargo.toml was not read");
    for line in lines {
        let (asked, reason) = line.split_once(" # ").unwrap_or((line, ""));
        assert!(asked.contains("default-features = false"), "{line}");
        assert!(reason.len() > 5, "{line}: what is it for?");
    }
}

#[test]
fn every_dependency_is_used() {
    let manifest = of_the_package("Cargo.toml");
    let files = files();
    for line in dependencies(&manifest) {
        let name = line.split(' ').next().unwrap_or_default().replace('-', "_");
        let is_named = |text: &str| {
            [
                format!("{name}::"),
                format!("use {name}"),
                format!("{name}!"),
            ]
            .iter()
            .any(|words| text.contains(words))
        };
        assert!(files.iter().any(|file| is_named(&file.text)), "{name}");
    }
}

#[test]
fn unsafe_code_is_forbidden_and_no_file_allows_it() {
    let manifest = of_the_package("Cargo.toml");
    assert!(manifest.contains("[lints.rust]\nunsafe_code = \"forbid\""));
    for file in files() {
        assert!(!file.text.contains("allow(unsafe_code"), "{}", file.path);
    }
}
