//! People: everyone, filtered and searched.

use serde::{Deserialize, Serialize};

use super::ViewError;
use super::card::{Card, cards};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::store::Reader;
use crate::store::search::{self, Filter, Order};

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

/// A page of the people who match.
///
/// # Errors
/// The data file cannot be read.
pub fn people(reader: &Reader, when: &When, query: &PeopleQuery) -> Result<People, ViewError> {
    let filter = Filter {
        stage: query.stage,
        tag: query.tag.as_deref(),
        search: query.search.as_deref(),
        archived: query.archived,
    };
    let order = match query.order {
        PeopleOrder::Name => Order::Name,
        PeopleOrder::LastContact => Order::LastContact,
        PeopleOrder::Due => Order::Due,
        PeopleOrder::Followers => Order::Followers,
        PeopleOrder::Added => Order::Added,
    };
    let (total, ids) = search::find(&reader.conn, &filter, order, query.from, query.limit)?;
    Ok(People {
        total,
        people: cards(&reader.conn, when, &ids)?,
    })
}
