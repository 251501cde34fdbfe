//! A topic, which students know as a strand.

use crate::model::fields::{Fields, Form, Reading, Record, Text, key, required, shape};
use crate::model::origin::Origin;
use crate::parse::body::Body;
use crate::source::Spanned;

#[derive(Debug, Clone)]
pub struct Topic {
    pub origin: Origin,
    pub name: Text,
    /// Lower comes first; without one a topic comes after those that have one, by name.
    pub order: Option<Spanned<u32>>,
    /// A token of the theme.
    pub colour: Option<Text>,
    pub body: Body,
}

pub static TOPIC: Record = Record {
    name: "a topic",
    keys: &[
        required("name", shape::TEXT),
        key("order", shape::COUNT),
        key("colour", "teal, leaf, plum, amber, rose or sky").of(Form::Choice(|| COLOURS.to_vec())),
        key("draft", shape::YES_NO),
    ],
};

pub const COLOURS: [&str; 6] = ["teal", "leaf", "plum", "amber", "rose", "sky"];

pub fn read(
    origin: Origin,
    mut fields: Fields<'_>,
    body: Body,
    r: &mut Reading<'_>,
) -> Option<Topic> {
    fields.yes_no(r, "draft");
    let (name, order, colour) = (
        fields.text(r, "name"),
        fields.count(r, "order"),
        fields.text(r, "colour"),
    );
    fields.finish(r);
    let colour = colour.filter(|colour| {
        let known = COLOURS.contains(&colour.value.as_str());
        if !known {
            r.wrong_kind(
                colour.span,
                format!("{} is not a colour of the theme", colour.value),
                "teal, leaf, plum, amber, rose or sky",
            );
        }
        known
    });
    Some(Topic {
        name: name?,
        order,
        colour,
        origin,
        body,
    })
}
