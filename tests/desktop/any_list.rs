//! Lists of every kind come in: a workbook, a semicolon list from an old spreadsheet program, address cards.

use std::path::PathBuf;

use anyhow::{Context, Result};
use desk::{Desk, Setting, fixture, scenario};
use serde_json::json;

fn lists() -> Vec<PathBuf> {
    ["partners.xlsx", "kontakte.csv", "adressbuch.vcf"]
        .map(fixture)
        .to_vec()
}

#[test]
fn a_workbook_a_semicolon_list_and_cards_come_in_mended_and_are_taken_back_after_a_restart() -> Result<()> {
    scenario("any_list", Setting::default(), |desk| {
        desk.drop_files(&lists())?;

        // The workbook: its second sheet is the list, and one of its handles has a space in it.
        desk.by_test_id("import-kind")?;
        desk.by_text("partners.xlsx")?;
        desk.by_text("TikTok")?;
        desk.look_through_rows()?;
        mend(desk, 7, 1, "@zofia.nowak")?;
        write(desk, 4)?;
        let zofia = desk.cli(&["show", "tiktok:zofia.nowak"])?;
        assert_eq!(zofia["name"], "Zofia Nowak");
        let noor = desk.cli(&["show", "tiktok:noor.bakes"])?;
        assert_eq!(noor["accounts"][0]["followers"], 12_500);
        assert_eq!(
            noor["last_contact_on"], "2025-12-09",
            "a serial number of the workbook is the day of a contact"
        );

        // Its last sheet knows one of them by her e-mail address.
        desk.click_on("[data-testid=import-next-sheet]:last-of-type")?;
        desk.look_through_rows()?;
        write(desk, 1)?;
        let noor = desk.cli(&["show", "tiktok:noor.bakes"])?;
        assert_eq!(noor["accounts"].as_array().map(Vec::len), Some(2));

        // The semicolon list: umlauts of Windows-1252, decimal commas, days before months.
        desk.click("import-next-file")?;
        desk.by_text("kontakte.csv")?;
        desk.look_through_rows()?;
        write(desk, 3)?;
        let joerg = desk.cli(&["show", "instagram:joerg.roestet"])?;
        assert_eq!(joerg["name"], "Jörg Müller");
        assert_eq!(joerg["accounts"][0]["followers"], 12_500);
        assert_eq!(joerg["last_contact_on"], "2026-11-03");
        assert!(
            joerg["details"]["note"]
                .as_str()
                .is_some_and(|note| note.contains("„Fenster“-Café")),
            "{joerg}"
        );

        // The address cards.
        desk.click("import-next-file")?;
        desk.by_text("adressbuch.vcf")?;
        desk.look_through_rows()?;
        write(desk, 2)?;
        assert_eq!(desk.cli(&["show", "tiktok:misaki.hayashi"])?["name"], "林 美咲");
        assert_eq!(people(desk)?, 10);

        // Days later: all four are taken back, one after the other.
        desk.reopen()?;
        desk.open_hash("#/import")?;
        for left in (0..4).rev() {
            desk.click_on("[data-testid=import-batch] [data-testid=import-undo]")?;
            desk.wait_until("imports that can be taken back", left, || {
                Ok(desk
                    .find_all("[data-testid=import-batch] [data-testid=import-undo]")?
                    .len())
            })?;
        }
        assert_eq!(people(desk)?, 0);
        assert_eq!(desk.cli(&["doctor"])?["healthy"], true);
        Ok(())
    })
}

#[test]
fn what_was_decided_about_a_list_is_there_after_the_window_was_closed() -> Result<()> {
    scenario("list_left_half_way", Setting::default(), |desk| {
        desk.drop_file(&fixture("partners.xlsx"))?;
        desk.look_through_rows()?;
        mend(desk, 7, 1, "@zofia.nowak")?;
        desk.reopen()?;
        assert_eq!(people(desk)?, 0);

        desk.open_hash("#/import")?;
        desk.by_text("partners.xlsx")?;
        desk.click("import-resume")?;
        desk.look_through_rows()?;
        write(desk, 4)?;
        assert_eq!(
            desk.cli(&["show", "tiktok:zofia.nowak"])?["name"],
            "Zofia Nowak",
            "the mended cell was not lost"
        );
        desk.click("nav-import")?;
        assert!(desk.find_all("[data-testid=import-unfinished-one]")?.is_empty());
        Ok(())
    })
}

#[test]
fn in_a_list_that_names_nobody_she_says_which_column_does() -> Result<()> {
    scenario("nobody_named", Setting::default(), |desk| {
        let list = desk.folder().join("colours.csv");
        let rows = "Colour,Town\nCadmium,Lisbon\nOchre,Porto\n";
        std::fs::write(&list, rows)?;
        desk.drop_file(&list)?;
        desk.by_text("Who is each row about?")?;
        desk.by_text("Ochre")?;
        let next = desk.by_test_id("import-next")?;
        assert_eq!(next.property("disabled")?, true);
        desk.click("map-0")?;
        desk.click_on("[role=option][data-value=name]")?;
        desk.look_through_rows()?;
        write(desk, 2)?;
        assert_eq!(desk.cli(&["show", "Cadmium"])?["name"], "Cadmium");
        Ok(())
    })
}

/// Opens a row and writes something else into one of its cells.
fn mend(desk: &Desk, line: u32, column: u32, text: &str) -> Result<()> {
    desk.click(&format!("import-row-{line}"))?;
    desk.click(&format!("cell-{column}"))?;
    let selected = desk.execute(
        "const cell = document.querySelector('[data-testid=cell-input]'); cell.select(); return cell.value",
        &[],
    )?;
    selected.as_str().context("the cell is not open")?;
    desk.keys(text)?;
    desk.keys("\u{E007}")?;
    desk.wait_until("the mended cell", json!(text), || {
        desk.execute(
            "return document.querySelector(`[data-testid='cell-${arguments[0]}']`)?.textContent.trim() ?? null",
            &[json!(column)],
        )
    })
}

/// Writes what the rows come to, and waits for the report.
fn write(desk: &Desk, created: u64) -> Result<()> {
    desk.wait_until("the button that imports", json!(false), || {
        desk.execute(
            "return document.querySelector('[data-testid=import-commit]')?.disabled ?? true",
            &[],
        )
    })?;
    desk.click("import-commit")?;
    desk.wait_until("new people in the report", json!(created.to_string()), || {
        desk.execute(
            "return document.querySelector('[data-testid=import-report-create]')?.dataset.count ?? null",
            &[],
        )
    })
}

/// How many people the command line counts.
fn people(desk: &Desk) -> Result<u64> {
    let listed = desk.cli(&["people", "--limit", "1"])?;
    listed["total"].as_u64().context("no count of people")
}
