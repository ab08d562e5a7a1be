//! Everybody's names and handles, folded, at hand in memory: what is typed begins their words, or nearly does.
//!
//! An index of mistyped words in the file would be most of the file, and most of an import. Kept in memory, a name with
//! its handles takes some three hundred bytes, and nobody is missed. It is read when somebody is first looked for;
//! after that only who changed is read again (table `respelt`): they are few, stand beside the others and are looked
//! at one by one, until they are many and everybody is put in order anew.

mod lexicon;
mod record;
mod seats;
pub(super) mod tags;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Row};

use self::lexicon::Lexicon;
use self::record::{Record, in_a_row, is_all, spaced};
pub(super) use self::seats::Seats;
use self::tags::Tags;
use super::StoreError;
use super::facts::ShownAccount;
use crate::domain::PersonId;
use crate::domain::slips::Slips;
use crate::domain::typed::{Relevance, Typed, TypedWord};

/// When so many changed, everybody is read anew.
const MANY: usize = 1_000;

/// So many changes are kept for whoever is behind.
const CHANGES_KEPT: i64 = 5_000;

/// So many answers of the index are kept.
const ASKED: usize = 16;

/// The last change, the first that is kept, and who came last.
pub(super) const NEWEST: &str =
    "SELECT coalesce((SELECT max(turn) FROM respelt), 0), coalesce((SELECT min(turn) FROM respelt), 0),
            coalesce((SELECT max(key) FROM standing), 0)";

/// Whose spelling may have changed since a turn, and who came after somebody.
pub(super) const WHO_CHANGED: &str =
    "SELECT key FROM respelt WHERE turn > ?1 UNION ALL SELECT key FROM standing WHERE key > ?2 LIMIT ?3";

/// How somebody is spelt.
pub(super) const ONE: &str = "SELECT key, person_id, archived, name, accounts FROM standing WHERE key = ?1";

/// Names and handles. Everybody has a seat: those of whom everybody was read, in the order of the names; whoever changed
/// since, a new one after them.
#[derive(Debug, Default)]
pub struct Spelt {
    /// The last change that is in it; none was read yet.
    turn: Option<i64>,
    last_key: i64,
    /// By seat.
    people: Vec<Somebody>,
    /// Their records, and where each begins and the last one ends.
    text: String,
    starts: Vec<u32>,
    /// By key; of who is gone, too.
    seats: Vec<(i64, u32)>,
    /// Who is there, and who is archived.
    here: Seats,
    archived: Seats,
    /// So many were read in order, and these are their words.
    in_order: usize,
    lexicon: Lexicon,
    /// Their seats in the order of their folded names.
    names: Vec<u32>,
    /// Whoever changed since, in the order of the names: before which seat, and their own.
    changed: Vec<(u32, u32)>,
    /// Where each person sits.
    who: HashMap<PersonId, u32>,
    /// The tags, since they were last asked for.
    tags: RefCell<Option<Tags>>,
    /// What the index was asked since, and who it said, the newest last: the words before the one that is being typed
    /// are asked at every letter.
    asked: RefCell<Vec<(String, Seats)>>,
}

/// Somebody.
#[derive(Debug, Clone)]
pub struct Somebody {
    /// The key of their standing.
    pub key: i64,
    /// Who.
    pub person: PersonId,
    archived: bool,
    /// What orders them: the name as SQLite's NOCASE compares it.
    name: Box<str>,
}

impl Spelt {
    /// Brings it up to what the file says now.
    pub fn catch_up(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let (turn, first_kept, last_key): (i64, i64, i64) = conn
            .prepare_cached(NEWEST)?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        match self.turn {
            Some(known) if known == turn && self.last_key == last_key => return Ok(()),
            Some(known) if first_kept <= known + 1 => match self.who_changed(conn, known)? {
                Some(keys) => self.read_again(conn, keys)?,
                None => self.read_all(conn)?,
            },
            _ => self.read_all(conn)?,
        }
        self.asked.borrow_mut().clear();
        self.tags.replace(None);
        (self.turn, self.last_key) = (Some(turn), last_key);
        Ok(())
    }

