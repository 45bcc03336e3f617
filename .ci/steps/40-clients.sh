#!/usr/bin/env bash
# the example clients, checked against schema.graphql and run against a server
set -euo pipefail
cd "$(dirname "$0")/../.."
.ci/with-server -- bash -c '.ci/clients.sh "$VERSUS_URL"'
