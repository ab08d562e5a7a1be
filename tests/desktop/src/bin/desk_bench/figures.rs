//! Medians, percentiles, and the table of what was asked for and what came out.

use std::fmt;

/// The middle one; of none, NaN.
pub fn median(figures: &[f64]) -> f64 {
    percentile(figures, 0.5)
}

/// The one below which so large a part of them lies; of none, NaN.
pub fn percentile(figures: &[f64], part: f64) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1) as f64;
    sorted
        .get((last * part).round() as usize)
        .copied()
        .unwrap_or(f64::NAN)
}

/// What was measured so far.
#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
}

struct Row {
    what: String,
    /// What the figure was made of.
    of: String,
    figure: f64,
    most: f64,
    unit: &'static str,
}

impl Table {
    /// One figure beside another, each in `unit`: their ratio is to be at most `most`.
    pub fn ratio(&mut self, what: &str, unit: &str, (this, that): (f64, f64), most: f64) {
        let of = format!("{} to {} {unit}", short(this), short(that));
        self.put(what, of, (this / that, most), "");
    }

    /// A figure that is to be at most `most` by itself.
    pub fn bound(&mut self, what: &str, figure: f64, most: f64, unit: &'static str) {
        self.put(what, String::new(), (figure, most), unit);
    }

    fn put(&mut self, what: &str, of: String, (figure, most): (f64, f64), unit: &'static str) {
        let row = Row {
            what: what.to_owned(),
            of,
            figure,
            most,
            unit,
        };
        println!("{row}");
        self.rows.push(row);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rows.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row {
            what,
            of,
            figure,
            most,
            unit,
        } = self;
        // Not a number is no success either.
        let verdict = if figure <= most { "met" } else { "MISSED" };
        write!(
            f,
            "{what:66} {figure:8.2}{unit:3} at most {most:6.2}  {verdict:6}  {of}"
        )
    }
}

fn short(figure: f64) -> String {
    if figure < 100.0 {
        format!("{figure:.1}")
    } else {
        format!("{figure:.0}")
    }
}
