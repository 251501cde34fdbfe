//! What only the coordinator knows about a sheet, as questions whose answers go into the mapping.

use crate::import::csv::cells::{Columns, Entry, is_open};
use crate::import::csv::columns::{Field, score};
use crate::import::csv::dated;
use crate::import::csv::known::{Means, means};
use crate::import::csv::mapping::{Mapping, NEW, NONE};
use crate::import::csv::sheet::{Sheet, sheet};
use crate::import::when::Order;
use crate::model::Catalogue;
use crate::model::kind::Kind;

/// A question, and its choices in a word and a sentence each.
#[derive(Debug, Clone)]
pub struct Question {
    pub words: String,
    pub choices: Vec<(String, String)>,
    answers: Vec<Answer>,
}

#[derive(Debug, Clone)]
enum Answer {
    Column(String, String),
    Dates(Order),
    Same(Kind, String, String),
    Term(String),
    /// Left out, and listed.
    Leave,
}

/// A sheet, and what its columns are.
#[derive(Debug, Clone)]
pub struct Look {
    pub sheet: Sheet,
    pub columns: Columns,
}

/// Reads the rows and the headings.
///
/// # Errors
///
/// Why it is no sheet of courses, and what to do.
pub fn look(bytes: &[u8], mapping: &Mapping) -> Result<Look, (String, String)> {
    let sheet = sheet(bytes, &score)?;
    let columns = Columns::of(&sheet, mapping)?;
    Ok(Look { sheet, columns })
}

impl Look {
    /// What was decided, with a word for every column, as a mapping file holds it.
    pub fn decided(&self, mapping: &Mapping) -> Mapping {
        let mut whole = mapping.clone();
        whole.header_row = Some(self.sheet.rows[self.columns.header].number);
        for column in self
            .columns
            .all
            .iter()
            .filter(|column| !column.heading.is_empty())
        {
            let word = column.field.map_or(NONE, Field::word);
            whole
                .columns
                .entry(column.heading.clone())
                .or_insert_with(|| word.to_owned());
        }
        whole
    }
}

impl Question {
    fn new(words: String) -> Self {
        Self {
            words,
            choices: Vec::new(),
            answers: Vec::new(),
        }
    }

    fn choice(mut self, name: &str, meaning: impl Into<String>, answer: Answer) -> Self {
        self.choices.push((name.to_owned(), meaning.into()));
        self.answers.push(answer);
        self
    }

    /// Writes down an answer, by the place of its choice.
    pub fn answer(&self, at: usize, mapping: &mut Mapping) {
        match self.answers.get(at) {
            Some(Answer::Column(heading, word)) => {
                mapping.columns.insert(heading.clone(), word.clone());
            }
            Some(Answer::Dates(order)) => mapping.dates = Some(*order),
            Some(Answer::Same(kind, words, id)) => {
                if let Some(same) = mapping.same_mut(*kind) {
                    same.insert(words.clone(), id.clone());
                }
            }
            Some(Answer::Term(id)) => mapping.term = Some(id.clone()),
            Some(Answer::Leave) | None => {}
        }
    }
}

/// Which columns are nearly known.
pub fn about_columns(look: &Look) -> Vec<Question> {
    let asked = look.columns.all.iter().filter_map(|column| {
        let field = column.perhaps?;
        let heading = &column.heading;
        let question = Question::new(format!("The column \"{heading}\": what is it?"))
            .choice(
                field.word(),
                field.is(),
                Answer::Column(heading.clone(), field.word().to_owned()),
            )
            .choice(
                NONE,
                "nothing that is taken",
                Answer::Column(heading.clone(), NONE.to_owned()),
            );
        Some(question)
    });
    asked.collect()
}

/// Which names are nearly those of records, and what the dates of the sheet need.
pub fn about_rows(look: &Look, mapping: &Mapping, catalogue: &Catalogue) -> Vec<Question> {
    let entries = look.columns.entries(&look.sheet);
    let mut questions: Vec<Question> = about_order(&entries, mapping).into_iter().collect();
    for (kind, field) in [
        (Kind::Venue, Field::Venue),
        (Kind::Partner, Field::Partner),
        (Kind::Topic, Field::Topic),
    ] {
        let mut asked: Vec<&str> = Vec::new();
        for cell in entries.iter().flat_map(|entry| entry.all(field)) {
            let same = mapping.same(kind);
            let is_decided = same.is_some_and(|same| same.contains_key(cell));
            if is_decided || is_open(cell) || asked.contains(&cell) {
                continue;
            }
            if let Means::Near(id, name) = means(catalogue, kind, cell) {
                asked.push(cell);
                questions.push(about_name(kind, cell, &id, &name));
            }
        }
    }
    questions.extend(about_year(&entries, mapping, catalogue));
    questions
}

fn about_name(kind: Kind, words: &str, id: &str, name: &str) -> Question {
    let noun = kind.noun();
    let same = |id: &str| Answer::Same(kind, words.to_owned(), id.to_owned());
    let another = format!("another {noun}, which is begun as a draft");
    Question::new(format!("\"{words}\": is it the {noun} {name}?"))
        .choice(NEW, another, same(NEW))
        .choice(id, name, same(id))
}

fn about_order(entries: &[Entry<'_>], mapping: &Mapping) -> Option<Question> {
    let (order, seen) = dated::order(entries);
    if order.is_some() || mapping.dates.is_some() || seen.open == 0 {
        return None;
    }
    let examples = [seen.day_first, seen.month_first].into_iter().flatten();
    let words = format!(
        "Dates in numbers are written in more than one way ({}). Which number is the day, where both could be?",
        examples.collect::<Vec<_>>().join(", ")
    );
    let leave = "take none of them: they are listed, for you to put right";
    let question = Question::new(words)
        .choice("leave", leave, Answer::Leave)
        .choice(
            "day-first",
            "12/01 is 12 January",
            Answer::Dates(Order::DayFirst),
        )
        .choice(
            "month-first",
            "12/01 is 1 December",
            Answer::Dates(Order::MonthFirst),
        );
    Some(question)
}

fn about_year(entries: &[Entry<'_>], mapping: &Mapping, catalogue: &Catalogue) -> Option<Question> {
    let lacks =
        |entry: &&Entry<'_>| entry.get(Field::Term).is_none() && dated::dates(entry).lacks_a_year();
    let example = entries.iter().find(lacks)?;
    if mapping.year.is_some() || mapping.term.is_some() {
        return None;
    }
    let words = format!(
        "Dates without a year, such as \"{}\" in row {}: in which term do they lie?",
        dated::words(example),
        example.row
    );
    let mut question =
        Question::new(words).choice("leave", "take none of them: they are listed", Answer::Leave);
    for term in catalogue.terms.iter().rev() {
        question = question.choice(
            &term.origin.id,
            term.name.value.clone(),
            Answer::Term(term.origin.id.clone()),
        );
    }
    Some(question)
}
