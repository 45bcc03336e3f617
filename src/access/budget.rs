//! Budgets of cost points, refilled evenly over a minute (GCRA). They are kept per process: behind
//! several replicas a caller has the budget once on each.

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
    state::keyed::DefaultKeyedStateStore,
};

type Limiter =
    RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock, StateInformationMiddleware>;

/// Seconds in which a budget refills.
const REFILL_S: u64 = 60;
/// Charges after which callers that have their whole budget again are forgotten.
const CHARGES_PER_SWEEP: u32 = 4_096;

/// Whose budget, and how large.
#[derive(Clone, Debug)]
pub struct Budget {
    /// The caller: an address or the id of a key.
    pub caller: String,
    /// Points a minute.
    pub points_per_minute: NonZeroU32,
}

/// What a caller has left after a charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Points of the whole budget.
    pub limit: u64,
    /// Points left now.
    pub remaining: u64,
    /// Seconds until the budget is whole again.
    pub reset_s: u64,
}

impl Standing {
    fn new(limit: u64, remaining: u64) -> Self {
        Self {
            limit,
            remaining,
            reset_s: ((limit - remaining.min(limit)) * REFILL_S).div_ceil(limit),
        }
    }

    /// Of a caller whose charge will be covered after `wait`.
    fn short_of(limit: u64, points: u64, wait: Duration) -> Self {
        let missing = (wait.as_millis() * u128::from(limit)).div_ceil(u128::from(REFILL_S) * 1_000);
        let missing = u64::try_from(missing).unwrap_or(u64::MAX);
        Self::new(limit, points.saturating_sub(missing))
    }
}

/// A charge that the budget does not cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exceeded {
    /// Points of the whole budget.
    pub limit: u64,
    /// What the caller has left, for the charge takes nothing; none if it is larger than the whole budget.
    pub standing: Option<Standing>,
    /// Seconds until the charge would be covered; none if it is larger than the whole budget.
    pub retry_after_s: Option<u64>,
}

/// The budgets of all callers.
pub struct Budgets {
    clock: DefaultClock,
    by_size: Mutex<HashMap<NonZeroU32, Arc<Limiter>>>,
    charges: AtomicU32,
}

impl Default for Budgets {
    fn default() -> Self {
        Self {
            clock: DefaultClock::default(),
            by_size: Mutex::default(),
            charges: AtomicU32::new(0),
        }
    }
}

impl Budgets {
    /// Takes points from a budget; even what is free of cost takes one.
    pub fn charge(&self, budget: &Budget, points: u64) -> Result<Standing, Exceeded> {
        let size = budget.points_per_minute;
        let limit = u64::from(size.get());
        let limiter = self.limiter(size);
        let points = u32::try_from(points)
            .ok()
            .and_then(NonZeroU32::new)
            .unwrap_or(if points == 0 {
                NonZeroU32::MIN
            } else {
                NonZeroU32::MAX
            });
        match limiter.check_key_n(&budget.caller, points) {
            Ok(Ok(state)) => Ok(Standing::new(
                limit,
                u64::from(state.remaining_burst_capacity()),
            )),
            Ok(Err(wait)) => {
                let wait = wait.wait_time_from(self.clock.now());
                let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                Err(Exceeded {
                    limit,
                    standing: Some(Standing::short_of(limit, u64::from(points.get()), wait)),
                    retry_after_s: Some(seconds.max(1)),
                })
            }
            Err(_) => Err(Exceeded {
                limit,
                standing: None,
                retry_after_s: None,
            }),
        }
    }

    fn limiter(&self, size: NonZeroU32) -> Arc<Limiter> {
        let charges = self.charges.fetch_add(1, Ordering::Relaxed);
        if charges % CHARGES_PER_SWEEP == CHARGES_PER_SWEEP - 1 {
            // Others are charged meanwhile: only finding the limiters needs the lock.
            let limiters: Vec<_> = self.by_size().values().cloned().collect();
            for limiter in limiters {
                limiter.retain_recent();
            }
        }
        let make = || Arc::new(RateLimiter::keyed(Quota::per_minute(size)).with_middleware());
        self.by_size().entry(size).or_insert_with(make).clone()
    }

    fn by_size(&self) -> MutexGuard<'_, HashMap<NonZeroU32, Arc<Limiter>>> {
        self.by_size.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(caller: &str, points: u32) -> Budget {
        Budget {
            caller: caller.to_owned(),
            points_per_minute: NonZeroU32::new(points).unwrap(),
        }
    }

    #[test]
    fn a_budget_is_spent_in_points_and_tells_when_to_come_back() {
        let budgets = Budgets::default();
        let caller = budget("a", 600);
        let standing = budgets.charge(&caller, 500).unwrap();
        assert_eq!(
            (standing.limit, standing.remaining, standing.reset_s),
            (600, 100, 50)
        );
        let exceeded = budgets.charge(&caller, 200).unwrap_err();
        assert_eq!((exceeded.limit, exceeded.retry_after_s), (600, Some(10)));
        let left = exceeded.standing.map_or(0, |standing| standing.remaining);
        // Some points may have come back meanwhile.
        assert!((100..110).contains(&left), "{left}");
        assert!(
            budgets.charge(&caller, 100).is_ok(),
            "a refused charge takes nothing"
        );
    }

    #[test]
    fn a_charge_larger_than_the_budget_is_never_covered() {
        let exceeded = Budgets::default().charge(&budget("a", 10), 11).unwrap_err();
        assert_eq!((exceeded.standing, exceeded.retry_after_s), (None, None));
    }

    #[test]
    fn callers_and_sizes_have_budgets_of_their_own() {
        let budgets = Budgets::default();
        for caller in [budget("a", 10), budget("b", 10), budget("a", 20)] {
            assert!(budgets.charge(&caller, 10).is_ok());
        }
        assert!(
            budgets.charge(&budget("a", 10), 0).is_err(),
            "even nothing costs a point"
        );
    }
}
