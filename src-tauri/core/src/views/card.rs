//! The card of a person, as the board and lists show it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::ViewError;
use crate::domain::nudge::{self, Leaf, Reason};
use crate::domain::stage::Stage;
use crate::domain::strength::Strength;
use crate::domain::tier::Tier;
use crate::domain::when::When;
use crate::domain::{PersonId, Platform, SubStageId};
use crate::store::facts::{ShownAccount, Standing};
use crate::store::{email, person, stage, standing, tag};

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
    /// Why they are due then.
    pub reason: Option<Reason>,
    /// Days since the last contact.
    pub days_since: Option<i64>,
    /// How the relationship stands.
    pub leaf: Leaf,
    /// Days without a contact or a move, where they are more than their stage bears.
    pub quiet_days: Option<i64>,
    /// How close they are.
    pub tier: Option<Tier>,
    /// How strong the relationship is.
    pub strength: Strength,
    /// The part of their stage, where they stand in one.
    pub sub_stage: Option<SubStageId>,
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

/// The cards of these people, in their order; who is gone meanwhile is left out.
pub(super) fn cards(
    conn: &Connection,
    when: &When,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<Vec<Card>, ViewError> {
    let drying = stage::drying(conn)?;
    ids.into_iter()
        .filter_map(|id| card(conn, when, &drying, id).transpose())
        .collect()
}

fn card(
    conn: &Connection,
    when: &When,
    drying: &HashMap<Stage, u32>,
    id: PersonId,
) -> Result<Option<Card>, ViewError> {
    let (Some(row), Some(standing)) = (person::read(conn, id)?, standing::of_person(conn, id)?) else {
        return Ok(None);
    };
    let quiet_days = match drying.get(&row.stage) {
        Some(days) => quiet(conn, when, &standing, row.added_on, *days)?,
        None => None,
    };
    Ok(Some(Card {
        id,
        name: row.name,
        stage: row.stage,
        followers: standing.followers(),
        accounts: card_accounts(standing.accounts),
        emails: email::of_person(conn, id)?
            .into_iter()
            .map(|(_, address)| address)
            .collect(),
        tags: tag::of_person(conn, id)?
            .into_iter()
            .map(|(_, name)| name)
            .collect(),
        last_contact_on: standing.last_contact_on,
        due_on: standing.due.map(|due| due.on),
        reason: standing.due.map(|due| due.reason),
        days_since: standing
            .last_contact_on
            .map(|last| (when.today - last).num_days()),
        leaf: nudge::leaf(standing.due, &standing.circumstances, when.today),
        quiet_days,
        tier: row.tier,
        strength: standing.signs.into(),
        sub_stage: row.sub_stage,
        archived: standing.archived,
        do_not_contact: row.do_not_contact,
    }))
}

/// Days since the newest contact or the move to where they stand, whichever is later, where they are more than `bears`.
/// Whoever rests, in the archive, by a snooze or because nobody is to write to them, does not dry up.
fn quiet(
    conn: &Connection,
    when: &When,
    standing: &Standing,
    added_on: NaiveDate,
    bears: u32,
) -> Result<Option<i64>, ViewError> {
    let asleep = standing.circumstances.snoozed_until > Some(when.today);
    if standing.circumstances.resting || asleep {
        return Ok(None);
    }
    let entered = stage::entered(conn, standing.person, standing.stage)?.unwrap_or(added_on);
    let newest = standing.last_contact_on.map_or(entered, |last| last.max(entered));
    let days = (when.today - newest).num_days();
    Ok((days > i64::from(bears)).then_some(days))
}

/// A person's accounts, as a card shows them.
pub(super) fn card_accounts(accounts: Vec<ShownAccount>) -> Vec<CardAccount> {
    let shown = |account: ShownAccount| CardAccount {
        platform: account.platform,
        handle: account.handle,
        followers: account.followers,
    };
    accounts.into_iter().map(shown).collect()
}
