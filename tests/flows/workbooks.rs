//! Workbooks as people keep them: the same list whatever program wrote it, and values as they are seen on the sheet.

use perennial_core::import::{Format, ImportError, Reading, Sheet, Source, read};

use crate::made::{inline, label, ods, ods_row, sheet, xls, xlsb, xlsb_sheet, xlsx, xlsx_of};

const LIST: [[&str; 4]; 4] = [
    ["Name", "Instagram", "City", "Notes"],
    ["Mia Rivers", "@mia.rivers", "Köln", "likes tea"],
    ["Lou Potts", "@lou", "", "=no formula"],
    ["Åsa Öberg", "", "Malmö", "日本語"],
];

fn opened(name: &str, bytes: Vec<u8>) -> Sheet {
    read(&Source::new(name, bytes), &Reading::default()).unwrap()
}

fn named(name: &str, bytes: &[u8], sheet: &str) -> Result<Sheet, ImportError> {
    let reading = Reading {
        sheet: Some(sheet.to_owned()),
        ..Reading::default()
    };
    read(&Source::new(name, bytes), &reading)
}

/// The header, and each row with its line, blank ends aside.
fn told(sheet: &Sheet) -> String {
    let mut out = format!("{:?} {}\n", sheet.header_line, sheet.header.join(" | "));
    for row in sheet.rows.iter() {
        let cells: Vec<&str> = row.cells().collect();
        let line = format!("{}: {}", row.line, cells.join(" | "));
        out.push_str(line.trim_end_matches([' ', '|']));
        out.push('\n');
    }
    for problem in &sheet.problems {
        out.push_str(&format!("{}: {}\n", problem.line, problem.message));
    }
    out
}

fn cells() -> impl Iterator<Item = (u32, u32, &'static str)> {
    (0..)
        .zip(LIST)
        .flat_map(|(row, cells)| (0..).zip(cells).map(move |(column, text)| (row, column, text)))
}

fn place(row: u32, column: u32) -> String {
    format!("{}{}", char::from(b'A' + column as u8), row + 1)
}

#[test]
fn a_list_is_the_same_from_text_and_from_four_kinds_of_workbook() {
    let text: String = LIST.iter().map(|row| row.join(";") + "\n").collect();
    let wanted = told(&opened("list.csv", text.into_bytes()));

    let rows: String = (0..)
        .zip(LIST)
        .map(|(row, cells)| {
            let cells: String = (0..)
                .zip(cells)
                .map(|(column, text)| inline(&place(row, column), text))
                .collect();
            format!("<row r=\"{}\">{cells}</row>", row + 1)
        })
        .collect();
    assert_eq!(told(&opened("list.xlsx", xlsx(&sheet(&rows), &[]))), wanted);
    // Programs other than Excel leave out where a cell stands.
    let bare: String = LIST
        .iter()
        .map(|cells| {
            format!(
                "<row>{}</row>",
                cells.map(|text| inline("", text).replace(" r=\"\"", "")).concat()
            )
        })
        .collect();
    assert_eq!(told(&opened("bare.xlsx", xlsx(&sheet(&bare), &[]))), wanted);
    let strings: String = cells()
        .map(|(_, _, text)| format!("<si><t>{text}</t></si>"))
        .collect();
    let shared: String = (0..4)
        .map(|row| {
            let cells = (0..4).map(|column| format!("<c t=\"s\"><v>{}</v></c>", row * 4 + column));
            format!("<row>{}</row>", cells.collect::<String>())
        })
        .collect();
    let strings = format!("<sst uniqueCount=\"16\">{strings}</sst>");
    let shared = xlsx(&sheet(&shared), &[("xl/sharedStrings.xml", strings.as_bytes())]);
    assert_eq!(told(&opened("shared.xlsx", shared)), wanted);

    assert_eq!(told(&opened("list.xlsb", xlsb(&xlsb_sheet(cells())))), wanted);

    let table: String = LIST.iter().map(|row| ods_row("", row)).collect();
    assert_eq!(told(&opened("list.ods", ods(&table))), wanted);

    let records: Vec<u8> = cells()
        .filter(|(_, _, text)| !text.is_empty())
        .flat_map(|(row, column, text)| label(row as u16, column as u16, text))
        .collect();
    assert_eq!(told(&opened("list.xls", xls(&[], &records))), wanted);
}

