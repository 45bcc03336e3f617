//! models.dev's listings and price events.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read("api.json", data));
