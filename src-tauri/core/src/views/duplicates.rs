//! Duplicates: people of the list who may be one, why, and how two of them compare.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use serde::Serialize;

use super::ViewError;
use super::card::{Card, cards};
use crate::domain::PersonId;
use crate::domain::merge::{MergeField, Whose, suggest};
use crate::domain::stage::Stage;
use crate::domain::twin::{self, Evidence, Likelihood, Pair};
use crate::domain::when::When;
use crate::store::{Reader, merge, person, touchpoint, twin as rows};

/// Some of the pairs.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Duplicates {
    /// How many pairs there are in all.
    pub total: u32,
    /// How many of them are certain.
    pub certain: u32,
    /// How many are likely.
    pub likely: u32,
    /// How many are possible.
    pub possible: u32,
    /// This page, the surest first.
    pub pairs: Vec<DuplicatePair>,
}

/// Two people who may be one.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct DuplicatePair {
    /// Who was added first; archived people are among them, and their card says so.
    pub left: Card,
    /// The other.
    pub right: Card,
    /// How likely.
    pub likelihood: Likelihood,
    /// Why, the strongest first; what speaks against it last.
    pub evidence: Vec<Evidence>,
}

/// Two people side by side, field by field.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Comparison {
    /// Who is kept.
    pub left: Card,
    /// Who goes.
    pub right: Card,
    /// Of which one is kept; where neither has a value, the field is left out.
    pub fields: Vec<ComparedField>,
    /// Of which both are kept.
    pub together: Vec<ComparedList>,
    /// The owner has said that they are two.
    pub dismissed: bool,
}

/// A field of which one value is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ComparedField {
    /// Which.
    pub field: MergeField,
    /// Its name.
    pub label: String,
    /// The left one's value.
    pub left: Option<String>,
    /// The right one's value.
    pub right: Option<String>,
    /// Whose is kept unless the owner chooses.
    pub suggested: Whose,
    /// Why.
    pub because: String,
    /// What the owner may choose; fewer than two: nothing.
    pub choices: Vec<Whose>,
}

/// Things of which both people's are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ComparedList {
    /// What they are: `Accounts`, `E-mail addresses`, `Touchpoints` …
    pub label: String,
    /// The left one's.
    pub left: Vec<String>,
    /// The right one's.
    pub right: Vec<String>,
}

/// Finds every pair of people who may be one and of whom the owner has not said that they are two. Reads the whole
/// list: seconds for 100,000 people, so not on a thread that draws.
///
/// `progress` hears how many pairs of how many are weighed, and may break off.
///
/// # Errors
/// It was cancelled, or the data file cannot be read.
pub fn find(
    reader: &Reader,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<Vec<Pair>, ViewError> {
    let (people, fields) = rows::everybody(&reader.conn)?;
    let told_apart = rows::not_duplicates(&reader.conn)?;
    let mut pairs = twin::find(&people, &fields, progress).ok_or(ViewError::Cancelled)?;
    pairs.retain(|pair| !told_apart.contains(&(pair.left, pair.right)));
    Ok(pairs)
}

/// A page of pairs that were found before. Who was merged since is whom they were merged into; a pair that became one,
/// of which one is gone, or that was told apart is left out.
///
/// # Errors
/// The data file cannot be read.
pub fn page(
    reader: &Reader,
    when: &When,
    pairs: &[Pair],
    from: u32,
    limit: u32,
) -> Result<Duplicates, ViewError> {
    let conn = &reader.conn;
    let told_apart = rows::not_duplicates(conn)?;
    let mut now = Now::new(reader);
    let mut listed = HashSet::new();
    let mut left = Vec::with_capacity(pairs.len());
    for pair in pairs {
        if let (Some(one), Some(other)) = (now.of(pair.left)?, now.of(pair.right)?) {
            let both = (one.min(other), one.max(other));
            if one != other && !told_apart.contains(&both) && listed.insert(both) {
                left.push((both, pair));
            }
        }
    }
    let count = |likelihood| {
        let alike = left.iter().filter(|(_, pair)| pair.likelihood == likelihood);
        u32::try_from(alike.count()).unwrap_or(u32::MAX)
    };
    let mut shown = Vec::new();
    for ((one, other), pair) in left.iter().skip(from as usize).take(limit as usize) {
        if let [left, right] = cards(conn, when, [*one, *other])?.as_slice() {
            shown.push(DuplicatePair {
                left: left.clone(),
                right: right.clone(),
                likelihood: pair.likelihood,
                evidence: pair.evidence.clone(),
            });
        }
    }
    Ok(Duplicates {
        total: u32::try_from(left.len()).unwrap_or(u32::MAX),
        certain: count(Likelihood::Certain),
        likely: count(Likelihood::Likely),
        possible: count(Likelihood::Possible),
        pairs: shown,
    })
}

/// Who people are by now.
struct Now<'r> {
    reader: &'r Reader,
    known: HashMap<PersonId, Option<PersonId>>,
}

