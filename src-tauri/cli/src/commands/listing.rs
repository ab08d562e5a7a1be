//! Who is there: a list of everybody whom some conditions fit.

use std::str::FromStr;

use clap::Args;
use perennial_core::domain::Platform;
use perennial_core::domain::count::parse_count;
use perennial_core::domain::custom::{CustomKind, Takes};
use perennial_core::domain::segment::{
    Condition, CustomTest, DueWithin, Known, ListOrder, OrderBy, Segment, SegmentScreen, SegmentView, Shown,
};
use perennial_core::domain::stage::Stage;
use perennial_core::domain::tier::Tier;
use perennial_core::domain::word::UnknownWord;
use perennial_core::ops;
use perennial_core::views::people::{PeopleQuery, people};
use perennial_core::views::saved_views::saved_views;
use perennial_core::views::sub_stages::sub_stages;

use super::fields::field_named;
use super::fit::criterion_named;
use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::{accounts, counted, date, table};

/// List people whom all of these fit; one that is given more than once fits with any of its values
#[derive(Debug, Args)]
pub struct People {
    #[command(flatten)]
    filters: Filters,
    /// In this order; by name, or the best match first where something is searched for
    #[arg(long, ignore_case = true, value_parser = word::<ListOrder>(ListOrder::ALL.iter().map(|order| order.word())))]
    sort: Option<ListOrder>,
    /// In the order of this custom field's values, numbers as numbers
    #[arg(long, value_name = "FIELD", conflicts_with = "sort")]
    sort_field: Option<String>,
    /// The other way round
    #[arg(long)]
    reverse: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
    /// As this saved view shows them; nothing else is asked then
    #[arg(long, value_name = "NAME", conflicts_with_all = ["stage", "tag", "search", "save"])]
    view: Option<String>,
    /// Save what is asked as a view
    #[arg(long, value_name = "NAME")]
    save: Option<String>,
}

/// Who is meant, told by what they have in common.
#[derive(Debug, Args)]
pub(super) struct Filters {
    /// In this stage
    #[arg(long, ignore_case = true, value_parser = word::<Stage>(Stage::ALL.iter().map(|stage| stage.word())))]
    stage: Vec<Stage>,
    /// Of this tier
    #[arg(long, ignore_case = true, value_parser = word::<Tier>(Tier::ALL.iter().map(|tier| tier.word())))]
    tier: Vec<Tier>,
    /// In this sub-stage, by its name
    #[arg(long, value_name = "NAME")]
    sub_stage: Vec<String>,
    /// With this tag
    #[arg(long)]
    tag: Vec<String>,
    /// Without this tag
    #[arg(long, value_name = "TAG")]
    without_tag: Vec<String>,
    /// With an account there
    #[arg(long, ignore_case = true, value_parser = word::<Platform>(Platform::ALL.iter().map(|platform| platform.word())))]
    platform: Vec<Platform>,
    /// From this country
    #[arg(long)]
    country: Vec<String>,
    /// With so many followers: 10K..50K, 10K.. or ..50K
    #[arg(long, value_name = "FROM..TO")]
    followers: Option<Range<i64>>,
    /// Last contacted so many days ago: 30..45, 30.. or ..45
    #[arg(long, value_name = "FROM..TO")]
    contacted: Option<Range<u32>>,
    /// Never contacted
    #[arg(long)]
    never_contacted: bool,
    /// Due then
    #[arg(long, ignore_case = true, value_parser = word::<DueWithin>(DueWithin::ALL.iter().map(|due| due.word())))]
    due: Option<DueWithin>,
    /// With this value of a custom field: FIELD=VALUE, FIELD= where it is empty, FIELD=FROM..TO of numbers and dates
    #[arg(long, value_name = "FIELD=VALUE")]
    field: Vec<String>,
    /// Whose fit is so, of all criteria or of one: yes, no, unknown, or CRITERION=yes
    #[arg(long, value_name = "[CRITERION=]ANSWER")]
    fit: Vec<String>,
    /// Without this
    #[arg(long, ignore_case = true, value_parser = word::<Known>(Known::ALL.iter().map(|known| known.word())))]
    missing: Vec<Known>,
    /// Never to be written to
    #[arg(long)]
    do_not_contact: bool,
    /// Archived people instead of the others
    #[arg(long)]
    archived: bool,
    /// Only where a name, handle, e-mail address, tag or note has words that begin so; accents do not matter
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
}

/// Two ends, both within; one may be open.
#[derive(Debug, Clone, Copy)]
struct Range<T> {
    from: Option<T>,
    to: Option<T>,
}

/// What a range is made of.
trait End: Sized {
    fn read(text: &str) -> Option<Self>;
}

impl End for i64 {
    fn read(text: &str) -> Option<Self> {
        parse_count(text).ok().flatten()
    }
}

