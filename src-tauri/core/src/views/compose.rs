//! Writing to somebody: the template that fits, its text filled for them, what is missing and what could be better.

use serde::{Deserialize, Serialize};

use super::ViewError;
use super::merge_fields;
use super::templates::Template;
use crate::domain::nudge::Reason;
use crate::domain::stage::Stage;
use crate::domain::touchpoint::{Channel, Direction, Intent, Step};
use crate::domain::when::When;
use crate::domain::{PersonId, TemplateId};
use crate::messages::{
    FieldInfo, Fields, Filled, Finding, TemplateProblem, fill, intent_of, lint, mailto, subject_and_body,
};
use crate::store::draft::{self, DraftRow};
use crate::store::touchpoint::TouchpointRow;
use crate::store::{Reader, celebration, email, person, standing, template, touchpoint};

/// What the owner has chosen and typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
pub struct ComposeAsk {
    /// Begin anew with this template.
    pub template: Option<TemplateId>,
    /// How it is to be sent; else how the draft, the template or their last contact says.
    pub channel: Option<Channel>,
    /// The text as it stands; else the draft's, the template's, or that of the template that fits.
    pub text: Option<String>,
}

/// A message to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Composed {
    /// To whom.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// How it is to be sent.
    pub channel: Channel,
    /// What it seems to be for.
    pub intent: Intent,
    /// The template that it began as.
    pub template: Option<TemplateId>,
    /// Every template, those that fit stage and channel first.
    pub templates: Vec<TemplateChoice>,
    /// The template that fits best, and why.
    pub suggested: Option<Suggestion>,
    /// The text as it is edited.
    pub text: String,
    /// The text filled for them, with what is missing; none where it cannot be filled.
    pub filled: Option<Filled>,
    /// Why it cannot be filled.
    pub problem: Option<TemplateProblem>,
    /// What could be better.
    pub findings: Vec<Finding>,
    /// The subject of an e-mail, where the text begins with one.
    pub subject: Option<String>,
    /// Their first e-mail address.
    pub address: Option<String>,
    /// A link that opens the mail program with the text; none where there is no address or the text is too long.
    pub mailto: Option<String>,
    /// Why there is none.
    pub no_mailto: Option<String>,
    /// The fields that they have and lack.
    pub fields: Vec<FieldInfo>,
    /// Whether an unsent draft was taken up.
    pub draft: bool,
    /// Whether they are never to be written to.
    pub do_not_contact: bool,
}

/// A template in the picker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct TemplateChoice {
    /// Which.
    pub id: TemplateId,
    /// What the owner calls it.
    pub name: String,
    /// Whether it is for their stage and this channel.
    pub fits: bool,
}

/// A template that fits best.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Suggestion {
    /// Which.
    pub id: TemplateId,
    /// What the owner calls it.
    pub name: String,
    /// Why.
    pub why: String,
}

/// A message to somebody, as far as it is written.
///
/// # Errors
/// The person or the template is not there.
pub fn compose(reader: &Reader, when: &When, id: PersonId, ask: &ComposeAsk) -> Result<Composed, ViewError> {
    let conn = &reader.conn;
    let row = person::read(conn, id)?.ok_or(ViewError::NotThere { what: "person" })?;
    let all: Vec<Template> = template::all(conn)?.into_iter().map(Template::from).collect();
    let touched = touchpoint::of_person(conn, id)?;
    let fields = merge_fields::fields(reader, when, id)?;
    let draft = if ask.template.is_none() && ask.text.is_none() {
        draft::of_person(conn, id)?
    } else {
        None
    };
    let addresses = email::of_person(conn, id)?;
    let likely = usual_channel(&touched, !addresses.is_empty());
    let suggested = suggestion(
        reader,
        when,
        id,
        row.stage,
        ask.channel.unwrap_or(likely),
        &all,
        &touched,
    )?;
    let chosen = chosen(ask, draft.as_ref(), suggested.as_ref(), &all)?;
    let channel = ask
        .channel
        .or(draft.as_ref().map(|draft| draft.channel))
        .or(chosen.and_then(|template| template.channel))
        .unwrap_or(likely);
    let text = text(ask, draft.as_ref(), chosen, &fields);
    let written = written(reader, when, id, channel, &text, &fields)?;
    let (subject, mailto, no_mailto) = mail(&addresses, &written);
    Ok(Composed {
        person: id,
        name: row.name,
        channel,
        intent: match chosen.and_then(|template| template.step) {
            Some(step) if step.approaches() => Intent::Ask,
            _ => intent_of(written.plain(&text)),
        },
        template: chosen
            .map(|template| template.id)
            .or(draft.as_ref().and_then(|draft| draft.template)),
        templates: choices(&all, row.stage, channel),
        suggested,
        subject,
        address: addresses.into_iter().next().map(|(_, address)| address),
        mailto,
        no_mailto,
        text,
        filled: written.filled,
        problem: written.problem,
        findings: written.findings,
        fields: fields.all(),
        draft: draft.is_some(),
        do_not_contact: row.do_not_contact,
    })
}

