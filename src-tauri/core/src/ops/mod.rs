//! What a person can do: one function a verb, one transaction, one journal entry. The only writers.

mod account;
mod appreciation;
mod cadence;
mod choice;
mod contact;
pub mod demo;
mod edit;
mod erase;
mod error;
mod field;
mod fit;
mod followers;
pub mod import;
mod mention;
mod merge;
mod message;
mod moving;
mod nudge;
mod person;
mod saved_view;
mod several;
mod shown;
mod stage;
mod tag;
mod template;
mod transact;
mod undo;
mod unfinished;

pub use account::{
    add_account, add_email, add_phone, edit_account, edit_email, edit_phone, remove_account, remove_email,
    remove_phone,
};
pub use appreciation::{Gesture, delete_appreciation, edit_appreciation, log_appreciation};
pub use cadence::{set_default_cadence, set_stage_cadence, set_tag_cadence, snooze, snooze_many};
pub use choice::{add_choice, move_choice, remove_choice, rename_choice};
pub use contact::{Contact, delete_touchpoint, edit_touchpoint, log_contact, log_contact_many};
pub use edit::{Edit, edit};
pub use erase::{Erased, allow_import, erase};
pub use error::OpError;
pub use field::{
    add_field, delete_field, merge_fields, move_field, rename_field, replace_value, set_field_kind,
};
pub use fit::{add_criterion, answer_fit, delete_criterion, move_criterion, rename_criterion};
pub use followers::{add_followers, remove_followers};
pub use mention::{Mention, Thanks, delete_mention, edit_mention, log_mention, thank, thank_mention};
pub use merge::{merge_people, tell_apart};
pub use message::{SentMessage, Writing, drop_draft, log_message, save_draft};
pub use moving::{Spot, move_person};
pub use nudge::{NudgeOf, not_needed, not_needed_many, rest_until};
pub use person::{NewPerson, add_person, archive, edit_person, set_custom, set_do_not_contact};
pub use saved_view::{delete_view, save_view};
pub use several::{Deed, several};
pub use shown::{claim_nudges, set_digest_hours};
pub use stage::{
    LONGEST_NAME, MOST_PARTS, add_sub_stage, delete_sub_stage, place_sub_stage, rename_sub_stage, set_drying,
};
pub use tag::{add_tag, delete_tag, merge_tags, remove_tag, rename_tag};
pub use template::{NewTemplate, add_starters, delete_template, move_template, save_template, set_sender};
pub use transact::{Changes, Done, Noun};
pub use undo::{Undone, redo, undo};
pub use unfinished::{Begun, forget_draft, keep_draft};
