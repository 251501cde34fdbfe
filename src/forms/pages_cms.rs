//! Fields → `.pages.yml`, the configuration of Pages CMS (pagescms.org/docs/configuration), at the top of the repository.

use serde_yaml::Value;

use crate::forms::field::{ADDRESS, Body, Field, PLAIN, Widget, choice_label, fields};
use crate::forms::folders::{COLLEGE, Folders, SHOWN, Shown, Single};
use crate::forms::yaml::{Keys, list, written};
use crate::model::college;
use crate::model::fields::Record;
use crate::model::kind::Kind;
use crate::model::lists::{WAIVER, WORD};

/// Where the file stands.
pub const PATH: &str = ".pages.yml";

const COMMENT: &str = "Forms for the records of this college, for Pages CMS (https://pagescms.org).
`prospectus forms pages-cms --write --force` writes this file anew after an update of prospectus; what you change here by
hand is then lost.";

/// The text of the file.
pub fn configuration(folders: &Folders, body: Body) -> String {
    let shown = SHOWN.iter();
    let shown: Vec<&Shown> = shown
        .filter(|shown| shown.kind != Kind::Person || folders.has_people)
        .collect();
    let media = shown.iter().map(|shown| media(shown));
    let collections = shown.iter().map(|shown| collection(shown, folders, body));
    let college = single(&COLLEGE)
        .with("format", "yaml-frontmatter")
        .with("fields", with_body(fields(&college::COLLEGE), None, body));
    let lists = [(&WORDS, &WORD), (&WAIVERS, &WAIVER)];
    let lists = lists.map(|(file, record)| list_file(file, record));
    let content = collections.chain([college]).chain(lists);
    // What a form has no field for, such as an x- key, stays in the file.
    let settings = Keys::default().with("content", Keys::default().with("merge", true));
    let keys = Keys::default()
        .with("media", list(media))
        .with("content", list(content))
        .with("settings", settings);
    written(COMMENT, keys)
}

const WORDS: Single = Single {
    name: "words",
    label: "Our words",
    path: "content/words.yml",
    about: "What the college says instead of something, and phrases that it allows",
};
const WAIVERS: Single = Single {
    name: "waivers",
    label: "Accepted findings",
    path: "content/waivers.yml",
    about: "What a check finds and the college accepts: why, who says so, and until when",
};

fn media(shown: &Shown) -> Keys {
    Keys::default()
        .with("name", shown.name)
        .with("label", format!("Pictures: {}", shown.label))
        .with("input", shown.folder())
        // Pictures lie beside the text, and are named without a folder.
        .with("output", "")
        .with("categories", list(["image"]))
}

fn collection(shown: &Shown, folders: &Folders, body: Body) -> Keys {
    let notes = ["README.md".to_owned()];
    let hidden = folders.hidden.get(&shown.kind).into_iter().flatten();
    let view = Keys::default()
        .with("fields", list(columns(shown.kind)))
        .with("primary", shown.title)
        .with("sort", list([shown.title]))
        .with("search", list([shown.title]));
    let filename = Keys::default()
        .with("template", "{primary}.md")
        .with("field", "create");
    Keys::default()
        .with("name", shown.name)
        .with("label", shown.label)
        .with("description", shown.about)
        .with("type", "collection")
        .with("path", shown.folder())
        .with("format", "yaml-frontmatter")
        .with("filename", filename)
        .with(
            "exclude",
            list(notes.iter().chain(hidden).map(String::as_str)),
        )
        .with("subfolders", shown.kind == Kind::Course)
        .with("view", view)
        .with("operations", kept())
        .with(
            "fields",
            with_body(fields(shown.record()), Some(shown), body),
        )
}

/// What a list of records shows of each.
fn columns(kind: Kind) -> Vec<&'static str> {
    match kind {
        Kind::Course => vec!["title", "draft", "reviewed"],
        Kind::Partner => vec!["name", "kind", "status"],
        Kind::Person => vec!["role", "partner"],
        Kind::Term => vec!["name", "starts", "ends"],
        Kind::Page => vec!["title", "menu"],
        _ => vec!["name"],
    }
}

/// A record that goes takes its address and its calendar with it, so neither is done in passing.
fn kept() -> Keys {
    Keys::default().with("rename", false).with("delete", false)
}

