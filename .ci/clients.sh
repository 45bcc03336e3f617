#!/usr/bin/env bash
# Checks the example clients against schema.graphql and runs them against a started server: .ci/clients.sh http://127.0.0.1:8000
# Ends with 75 where the JavaScript ones could not run; the others ran then.
set -euo pipefail
server=${1:?usage: .ci/clients.sh URL OF A STARTED SERVER}
server=${server%/}
cd "$(dirname "$0")/../examples/clients"

# Says what runs, and keeps quiet about it unless it fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
run() {
  local name=$1
  shift
  echo "client: $name"
  "$@" >"$log" 2>&1 || { cat "$log"; echo "client: $name failed"; exit 1; }
}

# The commands of a page, as one script: they build on each other's variables.
commands_of() { sed -n '/^```sh$/,/^```$/p' "$1" | sed '/^```/d'; }

run curl.md env VERSUS="$server" bash -euo pipefail -c "$(commands_of curl.md)"

run rust cargo run --quiet --locked --manifest-path rust/Cargo.toml -- "$server/graphql"

source ../../.ci/node.sh
need_node .
for client in codegen relay apollo urql; do
  run "$client, checked" npm --workspace "$client" run check
  run "$client" npm --workspace "$client" start -- "$server/graphql" 1
done
