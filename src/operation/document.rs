//! From document text to a validated document, kept by the hash of the text.

use std::sync::Arc;

use apollo_compiler::{
    ExecutableDocument, ast,
    executable::Operation,
    parser::Parser,
    validation::{DiagnosticList, Valid},
};
use moka::sync::Cache;
use sha2::{Digest, Sha256};

use super::{
    limits::Limits,
    measure::{Measured, measure},
    plan,
    refusal::{Code, Refusal},
    rules,
    schema::SchemaIndex,
    wording,
};

/// Memory a parsed document takes, as a multiple of its text; measured on typical documents.
const PARSED_BYTES_PER_TEXT_BYTE: usize = 24;
/// Memory an entry takes besides its document.
const ENTRY_BYTES: usize = 1_024;

/// SHA-256 of a document's text.
pub type DocumentHash = [u8; 32];

/// A document that fits the schema and the limits on size and shape.
pub struct Document {
    /// SHA-256 of the text.
    pub hash: DocumentHash,
    /// What was parsed.
    pub parsed: Valid<ExecutableDocument>,
    /// Its sizes.
    pub measured: Measured,
    /// The deprecated fields it selects, as `Type.field`, each once.
    pub deprecated: Vec<String>,
    text_bytes: usize,
}

impl Document {
    /// The operation called `name`, or the only one.
    pub fn operation(&self, name: Option<&str>) -> Result<&Operation, Refusal> {
        let operations = &self.parsed.operations;
        // An empty name is what several clients send for "none".
        match name.filter(|name| !name.is_empty()) {
            Some(name) => operations
                .named
                .get(name)
                .map(AsRef::as_ref)
                .ok_or_else(|| {
                    Refusal::new(
                        Code::BadUserInput,
                        format!("Unknown operation named \"{name}\"."),
                    )
                }),
            None => operations.get(None).map(AsRef::as_ref).map_err(|_| {
                Refusal::new(
                    Code::BadUserInput,
                    "Must provide operation name if query contains multiple operations.",
                )
            }),
        }
    }
}

/// Parses, measures and validates documents, and remembers those that passed.
pub struct Documents {
    schema: Arc<SchemaIndex>,
    limits: Arc<Limits>,
    known: Cache<DocumentHash, Arc<Document>>,
}

impl Documents {
    /// A cache of at most `capacity_bytes`.
    pub fn new(schema: Arc<SchemaIndex>, limits: Arc<Limits>, capacity_bytes: u64) -> Self {
        let known = Cache::builder()
            .max_capacity(capacity_bytes)
            .weigher(|_, document: &Arc<Document>| {
                let bytes = document.text_bytes * PARSED_BYTES_PER_TEXT_BYTE + ENTRY_BYTES;
                u32::try_from(bytes).unwrap_or(u32::MAX)
            })
            .build();
        Self {
            schema,
            limits,
            known,
        }
    }

    /// The validated document of a text. Refusals are not kept: what they cost is bounded too.
    pub fn get(&self, text: &str) -> Result<Arc<Document>, Refusal> {
        let hash: DocumentHash = Sha256::digest(text.as_bytes()).into();
        if let Some(document) = self.known.get(&hash) {
            return Ok(document);
        }
        let document = Arc::new(self.prepare(text, hash)?);
        self.known.insert(hash, document.clone());
        Ok(document)
    }

    /// Documents kept now.
    pub fn len(&self) -> u64 {
        self.known.entry_count()
    }

    /// Does the work the cache has put off.
    pub fn settle(&self) {
        self.known.run_pending_tasks();
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn prepare(&self, text: &str, hash: DocumentHash) -> Result<Document, Refusal> {
        let tree = self.parse(text)?;
        // Sizes come first: only a document of bounded size is validated or complained about.
        let measured = measure(&tree);
        measured.check(&self.limits)?;
        let built = tree
            .to_executable(self.schema.definitions())
            .map_err(|broken| self.invalid(&broken.partial, &broken.errors))?;
        let parsed = built
            .validate(self.schema.definitions())
            .map_err(|broken| self.invalid(&broken.partial, &broken.errors))?;
        rules::check(&self.schema, &parsed, self.limits.list)?;
        for operation in parsed.operations.iter() {
            plan::check(&self.schema, &parsed, operation, self.limits.written())?;
        }
        let deprecated = rules::deprecated_fields(&parsed);
        Ok(Document {
            hash,
            parsed,
            measured,
            deprecated,
            text_bytes: text.len(),
        })
    }

    fn invalid(&self, document: &ExecutableDocument, errors: &DiagnosticList) -> Refusal {
        wording::validation(&self.schema, document, errors, self.limits.errors)
    }

    fn parse(&self, text: &str) -> Result<ast::Document, Refusal> {
        let limits = &self.limits;
        let mut parser = Parser::new()
            .token_limit(limits.tokens)
            .recursion_limit(limits.nesting);
        let parsed = parser.parse_ast(text, "document.graphql");
        let exceeded = |what, value: usize, limit: usize| {
            let [value, limit] = [value, limit].map(|n| u64::try_from(n).unwrap_or(u64::MAX));
            Err(Refusal::limit(what, value, limit))
        };
        if parser.tokens_reached() > limits.tokens {
            return exceeded("Tokens", parser.tokens_reached(), limits.tokens);
        }
        if parser.recursion_reached() > limits.nesting {
            return exceeded(
                "Levels of nesting",
                parser.recursion_reached(),
                limits.nesting,
            );
        }
        parsed.map_err(|broken| wording::syntax(&broken.errors))
    }
}
