//! What the nudge rules need to know of people, read from base rows, and what they make of it.

use std::cmp::Reverse;

use chrono::NaiveDate;
use rusqlite::Error::FromSqlConversionFailure;
use rusqlite::types::Type;
use rusqlite::{Connection, Row};
use serde_json::Value as Json;

use super::{StoreError, setting};
use crate::domain::cadence::{self, CadenceSources, StageCadence};
use crate::domain::nudge::{self, Circumstances, Due, NotNeeded, Wanted, Yearly};
use crate::domain::stage::Stage;
use crate::domain::strength::Signs;
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::domain::{PersonId, Platform};

/// What the owner set for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForAll {
    /// The default cadence, in days.
    pub default_days: u32,
    /// Nobody is nudged before this date.
    pub resting_until: Option<NaiveDate>,
}

impl ForAll {
    /// As it is set now.
    pub fn read(conn: &Connection) -> Result<Self, StoreError> {
        Ok(Self {
            default_days: default_days(conn)?,
            resting_until: resting_until(conn)?,
        })
    }
}

/// The owner's default cadence, in days.
pub fn default_days(conn: &Connection) -> Result<u32, StoreError> {
    let set = setting::read(conn, setting::DEFAULT_CADENCE)?;
    Ok(set
        .and_then(|days| days.parse().ok())
        .unwrap_or(cadence::DEFAULT_DAYS))
}

/// Until when the owner rests.
pub fn resting_until(conn: &Connection) -> Result<Option<NaiveDate>, StoreError> {
    let set = setting::read(conn, setting::RESTING_UNTIL)?;
    Ok(set.and_then(|until| until.parse().ok()))
}

/// What the rules need to know of a person, read from `person p` and what stands [`BESIDE`] it: see [`Standing::of`]
/// for the columns' order.
pub const FACTS: &str =
    "SELECT p.id, p.stage, p.archived_on IS NOT NULL, p.do_not_contact, p.added_on, p.cadence_days,
    p.next_touch_on, g.cadence_days, g.cadence_never,
    (SELECT min(t.cadence_days) FROM person_tag pt JOIN tag t ON t.id = pt.tag_id WHERE pt.person_id = p.id),
    (SELECT until_on FROM snooze WHERE person_id = p.id),
    n.on_date, n.direction, n.channel, n.intent,
    (SELECT count(*) FROM touchpoint WHERE person_id = p.id),
    (SELECT json_group_array(json_array(platform, written, followers)) FROM (
       SELECT platform, written, (SELECT followers FROM follower_stat s WHERE s.account_id = a.id
                                  ORDER BY on_date DESC, s.id DESC LIMIT 1) AS followers
       FROM account a WHERE a.person_id = p.id ORDER BY a.id)),
    iif(p.stage = 'outreach' AND n.direction = 'out',
        (SELECT count(DISTINCT t.on_date) FROM touchpoint t WHERE t.person_id = p.id AND t.direction = 'out'
         AND coalesce((t.on_date, coalesce(t.at_time, '24:00'), t.id) >
           (SELECT i.on_date, coalesce(i.at_time, '24:00'), i.id FROM touchpoint i
            WHERE i.person_id = p.id AND i.direction = 'in'
            ORDER BY i.on_date DESC, coalesce(i.at_time, '24:00') DESC, i.id DESC LIMIT 1), 1)),
        0),
    (SELECT group_concat(reason || ' ' || due_on || ' ' || said_on, ' ') FROM not_needed WHERE person_id = p.id),
    (SELECT max(on_date) FROM (
       SELECT max(on_date) AS on_date FROM appreciation WHERE person_id = p.id
       UNION ALL SELECT * FROM (SELECT on_date FROM touchpoint WHERE person_id = p.id AND direction = 'out'
         ORDER BY on_date DESC LIMIT 1))),
    p.birthday,
    iif(p.stage IN ('collaboration', 'nurturing', 'advocacy'),
        (SELECT min(c.on_date) FROM stage_change c WHERE c.person_id = p.id AND c.to_stage = 'collaboration'
         AND c.from_stage IS NOT NULL AND c.on_date > p.added_on),
        NULL),
    p.name,
    (SELECT count(*) FROM mention WHERE person_id = p.id AND organic = 1),
    (SELECT json_array(sum(channel <> 'comment' AND intent <> 'reply'), sum(channel <> 'comment' AND intent = 'reply'),
                       sum(channel = 'comment'))
     FROM touchpoint WHERE person_id = p.id AND direction = 'in' HAVING count(*) > 0),
    (SELECT count(DISTINCT on_date) FROM stage_change WHERE person_id = p.id AND to_stage = 'collaboration')";

