//! What a screen shows: the only readers that faces call. Pages and counts, never a whole table.

pub mod ahead;
pub mod board;
pub mod cadence;
pub mod card;
pub mod compose;
pub mod doctor;
pub mod duplicates;
pub mod erasure;
mod error;
pub mod fields;
pub mod find;
pub mod fit;
pub mod found;
pub mod frame;
pub mod history;
pub mod import;
pub mod imports;
mod merge_fields;
pub mod people;
pub mod person;
pub mod post_link;
pub mod sample;
pub mod saved_views;
pub mod settings;
pub mod sub_stages;
pub mod tags;
pub mod templates;
pub mod timeline;
pub mod today;
pub mod unfinished;

pub use error::ViewError;
