#!/bin/sh
# run.sh - how much slower attain reads the Local Authority Interactive Tool's long file,
# some 640,000 rows, than a walk through it that keeps nothing.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
build=${BUILD:-build}
reference=${ATTAIN_REFERENCE:-$root/../shared/reference}
runs=${RUNS:-7}

if [ ! -f "$reference/lait/bds_long.csv" ]; then
    echo "skipped: no reference data; ATTAIN_REFERENCE can say where it is"
    exit 0
fi
reference=$(cd "$reference" && pwd)

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
trap 'exit 130' INT TERM
ln -s "$reference/lait/bds_long.csv" "$data/lait.csv"
ln -s "$reference/deprivation/imd2019_upper_tier.csv" "$data/deprivation.csv"
ln -s "$reference/inspections/ilacs_2023-03-31.csv" "$data/inspections.csv"

"$build/bench/compare" "$runs" \
    "$build/bench/walk $data/lait.csv" \
    "$build/attain panel -q --data $data -o /dev/null"
