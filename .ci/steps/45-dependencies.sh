#!/usr/bin/env bash
# dependencies: their licences and sources, none unused, and the fuzz targets still compile
set -euo pipefail
cd "$(dirname "$0")/../.."
# In a workspace of their own, so nothing else notices when they no longer fit; the folder spares compiling twice.
cargo check --quiet --locked --manifest-path fuzz/Cargo.toml --target-dir "${CARGO_TARGET_DIR:-target}"
echo "fuzz targets compile"

# Tools of this gate, compiled once into the target folder where CI runs and they are not there.
tools=${CARGO_TARGET_DIR:-$PWD/target}/tools
PATH="$tools/bin:$PATH"
missing=()
for tool in cargo-deny cargo-machete; do command -v "$tool" >/dev/null || missing+=("$tool"); done
if [ "${#missing[@]}" -gt 0 ]; then
  [ -n "${CI:-}" ] || { echo "${missing[*]} not installed: cargo install --locked ${missing[*]}"; exit 75; }
  timeout 1200 cargo install --quiet --locked --root "$tools" "${missing[@]}" || { echo "${missing[*]} could not be installed"; exit 75; }
fi
cargo machete
cargo deny --log-level error check bans licenses sources
