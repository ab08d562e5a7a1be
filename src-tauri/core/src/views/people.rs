//! People: everyone, filtered and searched.

use serde::{Deserialize, Serialize};

use crate::domain::stage::Stage;
use crate::views::card::Card;

/// Which people.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
pub struct PeopleQuery {
    /// Only of this stage.
    pub stage: Option<Stage>,
    /// Only with this tag, by name.
    pub tag: Option<String>,
    /// Only where name, handle, e-mail, tag or note has words beginning so, accents aside.
    pub search: Option<String>,
    /// Archived people instead of the others.
    pub archived: bool,
    /// Their order.
    pub order: PeopleOrder,
    /// Skips so many.
    pub from: u32,
    /// At most so many.
    pub limit: u32,
}

/// The order of a list of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PeopleOrder {
    /// By name.
    #[default]
    Name,
    /// Longest without contact first; never contacted before all.
    LastContact,
    /// Due first.
    Due,
    /// Most followed first.
    Followers,
    /// Newest first.
    Added,
}

/// A page of people.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct People {
    /// How many match in all.
    pub total: u32,
    /// This page.
    pub people: Vec<Card>,
}
