//! The right words: templates, drafts, what was sent, and what comes next.

use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::domain::touchpoint::{Channel, Intent};
use perennial_core::domain::{PersonId, TemplateId};
use perennial_core::messages::{FindingKind, StarterLanguage};
use perennial_core::ops::{self, Done, NewTemplate, SentMessage, Writing};
use perennial_core::views::compose::{ComposeAsk, Composed, compose, lint_for};
use perennial_core::views::templates::{find_template, preview, templates};
use perennial_core::views::timeline::{TimelineWhat, timeline};

use crate::world::{World, wrote};

fn template(name: &str, body: &str) -> NewTemplate {
    NewTemplate {
        name: name.to_owned(),
        stage: None,
        channel: None,
        step: None,
        body: body.to_owned(),
    }
}

fn save(world: &mut World, new: &NewTemplate) -> TemplateId {
    let when = world.when();
    ops::save_template(&mut world.store, &when, None, new).unwrap().0
}

fn with_starters() -> World {
    let mut world = World::new();
    let when = world.when();
    ops::add_starters(&mut world.store, &when, StarterLanguage::English).unwrap();
    world
}

fn composed(world: &World, person: PersonId, ask: &ComposeAsk) -> Composed {
    compose(&world.reader, &world.when(), person, ask).unwrap()
}

fn fresh(world: &World, person: PersonId) -> Composed {
    composed(world, person, &ComposeAsk::default())
}

fn send(world: &mut World, person: PersonId, text: &str) -> Done {
    let message = SentMessage {
        channel: Channel::Dm,
        intent: Intent::Ask,
        text: text.to_owned(),
        on: None,
    };
    let when = world.when();
    ops::log_message(&mut world.store, &when, person, &message)
        .unwrap()
        .1
}

fn names(world: &World) -> Vec<String> {
    let all = templates(&world.reader, StarterLanguage::English)
        .unwrap()
        .templates;
    all.into_iter().map(|one| one.name).collect()
}

#[test]
fn the_starting_templates_come_once_and_go_with_one_undo() {
    let mut world = with_starters();
    let all = templates(&world.reader, StarterLanguage::English).unwrap();
    assert_eq!((all.templates.len(), all.starters), (11, 0));
    let when = world.when();
    let again = ops::add_starters(&mut world.store, &when, StarterLanguage::English).unwrap();
    assert_eq!(again.entry, None, "nothing was missing");
    world.undo();
    assert!(names(&world).is_empty());
    world.redo();
    assert_eq!(names(&world).len(), 11);
    world.is_healthy();
}

#[test]
fn the_starting_templates_of_another_language_stand_beside_those_that_are_there() {
    let mut world = with_starters();
    let german = templates(&world.reader, StarterLanguage::German).unwrap();
    assert_eq!((german.templates.len(), german.starters), (11, 11));
    let when = world.when();
    ops::add_starters(&mut world.store, &when, StarterLanguage::German).unwrap();
    let german = templates(&world.reader, StarterLanguage::German).unwrap();
    assert_eq!((german.templates.len(), german.starters), (22, 0));
    let zoe = world.add("Zoë");
    let ask = ComposeAsk {
        template: Some(find_template(&world.reader, "Erste Nachricht").unwrap()),
        ..ComposeAsk::default()
    };
    let written = composed(&world, zoe, &ask).filled.unwrap().text;
    assert!(written.contains("\n\nHallo Zoë,\n\nhier schreibt"), "{written}");
}

