//! Who is in a segment: its conditions as SQL, the lists that it makes, and how many have each value.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::search::{self, Hit, in_order_of};
use super::{StoreError, sub_stage};
use crate::domain::fit::Fit;
use crate::domain::segment::{Condition, CustomTest, DueWithin, Facet, Known, ListOrder, OrderBy, Segment};
use crate::domain::stage::Stage;
use crate::domain::{CustomFieldId, PersonId, SubStageId};

/// Everybody in a segment, in an order. `hits`: who fits what was typed in the segment's search, here and below.
pub fn list(
    conn: &Connection,
    segment: &Segment,
    hits: Option<&[Hit]>,
    today: NaiveDate,
    order: (OrderBy, bool),
) -> Result<Vec<PersonId>, StoreError> {
    if let (Some(hits), (OrderBy::Word(ListOrder::Relevance), reversed), true) =
        (hits, order, segment.conditions.is_empty())
    {
        let people = hits.iter().map(|hit| hit.person);
        return Ok(if reversed {
            people.rev().collect()
        } else {
            people.collect()
        });
    }
    let those = Those::of(segment, hits, today);
    let sql = format!(
        "SELECT s.person_id FROM standing s JOIN person p ON p.id = s.person_id WHERE {} ORDER BY {}",
        those.sql(),
        in_order(order)
    );
    let mut found = conn.prepare(&sql)?;
    let rows = found.query_map(params_from_iter(&those.values), |row| row.get(0))?;
    Ok(by_relevance(rows.collect::<Result<_, _>>()?, hits, order))
}

/// Those of a segment who stand in a stage.
#[derive(Debug, Default)]
pub struct Column {
    /// In an order; part by part, those in none first.
    pub people: Vec<PersonId>,
    /// How many of them are due.
    pub due: u32,
    /// How many stand in each part of the stage, and how many in none.
    pub parts: HashMap<Option<SubStageId>, u32>,
}

impl Column {
    /// How many they are.
    pub fn count(&self) -> u32 {
        u32::try_from(self.people.len()).unwrap_or(u32::MAX)
    }
}

/// Everybody in a segment by their stage, in an order, in one look at them all.
pub fn columns(
    conn: &Connection,
    segment: &Segment,
    hits: Option<&[Hit]>,
    today: NaiveDate,
    order: (OrderBy, bool),
) -> Result<HashMap<Stage, Column>, StoreError> {
    let mut those = Those::of(segment, hits, today);
    let on = those.bind(Value::Text(today.to_string()));
    let sql = format!(
        "SELECT s.stage, s.person_id, s.due_on IS NOT NULL AND s.due_on <= {on}, p.sub_stage_id
         FROM standing s JOIN person p ON p.id = s.person_id
         WHERE {} ORDER BY {}{}",
        those.sql(),
        if sub_stage::any(conn)? {
            "(SELECT position FROM sub_stage b WHERE b.id = p.sub_stage_id) NULLS FIRST, p.sub_stage_id, "
        } else {
            ""
        },
        in_order(order)
    );
    let mut columns: HashMap<Stage, Column> = HashMap::new();
    let mut found = conn.prepare(&sql)?;
    let mut rows = found.query(params_from_iter(&those.values))?;
    while let Some(row) = rows.next()? {
        let column = columns.entry(row.get(0)?).or_default();
        column.people.push(row.get(1)?);
        column.due += u32::from(row.get::<_, bool>(2)?);
        *column.parts.entry(row.get(3)?).or_default() += 1;
    }
    for column in columns.values_mut() {
        column.people = by_relevance(std::mem::take(&mut column.people), hits, order);
    }
    Ok(columns)
}

fn in_order((order, reversed): (OrderBy, bool)) -> String {
    match order {
        OrderBy::Word(order) => by(order, reversed),
        OrderBy::Field { field } => by_field(field, reversed),
    }
}

/// How well somebody fits what was typed is not for SQL to say: where that is the order, it is made here.
fn by_relevance(
    people: Vec<PersonId>,
    hits: Option<&[Hit]>,
    (order, reversed): (OrderBy, bool),
) -> Vec<PersonId> {
    let (Some(hits), OrderBy::Word(ListOrder::Relevance)) = (hits, order) else {
        return people;
    };
    let mut people = in_order_of(hits, people);
    if reversed {
        people.reverse();
    }
    people
}

