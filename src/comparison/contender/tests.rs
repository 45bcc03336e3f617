use super::*;
use crate::comparison::samples::{answer, bare, gpt_4_1, license, model, qwen_3_5_4b};

#[test]
fn an_answer_is_found_and_none_is_unknown() {
    for &support in Support::ALL {
        let of = model("model", |it| answer(it, support, &[Capability::Vision]));
        assert_eq!(of.support(Capability::Vision), support);
        assert_eq!(of.has(Capability::Vision), support == Support::Yes);
        assert_eq!(
            of.capability(Capability::Vision).is_some(),
            support != Support::Unknown
        );
        assert_eq!(of.support(Capability::WebSearch), Support::Unknown);
        assert!(!of.has(Capability::WebSearch));
    }
}

#[test]
fn commercial_use_is_that_of_the_licence() {
    assert_eq!(bare("none").commercial_use(), CommercialUse::Unknown);
    for &usage in CommercialUse::ALL {
        let of = model("licensed", |it| {
            it.license = Some(license("Terms", Openness::Unknown, usage));
        });
        assert_eq!(of.commercial_use(), usage);
    }
    assert_eq!(gpt_4_1().commercial_use(), CommercialUse::Conditional);
    assert_eq!(qwen_3_5_4b().commercial_use(), CommercialUse::Allowed);
}

#[test]
fn of_several_rows_for_a_capability_one_that_answers_counts() {
    let of = model("model", |it| {
        answer(it, Support::Unknown, &[Capability::Vision]);
        answer(it, Support::Yes, &[Capability::Vision]);
    });
    assert!(of.has(Capability::Vision));
}
