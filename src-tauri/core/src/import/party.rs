//! One of several who share a value: whether they are one.

use super::candidate::Candidate;
use super::change::stands_for_a_name;
use super::keys::{Key, Kind};
use super::roster::Known;
use crate::domain::account::Platform;
use crate::domain::person::PersonField;
use crate::domain::similar::{NameLikeness, folded, names_alike};

/// A handle this short may be anybody's.
const SHORTEST_HANDLE: usize = 5;

/// A number with fewer digits is no whole phone number; longer ones are compared by their last, so that the prefix of
/// the country does not matter.
const PHONE_DIGITS: (usize, usize) = (7, 9);

/// So many names of one party are compared.
const MOST_NAMES: usize = 16;

/// A group of rows, someone of the roster, or both.
#[derive(Debug)]
pub(super) struct Party {
    /// The group's root.
    pub(super) row: Option<usize>,
    /// Who of the roster.
    pub(super) existing: Option<usize>,
    /// The platforms on which they have accounts.
    pub(super) platforms: u16,
    names: Vec<String>,
    /// What they are called where they share the value.
    pub(super) called: Vec<Key>,
    /// Their handles, letters and digits alone; websites are none.
    handles: Vec<String>,
    birthdays: Vec<String>,
    signals: Vec<Key>,
}

impl Party {
    pub(super) fn new(row: Option<usize>, existing: Option<usize>, platforms: u16) -> Self {
        Self {
            row,
            existing,
            platforms,
            names: Vec::new(),
            called: Vec::new(),
            handles: Vec::new(),
            birthdays: Vec::new(),
            signals: Vec::new(),
        }
    }

    /// What another row says of them.
    pub(super) fn add(&mut self, candidate: &Candidate) {
        let name = candidate.name.as_deref().filter(|_| candidate.named);
        let handles = candidate
            .accounts
            .iter()
            .filter(|one| one.account.platform != Platform::Website)
            .map(|one| one.account.handle.as_str());
        let birthday = candidate.details.get(&PersonField::Birthday).map(String::as_str);
        self.take(name, handles, &candidate.phones, birthday);
    }

    /// What is known of them.
    pub(super) fn know(&mut self, known: &Known) {
        let handles = known
            .accounts
            .iter()
            .filter(|account| account.platform != Platform::Website)
            .map(|account| account.handle.as_str());
        let name = Some(known.name.as_str()).filter(|name| !stands_for_a_name(name, known));
        let birthday = known.detail(PersonField::Birthday);
        // Somebody may really be called what else only stands for a name, and a row that says so is theirs.
        self.called.extend(Key::name(&known.name));
        self.take(name, handles, &known.phones, birthday);
    }

    fn take<'t>(
        &mut self,
        name: Option<&str>,
        handles: impl Iterator<Item = &'t str>,
        phones: &[String],
        birthday: Option<&str>,
    ) {
        if let Some(name) = name
            && self.names.len() < MOST_NAMES
            && !self.names.iter().any(|known| known == name)
        {
            self.names.push(name.to_owned());
        }
        for handle in handles {
            let letters = letters(handle);
            if letters.chars().count() >= SHORTEST_HANDLE {
                self.signals.push(Key::of(("handle", &letters)));
            }
            self.handles.push(letters);
        }
        for phone in phones {
            let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
            let (least, most) = PHONE_DIGITS;
            if digits.len() >= least {
                let last = digits.get(digits.len().saturating_sub(most)..).unwrap_or(&digits);
                self.signals.push(Key::of(("phone", last)));
            }
        }
        // Without its year a birthday is one of 366: too many share it.
        if let Some(birthday) = birthday {
            if !birthday.starts_with('-') {
                self.signals.push(Key::of(("birthday", birthday)));
            }
            self.birthdays.push(birthday.to_owned());
        }
    }

    /// What makes two people of one full name one: a phone number, a birthday with its year, or a handle that is the
    /// same on another platform. Where they live, who represents them and the like only speak for it.
    pub(super) fn signals(&self) -> &[Key] {
        &self.signals
    }

    /// Whether something says that two of one name are two: different accounts on one platform, or another birthday.
    pub(super) fn contradicts(&self, other: &Self, overlap: bool) -> bool {
        let born_apart = |one: &String| {
            let day = |birthday: &String| {
                birthday
                    .get(birthday.len().saturating_sub(5)..)
                    .map(str::to_owned)
            };
            let same = |two: &String| match one.starts_with('-') || two.starts_with('-') {
                true => day(one) == day(two),
                false => one == two,
            };
            !other.birthdays.is_empty() && !other.birthdays.iter().any(same)
        };
        overlap || self.birthdays.iter().any(born_apart)
    }

    /// Whether two who share an address or a link may be one.
    pub(super) fn agrees(&self, other: &Self, kind: Kind) -> bool {
        let any = |likely: fn(NameLikeness) -> bool| {
            self.names
                .iter()
                .any(|one| other.names.iter().any(|two| likely(names_alike(one, two))))
        };
        let same_handle = || {
            self.handles
                .iter()
                .any(|handle| !handle.is_empty() && other.handles.contains(handle))
        };
        let called_so = || is_called_by_handle(self, other) || is_called_by_handle(other, self);
        let named = !self.names.is_empty() && !other.names.is_empty();
        match kind {
            Kind::Link if named => called_so() || any(|likeness| likeness > NameLikeness::Part),
            Kind::Link => called_so() || same_handle(),
            _ if named => called_so() || any(|likeness| likeness > NameLikeness::Different),
            _ => self.platforms & other.platforms == 0 || same_handle(),
        }
    }
}

/// Whether what one is called is a handle of the other.
fn is_called_by_handle(one: &Party, other: &Party) -> bool {
    one.names.iter().any(|name| {
        let name = letters(name);
        !name.is_empty() && other.handles.contains(&name)
    })
}

/// Letters and digits alone, without accents.
pub(super) fn letters(text: &str) -> String {
    folded(text).split_whitespace().collect()
}
