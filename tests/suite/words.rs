//! The words of the interface: every message is asked for, and every message that is asked for is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn text_below(folder: &str, endings: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    files
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy();
            endings.iter().any(|ending| name.ends_with(ending))
        })
        .map(|entry| fs::read_to_string(entry.path()).expect("it is text"))
        .collect()
}

fn messages() -> BTreeSet<String> {
    let words = text_below("themes/default/i18n", &["en.ftl"]);
    let keys = words.lines().filter_map(|line| line.split_once(" ="));
    keys.map(|(key, _)| key.to_owned())
        .filter(|key| !key.starts_with([' ', '#', '[', '*']))
        .collect()
}

/// The beginnings of keys that are put together: `format!("mode-{}", …)` gives `mode-`.
fn beginnings(code: &str) -> Vec<String> {
    let composed = code.split("format!(").skip(1);
    composed
        .filter_map(|after| after.trim_start().strip_prefix('"')?.split_once('{'))
        .map(|(beginning, _)| beginning.to_owned())
        .filter(|beginning| beginning.len() > 3 && beginning.ends_with('-'))
        .collect()
}

#[test]
fn every_message_is_asked_for_by_a_template_or_the_program() {
    let code = text_below("src", &[".rs"]);
    let asking = code.clone() + &text_below("themes/default/templates", &[".html"]);
    let beginnings = beginnings(&code);
    let unused: Vec<String> = messages()
        .into_iter()
        .filter(|key| !asking.contains(&format!("\"{key}\"")))
        .filter(|key| {
            !beginnings
                .iter()
                .any(|beginning| key.starts_with(beginning.as_str()))
        })
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

#[test]
fn every_message_that_a_template_asks_for_is_there() {
    let templates = text_below("themes/default/templates", &[".html"]);
    let messages = messages();
    let asked = templates.split("t(key=\"").skip(1);
    let missing: Vec<&str> = asked
        .filter_map(|after| after.split('"').next())
        .filter(|key| !messages.contains(*key))
        .collect();
    assert!(missing.is_empty(), "there is no {missing:?}");
}

#[test]
fn no_message_stands_twice() {
    let words = text_below("themes/default/i18n", &["en.ftl"]);
    let mut seen = BTreeSet::new();
    let keys = words.lines().filter_map(|line| line.split_once(" ="));
    let twice: Vec<&str> = keys
        .map(|(key, _)| key)
        .filter(|key| !key.starts_with([' ', '#', '[', '*']) && !seen.insert(*key))
        .collect();
    assert!(twice.is_empty(), "{twice:?}");
}
