//! A sheet, what was decided, and the college → drafts, and what to say of them.

pub use crate::import::csv::before::College;
use crate::import::csv::before::{Stamps, all_names};
use crate::import::csv::cells::{Columns, Entry, folded};
use crate::import::csv::columns::Field;
use crate::import::csv::courses::{Group, found, groups};
use crate::import::csv::known::{Known, Means, means};
use crate::import::csv::make::Maker;
use crate::import::csv::mapping::{Mapping, Rows};
use crate::import::csv::people::{People, PeopleGo, other_spellings};
use crate::import::csv::question::Look;
use crate::import::csv::sheet::Sheet;
use crate::import::csv::{dated, other};
use crate::import::stamp::Stamp;
use crate::import::text::{Names, safe};
use crate::import::told::{CourseTold, Sort, State, Told};
use crate::import::when::Ways;
use crate::model::Catalogue;
use crate::model::kind::Kind;
use crate::source::{Source, SourceId};

/// A record to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// From the college's folder, or from the folder of people.
    pub path: String,
    pub text: String,
    /// What stands there, when it is a draft that is brought up to date.
    pub before: Option<SourceId>,
    pub in_people_folder: bool,
}

impl Drafted {
    fn new(path: String, text: String) -> Self {
        Self {
            path,
            text,
            before: None,
            in_people_folder: false,
        }
    }
}

/// What an import makes.
#[derive(Debug, Default)]
pub struct Drafts {
    pub records: Vec<Drafted>,
    pub told: Told,
}

/// Makes drafts of a sheet; `from` is its file's name.
///
/// # Errors
///
/// When who is who cannot be known, and what to do.
pub fn drafts(
    look: &Look,
    mapping: &Mapping,
    from: &str,
    college: &College<'_>,
) -> Result<Drafts, (String, String)> {
    let mut told = Told::default();
    let sheet = cleaned(look, college, &mut told);
    let columns = &look.columns;
    read_as(&sheet, columns, &mut told);
    let entries = columns.entries(&sheet);
    let ways = ways(&entries, mapping, college.catalogue, &mut told)?;
    let groups = groups(entries, columns.heading(Field::Title), &mut told);
    let rows = mapping.rows.unwrap_or_else(|| found(&groups));
    told.read_as.push(match rows {
        Rows::Session => {
            "A row is a session: rows of one course with one day each are put together.".to_owned()
        }
        Rows::Course => "A row is a run of a course, with all of its dates.".to_owned(),
    });
    let stamps = Stamps::of(college, from);
    stamps.knows_people(&sheet, &look.columns, college)?;
    let mut maker = Maker {
        catalogue: college.catalogue,
        columns,
        rows,
        ways,
        known: Known::new(college.catalogue, mapping, &stamps.named),
        people: People::new(college.catalogue, &stamps.who(&sheet, columns, college)),
        people_go: college.people,
    };
    let mut records = Vec::new();
    for group in &groups {
        records.extend(record(group, &mut maker, &stamps, from, college, &mut told));
    }
    records.extend(others(&maker, from, &sheet, &mut told));
    told.lines.sort_by_key(|line| (line.sort, line.row));
    Ok(Drafts { records, told })
}

/// Drafts of what the courses name and the college does not have.
fn others(maker: &Maker<'_>, from: &str, sheet: &Sheet, told: &mut Told) -> Vec<Drafted> {
    let mut records = Vec::new();
    for new in &maker.known.new {
        let (path, text) = other::draft(new, from);
        told.begun.push((path.clone(), new.words.clone()));
        records.push(Drafted::new(path, text));
    }
    let role = maker.columns.heading(Field::Facilitators);
    // Also those of rows that are not taken: the next import knows people by their place among all.
    let names = all_names(sheet, maker.columns);
    for person in &maker.people.all {
        told.people.push((person.id.clone(), person.name.clone()));
        if person.is_new {
            let own = folded(&person.name);
            let place = names.iter().position(|name| folded(name) == own);
            let number = place.map_or(0, |place| place + 1);
            let from = (from, sheet.digest.as_str());
            let (path, text) = other::person(person, role, maker.people_go, from, number);
            told.begun.push((path.clone(), person.id.clone()));
            let in_people_folder = maker.people_go == PeopleGo::Elsewhere;
            records.push(Drafted {
                in_people_folder,
                ..Drafted::new(path, text)
            });
        }
    }
    records
}

/// The draft of a course, when it is to be written.
fn record(
    group: &Group<'_>,
    maker: &mut Maker<'_>,
    stamps: &Stamps<'_>,
    from: &str,
    college: &College<'_>,
    told: &mut Told,
) -> Option<Drafted> {
    let own = stamps.courses.get(&group.key);
    if own.is_none()
        && let Means::Is(id) = means(college.catalogue, Kind::Course, group.title)
    {
        return there(group, &id, college, told);
    }
    let begun = maker.known.new.clone();
    let course = maker.course(group, told);
    let text = course.draft(from, &group.key);
    let (state, path) = match own {
        None => {
            let id = maker.known.id(Kind::Course, &course.title);
            (State::New, format!("{}{id}.md", Kind::Course.folder()))
        }
        Some((source, stamp)) => {
            let there = &college.sources[*source];
            (again(stamp, there, &text), there.path.clone())
        }
    };
    let (needed, wanted) = course.missing();
    told.courses.push(CourseTold {
        title: course.title,
        path: path.clone(),
        rows: group.rows(),
        state,
        needed,
        wanted,
    });
    match state {
        State::New | State::Updated => Some(Drafted {
            before: own.map(|(source, _)| *source),
            ..Drafted::new(path, text)
        }),
        State::Edited => {
            maker.known.new = begun;
            let words = format!(
                "{path} was edited since the last import, and the sheet has changed since: look at both. To take the sheet's words, delete the file and import again"
            );
            told.line(Sort::Question, (group.rows().first().copied(), None), words);
            None
        }
        State::Unchanged | State::There => None,
    }
}

