#!/usr/bin/env bash
# GraphiQL and the console in headless Chromium: examples, explorer, documents, history, subscription
set -euo pipefail
cd "$(dirname "$0")/../.."
source .ci/node.sh
need_node .ci/browser
need_chromium
.ci/with-server -- bash -c '
  set -e
  node .ci/browser/graphiql.mjs "$VERSUS_URL" ${SCREENSHOTS:-}
  node .ci/browser/console.mjs "$VERSUS_URL" ${SCREENSHOTS:-}
'
