//! The one test program: everything that is tested from outside the library.
//!
//! A rule's cases are in `rules/<name>.md`, the mark under the mistake. What a command says is in `transcripts/*.md`
//! (`TRYCMD=overwrite` writes them anew), a whole site in `golden/site/` (`UPDATE_GOLDEN=1`). Everything else builds a small
//! college with `college.rs`, changes it, and runs the program on it. No test waits, asks the clock or uses the network.

mod begin;

mod changes;

mod clients;

mod code;

mod college;

mod colours;

mod docs;

mod doctor;

mod due;

mod feeds;

mod find;

mod fixes;

mod fixture;

mod forms;

mod glance;

mod generated;

mod golden;

mod hard_input;

mod headers;

mod help;

mod hostile;

mod hosts;

mod impact;

mod incremental;

mod imports;

mod languages;

mod layers;

mod ledger;

mod linked;

mod live;

mod load;

mod my_plan;

mod open_data;

mod outside;

mod overlay;

mod own_way;

mod panel;

mod pictures;

mod prospectus;

mod publishing;

mod ran;

mod registry;

mod release;

mod reports;

mod rename;

mod review;

mod retire;

mod roll;

mod rules;

mod rules_listed;

mod sample;

mod schema;

mod search;

mod serve;

mod since;

mod subscriber;

mod supply;

mod tidy;

mod timetable;

mod words;

mod transcripts;

mod waived_in_text;
