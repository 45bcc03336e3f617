//! What sources say and editors found to be a slip, each with its reason: `data/exceptions.toml`, compiled in.

use std::sync::LazyLock;

use entities::enums::ModelField;

use super::curate::Exceptions;
use super::values::name_of;

// The file is part of the binary and a test reads it, so that a fault in it cannot reach a user.
static EXCEPTIONS: LazyLock<Exceptions> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/exceptions.toml")).unwrap_or_default()
});

/// Whether a claim is one that is never chosen, whatever it says: its source does not know better.
pub fn refuses(source: &str, model: &str, field: ModelField) -> bool {
    let named = format!("{source} {model} {}", name_of(&field));
    EXCEPTIONS.claims.contains_key(&named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_claims_that_are_named_are_refused() {
        let released = ModelField::ReleasedOn;
        assert!(refuses("models.dev", "sonar-reasoning-pro", released));
        assert!(!refuses("epoch-ai", "sonar-reasoning-pro", released));
        assert!(!refuses("models.dev", "sonar-reasoning", released));
    }
}
