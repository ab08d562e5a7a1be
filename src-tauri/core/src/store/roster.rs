//! Whom an import may find: everyone, as far as matching needs it, in a handful of whole-table reads.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, Params};

use super::{StoreError, account, custom, email, journal, mark, person, phone, tag, touchpoint};
use crate::domain::PersonId;
use crate::domain::person::PersonField;
use crate::import::{Candidate, Known, KnownAccount, Roster};

/// The fields that an import fills, in the order of the columns read below.
const FIELDS: [PersonField; 9] = [
    PersonField::Agency,
    PersonField::Location,
    PersonField::Country,
    PersonField::Language,
    PersonField::TimeZone,
    PersonField::Birthday,
    PersonField::Note,
    PersonField::CadenceDays,
    PersonField::NextTouchOn,
];

/// Reads the roster.
///
/// Days of contacts are many and rarely asked for: `contacts` says that they are.
pub fn read(conn: &Connection, contacts: bool) -> Result<Roster, StoreError> {
    // One view of the store for all of the reads.
    let view = conn.unchecked_transaction()?;
    let ground = journal::state(&view)?;
    let roster = everybody(&view, contacts)?.barring(mark::all(&view)?);
    view.finish()?;
    Ok(roster.at(ground))
}

fn everybody(conn: &Connection, contacts: bool) -> Result<Roster, StoreError> {
    let mut people = people(conn)?;
    let places: HashMap<PersonId, usize> = people
        .iter()
        .enumerate()
        .map(|(at, known)| (known.id, at))
        .collect();
    let mut give = |id: PersonId, gift: &mut dyn FnMut(&mut Known)| {
        if let Some(known) = places.get(&id).and_then(|at| people.get_mut(*at)) {
            gift(known);
        }
    };
    for (id, account) in account::known(conn)? {
        let mut account = Some(account);
        give(id, &mut |person| person.accounts.extend(account.take()));
    }
    if contacts {
        for (id, on) in touchpoint::days(conn)? {
            give(id, &mut |person| person.contacts.push(on));
        }
    }
    for (id, address) in email::all(conn)? {
        give(id, &mut |person| person.emails.push(address.clone()));
    }
    for (id, number) in phone::all(conn)? {
        give(id, &mut |person| person.phones.push(number.clone()));
    }
    for (id, name) in tag::all(conn)? {
        give(id, &mut |person| person.tags.push(name.clone()));
    }
    for (id, name, value) in custom::all(conn)? {
        give(id, &mut |person| {
            person.custom.insert(name.clone(), value.clone());
        });
    }
    let mut roster = Roster::with_capacity(people.len());
    for known in people {
        roster.add(known);
    }
    Ok(roster)
}

/// Those of everyone whom these rows may be about by account, e-mail address or name: enough for a first look.
pub fn near<'c>(
    conn: &Connection,
    rows: impl IntoIterator<Item = &'c Candidate>,
) -> Result<Roster, StoreError> {
    let mut ids = BTreeSet::new();
    for row in rows {
        for one in &row.accounts {
            ids.extend(person::by_account(
                conn,
                one.account.platform,
                &one.account.handle,
            )?);
        }
        for address in &row.emails {
            ids.extend(person::by_email(conn, address)?);
        }
        if let Some(name) = &row.name {
            ids.extend(person::by_name(conn, name)?);
        }
    }
    let mut roster = Roster::with_capacity(ids.len());
    for id in ids {
        one(conn, id)?.into_iter().for_each(|known| roster.add(known));
    }
    Ok(roster.barring(mark::all(conn)?))
}

/// Somebody, as matching knows them; nothing where they are gone.
pub fn one(conn: &Connection, id: PersonId) -> Result<Option<Known>, StoreError> {
    let Some(mut known) = some(conn, "WHERE id = ?1", [id])?.pop() else {
        return Ok(None);
    };
    for row in account::of_person(conn, id)? {
        known.accounts.push(KnownAccount {
            id: Some(row.id),
            platform: row.platform,
            handle: row.handle,
            followers: row.followers,
            followers_on: row.followers_on,
            earlier: account::counts(conn, row.id)?,
        });
    }
    let touchpoints = touchpoint::of_person(conn, id)?;
    known.contacts = touchpoints.into_iter().map(|touchpoint| touchpoint.on).collect();
    known.emails = email::of_person(conn, id)?
        .into_iter()
        .map(|(_, address)| address)
        .collect();
    known.phones = phone::of_person(conn, id)?
        .into_iter()
        .map(|(_, number)| number)
        .collect();
    known.tags = tag::of_person(conn, id)?
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    known.custom = custom::of_person(conn, id)?.into_iter().collect();
    Ok(Some(known))
}

fn people(conn: &Connection) -> Result<Vec<Known>, StoreError> {
    some(conn, "ORDER BY id", [])
}

fn some(conn: &Connection, which: &str, params: impl Params) -> Result<Vec<Known>, StoreError> {
    let columns: Vec<String> = FIELDS
        .iter()
        .map(|field| format!("CAST({} AS TEXT)", field.word()))
        .collect();
    let sql = format!(
        "SELECT id, name, archived_on IS NOT NULL, do_not_contact, stage, {} FROM person {which}",
        columns.join(", ")
    );
    let mut found = conn.prepare(&sql)?;
    let rows = found.query_map(params, |row| {
        let mut details = BTreeMap::new();
        for (at, field) in FIELDS.iter().enumerate() {
            if let Some(value) = row.get::<_, Option<String>>(5 + at)? {
                details.insert(*field, value);
            }
        }
        Ok(Known {
            id: row.get(0)?,
            name: row.get(1)?,
            archived: row.get(2)?,
            do_not_contact: row.get(3)?,
            stage: row.get(4)?,
            accounts: Vec::new(),
            emails: Vec::new(),
            phones: Vec::new(),
            details,
            tags: Vec::new(),
            custom: BTreeMap::new(),
            contacts: Vec::new(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
