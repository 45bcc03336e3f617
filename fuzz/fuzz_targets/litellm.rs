//! LiteLLM's price map.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read_as("prices.json", r#"{"a": {"litellm_provider": "b", "#, data, "}}"));
