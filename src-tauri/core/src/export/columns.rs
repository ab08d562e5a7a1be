//! What a list of people has: its columns, and what each says of a person.
//!
//! A platform has a column for handles and one for followers, where anybody has an account there. Several accounts of
//! one platform stand in one cell, the most followed first, whose count it is. Several e-mail addresses, phone
//! numbers and tags of a person stand in one cell too, parted by `; `. Touchpoints are only in the JSON.
//!
//! A custom field's column is named as the field; as `custom:NAME` where an import would take that name for something
//! else, such as a field that is called "Niche" for tags.
//!
//! A list of the columns that a screen shows has those beside the name, in their order, and no more.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::ExportError;
use super::cell::{begins_a_formula, cell};
use crate::domain::custom::CustomKind;
use crate::domain::person::PersonField;
use crate::domain::segment::{ListOrder, Shown, Whom};
use crate::domain::tier::Tier;
use crate::domain::when::When;
use crate::domain::{CustomFieldId, PersonId, Platform};
use crate::import::{self, Field, Options, Reading, Source};
use crate::store::{Reader, account, custom, person};
use crate::views::fields::custom_fields;
use crate::views::person::{PersonAccount, PersonPage};

const DETAILS: [PersonField; 7] = [
    PersonField::Agency,
    PersonField::Location,
    PersonField::Country,
    PersonField::Language,
    PersonField::TimeZone,
    PersonField::Birthday,
    PersonField::Note,
];

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Words; digits that are no number, such as those of a phone, too.
    Text(String),
    /// How many.
    Count(i64),
    /// A date.
    Day(NaiveDate),
    /// Words that lead somewhere.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        address: String,
    },
    /// What the owner wrote into a field of their own that holds numbers.
    Number(String),
}

impl Value {
    /// Nothing is an empty text.
    const NOTHING: Self = Self::Text(String::new());

    /// As it is written where there is nothing but text.
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Text(text) | Self::Link { text, .. } | Self::Number(text) => text,
            Self::Count(count) => count.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }

    fn optional(text: Option<&String>) -> Self {
        text.map_or(Self::NOTHING, |text| Self::Text(text.clone()))
    }

    fn count(count: Option<i64>) -> Self {
        count.map_or(Self::NOTHING, Self::Count)
    }

    fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::NOTHING, Self::Day)
    }

    /// What a field of the owner's own holds, by its kind where the text is of it.
    fn own(text: String, kind: CustomKind) -> Self {
        match kind {
            CustomKind::Number => Self::Number(text),
            CustomKind::Date => match text.parse::<NaiveDate>() {
                Ok(day) if day.to_string() == text => Self::Day(day),
                _ => Self::Text(text),
            },
            CustomKind::Link => Self::Link {
                address: text.clone(),
                text,
            },
            CustomKind::Text | CustomKind::Choice | CustomKind::YesNo => Self::Text(text),
        }
    }
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    /// What stands above it.
    pub(super) header: String,
    of: Of,
}

/// What a column tells.
#[derive(Debug)]
enum Of {
    Id,
    Name,
    Stage,
    Handles(Platform),
    FollowersOn(Platform),
    Accounts,
    Followers,
    Emails,
    Phones,
    Tags,
    Detail(PersonField),
    Own(CustomFieldId, CustomKind),
    LastContact,
    Due,
    NextTouch,
    Touchpoints,
    Cadence,
    Tier,
    Strength,
    Added,
}

/// The columns of a list, in their order.
#[derive(Debug)]
pub(super) struct Columns(Vec<Column>);

