//! Finding people: who fits what was typed, the best first.
//!
//! Names, handles and tags are at hand in memory ([`super::spelt`]); every other word is in the full-text index, whose
//! rows are keyed as standings are. How well somebody fits is said in [`crate::domain::typed`].

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock, PoisonError};

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::spelt::{Seats, Spelt};
use super::{Reader, StoreError};
use crate::domain::PersonId;
use crate::domain::spelling::{Token, name_tokens, tokens};
use crate::domain::typed::{Relevance, Typed, TypedWord, Where};

/// How many bytes of words the index gathers before it writes them out, unless told otherwise: SQLite's default.
pub const GATHERED: u32 = 1 << 20;

/// Where fewer than this fit what was typed as it was typed, slips of the keyboard are looked for, too: a page.
pub const ENOUGH: usize = 50;

/// Of more words than these, only one is taken to be mistyped.
const MOST_MISTYPED: usize = 4;

/// Tells the index to gather so much; many words written at once are merged less often.
pub fn gather(conn: &Connection, bytes: u32) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT INTO search (search, rank) VALUES ('hashsize', ?1)")?
        .execute([bytes])?;
    Ok(())
}

/// Somebody who fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The key of their standing.
    pub key: i64,
    /// Who.
    pub person: PersonId,
    /// How well.
    pub relevance: Relevance,
}

impl Reader {
    /// The first who fit what was typed, the best first, of those alike by name.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn find(&self, typed: &str, archived: bool, limit: usize) -> Result<Vec<Hit>, StoreError> {
        self.look(&Typed::read(typed), archived, limit)
    }

    /// Everybody who fits; nothing where no word was typed.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(crate) fn matching(
        &self,
        typed: Option<&str>,
        archived: bool,
    ) -> Result<Option<Arc<[Hit]>>, StoreError> {
        let typed = typed.map(Typed::read).unwrap_or_default();
        if typed.words.is_empty() {
            return Ok(None);
        }
        let revision = self.revision()?;
        if let Some((kept, of, whose, hits)) = &*self.hits.borrow()
            && (*kept, of, *whose) == (revision, &typed, archived)
        {
            return Ok(Some(Arc::clone(hits)));
        }
        let hits: Arc<[Hit]> = self.look(&typed, archived, usize::MAX)?.into();
        *self.hits.borrow_mut() = Some((revision, typed, archived, Arc::clone(&hits)));
        Ok(Some(hits))
    }

    /// Reads everybody's names and handles where that was not done yet: the first search then finds them at hand.
    pub(crate) fn be_ready_to_search(&self) -> Result<(), StoreError> {
        let mut spelt = self.spelt.lock().unwrap_or_else(PoisonError::into_inner);
        self.at_once(|conn| spelt.catch_up(conn))
    }

    fn look(&self, typed: &Typed, archived: bool, limit: usize) -> Result<Vec<Hit>, StoreError> {
        if typed.words.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        // A panic elsewhere leaves nothing half done that the next change would not read anew.
        let mut spelt = self.spelt.lock().unwrap_or_else(PoisonError::into_inner);
        self.at_once(|conn| {
            spelt.catch_up(conn)?;
            Look::at(conn, &spelt, typed, archived)?.found(limit)
        })
    }
}

/// Everybody who fits, for a write that has no reader beside it: names and handles are read for this once. Nothing where
/// no word was typed.
pub(super) fn within(
    conn: &Connection,
    typed: Option<&str>,
    archived: bool,
) -> Result<Option<Vec<Hit>>, StoreError> {
    let typed = typed.map(Typed::read).unwrap_or_default();
    if typed.words.is_empty() {
        return Ok(None);
    }
    let mut spelt = Spelt::default();
    spelt.catch_up(conn)?;
    Look::at(conn, &spelt, &typed, archived)?
        .found(usize::MAX)
        .map(Some)
}