#[test]
fn templates_are_changed_put_in_order_and_removed_each_with_an_undo() {
    let mut world = World::new();
    let (one, two) = (
        save(&mut world, &template("One", "Hi {{ name }}")),
        save(&mut world, &template("Two", "Hello {{ name }}")),
    );
    save(&mut world, &template("Three", "Hey"));
    let when = world.when();
    ops::move_template(&mut world.store, &when, two, 0).unwrap();
    assert_eq!(names(&world), ["Two", "One", "Three"]);
    ops::move_template(&mut world.store, &when, two, 99).unwrap();
    assert_eq!(names(&world), ["One", "Three", "Two"]);
    ops::delete_template(&mut world.store, &when, one).unwrap();
    assert_eq!(names(&world), ["Three", "Two"]);
    world.undo();
    assert_eq!(names(&world), ["One", "Three", "Two"], "where it stood");
    ops::save_template(&mut world.store, &when, Some(one), &template("Uno", "Hola")).unwrap();
    assert_eq!(names(&world), ["Uno", "Three", "Two"]);
    world.undo();
    assert_eq!(names(&world), ["One", "Three", "Two"]);
}

#[test]
fn a_template_that_cannot_be_filled_is_refused_with_its_line() {
    let mut world = World::new();
    let when = world.when();
    let mut refused = |new: &NewTemplate| {
        ops::save_template(&mut world.store, &when, None, new)
            .unwrap_err()
            .to_string()
    };
    let wrong = refused(&template("A", "Hi\n{{ first_nam }}"));
    assert_eq!(
        wrong,
        "Text: Line 2, column 4: there is no field \u{201c}first_nam\u{201d}; did you mean first_name?"
    );
    assert!(refused(&template("  ", "Hi")).starts_with("Name:"));
    assert!(refused(&template("A", " ")).contains("needs a text"));
    save(&mut world, &template("A", "Hi"));
    let taken = ops::save_template(&mut world.store, &when, None, &template("a", "Ho")).unwrap_err();
    assert!(taken.to_string().contains("already"), "{taken}");
}

#[test]
fn a_message_is_filled_with_what_is_known_and_says_what_is_not() {
    let mut world = World::new();
    let when = world.when();
    let list =
        "Name,Instagram,Email,Shoe size,Craft words\nMia Rivers,@mia.rivers,mia@example.com,38,Slow coffee\n";
    let draft = world.draft("list.csv", list);
    world.commit(&draft);
    let mia = world.find("instagram:mia.rivers");
    ops::set_sender(&mut world.store, &when, "Tide", "Jo").unwrap();
    let id = save(
        &mut world,
        &template(
            "Long",
            "Subject: {{ craft_words }}\nHi {{ first_name }} ({{ handle }}), size {{ shoe_size }} in {{ location }}? {{ my_name }} of {{ brand }}",
        ),
    );
    let ask = ComposeAsk {
        template: Some(id),
        ..ComposeAsk::default()
    };
    let message = composed(&world, mia, &ask);
    let filled = message.filled.unwrap();
    assert_eq!(
        filled.text,
        "Subject: Slow coffee\nHi Mia (@mia.rivers), size 38 in {{ location }}? Jo of Tide"
    );
    assert_eq!(filled.missing[0].label.as_deref(), Some("Location"));
    assert_eq!(message.channel, Channel::Email, "there is an address");
    assert_eq!(message.subject.as_deref(), Some("Slow coffee"));
    assert!(
        message
            .mailto
            .unwrap()
            .starts_with("mailto:mia@example.com?subject=Slow%20coffee&body=Hi%20Mia")
    );
    // Once it is filled in, the text that she was editing is filled too.
    ops::edit_person(
        &mut world.store,
        &when,
        mia,
        PersonField::Location,
        Some("Lisbon"),
    )
    .unwrap();
    let ask = ComposeAsk {
        text: Some(message.text),
        ..ComposeAsk::default()
    };
    let again = composed(&world, mia, &ask);
    assert!(again.filled.unwrap().missing.is_empty());
    let shown = preview(&world.reader, &world.when(), mia, "Hi {{ nam }}").unwrap();
    assert!(shown.problem.unwrap().message.contains("did you mean name"));
}

