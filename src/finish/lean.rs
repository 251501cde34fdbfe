//! A script → what a browser needs of it: without lines of comment, empty lines and indentation.
//!
//! The theme's scripts are written to be read; a phone with little data loads what is left.

/// Leaves a script as it is where a line may be a part of something: of a text or a comment that goes on over several.
pub(super) fn lean(script: &str) -> String {
    let goes_on = |line: &str| line.matches('`').count() % 2 == 1 || line.ends_with('\\');
    if script.contains("/*") || script.lines().any(goes_on) {
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
    fn a_text_or_comment_over_several_lines_keeps_them_as_they_are() {
        for script in [
            "a(`b\n  // c`);\n",
            "a(\"b\\\n  c\");\n",
            "/* a\n// b */ c();\n",
        ] {
            assert_eq!(lean(script), script);
        }
    }
}
