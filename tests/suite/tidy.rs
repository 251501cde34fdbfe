//! What a reader may count on in every file: it says what it is, it is in the module list, and it is not long.

use crate::code::{file, files};

/// Lines of a file, its own tests included.
const LONGEST_FILE: usize = 600;
/// Lines of a function. 40 is the aim.
const LONGEST_FUNCTION: usize = 60;

/// Files that may be longer, and why.
const LONG_FILES: [(&str, &str); 0] = [];

const FIELD_BY_FIELD: &str =
    "a record or view field by field, a few lines for each and no branching between them";

/// Functions that may be longer, and why.
const LONG_FUNCTIONS: &[(&str, &str, &str)] = &[
    ("model/college.rs", "read", FIELD_BY_FIELD),
    ("model/course.rs", "read", FIELD_BY_FIELD),
    (
        "model/one_file.rs",
        "read_record",
        "one arm for each kind of record",
    ),
    ("render/course.rs", "course_view", FIELD_BY_FIELD),
    (
        "render/job.rs",
        "jobs",
        "a table of contents: one paragraph for each kind of page",
    ),
    ("timetable/mod.rs", "session", FIELD_BY_FIELD),
];

#[test]
fn every_file_opens_by_saying_what_it_is() {
    let silent: Vec<String> = files()
        .into_iter()
        .filter(|file| {
            let first = file.text.lines().next().unwrap_or_default();
            first
                .strip_prefix("//! ")
                .is_none_or(|words| words.len() < 8)
        })
        .map(|file| file.path)
        .collect();
    assert!(
        silent.is_empty(),
        "no `//! …` in the first line of {silent:?}"
    );
}

#[test]
fn every_file_is_in_a_module_list() {
    let files = files();
    for one in &files {
        let path = one.path.trim_end_matches(".rs").trim_end_matches("/mod");
        let (list, name) = match path.rsplit_once('/') {
            None if matches!(path, "lib" | "main") => continue,
            None => ("lib.rs".to_owned(), path),
            Some((folder, name)) => (format!("{folder}/mod.rs"), name),
        };
        assert!(
            file(&files, &list).modules().contains(&name),
            "src/{} is not in the list of src/{list}",
            one.path
        );
    }
}

#[test]
fn the_library_lists_its_modules_and_holds_nothing_else() {
    let files = files();
    let library = file(&files, "lib.rs");
    let other: Vec<&str> = library
        .lines()
        .map(|(_, line)| line)
        .filter(|line| !line.is_empty() && !line.starts_with("pub mod "))
        .collect();
    assert!(other.is_empty(), "src/lib.rs: {other:#?}");
    let listed = library.modules();
    let mut once = listed.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), listed.len(), "a module is listed twice");
}

#[test]
fn no_file_is_long_without_a_reason() {
    for file in files() {
        let length = file.text.lines().count();
        let excused = LONG_FILES.iter().any(|(path, _)| *path == file.path);
        assert!(
            length <= LONGEST_FILE || excused,
            "src/{} has {length} lines: what second thing is in it?",
            file.path
        );
        assert!(
            length > LONGEST_FILE || !excused,
            "src/{} is long no more",
            file.path
        );
    }
}

#[test]
fn no_function_is_long_without_a_reason() {
    let mut long: Vec<String> = Vec::new();
    for file in files() {
        for (name, lines) in functions(&file.text) {
            if lines > LONGEST_FUNCTION {
                long.push(format!("src/{} {name}", file.path));
            }
        }
    }
    let mut excused: Vec<String> = LONG_FUNCTIONS
        .iter()
        .map(|(path, name, _)| format!("src/{path} {name}"))
        .collect();
    long.sort();
    excused.sort();
    assert_eq!(
        long, excused,
        "left: functions of more than {LONGEST_FUNCTION} lines; right: those that are excused"
    );
}

/// Names and lengths of the functions in a file that rustfmt has laid out.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        // A declaration without a body, or with one on the same line, has no end of its own.
        if code.ends_with([';', '}']) {
            continue;
        }
        let Some(name) = name_of(code) else {
            continue;
        };
        let end = lines[at..]
            .iter()
            .position(|line| line.len() == indent + 1 && line.trim_start() == "}");
        if let Some(end) = end {
            functions.push((name, end + 1));
        }
    }
    functions
}

fn name_of(code: &str) -> Option<&str> {
    let mut code = code;
    for word in ["pub ", "pub(super) ", "pub(crate) ", "const ", "async "] {
        code = code.strip_prefix(word).unwrap_or(code);
    }
    let rest = code.strip_prefix("fn ")?;
    rest.split(['(', '<']).next()
}
