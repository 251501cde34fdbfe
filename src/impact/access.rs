//! Whether people get into one place as well as into another. What is not answered is never as good.

use crate::impact::candidate::Reasons;
use crate::model::venue::{ACCESS, Answer, Venue};

/// What a venue says to a question about access.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said<'a> {
    Yes,
    No,
    /// Words that begin with neither yes nor no.
    Words(&'a str),
    Nothing,
}

/// Adds how the access of a venue compares with that of the one that was lost.
pub(super) fn weigh(lost: &Venue, other: &Venue, reasons: &mut Reasons) {
    let (mut good, mut read) = (Vec::new(), Vec::new());
    let mut is_as_good = true;
    for question in ACCESS.keys {
        let name = question.name.replace('_', " ");
        let (was, is) = (said(lost, question.name), said(other, question.name));
        match (was, is) {
            (_, Said::Yes) => good.push(name),
            (_, Said::Nothing) => {
                is_as_good = false;
                reasons.ask(format!("does not say: {name}"));
            }
            (Said::No, Said::No) => {}
            (_, Said::No) => {
                is_as_good = false;
                reasons.ask(format!("no {name}"));
            }
            // How to come by bus or car is always said in words, and differs from place to place.
            (Said::Words(_), Said::Words(_)) if matches!(question.name, "bus" | "parking") => {
                read.push(name);
            }
            (_, Said::Words(words)) => {
                is_as_good = false;
                reasons.ask(format!("{name}: “{words}”"));
            }
        }
    }
    let read = match read.as_slice() {
        [] => String::new(),
        read => format!(" (read what it says of {})", read.join(" and ")),
    };
    match is_as_good {
        true => reasons.speaks_for(format!("access at least as good{read}")),
        false if !good.is_empty() => {
            reasons.speaks_for(format!("access: {}{read}", good.join(", ")));
        }
        false => {}
    }
}

fn said<'v>(venue: &'v Venue, question: &str) -> Said<'v> {
    let answer = venue.access.iter().find(|it| it.question == question);
    let Some(answer) = answer else {
        return Said::Nothing;
    };
    let words = match &answer.answer {
        Answer::Yes => return Said::Yes,
        Answer::No => return Said::No,
        Answer::Words(words) => &words.value,
    };
    let first = words.split(|letter: char| !letter.is_alphanumeric()).next();
    // "Yes in the main hall, no in the small room" is for a person to read.
    let is_mixed = words.to_lowercase().contains(", no ") || words.to_lowercase().contains(" but ");
    match first.unwrap_or("").to_lowercase().as_str() {
        "yes" if !is_mixed => Said::Yes,
        "no" => Said::No,
        _ => Said::Words(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::impact::candidate::{Candidate, Fit, Free};
    use crate::model::kind::Kind;
    use crate::model::reader::catalogue;
    use crate::source::{Source, Sources};

    fn weighed(lost: &str, other: &str) -> Candidate {
        let mut sources = Sources::default();
        for (id, access) in [("a", lost), ("b", other)] {
            let text = format!("---\nname: {id}\naccess: {access}\n---\n");
            sources.add(Source::new(format!("content/venues/{id}.md"), text));
        }
        let (catalogue, _) = catalogue(&sources, false);
        let mut reasons = Reasons::default();
        let [lost, other] = ["a", "b"].map(|id| catalogue.venue(id).expect("it is there"));
        weigh(lost, other, &mut reasons);
        Candidate::new(Kind::Venue, "b".to_owned(), Free::default(), reasons)
    }

    const ALL: &str = "{step_free: yes, accessible_toilet: yes, hearing_loop: yes, parking: Two bays, bus: The 12, quiet_space: yes}";

    #[test]
    fn a_place_with_every_answer_is_as_good() {
        let same = weighed(ALL, ALL);
        assert_eq!(same.fit, Fit::Fits, "{:?}", same.against);
        assert!(same.speaks_for[0].starts_with("access at least as good"));
    }

    #[test]
    fn what_is_not_answered_is_never_as_good() {
        for question in ACCESS.keys {
            let lines = ALL.trim_matches(['{', '}']).split(", ");
            let kept = lines.filter(|line| !line.starts_with(question.name));
            let without = format!("{{{}}}", kept.collect::<Vec<_>>().join(", "));
            for lost in [ALL, "{step_free: no}", without.as_str()] {
                let weighed = weighed(lost, &without);
                assert_eq!(
                    weighed.fit,
                    Fit::Ask,
                    "without {} for {lost}",
                    question.name
                );
                let said = weighed.speaks_for.join(" ");
                assert!(!said.contains("as good"), "{said}");
            }
        }
    }

    #[test]
    fn a_no_for_a_yes_speaks_against_it_and_a_no_for_a_no_does_not() {
        let without_loop = ALL.replace("hearing_loop: yes", "hearing_loop: no");
        assert_eq!(weighed(ALL, &without_loop).against, ["no hearing loop"]);
        assert_eq!(weighed(&without_loop, &without_loop).fit, Fit::Fits);
    }

    #[test]
    fn words_that_are_neither_yes_nor_no_are_for_a_person_to_read() {
        let portable = ALL.replace(
            "hearing_loop: yes",
            "hearing_loop: \"Yes in the hall, no in the small room\"",
        );
        assert_eq!(weighed(ALL, &portable).fit, Fit::Ask);
        let ramp = ALL.replace("step_free: yes", "step_free: \"Yes, by the ramp\"");
        assert_eq!(weighed(ALL, &ramp).fit, Fit::Fits);
    }
}
