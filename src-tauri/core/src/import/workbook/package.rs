//! The zip file that a workbook is, looked through before anything is made of it: what it unpacks to is counted, never
//! believed.

use std::io::{self, Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::Trouble;
use super::xml::{Xml, attribute};

/// The most bytes that a workbook may unpack to.
const MOST_UNPACKED: u64 = 640 * 1024 * 1024;

/// From here on it matters how much smaller it is packed.
const LARGE: u64 = 64 * 1024 * 1024;

/// Real workbooks pack to a tenth or a fiftieth.
const MOST_RATIO: u64 = 250;

/// The most files in a workbook.
const MOST_PARTS: usize = 10_000;

/// The most bytes of a part that its reader keeps whole: styles, names, relations.
const MOST_KEPT: u64 = 48 * 1024 * 1024;

/// The most bytes of memory for the texts that cells share.
const MOST_SHARED: u64 = 400 * 1024 * 1024;

/// The most bytes of one element that its reader keeps whole: a cell, a shared text, a name.
const MOST_ELEMENT: u64 = 4 * 1024 * 1024;

/// Excel knows 65,490 formats and as many names as fit.
const MOST_FORMATS: u64 = 100_000;

/// A workbook's zip file.
pub(in crate::import) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Reads the directory of a zip file.
    pub(in crate::import) fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if zip.len() > MOST_PARTS {
            return Err(Trouble::Swollen(format!("{} files", zip.len())));
        }
        let mut unpacked = 0_u64;
        for index in 0..zip.len() {
            let part = zip.by_index_raw(index).map_err(|error| broken(&error))?;
            if part.encrypted() {
                return Err(Trouble::Encrypted);
            }
            unpacked = unpacked.saturating_add(part.size());
        }
        let packed = bytes.len() as u64;
        if unpacked > MOST_UNPACKED || (unpacked > LARGE && unpacked / packed.max(1) > MOST_RATIO) {
            return Err(Trouble::Swollen(megabytes(unpacked)));
        }
        Ok(Self { zip })
    }

    /// The names of its files.
    pub(in crate::import) fn names(&self) -> Vec<String> {
        self.zip
            .file_names()
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .collect()
    }

    /// A file of it as XML.
    pub(super) fn xml(&mut self, part: &str) -> Result<Option<Xml<impl Read>>, Trouble> {
        match self.zip.by_name(part) {
            Ok(file) => Ok(Some(Xml::new(part, Honest::new(file)))),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(broken(&error)),
        }
    }

    /// The first bytes of a file of it.
    pub(in crate::import) fn beginning(&mut self, part: &str, most: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = self.zip.by_name(part).ok()?;
        file.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Reads every part once as calamine will, and refuses what would make it take too much memory. Calamine trusts
    /// the counts that a file claims, keeps whole what stands between two tags and copies every font for every format.
    pub(super) fn check_parts(&mut self) -> Result<(), Trouble> {
        for index in 0..self.zip.len() {
            let file = self.zip.by_index(index).map_err(|error| broken(&error))?;
            let Ok(name) = file.name().map(|name| name.to_ascii_lowercase()) else {
                continue;
            };
            let mut file = Honest::new(file);
            if name.ends_with(".bin") {
                check_binary(&name, &mut file)?;
                continue;
            }
            let mut first = [0_u8; 512];
            let head = read_some(&mut file, &mut first).map_err(|error| Trouble::io(&name, &error))?;
            let head = first.get(..head).unwrap_or_default();
            let all = head.chain(&mut file);
            if name.ends_with(".xml") || name.ends_with(".rels") || looks_like_xml(head) {
                check_xml(&name, all)?;
            } else {
                // A picture: its reader would see no tag in it and keep it whole, were it named as a sheet.
                let size = io::copy(&mut { all }, &mut io::sink()).unwrap_or(u64::MAX);
                if size > 2 * MOST_KEPT {
                    return Err(Trouble::Swollen(megabytes(size)));
                }
            }
        }
        Ok(())
    }
}

fn looks_like_xml(head: &[u8]) -> bool {
    head.strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start()
        .starts_with(b"<")
        || head.starts_with(b"\xFF\xFE")
        || head.starts_with(b"\xFE\xFF")
}

#[derive(Default)]
struct Seen {
    /// Elements that their reader keeps: formats, fonts, names, relations.
    kept: u64,
    shared: u64,
    claimed: u64,
    longest: u64,
}

