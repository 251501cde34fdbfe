//! What the panel sees of one course: what changed, what is found, what members answered, and the questions to answer.

use serde::Serialize;

use crate::finding::Finding;
use crate::model::kind::Kind;
use crate::model::review::{Response, Round};
use crate::panel::answers::{Answers, QUESTIONS, Tally, counts};
use crate::panel::change::{Change, Why};
use crate::panel::fields::FieldTexts;
use crate::panel::new_file::pro_forma;
use crate::panel::state::State;
use crate::panel::written::response_path;
use crate::panel::{host, mail};
use crate::render::frame::view;
use crate::render::pages::made::{Made, value};
use crate::render::pages::panel::{preview, state, when};
use crate::render::views::{LinkView, PageView};
use crate::site::Site;
use crate::site::preview::{OldWords, PANEL, Preview};
use crate::source::Source;
use crate::text::difference::{Item, Part, of_lists, shortened};

/// How many words are shown around a change.
const AROUND: usize = 12;

#[derive(Serialize)]
struct ReviewView {
    title: String,
    /// The page as students will see it.
    href: Option<String>,
    state: String,
    state_key: &'static str,
    when: Option<String>,
    materials: Vec<MaterialView>,
    changes: Vec<ChangeView>,
    findings: Vec<FindingView>,
    answers: Option<AnswersView>,
    form: Option<FormView>,
}

#[derive(Serialize)]
struct MaterialView {
    name: String,
    place: Option<String>,
}

#[derive(Serialize)]
struct ChangeView {
    field: String,
    size: String,
    why: String,
    now: Vec<String>,
    /// Old against new, text by text; empty when the old words are not known.
    items: Vec<Vec<PartView>>,
    not_here: Option<String>,
}

/// Words that stayed, were taken out or put in.
#[derive(Serialize)]
struct PartView {
    kind: &'static str,
    text: String,
}

#[derive(Serialize)]
struct FindingView {
    level: String,
    level_key: &'static str,
    code: &'static str,
    message: String,
    label: Option<String>,
    help: Option<String>,
    words: Option<String>,
    line: Option<usize>,
}

#[derive(Serialize)]
struct AnswersView {
    counted: usize,
    rows: Vec<TallyView>,
    pass: usize,
    changes: usize,
    responses: Vec<ResponseView>,
}

#[derive(Serialize)]
struct TallyView {
    question: String,
    yes: usize,
    partly: usize,
    no: usize,
}

#[derive(Serialize)]
struct ResponseView {
    role: String,
    on: Option<String>,
    recommend: Option<String>,
    made_it: bool,
    title: Option<String>,
    html: Option<String>,
}

#[derive(Serialize)]
struct FormView {
    questions: Vec<QuestionView>,
    /// The folder of the round, with a slash at its end.
    folder: String,
    /// The address that begins a new file on the git host, with places for its path and content.
    new_file: Option<String>,
    email: Option<String>,
    subject: String,
    /// For copying by hand.
    example_path: String,
    example: String,
    /// The questions as a mail asks them.
    mail: String,
}

#[derive(Serialize)]
struct QuestionView {
    key: &'static str,
    question: String,
}

pub(super) fn course(site: &Site<'_>, at: usize) -> Made {
    let preview = preview(site);
    let (course, review) = (&site.catalogue.courses[at], &preview.panel.reviews[at]);
    let round = review.last(site.catalogue);
    let source = &site.sources[course.origin.source];
    let texts = FieldTexts::of(course, site.catalogue, site.sources, false);
    let findings = preview.findings_in(course.origin.source);
    // Where the course stands is said above.
    let findings = findings.filter(|finding| !finding.code.code.starts_with('R'));
    let own = ReviewView {
        title: course.title.value.clone(),
        href: Kind::Course
            .address(&course.origin.id)
            .map(|path| path.to_string()),
        state: state(site, review),
        state_key: review.state.key(),
        when: when(site, review),
        materials: round.map_or_else(Vec::new, materials),
        changes: review
            .changes
            .iter()
            .map(|it| change(site, it, &texts, preview.old_words(at)))
            .collect(),
        findings: findings.map(|it| finding(site, it, source)).collect(),
        answers: round
            .filter(|round| !round.adopted)
            .map(|round| answers(site, round)),
        form: form(site, preview, at, round),
    };
    let title = site
        .words
        .with("panel-course-title", &[("title", own.title.clone().into())]);
    let page = PageView {
        noindex: true,
        trail: vec![
            LinkView {
                title: site.words.say("menu-home"),
                href: Some("/".to_owned()),
            },
            LinkView {
                title: site.words.say("page-panel"),
                href: Some(PANEL.to_owned()),
            },
        ],
        ..view(site, "panel", &Preview::address(course), title)
    };
    Made {
        template: "panel-course.html",
        page,
        values: vec![("review", value(&own))],
    }
}

fn materials(round: &Round) -> Vec<MaterialView> {
    let materials = round.materials.iter().map(|material| MaterialView {
        name: material.name.value.clone(),
        place: material.place.as_ref().map(|place| place.value.clone()),
    });
    materials.collect()
}

