//! Where the header stands, and what the columns are called.

use super::*;

fn rows_under(text: &str) -> (Option<u32>, Vec<String>, Vec<u32>) {
    let found = sheet(text);
    let lines = found.rows.iter().map(|row| row.line).collect();
    (found.header_line, found.header, lines)
}

fn header(text: &str) -> Vec<String> {
    rows_under(text).1
}

fn at(text: &str, line: u32) -> Result<Sheet, ImportError> {
    let reading = Reading {
        header_row: Some(line),
        ..Reading::default()
    };
    read(&source(text), &reading)
}

#[test]
fn titles_and_what_stands_beside_them_are_passed_over() {
    let (line, header, lines) = rows_under(
        "Influencer list 2026,,,\nPrepared by:,Anna Contact,,\nAccount:,Status,,\nhttps://example.com/report,,,\n\n\
         Name,Handle,Followers,Lieblingsfarbe\nMia,@mia,12,rot\n",
    );
    assert_eq!((line, lines), (Some(6), vec![7]));
    assert_eq!(header, ["Name", "Handle", "Followers", "Lieblingsfarbe"]);
}

#[test]
fn a_list_that_begins_with_its_first_person_has_no_header() {
    for text in [
        "Mia\nLeo\nAna\n",
        "Mia Rivers\nLeo Andersen\nAna Sousa\n",
        "Mia,Porto\nLeo,Lisbon\nAna,Faro\n",
        "Mia Rivers,Porto,blue\nLeo Andersen,Lisbon,red\n",
        "Mia,Contacted,Partner,Porto\nLeo,Contacted,Lead,Porto\nAna,Contacted,Partner,Lisbon\n",
        "Kim,2026-01-05\nLeo,2026-02-05\n",
        "skin.by.mia,Portugal\nleo_b,Spain\n",
    ] {
        let (line, header, lines) = rows_under(text);
        assert_eq!(line, None, "{text}");
        assert_eq!((header[0].as_str(), lines[0]), ("Column A", 1), "{text}");
    }
}

#[test]
fn a_header_of_words_that_we_do_not_know_is_a_header() {
    for text in [
        "Imię,Miasto,Ulubiony kolor\nMia,Porto,blue\nLeo,Lisbon,red\n",
        "Foo,Bar\n@mia,12\n@leo,13\n",
        "Zeile eins,Zahl\nMia,3\nLeo,4\n",
    ] {
        assert_eq!(rows_under(text).0, Some(1), "{text}");
    }
}

#[test]
fn two_lines_make_one_header() {
    let two = "Instagram,,TikTok,\nHandle,Followers,Handle,Followers\nmia,12K,mia.r,3K\n";
    let (line, names, lines) = rows_under(two);
    assert_eq!(
        names,
        [
            "Instagram Handle",
            "Instagram Followers",
            "TikTok Handle",
            "TikTok Followers"
        ]
    );
    assert_eq!((line, lines), (Some(2), vec![3]));

    // Cells merged downwards, and columns behind the last group that are none of its.
    assert_eq!(
        header(
            "Name,Email,Instagram,,TikTok,,,\n,,Handle,Followers,Handle,Followers,Notes,City\n\
             Mia,m@x.com,mia,12K,mia.r,3K,hi,Porto\n"
        ),
        [
            "Name",
            "Email",
            "Instagram Handle",
            "Instagram Followers",
            "TikTok Handle",
            "TikTok Followers",
            "Notes",
            "City"
        ]
    );
    // Other groups only tell namesakes apart.
    assert_eq!(
        header("Work,,Home,\nPhone,City,Phone,Country\n+351 912 345 678,Porto,+351 912 345 679,Portugal\n"),
        ["Work Phone", "City", "Home Phone", "Country"]
    );
    // A platform alone is that of the whole list.
    assert_eq!(
        header("TikTok,,,\nName,Email,Handle,Followers\nMia,m@x.com,mia,12K\n"),
        ["Name", "Email", "TikTok Handle", "TikTok Followers"]
    );
    // A title is no group.
    assert_eq!(
        header("My creators,,\nName,Handle,Followers\nMia,@mia,1\n"),
        ["Name", "Handle", "Followers"]
    );
}

#[test]
fn names_are_one_line_and_each_its_own() {
    assert_eq!(
        header("Name,\"Followers\n(Instagram)\",Email,Email,email\nMia,1,a@x.co,b@x.co,c@x.co\n"),
        ["Name", "Followers (Instagram)", "Email", "Email (2)", "email"]
    );
}

