//! The nouns and their rules, pure.

pub mod account;
pub mod appreciation;
pub mod cadence;
pub mod count;
pub mod custom;
pub mod date;
pub mod digest_hours;
pub mod fit;
pub mod growth;
pub mod id;
pub mod mark;
pub mod mention;
pub mod merge;
pub mod nudge;
pub mod number;
pub mod person;
pub mod phone;
pub mod rate;
pub mod segment;
pub mod similar;
pub mod slips;
pub mod spelling;
pub mod stage;
pub mod strength;
pub mod tier;
pub mod time_of_day;
pub mod touchpoint;
pub mod twin;
pub mod typed;
pub mod unknown;
pub mod when;
pub mod word;

pub use account::Platform;
pub use id::{
    AccountId, AppreciationId, BatchId, CriterionId, CustomFieldId, EmailId, FollowerCountId, MentionId,
    PersonId, PhoneId, SubStageId, TagId, TemplateId, TouchpointId, ViewId,
};
