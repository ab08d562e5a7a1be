use super::*;

fn table(text: &[u8]) -> Table {
    read("a.vcf", text).unwrap()
}

/// `column: text`, a line a filled cell, cards parted by a line.
fn told(table: &Table) -> String {
    let header = table.header.clone().unwrap();
    let mut out = String::new();
    for row in table.rows.iter() {
        out.push_str(&format!("line {}\n", row.line));
        for (name, cell) in header.iter().zip(row.cells()) {
            if !cell.is_empty() {
                out.push_str(&format!("  {name}: {}\n", cell.replace('\n', " | ")));
            }
        }
    }
    for problem in &table.problems {
        out.push_str(&format!(
            "{} {:?}: {}\n",
            problem.line, problem.text, problem.message
        ));
    }
    out
}

#[test]
fn cards_of_three_versions_become_rows() {
    let text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Mia Rivers\r\nN:Rivers;Mia;;Dr.;\r\nNICKNAME:Mimi,Mi\r\n\
        EMAIL;TYPE=work;PREF=1:mia@x.com\r\nEMAIL:mailto:mia@y.com\r\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+49-151-1\r\n\
        ORG:Rivers GmbH;Studio\r\nTITLE:Potter\r\nURL:https://mia.example\r\nURL:https://www.instagram.com/mia\r\n\
        ADR;TYPE=home:;;Weg 1;Köln;NRW;50667;Germany\r\nBDAY:--0531\r\nNOTE:likes\\, tea\\nand cups\r\n\
        CATEGORIES:vip,pottery\r\nLANG:de\r\nTZ:Europe/Berlin\r\nEND:VCARD\r\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:Lou\nitem1.EMAIL;type=INTERNET:lou@x.com\nitem1.X-ABLabel:Work\n\
        item2.URL:lou.paints\nitem2.X-ABLabel:Instagram\nX-SOCIALPROFILE;type=twitter;x-user=loup:http://twitter.com/loup\n\
        X-SOCIALPROFILE;type=instagram;x-user=lou2:x-apple:lou2\nIMPP;X-SERVICE-TYPE=Skype:skype:lou.s\n\
        BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\nPHOTO;ENCODING=b:AAAA\n AAAA\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\nTEL;CELL:0151 1\n\
        BDAY:19940531T000000\nEND:VCARD\n";
    let table = table(text.as_bytes());
    assert_eq!(
        table.format,
        Format::Cards {
            version: "4.0".into()
        }
    );
    insta::assert_snapshot!(told(&table));
}

#[test]
fn a_damaged_card_is_a_problem_and_the_others_come_in() {
    let text = b"junk\nmore: junk\nBEGIN:VCARD\nFN:Ann\nBEGIN:VCARD\nFN:Ben\nno colon here\nEND:VCARD\n\
        BEGIN:VCARD\nFN:Team\nKIND:group\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n\
        BEGIN:VCARD\nFN:Cem\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Dia";
    insta::assert_snapshot!(told(&table(text)));
}

#[test]
fn a_file_with_no_whole_card_is_refused() {
    let said = read("a.vcf", b"BEGIN:VCARD\nFN:Mia\n")
        .map(|_| ())
        .unwrap_err()
        .to_string();
    assert!(said.contains("line 1") && said.contains("cut off"), "{said}");
    assert!(matches!(read("a.vcf", b"\n"), Err(ImportError::Empty { .. })));
}

#[test]
fn cards_in_utf_16_are_read() {
    let text = "\u{feff}BEGIN:VCARD\r\nFN:Müller\r\nEND:VCARD\r\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(table(&bytes).rows.get(0).unwrap().cell(0), "Müller");
}

#[test]
fn a_card_without_end_is_bounded() {
    let mut text = b"BEGIN:VCARD\nFN:Mia\nNOTE:".to_vec();
    text.resize(text.len() + 300_000, b'x');
    text.extend(b"\n");
    text.extend(b"EMAIL:mia@x.com\n".repeat(2_000));
    text.extend(b"END:VCARD\n");
    insta::assert_snapshot!(told(&table(&text)));
}
