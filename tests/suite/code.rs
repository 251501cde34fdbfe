//! The program's own code, read as text: its files, its module lists, and what each file imports.

use std::fs;
use std::path::Path;

/// A file of `src/`.
pub(crate) struct CodeFile {
    /// From `src/`, with `/` between the parts: `model/kind.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What a file takes from somewhere else in the program: `model::kind::Kind` in line 7.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Import {
    pub(crate) path: String,
    pub(crate) line: usize,
}

/// Every Rust file of `src/`, sorted.
pub(crate) fn files() -> Vec<CodeFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<CodeFile> = walkdir::WalkDir::new(&root)
        .into_iter()
        .map(|entry| entry.expect("src can be read"))
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "rs")
        })
        .map(|entry| CodeFile {
            path: entry
                .path()
                .strip_prefix(&root)
                .expect("it lies in src")
                .to_string_lossy()
                .replace('\\', "/"),
            text: fs::read_to_string(entry.path()).expect("code is text"),
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.len() > 50, "src was not read");
    files
}

/// A file of `src/` by its path.
pub(crate) fn file<'f>(files: &'f [CodeFile], path: &str) -> &'f CodeFile {
    files
        .iter()
        .find(|file| file.path == path)
        .unwrap_or_else(|| panic!("there is no src/{path}"))
}

impl CodeFile {
    /// The modules that a file lists, in its order: `mod x;` lines, then those that a list macro declares.
    pub(crate) fn modules(&self) -> Vec<&str> {
        let mut modules = Vec::new();
        let mut in_list = false;
        for line in self.lines().map(|(_, line)| line.trim()) {
            let declared = line
                .strip_prefix("pub ")
                .unwrap_or(line)
                .strip_prefix("mod ");
            if let Some(name) = declared.and_then(|rest| rest.strip_suffix(';')) {
                modules.push(name);
            }
            // `codes! {` and `rules! {` declare a module for each of their lines.
            if line == "codes! {" || line == "rules! {" {
                in_list = true;
            } else if line == "}" {
                in_list = false;
            } else if in_list {
                let name = line.split([':', ',']).next().unwrap_or(line);
                modules.push(name);
            }
        }
        modules
    }

    /// The module at the top of `src/` that a file belongs to, and its own name inside it (`mod` for the top of a folder).
    pub(crate) fn module(&self) -> (&str, Option<&str>) {
        let stem = self.path.trim_end_matches(".rs");
        match stem.split_once('/') {
            Some((folder, rest)) => (folder, Some(rest.split('/').next().unwrap_or(rest))),
            None => (stem, None),
        }
    }

    /// Lines of code with their numbers: comments and the tests at the foot of a file are left out.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .take_while(|(_, line)| *line != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Everything that a file names by `crate::…`, one for each name in braces.
    pub(crate) fn imports(&self) -> Vec<Import> {
        let code: Vec<(usize, &str)> = self.lines().collect();
        let mut imports = Vec::new();
        for (at, (number, line)) in code.iter().enumerate() {
            for (found, _) in line.match_indices("crate::") {
                let before = line[..found].chars().next_back();
                if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_') {
                    continue;
                }
                // A list in braces may go on in the next lines.
                let mut rest = line[found + "crate::".len()..].to_owned();
                for (_, more) in code[at + 1..].iter() {
                    if rest.matches('{').count() <= rest.matches('}').count()
                        || !line.trim_start().contains("use ")
                    {
                        break;
                    }
                    rest.push_str(more.trim());
                }
                imports.extend(paths(&rest).into_iter().map(|path| Import {
                    path,
                    line: *number,
                }));
            }
        }
        imports
    }
}

/// `model::{Catalogue, kind::Kind}; …` → `model::Catalogue`, `model::kind::Kind`.
fn paths(text: &str) -> Vec<String> {
    let end = text
        .find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == ':'))
        .unwrap_or(text.len());
    let (path, rest) = text.split_at(end);
    let Some(inside) = rest.strip_prefix('{').filter(|_| path.ends_with("::")) else {
        return vec![path.trim_end_matches(':').to_owned()];
    };
    let inside = inside.split('}').next().unwrap_or(inside);
    inside
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| match name {
            "self" => path.trim_end_matches(':').to_owned(),
            name => format!("{path}{name}"),
        })
        .collect()
}

#[test]
fn imports_are_read_in_every_form() {
    let file = CodeFile {
        path: "x.rs".into(),
        text: "//! crate::no\nuse crate::model::{\n    Catalogue,\n    kind::Kind,\n};\nuse crate::rules::{self, Rule};\n\
               fn f() -> crate::source::Span { $crate::code!() }\n#[cfg(test)]\nuse crate::never;\n"
            .into(),
    };
    let paths: Vec<String> = file.imports().into_iter().map(|it| it.path).collect();
    assert_eq!(
        paths,
        [
            "model::Catalogue",
            "model::kind::Kind",
            "rules",
            "rules::Rule",
            "source::Span",
            "code"
        ]
    );
}
