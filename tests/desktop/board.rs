//! The board: a card moved by the mouse, by keys and by its menu, taken back, and put back in the middle of a drag.

use anyhow::{Context, Result};
use desk::{Desk, STAGES, Setting, Then, key, scenario};
use serde_json::json;

/// Three people in Discovery, one in Outreach.
fn four_people() -> Setting {
    ["Ada Lovelace", "Grace Hopper", "Mary Seacole", "Rosa Parks"]
        .into_iter()
        .fold(Setting::default(), |desk, name| {
            desk.prepare(["add", "--name", name])
        })
        .prepare(["move", "Rosa Parks", "outreach"])
}

#[test]
fn a_card_dragged_to_outreach_is_there_and_the_toast_takes_it_back() -> Result<()> {
    scenario("card_dragged", four_people(), |desk| {
        desk.open_board()?;
        desk.wait_for_columns([3, 1, 0, 0, 0])?;
        let before = desk.place_of("Ada Lovelace")?.context("Ada's place")?;

        desk.drag(&desk.card("Ada Lovelace")?, &desk.card("Rosa Parks")?)?;
        desk.wait_for_columns([2, 2, 0, 0, 0])?;
        desk.wait_for_place("Ada Lovelace", "outreach", 0)?;
        desk.wait_for_text("Moved Ada Lovelace to Outreach")?;
        assert_eq!(desk.stage_by_cli("Ada Lovelace")?, "outreach");
        assert!(
            desk.find_all("[data-testid=panel]")?.is_empty(),
            "a drag opens nobody"
        );

        desk.click("toast-undo")?;
        desk.wait_for_columns([3, 1, 0, 0, 0])?;
        desk.wait_for_place("Ada Lovelace", &before.0, before.1)?;
        assert_eq!(desk.stage_by_cli("Ada Lovelace")?, "discovery");
        Ok(())
    })
}

#[test]
fn the_keys_carry_a_card_from_column_to_column() -> Result<()> {
    scenario("keys_carry", four_people(), |desk| {
        desk.open_board()?;
        focus(desk, "Ada Lovelace")?;

        desk.keys(" ")?;
        desk.find(".card.lifted[data-name=\"Ada Lovelace\"]")?;
        desk.keys(&key::RIGHT.to_string())?;
        desk.find("[data-column=outreach] .card.lifted")?;
        assert_eq!(
            desk.stage_by_cli("Ada Lovelace")?,
            "discovery",
            "held, not yet moved"
        );
        desk.keys(&key::RIGHT.to_string())?;
        desk.find("[data-column=collaboration] .card.lifted")?;
        desk.keys(" ")?;
        desk.wait_for_columns([2, 1, 1, 0, 0])?;
        desk.wait_for_text("Moved Ada Lovelace to Collaboration")?;
        assert_eq!(desk.stage_by_cli("Ada Lovelace")?, "collaboration");
        desk.wait_until("whose card has focus", json!("Ada Lovelace"), || focused(desk))?;

        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_for_columns([3, 1, 0, 0, 0])?;
        assert_eq!(desk.stage_by_cli("Ada Lovelace")?, "discovery");
        Ok(())
    })
}

#[test]
fn the_menu_of_a_card_moves_it() -> Result<()> {
    scenario("menu_moves", four_people(), |desk| {
        desk.open_board()?;
        desk.click_on(".card[data-name=\"Grace Hopper\"] [data-testid=card-menu]")?;
        desk.click("menu-move")?;
        desk.click("menu-move-nurturing")?;
        desk.wait_for_columns([2, 1, 0, 1, 0])?;
        desk.wait_for_text("Moved Grace Hopper to Nurturing")?;
        assert_eq!(desk.stage_by_cli("Grace Hopper")?, "nurturing");

        // The same menu by its key, on the card that has focus.
        focus(desk, "Grace Hopper")?;
        desk.keys("m")?;
        desk.click("menu-move-advocacy")?;
        desk.wait_for_columns([2, 1, 0, 0, 1])?;
        desk.wait_for_text("Moved Grace Hopper to Advocacy")?;
        assert_eq!(desk.stage_by_cli("Grace Hopper")?, "advocacy");
        Ok(())
    })
}

