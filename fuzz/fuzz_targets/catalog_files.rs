//! The project's own files: one of a whole catalog.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read_catalog(data));
