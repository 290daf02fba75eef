#!/usr/bin/env bash
# Runs the benchmarks, optimised: each is an example named bench of its crate.
. "$(dirname "$0")/lib.sh"

need_rust
for example in crates/*/examples/bench.rs; do
  crate=mentorkind-$(basename "$(dirname "$(dirname "$example")")")
  say "$crate"
  cargo run --quiet --locked --release --package "$crate" --example bench
done
