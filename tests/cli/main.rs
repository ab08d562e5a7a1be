//! The program as a user types it: transcripts are snapshots, what scripts rely on is asserted.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test says what is wrong by panicking"
)]

mod answering;
mod desk;

mod contract;
mod duplicates;
mod erasing;
mod exporting;
mod fitting;
mod importing;
mod keeping_in_touch;
mod listing;
mod own;
mod people;
mod refusals;
mod taking_back;
mod writing;
