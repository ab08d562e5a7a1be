//! How many people there are, and how many come due until when: kept by what changes, never counted again.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Row, params};

use super::StoreError;
use super::facts::Standing;
use crate::domain::stage::Stage;

/// Dates are counted by the day, by four days, by sixteen and so on, up to some three years: this many levels. All days
/// up to any date are then at most three periods of each level and those of the last, which is a few rows whatever date
/// it is, and a change of somebody's date touches a row a level.
const LEVELS: u32 = 6;

/// Which of a level's periods a day belongs to; a period of the next level is four of them.
fn period(day: i32, level: u32) -> i32 {
    day >> (2 * level)
}

/// How many people stand where; as a difference, how many more or fewer.
#[derive(Debug, Default)]
pub struct Headcount {
    people: HashMap<(Stage, bool), i64>,
    due: HashMap<(Stage, u32, NaiveDate), i64>,
}

/// A row's key and how many people it counts: by stage and whether archived, by level, period, stage and place.
type Rows = (
    BTreeMap<(Stage, bool), i64>,
    BTreeMap<(u32, i32, Stage, u32), i64>,
);

impl Headcount {
    /// One more person.
    pub fn add(&mut self, standing: &Standing) {
        let due = standing.place().zip(standing.due.map(|due| due.on));
        self.count(standing.stage, standing.archived, due, 1);
    }

    /// One person fewer, or more.
    fn count(&mut self, stage: Stage, archived: bool, due: Option<(u32, NaiveDate)>, by: i64) {
        *self.people.entry((stage, archived)).or_default() += by;
        if let Some((place, on)) = due {
            *self.due.entry((stage, place, on)).or_default() += by;
        }
    }

    /// All of another beside what is counted here.
    pub fn join(&mut self, other: Self) {
        for (key, by) in other.people {
            *self.people.entry(key).or_default() += by;
        }
        for (key, by) in other.due {
            *self.due.entry(key).or_default() += by;
        }
    }

    /// Takes away those who are concerned, as they are kept.
    pub fn leave_out_concerned(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let mut kept = conn.prepare_cached(
            "SELECT stage, archived, place, due_on FROM temp.concerned CROSS JOIN standing ON person_id = id",
        )?;
        let mut rows = kept.query([])?;
        while let Some(row) = rows.next()? {
            let due = row.get::<_, Option<u32>>(2)?.zip(row.get(3)?);
            self.count(row.get(0)?, row.get(1)?, due, -1);
        }
        Ok(())
    }

    /// Changes what is kept by this difference.
    pub fn keep(&self, conn: &Connection) -> Result<(), StoreError> {
        let (people, due) = self.rows();
        let mut upsert = conn.prepare_cached(
            "INSERT INTO headcount (stage, archived, people) VALUES (?1, ?2, ?3)
             ON CONFLICT (stage, archived) DO UPDATE SET people = people + ?3",
        )?;
        let mut emptied =
            conn.prepare_cached("DELETE FROM headcount WHERE stage = ?1 AND archived = ?2 AND people = 0")?;
        for ((stage, archived), by) in people {
            upsert.execute(params![stage, archived, by])?;
            if by < 0 {
                emptied.execute(params![stage, archived])?;
            }
        }
        let mut upsert = conn.prepare_cached(
            "INSERT INTO due_headcount (level, period, stage, place, people) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (level, period, stage, place) DO UPDATE SET people = people + ?5",
        )?;
        let mut emptied = conn.prepare_cached(
            "DELETE FROM due_headcount
             WHERE level = ?1 AND period = ?2 AND stage = ?3 AND place = ?4 AND people = 0",
        )?;
        for ((level, period, stage, place), by) in due {
            upsert.execute(params![level, period, stage, place, by])?;
            if by < 0 {
                emptied.execute(params![level, period, stage, place])?;
            }
        }
        Ok(())
    }

    /// Whether this is what is kept.
    pub fn is_kept(&self, conn: &Connection) -> Result<bool, StoreError> {
        let mut kept: Rows = Default::default();
        let mut people = conn.prepare("SELECT stage, archived, people FROM headcount")?;
        let mut rows = people.query([])?;
        while let Some(row) = rows.next()? {
            kept.0.insert((row.get(0)?, row.get(1)?), row.get(2)?);
        }
        let mut due = conn.prepare("SELECT level, period, stage, place, people FROM due_headcount")?;
        let mut rows = due.query([])?;
        while let Some(row) = rows.next()? {
            kept.1
                .insert((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?), row.get(4)?);
        }
        Ok(kept == self.rows())
    }

    /// The rows that tell it, without those that count nobody.
    fn rows(&self) -> Rows {
        let mut due: BTreeMap<_, i64> = BTreeMap::new();
        for (&(stage, place, on), by) in self.due.iter().filter(|(_, by)| **by != 0) {
            for level in 0..LEVELS {
                let period = period(on.num_days_from_ce(), level);
                *due.entry((level, period, stage, place)).or_default() += by;
            }
        }
        due.retain(|_, by| *by != 0);
        let people = self.people.iter().filter(|(_, by)| **by != 0);
        (people.map(|(key, by)| (*key, *by)).collect(), due)
    }
}

