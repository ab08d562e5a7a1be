//! Today: whom to write to, and why.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::ViewError;
use super::card::{CardAccount, card_accounts};
use crate::domain::PersonId;
use crate::domain::nudge::{self, Group, Leaf, Reason};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::store::{Reader, person, standing};

/// A reason to act today.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Nudge {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Under which heading.
    pub group: Group,
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

/// A page of nudges, group by group, each in the order that [`nudge::place`] states.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Today {
    /// The owner's date.
    pub on: NaiveDate,
    /// How many are due in all.
    pub total: u32,
    /// How many are due by group; those without any are left out.
    pub groups: Vec<GroupCount>,
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

/// How many nudges a group has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct GroupCount {
    /// The group.
    pub group: Group,
    /// Its nudges.
    pub count: u32,
}

/// Whom to write to today: a page over the groups laid end to end.
///
/// # Errors
/// The data file cannot be read.
pub fn today(reader: &Reader, when: &When, from: u32, limit: u32) -> Result<Today, ViewError> {
    of_groups(reader, when, Group::ALL, from, limit)
}

/// The same of one group alone.
///
/// # Errors
/// The data file cannot be read.
pub fn of_group(
    reader: &Reader,
    when: &When,
    group: Group,
    from: u32,
    limit: u32,
) -> Result<Today, ViewError> {
    of_groups(reader, when, &[group], from, limit)
}

fn of_groups(
    reader: &Reader,
    when: &When,
    wanted: &[Group],
    from: u32,
    limit: u32,
) -> Result<Today, ViewError> {
    let conn = &reader.conn;
    let on = when.today;
    let (mut groups, mut reasons, mut nudges) = (Vec::new(), Vec::new(), Vec::new());
    let (mut skip, mut room) = (from, limit);
    for &group in wanted {
        let places = nudge::places(group);
        let counts = standing::due_counts(conn, on, &places)?;
        let count = counts.iter().map(|(_, count)| count).sum::<u32>();
        let taken = count.saturating_sub(skip).min(room);
        if taken > 0 {
            for id in standing::due(conn, on, &places, skip, taken)? {
                nudges.extend(nudge(reader, when, id)?);
            }
        }
        skip = skip.saturating_sub(count);
        room -= taken;
        if count > 0 {
            groups.push(GroupCount { group, count });
        }
        reasons.extend(
            counts
                .into_iter()
                .map(|(reason, count)| ReasonCount { reason, count }),
        );
    }
    let week = on.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX);
    Ok(Today {
        on,
        total: groups.iter().map(|group| group.count).sum(),
        groups,
        reasons,
        nudges,
        coming_week: standing::due_between(conn, on, week)?,
        people: person::counts(conn)?.0,
    })
}

fn nudge(reader: &Reader, when: &When, id: PersonId) -> Result<Option<Nudge>, ViewError> {
    let conn = &reader.conn;
    let (Some(row), Some(standing)) = (person::read(conn, id)?, standing::of_person(conn, id)?) else {
        return Ok(None);
    };
    let Some(due) = standing.due else { return Ok(None) };
    Ok(Some(Nudge {
        person: id,
        name: row.name,
        group: due.reason.group(),
        reason: due.reason,
        last_contact_on: standing.last_contact_on,
        due_on: due.on,
        days_overdue: (when.today - due.on).num_days(),
        why: nudge::why(due, &standing.circumstances, when.today),
        stage: row.stage,
        accounts: card_accounts(conn, id)?,
        leaf: nudge::leaf(standing.due, &standing.circumstances, when.today),
    }))
}
