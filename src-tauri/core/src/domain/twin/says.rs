//! Evidence in words.

use super::prepared::{From, Prepared};
use super::weights::{Reason, Weighed};
use super::{Evidence, Pair, Somebody};
use crate::domain::similar::{NameLikeness, folded};
use crate::domain::{PersonId, Platform};

/// What weighs less is not worth a sentence.
const WORTH_SAYING: f64 = 1.0;

pub(super) fn pair(prepared: &Prepared<'_>, one: u32, other: u32, weighed: &Weighed) -> Pair {
    let somebody = |at: u32| prepared.people.get(at as usize);
    let id = |at: u32| PersonId(somebody(at).map_or_else(uuid::Uuid::nil, |person| person.id));
    let evidence = weighed
        .reasons
        .iter()
        .filter(|(bits, _)| bits.abs() >= WORTH_SAYING)
        .filter_map(|(bits, reason)| {
            let says = match reason {
                Reason::Name(NameLikeness::Different) if *bits > 0.0 => "names share a word".to_owned(),
                _ => sentence(prepared, somebody(one)?, somebody(other)?, *reason),
            };
            Some(Evidence {
                says,
                against: *bits < 0.0,
            })
        })
        .collect();
    Pair {
        left: id(one),
        right: id(other),
        likelihood: weighed.likelihood,
        evidence,
    }
}

fn sentence(prepared: &Prepared<'_>, one: &Somebody, other: &Somebody, reason: Reason) -> String {
    let label = |field: usize| {
        prepared
            .fields
            .get(field)
            .map_or("value", |field| field.label.as_str())
    };
    match reason {
        Reason::Email(number) => format!("same e-mail address {}", prepared.emails.text(number)),
        Reason::Phone(number) => {
            let digits = prepared.phones.text(number);
            let ends_so = |phone: &&String| {
                let all: String = phone.chars().filter(char::is_ascii_digit).collect();
                all.ends_with(digits)
            };
            let written = one.phones.iter().find(ends_so).map_or(digits, String::as_str);
            format!("same phone number {written}")
        }
        Reason::Link(number) => {
            let link = prepared.links.text(number);
            let (platform, handle) = link.split_once(':').unwrap_or(("", link));
            let platform = platform
                .parse::<Platform>()
                .map_or(platform, |platform| platform.label());
            format!("same profile {handle} on {platform}")
        }
        Reason::Handle(number, from, other_from) => {
            handle(one, other, prepared.handles.text(number), from, other_from)
        }
        Reason::Name(likeness) => match likeness {
            NameLikeness::Same => "same name".to_owned(),
            NameLikeness::Swapped => "same name in another order".to_owned(),
            NameLikeness::OneLetter => "names differ by one letter".to_owned(),
            NameLikeness::Near => "names are nearly the same".to_owned(),
            NameLikeness::Initials => "same name but for an initial".to_owned(),
            NameLikeness::Part => "one name is part of the other".to_owned(),
            NameLikeness::Different => "different names".to_owned(),
        },
        Reason::OtherHandle(platform) => format!("different handles on {}", platform.label()),
        Reason::Same(field, _) => {
            let value = one
                .values
                .iter()
                .find(|(at, _)| *at == field)
                .map_or("", |(_, value)| value.as_str());
            format!("same {}: {value}", label(field))
        }
        Reason::Near(field) => format!("nearly the same {}", label(field)),
        Reason::Other(field) => format!("different {}", label(field)),
    }
}

fn handle(one: &Somebody, other: &Somebody, letters: &str, from: From, other_from: From) -> String {
    let plain = |text: &str| folded(text).split_whitespace().collect::<String>() == letters;
    let written = |person: &Somebody, from: From| match from {
        From::Account(platform) => person
            .accounts
            .iter()
            .find(|(at, handle)| *at == platform && plain(handle))
            .map(|(_, handle)| handle.clone()),
        From::Mail => person
            .emails
            .iter()
            .filter_map(|address| address.split(['@', '+']).next())
            .find(|local| plain(local))
            .map(str::to_owned),
        From::Name => Some(person.name.clone()),
    };
    let (Some(ones), Some(others)) = (written(one, from), written(other, other_from)) else {
        return format!("same handle {letters}");
    };
    match (from, other_from) {
        (From::Account(platform), From::Account(other)) if ones == others && platform != other => {
            format!("same handle {ones} on {} and {}", platform.label(), other.label())
        }
        (From::Account(platform), From::Account(other)) => format!(
            "handles differ only in their dots and dashes: {ones} on {}, {others} on {}",
            platform.label(),
            other.label()
        ),
        (From::Mail, From::Mail) => format!("both e-mail addresses begin with {ones}@"),
        (From::Mail, From::Account(platform)) => {
            format!(
                "an e-mail address begins with the {} handle {others}",
                platform.label()
            )
        }
        (From::Account(platform), From::Mail) => {
            format!(
                "an e-mail address begins with the {} handle {ones}",
                platform.label()
            )
        }
        (From::Name, From::Account(platform)) => {
            format!("the {} handle {others} is the name", platform.label())
        }
        (From::Account(platform), From::Name) => {
            format!("the {} handle {ones} is the name", platform.label())
        }
        _ => "an e-mail address begins with the name".to_owned(),
    }
}
