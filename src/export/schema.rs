//! Records as they are declared → JSON Schema (draft 7, which editors know best).
//!
//! A schema says of one file what the reader says of it by itself: which keys there are, and what each holds. That a
//! partner exists, or that a room is free, only `check` can know.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::model::fields::{Form, Key, Record};

/// The schema of a record's front matter.
pub fn of_record(record: &'static Record) -> String {
    let mut definitions = Definitions::default();
    let mut schema = definitions.keys_of(record);
    written(&mut schema, record, definitions)
}

/// The schema of a file that is a list of these.
pub fn of_list(record: &'static Record) -> String {
    let mut definitions = Definitions::default();
    let mut schema = json!({ "type": "array", "items": definitions.keys_of(record) });
    written(&mut schema, record, definitions)
}

fn written(schema: &mut Value, record: &Record, definitions: Definitions) -> String {
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(record.name);
    let definitions = definitions.by_name.into_iter();
    schema["definitions"] = Value::Object(definitions.collect());
    format!("{schema:#}\n")
}

/// The records inside a record, by their names.
#[derive(Default)]
struct Definitions {
    by_name: BTreeMap<String, Value>,
}

impl Definitions {
    fn keys_of(&mut self, record: &'static Record) -> Value {
        let keys = record.keys.iter();
        let properties: Map<String, Value> = keys
            .map(|key| (key.name.to_owned(), self.property(key)))
            .collect();
        let keys = record.keys.iter().filter(|key| key.required);
        let required: Vec<&str> = keys.map(|key| key.name).collect();
        let mut schema = json!({
            "type": "object",
            "properties": properties,
            // A key of the author's own.
            "patternProperties": { "^x-": {} },
            "additionalProperties": false,
        });
        if required.is_empty() {
            return schema;
        }
        if record.keys.iter().any(|key| key.name == "draft") {
            // CONTENT.md: what a draft misses is advice.
            schema["if"] = json!({
                "required": ["draft"],
                "properties": { "draft": { "enum": [true, "yes"] } },
            });
            schema["else"] = json!({ "required": required });
        } else {
            schema["required"] = json!(required);
        }
        schema
    }

    fn property(&mut self, key: &Key) -> Value {
        let form = self.form(key.form());
        let mut schema = match key.required {
            true => form,
            // An empty value is an absent one.
            false => json!({ "anyOf": [form, { "type": "null" }] }),
        };
        if schema.get("$ref").is_some() {
            // Draft 7 reads nothing beside a reference.
            schema = json!({ "allOf": [schema] });
        }
        schema["description"] = json!(key.shape);
        schema
    }

    fn form(&mut self, form: Form) -> Value {
        match form {
            Form::Text | Form::Like(_) | Form::Id(_) | Form::Venue => {
                json!({ "type": ["string", "number", "boolean"] })
            }
            Form::Date => {
                json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
            }
            Form::YesNo => json!({ "enum": [true, false, "yes", "no"] }),
            Form::Count => json!({ "type": "integer", "minimum": 0 }),
            Form::Number => json!({ "type": "number" }),
            Form::Address => json!({ "type": "string", "pattern": "^https?://[^ ]+$" }),
            Form::Choice(words) => json!({ "enum": words() }),
            Form::List(item) => {
                let item = self.form(*item);
                json!({ "anyOf": [{ "type": "array", "items": item }, item] })
            }
            Form::Keys(record) => self.reference(record),
            Form::AnyKeys(value) => {
                json!({ "type": "object", "additionalProperties": self.form(*value) })
            }
            Form::OneOf(forms) => {
                let forms: Vec<Value> = forms.iter().map(|form| self.form(*form)).collect();
                json!({ "anyOf": forms })
            }
            Form::Any => json!({}),
        }
    }

    fn reference(&mut self, record: &'static Record) -> Value {
        let letters = record.name.chars();
        let name: String = letters
            .map(|letter| if letter == ' ' { '-' } else { letter })
            .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
            .collect();
        if !self.by_name.contains_key(&name) {
            self.by_name.insert(name.clone(), Value::Null);
            let schema = self.keys_of(record);
            self.by_name.insert(name.clone(), schema);
        }
        json!({ "$ref": format!("#/definitions/{name}") })
    }
}
