//! The college's `rules:` → Settings: levels and options, checked against what there is.

use std::collections::BTreeMap;

use crate::finding::{Code, Finding, Findings, Level};
use crate::malformed::{UNKNOWN_KEY, WRONG_KIND_OF_VALUE};
use crate::model::fields::nearest;
use crate::model::settings::RuleSetting;
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
}

impl Settings {
    /// The level that the college set; `Some(None)` when it turned the rule off.
    pub fn level(&self, code: &Code) -> Option<Option<Level>> {
        self.by_code.get(code.code)?.level
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
        let about_pages = RULES
            .iter()
            .any(|rule| rule.code == code && matches!(rule.check, Check::Pages(_)));
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
        findings_about_options(rule, findings);
        let level = rule.level.map(|level| level.value);
        settings.by_code.insert(code.code, Setting { level });
    }
    settings
}

/// No rule has an option besides its level.
fn findings_about_options(rule: &RuleSetting, findings: &mut Findings) {
    for option in &rule.options {
        let (key, name) = (&option.key, &rule.rule.value);
        let finding = Finding::new(
            &UNKNOWN_KEY,
            key.span,
            format!("{name} has no option {}", key.value),
        );
        findings.push(match nearest(&key.value, std::iter::once("level")) {
            Some(near) => finding
                .label(format!("did you mean {near}?"))
                .help("write level: and a level"),
            None => finding.help("this rule has a level and nothing else: take this option out"),
        });
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
