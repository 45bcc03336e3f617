use super::*;

fn draft() -> WorkloadDraft {
    WorkloadDraft::default()
}

fn fault(draft: WorkloadDraft) -> WorkloadFault {
    Workload::new(draft).unwrap_err()
}

#[test]
fn the_default_is_that_of_the_page() {
    let workload = Workload::new(draft()).unwrap();
    assert_eq!(workload, Workload::default());
    assert_eq!(workload.input(), Tokens(800_000_000));
    assert_eq!(workload.output(), Tokens(250_000_000));
    assert_eq!(workload.per_request(), None);
    assert_eq!(workload.requests(), None);
    assert_eq!(workload.prompt_size(), Tokens(0));
    assert_eq!(workload.cached().millionths(), 0);
    assert_eq!(workload.batch().millionths(), 0);
}

#[test]
fn no_tokens_and_the_most_tokens_are_allowed() {
    for tokens in [0, 1, MAX_TOKENS] {
        let asked = WorkloadDraft {
            input_tokens: tokens,
            output_tokens: tokens,
            ..draft()
        };
        let workload = Workload::new(asked).unwrap();
        assert_eq!((workload.input().0, workload.output().0), (tokens, tokens));
    }
}

#[test]
fn negative_and_absurd_tokens_are_refused() {
    for tokens in [-1, i64::MIN, MAX_TOKENS + 1, i64::MAX] {
        let input = WorkloadDraft {
            input_tokens: tokens,
            ..draft()
        };
        let output = WorkloadDraft {
            output_tokens: tokens,
            ..draft()
        };
        assert_eq!(fault(input), WorkloadFault::InputTokens(tokens));
        assert_eq!(fault(output), WorkloadFault::OutputTokens(tokens));
    }
}

#[test]
fn a_request_has_at_least_a_token_and_no_more_than_the_month() {
    for (size, allowed) in [
        (i64::MIN, false),
        (-1, false),
        (0, false),
        (1, true),
        (2_000, true),
        (800_000_000, true),
        (800_000_001, false),
    ] {
        let asked = WorkloadDraft {
            input_tokens_per_request: Some(size),
            ..draft()
        };
        let expected = WorkloadFault::TokensPerRequest {
            asked: size,
            input_tokens: 800_000_000,
        };
        match Workload::new(asked) {
            Ok(workload) => {
                assert!(allowed, "{size}");
                assert_eq!(workload.prompt_size(), Tokens(size));
            }
            Err(fault) => {
                assert!(!allowed, "{size}");
                assert_eq!(fault, expected);
            }
        }
    }
}

#[test]
fn shares_outside_nothing_and_the_whole_are_refused() {
    for share in [-1, 1_000_001, i64::MAX] {
        let cached = WorkloadDraft {
            cached_input_millionths: share,
            ..draft()
        };
        let batch = WorkloadDraft {
            batch_millionths: share,
            ..draft()
        };
        assert_eq!(fault(cached), WorkloadFault::CachedInputShare(share));
        assert_eq!(fault(batch), WorkloadFault::BatchShare(share));
    }
}

#[test]
fn a_started_request_counts_whole() {
    for (tokens, size, requests) in [
        (1_000, 1_000, 1),
        (1_001, 1_000, 2),
        (1_999, 1_000, 2),
        (2_000, 1_000, 2),
        (MAX_TOKENS, 1, MAX_TOKENS),
        (10, 3, 4),
    ] {
        let asked = WorkloadDraft {
            input_tokens: tokens,
            input_tokens_per_request: Some(size),
            ..draft()
        };
        let workload = Workload::new(asked).unwrap();
        assert_eq!(workload.requests(), Some(requests), "{tokens}/{size}");
    }
}

#[test]
fn each_refusal_says_what_would_be_right() {
    for (fault, text) in [
        (
            WorkloadFault::InputTokens(-1),
            "`inputTokens` must be between 0 and 1000000000000000 a month, got -1.",
        ),
        (
            WorkloadFault::OutputTokens(-7),
            "`outputTokens` must be between 0 and 1000000000000000 a month, got -7.",
        ),
        (
            WorkloadFault::TokensPerRequest {
                asked: 0,
                input_tokens: 500,
            },
            "`inputTokensPerRequest` must be between 1 and `inputTokens` (500), got 0.",
        ),
        (
            WorkloadFault::CachedInputShare(1_500_000),
            "`cachedInputShare` must be between 0 and 1, got 1.5.",
        ),
        (
            WorkloadFault::BatchShare(-250_000),
            "`batchShare` must be between 0 and 1, got -0.25.",
        ),
        (
            WorkloadFault::BatchShare(2_000_000),
            "`batchShare` must be between 0 and 1, got 2.",
        ),
        (
            WorkloadFault::BatchShare(1_000_001),
            "`batchShare` must be between 0 and 1, got 1.000001.",
        ),
    ] {
        assert_eq!(fault.to_string(), text);
    }
}
