//! Sample data: fictional people with lives that show every corner, the same for the same seed.

mod cast;
mod removal;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

pub use removal::remove;

use super::OpError;
use super::account::insert_account;
use super::import::field_named;
use super::tag::get_or_make;
use super::transact::{Done, Tx, transact_as};
use crate::domain::account::{AccountRef, Platform, profile_url};
use crate::domain::id::{IdSource, splitmix};
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::tier::Tier;
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::domain::when::When;
use crate::domain::{CustomFieldId, PersonId, TouchpointId};
use crate::store::person::{self, PersonRow};
use crate::store::touchpoint::{self, TouchpointRow};
use crate::store::{Store, account, custom, email, headcount, made_up, phone, snooze, stage, tag};

/// How much sample data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DemoSize {
    /// How many people.
    pub people: u32,
    /// How many touchpoints in all.
    pub touchpoints: u32,
    /// Another seed makes other people.
    pub seed: u64,
}

/// Plants sample people, as one undo; [`remove`] takes them out again, whatever was done since.
///
/// # Errors
/// Somebody is there already: sample people are no company for real ones.
pub fn plant(store: &mut Store, when: &When, size: &DemoSize) -> Result<Done, OpError> {
    let ids = IdSource::seeded(when.instant, size.seed);
    let ((), done) = transact_as(store, when, ids, |tx| {
        if headcount::people(tx.conn)? != (0, 0) {
            return Err(OpError::invalid(
                "Sample data",
                "there are people here already; sample people go into an empty data file only",
            ));
        }
        let mut garden = Garden {
            seed: size.seed,
            chance: Chance(size.seed),
            niche: field_named(tx, "Niche")?,
            tx,
            ranks: [0.0; Stage::ALL.len()],
        };
        let mut people = Vec::with_capacity(size.people as usize);
        for number in 0..size.people {
            people.push(garden.person(number)?);
        }
        for _ in 0..size.touchpoints {
            garden.touchpoint(&people)?;
        }
        garden.tx.says(format!("Added {} sample people", size.people));
        Ok(())
    })?;
    Ok(done)
}

/// A repeatable throw of dice.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        splitmix(&mut self.0) % bound.max(1)
    }

    fn percent(&mut self, likely: u64) -> bool {
        self.below(100) < likely
    }

    fn pick<T: Copy>(&mut self, list: &[T], otherwise: T) -> T {
        let at = self.below(list.len() as u64);
        usize::try_from(at)
            .ok()
            .and_then(|at| list.get(at))
            .copied()
            .unwrap_or(otherwise)
    }
}

struct Garden<'g, 'tx> {
    tx: &'g mut Tx<'tx>,
    seed: u64,
    chance: Chance,
    niche: CustomFieldId,
    ranks: [f64; Stage::ALL.len()],
}

impl Garden<'_, '_> {
    fn person(&mut self, number: u32) -> Result<(PersonId, NaiveDate), OpError> {
        let (first, last, home) = cast::name(number, self.seed, &mut |bound| self.chance.below(bound));
        let name = if last.is_empty() {
            first.to_owned()
        } else {
            format!("{first} {last}")
        };
        let added_on = self.days_ago(200);
        let at = self.stage();
        let stage = Stage::ALL.get(at).copied().unwrap_or(Stage::Discovery);
        self.ranks[at] += 1.0;
        let id: PersonId = self.tx.id();
        let archived_on = self.chance.percent(3).then_some(self.tx.when.today);
        let conn = self.tx.conn;
        person::insert(
            conn,
            &PersonRow {
                id,
                name,
                stage,
                board_rank: self.ranks[at],
                added_on,
                archived_on,
                do_not_contact: self.chance.percent(1),
                sub_stage: None,
                tier: tier(stage, number),
            },
        )?;
        made_up::mark(conn, id)?;
        stage::insert_change(conn, self.tx.id(), id, None, stage, added_on)?;
        self.accounts(id, first, last, number, added_on)?;
        self.details(id, home)?;
        if self.chance.percent(72) {
            let address = format!(
                "{}{number}@{}",
                ascii(first),
                self.chance.pick(cast::MAIL, "example.com")
            );
            email::insert(conn, self.tx.id(), id, &address)?;
        }
        if self.chance.percent(25) {
            // 555-01xx is set aside for fiction.
            let number = format!("+1 202 555 01{:02}", self.chance.below(100));
            phone::insert(conn, self.tx.id(), id, &number)?;
        }
        for _ in 0..self.chance.below(4) {
            let name = self.chance.pick(cast::TAGS, "friend of the house");
            let made = get_or_make(self.tx, name)?;
            tag::tie(self.tx.conn, id, made)?;
        }
        if self.chance.percent(70) {
            let niche = self.chance.pick(cast::NICHES, "Ceramics");
            custom::set(self.tx.conn, id, self.niche, Some(niche))?;
        }
        if self.chance.percent(4) {
            let until = self.tx.when.today + Days::new(1 + self.chance.below(20));
            snooze::set(self.tx.conn, id, Some(until), self.tx.when.today)?;
        }
        Ok((id, added_on))
    }

