//! Today: whom to write to, and why.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use serde::Serialize;

use super::ViewError;
use super::ahead::{self, AheadDay};
use super::card::{CardAccount, card_accounts};
use super::settings::resting_until;
use crate::domain::PersonId;
use crate::domain::nudge::{self, Due, Group, Leaf, Reason};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::store::celebration::{self, Celebration};
use crate::store::headcount::{self, DueCounts};
use crate::store::kept::{self, Shown};
use crate::store::{Reader, standing};

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
    /// Where nobody is due: how many people heard from us today; else 0.
    pub heard: u32,
    /// Where nobody is due: the first day to come on which somebody is.
    pub next: Option<AheadDay>,
    /// The date before which nobody is nudged.
    pub resting_until: Option<NaiveDate>,
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
    let on = when.today;
    let week = on.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX);
    reader.at_once(|conn| {
        let counts = DueCounts::read(conn, on, week)?;
        let (mut groups, mut reasons, mut nudges) = (Vec::new(), Vec::new(), Vec::new());
        let (mut skip, mut room) = (from, limit);
        for &group in wanted {
            let lot = Lot::of(conn, on, group, &counts)?;
            let count = lot.count();
            let taken = count.saturating_sub(skip).min(room);
            if taken > 0 {
                nudges.extend(lot.page(conn, on, &counts, skip, taken)?);
            }
            skip = skip.saturating_sub(count);
            room -= taken;
            if count > 0 {
                groups.push(GroupCount { group, count });
            }
            reasons.extend(
                lot.reasons
                    .into_iter()
                    .map(|(reason, count)| ReasonCount { reason, count }),
            );
        }
        let total: u32 = groups.iter().map(|group| group.count).sum();
        let nobody = total == 0 && wanted.len() == Group::ALL.len();
        Ok(Today {
            on,
            total,
            groups,
            reasons,
            nudges,
            coming_week: counts.coming,
            heard: if nobody {
                standing::heard_from_us(conn, on)?
            } else {
                0
            },
            next: if nobody { ahead::next(reader, when)? } else { None },
            resting_until: resting_until(reader, when)?,
            people: headcount::people(conn)?.0,
        })
    })
}

/// How many nudges there are today in all.
///
/// # Errors
/// The data file cannot be read.
pub fn count(reader: &Reader, when: &When) -> Result<u32, ViewError> {
    reader.at_once(|conn| {
        let celebrations = celebration::due(conn, when.today)?.len();
        let due = DueCounts::read(conn, when.today, when.today)?.in_all();
        Ok(due.saturating_add(u32::try_from(celebrations).unwrap_or(u32::MAX)))
    })
}

/// One group: how many by reason, and where its pages come from.
struct Lot {
    reasons: Vec<(Reason, u32)>,
    from: Source,
}

enum Source {
    /// Standings, in the order of these places.
    Places(Vec<(u32, Reason)>),
    /// These, which their days have found.
    Celebrations(Vec<Celebration>),
}

impl Lot {
    fn of(conn: &Connection, on: NaiveDate, group: Group, counts: &DueCounts) -> Result<Self, ViewError> {
        if group != Group::Celebrate {
            let places = nudge::places(group);
            let each = places.iter().map(|(place, reason)| (*reason, counts.at(*place)));
            return Ok(Self {
                reasons: by_reason(each),
                from: Source::Places(places),
            });
        }
        let all = celebration::due(conn, on)?;
        Ok(Self {
            reasons: by_reason(all.iter().map(|one| (one.occasion.reason(), 1))),
            from: Source::Celebrations(all),
        })
    }

    fn count(&self) -> u32 {
        self.reasons.iter().map(|(_, count)| count).sum()
    }

    fn page(
        &self,
        conn: &Connection,
        on: NaiveDate,
        counts: &DueCounts,
        from: u32,
        limit: u32,
    ) -> Result<Vec<Nudge>, ViewError> {
        match &self.from {
            Source::Places(places) => {
                let page = standing::due(conn, on, places, counts, from, limit)?;
                Ok(page.into_iter().filter_map(|one| contact(on, one)).collect())
            }
            Source::Celebrations(all) => {
                let page = all.iter().skip(from as usize).take(limit as usize);
                page.filter_map(|one| celebrated(conn, on, one).transpose())
                    .collect()
            }
        }
    }
}

/// How many by reason, in the order in which the reasons first come; those without any are left out.
fn by_reason(each: impl Iterator<Item = (Reason, u32)>) -> Vec<(Reason, u32)> {
    let mut counts: Vec<(Reason, u32)> = Vec::new();
    for (reason, more) in each {
        match counts.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += more,
            None => counts.push((reason, more)),
        }
    }
    counts.retain(|(_, count)| *count > 0);
    counts
}

fn contact(today: NaiveDate, shown: Shown) -> Option<Nudge> {
    let due = shown.due?;
    let why = nudge::why(due, &shown.circumstances, today);
    Some(nudge(today, shown, due, why))
}

fn celebrated(conn: &Connection, today: NaiveDate, one: &Celebration) -> Result<Option<Nudge>, ViewError> {
    let due = Due {
        on: one.on,
        reason: one.occasion.reason(),
    };
    let shown = kept::of_person(conn, one.person)?;
    Ok(shown.map(|shown| nudge(today, shown, due, one.occasion.why(one.on, today))))
}

fn nudge(today: NaiveDate, shown: Shown, due: Due, why: String) -> Nudge {
    let leaf = nudge::leaf(shown.due, &shown.circumstances, today);
    Nudge {
        person: shown.person,
        name: shown.name,
        group: due.reason.group(),
        reason: due.reason,
        last_contact_on: shown.circumstances.last_contact_on,
        due_on: due.on,
        days_overdue: (today - due.on).num_days(),
        why,
        stage: shown.circumstances.stage,
        accounts: card_accounts(shown.accounts),
        leaf,
    }
}
