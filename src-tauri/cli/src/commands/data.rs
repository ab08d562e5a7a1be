//! The data as a whole: export, sample data, a check of its health.

use std::path::PathBuf;

use clap::{Args, value_parser};
use perennial_core::domain::segment::Whom;
use perennial_core::export::{self, Wanted};
use perennial_core::ops::demo::{self, DemoSize};
use perennial_core::views::{doctor, sample};
use serde::Serialize;

use super::done;
use super::listing::{self, Filters};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::{counted, table};

/// Write a file: .xlsx and .csv are lists for a spreadsheet, .json everything, .vcf address cards, .ics a calendar
///
/// The list and the cards hold who is neither archived nor not to be contacted, in a form that an import reads back; the
/// calendar who is due and when, and birthdays. Filters narrow all but the .json file. In the .xlsx a date is a date, a
/// count a number and the rest text; in the .csv cells that a spreadsheet program would take for a formula begin with an
/// apostrophe, and telephone numbers stay as they are. A file that is there is replaced once the new one is whole.
#[derive(Debug, Args)]
pub struct Export {
    /// Where to
    file: PathBuf,
    /// Everything about one person, to hand to them: FILE is a .zip with a page to read and every row
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// Only the names and these columns, in this order: tags,followers,Niche; all there are, if not given
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    columns: Option<Vec<String>>,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Serialize)]
struct Written<T> {
    file: String,
    #[serde(flatten)]
    exported: T,
}

impl Export {
    pub fn run(self, face: &Face) -> Answered {
        if let Some(person) = &self.person {
            return self.one(face, person);
        }
        let whom = self
            .filters
            .any()
            .then(|| self.filters.segment(face))
            .transpose()?
            .map(|segment| Whom::Matching {
                segment,
                except: Vec::new(),
            });
        let columns = self
            .columns
            .as_ref()
            .map(|names| listing::columns(face, names))
            .transpose()?;
        let wanted = Wanted { whom, columns };
        let exported = export::export(&face.reader()?, &face.when(), &self.file, &wanted)?;
        let written = Written {
            file: self.file.display().to_string(),
            exported,
        };
        face.answer(&written, || {
            let mut out = format!(
                "Wrote {} to {}",
                counted(exported.people, "person", "people"),
                written.file
            );
            if exported.left_out > 0 {
                out.push_str(&format!(
                    "\nLeft out {} archived or not to be contacted; a .json file holds everybody",
                    counted(exported.left_out, "person", "people")
                ));
            }
            if exported.shortened > 0 {
                out.push_str(&format!(
                    "\nCut {} longer than a cell holds; a .csv or .json file holds all of it",
                    counted(exported.shortened, "text", "texts")
                ));
            }
            out
        })
    }

    fn one(&self, face: &Face, person: &str) -> Answered {
        if self.filters.any() || self.columns.is_some() {
            let text = "one person is exported whole: leave out the filters and columns".to_owned();
            return Err(Failure::Refused(text));
        }
        let store = face.store()?;
        let person = face.find(&store, person)?;
        let exported = export::export_person(&store.reader()?, &face.when(), &self.file, person)?;
        let written = Written {
            file: self.file.display().to_string(),
            exported,
        };
        face.answer(&written, || {
            format!(
                "Wrote everything about {} to {}: {}",
                written.exported.name,
                written.file,
                counted(written.exported.rows, "row", "rows")
            )
        })
    }
}

/// Fill an empty data file with made-up people, the same for the same numbers and day; or take them out again
///
/// They bear a mark. --remove takes out everybody who bears it, with what came with them and nothing else; of those for
/// whom something was done since, say whether they stay (--keep-touched) or go (--all). One undo brings them back.
#[derive(Debug, Args)]
pub struct Demo {
    /// How many people
    #[arg(long, value_name = "N", default_value_t = 300, value_parser = value_parser!(u32).range(1..=1_000_000))]
    people: u32,
    /// How many touchpoints in all
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    touchpoints: u32,
    /// Another seed makes other people
    #[arg(long, value_name = "N", default_value_t = 7)]
    seed: u64,
    /// Take the made-up people out again
    #[arg(long, conflicts_with_all = ["people", "touchpoints", "seed"])]
    remove: bool,
    /// Keep those for whom something was done since, as your own
    #[arg(long, requires = "remove", conflicts_with = "all")]
    keep_touched: bool,
    /// Remove those too for whom something was done since
    #[arg(long, requires = "remove")]
    all: bool,
}

impl Demo {
    pub fn run(self, face: &Face) -> Answered {
        if self.remove {
            return self.take_out(face);
        }
        let size = DemoSize {
            people: self.people,
            touchpoints: self.touchpoints,
            seed: self.seed,
        };
        let mut store = face.store()?;
        let when = face.noon();
        done(face, &demo::plant(&mut store, &when, &size)?)
    }

    fn take_out(&self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let sample = sample::sample(&store.reader()?)?;
        if sample.touched > 0 && !self.keep_touched && !self.all {
            let names = sample.names.join(", ");
            let more = usize::try_from(sample.touched).unwrap_or(0) - sample.names.len();
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            return Err(Failure::Refused(format!(
                "you did something for {} of them since: {names}{more}. Add --keep-touched to keep them, or --all to \
                 remove them too",
                sample.touched,
            )));
        }
        done(face, &demo::remove(&mut store, &face.when(), self.keep_touched)?)
    }
}

/// Check the data file: that it is whole, and that what is computed of it is right
///
/// Ends with exit code 3 where something is wrong.
#[derive(Debug, Args)]
pub struct Doctor {}

#[derive(Serialize)]
struct Examined {
    file: String,
    #[serde(flatten)]
    doctor: doctor::Doctor,
}

impl Doctor {
    pub fn run(self, face: &Face) -> Answered {
        let store = face.store()?;
        let examined = Examined {
            file: store.path().display().to_string(),
            doctor: doctor::doctor(&store.reader()?)?,
        };
        let mut answer = face.answer(&examined, || report(&examined))?;
        if !examined.doctor.healthy {
            answer.code = 3;
        }
        Ok(answer)
    }
}

fn report(examined: &Examined) -> String {
    let doctor = &examined.doctor;
    let health = if doctor.healthy { "Healthy" } else { "NOT HEALTHY" };
    let mut out = format!(
        "{health}: {}\nSchema version {} (newest {})\n",
        examined.file, doctor.schema_version, doctor.newest_version
    );
    let complaints = [
        ("The file itself", &doctor.integrity),
        ("Missing rows", &doctor.foreign_keys),
        ("What is computed", &doctor.derived),
    ];
    for (what, lines) in complaints.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        out.push_str(&format!("{what}:\n"));
        for line in lines {
            out.push_str(&format!("  {line}\n"));
        }
    }
    if !doctor.healthy {
        out.push_str("Restore a backup, or send this report to those who can mend it.\n");
    }
    let rows: Vec<Vec<String>> = doctor
        .counts
        .iter()
        .map(|(table, rows)| vec![table.clone(), rows.to_string()])
        .collect();
    out.push_str(&table(&rows));
    out
}
