//! Segments: which people a list or the board shows, and how. Every condition of a segment holds for all of them.

mod resaid;

use serde::{Deserialize, Serialize};

use super::{CriterionId, CustomFieldId, PersonId, Platform, SubStageId};
use crate::domain::fit::Fit;
use crate::domain::stage::Stage;
use crate::domain::tier::Tier;
use crate::domain::word::words;

/// Which people. The empty one is everybody who is not archived.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, specta::Type)]
pub struct Segment {
    /// All of them hold.
    pub conditions: Vec<Condition>,
    /// Words that were typed: see [`crate::domain::typed`].
    pub search: Option<String>,
    /// Archived people instead of the others.
    pub archived: bool,
}

/// What holds for a person.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Condition {
    /// They stand in one of these stages; with `not` in none of them.
    Stage {
        /// At least one.
        any: Vec<Stage>,
        /// None of them.
        not: bool,
    },
    /// They stand in one of these parts of stages; with `not` in none of them.
    SubStage {
        /// At least one.
        any: Vec<SubStageId>,
        /// None of them.
        not: bool,
    },
    /// They are of one of these tiers; with `not` of none of them, or of no tier.
    Tier {
        /// At least one.
        any: Vec<Tier>,
        /// None of them.
        not: bool,
    },
    /// They carry one of these tags, by name and letter case aside; with `not` none of them.
    Tag {
        /// At least one.
        any: Vec<String>,
        /// None of them.
        not: bool,
    },
    /// They have an account on one of these platforms; with `not` on none of them.
    Platform {
        /// At least one.
        any: Vec<Platform>,
        /// None of them.
        not: bool,
    },
    /// Their country is one of these, letter case aside; with `not` none of them, or not known.
    Country {
        /// At least one.
        any: Vec<String>,
        /// None of them.
        not: bool,
    },
    /// The followers of their most followed account, both ends within. Who has no known count is in none.
    Followers {
        /// No fewer.
        at_least: Option<i64>,
        /// No more.
        at_most: Option<i64>,
    },
    /// So many days have gone by since the last contact, both ends within. Who was never contacted is in none.
    Contacted {
        /// No fewer days.
        at_least: Option<u32>,
        /// No more days.
        at_most: Option<u32>,
    },
    /// There was no contact yet.
    NeverContacted,
    /// When a nudge comes.
    Due {
        /// When.
        when: DueWithin,
    },
    /// A custom field's value.
    Custom {
        /// The field.
        field: CustomFieldId,
        /// What it is.
        is: CustomTest,
    },
    /// A part of what could be known is not.
    Missing {
        /// Which.
        what: Known,
    },
    /// How they fit: of one criterion, or of all. All: a yes is a yes to each; a no or an unknown is one of them at least.
    Fit {
        /// Which criterion; none: all of them.
        criterion: Option<CriterionId>,
        /// What was answered.
        answer: Fit,
    },
    /// They are never to be written to.
    DoNotContact,
}

words! {
    /// When somebody is due, seen from today.
    DueWithin {
        /// Today, or since before.
        Now = "now", "Due now";
        /// Since before today.
        Overdue = "overdue", "Overdue";
        /// From today to a week from today.
        Week = "week", "Due within a week";
        /// After that.
        Later = "later", "Due later";
        /// Not at all.
        Never = "never", "Never due";
    }
}

words! {
    /// What may be known of a person.
    Known {
        /// An account on any platform.
        Account = "account", "Account";
        /// An e-mail address.
        Email = "email", "E-mail address";
        /// A phone number.
        Phone = "phone", "Phone number";
        /// A tag.
        Tag = "tag", "Tag";
        /// A count of followers.
        Followers = "followers", "Followers";
        /// A country.
        Country = "country", "Country";
        /// A birthday.
        Birthday = "birthday", "Birthday";
        /// A note.
        Note = "note", "Note";
    }
}

/// What a custom field's value is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(tag = "test", rename_all = "snake_case")]
pub enum CustomTest {
    /// One of these, letter case aside; with `not` none of them, or empty.
    Any {
        /// At least one.
        any: Vec<String>,
        /// None of them.
        not: bool,
    },
    /// A number or a date between these, both within, by the kind of the field.
    Between {
        /// No less.
        at_least: Option<String>,
        /// No more.
        at_most: Option<String>,
    },
    /// It has a value.
    Filled,
    /// It has none.
    Empty,
}

impl Segment {
    /// Everybody who is not archived.
    pub const EVERYBODY: Self = Self {
        conditions: Vec::new(),
        search: None,
        archived: false,
    };

    /// The same without what it says about one thing: what else could be chosen there.
    #[must_use]
    pub fn without(&self, about: Facet) -> Self {
        Self {
            conditions: self
                .conditions
                .iter()
                .filter(|condition| !about.is_of(condition))
                .cloned()
                .collect(),
            ..self.clone()
        }
    }
}

/// Whom a deed is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum Whom {
    /// These.
    These {
        /// Each counts once.
        people: Vec<PersonId>,
    },
    /// Everybody of a segment, on the screen or not.
    Matching {
        /// Who is in it.
        segment: Segment,
        /// But not these.
        except: Vec<PersonId>,
    },
}

