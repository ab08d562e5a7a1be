use super::*;
use crate::domain::person::PersonField;
use Platform::{Instagram, Tiktok};

#[test]
fn the_same_account_however_written_is_one_person() {
    let plan = fresh("Instagram,Note\n@Mia,\nhttps://www.instagram.com/mia/?hl=en,met in Porto\nmia,\n");
    assert_eq!(
        transcript(&plan),
        [
            "2 create",
            "3 update row 2: note blank -> met in Porto",
            "4 unchanged row 2"
        ]
    );
}

#[test]
fn the_same_address_is_one_person() {
    let plan = fresh("Name,Email,TikTok\nMia,mia@x.com,\nMia,MIA@X.com,@mia\n");
    assert_eq!(transcript(&plan), ["2 create", "3 update row 2: +tiktok:mia"]);
}

#[test]
fn a_name_alone_is_never_the_same_person() {
    let known = roster([person("Mia", 1).with_account(Instagram, "mia", None)]);
    let options = Options::default();
    let plan = planned(
        "Name,Instagram,Country\nMia,@other,\nMia,,Spain\nLeo,,\nLeo,,Spain\nLeo,,\n",
        &known,
        &options,
    );
    assert_eq!(
        transcript(&plan),
        [
            "2 create",
            "3 ask person 1 or row 2",
            "4 create",
            "5 ask row 4",
            "6 unchanged row 4"
        ]
    );
    assert_eq!(
        transcript(&planned("Name,Note\nMia,\n", &known, &options)),
        ["2 unchanged person 1"]
    );
}

#[test]
fn only_blanks_are_filled() {
    let mut mia = person("Mia S", 1).with_account(Instagram, "mia", Some(100));
    mia.details.insert(PersonField::Country, "Spain".into());
    mia.custom.insert("Size".into(), "S".into());
    let known = roster([mia]);
    let text =
        "Name,Instagram,Followers,Country,Location,size,Stage\nMia R,@mia,100,Portugal,Porto,M,Outreach\n";
    let plan = planned(text, &known, &Options::default());
    assert_eq!(transcript(&plan), ["2 update person 1: location blank -> Porto"]);
    let plan = planned(
        text,
        &known,
        &Options {
            overwrite: Overwrite::All,
            ..Options::default()
        },
    );
    assert_eq!(
        transcript(&plan),
        [
            "2 update person 1: name Mia S -> Mia R, location blank -> Porto, country Spain -> Portugal, size S -> M, \
          stage discovery -> outreach"
        ]
    );
}

#[test]
fn a_name_replaces_a_handle_that_stood_for_it() {
    let known = roster([person("mia.r", 1).with_account(Instagram, "mia.r", None)]);
    let plan = planned("Name,Instagram\nMia Rivers,@mia.r\n", &known, &Options::default());
    assert_eq!(transcript(&plan), ["2 update person 1: name mia.r -> Mia Rivers"]);
    let known = roster([person("mia", 1).with_email("mia@x.com")]);
    let plan = planned("Name,Email\nMia Rivers,mia@x.com\n", &known, &Options::default());
    assert_eq!(transcript(&plan), ["2 update person 1: name mia -> Mia Rivers"]);
}

#[test]
fn a_changed_count_is_appended_and_an_unknown_one_changes_nothing() {
    let known = roster([person("Mia", 1).with_account(Instagram, "mia", Some(100))]);
    let count = |text: &str| {
        transcript(&planned(
            &format!("Instagram,Followers\n@mia,{text}\n@leo,1\n"),
            &known,
            &Options::default(),
        ))[0]
            .clone()
    };
    assert_eq!(count("100"), "2 unchanged person 1");
    assert_eq!(count("N/A"), "2 unchanged person 1");
    assert_eq!(count("12.5K"), "2 update person 1: instagram:mia 100 -> 12500");
}

#[test]
fn two_counts_for_one_account_keep_the_first_and_say_so() {
    let plan = fresh("Instagram,Followers\n@mia,100\n@mia,200\n");
    assert_eq!(transcript(&plan), ["2 create", "3 unchanged row 2"]);
    assert_eq!(
        (plan.problems[0].line, plan.problems[0].text.as_str()),
        (3, "200")
    );
}

