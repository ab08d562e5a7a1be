//! A file planned again after its import says nothing new.

use proptest::prelude::*;

use super::*;

/// What the store holds once a plan is committed.
fn committed(roster: &Roster, plan: &ImportPlan) -> Roster {
    let mut people: Vec<Known> = roster.people().to_vec();
    let mut by_line = std::collections::HashMap::new();
    for (at, row) in plan.rows.iter().enumerate() {
        match &row.plan {
            RowPlan::Create => {
                let mut made = Known::made_from(&plan.candidate(at));
                made.id = PersonId(uuid::Uuid::from_u128(1_000_000 + people.len() as u128));
                by_line.insert(row.line, people.len());
                people.push(made);
            }
            RowPlan::Update { who, changes } => {
                let at = match who {
                    Who::Row(line) => by_line[line],
                    Who::Existing(id) => people.iter().position(|known| known.id == *id).unwrap(),
                };
                changes.iter().for_each(|change| people[at].apply(change));
            }
            _ => {}
        }
    }
    super::roster(people)
}

fn outcomes(plan: &ImportPlan) -> u32 {
    let counts = plan.counts();
    counts.created + counts.updated + counts.unchanged + counts.skipped + counts.rejected + counts.asked
}

/// A small world, so that rows meet each other often.
fn a_row() -> impl Strategy<Value = Vec<String>> {
    let one_of = |words: &'static [&'static str]| prop::sample::select(words).prop_map(str::to_owned);
    (
        one_of(&["", "", "Mia", "mia", "Leo", "leo", "Ana Sousa", "MIA", "b"]),
        one_of(&[
            "",
            "",
            "@mia",
            "leo",
            "https://instagram.com/Mia/",
            "ana",
            "@a,@b",
            "instagram.com/p/1",
        ]),
        one_of(&["", "", "", "@mia", "@leo", "b"]),
        one_of(&[
            "",
            "",
            "mia@x.com",
            "LEO@x.com",
            "mia@x.com; team@x.com",
            "team@x.com",
            "oops",
        ]),
        one_of(&["", "N/A", "100", "12.5K", "bad", "7"]),
        one_of(&["", "a", "b", "c, a"]),
        one_of(&["", "Porto", "Spain", "-"]),
        one_of(&["", "outreach", "Nurturing", "??"]),
        one_of(&["", "+351 912 345 678", "00351912345678", "9"]),
    )
        .prop_map(|(a, b, c, d, e, f, g, h, i)| vec![a, b, c, d, e, f, g.clone(), h, i, g])
}

fn a_file() -> impl Strategy<Value = String> {
    prop::collection::vec(a_row(), 1..25).prop_map(|rows| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let header = [
            "Name",
            "Instagram",
            "TikTok",
            "Email",
            "Followers",
            "Tags",
            "City",
            "Stage",
            "Phone",
            "Size",
        ];
        writer.write_record(header).unwrap();
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    })
}

#[test]
fn a_row_that_made_somebody_stays_theirs_when_others_asked_about_their_address() {
    let header = "Name,Instagram,TikTok,Email\n";
    let before = fresh(&format!("{header}b,@mia,@leo,mia@x.com\n"));
    let known = committed(&Roster::default(), &before);
    let text =
        format!("{header}leo,,,LEO@x.com\n,@mia,b,LEO@x.com\nLeo,,,mia@x.com\n,,b,\n,ana,,LEO@x.com\n");
    let first = planned(&text, &known, &Options::default());
    let second = planned(&text, &committed(&known, &first), &Options::default());
    assert_eq!(
        transcript(&first),
        [
            "2 create",
            "3 ask person 1000000 or row 2",
            "4 unchanged person 1000000",
            "5 update person 1000000: +tiktok:b, name b -> Leo",
            "6 ask row 2",
        ]
    );
    assert_eq!(transcript(&second)[0], "2 unchanged person 1000001");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_same_file_twice_changes_nothing(text in a_file(), before in a_file(), all in any::<bool>()) {
        let overwrite = if all { Overwrite::All } else { Overwrite::Blanks };
        let map = ["name", "handle:instagram", "handle:tiktok", "email", "followers", "tags", "location", "stage", "phone", "custom:Size"];
        let map = map.iter().enumerate().map(|(at, f)| MappedColumn::new(header_names::letter(at), f.parse().unwrap())).collect();
        let options = Options { overwrite, map, ..Options::default() };
        let read_plan = |text: &str, roster: &Roster| {
            read(&source(text), &Reading::default()).ok().map(|sheet| {
                let sheet = Arc::new(sheet);
                let mapping = guess(&sheet, &options).unwrap();
                plan(&sheet, &mapping, roster, &options, &mut |_, _| ControlFlow::Continue(())).unwrap()
            })
        };
        let Some(other) = read_plan(&before, &Roster::default()) else { return Ok(()) };
        let known = committed(&Roster::default(), &other);
        let Some(first) = read_plan(&text, &known) else { return Ok(()) };
        prop_assert_eq!(outcomes(&first), first.rows.len() as u32);
        let second = read_plan(&text, &committed(&known, &first)).unwrap();
        let (first, second) = (transcript(&first), transcript(&second));
        // A row that asked, and was not answered, may be told by what the others brought, and then tell them more; and
        // what it says of somebody speaks for other rows only as long as it asks about the same people.
        let asked = first.iter().any(|row| row.contains(" ask "));
        let named = first.iter().any(|row| row.contains(" name "));
        for (one, two) in first.iter().zip(&second) {
            let stays = |word: &str| one.contains(word) && two.contains(word);
            let told = asked && (two.contains("update") || two.contains("create"));
            // Where the file replaces names, or brings one to somebody who had only what stands for it, a row of which
            // nothing else tells whom it is about may be told by the new one.
            let renamed = (all || named) && (two.contains("update") || two.contains("create"));
            prop_assert!(
                two.contains("unchanged") || two.contains(" ask ") || told || renamed || stays("reject") || stays("skip"),
                "first {:#?}\nsecond {:#?}", first, second
            );
        }
    }

    #[test]
    fn any_bytes_are_planned_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survives(bytes);
    }

    #[test]
    fn any_text_is_planned_or_refused(text in "[\\PC\n\r\t,;|\"@.]{0,200}|([a-z@./:\"]{0,8}[,;\n]){0,40}") {
        survives(text.into_bytes());
    }
}

fn survives(bytes: Vec<u8>) {
    let source = Source::new("any.csv", bytes);
    let Ok(sheet) = read(&source, &Reading::default()) else {
        return;
    };
    let sheet = Arc::new(sheet);
    let options = on(Platform::Instagram);
    let Ok(mapping) = guess(&sheet, &options) else {
        return;
    };
    let go = &mut |_, _| ControlFlow::Continue(());
    let plan = plan(&sheet, &mapping, &Roster::default(), &options, go).unwrap();
    assert_eq!(outcomes(&plan) as usize, sheet.rows.len());
    assert!(!rejected_csv(&plan).is_empty());
}
