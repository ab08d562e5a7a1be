//! The right words: templates, a text filled for somebody, and what could be better in it.

use std::path::PathBuf;

use clap::Args;
use perennial_core::domain::touchpoint::Channel;
use perennial_core::messages::{Finding, StarterLanguage};
use perennial_core::ops;
use perennial_core::views::compose::{self, ComposeAsk, Composed};
use perennial_core::views::templates;
use serde::Serialize;

use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::{counted, one_line, table};

/// The templates
#[derive(Debug, Args)]
pub struct Templates {
    /// Add the templates to start with; those that are there stay as they are
    #[arg(long)]
    add_starters: bool,
    /// The language of the templates to start with
    #[arg(long, ignore_case = true, default_value = "en",
          value_parser = word::<StarterLanguage>(StarterLanguage::ALL.iter().map(|word| word.word())))]
    language: StarterLanguage,
}

impl Templates {
    pub fn run(self, face: &Face) -> Answered {
        if self.add_starters {
            return done(
                face,
                &ops::add_starters(&mut face.store()?, &face.when(), self.language)?,
            );
        }
        let listed = templates::templates(&face.reader()?, self.language)?;
        face.answer(&listed, || {
            if listed.templates.is_empty() {
                return "No templates yet. Add ours with templates --add-starters".to_owned();
            }
            let rows: Vec<Vec<String>> = listed
                .templates
                .iter()
                .map(|one| {
                    let stage = one.stage.map_or("any stage", |stage| stage.label());
                    let channel = one.channel.map_or("any channel", |channel| channel.label());
                    vec![
                        one.name.clone(),
                        stage.to_owned(),
                        channel.to_owned(),
                        one.body.clone(),
                    ]
                })
                .collect();
            table(&rows)
        })
    }
}

/// Fill a template for somebody, and say what is missing and what could be better
///
/// What is missing stands in the text as its field: fill it in, or give the template a fallback.
#[derive(Debug, Args)]
pub struct Draft {
    /// For whom
    person: String,
    /// The template, by its name or how only its name begins
    #[arg(long, value_name = "NAME")]
    template: String,
    /// How it is to be sent
    #[arg(long, ignore_case = true, value_parser = word::<Channel>(Channel::ALL.iter().map(|word| word.word())))]
    channel: Option<Channel>,
}

impl Draft {
    pub fn run(self, face: &Face) -> Answered {
        let store = face.store()?;
        let reader = store.reader()?;
        let person = face.find(&store, &self.person)?;
        let ask = ComposeAsk {
            template: Some(templates::find_template(&reader, &self.template)?),
            channel: self.channel,
            text: None,
        };
        let composed = compose::compose(&reader, &face.when(), person, &ask)?;
        face.answer(&composed, || told(&composed))
    }
}

fn told(composed: &Composed) -> String {
    let mut out = match (&composed.filled, &composed.problem) {
        (Some(filled), _) => format!("{}\n", filled.text),
        (None, Some(problem)) => format!("{problem}\n"),
        (None, None) => String::new(),
    };
    let missing = composed.filled.iter().flat_map(|filled| &filled.missing);
    for one in missing {
        out.push_str(&format!("\nMissing: {}", one.advice));
    }
    out.push_str(&advice(&composed.findings));
    out
}

/// Say what in a text could have been written to anybody
///
/// Advice, never a wall: the exit code is 0 whatever is found.
#[derive(Debug, Args)]
pub struct Lint {
    /// The text, as UTF-8
    file: PathBuf,
    /// To whom it goes
    #[arg(long)]
    person: String,
    /// How it is to be sent
    #[arg(long, ignore_case = true, value_parser = word::<Channel>(Channel::ALL.iter().map(|word| word.word())))]
    channel: Option<Channel>,
}

#[derive(Serialize)]
struct Linted {
    findings: Vec<Finding>,
}

impl Lint {
    pub fn run(self, face: &Face) -> Answered {
        let text = std::fs::read_to_string(&self.file).map_err(|error| {
            Failure::Refused(format!("{} cannot be read as text: {error}", self.file.display()))
        })?;
        let store = face.store()?;
        let person = face.find(&store, &self.person)?;
        let findings = compose::lint_for(&store.reader()?, &face.when(), person, self.channel, &text)?;
        let linted = Linted { findings };
        face.answer(&linted, || {
            if linted.findings.is_empty() {
                return "Nothing to improve".to_owned();
            }
            advice(&linted.findings).trim_start().to_owned()
        })
    }
}

fn advice(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "\n{} could be better\n",
        counted(
            u32::try_from(findings.len()).unwrap_or(u32::MAX),
            "thing",
            "things"
        )
    );
    for finding in findings {
        out.push_str(&format!(
            "  {}: \u{201c}{}\u{201d}\n    {}\n",
            finding.kind.label(),
            one_line(&finding.sentence),
            finding.advice
        ));
    }
    out
}
