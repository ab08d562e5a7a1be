//! Own fields: which there are, what they take, and their values.

use clap::{Args, Subcommand, value_parser};
use perennial_core::domain::custom::{Clash, CustomKind};
use perennial_core::ops;
use perennial_core::views::fields::{
    CustomField, KindPreview, OwnField, custom_fields, own_fields, preview_kind,
};
use perennial_core::views::people::ValueCount;

use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::{counted, one_line, table};

/// List your own fields, or change them
#[derive(Debug, Args)]
pub struct Fields {
    #[command(subcommand)]
    verb: Option<FieldsVerb>,
}

#[derive(Debug, Subcommand)]
enum FieldsVerb {
    /// Add a field after the others
    Add {
        /// What to call it
        name: String,
        /// What it holds
        #[arg(long, default_value = "text", ignore_case = true,
            value_parser = word::<CustomKind>(CustomKind::ALL.iter().map(|kind| kind.word())))]
        kind: CustomKind,
        /// What may be chosen, where it is a choice
        #[arg(long = "choice", value_name = "CHOICE")]
        choices: Vec<String>,
    },
    /// Give a field another name; templates follow
    Rename {
        /// What it is called
        name: String,
        /// What to call it
        to: String,
    },
    /// Put a field at a place of the list, the first being 1
    Place {
        /// What it is called
        name: String,
        /// Where
        #[arg(value_parser = value_parser!(u32).range(1..))]
        at: u32,
    },
    /// Say what a field holds; values that do not fit stay as they are
    Kind {
        /// What it is called
        name: String,
        /// What it holds
        #[arg(ignore_case = true,
            value_parser = word::<CustomKind>(CustomKind::ALL.iter().map(|kind| kind.word())))]
        kind: CustomKind,
        /// Say what would become of the values, and change nothing
        #[arg(long)]
        preview: bool,
    },
    /// Add a choice, rename one (the name of another makes the two one), place it or remove it
    #[command(group = clap::ArgGroup::new("what").required(true))]
    Choice {
        /// The field
        name: String,
        /// Add one after the others
        #[arg(long, value_name = "CHOICE", group = "what")]
        add: Option<String>,
        /// Give one another name
        #[arg(long, value_names = ["CHOICE", "NEW"], num_args = 2, group = "what")]
        rename: Option<Vec<String>>,
        /// Put one at a place of the list, the first being 1
        #[arg(long, value_names = ["CHOICE", "PLACE"], num_args = 2, group = "what")]
        place: Option<Vec<String>>,
        /// Remove one; who has it keeps it
        #[arg(long, value_name = "CHOICE", group = "what")]
        remove: Option<String>,
    },
    /// Write another value for one that people have, or clear it
    Replace {
        /// The field
        name: String,
        /// The value as it stands
        from: String,
        /// The new value; none clears it
        to: Option<String>,
    },
    /// Make two fields one: the second stays
    Merge {
        /// The field that goes
        name: String,
        /// The field that stays
        into: String,
        /// Whose value stands where somebody has one of each
        #[arg(long, default_value = "into", ignore_case = true,
            value_parser = word::<Clash>(Clash::ALL.iter().map(|clash| clash.word())))]
        keep: Clash,
    },
    /// Remove a field with all its values
    Delete {
        /// What it is called
        name: String,
    },
}

impl Fields {
    pub fn run(self, face: &Face) -> Answered {
        let Some(verb) = self.verb else {
            let all = own_fields(&face.reader()?)?;
            return face.answer(&all, || listed(&all));
        };
        let when = face.when();
        let mut store = face.store()?;
        let did = match verb {
            FieldsVerb::Add { name, kind, choices } => {
                ops::add_field(&mut store, &when, &name, kind, &choices)?.1
            }
            FieldsVerb::Rename { name, to } => {
                ops::rename_field(&mut store, &when, field_named(face, &name)?.id, &to)?
            }
            FieldsVerb::Place { name, at } => {
                ops::move_field(&mut store, &when, field_named(face, &name)?.id, at - 1)?
            }
            FieldsVerb::Kind { name, kind, preview } => {
                let id = field_named(face, &name)?.id;
                if preview {
                    let seen = preview_kind(&face.reader()?, id, kind)?;
                    return face.answer(&seen, || would(&seen));
                }
                ops::set_field_kind(&mut store, &when, id, kind)?
            }
            FieldsVerb::Choice {
                name,
                add,
                rename,
                place,
                remove,
            } => {
                let id = field_named(face, &name)?.id;
                match (add, rename.as_deref(), place.as_deref(), remove) {
                    (Some(choice), ..) => ops::add_choice(&mut store, &when, id, &choice)?,
                    (_, Some([from, to]), ..) => ops::rename_choice(&mut store, &when, id, from, to)?,
                    (_, _, Some([choice, at]), _) => {
                        let at: u32 = at.parse().map_err(|_| {
                            Failure::Refused(format!("\u{201c}{at}\u{201d} is no place; write 1, 2 or 3"))
                        })?;
                        ops::move_choice(&mut store, &when, id, choice, at.saturating_sub(1))?
                    }
                    (.., remove) => ops::remove_choice(&mut store, &when, id, &remove.unwrap_or_default())?,
                }
            }
            FieldsVerb::Replace { name, from, to } => {
                let id = field_named(face, &name)?.id;
                ops::replace_value(&mut store, &when, id, &from, to.as_deref())?
            }
            FieldsVerb::Merge { name, into, keep } => {
                let (from, into) = (field_named(face, &name)?.id, field_named(face, &into)?.id);
                ops::merge_fields(&mut store, &when, from, into, keep)?
            }
            FieldsVerb::Delete { name } => {
                ops::delete_field(&mut store, &when, field_named(face, &name)?.id)?
            }
        };
        done(face, &did)
    }
}

fn listed(all: &[OwnField]) -> String {
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| {
            let kind = one.field.kind.label().to_lowercase();
            let choices = one.field.choices.join(", ");
            let kind = if choices.is_empty() {
                kind
            } else {
                format!("{kind}: {choices}")
            };
            let mut people = counted(one.field.people, "person", "people");
            if !one.unfit.is_empty() {
                people.push_str(&format!(", do not fit: {}", values(&one.unfit)));
            }
            vec![one_line(&one.field.name), kind, people]
        })
        .collect();
    if rows.is_empty() {
        return "No field of your own yet".to_owned();
    }
    table(&rows)
}

fn values(all: &[ValueCount]) -> String {
    let told: Vec<String> = all
        .iter()
        .map(|one| format!("\u{201c}{}\u{201d} ({})", one_line(&one.value), one.count))
        .collect();
    told.join(", ")
}

fn would(seen: &KindPreview) -> String {
    let mut lines = vec![format!("{} fit", seen.fit)];
    for one in &seen.anew {
        lines.push(format!(
            "\u{201c}{}\u{201d} becomes {}",
            one_line(&one.from),
            one.to
        ));
    }
    if !seen.unfit.is_empty() {
        lines.push(format!(
            "{} would not fit and stay as they are: {}",
            seen.unfit_people,
            values(&seen.unfit)
        ));
    }
    lines.join("\n")
}

/// An own field by its name, letter case aside.
pub(super) fn field_named(face: &Face, name: &str) -> Result<CustomField, Failure> {
    let wanted = name.trim().to_lowercase();
    custom_fields(&face.reader()?)?
        .into_iter()
        .find(|field| field.name.to_lowercase() == wanted)
        .ok_or_else(|| {
            Failure::Refused(format!(
                "There is no custom field \u{201c}{}\u{201d}",
                name.trim()
            ))
        })
}
