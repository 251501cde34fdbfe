//! Findings → the HTML that shows them, over a page and in the place of one.

use crate::finding::Level;
use crate::parse::entities::escape_attribute as escaped;
use crate::report::{counted, listed};
use crate::serve::told::Told;

/// Nobody reads more than these beside a page.
const MOST: usize = 40;

/// What the panel over a page says.
#[derive(Debug)]
pub(super) struct Panel<'t> {
    /// About the record of this page, and the page itself.
    pub(super) here: Vec<&'t Told>,
    pub(super) elsewhere: Vec<&'t Told>,
    /// Whether a check is under way, so that there may be more or fewer.
    pub(super) is_checking: bool,
    /// Errors that were not there before, in a sentence; empty when there are none.
    pub(super) alert: String,
}

impl Panel<'_> {
    /// What the script puts into its shadow: a button, and the region that it opens.
    pub(super) fn html(&self) -> String {
        let mut html = format!(
            "<button type=\"button\" class=\"open {}\" aria-expanded=\"false\" aria-controls=\"findings\">{}</button>\n\
             <section id=\"findings\" aria-labelledby=\"heading\" data-alert=\"{}\" hidden>\n\
             <div class=\"top\"><h2 id=\"heading\">Findings</h2>\
             <button type=\"button\" class=\"close\">Close</button></div>\n\
             <div class=\"list\" tabindex=\"0\" role=\"group\" aria-labelledby=\"heading\">\n",
            self.worst(),
            escaped(&self.summary()),
            escaped(&self.alert),
        );
        if self.is_checking {
            html.push_str("<p>The whole site is being checked; this list may still change.</p>\n");
        }
        if self.here.is_empty() && self.elsewhere.is_empty() && !self.is_checking {
            html.push_str("<p>There is nothing to put right.</p>\n");
        }
        self.part(&mut html, "About this page", &self.here);
        self.part(&mut html, "Elsewhere", &self.elsewhere);
        html.push_str("</div>\n</section>\n");
        html
    }

    fn part(&self, html: &mut String, heading: &str, findings: &[&Told]) {
        if findings.is_empty() {
            return;
        }
        html.push_str(&format!("<h3>{heading}</h3>\n"));
        html.push_str(&list(findings));
    }

    fn worst(&self) -> &'static str {
        let levels = self.here.iter().chain(&self.elsewhere).map(|it| it.level);
        levels.min().map_or("none", Level::name)
    }

    /// "This page: 1 warning. Elsewhere: 2 errors"
    fn summary(&self) -> String {
        let here = count(&self.here);
        let elsewhere = count(&self.elsewhere);
        match (here, elsewhere) {
            (None, None) if self.is_checking => "Checking …".to_owned(),
            (None, None) => "Nothing to put right".to_owned(),
            (Some(here), None) => format!("This page: {here}"),
            (None, Some(elsewhere)) => format!("Elsewhere: {elsewhere}"),
            (Some(here), Some(elsewhere)) => format!("This page: {here}. Elsewhere: {elsewhere}"),
        }
    }
}

/// "1 error and 2 warnings"; nothing when there are none.
fn count(findings: &[&Told]) -> Option<String> {
    let of = |level| findings.iter().filter(|told| told.level == level).count();
    let parts: Vec<String> = [
        (of(Level::Error), "error", "errors"),
        (
            of(Level::Held),
            "reason to hold back",
            "reasons to hold back",
        ),
        (of(Level::Warning), "warning", "warnings"),
        (of(Level::Advice), "piece of advice", "pieces of advice"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| counted(count, one, many))
    .collect();
    (!parts.is_empty()).then(|| listed(&parts))
}

/// A list of findings: what is wrong, where, in which words, and what to do.
pub(super) fn list(findings: &[&Told]) -> String {
    let mut html = String::from("<ul>\n");
    for told in findings.iter().take(MOST) {
        html.push_str(&one(told));
    }
    html.push_str("</ul>\n");
    if findings.len() > MOST {
        let more = counted(findings.len() - MOST, "finding", "findings");
        html.push_str(&format!(
            "<p>And {more} more: <code>prospectus check</code> lists all.</p>\n"
        ));
    }
    html
}

fn one(told: &Told) -> String {
    let mut html = format!(
        "<li class=\"{level}\"><p><strong>{level} {code}</strong> {message}",
        level = told.level,
        code = told.code,
        message = escaped(&told.message),
    );
    if let Some(label) = &told.label {
        html.push_str(&format!(" ({})", escaped(label)));
    }
    html.push_str(&format!(
        "</p>\n<p class=\"place\"><code>{}</code></p>\n",
        escaped(&told.place())
    ));
    if let Some(words) = &told.words {
        html.push_str(&format!(
            "<p class=\"words\"><q>{}</q></p>\n",
            escaped(words)
        ));
    }
    if let Some(help) = &told.help {
        html.push_str(&format!("<p>What to do: {}</p>\n", escaped(help)));
    }
    html.push_str("</li>\n");
    html
}
