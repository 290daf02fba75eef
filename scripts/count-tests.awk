# Adds up what the test runners say: prints "PASSED FAILED".

# cargo test: "test result: ok. 12 passed; 0 failed; …", once per binary
/^test result: / {
  for (i = 2; i <= NF; i++) {
    if ($i ~ /^passed/) passed += $(i - 1)
    if ($i ~ /^failed/) failed += $(i - 1)
  }
}

# nextest: "Summary [ 1.2s] 12 tests run: 11 passed, 1 failed, 0 skipped"; when stopped early "7/12 tests run".
# What ran and did not pass has failed, timed out or could not start.
/^ *Summary \[.*tests? run: / {
  match($0, /[0-9]+(\/[0-9]+)? tests? run: /)
  ran = substr($0, RSTART) + 0
  good = 0
  for (i = 2; i <= NF; i++) if ($i ~ /^passed/) good = $(i - 1)
  passed += good
  failed += ran - good
}

# Playwright and others, at the end of their report: "  12 passed (3.4s)", "  1 failed", "  2 did not run"
/^ +[0-9]+ passed( |$)/ { passed += $1 }
/^ +[0-9]+ (failed|flaky|interrupted|did not run)( |$)/ { failed += $1 }

# node --test: "ℹ pass 12", "ℹ fail 1", "ℹ cancelled 0"
/^[^ ]+ pass [0-9]+$/ { passed += $3 }
/^[^ ]+ (fail|cancelled) [0-9]+$/ { failed += $3 }

END { print passed + 0, failed + 0 }
