//! Sentences of a course: written by hand, with places that are filled differently in each course.

use super::random::Random;

const SENTENCES: [&str; 64] = [
    "We begin with {about}, and with what each of us has found out by living.",
    "You can listen, talk, {do} or only be there.",
    "There is always {tea}, and nobody minds if you come late.",
    "Bring a friend if that makes the first step easier for you.",
    "In each session we try {thing} and talk about how it went.",
    "Some of us know a lot about {about}, and some of us are new to it.",
    "You will find {thing} that fits into an ordinary day.",
    "Nobody has to read aloud, and nobody has to speak.",
    "We look at {about} from two sides: what people have lived and what people have studied.",
    "Last year somebody told us that {thing} was what stayed with them.",
    "You do not need to prepare anything, but you may bring {tea}.",
    "We stop halfway for {tea}, and for a look out of the window.",
    "If you would like to {do} at home as well, we lend what you need.",
    "Each of us chooses {thing} and keeps it for a week.",
    "It is fine to change your mind about {about} as we go along.",
    "We write a list of what helps, and we add to it each time.",
    "Two people lead the course together, and both of them are learning too.",
    "When it rains we stay inside and {do}.",
    "You might like {thing} more than you expect.",
    "We keep the group small, so that there is time for everyone.",
    "There is a quiet corner with {tea} for anyone who wants it.",
    "Our examples come from {place}, because that is where most of us spend our days.",
    "We ask what gets in the way of {about}, and what moves it along.",
    "Somebody usually laughs, and somebody usually has a story about {place}.",
    "You can take {thing} home with you and show it to people you trust.",
    "We talk about {place} and about what could be different there.",
    "A small plan for {about} fits on one side of a card.",
    "If a day is hard, you can sit at the back and {do}.",
    "We share ideas for {place}, for the bus and for the kitchen.",
    "People often tell us that {about} became lighter when they said it aloud.",
    "We will not give you homework, though you may want to {do} between sessions.",
    "The room has soft chairs and {tea} within reach.",
    "We try {thing} in pairs, and then we come back into the circle.",
    "You decide how much you say about {about}.",
    "By the end you will have three ideas and {thing}.",
    "We read a short page together, slowly, and see what it brings up about {about}.",
    "There are pens, paper and {tea} on every table.",
    "Some of what we try is old, such as {thing}, and some of it is new.",
    "We look again at the week behind us and pick out {thing}.",
    "Anyone who wants to {do} can do so while others talk.",
    "We ask local people to tell us how they manage {about}.",
    "A walk to {place} is part of the second half, if the weather lets us.",
    "We agree at the start how we want to be with one another.",
    "What is said about {about} in the room stays in the room.",
    "You can leave at any time, and you can always come back.",
    "We have made this course with people from {place}.",
    "Every session ends with {thing} and a look at the week ahead.",
    "It helps many of us to {do} first and talk later.",
    "If something is not clear, say so, because others will be glad that you asked.",
    "We borrow ideas about {about} from many places and try them out with care.",
    "There is no test, no register and no wrong answer.",
    "We often find that {place} teaches us more than a book.",
    "You may meet people there whom you know from {place}.",
    "Our handout has large print and room for your own notes on {about}.",
    "The second hour is yours: {do}, rest or chat.",
    "We put {thing} on the wall, so that the next group can see it.",
    "It took us a year to make this course, with {tea} and much crossing out.",
    "Some people come twice, and find something else in {about} the second time.",
    "We know that getting out of the house can be the largest step of the day.",
    "Whoever arrives first puts the kettle on and chooses {tea}.",
    "We speak slowly and take breaks, because {about} can make anyone tired.",
    "In the last session we look back and choose {thing} to go on with.",
    "Ask us about {place} if you are not sure how to get there.",
    "We hope that you leave with {thing}, and with a little more room to breathe.",
];

const TEA: [&str; 12] = [
    "mint tea",
    "a flask of soup",
    "warm bread",
    "fruit",
    "a pot of tea",
    "biscuits",
    "a jug of water",
    "hot chocolate",
    "a bowl of plums",
    "oat cakes",
    "ginger tea",
    "cold lemonade",
];
const THING: [&str; 32] = [
    "a slow breath",
    "a short walk",
    "one kind sentence",
    "a page of notes",
    "a drawing in pencil",
    "a ten minute rest",
    "a list of three good things",
    "a map of the week",
    "a question to carry",
    "a song from long ago",
    "an early night",
    "a phone call to a friend",
    "a new way home",
    "a cup of something warm",
    "one drawer put in order",
    "a photograph",
    "a recipe",
    "a letter that is never sent",
    "a promise to yourself",
    "an hour without a screen",
    "a word in another language",
    "a plan for a grey day",
    "a look at the sky",
    "a story in six lines",
    "a game from childhood",
    "a budget for one week",
    "a stretch by the window",
    "a seed in a pot",
    "a quiet minute",
    "a joke",
    "a small thank you",
    "one thing less to carry",
];
const DO: [&str; 12] = [
    "draw",
    "knit",
    "write",
    "stretch",
    "look through the books",
    "listen to music",
    "sort the seeds",
    "hum along",
    "fold paper",
    "make notes",
    "sit by the window",
    "stir the soup",
];
const PLACE: [&str; 16] = [
    "the market",
    "the allotments",
    "the library",
    "the bus station",
    "the park by the river",
    "the kitchen at home",
    "the corner shop",
    "the canal",
    "the swimming pool",
    "the school gate",
    "the tower block",
    "the bowling green",
    "the museum",
    "the old mill",
    "the community garden",
    "the high street",
];

/// So many different sentences about something, in one line.
pub(crate) fn paragraph(
    sentences: usize,
    about: &str,
    deck: &mut Deck,
    random: &mut Random,
) -> String {
    let each = (0..sentences).map(|_| filled(SENTENCES[deck.draw(random)], about, random));
    each.collect::<Vec<_>>().join(" ")
}

pub(crate) fn thing(random: &mut Random) -> &'static str {
    random.pick(&THING)
}

pub(crate) fn place(random: &mut Random) -> &'static str {
    random.pick(&PLACE)
}

/// The sentences of a course, each of which comes once.
pub(crate) struct Deck([u8; SENTENCES.len()], usize);

impl Deck {
    pub(crate) fn new() -> Self {
        Self(std::array::from_fn(|at| at as u8), SENTENCES.len())
    }

    fn draw(&mut self, random: &mut Random) -> usize {
        if self.1 == 0 {
            self.1 = SENTENCES.len();
        }
        let at = random.below(self.1);
        self.1 -= 1;
        self.0.swap(at, self.1);
        usize::from(self.0[self.1])
    }
}

fn filled(sentence: &str, about: &str, random: &mut Random) -> String {
    let mut out = String::with_capacity(sentence.len() + 24);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').expect("a slot is closed");
        out.push_str(before);
        out.push_str(match slot {
            "about" => about,
            "tea" => random.pick(&TEA),
            "thing" => random.pick(&THING),
            "do" => random.pick(&DO),
            _ => random.pick(&PLACE),
        });
        rest = after;
    }
    out.push_str(rest);
    out
}
