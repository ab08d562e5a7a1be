//! The mouse on the page.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};

use crate::{Desk, Element};

/// How a drag ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The button is let go.
    Drop,
    /// The button stays down: see [`Desk::let_go`].
    Hold,
}

impl Desk {
    /// Drags with the mouse from the middle of one element to the middle of another.
    pub fn drag(&self, from: &Element<'_>, to: &Element<'_>) -> Result<()> {
        let (start, end) = (from.middle()?, to.middle()?);
        self.drag_points(start, end, Then::Drop)
    }

    /// Drags with the mouse between two points of the page, in CSS pixels: a start past the threshold
    /// of five pixels, a path in steps, a rest before the release.
    pub fn drag_points(&self, start: (f64, f64), end: (f64, f64), then: Then) -> Result<()> {
        self.drag_along(start, &[(end, Duration::from_millis(150))], then)
    }

    /// As [`Desk::drag_points`], past several points, with a rest at each.
    pub fn drag_along(&self, start: (f64, f64), way: &[((f64, f64), Duration)], then: Then) -> Result<()> {
        let mut path = vec![to(start, 0), json!({"type": "pointerDown", "button": 0})];
        path.push(to((start.0 + 8.0, start.1 + 2.0), 50));
        let mut from = start;
        for &(end, rest) in way {
            const STEPS: u32 = 8;
            for step in 1..=STEPS {
                let part = f64::from(step) / f64::from(STEPS);
                path.push(to(
                    (from.0 + (end.0 - from.0) * part, from.1 + (end.1 - from.1) * part),
                    40,
                ));
            }
            path.push(json!({"type": "pause", "duration": rest.as_millis() as u64}));
            from = end;
        }
        if then == Then::Drop {
            path.push(json!({"type": "pointerUp", "button": 0}));
        }
        self.mouse(&path)
    }

    /// Lets the mouse button go where it is.
    pub fn let_go(&self) -> Result<()> {
        self.mouse(&[json!({"type": "pointerUp", "button": 0})])
    }

    fn mouse(&self, path: &[Value]) -> Result<()> {
        self.perform(json!([{
            "type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": path
        }]))
    }
}

fn to((x, y): (f64, f64), millis: u32) -> Value {
    json!({"type": "pointerMove", "duration": millis, "x": x.round() as i64, "y": y.round() as i64})
}
