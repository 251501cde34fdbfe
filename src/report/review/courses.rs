//! Courses → what the change does to each, field by field, and where it stands in front of the panel.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::course::Course;
use crate::model::kept::Kept;
use crate::model::kind::Kind;
use crate::model::review::{Field, Round};
use crate::model::settings::PanelMode;
use crate::panel::change::Size;
use crate::panel::fields::FieldTexts;
use crate::panel::state::{State, closes};
use crate::pipeline::Reviewed;
use crate::report::review::pairs::{Pair, pairs, said};
use crate::report::review::values::{Said, Value, changes_of, spoken};
use crate::report::review::veil::Veil;
use crate::report::words::counted;
use crate::text::difference::{Item, by_words, of_lists};

/// What a change does to a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    New,
    /// It was a draft, and is one no more.
    NoLongerDraft,
    Renamed,
    Changed,
    /// Nothing of itself: only the panel's files about it.
    PanelOnly,
    Retired,
    Deleted,
    /// A new draft, or a change of one.
    Draft,
    /// A course that became a draft: it leaves the site.
    MadeDraft,
    /// Its file is there, and cannot be read.
    Unreadable,
}

/// One course of a change.
#[derive(Debug)]
pub(super) struct CourseFact {
    pub(super) what: What,
    pub(super) id: String,
    pub(super) old_id: Option<String>,
    pub(super) title: String,
    /// Of its file, before the change when it is there no more.
    pub(super) path: String,
    pub(super) retired: Option<Date>,
    /// Absent where the panel is off, or the course is gone.
    pub(super) state: Option<State>,
    /// How large all that changed since it passed looks, which may be more than this change.
    pub(super) size: Option<Size>,
    /// Reviewed fields that differ; of a new course all that say something.
    pub(super) reviewed: Vec<(Field, Vec<Item>)>,
    /// All other keys that differ.
    pub(super) others: Vec<Value>,
    /// What happened in front of the panel.
    pub(super) panel: Vec<String>,
    /// Whether its sessions changed.
    pub(super) has_other_sessions: bool,
}

/// Keys of a course that are shown elsewhere: reviewed fields word by word, sessions by their dates.
const ELSEWHERE: [&str; 11] = [
    "title",
    "summary",
    "learning_outcomes",
    "audience",
    "open_to",
    "need",
    "co_production",
    "content_note",
    "runs",
    "draft",
    "retired",
];

/// Courses that the change brings, touches or takes away.
pub(super) fn courses(reviewed: &Reviewed, veil: &Veil) -> Vec<CourseFact> {
    let pairs = pairs(Kind::Course, reviewed);
    let mut facts: Vec<CourseFact> = pairs
        .iter()
        .filter_map(|pair| course(pair, reviewed, veil))
        .collect();
    facts.sort_by(|one, other| (one.what, &one.id).cmp(&(other.what, &other.id)));
    facts
}

/// The new ids of courses, by their old ones.
pub(super) fn renamed(reviewed: &Reviewed) -> BTreeMap<String, String> {
    let pairs = pairs(Kind::Course, reviewed);
    let renamed = pairs
        .iter()
        .filter_map(|pair| Some((pair.renamed_from()?.to_owned(), pair.id().to_owned())));
    renamed.collect()
}

