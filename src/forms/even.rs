//! A record → the same record, with each thing said in the way that its form has.
//!
//! A form that is given a session as one line, where it asks for its day, theme and venue one by one, shows an empty
//! session, and saving it would lose the line. So `2027-01-12 10:00-12:00` becomes `{on: 2027-01-12 10:00-12:00}`: the
//! reader takes both for the same, and nothing else in the file moves.

use crate::edit::{Edit, edited};
use crate::finding::Findings;
use crate::forms::field::LEFT_OUT;
use crate::model::dates;
use crate::model::fields::{Form, Record};
use crate::model::kind::{Purpose, purpose};
use crate::model::reader::declaration;
use crate::parse;
use crate::parse::node::{Content, Entry, Node, Scalar};
use crate::source::{Source, SourceId, Span};

/// A record that a form cannot show as it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Uneven {
    /// How many places say something in another way than the form.
    pub places: usize,
    /// The text that says it in the form's way; absent where somebody has to write it.
    pub after: Option<String>,
    /// The first such place, its line from 1.
    pub line: usize,
}

/// What is uneven in a file; `None` when a form shows all of it, and for a file that is in no form or cannot be read.
pub fn uneven(source: &Source) -> Option<Uneven> {
    let Purpose::Record(kind, _) = purpose(&source.path) else {
        return None;
    };
    let record = declaration(kind);
    let first = Evening::of(source, record)?;
    let at = first.first?;
    let (text, made) = edited(&source.text, &first.edits);
    let is_all = first.left == 0 && made.len() == first.edits.len();
    // A key that goes with its value shows what is inside only now.
    let again = Source::new(source.path.clone(), text.clone());
    let next = Evening::of(&again, record);
    let after = match next {
        Some(next) if is_all && next.first.is_none() => Some(text),
        Some(next) if is_all && next.left == 0 => {
            let (text, _) = edited(&again.text, &next.edits);
            let last = Source::new(source.path.clone(), text.clone());
            let last = Evening::of(&last, record);
            last.is_some_and(|it| it.first.is_none()).then_some(text)
        }
        _ => None,
    };
    Some(Uneven {
        places: first.places,
        after,
        line: source.line_column(at).0,
    })
}

struct Evening<'t> {
    text: &'t str,
    edits: Vec<Edit>,
    /// Places that somebody has to write.
    left: usize,
    places: usize,
    /// The first place's byte.
    first: Option<usize>,
}

impl<'t> Evening<'t> {
    fn of(source: &'t Source, record: &'static Record) -> Option<Self> {
        let mut ignored = Findings::default();
        let document = parse::document(SourceId(0), source, &mut ignored)?;
        let mut evening = Self {
            text: &source.text,
            edits: Vec::new(),
            left: 0,
            places: 0,
            first: None,
        };
        evening.keys(&document.front, record);
        Some(evening)
    }

    fn place(&mut self, span: Span) {
        let at = span.range().start;
        self.places += 1;
        self.first = Some(self.first.map_or(at, |first| first.min(at)));
    }

    fn leave(&mut self, span: Span) {
        self.place(span);
        self.left += 1;
    }

    fn replace(&mut self, range: std::ops::Range<usize>, text: impl Into<String>) {
        let text = text.into();
        self.edits.push(Edit { range, text });
    }

    fn keys(&mut self, node: &Node, record: &'static Record) {
        for entry in node.entries() {
            let key = record.keys.iter().find(|key| key.name == entry.key.value);
            let Some(key) = key.filter(|_| !entry.value.is_blank()) else {
                continue;
            };
            let is_left_out =
                |(of, name, _): &(&str, &str, &str)| *of == record.name && *name == entry.key.value;
            if !LEFT_OUT.iter().any(is_left_out) {
                self.value(&entry.value, key.form());
            } else if key.name == "agreement" {
                self.agreement(node, entry);
            }
        }
    }

