//! Fields → `admin/config.yml`, the configuration of Decap CMS (decapcms.org/docs/configuration-options), which Sveltia CMS
//! reads too.

use serde_yaml::Value;

use crate::forms::field::{ADDRESS, Body, Field, PLAIN, Widget, choice_label, fields};
use crate::forms::folders::{COLLEGE, Folders, SHOWN, Shown};
use crate::forms::yaml::{Keys, list, written};
use crate::model::college;
use crate::model::kind::Kind;

/// Where the file stands, and the page that shows the editor.
pub const PATH: &str = "admin/config.yml";
pub const PAGE: &str = "admin/index.html";

/// Which editor's script the page loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editor {
    Decap,
    Sveltia,
}

/// Where the records are kept.
#[derive(Debug, Clone)]
pub struct Repository {
    /// `github` or `gitlab`.
    pub host: &'static str,
    /// `owner/name`.
    pub name: String,
    pub branch: String,
}

const COMMENT: &str = "Forms for the records of this college, for Decap CMS (https://decapcms.org) or Sveltia CMS.
`prospectus forms decap --write --force` writes this file anew after an update of prospectus; what you change here by hand
is then lost.";

/// The text of the configuration.
pub fn configuration(
    folders: &Folders,
    repository: &Repository,
    site_url: &str,
    body: Body,
) -> String {
    let backend = Keys::default()
        .with("name", repository.host)
        .with("repo", repository.name.as_str())
        .with("branch", repository.branch.as_str());
    let shown = SHOWN.iter();
    let shown = shown.filter(|shown| shown.kind != Kind::Person || folders.has_people);
    let collections = shown.flat_map(|shown| collections(shown, folders, body));
    let college = Keys::default()
        .with("name", COLLEGE.name)
        .with("label", COLLEGE.label)
        .with("file", COLLEGE.path)
        .with("fields", with_body(&fields(&college::COLLEGE), body));
    let college = Keys::default()
        .with("name", "settings")
        .with("label", COLLEGE.label)
        .with("description", COLLEGE.about)
        .with("format", "yaml-frontmatter")
        .with("editor", Keys::default().with("preview", false))
        .with("files", list([college]));
    let slug = Keys::default()
        .with("encoding", "ascii")
        .with("clean_accents", true);
    // Read by Sveltia only: a field that nobody filled in is not written.
    let yaml = Keys::default().with("omit_empty_optional_fields", true);
    let keys = Keys::default()
        .with("backend", backend)
        // A change is a pull request, where the panel and the checks see it.
        .with("publish_mode", "editorial_workflow")
        .with("site_url", site_url)
        .with("media_folder", Shown::of(Kind::Course).folder())
        .with("public_folder", "")
        .with("slug", slug)
        .with("output", yaml)
        .with("collections", list(collections.chain([college])));
    written(COMMENT, keys)
}

/// The collections of a kind: its folder, and each folder inside it.
fn collections(shown: &'static Shown, folders: &Folders, body: Body) -> Vec<Keys> {
    let inside = match shown.kind {
        Kind::Course => folders.of_courses.iter().collect(),
        _ => Vec::new(),
    };
    let own = collection(shown, None, body);
    let inside = inside
        .into_iter()
        .map(|it| collection(shown, Some(it), body));
    std::iter::once(own).chain(inside).collect()
}

fn collection(shown: &Shown, inside: Option<&String>, body: Body) -> Keys {
    let (name, label, folder) = match inside {
        None => (
            shown.name.to_owned(),
            shown.label.to_owned(),
            shown.folder().to_owned(),
        ),
        Some(inside) => (
            format!("{}-{}", shown.name, inside.replace('/', "-")),
            format!("{} in {inside}", shown.label),
            format!("{}/{inside}", shown.folder()),
        ),
    };
    Keys::default()
        .with("name", name)
        .with("label", label)
        .with("label_singular", shown.one)
        .with("description", shown.about)
        .with("folder", folder)
        .with("create", true)
        .with("delete", false)
        // The panel's decision, and not a button, publishes.
        .with("publish", false)
        .with("format", "yaml-frontmatter")
        .with("extension", "md")
        .with("identifier_field", shown.title)
        .with("slug", "{{slug}}")
        .with("summary", format!("{{{{{}}}}}", shown.title))
        // Pictures lie beside the text.
        .with("media_folder", "")
        .with("public_folder", "")
        .with("editor", Keys::default().with("preview", false))
        .with("fields", with_body(&fields(shown.record()), body))
}