fn course(pair: &Pair, reviewed: &Reviewed, veil: &Veil) -> Option<CourseFact> {
    let old = pair
        .old
        .as_ref()
        .and_then(|it| reviewed.before.catalogue.course(&it.id));
    let new = pair
        .new
        .as_ref()
        .and_then(|it| reviewed.now.catalogue.course(&it.id));
    let panel = of_the_panel(pair, reviewed);
    if !pair.is_changed(reviewed) && panel.is_empty() {
        return None;
    }
    let what = what(pair, old, new, reviewed);
    let title = new
        .or(old)
        .map_or(pair.id(), |course| course.title.value.as_str());
    let path = match (&pair.new, &pair.old) {
        (Some(new), _) => &reviewed.now.sources[new.source].path,
        (None, Some(old)) => &reviewed.before.sources[old.source].path,
        (None, None) => "",
    };
    let mut fact = CourseFact {
        what,
        id: pair.id().to_owned(),
        old_id: pair.renamed_from().map(str::to_owned),
        title: veil.text(title),
        path: path.to_owned(),
        retired: new.and_then(|course| course.retired).map(|day| day.value),
        state: None,
        size: None,
        reviewed: fields(old, new, what, reviewed, veil),
        others: others(pair, reviewed, veil),
        panel,
        has_other_sessions: false,
    };
    let at = reviewed.now.catalogue.course_position(pair.id());
    let is_off = reviewed.now.panel.mode == PanelMode::Off;
    if let Some(at) = at.filter(|_| pair.new.is_some() && !is_off) {
        let review = &reviewed.now.panel.reviews[at];
        (fact.state, fact.size) = (Some(review.state), review.size());
    }
    Some(fact)
}

fn what(pair: &Pair, old: Option<&Course>, new: Option<&Course>, reviewed: &Reviewed) -> What {
    let Some(course) = new else {
        return match pair.new {
            Some(_) => What::Unreadable,
            None => What::Deleted,
        };
    };
    let was_draft = old.is_some_and(|course| course.origin.draft);
    match (course.origin.draft, &pair.old) {
        (true, None) => What::Draft,
        (true, Some(_)) if was_draft => What::Draft,
        (true, Some(_)) => What::MadeDraft,
        (false, None) => What::New,
        (false, Some(_)) if was_draft => What::NoLongerDraft,
        _ if course.retired.is_some() && old.is_none_or(|old| old.retired.is_none()) => {
            What::Retired
        }
        _ if pair.renamed_from().is_some() => What::Renamed,
        _ if pair.is_changed(reviewed) => What::Changed,
        _ => What::PanelOnly,
    }
}

/// Reviewed fields old against new; of a course that has no other side all that it says.
fn fields(
    old: Option<&Course>,
    new: Option<&Course>,
    what: What,
    reviewed: &Reviewed,
    veil: &Veil,
) -> Vec<(Field, Vec<Item>)> {
    let (before, now) = (&reviewed.before, &reviewed.now);
    // Without the people on one side, what they bring is not compared.
    let elsewhere = before.people_elsewhere || now.people_elsewhere;
    let Some(new) = new else {
        return Vec::new();
    };
    let new = FieldTexts::of(new, &now.catalogue, &now.sources, elsewhere);
    let is_all_new = matches!(what, What::New | What::NoLongerDraft);
    let old = old.filter(|_| !is_all_new);
    let old = old.map(|old| FieldTexts::of(old, &before.catalogue, &before.sources, elsewhere));
    let old = old.unwrap_or_default();
    let differ = new
        .iter()
        .filter(|(field, texts)| !Kept::of(old.get(*field)).holds(texts));
    let items = |(field, texts): (Field, &[String])| {
        let (old, new) = (veil.texts(old.get(field)), veil.texts(texts));
        let items = match (&old[..], &new[..]) {
            ([old], [new]) => vec![Item::Changed(by_words(old, new))],
            _ => of_lists(&old, &new),
        };
        let is_kept = |item: &Item| matches!(item, Item::Kept(_));
        (
            field,
            items.into_iter().filter(|item| !is_kept(item)).collect(),
        )
    };
    differ.map(items).collect()
}