    /// `agreement` says one of `agreements`.
    fn agreement(&mut self, node: &Node, entry: &Entry) {
        let is_free = node.get("agreements").is_none();
        let is_plain = self.written(entry.key.span) == "agreement";
        match is_free && is_plain {
            true => {
                self.place(entry.key.span);
                self.replace(entry.key.span.range(), "agreements");
            }
            false => self.leave(entry.key.span),
        }
    }

    fn value(&mut self, node: &Node, form: Form) {
        match form {
            Form::OneOf(forms) => self.in_the_way_of_forms(node, forms),
            Form::List(item) => self.list(node, *item),
            Form::Keys(record) => match &node.content {
                Content::Map(_) => self.keys(node, record),
                _ => self.leave(node.span),
            },
            Form::YesNo | Form::Like(_) => self.word(node, form),
            Form::Date => self.date(node),
            Form::Text | Form::Id(_) | Form::Venue | Form::Address => self.text(node),
            Form::AnyKeys(item) => {
                for entry in node.entries() {
                    self.value(&entry.value, *item);
                }
            }
            Form::Count | Form::Number | Form::Choice(_) | Form::Any => {}
        }
    }

    fn in_the_way_of_forms(&mut self, node: &Node, forms: &'static [Form]) {
        let Some(first) = forms.first() else {
            return;
        };
        match (first, &node.content) {
            (Form::Keys(record), Content::Scalar(scalar)) => {
                let Some(key) = record.keys.first() else {
                    return;
                };
                self.place(node.span);
                match self.in_braces(node.span, scalar) {
                    Some(value) => {
                        let value = format!("{{{}: {value}}}", key.name);
                        self.replace(node.span.range(), value);
                    }
                    None => self.left += 1,
                }
            }
            (Form::Like(_), Content::Map(entries)) => match &entries[..] {
                [entry] if entry.value.scalar().is_some() => {
                    self.place(node.span);
                    let day = entry.value.scalar().map_or("", |scalar| &scalar.text);
                    let text = format!("{} {day}", entry.key.value);
                    self.replace(node.span.range(), text);
                }
                _ => self.leave(node.span),
            },
            (Form::List(Form::Keys(record)), Content::Map(entries)) => {
                self.place(node.span);
                if self.dated(node, entries).is_none() {
                    self.left += 1;
                }
                for entry in entries {
                    self.keys(&entry.value, record);
                }
            }
            _ => self.value(node, *first),
        }
    }

    /// A text as it can stand between braces.
    fn in_braces(&self, span: Span, scalar: &Scalar) -> Option<String> {
        let written = self.written(span);
        let is_quoted = written.starts_with(['"', '\'']);
        let is_plain = |letter: char| !",[]{}#&*!|>%@`\n".contains(letter);
        let is_one_line = !written.contains('\n');
        let fits = is_one_line && (is_quoted || scalar.text.chars().all(is_plain));
        fits.then(|| written.to_owned())
    }

    fn list(&mut self, node: &Node, item: Form) {
        match &node.content {
            Content::List(items) => {
                for node in items.iter().filter(|node| !node.is_blank()) {
                    self.value(node, item);
                }
            }
            Content::Map(_) if !self.is_flow(node.span) => {
                self.place(node.span);
                match self.dash_before(node.span) {
                    Some(range) => self.replace(range, "- "),
                    None => self.left += 1,
                }
                self.value(node, item);
            }
            _ => {
                self.place(node.span);
                let range = node.span.range();
                self.replace(range.start..range.start, "[");
                self.value(node, item);
                self.replace(range.end..range.end, "]");
            }
        }
    }

    /// The two spaces before the first key of a block, which a hyphen and a space can take.
    fn dash_before(&self, span: Span) -> Option<std::ops::Range<usize>> {
        let start = span.range().start;
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let is_indent = self.text[line..start].bytes().all(|byte| byte == b' ');
        (is_indent && start - line >= 2).then(|| start - 2..start)
    }

