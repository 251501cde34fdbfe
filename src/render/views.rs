//! All that a template may see: plain values, already in the reader's words, with nothing private left in them.
//!
//! Every `href` is an address inside the site that begins with `/` (the finishing pass adds the path of `base_url` and
//! the fingerprints) or a whole outside address. A field that ends in `_html` is safe HTML; every other text is escaped
//! by the template engine. An absent option is `null`, an absent list is empty.

use serde::Serialize;

use crate::render::once::Once;
pub use crate::site::Link as LinkView;
pub use crate::site::plans::PlanMark;

/// What every page sees as `site`.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub name: String,
    pub short_name: String,
    /// BCP 47, such as `en-GB`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// What a browser may do on a page, and what it tells other hosts: `<meta>` of every page, first in its head.
    pub policy: String,
    pub referrer: &'static str,
    /// The language as Open Graph writes it, such as `en_GB`; absent where no country is named.
    pub locale: Option<String>,
    /// What stands before the addresses of the pages in this language, such as `/cy`; nothing for the main one. Only an
    /// address of a file needs it: those of pages get it at their end.
    pub prefix: String,
    /// The whole address of the home page in this language, with a slash at its end.
    pub base_url: String,
    /// The same in the main language: what is there once for all languages, such as pictures, lies below it.
    pub root_url: String,
    pub menu: Vec<LinkView>,
    pub footer: Vec<LinkView>,
    pub contact: ContactView,
    pub urgent_help: bool,
    pub support: Option<String>,
    pub age: Option<String>,
    /// The college's word for the people who attend.
    pub attendee: String,
    /// Terms that are not over, soonest first, each linking to its timetable.
    pub terms: Vec<LinkView>,
}

/// What every page sees as `page`.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    pub title: String,
    /// Plain text of at most 160 letters.
    pub description: Option<String>,
    /// The first picture of its text, from the top of the site.
    pub picture: Option<String>,
    /// This page's own address, beginning with `/`.
    pub path: String,
    /// The template's name without its ending: `home`, `course`, …
    pub kind: String,
    /// From home down to the parent of this page.
    pub trail: Vec<LinkView>,
    /// A calendar with this page's sessions.
    pub calendar: Option<CalendarWays>,
    /// Asks search engines to leave the page out.
    pub noindex: bool,
    /// JSON-LD for `<script type="application/ld+json">`, safe inside it; absent where there is nothing to say.
    pub linked: Option<String>,
    /// The languages of the site, when there are several.
    pub languages: Vec<LanguageView>,
    /// Whether there is such a page in each of them.
    pub everywhere: bool,
    pub stands_in: Option<StandIn>,
}

/// A language in which the page is.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageView {
    /// BCP 47, such as `cy`.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// As its speakers call it: "Cymraeg".
    pub name: String,
    /// This page, in an element whose `hreflang` says the language; the home page where there is none in that language.
    pub href: String,
    /// The same as a whole address.
    pub address: String,
    pub is_main: bool,
    pub is_current: bool,
}

/// The text of a page in the main language, where it is not translated.
#[derive(Debug, Clone, Serialize)]
pub struct StandIn {
    pub tag: String,
    /// In the words of the page: "Saesneg".
    pub language: String,
    pub href: String,
}

/// Something that is new since somebody looked last.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// The word of its kind, such as `moved`, for styles.
    pub what: String,
    /// "Cancelled: Sleep well", with the course's page where there is one.
    pub headline: LinkView,
    /// A line a session.
    pub lines: Vec<String>,
    /// How many more lines there are.
    pub more: Option<String>,
    pub day_iso: String,
    pub day: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    pub phone: Option<String>,
    /// `tel:` address.
    pub phone_href: Option<String>,
    pub text: Option<String>,
    pub text_href: Option<String>,
    pub email: Option<String>,
}

/// A strand as a mark on a card: its words, its address and its colour token.
#[derive(Debug, Clone, Serialize)]
pub struct TopicMark {
    pub title: String,
    pub href: String,
    /// A token of the theme: `teal`, `leaf`, `plum`, `amber`, `rose`, `sky` or `none`.
    pub colour: String,
}

/// A course in a list.
#[derive(Debug, Clone, Serialize)]
pub struct CourseCard {
    pub id: String,
    pub title: String,
    pub href: String,
    pub summary: String,
    pub topics: Vec<TopicMark>,
    /// One line for each run that is not over, soonest first.
    pub runs: Vec<RunLine>,
    /// What it is found by, whichever run.
    pub facets: Vec<FacetMark>,
    pub draft: bool,
    pub retired: bool,
}

