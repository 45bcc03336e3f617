//! Aider's leaderboard.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read_as("polyglot_leaderboard.yml", "- model: a\n  pass_rate_2: 1\n", data, ""));
