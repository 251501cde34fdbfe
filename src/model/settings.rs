//! The college's settings: its panel, its calendar, its theme and its rules.

use crate::choices;
use crate::finding::Level;
use crate::model::fields::{Form, Reading, Record, Text, key, shape};
use crate::model::kind::{Kind, wrong_id};
use crate::parse::node::{Content, Entry, Node};
use crate::source::Spanned;

choices! {
    /// How far the panel's decision is needed for publishing.
    PanelMode { Required = "required", Advise = "advise", Off = "off" }
}

choices! {
    /// Who may sit on the panel.
    MemberGroup { Student = "student", Staff = "staff", Volunteer = "volunteer", Partner = "partner" }
}

choices! {
    /// How a calendar shows a cancelled session.
    CancelledAs { Prefix = "prefix", Status = "status", Drop = "drop" }
}

#[derive(Debug, Default, Clone)]
pub struct Panel {
    pub mode: Option<Spanned<PanelMode>>,
    pub window_days: Option<Spanned<u32>>,
    pub minimum_responses: Option<Spanned<u32>>,
    pub members_from: Vec<Spanned<MemberGroup>>,
    pub large_below: Option<Spanned<f64>>,
    pub new_file_url: Option<Text>,
}

impl Panel {
    /// `advise` unless the college says otherwise.
    pub fn mode(&self) -> PanelMode {
        self.mode.map_or(PanelMode::Advise, |mode| mode.value)
    }

    pub fn is_required(&self) -> bool {
        self.mode() == PanelMode::Required
    }

    /// How long members have to answer: two weeks unless the college says otherwise.
    pub fn window_days(&self) -> u32 {
        self.window_days.map_or(14, |days| days.value)
    }

    /// A text that is less like the one that passed looks like a large change.
    pub fn large_below(&self) -> f64 {
        self.large_below.map_or(0.8, |likeness| likeness.value)
    }
}

#[derive(Debug, Default, Clone)]
pub struct CalendarSettings {
    pub cancelled: Option<Spanned<CancelledAs>>,
}

#[derive(Debug, Default, Clone)]
pub struct ThemeChoice {
    pub name: Option<Text>,
    pub accent: Option<Text>,
}

/// One line under `rules:`.
#[derive(Debug, Clone)]
pub struct RuleSetting {
    /// A name or a code.
    pub rule: Text,
    /// `None` for off; absent when only options are set.
    pub level: Option<Spanned<Option<Level>>>,
    pub options: Vec<Entry>,
}

const LIKENESS: &str = "a likeness from 0 to 1, such as 0.8";

pub(super) static PANEL: Record = Record {
    name: "the panel",
    keys: &[
        key("mode", "required, advise or off").of(Form::choice::<PanelMode>()),
        key("window_days", shape::COUNT),
        key("minimum_responses", shape::COUNT),
        key(
            "members_from",
            "a list of student, staff, volunteer, partner",
        )
        .of(Form::List(&Form::choice::<MemberGroup>())),
        key("large_below", LIKENESS).of(Form::Number),
        key("new_file_url", shape::ADDRESS).of(Form::Text),
    ],
};
pub(super) static CALENDAR: Record = Record {
    name: "the calendar",
    keys: &[key("cancelled", "prefix, status or drop").of(Form::choice::<CancelledAs>())],
};
pub(super) static THEME: Record = Record {
    name: "the theme",
    keys: &[
        key("name", "the name of a folder in themes/"),
        key("accent", "a colour such as \"#00558c\""),
    ],
};

/// What stands after the name of a rule: its level, or its level and options.
pub(super) static RULE: Form = Form::OneOf(&[
    Form::Choice(levels),
    // `off` in the hands of a program that knows YAML 1.1.
    Form::YesNo,
    Form::AnyKeys(&Form::Any),
]);

fn levels() -> Vec<&'static str> {
    let names = Level::ALL.iter().map(|level| level.name());
    names.chain(["off"]).collect()
}

