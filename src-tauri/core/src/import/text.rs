//! From bytes to text: what is no text file is named for what it is, with what to do.

use super::error::ImportError;
use super::sheet::Source;

/// The largest file that is read: 512 MB.
pub const MOST_BYTES: usize = 512 * 1024 * 1024;

const SAVE_AS: &str = "Open it in your spreadsheet program, save it as “CSV UTF-8” and import that file";
const EXPORT: &str = "Export the list as CSV and import that file";

/// The text of a source, without a byte order mark.
pub(super) fn decode(source: &Source) -> Result<&str, ImportError> {
    let file = || source.name.clone();
    let bytes = source.bytes.as_slice();
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge {
            file: file(),
            most: "512".to_owned(),
            what: "megabytes",
        });
    }
    if let Some((looks_like, advice)) = other_format(bytes) {
        return Err(ImportError::NotCsv {
            file: file(),
            looks_like: looks_like.to_owned(),
            advice: advice.to_owned(),
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let before = source.bytes.len() - bytes.len();
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.valid_up_to();
            let lines = bytes[..at].iter().filter(|b| **b == b'\n').count();
            Err(ImportError::NotUtf8 {
                file: file(),
                line: u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1),
                byte: bytes.get(at).copied().unwrap_or_default(),
                at: (before + at + 1) as u64,
            })
        }
    }
}

/// What a file is that is no CSV, by its first bytes.
fn other_format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let head = &bytes[..bytes.len().min(4096)];
    let holds = |word: &[u8]| head.windows(word.len()).any(|w| w == word);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Some(if holds(b"opendocument.spreadsheet") {
            ("an OpenDocument spreadsheet (.ods)", SAVE_AS)
        } else if holds(b"xl/") || holds(b"[Content_Types].xml") || holds(b"_rels/") {
            ("an Excel workbook (.xlsx)", SAVE_AS)
        } else {
            ("a zip archive", "Unpack it and import the CSV file inside")
        });
    }
    let named = [
        (
            b"\xD0\xCF\x11\xE0".as_slice(),
            "an old Excel workbook (.xls)",
            SAVE_AS,
        ),
        (b"\x89PNG", "a PNG picture", EXPORT),
        (b"\xFF\xD8\xFF", "a JPEG picture", EXPORT),
        (b"GIF8", "a GIF picture", EXPORT),
        (b"%PDF", "a PDF document", EXPORT),
        (
            b"\x1F\x8B",
            "a gzip archive",
            "Unpack it and import the CSV file inside",
        ),
        (b"SQLite format 3\0", "a database", EXPORT),
        (b"{\\rtf", "a text document (RTF)", EXPORT),
        (b"BEGIN:VCARD", "a vCard address book", EXPORT),
        (b"\xFF\xFE", "text in UTF-16 (“Unicode text”)", SAVE_AS),
        (b"\xFE\xFF", "text in UTF-16 (“Unicode text”)", SAVE_AS),
    ];
    if let Some((_, what, advice)) = named.iter().find(|(magic, ..)| starts(magic)) {
        return Some((what, advice));
    }
    let opening = head.trim_ascii_start();
    let opens = |tag: &str| {
        opening
            .get(..tag.len())
            .is_some_and(|o| o.eq_ignore_ascii_case(tag.as_bytes()))
    };
    if ["<!doctype html", "<html", "<table", "<?xml"]
        .into_iter()
        .any(opens)
    {
        return Some(("a web page or XML", SAVE_AS));
    }
    // A zero byte is in no CSV; every other one being zero is UTF-16 without its mark.
    let zeros = head.iter().filter(|b| **b == 0).count();
    if zeros * 3 > head.len() && zeros * 3 < head.len() * 2 {
        return Some(("text in UTF-16 (“Unicode text”)", SAVE_AS));
    }
    bytes.contains(&0).then_some(("a binary file", EXPORT))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        decode(&Source::new("list.csv", bytes.to_vec()))
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn other_formats_are_called_by_their_name() {
        for (bytes, word) in [
            (
                b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".as_slice(),
                "an Excel workbook",
            ),
            (b"PK\x03\x04\x14\0\0\0something", "a zip archive"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", "an old Excel workbook"),
            (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
            (b"%PDF-1.7", "a PDF"),
            (b"\xFF\xFEn\0a\0m\0e\0", "UTF-16"),
            (b"n\0a\0m\0e\0\n\0", "UTF-16"),
            (b"name,email\nMia\0,x", "a binary file"),
            (b"\n <!DOCTYPE HTML><table>", "a web page"),
            (b"BEGIN:VCARD\r\n", "a vCard"),
        ] {
            let said = refusal(bytes);
            assert!(said.contains(word) && said.contains("list.csv"), "{said}");
        }
    }

    #[test]
    fn a_byte_that_is_no_utf8_is_named_with_its_line() {
        let said = refusal(b"name\nMia\nAndr\xE9\n");
        assert!(
            said.contains("line 3") && said.contains("0xE9") && said.contains("byte 14 "),
            "{said}"
        );
        assert!(said.contains("CSV UTF-8"), "{said}");
        assert!(refusal(b"\xEF\xBB\xBFname\nAndr\xE9\n").contains("byte 13 "));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let source = Source::new("a.csv", b"\xEF\xBB\xBFname".to_vec());
        assert_eq!(decode(&source), Ok("name"));
    }
}
