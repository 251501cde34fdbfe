//! The college's `rules:` → Settings: levels and options, checked against what there is.

use std::collections::BTreeMap;

use crate::finding::{Code, Finding, Findings, Level};
use crate::malformed::{UNKNOWN_KEY, WRONG_KIND_OF_VALUE};
use crate::model::fields::nearest;
use crate::model::settings::RuleSetting;
use crate::parse::node::{Content, Entry, Node};
use crate::rules::{Check, RULES, code, codes};

/// What a college changed, by code.
#[derive(Debug, Default)]
pub struct Settings {
    by_code: BTreeMap<&'static str, Setting>,
}

#[derive(Debug, Default)]
struct Setting {
    /// `Some(None)` is off.
    level: Option<Option<Level>>,
    /// By name.
    options: BTreeMap<&'static str, u32>,
}

impl Settings {
    /// The level that the college set; `Some(None)` when it turned the rule off.
    pub fn level(&self, code: &Code) -> Option<Option<Level>> {
        self.by_code.get(code.code)?.level
    }

    /// What the college set for an option of a rule, or what holds unless it does.
    pub fn option(&self, code: &Code, name: &str) -> u32 {
        let set = self.by_code.get(code.code);
        let default = || code.options.iter().find(|option| option.name == name);
        set.and_then(|setting| setting.options.get(name).copied())
            .or_else(|| default().map(|option| option.default))
            .unwrap_or_default()
    }
}

/// Reads the settings; a rule that does not exist, or that stands, is a finding.
pub fn settings(rules: &[RuleSetting], findings: &mut Findings) -> Settings {
    let mut settings = Settings::default();
    for rule in rules {
        let Some(code) = code(&rule.rule.value) else {
            findings.push(unknown(rule));
            continue;
        };
        if !code.can_be_set() {
            findings.push(
                Finding::new(&WRONG_KIND_OF_VALUE, rule.rule.span, format!("{} {} cannot be set", code.code, code.name))
                    .help("this rule protects people or the site itself and holds for every college: delete this line"),
            );
            continue;
        }
        let about_pages = RULES.iter().any(|rule| {
            rule.code == code && matches!(rule.check, Check::Pages(_) | Check::Links(_))
        });
        if let Some(level) = rule
            .level
            .filter(|level| level.value == Some(Level::Held) && about_pages)
        {
            findings.push(
                Finding::new(
                    &WRONG_KIND_OF_VALUE,
                    level.span,
                    format!(
                        "{} cannot hold a course back: it is about finished pages",
                        code.name
                    ),
                )
                .help("write error, warning, advice or off"),
            );
            continue;
        }
        let setting = Setting {
            level: rule.level.map(|level| level.value),
            options: options(rule, code, findings),
        };
        settings.by_code.insert(code.code, setting);
    }
    settings
}

/// The options of a rule that the college set; one that the rule does not have, or that is no number, is a finding.
fn options(
    rule: &RuleSetting,
    code: &'static Code,
    findings: &mut Findings,
) -> BTreeMap<&'static str, u32> {
    let mut options = BTreeMap::new();
    for entry in &rule.options {
        let option = code
            .options
            .iter()
            .find(|option| option.name == entry.key.value);
        let Some(option) = option else {
            findings.push(unknown_option(rule, code, entry));
            continue;
        };
        let written = match &entry.value.content {
            Content::Scalar(scalar) => scalar.text.as_str(),
            _ => "",
        };
        match written
            .parse()
            .ok()
            .filter(|number| (1..=LARGEST).contains(number))
        {
            Some(number) => {
                options.insert(option.name, number);
            }
            None => findings.push(
                Finding::new(
                    &WRONG_KIND_OF_VALUE,
                    entry.value.span,
                    format!("{} is not a whole number", shown(&entry.value)),
                )
                .label(format!("{} is {}", option.name, option.what))
                .help(format!(
                    "write a number from 1 to {LARGEST}, such as {}: {}",
                    option.name, option.default
                )),
            ),
        }
    }
    options
}

/// No option means anything above it.
const LARGEST: u32 = 10_000;

fn shown(value: &Node) -> &str {
    match &value.content {
        Content::Scalar(scalar) if !scalar.text.is_empty() => &scalar.text,
        _ => value.kind(),
    }
}

fn unknown_option(rule: &RuleSetting, code: &Code, entry: &Entry) -> Finding {
    let (key, name) = (&entry.key, &rule.rule.value);
    let finding = Finding::new(
        &UNKNOWN_KEY,
        key.span,
        format!("{name} has no option {}", key.value),
    );
    let known = || {
        let names = code.options.iter().map(|option| option.name);
        std::iter::once("level").chain(names)
    };
    match nearest(&key.value, known()) {
        Some("level") => finding
            .label("did you mean level?")
            .help("write level: and a level"),
        Some(near) => finding
            .label(format!("did you mean {near}?"))
            .help(format!("write {near}: and a number")),
        None if code.options.is_empty() => {
            finding.help("this rule has a level and nothing else: take this option out")
        }
        None => finding.help(format!(
            "this rule has {}: take this option out",
            known().collect::<Vec<_>>().join(", ")
        )),
    }
}

fn unknown(rule: &RuleSetting) -> Finding {
    let finding = Finding::new(
        &UNKNOWN_KEY,
        rule.rule.span,
        format!("there is no rule {}", rule.rule.value),
    );
    match nearest(&rule.rule.value, codes().map(|code| code.name)) {
        Some(near) => finding
            .label(format!("did you mean {near}?"))
            .help(format!("write {near}; `prospectus rules` lists them all")),
        None => finding.help("`prospectus rules` lists all rules, with their names and codes"),
    }
}
