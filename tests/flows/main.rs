//! Scenarios through ops and views, as a person would live them: no window, no clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test says what is wrong by panicking"
)]

#[path = "../corpora/folder.rs"]
mod corpora;
#[path = "../corpora/made.rs"]
mod made;
mod world;

mod another_cadence;
mod answering;
mod architecture;
mod calendar;
mod celebrating;
mod erasing;
mod febrl;
mod finding;
mod fitting;
mod following_up;
mod fuzzed;
mod going_out;
mod histories;
mod importing;
mod keeping_in_touch;
mod merging;
mod own_fields;
mod parted;
mod pipeline;
mod sample_data;
mod segments;
mod several;
mod strengthening;
mod tags;
mod taking_back;
mod telling;
mod two_programs;
mod workbooks;
mod writing;
