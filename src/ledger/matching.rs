//! Which session of today is which of those that are remembered, within one run.
//!
//! After a single edit every session is found again. Several edits at once can be told apart only by the ids of
//! sessions; others are matched as well as can be. In this order:
//!
//! 1. by id;
//! 2. a series that was moved as a whole, in the order of its sessions: otherwise a move by a week would give every
//!    session the place of the one after it;
//! 3. by exact start, at the same place first, and of several there what is shown unchanged: without an edit nothing
//!    changes;
//! 4. what is left over, in order;
//! 5. by exact start, with a session whose id was taken out, or that had left the texts and is back.
//!
//! A remembered session with an id is only ever matched without that id in the last step, and a session with a new id
//! only by exact start: two that an author told apart are never taken for one another.

use crate::ledger::start::Start;

/// A remembered session.
#[derive(Debug, Clone, Copy)]
pub(super) struct Old<'a> {
    pub(super) start: Start,
    pub(super) id: Option<&'a str>,
    pub(super) place: &'a str,
    /// Of all else that a subscriber sees.
    pub(super) digest: &'a str,
    /// Whether it stood in the texts at the last build.
    pub(super) is_written: bool,
    pub(super) is_past: bool,
}

/// A session of today.
#[derive(Debug, Clone, Copy)]
pub(super) struct New<'a> {
    pub(super) start: Start,
    pub(super) id: Option<&'a str>,
    pub(super) place: &'a str,
    pub(super) digest: &'a str,
    /// When the `weekly` series that it belongs to says that it begins.
    pub(super) series: Option<Start>,
}

impl New<'_> {
    fn in_series(&self) -> bool {
        self.series.is_some()
    }
}

/// For each session of today, in the order in which they are written, the position of the remembered one. Remembered ones
/// are given in the order of their first starts.
pub(super) fn matched(old: &[Old<'_>], new: &[New<'_>]) -> Vec<Option<usize>> {
    let mut pairs = Pairs {
        old,
        new,
        of_new: vec![None; new.len()],
        taken: vec![false; old.len()],
    };
    for is_written in [true, false] {
        let named = |old: &Old<'_>, new: &New<'_>| {
            new.id.is_some() && old.id == new.id && old.is_written == is_written
        };
        // Two branches may each have put in the session with this id.
        pairs.each(|old, new| named(old, new) && old.start == new.start);
        pairs.each(named);
    }
    let unnamed = |old: &Old<'_>| old.is_written && old.id.is_none();
    let stays = |old: &Old<'_>, new: &New<'_>| {
        unnamed(old) && old.start == new.start && old.place == new.place
    };
    if new.iter().any(New::in_series) {
        // What is listed beside a series does not move with it.
        pairs.each(|old, new| !new.in_series() && stays(old, new));
    }
    if !pairs.moved_as_a_whole() {
        pairs.each(|old, new| stays(old, new) && old.digest == new.digest);
        pairs.each(stays);
        pairs.each(|old, new| unnamed(old) && old.start == new.start);
        pairs.in_order();
    }
    pairs.each(|old, new| old.is_written && new.id.is_none() && old.start == new.start);
    let is_back = |old: &Old<'_>, new: &New<'_>| {
        !old.is_written && (old.id.is_none() || new.id.is_none()) && old.start == new.start
    };
    pairs.each(|old, new| is_back(old, new) && old.place == new.place);
    pairs.each(is_back);
    pairs.of_new
}

