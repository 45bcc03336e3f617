//! modelpedia's records: licences, parameters, successors, prices.

mod source;
mod translate;

pub use translate::translate;