/// One look for what was typed.
struct Look<'l> {
    conn: &'l Connection,
    spelt: &'l Spelt,
    typed: &'l Typed,
    /// Who is looked for at all.
    wanted: Seats,
    /// By word, in whose name or handles it is.
    begins: Vec<Seats>,
    /// By word, who carries a tag with it; nothing where there is none.
    tagged: Vec<Option<Seats>>,
    /// Who fits, the best first.
    fit: Vec<(Relevance, Seats)>,
    /// All of them.
    found: Seats,
}

impl<'l> Look<'l> {
    fn at(
        conn: &'l Connection,
        spelt: &'l Spelt,
        typed: &'l Typed,
        archived: bool,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            conn,
            spelt,
            typed,
            wanted: spelt.everybody(archived),
            begins: typed.words.iter().map(|word| spelt.begins(word)).collect(),
            tagged: spelt.tagged(conn, typed)?,
            fit: Vec::new(),
            found: Seats::none(spelt.len()),
        })
    }

    fn found(mut self, limit: usize) -> Result<Vec<Hit>, StoreError> {
        self.note(Relevance::Exact, self.spelt.exact(self.typed));
        self.note(Relevance::NameBegins, self.spelt.name_begins(self.typed));
        let mut all = self.wanted.clone();
        for begins in &self.begins {
            all.keep(begins);
        }
        self.note(Relevance::WordBegins, all);
        if self.found.len() < limit {
            self.in_other_words()?;
        }
        if self.found.len() < limit.min(ENOUGH) {
            self.mistyped()?;
        }
        Ok(self.best(limit))
    }

    /// These fit so well, if not better.
    fn note(&mut self, relevance: Relevance, mut seats: Seats) {
        seats.keep(&self.wanted);
        seats.leave_out(&self.found);
        self.found.join(&seats);
        self.fit.push((relevance, seats));
    }

    fn in_other_words(&mut self) -> Result<(), StoreError> {
        let all: Vec<usize> = (0..self.typed.words.len()).collect();
        let mut elsewhere = self.having(&all, "")?;
        elsewhere.keep(&self.wanted);
        elsewhere.leave_out(&self.found);
        if !elsewhere.is_empty() {
            let ties = self.having(&all, "{names ties} : ")?;
            self.note(Relevance::TagOrEmail, ties);
            self.note(Relevance::Elsewhere, elsewhere);
        }
        Ok(())
    }

    /// Those who have these words in their tags or anywhere in some columns of the index; a single letter in their
    /// names. Nobody where there is no longer word.
    fn having(&self, words: &[usize], columns: &str) -> Result<Seats, StoreError> {
        let word = |at: &usize| self.typed.words.get(*at);
        let longer: Vec<usize> = (words.iter().copied())
            .filter(|at| word(at).is_some_and(|word| !word.letter))
            .collect();
        if longer.is_empty() {
            return Ok(Seats::default());
        }
        let tagged: Vec<(usize, &Seats)> = (longer.iter())
            .filter_map(|at| Some((*at, self.tagged.get(*at)?.as_ref()?)))
            .collect();
        // Each of them is in a tag, or it is in the index.
        let mut having = Seats::none(self.spelt.len());
        for choice in 0..1_u32 << tagged.len() {
            let chosen = || (0..).zip(&tagged).filter(|(nth, _)| choice >> nth & 1 == 1);
            let mut these = self.wanted.clone();
            for (_, (_, carriers)) in chosen() {
                these.keep(carriers);
            }
            let in_index: Vec<&TypedWord> = (longer.iter())
                .filter(|at| chosen().all(|(_, (tagged, _))| tagged != *at))
                .filter_map(word)
                .collect();
            if !in_index.is_empty() && !these.is_empty() {
                let query = format!("{columns}({})", phrases(&in_index));
                these.keep(&self.spelt.once(query, |query| self.matching(query))?);
            }
            having.join(&these);
        }
        let letters = (words.iter()).filter(|at| word(at).is_some_and(|word| word.letter));
        for begins in letters.filter_map(|at| self.begins.get(*at)) {
            having.keep(begins);
        }
        Ok(having)
    }

    fn matching(&self, query: &str) -> Result<Seats, StoreError> {
        let mut found = self.conn.prepare_cached(MATCHING)?;
        let mut rows = found.query([query])?;
        let mut matching = Seats::none(self.spelt.len());
        let mut seat_of = self.spelt.seats_of();
        while let Some(row) = rows.next()? {
            if let Some(seat) = seat_of(row.get(0)?) {
                matching.insert(seat);
            }
        }
        Ok(matching)
    }

    /// Those who fit if one or more of the words were mistyped: in a name or a handle. The other words may be anywhere.
    fn mistyped(&mut self) -> Result<(), StoreError> {
        let nearly: Vec<Vec<Seats>> = (self.typed.words.iter())
            .map(|word| self.spelt.nearly(word))
            .collect();
        let words = self.typed.words.len();
        let choices: Vec<u32> = if words <= MOST_MISTYPED {
            (1..1 << words).collect()
        } else {
            (0..words).map(|at| 1 << at).collect()
        };
        let mut by_slips: Vec<Seats> = Vec::new();
        for choice in choices {
            let (slipped, typed): (Vec<usize>, Vec<usize>) = (0..words).partition(|at| choice >> at & 1 == 1);
            // Who has those words with so many slips in all: none yet.
            let mut near = vec![self.wanted.clone()];
            for slips in slipped.iter().filter_map(|at| nearly.get(*at)) {
                near = with_slips(&near, slips);
            }
            if near.iter().all(Seats::is_empty) {
                continue;
            }
            let mut others = self.wanted.clone();
            for begins in typed.iter().filter_map(|at| self.begins.get(*at)) {
                others.keep(begins);
            }
            let beyond = |near: &Seats| {
                let mut beyond = near.clone();
                beyond.leave_out(&others);
                !beyond.is_empty()
            };
            if near.iter().any(beyond) {
                others.join(&self.having(&typed, "")?);
            }
            by_slips.resize(by_slips.len().max(near.len()), Seats::default());
            for (all, mut near) in by_slips.iter_mut().zip(near) {
                near.keep(&others);
                all.join(&near);
            }
        }
        for (slips, seats) in (0..).zip(by_slips) {
            self.note(Relevance::Mistyped(slips), seats);
        }
        Ok(())
    }

    /// The best, in their order.
    fn best(self, limit: usize) -> Vec<Hit> {
        let hit = |relevance: Relevance, seat: u32| {
            let one = self.spelt.at(seat)?;
            Some(Hit {
                key: one.key,
                person: one.person,
                relevance,
            })
        };
        let each = (self.fit.iter()).flat_map(|(relevance, seats)| {
            let in_order = self.spelt.in_order(seats);
            in_order.filter_map(|seat| hit(*relevance, seat))
        });
        each.take(limit).collect()
    }
}