impl End for u32 {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl<T: End> FromStr for Range<T> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\u{201c}{text}\u{201d} is no range; write it as 10..20, 10.. or ..20");
        let (from, to) = text.split_once("..").ok_or_else(wrong)?;
        let end = |text: &str| match text.trim() {
            "" => Ok(None),
            text => T::read(text).map(Some).ok_or_else(wrong),
        };
        Ok(Self {
            from: end(from)?,
            to: end(to)?,
        })
    }
}

impl People {
    pub fn run(self, face: &Face) -> Answered {
        if let Some(name) = self.save.clone() {
            return self.save(face, &name);
        }
        let reader = face.reader()?;
        let shows = match &self.view {
            Some(name) => saved(face, name)?,
            None => self.shows(face)?,
        };
        let query = PeopleQuery {
            segment: shows.segment,
            order: shows.order,
            reversed: shows.reversed,
            from: 0,
            limit: self.limit.unwrap_or(u32::MAX),
            columns: shows.columns.into_iter().map(|column| column.shows).collect(),
        };
        let found = people(&reader, &face.when(), &query)?;
        face.answer(&found, || {
            if found.total == 0 {
                return "Nobody".to_owned();
            }
            let mut rows = vec![
                ["NAME", "STAGE", "LAST CONTACT", "DUE", "ACCOUNTS"]
                    .map(str::to_owned)
                    .to_vec(),
            ];
            rows.extend(found.people.iter().map(|card| {
                vec![
                    card.name.clone(),
                    card.stage.label().to_owned(),
                    date(card.last_contact_on),
                    date(card.due_on),
                    accounts(&card.accounts),
                ]
            }));
            let shown = u32::try_from(found.people.len()).unwrap_or(u32::MAX);
            let mut total = counted(found.total, "person", "people");
            if shown < found.total {
                total = format!("{shown} of {total}");
            }
            format!("{}{total}", table(&rows))
        })
    }

    fn save(&self, face: &Face, name: &str) -> Answered {
        let shows = self.shows(face)?;
        let (_, did) = ops::save_view(
            &mut face.store()?,
            &face.when(),
            None,
            SegmentScreen::People,
            name,
            &shows,
        )?;
        done(face, &did)
    }

    /// What is asked on the command line.
    fn shows(&self, face: &Face) -> Result<SegmentView, Failure> {
        Ok(SegmentView {
            segment: self.filters.segment(face)?,
            order: match (&self.sort_field, self.sort) {
                (Some(name), _) => OrderBy::Field {
                    field: field_named(face, name)?.id,
                },
                (None, Some(order)) => order.into(),
                (None, None) if self.filters.search.is_some() => ListOrder::Relevance.into(),
                (None, None) => ListOrder::Name.into(),
            },
            reversed: self.reverse,
            columns: Vec::new(),
        })
    }
}

impl Filters {
    /// Whether any is given.
    pub fn any(&self) -> bool {
        let Self {
            stage,
            tier,
            sub_stage,
            tag,
            without_tag,
            platform,
            country,
            followers,
            contacted,
            never_contacted,
            due,
            field,
            fit,
            missing,
            do_not_contact,
            archived,
            search,
        } = self;
        let lists = [tag, without_tag, country, field, fit, sub_stage]
            .iter()
            .any(|list| !list.is_empty());
        let words = !stage.is_empty() || !tier.is_empty() || !platform.is_empty() || !missing.is_empty();
        let rest = followers.is_some() || contacted.is_some() || due.is_some() || search.is_some();
        lists || words || rest || *never_contacted || *do_not_contact || *archived
    }

    /// What they say.
    pub fn segment(&self, face: &Face) -> Result<Segment, Failure> {
        let mut conditions = Vec::new();
        if !self.stage.is_empty() {
            conditions.push(Condition::Stage {
                any: self.stage.clone(),
                not: false,
            });
        }
        if !self.sub_stage.is_empty() {
            conditions.push(in_sub_stages(face, &self.sub_stage)?);
        }
        if !self.tier.is_empty() {
            conditions.push(Condition::Tier {
                any: self.tier.clone(),
                not: false,
            });
        }
        for (any, not) in [(&self.tag, false), (&self.without_tag, true)] {
            if !any.is_empty() {
                conditions.push(Condition::Tag {
                    any: any.clone(),
                    not,
                });
            }
        }
        if !self.platform.is_empty() {
            conditions.push(Condition::Platform {
                any: self.platform.clone(),
                not: false,
            });
        }
        if !self.country.is_empty() {
            conditions.push(Condition::Country {
                any: self.country.clone(),
                not: false,
            });
        }
        conditions.extend(self.followers.map(|range| Condition::Followers {
            at_least: range.from,
            at_most: range.to,
        }));
        conditions.extend(self.contacted.map(|range| Condition::Contacted {
            at_least: range.from,
            at_most: range.to,
        }));
        if self.never_contacted {
            conditions.push(Condition::NeverContacted);
        }
        conditions.extend(self.due.map(|when| Condition::Due { when }));
        for field in &self.field {
            conditions.push(custom(face, field)?);
        }
        for text in &self.fit {
            conditions.push(fits(face, text)?);
        }
        conditions.extend(self.missing.iter().map(|what| Condition::Missing { what: *what }));
        if self.do_not_contact {
            conditions.push(Condition::DoNotContact);
        }
        Ok(Segment {
            conditions,
            search: self.search.clone(),
            archived: self.archived,
        })
    }
}

