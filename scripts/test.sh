#!/usr/bin/env bash
# Everything: installs what the tests need, then runs all suites beside a PostgreSQL cluster of their own.
. "$(dirname "$0")/lib.sh"

need_rust
need_node
need_writable target e2e web
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has initdb || debian_package postgresql
has psql || debian_package postgresql-client
[ -x "${MENTORKIND_CHROMIUM:-/usr/bin/chromium-headless-shell}" ] || debian_package chromium-headless-shell
# They read the PDF that is made.
has pdfinfo pdftotext || debian_package poppler-utils
has qpdf || debian_package qpdf

exec scripts/with-postgres.sh scripts/suites.sh
