//! Names of models without the noise of those who host them: paths, regions, revisions of the listing, quantizations.

/// A name without noise, and what the noise said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BareName {
    /// The name in lower case, words joined by dashes, dots kept.
    pub name: String,
    /// The vendor that the path names, in lower case.
    pub vendor: Option<String>,
    /// The region that the id is for; '' for none.
    pub region: String,
    /// Quantization of the weights.
    pub quantization: Option<String>,
}

const REGIONS: [&str; 9] = [
    "us-gov", "global", "apac", "us", "eu", "au", "jp", "ca", "sa",
];
const DOTTED_VENDORS: [&str; 18] = [
    "ai21",
    "amazon",
    "anthropic",
    "cohere",
    "deepseek",
    "google",
    "meta",
    "minimax",
    "mistral",
    "moonshot",
    "moonshotai",
    "nvidia",
    "openai",
    "qwen",
    "stability",
    "writer",
    "xai",
    "zai",
];
/// Segments of paths that name no vendor.
const PATH_NOISE: [&str; 11] = [
    "accounts",
    "fireworks",
    "models",
    "routers",
    "cf",
    "hf",
    "publishers",
    "chutes",
    "deepinfra",
    "serverless",
    "tee",
];
const QUANTIZATIONS: [&str; 11] = [
    "fp8", "fp16", "bf16", "fp4", "nvfp4", "int4", "int8", "awq", "gptq", "mxfp4", "w4a16",
];
/// Words after a colon that say how a route is sold, and nothing of the model.
const SALES_TAGS: [&str; 7] = [
    "free", "beta", "nitro", "floor", "extended", "exacto", "default",
];

/// The name of a model in an external id.
pub fn bare(external_id: &str) -> BareName {
    let lower = external_id.trim().to_lowercase();
    let path = lower.trim_start_matches(['@', '~']);
    let mut segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let last = segments.pop().unwrap_or_default();
    let vendor = segments
        .iter()
        .rev()
        .find(|part| !PATH_NOISE.contains(part));
    let mut found = BareName {
        vendor: vendor.map(|part| part.trim_start_matches(['@', '~']).to_owned()),
        ..BareName::default()
    };
    let (name, dotted) = without_dotted_prefixes(last, &mut found);
    let name = without_tags(name);
    let name = words(&name);
    let name = without_revision(&name, dotted);
    let name = without_quantization(name, &mut found);
    found.name = decimal_points(&name);
    found
}

fn without_dotted_prefixes<'a>(name: &'a str, found: &mut BareName) -> (&'a str, bool) {
    let mut rest = name;
    for region in REGIONS {
        let after = rest
            .strip_prefix(region)
            .and_then(|rest| rest.strip_prefix('.'));
        if let Some(after) = after {
            region.clone_into(&mut found.region);
            rest = after;
            break;
        }
    }
    for vendor in DOTTED_VENDORS {
        let after = rest
            .strip_prefix(vendor)
            .and_then(|rest| rest.strip_prefix('.'));
        if let Some(after) = after {
            found.vendor = Some(vendor.to_owned());
            return (after, true);
        }
    }
    (rest, !found.region.is_empty())
}

fn without_tags(name: &str) -> String {
    let mut parts = name.split(':');
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for tag in parts {
        let numeric = tag.chars().all(|c| c.is_ascii_digit());
        if !numeric && !SALES_TAGS.contains(&tag) {
            kept.push('-');
            kept.push_str(tag);
        }
    }
    kept
}

/// Everything that is no letter, digit or dot joins words; a plus is a word of its own.
fn words(name: &str) -> String {
    let spelled = name.replace("@default", "").replace('+', "-plus-");
    super::hyphenated(&spelled)
}

fn without_revision(name: &str, dotted: bool) -> String {
    let name = name.strip_suffix("-maas").unwrap_or(name);
    let (stem, last) = name.rsplit_once('-').unwrap_or((name, ""));
    let revision = last
        .strip_prefix('v')
        .is_some_and(|rest| rest.len() == 1 && is_number(rest));
    // `openai.gpt-oss-120b-1:0` counts its revisions without a letter.
    let counted = last == "1" && stem.ends_with('b');
    if dotted && (revision || counted) {
        stem.to_owned()
    } else {
        name.to_owned()
    }
}

fn without_quantization(name: String, found: &mut BareName) -> String {
    let Some((stem, last)) = name.rsplit_once('-') else {
        return name;
    };
    if QUANTIZATIONS.contains(&last) {
        found.quantization = Some(last.to_owned());
        return stem.to_owned();
    }
    name
}

/// `kimi-k2p6` means `kimi-k2.6`.
fn decimal_points(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    letters
        .iter()
        .enumerate()
        .map(|(at, letter)| {
            let between =
                *letter == 'p' && at > 0 && digit(at - 1) && digit(at + 1) && !digit(at + 2);
            if between { '.' } else { *letter }
        })
        .collect()
}

/// The name for look-ups, in which dots and dashes are the same.
pub fn key(name: &str) -> String {
    name.replace('.', "-")
}

/// A name without the full date at its end, written 2025-04-14 or 20250414.
pub fn without_date(name: &str) -> Option<&str> {
    let mut parts = name.rsplitn(4, '-');
    let last = parts.next()?;
    if is_number(last) && last.len() == 8 && last.starts_with("20") {
        return name.get(..name.len().checked_sub(9)?);
    }
    let (month, year) = (parts.next()?, parts.next()?);
    let dated = [(last, 2), (month, 2), (year, 4)]
        .iter()
        .all(|(part, length)| is_number(part) && part.len() == *length);
    if dated && year.starts_with("20") {
        return name.get(..name.len().checked_sub(11)?);
    }
    None
}

