//! People whom an import makes: all of their rows at once, base and derived, ready to be written in bulk.
//!
//! Nothing here reads the store once it has begun, so that it can run beside the writer. What is derived is computed
//! by the rules that [`super::derive`] uses, of the same facts; a test compares the two.

mod newcomer;

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

pub use self::newcomer::{Newcomer, WithCounts};
use super::bulk::{Batch, Noun};
use super::facts::{ForAll, Standing};
use super::headcount::Headcount;
use super::{StoreError, custom, kept, person, stage, standing, tag};
use crate::domain::cadence::{self, CadenceSources, StageCadence};
use crate::domain::custom::CustomKind;
use crate::domain::id::IdSource;
use crate::domain::nudge::{self, Circumstances, Wanted};
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::domain::{BatchId, CustomFieldId, PersonId, TagId};

/// Where a follower count came from.
pub const SOURCE: &str = "import";

/// How a file's contact is told, which is no more than a day: a contact of ours.
pub const CONTACT: (Channel, Direction, Intent) = (Channel::Other, Direction::Out, Intent::CheckIn);

/// What the touchpoint of such a contact says.
pub fn contact_note(file_name: &str) -> String {
    format!("from {file_name}")
}

/// What has to be known of the store to make people, and the rows made so far.
pub struct Newcomers {
    batch_id: BatchId,
    today: NaiveDate,
    today_text: String,
    contact_note: String,
    /// The last rank of each stage's board.
    last: HashMap<Stage, f64>,
    cadences: HashMap<Stage, StageCadence>,
    for_all: ForAll,
    tags: HashMap<String, (TagId, Option<u32>)>,
    fields: HashMap<String, CustomFieldId>,
    /// The last position of a custom field.
    position: i64,
    /// The last key of a standing.
    key: i64,
    headcount: Headcount,
    rows: Batch,
    /// What is written in the order of an index that people come to in no order.
    accounts: Vec<(PersonId, WithCounts)>,
    emails: Vec<(PersonId, String)>,
}

impl Newcomers {
    /// Reads what has to be known.
    pub fn read(
        conn: &Connection,
        batch: BatchId,
        file_name: &str,
        today: NaiveDate,
    ) -> Result<Self, StoreError> {
        let mut last = HashMap::new();
        for &stage in Stage::ALL {
            let bottom = person::rank_bounds(conn, stage)?.map_or(0.0, |(_, bottom)| bottom);
            last.insert(stage, bottom);
        }
        Ok(Self {
            batch_id: batch,
            today,
            today_text: today.to_string(),
            contact_note: contact_note(file_name),
            last,
            cadences: stage::cadences(conn)?.into_iter().collect(),
            for_all: ForAll::read(conn)?,
            tags: tag::every(conn)?
                .into_iter()
                .map(|(id, name, days)| (key(&name), (id, days)))
                .collect(),
            fields: custom::fields(conn)?
                .into_iter()
                .map(|(id, name)| (key(&name), id))
                .collect(),
            position: custom::last_position(conn)?,
            key: standing::last_key(conn)?,
            headcount: Headcount::default(),
            rows: Batch::default(),
            accounts: Vec::new(),
            emails: Vec::new(),
        })
    }

    /// The rows made since this was last asked.
    pub fn take(&mut self, ids: &mut IdSource) -> Batch {
        self.write_accounts(ids);
        self.write_emails(ids);
        std::mem::take(&mut self.rows)
    }

    /// How many people were made since this was last asked.
    pub fn take_headcount(&mut self) -> Headcount {
        std::mem::take(&mut self.headcount)
    }

    /// Notes what became of a row of the file.
    pub fn note(&mut self, line: u32, outcome: &str, person: Option<PersonId>, says: Option<&str>) {
        let batch = self.batch_id;
        let row = self.rows.of(Noun::ImportRow).row();
        row.id(batch.0).integer(i64::from(line)).text(outcome);
        match person {
            Some(person) => row.id(person.0),
            None => row.null(),
        };
        row.maybe(says);
    }

