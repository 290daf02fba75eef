#!/usr/bin/env bash
# bench.sh [PART…]: runs the benchmarks, optimised, and prints one table; the baseline of each ratio is named in its line.
# Parts: division, obligations, reports, divide, pages, live, import; all of them when none is named. The last four build the program
# itself, which takes minutes. CHILDREN=100000 is the size of the largest organisation of the pages and of the import.
. "$(dirname "$0")/lib.sh"

parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(division obligations reports divide pages live import)
for part in "${parts[@]}"; do
  [[ $part =~ ^(division|obligations|reports|divide|pages|live|import)$ ]] ||
    fail "$part is not a part: division, obligations, reports, divide, pages, live or import."
done
wanted() { [[ " ${parts[*]} " == *" $1 "* ]]; }
if wanted divide || wanted pages || wanted live || wanted import; then program=yes; else program=; fi

need_rust
need_writable target
[ -z "$program" ] || need_node
children=${CHILDREN:-100000}
[[ $children =~ ^[1-9][0-9]*$ ]] || fail "CHILDREN=$children is not a number of children."

say "Building, optimised …"
CARGO_TARGET_DIR=target/bench cargo build --quiet --locked --release --manifest-path bench/Cargo.toml
bench=target/bench/release/bench
data=target/bench/data
mkdir -p "$data"
if [ -n "$program" ]; then
  scripts/assets.sh
  cargo build --quiet --locked --release --bin mentorkind
fi
mentorkind=${CARGO_TARGET_DIR:-target}/release/mentorkind

# The solvers of PyPI, in an environment of their own; without them their lines are left out.
python=()
if wanted division; then
  venv=target/bench/python
  if "$venv/bin/python" -c 'import highspy, ortools' 2>/dev/null ||
    { say "Installing OR-Tools and HiGHS with pip …" && python3 -m venv "$venv" >&2 &&
      "$venv/bin/pip" install --quiet --disable-pip-version-check ortools highspy >&2; }; then
    python=(--python "$venv/bin/python")
  else
    say "OR-Tools and HiGHS could not be installed with pip (see above): their lines are left out."
  fi
fi

# One line of the import from what its script prints.
import_line() {
  awk -F '  +' '
    /^children/ { what = $0 }
    /^mentorkind import/ { ours = $2 }
    /^sqlite3/ { beside = $2 }
    /^ratio/ { split($2, ratio, " "); goal = "at most 4 ×: " (ratio[1] <= 4 ? "reached" : "**not reached**") }
    END { printf "| import of %s | %s | sqlite3 `.import`: %s | %s × | %s |\n", what, ours, beside, ratio[1], goal }'
}

echo "| measured | Mentorkind | baseline | ratio | goal |"
echo "|---|---:|---:|---:|---|"
for part in "${parts[@]}"; do
  say "Measuring: $part …"
  case $part in
    division) "$bench" division --data "$data" "${python[@]}" ;;
    obligations) "$bench" obligations ;;
    reports) "$bench" reports ;;
    divide) "$bench" divide --data "$data" --binary "$mentorkind" ;;
    pages)
      for sizes in 50,50000 "1000,$children"; do
        pages=("$bench" pages --data "$data" --binary "$mentorkind" --children "$sizes")
        if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has initdb; then
          # shellcheck disable=SC2016 # the address is known inside
          scripts/with-postgres.sh sh -c 'exec "$@" --postgres "$MENTORKIND_TEST_POSTGRES"' sh "${pages[@]}"
        else
          say "PostgreSQL is not installed: its lines are left out."
          "${pages[@]}"
        fi
      done
      ;;
    live)
      # A thousand tablets have some 2,200 files open here, and the server as many.
      ulimit -Sn 4096 2>/dev/null || say "No more than $(ulimit -Sn) files may be open here (ulimit -n)."
      "$bench" live --data "$data" --binary "$mentorkind"
      ;;
    import) CHILDREN=$children scripts/bench-import.sh | import_line ;;
  esac
done
