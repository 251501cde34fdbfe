//! The whole site of a tiny college, file by file: `golden/college/` gives `golden/site/`.
//!
//! `UPDATE_GOLDEN=1 cargo test golden` writes today's site there, so that a change of the output is read as a diff. Style
//! sheets and icons are left out, and their fingerprints with them: what they look like is not this test's business.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::college::{College, tree};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/suite/golden")
        .join(name)
}

/// What the program calls itself in a calendar.
const VERSION: &str = concat!("Prospectus ", env!("CARGO_PKG_VERSION"));

/// The text of every file by its path, without the program's version and what the theme's assets decide.
fn texts(site: &Path) -> BTreeMap<String, String> {
    tree(site)
        .into_iter()
        .filter(|(path, _)| !path.starts_with("assets/"))
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("a page is text");
            let text = text.replace(VERSION, "Prospectus VERSION");
            (path, without_fingerprints(&text))
        })
        .collect()
}

/// `/assets/site.0123456789.css` → `/assets/site.css`.
fn without_fingerprints(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("/assets/") {
        let end = at
            + rest[at..]
                .find(['"', ' ', ')', '\n'])
                .unwrap_or(rest.len() - at);
        let parts: Vec<&str> = rest[at..end].split('.').collect();
        out.push_str(&rest[..at]);
        match parts.as_slice() {
            [name, print, ending] if print.len() == 10 => {
                out.push_str(&format!("{name}.{ending}"));
            }
            _ => out.push_str(&rest[at..end]),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[test]
fn the_whole_site_of_a_tiny_college_is_as_it_was() {
    let college = College::copy_of(&folder("college"));
    college.build(&["--out", "site"]).ends_with(0);
    let made = texts(&college.path("site"));
    let golden = folder("site");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        write(&golden, &made);
    }
    let expected = texts(&golden);
    let difference = difference(&expected, &made);
    assert!(
        difference.is_empty(),
        "the site is another one; if that is right, run with UPDATE_GOLDEN=1 and read the diff\n{difference}"
    );
}

fn write(golden: &Path, made: &BTreeMap<String, String>) {
    if golden.exists() {
        std::fs::remove_dir_all(golden).expect("it can be removed");
    }
    for (path, text) in made {
        let path = golden.join(path);
        std::fs::create_dir_all(path.parent().expect("it has a parent")).expect("it can be made");
        std::fs::write(path, text).expect("it can be written");
    }
}

/// What is new, gone or changed, the first changed lines of each file.
fn difference(expected: &BTreeMap<String, String>, made: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    for path in expected.keys().filter(|path| !made.contains_key(*path)) {
        writeln!(out, "gone: {path}").expect("memory");
    }
    for (path, text) in made {
        match expected.get(path) {
            None => writeln!(out, "new: {path}").expect("memory"),
            Some(before) if before == text => {}
            Some(before) => {
                writeln!(out, "changed: {path}").expect("memory");
                let (before, after): (Vec<_>, Vec<_>) =
                    (before.lines().collect(), text.lines().collect());
                let same = before
                    .iter()
                    .zip(&after)
                    .take_while(|(a, b)| a == b)
                    .count();
                for (sign, lines) in [('-', &before), ('+', &after)] {
                    for line in lines.iter().skip(same).take(3) {
                        writeln!(out, "  {:4} {sign} {line}", same + 1).expect("memory");
                    }
                }
            }
        }
    }
    out
}

#[test]
fn a_difference_names_the_file_the_line_and_both_texts() {
    let site = |pages: &[(&str, &str)]| {
        pages
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect::<BTreeMap<_, _>>()
    };
    let before = site(&[("a", "one\ntwo\n"), ("b", "b"), ("c", "c")]);
    let after = site(&[("a", "one\nzwei\n"), ("c", "c"), ("d", "d")]);
    assert_eq!(
        difference(&before, &after),
        "gone: b\nchanged: a\n     2 - two\n     2 + zwei\nnew: d\n"
    );
    assert_eq!(
        without_fingerprints("<link href=\"/x/assets/site.0123456789.css\"> /assets/a.b"),
        "<link href=\"/x/assets/site.css\"> /assets/a.b"
    );
}
