//! Several people at once: one deed, one journal entry, one undo, whether they are three or everybody who matches.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::contact::Contact;
use super::moving::{Spot, move_gathered};
use super::person::read_days;
use super::tag::get_or_make;
use super::transact::{Done, Tx, transact};
use super::{OpError, contact};
use crate::domain::segment::Whom;
use crate::domain::tier::Tier;
use crate::domain::when::When;
use crate::store::{Store, several as those, tag};

/// What is done with all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// Ties a tag to them, made where it is new.
    Tag {
        /// By name, letter case aside.
        name: String,
    },
    /// Unties a tag from whoever carries it.
    Untag {
        /// By name, letter case aside.
        name: String,
    },
    /// Moves them to a place on the board, in the order in which they stood; to the top, who is there already stays
    /// in place.
    Move {
        /// Where to.
        to: Spot,
    },
    /// Says how close they are, or that nobody knows.
    Tier {
        /// How close.
        tier: Option<Tier>,
    },
    /// Gives them a cadence of their own, or takes it away.
    Cadence {
        /// Days between contacts.
        days: Option<u32>,
    },
    /// Archives them, or brings them back.
    Archive {
        /// Into the archive.
        archived: bool,
    },
    /// Marks them as never to be written to, or takes the mark back.
    DoNotContact {
        /// Not to be written to.
        value: bool,
    },
    /// Logs the same contact with each.
    Log {
        /// Which.
        contact: Contact,
    },
    /// Snoozes them until a date, or wakes them.
    Snooze {
        /// After today.
        until: Option<NaiveDate>,
    },
}

/// Does the same with several people, resolved in the same transaction, as one entry.
///
/// # Errors
/// Nobody is meant, somebody is not there, or what the deed alone would refuse.
pub fn several(store: &mut Store, when: &When, whom: &Whom, deed: &Deed) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let count = those::gather(tx.conn, whom, tx.when.today)?;
        if count == 0 {
            return Err(OpError::invalid("People", "choose at least one person"));
        }
        if those::anybody_missing(tx.conn)? {
            return Err(OpError::NotThere { what: "person" });
        }
        let label = does(tx, deed, &called(tx, count)?)?;
        tx.says(label);
        Ok(())
    })?;
    Ok(done)
}

/// One by name, several by number.
fn called(tx: &Tx<'_>, count: u32) -> Result<String, OpError> {
    match those::gathered_alone(tx.conn, count)? {
        Some(one) => tx.name(one),
        None => Ok(format!("{count} people")),
    }
}

fn does(tx: &mut Tx<'_>, deed: &Deed, whom: &str) -> Result<String, OpError> {
    let today = tx.when.today;
    Ok(match deed {
        Deed::Tag { name } => {
            let name = name.trim();
            if name.is_empty() {
                return Err(OpError::invalid("Tag", "a tag needs a name"));
            }
            let id = get_or_make(tx, name)?;
            those::tie(tx.conn, id)?;
            let name = tag::name(tx.conn, id)?.unwrap_or_default();
            format!("Tagged {whom} \u{201c}{name}\u{201d}")
        }
        Deed::Untag { name } => {
            let id = tag::by_name(tx.conn, name.trim())?.ok_or(OpError::NotThere { what: "tag" })?;
            those::untie(tx.conn, id)?;
            let name = tag::name(tx.conn, id)?.unwrap_or_default();
            format!("Took \u{201c}{name}\u{201d} from {whom}")
        }
        Deed::Move { to } => move_gathered(tx, to, whom)?,
        Deed::Tier { tier } => {
            those::set_tier(tx.conn, *tier)?;
            match tier {
                Some(tier) => format!("Set the tier of {whom} to {}", tier.label()),
                None => format!("Took {whom}\u{2019}s tier away"),
            }
        }
        Deed::Cadence { days } => {
            let days = days.map(read_days).transpose()?;
            those::set_cadence(tx.conn, days)?;
            match days {
                Some(days) => format!("Keep in touch with {whom} every {days} days"),
                None => format!("Took {whom}\u{2019}s own cadence away"),
            }
        }
        Deed::Archive { archived } => {
            those::set_archived(tx.conn, archived.then_some(today))?;
            let did = if *archived { "Archived" } else { "Brought back" };
            format!("{did} {whom}")
        }
        Deed::DoNotContact { value } => {
            those::set_do_not_contact(tx.conn, *value)?;
            let may = if *value {
                "Do not contact"
            } else {
                "May contact again"
            };
            format!("{may}: {whom}")
        }
        Deed::Log { contact } => {
            contact::log_with(tx, &those::gathered(tx.conn)?, contact)?;
            format!("Logged contact with {whom}")
        }
        Deed::Snooze { until: Some(until) } => {
            if *until <= today {
                return Err(OpError::invalid(
                    "Snooze",
                    format!("{until} is not after today; choose a later date"),
                ));
            }
            those::snooze(tx.conn, Some(*until), today)?;
            format!("Snoozed {whom} until {}", until.format("%-d %B %Y"))
        }
        Deed::Snooze { until: None } => {
            those::snooze(tx.conn, None, today)?;
            format!("Woke {whom}")
        }
    })
}
