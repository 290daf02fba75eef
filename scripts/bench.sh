#!/usr/bin/env bash
# Runs every benchmark program, optimised: a program is a file crates/*/src/bin/bench*.rs.
. "$(dirname "$0")/lib.sh"

need_rust
scripts/assets.sh
programs=$(find crates/*/src/bin -name 'bench*.rs' 2>/dev/null | LC_ALL=C sort)
[ -n "$programs" ] || fail "There are no benchmark programs (crates/*/src/bin/bench*.rs)."
for program in $programs; do
  cargo run --quiet --locked --release --bin "$(basename "$program" .rs)"
done
