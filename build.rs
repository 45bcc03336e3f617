//! Makes the GraphiQL bundle that `src/http/graphiql.rs` embeds, in `$OUT_DIR/graphiql`.
//!
//! Taken from `web/graphiql/dist` when somebody ran `npm run build` there since the sources changed, else built here
//! with npm. It writes nothing outside `OUT_DIR`, which Cargo locks, so concurrent builds do not meet. Without a
//! bundle the server has its small console: whatever goes wrong here is one warning and never a failed build, except
//! where a release asks for it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};
use std::{env, io, thread};

/// What the bundle is made of; the queries are its tabs.
const SOURCES: [&str; 5] = [
    "package.json",
    "package-lock.json",
    "vite.config.mjs",
    "index.html",
    "main.jsx",
];
const WEB: &str = "web/graphiql";
const QUERIES: &str = "web/examples";
const MADE_BY_HAND: &str = "web/graphiql/dist";
const SKIP: &str = "VERSUS_SKIP_GRAPHIQL";
/// Set to anything, it makes a missing bundle an error: a release must not lack the playground unnoticed.
const REQUIRE: &str = "VERSUS_REQUIRE_GRAPHIQL";

/// Installs the locked packages; those in npm's cache need no network.
const INSTALL: [&str; 4] = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];

/// One small request, so that a registry out of reach costs seconds: a build must not hang on a nicety.
const PROBE: [&str; 5] = [
    "view",
    "vite",
    "version",
    "--fetch-retries=0",
    "--fetch-timeout=10000",
];

/// For machines that compile on every core meanwhile.
const LIMIT: Duration = Duration::from_mins(5);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={SKIP}");
    println!("cargo::rerun-if-env-changed={REQUIRE}");
    let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else {
        return;
    };
    let bundle = out.join("graphiql");
    // What was built before must not decide what is in the binary now.
    if env::var_os(SKIP).is_some() {
        let _ = fs::remove_dir_all(&bundle);
        return;
    }
    if let Err(reason) = provide(&bundle, &out.join("graphiql-build")) {
        let level = if env::var_os(REQUIRE).is_some() {
            "error"
        } else {
            "warning"
        };
        println!(
            "cargo::{level}=GraphiQL was not built: {reason}. Without it the server shows its small console. \
             `npm ci && npm run build` in {WEB} builds it (then touch build.rs); {SKIP}=1 silences this."
        );
    }
}

fn provide(bundle: &Path, workshop: &Path) -> Result<(), String> {
    let sources = sources().map_err(|error| format!("{WEB} cannot be read ({error})"))?;
    for source in &sources {
        println!("cargo::rerun-if-changed={}", source.display());
    }
    let newest = sources.iter().filter_map(|path| modified(path)).max();
    let by_hand = Path::new(MADE_BY_HAND);
    // Watched only when it is there: a path that is missing would run this script at every build.
    if by_hand.join("index.html").exists() {
        println!("cargo::rerun-if-changed={MADE_BY_HAND}/index.html");
    }
    if is_newer(&by_hand.join("index.html"), newest) {
        return embed(by_hand, bundle)
            .map_err(|error| format!("{MADE_BY_HAND} cannot be copied ({error})"));
    }
    if is_newer(&bundle.join("index.html.br"), newest) {
        return Ok(());
    }
    let built = build(&sources, workshop).and_then(|dist| {
        embed(&dist, bundle).map_err(|error| format!("it cannot be copied ({error})"))
    });
    let _ = fs::remove_dir_all(workshop);
    built
}

fn sources() -> io::Result<Vec<PathBuf>> {
    let mut sources: Vec<_> = SOURCES
        .iter()
        .map(|name| Path::new(WEB).join(name))
        .collect();
    for entry in fs::read_dir(QUERIES)? {
        sources.push(entry?.path());
    }
    // The folder itself, so that a query that comes or goes is noticed.
    sources.push(QUERIES.into());
    Ok(sources)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .ok()
}

fn is_newer(path: &Path, than: Option<SystemTime>) -> bool {
    modified(path).is_some_and(|time| Some(time) >= than)
}

/// Copies the sources aside, so that the source tree may be read-only, and builds there.
fn build(sources: &[PathBuf], workshop: &Path) -> Result<PathBuf, String> {
    let copied = || -> io::Result<()> {
        let _ = fs::remove_dir_all(workshop);
        for source in sources.iter().filter(|path| path.is_file()) {
            let copy = workshop.join(source);
            fs::create_dir_all(copy.parent().unwrap_or(workshop))?;
            fs::copy(source, copy)?;
        }
        Ok(())
    };
    copied().map_err(|error| format!("its sources cannot be copied ({error})"))?;
    let web = workshop.join(WEB);
    let npm = |arguments: &[&str]| {
        let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(Command::new(program).args(arguments), &web)
    };
    if npm(&[&INSTALL[..], &["--offline"]].concat()).is_err() {
        npm(&PROBE)?;
        npm(&INSTALL)?;
    }
    run(
        Command::new("node").args(["node_modules/vite/bin/vite.js", "build", "--logLevel=error"]),
        &web,
    )?;
    Ok(web.join("dist"))
}

fn run(command: &mut Command, folder: &Path) -> Result<(), String> {
    let name = command.get_program().display().to_string();
    let log = folder.join("../../../graphiql.log");
    let output = File::create(&log)
        .map_err(|error| format!("{} cannot be written ({error})", log.display()))?;
    let mut child = command
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(output)
        .spawn()
        .map_err(|error| format!("{name} cannot be started ({error})"))?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) => return Err(format!("{name} failed: {}", last_words(&log))),
            Ok(None) if start.elapsed() < LIMIT => thread::sleep(Duration::from_millis(50)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("{name} took longer than {} s", LIMIT.as_secs()));
            }
        }
    }
}

/// The first line that tells of an error: npm ends with the path of a log, vite with a stack.
fn last_words(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let line = text
        .lines()
        .find(|line| line.to_lowercase().contains("error"))
        .or_else(|| text.lines().next());
    line.unwrap_or("it said nothing").trim().to_owned()
}

/// Copies a bundle into the folder that is embedded, without the plain form of what is there compressed: the server
/// unpacks it for the rare client that takes neither brotli nor gzip, and the binary is a third of the size.
fn embed(dist: &Path, bundle: &Path) -> io::Result<()> {
    let _ = fs::remove_dir_all(bundle);
    fs::create_dir_all(bundle)?;
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        if path.is_dir() {
            embed(&path, &bundle.join(name))?;
        } else if !path.with_added_extension("gz").exists() {
            fs::copy(&path, bundle.join(name))?;
        }
    }
    Ok(())
}
