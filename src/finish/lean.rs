//! A script → what a browser needs of it: without lines of comment, empty lines and indentation.
//!
//! The theme's scripts are written to be read; a phone with little data loads what is left.

/// Leaves a script as it is where white space may be a part of a text: in one that goes on over several lines.
pub(super) fn lean(script: &str) -> String {
    let goes_on = |line: &str| line.matches('`').count() % 2 == 1 || line.ends_with('\\');
    if script.lines().any(goes_on) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim);
    let needed = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    needed.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_every_statement_keeps_its_line() {
        let script = "// What it does.\n\nif (a) {\n  // Why.\n  b(\"//\", `c`); // stays\n}\n";
        assert_eq!(lean(script), "if (a) {\nb(\"//\", `c`); // stays\n}\n");
    }

    #[test]
    fn a_text_over_several_lines_keeps_its_white_space() {
        for script in ["a(`b\n  // c`);\n", "a(\"b\\\n  c\");\n"] {
            assert_eq!(lean(script), script);
        }
    }
}
