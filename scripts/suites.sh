#!/usr/bin/env bash
# Runs every suite, also after one failed, and ends with how many tests passed and failed. Started by test.sh.
. "$(dirname "$0")/lib.sh"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

passed=0 failed=0
summary=()

# suite NAME COMMAND…: runs it and adds what its output says it counted. A command that counts nothing is one
# test; a command that failed without a failed test (it did not build, say) is one failure.
suite() {
  local name=$1 status=0 counts good bad began=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@" 2>&1 | tee "$log" || status=$?
  counts=$(awk -f scripts/count-tests.awk "$log")
  good=${counts% *} bad=${counts#* }
  [ "$counts" != "0 0" ] || [ "$status" -ne 0 ] || good=1
  [ "$bad" -gt 0 ] || [ "$status" -eq 0 ] || bad=1
  passed=$((passed + good)) failed=$((failed + bad))
  summary+=("$(printf '%-28s %5d passed, %d failed, %d s' "$name" "$good" "$bad" $((SECONDS - began)))")
}

# What only the tests bring along gives nothing that is shipped another feature: so the lints, and the tests, see what is
# shipped.
features() {
  cargo tree --quiet --locked --workspace --edges "$1" --prefix none --no-dedupe --format '{p} {f}' | sort -u
}
features_shipped() {
  local other
  other=$(comm -23 <(features normal,build) <(features normal,build,dev)) || return 1
  [ -z "$other" ] || {
    printf 'Shipped with other features than the tests have:\n%s\n' "$other"
    return 1
  }
}
clippy() { cargo clippy --quiet --locked --workspace --all-targets -- -D warnings; }
web_check() { npm_packages web && npm --prefix web run --silent check; }
# The benchmarks are a workspace of their own: what no longer fits would be found by whoever runs them next.
bench_check() {
  cargo check --quiet --locked --manifest-path bench/Cargo.toml --target-dir "${CARGO_TARGET_DIR:-target}"
}
e2e_check() { npm_packages e2e && npm --prefix e2e run --silent check; }
browser() {
  # A binary that is left from an earlier build proves nothing; the Rust tests have built this one already.
  npm_packages e2e && cargo build --locked --workspace --lib --bins --tests && npm --prefix e2e test --silent
}

suite "assets" scripts/assets.sh
suite "formatting" cargo fmt --all --check
suite "features as shipped" features_shipped

suite "Rust, build" build_tests
# After the build, whose macros and build scripts it finds there.
suite "lints" clippy
suite "Rust, both databases" rust_tests --locked --workspace --lib --bins --tests
suite "benchmarks, check" bench_check
suite "Rust, documentation" cargo test --locked --workspace --doc --no-fail-fast
suite "web" web_check
suite "browser tests, types" e2e_check
suite "browser tests" browser

printf '\n'
printf '%s\n' "${summary[@]}"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