/// What could be better in a text that was written elsewhere.
///
/// # Errors
/// The person is not there.
pub fn lint_for(
    reader: &Reader,
    when: &When,
    id: PersonId,
    channel: Option<Channel>,
    text: &str,
) -> Result<Vec<Finding>, ViewError> {
    let recipient = merge_fields::recipient(reader, id)?;
    Ok(lint(
        text,
        &recipient,
        channel,
        &merge_fields::sent_lately(reader, when, id)?,
    ))
}

struct Written {
    filled: Option<Filled>,
    problem: Option<TemplateProblem>,
    findings: Vec<Finding>,
}

impl Written {
    fn plain<'t>(&'t self, text: &'t str) -> &'t str {
        self.filled.as_ref().map_or(text, |filled| &filled.text)
    }
}

fn written(
    reader: &Reader,
    when: &When,
    id: PersonId,
    channel: Channel,
    text: &str,
    fields: &Fields,
) -> Result<Written, ViewError> {
    let (filled, problem) = match fill(text, fields) {
        Ok(filled) => (Some(filled), None),
        Err(problem) => (None, Some(problem)),
    };
    let plain = filled.as_ref().map_or(text, |filled| &filled.text);
    let findings = lint_for(reader, when, id, Some(channel), plain)?;
    Ok(Written {
        filled,
        problem,
        findings,
    })
}

/// The template that the text begins as.
fn chosen<'t>(
    ask: &ComposeAsk,
    draft: Option<&DraftRow>,
    suggested: Option<&Suggestion>,
    all: &'t [Template],
) -> Result<Option<&'t Template>, ViewError> {
    let wanted = match (ask.template, draft) {
        (Some(id), _) => Some(id),
        (None, Some(draft)) => draft.template,
        (None, None) if ask.text.is_none() => suggested.map(|suggestion| suggestion.id),
        (None, None) => None,
    };
    let found = all.iter().find(|template| Some(template.id) == wanted);
    if found.is_none() && ask.template.is_some() {
        return Err(ViewError::NotThere { what: "template" });
    }
    Ok(found)
}

/// What is edited: a template's text is filled once, so that only what is missing is left as a field.
fn text(ask: &ComposeAsk, draft: Option<&DraftRow>, chosen: Option<&Template>, fields: &Fields) -> String {
    if let Some(text) = &ask.text {
        return text.clone();
    }
    if let Some(draft) = draft {
        return draft.body.clone();
    }
    chosen.map_or_else(String::new, |template| {
        fill(&template.body, fields).map_or_else(|_| template.body.clone(), |filled| filled.text)
    })
}

/// Subject and link of an e-mail, or why there is no link.
fn mail(
    addresses: &[(crate::domain::EmailId, String)],
    written: &Written,
) -> (Option<String>, Option<String>, Option<String>) {
    let text = written.filled.as_ref().map_or("", |filled| filled.text.as_str());
    let (subject, body) = subject_and_body(text);
    let subject = subject.map(str::to_owned);
    let Some((_, address)) = addresses.first() else {
        return (
            subject,
            None,
            Some("There is no e-mail address of theirs.".to_owned()),
        );
    };
    match mailto(address, subject.as_deref(), body) {
        Ok(link) => (subject, Some(link), None),
        Err(why) => (subject, None, Some(why)),
    }
}

