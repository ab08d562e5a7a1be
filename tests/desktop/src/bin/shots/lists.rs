//! The lists that are photographed: fictional people, known mistakes.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use desk::Desk;
use serde_json::Value;

/// Two lists that know the same people by different accounts, brought in as if they were others.
pub fn bring_twins(desk: &Desk) -> Result<()> {
    let agency = "Name,Instagram,Email,Location,Language,Followers,Note\n\
        Marguerite Delacroix-Fontaine,@marguerite.makes,marguerite@example.com,Lyon,French,48K,Met at the fair in Lyon\n\
        Henrik Solberg,@henrik.solberg,henrik@example.com,Bergen,Norwegian,12.5K,\n\
        Priya Raman,@priyaraman,priya@example.com,Chennai,English,96K,Prefers voice messages\n\
        Tomasz Zieli\u{144}ski,@tomek.bakes,tomek@example.com,Krak\u{f3}w,Polish,7100,\n";
    let tool = "Name,TikTok,Email,Location,Stage,Followers,Note\n\
        Marguerite Delacroix Fontaine,@marguerite.makes,hello@marguerite.example,Paris,outreach,210K,Wants a long brief\n\
        Henrik Solberg,@henriksolberg,,Oslo,collaboration,33K,\n\
        Priya Ramann,@priyaraman,,,discovery,1.1M,\n\
        Tomasz Zielinski,@tomek.bakes,tomek.z@example.com,Warszawa,discovery,15K,\n";
    let new = r#"{"about": {"kind": "line", "of": LINE}, "take": {"kind": "new"}}"#;
    let decisions: Vec<String> = (2..=5)
        .map(|line| new.replace("LINE", &line.to_string()))
        .collect();
    let answers = format!(r#"{{"decisions": [{}]}}"#, decisions.join(", "));
    let answers = written(desk, "answers.json", &answers)?;
    for (name, text) in [
        ("agency creators.csv", agency),
        ("discovery tool export.csv", tool),
    ] {
        let path = written(desk, name, text)?;
        let words = [
            "import",
            &path.to_string_lossy(),
            "--answers",
            &answers.to_string_lossy(),
        ];
        desk.cli(&words.map(str::to_owned))?;
    }
    Ok(())
}

/// A list as a discovery tool exports it: fictional people, one known mistake.
pub fn creators(desk: &Desk) -> Result<PathBuf> {
    let mut text = String::from("Name,Instagram,Followers,Email,Phone,Tags\n");
    let names = [
        "Mara Lindqvist",
        "Theo Okafor",
        "Inés Caballero",
        "Yuki Arai",
        "Noor Haddad",
        "Sam Whitlock",
    ];
    for (index, name) in names.iter().enumerate() {
        let handle: String = name
            .to_lowercase()
            .chars()
            .filter(char::is_ascii_alphabetic)
            .collect();
        let followers = [12_500, 8_140, 96_000, 410_000, 3_260, 1_200_000][index];
        let email = if index == 4 {
            "noor at example".to_owned()
        } else {
            format!("{handle}@example.com")
        };
        text.push_str(&format!(
            "{name},@{handle},{followers},{email},912 345 67{index},ceramics\n"
        ));
    }
    written(desk, "spring creators.csv", &text)
}

/// A list of people who could be those who are there: some doubts of every kind.
pub fn doubtful(desk: &Desk) -> Result<PathBuf> {
    let known = desk.cli(&["people", "--limit", "60"])?;
    let known: Vec<&Value> = known["people"]
        .as_array()
        .context("no people")?
        .iter()
        .filter(|person| handle(person).is_some() && person["emails"][0].is_string())
        .collect();
    let mut text = String::from("Name,Instagram,Email,Followers\n");
    for (at, person) in known.iter().take(9).enumerate() {
        let (name, email) = (&person["name"], &person["emails"][0]);
        let (name, email) = (
            name.as_str().unwrap_or_default(),
            email.as_str().unwrap_or_default(),
        );
        let other = known.get(at + 10).and_then(|person| handle(person));
        text.push_str(&match at % 3 {
            0 => format!("{name},@another.account.{at},,{at}500\n"),
            1 => format!("Studio Number {at},@studio.number.{at},{email},{at}2K\n"),
            _ => format!("{name},@{},{email},{at}100\n", other.unwrap_or("nobody.yet")),
        });
    }
    text.push_str("Somebody Quite New,@quite.new,new@example.com,900\n");
    written(desk, "winter creators.csv", &text)
}

/// A list in which no column says who a row is about.
pub fn nameless(desk: &Desk) -> Result<PathBuf> {
    let text = "Colour,Town,Ordered on,Pieces\nCadmium,Lisbon,2026-10-02,12\nOchre,Porto,2026-10-04,3\n\
                Verdigris,Faro,2026-10-09,40\n";
    written(desk, "glazes.csv", text)
}

fn handle(person: &Value) -> Option<&str> {
    let accounts = person["accounts"].as_array()?;
    let mine = accounts.iter().find(|one| one["platform"] == "instagram")?;
    mine["handle"].as_str()
}

fn written(desk: &Desk, name: &str, text: &str) -> Result<PathBuf> {
    let path = desk.folder().join(name);
    fs::write(&path, text)?;
    Ok(path)
}
