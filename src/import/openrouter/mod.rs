//! OpenRouter's `/api/v1/models`: what it serves, at what price.

mod source;
mod translate;

pub use translate::translate;
