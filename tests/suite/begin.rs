//! How a college and its records begin: what is asked, what is proposed, what is refused, and that all of it passes `check`.

use std::io::Write as _;
use std::process::{Command as Process, Stdio};

use serde_json::json;

use crate::college::{College, Ran, TODAY};

/// Noon of the day of the tests, in seconds since 1970.
const NOON: &str = "1795348800";

fn run(college: &College, arguments: &[&str]) -> Ran {
    let mut command = college.command(arguments);
    command.env("SOURCE_DATE_EPOCH", NOON);
    Ran::new(command)
}

/// Runs the program for somebody at a terminal who gives these answers, a line each. Gives what they see.
#[cfg(target_os = "linux")]
fn at_a_terminal(college: &College, arguments: &[&str], answers: &str) -> (i32, String) {
    let program = college.command(&[]);
    let mut words = vec![program.get_program().display().to_string()];
    words.extend(arguments.iter().map(|word| format!("'{word}'")));
    // util-linux: a pseudo-terminal around a command, which ends as the command does.
    let mut script = Process::new("script");
    script.args([
        "--quiet",
        "--return",
        "--command",
        &words.join(" "),
        "/dev/null",
    ]);
    script.current_dir(college.path("")).env_remove("CI");
    script.env("TZ", "UTC").env("SOURCE_DATE_EPOCH", NOON);
    script.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = script.spawn().expect("script is installed");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(answers.as_bytes()).expect("answered");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let seen = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code().expect("no signal ended it"), seen)
}

/// What `check` says of a begun college, a line each.
fn findings(college: &College, folder: &str) -> Vec<String> {
    let check = [
        "check", "--site", folder, "--format", "short", "--today", TODAY,
    ];
    let ran = run(college, &check).ends_with(0);
    ran.out.lines().map(str::to_owned).collect()
}

#[test]
fn a_college_begins_for_every_host_language_and_zone_and_passes() {
    for (host, language, zone) in [
        ("github", "en-GB", "Europe/London"),
        ("gitlab", "cy", "Europe/London"),
        ("netlify", "en-AU", "Australia/Lord_Howe"),
        ("cloudflare", "en-CA", "America/St_Johns"),
        ("none", "en-IE", "Pacific/Kiritimati"),
    ] {
        let college = College::empty();
        let arguments = [
            "init",
            "new",
            "--name",
            "Mill: \"ours\" & #1",
            "--host",
            host,
        ];
        let more = ["--language", language, "--time-zone", zone];
        run(&college, &[&arguments[..], &more].concat()).ends_with(0);
        let found = findings(&college, "new");
        let is_statement = |line: &String| line.contains("A920");
        assert!(
            found.len() == 1 && found.iter().all(is_statement),
            "{host}: {found:?}"
        );
        run(&college, &["build", "--site", "new", "--today", TODAY]).ends_with(0);
        let page = college.read("new/public/index.html");
        assert!(page.contains("Mill: &quot;ours&quot; &amp; #1"), "{host}");
        let text = college.read("new/content/college.md");
        assert_eq!(
            text.contains("bank_holidays:"),
            zone == "Europe/London",
            "{zone}"
        );
    }
}

#[test]
fn a_language_without_words_of_the_interface_is_said_and_passes() {
    let college = College::empty();
    let ran = run(&college, &["init", "new", "--language", "fr"]).ends_with(0);
    ran.says("has no words of its own in fr yet");
    let found = findings(&college, "new");
    let codes = ["M019", "A920"];
    let is_known = |line: &String| codes.iter().any(|code| line.contains(code));
    assert!(found.len() == 2 && found.iter().all(is_known), "{found:?}");
}

#[test]
fn an_answer_that_cannot_be_used_is_refused_before_anything_is_written() {
    for (option, answer, words) in [
        (
            "--time-zone",
            "Europe/Lodnon",
            "did you mean Europe/London?",
        ),
        ("--language", "English", "is not a language tag"),
        ("--base-url", "college.example", "begins with https://"),
        ("--name", "", "write a name"),
    ] {
        let college = College::empty();
        let ran = run(&college, &["init", "new", option, answer]).ends_with(2);
        ran.says(&format!("{option} cannot be used")).says(words);
        assert!(!college.path("new").exists(), "{option}");
    }
}

