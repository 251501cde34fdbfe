//! The laws of ARCHITECTURE.md: a module imports only what is listed above it, and the machine is touched only at the
//! edges. The code is read as text, so that a broken law is shown with file and line.

use crate::code::{CodeFile, file, files};

/// Names that every file of `rules/` may take from its `mod.rs`: that list is the one place where a rule is declared,
/// so it stands above the rules, while each rule is a value of the types that stand beside the list.
const OF_THE_RULE_LIST: [&str; 5] = ["Check", "Rule", "RULES", "code", "codes"];

#[test]
fn a_module_imports_only_modules_listed_above_it() {
    let files = files();
    let order = file(&files, "lib.rs").modules();
    let macros = macros(&files);
    let mut broken = Vec::new();
    for file in files.iter().filter(|file| !is_root(file)) {
        let (own, _) = file.module();
        let own_at = position(&order, own, &file.path);
        for import in file.imports() {
            let named = import.path.split("::").next().unwrap_or_default();
            // A macro stands at the root, but it lives in the file that defines it.
            let named = macros
                .iter()
                .find(|(name, _)| *name == named)
                .map_or(named, |(_, module)| module);
            let at = position(&order, named, &file.path);
            if at > own_at {
                broken.push(format!(
                    "src/{}:{}: {own} imports {}, which lib.rs lists below it",
                    file.path, import.line, import.path
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn inside_a_folder_a_file_imports_only_siblings_listed_above_it_and_never_mod_rs() {
    let files = files();
    let mut broken = Vec::new();
    for file in &files {
        let stem = file.path.trim_end_matches(".rs");
        for (slash, _) in stem.match_indices('/') {
            // Seen from each folder above it, a file is the entry of that folder that leads to it.
            let folder = &stem[..slash];
            let own = stem[slash + 1..].split('/').next().unwrap_or_default();
            if own != "mod" {
                broken.extend(reaching_up(&files, file, folder, own));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// What a file imports from `mod.rs` of a folder above it, or from a sibling that is listed below it.
fn reaching_up(files: &[CodeFile], file: &CodeFile, folder: &str, own: &str) -> Vec<String> {
    let order = self::file(files, &format!("{folder}/mod.rs")).modules();
    let own_at = position(&order, own, &file.path);
    let prefix = format!("{}::", folder.replace('/', "::"));
    let mut broken = Vec::new();
    for import in file.imports() {
        let Some(inner) = import.path.strip_prefix(&prefix) else {
            continue;
        };
        let sibling = inner.split("::").next().unwrap_or(inner);
        let is_allowed = match order.iter().position(|module| *module == sibling) {
            // The rules' own order is the order of their codes.
            Some(_) if folder == "rules" => true,
            Some(at) => at <= own_at,
            None => folder == "rules" && OF_THE_RULE_LIST.contains(&sibling),
        };
        if !is_allowed {
            broken.push(format!(
                "src/{}:{}: {} is in mod.rs, or listed there below {own}",
                file.path, import.line, import.path
            ));
        }
    }
    broken
}

#[test]
fn nothing_reaches_over_the_module_list() {
    let mut broken = Vec::new();
    for file in files() {
        for (number, line) in file.lines() {
            let line = line.replace("pub(super)", "").replace("pub(in super", "");
            if line.contains("super::") || line.contains("use self::") {
                broken.push(format!("src/{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "say `crate::…`, which these tests read:\n{}",
        broken.join("\n")
    );
}

#[test]
fn only_the_edges_touch_the_machine() {
    let disk_and_programs = [
        "std::fs",
        "std::process",
        "std::net",
        "std::env",
        "rustix::",
        "use std::{",
    ];
    let edges = [
        "read", "publish", "history", "edit", "links", "serve", "cli", "main",
    ];
    assert_named_only_in(&disk_and_programs, &edges);
}

#[test]
fn only_the_command_line_speaks_to_people() {
    let speech = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];
    assert_named_only_in(&speech, &["cli", "main"]);
    // What `history` names so is what git writes, which it reads.
    let streams = ["stdout", "stderr", "Stdout", "Stderr"];
    assert_named_only_in(&streams, &["cli", "main", "history"]);
}

#[test]
fn only_the_command_line_asks_what_time_it_is() {
    let clocks = [
        "Timestamp::now",
        "Zoned::now",
        "SystemTime",
        "Instant::now",
        "std::time::Instant",
    ];
    assert_named_only_in(&clocks, &["cli"]);
}

/// Who waits for a value that another core makes with the help of all cores may be one of those that help, and waits for
/// ever: a build once did.
#[test]
fn nothing_that_is_made_on_first_use_is_made_on_all_cores() {
    assert_named_only_in(&["OnceLock", "OnceCell"], &["source"]);
    let lazy = files().into_iter().filter(|file| {
        file.module().0 == "source" || file.lines().any(|(_, line)| holds(line, "LazyLock"))
    });
    for file in lazy {
        let parallel = file
            .lines()
            .find(|(_, line)| holds(line, "rayon") || line.contains("par_iter"));
        assert!(parallel.is_none(), "src/{}: {parallel:?}", file.path);
    }
}

fn assert_named_only_in(words: &[&str], modules: &[&str]) {
    let mut broken = Vec::new();
    for file in files() {
        if modules.contains(&file.module().0) {
            continue;
        }
        for (number, line) in file.lines() {
            if let Some(word) = words.iter().find(|word| holds(line, word)) {
                broken.push(format!("src/{}:{number}: {word}", file.path));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "only {} may do this:\n{}",
        modules.join(", "),
        broken.join("\n")
    );
}

/// Whether a line holds a word that does not go on to the left: `eprint!` is no `print!`.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

fn is_root(file: &CodeFile) -> bool {
    matches!(file.path.as_str(), "lib.rs" | "main.rs")
}

fn position(order: &[&str], module: &str, path: &str) -> usize {
    order
        .iter()
        .position(|listed| *listed == module)
        .unwrap_or_else(|| panic!("src/{path}: {module} is in no module list"))
}

/// Macros that stand at the root of the library, with the modules that define them.
fn macros(files: &[CodeFile]) -> Vec<(&str, &str)> {
    let mut macros = Vec::new();
    for file in files {
        let mut exported = false;
        for (_, line) in file.lines() {
            if let (true, Some(name)) = (exported, line.strip_prefix("macro_rules! ")) {
                macros.push((name.trim_end_matches(" {"), file.module().0));
            }
            exported = line == "#[macro_export]";
        }
    }
    macros
}