/// Who has one word more, with one slip, with two and so on, of those who have the others with so many.
fn with_slips(so_far: &[Seats], more: &[Seats]) -> Vec<Seats> {
    let mut all = vec![Seats::default(); so_far.len() + more.len()];
    for (before, near) in so_far.iter().enumerate() {
        for (slips, more) in (before + 1..).zip(more) {
            if let Some(all) = all.get_mut(slips) {
                all.join(&near.and(more));
            }
        }
    }
    all
}

/// Who has words, in the order of the keys.
const MATCHING: &str = "SELECT rowid FROM search WHERE search MATCH ?1";

/// Words as a query of the index: each as the beginning of one.
fn phrases(words: &[&TypedWord]) -> String {
    let mut query = String::new();
    for word in words {
        let and = if query.is_empty() { "" } else { " " };
        write!(query, "{and}\"{}\" *", word.tokens.join(" ")).unwrap_or_default();
    }
    query
}

/// What the index holds of somebody, by its columns.
#[derive(Debug, Default)]
pub struct Words {
    /// Their name and their handles.
    pub names: String,
    /// Their e-mail addresses.
    pub ties: String,
    /// Everything else that is searched.
    pub notes: String,
}

impl Words {
    /// Adds a text; tags are at hand in [`super::spelt`].
    pub fn add(&mut self, what: Where, text: &str) {
        match what {
            Where::Name | Where::Handle => write_words(&mut self.names, &name_tokens(text)),
            Where::Tag => {}
            Where::Email => write_words(&mut self.ties, &tokens(text)),
            Where::Detail | Where::Note | Where::Touchpoint => write_words(&mut self.notes, &tokens(text)),
        }
    }
}

