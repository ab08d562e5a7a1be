//! `generate_context!` wants a build script's folder to write to; there is nothing else to do.

fn main() {}
