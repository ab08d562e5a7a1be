//! One element of the page.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::Desk;

/// The key under which WebDriver passes an element.
const REFERENCE: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element of the page, as long as it stays in it.
#[derive(Clone, Debug)]
pub struct Element<'a> {
    desk: &'a Desk,
    id: String,
}

impl<'a> Element<'a> {
    pub(crate) fn new(desk: &'a Desk, reference: &Value) -> Result<Self> {
        let id = reference[REFERENCE].as_str().context("an element")?.to_owned();
        Ok(Self { desk, id })
    }

    /// Clicks its middle, scrolling it into view first.
    pub fn click(&self) -> Result<()> {
        self.post("click", json!({}))
    }

    /// Clicks it, then types.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.post("value", json!({ "text": text }))
    }

    /// Empties a field.
    pub fn clear(&self) -> Result<()> {
        self.post("clear", json!({}))
    }

    /// Its text as shown.
    pub fn text(&self) -> Result<String> {
        Ok(self.get("text")?.as_str().unwrap_or_default().to_owned())
    }

    /// An attribute, if it has it.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        Ok(self
            .get(&format!("attribute/{name}"))?
            .as_str()
            .map(str::to_owned))
    }

    /// A property, such as `value` or `checked`.
    pub fn property(&self, name: &str) -> Result<Value> {
        self.get(&format!("property/{name}"))
    }

    /// Whether a person can see it.
    pub fn is_displayed(&self) -> Result<bool> {
        Ok(self.get("displayed")? == true)
    }

    /// The elements inside it that a CSS selector names.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element<'a>>> {
        let what = format!("element/{}/elements", self.id);
        let found = self
            .desk
            .post(&what, &json!({ "using": "css selector", "value": css }))?;
        found
            .as_array()
            .context("a list of elements")?
            .iter()
            .map(|one| Element::new(self.desk, one))
            .collect()
    }

    /// Its middle in the page's visible part, in CSS pixels.
    pub fn middle(&self) -> Result<(f64, f64)> {
        let script = "const box = arguments[0].getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]";
        let middle = self.desk.execute(script, &[self.reference()])?;
        let side = |index: usize| middle[index].as_f64().context("a position");
        Ok((side(0)?, side(1)?))
    }

    /// Itself, as an argument for [`Desk::execute`].
    pub fn reference(&self) -> Value {
        json!({ REFERENCE: self.id })
    }

    fn get(&self, what: &str) -> Result<Value> {
        self.desk.get(&format!("element/{}/{what}", self.id))
    }

    fn post(&self, what: &str, with: Value) -> Result<()> {
        self.desk.post(&format!("element/{}/{what}", self.id), &with)?;
        Ok(())
    }
}
