//! `versus compare`.
