//! Any bytes under any options: read, mapped and planned without a panic, and every row accounted for.
#![no_main]

#[path = "../come_in.rs"]
mod come_in;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    come_in::come_in(data);
});