#[test]
fn a_long_mail_has_no_link_and_says_why() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    let ask = ComposeAsk {
        text: Some("é".repeat(500)),
        ..ComposeAsk::default()
    };
    assert!(
        composed(&world, ada, &ask)
            .no_mailto
            .unwrap()
            .contains("no e-mail address")
    );
    ops::add_email(&mut world.store, &when, ada, "ada@example.com").unwrap();
    let message = composed(&world, ada, &ask);
    assert_eq!(message.mailto, None);
    assert!(message.no_mailto.unwrap().contains("Copy it"));
}

#[test]
fn a_draft_outlives_a_restart_and_rests_once_it_was_sent_until_that_is_undone() {
    let mut world = with_starters();
    let ada = world.add_in("Ada", Stage::Nurturing);
    let when = world.when();
    let writing = Writing {
        template: None,
        channel: Channel::Comment,
        body: "Ada, half a thou".to_owned(),
    };
    ops::save_draft(&mut world.store, &when, ada, &writing).unwrap();
    let mut world = world.restart();
    let kept = fresh(&world, ada);
    assert_eq!(
        (kept.text.as_str(), kept.channel, kept.draft),
        ("Ada, half a thou", Channel::Comment, true)
    );
    let history = world.dump();

    send(&mut world, ada, "Ada, half a thought more.");
    assert!(!fresh(&world, ada).draft, "it was sent");
    world.undo();
    assert_eq!(fresh(&world, ada).text, "Ada, half a thou");
    assert_eq!(world.dump(), history, "one undo takes all of it back");
    world.redo();
    assert!(!fresh(&world, ada).draft);
    world.undo();
    assert!(ops::drop_draft(&mut world.store, ada).unwrap());
    assert!(!fresh(&world, ada).draft);
    ops::save_draft(
        &mut world.store,
        &when,
        ada,
        &Writing {
            body: "  ".to_owned(),
            ..writing
        },
    )
    .unwrap();
    assert!(
        !ops::drop_draft(&mut world.store, ada).unwrap(),
        "a blank draft is none"
    );
    world.is_healthy();
}

#[test]
fn a_merge_takes_the_draft_along_and_its_undo_gives_it_back() {
    let mut world = World::new();
    let (ada, twin) = (world.add("Ada"), world.add("Ada L."));
    let when = world.when();
    let writing = Writing {
        template: None,
        channel: Channel::Dm,
        body: "Hello Ada".to_owned(),
    };
    ops::save_draft(&mut world.store, &when, twin, &writing).unwrap();
    ops::merge_people(&mut world.store, &when, ada, twin, &[]).unwrap();
    assert_eq!(fresh(&world, ada).text, "Hello Ada");
    world.undo();
    assert!(!fresh(&world, ada).draft);
    assert!(fresh(&world, twin).draft);
}

#[test]
fn what_was_sent_stands_in_the_timeline_word_for_word_and_an_edit_keeps_it() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let done = send(&mut world, ada, "  Ada, the kiln!  ");
    assert_eq!(done.label, "Logged your message to Ada");
    let sent = |world: &World| {
        let all = timeline(&world.reader, ada, &[], 0, 10).unwrap().entries;
        all.into_iter()
            .find_map(|entry| match entry.what {
                TimelineWhat::Touchpoint { id, text, .. } => Some((id, text)),
                _ => None,
            })
            .unwrap()
    };
    let (id, text) = sent(&world);
    assert_eq!(text.as_deref(), Some("Ada, the kiln!"));
    assert_eq!(world.page(ada).last_contact_on, Some(world.today));
    let when = world.when();
    ops::edit_touchpoint(&mut world.store, &when, id, &wrote(None)).unwrap();
    assert_eq!(sent(&world).1.as_deref(), Some("Ada, the kiln!"));
}