#[test]
fn escape_puts_a_dragged_card_back_and_nothing_was_written() -> Result<()> {
    scenario("escape_puts_back", four_people(), |desk| {
        desk.open_board()?;
        let before = desk.place_of("Mary Seacole")?;
        let history = desk.cli(&["history"])?;

        let (from, to) = (desk.card("Mary Seacole")?, desk.card("Rosa Parks")?);
        desk.drag_points(from.middle()?, to.middle()?, Then::Hold)?;
        desk.by_test_id("clone")?;
        desk.find("[data-column=outreach] .gap")?;
        desk.keys(&key::ESCAPE.to_string())?;
        desk.wait_until_gone("[data-testid=clone]")?;
        desk.let_go()?;
        desk.wait_for_columns([3, 1, 0, 0, 0])?;
        assert_eq!(desk.place_of("Mary Seacole")?, before);

        focus(desk, "Mary Seacole")?;
        desk.keys(" ")?;
        desk.keys(&key::RIGHT.to_string())?;
        desk.find("[data-column=outreach] .card.lifted")?;
        desk.keys(&key::ESCAPE.to_string())?;
        desk.wait_until_gone(".card.lifted")?;
        desk.wait_for_columns([3, 1, 0, 0, 0])?;
        assert_eq!(desk.place_of("Mary Seacole")?, before);

        assert_eq!(desk.cli(&["history"])?, history);
        Ok(())
    })
}

#[test]
fn a_card_from_the_middle_of_a_long_column_can_be_dragged() -> Result<()> {
    let demo = ["demo", "--people", "300", "--touchpoints", "600", "--seed", "7"];
    let setting = Setting::default().prepare(demo);
    scenario("long_column", setting, |desk| {
        desk.open_board()?;
        let before = desk.columns_by_cli()?;
        // All but the few that the sample data keeps in the archive.
        assert!(before.iter().sum::<u64>() > 280, "{before:?}");
        desk.wait_until("the columns' counts", before.clone(), || desk.columns())?;
        let longest = (0..STAGES.len())
            .max_by_key(|&at| before[at])
            .context("a column")?;
        let other = if longest == 0 { 1 } else { longest - 1 };
        assert!(before[longest] > 40, "{before:?}");

        let script = "const cards = document.querySelector(`[data-column=${arguments[0]}] .cards`);
            cards.scrollTop = (cards.scrollHeight - cards.clientHeight) / 2";
        desk.execute(script, &[json!(STAGES[longest])])?;
        // Well inside the column's visible part, and a card whose page has arrived.
        let in_sight = "const box = document.querySelector(`[data-column=${arguments[0]}] .cards`).getBoundingClientRect();
            const middle = box.top + box.height / 2;
            const card = [...document.querySelectorAll(`[data-column=${arguments[0]}] .card`)].find((card) => {
                const { top, bottom } = card.getBoundingClientRect();
                return top <= middle && bottom >= middle;
            });
            return card ? [card.dataset.person, Number(card.dataset.index)] : null";
        let card = desk.wait_for("a card in the middle of the column", || {
            let card = desk.execute(in_sight, &[json!(STAGES[longest])])?;
            Ok(card[0].as_str().map(str::to_owned).zip(card[1].as_u64()))
        })?;
        let (person, index) = card;
        assert!(
            index > 15 && index < before[longest] - 15,
            "card {index} of {before:?}"
        );

        let held = desk.by_test_id(&format!("card-{person}"))?;
        let target = desk.find(&format!(
            "[data-column={}] .card[data-index=\"1\"]",
            STAGES[other]
        ))?;
        desk.drag(&held, &target)?;
        let mut after = before.clone();
        after[longest] -= 1;
        after[other] += 1;
        desk.wait_until("the columns' counts", after.clone(), || desk.columns())?;
        desk.find(&format!(
            "[data-column={}] [data-testid=\"card-{person}\"]",
            STAGES[other]
        ))?;
        desk.find(".toast.done")?;
        assert_eq!(desk.stage_by_cli(&person)?, STAGES[other]);
        assert_eq!(desk.columns_by_cli()?, after);
        Ok(())
    })
}