/// What becomes of a draft that was imported before.
fn again(stamp: &Stamp, there: &Source, text: &str) -> State {
    let new = Stamp::of(&Source::new("", text));
    match () {
        () if new.is_some_and(|new| new.written == stamp.written) => State::Unchanged,
        () if stamp.is_untouched(there) => State::Updated,
        () => State::Edited,
    }
}

/// A course that the college has already stays as it is.
fn there(group: &Group<'_>, id: &str, college: &College<'_>, told: &mut Told) -> Option<Drafted> {
    let origin = college.catalogue.origin(Kind::Course, id)?;
    let path = college.sources[origin.source].path.clone();
    let words = format!(
        "the college has \"{}\" already, so nothing of these rows was taken: add new dates to {path} by hand",
        group.title
    );
    told.line(Sort::Question, (group.rows().first().copied(), None), words);
    told.courses.push(CourseTold {
        title: group.title.to_owned(),
        path,
        rows: group.rows(),
        state: State::There,
        needed: Vec::new(),
        wanted: Vec::new(),
    });
    None
}

/// The sheet without links into meetings and without the full names of its people.
fn cleaned(look: &Look, college: &College<'_>, told: &mut Told) -> Sheet {
    let mut sheet = look.sheet.clone();
    let columns = &look.columns;
    let mut names = all_names(&sheet, columns);
    for entry in columns.entries(&sheet) {
        let cells = entry.all(Field::Facilitators);
        names.extend(cells.flat_map(other_spellings));
    }
    names.extend(
        college
            .catalogue
            .people
            .iter()
            .filter_map(|person| Some(person.name.as_ref()?.value.clone())),
    );
    let names = Names::of(&names);
    for row in &mut sheet.rows[columns.header + 1..] {
        for (cell, column) in row.cells.iter_mut().zip(&columns.all) {
            let Some(field) = column.field.filter(|field| *field != Field::Facilitators) else {
                continue;
            };
            let (clean, removed) = safe(cell, &names);
            let at = (Some(row.number), Some(column.heading.as_str()));
            if removed.joining > 0 {
                told.line(Sort::NotTaken, at, "a link into a meeting, or its number or passcode: people get it after they enrol, and it never stands on a site");
            }
            if removed.names > 0 {
                told.line(
                    Sort::NotTaken,
                    at,
                    "the name of a person: without consent it never stands on a site",
                );
            }
            *cell = match field {
                Field::Link | Field::Venue if removed.joining > 0 => String::new(),
                _ => clean,
            };
        }
    }
    sheet
}

fn read_as(sheet: &Sheet, columns: &Columns, told: &mut Told) {
    let separator = match sheet.separator {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "bars",
    };
    told.read_as.push(format!(
        "Letters: {}. Between the cells: {separator}.",
        sheet.letters
    ));
    if sheet.left_out > 0 {
        told.read_as.push(format!(
            "Signs that nobody sees were left out: {}.",
            sheet.left_out
        ));
    }
    told.read_as.push(format!(
        "The headings are in row {}.",
        sheet.rows[columns.header].number
    ));
    for row in &sheet.rows[..columns.header] {
        let words: Vec<&str> = row
            .cells
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        let words: String = words
            .join(" ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        told.line(
            Sort::NotTaken,
            (Some(row.number), None),
            format!(
                "above the headings: \"{}\"",
                words.chars().take(100).collect::<String>()
            ),
        );
    }
    let header = &sheet.rows[columns.header].cells;
    for row in sheet.rows[columns.header + 1..]
        .iter()
        .filter(|row| row.cells == *header)
    {
        told.line(
            Sort::NotTaken,
            (Some(row.number), None),
            "the headings once more",
        );
    }
    told.columns = columns.told();
}

/// What is known of all dates: the order of their numbers, the term or the year.
fn ways(
    entries: &[Entry<'_>],
    mapping: &Mapping,
    catalogue: &Catalogue,
    told: &mut Told,
) -> Result<Ways, (String, String)> {
    let (found, seen) = dated::order(entries);
    let examples: Vec<String> = [&seen.day_first, &seen.month_first]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    if let Some(order) = mapping.dates {
        told.read_as.push(format!(
            "Dates in numbers have the {} first, as you said.",
            order.noun()
        ));
    } else if found.is_none() && seen.open > 0 {
        told.line(Sort::Question, (None, None), format!("dates in numbers are written in more than one way ({}), so those that could be either came in as words: say --dates day-first or --dates month-first", examples.join(", ")));
    } else if seen.open > 0 {
        told.read_as.push("Dates in numbers have the day first, as in Britain: no date of the sheet speaks against it.".to_owned());
    }
    let term = match &mapping.term {
        None => None,
        Some(id) => Some(catalogue.term(id).ok_or_else(|| {
            let help = "give the id of a term: the name of its file in content/terms/ without .md";
            (format!("there is no term {id}"), help.to_owned())
        })?),
    };
    Ok(Ways {
        order: mapping.dates.or(found),
        term: term.map(|term| (term.starts.value, term.ends.value)),
        year: mapping.year,
        breaks: term.map_or_else(Vec::new, |term| {
            term.breaks
                .iter()
                .map(|days| (days.from.value, days.to.value))
                .collect()
        }),
        ..Ways::default()
    })
}
