//! What a file is, by its bytes: its name may lie. What cannot be read is refused by its own name, with what to do.

use serde::de::IgnoredAny;

use super::error::ImportError;
use super::workbook::{Package, ole};

/// A file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text; which encoding is found out later.
    Text,
    /// A workbook.
    Book(Book),
    /// Address cards.
    Cards,
}

/// A format of workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Book {
    /// Excel 2007 and later, with macros or without.
    Xlsx,
    /// The binary one of these.
    Xlsb,
    /// Excel 5 to 2003.
    Xls,
    /// OpenDocument.
    Ods,
}

impl Book {
    /// The ending that its files have.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
        }
    }
}

const EXPORT: &str = "Export the list as CSV or as a workbook and import that file";
const SAVE_AS: &str =
    "Open it in your spreadsheet program, save it as an Excel workbook (.xlsx) and import that";
const UNPACK: &str = "Unpack it and import the list inside";
const FROM_NUMBERS: &str = "Open it in Numbers, choose File > Export To > CSV or Excel and import that file";

/// A kind that we do not read, and what to do about it.
type Other = (&'static str, &'static str);

/// Says what a file is.
///
/// # Errors
/// It is nothing that holds a list as we read one.
pub(super) fn of(name: &str, bytes: &[u8]) -> Result<Kind, ImportError> {
    let file = || name.to_owned();
    let other = |(looks_like, advice): Other| ImportError::OtherKind {
        file: file(),
        looks_like: looks_like.to_owned(),
        advice: advice.to_owned(),
    };
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let mut package = Package::open(bytes).map_err(|trouble| trouble.of(name))?;
        return packed(&mut package).map(Kind::Book).map_err(other);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(name, bytes, other);
    }
    if let Some(found) = by_beginning(bytes) {
        return Err(other(found));
    }
    // Excel 5 wrote its records without a file around them, too; those before it had others.
    if let [0x09, version, length, 0, ..] = bytes
        && matches!((version, length), (0x08, 8 | 16))
    {
        return Ok(Kind::Book(Book::Xls));
    }
    if let [0x09, 0x00 | 0x02 | 0x04, 4 | 6, 0, ..] = bytes {
        return Err(other(("a workbook of Excel 4 or older", SAVE_AS)));
    }
    if is_cards(bytes) {
        return Ok(Kind::Cards);
    }
    match by_text(bytes) {
        Some(found) => Err(other(found)),
        None => Ok(Kind::Text),
    }
}

/// What a zip file is.
fn packed(package: &mut Package<'_>) -> Result<Book, Other> {
    let names: Vec<String> = package
        .names()
        .iter()
        .map(|name| name.replace('\\', "/").to_ascii_lowercase())
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("xl/workbook.bin") {
        return Ok(Book::Xlsb);
    }
    if let Some(said) = package.beginning("mimetype", 128) {
        let said = String::from_utf8_lossy(&said);
        return match said.trim().strip_prefix("application/vnd.oasis.opendocument.") {
            Some(kind) if kind.starts_with("spreadsheet") => Ok(Book::Ods),
            Some(_) => Err(("an OpenDocument text or presentation", EXPORT)),
            None => Err(("an electronic book or another packed document", EXPORT)),
        };
    }
    if below("word/") {
        return Err(("a Word document", EXPORT));
    }
    if below("ppt/") {
        return Err(("a presentation", EXPORT));
    }
    if below("xl/") || has("[content_types].xml") || has("_rels/.rels") {
        return Ok(Book::Xlsx);
    }
    if below("index/") || has("index.zip") || has("index.apxl") || names.iter().any(|n| n.ends_with(".iwa")) {
        return Err(("a Numbers spreadsheet", FROM_NUMBERS));
    }
    Err(("a zip archive", UNPACK))
}

/// What an OLE file is.
fn compound(name: &str, bytes: &[u8], other: impl Fn(Other) -> ImportError) -> Result<Kind, ImportError> {
    let file = ole::open(bytes).map_err(|trouble| trouble.of(name))?;
    let has = |stream: &str| file.exists(stream);
    if has("/EncryptedPackage") {
        return Err(ImportError::Encrypted {
            file: name.to_owned(),
        });
    }
    if has("/Workbook") || has("/Book") {
        return Ok(Kind::Book(Book::Xls));
    }
    Err(other(if has("/WordDocument") {
        ("a Word document", EXPORT)
    } else if has("/PowerPoint Document") {
        ("a presentation", EXPORT)
    } else if has("/__properties_version1.0") {
        (
            "an Outlook message",
            "In Outlook, export your contacts as CSV and import that file",
        )
    } else {
        ("an Office document without a workbook in it", EXPORT)
    }))
}

