//! Moving people on the board: to a stage, a part of it, a place among the others.

use serde::{Deserialize, Serialize};

use super::OpError;
use super::several::{Deed, several};
use super::transact::{Done, Tx};
use crate::domain::segment::Whom;
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::domain::{PersonId, SubStageId};
use crate::store::{Store, person, several as those, stage, sub_stage};

/// A place on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Spot {
    /// The column.
    pub stage: Stage,
    /// The part of it; none: those who stand in no part.
    #[serde(default)]
    pub sub_stage: Option<SubStageId>,
    /// Who stands above.
    #[serde(default)]
    pub after: Option<PersonId>,
    /// Who stands below; where neither is given, the place is the top.
    #[serde(default)]
    pub before: Option<PersonId>,
}

impl Spot {
    /// The top of a column.
    #[must_use]
    pub fn top(stage: Stage) -> Self {
        Self {
            stage,
            sub_stage: None,
            after: None,
            before: None,
        }
    }
}

/// Moves a person to a stage, between two others; to the top where neither is given.
///
/// # Errors
/// The person is not there.
pub fn move_person(
    store: &mut Store,
    when: &When,
    id: PersonId,
    to: Stage,
    after: Option<PersonId>,
    before: Option<PersonId>,
) -> Result<Done, OpError> {
    let to = Spot {
        after,
        before,
        ..Spot::top(to)
    };
    several(store, when, &Whom::These { people: vec![id] }, &Deed::Move { to })
}

/// Moves those who were gathered, in the order in which they stand; what was done, in words.
///
/// Without neighbours whoever is there already stays in place; beside somebody all of them take that place together.
pub(super) fn move_gathered(tx: &mut Tx<'_>, to: &Spot, whom: &str) -> Result<String, OpError> {
    let part = match to.sub_stage {
        None => None,
        Some(id) => Some(
            sub_stage::read(tx.conn, id)?
                .filter(|part| part.stage == to.stage)
                .ok_or(OpError::NotThere { what: "sub-stage" })?,
        ),
    };
    let among = to.after.is_some() || to.before.is_some();
    let movers = those::standing(tx.conn)?;
    let movers: Vec<_> = movers
        .into_iter()
        .filter(|mover| among || (mover.stage, mover.sub_stage) != (to.stage, to.sub_stage))
        .collect();
    let place = match &part {
        Some(part) => format!("{}, {}", to.stage.label(), part.name),
        None => to.stage.label().to_owned(),
    };
    if movers.is_empty() {
        return Ok(if whom.ends_with(" people") {
            format!("{whom} are in {place} already")
        } else {
            format!("{whom} is in {place} already")
        });
    }
    let within = movers
        .iter()
        .all(|mover| (mover.stage, mover.sub_stage) == (to.stage, to.sub_stage));
    let ranks = ranks(tx, to, movers.len())?;
    for (mover, rank) in movers.into_iter().zip(ranks) {
        person::place(tx.conn, mover.id, to.stage, to.sub_stage, rank)?;
        if mover.stage != to.stage {
            let change = tx.id();
            stage::insert_change(
                tx.conn,
                change,
                mover.id,
                Some(mover.stage),
                to.stage,
                tx.when.today,
            )?;
        }
    }
    Ok(if within {
        format!("Moved {whom} within {place}")
    } else {
        format!("Moved {whom} to {place}")
    })
}

/// So many ranks between two neighbours, or above all where there are none.
fn ranks(tx: &Tx<'_>, to: &Spot, count: usize) -> Result<Vec<f64>, OpError> {
    for respaced in [false, true] {
        // A neighbour that has left the place since, or moves itself, is no neighbour.
        let rank = |id: Option<PersonId>| -> Result<Option<f64>, OpError> {
            let row = id.map(|id| person::read(tx.conn, id)).transpose()?.flatten();
            let Some(row) = row.filter(|row| (row.stage, row.sub_stage) == (to.stage, to.sub_stage)) else {
                return Ok(None);
            };
            Ok((!those::is_gathered(tx.conn, row.id)?).then_some(row.board_rank))
        };
        let (above, below) = (rank(to.after)?, rank(to.before)?);
        let top = person::rank_bounds(tx.conn, to.stage)?.map_or(1.0, |(top, _)| top);
        let all = u32::try_from(count).unwrap_or(u32::MAX);
        let (start, step) = match (above, below) {
            (Some(above), Some(below)) => (above, (below - above) / (f64::from(all) + 1.0)),
            (Some(above), None) => (above, 1.0),
            (None, Some(below)) => (below - f64::from(all) - 1.0, 1.0),
            (None, None) => (top - f64::from(all) - 1.0, 1.0),
        };
        let ranks: Vec<f64> = (1..=all).map(|at| start + step * f64::from(at)).collect();
        let rises = ranks.windows(2).all(|two| two[0] < two[1]);
        let fits = above.is_none_or(|above| ranks.first().is_some_and(|first| *first > above))
            && below.is_none_or(|below| ranks.last().is_some_and(|last| *last < below));
        if (rises && fits) || respaced {
            return Ok(ranks);
        }
        person::respace(tx.conn, to.stage)?;
    }
    Ok(Vec::new())
}
