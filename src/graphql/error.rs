//! The only errors that leave the API. `ApiError` has no `Display` on purpose: async-graphql would publish the message of anything that has one.

use std::{error::Error as StdError, sync::Arc};

use async_graphql::{ErrorExtensionValues, Value};

use super::code::Code;
use crate::catalog;

/// What a client reads where something failed inside; the request id is added with the answer.
pub const INTERNAL_MESSAGE: &str = "Internal server error";

/// What a client reads where the server has too much to do.
pub const BUSY: &str = "The server is busy; try again in a moment.";

/// The cause of a masked error, kept in the `source` of the error for whoever logs it.
#[derive(Clone, Debug)]
pub struct Cause(pub Arc<dyn StdError + Send + Sync>);

/// Why a field has no value.
#[derive(Clone, Debug)]
pub enum ApiError {
    /// The client asked for something that makes no sense; the text says what would.
    BadUserInput(String),
    /// An argument names something that must exist and does not.
    NotFound {
        /// What is missing.
        message: String,
        /// Names that come closest.
        suggestions: Vec<String>,
    },
    /// The server has too much to do.
    Busy,
    /// Something failed inside; clients see nothing of it.
    Internal(Arc<dyn StdError + Send + Sync>),
}

/// What resolvers return.
pub type Result<T, E = ApiError> = std::result::Result<T, E>;

impl From<catalog::Error> for ApiError {
    fn from(error: catalog::Error) -> Self {
        Self::from(Arc::new(error))
    }
}

impl From<Arc<catalog::Error>> for ApiError {
    fn from(error: Arc<catalog::Error>) -> Self {
        match &*error {
            catalog::Error::BadInput(message) => Self::BadUserInput(message.clone()),
            catalog::Error::NotFound {
                kind,
                name,
                suggestions,
            } => Self::not_found(kind, name, suggestions),
            catalog::Error::Busy(_) => Self::Busy,
            catalog::Error::Database(_) | catalog::Error::Inconsistent { .. } => {
                Self::Internal(error)
            }
        }
    }
}

/// Data that a resolver needs and the request lacks: a fault of ours.
impl From<async_graphql::Error> for ApiError {
    fn from(error: async_graphql::Error) -> Self {
        Self::Internal(Arc::from(Box::<dyn StdError + Send + Sync>::from(
            error.message,
        )))
    }
}

impl ApiError {
    fn not_found(kind: &str, name: &str, suggestions: &[String]) -> Self {
        let mut message = format!("No {kind} is called \"{name}\".");
        if let Some(closest) = suggestions.first() {
            message = format!("{message} Did you mean \"{closest}\"?");
        }
        Self::NotFound {
            message,
            suggestions: suggestions.to_vec(),
        }
    }

    /// Two things that are missing as one refusal; of other kinds the first stands.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (
                Self::NotFound {
                    message,
                    suggestions,
                },
                Self::NotFound {
                    message: further,
                    suggestions: more,
                },
            ) => Self::NotFound {
                message: format!("{message} {further}"),
                suggestions: suggestions.into_iter().chain(more).collect(),
            },
            (first, _) => first,
        }
    }

    /// Stable code of the error, in its extensions.
    fn code(&self) -> Code {
        match self {
            Self::BadUserInput(_) => Code::BadUserInput,
            Self::NotFound { .. } => Code::NotFound,
            Self::Busy => Code::RequestTimeout,
            Self::Internal(_) => Code::Internal,
        }
    }
}

impl From<ApiError> for async_graphql::Error {
    fn from(error: ApiError) -> Self {
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", error.code().as_str());
        let mut public = match error {
            ApiError::BadUserInput(message) => Self::new(message),
            ApiError::NotFound {
                message,
                suggestions,
            } => {
                let suggestions = suggestions.into_iter().map(Value::from).collect();
                extensions.set("suggestions", Value::List(suggestions));
                Self::new(message)
            }
            ApiError::Busy => Self::new(BUSY),
            ApiError::Internal(cause) => {
                let mut masked = Self::new(INTERNAL_MESSAGE);
                masked.source = Some(Arc::new(Cause(cause)));
                masked
            }
        };
        public.extensions = Some(extensions);
        public
    }
}
