//! W952 broken-outside-link.

use crate::finding::Finding;
use crate::links::{Answer, Broken, Certificate, Looked, OutsideLink};
use crate::rules::checker::Checker;
use crate::rules::{Check, Rule};

crate::code! {
    /// A link leads to a page of another site that is not there any more.
    ///
    /// # Why
    ///
    /// Other people's pages move and go without telling anybody. A leaflet, a booking form or a helpline that cannot be
    /// opened is a step that a student cannot take.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// Read the [leaflet about nights](https://www.millbrook-leaflets.example/2019/nights.pdf) first.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// Read the [leaflet about nights](https://www.millbrook-leaflets.example/nights/) first.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Only `check --links` asks other hosts; a build never does. Drafts are looked at too. A page that was there is not
    /// asked again for a week.
    ///
    /// A host that is busy, asks for a password or wants no programs has not said that the page is gone: such addresses
    /// are listed after the check, for somebody to open in a browser. So are all others when not one host answers,
    /// because then this computer itself may be cut off. Addresses inside a network, such as 192.168.0.1, and names that
    /// are kept for examples are not asked. A page that has moved for good still works: its new address is advice.
    ///
    /// # Source
    ///
    /// RFC 9110, sections 15.4 and 15.5: what hosts say of pages that have moved or gone. GOV.UK Service Manual: test
    /// links, and put right those that are broken.
    BROKEN_OUTSIDE_LINK = "W952" "broken-outside-link" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &BROKEN_OUTSIDE_LINK,
    check: Check::Links(check),
};

fn check(looked: &Looked, checker: &mut Checker<'_>) {
    for (link, answer) in looked.answered() {
        match answer {
            Answer::Broken(broken) => {
                let finding = broken_link(checker, link, broken);
                checker.report(finding);
            }
            Answer::Moved(to) => {
                let finding = checker
                    .finding(
                        link.place.clone(),
                        format!("{} has moved for good", link.address),
                    )
                    .help(format!(
                        "look whether {to} says what you mean, and link there before the old address stops leading on"
                    ));
                checker.advise(finding);
            }
            Answer::There | Answer::Unclear(_) | Answer::NotAsked(_) => {}
        }
    }
}

fn broken_link(checker: &Checker<'_>, link: &OutsideLink, broken: &Broken) -> Finding {
    let address = &link.address;
    let (message, help) = match broken {
        Broken::Gone { status, led_to } => {
            let what = match status {
                410 => "was taken away for good",
                _ => "is not there any more",
            };
            let message = match led_to {
                None => format!("{address} {what}: its host answers {status}"),
                Some(to) => {
                    format!("{address} leads on to {to}, which {what}: its host answers {status}")
                }
            };
            (
                message,
                "look in a browser for what took its place and link to that, or take the link out",
            )
        }
        Broken::NoSuchHost(host) => (
            format!("{address} leads nowhere: there is no host {host}"),
            "look whether the address is spelt right; if the site is gone, take the link out",
        ),
        Broken::Certificate { host, wrong } => {
            let why = match wrong {
                Certificate::RunOut => "its certificate has run out",
                Certificate::OfAnotherName => "its certificate is for another name",
                Certificate::NotTrusted => "nobody whom browsers trust has signed its certificate",
            };
            (
                format!(
                    "browsers warn people before they open {address}: {host} is not safe to visit, {why}"
                ),
                "tell the people whose site it is; until they have put it right, link elsewhere or take the link out",
            )
        }
    };
    checker.finding(link.place.clone(), message).help(help)
}
