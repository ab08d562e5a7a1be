//! How the values of a column are written: decided for the whole column, from all its cells.

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::options::Conventions;
use super::several;
use super::sheet::Sheet;
pub use crate::domain::date::DateOrder;
pub use crate::domain::number::Decimal;
pub use crate::domain::rate::RateScale;
use crate::domain::{count, date, rate};

/// How a column's values are written, as far as its field needs to know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Style {
    /// What parts decimals.
    pub decimal: Option<Decimal>,
    /// In which order dates are written.
    pub dates: Option<DateOrder>,
    /// How rates are written.
    pub rate: Option<RateScale>,
    /// Whether the cells allow no other reading; if they do, the owner is asked once for the column.
    pub sure: bool,
    /// Why, for a person to read.
    pub because: String,
}

/// How a column's values are written, as the owner says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StyleChoice {
    /// The column's header or its letter.
    pub column: String,
    /// What parts decimals.
    #[serde(default)]
    pub decimal: Option<Decimal>,
    /// In which order dates are written.
    #[serde(default)]
    pub dates: Option<DateOrder>,
    /// How rates are written.
    #[serde(default)]
    pub rate: Option<RateScale>,
}

/// How the column of a field is written; nothing where the field takes any text.
///
/// What the owner chose for the column stands. What she said for the whole file settles what the column leaves open,
/// and gives way where the column's own cells allow only the other reading.
pub(super) fn of(
    sheet: &Sheet,
    column: usize,
    field: &Field,
    file: &Conventions,
    chosen: Option<&StyleChoice>,
) -> Option<Style> {
    let cells = || {
        sheet
            .rows
            .iter()
            .map(|row| row.cell(column))
            .filter(|cell| !cell.is_empty())
    };
    match field {
        Field::Followers(_) => Some(counts(
            cells(),
            file.decimal,
            chosen.and_then(|style| style.decimal),
        )),
        Field::Birthday | Field::ContactedOn | Field::StatsOn => {
            Some(dates(cells(), file.dates, chosen.and_then(|style| style.dates)))
        }
        Field::Rate => {
            let header = sheet.header.get(column).map_or("", String::as_str);
            Some(rates(cells(), header, chosen.and_then(|style| style.rate)))
        }
        _ => None,
    }
}

const CHOSEN: &str = "you chose it";
const FOR_THE_FILE: &str = "you chose it for the whole file";

fn counts<'s>(cells: impl Iterator<Item = &'s str>, file: Option<Decimal>, chosen: Option<Decimal>) -> Style {
    let (mut sure, mut likely) = (Told::default(), Told::default());
    let (mut open, mut lower_ends) = (0u32, 0u32);
    for cell in cells {
        let (tells, lower_end) = count::tells(cell);
        lower_ends += u32::from(lower_end);
        match tells {
            count::Tells::Nothing => {}
            count::Tells::Sure(decimal) => sure.add(decimal == Decimal::Point),
            count::Tells::Likely(decimal) => likely.add(decimal == Decimal::Point),
            count::Tells::Open => open += 1,
        }
    }
    let mark = |point: bool| if point { Decimal::Point } else { Decimal::Comma };
    let both = sure.and(likely);
    let own = both.only().map(mark);
    let belied = |file: Decimal| sure.only().is_some_and(|point| mark(point) != file);
    let (decimal, because) = match (chosen, file.filter(|file| !belied(*file)), own) {
        (Some(chosen), ..) => (Some(chosen), CHOSEN.to_owned()),
        (None, Some(file), _) => (Some(file), FOR_THE_FILE.to_owned()),
        (None, None, Some(own)) => (Some(own), format!("numbers are written like {}", own.label())),
        (None, None, None) if both.is_none() => (None, "whole numbers".to_owned()),
        (None, None, None) => (
            None,
            "some numbers are written like 1,234.5 and some like 1.234,5; each is read by itself".to_owned(),
        ),
    };
    let mut style = Style {
        decimal,
        sure: decimal.is_some() || open == 0,
        because,
        ..Style::default()
    };
    if !style.sure {
        style.because = format!(
            "{} could have a decimal point or a decimal comma: choose one",
            number_of(open, "number")
        );
    }
    if lower_ends > 0 {
        style.because.push_str(&format!(
            "; {} or open above, of which the lower end is taken",
            match lower_ends {
                1 => "1 is a range".to_owned(),
                n => format!("{n} are ranges"),
            }
        ));
    }
    style
}

