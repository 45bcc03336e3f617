//! How much one caller may hold of what there is only so much of.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// Pieces held, by their holders.
type Holders<K> = Arc<Mutex<HashMap<K, usize>>>;

/// Shares of one size for all callers.
pub struct Shares<K> {
    most: usize,
    holders: Holders<K>,
}

/// One piece of a share, held until it is dropped.
pub struct Piece<K: Eq + Hash> {
    holder: K,
    holders: Holders<K>,
}

impl<K: Clone + Eq + Hash> Shares<K> {
    /// Shares of so many pieces.
    pub fn of(most: usize) -> Self {
        Self {
            most,
            holders: Arc::default(),
        }
    }

    /// One more piece for this holder; none where its share is used up.
    pub fn take(&self, holder: K) -> Option<Piece<K>> {
        let mut holders = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
        let held = holders.entry(holder.clone()).or_default();
        if *held >= self.most {
            return None;
        }
        *held += 1;
        drop(holders);
        Some(Piece {
            holder,
            holders: self.holders.clone(),
        })
    }
}

impl<K: Eq + Hash> Drop for Piece<K> {
    fn drop(&mut self) {
        let mut holders = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = holders.get_mut(&self.holder) {
            *held -= 1;
            // Nobody is remembered who holds nothing.
            if *held == 0 {
                holders.remove(&self.holder);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_holder_has_a_share_and_what_is_dropped_can_be_had_again() {
        let shares = Shares::of(2);
        let first = shares.take("a").unwrap();
        let _second = shares.take("a").unwrap();
        assert!(shares.take("a").is_none());
        let other = shares.take("b").unwrap();
        drop(first);
        assert!(shares.take("a").is_some());
        drop(other);
        assert_eq!(shares.holders.lock().unwrap().get("b"), None);
    }
}
