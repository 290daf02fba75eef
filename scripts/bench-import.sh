#!/usr/bin/env bash
# The import of a large organisation, beside the sqlite3 shell that gets the same rows ready-made: .import into the same
# tables with the same indexes. CHILDREN=900000 by default. Prints both times, their ratio, and the most memory.
. "$(dirname "$0")/lib.sh"

need_rust
has sqlite3 || debian_packages sqlite3
has python3 || debian_packages python3

children=${CHILDREN:-900000}
work=$(mktemp -d "${TMPDIR:-/tmp}/mentorkind-import.XXXXXX")
trap 'rm -rf "$work"' EXIT

say "Building, optimised …"
cargo build --quiet --locked --release --bin mentorkind
binary=${CARGO_TARGET_DIR:-target}/release/mentorkind

# measured FILE COMMAND…: runs it, and leaves seconds, seconds of the processor and kilobytes in FILE.
measured() {
  python3 - "$@" <<'PYTHON'
import resource, subprocess, sys, time
into, command = sys.argv[1], sys.argv[2:]
start = time.monotonic()
status = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
took = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(into, "w") as out:
    print(f"{took:.2f} {used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss}", file=out)
sys.exit(status)
PYTHON
}

say "Writing the tables of $children children …"
"$binary" demo --tables "$work/tables" --children "$children" >&2
say "Importing …"
measured "$work/ours" "$binary" import "$work/tables" --organisation Meting --database-url "sqlite://$work/ours.db" --log warn

# The rows for the shell. Its .import knows no blobs: an identifier becomes a text of as many bytes, in the same order.
tables=$(sqlite3 "$work/ours.db" "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN
  ('location', 'care_group', 'staff_member', 'roster', 'staff_role', 'child', 'placement', 'guardian', 'guardianship',
   'absence', 'closure', 'mentorship')")
for table in $tables; do
  columns=$(sqlite3 "$work/ours.db" "SELECT group_concat('CASE WHEN typeof(' || name || ') = ''blob'' THEN substr(hex('
    || name || '), 13, 16) ELSE ' || name || ' END', ', ') FROM pragma_table_info('$table')")
  sqlite3 -csv "$work/ours.db" "SELECT $columns FROM $table ORDER BY rowid" >"$work/$table.csv"
  echo ".import $work/$table.csv $table"
done >"$work/imports"
# Without STRICT, since identifiers are texts here; and without the checks that an empty field of a file fails.
sqlite3 "$work/ours.db" .schema | grep -v sqlite_stat | sed -e 's/) STRICT;/);/' -e '/CHECK ((staff_id IS NULL)/d' \
  -e '/CHECK ((begin_reason/d' -e 's/ CHECK ([a-z_]* IN ([^)]*))//g' \
  >"$work/schema"
sqlite3 "$work/theirs.db" <"$work/schema"
say "Importing with the sqlite3 shell …"
{ echo '.mode csv'; cat "$work/imports"; } >"$work/script"
measured "$work/theirs" sh -c "sqlite3 '$work/theirs.db' <'$work/script'"

rows=0
for table in $tables; do
  ours=$(sqlite3 "$work/ours.db" "SELECT count(*) FROM $table")
  theirs=$(sqlite3 "$work/theirs.db" "SELECT count(*) FROM $table")
  [ "$ours" -eq "$theirs" ] || fail "$table has $ours rows, and $theirs by the shell: the times cannot be compared."
  rows=$((rows + ours))
done

read -r took used kilobytes <"$work/ours"
read -r their_took their_used their_kilobytes <"$work/theirs"
ratio() { awk "BEGIN { printf \"%.1f\", $1 / $2 }"; }
printf '%s\n' \
  "children $children, rows $rows in $(echo "$tables" | wc -l) tables" \
  "mentorkind import   ${took} s, ${used} s of the processor, $((kilobytes / 1024)) MB" \
  "sqlite3 .import     ${their_took} s, ${their_used} s of the processor, $((their_kilobytes / 1024)) MB" \
  "ratio               $(ratio "$took" "$their_took") (processor $(ratio "$used" "$their_used"))"
