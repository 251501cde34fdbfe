//! A change in the panel's words, as JSON for other programs: version 1.

use serde_json::{Value, json};

use crate::panel::answers::QUESTIONS;
use crate::panel::change::Size;
use crate::panel::state::State;
use crate::pipeline::Reviewed;
use crate::report::review::courses::{self, CourseFact};
use crate::report::review::facts::{Facts, FindingFact};
use crate::report::review::pro_forma::Asked;
use crate::report::review::records::{self, RecordFact};
use crate::report::review::sessions::{self, Meeting, SessionFact};
use crate::report::review::values;
use crate::text::difference::{Item, Part};

/// The whole document, with a line break at its end.
pub fn json(reviewed: &Reviewed) -> String {
    let facts = Facts::of(reviewed);
    let list = |items: Vec<Value>| Value::Array(items);
    let sessions = facts
        .sessions
        .iter()
        .flat_map(|course| course.sessions.iter().map(|fact| session(&course.id, fact)));
    let rows = facts.balance.rows.iter().map(
        |row| json!({ "of": row.key.0, "id": row.key.1, "before": row.before, "after": row.now }),
    );
    let questions = QUESTIONS
        .iter()
        .map(|(key, question)| json!({ "key": key, "question": question }));
    let document = json!({
        "version": 1,
        "base": reviewed.revision,
        "today": reviewed.now.today.to_string(),
        "summary": facts.sentence(),
        "findings": list(facts.findings.iter().map(finding).collect()),
        "left_out": facts.left_out,
        "courses": list(facts.courses.iter().map(course).collect()),
        "sessions": list(sessions.collect()),
        "records": list(facts.records.iter().map(record).collect()),
        "other_files": {
            "private_venues": facts.others.private_venues,
            "pictures": facts.others.pictures,
            "theme_files": facts.others.theme_files,
            "words": facts.others.words,
            "waivers": facts.others.waivers,
        },
        "balance": list(rows.collect()),
        "people_elsewhere": facts.balance.people_elsewhere,
        "pro_forma": {
            "questions": list(questions.collect()),
            "courses": list(facts.asked.iter().map(asked).collect()),
            "courses_elsewhere": facts.asked_elsewhere,
        },
    });
    format!("{document:#}\n")
}

fn finding(finding: &FindingFact) -> Value {
    json!({
        "level": finding.level.name(),
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "help": finding.help,
        "path": finding.path,
        "line": finding.line,
        "page": finding.page,
    })
}

fn course(course: &CourseFact) -> Value {
    let fields = course.reviewed.iter().map(|(field, items)| {
        json!({ "field": field.word(), "changes": items.iter().map(item).collect::<Vec<_>>() })
    });
    json!({
        "what": match course.what {
            courses::What::New => "new",
            courses::What::NoLongerDraft => "no-longer-draft",
            courses::What::Renamed => "renamed",
            courses::What::Changed => "changed",
            courses::What::PanelOnly => "panel",
            courses::What::Retired => "retired",
            courses::What::Deleted => "deleted",
            courses::What::Draft => "draft",
            courses::What::MadeDraft => "made-draft",
            courses::What::Unreadable => "unreadable",
        },
        "id": course.id,
        "old_id": course.old_id,
        "title": course.title,
        "path": course.path,
        "retired": course.retired.map(|day| day.to_string()),
        "state": course.state.map(State::key),
        "size": course.size.map(Size::word),
        "reviewed": fields.collect::<Vec<_>>(),
        "others": course.others.iter().map(value).collect::<Vec<_>>(),
        "panel": course.panel,
    })
}

fn item(item: &Item) -> Value {
    let part = |part: &Part| match part {
        Part::Kept(words) => json!({ "kept": words }),
        Part::TakenOut(words) => json!({ "taken_out": words }),
        Part::PutIn(words) => json!({ "put_in": words }),
        Part::LeftOut(words) => json!({ "left_out": words }),
    };
    match item {
        Item::Kept(words) => json!([part(&Part::Kept(words.clone()))]),
        Item::TakenOut(words) => json!([part(&Part::TakenOut(words.clone()))]),
        Item::PutIn(words) => json!([part(&Part::PutIn(words.clone()))]),
        Item::Changed(parts) => parts.iter().map(part).collect(),
    }
}

fn value(value: &values::Value) -> Value {
    json!({ "key": value.what, "old": value.old, "new": value.new })
}

fn session(course: &str, fact: &SessionFact) -> Value {
    json!({
        "what": match fact.what {
            sessions::What::Added => "added",
            sessions::What::Moved => "moved",
            sessions::What::Cancelled => "cancelled",
            sessions::What::OnAgain => "on-again",
            sessions::What::TakenOut => "taken-out",
            sessions::What::Details => "details",
        },
        "course": course,
        "run": fact.run,
        "old": fact.old.as_ref().map(meeting),
        "new": fact.new.as_ref().map(meeting),
        "is_over": fact.is_over,
    })
}

fn meeting(meeting: &Meeting) -> Value {
    json!({
        "date": meeting.date.to_string(),
        "start": meeting.start,
        "end": meeting.end,
        "place": meeting.place,
    })
}

fn record(record: &RecordFact) -> Value {
    json!({
        "kind": record.kind.noun(),
        "what": match record.what {
            records::What::New => "new",
            records::What::Renamed => "renamed",
            records::What::Changed => "changed",
            records::What::Deleted => "deleted",
        },
        "id": record.id,
        "old_id": record.old_id,
        "name": record.name,
        "changes": record.values.iter().map(value).collect::<Vec<_>>(),
    })
}

fn asked(one: &Asked) -> Value {
    let round = one.round.as_ref();
    json!({
        "id": one.id,
        "title": one.title,
        "closes": round.map(|round| round.closes.to_string()),
        "path": round.map(|round| &round.path),
        "link": round.and_then(|round| round.link.as_ref()),
    })
}
