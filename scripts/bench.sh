#!/usr/bin/env bash
# Runs the benchmarks of all crates, optimised. Arguments go to cargo bench: scripts/bench.sh -p mentorkind-division
. "$(dirname "$0")/lib.sh"

need_rust
scripts/assets.sh
cargo bench --locked --benches "$@"
