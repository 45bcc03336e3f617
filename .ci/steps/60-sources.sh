#!/usr/bin/env bash
# real data as others publish it ($VERSUS_SOURCES, or beside the project): imported whole, again without a change, and curated
set -euo pipefail
cd "$(dirname "$0")/../.."
sources=${VERSUS_SOURCES:-../shared/sources}
[ -d "$sources" ] || { echo "no real data at $sources"; exit 75; }
cargo build --quiet
versus=${CARGO_TARGET_DIR:-target}/debug/versus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folders=("$sources"/*/)
import() { "$versus" import --report json --database-url "sqlite:$work/versus.sqlite" "${folders[@]}" >"$work/$1.json"; }
# The counts of a report, without its records.
counts() { sed 's/"records".*//' "$work/$1.json" | head -c 400; echo; }
field() { sed -n "s/.*\"$2\": *\\([0-9]*\\).*/\\1/p" "$work/$1.json" | head -n 1; }
import first; counts first
import second; counts second
[ "$(field first revision)" = 1 ] && [ "$(field second revision)" = 1 ] || { echo "the second import made a revision"; exit 1; }
[ "$(field second created)" = 0 ] && [ "$(field second changed)" = 0 ] || { echo "the second import changed something"; exit 1; }
[ "$(field first created)" -ge 100000 ] || { echo "the first import created too little"; exit 1; }

# The embedded catalog is what the editors' rules make of these sources, and nothing else.
"$versus" curate "$sources" "$work/catalog" >/dev/null
diff -r data/catalog "$work/catalog" || { echo "data/catalog is not what curate makes of the sources"; exit 1; }
echo "data/catalog is what curate makes of the sources"
