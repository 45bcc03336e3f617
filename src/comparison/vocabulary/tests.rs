use super::*;

#[test]
fn weights_are_open_closed_or_not_sourced() {
    for (openness, expected) in [
        (Openness::Proprietary, Some(false)),
        (Openness::OpenWeights, Some(true)),
        (Openness::OpenSource, Some(true)),
        (Openness::Unknown, None),
    ] {
        assert_eq!(openness.has_open_weights(), expected, "{openness:?}");
    }
}

#[test]
fn commercial_use_is_unconditional_only_when_allowed() {
    for (usage, expected) in [
        (CommercialUse::Allowed, Some(true)),
        (CommercialUse::Conditional, Some(false)),
        (CommercialUse::Forbidden, Some(false)),
        (CommercialUse::Unknown, None),
    ] {
        assert_eq!(usage.is_unconditional(), expected, "{usage:?}");
    }
}

#[test]
fn capabilities_stand_in_the_order_of_the_page_and_then_ours() {
    assert_eq!(
        Capability::ALL,
        [
            Capability::Vision,
            Capability::Multimodal,
            Capability::Reasoning,
            Capability::FunctionCalling,
            Capability::ToolUse,
            Capability::StructuredOutputs,
            Capability::CodeExecution,
            Capability::IdeIntegration,
            Capability::ComputerUse,
            Capability::ParallelAgents,
            Capability::AudioInput,
            Capability::PdfInput,
            Capability::ImageOutput,
            Capability::AudioOutput,
            Capability::PromptCaching,
            Capability::WebSearch,
            Capability::FineTuning,
        ]
    );
}

#[test]
fn openness_rises_from_proprietary_to_open_source() {
    assert!(Openness::Proprietary < Openness::OpenWeights);
    assert!(Openness::OpenWeights < Openness::OpenSource);
}

#[test]
fn an_independent_measurer_is_trusted_before_a_lab_and_a_lab_before_a_collection() {
    assert!(MeasuredBy::Independent < MeasuredBy::Lab);
    assert!(MeasuredBy::Lab < MeasuredBy::Aggregator);
}

#[test]
fn every_closed_list_is_complete_and_sorted() {
    fn sorted<T: Ord>(all: &[T]) -> bool {
        all.is_sorted_by(|a, b| a < b)
    }
    assert!(sorted(Openness::ALL) && Openness::ALL.len() == 4);
    assert!(sorted(CommercialUse::ALL) && CommercialUse::ALL.len() == 4);
    assert!(sorted(ProductType::ALL) && ProductType::ALL.len() == 6);
    assert!(sorted(Lifecycle::ALL) && Lifecycle::ALL.len() == 4);
    assert!(sorted(Capability::ALL) && Capability::ALL.len() == 17);
    assert!(sorted(Support::ALL) && Support::ALL.len() == 3);
    assert!(sorted(Modality::ALL) && Modality::ALL.len() == 6);
    assert!(sorted(UseCase::ALL) && UseCase::ALL.len() == 6);
    assert!(sorted(ProviderKind::ALL) && ProviderKind::ALL.len() == 4);
    assert!(sorted(RouteStatus::ALL) && RouteStatus::ALL.len() == 4);
    assert!(sorted(PriceState::ALL) && PriceState::ALL.len() == 4);
    assert!(sorted(PriceComponent::ALL) && PriceComponent::ALL.len() == 12);
    assert!(sorted(ServiceTier::ALL) && ServiceTier::ALL.len() == 5);
    assert!(sorted(PriceUnit::ALL) && PriceUnit::ALL.len() == 6);
    assert!(sorted(BenchmarkUnit::ALL) && BenchmarkUnit::ALL.len() == 5);
    assert!(sorted(BenchmarkDirection::ALL) && BenchmarkDirection::ALL.len() == 2);
    assert!(sorted(MeasuredBy::ALL) && MeasuredBy::ALL.len() == 3);
    assert!(sorted(ModelField::ALL) && ModelField::ALL.len() == 21);
}
