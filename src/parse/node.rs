//! Node: a value of a front matter, with its place.

use crate::source::{Span, Spanned};

/// A value, and the bytes it was read from.
#[derive(Debug, Clone)]
pub struct Node {
    pub span: Span,
    pub content: Content,
}

#[derive(Debug, Clone)]
pub enum Content {
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// One value: the text as written, without quotation marks, and what YAML 1.2 takes it for.
#[derive(Debug, Clone)]
pub struct Scalar {
    pub text: String,
    pub meaning: Meaning,
}

/// What kind of value it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Nothing,
    YesOrNo,
    Number,
    Text,
}

impl Meaning {
    /// Of a value without quotation marks, in the core schema (YAML 1.2.2, 10.3.2): `no` is a word, a date is a text. A number
    /// that begins with zeros is a text as well.
    pub fn of_plain(text: &str) -> Self {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let is_of = |digits: &str, radix: u32| {
            !digits.is_empty() && digits.chars().all(|letter| letter.is_digit(radix))
        };
        let has_zeros = unsigned.len() > 1 && unsigned.starts_with('0') && is_of(unsigned, 10);
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Self::Nothing,
            "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Self::YesOrNo,
            ".nan" | ".NaN" | ".NAN" => Self::Number,
            _ if has_zeros => Self::Text,
            _ if matches!(unsigned, ".inf" | ".Inf" | ".INF") => Self::Number,
            _ if unsigned.strip_prefix("0x").is_some_and(|it| is_of(it, 16)) => Self::Number,
            _ if unsigned.strip_prefix("0o").is_some_and(|it| is_of(it, 8)) => Self::Number,
            _ if unsigned.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.')
                && unsigned.parse::<f64>().is_ok_and(f64::is_finite) =>
            {
                Self::Number
            }
            _ => Self::Text,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Entry {
    pub key: Spanned<String>,
    pub value: Node,
}

impl Node {
    /// The entries of a map; a list and a value have none.
    pub fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Map(entries) => entries,
            _ => &[],
        }
    }

    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.value == key)
    }

    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.content {
            Content::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    pub fn is_null(&self) -> bool {
        (self.scalar()).is_some_and(|scalar| scalar.meaning == Meaning::Nothing)
    }

    /// Whether it says nothing: no value, quotation marks around nothing, or a list or keys of such.
    pub fn is_blank(&self) -> bool {
        match &self.content {
            Content::Scalar(scalar) => {
                scalar.meaning == Meaning::Nothing || scalar.text.trim().is_empty()
            }
            Content::List(items) => items.iter().all(Self::is_blank),
            Content::Map(entries) => entries.iter().all(|entry| entry.value.is_blank()),
        }
    }

    /// What it is, for a message.
    pub fn kind(&self) -> &'static str {
        match &self.content {
            Content::List(_) => "a list",
            Content::Map(_) => "a group of keys",
            Content::Scalar(scalar) => match scalar.meaning {
                Meaning::Nothing => "nothing",
                Meaning::YesOrNo => "yes or no",
                Meaning::Number => "a number",
                Meaning::Text => "a text",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_value_means_what_other_readers_of_yaml_take_it_for() {
        let words = "|~|null|Null|nulls|true|TRUE|truE|no|yes|0|-0|12|+12|-12|--1|+-1|010|-010|0.5|.5|5.|.|-.5|1e5|1e|e5|\
            1_000|1,000|0x1F|0xG|0x|0o17|0o18|-0x1f|.inf|-.INF|.nan|-.nan|inf|nan|infinity|2027-01-12|10:00|\
            10:00-12:00|12/01/2027|1 2|12 places|18446744073709551615|1e400|£5|½";
        for text in words.split('|') {
            let other = match serde_yaml::from_str(text).expect(text) {
                serde_yaml::Value::Null => Meaning::Nothing,
                serde_yaml::Value::Bool(_) => Meaning::YesOrNo,
                serde_yaml::Value::Number(_) => Meaning::Number,
                _ => Meaning::Text,
            };
            assert_eq!(Meaning::of_plain(text), other, "{text:?}");
        }
    }
}