    /// Whose spelling may have changed; nothing where they are too many, or it may be anybody's.
    fn who_changed(&self, conn: &Connection, known: i64) -> Result<Option<HashSet<i64>>, StoreError> {
        let mut found = conn.prepare_cached(WHO_CHANGED)?;
        let most = i64::try_from(MANY).unwrap_or(i64::MAX);
        let keys = found.query_map([known, self.last_key, most], |row| row.get::<_, Option<i64>>(0))?;
        let keys: Vec<Option<i64>> = keys.collect::<Result<_, _>>()?;
        if self.people.len() - self.in_order + keys.len() >= MANY {
            return Ok(None);
        }
        Ok(keys.into_iter().collect())
    }

    fn read_all(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let mut found = conn.prepare("SELECT key, person_id, archived, name, accounts FROM standing")?;
        let mut rows = found.query([])?;
        let (mut text, mut all) = (String::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let from = text.len();
            all.push((read(row, &mut text)?, from..text.len()));
        }
        all.sort_unstable_by(|(one, _), (other, _)| one.place().cmp(&other.place()));
        *self = Self::default();
        for (one, record) in all {
            let key = one.key;
            let seat = self.sit(one, text.get(record).unwrap_or_default());
            self.seats.push((key, seat));
        }
        self.in_order = self.people.len();
        self.seats.sort_unstable();
        self.lexicon = Lexicon::of((0..self.in_order).map(|seat| self.record(seat)));
        let mut names: Vec<(&str, u32)> = (0..)
            .zip(0..self.in_order)
            .map(|(seat, at)| (self.record(at).name(), seat))
            .collect();
        names.sort_unstable();
        self.names = names.into_iter().map(|(_, seat)| seat).collect();
        Ok(())
    }

    /// Gives somebody the next seat.
    fn sit(&mut self, one: Somebody, record: &str) -> u32 {
        let seat = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        self.here.insert(seat);
        if one.archived {
            self.archived.insert(seat);
        }
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.text.push_str(record);
        self.starts
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.who.insert(one.person, seat);
        self.people.push(one);
        seat
    }

    fn read_again(&mut self, conn: &Connection, keys: HashSet<i64>) -> Result<(), StoreError> {
        let mut found = conn.prepare_cached(ONE)?;
        for key in keys {
            let at = self.seats.partition_point(|(other, _)| *other < key);
            if let Some((_, seat)) = self.seats.get(at).copied().filter(|(other, _)| *other == key) {
                self.seats.remove(at);
                self.here.remove(seat);
                self.changed.retain(|(_, changed)| *changed != seat);
            }
            let mut rows = found.query([key])?;
            if let Some(row) = rows.next()? {
                let mut record = String::new();
                let one = read(row, &mut record)?;
                let in_order = self.people.get(..self.in_order).unwrap_or_default();
                let before = in_order.partition_point(|other| other.place() < one.place());
                let place = self.changed.partition_point(|(_, seat)| {
                    (self.people.get(*seat as usize)).is_some_and(|other| other.place() < one.place())
                });
                let seat = self.sit(one, &record);
                (self.changed).insert(place, (u32::try_from(before).unwrap_or(u32::MAX), seat));
                self.seats.insert(at, (key, seat));
            }
        }
        Ok(())
    }

    /// For each word that was typed, who carries a tag with it; nothing where there is no such tag.
    pub fn tagged(&self, conn: &Connection, typed: &Typed) -> Result<Vec<Option<Seats>>, StoreError> {
        let mut tags = self.tags.borrow_mut();
        let tags = match &mut *tags {
            Some(tags) => tags,
            none => none.insert(Tags::read(conn)?),
        };
        tags.having(conn, typed, |person| self.who.get(&person).copied())
    }

