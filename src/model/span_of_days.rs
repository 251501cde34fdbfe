//! Days with a reason: a break, a closure.

use jiff::civil::Date;

use crate::finding::Finding;
use crate::malformed::WRONG_KIND_OF_VALUE;
use crate::model::fields::{Reading, Record, Text, key, shape};
use crate::model::one_of_two::one_of_two;
use crate::parse::node::Node;
use crate::source::Spanned;

/// From one day to another, both included; `from` is never after `to`.
#[derive(Debug, Clone)]
pub struct Days {
    pub from: Spanned<Date>,
    pub to: Spanned<Date>,
    pub reason: Option<Text>,
}

impl Days {
    pub fn holds(&self, date: Date) -> bool {
        self.from.value <= date && date <= self.to.value
    }
}

pub(super) static DAYS: Record = Record {
    name: "a closure or break",
    keys: &[
        key("from", shape::DATE),
        key("to", shape::DATE),
        key("on", shape::DATE),
        key("reason", shape::TEXT),
    ],
};

/// Reads `{from, to, reason}` or, for one day, `{on, reason}`.
pub fn days(node: &Node, r: &mut Reading<'_>) -> Option<Days> {
    let mut fields = r.fields(node, &DAYS)?;
    let said = ["on", "from"]
        .iter()
        .any(|name| fields.key_span(name).is_some());
    let (from, to, on, reason) = (
        fields.date(r, "from"),
        fields.date(r, "to"),
        fields.date(r, "on"),
        fields.text(r, "reason"),
    );
    if on.is_some() && (from.is_some() || to.is_some()) {
        let other = if from.is_some() { "from" } else { "to" };
        let message = "these days are one day, or from one to another, not both";
        one_of_two(&fields, ["on", other], message, r);
    }
    fields.finish(r);
    if !said {
        r.wrong_kind(
            node.span,
            "these days do not say when they are",
            "on: with a date, or from: and to:",
        );
    }
    let from = from.or(on)?;
    let to = to.unwrap_or(from);
    if to.value < from.value {
        r.report(
            Finding::new(
                &WRONG_KIND_OF_VALUE,
                to.span,
                "these days end before they begin",
            )
            .help("write the later date after to:"),
        );
        return None;
    }
    Some(Days { from, to, reason })
}
