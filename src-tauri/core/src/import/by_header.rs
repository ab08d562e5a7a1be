//! What a header says, unless the values belie it.

use super::content::Content;
use super::field::Field;
use super::guessing::Guess;
use super::header_names;
use super::header_words::{self, Meaning, Said};
use crate::domain::account::Platform;

const OWN_NAME: &str = "no field of ours holds it, so it is kept under its own name";

/// One column by its header.
pub(super) fn by_header(header: &str, content: &Content) -> Guess {
    if content.is_empty() {
        let why = if content.has_unknown() {
            "it says only that nothing is known"
        } else {
            "the column is empty"
        };
        return Guess::new(Field::Ignore, why);
    }
    // Our own export names a column of the owner's so, whatever words she chose for it.
    if let Ok(field @ Field::Custom(_)) = header.parse() {
        return Guess::fixed(field, "the header says so");
    }
    if header_names::is_multiplied(header) {
        return Guess::custom(
            header,
            "its numbers are in a unit of their own, so it is kept as it stands",
        );
    }
    let open = Guess {
        open: true,
        ..Guess::custom(header, OWN_NAME)
    };
    let Some(said) = header_words::said(header) else {
        return open;
    };
    match &said.meaning {
        Meaning::Own => Guess::custom(header, OWN_NAME),
        Meaning::Technical => Guess::new(Field::Ignore, "an identity or a detail of another program"),
        Meaning::Holds(field) => match settle(header, field, &said, content) {
            Verdict::Holds => Guess {
                rank: said.rank,
                ..Guess::new(field.clone(), because(&said))
            },
            Verdict::Rather(field, why) => Guess::new(field, why),
            Verdict::Own(why) => Guess::custom(header, why),
            Verdict::Open => open,
        },
    }
}

fn because(said: &Said) -> String {
    match said.language {
        Some(language) => format!("the header says so, in {language}"),
        None => "the header says so".to_owned(),
    }
}

/// What the values say of the field that the header names.
enum Verdict {
    /// They bear it out, or do not speak against it.
    Holds,
    /// They are something else.
    Rather(Field, &'static str),
    /// They are nothing that the field holds, nor any other.
    Own(&'static str),
    /// The header is too weak a word for them: they decide alone.
    Open,
}

fn settle(header: &str, field: &Field, said: &Said, content: &Content) -> Verdict {
    use Verdict::{Holds, Open, Own, Rather};
    let weak_unless = |borne_out: bool| if said.weak && !borne_out { Open } else { Holds };
    match field {
        Field::Handle(_) | Field::ProfileUrl if content.are_posts() => {
            Own("its values are posts, not profiles, so it is kept under its own name")
        }
        Field::Handle(Some(_)) | Field::Followers(Some(_))
            if content.are_counts() && header_words::says_identity(header) =>
        {
            Rather(Field::Ignore, "numbers by which a platform knows an account")
        }
        Field::Handle(Some(platform)) if content.are_counts() && *platform != Platform::Website => Rather(
            Field::Followers(Some(*platform)),
            "the header names a platform, and its values are counts",
        ),
        Field::Handle(_) | Field::ProfileUrl | Field::Name | Field::Followers(_) if content.are_emails() => {
            Rather(Field::Email, "its values are e-mail addresses")
        }
        Field::Handle(None) | Field::ProfileUrl | Field::Name | Field::Platform if content.are_profiles() => {
            Rather(Field::ProfileUrl, "its values are addresses of profiles")
        }
        Field::ProfileUrl | Field::Platform if content.are_handles() => {
            Rather(Field::Handle(None), "its values are handles")
        }
        Field::ProfileUrl if content.could_be_handles() || content.are_websites() => Holds,
        Field::Handle(None) | Field::ProfileUrl | Field::Location if content.are_platforms() => {
            Rather(Field::Platform, "its values are platforms")
        }
        Field::Handle(None) if content.are_full_names() => Rather(Field::Name, "its values are names"),
        Field::Handle(Some(_)) if content.are_full_names() => {
            Own("its values are no handles, so it is kept under its own name")
        }
        Field::Handle(None) | Field::Name if content.are_phones() => {
            Rather(Field::Phone, "its values are phone numbers")
        }
        Field::Handle(None) | Field::Name | Field::FirstName | Field::LastName | Field::Agency
            if content.are_counts() || content.are_dates() =>
        {
            Own("its values are numbers, so it is kept under its own name")
        }
        Field::Handle(None) => weak_unless(content.has_handles() || content.are_channel_ids()),
        Field::Handle(Some(Platform::Website)) => {
            weak_unless(content.are_websites() || content.are_profiles())
        }
        Field::Name => weak_unless(content.could_be_names() || content.has_handles()),
        Field::FirstName | Field::LastName => weak_unless(content.could_be_names()),
        Field::Followers(_) if !content.has_counts() => {
            Own("its values are no counts, so it is kept under its own name")
        }
        Field::Email if !content.has_emails() => {
            Own("its values are no e-mail addresses, so it is kept under its own name")
        }
        Field::Phone | Field::Birthday if !content.has_digits() => {
            Own("there is no number in it, so it is kept under its own name")
        }
        Field::Platform if !content.has_platforms() => {
            Own("its values are no platforms that we know, so it is kept under its own name")
        }
        Field::ContactedOn | Field::StatsOn if !content.has_dates() => {
            Own("its values are no dates, so it is kept under its own name")
        }
        Field::Rate if !content.are_rates() => Own("its values are no rates, so it is kept as it stands"),
        Field::DoNotContact if !content.tell_do_not_contact() => match said.weak {
            true => Open,
            false => Own("its values say neither yes nor no, so it is kept under its own name"),
        },
        Field::Stage if header.to_lowercase().contains("stat") && !content.are_stages() => {
            Own("its values are not our stages, so it is kept under its own name")
        }
        Field::Stage if !content.has_stages() => {
            Own("its values are not our stages, so it is kept under its own name")
        }
        Field::Location | Field::Country | Field::Language | Field::TimeZone | Field::Tags
            if content.are_counts() || content.are_dates() || content.are_emails() =>
        {
            if said.weak {
                Open
            } else {
                Own("its values are numbers or addresses, so it is kept under its own name")
            }
        }
        Field::Country => weak_unless(content.are_countries()),
        Field::Location => weak_unless(!content.are_countries() && !content.are_profiles()),
        Field::Tags => weak_unless(!content.are_profiles()),
        _ => Holds,
    }
}
