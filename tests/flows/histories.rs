//! Random lives: whatever is done, undone and redone, what is derived equals what base rows say.

use chrono::{Days, NaiveDate};
use perennial_core::domain::appreciation::AppreciationKind;
use perennial_core::domain::cadence::StageCadence;
use perennial_core::domain::custom::{Clash, CustomKind};
use perennial_core::domain::fit::Fit;
use perennial_core::domain::mention::MentionKind;
use perennial_core::domain::nudge::Reason;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::domain::touchpoint::{Direction, Intent};
use perennial_core::domain::{AppreciationId, MentionId, PersonId, TouchpointId};
use perennial_core::ops::{self, Contact, Gesture, Mention, Thanks};
use proptest::prelude::*;

use crate::world::{World, wrote};

#[derive(Debug, Clone)]
pub enum Step {
    Add(usize),
    Log(usize, u64),
    Answer(usize, u64),
    Edit(usize, u64, usize),
    LogMany(usize, usize),
    Mention(usize, u64, bool),
    Thank(usize, bool),
    Unmention(usize),
    Appreciate(usize, u64),
    Unappreciate(usize),
    Born(usize, u64),
    NotNeeded(usize, usize),
    Rest(Option<u64>),
    Import(usize, usize, u64),
    Delete(usize),
    Move(usize, usize),
    Cadence(usize, u32),
    Plan(usize, u64),
    Snooze(usize, u64),
    Tag(usize, usize),
    Account(usize, usize),
    Archive(usize, bool),
    Email(usize, usize),
    Custom(usize, usize),
    Fit(usize, usize, usize),
    Tags(usize, usize, usize),
    Fields(usize, usize, usize),
    Merge(usize, usize),
    Apart(usize, usize),
    Stage(usize, Option<u32>),
    TagCadence(usize, Option<u32>),
    Default(u32),
    Days(u64),
    Undo,
    UndoAny(usize),
    Redo,
    RedoAny(usize),
}

pub fn step() -> impl Strategy<Value = Step> {
    let who = 0..8usize;
    prop_oneof![
        3 => (0..5usize).prop_map(Step::Add),
        4 => (who.clone(), 0..60u64).prop_map(|(who, ago)| Step::Log(who, ago)),
        2 => (who.clone(), 0..60u64).prop_map(|(who, ago)| Step::Answer(who, ago)),
        1 => (0..20usize, 0..60u64, 0..5usize).prop_map(|(which, ago, intent)| Step::Edit(which, ago, intent)),
        1 => (who.clone(), 0..8usize).prop_map(|(one, other)| Step::LogMany(one, other)),
        1 => (who.clone(), 0..30u64, any::<bool>()).prop_map(|(who, ago, organic)| Step::Mention(who, ago, organic)),
        1 => (0..6usize, any::<bool>()).prop_map(|(which, wrote)| Step::Thank(which, wrote)),
        1 => (0..6usize).prop_map(Step::Unmention),
        1 => (who.clone(), 0..30u64).prop_map(|(who, ago)| Step::Appreciate(who, ago)),
        1 => (0..6usize).prop_map(Step::Unappreciate),
        1 => (who.clone(), 0..20u64).prop_map(|(who, days)| Step::Born(who, days)),
        2 => (who.clone(), 0..Reason::ALL.len()).prop_map(|(who, why)| Step::NotNeeded(who, why)),
        1 => proptest::option::of(1..30u64).prop_map(Step::Rest),
        1 => (0..4usize, 0..5usize, 0..60u64).prop_map(|(who, stage, ago)| Step::Import(who, stage, ago)),
        1 => (0..20usize).prop_map(Step::Delete),
        2 => (who.clone(), 0..5usize).prop_map(|(who, stage)| Step::Move(who, stage)),
        1 => (who.clone(), 1..90u32).prop_map(|(who, days)| Step::Cadence(who, days)),
        1 => (who.clone(), 0..90u64).prop_map(|(who, days)| Step::Plan(who, days)),
        1 => (who.clone(), 1..90u64).prop_map(|(who, days)| Step::Snooze(who, days)),
        1 => (who.clone(), 0..3usize).prop_map(|(who, tag)| Step::Tag(who, tag)),
        1 => (who.clone(), 0..6usize).prop_map(|(who, account)| Step::Account(who, account)),
        1 => (who.clone(), any::<bool>()).prop_map(|(who, archived)| Step::Archive(who, archived)),
        1 => (who.clone(), 0..3usize).prop_map(|(who, email)| Step::Email(who, email)),
        1 => (who.clone(), 0..9usize).prop_map(|(who, value)| Step::Custom(who, value)),
        1 => (who.clone(), 0..5usize, 0..3usize).prop_map(|(who, which, answer)| Step::Fit(who, which, answer)),
        1 => (0..3usize, 0..3usize, 0..3usize).prop_map(|(one, other, how)| Step::Tags(one, other, how)),
        2 => (0..3usize, 0..3usize, 0..9usize).prop_map(|(one, other, how)| Step::Fields(one, other, how)),
        1 => (who.clone(), 0..8usize).prop_map(|(one, other)| Step::Merge(one, other)),
        1 => (who, 0..8usize).prop_map(|(one, other)| Step::Apart(one, other)),
        1 => (0..5usize, proptest::option::of(1..60u32)).prop_map(|(stage, days)| Step::Stage(stage, days)),
        1 => (0..3usize, proptest::option::of(1..60u32)).prop_map(|(tag, days)| Step::TagCadence(tag, days)),
        1 => (1..60u32).prop_map(Step::Default),
        2 => (1..20u64).prop_map(Step::Days),
        2 => Just(Step::Undo),
        2 => (0..40usize).prop_map(Step::UndoAny),
        1 => Just(Step::Redo),
        1 => (0..40usize).prop_map(Step::RedoAny),
    ]
}