words! {
    /// The order of a list of people.
    ListOrder {
        /// By name.
        Name = "name", "Name";
        /// As the owner put them on the board.
        Board = "board", "Your order";
        /// Longest without contact first; never contacted before all.
        LastContact = "last_contact", "Last contact";
        /// Due first.
        Due = "due", "Due";
        /// Most followed first.
        Followers = "followers", "Followers";
        /// Newest first.
        Added = "added", "Added";
        /// Most touchpoints first.
        Touchpoints = "touchpoints", "Touchpoints";
        /// In the order of the pipeline.
        Stage = "stage", "Stage";
        /// By how well they fit what was typed; by name where nothing was.
        Relevance = "relevance", "Best match";
        /// By country.
        Country = "country", "Country";
        /// By the first of their tags.
        Tags = "tags", "Tags";
        /// By the first of their e-mail addresses.
        Emails = "emails", "E-mail";
        /// By the first of their handles.
        Accounts = "accounts", "Accounts";
        /// Strongest first.
        Strength = "strength", "Strength";
        /// The closest first.
        Tier = "tier", "Tier";
        /// By where they live.
        Location = "location", "Location";
        /// By who represents them.
        Agency = "agency", "Agency";
        /// By the language they are written to in.
        Language = "language", "Language";
        /// By how often the owner wants to be in touch with them alone, most often first.
        Cadence = "cadence", "Cadence";
        /// By the date the owner set to be in touch.
        NextTouch = "next_touch", "Next touch";
    }
}

/// By what a list of people is ordered: a word, or a field of the owner's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(untagged)]
pub enum OrderBy {
    /// What the product knows.
    Word(ListOrder),
    /// A custom field's values, numbers as numbers.
    Field {
        /// Which.
        field: CustomFieldId,
    },
}

impl From<ListOrder> for OrderBy {
    fn from(order: ListOrder) -> Self {
        Self::Word(order)
    }
}

words! {
    /// A screen that shows a segment.
    SegmentScreen {
        /// The list of everybody.
        People = "people", "People";
        /// The board.
        Board = "board", "Board";
    }
}

/// What a saved view shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SegmentView {
    /// Who.
    pub segment: Segment,
    /// In which order.
    pub order: OrderBy,
    /// The other way round.
    pub reversed: bool,
    /// The columns of the list beside the name, in their order; none: the usual ones.
    pub columns: Vec<ListColumn>,
}

/// A column of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ListColumn {
    /// What it shows.
    pub shows: Shown,
    /// How wide, in pixels at 100 %; none: as wide as usual.
    pub width: Option<u32>,
}

/// What a column of the list shows of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Shown {
    /// Their accounts.
    Accounts,
    /// The followers of their most followed account.
    Followers,
    /// Their tags.
    Tags,
    /// The last contact.
    LastContact,
    /// When they are due.
    Due,
    /// Their stage.
    Stage,
    /// Their e-mail addresses.
    Emails,
    /// Their country.
    Country,
    /// How many touchpoints there are.
    Touchpoints,
    /// The day they were added.
    Added,
    /// How strong the relationship is.
    Strength,
    /// Their tier.
    Tier,
    /// Where they live.
    Location,
    /// Who represents them.
    Agency,
    /// The language they are written to in.
    Language,
    /// How often the owner wants to be in touch with them alone.
    Cadence,
    /// The date the owner set to be in touch.
    NextTouch,
    /// A custom field.
    Custom {
        /// Which.
        field: CustomFieldId,
    },
}

impl Shown {
    /// Everything that is not a field of the owner's own.
    pub const KNOWN: [Self; 17] = [
        Self::Accounts,
        Self::Followers,
        Self::Tags,
        Self::LastContact,
        Self::Due,
        Self::Stage,
        Self::Emails,
        Self::Country,
        Self::Touchpoints,
        Self::Added,
        Self::Strength,
        Self::Tier,
        Self::Location,
        Self::Agency,
        Self::Language,
        Self::Cadence,
        Self::NextTouch,
    ];

    /// What it is called on a command line and in a saved view.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Followers => "followers",
            Self::Tags => "tags",
            Self::LastContact => "last_contact",
            Self::Due => "due",
            Self::Stage => "stage",
            Self::Emails => "emails",
            Self::Country => "country",
            Self::Touchpoints => "touchpoints",
            Self::Added => "added",
            Self::Strength => "strength",
            Self::Tier => "tier",
            Self::Location => "location",
            Self::Agency => "agency",
            Self::Language => "language",
            Self::Cadence => "cadence",
            Self::NextTouch => "next_touch",
            Self::Custom { .. } => "custom",
        }
    }
}

/// A thing whose values are listed with how many people have each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Facet {
    /// Stages.
    Stage,
    /// Parts of stages, by their ids.
    SubStage,
    /// Tiers.
    Tier,
    /// Tags.
    Tag,
    /// Platforms.
    Platform,
    /// Countries.
    Country,
    /// When they are due.
    Due,
    /// The values of a custom field.
    Custom {
        /// The field.
        field: CustomFieldId,
    },
}

impl Facet {
    fn is_of(self, condition: &Condition) -> bool {
        match (self, condition) {
            (Self::Stage, Condition::Stage { .. })
            | (Self::SubStage, Condition::SubStage { .. })
            | (Self::Tier, Condition::Tier { .. })
            | (Self::Tag, Condition::Tag { .. })
            | (Self::Platform, Condition::Platform { .. })
            | (Self::Country, Condition::Country { .. })
            | (Self::Due, Condition::Due { .. }) => true,
            (Self::Custom { field }, Condition::Custom { field: other, .. }) => field == *other,
            _ => false,
        }
    }
}
