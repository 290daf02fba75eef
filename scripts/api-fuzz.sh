#!/usr/bin/env bash
# api-fuzz.sh [ENGINE…]: sends random calls at the ways in and out of a server of its own, on a fresh demo, and fails when an
# answer is not as the description says. Engines: sqlite, postgres; both when none is named. EXAMPLES=30 is how many calls of
# each kind.
# shellcheck disable=SC2317 # the functions are called by traps
. "$(dirname "$0")/lib.sh"

examples=${EXAMPLES:-30}
[[ $examples =~ ^[1-9][0-9]*$ ]] || fail "EXAMPLES=$examples is not a number of calls."
engines=("$@")
[ ${#engines[@]} -gt 0 ] || engines=(sqlite postgres)
has python3 curl || fail "Python and curl are missing: apt-get install python3-venv curl."
need_rust
need_writable target

venv=target/api-fuzz/python
"$venv/bin/schemathesis" --version >/dev/null 2>&1 ||
  { say "Installing schemathesis with pip …" && python3 -m venv "$venv" >&2 &&
    "$venv/bin/pip" install --quiet --disable-pip-version-check 'schemathesis>=4,<5' >&2; } ||
  fail "schemathesis could not be installed with pip (see above): is the network there?"

build_binary
mentorkind=${CARGO_TARGET_DIR:-target}/debug/mentorkind

folder=$(mktemp -d "${TMPDIR:-/tmp}/mentorkind-api-fuzz.XXXXXX")
server=
stop() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
  server=
}
trap 'stop; rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# serve ADDRESS: a server on a new demo in this database, on a free port of loopback.
serve() {
  "$mentorkind" demo --database-url "$1" --reset >"$folder/sign-ins" || fail "The demo could not be made (see above)."
  port=$((20000 + RANDOM % 12000))
  while port_taken "$port"; do port=$((port + 1)); done
  MENTORKIND_DATABASE_URL=$1 MENTORKIND_LISTEN=127.0.0.1:$port MENTORKIND_DEMO=true MENTORKIND_MAIL=$folder/mail \
    MENTORKIND_SECRET_KEY_FILE=$folder/secret.key MENTORKIND_API_PER_MINUTE=60000 \
    "$mentorkind" serve >"$folder/log" 2>&1 &
  server=$!
  for _ in {1..100}; do
    curl -sSf "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  cat "$folder/log" >&2
  fail "The server did not start (see above)."
}

browse() { curl -sS -b "$folder/cookies" -c "$folder/cookies" "$@"; }

# form PATH FIELD…: opens the page at PATH and sends the fields to it, with the hidden ones of its last form.
form() {
  local path=$1 page csrf key fields=()
  shift
  page=$(browse "http://127.0.0.1:$port$path")
  csrf=$(grep -o 'name="csrf" value="[^"]*"' <<<"$page" | tail -n 1 | cut -d '"' -f 4)
  key=$(grep -o 'name="key" value="[^"]*"' <<<"$page" | tail -n 1 | cut -d '"' -f 4)
  for field in "csrf=$csrf" "key=$key" "$@"; do fields+=(--data-urlencode "$field"); done
  browse "${fields[@]}" "http://127.0.0.1:$port$path"
}

# A token of the demo's administrator that opens everything.
token() {
  local line email password
  line=$(grep -m 1 -E '^ *admin  ' "$folder/sign-ins") || fail "The demo has no administrator."
  email=$(awk -F '  +' '{ print $(NF - 1) }' <<<"$line")
  password=$(awk -F '  +' '{ print $NF }' <<<"$line")
  rm -f "$folder/cookies"
  form /sign-in "email=$email" "password=$password" >/dev/null
  form /tokens name=Proef "until=$(date -d '+30 days' +%F)" structure:read=true mentorships:read=true \
    obligations:read=true aggregates:read=true planning:write=true absences:write=true presence:write=true >/dev/null
  # It is shown once, on the page that comes after.
  browse "http://127.0.0.1:$port/tokens" | grep -o 'mentorkind_[0-9a-f]*' | head -n 1
}

# What a description cannot say (a last day after the first, rows that fit each other) is refused with 422.
cat >"$folder/schemathesis.toml" <<'TOML'
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "422", "429"]

# Too large is a refusal too.
[checks.negative_data_rejection]
expected-statuses = ["401", "403", "404", "405", "409", "413", "415", "422", "429"]
TOML

# try ADDRESS
try() {
  serve "$1"
  local secret
  secret=$(token) || true
  [ -n "$secret" ] || fail "No token could be made."
  "$venv/bin/schemathesis" --config-file "$folder/schemathesis.toml" run \
    "http://127.0.0.1:$port/api/v1/openapi.json" --header "Authorization: Bearer $secret" \
    --checks all --max-examples "$examples" --phases examples,coverage,fuzzing --max-time 600 --request-timeout 30
  stop
}

for engine in "${engines[@]}"; do
  say "Calling a server on $engine …"
  case $engine in
    sqlite) try "sqlite://$folder/demo.db" ;;
    postgres)
      if [ -n "${MENTORKIND_TEST_POSTGRES:-}" ]; then
        try "$MENTORKIND_TEST_POSTGRES"
      else
        EXAMPLES=$examples scripts/with-postgres.sh scripts/api-fuzz.sh postgres
      fi
      ;;
    *) fail "$engine is not an engine: sqlite or postgres." ;;
  esac
done