pub struct Life {
    pub world: World,
    pub people: Vec<PersonId>,
    touchpoints: Vec<TouchpointId>,
    mentions: Vec<MentionId>,
    appreciations: Vec<AppreciationId>,
    entries: i64,
}

pub fn mention(on: Option<NaiveDate>, organic: bool) -> Mention {
    Mention {
        link: on.map(|on| format!("https://example.com/{on}/{organic}")),
        kind: Some(MentionKind::Reel),
        on,
        organic,
        thanked_on: None,
        note: None,
    }
}

pub fn gesture(on: Option<NaiveDate>) -> Gesture {
    Gesture {
        kind: AppreciationKind::Share,
        on,
        note: None,
    }
}

fn pick(people: &[PersonId], index: usize) -> Option<PersonId> {
    (!people.is_empty()).then(|| people[index % people.len()])
}

impl Life {
    /// Of these people, if any, to begin with.
    pub fn of(world: World, people: Vec<PersonId>) -> Self {
        Self {
            world,
            people,
            touchpoints: Vec::new(),
            mentions: Vec::new(),
            appreciations: Vec::new(),
            entries: 0,
        }
    }

    /// Does a step; one that cannot be done now is no step, as in life.
    pub fn live(&mut self, step: &Step) -> Option<()> {
        let when = self.world.when();
        let today = self.world.today;
        let people = &self.people;
        let done = match *step {
            Step::Add(stage) => {
                let id = self
                    .world
                    .add_in(&format!("Person {}", self.people.len()), Stage::ALL[stage]);
                self.people.push(id);
                self.entries += 1;
                return Some(());
            }
            Step::Log(who, ago) => {
                let contact = wrote(Some(today - Days::new(ago)));
                let (id, done) =
                    ops::log_contact(&mut self.world.store, &when, pick(people, who)?, &contact).ok()?;
                self.touchpoints.push(id);
                done
            }
            Step::Answer(who, ago) => {
                let contact = Contact {
                    direction: Direction::In,
                    ..wrote(Some(today - Days::new(ago)))
                };
                let (id, done) =
                    ops::log_contact(&mut self.world.store, &when, pick(people, who)?, &contact).ok()?;
                self.touchpoints.push(id);
                done
            }
            Step::Edit(which, ago, intent) => {
                let contact = Contact {
                    intent: Intent::ALL[intent],
                    ..wrote(Some(today - Days::new(ago)))
                };
                let id = *self.touchpoints.get(which)?;
                ops::edit_touchpoint(&mut self.world.store, &when, id, &contact).ok()?
            }
            Step::LogMany(one, other) => {
                let many = [pick(people, one)?, pick(people, other)?];
                let (ids, done) =
                    ops::log_contact_many(&mut self.world.store, &when, &many, &wrote(None)).ok()?;
                self.touchpoints.extend(ids);
                done
            }
            Step::Mention(who, ago, organic) => {
                let mention = mention(Some(today - Days::new(ago)), organic);
                let (id, done) =
                    ops::log_mention(&mut self.world.store, &when, pick(people, who)?, &mention).ok()?;
                self.mentions.push(id);
                done
            }
            Step::Thank(which, by_contact) => {
                let thanks = if by_contact {
                    Thanks::Contact(wrote(None))
                } else {
                    Thanks::Gesture(gesture(None))
                };
                let id = *self.mentions.get(which)?;
                ops::thank_mention(&mut self.world.store, &when, id, &thanks).ok()?
            }
            Step::Unmention(which) => {
                ops::delete_mention(&mut self.world.store, &when, *self.mentions.get(which)?).ok()?
            }
            Step::Appreciate(who, ago) => {
                let gesture = gesture(Some(today - Days::new(ago)));
                let (id, done) =
                    ops::log_appreciation(&mut self.world.store, &when, pick(people, who)?, &gesture).ok()?;
                self.appreciations.push(id);
                done
            }
            Step::Unappreciate(which) => {
                let id = *self.appreciations.get(which)?;
                ops::delete_appreciation(&mut self.world.store, &when, id).ok()?
            }
            Step::Born(who, days) => {
                let on = (today + Days::new(days)).format("--%m-%d").to_string();
                let field = PersonField::Birthday;
                ops::edit_person(&mut self.world.store, &when, pick(people, who)?, field, Some(&on)).ok()?
            }
            Step::NotNeeded(who, why) => {
                ops::not_needed(&mut self.world.store, &when, pick(people, who)?, Reason::ALL[why]).ok()?
            }
            Step::Rest(days) => {
                let until = days.map(|days| today + Days::new(days));
                ops::rest_until(&mut self.world.store, &when, until).ok()?
            }
            Step::Import(who, stage, ago) => {
                let list = format!(
                    "Name,Instagram,Stage,Last contact,Birthday\nImported {who},@imported{who},{},{},1990-03-0{}\n",
                    Stage::ALL[stage].label(),
                    today - Days::new(ago),
                    stage + 1,
                );
                let draft = self.world.draft("list.csv", &list);
                self.world.commit(&draft);
                self.people = self.world.everybody();
                self.entries += 1;
                return Some(());
            }
            Step::Delete(which) => {
                let id = *self.touchpoints.get(which)?;
                ops::delete_touchpoint(&mut self.world.store, &when, id).ok()?
            }
            Step::Move(who, stage) => {
                let after = pick(people, who + 1);
                ops::move_person(
                    &mut self.world.store,
                    &when,
                    pick(people, who)?,
                    Stage::ALL[stage],
                    after,
                    None,
                )
                .ok()?
            }
            Step::Cadence(who, days) => {
                let days = days.to_string();
                let field = PersonField::CadenceDays;
                ops::edit_person(
                    &mut self.world.store,
                    &when,
                    pick(people, who)?,
                    field,
                    Some(&days),
                )
                .ok()?
            }
            Step::Plan(who, days) => {
                let on = (today + Days::new(days)).to_string();
                let field = PersonField::NextTouchOn;
                ops::edit_person(&mut self.world.store, &when, pick(people, who)?, field, Some(&on)).ok()?
            }
            Step::Snooze(who, days) => {
                let until = Some(today + Days::new(days));
                ops::snooze(&mut self.world.store, &when, pick(people, who)?, until).ok()?
            }
            Step::Tag(who, tag) => ops::add_tag(
                &mut self.world.store,
                &when,
                pick(people, who)?,
                &format!("tag {tag}"),
            )
            .ok()?,
            Step::Account(who, account) => {
                let account = format!("instagram:person{account}");
                ops::add_account(&mut self.world.store, &when, pick(people, who)?, &account).ok()?
            }
            Step::Archive(who, archived) => {
                ops::archive(&mut self.world.store, &when, pick(people, who)?, archived).ok()?
            }
            Step::Email(who, email) => {
                let address = format!("person{email}@example.com");
                ops::add_email(&mut self.world.store, &when, pick(people, who)?, &address).ok()?
            }
            Step::Custom(who, value) => {
                let who = pick(people, who)?;
                let field = self.world.page_if_there(who)?.custom.first()?.field;
                let value = (value > 0).then(|| format!("value {value}"));
                ops::set_custom(&mut self.world.store, &when, who, field, value.as_deref()).ok()?
            }
            Step::Tags(one, other, how) => {
                let tags = perennial_core::views::tags::tags(&self.world.reader).ok()?;
                let (one, other) = (tags.get(one)?.id, tags.get(other)?.id);
                match how {
                    0 => ops::rename_tag(&mut self.world.store, &when, one, "another tag").ok()?,
                    1 => ops::merge_tags(&mut self.world.store, &when, one, other).ok()?,
                    _ => ops::delete_tag(&mut self.world.store, &when, one).ok()?,
                }
            }
            Step::Fields(one, other, how) => {
                let fields = perennial_core::views::fields::custom_fields(&self.world.reader).ok()?;
                let store = &mut self.world.store;
                if how < 3 {
                    let kind = CustomKind::ALL[one + how];
                    let name = format!("field {other}");
                    ops::add_field(store, &when, &name, kind, &[]).ok()?.1
                } else {
                    let (one, other) = (fields.get(one)?, fields.get(other)?.id);
                    match how {
                        3 => ops::rename_field(store, &when, one.id, "another field").ok()?,
                        4 => ops::set_field_kind(store, &when, one.id, CustomKind::Choice).ok()?,
                        5 => ops::set_field_kind(store, &when, one.id, CustomKind::Text).ok()?,
                        6 => ops::merge_fields(store, &when, one.id, other, Clash::Into).ok()?,
                        7 => {
                            let choice = one.choices.first()?;
                            ops::rename_choice(store, &when, one.id, choice, "value 1").ok()?
                        }
                        _ => ops::delete_field(store, &when, one.id).ok()?,
                    }
                }
            }
            Step::Fit(who, which, answer) => {
                let who = pick(people, who)?;
                let criterion = self.world.page_if_there(who)?.fit.answers.get(which)?.criterion;
                let answer = Fit::ALL[answer];
                ops::answer_fit(&mut self.world.store, &when, who, criterion, answer, Some("seen")).ok()?
            }
            Step::Merge(one, other) => {
                let (one, other) = (pick(people, one)?, pick(people, other)?);
                ops::merge_people(&mut self.world.store, &when, one, other, &[]).ok()?
            }
            Step::Apart(one, other) => {
                let (one, other) = (pick(people, one)?, pick(people, other)?);
                ops::tell_apart(&mut self.world.store, &when, one, other).ok()?
            }
            Step::Stage(stage, days) => {
                let cadence = days.map_or(StageCadence::Never, StageCadence::Days);
                ops::set_stage_cadence(&mut self.world.store, &when, Stage::ALL[stage], cadence).ok()?
            }
            Step::TagCadence(tag, days) => {
                ops::set_tag_cadence(&mut self.world.store, &when, &format!("tag {tag}"), days).ok()?
            }
            Step::Default(days) => ops::set_default_cadence(&mut self.world.store, &when, days).ok()?,
            Step::Days(days) => {
                self.world.days_pass(days);
                return Some(());
            }
            Step::Undo => return ops::undo(&mut self.world.store, None).ok().map(|_| ()),
            Step::Redo => return ops::redo(&mut self.world.store, None).ok().map(|_| ()),
            Step::UndoAny(entry) => {
                let entry = entry as i64 % self.entries.max(1) + 1;
                return ops::undo(&mut self.world.store, Some(entry)).ok().map(|_| ());
            }
            Step::RedoAny(entry) => {
                let entry = entry as i64 % self.entries.max(1) + 1;
                return ops::redo(&mut self.world.store, Some(entry)).ok().map(|_| ());
            }
        };
        self.entries = self.entries.max(done.entry.unwrap_or(0));
        Some(())
    }
}

