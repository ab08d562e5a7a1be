//! What templates and the lint may know of a person.

use chrono::{Days, NaiveDate};

use super::ViewError;
use crate::domain::PersonId;
use crate::domain::account::Platform;
use crate::domain::custom::CustomKind;
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::messages::{Fields, Recipient, SentBefore, first_name};
use crate::store::account::AccountRow;
use crate::store::{Reader, account, custom, mention, person, setting, stage, standing, tag, touchpoint};

/// A text that was sent is compared with others for so many days.
const LATELY_DAYS: u64 = 60;
/// And no more than so many.
const MOST_COMPARED: u32 = 2_000;

/// A person's merge fields.
pub(super) fn fields(reader: &Reader, when: &When, id: PersonId) -> Result<Fields, ViewError> {
    let conn = &reader.conn;
    let row = person::read(conn, id)?.ok_or(ViewError::NotThere { what: "person" })?;
    let last_contact = standing::of_person(conn, id)?.and_then(|standing| standing.last_contact_on);
    let accounts = account::of_person(conn, id)?;
    let main = main_account(&accounts);
    let tags: Vec<String> = tag::of_person(conn, id)?
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    let last_mention = mention::of_person(conn, id)?.into_iter().next();
    let mut fields = sender(reader)?;
    fields
        .text("name", Some(&row.name))
        .text("first_name", first_name(&row.name).as_deref())
        .text("handle", main.map(handle).as_deref())
        .text("platform", main.map(|account| account.platform.label()))
        .text(
            "last_mention",
            last_mention.map(|one| in_words(one.on)).as_deref(),
        )
        .text(
            "last_collaboration",
            last_collaboration(reader, id)?.map(in_words).as_deref(),
        )
        .text("last_contact", last_contact.map(in_words).as_deref())
        .number(
            "days_since_contact",
            last_contact.map(|last| (when.today - last).num_days()),
        )
        .text("stage", Some(row.stage.label()))
        .list("tags", &tags)
        .text(
            "location",
            person::field(conn, id, PersonField::Location)?.as_deref(),
        );
    for row in custom::rows(conn)? {
        let value = custom::value(conn, id, row.id)?.map(|value| match row.takes.kind {
            CustomKind::Date => value.parse().map_or(value, in_words),
            _ => value,
        });
        fields.own(&row.name, value.as_deref());
    }
    Ok(fields)
}

/// The fields of a template for nobody yet: who writes is known.
pub(super) fn sender(reader: &Reader) -> Result<Fields, ViewError> {
    let mut fields = Fields::default();
    for key in ["brand", "my_name"] {
        fields.text(key, setting::read(&reader.conn, key)?.as_deref());
    }
    Ok(fields)
}

/// To whom a message goes, as far as the lint can tell.
pub(super) fn recipient(reader: &Reader, id: PersonId) -> Result<Recipient, ViewError> {
    let conn = &reader.conn;
    let name = person::read(conn, id)?
        .ok_or(ViewError::NotThere { what: "person" })?
        .name;
    let accounts = account::of_person(conn, id)?;
    let mut terms: Vec<String> = tag::of_person(conn, id)?
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    for field in [PersonField::Location, PersonField::Country] {
        terms.extend(person::field(conn, id, field)?);
    }
    terms.extend(custom::of_person(conn, id)?.into_iter().map(|(_, value)| value));
    Ok(Recipient {
        first_name: first_name(&name),
        name,
        platform: main_account(&accounts).map(|account| account.platform),
        handles: accounts.into_iter().map(|account| account.written).collect(),
        terms,
    })
}

/// What others were sent lately.
pub(super) fn sent_lately(reader: &Reader, when: &When, but: PersonId) -> Result<Vec<SentBefore>, ViewError> {
    let conn = &reader.conn;
    let since = when
        .today
        .checked_sub_days(Days::new(LATELY_DAYS))
        .unwrap_or(NaiveDate::MIN);
    let mut sent = Vec::new();
    for (person, on, text) in touchpoint::sent_since(conn, since, MOST_COMPARED)? {
        if person == but {
            continue;
        }
        let Some(row) = person::read(conn, person)? else {
            continue;
        };
        sent.push(SentBefore {
            person,
            name: row.name,
            theirs: account::of_person(conn, person)?
                .into_iter()
                .map(|account| account.written)
                .collect(),
            on,
            text,
        });
    }
    Ok(sent)
}

/// The account to speak of: the most followed, a website only where there is nothing else.
fn main_account(accounts: &[AccountRow]) -> Option<&AccountRow> {
    accounts
        .iter()
        .find(|account| account.platform != Platform::Website)
        .or(accounts.first())
}

fn handle(account: &AccountRow) -> String {
    match account.platform {
        Platform::Website | Platform::Other => account.written.clone(),
        _ => format!("@{}", account.written),
    }
}

/// When they last came into collaboration.
fn last_collaboration(reader: &Reader, id: PersonId) -> Result<Option<NaiveDate>, ViewError> {
    let changes = stage::changes(&reader.conn, id)?;
    Ok(changes
        .into_iter()
        .find(|change| change.to == Stage::Collaboration)
        .map(|change| change.on))
}

fn in_words(on: NaiveDate) -> String {
    on.format("%-d %B %Y").to_string()
}
