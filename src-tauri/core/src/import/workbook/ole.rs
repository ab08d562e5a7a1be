//! The OLE file around an old workbook ([MS-CFB]).

use std::io::Cursor;

use cfb::CompoundFile;

use super::Trouble;
use super::biff::{u16_at, u32_at};

/// Marks a place that is not in use.
const FREE: u32 = 0xFFFF_FFFF;

/// The last sector that there can be.
const LAST: u32 = 0xFFFF_FFFA;

/// Opens an OLE file.
///
/// # Errors
/// It does not hold together.
pub(in crate::import) fn open(bytes: &[u8]) -> Result<CompoundFile<Cursor<&[u8]>>, Trouble> {
    check_tables(bytes)?;
    CompoundFile::open(Cursor::new(bytes)).map_err(|error| broken(&error))
}

pub(super) fn broken(error: &std::io::Error) -> Trouble {
    Trouble::Damaged(format!("it does not hold together as a file ({error})"))
}

/// The list of allocation tables (2.5) may name a table again and again, and each time it would be read into memory:
/// a file cannot have more tables than sectors.
fn check_tables(bytes: &[u8]) -> Result<(), Trouble> {
    let sector = match u16_at(bytes, 30) {
        Some(12) => 4096,
        _ => 512,
    };
    let most = bytes.len() / sector + 128;
    let in_use = |table: &&[u8]| u32_at(table, 0) != Some(FREE);
    let mut tables = bytes
        .get(76..512)
        .unwrap_or_default()
        .chunks(4)
        .filter(in_use)
        .count();
    let mut next = u32_at(bytes, 68).unwrap_or(FREE);
    while next < LAST && tables <= most {
        let start = (next as usize).saturating_add(1).saturating_mul(sector);
        let Some(list) = bytes.get(start..).and_then(|rest| rest.get(..sector)) else {
            return Ok(());
        };
        let (list, link) = list.split_at(sector - 4);
        // An empty list counts too, so that a circle of them ends.
        tables += list.chunks(4).filter(in_use).count() + 1;
        next = u32_at(link, 0).unwrap_or(FREE);
    }
    if tables > most {
        return Err(Trouble::Damaged(
            "it names the same parts of itself again and again".to_owned(),
        ));
    }
    Ok(())
}
