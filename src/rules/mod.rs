//! Rules: what is well formed and still wrong. One file a rule: its manual, its code, its check.
//!
//! A new rule is a file in this folder, its line in the list below, and its fixture in `tests/suite/rules/`.

pub mod checker;

pub mod settings;

pub mod waivers;

pub mod reliance;

mod sessions;

mod clashes;

mod on_pages;

mod of_the_panel;

pub mod bank_holidays;

mod treatment_words;

mod wording;

mod certain;

use crate::artifact::FinishedSite;
use crate::finding::{Code, Findings};
use crate::links::Looked;
use crate::malformed;
use crate::rules::checker::{Checker, Context};
use crate::rules::waivers::Waivers;

/// A code with its check.
#[derive(Debug)]
pub struct Rule {
    pub code: &'static Code,
    pub check: Check,
}

/// What a rule looks at.
#[derive(Debug)]
pub enum Check {
    /// The records and the timetable, before any page is made.
    Records(CheckRecords),
    /// The finished pages.
    Pages(CheckPages),
    /// The records, and then the pages for what the records do not show.
    Both(CheckRecords, CheckPages),
    /// What the hosts of outside links answered, where somebody asked them.
    Links(CheckLinks),
}

type CheckRecords = fn(&Context<'_>, &mut Checker<'_>);
type CheckLinks = fn(&Looked, &mut Checker<'_>);
type CheckPages = fn(&Context<'_>, &FinishedSite<'_>, &mut Checker<'_>);

macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+

        /// Every rule, in the order of the codes.
        pub static RULES: &[Rule] = &[$($module::RULE),+];
    };
}

rules! {
    no_lived_expertise,
    no_learned_expertise,
    facilitated_by_one_side,
    claims_co_production,
    co_production_rung_missing,
    reviewed_by_its_maker,
    need_not_shown,
    restricted_without_reason,
    audience_missing,
    ages_outside_college,
    not_free_without_reason,
    needs_referral,
    very_like_another_course,
    no_next_steps,
    next_step_leads_nowhere,
    promises_treatment,
    no_learning_outcomes,
    outcome_not_an_outcome,
    too_many_or_too_few_outcomes,
    not_therapy_statement_missing,
    deficit_language,
    person_as_service,
    date_in_digits,
    time_style,
    range_with_dash,
    phone_style,
    age_with_plus,
    link_says_nothing,
    shouting,
    unexplained_abbreviation,
    long_sentence,
    long_paragraph,
    reading_age,
    latin,
    summary_too_long,
    title_too_long,
    word_list,
    ends_before_it_starts,
    outside_term,
    in_a_break_or_closure,
    on_a_bank_holiday,
    venue_booked_twice,
    person_booked_twice,
    venue_closed,
    more_places_than_the_room_holds,
    all_in_the_past,
    weekday_does_not_match,
    clashes_for_students,
    no_agreement,
    agreement_does_not_cover,
    agreement_ends,
    check_missing_or_run_out,
    partner_paused_or_ended,
    access_not_described,
    one_sided,
    not_passed,
    changed_since_it_passed,
    window_too_short,
    decided_before_the_window_closed,
    answer_missing,
    decision_without_owner,
    concern_not_answered,
    text_check_overdue,
    too_few_responses,
    late_response,
    name_without_consent,
    consent_run_out,
    joining_link,
    private_contact,
    private_venue_leaks,
    quote_without_consent,
    third_party_request,
    heading_order,
    duplicate_id_on_page,
    image_without_alt,
    empty_link_or_button,
    table_without_headers,
    no_language,
    landmarks,
    low_contrast,
    form_field_without_label,
    repeated_link_text,
    accessibility_statement_missing,
    broken_link,
    broken_outside_link,
    unused_record,
    link_to_unpublished,
}

/// Every code of the program, M codes first.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    malformed::CODES
        .iter()
        .copied()
        .chain(RULES.iter().map(|rule| rule.code))
}

/// The code that has this name or these letters.
pub fn code(name: &str) -> Option<&'static Code> {
    codes().find(|code| code.name == name || code.code.eq_ignore_ascii_case(name))
}

/// Runs the rules about records, all at once.
pub fn check_records(cx: &Context<'_>) -> Findings {
    // Only these rules need them, and they take more room than the texts themselves.
    let texts = wording::gather(cx.catalogue, cx.sources, cx.names);
    let with_texts = Context {
        texts: &texts,
        ..*cx
    };
    checker::run(&with_texts, |rule, checker| {
        if let Check::Records(check) | Check::Both(check, _) = rule.check {
            check(&with_texts, checker);
        }
    })
}

/// Runs the rules about finished pages.
pub fn check_pages(cx: &Context<'_>, site: &FinishedSite<'_>) -> Findings {
    checker::run(cx, |rule, checker| {
        if let Check::Pages(check) | Check::Both(_, check) = rule.check {
            check(cx, site, checker);
        }
    })
}

/// Runs the rules about outside links. Where nobody looked at them, their waivers need not match anything.
pub fn check_links(
    cx: &Context<'_>,
    looked: Option<&Looked>,
    waivers: &mut Waivers<'_>,
) -> Findings {
    let Some(looked) = looked else {
        let is_about_links = |rule: &&Rule| matches!(rule.check, Check::Links(_));
        for rule in RULES.iter().filter(is_about_links) {
            waivers.leave_alone(rule.code);
        }
        return Findings::default();
    };
    checker::run(cx, |rule, checker| {
        if let Check::Links(check) = rule.check {
            check(looked, checker);
        }
    })
}