    /// Makes a person. The rows pass the checks of the schema: what could not is left out.
    pub fn add(&mut self, ids: &mut IdSource, mut new: Newcomer) -> PersonId {
        new.pass_checks();
        let id: PersonId = ids.make();
        let to = new.stages.last().copied().unwrap_or(Stage::Discovery);
        self.person(id, to, &new);
        self.moves(ids, id, &new);
        for number in &new.phones {
            let row = self.rows.of(Noun::Phone).row();
            row.id(ids.make::<Uuid>()).id(id.0).text(number);
        }
        let tags = self.tie(ids, id, &new.tags);
        self.values(ids, id, &new.custom);
        for on in &new.contacts {
            let (channel, direction, intent) = CONTACT;
            let row = self.rows.of(Noun::Touchpoint).row();
            row.id(ids.make::<Uuid>()).id(id.0);
            row.text(channel.word())
                .text(direction.word())
                .text(intent.word());
            row.text(&on.to_string()).null().text(&self.contact_note).null();
        }
        let last = new.contacts.iter().max().copied();
        let detail = |field| new.details.get(&field).map(String::as_str);
        let sources = CadenceSources {
            own: detail(PersonField::CadenceDays).and_then(|days| days.parse().ok()),
            tags,
            stage: self.cadences.get(&to).copied().unwrap_or_default(),
            default: self.for_all.default_days,
        };
        let circumstances = Circumstances {
            stage: to,
            last_contact_on: last,
            last_direction: last.map(|_| CONTACT.1),
            // Whether a contact that a file tells of was answered nobody knows.
            wanted: Wanted::Nothing,
            added_on: self.today,
            cadence_days: cadence::days(sources),
            snoozed_until: self.for_all.resting_until,
            next_touch_on: detail(PersonField::NextTouchOn).and_then(|on| on.parse().ok()),
            resting: new.do_not_contact,
            not_needed: Vec::new(),
        };
        self.key += 1;
        let standing = Standing {
            touchpoints: u32::try_from(new.contacts.len()).unwrap_or(u32::MAX),
            accounts: new.shown_accounts(),
            greeted_on: last,
            ..Standing::from_facts(id, new.name.clone(), false, circumstances, sources)
        };
        self.headcount.add(&standing);
        kept::add_to(self.rows.of(Noun::Standing).row(), self.key, &standing);
        // A list tells nobody since when they work with us, so that only birthdays come of it.
        if !new.do_not_contact {
            for day in nudge::yearly(detail(PersonField::Birthday), None) {
                let row = self.rows.of(Noun::Celebration).row();
                row.text(&day.month_day).text(day.reason.word()).id(id.0);
                row.maybe(day.since.map(|on| on.to_string()).as_deref());
            }
        }
        let words = new.words(&self.contact_note);
        let row = self.rows.of(Noun::Words).row().integer(self.key);
        row.text(&words.names).text(&words.ties).text(&words.notes);
        let accounts = new.accounts.into_iter();
        self.accounts.extend(accounts.map(|account| (id, account)));
        self.emails
            .extend(new.emails.into_iter().map(|address| (id, address)));
        id
    }

    fn person(&mut self, id: PersonId, to: Stage, new: &Newcomer) {
        // New people stand below those who are there, in the file's order.
        let rank = self.last.entry(to).or_default();
        *rank += 1.0;
        let row = self.rows.of(Noun::Person).row();
        row.id(id.0).text(&new.name).text(to.word()).real(*rank);
        let detail = |field| new.details.get(&field).map(String::as_str);
        for field in [
            PersonField::Agency,
            PersonField::Location,
            PersonField::Country,
            PersonField::Language,
            PersonField::TimeZone,
            PersonField::Birthday,
            PersonField::Note,
        ] {
            row.maybe(detail(field));
        }
        match detail(PersonField::CadenceDays).and_then(|days| days.parse().ok()) {
            Some(days) => row.integer(days),
            None => row.null(),
        };
        row.maybe(detail(PersonField::NextTouchOn))
            .text(&self.today_text)
            .null()
            .integer(i64::from(new.do_not_contact))
            // A list names neither a tier nor a part of a stage.
            .null()
            .null();
    }

    fn moves(&mut self, ids: &mut IdSource, id: PersonId, new: &Newcomer) {
        let mut from: Option<Stage> = None;
        let first = [Stage::Discovery];
        let stages = if new.stages.is_empty() {
            first.as_slice()
        } else {
            &new.stages
        };
        for &to in stages {
            let row = self.rows.of(Noun::Move).row();
            row.id(ids.make::<Uuid>())
                .id(id.0)
                .maybe(from.map(Stage::word))
                .text(to.word());
            row.text(&self.today_text);
            from = Some(to);
        }
    }