/// Those of every stage that are called so, letter case aside.
fn in_sub_stages(face: &Face, names: &[String]) -> Result<Condition, Failure> {
    let all = sub_stages(&face.reader()?)?;
    let mut any = Vec::new();
    for name in names {
        let named = all
            .iter()
            .filter(|part| part.name.to_lowercase() == name.trim().to_lowercase());
        let before = any.len();
        any.extend(named.map(|part| part.id));
        if any.len() == before {
            return Err(Failure::Refused(format!(
                "There is no sub-stage \u{201c}{}\u{201d}",
                name.trim()
            )));
        }
    }
    Ok(Condition::SubStage { any, not: false })
}

fn saved(face: &Face, name: &str) -> Result<SegmentView, Failure> {
    let all = saved_views(&face.reader()?)?;
    let names: Vec<String> = all.iter().map(|view| view.name.clone()).collect();
    all.into_iter()
        .find(|view| view.name.to_lowercase() == name.to_lowercase())
        .map(|view| view.shows)
        .ok_or_else(|| {
            Failure::Refused(match names.len() {
                0 => "No view is saved yet; save one with --save NAME".to_owned(),
                _ => format!(
                    "No view is called \u{201c}{name}\u{201d}; there are: {}",
                    names.join(", ")
                ),
            })
        })
}

/// `FIELD=VALUE`, with the field by name; of a number or a date also `FIELD=FROM..TO`.
fn custom(face: &Face, text: &str) -> Result<Condition, Failure> {
    let (name, value) = field_and_value(text)?;
    let field = field_named(face, name)?;
    let takes = Takes {
        kind: field.kind,
        choices: field.choices,
    };
    let ranged = matches!(field.kind, CustomKind::Number | CustomKind::Date);
    let is = match (value.trim(), value.split_once("..")) {
        ("", _) => CustomTest::Empty,
        (_, Some((least, most))) if ranged => {
            let end = |text: &str| match text.trim() {
                "" => Ok(None),
                text => takes.read(text).map(Some).map_err(Failure::Refused),
            };
            CustomTest::Between {
                at_least: end(least)?,
                at_most: end(most)?,
            }
        }
        // What does not fit may be asked for, too: it stands as it was written.
        (value, _) => CustomTest::Any {
            any: vec![takes.read(value).unwrap_or_else(|_| value.to_owned())],
            not: false,
        },
    };
    Ok(Condition::Custom { field: field.id, is })
}

/// `FIELD=VALUE` in its two parts.
pub(super) fn field_and_value(text: &str) -> Result<(&str, &str), Failure> {
    text.split_once('=').ok_or_else(|| {
        Failure::Refused(format!(
            "\u{201c}{text}\u{201d} is no field and value; write FIELD=VALUE"
        ))
    })
}

/// `ANSWER`, or `CRITERION=ANSWER` with the criterion by name.
fn fits(face: &Face, text: &str) -> Result<Condition, Failure> {
    let (criterion, answer) = match text.split_once('=') {
        Some((name, answer)) => (Some(criterion_named(&face.reader()?, name)?), answer),
        None => (None, text),
    };
    let answer = answer
        .parse()
        .map_err(|unknown: UnknownWord| Failure::Refused(unknown.to_string()))?;
    Ok(Condition::Fit { criterion, answer })
}

/// Columns by their words, or by the names of custom fields.
pub(super) fn columns(face: &Face, names: &[String]) -> Result<Vec<Shown>, Failure> {
    let column = |name: &String| {
        let word = name.trim().to_lowercase().replace([' ', '-'], "_");
        match Shown::KNOWN.iter().find(|shown| shown.word() == word) {
            Some(shown) => Ok(shown.clone()),
            None => field_named(face, name)
                .map(|field| Shown::Custom { field: field.id })
                .map_err(|_| no_column(name)),
        }
    };
    names.iter().map(column).collect()
}

fn no_column(name: &str) -> Failure {
    let known: Vec<&str> = Shown::KNOWN.iter().map(Shown::word).collect();
    Failure::Refused(format!(
        "There is no column \u{201c}{}\u{201d}; there are {}, and your custom fields by name",
        name.trim(),
        known.join(", ")
    ))
}
