//! Cells → a line of CSV (RFC 4180): commas, quotes where they are needed, CRLF, UTF-8.
//!
//! A text that a spreadsheet would take for a formula gets an apostrophe before it.

use crate::text::plain::without_control;

/// A line with its end.
pub fn line<T: AsRef<str>>(cells: &[T]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell.as_ref())).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell as it is written. Control characters, line breaks among them, are spaces: a line is a record.
fn escaped(cell: &str) -> String {
    let mut text = without_control(cell);
    // OWASP, CSV Injection: what a spreadsheet takes for a formula, also after spaces and in letters of full width.
    let begins_a_formula = |letter: char| "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".contains(letter);
    if text.trim_start().starts_with(begins_a_formula) {
        text.insert(0, '\'');
    }
    // Semicolons too, which part cells where a comma stands in numbers.
    match text.contains([',', ';', '"']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_gets_an_apostrophe() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"] {
            assert!(escaped(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(
            escaped("=HYPERLINK(\"x\",\"y\")"),
            "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""
        );
        assert_eq!(escaped("2 + 2 = 4"), "2 + 2 = 4");
    }

    #[test]
    fn a_cell_is_one_cell_and_a_record_one_line() {
        assert_eq!(escaped("tea, and talk"), "\"tea, and talk\"");
        assert_eq!(escaped("say \"hello\""), "\"say \"\"hello\"\"\"");
        assert_eq!(escaped("tea;=1+1"), "\"tea;=1+1\"");
        assert_eq!(escaped("one\r\ntwo"), "one  two");
        assert_eq!(escaped(""), "");
        assert_eq!(line(&["a", "b,c"]), "a,\"b,c\"\r\n");
    }
}
