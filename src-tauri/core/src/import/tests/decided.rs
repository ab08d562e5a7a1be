//! What the owner decides, mends and overwrites, and what is dated.

use super::*;
use crate::domain::person::PersonField;
use Platform::{Instagram, Tiktok};

fn about(about: About, take: Take) -> Decision {
    Decision { about, take }
}

fn deciding(decisions: impl IntoIterator<Item = Decision>) -> Options {
    Options {
        decisions: decisions.into_iter().collect(),
        ..Options::default()
    }
}

const SHARED: &str =
    "Name,Instagram,Email\nMia,@mia,team@agency.com\nLeo,@leo,team@agency.com\nAna,@ana,team@agency.com\n";

#[test]
fn a_line_goes_before_a_question_and_a_question_before_an_outcome() {
    let decide = |decisions: &[Decision]| {
        let decisions = decisions.iter().copied();
        transcript(&planned(SHARED, &Roster::default(), &deciding(decisions)))
    };
    assert_eq!(decide(&[]), ["2 create", "3 ask row 2", "4 ask row 2"]);
    let question = about(About::Question(QuestionKind::SharedEmail), Take::New);
    let outcome = about(About::Outcome(Outcome::Ask), Take::LeaveOut);
    let line = about(About::Line(4), Take::Suggested);
    assert_eq!(decide(&[outcome]), ["2 create", "3 skip", "4 skip"]);
    assert_eq!(decide(&[question, outcome]), ["2 create", "3 create", "4 create"]);
    assert_eq!(
        decide(&[line, question, outcome]),
        ["2 create", "3 create", "4 update row 2: +instagram:ana"]
    );
}

#[test]
fn a_row_of_any_outcome_can_be_decided() {
    let known = roster([
        person("Mia", 1).with_account(Instagram, "mia", None),
        person("Leo", 2).with_account(Tiktok, "leo", None),
    ]);
    let text = "Name,Instagram,Country\nMia,@mia,Spain\nLeonard,@leo.2,\nOther,@other,\n,@mia,\n";
    let leo = Take::Person(PersonId(uuid::Uuid::from_u128(2)));
    let plan = planned(
        text,
        &known,
        &deciding([
            about(About::Line(3), leo),
            about(About::Line(4), Take::LeaveOut),
            about(About::Line(2), Take::New),
            about(About::Line(5), leo),
        ]),
    );
    assert_eq!(
        transcript(&plan),
        [
            "2 update person 1: country blank -> Spain",
            "3 update person 2: +instagram:leo.2",
            "4 skip",
            "5 unchanged person 2"
        ]
    );
    let refused = plan.decided[&0].refused.as_deref().unwrap();
    assert!(refused.contains("Instagram @mia is Mia’s already"), "{refused}");
    assert!(
        plan.problems
            .iter()
            .any(|p| p.line == 5 && p.message.contains("stays theirs")),
        "{:?}",
        plan.problems
    );
    let counts = plan.counts();
    assert_eq!((counts.rows, counts.people), (4, 2));
}

#[test]
fn somebody_who_is_gone_is_asked_about_again() {
    let gone = Take::Person(PersonId(uuid::Uuid::from_u128(9)));
    let plan = planned(
        "Name,Instagram\nMia,@mia\n",
        &Roster::default(),
        &deciding([about(About::Line(2), gone)]),
    );
    let RowPlan::Ask { why, .. } = &plan.rows[0].plan else {
        panic!("{:?}", plan.rows)
    };
    assert!(why.contains("no longer there"), "{why}");
}

#[test]
fn rows_that_depend_on_each_other_stay_true() {
    let text = "Name,Instagram,TikTok\nMia,@mia,\n,@mia,@mia.tt\nLeo,@leo,\n";
    let none = about(About::Line(2), Take::LeaveOut);
    let plan = planned(text, &Roster::default(), &deciding([none]));
    assert_eq!(transcript(&plan), ["2 skip", "3 create", "4 create"]);
    let joined = about(About::Line(4), Take::Row(2));
    let plan = planned(text, &Roster::default(), &deciding([joined]));
    assert_eq!(
        transcript(&plan),
        [
            "2 create",
            "3 update row 2: +tiktok:mia.tt",
            "4 update row 2: +instagram:leo"
        ]
    );
    let nowhere = about(About::Line(4), Take::Row(99));
    let plan = planned(text, &Roster::default(), &deciding([nowhere]));
    assert!(plan.decided[&2].refused.as_deref().unwrap().contains("line 99"));
    assert_eq!(plan.counts().created, 2);
}

#[test]
fn one_creator_on_three_rows_is_one_person_whatever_their_order() {
    let rows = [
        "Mia Rivers,@mia.rivers,,,",
        "Mia Rivers,,@mia.rivers,,mia@x.com",
        ",,,https://youtube.com/@mia,mia@x.com",
    ];
    let header = "Name,Instagram,TikTok,YouTube,Email";
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
        let text = format!(
            "{header}\n{}\n{}\n{}\n",
            rows[order[0]], rows[order[1]], rows[order[2]]
        );
        let plan = fresh(&text);
        assert_eq!(
            (plan.counts().created, plan.counts().asked),
            (1, 0),
            "{text}{:?}",
            transcript(&plan)
        );
    }
}

#[test]
fn a_full_name_joins_with_a_second_signal_and_asks_without() {
    let mut mia = person("Mia Rivers", 1).with_account(Instagram, "mia", None);
    mia.phones.push("+351 912 345 678".into());
    mia.details.insert(PersonField::Location, "Porto".into());
    let known = roster([mia]);
    let plan = |row: &str| {
        let text = format!("Name,TikTok,Phone,City\n{row}\nZoe Zed,@zoe,,\n");
        transcript(&planned(&text, &known, &Options::default()))[0].clone()
    };
    assert_eq!(
        plan("Mia Rivers,@mia.tt,912345678,"),
        "2 update person 1: +tiktok:mia.tt"
    );
    assert_eq!(plan("Mia Rivers,@mia.tt,,Porto"), "2 ask person 1");
    assert_eq!(plan("Mia Rivres,,,Porto"), "2 ask person 1");
    assert_eq!(plan("Mia Rivres,@mia.tt,,Porto"), "2 create");
}

