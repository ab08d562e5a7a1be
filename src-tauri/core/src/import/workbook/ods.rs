//! OpenDocument spreadsheets (OASIS OpenDocument 1.3, part 3): `content.xml`, row by row.
//!
//! A cell and a row may say that they are repeated. Blank ones, which every sheet ends with by the million, are only
//! counted.

use std::collections::HashSet;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::cell::{self, Look};
use super::gather::{Gather, MOST_CELL, Tally};
use super::package::Package;
use super::xml::{Xml, attribute, entity};
use super::{Page, Pages, Trouble};
use crate::import::sheet::{MOST_COLUMNS, MOST_ROWS};

const CONTENT: &str = "content.xml";

/// A spreadsheet whose sheets were counted.
pub(super) struct Ods<'b> {
    package: Package<'b>,
    pages: Vec<Page>,
    tallies: Vec<Tally>,
}

impl<'b> Ods<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let mut package = Package::open(bytes)?;
        if is_encrypted(&mut package)? {
            return Err(Trouble::Encrypted);
        }
        let mut counting = Walk::default();
        counting.read(&mut package)?;
        Ok(Self {
            package,
            pages: counting.pages,
            tallies: counting.tallies,
        })
    }
}

impl Pages for Ods<'_> {
    fn pages(&self) -> Vec<Page> {
        self.pages.clone()
    }

    fn walk(&mut self, page: usize, gather: &mut Gather) -> Result<(), Trouble> {
        Walk {
            wanted: Some((page, gather)),
            ..Walk::default()
        }
        .read(&mut self.package)
    }

    fn tally(&mut self) -> Result<Vec<Tally>, Trouble> {
        Ok(self.tallies.clone())
    }
}

fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Trouble> {
    if package.names().iter().any(|name| name == "encrypted-package") {
        return Ok(true);
    }
    let Some(mut manifest) = package.xml("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    loop {
        match manifest.next()? {
            Event::Eof => return Ok(false),
            Event::Start(start) if start.local_name().into_inner() == "encryption-data" => return Ok(true),
            _ => {}
        }
    }
}

/// One way through the content: it counts every sheet, or hands out the cells of one.
#[derive(Default)]
struct Walk<'g> {
    wanted: Option<(usize, &'g mut Gather)>,
    /// Styles of tables that are not shown.
    hidden: HashSet<String>,
    pages: Vec<Page>,
    tallies: Vec<Tally>,
}

impl Walk<'_> {
    fn read(&mut self, package: &mut Package<'_>) -> Result<(), Trouble> {
        let Some(mut xml) = package.xml(CONTENT)? else {
            return Err(Trouble::Damaged(format!("{CONTENT} is missing in it")));
        };
        let mut style = String::new();
        let mut whole = false;
        loop {
            let table = match xml.next()? {
                Event::Eof if whole => return Ok(()),
                Event::Eof => return Err(xml.cut_off()),
                Event::End(end) => {
                    whole |= end.name().into_inner() == "office:document-content";
                    continue;
                }
                Event::Start(start) => match start.name().into_inner() {
                    "style:style" => {
                        style = attribute(&start, "style:name").unwrap_or_default();
                        continue;
                    }
                    "style:table-properties" => {
                        if attribute(&start, "table:display").as_deref() == Some("false") {
                            self.hidden.insert(std::mem::take(&mut style));
                        }
                        continue;
                    }
                    // Old values of changed cells.
                    "table:tracked-changes" => None,
                    "table:table" => Some(Page {
                        name: attribute(&start, "table:name").unwrap_or_default(),
                        visible: attribute(&start, "table:style-name")
                            .is_none_or(|style| !self.hidden.contains(&style)),
                    }),
                    _ => continue,
                },
                _ => continue,
            };
            let Some(page) = table else {
                xml.skip()?;
                continue;
            };
            self.pages.push(page);
            let at = self.pages.len() - 1;
            match &mut self.wanted {
                Some((page, gather)) if *page == at => return table_cells(&mut xml, gather),
                Some(_) => xml.skip()?,
                None => {
                    let mut gather = Gather::count();
                    table_cells(&mut xml, &mut gather)?;
                    self.tallies.push(gather.tally());
                }
            }
        }
    }
}

/// A row's cells that hold anything: where, how often, and what.
type Cells = Vec<(u32, u32, String)>;

fn table_cells<R: Read>(xml: &mut Xml<R>, gather: &mut Gather) -> Result<(), Trouble> {
    let mut row = 0_u32;
    loop {
        let repeated = match xml.next()? {
            Event::Eof => return Err(xml.cut_off()),
            Event::End(end) if end.name().into_inner() == "table:table" => return Ok(()),
            Event::Start(start) => match start.name().into_inner() {
                "table:table-row" => Some(repeated(&start, "table:number-rows-repeated")),
                // Rows stand in these; all else is no cell.
                "table:table-header-rows" | "table:table-rows" | "table:table-row-group" => continue,
                _ => None,
            },
            _ => continue,
        };
        let Some(times) = repeated else {
            xml.skip()?;
            continue;
        };
        let cells = row_cells(xml)?;
        put(row, times, &cells, gather)?;
        row = row.saturating_add(times);
    }
}

