//! People as address cards: vCard 4.0 (RFC 6350), a card a person, in the order of the list.
//!
//! An account is an `X-SOCIALPROFILE`, which Apple, Nextcloud and we read, and a website a `URL`. A handle on no known
//! platform has no address for others to open: it stands in `X-PERENNIAL-ACCOUNT`. Others show an `ORG` as the employer;
//! ours says that it is an agency, so that an import does not take it for one. The `UID` is the person's own, so
//! that an address book that has the card already takes the new one in its place.

use std::io::Write;

use super::columns::listed;
use super::lines::{escaped, line};
use super::{ExportError, Exported, Format};
use crate::domain::Platform;
use crate::domain::person::PersonField;
use crate::domain::segment::Whom;
use crate::domain::when::When;
use crate::store::Reader;
use crate::views::person::{PersonAccount, PersonPage, person as page_of};

pub(super) fn write(
    reader: &Reader,
    when: &When,
    whom: Option<&Whom>,
    out: &mut dyn Write,
) -> Result<Exported, ExportError> {
    let (people, left_out) = listed(reader, when, whom)?;
    for id in &people {
        for text in card(&page_of(reader, when, *id)?) {
            line(out, &text)?;
        }
    }
    Ok(Exported::of(Format::Vcf, &people, left_out))
}

/// The lines of a person's card.
fn card(page: &PersonPage) -> Vec<String> {
    let mut lines = vec!["BEGIN:VCARD".to_owned(), "VERSION:4.0".to_owned()];
    let mut add = |name: &str, value: String| lines.push(format!("{name}:{value}"));
    add("UID", format!("urn:uuid:{}", page.id));
    add("FN", escaped(&page.name));
    add("N", name_parts(&page.name));
    for email in &page.emails {
        add("EMAIL", escaped(&email.address));
    }
    for phone in &page.phones {
        add("TEL", escaped(&phone.number));
    }
    for account in &page.accounts {
        let (name, value) = social(account);
        add(&name, value);
    }
    let detail = |field| page.details.get(&field).map(String::as_str);
    if let Some(agency) = detail(PersonField::Agency) {
        add("ORG;X-PERENNIAL=agency", escaped(agency));
    }
    let (place, country) = (detail(PersonField::Location), detail(PersonField::Country));
    if place.is_some() || country.is_some() {
        let part = |text: Option<&str>| escaped(text.unwrap_or_default());
        add("ADR", format!(";;;{};;;{}", part(place), part(country)));
    }
    if let Some(birthday) = detail(PersonField::Birthday) {
        add("BDAY", basic(birthday));
    }
    let whole = [
        ("LANG", PersonField::Language),
        ("TZ", PersonField::TimeZone),
        ("NOTE", PersonField::Note),
    ];
    for (name, field) in whole {
        if let Some(text) = detail(field) {
            add(name, escaped(text));
        }
    }
    if !page.tags.is_empty() {
        let tags: Vec<String> = page.tags.iter().map(|tag| escaped(&tag.name)).collect();
        add("CATEGORIES", tags.join(","));
    }
    lines.push("END:VCARD".to_owned());
    lines
}

/// Family and given name where it is plain which is which: two words. Else all of it is given.
fn name_parts(name: &str) -> String {
    match name.split_whitespace().collect::<Vec<_>>().as_slice() {
        [given, family] => format!("{};{};;;", escaped(family), escaped(given)),
        _ => format!(";{};;;", escaped(name)),
    }
}

fn social(account: &PersonAccount) -> (String, String) {
    match (&account.url, account.platform) {
        (Some(url), Platform::Website) => ("URL".to_owned(), url.clone()),
        (Some(url), platform) => (format!("X-SOCIALPROFILE;TYPE={platform}"), url.clone()),
        (None, platform) => (
            "X-PERENNIAL-ACCOUNT".to_owned(),
            escaped(&format!("{platform}:{}", account.handle)),
        ),
    }
}

/// `1994-05-31` as `19940531`, `--05-31` as `--0531` (RFC 6350, section 4.3.1).
fn basic(birthday: &str) -> String {
    match birthday.strip_prefix("--") {
        Some(day) => format!("--{}", day.replace('-', "")),
        None => birthday.replace('-', ""),
    }
}
