//! Workbooks made part by part, so that each can lie in its own way.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

pub const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A zip file of these files.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        // A mimetype stands as it is, by the standard.
        let options = match *name {
            "mimetype" => options.compression_method(CompressionMethod::Stored),
            _ => options,
        };
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An `.xlsx` of one sheet, with other parts beside it.
pub fn xlsx(sheet: &[u8], others: &[(&str, &[u8])]) -> Vec<u8> {
    xlsx_of("", &[("List", "visible", sheet)], others)
}

/// An `.xlsx` of sheets, each with its name and whether it is shown; the book has these properties.
pub fn xlsx_of(properties: &str, sheets: &[(&str, &str, &[u8])], others: &[(&str, &[u8])]) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let top = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relation}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let each = || (1..).zip(sheets);
    let named: String = each()
        .map(|(at, (name, state, _))| {
            format!("<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"r{at}\"/>")
        })
        .collect();
    let book = format!(
        "<workbook xmlns=\"{SPREADSHEET}\" xmlns:r=\"{relation}\">{properties}<sheets>{named}</sheets></workbook>"
    );
    let related: String = each()
        .map(|(at, _)| {
            format!(
                "<Relationship Id=\"r{at}\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
            )
        })
        .collect();
    let relations = format!("<Relationships xmlns=\"{package}\">{related}</Relationships>");
    let paths: Vec<String> = each()
        .map(|(at, _)| format!("xl/worksheets/sheet{at}.xml"))
        .collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", top.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
    ];
    for (path, (_, _, sheet)) in paths.iter().zip(sheets) {
        parts.push((path, sheet));
    }
    parts.extend_from_slice(others);
    packed(&parts)
}

/// A sheet around rows.
pub fn sheet(rows: &str) -> Vec<u8> {
    format!("<worksheet xmlns=\"{SPREADSHEET}\"><sheetData>{rows}</sheetData></worksheet>").into_bytes()
}

/// A cell with its text in it.
pub fn inline(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// An `.ods` of this table.
pub fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"List\">{table}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    ods_of(content.as_bytes())
}

pub fn ods_of(content: &[u8]) -> Vec<u8> {
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content),
    ])
}

/// A row of text cells.
pub fn ods_row(attributes: &str, cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .map(|text| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        })
        .collect();
    format!("<table:table-row{attributes}>{cells}</table:table-row>")
}

/// The one sheet of an `.xlsb`, with these text cells.
pub fn xlsb_sheet<'t>(cells: impl IntoIterator<Item = (u32, u32, &'t str)>) -> Vec<u8> {
    let mut records = binary(0x81, &[]);
    let corner: Vec<u8> = [0_u32, 0x000F_FFFF, 0, 0x3FFF]
        .into_iter()
        .flat_map(u32::to_le_bytes)
        .collect();
    records.extend(binary(0x94, &corner));
    records.extend(binary(0x91, &[]));
    let mut row_now = None;
    for (row, column, text) in cells {
        if row_now.replace(row) != Some(row) {
            let mut head = u32::to_le_bytes(row).to_vec();
            head.extend([0; 13]);
            records.extend(binary(0x00, &head));
        }
        let mut cell = u32::to_le_bytes(column).to_vec();
        cell.extend([0; 4]);
        cell.extend(wide(text));
        records.extend(binary(0x06, &cell));
    }
    records.extend(binary(0x92, &[]));
    records
}

/// An `.xlsb` of one sheet whose records these are.
pub fn xlsb(sheet: &[u8]) -> Vec<u8> {
    let mut book = binary(0x83, &[]);
    book.extend(binary(0x8F, &[]));
    let mut bundle = vec![0, 0, 0, 0, 1, 0, 0, 0];
    bundle.extend(wide("r1"));
    bundle.extend(wide("List"));
    book.extend(binary(0x9C, &bundle));
    book.extend(binary(0x90, &[]));
    book.extend(binary(0x9D, &[0; 26]));
    book.extend(binary(0x84, &[]));
    packed(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<Relationships/>"),
        (
            "xl/_rels/workbook.bin.rels",
            b"<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.bin\"/></Relationships>",
        ),
        ("xl/workbook.bin", &book),
        ("xl/worksheets/sheet1.bin", sheet),
    ])
}

/// A record of an `.xlsb`.
pub fn binary(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = Vec::new();
    if kind < 0x80 {
        record.push(kind as u8);
    } else {
        record.extend([(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]);
    }
    let mut length = data.len();
    loop {
        let low = (length & 0x7F) as u8;
        length >>= 7;
        record.push(if length > 0 { low | 0x80 } else { low });
        if length == 0 {
            break;
        }
    }
    record.extend(data);
    record
}

/// A text of an `.xlsb`.
pub fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = (units.len() as u32).to_le_bytes().to_vec();
    bytes.extend(units.into_iter().flat_map(u16::to_le_bytes));
    bytes
}

/// A bare `.xls` whose one sheet has these records, behind these records of the book.
pub fn xls(book: &[u8], sheet: &[u8]) -> Vec<u8> {
    let opening = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut bytes = opening(5);
    bytes.extend(book);
    let name = b"\x04\0List";
    let at = bytes.len() + 4 + 6 + name.len() + 4;
    let mut entry = (at as u32).to_le_bytes().to_vec();
    entry.extend([0, 0]);
    entry.extend(name);
    bytes.extend(record(0x0085, &entry));
    bytes.extend(record(0x000A, &[]));
    assert_eq!(bytes.len(), at);
    bytes.extend(opening(0x10));
    bytes.extend(sheet);
    bytes.extend(record(0x000A, &[]));
    bytes
}

/// A record of an `.xls`.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = kind.to_le_bytes().to_vec();
    record.extend((data.len() as u16).to_le_bytes());
    record.extend(data);
    record
}

/// A text cell of an `.xls`.
pub fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut data = Vec::new();
    for number in [row, column, 0, units.len() as u16] {
        data.extend(number.to_le_bytes());
    }
    data.push(1);
    data.extend(units.into_iter().flat_map(u16::to_le_bytes));
    record(0x0204, &data)
}
