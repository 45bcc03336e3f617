//! What holds across sections: the reference pair value by value, and properties of any pair.

mod arbitrary;
mod properties;
mod reference;