/// The order as SQL. Who lacks what it is ordered by stands last, whichever way round it goes; but who was never
/// contacted before all who were.
fn by(order: ListOrder, reversed: bool) -> String {
    // What it is ordered by, whether the largest comes first by nature, and whether nothing comes before all.
    let (by, falls, nothing_first) = match order {
        ListOrder::Board => ("p.board_rank", false, false),
        // How well somebody fits what was typed is not for SQL to say.
        ListOrder::Name | ListOrder::Relevance => ("p.name COLLATE NOCASE", false, false),
        ListOrder::LastContact => ("s.last_contact_on", false, true),
        ListOrder::Due => ("s.due_on", false, false),
        ListOrder::Followers => ("s.followers", true, false),
        ListOrder::Added => ("p.added_on", true, false),
        ListOrder::Touchpoints => ("s.touchpoints", true, false),
        ListOrder::Stage => (
            "(SELECT position FROM stage WHERE stage.stage = s.stage)",
            false,
            false,
        ),
        ListOrder::Country => ("p.country COLLATE NOCASE", false, false),
        ListOrder::Location => ("p.location COLLATE NOCASE", false, false),
        ListOrder::Agency => ("p.agency COLLATE NOCASE", false, false),
        ListOrder::Language => ("p.language COLLATE NOCASE", false, false),
        ListOrder::Cadence => ("p.cadence_days", false, false),
        ListOrder::NextTouch => ("p.next_touch_on", false, false),
        ListOrder::Strength => ("s.strength", true, false),
        ListOrder::Tier => (
            "CASE p.tier WHEN 'prospect' THEN 1 WHEN 'partner' THEN 2 WHEN 'ambassador' THEN 3 END",
            true,
            false,
        ),
        ListOrder::Tags => (
            "(SELECT min(t.name COLLATE NOCASE) FROM person_tag pt JOIN tag t ON t.id = pt.tag_id
              WHERE pt.person_id = p.id) COLLATE NOCASE",
            false,
            false,
        ),
        ListOrder::Emails => (
            "(SELECT min(address) FROM email WHERE email.person_id = p.id) COLLATE NOCASE",
            false,
            false,
        ),
        ListOrder::Accounts => (
            "(SELECT min(handle) FROM account WHERE account.person_id = p.id) COLLATE NOCASE",
            false,
            false,
        ),
    };
    let falls = falls != reversed;
    let (way, nothing) = match (falls, nothing_first && !reversed) {
        (true, _) => ("DESC", "LAST"),
        (false, true) => ("ASC", "FIRST"),
        (false, false) => ("ASC", "LAST"),
    };
    let tie = match order {
        ListOrder::Board => "p.id",
        ListOrder::Due => "s.last_contact_on, s.key",
        ListOrder::Name | ListOrder::Relevance => "s.key",
        _ => "p.name COLLATE NOCASE, s.key",
    };
    format!("{by} {way} NULLS {nothing}, {tie}")
}

/// The order of a custom field's values as SQL, whatever its kind says: numbers first and as numbers, then the rest by
/// letters, of which dates are ordered as they are written. Who has no value stands last.
fn by_field(field: CustomFieldId, reversed: bool) -> String {
    let way = if reversed { "DESC" } else { "ASC" };
    let value = |what: &str| {
        format!(
            "(SELECT {what} FROM custom_value v WHERE v.person_id = p.id AND v.field_id = x'{}')",
            field.0.simple()
        )
    };
    let number = value(
        "CASE WHEN v.value GLOB '[0-9.+-]*' AND v.value NOT GLOB '*[^0-9.+-]*' THEN CAST(v.value AS REAL) END",
    );
    let text = value("v.value");
    format!("{number} {way} NULLS LAST, {text} COLLATE NOCASE {way} NULLS LAST, p.name COLLATE NOCASE, s.key")
}

/// How many are in a segment.
pub fn count(
    conn: &Connection,
    segment: &Segment,
    hits: Option<&[Hit]>,
    today: NaiveDate,
) -> Result<u32, StoreError> {
    if let (Some(hits), true) = (hits, segment.conditions.is_empty()) {
        return Ok(u32::try_from(hits.len()).unwrap_or(u32::MAX));
    }
    let those = Those::of(segment, hits, today);
    let sql = format!(
        "SELECT count(*) FROM standing s JOIN person p ON p.id = s.person_id WHERE {}",
        those.sql()
    );
    Ok(conn
        .prepare(&sql)?
        .query_row(params_from_iter(&those.values), |row| row.get(0))?)
}

