//! What is left of the sample data, and what the owner did to it: asked before it is removed.

use serde::Serialize;

use super::ViewError;
use crate::domain::PersonId;
use crate::store::{Reader, made_up, person};

/// So many are named.
const NAMED: usize = 5;

/// The sample people that are there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct SamplePeople {
    /// How many.
    pub people: u32,
    /// For how many of them the owner did something since.
    pub touched: u32,
    /// The first of those, by name; at most five.
    pub names: Vec<String>,
}

/// What is left of the sample data.
///
/// # Errors
/// The data file cannot be read.
pub fn sample(reader: &Reader) -> Result<SamplePeople, ViewError> {
    let sample = made_up::Sample::read(&reader.conn)?;
    let name = |id: &PersonId| Ok::<_, ViewError>(person::read(&reader.conn, *id)?.map(|row| row.name));
    let first = sample.touched.iter().take(NAMED).map(name);
    let mut names: Vec<String> = first.filter_map(Result::transpose).collect::<Result<_, _>>()?;
    names.sort_unstable();
    let count = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
    Ok(SamplePeople {
        people: count(sample.people.len()),
        touched: count(sample.touched.len()),
        names,
    })
}
