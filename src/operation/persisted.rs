//! Documents named instead of sent: trusted ones from a file, and automatic persisted queries.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use moka::sync::Cache;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::refusal::{Code, Refusal};
use crate::words::hex;

/// Memory of an entry besides its text.
const ENTRY_BYTES: usize = 256;

/// How a request says which document it means.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The text itself.
    pub query: Option<String>,
    /// Id of a trusted document.
    pub document_id: Option<String>,
    /// SHA-256 of the text in hexadecimal, from `extensions.persistedQuery`.
    pub sha256: Option<String>,
}

impl Named {
    /// Reads `extensions.persistedQuery`, version 1 of which is the only one there is.
    pub fn new(
        query: Option<String>,
        document_id: Option<String>,
        extensions: &Map<String, Value>,
    ) -> Result<Self, Refusal> {
        let sha256 = match extensions.get("persistedQuery") {
            None | Some(Value::Null) => None,
            Some(persisted) if persisted.get("version").and_then(Value::as_u64) != Some(1) => {
                return Err(Refusal::new(
                    Code::BadUserInput,
                    "`persistedQuery.version` must be 1.",
                ));
            }
            Some(persisted) => {
                if let Some(hash) = persisted.get("sha256Hash").and_then(Value::as_str) {
                    Some(hash.to_owned())
                } else {
                    let message = "`persistedQuery.sha256Hash` must be a string.";
                    return Err(Refusal::new(Code::BadUserInput, message));
                }
            }
        };
        Ok(Self {
            query,
            document_id,
            sha256,
        })
    }
}

/// The document a request means.
#[derive(Debug)]
pub struct Resolved {
    /// Its text.
    pub text: Arc<str>,
    /// The hash to remember it by once it has proved valid.
    pub register: Option<String>,
}

/// Trusted documents: a map from id to text, as code generators write it.
#[derive(Debug, Default)]
pub struct TrustedDocuments {
    by_id: HashMap<String, Arc<str>>,
    hashes: HashSet<[u8; 32]>,
}

impl TrustedDocuments {
    /// Reads the JSON of `persisted-documents.json`.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        let texts: HashMap<String, String> = serde_json::from_str(json)?;
        let mut documents = Self::default();
        for (id, text) in texts {
            documents
                .hashes
                .insert(Sha256::digest(text.as_bytes()).into());
            documents.by_id.insert(id, text.into());
        }
        Ok(documents)
    }

    /// The texts, to be validated at start.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_id
            .iter()
            .map(|(id, text)| (id.as_str(), text.as_ref()))
    }

    fn holds(&self, text: &str) -> bool {
        self.hashes
            .contains::<[u8; 32]>(&Sha256::digest(text.as_bytes()).into())
    }
}

/// Finds the text a request means.
pub struct PersistedDocuments {
    trusted: TrustedDocuments,
    only_trusted: bool,
    registered: Cache<String, Arc<str>>,
}

impl PersistedDocuments {
    /// Trusted documents, whether nothing else is accepted, and the bytes automatic persisted
    /// queries may take.
    pub fn new(trusted: TrustedDocuments, only_trusted: bool, capacity_bytes: u64) -> Self {
        let registered = Cache::builder()
            .max_capacity(capacity_bytes)
            .weigher(|_, text: &Arc<str>| {
                u32::try_from(text.len() + ENTRY_BYTES).unwrap_or(u32::MAX)
            })
            .build();
        Self {
            trusted,
            only_trusted,
            registered,
        }
    }

    /// The text, or why there is none.
    pub fn resolve(&self, named: Named) -> Result<Resolved, Refusal> {
        let Named {
            query,
            document_id,
            sha256,
        } = named;
        let found = |text: &Arc<str>| Resolved {
            text: text.clone(),
            register: None,
        };
        if let Some(text) = document_id
            .as_ref()
            .and_then(|id| self.trusted.by_id.get(id))
        {
            return Ok(found(text));
        }
        if document_id.is_some() && query.is_none() {
            return Err(not_found());
        }
        if let (Some(text), None) = (
            sha256.as_ref().and_then(|id| self.trusted.by_id.get(id)),
            &query,
        ) {
            return Ok(found(text));
        }
        let query = query.filter(|query| !query.is_empty() || sha256.is_none());
        if self.only_trusted {
            return match query {
                Some(query) if self.trusted.holds(&query) => Ok(Resolved {
                    text: query.into(),
                    register: None,
                }),
                Some(_) => Err(Refusal::new(
                    Code::BadUserInput,
                    "Only trusted documents are accepted.",
                )),
                None => Err(not_found()),
            };
        }
        self.automatic(query, sha256)
    }

    fn automatic(
        &self,
        query: Option<String>,
        sha256: Option<String>,
    ) -> Result<Resolved, Refusal> {
        match (query, sha256) {
            (Some(query), None) => Ok(Resolved {
                text: query.into(),
                register: None,
            }),
            (Some(query), Some(hash)) => {
                if hex(&Sha256::digest(query.as_bytes())) != hash.to_ascii_lowercase() {
                    let message = "provided sha does not match query";
                    return Err(Refusal::new(Code::BadUserInput, message));
                }
                Ok(Resolved {
                    text: query.into(),
                    register: Some(hash.to_ascii_lowercase()),
                })
            }
            (None, Some(hash)) => self
                .registered
                .get(&hash.to_ascii_lowercase())
                .map(|text| Resolved {
                    text,
                    register: None,
                })
                .ok_or_else(not_found),
            (None, None) => Err(Refusal::new(Code::BadUserInput, "`query` is missing.")),
        }
    }

    /// Remembers a document that proved valid.
    pub fn register(&self, hash: String, text: Arc<str>) {
        self.registered.insert(hash, text);
    }
}

/// The message clients of persisted queries look for before they send the text.
fn not_found() -> Refusal {
    Refusal::new(Code::PersistedQueryNotFound, "PersistedQueryNotFound")
}
