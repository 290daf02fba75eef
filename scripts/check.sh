#!/usr/bin/env bash
# The quick round: formatting, lints and the unit tests, on SQLite only.
. "$(dirname "$0")/lib.sh"

need_rust
scripts/assets.sh
unset MENTORKIND_TEST_POSTGRES

cargo fmt --all --check
cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
rust_tests --locked --workspace --lib --bins
