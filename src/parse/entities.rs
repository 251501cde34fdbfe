//! Letters as HTML writes them: entities read, and signs escaped that would be read as HTML.

/// Characters by number, and by the names that matter for deciding what a value says, as browsers read them (HTML, 13.5).
///
/// ```
/// use prospectus::parse::entities::decode;
///
/// assert_eq!(decode("St Anne&#x27;s &amp;lt; &#104;ttps&colon;//a"), "St Anne's &lt; https://a");
/// for text in ["tea & cake; &eacute;", "&#0; &#xfffffff; &#+5; &#x; &;", "&", "é&é"] {
///     assert_eq!(decode(text), text);
/// }
/// ```
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let near = rest.floor_char_boundary(LONGEST_ENTITY);
        let name = rest[1..near].split_once(';').map(|(name, _)| name);
        let meant = name.and_then(|name| Some((name, meant_by(name)?)));
        match meant {
            Some((name, letter)) => {
                decoded.push(letter);
                rest = &rest[name.len() + 2..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

/// So many bytes an entity has at most that is decoded, with the ampersand before it: `&#x0010ffff;`.
const LONGEST_ENTITY: usize = 16;

/// The character that stands between `&` and `;`.
fn meant_by(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "apos" => '\'',
        "colon" => ':',
        "gt" => '>',
        "lt" => '<',
        "NewLine" => '\n',
        "num" => '#',
        "period" => '.',
        "quot" => '"',
        "sol" => '/',
        "Tab" => '\t',
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16),
                None => number.parse(),
            };
            let letter = char::from_u32(number.ok()?)?;
            let is_number = name[1..].bytes().all(|byte| byte.is_ascii_alphanumeric());
            return (is_number && letter != '\0').then_some(letter);
        }
    })
}

/// Text as HTML: entities that the author wrote stay, loose brackets are escaped.
pub(super) fn escape_text(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '&' if !is_entity(&text[at + 1..]) => written.push_str("&amp;"),
            letter => written.push(letter),
        }
    }
    written
}

/// Whether the text after an ampersand makes an entity of it: `eacute;`, `#233;`.
fn is_entity(text: &str) -> bool {
    text.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// A value between double quotation marks.
pub fn escape_attribute(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