struct Pairs<'a> {
    old: &'a [Old<'a>],
    new: &'a [New<'a>],
    of_new: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs<'_> {
    fn pair(&mut self, old: usize, new: usize) {
        self.of_new[new] = Some(old);
        self.taken[old] = true;
    }

    /// Pairs every session that is left with the first remembered one that is left and fits.
    fn each(&mut self, fits: impl Fn(&Old<'_>, &New<'_>) -> bool) {
        for new in 0..self.new.len() {
            if self.of_new[new].is_some() {
                continue;
            }
            let found = (0..self.old.len())
                .find(|old| !self.taken[*old] && fits(&self.old[*old], &self.new[new]));
            if let Some(old) = found {
                self.pair(old, new);
            }
        }
    }

    /// Positions that are left and have no id: remembered ones by their first start, today's as they are written.
    fn left(&self) -> (Vec<usize>, Vec<usize>) {
        let is_left = |at: &usize| {
            let old = &self.old[*at];
            !self.taken[*at] && old.is_written && old.id.is_none()
        };
        let old = (0..self.old.len()).filter(is_left);
        let new = (0..self.new.len())
            .filter(|at| self.of_new[*at].is_none() && self.new[*at].id.is_none());
        (old.collect(), new.collect())
    }

    /// Pairs a series or a list that was moved as a whole, if it was: in the order in which its sessions were first
    /// written, or in the order of time. Where all but one stand where they stood, that one moved, even if the others
    /// seem to have moved up.
    fn moved_as_a_whole(&mut self) -> bool {
        let (mut old, new) = self.left();
        if old.len() != new.len() || old.len() < 2 {
            return false;
        }
        let stay = old.iter().zip(&new);
        let stay = stay.filter(|(old, new)| self.old[**old].start == self.new[**new].start);
        if stay.count() + 1 >= old.len() {
            return false;
        }
        if !self.is_one_move(&old, &new) {
            old.sort_by_key(|at| self.old[*at].start);
            let in_time = new.is_sorted_by_key(|at| self.new[*at].start);
            if !in_time || !self.is_one_move(&old, &new) {
                return false;
            }
        }
        self.pair_along(&old, &new);
        true
    }

    /// Pairs two lists one by one. Of those that stood at one time, which may be in any order, each goes with the one that
    /// is at the same place, and shown unchanged, where there is one.
    fn pair_along(&mut self, old: &[usize], new: &[usize]) {
        let same: [fn(&Old<'_>, &New<'_>) -> bool; 3] = [
            |old, new| old.place == new.place && old.digest == new.digest,
            |old, new| old.place == new.place,
            |_, _| true,
        ];
        for same in same {
            for (along, new) in old.iter().zip(new) {
                if self.of_new[*new].is_some() {
                    continue;
                }
                let start = self.old[*along].start;
                let found = old.iter().copied().find(|old| {
                    let (is_free, old) = (!self.taken[*old], &self.old[*old]);
                    is_free && old.start == start && same(old, &self.new[*new])
                });
                if let Some(old) = found {
                    self.pair(old, *new);
                }
            }
        }
    }

    /// When the first remembered session was, of those that are not listed beside a series.
    fn first_of_series(&self) -> Option<Start> {
        let news = self.of_new.iter().zip(self.new);
        let listed: Vec<usize> = news
            .filter(|(_, new)| !new.in_series())
            .filter_map(|(old, _)| *old)
            .collect();
        let old = self.old.iter().enumerate();
        let of_series = old.filter(|(at, old)| old.is_written && !listed.contains(at));
        of_series.map(|(_, old)| old.start).min()
    }

    /// Whether all moved by one distance. A `weekly` series says that it begins at another time, and the distances may
    /// differ by whole weeks, since its gaps need not move with it. Of a list none may be over: one that drops what is
    /// past and goes on by as many has not moved.
    fn is_one_move(&self, old: &[usize], new: &[usize]) -> bool {
        let pairs = old.iter().zip(new);
        let mut distances =
            pairs.map(|(old, new)| distance(self.old[*old].start, self.new[*new].start));
        let first = distances.next().unwrap_or_default();
        if new.iter().all(|at| self.new[*at].in_series()) {
            let begins = new.first().and_then(|at| self.new[*at].series);
            return first != 0
                && begins != self.first_of_series()
                && distances.all(|distance| {
                    distance.signum() == first.signum() && (distance - first) % WEEK == 0
                });
        }
        let none_is_over = old.iter().all(|at| !self.old[*at].is_past);
        first != 0 && none_is_over && distances.all(|distance| distance == first)
    }

    /// Pairs what is left in the order of time, so that all together move as little as can be.
    fn in_order(&mut self) {
        let (mut old, mut new) = self.left();
        old.sort_by_key(|at| self.old[*at].start);
        new.sort_by_key(|at| self.new[*at].start);
        let distance = |old: usize, new: usize| {
            distance(self.old[old].start, self.new[new].start).unsigned_abs()
        };
        let pairs = if old.len() <= new.len() {
            nearest(&old, &new, distance)
        } else {
            let pairs = nearest(&new, &old, |new, old| distance(old, new));
            pairs.into_iter().map(|(new, old)| (old, new)).collect()
        };
        for (old, new) in pairs {
            self.pair(old, new);
        }
    }
}

/// In minutes.
const WEEK: i64 = 7 * 24 * 60;

/// Minutes from one start to another.
fn distance(from: Start, to: Start) -> i64 {
    (to.local - from.local)
        .total((
            jiff::Unit::Minute,
            jiff::SpanRelativeTo::days_are_24_hours(),
        ))
        .map_or(i64::MAX, |minutes| minutes as i64)
}

