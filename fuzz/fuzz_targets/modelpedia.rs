//! modelpedia's records.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read_as("models.ndjson", r#"{"created_by": "a", "#, data, "}"));