    /// Changes behind their dates → a list of changes with their dates.
    fn dated(&mut self, node: &Node, entries: &[Entry]) -> Option<()> {
        let is_flow = self.is_flow(node.span);
        if is_flow {
            let range = node.span.range();
            self.replace(range.start..range.start + 1, "[");
            self.replace(range.end - 1..range.end, "]");
        }
        for entry in entries {
            let (key, value) = (entry.key.span.range(), entry.value.span.range());
            let date = self.written(entry.key.span).to_owned();
            let dash = if is_flow { "" } else { "- " };
            if self.is_flow(entry.value.span) {
                let text = format!("{dash}{{date: {date}, ");
                self.replace(key.start..value.start + 1, text);
                continue;
            }
            // A block under its date: it stays where it is, two letters further in than the hyphen.
            let column = |at: usize| at - self.text[..at].rfind('\n').map_or(0, |at| at + 1);
            let colon = self.text[key.end..].strip_prefix(':')?;
            let is_below = colon.trim_start_matches(' ').starts_with(['\n', '\r']);
            if is_flow || !is_below || column(value.start) != column(key.start) + 2 {
                return None;
            }
            self.replace(key.start..key.end + 1, format!("- date: {date}"));
        }
        Some(())
    }

    /// `true` is `yes` in a file, and a form that asks for yes or no knows no other word.
    fn word(&mut self, node: &Node, form: Form) {
        let Some(scalar) = node.scalar() else {
            return self.leave(node.span);
        };
        let word = match self.written(node.span).to_ascii_lowercase().as_str() {
            "true" => "yes",
            "false" => "no",
            _ if matches!(form, Form::YesNo) && scalar.text != scalar.text.to_lowercase() => {
                &scalar.text.to_lowercase()
            }
            _ => return,
        };
        self.place(node.span);
        self.replace(node.span.range(), word);
    }

    /// A midnight behind a date is one that a form put there.
    fn date(&mut self, node: &Node) {
        let Some(scalar) = node.scalar() else {
            return self.leave(node.span);
        };
        let text = scalar.text.trim();
        if let Ok(date) = dates::date(text)
            && text != date.to_string()
        {
            self.place(node.span);
            self.replace(node.span.range(), date.to_string());
        }
    }

    /// A number that an editor would write in another way, such as a phone number that begins with 0, stands in quotation
    /// marks, and so does a word that it takes for yes or no.
    fn text(&mut self, node: &Node) {
        let Some(scalar) = node.scalar() else {
            return self.leave(node.span);
        };
        let written = self.written(node.span);
        let is_quoted = written.starts_with(['"', '\'', '|', '>']);
        let text = scalar.text.trim();
        let is_kept = text
            .parse::<i64>()
            .is_ok_and(|number| number.to_string() == text);
        if !is_quoted && !is_kept && is_number_or_truth(text) {
            self.place(node.span);
            self.replace(node.span.range(), format!("'{text}'"));
        }
    }

    fn is_flow(&self, span: Span) -> bool {
        self.written(span).starts_with('{')
    }

    fn written(&self, span: Span) -> &'t str {
        self.text.get(span.range()).unwrap_or("")
    }
}