fn put(row: u32, times: u32, cells: &Cells, gather: &mut Gather) -> Result<(), Trouble> {
    if cells.is_empty() {
        return Ok(());
    }
    if times as usize > MOST_ROWS {
        return Err(Trouble::too_much(MOST_ROWS, "rows"));
    }
    for row in (row..).take(times as usize) {
        for (column, times, text) in cells {
            for column in (*column..).take(*times as usize) {
                gather.put(row, column, text)?;
            }
        }
    }
    Ok(())
}

fn row_cells<R: Read>(xml: &mut Xml<R>) -> Result<Cells, Trouble> {
    let mut cells = Vec::new();
    let mut column = 0_u32;
    loop {
        let (cell, times, covered) = match xml.next()? {
            Event::Eof => return Err(xml.cut_off()),
            Event::End(end) if end.name().into_inner() == "table:table-row" => return Ok(cells),
            Event::Start(start) => {
                let name = start.name().into_inner();
                if name != "table:table-cell" && name != "table:covered-table-cell" {
                    xml.skip()?;
                    continue;
                }
                let times = repeated(&start, "table:number-columns-repeated");
                // What a merged cell covers is not seen.
                (value(&start), times, name == "table:covered-table-cell")
            }
            _ => continue,
        };
        let text = match cell {
            Some(text) => {
                xml.skip()?;
                text
            }
            None => paragraphs(xml)?,
        };
        if !text.trim().is_empty() && !covered {
            if times as usize > MOST_COLUMNS {
                return Err(Trouble::too_much(MOST_COLUMNS, "columns"));
            }
            cells.push((column, times, text));
        }
        column = column.saturating_add(times);
    }
}

fn repeated(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name)
        .and_then(|times| times.trim().parse().ok())
        .unwrap_or(1)
}

/// The value that a cell's attributes tell (part 3, 19.385); nothing where its paragraphs do.
fn value(start: &BytesStart<'_>) -> Option<String> {
    if attribute(start, "calcext:value-type").as_deref() == Some("error") {
        return None;
    }
    let kind = attribute(start, "office:value-type")?;
    let number = |look| {
        let raw = attribute(start, "office:value")?;
        let Ok(value) = raw.trim().parse() else {
            return Some(raw);
        };
        let mut text = String::new();
        cell::number(&mut text, value, look, false);
        Some(text)
    };
    match kind.as_str() {
        "float" | "currency" => number(Look::Plain),
        "percentage" => number(Look::Percent),
        "date" => attribute(start, "office:date-value").map(|date| cell::iso_date(&date)),
        "time" => attribute(start, "office:time-value").map(|time| cell::iso_duration(&time)),
        "boolean" => attribute(start, "office:boolean-value").map(|value| value.to_lowercase()),
        _ => attribute(start, "office:string-value"),
    }
}

/// The text that is seen in a cell, a line a paragraph, up to the cell's end.
fn paragraphs<R: Read>(xml: &mut Xml<R>) -> Result<String, Trouble> {
    let mut text = String::new();
    let mut first = true;
    let mut inside = 0_u32;
    loop {
        let aside = match xml.next()? {
            Event::Eof => return Err(xml.cut_off()),
            Event::Text(words) if inside > 0 => {
                text.push_str(&words.xml10_content());
                false
            }
            Event::CData(words) if inside > 0 => {
                text.push_str(&words.xml10_content());
                false
            }
            Event::GeneralRef(reference) if inside > 0 => {
                text.extend(entity(&reference));
                false
            }
            Event::Start(start) => match start.name().into_inner() {
                "text:p" | "text:h" => {
                    inside += 1;
                    if !std::mem::take(&mut first) {
                        text.push('\n');
                    }
                    false
                }
                "text:s" => {
                    let times = repeated(&start, "text:c") as usize;
                    text.extend(std::iter::repeat_n(' ', times.min(MOST_CELL + 1)));
                    false
                }
                "text:tab" => {
                    text.push('\t');
                    false
                }
                "text:line-break" => {
                    text.push('\n');
                    false
                }
                "text:span" | "text:a" | "text:ruby" | "text:ruby-base" => false,
                // Links of lists, remarks, drawings, tables in cells: not the cell's own words.
                name => !name.starts_with("text:") || name == "text:note" || name == "text:ruby-text",
            },
            Event::End(end) => match end.name().into_inner() {
                "text:p" | "text:h" => {
                    inside = inside.saturating_sub(1);
                    false
                }
                "table:table-cell" | "table:covered-table-cell" => return Ok(text),
                _ => false,
            },
            _ => false,
        };
        if aside {
            xml.skip()?;
        }
        if text.len() > MOST_CELL {
            return Err(Trouble::too_much("1,000,000", "characters in a cell"));
        }
    }
}
