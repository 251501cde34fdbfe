//! How an import went → lines for a terminal, or a report in Markdown that the office keeps.

use crate::import::told::{CourseTold, Line, Sort, State, Told};
use crate::report::words::{counted, listed};
use crate::text::plain::without_control;

/// How many lines of a kind a terminal shows; the report in a file has all.
const SHOWN: usize = 12;

/// What a person at a terminal reads. People stand here with their names, and nowhere else.
pub fn short(told: &Told) -> String {
    let mut out = String::new();
    let mut line = |text: &str| out.push_str(&format!("{}\n", without_control(text)));
    told.read_as.iter().for_each(|words| line(words));
    let (taken, left): (Vec<_>, Vec<_>) = told
        .columns
        .iter()
        .partition(|column| column.field.is_some());
    if !taken.is_empty() {
        line("Columns taken:");
        for column in &taken {
            line(&format!(
                "  {}: {}",
                column.heading,
                column.field.unwrap_or_default()
            ));
        }
    }
    if !left.is_empty() {
        line("Columns not taken:");
        for column in &left {
            line(&format!("  {}: {}", column.heading, column.words));
        }
    }
    for (sort, title) in TITLES {
        if sort != Sort::Taken {
            lines(told, sort, title, &mut line);
        }
    }
    missing(&told.courses, &mut line);
    if !told.people.is_empty() {
        line("Who is who (this stands nowhere else):");
        for (id, name) in &told.people {
            line(&format!("  {id}  {name}"));
        }
    }
    out
}

const TITLES: [(Sort, &str); 3] = [
    (Sort::Question, "For you to decide"),
    (Sort::NotTaken, "Not taken"),
    (Sort::Taken, "Taken"),
];

fn lines(told: &Told, sort: Sort, title: &str, line: &mut dyn FnMut(&str)) {
    let of_sort: Vec<&Line> = told.lines.iter().filter(|line| line.sort == sort).collect();
    if of_sort.is_empty() {
        return;
    }
    line(&format!("{title} ({}):", of_sort.len()));
    for one in of_sort.iter().take(SHOWN) {
        line(&format!("  {}", worded(one, told)));
    }
    if of_sort.len() > SHOWN {
        line(&format!(
            "  and {} more: --report FILE writes them all",
            of_sort.len() - SHOWN
        ));
    }
}

/// What all new drafts lack, the commonest first.
fn missing(courses: &[CourseTold], line: &mut dyn FnMut(&str)) {
    let mut counts: Vec<(&str, bool, usize)> = Vec::new();
    for course in courses.iter().filter(|course| course.state != State::There) {
        let both = [(&course.needed, true), (&course.wanted, false)];
        for (what, needed) in both
            .into_iter()
            .flat_map(|(list, needed)| list.iter().map(move |what| (what, needed)))
        {
            match counts.iter_mut().find(|(own, ..)| own == what) {
                Some((.., count)) => *count += 1,
                None => counts.push((what, needed, 1)),
            }
        }
    }
    counts.sort_by_key(|(_, needed, count)| (!needed, std::cmp::Reverse(*count)));
    if !counts.is_empty() {
        line("Missing before courses can be published (* is needed, the rest a good course has):");
    }
    for (what, needed, count) in counts {
        let mark = if needed { "*" } else { " " };
        line(&format!(
            "  {mark} {what}: {}",
            counted(count, "course", "courses")
        ));
    }
}

fn worded(line: &Line, told: &Told) -> String {
    let noun = if told.by_lines { "line" } else { "row" };
    let place: Vec<String> = [
        line.row.map(|row| format!("{noun} {row}")),
        line.column
            .as_ref()
            .filter(|column| !column.is_empty())
            .cloned(),
    ]
    .into_iter()
    .flatten()
    .collect();
    match place.is_empty() {
        true => line.words.clone(),
        false => format!("{}: {}", place.join(", "), line.words),
    }
}

/// How a report begins, so that no other file is written over.
pub const HEADING: &str = "# Import of ";

/// All of it, in Markdown, without the names of people.
pub fn whole(told: &Told, from: &str) -> String {
    let mut out = format!("{HEADING}{}\n", plain(from));
    let mut line = |text: &str| {
        for part in text.split('\n') {
            out.push_str(&format!("{}\n", without_control(part)));
        }
    };
    line("");
    told.read_as
        .iter()
        .for_each(|words| line(&format!("- {}", plain(words))));
    if !told.columns.is_empty() {
        line("\n## Columns\n\n| Heading | Taken for | Why |\n| --- | --- | --- |");
        for column in &told.columns {
            let field = column.field.unwrap_or("not taken");
            line(&format!(
                "| {} | {field} | {} |",
                plain(&column.heading),
                plain(&column.words)
            ));
        }
    }
    for (sort, title) in TITLES {
        let mut of_sort = told
            .lines
            .iter()
            .filter(|line| line.sort == sort)
            .peekable();
        if of_sort.peek().is_some() {
            line(&format!("\n## {title}\n"));
        }
        of_sort.for_each(|one| line(&format!("- {}", plain(&worded(one, told)))));
    }
    if !told.courses.is_empty() {
        line("\n## Courses\n");
    }
    told.courses
        .iter()
        .for_each(|course| line(&course_told(course)));
    if !told.begun.is_empty() {
        line("\n## Other drafts\n");
    }
    for (path, words) in &told.begun {
        line(&format!("- {path}: {}", plain(words)));
    }
    out
}

fn course_told(course: &CourseTold) -> String {
    let rows: Vec<String> = course.rows.iter().map(usize::to_string).collect();
    let noun = if rows.len() == 1 { "row" } else { "rows" };
    let mut text = format!(
        "### {}\n\n{} ({noun} {}): {}.",
        plain(&course.title),
        course.path,
        listed(&rows),
        course.state.words()
    );
    for (title, list) in [
        ("Needed before it can be published", &course.needed),
        ("A good course says too", &course.wanted),
    ] {
        if !list.is_empty() && course.state != State::There {
            text.push_str(&format!("\n\n{title}:\n"));
            text.extend(list.iter().map(|what| format!("\n- {}", plain(what))));
        }
    }
    text.push('\n');
    text
}

/// Words of a sheet in Markdown: its signs are letters.
fn plain(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for letter in line.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '#') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