/// How many lives are lived: `PERENNIAL_HISTORIES` says otherwise.
fn lives() -> u32 {
    let said = std::env::var("PERENNIAL_HISTORIES").ok();
    said.and_then(|lives| lives.parse().ok()).unwrap_or(64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: lives(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_derived_equals_a_recomputation_from_nothing(steps in prop::collection::vec(step(), 1..60)) {
        let mut life = Life::of(World::new(), Vec::new());
        for step in &steps {
            // A refused step must leave the file as healthy as a done one.
            if life.live(step).is_none() {
                continue;
            }
        }
        life.world.is_healthy();
    }

    #[test]
    fn undoing_everything_in_order_leaves_nobody(steps in prop::collection::vec(step(), 1..40)) {
        let mut life = Life::of(World::new(), Vec::new());
        for step in steps.iter().filter(|step| !matches!(step, Step::UndoAny(_) | Step::RedoAny(_))) {
            if life.live(step).is_none() {
                continue;
            }
        }
        while let Ok(undone) = ops::undo(&mut life.world.store, None) {
            prop_assert!(undone.conflicts.is_empty(), "{:?}", undone);
        }
        prop_assert!(life.world.nudged().is_empty());
        let doctor = perennial_core::views::doctor::doctor(&life.world.reader).unwrap();
        prop_assert!(doctor.healthy, "{:?}", doctor);
        prop_assert_eq!(doctor.counts["person"], 0);
        prop_assert_eq!(doctor.counts["touchpoint"], 0);
        prop_assert_eq!(doctor.counts["account"], 0);
    }
}