fn with_body(fields: &[Field], body: Body) -> Value {
    let modes = match body {
        Body::Plain => list(["raw"]),
        Body::Rich => list(["rich_text", "raw"]),
    };
    let text = Keys::default()
        .with("name", "body")
        .with("label", "Text")
        .with("widget", "markdown")
        .with("required", false)
        .with("modes", modes)
        .with_some("hint", (body == Body::Plain).then_some(PLAIN));
    list(fields.iter().map(field).chain([text]))
}

fn field(field: &Field) -> Keys {
    let default = (field.name == "draft").then_some("yes");
    let keys = Keys::default()
        .with("name", field.name)
        .with("label", field.label.as_str());
    answered(keys, &field.widget)
        .with("required", field.required)
        .with_some("hint", field.hint.as_deref())
        .with_some("default", default)
}

fn answered(keys: Keys, widget: &Widget) -> Keys {
    match widget {
        Widget::Line(None) => keys.with("widget", "string"),
        Widget::Line(Some(like)) => keys
            .with("widget", "string")
            .with("pattern", list([like.pattern, like.message])),
        Widget::Address => keys
            .with("widget", "string")
            .with("pattern", list([ADDRESS.pattern, ADDRESS.message])),
        Widget::Words => keys.with("widget", "text"),
        Widget::Date => keys
            .with("widget", "datetime")
            .with("format", "YYYY-MM-DD")
            .with("date_format", "YYYY-MM-DD")
            .with("time_format", false)
            // Without it the day of today stands in every field that nobody asked for.
            .with("default", ""),
        Widget::Count => keys
            .with("widget", "number")
            .with("value_type", "int")
            .with("min", 0),
        Widget::Number => keys.with("widget", "number").with("value_type", "float"),
        // Not widget boolean, which takes the word no for yes.
        Widget::YesNo => select(keys, ["yes", "no"], false),
        Widget::Choice(words) => select(keys, words.iter().copied(), false),
        Widget::Choices(words) => select(keys, words.iter().copied(), true),
        Widget::Id(kind) => relation(keys, *kind, false),
        Widget::Ids(kind) => relation(keys, *kind, true),
        Widget::List(item) => {
            let item_keys = Keys::default().with("name", "item").with("label", "Item");
            keys.with("widget", "list")
                .with("field", answered(item_keys, item))
        }
        Widget::Keys(inside) => keys
            .with("widget", "object")
            .with("collapsed", true)
            .with("fields", list(inside.iter().map(field))),
        Widget::KeysList(inside) => keys
            .with("widget", "list")
            .with("collapsed", true)
            .with_some(
                "summary",
                inside
                    .first()
                    .map(|it| format!("{{{{fields.{}}}}}", it.name)),
            )
            .with("fields", list(inside.iter().map(field))),
    }
}

fn select<'w>(keys: Keys, words: impl IntoIterator<Item = &'w str>, several: bool) -> Keys {
    let options = words.into_iter().map(|word| {
        Keys::default()
            .with("label", choice_label(word))
            .with("value", word)
    });
    keys.with("widget", "select")
        .with("options", list(options))
        .with_some("multiple", several.then_some(true))
}

fn relation(keys: Keys, kind: Kind, several: bool) -> Keys {
    let shown = Shown::of(kind);
    keys.with("widget", "relation")
        .with("collection", shown.name)
        .with("value_field", "{{slug}}")
        .with("search_fields", list([shown.title]))
        .with(
            "display_fields",
            match kind {
                Kind::Person => list(["{{slug}}", shown.title]),
                _ => list([shown.title]),
            },
        )
        .with_some("multiple", several.then_some(true))
}

/// The page that shows the editor. It loads the editor from another host, which no page of the published site does.
pub fn page(editor: Editor) -> String {
    let (name, address) = match editor {
        Editor::Decap => (
            "Decap CMS",
            "https://unpkg.com/decap-cms@^3.0.0/dist/decap-cms.js",
        ),
        Editor::Sveltia => (
            "Sveltia CMS",
            "https://unpkg.com/@sveltia/cms/dist/sveltia-cms.js",
        ),
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>Forms</title>\n</head>\n<body>\n<!-- Not part of the published site: {name} comes from another host. -->\n<script src=\"{address}\"></script>\n</body>\n</html>\n"
    )
}
