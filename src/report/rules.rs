//! Codes → the list of rules: for a person, for a program, and as the documentation.

use serde_json::{Value, json};

use crate::finding::{Code, Level};
use crate::report::manual::{FAMILIES, family, line, setting, text};
use crate::report::stream::document;
use crate::rules::codes;
use crate::rules::settings::Settings;

/// The table: by family, each rule in a line with its code, its name, the level that holds here and what it means.
pub fn table(settings: &Settings) -> String {
    let name = codes().map(|code| code.name.len()).max().unwrap_or(0);
    let level = codes().map(|code| level(code, settings).len()).max();
    let level_width = level.unwrap_or(0);
    let mut out = String::new();
    for (letter, family) in FAMILIES {
        let own = of_family(letter);
        if own.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{family}\n"));
        for code in own {
            out.push_str(&format!(
                "{}  {:name$}  {:level_width$}  {}{}\n",
                code.code,
                code.name,
                self::level(code, settings),
                line(code.summary()),
                options(code, settings)
            ));
        }
    }
    out
}

/// What holds for the options of a rule: " (words: 25)".
fn options(code: &Code, settings: &Settings) -> String {
    let options = code.options.iter();
    let shown =
        options.map(|option| format!(" ({}: {})", option.name, settings.option(code, option.name)));
    shown.collect()
}

/// The level that holds in a college, and the program's own when the college set another.
fn level(code: &Code, settings: &Settings) -> String {
    match settings.level(code) {
        Some(set) if set != Some(code.level) => {
            format!("{} (not {})", level_name(set), code.level)
        }
        _ => code.level.name().to_owned(),
    }
}

fn level_name(level: Option<Level>) -> &'static str {
    level.map_or("off", Level::name)
}

/// The same for other programs, with the manuals.
pub fn json(settings: &Settings) -> String {
    let rules: Vec<Value> = codes()
        .map(|code| {
            let options = code.options.iter().map(|option| {
                json!({
                    "name": option.name,
                    "what": option.what,
                    "default": option.default,
                    "value": settings.option(code, option.name),
                })
            });
            json!({
                "code": code.code,
                "name": code.name,
                "family": family(code.code),
                "level": code.level.name(),
                "set_to": settings.level(code).map(level_name),
                "can_be_set": code.can_be_set(),
                "options": options.collect::<Vec<_>>(),
                "summary": line(code.summary()),
                "manual": text(code).trim(),
            })
        })
        .collect();
    document(&json!({ "version": 1, "rules": rules }))
}

/// The documentation of all rules, as Markdown: it says nothing of a college.
pub fn documentation() -> String {
    let mut out = String::from(
        "# What Prospectus checks\n\n\
         This page is made from the manuals in `src/malformed/` and `src/rules/` by `prospectus rules --format markdown`.\n\n\
         An **error** stops publication. **Held** leaves one course out and publishes the rest. A **warning** is published, and\n\
         the panel should see it. **Advice** is shown on request. A college sets levels under `rules:` in `content/college.md`,\n\
         and accepts a single finding, with a reason, an owner and a day, in `content/waivers.yml`.\n",
    );
    let families = FAMILIES.iter();
    let families = families.filter(|(letter, _)| !of_family(*letter).is_empty());
    for (letter, family) in families.clone() {
        out.push_str(&format!("\n**{letter}: {family}**\n\n"));
        for code in of_family(*letter) {
            let summary = line(code.summary());
            let at = code.code.to_lowercase();
            out.push_str(&format!(
                "- [{} {}](#{at}-{}) ({}): {summary}\n",
                code.code, code.name, code.name, code.level
            ));
        }
    }
    for (letter, family) in families {
        out.push_str(&format!("\n## {family}\n"));
        for code in of_family(*letter) {
            out.push_str(&format!(
                "\n### {} {}\n\nLevel: {}.\n\n{}\n\n{}\n",
                code.code,
                code.name,
                code.level,
                lowered(text(code).trim()),
                setting(code)
            ));
        }
    }
    out
}

/// The rules of a family, in the order of their codes.
fn of_family(letter: char) -> Vec<&'static Code> {
    let mut own: Vec<&Code> = codes()
        .filter(|code| code.code.starts_with(letter))
        .collect();
    own.sort_by_key(|code| code.code);
    own
}

/// A manual with its headings three levels lower; what stands in an example is no heading.
fn lowered(manual: &str) -> String {
    let mut in_code = false;
    let lines = manual.lines().map(|line| {
        in_code ^= line.starts_with("```");
        match line.strip_prefix("# ") {
            Some(heading) if !in_code => format!("#### {heading}"),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
