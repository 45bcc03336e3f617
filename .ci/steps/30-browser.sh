#!/usr/bin/env bash
# GraphiQL, the console and the pages in headless Chromium, light and dark, with and without JavaScript; audits of both
set -euo pipefail
cd "$(dirname "$0")/../.."
source .ci/node.sh
need_node .ci/browser
need_chromium
.ci/with-server -- bash -c '
  set -e
  node .ci/browser/graphiql.mjs "$VERSUS_URL" ${SCREENSHOTS:-}
  node .ci/browser/console.mjs "$VERSUS_URL" ${SCREENSHOTS:-}
  node .ci/browser/pages.mjs "$VERSUS_URL" ${SCREENSHOTS:-}
  node .ci/browser/audit.mjs "$VERSUS_URL"
'
