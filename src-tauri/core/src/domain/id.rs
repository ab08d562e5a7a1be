//! Identities: UUIDv7, so that rows made on two laptops never collide and sort by the moment of making.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> { Uuid::parse_str(s).map(Self) }
        }
        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> { self.0.to_sql() }
        }
        impl rusqlite::types::FromSql for $name {
            fn column_result(v: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                Uuid::column_result(v).map(Self)
            }
        }
        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self { Self(id) }
        }
    )*};
}

ids! {
    /// A person.
    PersonId
    /// An account of a person on a platform.
    AccountId
    /// An e-mail address of a person.
    EmailId
    /// A phone number of a person.
    PhoneId
    /// A tag.
    TagId
    /// A part of a stage.
    SubStageId
    /// A custom field.
    CustomFieldId
    /// A touchpoint.
    TouchpointId
    /// A mention.
    MentionId
    /// An appreciation.
    AppreciationId
    /// An import batch.
    BatchId
    /// A criterion of the fit checklist.
    CriterionId
    /// A dated count of an account's followers.
    FollowerCountId
    /// A template.
    TemplateId
    /// A saved view.
    ViewId
}

/// Makes UUIDv7 identities from a moment that a face handed in.
///
/// The first 48 bits are the moment in milliseconds, then a counter keeps the order of making within it. The random
/// tail, which keeps two laptops apart, is the same for all of a source, so that the journal of an import packs well.
#[derive(Debug, Clone, Copy)]
pub struct IdSource {
    millis: u64,
    made: u32,
    tail: u64,
}

impl IdSource {
    /// Identities of this moment, their tail random.
    #[must_use]
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self::seeded(instant, Uuid::new_v4().as_u64_pair().1)
    }

    /// Another source of the same program, for a later write: what it makes sorts after all that this one made, also
    /// within one millisecond and where the clock was set back (RFC 9562, 6.2, method 1). Its tail is its own.
    #[must_use]
    pub fn onwards(&self, instant: DateTime<Utc>) -> Self {
        let next = Self::at(instant);
        if next.millis > self.millis {
            return next;
        }
        Self {
            tail: next.tail,
            ..*self
        }
    }

    /// The one of two that is further on.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        if (self.millis, self.made) >= (other.millis, other.made) {
            self
        } else {
            other
        }
    }

    /// The same identities for the same moment and seed: for sample data.
    #[must_use]
    pub fn seeded(instant: DateTime<Utc>, mut seed: u64) -> Self {
        Self {
            millis: millis(instant),
            made: 0,
            tail: splitmix(&mut seed),
        }
    }

    /// The next identity.
    pub fn make<T: From<Uuid>>(&mut self) -> T {
        let mut random = [0u8; 10];
        random[2..].copy_from_slice(&self.tail.to_be_bytes());
        // 26 bits of counter: 12 in rand_a, 14 at the head of rand_b. Past that, the millisecond moves on.
        let count = self.made & 0x03FF_FFFF;
        self.made = self.made.wrapping_add(1);
        if count == 0x03FF_FFFF {
            self.millis += 1;
        }
        random[0] = ((count >> 22) & 0x0F) as u8;
        random[1] = (count >> 14) as u8;
        random[2] = ((count >> 8) & 0x3F) as u8;
        random[3] = (count & 0xFF) as u8;
        T::from(uuid::Builder::from_unix_timestamp_millis(self.millis, &random).into_uuid())
    }
}

fn millis(instant: DateTime<Utc>) -> u64 {
    u64::try_from(instant.timestamp_millis()).unwrap_or(0)
}

/// The next number of the splitmix64 sequence, public domain by its author, Sebastiano Vigna.
pub(crate) fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_of_one_moment_keep_their_order() {
        let mut ids = IdSource::at(DateTime::UNIX_EPOCH);
        let made: Vec<PersonId> = (0..20_000).map(|_| ids.make()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(made[0].0.get_version_num(), 7);
    }

    #[test]
    fn a_later_write_of_the_same_millisecond_or_of_a_clock_set_back_sorts_after() {
        let noon = DateTime::UNIX_EPOCH + chrono::Duration::hours(12);
        let mut ids = IdSource::at(noon);
        let mut made: Vec<PersonId> = vec![ids.make(), ids.make()];
        for (instant, writes) in [(noon, 50), (noon - chrono::Duration::hours(3), 50)] {
            for _ in 0..writes {
                ids = ids.onwards(instant);
                made.push(ids.make());
            }
        }
        ids = ids.onwards(noon + chrono::Duration::milliseconds(1));
        made.push(ids.make());
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_seed_repeats_itself() {
        let one: PersonId = IdSource::seeded(DateTime::UNIX_EPOCH, 7).make();
        let two: PersonId = IdSource::seeded(DateTime::UNIX_EPOCH, 7).make();
        let other: PersonId = IdSource::seeded(DateTime::UNIX_EPOCH, 8).make();
        assert_eq!(one, two);
        assert_ne!(one, other);
    }
}