impl Columns {
    /// All there are, or the name with those that are shown.
    pub(super) fn of(reader: &Reader, shown: Option<&[Shown]>) -> Result<Self, ExportError> {
        match shown {
            None => Self::all(reader),
            Some(shown) => Self::shown(reader, shown),
        }
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Column> {
        self.0.iter()
    }

    fn all(reader: &Reader) -> Result<Self, ExportError> {
        let platforms: BTreeSet<Platform> = account::all(&reader.conn)?
            .into_iter()
            .map(|row| row.platform)
            .collect();
        let mut columns = vec![
            Column::new("ID", Of::Id),
            Column::new("Name", Of::Name),
            Column::new("Stage", Of::Stage),
        ];
        for platform in platforms {
            columns.push(Column::new(handles_header(platform), Of::Handles(platform)));
            let followers = format!("{} followers", platform.label());
            columns.push(Column::new(followers, Of::FollowersOn(platform)));
        }
        columns.push(Column::new("Email", Of::Emails));
        columns.push(Column::new("Phone", Of::Phones));
        columns.push(Column::new("Tags", Of::Tags));
        columns.extend(DETAILS.map(Column::detail));
        columns.extend(own(reader)?);
        columns.push(Column::new("Date added", Of::Added));
        Ok(Self(columns))
    }

    fn shown(reader: &Reader, shown: &[Shown]) -> Result<Self, ExportError> {
        let mut own = own(reader)?;
        let mut columns = vec![Column::new("Name", Of::Name)];
        for one in shown {
            let column = match one {
                Shown::Accounts => Column::new(handles_header(Platform::Other), Of::Accounts),
                Shown::Followers => Column::new("Followers", Of::Followers),
                Shown::Tags => Column::new("Tags", Of::Tags),
                Shown::LastContact => Column::new("Last contact", Of::LastContact),
                Shown::Due => Column::new("Due", Of::Due),
                Shown::Stage => Column::new("Stage", Of::Stage),
                Shown::Emails => Column::new("Email", Of::Emails),
                Shown::Country => Column::detail(PersonField::Country),
                Shown::Location => Column::detail(PersonField::Location),
                Shown::Agency => Column::detail(PersonField::Agency),
                Shown::Language => Column::detail(PersonField::Language),
                Shown::Tier => Column::new(PersonField::Tier.label(), Of::Tier),
                Shown::Cadence => Column::new("Cadence (days)", Of::Cadence),
                Shown::NextTouch => Column::new(PersonField::NextTouchOn.label(), Of::NextTouch),
                Shown::Strength => Column::new("Strength", Of::Strength),
                Shown::Touchpoints => Column::new("Touchpoints", Of::Touchpoints),
                Shown::Added => Column::new("Date added", Of::Added),
                Shown::Custom { field } => {
                    let here = |column: &Column| matches!(column.of, Of::Own(id, _) if id == *field);
                    // A field that is gone since has no column, as on the screen.
                    let Some(at) = own.iter().position(here) else {
                        continue;
                    };
                    own.swap_remove(at)
                }
            };
            columns.push(column);
        }
        Ok(Self(columns))
    }
}

impl Column {
    fn new(header: impl Into<String>, of: Of) -> Self {
        Self {
            header: header.into(),
            of,
        }
    }

    fn detail(field: PersonField) -> Self {
        Self::new(field.label(), Of::Detail(field))
    }

    /// Whether what stands here stays text whatever it looks like: the digits of a phone are no number.
    pub(super) fn is_text(&self) -> bool {
        matches!(
            self.of,
            Of::Id | Of::Name | Of::Handles(_) | Of::Accounts | Of::Phones | Of::Tags
        )
    }

    /// Whether nobody reads what stands here.
    pub(super) fn is_for_programs(&self) -> bool {
        matches!(self.of, Of::Id)
    }

