//! All that Perennial knows: people and their relationships, the store, imports, nudges.
//!
//! The rooms, and the only direction in which one may use another:
//! `domain ← import, messages ← store ← ops, views ← export`.
//! Nothing here reads the clock, the environment or the network: a face hands in a [`domain::when::When`].

pub mod domain;
pub mod export;
pub mod import;
pub mod messages;
pub mod ops;
pub mod store;
pub mod views;
