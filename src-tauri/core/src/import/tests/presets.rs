//! Every header line that users bring, and what its columns are taken for.

use super::*;
use crate::import::header_words::{Meaning, said};

/// What a cell under a header may hold.
fn value(header: &str) -> &'static str {
    let Some(Meaning::Holds(field)) = said(header).map(|said| said.meaning) else {
        return "a thing";
    };
    match field {
        Field::Name => "Mia Rivers",
        Field::FirstName => "Mia",
        Field::LastName => "Rivers",
        Field::Handle(Some(Platform::Website)) => "https://mia.example.com",
        Field::Handle(_) => "mia.rivers",
        Field::ProfileUrl => "https://www.instagram.com/mia.rivers",
        Field::Platform => "Instagram",
        Field::Followers(_) => "12500",
        Field::Email => "mia@example.com",
        Field::Phone => "+351 912 345 678",
        Field::Agency => "Bright Talent",
        Field::Location => "Porto",
        Field::Country => "Portugal",
        Field::Language => "Portuguese",
        Field::TimeZone => "Europe/Lisbon",
        Field::Birthday => "1994-05-31",
        Field::Note => "met in Porto",
        Field::Tags => "coffee, tea",
        Field::Stage => "Outreach",
        Field::DoNotContact => "yes",
        Field::ContactedOn | Field::StatsOn => "2026-01-05",
        Field::Rate => "3.4 %",
        Field::Custom(_) | Field::Ignore => "a thing",
    }
}

fn understood(line: &str) -> String {
    let header: Vec<&str> = line.split(',').collect();
    let values: Vec<String> = header.iter().map(|name| format!("\"{}\"", value(name))).collect();
    let sheet = sheet(&format!("{line}\n{}\n", values.join(",")));
    assert_eq!(sheet.header_line, Some(1), "{line}");
    let mapping = guess(&sheet, &Options::default()).unwrap();
    let mut said = String::new();
    for column in &mapping.columns {
        let field = match &column.field {
            Field::Custom(name) if *name == column.header => "own name".to_owned(),
            field => field.to_string(),
        };
        said.push_str(&format!("{} -> {field}\n", column.header));
    }
    if let Some(platform) = mapping.platform {
        said.push_str(&format!("({platform}: {})\n", mapping.platform_because));
    }
    said
}

fn table(name: &str) -> String {
    let path = format!(
        "{}/../../tests/fixtures/import/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).unwrap();
    let mut table = String::new();
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
    {
        if line.starts_with('[') {
            table.push_str(&format!("\n{}\n", line.split(']').next().unwrap()));
        } else {
            table.push_str(&understood(line));
        }
    }
    table.replace("\n[", "\n== ")
}

#[test]
fn the_exports_of_address_books_shops_and_newsletters() {
    insta::assert_snapshot!(table("export-headers.txt"));
}

#[test]
fn the_exports_of_influencer_tools_and_lists_in_seven_languages() {
    insta::assert_snapshot!(table("tool-headers.txt"));
}
