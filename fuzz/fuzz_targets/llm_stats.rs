//! llm-stats' records.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read_as("benchmarks.json", r#"[{"benchmark_id": "mmlu", "model_id": "#, data, "}]"));