/// What other kinds of files begin with.
fn by_beginning(bytes: &[u8]) -> Option<Other> {
    let at = |place: usize, magic: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(magic));
    let known: [(usize, &[u8], &'static str, &'static str); 29] = [
        (0, b"\x89PNG\r\n", "a PNG picture", EXPORT),
        (0, b"\xFF\xD8\xFF", "a JPEG picture", EXPORT),
        (0, b"GIF87a", "a GIF picture", EXPORT),
        (0, b"GIF89a", "a GIF picture", EXPORT),
        (8, b"WEBPVP8", "a WebP picture", EXPORT),
        (0, b"II*\0", "a TIFF picture", EXPORT),
        (0, b"MM\0*", "a TIFF picture", EXPORT),
        (4, b"ftyphei", "a HEIC picture", EXPORT),
        (4, b"ftyp", "a film", EXPORT),
        (0, b"%PDF-", "a PDF document", EXPORT),
        (0, b"%!PS-", "a PostScript document", EXPORT),
        (0, b"\x1F\x8B\x08", "a gzip archive", UNPACK),
        (0, b"BZh91AY", "a bzip2 archive", UNPACK),
        (0, b"\xFD7zXZ\0", "an xz archive", UNPACK),
        (0, b"\x28\xB5\x2F\xFD", "a zstd archive", UNPACK),
        (0, b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", UNPACK),
        (0, b"Rar!\x1A\x07", "a RAR archive", UNPACK),
        (257, b"ustar", "a tar archive", UNPACK),
        (0, b"SQLite format 3\0", "a database", EXPORT),
        (4, b"Standard Jet DB", "an Access database", EXPORT),
        (4, b"Standard ACE DB", "an Access database", EXPORT),
        (0, b"PAR1", "a Parquet file", EXPORT),
        (0, b"{\\rtf", "a text document (RTF)", EXPORT),
        (0, b"\x7FELF", "a program", EXPORT),
        (0, b"MZ\x90\0", "a program", EXPORT),
        (0, b"ID;PWXL", "a SYLK spreadsheet (.slk)", SAVE_AS),
        (0, b"TABLE\r\n0,1\r\n", "a DIF spreadsheet", SAVE_AS),
        (0, b"bplist00", "a property list", EXPORT),
        (
            0,
            b"!BDN",
            "an Outlook mailbox (.pst)",
            "In Outlook, export your contacts as CSV and import that file",
        ),
    ];
    known
        .into_iter()
        .find(|(place, magic, ..)| at(*place, magic))
        .map(|(_, _, what, advice)| (what, advice))
}

