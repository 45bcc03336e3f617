//! What models can do, take and give.

use async_graphql::Enum;

/// What a model can do: a closed list, in the order it is shown.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::Capability")]
pub enum Capability {
    /// Understands images.
    Vision,
    /// Takes or gives more than text.
    Multimodal,
    /// Thinks before it answers.
    Reasoning,
    /// Calls functions that a request declares.
    FunctionCalling,
    /// Uses tools over several steps.
    ToolUse,
    /// Keeps to a schema that a request gives.
    StructuredOutputs,
    /// Runs code that it wrote.
    CodeExecution,
    /// Ships as part of an editor.
    IdeIntegration,
    /// Operates a screen, mouse and keyboard.
    ComputerUse,
    /// Runs several agents at once.
    ParallelAgents,
    /// Understands audio.
    AudioInput,
    /// Reads PDF files.
    PdfInput,
    /// Makes images.
    ImageOutput,
    /// Makes audio.
    AudioOutput,
    /// Reuses a cached prompt at a lower price.
    PromptCaching,
    /// Searches the web.
    WebSearch,
    /// Can be fine-tuned by users.
    FineTuning,
}

/// A kind of content.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::Modality")]
pub enum Modality {
    /// Text.
    Text,
    /// Images.
    Image,
    /// Sound.
    Audio,
    /// Moving images.
    Video,
    /// PDF documents.
    Pdf,
    /// Vectors.
    Embedding,
}

/// A use that a model is fit for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::UseCase")]
pub enum UseCase {
    /// Writing and changing code.
    Coding,
    /// Answering from retrieved documents.
    Rag,
    /// Acting over several steps with tools.
    Agents,
    /// Working on very long inputs.
    LongContext,
    /// Understanding images.
    Vision,
    /// Sorting many inputs cheaply.
    Classification,
}
