//! A message taken apart once, so that filling it in is only writing: its words and its variables in turn.

use fluent_bundle::FluentValue;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

/// A message that chooses nothing.
#[derive(Debug)]
pub(super) struct Ready(Vec<Part>);

#[derive(Debug)]
enum Part {
    Words(String),
    Variable(String),
}

impl Ready {
    /// `None` for a message that chooses, counts or names another one: that is for Fluent.
    pub(super) fn of(pattern: &Pattern<&str>) -> Option<Self> {
        let part = |element: &PatternElement<&str>| match element {
            PatternElement::TextElement { value } => Some(Part::Words((*value).to_owned())),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => Some(Part::Variable(id.name.to_owned())),
            PatternElement::Placeable { .. } => None,
        };
        let parts: Option<Vec<Part>> = pattern.elements.iter().map(part).collect();
        parts.map(Self)
    }

    /// Whether it has no variable.
    pub(super) fn is_unchanging(&self) -> bool {
        self.0.iter().all(|part| matches!(part, Part::Words(_)))
    }

    /// The message with its variables filled in; `None` when one is missing or is no text or number.
    pub(super) fn fill(&self, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let mut text = String::with_capacity(self.0.len() * 16);
        for part in &self.0 {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Variable(name) => match args.iter().rev().find(|(own, _)| own == name)? {
                    (_, FluentValue::String(value)) => text.push_str(value),
                    (_, FluentValue::Number(value)) => text.push_str(&value.as_string()),
                    _ => return None,
                },
            }
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use fluent_bundle::concurrent::FluentBundle;
    use fluent_bundle::{FluentArgs, FluentResource};

    use super::*;

    /// What a message becomes by itself, and what Fluent makes of it.
    fn filled(message: &str, args: &[(&str, FluentValue<'_>)]) -> (Option<String>, String) {
        let mut bundle = FluentBundle::new_concurrent(Vec::new());
        bundle.set_use_isolating(false);
        let file = format!("other = others\nit = {message}\n");
        bundle
            .add_resource(FluentResource::try_new(file).unwrap())
            .unwrap();
        let pattern = bundle.get_message("it").unwrap().value().unwrap();
        let all: FluentArgs<'_> = args.iter().cloned().collect();
        let by_fluent = bundle.format_pattern(pattern, Some(&all), &mut Vec::new());
        let ready = Ready::of(pattern).and_then(|ready| ready.fill(args));
        (ready, by_fluent.into_owned())
    }

    #[test]
    fn a_message_says_what_fluent_would_make_of_it() {
        let args = [("a", "<one>".into()), ("n", 2.5.into()), ("m", 12.into())];
        for message in [
            "Bring a cup.",
            "{ $a }, { $n } and { $m }, { $a } again",
            "two\n    lines\n      and one further in",
        ] {
            let (ready, by_fluent) = filled(message, &args);
            assert_eq!(ready, Some(by_fluent), "{message}");
        }
    }

    #[test]
    fn what_chooses_counts_or_names_another_is_left_to_fluent() {
        let args = [("n", FluentValue::from(1))];
        for message in [
            "{ $n ->\n    [one] one\n   *[other] many\n }",
            "{ other }",
            "{ \"{\" }",
            "{ $missing }",
        ] {
            assert_eq!(filled(message, &args).0, None, "{message}");
        }
    }
}
