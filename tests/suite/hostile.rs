//! What nobody may smuggle onto the site or out of it, whatever stands in a text: the parts that need no browser.
//! `tests/browser/hostile.test.mjs` tries the shapes of scripts in one.

use crate::college::{COURSE, College, PNG};

fn pages(college: &College, folder: &str) -> Vec<(String, String)> {
    let files = college.tree(folder).into_iter();
    let pages = files.filter(|(path, _)| path.ends_with(".html"));
    pages
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("a page is text")))
        .collect()
}

fn with_body(body: &str) -> College {
    College::new().with(
        "content/courses/sleep-well.md",
        format!("{COURSE}\n{body}\n"),
    )
}

#[test]
fn every_page_says_first_what_a_browser_may_do_on_it() {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "title:",
        "aliases: [/old/sleep/]\ntitle:",
    );
    college.build(&[]).ends_with(0);
    college
        .run(&["panel", "site", "--today", crate::college::TODAY])
        .ends_with(0);
    for (folder, own) in [("public", "'self'"), ("panel-preview", "'self' file:")] {
        let pages = pages(&college, folder);
        assert!(pages.len() > 10);
        for (path, html) in pages {
            let begin = format!(
                "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {own}; "
            );
            let head = html.split_once("<head>\n").expect("a page has a head").1;
            assert!(head.starts_with(&begin), "{folder}/{path}: {head:.200}");
            assert!(
                head.contains("<meta name=\"referrer\" content=\"same-origin\">"),
                "{path}"
            );
            assert!(!head.contains("unsafe-"), "{path}");
        }
    }
}

#[test]
fn what_hosts_send_says_all_that_a_page_says_itself() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let home = college.read("public/index.html");
    let said = home.split("Content-Security-Policy\" content=\"").nth(1);
    let said = said
        .and_then(|rest| rest.split('"').next())
        .expect("it says so");
    let headers = college.read("public/_headers");
    assert!(headers.contains(&format!(
        "Content-Security-Policy: {said}; frame-ancestors 'none'\n"
    )));
}

#[test]
fn a_link_to_another_host_tells_it_nothing_and_one_of_ours_stays_as_it_is() {
    let college = with_body(
        "[Out](https://example.net/x?a=1&b=2) and [in](/how-to-enrol/) and <mailto:a@example.org>.",
    );
    college.replace(
        "partners/millbrook-mind.md",
        "kind:",
        "website: https://mind.example/\nkind:",
    );
    college.build(&[]).ends_with(0);
    let rel = "rel=\"external noopener noreferrer\"";
    let course = college.read("public/courses/sleep-well/index.html");
    assert!(
        course.contains(&format!(
            "<a href=\"https://example.net/x?a=1&amp;b=2\" {rel}>Out</a>"
        )),
        "{course}"
    );
    let tags = course
        .split("<a ")
        .skip(1)
        .filter_map(|rest| rest.split('>').next());
    for tag in tags {
        let leads_out = tag.contains("href=\"http") && !tag.contains("href=\"https://example.org/");
        assert_eq!(tag.contains(rel), leads_out, "{tag}");
    }
    let partner = college.read("public/partners/millbrook-mind/index.html");
    let link = partner
        .split("<a ")
        .skip(1)
        .find(|tag| tag.contains("mind.example"))
        .expect("there is the link");
    assert!(
        link.split('>').next().is_some_and(|tag| tag.contains(rel)),
        "{link}"
    );
}

#[test]
fn a_link_that_would_start_a_program_is_refused() {
    for target in [
        "file:///etc/passwd",
        "ms-msdt:/id",
        "blob:https://example.org/1",
        "java&#115;cript:x",
        "x-apple:y",
    ] {
        with_body(&format!("Try [this](<{target}>) now."))
            .check()
            .finds(
                "M014",
                "content/courses/sleep-well.md:25:5",
                "would run or carry something",
                "instead",
            );
    }
}

#[test]
fn an_address_that_only_looks_like_ours_is_one_of_another_host() {
    for target in ["/\\evil.example/x.png", "/&Tab;/evil.example/x.png"] {
        let checked = with_body(&format!("![A moon](<{target}>)")).check();
        checked.finds(
            "D807",
            "content/courses/sleep-well.md:25:1",
            "another host",
            "",
        );
    }
}

#[test]
fn an_svg_beside_the_texts_is_not_published_and_says_what_to_do() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let college = with_body("![A moon](moon.svg)").with("content/courses/moon.svg", svg);
    let checked = college.check();
    checked.finds(
        "M010",
        "content/courses/moon.svg",
        "can hold scripts",
        "PNG",
    );
    let college = College::new().with("content/courses/moon.svg", svg);
    college.build(&[]).ends_with(0);
    let files = college.tree("public");
    assert!(
        files
            .iter()
            .all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("alert(1)"))
    );
}

#[test]
fn what_is_hidden_behind_a_picture_is_not_published_with_it() {
    let hidden = b"<script>alert(1)</script>PK\x03\x04";
    let pictures: [(&str, &[u8]); 5] = [
        ("night.png", PNG),
        ("night.jpg", include_bytes!("pictures/tiny.jpeg")),
        ("night.gif", include_bytes!("pictures/tiny.gif")),
        ("night.webp", include_bytes!("pictures/tiny.webp")),
        ("night.avif", include_bytes!("pictures/tiny.avif")),
    ];
    for (name, bytes) in pictures {
        let college = with_body(&format!("![The moon over a roof]({name})"))
            .with(&format!("content/courses/{name}"), [bytes, hidden].concat());
        college.build(&[]).ends_with(0);
        let published = college.tree("public/pictures");
        assert_eq!(published.len(), 1, "{name}");
        for (path, bytes) in published {
            assert!(!bytes.windows(7).any(|part| part == b"<script"), "{path}");
            assert!(bytes.len() > 20, "{path} is still a picture");
        }
    }
}

#[test]
fn no_file_says_where_on_the_machine_it_was_made() {
    let college = with_body("[Gone](gone.md)").without("content/pages/accessibility.md");
    college.replace("content/courses/sleep-well.md", "[Gone](gone.md)", "Here.");
    college.build(&[]);
    college.run(&["panel", "site", "--today", crate::college::TODAY]);
    let folder = college.path("").canonicalize().expect("it is there");
    let name = folder
        .file_name()
        .expect("it has a name")
        .to_string_lossy()
        .into_owned();
    let files = [college.tree("public"), college.tree("panel-preview")].concat();
    assert!(files.len() > 20);
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains(&name),
            "{path} names the folder of the college"
        );
        assert!(
            !text.contains(env!("CARGO_MANIFEST_DIR")),
            "{path} names the folder of the program"
        );
    }
}