fn check_xml(part: &str, file: impl Read) -> Result<(), Trouble> {
    let mut xml = Xml::new(part, file);
    let mut seen = Seen::default();
    // The element that is kept whole and open now, and where it began.
    let mut open: Option<(String, u64)> = None;
    loop {
        let before = xml.position();
        let mut closed = false;
        let mut opens = None;
        match xml.next()? {
            Event::Eof => break,
            Event::Start(start) => match start.local_name().into_inner() {
                name @ ("si" | "c" | "is" | "definedName") => {
                    seen.shared += u64::from(name == "si");
                    seen.kept += u64::from(name == "definedName");
                    opens = open.is_none().then(|| name.to_owned());
                }
                "sst" => {
                    let claim = attribute(&start, "uniqueCount").and_then(|count| count.trim().parse().ok());
                    seen.claimed = seen.claimed.max(claim.unwrap_or(0));
                }
                "xf" | "font" | "fill" | "border" | "numFmt" | "Relationship" | "sheet" => seen.kept += 1,
                _ => {}
            },
            Event::End(end) => {
                closed = open
                    .as_ref()
                    .is_some_and(|(name, _)| name == end.local_name().into_inner());
            }
            _ => {}
        }
        let after = xml.position();
        seen.longest = seen.longest.max(after.saturating_sub(before));
        if let Some(name) = opens {
            open = Some((name, before));
        }
        if open
            .as_ref()
            .is_some_and(|(_, from)| after.saturating_sub(*from) > MOST_ELEMENT)
        {
            return Err(Trouble::too_much("1,000,000", "characters in a cell"));
        }
        if closed {
            open = None;
        }
    }
    seen.check(part, xml.position())
}

impl Seen {
    fn check(&self, part: &str, size: u64) -> Result<(), Trouble> {
        if self.kept > 0 && size > MOST_KEPT {
            return Err(Trouble::Swollen(format!(
                "{} of formats and names",
                megabytes(size)
            )));
        }
        if self.kept > MOST_FORMATS || self.kept.saturating_mul(self.longest) > 256 * 1024 * 1024 {
            return Err(Trouble::Swollen(format!("{} formats and names", self.kept)));
        }
        if self.claimed > self.shared.saturating_add(1_000_000) {
            let (claimed, shared) = (self.claimed, self.shared);
            return Err(Trouble::damaged(
                part,
                format!("it claims to have {claimed} texts and has {shared}"),
            ));
        }
        // A text takes its bytes, 24 for its place (twice that while the list of them grows) and the allocator's own.
        if self.shared > 0 && size.saturating_add(self.shared.saturating_mul(72)) > MOST_SHARED {
            return Err(Trouble::too_much("5 million", "different texts"));
        }
        Ok(())
    }
}

/// A part of a binary workbook (MS-XLSB 2.1.4): records of a type, a length and that many bytes.
fn check_binary(part: &str, file: &mut impl Read) -> Result<(), Trouble> {
    let limit = match part.rsplit('/').next() {
        Some("sharedstrings.bin") => 48 * 1024 * 1024,
        Some("workbook.bin" | "styles.bin") => 16 * 1024 * 1024,
        _ => u64::MAX,
    };
    let mut bytes = Vec::new();
    if limit == u64::MAX {
        io::copy(file, &mut io::sink()).map_err(|error| Trouble::io(part, &error))?;
        return Ok(());
    }
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Trouble::io(part, &error))?;
    if bytes.len() as u64 > limit {
        return Err(Trouble::too_much(
            limit / (1024 * 1024),
            "megabytes of shared text",
        ));
    }
    if !part.ends_with("workbook.bin") {
        return Ok(());
    }
    // A defined name is spelled out wherever another one uses it, and a sheet's name too.
    let (mut names, mut rest) = (0_usize, bytes.as_slice());
    while let Some((kind, record, after)) = record(rest) {
        let most = match kind {
            0x27 => 8 * 1024,
            0x9C => 1024,
            _ => usize::MAX,
        };
        names += if kind == 0x27 { record.len() } else { 0 };
        if record.len() > most || names > 2 * 1024 * 1024 {
            return Err(Trouble::damaged(part, "its names are too long"));
        }
        rest = after;
    }
    Ok(())
}

/// The first record: its type, its bytes and what comes after it.
fn record(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (&first, mut rest) = bytes.split_first()?;
    let mut kind = u16::from(first);
    if first & 0x80 != 0 {
        let (&second, after) = rest.split_first()?;
        kind = u16::from(first & 0x7F) | u16::from(second & 0x7F) << 7;
        rest = after;
    }
    let mut length = 0_usize;
    for place in 0..4 {
        let (&byte, after) = rest.split_first()?;
        length |= usize::from(byte & 0x7F) << (7 * place);
        rest = after;
        if byte & 0x80 == 0 {
            break;
        }
    }
    let (record, after) = rest.split_at_checked(length)?;
    Some((kind, record, after))
}

fn read_some(file: &mut impl Read, out: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(room) = out.get_mut(filled..).filter(|room| !room.is_empty()) {
        match file.read(room)? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

/// Fails when a file unpacks to more than the directory says.
struct Honest<R> {
    inner: R,
    left: u64,
}

impl<'z, R: Read + io::Seek> Honest<zip::read::ZipFile<'z, R>> {
    fn new(file: zip::read::ZipFile<'z, R>) -> Self {
        Self {
            left: file.size(),
            inner: file,
        }
    }
}

impl<R: Read> Read for Honest<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::other("it unpacks to more than it says"))?;
        Ok(read)
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{} megabytes", bytes / (1024 * 1024))
}

fn broken(error: &ZipError) -> Trouble {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Trouble::Encrypted,
        ZipError::CompressionMethodNotSupported(_) => {
            Trouble::Damaged("it is packed in a way that no spreadsheet program uses".to_owned())
        }
        // The directory stands at the end of a zip file.
        _ => {
            Trouble::Damaged("its end is missing or broken, as after a download that was cut off".to_owned())
        }
    }
}
