//! The sources as the rules see them: files, their code without its tests, and the paths that it names.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use regex::Regex;

/// The tree of a `use` statement, or its beginning.
static IMPORT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:pub(?:\([^)]*\))? )?use (.*)$"));
/// A path within other code, but for what stands in a text.
static INLINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?:^|[^\w:."])((?:[A-Za-z_][0-9A-Za-z_]*::)+[0-9A-Za-z_]+)"#));

fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap()
}

/// A path that code names, from the crate or the root of this one on.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// Number of its line.
    pub line: usize,
    /// What it is in: this crate where it begins with `crate`, `self` or `super`, else another.
    pub inside: bool,
    /// Its segments, without `crate`.
    pub segments: Vec<String>,
}

impl Named {
    /// Whether it leads into a crate, a room or a module of one.
    pub fn begins(&self, inside: bool, segments: &[&str]) -> bool {
        let found = self.segments.iter().zip(segments);
        self.inside == inside
            && self.segments.len() >= segments.len()
            && found.clone().all(|(found, segment)| found == segment)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a room, which is a folder or a single file; there is at least one.
pub fn rust_files(room: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(&root().join(room), &mut files);
    files.sort();
    assert!(!files.is_empty(), "there is no {room} any more");
    files
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.extension().is_some_and(|end| end == "rs") {
        files.push(path.to_owned());
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        collect(&entry.path(), files);
    }
}

/// Path of a file from the root on.
pub fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// The lines of a file that are code, with their numbers; tests beside the code may use more.
pub fn code(path: &Path) -> Vec<(usize, String)> {
    code_of(&fs::read_to_string(path).unwrap())
}

/// The lines of a text that are code: no comments, and nothing under `#[cfg(test)]`.
pub fn code_of(text: &str) -> Vec<(usize, String)> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut kept = Vec::new();
    let mut lines = text.lines().zip(1..).peekable();
    while let Some((line, n)) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            // The item below it: one line, or as far as the brace that closes it.
            for (tested, _) in lines.by_ref() {
                let ends = tested.trim_end().ends_with(';') || tested.trim() == "}";
                if ends && indent(tested) == indent(line) {
                    break;
                }
            }
        } else if !line.trim_start().starts_with("//") {
            kept.push((n, line.to_owned()));
        }
    }
    kept
}

/// The paths that the code of a file names.
pub fn paths(path: &Path) -> Vec<Named> {
    named(&code(path), &module_of(&name(path)))
}

/// The module that a file holds: `src/import/apply/mod.rs` is `import`, `apply`.
fn module_of(name: &str) -> Vec<String> {
    let (_, inner) = name.split_once("src/").unwrap();
    let mut module: Vec<_> = inner.trim_end_matches(".rs").split('/').collect();
    if matches!(module.last(), Some(&("mod" | "lib" | "main"))) {
        module.pop();
    }
    module.into_iter().map(str::to_owned).collect()
}

/// The paths that lines of a module name: those of its `use` statements written out, and all others with a `::`.
pub fn named(lines: &[(usize, String)], module: &[String]) -> Vec<Named> {
    let mut found = Vec::new();
    let mut statement: Option<(usize, String)> = None;
    for (n, line) in lines {
        let line = line.trim();
        if let Some((_, text)) = &mut statement {
            text.push_str(line);
        } else if let Some(import) = IMPORT.captures(line) {
            statement = Some((*n, import[1].to_owned()));
        } else if line.contains("::") {
            let paths = INLINE.captures_iter(line);
            found.extend(paths.map(|path| resolved(*n, &path[1], module)));
        }
        if let Some((n, text)) = statement.take_if(|(_, text)| text.ends_with(';')) {
            let mut all = Vec::new();
            write_out("", text.trim_end_matches(';'), &mut all);
            found.extend(all.iter().map(|path| resolved(n, path, module)));
        }
    }
    found
}

/// A path as written in a module, from the root of its crate on.
fn resolved(line: usize, path: &str, module: &[String]) -> Named {
    let path = path.split(" as ").next().unwrap_or_default();
    let mut segments: Vec<_> = path
        .split("::")
        .map(|part| part.trim().to_owned())
        .collect();
    let supers = segments.iter().take_while(|part| *part == "super").count();
    let first = segments.first().map(String::as_str);
    let inside = matches!(first, Some("crate" | "self" | "super"));
    if inside {
        let above = match first {
            Some("crate") => &[],
            _ => &module[..module.len().saturating_sub(supers)],
        };
        let kept = segments.split_off(supers.max(1));
        segments = above.iter().cloned().chain(kept).collect();
    }
    Named {
        line,
        inside,
        segments,
    }
}

/// Every path of a `use` tree, in full.
fn write_out(before: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        paths.push(format!("{before}{}", tree.trim()));
        return;
    };
    let before = format!("{before}{}", head.trim());
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut branch) = (0, String::new());
    for letter in inner.chars().chain([',']) {
        match letter {
            ',' if depth == 0 => {
                if !branch.trim().is_empty() {
                    write_out(&before, &branch, paths);
                }
                branch.clear();
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        branch.push(letter);
    }
}
