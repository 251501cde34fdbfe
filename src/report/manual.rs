//! Codes → what is said of them everywhere: their family, the parts of their manual, and the whole of it.

use crate::finding::{Code, RuleOption};

/// The families of the codes by their letter, in the order in which they are listed.
pub const FAMILIES: [(char, &str); 11] = [
    ('M', "Missing or malformed"),
    ('C', "Co-production"),
    ('N', "Need, audience, open to all"),
    ('E', "Education, not therapy"),
    ('L', "Words"),
    ('T', "Timetable"),
    ('P', "Partners and venues"),
    ('R', "Review by the panel"),
    ('D', "Data protection and safeguarding"),
    ('A', "Pages"),
    ('W', "Links"),
];

/// The family that a code belongs to.
pub fn family(code: &str) -> &'static str {
    let own = FAMILIES
        .iter()
        .find(|(letter, _)| code.starts_with(*letter));
    own.map_or("Others", |(_, name)| name)
}

/// The whole manual of a rule, as Markdown.
pub fn manual(code: &Code) -> String {
    format!(
        "{} {} ({})\n\n{}\n\n{}\n",
        code.code,
        code.name,
        code.level,
        text(code).trim(),
        setting(code)
    )
}

/// Whether and how a college changes a rule.
pub fn setting(code: &Code) -> String {
    if !code.can_be_set() {
        return "This rule holds for every college: it cannot be turned off or waived.".to_owned();
    }
    let level = format!(
        "To change its level: `rules: {{{}: warning}}` in `content/college.md` (error, held, warning, advice or off).",
        code.name
    );
    let options = code.options.iter().map(|option| {
        let RuleOption { name, default, what } = option;
        format!(
            "Its option {name} is {what}, {default} unless you set it: `rules: {{{}: {{{name}: {default}}}}}`.",
            code.name
        )
    });
    let parts: Vec<String> = std::iter::once(level).chain(options).collect();
    parts.join("\n\n")
}

/// What stands under a heading of a manual.
pub fn section(code: &Code, heading: &str) -> Option<String> {
    let text = text(code);
    let mut lines = text.lines();
    lines.find(|line| line.strip_prefix("# ") == Some(heading))?;
    let mut in_code = false;
    let own = lines.take_while(|line| {
        in_code ^= line.starts_with("```");
        in_code || !line.starts_with("# ")
    });
    let own = own.collect::<Vec<_>>().join("\n");
    Some(own.trim().to_owned()).filter(|own| !own.is_empty())
}

/// Several lines as one.
pub fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The manual's lines without the space that a doc comment has before each.
pub fn text(code: &Code) -> String {
    let lines = code.docs.lines();
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}
