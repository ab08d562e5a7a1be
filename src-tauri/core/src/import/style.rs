//! How the values of a column are written: decided for the whole column, from all its cells.

use serde::{Deserialize, Serialize};

use crate::domain::word::words;

words! {
    /// What parts the decimals of a number.
    Decimal {
        /// `1,234.5`
        Point = "point", "1,234.5";
        /// `1.234,5`
        Comma = "comma", "1.234,5";
    }
}

words! {
    /// In which order a date is written.
    DateOrder {
        /// `2026-04-03`
        Ymd = "ymd", "Year, month, day";
        /// `3.4.2026`
        Dmy = "dmy", "Day, month, year";
        /// `4/3/2026`
        Mdy = "mdy", "Month, day, year";
        /// Days since the end of 1899, as spreadsheet programs count.
        Serial1900 = "serial_1900", "Days since 1900";
        /// Days since 1904, as old spreadsheet programs on a Macintosh count.
        Serial1904 = "serial_1904", "Days since 1904";
    }
}

words! {
    /// How a rate is written.
    RateScale {
        /// `3.47 %`
        Percent = "percent", "3.47 %";
        /// `3.47`, which means per cent.
        Points = "points", "3.47 means 3.47 %";
        /// `0.0347`
        Fraction = "fraction", "0.0347 means 3.47 %";
    }
}

/// How a column's values are written, as far as its field needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
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
