//! What follows from what sources say of a model: modalities, kinds of product, the capabilities that modalities imply.

use entities::enums::{Capability, Modality, ModelField};

use super::gather::Facts;
use super::values;

/// A modality by any of the words that sources use.
pub fn modality(word: &str) -> Option<Modality> {
    match word.trim().to_lowercase().as_str() {
        "text" => Some(Modality::Text),
        "image" | "images" => Some(Modality::Image),
        "audio" | "speech" => Some(Modality::Audio),
        "video" => Some(Modality::Video),
        "pdf" | "file" | "document" => Some(Modality::Pdf),
        "embedding" | "embeddings" => Some(Modality::Embedding),
        _ => None,
    }
}

/// The modalities that a record names for `field`; a word that names none is told with the record, not passed over.
pub fn modality_words(facts: &mut Facts, field: ModelField, words: &[String]) -> Vec<Modality> {
    let (known, unknown): (Vec<&String>, Vec<&String>) = words
        .iter()
        .filter(|word| !word.trim().is_empty())
        .partition(|word| modality(word).is_some());
    facts.refused.extend(unknown.into_iter().map(|word| {
        let reason = format!("`{word}` is no modality of the catalog and was left out");
        (field, reason)
    }));
    known
        .into_iter()
        .filter_map(|word| modality(word))
        .collect()
}

/// Adds modalities and what they imply: a model is multimodal when anything but text goes in or comes out.
pub fn modalities(facts: &mut Facts, input: &[Modality], output: &[Modality]) {
    if input.is_empty() || output.is_empty() {
        return;
    }
    facts.field(ModelField::InputModalities, &values::modalities(input));
    facts.field(ModelField::OutputModalities, &values::modalities(output));
    let takes = |modality| input.contains(&modality);
    let gives = |modality| output.contains(&modality);
    let more_than_text = input
        .iter()
        .chain(output)
        .any(|modality| !matches!(modality, Modality::Text | Modality::Embedding));
    facts.capability(
        Capability::Vision,
        takes(Modality::Image) || takes(Modality::Video),
    );
    facts.capability(Capability::Multimodal, more_than_text);
    facts.capability(Capability::AudioInput, takes(Modality::Audio));
    facts.capability(Capability::PdfInput, takes(Modality::Pdf));
    facts.capability(Capability::ImageOutput, gives(Modality::Image));
    facts.capability(Capability::AudioOutput, gives(Modality::Audio));
}

/// The kind of product that a name and what comes out of the model make it.
pub fn product_type(slug: &str, output: &[Modality]) -> &'static str {
    let has = |word: &str| slug.split(['-', '.']).any(|part| part == word);
    let only = |modality| !output.is_empty() && output.iter().all(|given| *given == modality);
    if ["embed", "embedding", "bge", "rerank"].into_iter().any(has) || only(Modality::Embedding) {
        "EMBEDDING"
    } else if ["guard", "safeguard", "moderation"].into_iter().any(has) {
        "OTHER"
    } else if only(Modality::Image) || ["image", "imagen", "flux", "seedream"].into_iter().any(has)
    {
        "IMAGE"
    } else if only(Modality::Audio)
        || ["whisper", "tts", "transcribe", "audio", "realtime"]
            .into_iter()
            .any(has)
    {
        "AUDIO"
    } else if only(Modality::Video) {
        "OTHER"
    } else if [
        "codex",
        "coder",
        "code",
        "codestral",
        "devstral",
        "starcoder2",
    ]
    .into_iter()
    .any(has)
    {
        "CODING_MODEL"
    } else {
        "API_MODEL"
    }
}

/// Whether a model is for trial by its name.
pub fn is_trial(slug: &str) -> bool {
    let trial = ["preview", "exp", "beta", "alpha"];
    slug.split('-').any(|part| trial.contains(&part))
}
