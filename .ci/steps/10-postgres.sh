#!/usr/bin/env bash
# the whole suite again, on PostgreSQL
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! command -v pg_config >/dev/null || ! [ -x "$(pg_config --bindir)/initdb" ]; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    { apt-get update -qq && apt-get install -y -qq postgresql libpq-dev; } >/dev/null 2>&1 || true
  fi
fi
command -v pg_config >/dev/null && [ -x "$(pg_config --bindir)/initdb" ] || { echo "PostgreSQL is not installed and cannot be"; exit 75; }
.ci/postgres cargo test --test it
