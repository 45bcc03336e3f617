//! Closed lists of what a model can do.

use schemars::JsonSchema;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a model can do: a closed list, in the order it is shown.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Capability {
    /// Understands images.
    #[sea_orm(string_value = "VISION")]
    Vision,
    /// Takes or gives more than text.
    #[sea_orm(string_value = "MULTIMODAL")]
    Multimodal,
    /// Thinks before it answers.
    #[sea_orm(string_value = "REASONING")]
    Reasoning,
    /// Calls functions that a request declares.
    #[sea_orm(string_value = "FUNCTION_CALLING")]
    FunctionCalling,
    /// Uses tools over several steps.
    #[sea_orm(string_value = "TOOL_USE")]
    ToolUse,
    /// Keeps to a schema that a request gives.
    #[sea_orm(string_value = "STRUCTURED_OUTPUTS")]
    StructuredOutputs,
    /// Runs code that it wrote.
    #[sea_orm(string_value = "CODE_EXECUTION")]
    CodeExecution,
    /// Ships as part of an editor.
    #[sea_orm(string_value = "IDE_INTEGRATION")]
    IdeIntegration,
    /// Operates a screen, mouse and keyboard.
    #[sea_orm(string_value = "COMPUTER_USE")]
    ComputerUse,
    /// Runs several agents at once.
    #[sea_orm(string_value = "PARALLEL_AGENTS")]
    ParallelAgents,
    /// Understands audio.
    #[sea_orm(string_value = "AUDIO_INPUT")]
    AudioInput,
    /// Reads PDF files.
    #[sea_orm(string_value = "PDF_INPUT")]
    PdfInput,
    /// Makes images.
    #[sea_orm(string_value = "IMAGE_OUTPUT")]
    ImageOutput,
    /// Makes audio.
    #[sea_orm(string_value = "AUDIO_OUTPUT")]
    AudioOutput,
    /// Reuses a cached prompt at a lower price.
    #[sea_orm(string_value = "PROMPT_CACHING")]
    PromptCaching,
    /// Searches the web.
    #[sea_orm(string_value = "WEB_SEARCH")]
    WebSearch,
    /// Can be fine-tuned by users.
    #[sea_orm(string_value = "FINE_TUNING")]
    FineTuning,
}

/// Whether a model has a capability; unknown is the absence of a row.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Support {
    /// It has it.
    #[sea_orm(string_value = "YES")]
    Yes,
    /// It has it not.
    #[sea_orm(string_value = "NO")]
    No,
}

/// Whether content goes in or comes out.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ModalityDirection {
    /// What the model takes.
    #[sea_orm(string_value = "INPUT")]
    Input,
    /// What the model gives.
    #[sea_orm(string_value = "OUTPUT")]
    Output,
}

/// A kind of content.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Modality {
    /// Text.
    #[sea_orm(string_value = "TEXT")]
    Text,
    /// Images.
    #[sea_orm(string_value = "IMAGE")]
    Image,
    /// Sound.
    #[sea_orm(string_value = "AUDIO")]
    Audio,
    /// Moving images.
    #[sea_orm(string_value = "VIDEO")]
    Video,
    /// PDF documents.
    #[sea_orm(string_value = "PDF")]
    Pdf,
    /// Vectors.
    #[sea_orm(string_value = "EMBEDDING")]
    Embedding,
}

/// A use that a model is fit for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum UseCase {
    /// Writing and changing code.
    #[sea_orm(string_value = "CODING")]
    Coding,
    /// Answering from retrieved documents.
    #[sea_orm(string_value = "RAG")]
    Rag,
    /// Acting over several steps with tools.
    #[sea_orm(string_value = "AGENTS")]
    Agents,
    /// Working on very long inputs.
    #[sea_orm(string_value = "LONG_CONTEXT")]
    LongContext,
    /// Understanding images.
    #[sea_orm(string_value = "VISION")]
    Vision,
    /// Sorting many inputs cheaply.
    #[sea_orm(string_value = "CLASSIFICATION")]
    Classification,
}
