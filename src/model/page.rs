//! Any other page of the site: how to enrol, the student charter.

use crate::choices;
use crate::model::alias;
use crate::model::fields::{Fields, Form, Reading, Record, Text, key, required, shape};
use crate::model::origin::Origin;
use crate::parse::body::Body;
use crate::source::Spanned;

#[derive(Debug, Clone)]
pub struct Page {
    pub origin: Origin,
    pub title: Text,
    pub menu: Option<Spanned<Menu>>,
    /// Lower comes first in its menu.
    pub order: Option<Spanned<u32>>,
    pub aliases: Vec<Text>,
    pub body: Body,
}

choices! {
    /// Where the site links to a page.
    Menu { Main = "main", Footer = "footer", None = "none" }
}

pub static PAGE: Record = Record {
    name: "a page",
    keys: &[
        required("title", shape::TEXT),
        key("menu", "main, footer or none").of(Form::choice::<Menu>()),
        key("order", shape::COUNT),
        key("aliases", "a list of old addresses, such as /old/enrol/")
            .of(Form::List(&Form::Text))
            .called("Old addresses"),
        key("draft", shape::YES_NO),
    ],
};

pub fn read(
    origin: Origin,
    mut fields: Fields<'_>,
    body: Body,
    r: &mut Reading<'_>,
) -> Option<Page> {
    fields.yes_no(r, "draft");
    let (title, menu, order) = (
        fields.text(r, "title"),
        fields.choice(r, "menu"),
        fields.count(r, "order"),
    );
    let aliases = fields.each(r, "aliases", alias::read);
    fields.finish(r);
    Some(Page {
        title: title?,
        menu,
        order,
        aliases,
        origin,
        body,
    })
}
