//! Values → what they say, or a finding at their place.

use jiff::civil::Date;

use crate::finding::{Code, Finding, Findings, Fix, Level};
use crate::malformed::{
    MISSING_FIELD, PLACEHOLDER_LEFT, UNREADABLE_DATE_OR_TIME, WRONG_KIND_OF_VALUE,
};
use crate::model::dates;
use crate::model::fields::choice::Choice;
use crate::model::fields::record::{Text, shape};
use crate::model::fields::words::{nearest, placeholder, yes_or_no};
use crate::parse::node::{Content, Meaning, Node};
use crate::source::{Span, Spanned};

/// Where the readers put what they find in one file.
#[derive(Debug)]
pub struct Reading<'f> {
    pub findings: &'f mut Findings,
    /// In a draft, what is missing or a placeholder is advice.
    pub draft: bool,
}

impl<'f> Reading<'f> {
    pub fn report(&mut self, finding: Finding) {
        let eased =
            self.draft && [&MISSING_FIELD as &Code, &PLACEHOLDER_LEFT].contains(&finding.code);
        self.findings.push(if eased {
            finding.level(Level::Advice)
        } else {
            finding
        });
    }

    pub fn wrong_kind(&mut self, span: Span, message: impl Into<String>, shape: &str) {
        self.report(
            Finding::new(&WRONG_KIND_OF_VALUE, span, message).help(format!("write {shape}")),
        );
    }

    /// Any text; a number or yes/no stands for its own letters.
    pub fn text(&mut self, node: &Node, shape: &str) -> Option<Text> {
        match node.scalar() {
            Some(scalar) if scalar.meaning != Meaning::Nothing => {
                let text = Spanned::new(scalar.text.trim().to_owned(), node.span);
                let is_unseen =
                    |letter: char| letter.is_control() && !"\n\r\t\u{85}".contains(letter);
                if text.value.contains(is_unseen) {
                    self.wrong_kind(text.span, "this holds a sign that nobody can see", shape);
                }
                self.check_placeholder(&text);
                Some(text)
            }
            Some(_) => {
                self.wrong_kind(node.span, "there is no value here", shape);
                None
            }
            None => {
                self.wrong_kind(node.span, format!("this is {}", node.kind()), shape);
                None
            }
        }
    }

    /// A text in a list, where an empty one is nothing that a reader could see.
    pub fn item(&mut self, node: &Node, shape: &str) -> Option<Text> {
        let text = self.text(node, shape)?;
        if text.value.is_empty() {
            self.wrong_kind(node.span, "there is no value here", shape);
            return None;
        }
        Some(text)
    }

    pub fn check_placeholder(&mut self, text: &Text) {
        if let Some(found) = placeholder(&text.value) {
            let finding = Finding::new(
                &PLACEHOLDER_LEFT,
                text.span,
                format!("the placeholder {found} is still here"),
            )
            .help("write what belongs here, or take the placeholder out");
            self.report(finding);
        }
    }

    pub fn date(&mut self, node: &Node) -> Option<Spanned<Date>> {
        let text = self.text(node, shape::DATE)?;
        match dates::date(&text.value) {
            Ok(date) => Some(Spanned::new(date, text.span)),
            Err(reason) => {
                let fix = dates::surely_meant(&text.value);
                let fix = fix.and_then(|date| instead(&text, date.to_string()));
                self.report(
                    Finding::new(&UNREADABLE_DATE_OR_TIME, text.span, reason)
                        .help("write year, month and day with hyphens, such as 2027-01-12")
                        .fix(fix),
                );
                None
            }
        }
    }

    pub fn yes_no(&mut self, node: &Node) -> Option<bool> {
        let text = self.text(node, shape::YES_NO)?;
        let answer = yes_or_no(&text.value);
        if answer.is_none() {
            self.wrong_kind(
                text.span,
                format!("{} is neither yes nor no", text.value),
                shape::YES_NO,
            );
        }
        answer
    }

    pub fn count(&mut self, node: &Node) -> Option<Spanned<u32>> {
        let text = self.text(node, shape::COUNT)?;
        match text.value.parse() {
            Ok(count) => Some(Spanned::new(count, text.span)),
            Err(_) => {
                self.wrong_kind(
                    text.span,
                    format!("{} is not a whole number", text.value),
                    shape::COUNT,
                );
                None
            }
        }
    }

    /// An outside address that begins with `https://` or `http://`.
    pub fn address(&mut self, node: &Node) -> Option<Text> {
        let text = self.text(node, shape::ADDRESS)?;
        let fine = ["https://", "http://"]
            .iter()
            .any(|scheme| text.value.len() > scheme.len() && text.value.starts_with(scheme));
        if fine && !text.value.contains(char::is_whitespace) {
            return Some(text);
        }
        self.wrong_kind(
            text.span,
            format!("{} is not an address", text.value),
            shape::ADDRESS,
        );
        None
    }

    /// The items of a list; one value alone counts as a list of one.
    pub fn items<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        match &node.content {
            Content::List(items) => items,
            _ if node.is_null() => &[],
            _ => std::slice::from_ref(node),
        }
    }

    /// One of a few words.
    pub fn choice<T: Choice>(&mut self, node: &Node) -> Option<Spanned<T>> {
        let all = T::words().collect::<Vec<_>>().join(", ");
        let text = self.text(node, &format!("one of {all}"))?;
        if let Some(value) = T::from_word(&text.value) {
            return Some(Spanned::new(value, text.span));
        }
        let mut finding = Finding::new(
            &WRONG_KIND_OF_VALUE,
            text.span,
            format!("{} is not a choice here", text.value),
        )
        .help(format!("write one of {all}"));
        if let Some(near) = nearest(&text.value, T::words()) {
            finding = finding.label(format!("did you mean {near}?"));
        }
        self.report(finding);
        None
    }
}

/// Replaces a value, where it stands as it is or in plain quotation marks.
fn instead(text: &Text, write: String) -> Option<Fix> {
    let (place, length) = (text.span.range(), text.value.len());
    let range = match place.len().checked_sub(length)? {
        0 => place,
        2 => place.start + 1..place.end - 1,
        _ => return None,
    };
    Some(Fix {
        span: Span::new(text.span.source, range),
        text: write.clone(),
        was: text.value.clone(),
        becomes: write,
    })
}
