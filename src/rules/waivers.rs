//! Waivers: findings that somebody looked at and accepts, until a day.

use jiff::civil::Date;

use crate::finding::{Code, Finding, Findings, Level};
use crate::malformed::WAIVER_WITHOUT_OWNER;
use crate::model::lists::{Waived, Waiver};
use crate::rules::code;
use crate::source::Sources;

/// The college's waivers, and which of them matched something.
#[derive(Debug)]
pub struct Waivers<'a> {
    waivers: &'a [Waiver],
    used: Vec<bool>,
    sources: &'a Sources,
    today: Date,
}

impl<'a> Waivers<'a> {
    pub fn new(waivers: &'a [Waiver], sources: &'a Sources, today: Date) -> Self {
        Self {
            waivers,
            used: vec![false; waivers.len()],
            sources,
            today,
        }
    }

    /// Takes out what is waived. A waiver that has run out only lowers its finding: time alone never stops a site.
    pub fn apply(&mut self, findings: &mut Findings) {
        let mut kept = Findings::default();
        for mut finding in std::mem::take(findings) {
            let matching = self
                .waivers
                .iter()
                .position(|waiver| waiver.is_complete() && covers(waiver, &finding, self.sources));
            let Some(at) = matching.filter(|_| finding.code.can_be_set()) else {
                kept.push(finding);
                continue;
            };
            self.used[at] = true;
            if self.waivers[at]
                .until
                .is_some_and(|until| until.value < self.today)
            {
                finding.level = finding.level.max(Level::Warning);
                // Somebody wanted it so: a person decides.
                finding.fix = None;
                kept.push(finding);
            }
        }
        *findings = kept;
    }

    /// Waivers of what is not looked at this time may match nothing.
    pub fn leave_alone(&mut self, not_looked_at: &Code) {
        for (waiver, used) in self.waivers.iter().zip(&mut self.used) {
            *used |= code(&waiver.rule.value) == Some(not_looked_at);
        }
    }

    /// Reports waivers that have run out or matched nothing.
    pub fn finish(self, findings: &mut Findings) {
        for (waiver, used) in self.waivers.iter().zip(self.used) {
            if let Some(finding) = about(waiver, used, self.today) {
                findings.push(finding);
            }
        }
    }
}

fn covers(waiver: &Waiver, finding: &Finding, sources: &Sources) -> bool {
    let named = waiver.rule.value == finding.code.name
        || waiver.rule.value.eq_ignore_ascii_case(finding.code.code);
    named
        && match &waiver.place {
            Waived::File(path) => {
                let source = finding.place.source(sources);
                source.is_some_and(|source| source.path == path.value)
            }
            Waived::Block(block) => finding.place.span().is_some_and(|span| block.holds(span)),
        }
}

fn about(waiver: &Waiver, used: bool, today: Date) -> Option<Finding> {
    let finding = |span, message: String| Finding::new(&WAIVER_WITHOUT_OWNER, span, message);
    let Some(code) = code(&waiver.rule.value) else {
        return Some(
            finding(
                waiver.rule.span,
                format!("there is no rule {}", waiver.rule.value),
            )
            .help("`prospectus rules` lists all rules"),
        );
    };
    if !code.can_be_set() {
        return Some(
            finding(
                waiver.rule.span,
                format!("{} {} cannot be waived", code.code, code.name),
            )
            .help("put right what it says, and delete this waiver"),
        );
    }
    if !waiver.is_complete() {
        return None;
    }
    if !used {
        let (what, help) = match &waiver.place {
            Waived::File(path) => (
                path.value.as_str(),
                "delete it, or look at the name of the rule and of the file",
            ),
            Waived::Block(_) => (
                "the text that follows",
                "delete it, or put it on a line of its own right before the text that it is about",
            ),
        };
        let message = format!(
            "this waiver matches nothing: {} says nothing about {what}",
            code.name
        );
        return Some(finding(waiver.span, message).help(help));
    }
    let until = waiver.until.filter(|until| until.value < today)?;
    Some(
        finding(
            until.span,
            format!("this waiver ran out on {}", until.value),
        )
        .help("look at the finding again: put it right, or agree a new date"),
    )
}