#[test]
fn an_account_of_one_and_an_address_of_another_is_asked() {
    let known = roster([
        person("Mia", 1).with_account(Instagram, "mia", None),
        person("Leo", 2).with_email("leo@x.com"),
    ]);
    let plan = planned("Instagram,Email\n@mia,leo@x.com\n", &known, &Options::default());
    assert_eq!(transcript(&plan), ["2 ask person 1 or person 2"]);
    assert_eq!(plan.counts().asked, 1);
}

#[test]
fn an_address_under_another_name_is_asked() {
    let plan = fresh("Name,Instagram,Email\nMia,@mia,team@agency.com\nLeo,@leo,team@agency.com\n");
    assert_eq!(transcript(&plan), ["2 create", "3 ask row 2"]);
    let RowPlan::Ask { kind, why, .. } = &plan.rows[1].plan else {
        panic!("{:?}", plan.rows[1])
    };
    assert_eq!(*kind, QuestionKind::SharedEmail);
    assert!(why.contains("that of Mia"), "{why}");
}

#[test]
fn a_row_that_brings_the_handle_someone_is_called_by_leaves_nothing_for_the_next_import() {
    let text = "Name,Instagram,Email\nc,,a@x.com\nd,@c,a@x.com\n";
    assert_eq!(
        transcript(&fresh(text)),
        ["2 create", "3 update row 2: +instagram:c, name c -> d"]
    );
}

#[test]
fn a_later_row_sees_what_an_earlier_one_brings() {
    let known = roster([person("Mia", 1).with_account(Instagram, "mia", None)]);
    let text = "Instagram,TikTok,Email\n@mia,@mia.tt,\n,@mia.tt,mia@x.com\n,,mia@x.com\n";
    let plan = planned(text, &known, &Options::default());
    assert_eq!(
        transcript(&plan),
        [
            "2 update person 1: +tiktok:mia.tt",
            "3 update person 1: +mia@x.com",
            "4 unchanged person 1"
        ]
    );
}

