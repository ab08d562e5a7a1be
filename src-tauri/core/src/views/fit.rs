//! The fit checklist.

use rusqlite::Connection;
use serde::Serialize;

use super::ViewError;
use crate::domain::fit::{Fit, FitCounts};
use crate::domain::{CriterionId, PersonId};
use crate::store::{Reader, fit};

/// A criterion of the brand's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Criterion {
    /// Which.
    pub id: CriterionId,
    /// What the owner calls it.
    pub name: String,
    /// Of how many people it was answered.
    pub people: u32,
}

/// What is known of somebody's fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonFit {
    /// Every criterion, in the owner's order.
    pub answers: Vec<FitAnswer>,
    /// How many are met, not met, unknown.
    pub counts: FitCounts,
}

/// What was answered of a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FitAnswer {
    /// Which.
    pub criterion: CriterionId,
    /// Its name.
    pub name: String,
    /// What.
    pub answer: Fit,
    /// Why.
    pub reason: Option<String>,
    /// When it was answered last.
    pub on: Option<chrono::NaiveDate>,
}

/// Every criterion, in the owner's order.
///
/// # Errors
/// The data file cannot be read.
pub fn criteria(reader: &Reader) -> Result<Vec<Criterion>, ViewError> {
    let criteria = fit::criteria(&reader.conn)?;
    Ok(criteria
        .into_iter()
        .map(|(id, name, people)| Criterion { id, name, people })
        .collect())
}

pub(super) fn of_person(conn: &Connection, id: PersonId) -> Result<PersonFit, ViewError> {
    let answers: Vec<FitAnswer> = fit::of_person(conn, id)?
        .into_iter()
        .map(|row| FitAnswer {
            criterion: row.criterion,
            name: row.name,
            answer: row.answer,
            reason: row.reason,
            on: row.on,
        })
        .collect();
    Ok(PersonFit {
        counts: FitCounts::of(answers.iter().map(|one| one.answer)),
        answers,
    })
}
