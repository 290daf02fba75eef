#!/usr/bin/env bash
# Builds web/dist from web/, only when something in web/ changed since the last build.
. "$(dirname "$0")/lib.sh"

need_node
need_writable web
npm_packages web

stamp=web/node_modules/.built-from
sources=$(find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' -print0 |
  LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
if [ -d web/dist ] && [ "$(cat "$stamp" 2>/dev/null)" = "$sources" ]; then
  exit 0
fi

say "Building web/dist …"
(cd web && npm run --silent build >&2) || fail "The assets could not be built (see above)."
printf '%s\n' "$sources" >"$stamp"
