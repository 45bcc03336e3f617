#!/usr/bin/env bash
# GraphQL over HTTP: the 61 audits, validation against graphql-js, the barrage
set -euo pipefail
cd "$(dirname "$0")/../.."
source .ci/node.sh
need_node .ci/node
.ci/with-server -- bash -c '
  set -e
  node .ci/node/audits.mjs "$VERSUS_URL/graphql"
  node .ci/node/differential.mjs "$VERSUS_URL"
  if [ -f .ci/node/barrage.mjs ]; then node .ci/node/barrage.mjs "$VERSUS_URL" "$VERSUS_PID"; fi
'