#[test]
fn units_under_the_header_are_no_person() {
    let (_, names, lines) = rows_under("Name,Handle,Followers,ER\n,@handle,#,%\nMia,@mia,12,3.4\n");
    assert_eq!((names[2].as_str(), lines), ("Followers", vec![3]));
    // A unit that makes another number of its values: they are not taken for what they are not.
    let text = "Name,Handle,Followers,ER\n,,(K),(%)\nMia,@mia,12.5,3.4\n";
    assert_eq!(header(text)[2], "Followers (K)");
    let mapping = guess(&sheet(text), &Options::default()).unwrap();
    assert_eq!(mapping.columns[2].field, Field::Custom("Followers (K)".into()));
}

#[test]
fn the_owner_says_where_the_header_stands() {
    let text = "Name,Email\nCreator,Reach them\nMia,m@x.com\n\n\"Leo\nB\",l@x.com\n";
    assert_eq!(at(text, 2).unwrap().header, ["Creator", "Reach them"]);
    let none = at(text, 0).unwrap();
    assert_eq!(
        (none.header_line, none.rows.len(), none.header[0].as_str()),
        (None, 4, "Column A")
    );
    // Any line of a row is its line.
    assert!(matches!(
        at(text, 6),
        Err(ImportError::HeaderOnly { line: 5, .. })
    ));
    let said = at(text, 4).unwrap_err().to_string();
    assert!(
        said.contains("no row on line 4") && said.contains("lines 1 to 5"),
        "{said}"
    );
    assert!(at(text, 900).is_err());
}

/// The rows that are left out, and why.
fn skipped(text: &str) -> Vec<String> {
    fresh(text)
        .rows
        .iter()
        .filter_map(|row| match &row.plan {
            RowPlan::Skip { why } => Some(format!("{} {why}", row.line)),
            _ => None,
        })
        .collect()
}

#[test]
fn footers_are_left_out_with_a_reason() {
    assert_eq!(
        skipped(
            "Name,Handle,Followers\nMia,@mia,12\nLeo,@leo,30\nTotal,,42\nAverage,,21\n\
             Exported on 2026-01-05 by Anna,,\nPage 1 of 3,,\n"
        ),
        [
            "4 a sum of the rows above",
            "5 figures about the rows above",
            "6 a note under the list",
            "7 a page number"
        ]
    );
    assert_eq!(
        skipped("Name;Follower\nMia;12\nLeo;30\n;42\nSeite 2 von 2;\n"),
        ["4 sums of the columns", "5 a page number"]
    );
    for last in [
        "Summe;42",
        "Gesamt:;42",
        "TOTAL;",
        "Gesamtergebnis;42",
        "Somme;42 ",
        "Totale;42",
        "Soma;42",
        "Totaal;42",
    ] {
        let text = format!("Name;Follower\nMia;12\nLeo;30\n{last}\n");
        assert_eq!(skipped(&text).len(), 1, "{last}");
    }
    assert_eq!(
        skipped("Name,Followers\nMia,12\nSubtotal,12\nLeo,30\n128 records,\n-----,\n"),
        [
            "3 a sum of the rows above",
            "5 a note under the list",
            "6 a note under the list"
        ]
    );
}

#[test]
fn nothing_is_said_about_the_width_of_a_footer() {
    let plan = fresh("Name,Handle,Followers\nMia,https://www.instagram.com/mia,12\nExported on 2026-01-05\n");
    assert_eq!((plan.counts().skipped, plan.problems.len()), (1, 0));
}

#[test]
fn people_with_odd_names_are_no_footers() {
    for row in [
        "Total,@total,12",
        "Media,@media,1",
        "Max,,",
        "Page,@page,3",
        "Sum Ting,,3",
        "Paige 3,,",
    ] {
        let text = format!("Name,Handle,Followers\nMia,@mia,12\n{row}\nLeo,@leo,30\n");
        assert_eq!(skipped(&text), Vec::<String>::new(), "{row}");
        let text = format!("Name,Handle,Followers\nMia,@mia,12\n{row}\n");
        assert_eq!(skipped(&text), Vec::<String>::new(), "{row} at the end");
    }
}

#[test]
fn the_header_again_is_left_out_group_line_and_all() {
    assert_eq!(
        skipped("Name,E-mail,E-mail\nMia,a@x.co,\nName,E-mail,E-mail\nLeo,b@x.co,\n"),
        ["3 the header again"]
    );
    assert_eq!(
        skipped(
            "Instagram,,TikTok,\nHandle,Followers,Handle,Followers\nmia,12K,mia.r,3K\n\
             Instagram,,TikTok,\nHandle,Followers,Handle,Followers\nleo,12K,leo.r,3K\n"
        ),
        ["4 the header again", "5 the header again"]
    );
}

#[test]
fn a_cell_without_measure_is_not_taken_apart() {
    let long = "Mia/1.2 @x ".repeat(4_000);
    let text = format!("{long},Handle\nMia,@mia\n{long},@leo\n{long},\n");
    assert_eq!(sheet(&text).rows.len(), 3);
    assert_eq!(fresh(&text).counts().rows, 3);
}
