//! `/data/courses.schema.json`: the shape of the courses' file → JSON Schema (2020-12).

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

use crate::artifact::{Artifact, SitePath};
use crate::export::data::shape::CourseData;
use crate::site::Site;

const PATH: &str = "/data/courses.schema.json";

pub(super) fn file(site: &Site<'_>) -> Artifact {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.into_generator();
    let mut schema = generator.into_root_schema_for::<CourseData<'_>>();
    RecursiveTransform(tidy).transform(&mut schema);
    schema.insert("$id".to_owned(), site.whole_address(PATH).into());
    schema.insert("title".to_owned(), "Courses of a Recovery College".into());
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    Artifact {
        path: SitePath::new(PATH),
        bytes: format!("{text}\n").into_bytes(),
    }
}

/// A description is one line, however its comment is wrapped; the names of Rust's numbers are no formats of JSON Schema.
fn tidy(schema: &mut Schema) {
    if let Some(Value::String(words)) = schema.get_mut("description") {
        *words = words.replace('\n', " ");
    }
    let is_of_rust = |format: &str| format.starts_with("uint") || format == "double";
    if schema
        .get("format")
        .and_then(Value::as_str)
        .is_some_and(is_of_rust)
    {
        schema.remove("format");
    }
}