#[test]
fn a_first_approach_goes_from_note_to_follow_up_to_last_note_and_an_answer_ends_it() {
    let mut world = with_starters();
    let ada = world.add_in("Ada", Stage::Outreach);
    let suggested = |world: &World| fresh(world, ada).suggested.map(|suggestion| suggestion.name);
    assert_eq!(
        suggested(&world).as_deref(),
        Some("First note, short"),
        "there is no e-mail address"
    );
    send(&mut world, ada, "First.");
    world.days_pass(5);
    assert_eq!(suggested(&world).as_deref(), Some("Follow-up"));
    send(&mut world, ada, "Second.");
    world.days_pass(3);
    assert_eq!(suggested(&world).as_deref(), Some("Follow-up"));
    send(&mut world, ada, "Third.");
    assert_eq!(suggested(&world).as_deref(), Some("Last note"));
    world.days_pass(1);
    let mut answer = wrote(None);
    answer.direction = perennial_core::domain::touchpoint::Direction::In;
    let when = world.when();
    ops::log_contact(&mut world.store, &when, ada, &answer).unwrap();
    assert_eq!(suggested(&world), None);
}

#[test]
fn a_day_to_celebrate_or_to_thank_for_suggests_its_own_template() {
    let mut world = with_starters();
    let ada = world.add_in("Ada Lovelace", Stage::Nurturing);
    let suggested = |world: &World| fresh(world, ada).suggested.map(|suggestion| suggestion.name);
    let usual = suggested(&world);
    assert!(usual.is_some());
    let when = world.when();
    let birthday = world.today.format("1990-%m-%d").to_string();
    ops::edit_person(
        &mut world.store,
        &when,
        ada,
        PersonField::Birthday,
        Some(&birthday),
    )
    .unwrap();
    assert_eq!(suggested(&world).as_deref(), Some("Happy birthday"));
    world.undo();
    assert_eq!(suggested(&world), usual);
    let reel = ops::Mention {
        link: Some("https://www.instagram.com/reel/abc".into()),
        kind: None,
        on: None,
        organic: true,
        thanked_on: None,
        note: None,
    };
    ops::log_mention(&mut world.store, &when, ada, &reel).unwrap();
    assert_eq!(suggested(&world).as_deref(), Some("Thank you for a post"));
}

#[test]
fn templates_for_the_stage_and_the_channel_come_first() {
    let mut world = with_starters();
    let ada = world.add_in("Ada", Stage::Nurturing);
    let message = fresh(&world, ada);
    let fitting: Vec<&str> = message
        .templates
        .iter()
        .filter(|choice| choice.fits)
        .map(|choice| choice.name.as_str())
        .collect();
    assert_eq!(
        fitting,
        [
            "Check-in",
            "After a collaboration",
            "Invite again",
            "Thank you for a post",
            "Happy birthday",
            "Another year together"
        ]
    );
    assert!(
        message.text.starts_with("Hi Ada, no ask today."),
        "{}",
        message.text
    );
    assert_eq!(message.intent, Intent::CheckIn);
}

#[test]
fn the_same_words_to_many_are_noticed_for_sixty_days() {
    let mut world = World::new();
    let text =
        |name: &str| format!("Hi {name}, we make candles by hand and would love to send you one as a gift.");
    for name in ["Bea", "Cyd", "Dot"] {
        let person = world.add(name);
        send(&mut world, person, &text(name));
    }
    let ada = world.add("Ada");
    let others = |world: &World| {
        lint_for(&world.reader, &world.when(), ada, None, &text("Ada"))
            .unwrap()
            .into_iter()
            .find(|finding| finding.kind == FindingKind::SentToOthers)
            .map_or(0, |finding| finding.others.len())
    };
    assert_eq!(others(&world), 3);
    world.days_pass(60);
    assert_eq!(others(&world), 3);
    world.days_pass(1);
    assert_eq!(others(&world), 0);
}

#[test]
fn a_template_is_found_by_the_beginning_of_its_name() {
    let world = with_starters();
    let found = |name: &str| find_template(&world.reader, name).map_err(|error| error.to_string());
    assert_eq!(found("first note"), found("First note"), "a whole name is meant");
    assert!(found("happy").is_ok());
    assert!(
        found("first")
            .unwrap_err()
            .contains("There are: First note, First note, short")
    );
}
