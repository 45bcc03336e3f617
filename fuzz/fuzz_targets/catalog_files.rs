//! The project's own files.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read("providers/acme.toml", data));
