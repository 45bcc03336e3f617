//! The codes of errors, which clients tell them by.

/// The stable code of an error, in `extensions.code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// An argument, a variable or a parameter is wrong.
    BadUserInput,
    /// An argument names something that must exist and does not.
    NotFound,
    /// The document is not GraphQL.
    ParseFailed,
    /// The document does not fit the schema.
    ValidationFailed,
    /// A limit on size, shape or cost is exceeded.
    CostLimitExceeded,
    /// The caller has used up its points for now.
    RateLimited,
    /// The hash of a persisted query is not known here.
    PersistedQueryNotFound,
    /// The API key is unknown or revoked.
    Unauthenticated,
    /// The execution took longer than its deadline.
    RequestTimeout,
    /// Something failed here that the client cannot change.
    Internal,
}

/// Every code with its spelling in `extensions.code`.
const SPELLINGS: [(Code, &str); 10] = [
    (Code::BadUserInput, "BAD_USER_INPUT"),
    (Code::NotFound, "NOT_FOUND"),
    (Code::ParseFailed, "GRAPHQL_PARSE_FAILED"),
    (Code::ValidationFailed, "GRAPHQL_VALIDATION_FAILED"),
    (Code::CostLimitExceeded, "COST_LIMIT_EXCEEDED"),
    (Code::RateLimited, "RATE_LIMITED"),
    (Code::PersistedQueryNotFound, "PERSISTED_QUERY_NOT_FOUND"),
    (Code::Unauthenticated, "UNAUTHENTICATED"),
    (Code::RequestTimeout, "REQUEST_TIMEOUT"),
    (Code::Internal, "INTERNAL_SERVER_ERROR"),
];

impl Code {
    /// The spelling in `extensions.code`.
    pub fn as_str(self) -> &'static str {
        SPELLINGS
            .iter()
            .find(|(code, _)| *code == self)
            .map_or("INTERNAL_SERVER_ERROR", |(_, spelling)| spelling)
    }

    /// The code spelled so, if it is one of ours.
    pub fn from_spelling(spelling: &str) -> Option<Self> {
        SPELLINGS
            .iter()
            .find(|(_, known)| *known == spelling)
            .map(|(code, _)| *code)
    }
}
