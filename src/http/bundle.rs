//! The files of GraphiQL: from the bundle in the binary, or from a folder.

use std::borrow::Cow;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use flate2::read::GzDecoder;
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};

use crate::operation::Encoding;

/// The page that loads everything else.
pub(super) const PAGE: &str = "index.html";

/// What `build.rs` made; nothing when it could not. Files are kept compressed only.
#[derive(RustEmbed)]
#[folder = "$OUT_DIR/graphiql"]
#[allow_missing = true]
struct Embedded;

/// Where the files come from.
#[derive(Clone)]
pub(super) enum Bundle {
    /// The binary itself.
    Embedded,
    /// A folder, as a canonical path.
    Folder(Arc<Path>),
}

/// One file in one encoding.
pub(super) struct File {
    pub(super) encoding: Encoding,
    pub(super) body: Bytes,
    sha256: [u8; 32],
}

/// Why a folder given with `--graphiql-dir` cannot be served.
#[derive(Debug, thiserror::Error)]
#[error("the GraphiQL folder {} has no readable {PAGE}: {reason}", folder.display())]
pub struct NotABundle {
    folder: PathBuf,
    reason: std::io::Error,
}

impl Bundle {
    pub(super) fn open(folder: Option<PathBuf>) -> Result<Self, NotABundle> {
        let Some(folder) = folder else {
            return Ok(Self::Embedded);
        };
        let canonical = folder.canonicalize().and_then(|path| {
            std::fs::File::open(path.join(PAGE))?;
            Ok(path)
        });
        match canonical {
            Ok(path) => Ok(Self::Folder(path.into())),
            Err(reason) => Err(NotABundle { folder, reason }),
        }
    }

    /// A file by its path in the bundle, in an encoding that the client accepts.
    pub(super) async fn file(&self, name: &str, accepted: Encoding) -> Option<File> {
        match self {
            Self::Embedded => embedded(name, accepted),
            Self::Folder(folder) => {
                let encoded = in_folder(folder, name, accepted).await;
                match accepted {
                    Encoding::Identity => encoded,
                    _ if encoded.is_some() => encoded,
                    _ => in_folder(folder, name, Encoding::Identity).await,
                }
            }
        }
    }
}

fn embedded(name: &str, accepted: Encoding) -> Option<File> {
    let stored = |encoding| Embedded::get(&format!("{name}{}", extension(encoding)));
    if let Some(file) = stored(accepted) {
        let sha256 = file.metadata.sha256_hash();
        let body = match file.data {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => bytes.into(),
        };
        return Some(File {
            encoding: accepted,
            body,
            sha256,
        });
    }
    let mut plain = Vec::new();
    GzDecoder::new(&*stored(Encoding::Gzip)?.data)
        .read_to_end(&mut plain)
        .ok()?;
    Some(File::hashed(Encoding::Identity, plain))
}

async fn in_folder(folder: &Path, name: &str, encoding: Encoding) -> Option<File> {
    let path = folder.join(below(&format!("{name}{}", extension(encoding)))?);
    // A link that leads out of the folder is as good as missing.
    let path = tokio::fs::canonicalize(path).await.ok()?;
    if !path.starts_with(folder) || !path.is_file() {
        return None;
    }
    Some(File::hashed(encoding, tokio::fs::read(path).await.ok()?))
}

/// The path of a name below a folder; none for a name that climbs, starts at a root or is not one plain path.
fn below(name: &str) -> Option<PathBuf> {
    let plain = Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    (plain && !name.contains(['\\', '\0', ':'])).then(|| name.into())
}

impl File {
    fn hashed(encoding: Encoding, body: Vec<u8>) -> Self {
        Self {
            encoding,
            sha256: Sha256::digest(&body).into(),
            body: body.into(),
        }
    }

    /// A strong entity tag of these very bytes, quoted.
    pub(super) fn etag(&self) -> String {
        format!("\"{}\"", URL_SAFE_NO_PAD.encode(self.sha256))
    }
}

/// What is added to a file's name when it is stored so.
const fn extension(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Brotli => ".br",
        Encoding::Gzip => ".gz",
        Encoding::Identity => "",
    }
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn names_that_leave_the_folder_have_no_path() {
        for name in [
            "../Cargo.toml",
            "a/../../b",
            "/etc/passwd",
            "a\\..\\b",
            "C:/b",
            "a\0b",
            "./a/.",
        ] {
            let path = below(name);
            assert!(path.is_none_or(|path| path.starts_with("a")), "{name}");
        }
        assert_eq!(
            below("graphiql/assets/a-1.js").unwrap(),
            std::path::Path::new("graphiql/assets/a-1.js")
        );
    }
}
