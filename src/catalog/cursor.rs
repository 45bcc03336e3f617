//! Cursors: where in which order a row stands, opaque to clients.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::Value;
use serde::{Deserialize, Serialize};

use super::error::{Error, Result};

/// Version of the form below; cursors of another version are refused.
const VERSION: u8 = 1;

/// Characters that a cursor may have at most.
const LONGEST: usize = 2_048;

/// One value that an order looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Key {
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
    /// Not known.
    Null,
}

impl Key {
    /// Whether a database could hold it: PostgreSQL has no text with U+0000.
    fn is_storable(&self) -> bool {
        match self {
            Self::Text(text) => !text.contains('\0'),
            Self::Integer(_) | Self::Null => true,
        }
    }

    /// The value to compare with; none where nothing is known.
    pub fn value(&self) -> Option<Value> {
        match self {
            Self::Integer(number) => Some((*number).into()),
            Self::Text(text) => Some(text.as_str().into()),
            Self::Null => None,
        }
    }
}

/// Where a row stands.
#[derive(Serialize, Deserialize)]
struct Position {
    #[serde(rename = "v")]
    version: u8,
    #[serde(rename = "o")]
    order: String,
    #[serde(rename = "k")]
    keys: Vec<Key>,
}

/// The cursor of a row with these `keys` in this `order`.
pub(crate) fn encode(order: &str, keys: Vec<Key>) -> String {
    let position = Position {
        version: VERSION,
        order: order.to_owned(),
        keys,
    };
    // A struct of texts and numbers always serialises.
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(&position).unwrap_or_default())
}

/// The keys in `cursor`, which `argument` gave; refuses what is no cursor of this `order`.
pub(crate) fn decode(
    argument: &str,
    cursor: &str,
    order: &str,
    fits: impl Fn(&[Key]) -> bool,
) -> Result<Vec<Key>> {
    let position: Position = Some(cursor)
        .filter(|cursor| cursor.len() <= LONGEST)
        .and_then(|cursor| URL_SAFE_NO_PAD.decode(cursor).ok())
        .and_then(|json| serde_json::from_slice(&json).ok())
        .filter(|position: &Position| position.version == VERSION)
        .filter(|position| position.keys.iter().all(Key::is_storable))
        .ok_or_else(|| {
            Error::input(format!(
                "`{argument}` is not a cursor: pass a `cursor`, `startCursor` or `endCursor` of this list unchanged."
            ))
        })?;
    if position.order == order && fits(&position.keys) {
        return Ok(position.keys);
    }
    Err(Error::input(format!(
        "`{argument}` is a cursor of another list or order: keep `orderBy` while walking, or start again without a cursor."
    )))
}
