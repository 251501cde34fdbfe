//! A text of a cell → a value of a front matter that is read back as that text, whatever it holds.

/// A plain word where that is safe, otherwise in quotation marks.
///
/// A formula, a lone `yes`, a time or a number stays a text. The escapes are those of YAML 1.2.2, section 5.7.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if is_unsafe(letter) => out.push_str(&format!("\\u{:04x}", letter as u32)),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Always in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    let value = scalar(text);
    match value.starts_with('"') {
        true => value,
        false => format!("\"{value}\""),
    }
}

/// `[a, b]`
pub(super) fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| scalar(item)).collect();
    format!("[{}]", items.join(", "))
}

fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

fn is_plain(text: &str) -> bool {
    let words = [
        "true", "false", "null", "yes", "no", "on", "off", "nan", "inf",
    ];
    let inner = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '\'' | '.' | '/' | '(' | ')' | '’')
    };
    let is_fine = |letter: char| inner(letter) && !letter.is_control();
    text.chars().next().is_some_and(char::is_alphabetic)
        && text.chars().all(is_fine)
        && !text.ends_with(' ')
        && !words.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_something_else_stands_in_quotation_marks() {
        assert_eq!(scalar("Sleep well"), "Sleep well");
        for text in [
            "=1+1", "@SUM(A1)", "+44", "-", "yes", "No", "10:30", "a: b", "a #b", "", " a", "[x",
            "1e3",
        ] {
            assert!(scalar(text).starts_with('"'), "{text}");
        }
        assert_eq!(scalar("a\n\"b\"\\\u{7}"), "\"a\\n\\\"b\\\"\\\\\\u0007\"");
    }
}
