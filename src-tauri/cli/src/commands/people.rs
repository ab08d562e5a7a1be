//! One by one: show, add.

use clap::Args;
use perennial_core::domain::PersonId;
use perennial_core::domain::count::short;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::domain::strength::StrengthLevel;
use perennial_core::domain::tier::Tier;
use perennial_core::ops::{self, NewPerson};
use perennial_core::views::person::{PersonPage, person};
use perennial_core::views::timeline::{TimelineEntry, TimelineWhat, timeline};
use serde::Serialize;

use super::fit::summary;
use super::followers::grown;
use super::{DoneWith, said, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::text::{date, one_line, table};

/// Show everything about a person
#[derive(Debug, Args)]
pub struct Show {
    /// Who: an id, platform:handle, an e-mail address or a name
    person: String,
}

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    page: PersonPage,
    timeline: Vec<TimelineEntry>,
}

impl Show {
    pub fn run(self, face: &Face) -> Answered {
        let store = face.store()?;
        let id = face.find(&store, &self.person)?;
        let reader = store.reader()?;
        let shown = Shown {
            page: person(&reader, &face.when(), id)?,
            timeline: timeline(&reader, id, &[], 0, u32::MAX)?.entries,
        };
        face.answer(&shown, || {
            format!("{}{}", page(&shown.page), events(&shown.timeline))
        })
    }
}

fn page(page: &PersonPage) -> String {
    let stage = match &page.sub_stage {
        Some(part) => format!("{}, {}", page.stage.label(), part.name),
        None => page.stage.label().to_owned(),
    };
    let mut lines: Vec<(String, String)> = vec![("Id".into(), page.id.to_string()), ("Stage".into(), stage)];
    let mut line = |label: &str, value: String| lines.push((label.to_owned(), value));
    for account in &page.accounts {
        let followers = account.followers.map_or_else(String::new, |count| {
            let on = account
                .followers_on
                .map_or_else(String::new, |on| format!(" on {on}"));
            format!(", {} followers{on}{}", short(count), grown(account))
        });
        line(
            "Account",
            format!("{}:{}{followers}", account.platform, account.handle),
        );
    }
    for email in &page.emails {
        line("E-mail", email.address.clone());
    }
    for phone in &page.phones {
        line("Phone", phone.number.clone());
    }
    if !page.tags.is_empty() {
        let tags: Vec<&str> = page.tags.iter().map(|tag| tag.name.as_str()).collect();
        line("Tags", tags.join(", "));
    }
    for (field, value) in page.details.iter().filter(|(field, _)| field.word() != "name") {
        let value = match field {
            PersonField::Tier => value
                .parse::<Tier>()
                .map_or(value.clone(), |tier| tier.label().to_owned()),
            _ => value.clone(),
        };
        line(field.label(), value);
    }
    for custom in &page.custom {
        if let Some(value) = &custom.value {
            line(&custom.name, value.clone());
        }
    }
    if page.fit.counts.yes + page.fit.counts.no > 0 {
        line("Fit", summary(page));
    }
    if page.strength.level != StrengthLevel::Unseen {
        line("Strength", page.strength.says());
    }
    line("Added", page.added_on.to_string());
    line("Last contact", date(page.last_contact_on));
    if let Some(due) = &page.due {
        let why = match due.days_overdue {
            -1 => "tomorrow".to_owned(),
            days if days < 0 => format!("in {} days", -days),
            _ => due.why.clone(),
        };
        line("Due", format!("{}, {why}", due.on));
    }
    if let Some(until) = page.snoozed_until {
        line("Snoozed until", until.to_string());
    }
    if let Some(on) = page.archived_on {
        line("Archived", on.to_string());
    }
    if page.do_not_contact {
        line("Do not contact", "yes".to_owned());
    }
    let rows: Vec<Vec<String>> = lines
        .into_iter()
        .map(|(label, value)| vec![format!("  {label}"), value])
        .collect();
    format!("{}\n{}", one_line(&page.name), indented(&rows))
}

fn events(timeline: &[TimelineEntry]) -> String {
    let rows: Vec<Vec<String>> = timeline
        .iter()
        .map(|entry| vec![entry.on.to_string(), event(&entry.what)])
        .collect();
    format!("\nTimeline\n{}", indented(&rows))
}

fn event(what: &TimelineWhat) -> String {
    match what {
        TimelineWhat::Touchpoint {
            channel,
            direction,
            intent,
            at,
            note,
            text,
            ..
        } => {
            let at = at.map_or_else(String::new, |at| format!("{at} "));
            let note = note
                .as_ref()
                .or(text.as_ref())
                .map_or_else(String::new, |note| format!(": {note}"));
            format!(
                "{at}{} ({}, {}){note}",
                direction.label(),
                channel.label(),
                intent.label()
            )
        }
        TimelineWhat::Mention {
            post,
            link,
            organic,
            thanked_on,
            note,
            ..
        } => {
            let mut said = format!("Mention: {}", post.label());
            if *organic {
                said.push_str(", organic");
            }
            if let Some(on) = thanked_on {
                said.push_str(&format!(", thanked on {on}"));
            }
            for more in [link, note].into_iter().flatten() {
                said.push_str(&format!(": {more}"));
            }
            said
        }
        TimelineWhat::Appreciation { gesture, note, .. } => match note {
            Some(note) => format!("Appreciation: {}: {note}", gesture.label()),
            None => format!("Appreciation: {}", gesture.label()),
        },
        TimelineWhat::StageChange { from: None, to } => format!("Added to {}", to.label()),
        TimelineWhat::StageChange { from: Some(from), to } => {
            format!("Moved from {} to {}", from.label(), to.label())
        }
        TimelineWhat::Import { file_name, created } => {
            let did = if *created { "Imported" } else { "Updated" };
            format!("{did} from {file_name}")
        }
        TimelineWhat::Merge { name } => format!("Merged with {name}"),
    }
}

/// Two spaces before every row; `table` would take them for the text's own.
fn indented(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.trim_start().to_owned()).collect())
        .collect();
    table(&rows).lines().map(|line| format!("  {line}\n")).collect()
}

/// Add a person
#[derive(Debug, Args)]
pub struct Add {
    /// Their name
    #[arg(long)]
    name: String,
    /// An account as platform:handle or a profile's address; may be repeated
    #[arg(long = "account", value_name = "PLATFORM:HANDLE")]
    accounts: Vec<String>,
    /// An e-mail address; may be repeated
    #[arg(long = "email", value_name = "ADDRESS")]
    emails: Vec<String>,
    /// Their stage
    #[arg(long, ignore_case = true, value_parser = word::<Stage>(Stage::ALL.iter().map(|stage| stage.word())))]
    stage: Option<Stage>,
}

#[derive(Debug, Serialize)]
struct Id {
    id: PersonId,
}

impl Add {
    pub fn run(self, face: &Face) -> Answered {
        let new = NewPerson {
            name: self.name,
            accounts: self.accounts,
            emails: self.emails,
            stage: self.stage,
        };
        let (id, done) = ops::add_person(&mut face.store()?, &face.when(), &new)?;
        let added = DoneWith {
            more: Id { id },
            done,
        };
        face.answer(&added, || format!("{}\n{id}", said(&added.done)))
    }
}