#[test]
fn a_spoiled_value_is_left_out_and_the_rest_stays() {
    let text = "Name,Instagram,Followers,Email,Stage,Birthday,Phone\n\
                Mia,@mia,lots,mia at x,Maybe,in spring,12\n\
                Leo,@leo,12,leo@x.com,Outreach,--02-29,+351 912 345 678\n";
    let plan = fresh(text);
    assert_eq!(plan.counts().created, 2);
    let flagged: Vec<(&str, &str)> = plan
        .problems
        .iter()
        .map(|p| (p.column.as_str(), p.text.as_str()))
        .collect();
    assert_eq!(
        flagged,
        [
            ("Email", "mia at x"),
            ("Stage", "Maybe"),
            ("Birthday", "in spring"),
            ("Phone", "12"),
            ("Followers", "lots")
        ]
    );
    assert!(
        plan.problems
            .iter()
            .all(|p| p.severity == Severity::Flags && p.line == 2)
    );
    let mia = &plan.candidate(0);
    assert_eq!(mia.accounts[0].followers, None);
    let kept = [("Stage", "Maybe"), ("Birthday", "in spring")];
    assert_eq!(
        mia.custom,
        kept.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
    let leo = &plan.candidate(1);
    assert_eq!(leo.stage, Some(Stage::Outreach));
    assert_eq!(leo.details[&PersonField::Birthday], "--02-29");
}

#[test]
fn a_row_about_no_one_is_rejected_with_its_reason() {
    let text = "Name,Instagram,Note\n,,hello\n,https://www.instagram.com/p/abc/,\nMia,https://www.instagram.com/p/abc/,\n";
    let plan = fresh(text);
    assert_eq!(transcript(&plan), ["2 reject", "3 reject", "4 create"]);
    assert!(plan.problems[0].message.contains("nothing says who"));
    assert!(plan.problems[1].message.contains("a post on Instagram"));
    assert_eq!(
        plan.problems.iter().map(|p| p.severity).collect::<Vec<_>>(),
        [Severity::Rejects, Severity::Rejects, Severity::Flags]
    );
}

#[test]
fn a_bare_handle_without_a_platform_is_told_to_choose_one() {
    let plan = fresh("Handle,Followers\n@mia,12\n");
    assert_eq!(transcript(&plan), ["2 reject"]);
    assert!(
        plan.problems[0].message.contains("does not say its platform"),
        "{}",
        plan.problems[0].message
    );
}

#[test]
fn several_handles_and_counts_find_each_other() {
    let text = "Name,Instagram,TikTok,IG followers,TikTok followers\nMia,\"@mia, @mia.two\",@mia,10K,20K\nLeo,@leo,,1,5\n";
    let plan = fresh(text);
    let mia = plan.candidate(0);
    let seen: Vec<(Platform, &str, Option<i64>)> = mia
        .accounts
        .iter()
        .map(|one| (one.account.platform, one.account.handle.as_str(), one.followers))
        .collect();
    assert_eq!(
        seen,
        [
            (Instagram, "mia", Some(10_000)),
            (Instagram, "mia.two", None),
            (Tiktok, "mia", Some(20_000))
        ]
    );
    assert_eq!(plan.problems.len(), 1);
    assert!(
        plan.problems[0].message.contains("no TikTok account"),
        "{}",
        plan.problems[0].message
    );
}

#[test]
fn a_header_that_comes_again_is_skipped() {
    let plan = fresh("Name,Email\nMia,mia@x.com\nName,Email\nLeo,leo@x.com\n");
    assert_eq!(transcript(&plan), ["2 create", "3 skip", "4 create"]);
}

#[test]
fn rejected_rows_come_back_as_a_file_that_can_be_mended() {
    let text = "Name;Instagram;Note\nMia;@mia;a\n;;\"=1+1; hey\nyou\"\n;@;b\n";
    let found = Arc::new(sheet(text));
    let mapping = guess(&found, &Options::default()).unwrap();
    let go = &mut |_, _| ControlFlow::Continue(());
    let plan = plan(&found, &mapping, &Roster::default(), &Options::default(), go).unwrap();
    let csv = String::from_utf8(rejected_csv(&plan)).unwrap();
    assert!(
        csv.starts_with("\u{FEFF}Name,Instagram,Note,Problem\n,,\"=1+1; hey\nyou\",\"nothing says who"),
        "{csv}"
    );
    let mended = csv.replacen("\n,,", "\nLeo,@leo,", 1);
    let again = fresh(&mended);
    assert_eq!(transcript(&again), ["2 create", "4 reject"]);
    assert_eq!(again.candidate(0).custom, []);
    assert_eq!(again.candidate(0).details[&PersonField::Note], "=1+1; hey\nyou");
}

#[test]
fn progress_is_told_and_may_stop_it() {
    let text = format!(
        "Instagram\n{}",
        (0..5_000).map(|n| format!("@p{n}\n")).collect::<String>()
    );
    let found = sheet(&text);
    let options = Options::default();
    let mapping = guess(&found, &options).unwrap();
    let mut told = Vec::new();
    let mut stop = |done, total| {
        told.push((done, total));
        if done > 2_000 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let found = Arc::new(found);
    let stopped = plan(&found, &mapping, &Roster::default(), &options, &mut stop);
    assert!(matches!(stopped, Err(ImportError::Cancelled { .. })));
    assert_eq!(told, [(1_024, 5_000), (2_048, 5_000)]);
}

fn silent(name: &str, id: u128) -> Known {
    Known {
        do_not_contact: true,
        ..person(name, id)
    }
}

#[test]
fn a_list_says_whom_not_to_contact() {
    let plan = fresh(
        "Name,Instagram,Do not contact\nMia,@mia,x\nLeo,@leo,\nAda,@ada,no\nZoe,@zoe,DNC\nKim,@kim,maybe\n",
    );
    assert_eq!(plan.mapping.columns[2].field, Field::DoNotContact);
    let said: Vec<Option<bool>> = (0..5).map(|at| plan.candidate(at).do_not_contact).collect();
    assert_eq!(said, [Some(true), None, Some(false), Some(true), None]);
    assert_eq!(
        plan.problems[0].message,
        "neither yes nor no; it was kept as “Do not contact”"
    );
    assert_eq!(
        plan.candidate(4).custom,
        [("Do not contact".to_owned(), "maybe".to_owned())]
    );
}

#[test]
fn whom_not_to_contact_is_only_read_from_yes_no_and_days() {
    let field = |text: &str| fresh(text).mapping.columns[1].field.clone();
    let plan = fresh("Instagram,Unsubscribed\n@mia,2026-01-05\n@leo,\n");
    let (mia, leo) = (plan.candidate(0), plan.candidate(1));
    assert_eq!((mia.do_not_contact, leo.do_not_contact), (Some(true), None));
    assert_eq!(mia.custom, [("Unsubscribed".to_owned(), "2026-01-05".to_owned())]);
    assert_eq!(
        field("Instagram,Blocked\n@mia,slot 3\n@leo,slot 4\n"),
        Field::Custom("Blocked".into())
    );
    assert_eq!(
        field("Instagram,Nicht kontaktieren\n@mia,ja\n@leo,nein\n"),
        Field::DoNotContact
    );
    assert_eq!(
        field("Instagram,Opted out\n@mia,\n@leo,TRUE\n"),
        Field::DoNotContact
    );
}

#[test]
fn a_yes_silences_and_a_no_lifts_only_where_the_owner_overwrites() {
    let known = roster([
        person("Mia", 1).with_account(Instagram, "mia", None),
        silent("Leo", 2).with_account(Instagram, "leo", None),
        silent("Ada", 3).with_account(Instagram, "ada", None),
    ]);
    let text = "Instagram,DNC\n@mia,yes\n@leo,no\n@ada,\n";
    assert_eq!(
        transcript(&planned(text, &known, &Options::default())),
        [
            "2 update person 1: do not contact",
            "3 unchanged person 2",
            "4 unchanged person 3"
        ]
    );
    for overwrite in [Overwrite::All, Overwrite::Columns(vec!["DNC".into()])] {
        let options = Options {
            overwrite,
            ..Options::default()
        };
        assert_eq!(
            transcript(&planned(text, &known, &options)),
            [
                "2 update person 1: do not contact",
                "3 update person 2: may be contacted",
                "4 unchanged person 3"
            ]
        );
    }
}

#[test]
fn one_yes_of_a_file_outweighs_its_noes_in_any_order() {
    let known = roster([silent("Leo", 2).with_account(Instagram, "leo", None)]);
    let options = Options {
        overwrite: Overwrite::All,
        ..Options::default()
    };
    for text in [
        "Instagram,DNC\n@leo,no\n@leo,yes\n",
        "Instagram,DNC\n@leo,yes\n@leo,no\n",
    ] {
        let plan = planned(text, &known, &options);
        assert_eq!(
            transcript(&plan),
            ["2 unchanged person 2", "3 unchanged person 2"]
        );
    }
    let made = |text: &str| transcript(&fresh(text));
    assert_eq!(
        made("Instagram,DNC\n@leo,no\n@leo,yes\n"),
        ["2 create", "3 update row 2: do not contact"]
    );
    assert_eq!(
        made("Instagram,DNC\n@leo,yes\n@leo,no\n"),
        ["2 create", "3 unchanged row 2"]
    );
    let two = fresh("Instagram,DNC,Opted out\n@leo,no,yes\n@mia,no,\n");
    assert_eq!(two.candidate(0).do_not_contact, Some(true));
}

#[test]
fn one_number_written_two_ways_is_one_where_the_region_is_known() {
    let mut mia = person("Mia", 1).with_account(Instagram, "mia", None);
    mia.phones.push("+49 30 1234".into());
    let known = roster([mia]);
    let in_germany = Options {
        conventions: Conventions {
            region: Some("DE".into()),
            ..Conventions::default()
        },
        ..Options::default()
    };
    let text = "Name,Instagram,Phone\nMia,@mia,030 1234\n";
    assert_eq!(
        transcript(&planned(text, &known, &Options::default())),
        ["2 update person 1: +030 1234"]
    );
    let plan = planned(text, &known, &in_germany);
    assert_eq!(transcript(&plan), ["2 unchanged person 1"]);
    let says = |region| -> Vec<String> {
        let found = evidence(&plan.candidate(0), &known.people()[0], region);
        found.into_iter().map(|one| one.says).collect()
    };
    assert!(says(plan.mapping.region).contains(&"same phone number 030 1234".to_owned()));
    assert!(!says(None).contains(&"same phone number 030 1234".to_owned()));
    // A name with nothing but a number that is known says nothing new.
    let bare = "Name,Phone\nMia,030 1234\n";
    assert_eq!(
        transcript(&planned(bare, &known, &in_germany)),
        ["2 unchanged person 1"]
    );
}
