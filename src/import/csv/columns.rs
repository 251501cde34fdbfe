//! What each column holds, by its heading, in the spellings that colleges use.

use crate::import::csv::sheet::Row;
use crate::model::fields::nearest;

macro_rules! fields {
    ($($name:ident = $word:literal, $is:literal: [$($spelling:literal),* $(,)?];)+) => {
        /// What a column may hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($name,)+
        }

        impl Field {
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word for it in a mapping file.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// What it is, for a person.
            pub fn is(self) -> &'static str {
                match self { $(Self::$name => $is,)+ }
            }

            /// Headings that mean it, in small letters, without signs.
            fn spellings(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($spelling),*],)+ }
            }
        }
    };
}

fields! {
    Key = "key", "a code that stays": ["course code", "code", "course id", "id", "ref", "reference", "course ref"];
    Title = "title", "the title": ["course", "title", "course name", "course title", "name of course", "workshop", "workshop title", "session title", "name"];
    Summary = "summary", "the summary": ["summary", "short description", "strapline", "tagline", "in brief"];
    Description = "description", "the text": ["description", "about", "about the course", "course description", "blurb", "details", "overview", "content", "what is it about", "course content"];
    Audience = "audience", "whom it is for": ["audience", "who is it for", "whos it for", "who for", "suitable for", "for", "target group", "target audience", "open to"];
    Outcomes = "outcomes", "what people learn": ["outcome", "learning outcome", "learning objective", "aim", "objective", "what you will learn", "aims and objective", "you will learn"];
    Topic = "topic", "the strand": ["strand", "topic", "category", "theme", "subject", "pathway", "section", "type of course"];
    Partner = "partner", "the partner": ["partner", "organisation", "organization", "delivered by", "provider", "partner organisation", "run by", "in partnership with", "host", "delivery partner"];
    Term = "term", "the term": ["term", "semester", "season"];
    Mode = "mode", "how people meet": ["mode", "online", "delivery", "format", "delivery method", "delivery mode", "online or face to face", "method", "how", "online in person"];
    Venue = "venue", "the venue": ["venue", "location", "where", "place", "site", "venue name", "venue location", "building"];
    Room = "room", "the room": ["room", "room name", "venue room"];
    Places = "places", "how many places": ["capacity", "max", "maximum", "number of place", "max number", "size", "no of place", "max place", "max number of student", "group size", "spaces", "number of space"];
    Facilitators = "facilitators", "who gives it": ["facilitator", "tutor", "trainer", "led by", "peer trainer", "co facilitator", "staff", "lead", "lead facilitator", "teacher", "presenter", "facilitated by", "tutor name", "co tutor", "practitioner", "trainer name"];
    Link = "link", "where to book": ["link", "booking", "booking link", "book", "url", "website", "book here", "how to book", "web link"];
    Weekday = "weekday", "the day of the week": ["day", "weekday", "day of week", "day of the week"];
    Date = "date", "the date or dates": ["date", "when", "session date", "dates and time", "date and time", "course date", "day and date", "date time", "start end date", "day date", "dates time"];
    StartDate = "start-date", "the first date": ["start date", "first date", "date from", "begin", "from date", "first session", "starts on"];
    EndDate = "end-date", "the last date": ["end date", "last date", "date to", "to date", "finish date", "last session", "ends on"];
    Time = "time", "the time": ["time", "session time", "hour", "start and end time", "start end time"];
    Start = "start-time", "when it starts": ["start", "start time", "from", "time from", "begins at", "time start"];
    End = "end-time", "when it ends": ["end", "finish", "end time", "finish time", "to", "time to", "until", "time end"];
    Weeks = "weeks", "how many weeks": ["week", "number of week", "no of week", "duration in week", "how many week"];
    Sessions = "sessions", "how many sessions": ["session", "number of session", "no of session", "how many session"];
}

impl Field {
    /// Several columns may hold one: dates side by side, two tutors.
    pub fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Date | Self::Outcomes | Self::Facilitators | Self::Description | Self::Topic
        )
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.word() == word)
    }
}

/// What a heading looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Surely(Field),
    /// Nearly one of the spellings.
    Perhaps(Field),
    Nothing,
}

/// The longest heading; what is longer is a text.
const LONGEST: usize = 80;

