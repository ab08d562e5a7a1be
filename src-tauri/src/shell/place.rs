//! Where the window stands: where it stood last, as far as the monitors of today let it be seen there.
//!
//! What was kept may be of a monitor that is gone or has shrunk. The kept place counts as on a monitor already when one
//! pixel of it is: too little to take hold of.

use tauri::{Monitor, PhysicalPosition, PhysicalSize, Runtime, WebviewWindow};

/// A rectangle in the pixels of the desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
}

/// So much of the upper edge must be seen for a window to be moved by it.
const GRIP: (i32, i32) = (160, 24);

/// Brings a window back into sight where too little of it is seen, and makes it no larger than its monitor.
///
/// # Errors
/// The system does not say where the window is, or does not move it.
pub fn bring_into_sight<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    if window.is_maximized()? || window.is_fullscreen()? || window.is_minimized()? {
        return Ok(());
    }
    let (at, outer, inner) = (
        window.outer_position()?,
        window.outer_size()?,
        window.inner_size()?,
    );
    let now = Place::of(at, outer);
    let monitors: Vec<Place> = window.available_monitors()?.iter().map(usable).collect();
    let Some(then) = seen(now, &monitors) else {
        return Ok(());
    };
    if (then.width, then.height) != (now.width, now.height) {
        // The frame and its title are as large as they were.
        let less = |inner: u32, by: i32| inner.saturating_sub(by.unsigned_abs());
        let width = less(inner.width, now.width - then.width);
        window.set_size(PhysicalSize::new(
            width,
            less(inner.height, now.height - then.height),
        ))?;
    }
    window.set_position(PhysicalPosition::new(then.x, then.y))
}

fn usable(monitor: &Monitor) -> Place {
    let area = monitor.work_area();
    Place::of(area.position, area.size)
}

/// Where a window is to stand instead; nothing where it can stay.
#[must_use]
pub fn seen(window: Place, monitors: &[Place]) -> Option<Place> {
    let most = monitors.iter().max_by_key(|monitor| {
        let (width, height) = window.shared(monitor);
        i64::from(width) * i64::from(height)
    })?;
    let fits = window.width <= most.width && window.height <= most.height;
    let edge = Place {
        height: GRIP.1,
        ..window
    };
    let holds = |monitor: &Place| {
        let (width, height) = edge.shared(monitor);
        width >= GRIP.0.min(window.width) && height >= GRIP.1
    };
    if fits && monitors.iter().any(holds) {
        return None;
    }
    let (width, height) = (window.width.min(most.width), window.height.min(most.height));
    let within = |at: i32, from: i32, room: i32| at.clamp(from, from + room.max(0));
    let (free_x, free_y) = (most.width - width, most.height - height);
    let (x, y) = match window.shared(most) {
        // Nothing of it is seen anywhere: its old place tells nothing.
        (0, _) | (_, 0) => (most.x + free_x / 2, most.y + free_y / 2),
        _ => (within(window.x, most.x, free_x), within(window.y, most.y, free_y)),
    };
    Some(Place { x, y, width, height })
}

impl Place {
    fn of(at: PhysicalPosition<i32>, size: PhysicalSize<u32>) -> Self {
        let length = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
        Self {
            x: at.x,
            y: at.y,
            width: length(size.width),
            height: length(size.height),
        }
    }

    /// How wide and high the part is that two have in common.
    fn shared(&self, other: &Self) -> (i32, i32) {
        let along = |at: i32, length: i32, other: i32, other_length: i32| {
            let end = at.saturating_add(length).min(other.saturating_add(other_length));
            (end.saturating_sub(at.max(other))).max(0)
        };
        (
            along(self.x, self.width, other.x, other.width),
            along(self.y, self.height, other.y, other.height),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(x: i32, y: i32, width: i32, height: i32) -> Place {
        Place { x, y, width, height }
    }

    const LAPTOP: Place = Place {
        x: 0,
        y: 0,
        width: 1440,
        height: 900,
    };
    /// To the left of the laptop, and higher.
    const DESK: Place = Place {
        x: -2560,
        y: -200,
        width: 2560,
        height: 1440,
    };

    #[test]
    fn a_window_that_is_seen_stays_also_across_two_monitors() {
        let both = [LAPTOP, DESK];
        for window in [
            place(80, 40, 1280, 800),
            place(-2500, -180, 1280, 800),
            place(-600, 20, 1280, 800),
            // Her own choice: pushed aside, with enough left to pull it back.
            place(1200, 700, 1280, 800),
        ] {
            assert_eq!(seen(window, &both), None, "{window:?}");
        }
    }

    #[test]
    fn a_window_whose_monitor_is_gone_comes_to_the_middle_of_one_that_is_there() {
        let window = place(-2500, -180, 1280, 800);
        assert_eq!(seen(window, &[LAPTOP]), Some(place(80, 50, 1280, 800)));
    }

    #[test]
    fn a_window_of_which_a_sliver_is_seen_is_pulled_in() {
        assert_eq!(
            seen(place(-1270, 60, 1280, 800), &[LAPTOP]),
            Some(place(0, 60, 1280, 800))
        );
        // Its title lies above the screen: nothing to take hold of.
        assert_eq!(
            seen(place(100, -300, 1280, 800), &[LAPTOP]),
            Some(place(100, 0, 1280, 800))
        );
    }

    #[test]
    fn a_window_is_no_larger_than_its_monitor() {
        assert_eq!(seen(place(-100, -50, 2400, 1300), &[LAPTOP]), Some(LAPTOP));
    }

    #[test]
    fn without_a_monitor_nothing_is_moved() {
        assert_eq!(seen(place(0, 0, 1280, 800), &[]), None);
    }
}
