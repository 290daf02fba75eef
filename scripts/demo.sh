#!/usr/bin/env bash
# Builds Mentorkind and serves the demo organisations. PORT chooses the port; RESET=1 makes them anew.
. "$(dirname "$0")/lib.sh"

port=${PORT:-8080}
if ! [[ $port =~ ^[1-9][0-9]{0,4}$ ]] || [ "$port" -gt 65535 ]; then
  fail "PORT=$port is not a port: choose a number from 1024 to 65535."
fi
if port_taken "$port"; then
  fail "Port $port is in use: stop what runs there, or choose another with make demo PORT=$((port % 65535 + 1))."
fi
need_rust
need_node
need_writable var target

scripts/assets.sh
mentorkind=${CARGO_TARGET_DIR:-target}/debug/mentorkind
[ -e "$mentorkind" ] || say "Building Mentorkind; the first time takes some minutes …"
build_binary || fail "Mentorkind could not be built (see above)."

export MENTORKIND_DATABASE_URL=sqlite://var/demo.db
export MENTORKIND_LISTEN=127.0.0.1:$port
export MENTORKIND_DEMO=true
export MENTORKIND_MAIL=var/demo-mail

# The list of sign-ins is moved into place last, so a demo that was interrupted half-way is made again.
sign_ins=var/demo-sign-ins.txt
if [ "${RESET:-}" = 1 ] || ! [ -e "$sign_ins" ] || ! [ -e var/demo.db ]; then
  say "Making the demo organisations …"
  rm -rf "$sign_ins" "$MENTORKIND_MAIL"
  "$mentorkind" demo --database-url "$MENTORKIND_DATABASE_URL" --reset >"$sign_ins.new" ||
    fail "The demo organisations could not be made (see above)."
  mv "$sign_ins.new" "$sign_ins"
fi

cat "$sign_ins"
echo
echo "Mentorkind: http://127.0.0.1:$port   (stop with Ctrl-C; start over with make demo RESET=1)"
exec "$mentorkind" serve
