//! Today: whom to write to, and why.

use chrono::{Days, NaiveDate};
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
use crate::store::facts::Standing;
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
    /// How many people heard from us today.
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
    let conn = &reader.conn;
    let on = when.today;
    let (mut groups, mut reasons, mut nudges) = (Vec::new(), Vec::new(), Vec::new());
    let (mut skip, mut room) = (from, limit);
    for &group in wanted {
        let lot = Lot::of(reader, when, group)?;
        let count = lot.count();
        let taken = count.saturating_sub(skip).min(room);
        if taken > 0 {
            nudges.extend(lot.page(reader, when, skip, taken)?);
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
    let week = on.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX);
    let total: u32 = groups.iter().map(|group| group.count).sum();
    let nobody = total == 0 && wanted.len() == Group::ALL.len();
    Ok(Today {
        on,
        total,
        groups,
        reasons,
        nudges,
        coming_week: standing::due_between(conn, on, week)?,
        heard: standing::heard_from_us(conn, on)?,
        next: if nobody { ahead::next(reader, when)? } else { None },
        resting_until: resting_until(reader, when)?,
        people: person::counts(conn)?.0,
    })
}

/// How many nudges there are today in all.
///
/// # Errors
/// The data file cannot be read.
pub fn count(reader: &Reader, when: &When) -> Result<u32, ViewError> {
    let celebrations = celebration::due(&reader.conn, when.today)?.len();
    let due = standing::due_in_all(&reader.conn, when.today)?;
    Ok(due.saturating_add(u32::try_from(celebrations).unwrap_or(u32::MAX)))
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
    fn of(reader: &Reader, when: &When, group: Group) -> Result<Self, ViewError> {
        if group != Group::Celebrate {
            let places = nudge::places(group);
            let reasons = standing::due_counts(&reader.conn, when.today, &places)?;
            let from = Source::Places(places);
            return Ok(Self { reasons, from });
        }
        let all = celebration::due(&reader.conn, when.today)?;
        let mut reasons: Vec<(Reason, u32)> = Vec::new();
        for reason in all.iter().map(|one| one.occasion.reason()) {
            match reasons.last_mut().filter(|(last, _)| *last == reason) {
                Some((_, count)) => *count += 1,
                None => reasons.push((reason, 1)),
            }
        }
        let from = Source::Celebrations(all);
        Ok(Self { reasons, from })
    }

    fn count(&self) -> u32 {
        self.reasons.iter().map(|(_, count)| count).sum()
    }

    fn page(&self, reader: &Reader, when: &When, from: u32, limit: u32) -> Result<Vec<Nudge>, ViewError> {
        let mut page = Vec::new();
        match &self.from {
            Source::Places(places) => {
                for id in standing::due(&reader.conn, when.today, places, from, limit)? {
                    page.extend(contact(reader, when, id)?);
                }
            }
            Source::Celebrations(all) => {
                for one in all.iter().skip(from as usize).take(limit as usize) {
                    page.extend(celebrated(reader, when, one)?);
                }
            }
        }
        Ok(page)
    }
}

fn contact(reader: &Reader, when: &When, id: PersonId) -> Result<Option<Nudge>, ViewError> {
    let Some(standing) = standing::of_person(&reader.conn, id)? else {
        return Ok(None);
    };
    let Some(due) = standing.due else { return Ok(None) };
    let why = nudge::why(due, &standing.circumstances, when.today);
    nudge(reader, when, &standing, due, why)
}

fn celebrated(reader: &Reader, when: &When, one: &Celebration) -> Result<Option<Nudge>, ViewError> {
    let Some(standing) = standing::of_person(&reader.conn, one.person)? else {
        return Ok(None);
    };
    let due = Due {
        on: one.on,
        reason: one.occasion.reason(),
    };
    nudge(reader, when, &standing, due, one.occasion.why(one.on, when.today))
}

fn nudge(
    reader: &Reader,
    when: &When,
    standing: &Standing,
    due: Due,
    why: String,
) -> Result<Option<Nudge>, ViewError> {
    let conn = &reader.conn;
    let Some(row) = person::read(conn, standing.person)? else {
        return Ok(None);
    };
    Ok(Some(Nudge {
        person: standing.person,
        name: row.name,
        group: due.reason.group(),
        reason: due.reason,
        last_contact_on: standing.last_contact_on,
        due_on: due.on,
        days_overdue: (when.today - due.on).num_days(),
        why,
        stage: row.stage,
        accounts: card_accounts(conn, standing.person)?,
        leaf: nudge::leaf(standing.due, &standing.circumstances, when.today),
    }))
}
