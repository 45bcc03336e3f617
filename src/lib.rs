//! Versus: a GraphQL backend for a catalog of language models and the comparisons drawn from it.

<<<<<<< HEAD
pub mod clock;
pub mod comparison;
pub mod import;
=======
//! Versus.
pub mod http;
>>>>>>> web