pub(super) fn panel(node: &Node, r: &mut Reading<'_>) -> Option<Panel> {
    let mut fields = r.fields(node, &PANEL)?;
    let panel = Panel {
        mode: fields.choice(r, "mode"),
        window_days: fields.count(r, "window_days"),
        minimum_responses: fields.count(r, "minimum_responses"),
        members_from: fields.choices(r, "members_from"),
        large_below: fields
            .node(r, "large_below")
            .and_then(|node| likeness(node, r)),
        new_file_url: fields.text(r, "new_file_url"),
    };
    fields.finish(r);
    Some(panel)
}

fn likeness(node: &Node, r: &mut Reading<'_>) -> Option<Spanned<f64>> {
    let text = r.text(node, LIKENESS)?;
    match text.value.parse() {
        Ok(likeness) if (0.0..=1.0).contains(&likeness) => Some(Spanned::new(likeness, text.span)),
        _ => {
            r.wrong_kind(
                text.span,
                format!("{} is not a likeness", text.value),
                LIKENESS,
            );
            None
        }
    }
}

pub(super) fn calendar(node: &Node, r: &mut Reading<'_>) -> Option<CalendarSettings> {
    let mut fields = r.fields(node, &CALENDAR)?;
    let calendar = CalendarSettings {
        cancelled: fields.choice(r, "cancelled"),
    };
    fields.finish(r);
    Some(calendar)
}

pub(super) fn theme(node: &Node, r: &mut Reading<'_>) -> Option<ThemeChoice> {
    let mut fields = r.fields(node, &THEME)?;
    let (name, accent) = (fields.text(r, "name"), fields.text(r, "accent"));
    fields.finish(r);
    let name = name.filter(|name| {
        let reason = wrong_id(Kind::Topic, &name.value);
        if let Some(reason) = &reason {
            r.wrong_kind(
                name.span,
                reason.as_str(),
                "the name of a folder in themes/",
            );
        }
        reason.is_none()
    });
    let accent = accent.filter(|accent| {
        let digits = accent.value.strip_prefix('#').unwrap_or("");
        let fine =
            matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !fine {
            r.wrong_kind(
                accent.span,
                format!("{} is not a colour", accent.value),
                "a colour with six digits, in quotation marks: \"#00558c\"",
            );
        }
        fine
    });
    Some(ThemeChoice { name, accent })
}

pub(super) fn rules(node: &Node, r: &mut Reading<'_>) -> Vec<RuleSetting> {
    if !matches!(node.content, Content::Map(_)) {
        r.wrong_kind(
            node.span,
            format!("rules is {}", node.kind()),
            "names of rules, each with a level: {long-sentence: off}",
        );
        return Vec::new();
    }
    node.entries()
        .iter()
        .filter_map(|entry| rule(entry, r))
        .collect()
}

fn rule(entry: &Entry, r: &mut Reading<'_>) -> Option<RuleSetting> {
    let rule = entry.key.clone();
    if matches!(entry.value.content, Content::Map(_)) {
        let level = entry
            .value
            .get("level")
            .map(|found| rule_level(&found.value, r));
        let options = entry
            .value
            .entries()
            .iter()
            .filter(|option| option.key.value != "level")
            .cloned()
            .collect();
        return Some(RuleSetting {
            rule,
            level: level.flatten(),
            options,
        });
    }
    Some(RuleSetting {
        rule,
        level: Some(rule_level(&entry.value, r)?),
        options: Vec::new(),
    })
}

fn rule_level(node: &Node, r: &mut Reading<'_>) -> Option<Spanned<Option<Level>>> {
    let shape = "error, held, warning, advice or off";
    let text = r.text(node, shape)?;
    // `off` is a word of its own in YAML 1.2 and `false` in other programs' hands.
    if matches!(text.value.as_str(), "off" | "false" | "no") {
        return Some(Spanned::new(None, text.span));
    }
    let level = Level::from_name(&text.value);
    if level.is_none() {
        r.wrong_kind(text.span, format!("{} is not a level", text.value), shape);
    }
    level.map(|level| Spanned::new(Some(level), text.span))
}
