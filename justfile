# Recipes; `just` lists them. CI runs the same commands through .ci/run.

default:
    @just --list

# Format, lint, document, test, and look at the dependencies (needs cargo-deny).
check:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps
    cargo test
    cargo deny check bans licenses sources

# Write schema.graphql, data/schema.json and docs/SCHEMA.md from the types.
schema:
    cargo run -- schema > schema.graphql.new && mv schema.graphql.new schema.graphql
    cargo run -- schema --catalog-files > data/schema.json.new && mv data/schema.json.new data/schema.json
    cargo run -- schema --markdown > docs/SCHEMA.md.new && mv docs/SCHEMA.md.new docs/SCHEMA.md

# Make data/catalog anew from a folder of sources (docs/DATA.md says what is in it).
curate SOURCES:
    cargo run -- curate {{SOURCES}} data/catalog

# The same tests on a throw-away PostgreSQL cluster.
test-pg:
    .ci/postgres cargo test --test it

# Import files or addresses into the default database.
import *ARGS:
    cargo run --release -- import {{ARGS}}

# Run every fuzz target for so many seconds, two at a time (needs cargo-fuzz).
fuzz SECONDS="300":
    fuzz/run {{SECONDS}}

# Build what a release consists of into target/dist: the stripped binary, its systemd unit, their checksums.
dist:
    npm ci --prefix web/graphiql --ignore-scripts --no-audit --no-fund
    npm run build --prefix web/graphiql
    # The build script does not watch for a bundle that was not there before.
    touch build.rs
    VERSUS_REQUIRE_GRAPHIQL=1 cargo build --profile dist --locked --package versus --bin versus
    install -m 644 dist/versus.service target/dist/versus.service
    cd target/dist && sha256sum versus versus.service > SHA256SUMS

# The same as a container image.
image TAG="versus":
    docker build --tag {{TAG}} .
