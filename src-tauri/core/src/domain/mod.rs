//! The nouns and their rules, pure.

pub mod account;
pub mod cadence;
pub mod count;
pub mod custom;
pub mod id;
pub mod merge;
pub mod nudge;
pub mod person;
pub mod similar;
pub mod stage;
pub mod touchpoint;
pub mod twin;
pub mod when;
pub mod word;

pub use account::Platform;
pub use id::{AccountId, BatchId, CustomFieldId, EmailId, PersonId, PhoneId, TagId, TouchpointId, ViewId};