/// Two texts whose characters are words must not make a phrase: this stands between them, and is never typed.
const APART: &str = "\u{A6} ";

fn write_words(out: &mut String, tokens: &[Token]) {
    if !out.is_empty() {
        out.push(' ');
        if tokens.first().is_some_and(|token| token.solo) {
            out.push_str(APART);
        }
    }
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(&token.text);
    }
}

/// Between the texts of one kind.
const BETWEEN: char = '\u{1F}';

/// The texts of `person p`, in the order of [`KINDS`], several of one kind as one.
const TEXTS: &str = "p.name,
    (SELECT group_concat(written, char(31)) FROM account WHERE person_id = p.id),
    (SELECT group_concat(address, char(31)) FROM email WHERE person_id = p.id),
    (SELECT group_concat(t.name, char(31)) FROM person_tag pt JOIN tag t ON t.id = pt.tag_id
     WHERE pt.person_id = p.id),
    concat_ws(char(31), p.agency, p.location, p.country,
      (SELECT group_concat(value, char(31)) FROM custom_value WHERE person_id = p.id)),
    p.note,
    (SELECT group_concat(concat_ws(char(31), note, text), char(31)) FROM touchpoint
     WHERE person_id = p.id AND (note IS NOT NULL OR text IS NOT NULL))";

const KINDS: [Where; 7] = [
    Where::Name,
    Where::Handle,
    Where::Email,
    Where::Tag,
    Where::Detail,
    Where::Note,
    Where::Touchpoint,
];

fn each_text(row: &Row<'_>, first: usize, mut see: impl FnMut(Where, &str)) -> Result<(), StoreError> {
    for (at, what) in KINDS.iter().enumerate() {
        let texts = row
            .get_ref(first + at)?
            .as_str_or_null()
            .map_err(rusqlite::Error::from)?;
        for text in texts
            .unwrap_or_default()
            .split(BETWEEN)
            .filter(|text| !text.is_empty())
        {
            see(*what, text);
        }
    }
    Ok(())
}

static TEXTS_OF_CONCERNED: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT key, {TEXTS} FROM temp.concerned CROSS JOIN person p ON p.id = concerned.id
         JOIN standing ON standing.person_id = p.id ORDER BY key"
    )
});

static TEXTS_OF_EVERYBODY: LazyLock<String> = LazyLock::new(|| {
    format!("SELECT key, {TEXTS} FROM standing CROSS JOIN person p ON p.id = standing.person_id ORDER BY key")
});

/// Writes the words of the people of `temp.concerned` into the index, which has none of theirs.
pub(super) fn index_concerned(conn: &Connection) -> Result<(), StoreError> {
    index(conn, &TEXTS_OF_CONCERNED)
}

/// Writes everybody's words into the index, which has none.
pub(super) fn index_everybody(conn: &Connection) -> Result<(), StoreError> {
    index(conn, &TEXTS_OF_EVERYBODY)
}

fn index(conn: &Connection, texts: &str) -> Result<(), StoreError> {
    let mut people = conn.prepare_cached(texts)?;
    let mut insert =
        conn.prepare_cached("INSERT INTO search (rowid, names, ties, notes) VALUES (?1, ?2, ?3, ?4)")?;
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        let mut words = Words::default();
        each_text(row, 1, |what, text| words.add(what, text))?;
        insert.execute(params![
            row.get::<_, i64>(0)?,
            words.names,
            words.ties,
            words.notes
        ])?;
    }
    Ok(())
}

