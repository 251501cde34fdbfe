//! Codes → the list of rules and the manual of one.

use crate::finding::{Code, RuleOption};
use crate::rules::codes;

/// Every rule in one line: code, name, level, first sentence.
pub fn list() -> String {
    let width = codes().map(|code| code.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for code in codes() {
        let summary = text(code.summary()).replace('\n', " ");
        let options = code.options.iter();
        let options: String = options
            .map(|option| format!(" ({}: {})", option.name, option.default))
            .collect();
        out.push_str(&format!(
            "{}  {:width$}  {:7}  {summary}{options}\n",
            code.code,
            code.name,
            code.level.name()
        ));
    }
    out
}

/// The whole manual of a rule, as Markdown.
pub fn manual(code: &Code) -> String {
    let setting = if code.can_be_set() {
        format!(
            "To change its level: `rules: {{{}: warning}}` in `content/college.md` (error, held, warning, advice or off).",
            code.name
        )
    } else {
        "This rule holds for every college: it cannot be turned off or waived.".to_owned()
    };
    let options: String = code
        .options
        .iter()
        .map(|option| {
            let RuleOption { name, default, what } = option;
            format!(
                "\nIts option {name} is {what}, {default} unless you set it: `rules: {{{}: {{{name}: {default}}}}}`.\n",
                code.name
            )
        })
        .collect();
    format!(
        "{} {} ({})\n\n{}\n\n{setting}\n{options}",
        code.code,
        code.name,
        code.level,
        text(code.docs).trim()
    )
}

/// A doc comment's lines without the space before each.
fn text(docs: &str) -> String {
    docs.lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}