#[test]
fn values_read_as_they_are_seen_on_the_sheet() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/>\
                  <numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/><numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/>\
                  </numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/>\
                  <xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>";
    let number = |style: u32, value: &str| format!("<c s=\"{style}\"><v>{value}</v></c>");
    let rows = [
        format!(
            "<row r=\"2\">{}{}</row>",
            inline("B2", "Name"),
            inline("C2", "Value")
        ),
        format!(
            "<row>{}{}</row>",
            inline("B3", "a phone"),
            number(0, "4.9151123456780003E12")
        ),
        format!(
            "<row>{}{}</row>",
            inline("B4", "followers"),
            number(0, "13800000")
        ),
        format!(
            "<row>{}{}</row>",
            inline("B5", "a sum"),
            number(0, "0.30000000000000004")
        ),
        format!(
            "<row>{}{}</row>",
            inline("B6", "a rate"),
            number(1, "3.4700000000000002E-2")
        ),
        format!("<row>{}{}</row>", inline("B7", "a post code"), number(2, "1067")),
        format!(
            "<row hidden=\"1\">{}{}</row>",
            inline("B8", "a day, hidden"),
            number(3, "46027")
        ),
        format!(
            "<row>{}{}</row>",
            inline("B9", "a time of a day"),
            number(4, "46027.4375")
        ),
        format!(
            "<row>{}{}</row>",
            inline("B10", "a stretch"),
            number(5, "1.104166666666667")
        ),
        format!("<row>{}{}</row>", inline("B11", "a time"), number(6, "0.4375")),
        format!("<row>{}<c t=\"b\"><v>1</v></c></row>", inline("B12", "a yes")),
        format!(
            "<row>{}<c t=\"e\"><v>#N/A</v></c></row>",
            inline("B13", "an error")
        ),
        format!(
            "<row>{}<c t=\"e\"><v>#SPILL!</v></c></row>",
            inline("B14", "an error of today")
        ),
        format!(
            "<row>{}<c t=\"inlineStr\"><is><r><t xml:space=\"preserve\">rich </t></r><r><rPr><b/></rPr><t>text</t></r></is></c></row>",
            inline("B15", "bold")
        ),
        format!(
            "<row>{}<c t=\"str\"><f>A1&amp;\"x\"</f><v>of a formula</v></c></row>",
            inline("B16", "a text")
        ),
        "<row r=\"17\"/>".to_owned(),
        format!("<row r=\"20\">{}</row>", inline("B20", "two lines&#10;of text")),
    ];
    let parts: [(&str, &[u8]); 1] = [("xl/styles.xml", styles.as_bytes())];
    let list = sheet(&rows.concat());
    let told_1900 = told(&opened("values.xlsx", xlsx(&list, &parts)));
    insta::assert_snapshot!(told_1900);

    // The same days, counted from 1904 as Excel for the Mac did.
    let earlier = String::from_utf8(list).unwrap().replace("<v>46027", "<v>44565");
    let properties = "<workbookPr date1904=\"1\"/>";
    let book = xlsx_of(properties, &[("List", "visible", earlier.as_bytes())], &parts);
    assert_eq!(told(&opened("values.xlsx", book)), told_1900);
}

