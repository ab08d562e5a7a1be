//! The list of people as CSV: RFC 4180 with every cell in quotes, one row a person, by name.
//!
//! It begins with a byte order mark, without which Excel reads UTF-8 as the machine's old code page and spoils every
//! accent; Numbers, LibreOffice and our own import pass over it.
//!
//! A platform has a column for handles and one for followers, where anybody has an account there. Several accounts of
//! one platform stand in one cell, the most followed first, whose count it is. Several e-mail addresses, phone
//! numbers and tags of a person stand in one cell too, parted by `; `. Touchpoints are only in the JSON.
//!
//! A custom field's column is named as the field; as `custom:NAME` where an import would take that name for something
//! else, such as a field that is called "Niche" for tags.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use super::cell::{begins_a_formula, cell};
use super::{ExportError, Exported, Format};
use crate::domain::person::PersonField;
use crate::domain::segment::{ListOrder, Whom};
use crate::domain::when::When;
use crate::domain::{PersonId, Platform};
use crate::import::{self, Field, Options, Reading, Source};
use crate::store::{Reader, account, custom, person};
use crate::views::person::{PersonAccount, PersonPage, person as page_of};

const DETAILS: [PersonField; 7] = [
    PersonField::Agency,
    PersonField::Location,
    PersonField::Country,
    PersonField::Language,
    PersonField::TimeZone,
    PersonField::Birthday,
    PersonField::Note,
];

pub(super) fn write(
    reader: &Reader,
    when: &When,
    whom: Option<&Whom>,
    out: &mut dyn Write,
) -> Result<Exported, ExportError> {
    let conn = &reader.conn;
    let (people, left_out) = listed(reader, when, whom)?;
    let used: BTreeSet<Platform> = account::all(conn)?.into_iter().map(|row| row.platform).collect();
    let columns = Columns {
        platforms: used.into_iter().collect(),
        custom: custom_columns(reader)?,
    };
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(out);
    csv.write_record(columns.header().iter().map(|name| cell(name).into_owned()))?;
    for id in &people {
        let row = columns.row(&page_of(reader, when, *id)?);
        csv.write_record(row.iter().map(|value| cell(value).into_owned()))?;
    }
    csv.flush()?;
    Ok(Exported {
        format: Format::Csv,
        people: u32::try_from(people.len()).unwrap_or(u32::MAX),
        left_out,
    })
}

/// Who may be contacted, by name, and how many may not: of everybody on the board, or of those who were chosen, be they
/// on the board or not.
pub(super) fn listed(
    reader: &Reader,
    when: &When,
    whom: Option<&Whom>,
) -> Result<(Vec<PersonId>, u32), ExportError> {
    let mut listed = Vec::new();
    let mut left_out = 0;
    for id in meant(reader, when, whom)? {
        match person::read(&reader.conn, id)? {
            Some(row) if !row.do_not_contact && (row.archived_on.is_none() || whom.is_some()) => {
                listed.push((row.name.to_lowercase(), id));
            }
            _ => left_out += 1,
        }
    }
    listed.sort_unstable();
    Ok((listed.into_iter().map(|(_, id)| id).collect(), left_out))
}

fn meant(reader: &Reader, when: &When, whom: Option<&Whom>) -> Result<Vec<PersonId>, ExportError> {
    Ok(match whom {
        None => person::all(&reader.conn)?,
        Some(Whom::These { people }) => {
            let people: BTreeSet<PersonId> = people.iter().copied().collect();
            people.into_iter().collect()
        }
        Some(Whom::Matching { segment, except }) => {
            let people = reader.list(segment, when.today, None, (ListOrder::Name.into(), false))?;
            let except: BTreeSet<PersonId> = except.iter().copied().collect();
            let wanted = |person: &PersonId| !except.contains(person);
            people.iter().copied().filter(wanted).collect()
        }
    })
}

struct Columns {
    platforms: Vec<Platform>,
    /// A field's name and its column's.
    custom: Vec<(String, String)>,
}

