//! The id of a run in the next term: the term's words in it change, or it gets the year or a number.

/// The id that follows one; `terms` are the ids of both terms, `taken` the ids of the course's runs.
pub(super) fn of_next(old: &str, terms: (&str, &str), taken: &[String]) -> String {
    let (from, to) = (words(terms.0), words(terms.1));
    let changed = |word: &str| {
        let at = from.iter().position(|it| *it == word);
        let new = at.and_then(|at| to.iter().find(|it| is_year(it) == is_year(from[at])));
        new.map_or_else(|| word.to_owned(), |it| (*it).to_owned())
    };
    let next: Vec<String> = old.split('-').map(changed).collect();
    let next = next.join("-");
    let is_free = |id: &String| taken.iter().all(|it| it != id);
    if is_free(&next) {
        return next;
    }
    let is_changed = next != old;
    let mut years = to.iter().filter(|it| is_year(it));
    let year = years.find(|it| is_changed || !from.contains(it));
    let with_year = year.map(|year| format!("{next}-{year}"));
    if let Some(id) = with_year.filter(is_free) {
        return id;
    }
    let numbered = (2..).map(|number| format!("{next}-{number}"));
    numbered.into_iter().find(is_free).unwrap_or(next)
}

fn words(id: &str) -> Vec<&str> {
    id.split('-').collect()
}

fn is_year(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_says_the_new_term_where_it_said_the_old() {
        let taken = [
            "spring-library",
            "evening",
            "2027-spring",
            "spring-2",
            "summer-plot",
        ]
        .map(str::to_owned);
        for (old, to, expected) in [
            ("spring-library", "2027-summer", "summer-library"),
            ("2027-spring", "2027-summer", "2027-summer"),
            ("2027-spring", "2028-spring", "2028-spring"),
            ("spring-library", "2028-spring", "spring-library-2028"),
            ("evening", "2027-summer", "evening-2"),
            ("spring-plot", "2027-summer", "summer-plot-2027"),
            ("spring-2", "2027-summer", "summer-2"),
            ("springboard", "2027-summer", "springboard"),
        ] {
            assert_eq!(of_next(old, ("2027-spring", to), &taken), expected);
        }
    }
}