    /// What it says of a person.
    pub(super) fn value(&self, page: &PersonPage) -> Value {
        match &self.of {
            Of::Id => Value::Text(page.id.to_string()),
            Of::Name => Value::Text(page.name.clone()),
            Of::Stage => Value::Text(page.stage.label().to_owned()),
            Of::Handles(platform) => handles(on(page, *platform), handle),
            Of::FollowersOn(platform) => Value::count(on(page, *platform).next().and_then(|a| a.followers)),
            Of::Accounts => handles(page.accounts.iter(), handle_with_platform),
            Of::Followers => Value::count(page.accounts.iter().filter_map(|a| a.followers).max()),
            Of::Emails => joined(page.emails.iter().map(|email| email.address.clone())),
            Of::Phones => joined(page.phones.iter().map(|phone| phone.number.clone())),
            Of::Tags => tags(page),
            Of::Detail(field) => detail(page, *field),
            Of::Own(id, kind) => {
                let held = page.custom.iter().find(|custom| custom.field == *id);
                held.and_then(|custom| custom.value.clone())
                    .map_or(Value::NOTHING, |text| Value::own(text, *kind))
            }
            Of::LastContact => Value::day(page.last_contact_on),
            Of::Due => Value::day(page.due.as_ref().map(|due| due.on)),
            Of::NextTouch => detail(page, PersonField::NextTouchOn),
            Of::Cadence => {
                let days = page.details.get(&PersonField::CadenceDays);
                Value::count(days.and_then(|days| days.parse().ok()))
            }
            Of::Tier => {
                let tier = page.details.get(&PersonField::Tier);
                let tier = tier.and_then(|word| word.parse::<Tier>().ok());
                Value::Text(tier.map_or_else(String::new, |tier| tier.label().to_owned()))
            }
            Of::Strength => Value::Text(page.strength.says()),
            Of::Touchpoints => Value::Count(i64::from(page.touchpoints)),
            Of::Added => Value::Day(page.added_on),
        }
    }
}

/// A birthday without its year is no date.
fn detail(page: &PersonPage, field: PersonField) -> Value {
    let text = page.details.get(&field);
    let dates = matches!(field, PersonField::Birthday | PersonField::NextTouchOn);
    let day = dates.then(|| text?.parse().ok()).flatten();
    day.map_or_else(|| Value::optional(text), Value::Day)
}

fn on(page: &PersonPage, platform: Platform) -> impl Iterator<Item = &PersonAccount> + Clone {
    page.accounts
        .iter()
        .filter(move |account| account.platform == platform)
}

/// The first of them can be opened: a cell holds one link.
fn handles<'a>(
    mut accounts: impl Iterator<Item = &'a PersonAccount> + Clone,
    written: fn(&PersonAccount) -> String,
) -> Value {
    let text = accounts.clone().map(written).collect::<Vec<_>>().join("; ");
    match accounts.next().and_then(|first| first.url.clone()) {
        Some(address) => Value::Link { text, address },
        None => Value::Text(text),
    }
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
            let people = reader.list(segment, when.today, (ListOrder::Name.into(), false))?;
            let except: BTreeSet<PersonId> = except.iter().copied().collect();
            let wanted = |person: &PersonId| !except.contains(person);
            people.iter().copied().filter(wanted).collect()
        }
    })
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
        handle_with_platform(account)
    } else {
        account.handle.clone()
    }
}

fn handle_with_platform(account: &PersonAccount) -> String {
    format!("{}:{}", account.platform, account.handle)
}

/// A first tag that looks like a formula is written as a hashtag: an import reads it as the same tag.
fn tags(page: &PersonPage) -> Value {
    match joined(page.tags.iter().map(|tag| tag.name.clone())) {
        Value::Text(tags) if begins_a_formula(&tags) => Value::Text(format!("#{tags}")),
        tags => tags,
    }
}

/// How many values of a custom field tell how an import would read its column.
const SAMPLE: usize = 200;

/// The columns of custom fields.
fn own(reader: &Reader) -> Result<Vec<Column>, ExportError> {
    let mut samples: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, name, value) in custom::all(&reader.conn)? {
        let values = samples.entry(name).or_default();
        if values.len() < SAMPLE {
            values.push(value);
        }
    }
    let mut columns = Vec::new();
    for field in custom_fields(reader)? {
        let values = samples.remove(&field.name).unwrap_or_default();
        let header = if values.is_empty() || reads_back(&field.name, &values) {
            field.name
        } else {
            Field::Custom(field.name).to_string()
        };
        columns.push(Column::new(header, Of::Own(field.id, field.kind)));
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

fn joined(values: impl Iterator<Item = String>) -> Value {
    Value::Text(values.collect::<Vec<_>>().join("; "))
}
