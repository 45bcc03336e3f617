//! Who may ask how much: API keys and budgets of cost points.
//!
//! Nothing here is needed to ask: without a key a caller is known by its address. Where keys are
//! stored is behind [`Keys`].

mod address;
mod budget;
mod keys;
mod store;

pub use self::{
    address::{Client, client},
    budget::{Budget, Budgets, Exceeded, Standing},
    keys::{KeyError, KeyRecord, KeyRing, Keys, MintedKey, hash_key, mint},
    store::{StoreError, StoredKeys},
};