/// How we last wrote to them; a first time by e-mail where there is an address.
fn usual_channel(touched: &[TouchpointRow], address: bool) -> Channel {
    touched
        .iter()
        .map(|touchpoint| touchpoint.channel)
        .find(|channel| matches!(channel, Channel::Email | Channel::Dm | Channel::Comment))
        .unwrap_or(if address { Channel::Email } else { Channel::Dm })
}

/// Every template: first those for their stage and this channel, then those for any, then the rest.
fn choices(all: &[Template], stage: Stage, channel: Channel) -> Vec<TemplateChoice> {
    let mut ranked: Vec<(u8, &Template)> = all.iter().map(|one| (rank(one, stage, channel), one)).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
        .into_iter()
        .map(|(rank, one)| TemplateChoice {
            id: one.id,
            name: one.name.clone(),
            fits: rank < UNFIT,
        })
        .collect()
}

/// From here on a template is for another stage or channel.
const UNFIT: u8 = 8;

/// 0 fits best: both said, then one of them, then neither; another stage or channel last.
fn rank(one: &Template, stage: Stage, channel: Channel) -> u8 {
    let stage = match one.stage {
        Some(theirs) if theirs == stage => 0,
        None => 2,
        Some(_) => UNFIT,
    };
    let channel = match one.channel {
        Some(theirs) if theirs == channel => 0,
        None => 1,
        Some(_) => UNFIT,
    };
    stage + channel
}

/// The template that fits best: for a day to celebrate or to thank for, the next note of a first approach, or the first
/// for their stage.
fn suggestion(
    reader: &Reader,
    when: &When,
    id: PersonId,
    stage: Stage,
    channel: Channel,
    all: &[Template],
    touched: &[TouchpointRow],
) -> Result<Option<Suggestion>, ViewError> {
    let best = |wanted: &dyn Fn(&Template) -> bool| {
        all.iter()
            .filter(|one| wanted(one))
            .min_by_key(|one| rank(one, stage, channel))
    };
    let suggest = |one: &Template, why: String| Suggestion {
        id: one.id,
        name: one.name.clone(),
        why,
    };
    let celebrated = celebration::due_of(&reader.conn, id, when.today)?;
    let days = celebrated.iter().filter_map(|one| {
        Some((
            step_for(one.occasion.reason())?,
            one.occasion.why(one.on, when.today),
        ))
    });
    for (step, why) in days.chain(next_step(stage, touched)) {
        if let Some(one) = best(&|one| one.step == Some(step)) {
            return Ok(Some(suggest(one, why)));
        }
    }
    let due = standing::of_person(&reader.conn, id)?.and_then(|standing| standing.due);
    let fitting =
        best(&|one| one.step.is_none() && one.stage == Some(stage) && rank(one, stage, channel) < UNFIT);
    Ok(fitting.map(|one| {
        let why = match due.map(|due| due.reason) {
            Some(Reason::Reconnect) => format!("In {}, to keep in touch", stage.label()),
            _ => format!("For {}", stage.label()),
        };
        suggest(one, why)
    }))
}

/// What a template for such a nudge is called for.
fn step_for(reason: Reason) -> Option<Step> {
    match reason {
        Reason::Birthday => Some(Step::Birthday),
        Reason::Anniversary => Some(Step::Anniversary),
        Reason::Thank => Some(Step::Thanks),
        _ => None,
    }
}

/// Which note of a first approach comes next: by how many of ours in a row went unanswered. Any answer ends it.
fn next_step(stage: Stage, touched: &[TouchpointRow]) -> Option<(Step, String)> {
    let approach = matches!(stage, Stage::Discovery | Stage::Outreach);
    let unanswered = touched
        .iter()
        .take_while(|touchpoint| touchpoint.direction == Direction::Out)
        .filter(|touchpoint| touchpoint.intent == Intent::Ask)
        .count();
    let answered = touched
        .iter()
        .any(|touchpoint| touchpoint.direction == Direction::In);
    match unanswered {
        0 if approach && !answered => Some((Step::First, "The first note".to_owned())),
        0 => None,
        1 => Some((Step::FollowUp, "Your last message has no answer yet".to_owned())),
        2 => Some((Step::FollowUp, "Two messages have no answer yet".to_owned())),
        many => Some((Step::Last, format!("{many} messages have no answer yet"))),
    }
}