/// A text of somebody's that is searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchedText {
    /// What it is.
    pub what: Where,
    /// A touchpoint's date.
    pub on: Option<NaiveDate>,
    /// As it stands.
    pub text: String,
}

static TEXTS_OF_ONE: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {TEXTS} FROM person p WHERE p.id = ?1"));

const TOUCHPOINTS_OF_ONE: &str =
    "SELECT on_date, note, text FROM touchpoint WHERE person_id = ?1 AND (note IS NOT NULL OR text IS NOT NULL)
     ORDER BY on_date DESC, id DESC";

/// What is searched of somebody: their touchpoints last, the newest first.
pub fn texts(conn: &Connection, person: PersonId) -> Result<Vec<SearchedText>, StoreError> {
    let mut found = Vec::new();
    let mut add = |what, on, text: &str| {
        found.push(SearchedText {
            what,
            on,
            text: text.to_owned(),
        });
    };
    let mut texts = conn.prepare_cached(&TEXTS_OF_ONE)?;
    let mut rows = texts.query([person])?;
    if let Some(row) = rows.next()? {
        each_text(row, 0, |what, text| {
            if what != Where::Touchpoint {
                add(what, None, text);
            }
        })?;
    }
    let mut touchpoints = conn.prepare_cached(TOUCHPOINTS_OF_ONE)?;
    let mut rows = touchpoints.query([person])?;
    while let Some(row) = rows.next()? {
        let on = row.get(0)?;
        for column in [1, 2] {
            let text = row
                .get_ref(column)?
                .as_str_or_null()
                .map_err(rusqlite::Error::from)?;
            if let Some(text) = text {
                add(Where::Touchpoint, Some(on), text);
            }
        }
    }
    Ok(found)
}

/// Who comes first where two lists have the same people: by the hits' order.
pub(super) fn in_order_of(hits: &[Hit], people: Vec<PersonId>) -> Vec<PersonId> {
    let wanted: std::collections::HashSet<PersonId> = people.into_iter().collect();
    hits.iter()
        .map(|hit| hit.person)
        .filter(|person| wanted.contains(person))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::spelt;
    use super::*;

    #[test]
    fn whatever_is_typed_is_words_and_never_syntax() {
        let query = |typed: &str| {
            let typed = Typed::read(typed);
            phrases(&typed.words.iter().collect::<Vec<_>>())
        };
        assert_eq!(query("zoë O'Neil"), "\"zoe\" * \"o\" * \"neil\" *");
        assert_eq!(query("a\" OR b*"), "\"a\" * \"or\" * \"b\" *");
        assert_eq!(query("さくら 山本"), "\"さ く ら\" * \"山 本\" *");
        assert_eq!(query(" -- "), "");
    }
    #[test]
    fn a_letter_is_looked_for_by_indexes_and_nobody_is_scanned() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        let asked: [&str; 7] = [
            MATCHING,
            &TEXTS_OF_ONE,
            TOUCHPOINTS_OF_ONE,
            spelt::NEWEST,
            spelt::WHO_CHANGED,
            spelt::ONE,
            spelt::tags::CARRIERS,
        ];
        for sql in asked {
            let mut explain = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            for at in 1..=explain.parameter_count() {
                explain.raw_bind_parameter(at, "1").unwrap();
            }
            let mut rows = explain.raw_query();
            let mut steps = 0;
            while let Some(row) = rows.next().unwrap() {
                let step: String = row.get(3).unwrap();
                let scans = step.starts_with("SCAN") && !step.starts_with("SCAN CONSTANT");
                let by_match = step.starts_with("SCAN search VIRTUAL TABLE INDEX 0:M");
                assert!(!scans || by_match, "{step}: {sql}");
                steps += 1;
            }
            assert!(steps > 0);
        }
    }
}
