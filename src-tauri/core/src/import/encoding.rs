//! How bytes become characters: the encodings of the web, and those that only spreadsheets still write.

use std::borrow::Cow;

/// An encoding that can be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Encoding {
    /// One of the Encoding Standard's (<https://encoding.spec.whatwg.org>).
    Standard(&'static encoding_rs::Encoding),
    /// A code page of DOS or the old Macintosh, one byte a character: the label, and its name in chardet's tables.
    /// “CSV (MS-DOS)” and “CSV (Macintosh)” of spreadsheet programs are written in them.
    Page(&'static str, &'static str),
    /// UTF-32, which the web gave up.
    Utf32 { big_endian: bool },
    /// Korean of old mail: seven bits, shifted to KS X 1001 and back.
    Iso2022Kr,
}

/// Code pages that the Encoding Standard leaves out: our label, chardet's name.
const PAGES: [(&str, &str); 15] = [
    ("ibm437", "cp437"),
    ("ibm737", "cp737"),
    ("ibm775", "cp775"),
    ("ibm850", "cp850"),
    ("ibm852", "cp852"),
    ("ibm855", "cp855"),
    ("ibm857", "cp857"),
    ("ibm858", "cp858"),
    ("ibm862", "cp862"),
    ("ibm864", "cp864"),
    ("ibm865", "cp865"),
    ("x-mac-ce", "mac-latin2"),
    ("x-mac-greek", "mac-greek"),
    ("x-mac-icelandic", "mac-iceland"),
    ("x-mac-turkish", "mac-turkish"),
];

impl Encoding {
    pub(super) const UTF_8: Self = Self::Standard(encoding_rs::UTF_8);

    /// The encoding of a label: `windows-1252`, `latin1`, `ibm850`, `cp850`, `utf-32le`.
    pub(super) fn named(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase();
        let page = |said: &str| {
            PAGES
                .iter()
                .find(|(ours, theirs)| *ours == said || *theirs == said)
                .map(|(ours, theirs)| Self::Page(ours, theirs))
        };
        match label.as_str() {
            "utf-32" | "utf-32le" => Some(Self::Utf32 { big_endian: false }),
            "utf-32be" => Some(Self::Utf32 { big_endian: true }),
            "iso-2022-kr" => Some(Self::Iso2022Kr),
            "iso-8859-15" | "latin9" => Some(Self::Standard(encoding_rs::ISO_8859_15)),
            said => encoding_rs::Encoding::for_label_no_replacement(said.as_bytes())
                .map(Self::Standard)
                .or_else(|| page(said)),
        }
    }

    /// Its label, as [`Encoding::named`] understands it.
    pub(super) fn label(self) -> String {
        match self {
            Self::Standard(encoding) => encoding.name().to_ascii_lowercase(),
            Self::Page(label, _) => label.to_owned(),
            Self::Utf32 { big_endian: false } => "utf-32le".to_owned(),
            Self::Utf32 { big_endian: true } => "utf-32be".to_owned(),
            Self::Iso2022Kr => "iso-2022-kr".to_owned(),
        }
    }

    /// The byte order mark that a text in this encoding may start with.
    pub(super) fn mark(self) -> &'static [u8] {
        match self {
            Self::Standard(e) if e == encoding_rs::UTF_8 => b"\xEF\xBB\xBF",
            Self::Standard(e) if e == encoding_rs::UTF_16LE => b"\xFF\xFE",
            Self::Standard(e) if e == encoding_rs::UTF_16BE => b"\xFE\xFF",
            Self::Standard(e) if e == encoding_rs::GB18030 => b"\x84\x31\x95\x33",
            Self::Utf32 { big_endian: false } => b"\xFF\xFE\0\0",
            Self::Utf32 { big_endian: true } => b"\0\0\xFE\xFF",
            _ => b"",
        }
    }

    /// The text, and whether bytes in it say nothing in this encoding: each such place is a U+FFFD.
    ///
    /// ASCII and valid UTF-8 are not copied.
    pub(super) fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Self::Standard(encoding) => encoding.decode_without_bom_handling(bytes),
            Self::Page(_, page) => code_page(bytes, page),
            Self::Utf32 { big_endian } => utf_32(bytes, big_endian),
            Self::Iso2022Kr => iso_2022_kr(bytes),
        }
    }
}

