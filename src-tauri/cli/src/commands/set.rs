//! What is known of a person, changed.

use clap::Args;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::ops::{self, Edit};

use super::fields::field_named;
use super::listing::field_and_value;
use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;

/// Change what is known of a person, all of it as one entry; what is not named stays, and '' clears
#[derive(Debug, Args)]
pub struct Set {
    /// Who: an id, platform:handle, an e-mail address or a name
    person: String,
    /// Their name
    #[arg(long)]
    name: Option<String>,
    /// Their stage
    #[arg(long, ignore_case = true, value_parser = word::<Stage>(Stage::ALL.iter().map(|stage| stage.word())))]
    stage: Option<Stage>,
    /// Their tier: prospect, partner or ambassador
    #[arg(long)]
    tier: Option<String>,
    /// All of their tags, parted by commas
    #[arg(long, value_name = "TAG,TAG")]
    tags: Option<String>,
    /// Who represents them
    #[arg(long)]
    agency: Option<String>,
    /// Where they live
    #[arg(long)]
    location: Option<String>,
    /// Their country
    #[arg(long)]
    country: Option<String>,
    /// The language they are written to in
    #[arg(long)]
    language: Option<String>,
    /// Their time zone, such as Europe/Lisbon
    #[arg(long)]
    time_zone: Option<String>,
    /// Their birthday: 1990-03-31, or --birthday=--03-31 without the year
    #[arg(long, value_name = "DATE")]
    birthday: Option<String>,
    /// What there is to remember of them
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Be in touch every so many days
    #[arg(long, value_name = "DAYS")]
    cadence: Option<String>,
    /// Be in touch on this date
    #[arg(long, value_name = "DATE")]
    next_touch: Option<String>,
    /// A custom field: FIELD=VALUE, FIELD= where it is to be empty; may be repeated
    #[arg(long, value_name = "FIELD=VALUE")]
    field: Vec<String>,
}

impl Set {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let id = face.find(&store, &self.person)?;
        let edits = self.edits(face)?;
        if edits.is_empty() {
            return Err(Failure::Refused(
                "Say what to change, such as --country Portugal or --field Niche=ceramics".to_owned(),
            ));
        }
        done(face, &ops::edit(&mut store, &face.when(), id, &edits)?)
    }

    fn edits(self, face: &Face) -> Result<Vec<Edit>, Failure> {
        let single = [
            (PersonField::Name, self.name),
            (PersonField::Tier, self.tier),
            (PersonField::Agency, self.agency),
            (PersonField::Location, self.location),
            (PersonField::Country, self.country),
            (PersonField::Language, self.language),
            (PersonField::TimeZone, self.time_zone),
            (PersonField::Birthday, self.birthday),
            (PersonField::Note, self.note),
            (PersonField::CadenceDays, self.cadence),
            (PersonField::NextTouchOn, self.next_touch),
        ];
        let given = single.into_iter().filter(|(_, value)| value.is_some());
        let mut edits: Vec<Edit> = given.map(|(field, value)| Edit::Field(field, value)).collect();
        edits.extend(self.stage.map(Edit::Stage));
        let names = |tags: String| Edit::Tags(tags.split(',').map(str::to_owned).collect());
        edits.extend(self.tags.map(names));
        for text in &self.field {
            let (name, value) = field_and_value(text)?;
            edits.push(Edit::Custom(field_named(face, name)?.id, Some(value.to_owned())));
        }
        Ok(edits)
    }
}