impl<'r> Now<'r> {
    fn new(reader: &'r Reader) -> Self {
        Self {
            reader,
            known: HashMap::new(),
        }
    }

    /// The person, whom they were merged into, or nobody.
    fn of(&mut self, id: PersonId) -> Result<Option<PersonId>, ViewError> {
        if let Some(known) = self.known.get(&id) {
            return Ok(*known);
        }
        let conn = &self.reader.conn;
        let now = match person::read(conn, id)? {
            Some(row) => Some(row.id),
            None => rows::merged_into(conn, id)?.map(|merged| merged.into),
        };
        self.known.insert(id, now);
        Ok(now)
    }
}

/// Compares two people field by field, with what is suggested. The left one is kept in a merge, the right one goes.
///
/// # Errors
/// One of them is not there, or they are one.
pub fn compare(
    reader: &Reader,
    when: &When,
    left: PersonId,
    right: PersonId,
) -> Result<Comparison, ViewError> {
    let conn = &reader.conn;
    let gone = || ViewError::NotThere { what: "person" };
    let found = cards(conn, when, [left, right])?;
    let [one, other] = found.as_slice() else {
        return Err(gone());
    };
    if left == right {
        return Err(ViewError::Same);
    }
    let newer = if right > left { Whose::Right } else { Whose::Left };
    let mut fields = Vec::new();
    for (field, label) in merge::fields(conn)? {
        let (ones, others) = (
            merge::value(conn, left, field)?,
            merge::value(conn, right, field)?,
        );
        if ones.is_none() && others.is_none() {
            continue;
        }
        let suggestion = suggest(field, ones.as_deref(), others.as_deref(), newer);
        fields.push(ComparedField {
            field,
            label,
            left: ones.map(|text| shown(field, text)),
            right: others.map(|text| shown(field, text)),
            suggested: suggestion.take,
            because: suggestion.because.to_owned(),
            choices: suggestion.choices.to_vec(),
        });
    }
    let mut together = vec![
        list("Accounts", one, other, |card| {
            let said = |account: &super::card::CardAccount| {
                format!("{} {}", account.platform.label(), account.handle)
            };
            card.accounts.iter().map(said).collect()
        }),
        list("E-mail addresses", one, other, |card| card.emails.clone()),
        ComparedList {
            label: "Phone numbers".to_owned(),
            left: phones(reader, left)?,
            right: phones(reader, right)?,
        },
        list("Tags", one, other, |card| card.tags.clone()),
        ComparedList {
            label: "Touchpoints".to_owned(),
            left: touchpoints(reader, left)?,
            right: touchpoints(reader, right)?,
        },
    ];
    together.retain(|list| !(list.left.is_empty() && list.right.is_empty()));
    Ok(Comparison {
        left: one.clone(),
        right: other.clone(),
        fields,
        together,
        dismissed: rows::not_duplicates(conn)?.contains(&(left.min(right), left.max(right))),
    })
}

/// The field that is called so, by its name on the screen or its word; letter case aside.
///
/// # Errors
/// The data file cannot be read.
pub fn field_named(reader: &Reader, text: &str) -> Result<Option<MergeField>, ViewError> {
    let fields = merge::fields(&reader.conn)?;
    let called = |field: &MergeField, label: &str| {
        let word = match field {
            MergeField::Detail(detail) => detail.word(),
            MergeField::DoNotContact => "do_not_contact",
            _ => label,
        };
        label.eq_ignore_ascii_case(text) || word.eq_ignore_ascii_case(text)
    };
    let named = fields.into_iter().find(|(field, label)| called(field, label));
    Ok(named.map(|(field, _)| field))
}

fn list(label: &str, one: &Card, other: &Card, of: impl Fn(&Card) -> Vec<String>) -> ComparedList {
    ComparedList {
        label: label.to_owned(),
        left: of(one),
        right: of(other),
    }
}

fn phones(reader: &Reader, id: PersonId) -> Result<Vec<String>, ViewError> {
    let rows = crate::store::phone::of_person(&reader.conn, id)?;
    Ok(rows.into_iter().map(|(_, number)| number).collect())
}

/// The dates, newest first.
fn touchpoints(reader: &Reader, id: PersonId) -> Result<Vec<String>, ViewError> {
    let rows = touchpoint::of_person(&reader.conn, id)?;
    Ok(rows.into_iter().map(|row| row.on.to_string()).collect())
}

/// A stored value as a person reads it.
fn shown(field: MergeField, text: String) -> String {
    match field {
        MergeField::Stage => text
            .parse::<Stage>()
            .map_or(text, |stage| stage.label().to_owned()),
        _ => text,
    }
}
