//! The HTTP contract over the toy schema.
