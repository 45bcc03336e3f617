use super::*;
use crate::comparison::samples::model;
use crate::comparison::workload::WorkloadDraft;

fn asked(
    input: i64,
    output: i64,
    per_request: Option<i64>,
    window: Option<i64>,
) -> Option<Overflow> {
    let draft = WorkloadDraft {
        input_tokens: input,
        output_tokens: output,
        input_tokens_per_request: per_request,
        ..WorkloadDraft::default()
    };
    let of = model("model", |it| it.context_window = window.map(Tokens));
    overflow(&of, &Workload::new(draft).unwrap())
}

#[test]
fn a_prompt_larger_than_the_window_does_not_fit_whatever_the_answer() {
    for output in [0, 1_000] {
        let found = asked(1_000, output, Some(101), Some(100));
        let expected = Overflow {
            prompt: Tokens(101),
            answer: None,
            window: Tokens(100),
        };
        assert_eq!(found, Some(expected), "{output}");
    }
    assert_eq!(asked(1_000, 0, Some(100), Some(100)), None);
}

#[test]
fn an_answer_takes_room_beside_its_prompt() {
    // Ten requests of 100 tokens, each answered with 28 or 29.
    assert_eq!(asked(1_000, 280, Some(100), Some(128)), None);
    let found = asked(1_000, 290, Some(100), Some(128)).unwrap();
    assert_eq!(
        (found.prompt, found.answer),
        (Tokens(100), Some(Tokens(29)))
    );
}

#[test]
fn what_is_not_stated_does_not_overflow() {
    assert_eq!(asked(1_000, 1_000, None, Some(1)), None);
    assert_eq!(asked(1_000, 1_000, Some(900), None), None);
}