fn single(file: &Single) -> Keys {
    Keys::default()
        .with("name", file.name)
        .with("label", file.label)
        .with("description", file.about)
        .with("type", "file")
        .with("path", file.path)
        .with("operations", kept())
}

fn list_file(file: &Single, record: &'static Record) -> Keys {
    let fields = fields(record);
    single(file)
        .with("format", "yaml")
        .with("list", true)
        .with("fields", list(fields.iter().map(field)))
}

fn with_body(fields: Vec<Field>, shown: Option<&Shown>, body: Body) -> Value {
    let text = Keys::default().with("name", "body").with("label", "Text");
    let text = match body {
        Body::Plain => text
            .with("type", "code")
            .with("options", Keys::default().with("language", "markdown"))
            .with("description", PLAIN),
        Body::Rich => {
            let media = shown.map(|shown| Keys::default().with("media", shown.name));
            text.with("type", "rich-text").with_some("options", media)
        }
    };
    list(fields.iter().map(field).chain([text]))
}

fn field(field: &Field) -> Keys {
    let keys = Keys::default()
        .with("name", field.name)
        .with("label", field.label.as_str())
        .with_some("description", field.hint.as_deref());
    let keys = match field.required {
        true => keys.with("required", true),
        false => keys,
    };
    let default = (field.name == "draft").then_some("yes");
    answered(keys, &field.widget).with_some("default", default)
}

fn answered(keys: Keys, widget: &Widget) -> Keys {
    match widget {
        Widget::Line(None) => keys.with("type", "string"),
        Widget::Line(Some(like)) => keys
            .with("type", "string")
            .with("pattern", pattern(like.pattern, like.message)),
        Widget::Address => keys
            .with("type", "string")
            .with("pattern", pattern(ADDRESS.pattern, ADDRESS.message)),
        Widget::Words => keys.with("type", "text"),
        Widget::Date => keys.with("type", "date"),
        Widget::Count => keys
            .with("type", "number")
            .with("options", Keys::default().with("min", 0)),
        Widget::Number => keys.with("type", "number"),
        // Not type boolean, which takes the word no for yes (fields/core/boolean: any text is true).
        Widget::YesNo => select(keys, ["yes", "no"], false),
        Widget::Choice(words) => select(keys, words.iter().copied(), false),
        Widget::Choices(words) => select(keys, words.iter().copied(), true),
        Widget::Id(kind) => reference(keys, *kind, false),
        Widget::Ids(kind) => reference(keys, *kind, true),
        Widget::List(item) => answered(keys, item).with("list", true),
        Widget::Keys(inside) => object(keys, inside),
        Widget::KeysList(inside) => {
            let summary = inside.first().map(|it| format!("{{fields.{}}}", it.name));
            let closed = Keys::default()
                .with("collapsed", true)
                .with_some("summary", summary);
            let several = Keys::default().with("collapsible", closed);
            object(keys, inside).with("list", several)
        }
    }
}

fn pattern(regex: &str, message: &str) -> Keys {
    Keys::default()
        .with("regex", regex)
        .with("message", message)
}

fn object(keys: Keys, inside: &[Field]) -> Keys {
    keys.with("type", "object")
        .with("fields", list(inside.iter().map(field)))
}

fn select<'w>(keys: Keys, words: impl IntoIterator<Item = &'w str>, several: bool) -> Keys {
    let values = words.into_iter().map(|word| {
        Keys::default()
            .with("value", word)
            .with("label", choice_label(word))
    });
    let options = Keys::default()
        .with("values", list(values))
        .with_some("multiple", several.then_some(true));
    keys.with("type", "select").with("options", options)
}

/// A record is named by its file; the reader takes the name of a file for the id.
fn reference(keys: Keys, kind: Kind, several: bool) -> Keys {
    let shown = Shown::of(kind);
    let label = match kind {
        Kind::Person => format!("{{name}}: {{fields.{}}}", shown.title),
        _ => format!("{{fields.{}}}", shown.title),
    };
    let options = Keys::default()
        .with("collection", shown.name)
        .with("search", format!("fields.{},name", shown.title))
        .with("value", "{name}")
        .with("label", label)
        .with_some("multiple", several.then_some(true));
    keys.with("type", "reference").with("options", options)
}
