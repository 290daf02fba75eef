#!/usr/bin/env bash
# Makes the pictures in docs/images from a demo of its own.
. "$(dirname "$0")/lib.sh"

need_rust
need_node
need_writable docs/images
[ -x "${MENTORKIND_CHROMIUM:-/usr/bin/chromium-headless-shell}" ] || debian_packages chromium-headless-shell
npm_packages e2e
scripts/assets.sh
build_binary
npm --prefix e2e run --silent screenshots
say "The pictures are in docs/images."
