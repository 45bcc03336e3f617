//! Properties of any pair.
