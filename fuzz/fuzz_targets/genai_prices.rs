//! genai-prices' data.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read_as("data.json", r#"[{"id": "a", "models": [{"id": "b", "match": {}, "#, data, "}]}]"));
