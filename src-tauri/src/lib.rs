//! The desktop face of Perennial: a window over the core, and what the system lends it.

pub mod commands;
pub mod events;
pub mod failure;
pub mod shell;
mod start;

pub use start::run;

#[cfg(test)]
mod tests;