#[test]
fn the_sheet_with_the_list_is_found_and_another_can_be_chosen() {
    let table = |name: &str, rows: u32| {
        let rows: String = (1..=rows)
            .map(|row| {
                format!(
                    "<row>{}{}</row>",
                    inline(&format!("A{row}"), name),
                    inline(&format!("B{row}"), "@mia")
                )
            })
            .collect();
        sheet(&rows)
    };
    let words: String = (1..40)
        .map(|row| format!("<row>{}</row>", inline(&format!("A{row}"), "how to")))
        .collect();
    let sheets = [
        ("Read me", "visible", sheet(&words)),
        ("Blank", "visible", sheet("")),
        ("Archive", "hidden", table("old", 90)),
        ("Spring", "visible", table("Spring", 20)),
        ("Summer", "visible", table("Summer", 30)),
    ];
    let sheets: Vec<(&str, &str, &[u8])> = sheets
        .iter()
        .map(|(name, state, sheet)| (*name, *state, sheet.as_slice()))
        .collect();
    let bytes = xlsx_of("", &sheets, &[]);
    let Format::Workbook {
        format,
        sheet,
        sheets,
    } = opened("lists.xlsx", bytes.clone()).format
    else {
        panic!("it is a workbook");
    };
    let titles: Vec<String> = sheets
        .into_iter()
        .map(|title| format!("{} {}", title.name, title.rows))
        .collect();
    assert_eq!((format.as_str(), sheet.as_str()), ("xlsx", "Spring"));
    assert_eq!(titles, ["Read me 39", "Spring 20", "Summer 30", "Archive 90"]);

    assert_eq!(
        named("lists.xlsx", &bytes, "summer ")
            .unwrap()
            .rows
            .get(3)
            .unwrap()
            .cell(0),
        "Summer"
    );
    assert_eq!(
        named("lists.xlsx", &bytes, "Archive")
            .unwrap()
            .rows
            .get(3)
            .unwrap()
            .cell(0),
        "old"
    );
    let said = named("lists.xlsx", &bytes, "Autumn").unwrap_err().to_string();
    assert_eq!(
        said,
        "lists.xlsx has no sheet “Autumn”; its sheets are: Read me, Blank, Archive, Spring, Summer"
    );
    let said = named("lists.xlsx", &bytes, "Blank").unwrap_err().to_string();
    assert!(said.starts_with("lists.xlsx (sheet “Blank”) is empty"), "{said}");
}

#[test]
fn what_opendocument_repeats_and_covers_is_read_as_it_is_seen() {
    let cell = |attributes: &str, inside: &str| {
        format!("<table:table-cell {attributes}>{inside}</table:table-cell>")
    };
    let text = |text: &str| {
        cell(
            "office:value-type=\"string\"",
            &format!("<text:p>{text}</text:p>"),
        )
    };
    let rows = [
        format!("<table:table-header-rows><table:table-row>{}{}</table:table-row></table:table-header-rows>", text("Name"), text("Value")),
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>".to_owned(),
        format!("<table:table-row table:number-rows-repeated=\"2\">{}{}</table:table-row>", text("twice"), cell("office:value-type=\"float\" office:value=\"4915112345678\"", "<text:p>4,91511E+12</text:p>")),
        format!("<table:table-row>{}<table:covered-table-cell><text:p>under it</text:p></table:covered-table-cell>{}</table:table-row>", text("merged"), text("beside")),
        format!("<table:table-row>{}{}</table:table-row>", text("a<text:s text:c=\"2\"/>b<text:line-break/>c<text:span>d</text:span>"), cell("office:value-type=\"percentage\" office:value=\"0.0347\"", "<text:p>3,47 %</text:p>")),
        format!("<table:table-row>{}{}</table:table-row>", text("a day"), cell("office:value-type=\"date\" office:date-value=\"2026-01-05T10:30:00\"", "<text:p>5.1.26</text:p>")),
        format!("<table:table-row>{}{}</table:table-row>", text("a stretch"), cell("office:value-type=\"time\" office:time-value=\"PT26H30M00S\"", "<text:p>26:30</text:p>")),
        format!("<table:table-row>{}{}</table:table-row>", text("a yes"), cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "<text:p>WAHR</text:p>")),
        format!("<table:table-row>{}{}</table:table-row>", text("a remark"), cell("office:value-type=\"string\"", "<office:annotation><text:p>not this</text:p></office:annotation><text:p>this</text:p><text:p>and this</text:p>")),
        "<table:table-row table:number-rows-repeated=\"1048565\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>".to_owned(),
    ];
    insta::assert_snapshot!(told(&opened("list.ods", ods(&rows.concat()))));
}
