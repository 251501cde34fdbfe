//! A template → the first style or script that stands in it: hosts are asked to let none do anything (`/_headers`).

/// Byte offset of a style or a script, and what it is. A script of data, such as JSON-LD, does nothing and is none.
pub(super) fn style_or_script(template: &str) -> Option<(usize, &'static str)> {
    let text = template.to_ascii_lowercase();
    let style = tags(&text, "<style").next().map(|(at, _)| (at, "a style"));
    let attribute = text.find(" style=").map(|at| (at + 1, "a style"));
    let script = tags(&text, "<script")
        .find(|(_, tag)| !tag.contains(" src=") && !tag.contains("json"))
        .map(|(at, _)| (at, "a script"));
    [style, attribute, script].into_iter().flatten().min()
}

/// Each opening tag of a name, with its place.
fn tags<'t>(text: &'t str, name: &'static str) -> impl Iterator<Item = (usize, &'t str)> {
    text.match_indices(name).filter_map(move |(at, _)| {
        let end = text[at..].find('>')?;
        let tag = &text[at..at + end];
        let after = tag[name.len()..].chars().next();
        after
            .is_none_or(|letter| letter.is_ascii_whitespace())
            .then_some((at, tag))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_or_script_is_found_where_it_stands() {
        for (template, found) in [
            ("<p>a</p><style>p{}</style>", Some((8, "a style"))),
            ("<p STYLE=\"color:red\">", Some((3, "a style"))),
            ("<script>go()</script>", Some((0, "a script"))),
            (
                "<script type=\"module\">x</script><style>",
                Some((0, "a script")),
            ),
            ("<script src=\"/assets/own.js\"></script>", None),
            ("<script type=\"application/ld+json\">{}</script>", None),
            ("<link rel=\"stylesheet\" href=\"/assets/own.css\">", None),
            ("<styled>, <p data-style=\"x\">", None),
        ] {
            assert_eq!(style_or_script(template), found, "{template}");
        }
    }
}
