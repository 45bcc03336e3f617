//! Rows of the catalog: one file per table, the closed lists in [`enums`]. Nothing else lives here.
//!
//! Key columns are never null (`''` stands for none), because nulls never collide. Dates are ISO text,
//! so that their order is the order of the text on both databases. Money is micro-dollars and scores are
//! ten-thousandths, so that equality, order and keyset pagination are exact.

pub mod enums;

pub mod api_key;
pub mod benchmark;
pub mod benchmark_alias;
pub mod catalog_threshold;
pub mod change;
pub mod claim;
pub mod import_state;
pub mod license;
pub mod model;
pub mod model_alias;
pub mod model_capability;
pub mod model_modality;
pub mod model_partner;
pub mod model_price_interval;
pub mod model_use_case;
pub mod observation;
pub mod organization;
pub mod price;
pub mod provider;
pub mod provider_alias;
pub mod revision;
pub mod route;
pub mod route_price_interval;
pub mod score;
pub mod search_token;
pub mod source;