/// What [`FACTS`] reads beside a person: their stage, and their newest touchpoint.
pub const BESIDE: &str = "JOIN stage g ON g.stage = p.stage
    LEFT JOIN touchpoint n ON n.id = (SELECT newest.id FROM touchpoint newest WHERE newest.person_id = p.id
      ORDER BY newest.on_date DESC, coalesce(newest.at_time, '24:00') DESC, newest.id DESC LIMIT 1)";

/// An account as a card or a nudge shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownAccount {
    /// Where.
    pub platform: Platform,
    /// As the person writes it.
    pub handle: String,
    /// The newest count.
    pub followers: Option<i64>,
}

impl ShownAccount {
    /// The most followed first; of as many followers, in the order of the accounts.
    pub fn by_followers(mut accounts: Vec<Self>) -> Vec<Self> {
        accounts.sort_by_key(|account| Reverse(account.followers));
        accounts
    }

    /// Accounts as a column holds them: JSON, each an array of its parts; nothing where there are none.
    pub fn read(row: &Row<'_>, column: usize) -> Result<Vec<Self>, StoreError> {
        let text = row.get_ref(column)?.as_str_or_null();
        let Some(text) = text.map_err(rusqlite::Error::from)? else {
            return Ok(Vec::new());
        };
        let accounts: Vec<(Platform, String, Option<i64>)> = serde_json::from_str(text)
            .map_err(|error| FromSqlConversionFailure(column, Type::Text, error.into()))?;
        let account = |(platform, handle, followers)| Self {
            platform,
            handle,
            followers,
        };
        Ok(accounts.into_iter().map(account).collect())
    }

    /// The same, written.
    pub fn write(accounts: &[Self]) -> Option<String> {
        let one = |account: &Self| {
            let handle = Json::from(account.handle.as_str());
            let followers = Json::from(account.followers);
            format!("[\"{}\",{handle},{followers}]", account.platform.word())
        };
        let all: Vec<String> = accounts.iter().map(one).collect();
        (!all.is_empty()).then(|| format!("[{}]", all.join(",")))
    }
}

/// A person's derived row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their stage.
    pub stage: Stage,
    /// Whether they are archived.
    pub archived: bool,
    /// The date of the newest touchpoint.
    pub last_contact_on: Option<NaiveDate>,
    /// Who reached out in it.
    pub last_direction: Option<Direction>,
    /// How many there are.
    pub touchpoints: u32,
    /// The cadence in force.
    pub cadence_days: Option<u32>,
    /// When they are due.
    pub due: Option<Due>,
    /// Their accounts, most followed first.
    pub accounts: Vec<ShownAccount>,
    /// The date of the newest touchpoint of ours, or of the newest appreciation.
    pub greeted_on: Option<NaiveDate>,
    /// Their birthday and the anniversary of the partnership. Who was added already collaborating, or moved there on
    /// the day of adding, has none: nobody knows since when.
    pub yearly: Vec<Yearly>,
    /// The signs of a strong relationship that were seen.
    pub signs: Signs,
    /// What the nudge rules saw.
    pub circumstances: Circumstances,
    /// All that bears on the cadence.
    pub cadence: CadenceSources,
}

impl Standing {
    /// Computed from a row of [`FACTS`].
    pub fn of(row: &Row<'_>, for_all: &ForAll) -> Result<Self, StoreError> {
        let (stage_days, never): (Option<u32>, bool) = (row.get(7)?, row.get(8)?);
        let of_stage = match (never, stage_days) {
            (true, _) => StageCadence::Never,
            (false, Some(days)) => StageCadence::Days(days),
            (false, None) => StageCadence::Inherit,
        };
        let cadence = CadenceSources {
            own: row.get(5)?,
            tags: row.get(9)?,
            stage: of_stage,
            default: for_all.default_days,
        };
        let (archived, do_not_contact): (bool, bool) = (row.get(2)?, row.get(3)?);
        let circumstances = Circumstances {
            stage: row.get(1)?,
            last_contact_on: row.get(11)?,
            last_direction: row.get(12)?,
            wanted: wanted(row)?,
            added_on: row.get(4)?,
            cadence_days: cadence::days(cadence),
            snoozed_until: row.get::<_, Option<NaiveDate>>(10)?.max(for_all.resting_until),
            next_touch_on: row.get(6)?,
            resting: archived || do_not_contact,
            not_needed: row
                .get::<_, Option<String>>(18)?
                .map_or_else(Vec::new, |said| not_needed(&said)),
        };
        Ok(Self {
            touchpoints: row.get(15)?,
            accounts: ShownAccount::by_followers(ShownAccount::read(row, 16)?),
            greeted_on: row.get(19)?,
            signs: signs(row)?,
            yearly: if circumstances.resting {
                Vec::new()
            } else {
                nudge::yearly(row.get::<_, Option<String>>(20)?.as_deref(), row.get(21)?)
            },
            ..Self::from_facts(row.get(0)?, row.get(22)?, archived, circumstances, cadence)
        })
    }

