//! The card of a person, as the board and lists show it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::nudge::Leaf;
use crate::domain::stage::Stage;
use crate::domain::{PersonId, Platform};

/// A person in one glance.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Card {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their stage.
    pub stage: Stage,
    /// Their accounts, most followed first.
    pub accounts: Vec<CardAccount>,
    /// The followers of their most followed account.
    pub followers: Option<i64>,
    /// Their e-mail addresses.
    pub emails: Vec<String>,
    /// Their tags, by name.
    pub tags: Vec<String>,
    /// The date of the newest touchpoint.
    pub last_contact_on: Option<NaiveDate>,
    /// When they are due; `None`: never.
    pub due_on: Option<NaiveDate>,
    /// Days since the last contact.
    pub days_since: Option<i64>,
    /// How the relationship stands.
    pub leaf: Leaf,
    /// Archived people stand on no board.
    pub archived: bool,
    /// Never to be written to.
    pub do_not_contact: bool,
}

/// An account on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct CardAccount {
    /// Where.
    pub platform: Platform,
    /// As the person writes it, without `@`.
    pub handle: String,
    /// The newest known count.
    pub followers: Option<i64>,
}
