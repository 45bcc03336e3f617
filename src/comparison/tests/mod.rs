//! What holds across sections: the reference pair value by value, and properties of any pair.

mod arbitrary;
mod digest;
mod hard_cases;
mod laws;
mod oracle;
mod properties;
mod reach;
mod reference;
mod unknowns;