/// What the core schema of YAML 1.2 (10.3.2) takes for a number or for true or false.
fn is_number_or_truth(text: &str) -> bool {
    if matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE") {
        return true;
    }
    let digits = |text: &str, more: &str| {
        let fine = |letter: char| letter.is_ascii_digit() || more.contains(letter);
        !text.is_empty() && text.chars().all(fine) && text.contains(|it: char| it.is_ascii_digit())
    };
    if let Some(octal) = text.strip_prefix("0o") {
        return digits(octal, "");
    }
    if let Some(hexadecimal) = text.strip_prefix("0x") {
        return hexadecimal.chars().all(|letter| letter.is_ascii_hexdigit());
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits(unsigned, ".eE+-") && unsigned.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn even(path: &str, front: &str) -> Option<String> {
        let source = Source::new(path, format!("---\n{front}---\nText\n"));
        let text = uneven(&source)?.after.expect("it can be evened");
        let front = text.strip_prefix("---\n")?.strip_suffix("---\nText\n")?;
        Some(front.to_owned())
    }

    fn course(front: &str) -> Option<String> {
        even("content/courses/x.md", front)
    }

    #[test]
    fn what_a_form_shows_stays() {
        for front in [
            "title: Sleep\nruns:\n  - id: a\n    sessions:\n      - {on: 2027-01-12 10:00-12:00}\n",
            "title: 2027\ntopics: [a]\nnext_steps: [{course: b}]\nreviewed: \"2027-01-12\"\ndraft: yes\n",
            "summary: ''\ntopics: []\nopen_to:\n",
        ] {
            assert_eq!(course(front), None, "{front}");
        }
    }

    #[test]
    fn a_line_becomes_a_session_and_its_comment_stays() {
        let before = "runs:\n  - id: a\n    sessions:\n      - 2027-01-12 10:00-12:00  # the first\n      - {on: 2027-01-19 10:00, theme: Sleep}\n";
        let after = "runs:\n  - id: a\n    sessions:\n      - {on: 2027-01-12 10:00-12:00}  # the first\n      - {on: 2027-01-19 10:00, theme: Sleep}\n";
        assert_eq!(course(before).as_deref(), Some(after));
        assert_eq!(
            course("open_to: everyone\nnext_steps: [a, {partner: b}]\ntopics: c\n").as_deref(),
            Some(
                "open_to: {only: everyone}\nnext_steps: [{course: a}, {partner: b}]\ntopics: [c]\n"
            )
        );
    }

    #[test]
    fn changes_of_a_series_become_a_list() {
        let flow = "runs:\n- id: a\n  weekly:\n    first: 2027-01-12 10:00\n    times: 3\n    change: {2027-01-19: {cancelled: Snow}, 2027-01-26: {on: 2027-01-27 10:00}}\n";
        let listed = "change: [{date: 2027-01-19, cancelled: Snow}, {date: 2027-01-26, on: 2027-01-27 10:00}]\n";
        assert!(course(flow).expect("it is uneven").ends_with(listed));
        let block = "runs:\n- id: a\n  weekly:\n    first: 2027-01-12 10:00\n    times: 3\n    change:\n      2027-01-19:\n        cancelled: Snow\n        note: Stay in\n      2027-01-26: {on: 2027-01-27 10:00}\n";
        let listed = "    change:\n      - date: 2027-01-19\n        cancelled: Snow\n        note: Stay in\n      - {date: 2027-01-26, on: 2027-01-27 10:00}\n";
        assert!(course(block).expect("it is uneven").ends_with(listed));
    }

    #[test]
    fn one_agreement_becomes_a_list_of_one() {
        let partner = |front: &str| even("partners/x.md", front);
        assert_eq!(
            partner("name: X\nagreement:\n  covers: [course]\n  signed: 2026-04-01\nstatus: {ended: 2026-10-01}\n").as_deref(),
            Some("name: X\nagreements:\n- covers: [course]\n  signed: 2026-04-01\nstatus: ended 2026-10-01\n")
        );
        assert_eq!(
            partner("name: X\nagreement: {informal: true}\n").as_deref(),
            Some("name: X\nagreements: [{informal: yes}]\n")
        );
    }

    #[test]
    fn numbers_that_an_editor_would_write_in_another_way_are_texts() {
        let college = |front: &str| even("content/college.md", front);
        assert_eq!(
            college("contact: {phone: 07700900100, text: 07700 900 100}\nname: 1.0\n").as_deref(),
            Some("contact: {phone: '07700900100', text: 07700 900 100}\nname: '1.0'\n")
        );
        for text in ["0x1f", "1e3", ".5", "010", "+1", "true"] {
            assert!(is_number_or_truth(text), "{text}");
        }
        for text in ["e", ".", "yes", "2027-01-12", "1 2", "-", "ten"] {
            assert!(!is_number_or_truth(text), "{text}");
        }
    }

    #[test]
    fn what_stands_under_a_date_in_another_way_is_left_to_people() {
        let text = "---\nruns:\n- id: a\n  weekly:\n    change:\n      2027-01-19:\n          cancelled: Snow\n---\n";
        let found = uneven(&Source::new("content/courses/x.md", text)).expect("it is uneven");
        assert_eq!((found.after, found.line), (None, 6));
    }
}
