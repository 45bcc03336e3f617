//! What holds across sections: the reference pair value by value, and properties of any pair.

mod properties;
mod reference;