/// What a course or run is found by, for `data-…` attributes.
#[derive(Debug, Clone, Serialize)]
pub struct FacetMark {
    /// `day`
    pub facet: String,
    /// `tuesday thursday`
    pub values: String,
}

/// A way to find courses, with each value that some course has.
#[derive(Debug, Clone, Serialize)]
pub struct FacetView {
    /// `strand`, `mode`, `place`, `day`, `time`, `level`, `for`, `language`, `places`
    pub id: String,
    /// "Day of the week"
    pub name: String,
    pub values: Vec<FacetValueView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FacetValueView {
    /// `tuesday`
    pub id: String,
    /// "Tuesday"
    pub label: String,
    /// Its own page.
    pub href: String,
    /// How many courses have it.
    pub count: usize,
}

/// What stands under one letter of the list of everything.
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
    pub anchor: String,
    /// "A", or words for what begins with no letter.
    pub title: String,
    pub entries: Vec<EntryView>,
}

/// Something that can be found.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    pub title: String,
    pub href: String,
    /// "Course", "Place", …
    pub what: String,
    pub retired: bool,
}

/// A run in one line of a card.
#[derive(Debug, Clone, Serialize)]
pub struct RunLine {
    /// "Tuesdays, 12 January to 2 February, 10am to midday"
    pub when: String,
    /// "Central Library, Millbrook" or "Online"
    pub place: String,
    /// "Places available", "Full", … Absent when nothing is known.
    pub enrolment: Option<StateView>,
    /// What it is found by, besides what holds of its course.
    pub facets: Vec<FacetMark>,
}

/// A state as a key for the style and words for the reader.
#[derive(Debug, Clone, Serialize)]
pub struct StateView {
    /// `open`, `full`, `waiting-list`, `closed`, `not-needed`, `opens`; for access `yes`, `no`, `words`, `unknown`
    pub key: String,
    pub words: String,
}

/// One session, as a row of a table or an item of a list.
#[derive(Debug, Clone, Serialize)]
pub struct SessionRow {
    /// For `<time datetime>`: `2027-01-12`; for a week its Monday.
    pub date_iso: Once<String>,
    /// "Tuesday 12 January 2027" or "Week of Monday 22 February 2027"
    pub date: Once<String>,
    /// "10am to midday", "From 10am", absent for a week.
    pub times: Once<Option<String>>,
    pub course: Once<LinkView>,
    pub theme: Option<String>,
    pub note: Option<String>,
    pub place: Once<PlaceView>,
    /// "Session 2 of 6"; absent when the run has one session.
    pub number: Option<String>,
    /// The reason; present when the session is cancelled.
    pub cancelled: Option<String>,
    pub is_cancelled: bool,
    pub facilitators: Vec<PersonView>,
    pub past: bool,
    /// On a course page: the file that adds this session to a calendar once; absent when it is past or cancelled.
    pub calendar: Option<String>,
    /// What a student's plan keeps of it when they choose it; absent when it is past or cancelled.
    pub plan: Option<PlanMark>,
    pub topics: Once<Vec<TopicMark>>,
}

/// Where a session or run takes place.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// `in-person`, `online`, `hybrid`, `self-paced`, `drop-in`, `telephone`
    pub mode: String,
    /// "In person", "Online", …
    pub mode_words: String,
    /// The venue's name with its page, or words such as "We tell you where when you enrol".
    pub venue: Option<LinkView>,
    /// The room's words, such as "Meeting room".
    pub room: Option<String>,
}

/// A run on a course page.
#[derive(Debug, Clone, Serialize)]
pub struct RunView {
    /// The anchor on the page.
    pub anchor: String,
    /// A heading: "Spring 2027, Central Library" or "Online, April 2027"
    pub title: String,
    pub when: Option<String>,
    pub term: Option<LinkView>,
    pub place: PlaceView,
    /// "12 places"
    pub places: Option<String>,
    pub enrolment: Option<StateView>,
    pub facilitators: Vec<PersonView>,
    pub sessions: Vec<SessionRow>,
    /// Whether a column is worth showing: some session has a theme or a note, its own place, its own facilitators.
    pub shows_theme: bool,
    pub shows_place: bool,
    pub shows_facilitators: bool,
    /// Whether some session of it can be added to a calendar.
    pub shows_calendar: bool,
    /// Absent for a run that is over, that is cancelled as a whole, or that has no dates and never will.
    pub calendar: Option<CalendarWays>,
    pub material: Option<MaterialView>,
}

