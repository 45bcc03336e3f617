# Sourced by the steps that need node: installs the packages of a folder, or ends the step with 75 where that is not possible.
need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || { echo "node and npm are not installed"; exit 75; }
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --silent && return
  # A registry out of reach is a reason to skip; a lock file that does not fit its package.json is a fault of ours.
  npm view graphql version --fetch-retries=0 --fetch-timeout=10000 >/dev/null 2>&1 || { echo "npm's registry is out of reach"; exit 75; }
  echo "the npm packages of $1 could not be installed, though the registry answers"
  exit 1
}

# Debian's Chromium, installed where that is possible.
need_chromium() {
  if ! [ -x /usr/bin/chromium ]; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
      { apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null 2>&1 || true
    fi
  fi
  [ -x /usr/bin/chromium ] || { echo "chromium is not installed and cannot be"; exit 75; }
}
