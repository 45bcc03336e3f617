//! The one integration test binary.

mod http;
mod operation;

/// What several tests stand on.
mod support {
    pub mod toy;
}
