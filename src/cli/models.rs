//! `versus models`.