impl Columns {
    fn header(&self) -> Vec<String> {
        let mut header: Vec<String> = ["ID", "Name", "Stage"].map(str::to_owned).to_vec();
        for platform in &self.platforms {
            let label = handles_header(*platform);
            header.push(label.to_owned());
            header.push(format!("{} followers", platform.label()));
        }
        header.extend(["Email", "Phone", "Tags"].map(str::to_owned));
        header.extend(DETAILS.iter().map(|field| field.label().to_owned()));
        header.extend(self.custom.iter().map(|(_, column)| column.clone()));
        header.push("Date added".to_owned());
        header
    }

    fn row(&self, page: &PersonPage) -> Vec<String> {
        let mut row = vec![
            page.id.to_string(),
            page.name.clone(),
            page.stage.label().to_owned(),
        ];
        for platform in &self.platforms {
            let here: Vec<&PersonAccount> =
                page.accounts.iter().filter(|a| a.platform == *platform).collect();
            row.push(joined(here.iter().map(|account| handle(account))));
            row.push(
                here.first()
                    .and_then(|first| first.followers)
                    .map_or_else(String::new, |n| n.to_string()),
            );
        }
        row.push(joined(page.emails.iter().map(|email| email.address.clone())));
        row.push(joined(page.phones.iter().map(|phone| phone.number.clone())));
        row.push(tags(page));
        let detail = |field: &PersonField| page.details.get(field).cloned().unwrap_or_default();
        row.extend(DETAILS.iter().map(detail));
        row.extend(self.custom.iter().map(|(name, _)| {
            let held = page.custom.iter().find(|custom| custom.name == *name);
            held.and_then(|custom| custom.value.clone()).unwrap_or_default()
        }));
        row.push(page.added_on.to_string());
        row
    }
}

/// A column of handles on no known platform needs a header that an import takes for handles.
fn handles_header(platform: Platform) -> &'static str {
    match platform {
        Platform::Other => "Account",
        known => known.label(),
    }
}

/// Without the `@`, which a spreadsheet program takes for a formula; with the platform where the column does not tell
/// it, or where the handle itself would be taken for one.
fn handle(account: &PersonAccount) -> String {
    if account.platform == Platform::Other || begins_a_formula(&account.handle) {
        format!("{}:{}", account.platform, account.handle)
    } else {
        account.handle.clone()
    }
}

/// A first tag that looks like a formula is written as a hashtag: an import reads it as the same tag.
fn tags(page: &PersonPage) -> String {
    let tags = joined(page.tags.iter().map(|tag| tag.name.clone()));
    if begins_a_formula(&tags) {
        format!("#{tags}")
    } else {
        tags
    }
}

/// How many values of a custom field tell how an import would read its column.
const SAMPLE: usize = 200;

/// Custom fields and how their columns are called.
fn custom_columns(reader: &Reader) -> Result<Vec<(String, String)>, ExportError> {
    let mut samples: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, name, value) in custom::all(&reader.conn)? {
        let values = samples.entry(name).or_default();
        if values.len() < SAMPLE {
            values.push(value);
        }
    }
    let mut columns = Vec::new();
    for (_, name) in custom::fields(&reader.conn)? {
        let values = samples.remove(&name).unwrap_or_default();
        let column = if values.is_empty() || reads_back(&name, &values) {
            name.clone()
        } else {
            Field::Custom(name.clone()).to_string()
        };
        columns.push((name, column));
    }
    Ok(columns)
}

/// Whether an import would take a column of this name and these values for the custom field.
fn reads_back(name: &str, values: &[String]) -> bool {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let mut written = csv.write_record(["Name", "Instagram", name]);
    for value in values {
        if written.is_ok() {
            written = csv.write_record(["Mia Rivers", "@mia.rivers", &cell(value)]);
        }
    }
    let source = Source::new("list.csv".to_owned(), csv.into_inner().unwrap_or_default());
    let mapping = import::read(&source, &Reading::default())
        .and_then(|sheet| import::guess(&sheet, &Options::default()));
    mapping.is_ok_and(|mapping| {
        mapping
            .columns
            .get(2)
            .is_some_and(|column| column.field == Field::Custom(name.to_owned()))
    })
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("; ")
}
