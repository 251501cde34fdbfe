//! What the members of the panel answered, counted.

use crate::model::review::{Answer, Recommendation, Response, Round};

/// How often each answer was given to one question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub yes: usize,
    pub partly: usize,
    pub no: usize,
}

/// The three questions of the pro-forma: the key in a response, and the question.
pub const QUESTIONS: [(&str, &str); 3] = [
    ("co_production", "Is it obviously co-produced?"),
    ("local_need", "Does it fill a need in the area?"),
    (
        "educational",
        "Is it educational, and not a form of therapy?",
    ),
];

/// What came back to one round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Responses that count: not those of people who made the course.
    pub counted: usize,
    pub by_makers: usize,
    /// In the order of `QUESTIONS`.
    pub questions: [Tally; 3],
    pub pass: usize,
    pub changes: usize,
}

impl Answers {
    pub fn of(round: &Round) -> Self {
        let mut answers = Self::default();
        for response in &round.responses {
            if !counts(response) {
                answers.by_makers += 1;
                continue;
            }
            answers.counted += 1;
            for (tally, (_, answer)) in answers.questions.iter_mut().zip(response.answers()) {
                match answer.map(|answer| answer.value) {
                    Some(Answer::Yes) => tally.yes += 1,
                    Some(Answer::Partly) => tally.partly += 1,
                    Some(Answer::No) => tally.no += 1,
                    None => {}
                }
            }
            match response.recommend.map(|recommend| recommend.value) {
                Some(Recommendation::Pass) => answers.pass += 1,
                Some(Recommendation::Changes) => answers.changes += 1,
                None => {}
            }
        }
        answers
    }
}

/// Whether a response is from somebody who did not help to make the course.
pub fn counts(response: &Response) -> bool {
    response.made_it.is_none_or(|made_it| !made_it.value)
}

/// Whether a response has a "no" in it or asks for changes.
pub fn has_concern(response: &Response) -> bool {
    let is_no = |answer: Answer| answer == Answer::No;
    let answers = response.answers();
    answers
        .iter()
        .any(|(_, answer)| answer.is_some_and(|answer| is_no(answer.value)))
        || response
            .recommend
            .is_some_and(|recommend| recommend.value == Recommendation::Changes)
}
