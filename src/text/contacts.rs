//! Private ways to reach somebody in a text: addresses at free services for e-mail, and British mobile numbers.

use std::ops::Range;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub range: Range<usize>,
    /// An address in small letters, or a number as 11 digits in two groups: `07700 900100`.
    pub value: String,
}

/// Services where everybody can have an address.
const FREE_MAIL: [&str; 31] = [
    "aol.co.uk",
    "aol.com",
    "blueyonder.co.uk",
    "btinternet.com",
    "fastmail.com",
    "gmail.com",
    "gmx.co.uk",
    "gmx.com",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "icloud.com",
    "live.co.uk",
    "live.com",
    "mac.com",
    "mail.com",
    "me.com",
    "msn.com",
    "ntlworld.com",
    "outlook.com",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "rocketmail.com",
    "sky.com",
    "talktalk.net",
    "tiscali.co.uk",
    "virginmedia.com",
    "yahoo.co.uk",
    "yahoo.com",
    "ymail.com",
];

/// Every one in a text, in order.
///
/// ```
/// use prospectus::text::contacts::find;
///
/// let found = find("Text Gwen on 07700 900 123, or write to Gwen.H@Gmail.com.");
/// let values: Vec<&str> = found.iter().map(|contact| contact.value.as_str()).collect();
/// assert_eq!(values, ["07700 900123", "gwen.h@gmail.com"]);
/// ```
pub fn find(text: &str) -> Vec<Contact> {
    let mut found = addresses(text);
    found.extend(mobiles(text));
    found.sort_by_key(|contact| contact.range.start);
    found
}

fn addresses(text: &str) -> Vec<Contact> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || "._%+-".contains(letter);
    let is_host = |letter: char| letter.is_ascii_alphanumeric() || ".-".contains(letter);
    let each = text.match_indices('@').filter_map(|(at, _)| {
        let start = text[..at]
            .rfind(|letter| !is_name(letter))
            .map_or(0, |before| {
                before + text[before..].chars().next().map_or(1, char::len_utf8)
            });
        let host = &text[at + 1..];
        let host = &host[..host.find(|letter| !is_host(letter)).unwrap_or(host.len())];
        let host = host.trim_end_matches(['.', '-']);
        let range = start..at + 1 + host.len();
        let is_free = FREE_MAIL.iter().any(|free| free.eq_ignore_ascii_case(host));
        (start < at && is_free).then(|| Contact {
            value: text[range.clone()].to_ascii_lowercase(),
            range,
        })
    });
    each.collect()
}

fn mobiles(text: &str) -> Vec<Contact> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(['0', '+']) {
        let start = from + at;
        from = start + 1;
        let follows = text[..start].chars().next_back().is_some_and(|before| {
            before.is_alphanumeric() || matches!(before, '+' | '.' | '-' | '/' | '_')
        });
        let Some((digits, length)) = number(&text[start..]).filter(|_| !follows) else {
            continue;
        };
        from = start + length;
        found.push(Contact {
            range: start..from,
            value: format!("{} {}", &digits[..5], &digits[5..]),
        });
    }
    found
}

/// The 11 digits of a mobile number that a text begins with, and its length in the text.
fn number(text: &str) -> Option<(String, usize)> {
    let abroad = ["+44", "0044"].iter().find(|code| text.starts_with(**code));
    let mut digits = String::new();
    let mut end = abroad.map_or(0, |code| code.len());
    if abroad.is_some() {
        digits.push('0');
        let rest = text[end..].trim_start_matches([' ', '\u{a0}']);
        end = text.len() - rest.strip_prefix("(0)").unwrap_or(rest).len();
    }
    for (at, letter) in text[end..].char_indices() {
        match letter {
            '0'..='9' => digits.push(letter),
            ' ' | '-' | '\u{a0}' | '(' | ')' => continue,
            _ => break,
        }
        if digits.len() == 11 {
            end += at + 1;
            let goes_on = text[end..]
                .chars()
                .next()
                .is_some_and(char::is_alphanumeric);
            return (digits.starts_with("07") && !goes_on).then_some((digits, end));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        find(text)
            .into_iter()
            .map(|contact| contact.value)
            .collect()
    }

    #[test]
    fn a_mobile_number_is_found_however_it_is_grouped() {
        for text in [
            "07700900123",
            "07700 900 123",
            "07700-900-123",
            "+44 7700 900123",
            "+44 (0)7700 900 123",
            "0044 7700 900123",
        ] {
            assert_eq!(
                values(&format!("Call {text}, please")),
                ["07700 900123"],
                "{text}"
            );
        }
    }

    #[test]
    fn other_numbers_are_no_mobiles() {
        for text in [
            "01632 960 100",
            "0800 1111",
            "116 123",
            "2027-01-12 10:00",
            "ISBN 0770 0900 1234",
            "07700 900 12",
            "A07700900123",
            "https://x.example/07700900123",
            "077009001234",
            "10am to 12",
        ] {
            assert!(values(text).is_empty(), "{text}: {:?}", values(text));
        }
    }

    #[test]
    fn only_addresses_at_free_services_are_private() {
        assert_eq!(
            values("mailto:jo@hotmail.co.uk?subject=x"),
            ["jo@hotmail.co.uk"]
        );
        assert!(
            values(
                "college@millbrook.example, @gmail.com, me@notgmail.com, team@gmail.com.example"
            )
            .is_empty()
        );
    }
}