    /// Writes accounts and their counts in the order in which an account is looked up.
    fn write_accounts(&mut self, ids: &mut IdSource) {
        let accounts = std::mem::take(&mut self.accounts);
        for (id, (person, (account, counts))) in numbered(ids, &accounts, |(_, (account, _))| {
            (account.platform.word(), account.handle.as_str())
        }) {
            let row = self.rows.of(Noun::Account).row();
            row.id(id).id(person.0).text(account.platform.word());
            row.text(&account.handle)
                .text(&account.written)
                .maybe(account.url.as_deref());
            for (on, followers) in counts {
                let row = self.rows.of(Noun::Stat).row();
                row.id(ids.make::<Uuid>()).id(id);
                if *on == self.today {
                    row.text(&self.today_text);
                } else {
                    row.text(&on.to_string());
                }
                row.integer(*followers).text(SOURCE);
            }
        }
    }

    /// Writes e-mail addresses in their order.
    fn write_emails(&mut self, ids: &mut IdSource) {
        let emails = std::mem::take(&mut self.emails);
        for (id, (person, address)) in numbered(ids, &emails, |(_, address)| address.as_str()) {
            self.rows.of(Noun::Email).row().id(id).id(person.0).text(address);
        }
    }

    /// Ties tags, making those that are new; the shortest cadence among them.
    fn tie(&mut self, ids: &mut IdSource, person: PersonId, names: &[String]) -> Option<u32> {
        let mut tied: Vec<TagId> = Vec::with_capacity(names.len());
        let mut shortest: Option<u32> = None;
        for name in names {
            let (tag, days) = match self.tags.get(&key(name)) {
                Some(known) => *known,
                None => {
                    let tag: TagId = ids.make();
                    self.rows.of(Noun::Tag).row().id(tag.0).text(name).null();
                    self.tags.insert(key(name), (tag, None));
                    (tag, None)
                }
            };
            if !tied.contains(&tag) {
                tied.push(tag);
                self.rows.of(Noun::Tie).row().id(person.0).id(tag.0);
                shortest = shortest.into_iter().chain(days).min();
            }
        }
        shortest
    }

    /// Sets custom values, making fields that are new. Of two values for one field the later stands.
    fn values(&mut self, ids: &mut IdSource, person: PersonId, values: &[(String, String)]) {
        let mut set: Vec<(CustomFieldId, &str)> = Vec::with_capacity(values.len());
        for (name, value) in values {
            let field = match self.fields.get(&key(name)) {
                Some(known) => *known,
                None => {
                    let field: CustomFieldId = ids.make();
                    self.position += 1;
                    let row = self.rows.of(Noun::Field).row();
                    row.id(field.0).text(name).text(CustomKind::Text.word());
                    row.integer(self.position).null();
                    self.fields.insert(key(name), field);
                    field
                }
            };
            match set.iter_mut().find(|(known, _)| *known == field) {
                Some(known) => known.1 = value,
                None => set.push((field, value)),
            }
        }
        for (field, value) in set {
            self.rows
                .of(Noun::Value)
                .row()
                .id(person.0)
                .id(field.0)
                .text(value);
        }
    }
}

/// What people have, in the order of its keys, so that an index takes it page by page; each with an identity. Those
/// follow the same order, so that the table grows at its end all the same, but what one person has keeps the order in
/// which they have it.
fn numbered<'o, T, K: Ord>(
    ids: &mut IdSource,
    owned: &'o [(PersonId, T)],
    key: impl Fn(&'o (PersonId, T)) -> K,
) -> Vec<(Uuid, &'o (PersonId, T))> {
    let made: Vec<Uuid> = owned.iter().map(|_| ids.make()).collect();
    let mut order: Vec<usize> = (0..owned.len()).collect();
    order.sort_by_key(|at| owned.get(*at).map(&key));
    let mut places = vec![0; owned.len()];
    for (place, at) in order.iter().enumerate() {
        if let Some(known) = places.get_mut(*at) {
            *known = place;
        }
    }
    let mut rest = places.as_mut_slice();
    for of_one in owned.chunk_by(|(one, _), (next, _)| one == next) {
        let (theirs, others) = rest.split_at_mut(of_one.len());
        theirs.sort_unstable();
        rest = others;
    }
    let numbered = |at: usize| Some((*made.get(*places.get(at)?)?, owned.get(at)?));
    order.into_iter().filter_map(numbered).collect()
}

/// Tags and fields are found whatever the case of their letters, as SQLite's NOCASE has it.
fn key(name: &str) -> String {
    name.to_ascii_lowercase()
}
