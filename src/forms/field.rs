//! Keys → fields: what a form asks for, in no editor's words.

use crate::model::fields::{Form, Key, Like, Record, shape};
use crate::model::kind::Kind;

/// One question of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key in the file.
    pub name: &'static str,
    pub label: String,
    /// What to write, in a sentence; absent where the label says it.
    pub hint: Option<String>,
    pub required: bool,
    pub widget: Widget,
}

/// How it is answered.
#[derive(Debug, Clone)]
pub enum Widget {
    Line(Option<&'static Like>),
    /// Words that may go over several lines.
    Words,
    YesNo,
    Date,
    Count,
    Number,
    Address,
    Choice(Vec<&'static str>),
    Choices(Vec<&'static str>),
    Id(Kind),
    Ids(Kind),
    /// Several answers of one sort.
    List(Box<Widget>),
    Keys(Vec<Field>),
    KeysList(Vec<Field>),
}

/// What the text of a record is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Markdown as it is: comments and marks of other languages stay.
    Plain,
    /// An editor with buttons, which writes the whole text anew.
    Rich,
}

pub(super) const PLAIN: &str =
    "An empty line between two paragraphs; ## before a heading; - before each line of a list";

pub(super) static ADDRESS: Like = Like {
    pattern: "^https?://[^ ]+$",
    message: "Write the whole address, such as https://example.org/",
};

/// Keys that no form has, by record, with the reason. An editor keeps them as they are in the file.
pub const LEFT_OUT: [(&str, &str, &str); 2] = [
    ("a partner", "agreement", "agreements has it"),
    (
        "the college",
        "rules",
        "it has the names of rules as its keys, and a form has keys of its own only",
    ),
];

/// Keys whose words may go over several lines.
const LONG: [&str; 10] = [
    "attendance",
    "audience",
    "cancelled",
    "content_note",
    "cost",
    "note",
    "reason",
    "summary",
    "support",
    "why",
];

/// What a form says besides the shape of a key, by record and key.
const HINTS: [(&str, &str, &str); 12] = [
    (
        "a course",
        "partner",
        "The partner that gives it; several go under Partners",
    ),
    (
        "a course",
        "open_to",
        "Leave it empty when everyone may come",
    ),
    (
        "a course",
        "venue",
        "Where the runs are that name no other. A room of a venue stays as it is in the file: central-library/meeting-room",
    ),
    (
        "a run",
        "id",
        "A short name that stays, such as spring-library: calendars follow it",
    ),
    ("a run", "venue", "Only where it is not the course's"),
    (
        "a run",
        "sessions",
        "One by one; for the same time every week fill in Weekly instead",
    ),
    (
        "a run",
        "weekly",
        "The same time every week: how often, or until when, not both",
    ),
    (
        "a session",
        "cancelled",
        "Why, in a sentence for students. Take the whole field away when it takes place after all",
    ),
    (
        "a session",
        "id",
        "Only where several sessions change at once",
    ),
    ("a session", "venue", "Only where it is not the run's"),
    (
        "a venue",
        "private",
        "Yes: where it is, is told after enrolling only",
    ),
    (
        "a partner's contact",
        "public",
        "Yes: the site may show it. Otherwise it is for the college alone",
    ),
];

const DRAFT: &str =
    "Yes: it is not published. Choose no when nothing is missing and the college agreed to it";

/// The fields of a record: all its keys, but those of [`LEFT_OUT`].
pub fn fields(record: &'static Record) -> Vec<Field> {
    let is_left_out = |key: &&Key| {
        let mut all = LEFT_OUT.iter();
        all.any(|(of, name, _)| *of == record.name && *name == key.name)
    };
    let keys = record.keys.iter().filter(|key| !is_left_out(key));
    keys.map(|key| field(record, key)).collect()
}

fn field(record: &'static Record, key: &'static Key) -> Field {
    let widget = widget(key.form(), key.name);
    Field {
        name: key.name,
        label: key.label(),
        hint: hint(record, key, &widget),
        required: key.required,
        widget,
    }
}

fn widget(form: Form, name: &str) -> Widget {
    match form {
        Form::Text if LONG.contains(&name) => Widget::Words,
        Form::Text | Form::Any => Widget::Line(None),
        Form::Like(like) => Widget::Line(Some(like)),
        Form::Id(kind) => Widget::Id(kind),
        Form::Venue => Widget::Id(Kind::Venue),
        Form::Date => Widget::Date,
        Form::YesNo => Widget::YesNo,
        Form::Count => Widget::Count,
        Form::Number => Widget::Number,
        Form::Address => Widget::Address,
        Form::Choice(words) => Widget::Choice(words()),
        Form::Keys(record) => Widget::Keys(fields(record)),
        Form::List(item) => match widget(*item, "") {
            Widget::Choice(words) => Widget::Choices(words),
            Widget::Id(kind) => Widget::Ids(kind),
            Widget::Keys(fields) => Widget::KeysList(fields),
            item => Widget::List(Box::new(item)),
        },
        // What a record may say in several ways is declared with the way of forms first.
        Form::OneOf(forms) => forms
            .first()
            .map_or(Widget::Line(None), |form| widget(*form, name)),
        // The one record with keys of this sort that forms have is a venue's opening hours.
        Form::AnyKeys(_) => Widget::Keys(DAYS.iter().map(opening).collect()),
    }
}

const DAYS: [(&str, &str); 9] = [
    ("mon-fri", "Monday to Friday"),
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
    ("sat-sun", "Saturday and Sunday"),
];

static HOURS: Like = Like {
    pattern: "^[0-9]{1,2}:[0-9]{2} *- *[0-9]{1,2}:[0-9]{2}$",
    message: "Write hours by the 24-hour clock, such as 09:00-17:30",
};

fn opening((name, label): &(&'static str, &str)) -> Field {
    Field {
        name,
        label: (*label).to_owned(),
        hint: Some(HOURS.message.to_owned()),
        required: false,
        widget: Widget::Line(Some(&HOURS)),
    }
}

fn hint(record: &Record, key: &Key, widget: &Widget) -> Option<String> {
    if key.name == "draft" {
        return Some(DRAFT.to_owned());
    }
    let mut own = HINTS.iter();
    let own = own.find(|(of, name, _)| *of == record.name && *name == key.name);
    if let Some((.., hint)) = own {
        return Some((*hint).to_owned());
    }
    match widget {
        Widget::Line(Some(like)) => Some(like.message.to_owned()),
        Widget::Line(None) | Widget::Words | Widget::Count | Widget::Address => {
            let is_plain = key.shape == shape::TEXT || key.shape == shape::COUNT;
            (!is_plain).then(|| sentence(key.shape))
        }
        Widget::Number => Some(sentence(key.shape)),
        Widget::List(item) => match item.as_ref() {
            Widget::Number => Some(sentence(key.shape)),
            _ => None,
        },
        _ => None,
    }
}

/// A shape as a sentence: "One sentence of at most 140 characters".
fn sentence(shape: &str) -> String {
    let mut letters = shape.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A word of a file as people read it: "Waiting list".
pub(super) fn choice_label(word: &str) -> String {
    match word {
        "nhs" => return "NHS".to_owned(),
        "england-and-wales" => return "England and Wales".to_owned(),
        "northern-ireland" => return "Northern Ireland".to_owned(),
        _ => {}
    }
    let words = match word.starts_with("co-") {
        true => word.to_owned(),
        false => word.replace('-', " "),
    };
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