    /// What the rules make of a person's circumstances; without what no rule asks for.
    pub fn from_facts(
        person: PersonId,
        name: String,
        archived: bool,
        circumstances: Circumstances,
        cadence: CadenceSources,
    ) -> Self {
        Self {
            person,
            name,
            stage: circumstances.stage,
            archived,
            last_contact_on: circumstances.last_contact_on,
            last_direction: circumstances.last_direction,
            touchpoints: 0,
            cadence_days: circumstances.cadence_days,
            due: nudge::due(&circumstances),
            accounts: Vec::new(),
            greeted_on: None,
            yearly: Vec::new(),
            signs: Signs::default(),
            circumstances,
            cadence,
        }
    }

    /// The followers of their most followed account.
    pub fn followers(&self) -> Option<i64> {
        self.accounts.first()?.followers
    }

    /// Where Today shows them.
    pub fn place(&self) -> Option<u32> {
        self.due.map(|due| nudge::place(due.reason, self.stage))
    }
}

/// The signs of a strong relationship. Whoever comes back to Collaboration on another day was there before.
fn signs(row: &Row<'_>) -> Result<Signs, StoreError> {
    let theirs = row.get_ref(24)?.as_str_or_null().map_err(rusqlite::Error::from)?;
    let [writes, answers, comments]: [u32; 3] = theirs
        .map_or(Ok([0; 3]), serde_json::from_str)
        .map_err(|error| FromSqlConversionFailure(24, Type::Text, error.into()))?;
    Ok(Signs {
        posts: row.get(23)?,
        writes,
        answers,
        comments,
        again: row.get::<_, u32>(25)?.saturating_sub(1),
    })
}

/// Whether the newest touchpoint waits for an answer.
fn wanted(row: &Row<'_>) -> Result<Wanted, StoreError> {
    let newest: (Option<Direction>, Option<Channel>, Option<Intent>) =
        (row.get(12)?, row.get(13)?, row.get(14)?);
    let (Some(direction), Some(channel), Some(intent)) = newest else {
        return Ok(Wanted::Nothing);
    };
    // Counted where the rule asks for it only: in Outreach.
    let days_written: u32 = row.get(17)?;
    Ok(if days_written > 0 && intent.awaits_answer(direction, channel) {
        Wanted::Answer { days_written }
    } else {
        Wanted::Nothing
    })
}

/// What is not needed, as [`FACTS`] strings it together: reason, due date and day of saying, one after another.
fn not_needed(said: &str) -> Vec<NotNeeded> {
    let words: Vec<&str> = said.split(' ').collect();
    let read = |three: &[&str]| match three {
        [reason, due_on, said_on] => Some(NotNeeded {
            reason: reason.parse().ok()?,
            due_on: due_on.parse().ok()?,
            said_on: said_on.parse().ok()?,
        }),
        _ => None,
    };
    words.chunks(3).filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_as_they_were_written() {
        let account = |platform, handle: &str, followers| ShownAccount {
            platform,
            handle: handle.to_owned(),
            followers,
        };
        let accounts = vec![
            account(Platform::Instagram, "quoted \"mia\", [zoë]\u{1f}\\", Some(12)),
            account(Platform::Website, "mia.example", None),
        ];
        let conn = Connection::open_in_memory().unwrap();
        let read = |text: Option<String>| {
            let mut kept = conn.prepare("SELECT ?1").unwrap();
            let mut rows = kept.query([text]).unwrap();
            ShownAccount::read(rows.next().unwrap().unwrap(), 0).unwrap()
        };
        assert_eq!(read(ShownAccount::write(&accounts)), accounts);
        assert_eq!(ShownAccount::write(&[]), None);
        assert_eq!(read(None), []);
    }
}