#[test]
fn in_a_new_repository_what_is_there_stays_and_the_guide_stands_beside_it() {
    let college = College::empty()
        .with(".git/config", "")
        .with("LICENSE", "mine")
        .with("README.md", "# Ours\n");
    let ran = run(&college, &["init", "."]).ends_with(0);
    ran.says("README.md was there already and stays as it is");
    assert_eq!(college.read("README.md"), "# Ours\n");
    assert!(
        college
            .read("HOWTO.md")
            .contains("## Add a course in the browser")
    );
    let ran = run(&college, &["init", "."]).ends_with(2);
    ran.says("is not empty").says("prospectus doctor");
}

#[test]
fn the_address_and_the_host_are_proposed_from_the_repository_of_the_folder_itself() {
    let config = "[remote \"origin\"]\n\turl = git@gitlab.com:mill/site.git\n";
    let head = "ref: refs/heads/main\n";
    let college = College::empty()
        .with(".git/config", config)
        .with(".git/HEAD", head);
    let college = college.with(".git/objects/x", "").with(".git/refs/x", "");
    run(&college, &["init", "."])
        .ends_with(0)
        .says("Host: GitLab");
    let text = college.read("content/college.md");
    assert!(
        text.contains("base_url: https://mill.gitlab.io/site/\n"),
        "{text}"
    );
    let inside = college.with("our college/LICENSE", "mine");
    let ran = run(&inside, &["init", "our college"]).ends_with(0);
    ran.says("Host: GitHub")
        .says("https://college.example/")
        .says("`cd \"our college\"`");
}

#[test]
fn a_dry_run_shows_all_and_leaves_not_even_a_folder() {
    let college = College::empty();
    let ran = run(&college, &["init", "new", "--dry-run"]).ends_with(0);
    assert!(ran.out.contains("+++ b/content/college.md\n"));
    assert!(!college.path("new").exists());
    let college = College::new();
    let before = college.tree("");
    let ran = run(
        &college,
        &["new", "venue", "--name", "The Hub", "--dry-run"],
    )
    .ends_with(0);
    assert!(
        ran.out.contains("+++ b/content/venues/the-hub.md\n"),
        "{}",
        ran.out
    );
    assert_eq!(before, college.tree(""));
}

/// What the program leaves when it is killed between two files.
#[test]
fn an_init_that_was_stopped_half_way_is_finished_by_the_next() {
    let college = College::empty().with(".prospectus-change/0", "---\nname: Ours\n---\n");
    college.decides(&[json!({"path": "content/college.md", "staged": "0", "before": null})]);
    let ran = run(&college, &["init", "."]).ends_with(0);
    ran.says("it is finished now (1 file)");
    assert_eq!(college.read("content/college.md"), "---\nname: Ours\n---\n");
    assert!(!college.path(".prospectus-change").exists());
}

