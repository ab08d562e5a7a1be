//! People: everyone of a segment, in an order; and what else could be chosen there.

use serde::{Deserialize, Serialize};

use super::ViewError;
use super::card::{Card, cards};
use super::found::{FoundIn, places};
use crate::domain::PersonId;
use crate::domain::person::PersonField;
use crate::domain::segment::{Facet, ListOrder, OrderBy, Segment, Shown};
use crate::domain::typed::Typed;
use crate::domain::when::When;
use crate::store::{Reader, custom, person, segment, standing};

/// Which people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PeopleQuery {
    /// Who is in it.
    pub segment: Segment,
    /// Their order.
    pub order: OrderBy,
    /// The other way round.
    pub reversed: bool,
    /// Skips so many.
    pub from: u32,
    /// At most so many.
    pub limit: u32,
    /// The columns that are shown.
    #[serde(default)]
    pub columns: Vec<Shown>,
}

impl PeopleQuery {
    /// The first people of a segment, by name.
    #[must_use]
    pub fn first(segment: Segment, limit: u32) -> Self {
        Self {
            segment,
            order: ListOrder::Name.into(),
            reversed: false,
            from: 0,
            limit,
            columns: Vec::new(),
        }
    }
}

/// A page of people.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct People {
    /// How many match in all.
    pub total: u32,
    /// This page.
    pub people: Vec<Card>,
    /// For each of them what the columns show, in the order of the columns; nothing where the card has it already.
    pub values: Vec<Vec<Option<String>>>,
    /// For each of them where they were found, the name first; empty where nothing was typed.
    pub found: Vec<Vec<FoundIn>>,
}

/// A value, and how many people have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ValueCount {
    /// The value: a stage's, a platform's or a due date's word, a tag, a country, what a custom field holds.
    pub value: String,
    /// Its people.
    pub count: u32,
}

/// At most so many values are listed.
const VALUES: u32 = 500;

/// A page of the people who match.
///
/// # Errors
/// The data file cannot be read.
pub fn people(reader: &Reader, when: &When, query: &PeopleQuery) -> Result<People, ViewError> {
    let order = (query.order, query.reversed);
    let list = reader.list(&query.segment, when.today, order)?;
    let page = list.iter().skip(query.from as usize).take(query.limit as usize);
    let cards = cards(&reader.conn, when, page.copied())?;
    let values = cards
        .iter()
        .map(|card| {
            let columns = query.columns.iter();
            columns.map(|shown| beside(reader, card.id, shown)).collect()
        })
        .collect::<Result<_, ViewError>>()?;
    let typed = query
        .segment
        .search
        .as_deref()
        .map(Typed::read)
        .unwrap_or_default();
    let found = if typed.words.is_empty() {
        Vec::new()
    } else {
        let places = cards.iter().map(|card| places(reader, card.id, &typed));
        places.collect::<Result<_, _>>()?
    };
    Ok(People {
        total: u32::try_from(list.len()).unwrap_or(u32::MAX),
        people: cards,
        values,
        found,
    })
}

/// What a column shows of a person beside their card.
fn beside(reader: &Reader, id: PersonId, shown: &Shown) -> Result<Option<String>, ViewError> {
    let conn = &reader.conn;
    Ok(match shown {
        Shown::Accounts
        | Shown::Followers
        | Shown::Tags
        | Shown::LastContact
        | Shown::Due
        | Shown::Stage
        | Shown::Emails
        | Shown::Strength
        | Shown::Tier => None,
        Shown::Country => person::field(conn, id, PersonField::Country)?,
        Shown::Location => person::field(conn, id, PersonField::Location)?,
        Shown::Agency => person::field(conn, id, PersonField::Agency)?,
        Shown::Language => person::field(conn, id, PersonField::Language)?,
        Shown::Cadence => person::field(conn, id, PersonField::CadenceDays)?,
        Shown::NextTouch => person::field(conn, id, PersonField::NextTouchOn)?,
        Shown::Touchpoints => Some(standing::touchpoints(conn, id)?.to_string()),
        Shown::Added => person::read(conn, id)?.map(|row| row.added_on.to_string()),
        Shown::Custom { field } => custom::value(conn, id, *field)?,
    })
}

/// Reads what a first search has to read: somebody is about to be looked for.
///
/// # Errors
/// The data file cannot be read.
pub fn be_ready_to_search(reader: &Reader) -> Result<(), ViewError> {
    Ok(reader.be_ready_to_search()?)
}

/// How many people are in a segment: what a filter would show, before it is applied.
///
/// # Errors
/// The data file cannot be read.
pub fn count(reader: &Reader, when: &When, segment: &Segment) -> Result<u32, ViewError> {
    let hits = reader.matching(segment.search.as_deref(), segment.archived)?;
    Ok(segment::count(
        &reader.conn,
        segment,
        hits.as_deref(),
        when.today,
    )?)
}

/// What could be chosen of a thing, with how many of the segment's people each would leave, whatever the segment says of
/// that thing itself; the most common first.
///
/// # Errors
/// The data file cannot be read.
pub fn values(
    reader: &Reader,
    when: &When,
    segment: &Segment,
    of: Facet,
) -> Result<Vec<ValueCount>, ViewError> {
    let hits = reader.matching(segment.search.as_deref(), segment.archived)?;
    let found = segment::facet(&reader.conn, segment, hits.as_deref(), when.today, of, VALUES)?;
    Ok(found
        .into_iter()
        .map(|(value, count)| ValueCount { value, count })
        .collect())
}
