//! Scenarios through ops and views, as a person would live them: no window, no clock.

mod world;

mod architecture;
mod histories;
mod keeping_in_touch;
mod pipeline;
mod taking_back;
mod two_programs;
