//! The window itself: it opens, it has its name, and nothing is left when it closes.

use anyhow::Result;
use desk::{Setting, scenario};

#[test]
fn the_window_opens_with_its_name() -> Result<()> {
    scenario("the_window_opens_with_its_name", Setting::default(), |desk| {
        assert!(
            desk.title()?.contains("Perennial"),
            "the title is {:?}",
            desk.title()?
        );
        Ok(())
    })
}
