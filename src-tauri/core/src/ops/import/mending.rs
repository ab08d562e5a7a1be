//! Changes to people who are there already, one by one, each only where the store still is as the plan saw it.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::account::AccountRef;
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::{AccountId, CustomFieldId, PersonId, TagId};
use crate::import::{Change, ImportPlan};
use crate::ops::OpError;
use crate::ops::account::insert_account;
use crate::ops::tag::get_or_make;
use crate::ops::transact::Tx;
use crate::store::newcomers::{CONTACT, SOURCE, contact_note};
use crate::store::touchpoint::{self, TouchpointRow};
use crate::store::{account, custom, email, person, phone, stage, tag};

use super::field_named;

pub(super) struct Mending<'w, 'tx> {
    tx: &'w mut Tx<'tx>,
    plan: &'w ImportPlan,
    tags: HashMap<String, TagId>,
    fields: HashMap<String, CustomFieldId>,
    /// The last rank of each stage's board.
    last: HashMap<Stage, f64>,
}

impl<'w, 'tx> Mending<'w, 'tx> {
    pub(super) fn new(tx: &'w mut Tx<'tx>, plan: &'w ImportPlan) -> Self {
        Self {
            tx,
            plan,
            tags: HashMap::new(),
            fields: HashMap::new(),
            last: HashMap::new(),
        }
    }

    /// Makes the changes of a row; whether there was any to make.
    pub(super) fn mend(&mut self, id: PersonId, changes: &[Change]) -> Result<bool, OpError> {
        let mut changed = false;
        for change in changes {
            changed |= self.change(id, change)?;
        }
        Ok(changed)
    }

    /// Makes one change; `false` where what it was planned on has changed since, or it is made already.
    fn change(&mut self, id: PersonId, change: &Change) -> Result<bool, OpError> {
        let conn = self.tx.conn;
        match change {
            Change::SetName { from, to } => self.set_detail(id, PersonField::Name, Some(from), to),
            Change::SetDetail { field, from, to } => self.set_detail(id, *field, from.as_deref(), to),
            Change::AddAccount {
                account,
                followers,
                on,
            } => {
                if person::by_account(conn, account.platform, &account.handle)?.is_some() {
                    return Ok(false);
                }
                self.add_account(id, account, *followers, *on)?;
                Ok(true)
            }
            Change::Followers {
                account: _,
                platform,
                handle,
                from: _,
                to,
                on,
            } => {
                let found = account::of_person(conn, id)?;
                let Some(row) = found
                    .into_iter()
                    .find(|row| row.platform == *platform && row.handle == *handle)
                else {
                    return Ok(false);
                };
                let on = on.unwrap_or(self.tx.when.today);
                if row.followers == Some(*to) && row.followers_on.is_some_and(|known| known >= on) {
                    return Ok(false);
                }
                self.add_stat(row.id, *to, on)?;
                Ok(true)
            }
            Change::AddTouchpoint { on } => self.add_touchpoint(id, *on),
            Change::AddEmail { email: address } => Ok(email::insert(conn, self.tx.id(), id, address)?),
            Change::AddPhone { phone: number } => Ok(phone::insert(conn, self.tx.id(), id, number)?),
            Change::AddTag { tag } => self.add_tag(id, tag),
            Change::SetCustom { name, from, to } => {
                let field = self.field(name)?;
                if custom::value(conn, id, field)?.as_deref() != from.as_deref() {
                    return Ok(false);
                }
                custom::set(conn, id, field, Some(to))?;
                Ok(true)
            }
            Change::SetStage { from, to } => {
                let now = person::read(conn, id)?.map(|row| row.stage);
                if now != Some(*from) {
                    return Ok(false);
                }
                let rank = self.next_rank(*to)?;
                person::place(conn, id, *to, None, rank)?;
                stage::insert_change(conn, self.tx.id(), id, Some(*from), *to, self.tx.when.today)?;
                Ok(true)
            }
            Change::SetDoNotContact { to } => {
                let now = person::read(conn, id)?.map(|row| row.do_not_contact);
                if now != Some(!to) {
                    return Ok(false);
                }
                person::set_do_not_contact(conn, id, *to)?;
                Ok(true)
            }
        }
    }

    fn set_detail(
        &mut self,
        id: PersonId,
        field: PersonField,
        from: Option<&str>,
        to: &str,
    ) -> Result<bool, OpError> {
        if person::field(self.tx.conn, id, field)?.as_deref() != from {
            return Ok(false);
        }
        person::set_field(self.tx.conn, id, field, Some(to))?;
        Ok(true)
    }

    fn add_account(
        &mut self,
        id: PersonId,
        new: &AccountRef,
        followers: Option<i64>,
        on: Option<NaiveDate>,
    ) -> Result<(), OpError> {
        let account = insert_account(self.tx, id, new)?;
        let on = on.unwrap_or(self.tx.when.today);
        followers.map_or(Ok(()), |count| self.add_stat(account, count, on))
    }

    /// A contact of ours, unless one of that day is there.
    fn add_touchpoint(&mut self, person: PersonId, on: NaiveDate) -> Result<bool, OpError> {
        if touchpoint::any_on(self.tx.conn, person, on)? {
            return Ok(false);
        }
        let new = TouchpointRow {
            id: self.tx.id(),
            person,
            channel: CONTACT.0,
            direction: CONTACT.1,
            intent: CONTACT.2,
            on,
            at: None,
            note: Some(contact_note(&self.plan.sheet.file_name)),
            text: None,
        };
        touchpoint::insert(self.tx.conn, &new)?;
        Ok(true)
    }

    fn add_stat(&mut self, account: AccountId, followers: i64, on: NaiveDate) -> Result<(), OpError> {
        let id = self.tx.id();
        Ok(account::insert_stat(
            self.tx.conn,
            id,
            account,
            on,
            followers,
            SOURCE,
        )?)
    }

    fn add_tag(&mut self, id: PersonId, name: &str) -> Result<bool, OpError> {
        let tag = match self.tags.get(name) {
            Some(tag) => *tag,
            None => {
                let tag = get_or_make(self.tx, name)?;
                self.tags.insert(name.to_owned(), tag);
                tag
            }
        };
        Ok(tag::tie(self.tx.conn, id, tag)?)
    }

    fn field(&mut self, name: &str) -> Result<CustomFieldId, OpError> {
        if let Some(field) = self.fields.get(name) {
            return Ok(*field);
        }
        let field = field_named(self.tx, name)?;
        self.fields.insert(name.to_owned(), field);
        Ok(field)
    }

    /// Whoever moves stands below those who are there, in the file's order.
    fn next_rank(&mut self, stage: Stage) -> Result<f64, OpError> {
        let last = match self.last.get(&stage) {
            Some(last) => *last,
            None => person::rank_bounds(self.tx.conn, stage)?.map_or(0.0, |(_, bottom)| bottom),
        };
        self.last.insert(stage, last + 1.0);
        Ok(last + 1.0)
    }
}
