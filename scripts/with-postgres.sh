#!/usr/bin/env bash
# with-postgres.sh COMMAND [ARGUMENT…]
# Runs COMMAND beside a PostgreSQL cluster of its own, named in MENTORKIND_TEST_POSTGRES, and removes
# the cluster afterwards: also when the command fails or is interrupted.
# shellcheck disable=SC2317 # the functions are called by traps
. "$(dirname "$0")/lib.sh"

[ $# -gt 0 ] || fail "Usage: scripts/with-postgres.sh COMMAND [ARGUMENT…]"

# Debian keeps initdb and pg_ctl out of the path, one folder per version.
bin=$(find /usr/lib/postgresql/*/bin -name initdb 2>/dev/null | sort -V | tail -n 1)
bin=${bin:-$(command -v initdb || true)}
[ -n "$bin" ] || fail "PostgreSQL is missing: apt-get install postgresql, or make test, which does."
bin=$(dirname "$bin")

# initdb refuses to run as root; Debian's package made the user postgres.
as_owner=()
[ "$(id -u)" -ne 0 ] || as_owner=(runuser -u postgres --)

cluster=$(mktemp -d "${TMPDIR:-/tmp}/mentorkind-postgres.XXXXXX")
child=
remove_cluster() {
  if [ -e "$cluster/data/postmaster.pid" ]; then
    "${as_owner[@]}" "$bin/pg_ctl" stop -s -m immediate -t 30 -D "$cluster/data" >&2 || true
  fi
  rm -rf "$cluster"
}

# interrupted SIGNAL STATUS: the command has a process group of its own. The signal is passed on to all of
# it, then it gets ten seconds to tidy up.
interrupted() {
  trap '' INT TERM HUP
  if [ -n "$child" ]; then
    kill "-$1" -- "-$child" 2>/dev/null || true
    for _ in {1..100}; do
      kill -0 "$child" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL -- "-$child" 2>/dev/null || true
  fi
  exit "$2"
}
trap remove_cluster EXIT
trap 'interrupted INT 130' INT
trap 'interrupted TERM 143' TERM HUP

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$cluster/password"
if [ ${#as_owner[@]} -gt 0 ]; then
  chown -R postgres "$cluster"
  "${as_owner[@]}" test -w "$cluster" || fail "The user postgres cannot reach $cluster: set TMPDIR=/tmp."
fi

"${as_owner[@]}" "$bin/initdb" -D "$cluster/data" -U postgres -E UTF8 --locale=C.UTF-8 \
  --auth=password --pwfile="$cluster/password" --no-sync >"$cluster/log" 2>&1 </dev/null || {
  cat "$cluster/log" >&2
  fail "The test cluster could not be made (see above)."
}

# What is lost in a power cut was going to be removed anyway: nothing is synced. Another program may take
# the port between the choice and the start: then another port.
started=
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 12000))
  port_taken "$port" && continue
  "${as_owner[@]}" "$bin/pg_ctl" start -s -w -t 30 -D "$cluster/data" -l "$cluster/data/server.log" -o "\
    -c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c max_connections=200 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off" >/dev/null 2>&1 </dev/null &&
    started=yes && break
done
[ -n "$started" ] || {
  cat "$cluster/data/server.log" >&2
  fail "The test cluster did not start (see above)."
}

export MENTORKIND_TEST_POSTGRES="postgres://postgres:$password@127.0.0.1:$port/postgres"
set -m
"$@" </dev/null &
child=$!
set +m
status=0
wait "$child" || status=$?
child=
exit "$status"
