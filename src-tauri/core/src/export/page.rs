//! A page that anybody can read in a browser, with nothing loaded from anywhere.

use std::fmt::Write as _;

use serde_json::Value;

use super::person::Everything;
use crate::domain::person::PersonField;
use crate::views::timeline::{TimelineEntry, TimelineWhat};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;\
    color:#26241f;background:#fdfcf9}h1,h2{font-family:Georgia,serif;font-weight:500}h2{margin-top:2.5rem;\
    border-bottom:1px solid #ddd8cc}table{border-collapse:collapse;width:100%}th,td{text-align:start;\
    vertical-align:top;padding:.3rem 1rem .3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}th{font-weight:500;\
    color:#6b665b;width:12rem}footer{margin-top:3rem;color:#6b665b;font-size:.875rem}";

/// What is known of a person, as HTML.
pub(super) fn page(everything: &Everything) -> String {
    let Everything {
        exported_on,
        person,
        timeline,
        rows,
        history,
        ..
    } = everything;
    let name = escaped(&person.name);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{name}</title>\n\
         <style>{STYLE}</style>\n<h1>{name}</h1>\n\
         <p>All that was kept about {name} on {exported_on}.</p>\n"
    );
    let mut details = vec![
        ("Stage".to_owned(), person.stage.label().to_owned()),
        ("Added".to_owned(), person.added_on.to_string()),
    ];
    let mut detail = |label: &str, value: String| details.push((label.to_owned(), value));
    for (field, value) in person
        .details
        .iter()
        .filter(|(field, _)| **field != PersonField::Name)
    {
        detail(field.label(), value.clone());
    }
    for email in &person.emails {
        detail("E-mail", email.address.clone());
    }
    for phone in &person.phones {
        detail("Phone", phone.number.clone());
    }
    for tag in &person.tags {
        detail("Tag", tag.name.clone());
    }
    for custom in &person.custom {
        if let Some(value) = &custom.value {
            detail(&custom.name, value.clone());
        }
    }
    if let Some(until) = person.snoozed_until {
        detail("Snoozed until", until.to_string());
    }
    if let Some(on) = person.archived_on {
        detail("Archived", on.to_string());
    }
    if person.do_not_contact {
        detail("Do not contact", "yes".to_owned());
    }
    section(&mut html, "Details", &details);
    let accounts: Vec<_> = person
        .accounts
        .iter()
        .map(|account| {
            let link = account.url.clone().unwrap_or_default();
            let said = [account.handle.as_str(), &link].join("  ");
            (account.platform.label().to_owned(), said.trim_end().to_owned())
        })
        .collect();
    section(&mut html, "Accounts", &accounts);
    let counts = of(rows.get("follower_stat"), |row| {
        let text = |name: &str| row.get(name).map(plain).unwrap_or_default();
        (
            text("on_date"),
            format!("{} ({})", text("followers"), text("source")),
        )
    });
    section(&mut html, "Follower counts", &counts);
    let happened: Vec<_> = timeline
        .iter()
        .map(|entry| (entry.on.to_string(), told(entry)))
        .collect();
    section(&mut html, "What happened", &happened);
    let drafts = of(rows.get("draft"), |row| {
        let text = |name: &str| row.get(name).map(plain).unwrap_or_default();
        (text("changed_at"), text("body"))
    });
    section(&mut html, "Messages that were begun", &drafts);
    let done: Vec<_> = history
        .iter()
        .map(|done| {
            (
                done.at.format("%Y-%m-%d %H:%M UTC").to_string(),
                done.label.clone(),
            )
        })
        .collect();
    section(&mut html, "What was changed", &done);
    html.push_str("<footer>Every row is in person.json, beside this page.</footer>\n</html>\n");
    html
}

fn of(rows: Option<&Value>, read: impl Fn(&Value) -> (String, String)) -> Vec<(String, String)> {
    let rows = rows.and_then(Value::as_array);
    rows.into_iter().flatten().map(read).collect()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A table of two columns; nothing where there is nothing.
fn section(html: &mut String, title: &str, rows: &[(String, String)]) {
    if rows.is_empty() {
        return;
    }
    // Writing to a string cannot fail.
    write!(html, "<h2>{title}</h2>\n<table>\n").ok();
    for (label, value) in rows {
        let (label, value) = (escaped(label), escaped(value));
        writeln!(html, "<tr><th scope=\"row\">{label}</th><td>{value}</td></tr>").ok();
    }
    html.push_str("</table>\n");
}

fn told(entry: &TimelineEntry) -> String {
    let with = |said: String, more: &[&Option<String>]| {
        let more = more.iter().filter_map(|more| more.as_deref());
        std::iter::once(said.as_str())
            .chain(more)
            .collect::<Vec<_>>()
            .join("\n")
    };
    match &entry.what {
        TimelineWhat::Touchpoint {
            channel,
            direction,
            intent,
            note,
            text,
            ..
        } => with(
            format!("{} ({}, {})", direction.label(), channel.label(), intent.label()),
            &[note, text],
        ),
        TimelineWhat::Mention { post, link, note, .. } => {
            with(format!("Mention: {}", post.label()), &[link, note])
        }
        TimelineWhat::Appreciation { gesture, note, .. } => {
            with(format!("Appreciation: {}", gesture.label()), &[note])
        }
        TimelineWhat::StageChange { to, .. } => format!("Moved to {}", to.label()),
        TimelineWhat::Import { file_name, .. } => format!("Imported from {file_name}"),
        TimelineWhat::Merge { name } => format!("Merged with {name}"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
