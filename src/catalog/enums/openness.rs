//! What describes a model, its terms and the sources of its facts.

use async_graphql::Enum;

/// What of a model is open.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::Openness")]
pub enum Openness {
    /// Neither weights nor code are open.
    Proprietary,
    /// The weights can be downloaded under terms that are no open-source licence.
    OpenWeights,
    /// The weights are under an open-source licence.
    OpenSource,
    /// Not sourced.
    Unknown,
}

/// Whether a licence allows commercial use.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::CommercialUse")]
pub enum CommercialUse {
    /// Allowed without conditions.
    Allowed,
    /// Allowed under conditions.
    Conditional,
    /// Not allowed.
    Forbidden,
    /// Not sourced.
    Unknown,
}

/// How a source ranks when sources disagree, best first.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::SourceClass")]
pub enum SourceClass {
    /// The editors of the catalog, who look where the others contradict each other or the lab.
    Editors,
    /// The lab or provider itself.
    Lab,
    /// An independent measurer or publisher.
    Independent,
    /// A collection of what others state.
    Aggregator,
}

/// How an external name was joined to a model or provider.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::MatchKind")]
pub enum MatchKind {
    /// Written down by an editor.
    Explicit,
    /// The source's own link to the canonical record.
    CanonicalLink,
    /// The normalised names agree.
    Name,
}

/// What kind of product a model is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::ProductType")]
pub enum ProductType {
    /// A general model behind an API or as weights.
    ApiModel,
    /// A model sold for coding.
    CodingModel,
    /// Text in, vectors out.
    Embedding,
    /// Makes images.
    Image,
    /// Makes or transcribes audio.
    Audio,
    /// Anything else.
    Other,
}

/// Stage in the life of a model.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::Lifecycle")]
pub enum Lifecycle {
    /// Released for trial.
    Preview,
    /// Generally available.
    Current,
    /// Still served, to be retired.
    Deprecated,
    /// No longer served by its maker.
    Retired,
}

/// A field of a model that sources make claims about.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::ModelField")]
pub enum ModelField {
    /// Its name.
    Name,
    /// Who created it.
    Organization,
    /// Its family.
    Family,
    /// Its product type.
    ProductType,
    /// Its lifecycle.
    Lifecycle,
    /// Day of its deprecation.
    DeprecatedOn,
    /// Day of its retirement.
    RetiredOn,
    /// Its successor.
    Successor,
    /// Day of its release.
    ReleasedOn,
    /// End of its training data.
    KnowledgeCutoff,
    /// Its context window.
    ContextWindow,
    /// Its longest answer.
    MaxOutputTokens,
    /// Its number of weights.
    ParametersTotal,
    /// Its weights used for each token.
    ParametersActive,
    /// Its architecture.
    Architecture,
    /// Its licence.
    License,
    /// Its openness.
    Openness,
    /// Whether its lab calls it small.
    SmallByLab,
    /// What it takes.
    InputModalities,
    /// What it gives.
    OutputModalities,
    /// Day of its last review.
    ReviewedOn,
}