/// Puts everybody in a segment into a temporary table of one column.
pub(super) fn gather(
    conn: &Connection,
    segment: &Segment,
    today: NaiveDate,
    into: &str,
) -> Result<(), StoreError> {
    let hits = search::within(conn, segment.search.as_deref(), segment.archived)?;
    let those = Those::of(segment, hits.as_deref(), today);
    let sql = format!(
        "INSERT INTO temp.{into} SELECT s.person_id FROM standing s JOIN person p ON p.id = s.person_id WHERE {}",
        those.sql()
    );
    conn.prepare(&sql)?.execute(params_from_iter(&those.values))?;
    Ok(())
}

/// The values of a thing with how many of a segment have each, the most common first; at most so many.
pub fn facet(
    conn: &Connection,
    segment: &Segment,
    hits: Option<&[Hit]>,
    today: NaiveDate,
    facet: Facet,
    limit: u32,
) -> Result<Vec<(String, u32)>, StoreError> {
    let mut those = Those::of(&segment.without(facet), hits, today);
    let (value, beside) = match facet {
        Facet::Stage => ("s.stage".to_owned(), String::new()),
        Facet::SubStage => (uuid_of("p.sub_stage_id"), String::new()),
        Facet::Tier => ("p.tier".to_owned(), String::new()),
        Facet::Tag => (
            "t.name".to_owned(),
            "JOIN person_tag pt ON pt.person_id = s.person_id JOIN tag t ON t.id = pt.tag_id".to_owned(),
        ),
        Facet::Platform => (
            "a.platform".to_owned(),
            "JOIN (SELECT DISTINCT person_id, platform FROM account) a ON a.person_id = s.person_id"
                .to_owned(),
        ),
        Facet::Country => ("p.country COLLATE NOCASE".to_owned(), String::new()),
        Facet::Due => (due_word(&mut those, today), String::new()),
        Facet::Custom { field } => {
            let field = those.bind(blob(field.0));
            (
                "v.value COLLATE NOCASE".to_owned(),
                format!("JOIN custom_value v ON v.person_id = s.person_id AND v.field_id = {field}"),
            )
        }
    };
    let sql = format!(
        "SELECT {value} AS value, count(*) AS n FROM standing s JOIN person p ON p.id = s.person_id {beside}
         WHERE {} AND value IS NOT NULL GROUP BY 1 ORDER BY n DESC, value LIMIT {limit}",
        those.sql()
    );
    let mut found = conn.prepare(&sql)?;
    let rows = found.query_map(params_from_iter(&those.values), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An identity as it is written elsewhere.
fn uuid_of(column: &str) -> String {
    let part = |from: u32, length: u32| format!("substr(lower(hex({column})), {from}, {length})");
    format!(
        "CASE WHEN {column} IS NOT NULL THEN {} || '-' || {} || '-' || {} || '-' || {} || '-' || {} END",
        part(1, 8),
        part(9, 4),
        part(13, 4),
        part(17, 4),
        part(21, 12)
    )
}

/// The word of [`DueWithin`] that is true of a standing; who is overdue is due within a week, too, and is told as
/// overdue alone.
fn due_word(those: &mut Those, today: NaiveDate) -> String {
    let (on, week) = (those.day(today, 0), those.day(today, 7));
    format!(
        "CASE WHEN s.due_on IS NULL THEN '{never}' WHEN s.due_on < {on} THEN '{overdue}'
              WHEN s.due_on = {on} THEN '{now}' WHEN s.due_on <= {week} THEN '{within}' ELSE '{later}' END",
        never = DueWithin::Never,
        overdue = DueWithin::Overdue,
        now = DueWithin::Now,
        within = DueWithin::Week,
        later = DueWithin::Later
    )
}

/// A segment as SQL over `standing s JOIN person p`: what must hold, and the values bound in it.
struct Those {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Those {
    fn of(segment: &Segment, hits: Option<&[Hit]>, today: NaiveDate) -> Self {
        let mut those = Self {
            // Few are archived, and an index finds them: it serves only a literal. Nearly everybody else is on the list,
            // and is read fastest as the file has them, not in the order of an index: hence the plus.
            conditions: vec![
                if segment.archived {
                    "s.archived = 1"
                } else {
                    "+s.archived = 0"
                }
                .to_owned(),
            ],
            values: Vec::new(),
        };
        for condition in &segment.conditions {
            let sql = those.condition(condition, today);
            those.conditions.push(sql);
        }
        if let Some(hits) = hits {
            let keys: Vec<i64> = hits.iter().map(|hit| hit.key).collect();
            let keys = those.bind(Value::Text(serde_json::Value::from(keys).to_string()));
            those
                .conditions
                .push(format!("s.key IN (SELECT value FROM json_each({keys}))"));
        }
        those
    }

    fn sql(&self) -> String {
        self.conditions.join(" AND ")
    }

    /// Binds a value; answers its place in the SQL.
    fn bind(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    fn bind_all<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> String {
        let places: Vec<String> = words
            .map(|word| self.bind(Value::Text(word.to_owned())))
            .collect();
        places.join(", ")
    }

    /// So many days after a date; before it where they are fewer than none.
    fn day(&mut self, today: NaiveDate, days: i64) -> String {
        let far = Days::new(days.unsigned_abs());
        let on = if days < 0 {
            today.checked_sub_days(far).unwrap_or(NaiveDate::MIN)
        } else {
            today.checked_add_days(far).unwrap_or(NaiveDate::MAX)
        };
        self.bind(Value::Text(on.to_string()))
    }

    fn condition(&mut self, condition: &Condition, today: NaiveDate) -> String {
        match condition {
            Condition::Stage { any, not } => {
                let any = self.bind_all(any.iter().map(|stage| stage.word()));
                format!("s.stage {}IN ({any})", negated(*not))
            }
            Condition::SubStage { any, not } => {
                let any: Vec<String> = any.iter().map(|part| self.bind(blob(part.0))).collect();
                format!(
                    "coalesce(p.sub_stage_id, x'') {}IN ({})",
                    negated(*not),
                    any.join(", ")
                )
            }
            Condition::Tier { any, not } => {
                let any = self.bind_all(any.iter().map(|tier| tier.word()));
                format!("coalesce(p.tier, '') {}IN ({any})", negated(*not))
            }
            Condition::Tag { any, not } => {
                let any = self.bind_all(any.iter().map(String::as_str));
                format!(
                    "s.person_id {}IN (SELECT pt.person_id FROM person_tag pt JOIN tag t ON t.id = pt.tag_id
                     WHERE t.name IN ({any}))",
                    negated(*not)
                )
            }
            Condition::Platform { any, not } => {
                let any = self.bind_all(any.iter().map(|platform| platform.word()));
                format!(
                    "{}EXISTS (SELECT 1 FROM account a WHERE a.person_id = s.person_id AND a.platform IN ({any}))",
                    negated(*not)
                )
            }
            Condition::Country { any, not } => {
                let any = self.bind_all(any.iter().map(String::as_str));
                format!(
                    "coalesce(p.country, '') COLLATE NOCASE {}IN ({any})",
                    negated(*not)
                )
            }
            Condition::Followers { at_least, at_most } => self.between(
                "s.followers",
                at_least.map(Value::Integer),
                at_most.map(Value::Integer),
            ),
            Condition::Contacted { at_least, at_most } => {
                // Many days ago is early in the calendar.
                let mut parts = vec!["s.last_contact_on IS NOT NULL".to_owned()];
                if let Some(days) = at_least {
                    let on = self.day(today, -i64::from(*days));
                    parts.push(format!("s.last_contact_on <= {on}"));
                }
                if let Some(days) = at_most {
                    let on = self.day(today, -i64::from(*days));
                    parts.push(format!("s.last_contact_on >= {on}"));
                }
                all(&parts)
            }
            Condition::NeverContacted => "s.last_contact_on IS NULL".to_owned(),
            Condition::Due { when } => self.due(*when, today),
            Condition::Custom { field, is } => {
                let field = self.bind(blob(field.0));
                self.custom(&field, is)
            }
            Condition::Missing { what } => missing(*what).to_owned(),
            Condition::Fit { criterion, answer } => {
                let criterion = criterion.map(|criterion| self.bind(blob(criterion.0)));
                fits(criterion.as_deref(), *answer)
            }
            Condition::DoNotContact => "p.do_not_contact = 1".to_owned(),
        }
    }

    fn between(&mut self, what: &str, at_least: Option<Value>, at_most: Option<Value>) -> String {
        let mut parts = vec![format!("{what} IS NOT NULL")];
        if let Some(least) = at_least {
            let least = self.bind(least);
            parts.push(format!("{what} >= {least}"));
        }
        if let Some(most) = at_most {
            let most = self.bind(most);
            parts.push(format!("{what} <= {most}"));
        }
        all(&parts)
    }

    fn due(&mut self, when: DueWithin, today: NaiveDate) -> String {
        match when {
            DueWithin::Now => {
                let on = self.day(today, 0);
                format!("(s.due_on IS NOT NULL AND s.due_on <= {on})")
            }
            DueWithin::Overdue => {
                let on = self.day(today, 0);
                format!("(s.due_on IS NOT NULL AND s.due_on < {on})")
            }
            DueWithin::Week => {
                let (on, week) = (self.day(today, 0), self.day(today, 7));
                format!("(s.due_on IS NOT NULL AND s.due_on >= {on} AND s.due_on <= {week})")
            }
            DueWithin::Later => {
                let week = self.day(today, 7);
                format!("(s.due_on IS NOT NULL AND s.due_on > {week})")
            }
            DueWithin::Never => "s.due_on IS NULL".to_owned(),
        }
    }

    fn custom(&mut self, field: &str, is: &CustomTest) -> String {
        let (not, test) = match is {
            CustomTest::Any { any, not } => {
                let any = self.bind_all(any.iter().map(String::as_str));
                (*not, format!("v.value COLLATE NOCASE IN ({any})"))
            }
            CustomTest::Between { at_least, at_most } => {
                let mut parts = Vec::new();
                for (bound, sign) in [(at_least, ">="), (at_most, "<=")] {
                    let Some(bound) = bound else { continue };
                    parts.push(match bound.trim().parse::<f64>() {
                        // A word is no number, and not zero either.
                        Ok(number) => {
                            let number = self.bind(Value::Real(number));
                            format!(
                                "(v.value GLOB '[0-9-]*' AND v.value NOT GLOB '?*[^0-9.]*'
                                 AND CAST(v.value AS REAL) {sign} {number})"
                            )
                        }
                        Err(_) => {
                            let text = self.bind(Value::Text(bound.trim().to_owned()));
                            // What is no date is neither before nor after one.
                            format!("(v.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND v.value {sign} {text})")
                        }
                    });
                }
                (false, all(&parts))
            }
            CustomTest::Filled => (false, "1".to_owned()),
            CustomTest::Empty => (true, "1".to_owned()),
        };
        format!(
            "{}EXISTS (SELECT 1 FROM custom_value v WHERE v.person_id = s.person_id AND v.field_id = {field}
             AND {test})",
            negated(not)
        )
    }
}

fn missing(what: Known) -> &'static str {
    match what {
        Known::Account => "NOT EXISTS (SELECT 1 FROM account WHERE person_id = s.person_id)",
        Known::Email => "NOT EXISTS (SELECT 1 FROM email WHERE person_id = s.person_id)",
        Known::Phone => "NOT EXISTS (SELECT 1 FROM phone WHERE person_id = s.person_id)",
        Known::Tag => "NOT EXISTS (SELECT 1 FROM person_tag WHERE person_id = s.person_id)",
        Known::Followers => "s.followers IS NULL",
        Known::Country => "p.country IS NULL",
        Known::Birthday => "p.birthday IS NULL",
        Known::Note => "p.note IS NULL",
    }
}

/// What nobody answered is unknown.
fn fits(criterion: Option<&str>, answer: Fit) -> String {
    let which = criterion.map_or_else(|| "1".to_owned(), |criterion| format!("c.id = {criterion}"));
    let answered = |answer: &str| {
        format!(
            "EXISTS (SELECT 1 FROM fit_criterion c LEFT JOIN fit_answer a
               ON a.criterion_id = c.id AND a.person_id = s.person_id
             WHERE {which} AND coalesce(a.answer, 'unknown') {answer})"
        )
    };
    match answer {
        Fit::Yes => format!("({} AND NOT {})", answered("= 'yes'"), answered("<> 'yes'")),
        Fit::No => answered("= 'no'"),
        Fit::Unknown => answered("= 'unknown'"),
    }
}

fn negated(not: bool) -> &'static str {
    if not { "NOT " } else { "" }
}

/// All of these hold; none of them is nothing to ask.
fn all(parts: &[String]) -> String {
    if parts.is_empty() {
        return "1".to_owned();
    }
    format!("({})", parts.join(" AND "))
}

fn blob(id: uuid::Uuid) -> Value {
    Value::Blob(id.as_bytes().to_vec())
}