    /// What the index says to a query, which it is asked once until something changes.
    pub fn once(
        &self,
        query: String,
        ask: impl FnOnce(&str) -> Result<Seats, StoreError>,
    ) -> Result<Seats, StoreError> {
        let mut asked = self.asked.borrow_mut();
        let known = match asked.iter().position(|(known, _)| *known == query) {
            Some(at) => asked.remove(at),
            None => {
                let says = ask(&query)?;
                (query, says)
            }
        };
        let says = known.1.clone();
        if asked.len() == ASKED {
            asked.remove(0);
        }
        asked.push(known);
        Ok(says)
    }

    /// How many seats there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.here.is_empty()
    }

    /// Whoever is archived, or whoever is not.
    #[must_use]
    pub fn everybody(&self, archived: bool) -> Seats {
        let mut all = self.here.clone();
        if archived {
            all.keep(&self.archived);
        } else {
            all.leave_out(&self.archived);
        }
        all
    }

    /// Who has a seat.
    #[must_use]
    pub fn at(&self, seat: u32) -> Option<&Somebody> {
        self.people.get(seat as usize)
    }

    /// The seats of these keys, of which each is larger than the one before.
    pub fn seats_of(&self) -> impl FnMut(i64) -> Option<u32> {
        let mut left = self.seats.as_slice();
        move |wanted| {
            let near = left.iter().take(64).position(|(key, _)| *key >= wanted);
            let at = near.unwrap_or_else(|| left.partition_point(|(key, _)| *key < wanted));
            left = left.get(at..)?;
            left.first()
                .filter(|(key, _)| *key == wanted)
                .map(|(_, seat)| *seat)
        }
    }

    /// These people in the order of their names.
    pub fn in_order<'s>(&'s self, of: &'s Seats) -> impl Iterator<Item = u32> {
        let in_order = u32::try_from(self.in_order).unwrap_or(u32::MAX);
        let mut read = of.iter().take_while(move |seat| *seat < in_order).peekable();
        let mut changed = (self.changed.iter()).filter(|(_, seat)| of.has(*seat)).peekable();
        std::iter::from_fn(move || match (read.peek(), changed.peek()) {
            (Some(seat), Some((before, _))) if before > seat => read.next(),
            (_, Some(_)) => changed.next().map(|(_, seat)| *seat),
            _ => read.next(),
        })
    }

    /// In whose name or handles a word begins a word.
    #[must_use]
    pub fn begins(&self, word: &TypedWord) -> Seats {
        let mut found = Seats::none(self.len());
        let wanted = spaced(word.tokens.iter().map(String::as_str));
        if let Some((last, before)) = word.tokens.split_last() {
            self.lexicon.beginning(last, &mut found);
            for token in before {
                let mut having = Seats::none(self.len());
                self.lexicon.having(token, &mut having);
                found.keep(&having);
            }
            if !before.is_empty() {
                for seat in found.clone().iter() {
                    if !self.record(seat as usize).0.contains(&wanted) {
                        found.remove(seat);
                    }
                }
            }
        }
        for (seat, record) in self.who_changed_since() {
            if record.0.contains(&wanted) {
                found.insert(seat);
            }
        }
        found
    }

    /// Whose name, or one of whose handles, is what was typed.
    #[must_use]
    pub fn exact(&self, typed: &Typed) -> Seats {
        let wanted = in_a_row(typed);
        let mut found = self.having_all(typed);
        for seat in found.clone().iter() {
            if self.record(seat as usize).relevance(&wanted) != Some(Relevance::Exact) {
                found.remove(seat);
            }
        }
        for seat in self.named(&wanted, |name| is_all(name, &wanted)) {
            found.insert(*seat);
        }
        self.of_changed(&wanted, Relevance::Exact, &mut found);
        found
    }

    /// Whose name begins with what was typed.
    #[must_use]
    pub fn name_begins(&self, typed: &Typed) -> Seats {
        let wanted = in_a_row(typed);
        let mut found = Seats::none(self.len());
        for seat in self.named(&wanted, |name| name.starts_with(&wanted)) {
            found.insert(*seat);
        }
        self.of_changed(&wanted, Relevance::NameBegins, &mut found);
        found
    }

    /// Who has each token as a word.
    fn having_all(&self, typed: &Typed) -> Seats {
        let mut all: Option<Seats> = None;
        for token in typed.in_a_row() {
            let mut having = Seats::none(self.len());
            self.lexicon.having(token, &mut having);
            match &mut all {
                Some(all) => all.keep(&having),
                None => all = Some(having),
            }
        }
        all.unwrap_or_default()
    }

    /// Of those read in order whose name begins with what is wanted, the first as long as they are so.
    fn named(&self, wanted: &str, so: impl Fn(&str) -> bool) -> &[u32] {
        let name = |seat: &u32| self.record(*seat as usize).name();
        let first = self.names.partition_point(|seat| name(seat) < wanted);
        let rest = self.names.get(first..).unwrap_or_default();
        let many = rest.partition_point(|seat| so(name(seat)));
        rest.get(..many).unwrap_or_default()
    }

    fn of_changed(&self, wanted: &str, relevance: Relevance, found: &mut Seats) {
        for (seat, record) in self.who_changed_since() {
            if record.relevance(wanted) == Some(relevance) {
                found.insert(seat);
            }
        }
    }

    fn who_changed_since(&self) -> impl Iterator<Item = (u32, Record<'_>)> {
        let record = |(_, seat): &(u32, u32)| (*seat, self.record(*seat as usize));
        self.changed.iter().map(record)
    }

    fn record(&self, seat: usize) -> Record<'_> {
        let place = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        let text = self.text.get(place(seat)..place(seat + 1));
        Record(text.unwrap_or_default())
    }

    /// Those in whose name or handles a word begins with one slip, with two, and so on, as many as are forgiven: each
    /// by the least.
    #[must_use]
    pub fn nearly(&self, word: &TypedWord) -> Vec<Seats> {
        let mut found = vec![Seats::none(self.len()); word.slips.into()];
        let [typed] = word.tokens.as_slice() else {
            return found;
        };
        let Some(slips) = Slips::of(typed, word.slips) else {
            return found;
        };
        self.lexicon.nearly(typed, &slips, &mut found);
        for (seat, record) in self.who_changed_since() {
            let all = record.words().filter_map(|word| slips.to(word));
            if let Some(least) = all.filter(|slips| *slips > 0).min()
                && let Some(found) = found.get_mut(usize::from(least) - 1)
            {
                found.insert(seat);
            }
        }
        let mut nearer = Seats::default();
        for seats in &mut found {
            seats.leave_out(&nearer);
            nearer.join(seats);
        }
        found
    }
}