/// Something to do at one's own pace.
#[derive(Debug, Clone, Serialize)]
pub struct MaterialView {
    pub href: String,
    /// "Podcast, 40 minutes"
    pub words: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    /// Only with consent that has not run out.
    pub name: Option<String>,
    pub role: String,
    pub partner: Option<LinkView>,
    pub biography_html: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct QuoteView {
    pub text: String,
}

/// `course`: everything on a course page.
#[derive(Debug, Clone, Serialize)]
pub struct CourseView {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub body_html: String,
    pub content_note: Option<String>,
    pub topics: Vec<TopicMark>,
    pub partners: Vec<LinkView>,
    pub audience: Option<String>,
    /// "Open to everyone", or who it is for and why.
    pub open_to: String,
    pub restricted: bool,
    /// "For carers"
    pub for_words: Vec<String>,
    pub level: Option<String>,
    /// The language of delivery in words, when it is not the site's.
    pub language: Option<String>,
    pub cost: String,
    pub attendance: Option<String>,
    pub outcomes: Vec<String>,
    /// Runs that are not over, soonest first.
    pub runs: Vec<RunView>,
    pub past_runs: Vec<RunView>,
    /// Venues of the runs that are not over, with access answers; never a private one.
    pub venues: Vec<VenueView>,
    /// "Co-produced: …" in words, with the people by role.
    pub made: Option<String>,
    pub made_by: Vec<PersonView>,
    pub need: Option<String>,
    pub enrolment: EnrolmentView,
    pub next_steps: Vec<LinkView>,
    /// A `mailto:` address that asks for this course's page in another format (RFC 6068).
    pub format_mail: Option<String>,
    pub quotes: Vec<QuoteView>,
    /// "Last checked 20 November 2026"
    pub reviewed: Option<String>,
    pub review_by: Option<String>,
    /// "This course ended on 31 July 2026."
    pub retired: Option<String>,
    pub draft: bool,
    /// What the panel says of it; only in the panel's preview.
    pub review_href: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct EnrolmentView {
    pub steps: Vec<String>,
    pub note: Option<String>,
    /// An outside form, with its words.
    pub form: Option<LinkView>,
    pub deadline: Option<String>,
    /// When a partner takes the bookings.
    pub partner: Option<LinkView>,
    pub needed: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct AccessView {
    pub question: String,
    pub answer: StateView,
}

/// A venue, on its own page and on the pages of its courses.
#[derive(Debug, Clone, Serialize)]
pub struct VenueView {
    pub id: String,
    pub name: String,
    pub href: String,
    /// One part a line, the postcode last.
    pub address: Vec<String>,
    pub partner: Option<LinkView>,
    /// An outside map, as a link only.
    pub map: Option<String>,
    pub rooms: Vec<String>,
    /// "Monday to Friday: 9am to 5:30pm"
    pub open: Vec<String>,
    pub closed: Vec<String>,
    pub access: Vec<AccessView>,
    pub body_html: String,
}

/// `topic`: a strand's page.
#[derive(Debug, Clone, Serialize)]
pub struct TopicView {
    pub id: String,
    pub name: String,
    pub href: String,
    pub colour: String,
    /// The first paragraph as plain text, for cards.
    pub summary: String,
    pub body_html: String,
    /// "13 courses"
    pub count: String,
}

/// `partner`: a partner's page.
#[derive(Debug, Clone, Serialize)]
pub struct PartnerView {
    pub id: String,
    pub name: String,
    pub href: String,
    pub kind: String,
    pub website: Option<String>,
    /// Published contact only.
    pub phone: Option<String>,
    pub phone_href: Option<String>,
    pub email: Option<String>,
    pub gives: Vec<String>,
    pub gets: Vec<String>,
    /// "We worked together until 31 July 2026."
    pub ended: Option<String>,
    pub body_html: String,
    pub venues: Vec<LinkView>,
}

/// Sessions under one date heading.
#[derive(Debug, Clone, Serialize)]
pub struct DayView {
    pub anchor: String,
    pub date_iso: Once<String>,
    /// "Tuesday 12 January 2027" or "Week of Monday 22 February 2027"
    pub date: Once<String>,
    pub sessions: Vec<Once<SessionRow>>,
}

/// A month of days, for long lists.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView {
    pub anchor: String,
    /// "January 2027"
    pub title: String,
    pub days: Vec<DayView>,
}

/// `term`: the timetable of one term.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    pub id: String,
    pub name: String,
    pub href: String,
    /// "11 January to 25 March 2027"
    pub dates: String,
    pub breaks: Vec<String>,
    pub enrolment_opens: Option<String>,
    pub note_html: String,
    pub past: bool,
}

/// A strand of the whole prospectus.
#[derive(Debug, Clone, Serialize)]
pub struct BookletStrand {
    pub topic: TopicView,
    pub courses: Vec<BookletCourse>,
}

/// A course in the whole prospectus.
#[derive(Debug, Clone, Serialize)]
pub struct BookletCourse {
    /// The anchor on the page.
    pub anchor: String,
    /// From 1, over all strands: on paper courses are found by it.
    pub number: usize,
    pub title: String,
    pub href: String,
    pub summary: String,
    pub content_note: Option<String>,
    pub audience: Option<String>,
    /// "Open to everyone", or who it is for and why.
    pub open_to: String,
    pub for_words: Vec<String>,
    pub level: Option<String>,
    /// The language of delivery in words, when it is not the site's.
    pub language: Option<String>,
    pub cost: String,
    /// Runs that are not over, soonest first.
    pub runs: Vec<BookletRun>,
    pub enrolment: EnrolmentView,
    pub draft: bool,
    /// Whether it needs so much room that a page may end in it.
    pub is_long: bool,
}

/// A run in the whole prospectus. Its dates stand in one of two ways: in a line, or each by itself.
#[derive(Debug, Clone, Serialize)]
pub struct BookletRun {
    /// "Spring 2027, Central Library"
    pub title: String,
    /// "Tuesdays, 12 January to 2 February, 10am to midday"
    pub when: Option<String>,
    /// The venue leads to its place in the same booklet.
    pub place: PlaceView,
    /// "12 places"
    pub places: Option<String>,
    pub enrolment: Option<StateView>,
    pub material: Option<MaterialView>,
    /// "12 January": all that is still to say when `when` says the rest of each session.
    pub dates: Vec<String>,
    /// Sessions that are not over, when more is to be said of some than its date.
    pub sessions: Vec<SessionRow>,
    /// Whether the sessions are in several places.
    pub shows_place: bool,
}

/// `glance`: the weeks of a term as pictures, and the same in words.
#[derive(Debug, Clone, Serialize)]
pub struct GlanceView {
    pub strands: Vec<GlanceStrand>,
    /// "15 to 19 February 2027: Half term": what is shaded.
    pub closed: Vec<String>,
    /// Whether something is crossed out.
    pub has_cancelled: bool,
    /// Whether there are pictures; a term of more than a year has none.
    pub is_drawn: bool,
    /// Whether a picture is wider than small screens and has to scroll.
    pub is_wide: bool,
    /// Whether there are so many that each strand is better folded.
    pub is_large: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct GlanceStrand {
    pub anchor: String,
    pub name: String,
    pub colour: String,
    /// How many courses run.
    pub count: String,
    /// SVG, safe to stand in a page.
    pub pictures: Vec<String>,
    pub rows: Vec<GlanceRow>,
}

/// A run of a term in words.
#[derive(Debug, Clone, Serialize)]
pub struct GlanceRow {
    pub course: LinkView,
    pub when: Option<String>,
    /// "12 January", with its time where times differ.
    pub dates: Vec<String>,
    pub place: String,
}

/// A calendar to subscribe to, and the ways to do it.
#[derive(Debug, Clone, Serialize)]
pub struct CalendarWays {
    pub title: String,
    /// Inside the site: the file, which adds its sessions once.
    pub href: String,
    /// The whole address, to be copied.
    pub address: String,
    /// The same with the scheme `webcal`, which phones and computers open in their own calendar.
    pub webcal: String,
    /// A page of Google Calendar that subscribes to it.
    pub google: String,
}

/// A calendar in the list of all.
#[derive(Debug, Clone, Serialize)]
pub struct CalendarView {
    pub ways: CalendarWays,
    /// "42 sessions"
    pub count: String,
}

/// Calendars under one heading of the page `/calendars/`.
#[derive(Debug, Clone, Serialize)]
pub struct CalendarGroup {
    pub title: String,
    pub calendars: Vec<CalendarView>,
}
