#!/usr/bin/env bash
# real data as others publish it ($VERSUS_SOURCES, or beside the project): imported whole, again without a change on the same day and the next, and curated
set -euo pipefail
cd "$(dirname "$0")/../.."
sources=${VERSUS_SOURCES:-../shared/sources}
[ -d "$sources" ] || { echo "no real data at $sources"; exit 75; }
cargo build --quiet
versus=${CARGO_TARGET_DIR:-target}/debug/versus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folders=("$sources"/*/)
import() { "$versus" import --report json --observed-on "$2" --database-url "sqlite:$work/versus.sqlite" "${folders[@]}" >"$work/$1.json"; }
# The counts of a report, without its records.
counts() { sed 's/"records".*//' "$work/$1.json" | head -c 400; echo; }
field() { sed -n "s/.*\"$2\": *\\([0-9]*\\).*/\\1/p" "$work/$1.json" | head -n 1; }
# Fixed days: an end that a source dates on the second would be news.
import first 2026-11-27; counts first
import second 2026-11-27; counts second
import later 2026-11-28; counts later
[ "$(field first revision)" = 1 ] || { echo "the first import made no revision"; exit 1; }
for again in second later; do
  [ "$(field $again revision)" = 1 ] || { echo "the $again import made a revision"; exit 1; }
  [ "$(field $again created)" = 0 ] && [ "$(field $again changed)" = 0 ] || { echo "the $again import changed something"; exit 1; }
done
[ "$(field first created)" -ge 100000 ] || { echo "the first import created too little"; exit 1; }

# The embedded catalog is what the editors' rules make of these sources, and nothing else.
"$versus" curate "$sources" "$work/catalog" >/dev/null
diff -r data/catalog "$work/catalog" || { echo "data/catalog is not what curate makes of the sources"; exit 1; }
echo "data/catalog is what curate makes of the sources"
