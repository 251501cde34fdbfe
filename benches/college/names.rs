//! What things are called: invented areas, subjects of courses, houses. None of them is a real place.

/// A subject: how a title begins, how a sentence names it, and verbs for what one can do afterwards.
pub(crate) struct Subject {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) topic: usize,
}

const fn subject(title: &'static str, about: &'static str, topic: usize) -> Subject {
    Subject {
        title,
        about,
        topic,
    }
}

/// More than courses of one partner, so that no title comes twice.
pub(crate) const SUBJECTS: [Subject; 24] = [
    subject("Sleep and rest", "sleep", 1),
    subject("Worry and calm", "worry", 0),
    subject("Walking together", "walking", 1),
    subject("Cooking for one", "cooking", 5),
    subject("Drawing from life", "drawing", 2),
    subject("Money without fear", "money", 3),
    subject("Speaking up", "speaking up", 6),
    subject("Growing vegetables", "growing things", 4),
    subject("Singing in a group", "singing", 2),
    subject("Getting online", "getting online", 3),
    subject("Living with pain", "living with pain", 1),
    subject("Loss and change", "loss", 0),
    subject("Anger and what it says", "anger", 0),
    subject("Writing your story", "writing", 2),
    subject("Days with more attention", "paying attention", 0),
    subject("Friends and neighbours", "friendship", 6),
    subject("Work that suits you", "work", 7),
    subject("Moving gently", "moving", 1),
    subject("Food and mood", "food", 5),
    subject("Making things with clay", "clay", 2),
    subject("Confidence step by step", "confidence", 6),
    subject("A home that holds", "a safe home", 3),
    subject("Caring for someone", "caring", 7),
    subject("Birds, trees and weather", "being outside", 4),
];

pub(crate) const TOPICS: [(&str, &str, &str); 8] = [
    ("understanding-minds", "Understanding our minds", "teal"),
    ("body-and-rest", "Body and rest", "leaf"),
    ("making-and-music", "Making and music", "plum"),
    ("everyday-skills", "Everyday skills", "amber"),
    ("out-of-doors", "Out of doors", "leaf"),
    ("kitchen-and-table", "Kitchen and table", "amber"),
    ("among-people", "Among people", "teal"),
    ("work-and-caring", "Work and caring", "plum"),
];

const ANGLES: [&str; 10] = [
    "a first look",
    "at your own pace",
    "what helps",
    "small steps",
    "with others",
    "an open door",
    "through the year",
    "a fresh start",
    "from day to day",
    "ideas to try",
];

const FIRST: [&str; 40] = [
    "Ash", "Bram", "Cold", "Dun", "Elm", "Fern", "Gorse", "Hazel", "Ings", "Jay", "Kel", "Lark",
    "Mill", "Nether", "Oak", "Penn", "Quarry", "Rush", "Stone", "Thorn", "Under", "Vale", "Wether",
    "Yar", "Alder", "Birk", "Calder", "Dove", "Ever", "Flax", "Grim", "Hollin", "Kirk", "Lang",
    "Moss", "Nor", "Otter", "Pike", "Raven", "Sedge",
];
const SECOND: [&str; 24] = [
    "by", "ton", "ford", "combe", "dale", "field", "gate", "ham", "hurst", "ley", "mere", "mouth",
    "ridge", "shaw", "stead", "thorpe", "wick", "with", "worth", "burn", "den", "garth", "holme",
    "royd",
];
const THIRD: [&str; 5] = ["", " Green", " Bridge", " Moor", " Cross"];

/// The area of a partner. They begin again, with a number, after 4,800.
pub(crate) fn area(number: usize) -> String {
    let first = FIRST[number % FIRST.len()];
    let second = SECOND[(number / FIRST.len() + number) % SECOND.len()];
    let third = THIRD[number / (FIRST.len() * SECOND.len()) % THIRD.len()];
    match number / (FIRST.len() * SECOND.len() * THIRD.len()) {
        0 => format!("{first}{second}{third}"),
        again => format!("{first}{second}{third} {}", again + 1),
    }
}

/// "Sleep and rest: small steps in Ashby"
pub(crate) fn title(subject: usize, angle: usize, area: &str) -> String {
    let (subject, angle) = (SUBJECTS[subject].title, ANGLES[angle % ANGLES.len()]);
    format!("{subject}: {angle} in {area}")
}

/// The house of a private venue, which nobody may ever read.
pub(crate) fn house(number: usize) -> String {
    const TREES: [&str; 6] = ["Larch", "Rowan", "Cedar", "Juniper", "Willow", "Maple"];
    let tree = TREES[number % TREES.len()];
    format!("{tree} Lodge at {}", area(number * 7 + 3))
}

/// What a permanent id is made of: lower-case letters, digits and hyphens.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter.to_ascii_lowercase() {
            letter if letter.is_ascii_alphanumeric() => slug.push(letter),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}