    /// More at the beginning of the pipeline than at its end.
    fn stage(&mut self) -> usize {
        match self.chance.below(100) {
            0..34 => 0,
            34..58 => 1,
            58..76 => 2,
            76..91 => 3,
            _ => 4,
        }
    }

    fn days_ago(&mut self, most: u64) -> NaiveDate {
        self.tx.when.today - Days::new(self.chance.below(most))
    }

    fn accounts(
        &mut self,
        id: PersonId,
        first: &str,
        last: &str,
        number: u32,
        added_on: NaiveDate,
    ) -> Result<(), OpError> {
        let style = self.chance.pick(cast::HANDLES, "");
        let base = match format!("{}{}", ascii(first), ascii(last)) {
            none if none.is_empty() => self.chance.pick(cast::ALIASES, "studio").to_owned(),
            name => name,
        };
        let handle = format!("{base}{style}{number}");
        let platforms = [Platform::Instagram, Platform::Tiktok, Platform::Youtube];
        for (order, platform) in platforms.into_iter().enumerate() {
            if order > 0 && !self.chance.percent(45) {
                continue;
            }
            let new = AccountRef {
                platform,
                handle: handle.clone(),
                written: handle.clone(),
                url: profile_url(platform, &handle),
            };
            let made = insert_account(self.tx, id, &new)?;
            if self.chance.percent(90) {
                // Most are small, a few are very large.
                let size = 10_i64.pow(3 + u32::try_from(self.chance.below(4)).unwrap_or(0));
                let followers = size + i64::try_from(self.chance.below(9_000)).unwrap_or(0) * size / 1_000;
                account::insert_stat(self.tx.conn, self.tx.id(), made, added_on, followers, "sample")?;
            }
        }
        Ok(())
    }

    fn details(&mut self, id: PersonId, home: (&str, &str, &str)) -> Result<(), OpError> {
        let (city, country, language) = home;
        let conn = self.tx.conn;
        for (field, value, likely) in [
            (PersonField::Location, city, 80),
            (PersonField::Country, country, 85),
            (PersonField::Language, language, 60),
        ] {
            if self.chance.percent(likely) {
                person::set_field(conn, id, field, Some(value))?;
            }
        }
        if self.chance.percent(15) {
            person::set_field(
                conn,
                id,
                PersonField::Agency,
                Some(self.chance.pick(cast::AGENCIES, "Fern & Co")),
            )?;
        }
        if self.chance.percent(35) {
            person::set_field(
                conn,
                id,
                PersonField::Note,
                Some(self.chance.pick(cast::NOTES, "")),
            )?;
        }
        if self.chance.percent(20) {
            let birthday = format!(
                "--{:02}-{:02}",
                1 + self.chance.below(12),
                1 + self.chance.below(28)
            );
            person::set_field(conn, id, PersonField::Birthday, Some(&birthday))?;
        }
        if self.chance.percent(8) {
            let days = self.chance.pick(&["14", "21", "45", "60", "90"], "30");
            person::set_field(conn, id, PersonField::CadenceDays, Some(days))?;
        }
        Ok(())
    }

    fn touchpoint(&mut self, people: &[(PersonId, NaiveDate)]) -> Result<(), OpError> {
        // Some people are written to far more often than others.
        let most = people.len() as u64;
        let at = self.chance.below(most).min(self.chance.below(most));
        let Some((person, added_on)) = usize::try_from(at).ok().and_then(|at| people.get(at)) else {
            return Ok(());
        };
        let known = u64::try_from((self.tx.when.today - *added_on).num_days()).unwrap_or(0);
        let on = self.days_ago(known + 1);
        let direction = if self.chance.percent(40) {
            Direction::In
        } else {
            Direction::Out
        };
        let intent = match direction {
            Direction::In => Intent::Reply,
            Direction::Out => self.chance.pick(Intent::ALL, Intent::CheckIn),
        };
        let row = TouchpointRow {
            id: self.tx.id::<TouchpointId>(),
            person: *person,
            channel: self.chance.pick(Channel::ALL, Channel::Dm),
            direction,
            intent,
            on,
            at: None,
            note: self
                .chance
                .percent(40)
                .then(|| self.chance.pick(cast::WORDS, "Said hello").to_owned()),
            text: None,
        };
        Ok(touchpoint::insert(self.tx.conn, &row)?)
    }
}

/// The further along, the closer; one in three is not told of.
fn tier(stage: Stage, number: u32) -> Option<Tier> {
    let tier = match stage {
        Stage::Discovery | Stage::Outreach => Tier::Prospect,
        Stage::Collaboration | Stage::Nurturing => Tier::Partner,
        Stage::Advocacy => Tier::Ambassador,
    };
    (!number.is_multiple_of(3)).then_some(tier)
}

/// A name as a handle could hold it.
fn ascii(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    name.nfd()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}
