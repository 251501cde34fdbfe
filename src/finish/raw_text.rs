//! Elements that hold text, whatever it looks like: where they end.

use crate::finish::tag::{is_one_of, is_space};

/// HTML standard, 13.2.5.1 and the states of raw text. What stands in `noscript` is markup for readers without scripts,
/// so that its addresses are set as any other; `plaintext` has no end tag at all.
const RAW: [&str; 9] = [
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
];

pub(super) fn is_raw(name: &str) -> bool {
    is_one_of(name, &RAW)
}

/// Whether some browsers leave out the tags of such an element in a list of choices, and read on as markup.
pub(super) fn is_doubtful_in_select(name: &str) -> bool {
    !is_one_of(name, &["script", "textarea"])
}

/// How long the text of an element is, from the end of its start tag to its end tag.
pub(super) fn end(text: &str, name: &str) -> Option<usize> {
    match name {
        _ if name.eq_ignore_ascii_case("plaintext") => None,
        _ if name.eq_ignore_ascii_case("script") => end_of_script(text),
        _ => end_tag(text, 0, name),
    }
}

/// Where an end tag of this name begins.
fn end_tag(text: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    loop {
        at += text[at..].find("</")?;
        if is_named(&text[at + 2..], name) {
            return Some(at);
        }
        at += 2;
    }
}

/// Whether a tag begins with this name, and not with a longer one.
fn is_named(tag: &str, name: &str) -> bool {
    let bytes = tag.as_bytes();
    let is_it = bytes.get(..name.len());
    is_it.is_some_and(|begins| begins.eq_ignore_ascii_case(name.as_bytes()))
        && bytes
            .get(name.len())
            .is_some_and(|next| is_space(*next) || matches!(next, b'/' | b'>'))
}

/// In a script, what stands between `<!--` and `-->` may hold another script with its end tag (HTML standard, 13.2.5.18
/// to 13.2.5.31).
fn end_of_script(text: &str) -> Option<usize> {
    let close = end_tag(text, 0, "script")?;
    let Some(mut at) = text[..close].find("<!--") else {
        return Some(close);
    };
    // `<!-->` is whole.
    at += 2;
    let (mut is_comment, mut is_double) = (true, false);
    loop {
        let rest = &text[at..];
        let step = rest.find(['<', '-'])?;
        at += step;
        let rest = &text[at..];
        if is_comment && rest.starts_with("-->") {
            (is_comment, is_double) = (false, false);
            at += 3;
        } else if !is_comment && rest.starts_with("<!--") {
            is_comment = true;
            at += 2;
        } else if rest.starts_with("</") && is_named(&rest[2..], "script") {
            if !is_double {
                return Some(at);
            }
            is_double = false;
            at += 8;
        } else if is_comment && is_named(&rest[1..], "script") {
            is_double = true;
            at += 7;
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_ends_where_browsers_end_it() {
        for (text, script) in [
            ("a</scripts></script >b", "a</scripts>"),
            ("<!-- a </script>b", "<!-- a "),
            (
                "<!-- <script> </script> --></script>b",
                "<!-- <script> </script> -->",
            ),
            ("<!-- <script> --></script>b</script>", "<!-- <script> -->"),
            (
                "<!-- <script> </script> </script>b",
                "<!-- <script> </script> ",
            ),
            ("<!--><script></script>b</script>", "<!--><script>"),
            (
                "<!-- --> <!-- <script> </SCRIPT\n></script/>b",
                "<!-- --> <!-- <script> </SCRIPT\n>",
            ),
            ("a</title></script>", "a</title>"),
        ] {
            assert_eq!(
                end(text, "Script").map(|end| &text[..end]),
                Some(script),
                "{text}"
            );
        }
        for text in ["a", "a</script", "<!-- <script> </script> b"] {
            assert_eq!(end(text, "script"), None, "{text}");
        }
    }

    #[test]
    fn other_texts_end_with_their_own_tag() {
        assert_eq!(end("a<b></titles></TITLE>", "title"), Some(13));
        assert_eq!(end("a</plaintext>", "plaintext"), None);
    }
}
