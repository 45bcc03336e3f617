//! Lists of every kind and order, walked in both directions.

mod inserts;
mod plans;
mod stages;
mod walks;
