use super::*;
use crate::comparison::samples::{answer, bare, model, reference};
use crate::comparison::vocabulary::Support;

#[test]
fn a_known_field_is_a_claim_and_an_unknown_one_an_absence() {
    let of = bare("model");
    for &which in ModelField::ALL {
        let claim = Evidence::Claim {
            model: of.reference,
            field: which,
        };
        let absent = Evidence::Absence {
            model: of.reference,
            what: Missing::Field(which),
        };
        assert_eq!(field(&of, which, true), claim);
        assert_eq!(field(&of, which, false), absent);
    }
}

#[test]
fn a_yes_and_a_no_are_evidence_and_unknown_is_an_absence() {
    for &which in Capability::ALL {
        for support in [Support::Yes, Support::No] {
            let of = model("model", |it| answer(it, support, &[which]));
            let row = Evidence::Capability(reference(&format!("model/{which:?}")));
            assert_eq!(capability(&of, which), row);
        }
        let absent = |of: &Contender| Evidence::Absence {
            model: of.reference,
            what: Missing::Capability(which),
        };
        let unknown = model("model", |it| answer(it, Support::Unknown, &[which]));
        assert_eq!(capability(&unknown, which), absent(&unknown));
        let silent = bare("model");
        assert_eq!(capability(&silent, which), absent(&silent));
    }
}

#[test]
fn absences_of_different_models_and_things_differ() {
    let (a, b) = (bare("a"), bare("b"));
    let things = [
        Missing::TrackedRoute,
        Missing::CompleteTokenPrice,
        Missing::Score,
        Missing::SharedScore,
        Missing::CommonProvider,
        Missing::UniqueCapability,
        Missing::WireFormat,
        Missing::Price(PricingKey::InputPrice),
        Missing::Price(PricingKey::OutputPrice),
        Missing::Field(ModelField::Name),
    ];
    for (place, &what) in things.iter().enumerate() {
        assert_ne!(absence(&a, what), absence(&b, what));
        for &other in &things[place + 1..] {
            assert_ne!(absence(&a, what), absence(&a, other));
        }
    }
}