#[test]
fn a_handle_in_letters_of_another_alphabet_is_asked() {
    let known = roster([person("Ada", 1).with_account(Platform::Youtube, "ada", None)]);
    let plan = planned("Name,YouTube\nAda Z,@аdа\n", &known, &Options::default());
    let RowPlan::Ask { kind, .. } = &plan.rows[0].plan else {
        panic!("{:?}", plan.rows)
    };
    assert_eq!(*kind, QuestionKind::LookAlike);
}

#[test]
fn cells_are_mended_in_place() {
    let found = sheet("Name;Instagram;Note\nMia;@mia;a\n;;b\n");
    let edit = |line, column: &str, text: &str| Edit {
        line,
        column: column.into(),
        text: text.into(),
    };
    let mended = found
        .mended(&[edit(3, "name", "Leo"), edit(3, "B", "@leo")])
        .unwrap();
    assert_eq!(
        mended.rows.get(1).unwrap().cells().collect::<Vec<_>>(),
        ["Leo", "@leo", "b"]
    );
    assert!(matches!(
        found.mended(&[edit(9, "Name", "x")]),
        Err(ImportError::NoRow { line: 9, .. })
    ));
    assert!(matches!(
        found.mended(&[edit(3, "Shoe", "x")]),
        Err(ImportError::UnknownColumn { .. })
    ));
}

#[test]
fn only_the_chosen_columns_replace() {
    let mut mia = person("Mia", 1).with_account(Instagram, "mia", None);
    mia.details.insert(PersonField::Country, "Spain".into());
    mia.details.insert(PersonField::Location, "Madrid".into());
    let known = roster([mia]);
    let options = |columns: &[&str]| Options {
        overwrite: Overwrite::Columns(columns.iter().map(|c| (*c).to_owned()).collect()),
        ..Options::default()
    };
    let text = "Name,Instagram,Country,Location\nMia R,@mia,Portugal,Porto\n";
    assert_eq!(
        transcript(&planned(text, &known, &options(&["country"]))),
        ["2 update person 1: country Spain -> Portugal"]
    );
    let found = Arc::new(sheet(text));
    let mapping = guess(&found, &Options::default()).unwrap();
    let go = &mut |_, _| ControlFlow::Continue(());
    let refused = plan(&found, &mapping, &known, &options(&["Shoe"]), go);
    assert!(matches!(refused, Err(ImportError::UnknownColumn { .. })));
}

#[test]
fn a_count_is_of_its_row_s_day_and_an_older_one_is_never_the_newest() {
    let known = || roster([person("Mia", 1).with_account(Instagram, "mia", Some(100))]);
    let options = Options {
        map: vec![MappedColumn::new("Seen", Field::StatsOn)],
        today: Some("2026-06-01".parse().unwrap()),
        ..Options::default()
    };
    let text = "Instagram,Followers,Seen\n@mia,90,2025-12-01\n@mia,120,2026-02-01\n@mia,100,2026-01-01\n@mia,7,2030-01-01\n";
    let plan = planned(text, &known(), &options);
    assert_eq!(
        transcript(&plan)[..3],
        [
            "2 update person 1: instagram:mia 100 -> 90 on 2025-12-01",
            "3 update person 1: instagram:mia 100 -> 120 on 2026-02-01",
            "4 unchanged person 1"
        ]
    );
    assert!(
        plan.problems
            .iter()
            .any(|p| p.line == 5 && p.message.contains("yet to come"))
    );
}

#[test]
fn contacts_and_notes_are_added_once() {
    let mut mia = person("Mia", 1).with_account(Instagram, "mia", None);
    mia.details.insert(PersonField::Note, "met in Porto".into());
    mia.contacts.push("2026-01-05".parse().unwrap());
    let known = roster([mia]);
    let options = Options {
        map: vec![MappedColumn::new("Last contact", Field::ContactedOn)],
        today: Some("2026-06-01".parse().unwrap()),
        ..Options::default()
    };
    let text = "Instagram,Note,Last contact\n@mia,likes tea,2026-03-01\n@mia,met in Porto,2026-01-05\n@mia,likes tea,2027-01-01\n";
    let plan = planned(text, &known, &options);
    assert_eq!(
        transcript(&plan),
        [
            "2 update person 1: note met in Porto -> met in Porto\n\nlikes tea, contact 2026-03-01",
            "3 unchanged person 1",
            "4 unchanged person 1"
        ]
    );
    assert!(
        plan.problems
            .iter()
            .any(|p| p.line == 4 && p.message.contains("no contact yet"))
    );
}

#[test]
fn whom_a_row_made_anew_is_not_made_again_by_the_same_answer() {
    let text = "Name,Instagram,Email\nMia,,ana@example.com\nLeo,@leo,\n";
    let anew = deciding([about(About::Line(2), Take::New)]);
    let known = roster([person("Mia", 1).with_email("ana@example.com")]);
    let first = planned(text, &Roster::default(), &anew);
    assert_eq!(transcript(&first), ["2 create", "3 create"]);
    let again = planned(text, &known, &anew);
    assert_eq!(transcript(&again), ["2 unchanged person 1", "3 create"]);
    let refused = again.decided[&0].refused.as_deref().unwrap();
    assert!(refused.starts_with("Mia is there already"), "{refused}");
}
