# Functions the other scripts share. Sourced; leaves the caller in the root of the repository.
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

# One clear sentence, and the end.
fail() {
  say "$*"
  exit 1
}

# has TOOL…: are all of them installed?
has() {
  command -v "$@" >/dev/null && [ "$(command -v "$@" | wc -l)" -eq $# ]
}

# version_at_least 1.95 1.97.0 → true
version_at_least() {
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

need_rust() {
  local wanted found
  has cargo rustc ||
    fail "Rust is missing (cargo, rustc): install it from https://rustup.rs and open a new shell."
  has cc ||
    fail "A C compiler is missing (cc), which Rust and SQLite need: apt-get install build-essential."
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  found=$(rustc --version | cut -d ' ' -f 2)
  version_at_least "$wanted" "$found" ||
    fail "Rust $found is too old; $wanted or newer is needed: rustup update stable."
}

need_node() {
  local found
  has node npm ||
    fail "Node.js is missing (node, npm), 20.19 or newer: apt-get install nodejs npm, or https://nodejs.org."
  found=$(node --version)
  version_at_least 20.19 "${found#v}" ||
    fail "Node.js ${found#v} is too old; 20.19 or newer is needed: https://nodejs.org."
}

# need_writable DIR…: makes each directory and tries to write in it.
need_writable() {
  local dir probe
  for dir in "$@"; do
    { mkdir -p "$dir" && probe=$(mktemp "$dir/.probe.XXXXXX"); } 2>/dev/null ||
      fail "Cannot write in $PWD/$dir: give $(id -un) write access to it, or free some disk space."
    rm -f "$probe"
  done
}

# npm_packages DIR: installs what DIR's lock file names, only when that file changed.
npm_packages() {
  local dir=$1 stamp=$1/node_modules/.installed-for
  local wanted
  wanted=$(cat "$dir/package.json" "$dir/package-lock.json" | sha256sum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
  say "Installing the npm packages of $dir/ …"
  (cd "$dir" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error >&2) ||
    fail "npm could not install the packages of $dir/ (see above): is the network there?"
  mkdir -p "$dir/node_modules"
  printf '%s\n' "$wanted" >"$stamp"
}

# can_install PACKAGE…: can this user install them here? If not, what to do.
can_install() {
  [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null || fail "Missing: $*. Install as root: apt-get install $*."
  has apt-get || fail "Missing: $*. This is not Debian: install that with this system's package manager."
}

# debian_packages PACKAGE…: installs them with apt-get.
debian_packages() {
  local as_root=()
  can_install "$@"
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  say "Installing from Debian: $* …"
  { "${as_root[@]}" apt-get -q update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -q install -y --no-install-recommends "$@"; } </dev/null >&2 ||
    fail "apt-get could not install $* (see above)."
}

# port_taken PORT: does something listen there on loopback?
port_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# The binary of the demo and the browser tests. With the whole workspace in view its dependencies get the same
# features as in the tests, and are compiled once.
build_binary() {
  cargo build --locked --workspace --bin mentorkind
}

build_tests() { cargo test --no-run --quiet --locked --workspace --lib --bins --tests; }

# rust_tests ARGUMENT…: nextest where it is installed, else cargo's own runner.
rust_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --no-fail-fast "$@"
  else
    cargo test --no-fail-fast "$@"
  fi
}
