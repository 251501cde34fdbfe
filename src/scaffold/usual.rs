//! What is likely: the answers that `init` proposes.

use crate::parse::html::slug;
use crate::scaffold::hosts::Host;

/// The name where nothing tells a better one.
const NAME: &str = "Our Recovery and Wellbeing College";
/// An address that belongs to nobody (RFC 2606).
const ADDRESS: &str = "https://college.example/";

/// A name from that of the folder: `millbrook-college` is Millbrook College. A folder named after what is in it, or by a
/// machine, tells none.
pub fn name(folder: &str) -> String {
    let words: Vec<&str> = folder
        .split(['-', '_', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    let is_name = |word: &&str| word.chars().all(char::is_alphabetic);
    let tells = words
        .iter()
        .any(|word| word.eq_ignore_ascii_case("college"));
    if !tells || words.len() < 2 || !words.iter().all(is_name) {
        return NAME.to_owned();
    }
    let words: Vec<String> = words.iter().map(|word| capital(word)).collect();
    words.join(" ")
}

fn capital(word: &str) -> String {
    if matches!(word, "and" | "of" | "the" | "for") {
        return word.to_owned();
    }
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// For calendars and other narrow places.
pub fn short_name(name: &str) -> String {
    let long = [
        "Recovery and Wellbeing ",
        "Wellbeing and Recovery ",
        "Recovery & Wellbeing ",
    ];
    long.iter()
        .fold(name.to_owned(), |name, words| name.replace(words, ""))
}

/// Where the host publishes a site of that name, as far as can be known: `remote` is what git names as origin.
pub fn base_url(host: Option<Host>, remote: Option<&str>, name: &str) -> String {
    let repository = remote.and_then(repository);
    match (host, repository) {
        (Some(Host::Github), Some(("github.com", owner, project))) => {
            let owner = owner.to_lowercase();
            match project.to_lowercase() == format!("{owner}.github.io") {
                true => format!("https://{owner}.github.io/"),
                false => format!("https://{owner}.github.io/{project}/"),
            }
        }
        (Some(Host::Gitlab), Some(("gitlab.com", owner, project))) => {
            match owner.to_lowercase().split_once('/') {
                Some((group, rest)) => format!("https://{group}.gitlab.io/{rest}/{project}/"),
                None => format!("https://{}.gitlab.io/{project}/", owner.to_lowercase()),
            }
        }
        (Some(Host::Netlify), _) => format!("https://{}.netlify.app/", site(name)),
        (Some(Host::Cloudflare), _) => format!("https://{}.pages.dev/", site(name)),
        _ => ADDRESS.to_owned(),
    }
}

/// The host that keeps the texts, by what git names as origin.
pub fn host(remote: Option<&str>) -> Host {
    match remote.and_then(repository) {
        Some((host, ..)) if host.contains("gitlab") => Host::Gitlab,
        _ => Host::Github,
    }
}

/// A name in an address of the host's.
fn site(name: &str) -> String {
    let name: String = slug(&short_name(name))
        .chars()
        .filter(char::is_ascii)
        .collect();
    match name.trim_matches('-') {
        "" => "our-college".to_owned(),
        name => name.to_owned(),
    }
}

/// Host, owner and project of an address of git: `git@github.com:owner/project.git`, `https://github.com/owner/project`.
fn repository(remote: &str) -> Option<(&str, &str, &str)> {
    let remote = remote.trim().trim_end_matches('/');
    let rest = match remote.split_once("://") {
        Some((_, rest)) => rest,
        None => remote,
    };
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    let (host, path) = rest.split_once([':', '/'])?;
    let path = path.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let path = path.trim_start_matches('/');
    let (owner, project) = path.rsplit_once('/')?;
    let project = project.strip_suffix(".git").unwrap_or(project);
    let is_plain = |text: &str| {
        let fine = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
        !text.is_empty() && text.chars().all(fine)
    };
    (is_plain(host) && is_plain(owner) && is_plain(project)).then_some((host, owner, project))
}

/// Whose bank holidays count; only those of the United Kingdom are known.
pub fn bank_holidays(time_zone: &str) -> Option<&'static str> {
    match time_zone {
        "Europe/London" | "GB" | "GB-Eire" => Some("england-and-wales"),
        "Europe/Belfast" => Some("northern-ireland"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_tells_a_name_only_where_it_is_one() {
        assert_eq!(
            name("millbrook-recovery-college"),
            "Millbrook Recovery College"
        );
        assert_eq!(name("college_of_hope"), "College of Hope");
        for folder in ["college", "site", ".tmpX1a", "new-folder", "college-2"] {
            assert_eq!(name(folder), NAME, "{folder}");
        }
        assert_eq!(
            short_name("Millbrook Recovery and Wellbeing College"),
            "Millbrook College"
        );
    }

    #[test]
    fn an_address_is_proposed_from_the_host_and_from_what_git_knows() {
        let url = |host, remote| base_url(host, remote, "Mill & Brook College");
        let github = Some(Host::Github);
        for remote in [
            "git@github.com:Our-College/prospectus.git",
            "https://github.com/Our-College/prospectus",
            "ssh://git@github.com:22/Our-College/prospectus.git/",
        ] {
            assert_eq!(
                url(github, Some(remote)),
                "https://our-college.github.io/prospectus/"
            );
        }
        assert_eq!(
            url(github, Some("git@github.com:ours/ours.github.io.git")),
            "https://ours.github.io/"
        );
        assert_eq!(
            url(Some(Host::Gitlab), Some("https://gitlab.com/a/b/site.git")),
            "https://a.gitlab.io/b/site/"
        );
        assert_eq!(
            url(Some(Host::Netlify), None),
            "https://mill-brook-college.netlify.app/"
        );
        for remote in [None, Some("/srv/git/x.git"), Some("git@github.com:x")] {
            assert_eq!(url(github, remote), ADDRESS, "{remote:?}");
        }
    }
}