/// Whether it begins as an address card, in UTF-8 or UTF-16.
fn is_cards(bytes: &[u8]) -> bool {
    const BEGIN: &[u8] = b"BEGIN:VCARD";
    let letters: Vec<u8> = bytes
        .iter()
        .copied()
        .take(256)
        .filter(|byte| !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
        .skip_while(u8::is_ascii_whitespace)
        .take(BEGIN.len())
        .collect();
    letters.eq_ignore_ascii_case(BEGIN)
}

/// What a text is that is no list.
fn by_text(bytes: &[u8]) -> Option<Other> {
    let text = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let head = text.get(..text.len().min(4096)).unwrap_or_default();
    let opens = |tag: &str| {
        head.get(..tag.len())
            .is_some_and(|opening| opening.eq_ignore_ascii_case(tag.as_bytes()))
    };
    let holds = |word: &str| {
        head.windows(word.len())
            .any(|at| at.eq_ignore_ascii_case(word.as_bytes()))
    };
    if [
        "<!doctype html",
        "<html",
        "<table",
        "<meta",
        "<body",
        "<style",
        "<div",
    ]
    .into_iter()
    .any(opens)
    {
        return Some((
            "a web page, such as some programs export under the name of a workbook",
            SAVE_AS,
        ));
    }
    if opens("<?xml") || opens("<office:document") || opens("<!doctype") || opens("<workbook") {
        return Some(
            if holds("urn:schemas-microsoft-com:office:spreadsheet")
                || holds("mso-application progid=\"excel")
            {
                ("an XML spreadsheet of 2003", SAVE_AS)
            } else if holds("opendocument:xmlns:office") {
                ("a flat OpenDocument spreadsheet (.fods)", SAVE_AS)
            } else if holds("<html") {
                ("a web page", SAVE_AS)
            } else {
                ("an XML file", EXPORT)
            },
        );
    }
    if opens("mime-version:") && holds("content-type:") {
        return Some(("a saved web page (.mht) or a message", SAVE_AS));
    }
    if opens("begin:vcalendar") {
        return Some((
            "a calendar",
            "Export your contacts as vCard or CSV and import that file",
        ));
    }
    if (opens("dn:") || opens("version: 1\n") || opens("version: 1\r\n")) && holds("objectclass:") {
        return Some((
            "an LDIF address book",
            "Export your contacts as vCard or CSV and import that file",
        ));
    }
    if matches!(head.first(), Some(b'{' | b'[')) && serde_json::from_slice::<IgnoredAny>(text).is_ok() {
        return Some(("data in JSON", EXPORT));
    }
    is_binary(bytes).then_some(("a file that holds no text", EXPORT))
}

/// Control characters are in no list, whatever its encoding: one in twenty bytes is too many. Zeros are not counted,
/// since UTF-16 and UTF-32 are full of them, nor are escape and the two shifts, with which old Japanese and Korean
/// texts change their alphabet.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    let wide = head.starts_with(b"\xFF\xFE")
        || head.starts_with(b"\xFE\xFF")
        || head.starts_with(b"\0\0\xFE\xFF")
        || head.iter().filter(|byte| **byte == 0).count() * 4 > head.len();
    let control = head
        .iter()
        .filter(|byte| matches!(byte, 0x01..=0x08 | 0x10..=0x1A | 0x1C..=0x1F | 0x7F))
        .count();
    !wide && control * 20 > head.len() || head.len() > 64 && head.iter().all(|byte| *byte == 0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        of("list.csv", bytes).unwrap_err().to_string()
    }

    #[test]
    fn other_kinds_are_called_by_their_name() {
        let mut tar = vec![b'x'; 600];
        tar[257..262].copy_from_slice(b"ustar");
        for (bytes, word) in [
            (b"\x89PNG\r\n\x1a\n".as_slice(), "a PNG picture"),
            (b"%PDF-1.7", "a PDF"),
            (b"\x1F\x8B\x08\0\0", "a gzip archive"),
            (b"SQLite format 3\0", "a database"),
            (b"\n <!DOCTYPE HTML><table>", "a web page"),
            (b"<table><tr><td>Name", "a web page"),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                "an XML spreadsheet of 2003",
            ),
            (b"[{\"name\": \"Mia\"}]", "JSON"),
            (b"BEGIN:VCALENDAR\r\n", "a calendar"),
            (b"dn: cn=Mia\nobjectclass: top\n", "an LDIF"),
            (b"\x09\x02\x06\x00\x00\x00\x10\x00", "Excel 4"),
            (&[0; 4096], "no text"),
            (b"\x01\x02\x03\x04Mia", "no text"),
            (&tar, "a tar archive"),
        ] {
            let said = refusal(bytes);
            assert!(said.contains(word) && said.starts_with("list.csv"), "{said}");
        }
    }

    #[test]
    fn texts_of_every_kind_are_texts() {
        for bytes in [
            b"Name,Instagram\nMia,@mia\n".as_slice(),
            b"",
            b"ID;Phone\n1;2\n",
            b"[Name],City\nMia,Rome\n",
            b"{broken",
            b"BMI,Name\n",
            b"\xFF\xFEn\0a\0m\0e\0\n\0",
            b"n\0a\0m\0e\0\n\0M\0i\0a\0",
            b"name,email\nMia\0,x",
            b"\x1B$B%F%9%H\x1B(B,\x1B$B%F%9%H\x1B(B\n",
        ] {
            assert_eq!(of("list.csv", bytes), Ok(Kind::Text), "{bytes:?}");
        }
    }

    #[test]
    fn cards_are_known_by_their_first_line() {
        for bytes in [
            b"BEGIN:VCARD\r\nVERSION:3.0\r\n".as_slice(),
            b"\xEF\xBB\xBF\n begin:vcard\n",
            b"\xFF\xFEB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\r\0\n\0",
        ] {
            assert_eq!(of("a.vcf", bytes), Ok(Kind::Cards));
        }
        assert_eq!(of("a.vcf", b"BEGIN,VCARD\n"), Ok(Kind::Text));
    }

    #[test]
    fn a_broken_package_is_damaged_not_unknown() {
        let said = refusal(b"PK\x03\x04\x14\0\x06\0[Content_Types].xml");
        assert!(said.contains("is damaged") && said.contains("cut off"), "{said}");
        let said = refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more");
        assert!(said.contains("is damaged"), "{said}");
    }
}
