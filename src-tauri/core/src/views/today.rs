//! Today: whom to write to, and why.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::PersonId;
use crate::domain::nudge::{Leaf, Reason};
use crate::domain::stage::Stage;
use crate::views::card::CardAccount;

/// A reason to act today.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Nudge {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Why, as a word.
    pub reason: Reason,
    /// The date of the newest touchpoint.
    pub last_contact_on: Option<NaiveDate>,
    /// Since when they are due.
    pub due_on: NaiveDate,
    /// 0 on the due date itself.
    pub days_overdue: i64,
    /// Why, as a sentence.
    pub why: String,
    /// Their stage.
    pub stage: Stage,
    /// Their accounts, most followed first.
    pub accounts: Vec<CardAccount>,
    /// How the relationship stands.
    pub leaf: Leaf,
}

/// A page of nudges, longest overdue first.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Today {
    /// The owner's date.
    pub on: NaiveDate,
    /// How many are due in all.
    pub total: u32,
    /// How many are due by reason.
    pub reasons: Vec<ReasonCount>,
    /// This page.
    pub nudges: Vec<Nudge>,
    /// How many more come due in the seven days after.
    pub coming_week: u32,
    /// How many people are on the board at all: 0 asks for a first import.
    pub people: u32,
}

/// How many nudges a reason has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ReasonCount {
    /// The reason.
    pub reason: Reason,
    /// Its nudges.
    pub count: u32,
}
