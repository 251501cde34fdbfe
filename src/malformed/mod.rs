//! The codes of the readers: what is missing or malformed in the records (M) and in the ledger; one file a code, its
//! manual and its name.

macro_rules! codes {
    ($($module:ident::$code:ident),+ $(,)?) => {
        $(mod $module;)+

        $(pub(crate) use $module::$code;)+

        /// Every code of a reader, in the order of their numbers.
        pub static CODES: &[&crate::finding::Code] = &[$(&$code),+];
    };
}

codes! {
    front_matter_unreadable::FRONT_MATTER_UNREADABLE,
    unknown_key::UNKNOWN_KEY,
    missing_field::MISSING_FIELD,
    wrong_kind_of_value::WRONG_KIND_OF_VALUE,
    unknown_reference::UNKNOWN_REFERENCE,
    duplicate_id::DUPLICATE_ID,
    placeholder_left::PLACEHOLDER_LEFT,
    unreadable_date_or_time::UNREADABLE_DATE_OR_TIME,
    waiver_without_owner::WAIVER_WITHOUT_OWNER,
    unusable_file::UNUSABLE_FILE,
    duplicate_run_or_session_id::DUPLICATE_RUN_OR_SESSION_ID,
    no_college_file::NO_COLLEGE_FILE,
    ledger_unusable::LEDGER_UNUSABLE,
    unusable_picture::UNUSABLE_PICTURE,
    raw_html_removed::RAW_HTML_REMOVED,
    dangerous_link::DANGEROUS_LINK,
    empty_text::EMPTY_TEXT,
    theme_broken::THEME_BROKEN,
    message_missing::MESSAGE_MISSING,
    ledger_out_of_date::LEDGER_OUT_OF_DATE,
}