/// Pairs each of `few` with one of `many`, both in order and the order kept, with the least distance in all.
fn nearest(
    few: &[usize],
    many: &[usize],
    distance: impl Fn(usize, usize) -> u64,
) -> Vec<(usize, usize)> {
    // least[i][j]: the first i of `few` paired within the first j of `many`; where that cannot be, more than anything.
    let mut least = vec![vec![u64::MAX; many.len() + 1]; few.len() + 1];
    least[0].fill(0);
    for (i, one) in few.iter().enumerate() {
        for (j, other) in many.iter().enumerate().skip(i) {
            let paired = least[i][j].saturating_add(distance(*one, *other));
            least[i + 1][j + 1] = paired.min(least[i + 1][j]);
        }
    }
    let mut pairs = Vec::with_capacity(few.len());
    let (mut i, mut j) = (few.len(), many.len());
    while i > 0 {
        // A later one of `many` is left out where that costs nothing.
        if j > i && least[i][j - 1] == least[i][j] {
            j -= 1;
        } else {
            pairs.push((few[i - 1], many[j - 1]));
            (i, j) = (i - 1, j - 1);
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn start(day: i8) -> Start {
        let (month, day) = if day > 31 { (2, day - 31) } else { (1, day) };
        Start {
            local: date(2027, month, day).at(10, 0, 0, 0),
            is_week: false,
        }
    }

    fn old(day: i8) -> Old<'static> {
        Old {
            start: start(day),
            id: None,
            place: "library",
            digest: "",
            is_written: true,
            is_past: false,
        }
    }

    fn new(day: i8) -> New<'static> {
        New {
            start: start(day),
            id: None,
            place: "library",
            digest: "",
            series: None,
        }
    }

    /// Days of January 2027 (over 31: February); the answer for each of today's is the day that it was on.
    fn was(before: &[i8], today: &[i8], is_series: bool) -> Vec<Option<i8>> {
        let old: Vec<Old<'_>> = before.iter().map(|day| old(*day)).collect();
        let new: Vec<New<'_>> = today
            .iter()
            .map(|day| New {
                series: is_series.then(|| start(today[0])),
                ..new(*day)
            })
            .collect();
        let matched = matched(&old, &new);
        matched.into_iter().map(|at| Some(before[at?])).collect()
    }

    #[test]
    fn what_did_not_change_is_itself() {
        let all = [5, 12, 19].map(Some).to_vec();
        assert_eq!(was(&[5, 12, 19], &[5, 12, 19], false), all);
        assert_eq!(
            was(&[5, 12, 19], &[19, 5, 12], false),
            [Some(19), Some(5), Some(12)]
        );
    }

    #[test]
    fn one_that_moved_put_in_or_taken_out_leaves_the_others_alone() {
        assert_eq!(
            was(&[5, 12, 19], &[5, 13, 19], false),
            [Some(5), Some(12), Some(19)]
        );
        assert_eq!(
            was(&[5, 12, 19], &[26, 12, 19], false),
            [Some(5), Some(12), Some(19)],
            "the first was moved behind the last"
        );
        assert_eq!(
            was(&[5, 12, 19], &[5, 8, 12, 19], false),
            [Some(5), None, Some(12), Some(19)]
        );
        assert_eq!(was(&[5, 12, 19], &[5, 19], false), [Some(5), Some(19)]);
    }

    #[test]
    fn a_series_that_moved_by_a_week_keeps_its_order() {
        let all = [5, 12, 19].map(Some).to_vec();
        for is_series in [false, true] {
            assert_eq!(was(&[5, 12, 19], &[12, 19, 26], is_series), all);
            assert_eq!(was(&[5, 12, 19], &[6, 13, 20], is_series), all);
        }
        assert_eq!(
            was(&[5, 12, 26], &[12, 26, 33], true),
            [Some(5), Some(12), Some(26)],
            "with a gap that stayed where it is"
        );
    }

    #[test]
    fn a_series_whose_first_week_is_left_out_has_not_moved() {
        let before = [5, 12, 19].map(old);
        let today = [12, 19, 26].map(|day| New {
            series: Some(start(5)),
            ..new(day)
        });
        assert_eq!(matched(&before, &today), [Some(1), Some(2), Some(0)]);
    }

    #[test]
    fn one_of_a_series_that_moved_and_comes_back_leaves_the_others_alone() {
        // In the order of their first starts: the first was moved behind the others.
        assert_eq!(
            was(&[26, 12, 19], &[5, 12, 19], true),
            [Some(26), Some(12), Some(19)]
        );
        assert_eq!(
            was(&[20, 12, 19], &[5, 12, 19], true),
            [Some(20), Some(12), Some(19)]
        );
    }

    #[test]
    fn a_series_moves_as_a_whole_also_where_its_sessions_are_not_in_order() {
        assert_eq!(
            was(&[26, 12, 19], &[33, 19, 26], true),
            [Some(26), Some(12), Some(19)]
        );
    }

    #[test]
    fn of_two_at_one_time_that_move_together_each_goes_with_its_place() {
        let before = ["hall", "library"].map(|place| Old { place, ..old(5) });
        let today = ["library", "hall"].map(|place| New { place, ..new(6) });
        assert_eq!(matched(&before, &today), [Some(1), Some(0)]);
    }

    #[test]
    fn what_is_listed_beside_a_series_does_not_move_with_it() {
        let before = [2, 5, 12, 19].map(old);
        let in_series = |day| New {
            series: Some(start(12)),
            ..new(day)
        };
        let today = [new(2), in_series(12), in_series(19), in_series(26)];
        assert_eq!(
            matched(&before, &today),
            [Some(0), Some(1), Some(2), Some(3)]
        );
    }

    #[test]
    fn of_two_at_one_time_in_one_place_each_stays_what_it_was() {
        let before = ["b", "a"].map(|digest| Old { digest, ..old(5) });
        let today = ["a", "b"].map(|digest| New { digest, ..new(5) });
        assert_eq!(matched(&before, &today), [Some(1), Some(0)]);
    }

    #[test]
    fn a_series_whose_first_session_has_an_id_moves_as_a_whole_too() {
        let mut before = [5, 12, 19].map(old);
        let mut today = [12, 19, 26].map(|day| New {
            series: Some(start(12)),
            ..new(day)
        });
        (before[0].id, today[0].id) = (Some("a"), Some("a"));
        assert_eq!(matched(&before, &today), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_list_that_drops_what_is_over_has_not_moved() {
        let before = [5, 12, 19].map(|day| Old {
            is_past: day == 5,
            ..old(day)
        });
        let today = [12, 19, 26].map(new);
        assert_eq!(matched(&before, &today), [Some(1), Some(2), Some(0)]);
    }

    #[test]
    fn an_id_is_stronger_than_any_date() {
        let before = [
            Old {
                id: Some("last"),
                ..old(5)
            },
            old(12),
        ];
        let today = [
            new(5),
            New {
                id: Some("last"),
                ..new(12)
            },
        ];
        assert_eq!(matched(&before, &today), [Some(1), Some(0)]);
    }

    #[test]
    fn two_with_different_ids_are_never_one() {
        let before = [Old {
            id: Some("a"),
            ..old(5)
        }];
        let today = [New {
            id: Some("b"),
            ..new(5)
        }];
        assert_eq!(matched(&before, &today), [None]);
    }

    #[test]
    fn an_id_put_in_or_taken_out_changes_nothing() {
        let named = |id| Old { id, ..old(5) };
        let today = |id| New { id, ..new(5) };
        assert_eq!(matched(&[named(None)], &[today(Some("a"))]), [Some(0)]);
        assert_eq!(matched(&[named(Some("a"))], &[today(None)]), [Some(0)]);
    }

    #[test]
    fn what_had_left_comes_back_at_its_own_time_only() {
        let before = [
            Old {
                is_written: false,
                ..old(5)
            },
            old(12),
        ];
        assert_eq!(matched(&before, &[new(5), new(12)]), [Some(0), Some(1)]);
        assert_eq!(matched(&before, &[new(6), new(12)]), [None, Some(1)]);
        assert_eq!(matched(&before, &[new(5)]), [Some(1)], "it moved");
    }

    #[test]
    fn those_left_over_are_matched_with_the_nearest_in_order() {
        assert_eq!(was(&[5, 12, 19], &[13, 20], false), [Some(12), Some(19)]);
        assert_eq!(
            was(&[12, 19], &[6, 13, 20], false),
            [None, Some(12), Some(19)]
        );
    }

    #[test]
    fn of_two_at_one_time_the_place_tells_which_is_which() {
        let before = [
            Old {
                place: "hall",
                ..old(5)
            },
            old(5),
        ];
        assert_eq!(matched(&before, &[new(5)]), [Some(1)]);
    }
}