#[test]
fn cards_are_dragged_filtered_and_kept_as_a_view_that_is_there_after_a_restart() -> Result<()> {
    let demo = ["demo", "--people", "200", "--touchpoints", "400", "--seed", "5"];
    let setting = Setting::default()
        .prepare(demo)
        .prepare(["stages", "add", "nurturing", "Quiet"]);
    scenario("board_kept", setting, |desk| {
        desk.open_board()?;
        let before = desk.columns_by_cli()?;
        desk.wait_until("the columns' counts", before.clone(), || desk.columns())?;

        // By the mouse into the middle of a column that is scrolled there: between the two who stand there.
        let script = "const cards = document.querySelector('[data-column=outreach] .cards');
            cards.scrollTop = (cards.scrollHeight - cards.clientHeight) / 2;
            return cards.scrollHeight > 2 * cards.clientHeight";
        assert_eq!(desk.execute(script, &[])?, true, "a column that scrolls");
        let in_the_middle =
            "const box = document.querySelector('[data-column=outreach] .cards').getBoundingClientRect();
            const middle = box.top + box.height / 2;
            const card = [...document.querySelectorAll('[data-column=outreach] .card')].find((card) => {
                const { top, bottom } = card.getBoundingClientRect();
                return top <= middle && bottom >= middle;
            });
            return card ? [card.dataset.person, Number(card.dataset.index)] : null";
        let (there, index) = desk.wait_for("a card in the middle of the column", || {
            let card = desk.execute(in_the_middle, &[])?;
            Ok(card[0].as_str().map(str::to_owned).zip(card[1].as_u64()))
        })?;
        assert!(index > 4, "card {index} of {before:?}");
        let moved = person_at(desk, "discovery", 0)?;
        desk.drag(
            &desk.by_test_id(&format!("card-{moved}"))?,
            &desk.by_test_id(&format!("card-{there}"))?,
        )?;
        let mut after = before.clone();
        after[0] -= 1;
        after[1] += 1;
        desk.wait_until("the columns' counts", after.clone(), || desk.columns())?;
        desk.wait_until("who stands in the middle", moved.clone(), || {
            person_at(desk, "outreach", index)
        })?;
        desk.wait_until("who stands below", there, || {
            person_at(desk, "outreach", index + 1)
        })?;
        desk.wait_until("their stage", "outreach".to_owned(), || desk.stage_by_cli(&moved))?;
        desk.click("toast-undo")?;
        desk.wait_until("the columns' counts", before.clone(), || desk.columns())?;

        // Three at once, selected and carried by keys, into a part of a stage; one undo takes them back.
        let script = "arguments[0].querySelector('.open').focus()";
        let first = person_at(desk, "discovery", 0)?;
        let card = desk.by_test_id(&format!("card-{first}"))?;
        desk.execute(script, &[card.reference()])?;
        desk.keys("x")?;
        desk.chord(&[key::SHIFT], key::DOWN)?;
        desk.chord(&[key::SHIFT], key::DOWN)?;
        desk.wait_for_text("3 selected")?;
        desk.keys(" ")?;
        for stage in ["outreach", "collaboration", "nurturing"] {
            desk.keys(&key::RIGHT.to_string())?;
            desk.find(&format!("[data-column={stage}] .card.lifted"))?;
        }
        desk.keys(&key::END.to_string())?;
        desk.keys(" ")?;
        desk.wait_for_text("Moved 3 people to Nurturing, Quiet")?;
        let quiet = desk.cli(&["people", "--sub-stage", "quiet"])?;
        assert_eq!(quiet["total"], 3);
        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until("the columns' counts", before.clone(), || desk.columns())?;
        assert_eq!(desk.cli(&["people", "--sub-stage", "quiet"])?["total"], 0);

        // A filter, kept as a view.
        desk.click("filter-add")?;
        desk.click("menu-filter-tier")?;
        desk.by_test_id("condition-sheet")?;
        desk.wait_for("the tiers", || {
            let script = "const label = [...document.querySelectorAll('[data-testid=condition-sheet] label')]
                .find((label) => label.innerText.includes('Partner'));
                label?.querySelector('input').click();
                return label ? true : null";
            Ok((desk.execute(script, &[])? == true).then_some(()))
        })?;
        desk.click("condition-apply")?;
        let mut partners = Vec::new();
        for stage in STAGES {
            let listed = desk.cli(&["people", "--tier", "partner", "--stage", stage, "--limit", "1"])?;
            partners.push(listed["total"].as_u64().context("a total")?);
        }
        assert!(partners.iter().sum::<u64>() < before.iter().sum(), "{partners:?}");
        desk.wait_until("the partners", partners.clone(), || desk.columns())?;
        desk.click("views")?;
        desk.click("menu-view-save")?;
        desk.by_test_id("view-name")?.type_text("Partners")?;
        desk.click("view-save")?;
        desk.wait_until("the view", Some("Partners".to_owned()), || {
            desk.text_of("[data-testid=views]")
        })?;

        desk.reopen()?;
        desk.open_board()?;
        desk.click("views")?;
        desk.by_text("Partners")?;
        desk.click_on("[data-testid^=menu-view-]:not([data-testid=menu-view-everybody])")?;
        desk.wait_until("the view", Some("Partners".to_owned()), || {
            desk.text_of("[data-testid=views]")
        })?;
        desk.wait_until("the partners after the restart", partners.clone(), || {
            desk.columns()
        })?;
        Ok(())
    })
}

/// Who stands at a place of a column.
fn person_at(desk: &Desk, stage: &str, index: u64) -> Result<String> {
    let card = desk.find(&format!("[data-column={stage}] .card[data-index=\"{index}\"]"))?;
    card.attribute("data-person")?.context("a person")
}

/// Gives a card the focus, as Tab and the arrows do.
fn focus(desk: &Desk, name: &str) -> Result<()> {
    let card = desk.card(name)?;
    desk.execute("arguments[0].querySelector('.open').focus()", &[card.reference()])?;
    desk.wait_until("whose card has focus", json!(name), || focused(desk))
}

fn focused(desk: &Desk) -> Result<serde_json::Value> {
    desk.execute(
        "return document.activeElement?.closest('.card')?.dataset.name ?? null",
        &[],
    )
}