/// Notes that tags, or who carries them, may have changed: nobody has this key.
pub(super) fn note_tags(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("INSERT INTO respelt (key) VALUES (0)", [])?;
    Ok(())
}

/// Notes that the spelling of the people of `temp.concerned` may have changed; `anybody`: that everybody's may have.
pub(super) fn note_concerned(conn: &Connection, anybody: bool) -> Result<(), StoreError> {
    let many: bool = anybody
        || conn.query_row(
            "SELECT count(*) > ?1 FROM temp.concerned",
            [i64::try_from(MANY).unwrap_or(i64::MAX)],
            |row| row.get(0),
        )?;
    if many {
        conn.execute("INSERT INTO respelt (key) VALUES (NULL)", [])?;
    } else {
        conn.execute(
            "INSERT INTO respelt (key) SELECT key FROM temp.concerned CROSS JOIN standing ON person_id = id",
            [],
        )?;
    }
    conn.prepare_cached("DELETE FROM respelt WHERE turn <= (SELECT max(turn) FROM respelt) - ?1")?
        .execute([CHANGES_KEPT])?;
    Ok(())
}

impl Somebody {
    fn place(&self) -> (&str, i64) {
        (&self.name, self.key)
    }
}

/// Somebody, and their record after what is written.
fn read(row: &Row<'_>, records: &mut String) -> Result<Somebody, StoreError> {
    let name = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
    record::write(records, name, &ShownAccount::read(row, 4)?);
    Ok(Somebody {
        key: row.get(0)?,
        person: row.get(1)?,
        archived: row.get(2)?,
        name: name.to_ascii_lowercase().into(),
    })
}