/// All other keys of the file, and those of its runs but for the sessions.
fn others(pair: &Pair, reviewed: &Reviewed, veil: &Veil) -> Vec<Value> {
    let (Some(old), Some(new)) = (&pair.old, &pair.new) else {
        return Vec::new();
    };
    let old = said(old.source, &reviewed.before.sources[old.source]);
    let new = said(new.source, &reviewed.now.sources[new.source]);
    let (Some((mut old, _)), Some((mut new, _))) = (old, new) else {
        return Vec::new();
    };
    let runs = [old.remove("runs"), new.remove("runs")].map(by_id);
    let mut values = Vec::new();
    for (key, now) in ["retired", "draft"].map(|key| (key, new.get(key).cloned())) {
        let before = old.get(key).cloned();
        // A course that retires stands under a heading that says so.
        let is_told = key == "retired" && before.is_none();
        if before != now && !is_told {
            let only = |said: Option<Said>| {
                said.map(|said| (key.to_owned(), said))
                    .into_iter()
                    .collect()
            };
            values.extend(changes_of(&only(before), &only(now), &[], veil));
        }
    }
    for keys in [&mut old, &mut new] {
        keys.retain(|key, _| !ELSEWHERE.contains(&key.as_str()));
        if let Some(partner) = keys.remove("partner") {
            keys.entry("partners".to_owned()).or_insert(partner);
        }
    }
    values.extend(changes_of(&old, &new, &["quotes"], veil));
    values.extend(of_runs(&runs, veil));
    values
}

type Keys = BTreeMap<String, Said>;

fn by_id(runs: Option<Said>) -> BTreeMap<String, Keys> {
    let mut by_id = BTreeMap::new();
    for run in runs.iter().flat_map(Said::items) {
        let mut keys = run.clone().keys();
        if let Some(Said::Text(id)) = keys.remove("id") {
            keys.retain(|key, _| !matches!(key.as_str(), "sessions" | "weekly"));
            by_id.insert(id, keys);
        }
    }
    by_id
}

fn of_runs([old, new]: &[BTreeMap<String, Keys>; 2], veil: &Veil) -> Vec<Value> {
    let mut values = Vec::new();
    for (id, keys) in new {
        let Some(before) = old.get(id) else {
            values.push(Value {
                what: "runs".to_owned(),
                old: None,
                new: Some(id.clone()),
                is_list: true,
            });
            continue;
        };
        for mut value in changes_of(before, keys, &["material"], veil) {
            value.what = format!("run {id}, {}", spoken(&value.what));
            values.push(value);
        }
    }
    let gone = old.keys().filter(|id| !new.contains_key(*id));
    values.extend(gone.map(|id| Value {
        what: "runs".to_owned(),
        old: Some(id.clone()),
        new: None,
        is_list: true,
    }));
    values
}

/// What the change says in the panel's files: rounds, how many answered, decisions. Never who, and never what they said.
fn of_the_panel(pair: &Pair, reviewed: &Reviewed) -> Vec<String> {
    let Some(new) = &pair.new else {
        return Vec::new();
    };
    let (before, now) = (&reviewed.before.catalogue, &reviewed.now.catalogue);
    let old_id = pair.old.as_ref().map_or("", |old| &old.id);
    let before = &before.rounds[before.rounds_of(old_id)];
    let window = now.college.panel.window_days();
    let mut lines = Vec::new();
    for round in &now.rounds[now.rounds_of(&new.id)] {
        let old = before.iter().find(|old| old.id == round.id);
        of_round(old, round, window, &mut lines);
    }
    lines
}

fn of_round(old: Option<&Round>, round: &Round, window: u32, lines: &mut Vec<String>) {
    let on = |day: Date| day.strftime("%-d %B %Y").to_string();
    if old.is_none() && !round.adopted {
        let (opened, closes) = (on(round.opened.value), on(closes(round, window)));
        lines.push(format!(
            "sent to the panel on {opened}, answers until {closes}"
        ));
    }
    let count = round.responses.len();
    let more = count.saturating_sub(old.map_or(0, |old| old.responses.len()));
    if more > 0 {
        lines.push(format!(
            "{} from the panel",
            counted(more, "answer", "answers")
        ));
    }
    let decision = |round: &Round| round.decision.map(|decision| decision.value);
    if let Some(decision) = decision(round).filter(|it| old.and_then(decision) != Some(*it)) {
        let day = round
            .decided
            .map_or_else(String::new, |day| format!(" on {}", on(day.value)));
        lines.push(format!("decision: {}{day}", decision.word()));
    }
    let amended = round.amendments.len();
    let amended = amended.saturating_sub(old.map_or(0, |old| old.amendments.len()));
    if amended > 0 {
        let changes = counted(amended, "small change", "small changes");
        lines.push(format!("{changes} taken over without another round"));
    }
}
