#!/usr/bin/env bash
# Everything: installs what the tests need, then runs all suites beside a PostgreSQL cluster of their own.
. "$(dirname "$0")/lib.sh"

need_rust
need_node
need_writable target e2e web

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has initdb || missing+=(postgresql)
has psql || missing+=(postgresql-client)
[ -x "${MENTORKIND_CHROMIUM:-/usr/bin/chromium-headless-shell}" ] || missing+=(chromium-headless-shell)
# They read the PDF that is made.
has pdfinfo pdftotext || missing+=(poppler-utils)
has qpdf || missing+=(qpdf)
if [ ${#missing[@]} -gt 0 ]; then
  can_install "${missing[@]}"
  debian_packages "${missing[@]}" &
  installing=$!
  # Builds while they come in. What does not build is said by the suites, which build again.
  { scripts/assets.sh && build_tests; } >/dev/null 2>&1 || true
  wait "$installing"
fi

exec scripts/with-postgres.sh scripts/suites.sh
