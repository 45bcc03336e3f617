#!/usr/bin/env bash
# schema.graphql: linters, Relay's rules, breaking changes since the last release, federation
set -euo pipefail
cd "$(dirname "$0")/../.."
source .ci/node.sh
need_node .ci/schema
tools=.ci/schema/node_modules/.bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$tools/graphql-schema-linter" --config-directory .ci/schema schema.graphql
"$tools/eslint" --config .ci/schema/eslint.config.mjs --max-warnings 0 schema.graphql

release=$(git tag --merged HEAD --sort=-creatordate | head -n 1)
if [ -n "$release" ]; then
  git show "$release:schema.graphql" >"$work/released.graphql"
  node .ci/schema/breaking.mjs "$work/released.graphql" schema.graphql
else
  echo "schema: nothing was released yet, so nothing can break"
fi

cargo run --quiet -- schema --federation >"$work/subgraph.graphql"
node .ci/schema/federation.mjs "$work/subgraph.graphql"
