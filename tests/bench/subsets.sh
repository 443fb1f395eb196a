#!/bin/sh
# subsets.sh - how much faster attain makes the curve of 32,768 subsets of 15 predictors (n = 145)
# with HC3 than R does with lm.fit in a loop: whole process against whole process.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
build=${BUILD:-build}
runs=${SUBSETS_RUNS:-3}

if ! command -v Rscript >/dev/null 2>&1; then
    echo "skipped: no Rscript to set 32,768 subset models beside"
    exit 0
fi

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
trap 'exit 130' INT TERM

# Made-up numbers: predictors that go together, as those of local authorities do.
awk 'BEGIN {
    srand(145); printf "y,x"; for (j = 1; j <= 15; j++) printf ",x%d", j; print ""
    for (i = 1; i <= 145; i++) {
        common = rand() + rand() - 1; x = common + rand() + rand() - 1
        line = ""; sum = 0
        for (j = 1; j <= 15; j++) { v = common / 2 + rand() + rand() - 1; sum += v; line = line sprintf(",%.6f", v) }
        printf "%.6f,%.6f%s\n", 20 - x + sum / 5 + 3 * (rand() + rand() - 1), x, line
    } }' >"$data/made-up.csv"

terms=x1,x2,x3,x4,x5,x6,x7,x8,x9,x10,x11,x12,x13,x14,x15
echo "32,768 subsets of 15 predictors, n = 145, HC3:"
Rscript tests/bench/subsets.R "$data/made-up.csv"
"$build/attain" curve --outcome y --focal x --optional $terms --se HC3 --replicates 0 \
    --data "$data/made-up.csv" --format json |
    sed -n 's/^ *"median": \([-0-9.e]*\),*$/median estimate \1/p'
"$build/bench/compare" "$runs" \
    "$build/attain curve --outcome y --focal x --optional $terms --se HC3 --replicates 0 --data $data/made-up.csv" \
    "Rscript tests/bench/subsets.R $data/made-up.csv"
