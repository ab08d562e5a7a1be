//! What a row and a person have in common, in words.

use super::candidate::{Candidate, same_word};
use super::roster::Known;
use crate::domain::person::PersonField;
use crate::domain::phone::{Region, same_phone};
use crate::domain::similar::{NameLikeness, folded, names_alike};
use crate::domain::twin::Evidence;

/// What speaks for a row being about somebody, then what speaks against it. `region` is where phone numbers without a
/// prefix are dialled.
#[must_use]
pub fn evidence(candidate: &Candidate, known: &Known, region: Option<Region>) -> Vec<Evidence> {
    let mut found: Vec<(String, bool)> = Vec::new();
    accounts(candidate, known, &mut found);
    for email in candidate
        .emails
        .iter()
        .filter(|email| known.emails.contains(email))
    {
        found.push((format!("same e-mail address {email}"), false));
    }
    let same = |phone: &&String| {
        let mut theirs = known.phones.iter();
        theirs.any(|other| same_phone(other, phone, region))
    };
    for phone in candidate.phones.iter().filter(same) {
        found.push((format!("same phone number {phone}"), false));
    }
    if let Some(name) = candidate.name.as_deref().filter(|_| candidate.named) {
        let (says, against) = match names_alike(name, &known.name) {
            NameLikeness::Same => ("same name", false),
            NameLikeness::Swapped => ("same name in another order", false),
            NameLikeness::OneLetter => ("names differ by one letter", false),
            NameLikeness::Near => ("names are nearly the same", false),
            NameLikeness::Initials => ("same name but for an initial", false),
            NameLikeness::Part => ("one name is part of the other", false),
            NameLikeness::Different => ("different names", true),
        };
        found.push((says.to_owned(), against));
    }
    for field in [
        PersonField::Birthday,
        PersonField::Agency,
        PersonField::Location,
        PersonField::Country,
        PersonField::Language,
    ] {
        let (Some(one), Some(other)) = (candidate.details.get(&field), known.detail(field)) else {
            continue;
        };
        let label = field.label().to_lowercase();
        found.push(match same_word(one, other) {
            true => (format!("same {label}: {one}"), false),
            false => (format!("different {label}: {one}, {other}"), true),
        });
    }
    found.sort_by_key(|(_, against)| *against);
    found
        .into_iter()
        .map(|(says, against)| Evidence { says, against })
        .collect()
}

fn accounts(candidate: &Candidate, known: &Known, found: &mut Vec<(String, bool)>) {
    let plain = |handle: &str| folded(handle).split_whitespace().collect::<String>();
    for one in &candidate.accounts {
        let (platform, handle) = (one.account.platform, one.account.handle.as_str());
        if known.account(platform, handle).is_some() {
            found.push((format!("same {} account @{handle}", platform.label()), false));
            continue;
        }
        for other in &known.accounts {
            let alike = plain(&other.handle) == plain(handle);
            if other.platform == platform {
                let says = format!(
                    "different handles on {}: {handle}, {}",
                    platform.label(),
                    other.handle
                );
                found.push((says, true));
            } else if alike {
                let says = format!(
                    "same handle {handle} on {} and {}",
                    platform.label(),
                    other.platform.label()
                );
                found.push((says, false));
            }
        }
    }
}