#[test]
#[cfg(target_os = "linux")]
fn init_asks_five_questions_and_each_again_until_its_answer_can_be_used() {
    let college = College::empty();
    let answers = "Millbrook College\ngitlab\nnowhere\nhttps://example.org/mill\n\nEurope/Lodnon\nEurope/Dublin\n";
    let (code, seen) = at_a_terminal(&college, &["init", "new"], answers);
    assert_eq!(code, 0, "{seen}");
    assert_eq!(seen.matches("At which address").count(), 2, "{seen}");
    assert!(seen.contains("did you mean Europe/London?"), "{seen}");
    let text = college.read("new/content/college.md");
    for line in [
        "name: Millbrook College\n",
        "base_url: https://example.org/mill/\n",
        "language: en-GB\n",
        "time_zone: Europe/Dublin\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
    assert!(college.path("new/.gitlab-ci.yml").is_file());
}

#[test]
#[cfg(target_os = "linux")]
fn answers_that_end_too_early_leave_nothing_behind() {
    let college = College::empty();
    let (code, seen) = at_a_terminal(&college, &["init", "new"], "Millbrook College\n\u{4}");
    assert_eq!(code, 2, "{seen}");
    assert!(!college.path("new").exists());
}

#[test]
#[cfg(target_os = "linux")]
fn new_asks_for_the_title_proposes_an_id_and_looks_at_what_is_named() {
    let college = College::new();
    let answers = "Sleep well\n\nsleep-better\nliving-wel\nliving-well\n\n\n\n";
    let (code, seen) = at_a_terminal(&college, &["new", "course", "--today", TODAY], answers);
    assert_eq!(code, 0, "{seen}");
    assert!(
        seen.contains("content/courses/sleep-well.md is there already"),
        "{seen}"
    );
    assert!(seen.contains("did you mean living-well?"), "{seen}");
    let text = college.read("content/courses/sleep-better.md");
    assert!(text.contains("\ntitle: Sleep well\n"), "{text}");
    assert!(text.contains("\ntopics: [living-well]  "), "{text}");
    college.check().is_clean();
}

#[test]
fn what_is_known_stands_in_the_draft_and_nothing_else_is_made_up() {
    let college = College::new();
    let known = ["--topic", "living-well", "--partner", "millbrook-mind"];
    let more = ["--venue", "town-library", "--term", "2027-spring"];
    let title = [
        "new",
        "course",
        "--title",
        "Tea: and talk",
        "--today",
        TODAY,
    ];
    run(&college, &[&title[..], &known, &more].concat()).ends_with(0);
    let text = college.read("content/courses/tea-and-talk.md");
    for words in [
        "\ntitle: \"Tea: and talk\"\n",
        "\npartner: millbrook-mind            # ",
        "\nvenue: town-library                # ",
        "\n  - id: 2027-spring\n    term: 2027-spring\n    sessions: []\n",
        "\nco_production:  ",
        "\n  source:  ",
    ] {
        assert!(text.contains(words), "{words:?} is not in\n{text}");
    }
    let term = [
        "new",
        "term",
        "--name",
        "Summer 2027",
        "--starts",
        "2027-04-19",
    ];
    run(&college, &[&term[..], &["--ends", "2027-07-16"]].concat()).ends_with(0);
    let text = college.read("content/terms/summer-2027.md");
    assert!(
        text.contains("\nstarts: 2027-04-19\nends: 2027-07-16\n"),
        "{text}"
    );
    college.check().is_clean();
    college.build(&[]).ends_with(0);
}

#[test]
fn a_person_gets_the_next_number_and_no_name() {
    let college = College::new();
    let person = [
        "new",
        "person",
        "--role",
        "Tutor",
        "--expertise",
        "lived,learned",
    ];
    run(&college, &person).ends_with(0);
    let text = college.read("content/people/p-03.md");
    assert!(text.contains("\nexpertise: [lived, learned]"), "{text}");
    let ran = run(&college, &["new", "person", "--name", "Aisha"]).ends_with(2);
    ran.says("ids of people are not their names");
    assert_eq!(college.tree("content/people").len(), 3);
}

#[test]
fn an_id_that_belongs_to_anything_is_refused() {
    let college = College::new();
    college.replace(
        "content/pages/how-to-enrol.md",
        "title: How to enrol\n",
        "title: How to enrol\naliases: [/courses/calm/, /visit]\n",
    );
    let text = college.read("content/courses/sleep-well.md");
    let college = college
        .without("content/courses/sleep-well.md")
        .with("content/courses/2027-spring/sleep-well.md", text)
        .with(
            "content/reviews/old-talk/2026-01-10/round.md",
            "---\nopened: 2026-01-10\n---\n",
        );
    for (kind, id, words) in [
        (
            "course",
            "sleep-well",
            "content/courses/2027-spring/sleep-well.md is there already",
        ),
        (
            "course",
            "calm",
            "/courses/calm/ is an old address that leads to content/pages/how-to-enrol.md",
        ),
        ("page", "visit", "/visit is an old address"),
        (
            "course",
            "old-talk",
            "content/reviews/old-talk holds what the panel said",
        ),
    ] {
        let before = college.tree("");
        run(&college, &["new", kind, id]).ends_with(2).says(words);
        assert_eq!(before, college.tree(""), "{id}");
    }
    college.build(&[]).ends_with(0);
    let college = college.without("content/courses/2027-spring/sleep-well.md");
    run(&college, &["new", "course", "sleep-well"])
        .ends_with(2)
        .says("the calendars remember a course sleep-well");
}

#[test]
fn what_a_record_names_must_be_there() {
    let college = College::new();
    for (option, id, words) in [
        ("--partner", "millbrok-mind", "did you mean millbrook-mind?"),
        ("--topic", "cooking", "there are living-well"),
        ("--venue", "town-library/attic", "has no room attic"),
        ("--term", "2027-sprin", "did you mean 2027-spring?"),
        ("--starts", "2027-01-12", "a course has no --starts"),
    ] {
        let before = college.tree("");
        let ran = run(&college, &["new", "course", "calm", option, id]).ends_with(2);
        ran.says(words);
        assert_eq!(before, college.tree(""), "{option}");
    }
}

#[test]
fn a_translation_begins_with_the_words_of_its_record_as_comments() {
    let college = College::new();
    run(
        &college,
        &["new", "course", "sleep-well", "--language", "cy"],
    )
    .ends_with(2)
    .says("languages: [en-GB, cy]");
    college.replace(
        "content/college.md",
        "language: en-GB\n",
        "language: en-GB\nlanguages: [en-GB, cy]\n",
    );
    let before = findings(&college, ".").len();
    let records = [
        ("course", "sleep-well", "content/courses/sleep-well.cy.md"),
        ("venue", "town-library", "content/venues/town-library.cy.md"),
        ("partner", "millbrook-mind", "partners/millbrook-mind.cy.md"),
    ];
    for (kind, id, path) in records {
        run(&college, &["new", kind, id, "--language", "cy"]).ends_with(0);
        assert_eq!(findings(&college, ".").len(), before, "{path}");
        // What is a comment is taken out of it, and is valid.
        let text = college.read(path);
        let lines = text.lines().map(|line| match line.strip_prefix("# ") {
            Some(rest)
                if rest.starts_with(' ')
                    || rest.split(' ').next().is_some_and(|key| key.ends_with(':')) =>
            {
                rest
            }
            _ => line,
        });
        let translated: Vec<&str> = lines.collect();
        assert!(translated.len() > 4, "{text}");
        college.write(path, translated.join("\n") + "\n");
        assert_eq!(
            findings(&college, ".").len(),
            before,
            "{}",
            college.read(path)
        );
        run(&college, &["new", kind, id, "--language", "cy"])
            .ends_with(2)
            .says("is there already");
    }
    let text = college.read("content/courses/sleep-well.cy.md");
    assert!(
        text.contains("learning_outcomes:\n  - Name two things"),
        "{text}"
    );
    assert!(text.contains("enrolment:\n  note: Call us.\n"), "{text}");
}

#[test]
fn the_example_can_be_sent_round_on_the_first_day_and_what_that_round_decides_holds() {
    let college = College::empty();
    run(&college, &["init", "."]).ends_with(0);
    let panel = |words: &[&str]| run(&college, &[&["panel"], words].concat());
    panel(&["open", "sleep-well"]).ends_with(0);
    assert!(panel(&[]).out.starts_with("With the panel"));
    let asked = [
        "--by",
        "coordinator",
        "--text",
        "Say who it is for.",
        "--early",
    ];
    panel(&[&["ask-changes", "sleep-well"], &asked[..]].concat()).ends_with(0);
    assert!(panel(&[]).out.starts_with("Changes asked"));
}

#[test]
fn an_editor_shows_what_check_says_at_its_line_and_knows_the_keys_of_lists() {
    let college = College::empty();
    run(&college, &["init", "."]).ends_with(0);
    let json = |path: &str| -> serde_json::Value {
        serde_json::from_str(&college.read(path)).expect("JSON")
    };
    let matcher = &json(".vscode/tasks.json")["tasks"][0]["problemMatcher"];
    let pattern = matcher["pattern"]["regexp"].as_str().expect("a pattern");
    let found = findings(&college, ".");
    assert!(!found.is_empty());
    for line in found {
        let mut grep = assert_cmd::Command::new("grep");
        grep.args(["-qP", pattern]).write_stdin(format!("{line}\n"));
        Ran::new(grep).ends_with(0);
    }
    for list in ["words", "waivers"] {
        let path = format!(".vscode/{list}.schema.json");
        assert_eq!(run(&college, &["schema", list]).out, college.read(&path));
        let known = &json(".vscode/settings.json")["yaml.schemas"];
        assert_eq!(known[format!("./{path}")], format!("content/{list}.yml"));
    }
}
