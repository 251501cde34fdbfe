//! What the sheet says of a course → the text of its draft, with a commented line for each gap.

use crate::import::text::markdown;
use crate::import::{stamp, yaml};

/// A course as the sheet tells it, safe to write down.
#[derive(Debug, Clone, Default)]
pub(super) struct Course {
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) topics: Vec<String>,
    pub(super) partners: Vec<String>,
    pub(super) audience: Option<String>,
    pub(super) outcomes: Vec<String>,
    pub(super) link: Option<String>,
    pub(super) runs: Vec<Run>,
    /// Paragraphs.
    pub(super) text: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    pub(super) id: String,
    pub(super) term: Option<String>,
    pub(super) mode: Option<&'static str>,
    pub(super) venue: Option<String>,
    pub(super) places: Option<u32>,
    pub(super) facilitators: Vec<String>,
    /// Lines of `sessions`.
    pub(super) sessions: Vec<String>,
    /// Words instead of dates.
    pub(super) when: Option<String>,
}

/// A key that the sheet does not fill, what belongs there, and whether the program refuses a course without it.
struct Gap {
    line: &'static str,
    what: &'static str,
    needed: bool,
    is_open: fn(&Course) -> bool,
}

const GAPS: [Gap; 11] = [
    Gap {
        line: "summary: One sentence of at most 140 characters.",
        what: "a summary",
        needed: true,
        is_open: |course| course.summary.is_none(),
    },
    Gap {
        line: "topics: []                 # ids of strands",
        what: "a strand",
        needed: false,
        is_open: |course| course.topics.is_empty(),
    },
    Gap {
        line: "co_production: co-production   # the rung reached: co-production, co-design, engagement or consultation",
        what: "how far it was co-produced",
        needed: false,
        is_open: |_| true,
    },
    Gap {
        line: "co_producers: []           # ids of people: one with lived, another with learned expertise",
        what: "who made it: one with lived and one with learned expertise",
        needed: true,
        is_open: |_| true,
    },
    Gap {
        line: "need: {source: student-feedback, note: Who asked for it, and when.}",
        what: "what shows the need",
        needed: false,
        is_open: |_| true,
    },
    Gap {
        line: "audience: Who it is for, in their words.",
        what: "who it is for",
        needed: false,
        is_open: |course| course.audience.is_none(),
    },
    Gap {
        line: "open_to: everyone",
        what: "whether it is open to everyone",
        needed: false,
        is_open: |_| true,
    },
    Gap {
        line: "learning_outcomes: []      # 3 to 6, each begins with a verb",
        what: "what people will be able to do",
        needed: false,
        is_open: |course| course.outcomes.is_empty(),
    },
    Gap {
        line: "next_steps: []             # ids of courses, or {text: words, url: address}",
        what: "what one can do next",
        needed: false,
        is_open: |_| true,
    },
    Gap {
        line: "runs: []",
        what: "when it takes place",
        needed: false,
        is_open: |course| course.runs.is_empty(),
    },
    Gap {
        line: "",
        what: "the text of the course",
        needed: false,
        is_open: |course| course.text.is_empty(),
    },
];

impl Course {
    /// What has to be filled in before it can be published, and what a good course says too.
    pub(super) fn missing(&self) -> (Vec<String>, Vec<String>) {
        let (mut needed, mut wanted) = (Vec::new(), Vec::new());
        for gap in GAPS.iter().filter(|gap| (gap.is_open)(self)) {
            let list = if gap.needed { &mut needed } else { &mut wanted };
            list.push(gap.what.to_owned());
        }
        let undated = self.runs.iter().filter(|run| run.when.is_some()).count();
        if undated > 0 {
            wanted.push("dates and times (the words of the sheet stand behind when)".to_owned());
        }
        let in_a_room = |run: &&Run| {
            run.venue.is_none() && !matches!(run.mode, Some("online" | "telephone" | "self-paced"))
        };
        if self.runs.iter().any(|run| in_a_room(&run)) {
            wanted.push("a venue, or how people meet".to_owned());
        }
        (needed, wanted)
    }

    /// The draft's text, stamped.
    pub(super) fn draft(&self, from: &str, key: &str) -> String {
        let mut out = String::from("---\ndraft: yes\n");
        let mut key_value = |name: &str, value: &str| out.push_str(&format!("{name}: {value}\n"));
        key_value("title", &yaml::scalar(&self.title));
        if let Some(summary) = &self.summary {
            key_value("summary", &yaml::scalar(summary));
        }
        if !self.topics.is_empty() {
            key_value("topics", &yaml::list(&self.topics));
        }
        match self.partners.as_slice() {
            [] => {}
            [partner] => key_value("partner", partner),
            partners => key_value("partners", &yaml::list(partners)),
        }
        if let Some(audience) = &self.audience {
            key_value("audience", &yaml::scalar(audience));
        }
        if !self.outcomes.is_empty() {
            out.push_str("learning_outcomes:\n");
            let items = self
                .outcomes
                .iter()
                .map(|outcome| format!("  - {}\n", yaml::scalar(outcome)));
            out.extend(items);
        }
        if let Some(link) = &self.link {
            out.push_str(&format!("enrolment:\n  url: {}\n", yaml::scalar(link)));
        }
        if !self.runs.is_empty() {
            out.push_str("runs:\n");
            self.runs.iter().for_each(|run| run.write(&mut out));
        }
        out.push_str("# The sheet does not say the following. Fill in, and take away the # and the space behind it.\n");
        for gap in GAPS
            .iter()
            .filter(|gap| !gap.line.is_empty() && (gap.is_open)(self))
        {
            out.push_str(&format!("# {}\n", gap.line));
        }
        out.push_str(&stamp::line(from, key, None));
        out.push_str("---\n");
        let text: Vec<String> = self.text.iter().map(|text| markdown(text)).collect();
        if !text.is_empty() {
            out.push_str(&format!("{}\n", text.join("\n\n")));
        }
        stamp::stamped(&out)
    }
}

impl Run {
    fn write(&self, out: &mut String) {
        out.push_str(&format!("  - id: {}\n", yaml::scalar(&self.id)));
        let mut key = |name: &str, value: String| out.push_str(&format!("    {name}: {value}\n"));
        if let Some(term) = &self.term {
            key("term", yaml::scalar(term));
        }
        if let Some(mode) = self.mode {
            key("mode", mode.to_owned());
        }
        if let Some(venue) = &self.venue {
            key("venue", yaml::scalar(venue));
        }
        if let Some(places) = self.places {
            key("places", places.to_string());
        }
        if !self.facilitators.is_empty() {
            key("facilitators", yaml::list(&self.facilitators));
        }
        if let Some(when) = &self.when {
            key("when", yaml::scalar(when));
        }
        if !self.sessions.is_empty() {
            out.push_str("    sessions:\n");
            out.extend(self.sessions.iter().map(|line| format!("      - {line}\n")));
        }
    }

    /// Whether it says anything but its name.
    pub(super) fn says_something(&self) -> bool {
        let facts = [
            self.venue.is_some(),
            self.places.is_some(),
            self.term.is_some(),
            self.mode.is_some(),
        ];
        !self.sessions.is_empty()
            || self.when.is_some()
            || !self.facilitators.is_empty()
            || facts.contains(&true)
    }
}
