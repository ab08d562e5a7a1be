//! The commands as the window calls them, on a runtime without a display.

mod bindings;
mod round_trip;
mod window;