/// What a heading means.
pub fn meaning(heading: &str) -> Meaning {
    if heading.len() > LONGEST {
        return Meaning::Nothing;
    }
    let plain = plain(heading);
    let bare = plain.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    // "Session 1", "Week 2" and "Date 3" stand over dates.
    if bare != plain && matches!(bare, "session" | "date" | "week" | "session date") {
        return Meaning::Surely(Field::Date);
    }
    let without_brackets = self::plain(heading.split('(').next().unwrap_or(""));
    for words in [plain.as_str(), &without_brackets, bare] {
        let found = Field::ALL
            .iter()
            .find(|field| field.spellings().contains(&words));
        if let Some(field) = found {
            return Meaning::Surely(*field);
        }
    }
    let spellings = Field::ALL
        .iter()
        .flat_map(|field| field.spellings().iter().copied());
    let long = spellings.filter(|spelling| spelling.len() > 3);
    match nearest(&plain, long).filter(|_| plain.len() > 3) {
        Some(near) => {
            let field = Field::ALL
                .iter()
                .find(|field| field.spellings().contains(&near));
            field.map_or(Meaning::Nothing, |field| Meaning::Perhaps(*field))
        }
        None => Meaning::Nothing,
    }
}

/// "Facilitator(s):" → "facilitator": small letters and digits, each word without the s of more than one.
fn plain(heading: &str) -> String {
    let lower = heading
        .to_lowercase()
        .replace("(s)", "")
        .replace(['\'', '’'], "");
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(|word| {
        let keeps = word.len() < 4
            || word.ends_with("ss")
            || matches!(
                word,
                "begins" | "starts" | "ends" | "whos" | "aims" | "details" | "dates" | "spaces"
            );
        match word.strip_suffix('s') {
            Some(one) if !keeps => one,
            _ => word,
        }
    });
    let plain = words.collect::<Vec<_>>().join(" ");
    match plain.as_str() {
        "dates" => "date".to_owned(),
        "aims" => "aim".to_owned(),
        "space" => "spaces".to_owned(),
        // What it says of places is how many there are, not where.
        "place" if lower.trim().trim_end_matches(':') == "places" => "capacity".to_owned(),
        _ => plain,
    }
}

/// The row with the headings, among the first thirty, and how many of its headings are known.
pub fn header(rows: &[Row]) -> Option<(usize, usize)> {
    let known = |row: &Row| {
        let meanings = row.cells.iter().map(|cell| meaning(cell));
        let fields = meanings.filter_map(|meaning| match meaning {
            Meaning::Surely(field) => Some(field),
            _ => None,
        });
        let mut fields: Vec<Field> = fields.collect();
        fields.sort_unstable();
        fields.dedup();
        match fields.contains(&Field::Title) {
            true => fields.len(),
            false => 0,
        }
    };
    let counts = rows.iter().take(30).map(known).enumerate();
    // The first of equals.
    let best = counts.max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)))?;
    (best.1 >= 2).then_some(best)
}

/// How well rows look like a sheet of courses: by their headings, else by their width.
pub fn score(rows: &[Row]) -> usize {
    let known = header(rows).map_or(0, |(_, count)| count);
    let width = rows
        .iter()
        .take(50)
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    known * 1000 + width.min(999)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_many_spellings() {
        for (heading, field) in [
            ("Course Title", Field::Title),
            ("COURSE:", Field::Title),
            ("Date(s)", Field::Date),
            ("Dates and times", Field::Date),
            ("Session 3", Field::Date),
            ("Facilitator(s)", Field::Facilitators),
            ("Tutors", Field::Facilitators),
            ("Delivered by", Field::Partner),
            ("Max. places", Field::Places),
            ("Places", Field::Places),
            ("Place", Field::Venue),
            ("Who's it for?", Field::Audience),
            ("Venue (and room)", Field::Venue),
            ("Learning Outcomes", Field::Outcomes),
            ("No. of weeks", Field::Weeks),
            ("Sessions", Field::Sessions),
            ("Start time", Field::Start),
            ("Strand", Field::Topic),
        ] {
            assert_eq!(meaning(heading), Meaning::Surely(field), "{heading}");
        }
        assert_eq!(meaning("Venu"), Meaning::Perhaps(Field::Venue));
        assert_eq!(meaning("Invoice paid"), Meaning::Nothing);
    }

    #[test]
    fn every_spelling_means_one_field_and_is_found() {
        for field in Field::ALL {
            for spelling in field.spellings() {
                assert_eq!(meaning(spelling), Meaning::Surely(*field), "{spelling}");
            }
        }
    }
}
