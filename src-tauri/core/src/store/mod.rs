//! The data file: SQLite, its schema, the journal, what is derived, and one file a noun with that noun's SQL.

pub mod account;
pub mod bulk;
pub mod claim;
pub mod custom;
pub mod derive;
pub mod email;
pub mod error;
pub mod facts;
pub mod health;
pub mod import_batch;
pub mod import_draft;
pub mod import_mapping;
pub mod journal;
pub mod merge;
mod migrate;
pub mod newcomers;
mod open;
pub mod person;
pub mod phone;
pub mod replay;
pub mod roster;
pub mod rows;
pub mod schema;
pub mod search;
pub mod setting;
pub mod snooze;
pub mod stage;
pub mod standing;
pub mod tag;
pub mod touchpoint;
pub mod twin;

pub use error::StoreError;
pub use migrate::newest as newest_version;
pub use open::{Reader, Store, open};
