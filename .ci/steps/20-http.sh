#!/usr/bin/env bash
# GraphQL over HTTP: the 61 audits, validation against graphql-js, subscriptions, the barrage
set -euo pipefail
cd "$(dirname "$0")/../.."
source .ci/node.sh
need_node .ci/node
.ci/with-server -- bash -c '
  set -e
  node .ci/node/audits.mjs "$VERSUS_URL/graphql"
  node .ci/node/differential.mjs "$VERSUS_URL"
  node .ci/node/streams.mjs "$VERSUS_URL"
  node .ci/node/barrage.mjs "$VERSUS_URL" "$VERSUS_PID"
'