/// `claude-opus-4-6` as `claude-opus-4.6`: a number and a single digit after it are a version.
pub fn with_version_dots(name: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for part in name.split('-') {
        let single_digit = part.len() == 1 && is_number(part);
        match out.last_mut() {
            Some(before) if single_digit && ends_in_version(before) => {
                before.push('.');
                before.push_str(part);
            }
            _ => out.push(part.to_owned()),
        }
    }
    out.join("-")
}

fn ends_in_version(part: &str) -> bool {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = part.len() - letters.len();
    let short_letters = letters.len() <= 8 && letters.chars().all(|c| c.is_ascii_alphabetic());
    let number = part.get(letters.len()..).unwrap_or_default();
    (1..=2).contains(&digits) && short_letters && !number.starts_with('0')
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// Words whose presence makes another model: sizes, kinds, speeds, efforts, stages.
const MEANING: [&str; 62] = [
    "air",
    "airx",
    "audio",
    "base",
    "beta",
    "chat",
    "code",
    "coder",
    "codex",
    "customtools",
    "deep",
    "distill",
    "embed",
    "embedding",
    "exp",
    "fast",
    "flash",
    "flashx",
    "guard",
    "haiku",
    "heavy",
    "high",
    "highspeed",
    "image",
    "instant",
    "large",
    "lightning",
    "lite",
    "low",
    "max",
    "medium",
    "micro",
    "mini",
    "minimal",
    "nano",
    "non",
    "omni",
    "opus",
    "plus",
    "premier",
    "preview",
    "pro",
    "realtime",
    "reasoner",
    "reasoning",
    "research",
    "safeguard",
    "search",
    "small",
    "sonnet",
    "speciale",
    "spark",
    "super",
    "terminus",
    "thinking",
    "transcribe",
    "tts",
    "turbo",
    "ultra",
    "vision",
    "vl",
    "xhigh",
];

/// A word that two names do not share and that makes them different models.
pub fn difference(left: &str, right: &str) -> Option<String> {
    let parts = |name: &str| -> Vec<String> {
        let name = without_date(name).unwrap_or(name);
        with_version_dots(name)
            .split('-')
            .map(str::to_owned)
            .collect()
    };
    let (left, right) = (parts(left), parts(right));
    let only = |one: &[String], other: &[String]| {
        one.iter()
            .find(|part| !other.contains(part) && is_meaning(part))
            .cloned()
    };
    only(&left, &right).or_else(|| only(&right, &left))
}

fn is_meaning(part: &str) -> bool {
    let size = part
        .trim_start_matches('a')
        .strip_suffix('b')
        .is_some_and(|number| {
            !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        });
    let version = part.chars().any(|c| c.is_ascii_digit()) && part.contains('.');
    size || version || is_number(part) || MEANING.contains(&part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_taken_off() {
        let cases = [
            (
                "us.anthropic.claude-sonnet-4-20250514-v1:0",
                "claude-sonnet-4-20250514",
            ),
            ("anthropic.claude-opus-4-6-v1", "claude-opus-4-6"),
            ("accounts/fireworks/models/kimi-k2p6", "kimi-k2.6"),
            (
                "@cf/meta/llama-3.1-8b-instruct-fp8",
                "llama-3.1-8b-instruct",
            ),
            ("claude-opus-4-6@default", "claude-opus-4-6"),
            ("claude-opus-4@20250514", "claude-opus-4-20250514"),
            ("z-ai/glm-4.5-air:free", "glm-4.5-air"),
            (
                "qwen/qwen-plus-2025-07-28:thinking",
                "qwen-plus-2025-07-28-thinking",
            ),
            ("openai.gpt-oss-120b-1:0", "gpt-oss-120b"),
            ("command-r+", "command-r-plus"),
            (
                "mistralai/mistral-7b-instruct-v0.1",
                "mistral-7b-instruct-v0.1",
            ),
            ("", ""),
        ];
        for (id, name) in cases {
            assert_eq!(bare(id).name, name, "{id}");
        }
        assert_eq!(bare("eu.amazon.nova-lite-v1:0").region, "eu");
        assert_eq!(
            bare("Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8")
                .quantization
                .unwrap(),
            "fp8"
        );
    }

    #[test]
    fn only_full_dates_are_dates() {
        assert_eq!(without_date("gpt-4.1-2025-04-14"), Some("gpt-4.1"));
        assert_eq!(
            without_date("claude-opus-4-20250514"),
            Some("claude-opus-4")
        );
        for name in [
            "deepseek-v3-0324",
            "command-a-03-2025",
            "grok-4-0709",
            "phi-4",
            "2025-04-14",
        ] {
            assert_eq!(without_date(name), None, "{name}");
        }
    }

    #[test]
    fn versions_get_their_dots_back() {
        assert_eq!(with_version_dots("claude-opus-4-6"), "claude-opus-4.6");
        assert_eq!(with_version_dots("llama-3-70b"), "llama-3-70b");
        assert_eq!(
            with_version_dots("gemini-2.5-pro-exp-03-25"),
            "gemini-2.5-pro-exp-03-25"
        );
        assert_eq!(with_version_dots("qwen2-5-vl-72b"), "qwen2.5-vl-72b");
    }

    #[test]
    fn what_makes_another_model_is_seen() {
        assert_eq!(difference("gpt-5-mini", "gpt-5").as_deref(), Some("mini"));
        assert_eq!(
            difference("claude-opus-4-5", "claude-opus-4.1").as_deref(),
            Some("4.5")
        );
        assert_eq!(
            difference("llama-3-70b", "llama-3-8b").as_deref(),
            Some("70b")
        );
        assert_eq!(difference("gpt-4.1-2025-04-14", "gpt-4.1"), None);
        assert_eq!(difference("gemma-3-27b", "gemma-3-27b-it"), None);
    }
}
