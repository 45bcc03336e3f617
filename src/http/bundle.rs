//! The files of GraphiQL: from the bundle in the binary, or from a folder.

use std::borrow::Cow;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use flate2::read::GzDecoder;
use poem::Body;
use poem::http::{HeaderMap, header};
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};

use super::quality::quality;

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
    pub(super) coding: Coding,
    pub(super) body: Body,
    pub(super) sha256: [u8; 32],
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

    /// A file by its path in the bundle, in the best encoding that the request takes.
    pub(super) async fn file(&self, name: &str, headers: &HeaderMap) -> Option<File> {
        match self {
            Self::Embedded => embedded(name, headers),
            Self::Folder(folder) => in_folder(folder, name, headers).await,
        }
    }
}

fn embedded(name: &str, headers: &HeaderMap) -> Option<File> {
    let stored = |coding: Coding| Embedded::get(&format!("{name}{}", coding.extension()));
    for coding in codings(headers) {
        if let Some(file) = stored(coding) {
            let sha256 = file.metadata.sha256_hash();
            let body = match file.data {
                Cow::Borrowed(bytes) => bytes.into(),
                Cow::Owned(bytes) => bytes.into(),
            };
            return Some(File {
                coding,
                body,
                sha256,
            });
        }
    }
    let mut plain = Vec::new();
    GzDecoder::new(&*stored(Coding::Gzip)?.data)
        .read_to_end(&mut plain)
        .ok()?;
    Some(File::hashed(Coding::Identity, plain))
}

async fn in_folder(folder: &Path, name: &str, headers: &HeaderMap) -> Option<File> {
    for coding in codings(headers) {
        let path = folder.join(below(&format!("{name}{}", coding.extension()))?);
        // A link that leads out of the folder is as good as missing.
        let Ok(path) = tokio::fs::canonicalize(path).await else {
            continue;
        };
        if path.starts_with(folder) && path.is_file() {
            return Some(File::hashed(coding, tokio::fs::read(path).await.ok()?));
        }
    }
    None
}

/// The path of a name below a folder; none for a name that climbs, starts at a root or is not one plain path.
fn below(name: &str) -> Option<PathBuf> {
    let plain = Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    (plain && !name.contains(['\\', '\0', ':'])).then(|| name.into())
}

impl File {
    fn hashed(coding: Coding, body: Vec<u8>) -> Self {
        Self {
            coding,
            sha256: Sha256::digest(&body).into(),
            body: body.into(),
        }
    }
}

/// How a file is stored and sent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    pub(super) const fn token(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Identity => "",
        }
    }
}

/// The codings that a request takes, the best first; on equal weights the smaller.
fn codings(headers: &HeaderMap) -> Vec<Coding> {
    let weight = |token| quality(headers, &header::ACCEPT_ENCODING, &[token, "*"]);
    let (brotli, gzip) = (weight("br"), weight("gzip"));
    let mut wanted = vec![(brotli, Coding::Brotli), (gzip, Coding::Gzip)];
    wanted.retain(|(weight, _)| *weight > 0);
    wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wanted
        .into_iter()
        .map(|(_, coding)| coding)
        .chain([Coding::Identity])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Coding, below, codings};
    use poem::http::{HeaderMap, HeaderValue, header::ACCEPT_ENCODING};

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

    #[test]
    fn the_client_chooses_the_encoding() {
        let asked = |value| {
            codings(&HeaderMap::from_iter([(
                ACCEPT_ENCODING,
                HeaderValue::from_static(value),
            )]))
        };
        assert_eq!(
            asked("gzip, deflate, br, zstd"),
            [Coding::Brotli, Coding::Gzip, Coding::Identity]
        );
        assert_eq!(
            asked("br;q=0.5, gzip"),
            [Coding::Gzip, Coding::Brotli, Coding::Identity]
        );
        assert_eq!(asked("br;q=0, *"), [Coding::Gzip, Coding::Identity]);
        assert_eq!(asked("identity"), [Coding::Identity]);
    }
}
