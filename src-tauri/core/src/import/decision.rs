//! What the owner decides about rows: one row, one kind of question, or a whole outcome.

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;
use crate::domain::id::PersonId;
use crate::domain::word::words;

words! {
    /// Why only the owner can tell whom a row is about.
    QuestionKind {
        /// Its accounts or addresses are those of different people.
        DifferentPeople = "different_people", "Belongs to different people";
        /// Its e-mail address is somebody's with another name and another account: an agency's, perhaps.
        SharedEmail = "shared_email", "Shares an e-mail address";
        /// Its link is somebody's with another name and another account.
        SharedLink = "shared_link", "Shares a link";
        /// Nothing but the name is somebody's.
        SameName = "same_name", "Same name";
        /// Nothing but a similar name is somebody's.
        SimilarName = "similar_name", "Similar name";
        /// Its handle looks like somebody's, in letters of another script.
        LookAlike = "look_alike", "Look-alike handle";
    }
}

/// What a decision is about. A line goes before a question, a question before an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum About {
    /// The row that starts on this line.
    Line(u32),
    /// Every row with this question.
    Question(QuestionKind),
    /// Every row that would come to this.
    Outcome(Outcome),
}

/// What is to be done with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Take {
    /// It is about this person.
    Person(PersonId),
    /// It is about the person whom the row on this line makes.
    Row(u32),
    /// It is about the likeliest of those whom it could be about.
    Suggested,
    /// It is about somebody new.
    New,
    /// It stays out.
    LeaveOut,
}

/// What the owner decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Decision {
    /// About which rows.
    pub about: About,
    /// What is to be done.
    pub take: Take,
}