fn change(
    site: &Site<'_>,
    change: &Change,
    texts: &FieldTexts,
    old: Option<&OldWords>,
) -> ChangeView {
    let before = old.and_then(|old| old.of(change.field));
    let now = texts.get(change.field);
    let why = match change.why {
        Why::Added => site.words.say("panel-why-added"),
        Why::TakenOut => site.words.say("panel-why-taken-out"),
        Why::OtherItems => site.words.say("panel-why-other-items"),
        Why::NotKnown => site.words.say("panel-why-not-known"),
        Why::Likeness(likeness) => {
            let percent = format!("{:.0}", likeness * 100.0);
            site.words
                .with("panel-why-likeness", &[("percent", percent.into())])
        }
    };
    ChangeView {
        field: site.words.say(&format!(
            "panel-field-{}",
            change.field.word().replace('_', "-")
        )),
        size: site
            .words
            .say(&format!("panel-size-{}", change.size.word())),
        why,
        now: now.to_vec(),
        items: before.map_or_else(Vec::new, |before| items(before, now)),
        not_here: old
            .filter(|_| before.is_none())
            .and_then(|old| old.not_here.clone()),
    }
}

/// Old against new by words, long stretches that stayed cut short.
fn items(old: &[String], new: &[String]) -> Vec<Vec<PartView>> {
    let part = |kind, text| PartView { kind, text };
    let parts = |parts: Vec<Part>| {
        let parts = shortened(parts, AROUND).into_iter().map(|it| match it {
            Part::Kept(text) => part("kept", text),
            Part::TakenOut(text) => part("out", text),
            Part::PutIn(text) => part("in", text),
            Part::LeftOut(_) => part("left", "…".to_owned()),
        });
        parts.collect()
    };
    let items = of_lists(old, new).into_iter().map(|item| match item {
        Item::Kept(text) => vec![part("kept", text)],
        Item::Changed(changed) => parts(changed),
        Item::TakenOut(text) => vec![part("out", text)],
        Item::PutIn(text) => vec![part("in", text)],
    });
    items.collect()
}

fn finding(site: &Site<'_>, finding: &Finding, source: &Source) -> FindingView {
    let span = finding.place.span();
    let words = span.map(|span| source.text[span.range()].trim().to_owned());
    FindingView {
        level: site
            .words
            .say(&format!("panel-level-{}", finding.level.name())),
        level_key: finding.level.name(),
        code: finding.code.code,
        message: finding.message.clone(),
        label: finding.label.clone(),
        help: finding.help.clone(),
        words: words.filter(|words| !words.is_empty() && words.len() < 300),
        line: span.map(|span| source.line_column(span.start as usize).0),
    }
}

fn answers(site: &Site<'_>, round: &Round) -> AnswersView {
    let answers = Answers::of(round);
    let rows = QUESTIONS.iter().zip(answers.questions);
    let rows = rows.map(|((key, _), tally): (_, Tally)| TallyView {
        question: question(site, key),
        yes: tally.yes,
        partly: tally.partly,
        no: tally.no,
    });
    AnswersView {
        counted: answers.counted,
        rows: rows.collect(),
        pass: answers.pass,
        changes: answers.changes,
        responses: round
            .responses
            .iter()
            .map(|it| response(site, it))
            .collect(),
    }
}

/// A response as other members read it: by role.
fn response(site: &Site<'_>, response: &Response) -> ResponseView {
    let recommend = response.recommend.map(|recommend| recommend.value.word());
    ResponseView {
        role: response.role.as_ref().map_or_else(
            || site.words.say("panel-somebody"),
            |role| role.value.clone(),
        ),
        on: response.on.map(|on| site.words.date_long(on.value)),
        recommend: recommend.map(|word| site.words.say(&format!("panel-recommends-{word}"))),
        made_it: !counts(response),
        title: response.title.as_ref().map(|title| title.value.clone()),
        html: (!response.body.is_empty()).then(|| site.html(&response.body)),
    }
}

fn question(site: &Site<'_>, key: &str) -> String {
    site.words
        .say(&format!("panel-question-{}", key.replace('_', "-")))
}

/// The questions, while members may answer.
fn form(
    site: &Site<'_>,
    preview: &Preview<'_>,
    at: usize,
    round: Option<&Round>,
) -> Option<FormView> {
    let (course, review) = (&site.catalogue.courses[at], &preview.panel.reviews[at]);
    let is_open = matches!(
        review.state,
        State::WithThePanel { .. } | State::WindowClosed { .. }
    );
    let round = round.filter(|_| is_open)?;
    let college = &site.catalogue.college;
    let example_path = response_path(&round.course, &round.id, "student-1");
    let example_path = format!("{}{example_path}", preview.shown.folder);
    let folder = example_path.trim_end_matches("student-1.md").to_owned();
    let new_file = college.panel.new_file_url.as_ref();
    let questions = QUESTIONS.iter().map(|(key, _)| QuestionView {
        key,
        question: question(site, key),
    });
    Some(FormView {
        questions: questions.collect(),
        folder,
        new_file: new_file.and_then(|url| host::new_file(&url.value)),
        email: college
            .contact
            .email
            .as_ref()
            .map(|email| email.value.clone()),
        subject: site.words.with(
            "panel-mail-subject",
            &[("title", course.title.value.clone().into())],
        ),
        example_path,
        example: pro_forma(site.today),
        mail: mail::questions(),
    })
}