/// Forgets all.
pub fn clear(conn: &Connection) -> Result<(), StoreError> {
    Ok(conn.execute_batch("DELETE FROM headcount; DELETE FROM due_headcount")?)
}

/// How many stand on the board, and how many are archived.
pub fn people(conn: &Connection) -> Result<(u32, u32), StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT coalesce(sum(people) FILTER (WHERE archived = 0), 0),
                    coalesce(sum(people) FILTER (WHERE archived = 1), 0) FROM headcount",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// How many stand on each stage's board.
pub fn on_board(conn: &Connection) -> Result<HashMap<Stage, u32>, StoreError> {
    let mut kept = conn.prepare_cached("SELECT stage, people FROM headcount WHERE archived = 0")?;
    let rows = kept.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Who is due on a date, and who comes due after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DueCounts {
    /// How many are due, by stage and place.
    by: Vec<(Stage, u32, u32)>,
    /// How many come due after the date, up to the later one.
    pub coming: u32,
}

impl DueCounts {
    /// As they are kept.
    pub fn read(conn: &Connection, today: NaiveDate, upto: NaiveDate) -> Result<Self, StoreError> {
        let tomorrow = today.num_days_from_ce() + 1;
        let mut kept = conn.prepare_cached(PERIODS)?;
        let mut counts = Self::default();
        for level in 0..LEVELS {
            // What lies before the next level's period of tomorrow is counted there.
            let first = if level + 1 < LEVELS {
                period(tomorrow, level + 1) << 2
            } else {
                i32::MIN
            };
            let mut rows = kept.query(params![level, first, period(tomorrow, level)])?;
            while let Some(row) = rows.next()? {
                counts.add(row)?;
            }
        }
        counts.coming = conn
            .prepare_cached(COMING)?
            .query_row([tomorrow, upto.num_days_from_ce()], |row| row.get(0))?;
        Ok(counts)
    }

    fn add(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        let (place, people): (u32, u32) = (row.get(1)?, row.get(2)?);
        let stage = row.get_ref(0)?.as_str().unwrap_or_default();
        let known = |one: &&mut (Stage, u32, u32)| one.1 == place && one.0.word() == stage;
        match self.by.iter_mut().find(known) {
            Some((.., count)) => *count += people,
            None => self.by.push((row.get(0)?, place, people)),
        }
        Ok(())
    }

    /// How many are due at a place.
    #[must_use]
    pub fn at(&self, place: u32) -> u32 {
        self.sum(|_, at| at == place)
    }

    /// How many are due of a stage.
    #[must_use]
    pub fn of(&self, stage: Stage) -> u32 {
        self.sum(|of, _| of == stage)
    }

    /// How many are due.
    #[must_use]
    pub fn in_all(&self) -> u32 {
        self.sum(|_, _| true)
    }

    fn sum(&self, wanted: impl Fn(Stage, u32) -> bool) -> u32 {
        let wanted = self.by.iter().filter(|(stage, place, _)| wanted(*stage, *place));
        wanted.map(|(.., people)| people).sum()
    }
}

/// Some periods of a level.
const PERIODS: &str =
    "SELECT stage, place, people FROM due_headcount WHERE level = ?1 AND period >= ?2 AND period < ?3";

/// Some days.
const COMING: &str =
    "SELECT coalesce(sum(people), 0) FROM due_headcount WHERE level = 0 AND period >= ?1 AND period <= ?2";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_by_a_range_of_the_key() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        for sql in [PERIODS, COMING] {
            let mut explain = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            for at in 1..=explain.parameter_count() {
                explain.raw_bind_parameter(at, 1).unwrap();
            }
            let mut plan = explain.raw_query();
            let step: String = plan.next().unwrap().unwrap().get(3).unwrap();
            assert_eq!(
                step,
                "SEARCH due_headcount USING PRIMARY KEY (level=? AND period>? AND period<?)"
            );
            assert!(plan.next().unwrap().is_none(), "nothing else is done");
        }
    }

    #[test]
    fn every_date_is_counted_once_whichever_day_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        let mut all = Headcount::default();
        let first: NaiveDate = "2023-11-27".parse().unwrap();
        let days: Vec<NaiveDate> = first.iter_days().take(900).collect();
        for day in &days {
            all.count(Stage::Outreach, false, Some((210, *day)), 1);
        }
        all.keep(&store.conn).unwrap();
        for (before, today) in days.iter().enumerate() {
            let week = *today + chrono::Days::new(7);
            let counts = DueCounts::read(&store.conn, *today, week).unwrap();
            assert_eq!(counts.at(210) as usize, before + 1, "{today}");
            assert_eq!(
                counts.coming as usize,
                (days.len() - before - 1).min(7),
                "{today}"
            );
        }
        let mut none = Headcount::default();
        for day in &days {
            none.count(Stage::Outreach, false, Some((210, *day)), -1);
        }
        none.keep(&store.conn).unwrap();
        assert!(
            Headcount::default().is_kept(&store.conn).unwrap(),
            "nothing is left behind"
        );
    }
}