fn dates<'s>(
    cells: impl Iterator<Item = &'s str>,
    file: Option<DateOrder>,
    chosen: Option<DateOrder>,
) -> Style {
    let mut sure = Told::default();
    let (mut likely, mut serials, mut open) = (0u32, 0u32, 0u32);
    for cell in cells {
        let mut tell = |text: &str| match date::tells(text) {
            date::Tells::Nothing => false,
            date::Tells::Sure(order) => {
                sure.add(order == DateOrder::Dmy);
                true
            }
            date::Tells::Likely(_) => {
                likely += 1;
                true
            }
            date::Tells::Serial => {
                serials += 1;
                true
            }
            date::Tells::Open => {
                open += 1;
                true
            }
        };
        if !tell(cell) && cell.contains([';', '|', '\n', ',']) {
            several::dates(cell).for_each(|piece| {
                tell(piece);
            });
        }
    }
    let order = |day_first: bool| if day_first { DateOrder::Dmy } else { DateOrder::Mdy };
    let belied = |file: DateOrder| match file {
        DateOrder::Dmy | DateOrder::Mdy => sure.only().is_some_and(|first| order(first) != file),
        DateOrder::Serial1900 | DateOrder::Serial1904 => serials == 0,
        DateOrder::Ymd => false,
    };
    let told = |dates: Option<DateOrder>, because: &str| Style {
        dates,
        sure: true,
        because: because.to_owned(),
        ..Style::default()
    };
    match (chosen, file.filter(|file| !belied(*file)), sure.only()) {
        (Some(chosen), ..) => told(Some(chosen), CHOSEN),
        (None, Some(file), _) => told(Some(file), FOR_THE_FILE),
        (None, None, Some(true)) => told(Some(DateOrder::Dmy), "a day over 12 stands before its month"),
        (None, None, Some(false)) => told(Some(DateOrder::Mdy), "a day over 12 stands behind its month"),
        (None, None, None) if sure.is_none() && likely > 0 => {
            told(Some(DateOrder::Dmy), "dates parted by points begin with the day")
        }
        (None, None, None) if open + likely > 0 => Style {
            sure: false,
            because: format!(
                "{} could begin with the day or with the month: choose one",
                number_of(open + likely, "date")
            ),
            ..Style::default()
        },
        (None, None, None) if serials > 0 => told(
            Some(DateOrder::Serial1900),
            "days counted as spreadsheets count them, since 1900",
        ),
        (None, None, None) => told(None, "every date says itself which number is the day"),
    }
}

fn rates<'s>(cells: impl Iterator<Item = &'s str>, header: &str, chosen: Option<RateScale>) -> Style {
    let (mut percent, mut points, mut large, mut small) = (0u32, 0u32, 0u32, 0u32);
    for cell in cells {
        match rate::tells(cell) {
            rate::Tells::Nothing => {}
            rate::Tells::Percent => percent += 1,
            rate::Tells::Points => points += 1,
            rate::Tells::Large => large += 1,
            rate::Tells::Small => small += 1,
        }
    }
    let told = |rate: Option<RateScale>, sure: bool, because: &str| Style {
        rate,
        sure,
        because: because.to_owned(),
        ..Style::default()
    };
    match chosen {
        Some(chosen) => told(Some(chosen), true, CHOSEN),
        None if points > 0 => told(
            Some(RateScale::Points),
            true,
            "some are larger than 1, so they are percent",
        ),
        None if large + small == 0 => told(
            (percent > 0).then_some(RateScale::Percent),
            true,
            "they have their sign",
        ),
        None if says_percent(header) => told(Some(RateScale::Points), true, "the header says percent"),
        None if small > large => told(
            Some(RateScale::Fraction),
            true,
            "most are less than a tenth, so that 1 is all of the audience",
        ),
        None => told(
            None,
            false,
            "0.5 could be half a percent or half of the audience: choose one",
        ),
    }
}

fn says_percent(header: &str) -> bool {
    let header = header.to_lowercase();
    [
        "%", "percent", "prozent", "pct", "pourcent", "porcent", "procent", "percentu",
    ]
    .iter()
    .any(|word| header.contains(word))
}

fn number_of(count: u32, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}

/// How many cells say one thing and how many the other.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    yes: u32,
    no: u32,
}

impl Told {
    fn add(&mut self, yes: bool) {
        self.yes += u32::from(yes);
        self.no += u32::from(!yes);
    }

    fn and(self, other: Self) -> Self {
        Self {
            yes: self.yes + other.yes,
            no: self.no + other.no,
        }
    }

    fn is_none(self) -> bool {
        self.yes + self.no == 0
    }

    /// What all of them say.
    fn only(self) -> Option<bool> {
        match (self.yes, self.no) {
            (0, 0) => None,
            (_, 0) => Some(true),
            (0, _) => Some(false),
            _ => None,
        }
    }
}
