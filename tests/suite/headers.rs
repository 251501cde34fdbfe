//! What hosts are asked to send, and that the pages keep to it.

use crate::college::College;

const ACCENT: &str = "#123456";

fn with_accent() -> College {
    let college = College::new();
    let theme = format!("theme: {{accent: \"{ACCENT}\"}}\nlanguage:");
    college.replace("content/college.md", "language:", &theme);
    college
}

#[test]
fn the_headers_keep_within_what_hosts_read() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let text = college.read("public/_headers");
    let mut patterns: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
    assert!(patterns.len() <= 100 && patterns.len() > 3);
    assert!(text.lines().all(|line| line.len() <= 2_000));
    assert!(patterns.iter().all(|it| it.matches('*').count() <= 1));
    let count = patterns.len();
    patterns.sort_unstable();
    patterns.dedup();
    assert_eq!(patterns.len(), count, "a pattern stands twice:\n{text}");
}

#[test]
fn the_path_of_the_site_stands_before_every_pattern() {
    let college = College::new();
    let below = ["--base-url", "https://example.net/a/b/"];
    college.build(&below).ends_with(0);
    let text = college.read("public/_headers");
    let mut patterns = text.lines().filter(|line| !line.starts_with(' '));
    assert!(text.contains("/a/b/calendars/*.ics\n  Content-Type: text/calendar; charset=utf-8\n"));
    assert!(patterns.all(|line| line.starts_with("/a/b/")), "{text}");
}

#[test]
fn only_a_site_with_drafts_asks_search_engines_to_stay_away() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    assert!(!college.read("public/_headers").contains("noindex"));
    college.build(&["--drafts"]).ends_with(0);
    let text = college.read("public/_headers");
    let of_all = text.split("\n/").next().expect("the first block");
    assert!(of_all.starts_with("/*\n") && of_all.contains("\n  X-Robots-Tag: noindex"));
    assert!(of_all.contains("Content-Security-Policy"));
}

#[test]
fn what_is_kept_for_good_changes_its_name_with_its_content() {
    let before = College::new();
    let after = with_accent();
    let styles = [before, after].map(|college| {
        college.build(&[]).ends_with(0);
        let assets = college.tree("public/assets");
        assert!(assets.len() > 1);
        for (name, _) in &assets {
            let print = name.rsplit('.').nth(1).unwrap_or("");
            let is_hex = print.bytes().all(|letter| letter.is_ascii_hexdigit());
            assert!(print.len() == 10 && is_hex, "{name}");
        }
        let style = assets
            .into_iter()
            .find(|(name, _)| name.starts_with("site."));
        style.expect("there are styles")
    });
    let [(plain, _), (coloured, css)] = styles;
    assert_ne!(plain, coloured);
    let css = String::from_utf8(css).expect("styles are text");
    assert!(css.contains(&format!("--accent: {ACCENT};")));
}

#[test]
fn no_page_has_a_style_or_a_script_in_itself() {
    let college = with_accent();
    college.build(&[]).ends_with(0);
    let pages = college.tree("public").into_iter();
    let pages = pages.filter(|(path, _)| path.ends_with(".html"));
    let mut seen = 0;
    for (path, bytes) in pages {
        let page = String::from_utf8(bytes).expect("a page is text");
        for inside in ["<style", " style=", "<script>", " onclick="] {
            assert!(!page.contains(inside), "{inside} in {path}");
        }
        seen += 1;
    }
    assert!(seen > 10);
}