fn code_page<'b>(bytes: &'b [u8], page: &str) -> (Cow<'b, str>, bool) {
    if let (true, Ok(ascii)) = (bytes.is_ascii(), std::str::from_utf8(bytes)) {
        return (Cow::Borrowed(ascii), false);
    }
    let table: Vec<Option<char>> = (0..=u8::MAX)
        .map(|byte| match byte {
            0..0x80 => Some(char::from(byte)),
            _ => chardet::codecs::decode_byte(page, byte),
        })
        .collect();
    let mut broken = false;
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
    for byte in bytes {
        let read = table.get(usize::from(*byte)).copied().flatten();
        broken |= read.is_none();
        text.push(read.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    (Cow::Owned(text), broken)
}

fn utf_32(bytes: &[u8], big_endian: bool) -> (Cow<'_, str>, bool) {
    let (units, rest) = bytes.as_chunks::<4>();
    let mut broken = !rest.is_empty();
    let mut text = String::with_capacity(units.len() + units.len() / 4);
    for unit in units {
        let value = if big_endian {
            u32::from_be_bytes(*unit)
        } else {
            u32::from_le_bytes(*unit)
        };
        let read = char::from_u32(value);
        broken |= read.is_none();
        text.push(read.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (Cow::Owned(text), broken)
}

/// RFC 1557: a designation at the start, then shift-out (0x0E) and shift-in (0x0F) around KS X 1001, which EUC-KR
/// writes with the eighth bit set.
fn iso_2022_kr(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    const DESIGNATION: &[u8] = b"\x1B$)C";
    let mut shifted = false;
    let mut euc = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            0x1B if after.starts_with(&DESIGNATION[1..]) => rest = &after[DESIGNATION.len() - 1..],
            0x0E => shifted = true,
            0x0F => shifted = false,
            b'\n' | b'\r' => {
                shifted = false;
                euc.push(byte);
            }
            0x21..=0x7E if shifted => euc.push(byte | 0x80),
            _ => euc.push(byte),
        }
    }
    let (text, broken) = encoding_rs::EUC_KR.decode_without_bom_handling(&euc);
    (Cow::Owned(text.into_owned()), broken)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn read(label: &str, bytes: &[u8]) -> (String, bool) {
        let (text, broken) = Encoding::named(label).unwrap().decode(bytes);
        (text.into_owned(), broken)
    }

    #[test]
    fn every_label_names_itself() {
        for (label, _) in PAGES {
            assert_eq!(Encoding::named(label).unwrap().label(), label);
        }
        for label in [
            "utf-8",
            "windows-1252",
            "macintosh",
            "utf-32be",
            "iso-2022-kr",
            "shift_jis",
            "gbk",
        ] {
            assert_eq!(Encoding::named(label).unwrap().label(), label);
        }
        assert_eq!(Encoding::named(" Latin1 ").unwrap().label(), "windows-1252");
        assert_eq!(Encoding::named("CP850").unwrap().label(), "ibm850");
        assert_eq!(Encoding::named("klingon"), None);
        assert_eq!(Encoding::named("replacement"), None);
    }

    #[test]
    fn what_spreadsheets_for_dos_and_the_old_macintosh_wrote_is_read() {
        assert_eq!(
            read("ibm850", b"M\x81ller, Jos\x82"),
            ("Müller, José".into(), false)
        );
        assert_eq!(read("ibm852", b"\x9D\xA2d\xAB"), ("Łódź".into(), false));
        assert_eq!(read("macintosh", b"M\x9Fller"), ("Müller".into(), false));
        assert_eq!(read("x-mac-ce", b"\xFC\x97d\x90"), ("Łódź".into(), false));
    }

    #[test]
    fn what_says_nothing_is_marked_and_told() {
        assert_eq!(read("utf-8", b"a\xFFb"), ("a\u{FFFD}b".into(), true));
        assert_eq!(
            read("utf-32le", b"a\0\0\0\0\0\x11\0b\0"),
            ("a\u{FFFD}\u{FFFD}".into(), true)
        );
        assert_eq!(read("ibm857", b"a\xE7b"), ("a\u{FFFD}b".into(), true));
    }

    #[test]
    fn plain_text_is_not_copied() {
        for label in ["utf-8", "windows-1252", "ibm850", "macintosh", "shift_jis"] {
            let (text, _) = Encoding::named(label).unwrap().decode(b"name,email");
            assert!(matches!(text, Cow::Borrowed(_)), "{label}");
        }
        assert!(matches!(
            Encoding::UTF_8.decode("Zoë".as_bytes()).0,
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn korean_mail_is_shifted_back() {
        assert_eq!(
            read("iso-2022-kr", b"\x1B$)CName,\x0EGQ1[\x0F!\n").0,
            "Name,한글!\n"
        );
    }
}
