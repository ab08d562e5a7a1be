fn opened(source: &Source) -> Result<Sheet, ImportError> {
    read(source, &Reading::default())
}

fn delimiter(sheet: &Sheet) -> char {
    match &sheet.format {
        Format::Text { delimiter, .. } => *delimiter,
        other => panic!("{other:?}"),
    }
}

use super::*;

fn fixture(name: &str) -> Source {
    let path = format!(
        "{}/../../tests/fixtures/import/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    Source::new(name.to_owned(), std::fs::read(path).unwrap())
}

fn lines(sheet: &Sheet) -> Vec<u32> {
    sheet.rows.iter().map(|row| row.line).collect()
}

fn refusal(text: impl Into<Vec<u8>>) -> String {
    opened(&source(text)).unwrap_err().to_string()
}

#[test]
fn odd_files_are_read_or_refused_with_their_line() {
    let strange = opened(&fixture("strange.csv")).unwrap();
    assert_eq!(delimiter(&strange), ';');
    assert!(
        strange
            .problems
            .iter()
            .any(|problem| problem.text.is_empty() && problem.line > 1)
    );

    let bare = opened(&fixture("smallpop-no-headers.csv")).unwrap();
    assert_eq!(bare.header, ["Column A", "Column B", "Column C", "Column D"]);
    assert_eq!(
        (bare.header_line, bare.rows.len(), bare.rows.get(0).unwrap().line),
        (None, 10, 1)
    );

    let latin = opened(&fixture("uspop-latin1.csv")).unwrap();
    let format = format!("{:?}", latin.format);
    assert!(format.contains("windows-1252"), "{format}");
}

#[test]
fn the_header_is_found_under_title_rows_and_blank_rows() {
    let found = sheet("\n,,\nMy creators,,\n,,\nName,Handle,Followers\nMia,@mia,12\n\n,,\nLeo,@leo,3\n");
    assert_eq!(found.header, ["Name", "Handle", "Followers"]);
    assert_eq!((found.header_line, lines(&found)), (Some(5), vec![6, 9]));
}

#[test]
fn a_file_without_a_header_loses_no_row() {
    for text in [
        "@mia\n@leo\n",
        "mia.rivers\nleo_b\n",
        "Mia,mia@x.com\nLeo,leo@x.com\n",
        "Mia Rivers,12.5K\nLeo,3K\n",
    ] {
        let found = sheet(text);
        assert_eq!((found.header_line, found.rows.len()), (None, 2), "{text}");
        assert_eq!(found.header[0], "Column A");
    }
    let found = sheet("Creators\nmia\nleo\n");
    assert_eq!((found.header[0].as_str(), found.rows.len()), ("Creators", 2));
}

#[test]
fn lines_are_those_of_the_file_whatever_ends_them() {
    assert_eq!(
        lines(&sheet("Name,Email\r\nMia,a@x.co\r\n\r\nLeo,b@x.co\r\n")),
        [2, 4]
    );
    assert_eq!(lines(&sheet("Name,Email\rMia,a@x.co\rLeo,b@x.co\r")), [2, 3]);
    assert_eq!(lines(&sheet("sep=;\nName;Note\nMia;\"a\nb\"\nLeo;c\n")), [3, 5]);
    assert_eq!(lines(&sheet("\u{FEFF}Name,Email\nMia,a@x.co")), [2]);
}

#[test]
fn ragged_rows_are_kept_and_flagged() {
    let found =
        sheet("Name,Email,Note\nMia,mia@x.com\nLeo,leo@x.com,hi,stray\nAna,ana@x.com,yo,,\nZoe,z@x.com,a\n");
    assert_eq!(found.rows.len(), 4);
    let said: Vec<(u32, &str, &str)> = found
        .problems
        .iter()
        .map(|p| (p.line, p.column.as_str(), p.text.as_str()))
        .collect();
    assert_eq!(said, [(2, "Note", ""), (3, "Column D", "stray")]);
}

#[test]
fn headers_are_unique_and_unnamed_columns_have_letters() {
    let found = sheet("Email,Email,,Email (2),Name\na@x.com,b@x.com,c,d,Mia\n");
    assert_eq!(
        found.header,
        ["Email", "Email (2)", "Column C", "Email (2) (2)", "Name"]
    );
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    assert!(refusal("").contains("list.csv is empty"));
    assert!(refusal("\n\n , \n").contains("is empty"));
    assert!(refusal("Name,Email\n").contains("header row (line 1) and no rows"));
    assert!(refusal("Name,Note\nMia,\"never closed\nLeo,x\n").contains("line 2 is never closed"));
    assert!(refusal("Name,Note\nMia,x\n\"Leo").contains("line 3 is never closed"));
    assert!(refusal(vec![b','; 3_000]).contains("is empty"));
    assert!(refusal(format!("a{}b\n", ",".repeat(3_000))).contains("more than 2048 columns"));
}

#[test]
fn too_many_rows_are_refused() {
    let text = "a\n".repeat(MOST_ROWS + 2);
    assert!(refusal(text).contains("more than 1000000 rows"));
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    let sheet = opened(&fixture("creators.csv")).unwrap();
    assert_eq!(
        sheet.hash,
        "5f684f9f88b92389ccb6ba38a0267b77530a1ac3e6e4268b623b3b37109ad176"
    );
}

#[test]
fn a_messy_list_of_creators_is_understood() {
    let sheet = Arc::new(opened(&fixture("creators.csv")).unwrap());
    let options = Options::default();
    let mapping = guess(&sheet, &options).unwrap();
    let plan = plan(&sheet, &mapping, &Roster::default(), &options, &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(
        transcript(&plan),
        ["4 create", "5 create", "6 create", "7 create", "8 create"]
    );
    let seen: Vec<String> = (0..plan.rows.len())
        .map(|at| {
            let candidate = plan.candidate(at);
            let accounts: Vec<String> = candidate
                .accounts
                .iter()
                .map(|one| {
                    format!(
                        "{}:{} {:?}",
                        one.account.platform, one.account.handle, one.followers
                    )
                })
                .collect();
            format!(
                "{:?} {accounts:?} {:?} {:?}",
                candidate.name.as_deref().unwrap(),
                candidate.emails,
                candidate.tags
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            r#""Mia Rivers" ["instagram:miarivers Some(12500)", "tiktok:mia.rivers None"] ["mia@example.com"] ["skincare", "vegan"]"#,
            r#""Leo Andersen" ["instagram:leo.bakes Some(1234567)"] ["leo@example.com"] ["baking"]"#,
            r#""Ana Sousa" ["instagram:ana_sousa Some(409800000)", "tiktok:anasousa None"] [] []"#,
            r#""only.handle" ["instagram:only.handle None"] [] []"#,
            r#""Zoë Müller" ["instagram:zoe.m None"] ["zoe@example.com", "studio@example.com"] ["skincare", "VIP"]"#,
        ]
    );
    assert_eq!(plan.problems, []);
}

#[test]
fn naughty_names_come_through_as_they_are() {
    let path = format!(
        "{}/../../tests/fixtures/import/blns.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let naughty: Vec<String> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let usable = |name: &&String| !name.trim().is_empty() && !name.contains('\0');
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["Name", "Email", "Notes"]).unwrap();
    for (at, name) in naughty.iter().filter(usable).enumerate() {
        writer
            .write_record([name.as_str(), &format!("p{at}@example.com"), name])
            .unwrap();
    }
    // Marks and case aside, some of them are the same name.
    let options = Options {
        decisions: vec![Decision {
            about: About::Outcome(Outcome::Ask),
            take: Take::New,
        }],
        ..Options::default()
    };
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    let plan = planned(&text, &Roster::default(), &options);
    assert_eq!(
        plan.counts().created as usize,
        naughty.iter().filter(usable).count()
    );
    for (at, name) in naughty.iter().filter(usable).enumerate() {
        let candidate = plan.candidate(at);
        let one_line = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if candidate.named {
            assert_eq!(candidate.name.as_deref(), Some(one_line.as_str()));
        }
    }
}
